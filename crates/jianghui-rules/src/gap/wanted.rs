//! Which answers a sentence asks for, and which of them is the nearest.

use super::Need;
use super::search::Wish;
use crate::money::{minus, plus};
use crate::step::{claim_day, months_per_unit};
use crate::{
    Catalogue, Change, Check, Comparison, Day, Entry, FactDef, FactKind, Range, RecordId, Situation, Spot, Value, View,
};
use alloc::{vec, vec::Vec};
use rust_decimal::Decimal;

/// The needs behind wishes for one answer: one for all that can be said in a value, and one for each that cannot.
/// `None` where no answer grants them.
pub(super) fn needs(
    catalogue: &Catalogue,
    situation: &Situation,
    entry: impl Fn(Spot) -> Option<Entry>,
    wishes: &[&Wish],
    into: &mut Vec<Need>,
) -> Option<()> {
    let first = *wishes.first()?;
    let def = catalogue.fact(first.test.fact)?;
    let entry_in = |spot| match spot {
        Spot::Scalar => None,
        Spot::Entry(record, _) | Spot::New(record) => Some((record, entry(spot))),
    };
    let seen = entry_in(first.spot);
    let from = view_of(situation, seen.as_ref()).get(catalogue, first.test.fact).cloned();
    let mut change = def.change;
    if let Spot::New(record) = first.spot
        && change == Change::Fixed
        && catalogue.record(record)?.date != Some(first.test.fact)
    {
        // What is as it is once it is there can still be sought; only not on a day that is gone.
        change = Change::Claimant;
    }
    let spot = first.spot;
    let blank =
        Need { fact: first.test.fact, spot, test: first.test, from, wanted: None, to: None, change, earliest: None };
    let mut asked: Option<Need> = None;
    for wish in wishes {
        let seen = entry_in(wish.seen);
        match (wanted(catalogue, view_of(situation, seen.as_ref()), def, wish), &mut asked) {
            (None, _) => into.push(Need { test: wish.test, ..blank.clone() }),
            (wanted, None) => asked = Some(Need { test: wish.test, wanted, ..blank.clone() }),
            (Some(wanted), Some(need)) => {
                need.wanted = Some(both(need.wanted.as_ref()?, &wanted)?);
                need.test = wish.test;
            }
        }
    }
    let Some(mut need) = asked else { return Some(()) };
    need.to = nearest(def, need.from.as_ref(), need.wanted.as_ref()?, first.holds);
    if need.change == Change::Time {
        need.earliest = first_day(catalogue, situation, def, &need);
        // The days before the day of claiming are gone.
        if need.earliest.is_none() && need.fact == catalogue.claim_date {
            need.change = Change::Fixed;
        }
    }
    into.push(need);
    Some(())
}

fn view_of<'s>(situation: &'s Situation, seen: Option<&'s (RecordId, Option<Entry>)>) -> View<'s> {
    match seen {
        None => situation.view(),
        Some((record, entry)) => situation.view().at(*record, entry.as_ref()),
    }
}

/// The first day on which time has brought an answer that grows; none where it does not grow towards it.
fn first_day(catalogue: &Catalogue, situation: &Situation, def: &FactDef, need: &Need) -> Option<Day> {
    let today = claim_day(catalogue, situation)?;
    if need.fact == catalogue.claim_date {
        let Some(Value::Day(range)) = &need.wanted else { return None };
        return range.min.filter(|day| *day > today);
    }
    let per_unit = months_per_unit(def)?;
    let largest = match need.from.as_ref()? {
        Value::Whole(range) => range.max?,
        Value::Wholes(list) => list.iter().copied().max()?,
        _ => return None,
    };
    let Some(Value::Whole(Range { min: Some(least), .. })) = need.wanted else { return None };
    let months = i32::try_from(least.saturating_sub(largest)).ok().filter(|more| *more > 0)?.checked_mul(per_unit)?;
    Some(today.plus_months(months))
}

/// The answers that a sentence asks for: options, or a range with inclusive ends.
fn wanted(catalogue: &Catalogue, view: View<'_>, def: &FactDef, wish: &Wish) -> Option<Value> {
    let whole = |comparison, limit: i64| {
        let (below, above) = (limit.saturating_sub(1), limit.saturating_add(1));
        Value::Whole(range(comparison, wish.holds, below, limit, above))
    };
    let day = |comparison, limit: Day| {
        let below = Day { julian: limit.julian.saturating_sub(1) };
        Value::Day(range(comparison, wish.holds, below, limit, limit.next()))
    };
    Some(match wish.test.check {
        Check::OneOf(bits) if wish.holds => Value::OneOf(bits),
        Check::OneOf(bits) => Value::OneOf(!bits & mask(def)),
        Check::Contains(bits) => Value::Chosen(bits),
        Check::Whole(comparison, limit) | Check::Sum(comparison, limit) | Check::Largest(comparison, limit) => {
            whole(comparison, limit)
        }
        Check::Yuan(comparison, limit) => {
            let fen = Decimal::new(1, 2);
            Value::Yuan(range(comparison, wish.holds, minus(limit, fen), limit, plus(limit, fen)))
        }
        Check::Day(comparison, limit) => day(comparison, limit),
        Check::DayFrom(comparison, other, years) => {
            let Some(Value::Day(other)) = view.get(catalogue, other) else { return None };
            // Of a day that is known in part the one that asks least: more is not known to be missing.
            let at_least = matches!(range(comparison, wish.holds, 0, 0, 0), Range { min: Some(_), max: None });
            day(comparison, (if at_least { other.min } else { other.max })?.plus_years(years))
        }
        Check::Portion(..) => return None,
    })
}

