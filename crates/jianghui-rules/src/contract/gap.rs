//! Writing what is missing: from which answer to which, who can change it, and when time alone does.

use super::output::answer;
use crate::money::rounded_up;
use crate::{Catalogue, Change, FactDef, FactKind, Need, Range, Spot, Value, Way};
use alloc::{format, string::String, string::ToString, vec::Vec};
use core::fmt::Display;
use serde::Serialize;

/// One thing that must change.
#[derive(Debug, Serialize)]
pub struct NeedOut {
    /// The fact.
    pub key: &'static str,
    /// Id of the kind of record it is a field of.
    pub record: Option<&'static str>,
    /// Index of the record; `null` for one more record, or where it is no field of one.
    pub index: Option<usize>,
    /// What must hold.
    pub condition: &'static str,
    /// The answer as it is.
    pub answer: Option<String>,
    /// The answers that would do; `null` where they depend on what is not known.
    pub needed: Option<String>,
    /// Who or what can change it: `time`, `self`, `employer`, `office` or `fixed`.
    pub change: &'static str,
    /// Where time alone does it: the first day.
    pub earliest: Option<String>,
}

/// The sets of changes as the contract has them.
pub(super) fn ways<'w>(catalogue: &Catalogue, ways: impl Iterator<Item = &'w Way>) -> Vec<Vec<NeedOut>> {
    ways.map(|way| way.needs.iter().filter_map(|need| need_out(catalogue, need)).collect()).collect()
}

fn need_out(catalogue: &Catalogue, need: &Need) -> Option<NeedOut> {
    let def = catalogue.fact(need.fact)?;
    let (record, index) = match need.spot {
        Spot::Scalar => (None, None),
        Spot::Entry(record, index) => (Some(record), Some(index)),
        Spot::New(record) => (Some(record), None),
    };
    Some(NeedOut {
        key: def.key,
        record: record.and_then(|record| catalogue.record(record)).map(|record| record.id),
        index,
        condition: need.test.sentence,
        answer: need.from.as_ref().map(|from| answer(def, from)),
        needed: need.wanted.as_ref().map(|wanted| needed(def, wanted)),
        change: need.change.id(),
        earliest: need.earliest.map(|day| day.to_string()),
    })
}

/// What is missing in few words: 还差12个月，最早2027-08-01; 四级（中级工） → 三级（高级工）.
#[must_use]
pub fn need_words(catalogue: &Catalogue, need: &Need) -> String {
    let Some(def) = catalogue.fact(need.fact) else { return String::new() };
    let mut words = match (&need.from, &need.wanted, &def.kind) {
        (Some(Value::Whole(from)), Some(Value::Whole(wanted)), FactKind::Whole { unit, .. }) => {
            match from.max.zip(wanted.min) {
                Some((from, wanted)) if wanted > from => format!("还差{}{unit}", wanted - from),
                _ => change_words(def, need),
            }
        }
        _ if need.fact == catalogue.claim_date && need.change == Change::Time => String::new(),
        _ => change_words(def, need),
    };
    if let Some(day) = need.earliest {
        let comma = if words.is_empty() { "" } else { "，" };
        words = format!("{words}{comma}最早{day}");
    }
    words
}

fn change_words(def: &FactDef, need: &Need) -> String {
    let wanted = need.wanted.as_ref().map_or_else(|| need.test.sentence.to_string(), |wanted| needed(def, wanted));
    match &need.from {
        Some(from) => format!("{} → {wanted}", answer(def, from)),
        None => wanted,
    }
}

/// The words for every answer that would do.
fn needed(def: &FactDef, wanted: &Value) -> String {
    match (wanted, &def.kind) {
        (Value::Chosen(bits), _) => answer(def, &Value::OneOf(*bits)),
        (Value::Whole(range), FactKind::Whole { unit, .. } | FactKind::Wholes { unit, .. }) => ends(*range, unit),
        // An end a fen beyond a full yuan is how 超过 and 不满 are kept.
        (Value::Yuan(range), _) => match (range.min, range.max) {
            (Some(min), None) if min != min.trunc() => format!("超过{}元", min.trunc()),
            (None, Some(max)) if max != max.trunc() => format!("不满{}元", rounded_up(max)),
            _ => ends(range.map(|end| end.normalize()), "元"),
        },
        (Value::Day(range), _) => match (range.min, range.max) {
            (Some(min), None) => format!("{min}或以后"),
            (None, Some(max)) => format!("{max}或以前"),
            _ => answer(def, wanted),
        },
        _ => answer(def, wanted),
    }
}

fn ends<T: Copy + Eq + Display>(range: Range<T>, unit: &str) -> String {
    match (range.min, range.max) {
        (Some(min), Some(max)) if min == max => format!("{min}{unit}"),
        (Some(min), Some(max)) => format!("{min}至{max}{unit}"),
        (Some(min), None) => format!("不少于{min}{unit}"),
        (None, Some(max)) => format!("不超过{max}{unit}"),
        (None, None) => String::new(),
    }
}
