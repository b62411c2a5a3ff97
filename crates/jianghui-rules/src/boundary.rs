//! Where answers begin to matter: every threshold that a rule uses, and its neighbours.
//!
//! For a fact that no rule compares with a number the options themselves are the cells. The compiler proves with
//! these that tiers neither gap nor overlap; the tests enumerate situations with them.

use crate::money::{minus, plus};
use crate::{Check, Day, FactDef, FactKind, Range, Value};
use alloc::{vec, vec::Vec};
use rust_decimal::Decimal;

/// A day from which days that are compared with each other are counted: every date has a value there.
/// 2024-03-10: documents of few years hold it and its next anniversaries.
const ANCHOR: Day = Day { julian: 2_460_380 };

/// One exact value in every cell of a fact: each option, or each threshold with the values just below and above.
#[must_use]
pub fn probes<'c>(def: &FactDef, checks: impl Iterator<Item = &'c Check>) -> Vec<Value> {
    match def.kind {
        FactKind::YesNo => vec![Value::YES, Value::NO],
        FactKind::Choice(options) => bits(options.len()).map(Value::OneOf).collect(),
        FactKind::Choices(options) => core::iter::once(0).chain(bits(options.len())).map(Value::Chosen).collect(),
        FactKind::Whole { min, max, .. } => {
            let mut cuts = vec![min];
            for check in checks {
                if let Check::Whole(_, limit) = check {
                    cuts.extend([limit.saturating_sub(1), *limit, limit.saturating_add(1)]);
                }
            }
            let inside = in_order(cuts).into_iter().filter(|number| (min..=max).contains(number));
            inside.map(|number| Value::Whole(Range::exactly(number))).collect()
        }
        FactKind::Yuan { max } => {
            let cuts = probes_of_sums(checks);
            let inside = cuts.into_iter().filter(|yuan| (Decimal::ZERO..=max).contains(yuan));
            inside.map(|yuan| Value::Yuan(Range::exactly(yuan))).collect()
        }
        FactKind::Date => {
            let mut cuts = vec![ANCHOR];
            for check in checks {
                let limit = match check {
                    Check::Day(_, limit) => *limit,
                    Check::DayFrom(_, _, years) => ANCHOR.plus_years(*years),
                    _ => continue,
                };
                let before = Day { julian: limit.julian.saturating_sub(1) };
                cuts.extend([before, limit, limit.next()]);
            }
            in_order(cuts).into_iter().map(|day| Value::Day(Range::exactly(day))).collect()
        }
        FactKind::Wholes { length, .. } => lists(length, checks),
        FactKind::Yuans { .. } => {
            let sums = probes_of_sums(checks);
            let alone = sums.iter().map(|sum| Value::Yuans(vec![*sum]));
            let beside = sums.iter().map(|sum| Value::Yuans(vec![Decimal::ONE, *sum]));
            alone.chain(beside).chain([Value::Yuans(Vec::new())]).collect()
        }
        FactKind::Text | FactKind::Provision(_) => Vec::new(),
    }
}

/// Nothing, and each threshold with the sums a fen below and above.
fn probes_of_sums<'c>(checks: impl Iterator<Item = &'c Check>) -> Vec<Decimal> {
    let fen = Decimal::new(1, 2);
    let mut cuts = vec![Decimal::ZERO];
    for check in checks {
        if let Check::Yuan(_, limit) = check {
            cuts.extend([minus(*limit, fen), *limit, plus(*limit, fen)]);
        }
    }
    cuts.retain(|sum| *sum >= Decimal::ZERO);
    in_order(cuts)
}

/// Lists with nothing in them, with each single place filled up to the thresholds, and with all places filled.
fn lists<'c>(length: Option<u16>, checks: impl Iterator<Item = &'c Check>) -> Vec<Value> {
    let mut numbers = vec![0, 1];
    for check in checks {
        if let Check::Sum(_, limit) | Check::Largest(_, limit) = check {
            numbers.extend([limit.saturating_sub(1), *limit, limit.saturating_add(1)]);
        }
    }
    numbers.retain(|number| *number >= 0);
    let places = usize::from(length.unwrap_or(2));
    let mut lists = vec![vec![0; places]];
    for number in in_order(numbers) {
        for place in 0..places {
            let mut list = vec![0; places];
            if let Some(slot) = list.get_mut(place) {
                *slot = number;
            }
            lists.push(list);
        }
    }
    lists.push((3..).take(places).collect());
    lists.dedup();
    if length.is_none() {
        lists.push(Vec::new());
    }
    lists.into_iter().map(Value::Wholes).collect()
}

/// Each of them once, the smallest first. A set would be kept in order while it grows, in several times the code.
pub(crate) fn in_order<T: Ord>(mut cuts: Vec<T>) -> Vec<T> {
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

fn bits(count: usize) -> impl Iterator<Item = u64> {
    (0..u32::try_from(count).unwrap_or(0)).filter_map(|index| 1u64.checked_shl(index))
}