/// Every option of a choice.
fn mask(def: &FactDef) -> u64 {
    let count = match def.kind {
        FactKind::YesNo => 2,
        _ => def.options().len(),
    };
    u32::try_from(count).ok().and_then(|count| 1u64.checked_shl(count)).unwrap_or(0).wrapping_sub(1)
}

/// The values in this relation to a limit, or not in it; the neighbours of the limit make its ends inclusive.
fn range<T>(comparison: Comparison, holds: bool, below: T, limit: T, above: T) -> Range<T>
where
    T: Copy + Ord,
{
    let (from, to) = match (comparison, holds) {
        (Comparison::AtLeast, true) | (Comparison::LessThan, false) => (Some(limit), None),
        (Comparison::MoreThan, true) | (Comparison::AtMost | Comparison::Exactly, false) => (Some(above), None),
        (Comparison::AtMost, true) | (Comparison::MoreThan, false) => (None, Some(limit)),
        (Comparison::LessThan, true) | (Comparison::AtLeast, false) => (None, Some(below)),
        (Comparison::Exactly, true) => (Some(limit), Some(limit)),
    };
    Range { min: from, max: to }
}

/// What is in both.
fn both(one: &Value, other: &Value) -> Option<Value> {
    Some(match (one, other) {
        (Value::OneOf(a), Value::OneOf(b)) if a & b != 0 => Value::OneOf(a & b),
        (Value::Whole(a), Value::Whole(b)) => Value::Whole(common(*a, *b)?),
        (Value::Yuan(a), Value::Yuan(b)) => Value::Yuan(common(*a, *b)?),
        (Value::Day(a), Value::Day(b)) => Value::Day(common(*a, *b)?),
        (Value::Chosen(a), Value::Chosen(b)) if a == b => Value::Chosen(*a),
        _ => return None,
    })
}

fn common<T: Copy + Ord>(one: Range<T>, other: Range<T>) -> Option<Range<T>> {
    let min = one.min.max(other.min);
    let max = [one.max, other.max].into_iter().flatten().min();
    let is_empty = min.zip(max).is_some_and(|(min, max)| min > max);
    (!is_empty).then_some(Range { min, max })
}

/// The nearest answer among those wanted; of options the next one in the order of the catalogue.
fn nearest(def: &FactDef, from: Option<&Value>, wanted: &Value, holds: bool) -> Option<Value> {
    match (wanted, &def.kind) {
        (Value::OneOf(bits), _) => {
            let Some(Value::OneOf(now)) = from else { return Some(Value::OneOf(lowest(*bits))) };
            let later = bits & !lowest(*now).wrapping_mul(2).wrapping_sub(1);
            Some(Value::OneOf(lowest(if later == 0 { *bits } else { later })))
        }
        (Value::Chosen(bits), _) => {
            let now = if let Some(Value::Chosen(now)) = from { *now } else { 0 };
            Some(Value::Chosen(if holds { now | lowest(*bits) } else { now & !bits }))
        }
        (Value::Whole(range), FactKind::Whole { min, max, .. }) => {
            let now = if let Some(Value::Whole(now)) = from { *now } else { Range::OPEN };
            closest(*range, now)
                .filter(|number| (min..=max).contains(&number))
                .map(|number| Value::Whole(Range::exactly(number)))
        }
        (Value::Whole(Range { min: Some(least), .. }), FactKind::Wholes { length, .. }) => {
            let mut list = if let Some(Value::Wholes(list)) = from { list.clone() } else { Vec::new() };
            // Counts add up, so the first takes all that lacks; of numbers told of each one the largest rises.
            let lacking = if length.is_some() { least - list.iter().sum::<i64>() } else { 0 };
            match list.iter_mut().max_by_key(|number| if length.is_some() { 0 } else { **number }) {
                Some(number) => *number = if length.is_some() { *number + lacking } else { *least },
                None => list.push(*least),
            }
            Some(Value::Wholes(list))
        }
        (Value::Yuan(range), FactKind::Yuan { .. }) => {
            let now = if let Some(Value::Yuan(now)) = from { *now } else { Range::OPEN };
            closest(*range, now).map(|sum| Value::Yuan(Range::exactly(sum)))
        }
        (Value::Yuan(Range { min: Some(least), .. }), _) => Some(Value::Yuans(vec![*least])),
        (Value::Day(range), _) => {
            let now = if let Some(Value::Day(now)) = from { *now } else { Range::OPEN };
            closest(*range, now).map(|day| Value::Day(Range::exactly(day)))
        }
        _ => None,
    }
}

/// The end of a range that lies nearer.
fn closest<T: Copy + Ord>(range: Range<T>, now: Range<T>) -> Option<T> {
    let above = range.max.zip(now.min).is_some_and(|(most, now)| now > most);
    if above { range.max } else { range.min.or(range.max) }
}

fn lowest(bits: u64) -> u64 {
    bits & bits.wrapping_neg()
}
