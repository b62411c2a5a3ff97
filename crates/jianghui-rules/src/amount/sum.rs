//! The sum that a form gives on what is known.

use super::{Form, Money, Short, Term, Threshold, Tier};
use crate::evaluate::{Sides, collect_open, is_known};
use crate::money::{minus, plus, product, total};
use crate::{Catalogue, FactId, Kleene, Outcome, Range, Value, View};
use alloc::vec::Vec;
use rust_decimal::Decimal;

/// The sum for one unit and for all of them.
pub(super) struct Sum {
    pub(super) unit: Money,
    pub(super) total: Money,
}

impl Form {
    pub(super) fn sum(&self, catalogue: &Catalogue, view: View<'_>, basis: &mut Vec<&'static str>) -> Option<Sum> {
        match *self {
            Self::None | Self::Elsewhere => None,
            Self::Fixed(yuan) => Some(Sum::of(Range::exactly(yuan))),
            Self::Between { min, max } => Some(Sum::of(Range { min: Some(min), max })),
            Self::Tiers(tiers) => sum_of_tiers(tiers, catalogue, view, basis),
            Self::Each { unit, count, cap } => {
                let unit = Range::exactly(unit);
                Some(Sum { unit, total: capped(times(unit, whole(catalogue, view, count)), cap) })
            }
            Self::EachOf { units, counts } => Some(Sum::of(each_of(units, catalogue, view, counts))),
            Self::CapEach { unit, count, cap, short } => {
                let heads = counted(catalogue, view, count, short);
                let total = Range { min: Some(Decimal::ZERO), ..capped(times(Range::exactly(unit), heads), cap) };
                // A cap on all of them makes one sum of them.
                let unit = if cap.is_some() { total } else { Range::between(Decimal::ZERO, unit) };
                Some(Sum { unit, total })
            }
            Self::Share { share, of, cap, count } => {
                let base = yuan(catalogue, view, of);
                let unit = capped(base.map(|base| product(base, share)), cap);
                let unit = Range { min: unit.min.or(Some(Decimal::ZERO)), ..unit };
                let heads = count.map_or(Range::exactly(1), |count| whole(catalogue, view, count));
                Some(Sum { unit, total: times(unit, heads) })
            }
            Self::Uplift { by, of } => {
                let base = yuan(catalogue, view, of);
                let base = Range { min: base.min.or(Some(Decimal::ZERO)), ..base };
                Some(Sum::of(base.map(|base| plus(base, product(base, by)))))
            }
            Self::Threshold(threshold) => Some(Sum::of(threshold.sum(whole(catalogue, view, threshold.count)))),
            Self::Match { of, cap } => Some(Sum::of(capped(highest(catalogue, view, of), cap))),
            Self::Least { parts, up_to } => {
                let least = least(catalogue, view, parts);
                Some(Sum::of(if up_to { Range { min: Some(Decimal::ZERO), ..least } } else { least }))
            }
            Self::ByRank { rank, sums } => Some(Sum::of(by_rank(whole(catalogue, view, rank), sums))),
            Self::Raised { base, by, when, label } => {
                let base = base.sum(catalogue, view, basis)?;
                let applies = when.judge(catalogue, view);
                if applies.narrow == Kleene::Yes {
                    basis.push(label);
                }
                let raise = |range: Money| {
                    let raised = |end: Decimal| plus(end, product(end, by));
                    Range {
                        min: range.min.map(|end| if applies.narrow == Kleene::Yes { raised(end) } else { end }),
                        max: range.max.map(|end| if applies.wide == Kleene::No { end } else { raised(end) }),
                    }
                };
                Some(Sum { unit: raise(base.unit), total: raise(base.total) })
            }
            Self::Remaining { base, cap, paid } => {
                let base = base.sum(catalogue, view, basis)?;
                let paid = yuan(catalogue, view, paid);
                let left = |paid: Decimal| minus(cap, paid).max(Decimal::ZERO);
                let (least, most) = (paid.max.map_or(Decimal::ZERO, left), left(paid.min.unwrap_or_default()));
                let fit = |range: Money| Range {
                    min: range.min.map(|end| end.min(least)),
                    max: Some(range.max.map_or(most, |end| end.min(most))),
                };
                Some(Sum { unit: fit(base.unit), total: fit(base.total) })
            }
            Self::Heads { base, least, most } => {
                let base = base.sum(catalogue, view, basis)?;
                Some(Sum { unit: base.unit, total: times(base.total, Range::between(least, most)) })
            }
        }
    }

    pub(super) fn for_each_open_fact(&self, catalogue: &Catalogue, view: View<'_>, see: &mut impl FnMut(FactId)) {
        let mut see_open = |fact: FactId| {
            if !is_known(catalogue, view, fact) {
                see(fact);
            }
        };
        match self {
            Self::Tiers(tiers) => {
                let outcome = |tier: &&Tier| tier.when.judge(catalogue, view).outcome();
                if let Some(tier) = tiers.iter().find(|tier| outcome(tier) == Outcome::Met) {
                    return tier.form.for_each_open_fact(catalogue, view, see);
                }
                for tier in tiers.iter().filter(|tier| outcome(tier) != Outcome::Unmet) {
                    collect_open(&tier.when, catalogue, Sides::BOTH, view, see);
                    tier.form.for_each_open_fact(catalogue, view, see);
                }
            }
            Self::Raised { base, when, .. } => {
                base.for_each_open_fact(catalogue, view, see);
                collect_open(when, catalogue, Sides::BOTH, view, see);
            }
            Self::Remaining { base, paid, .. } => {
                see_open(*paid);
                base.for_each_open_fact(catalogue, view, see);
            }
            Self::Heads { base, .. } => base.for_each_open_fact(catalogue, view, see),
            _ => self.for_each_fact(&mut see_open),
        }
    }

    pub(super) fn for_each_fact(&self, see: &mut impl FnMut(FactId)) {
        match self {
            Self::None | Self::Elsewhere | Self::Fixed(_) | Self::Between { .. } => {}
            Self::Tiers(tiers) => tiers.iter().for_each(|tier| {
                tier.when.for_each_test(&mut |test| test.facts().for_each(&mut *see));
                tier.form.for_each_fact(see);
            }),
            Self::Each { count, .. } => see(*count),
            Self::EachOf { counts, .. } => see(*counts),
            Self::CapEach { count, short, .. } => {
                see(*count);
                short.iter().for_each(|short| see(short.list));
            }
            Self::Share { of, count, .. } => {
                see(*of);
                count.iter().for_each(|count| see(*count));
            }
            Self::Uplift { of, .. } => see(*of),
            Self::Threshold(threshold) => see(threshold.count),
            Self::Match { of, .. } => of.iter().for_each(|fact| see(*fact)),
            Self::Least { parts, .. } => parts.iter().for_each(|(_, fact)| see(*fact)),
            Self::ByRank { rank, .. } => see(*rank),
            Self::Raised { base, when, .. } => {
                base.for_each_fact(see);
                when.for_each_test(&mut |test| test.facts().for_each(&mut *see));
            }
            Self::Remaining { base, paid, .. } => {
                base.for_each_fact(see);
                see(*paid);
            }
            Self::Heads { base, .. } => base.for_each_fact(see),
        }
    }
}

impl Sum {
    fn of(money: Money) -> Self {
        Self { unit: money, total: money }
    }
}

impl Threshold {
    fn sum(&self, count: Range<i64>) -> Money {
        let at = |count: i64| {
            let more = count.saturating_sub(self.from);
            let sum = if more < 0 { Decimal::ZERO } else { plus(self.base, product(self.unit, Decimal::from(more))) };
            self.cap.map_or(sum, |cap| sum.min(cap))
        };
        Range { min: Some(at(count.min.unwrap_or(0))), max: count.max.map_or(self.cap, |most| Some(at(most))) }
    }
}

impl Term {
    /// How many whole months of the term certainly lie within the time of the document.
    pub(super) fn months_within(self, limit: i64, catalogue: &Catalogue, view: View<'_>) -> i64 {
        let Some(Value::Day(start)) = view.get(catalogue, self.start) else { return 0 };
        let Some(start) = start.single() else { return 0 };
        let months = (0i32..).take(usize::try_from(limit).unwrap_or(0));
        let inside = months.filter(|month| {
            let next = start.plus_months(month + 1);
            self.from.is_none_or(|from| start.plus_months(*month) >= from)
                && self.until.is_none_or(|until| next <= until.next())
        });
        i64::try_from(inside.count()).unwrap_or(limit)
    }
}

fn sum_of_tiers(
    tiers: &'static [Tier],
    catalogue: &Catalogue,
    view: View<'_>,
    basis: &mut Vec<&'static str>,
) -> Option<Sum> {
    let outcome = |tier: &Tier| tier.when.judge(catalogue, view).outcome();
    if let Some(tier) = tiers.iter().find(|tier| outcome(tier) == Outcome::Met) {
        basis.push(tier.label);
        return tier.form.sum(catalogue, view, basis);
    }
    let possible = tiers.iter().filter(|tier| outcome(tier) != Outcome::Unmet);
    let sums = possible.filter_map(|tier| tier.form.sum(catalogue, view, &mut Vec::new()));
    sums.reduce(|a, b| Sum { unit: hull(a.unit, b.unit), total: hull(a.total, b.total) })
}

fn each_of(units: &[Decimal], catalogue: &Catalogue, view: View<'_>, counts: FactId) -> Money {
    match view.get(catalogue, counts) {
        Some(Value::Wholes(counts)) => {
            let each = units.iter().zip(counts).map(|(unit, count)| product(*unit, Decimal::from(*count)));
            Range::exactly(total(each))
        }
        _ => Range { min: Some(Decimal::ZERO), max: None },
    }
}

/// How many heads count: those of whom it is told that they fall short do not.
fn counted(catalogue: &Catalogue, view: View<'_>, count: FactId, short: Option<Short>) -> Range<i64> {
    let all = whole(catalogue, view, count);
    let listed = short.and_then(|short| Some((short.below, view.get(catalogue, short.list)?)));
    match listed {
        Some((below, Value::Wholes(numbers))) => {
            let short = i64::try_from(numbers.iter().filter(|number| **number < below).count()).unwrap_or(i64::MAX);
            all.map(|all| all.saturating_sub(short).max(0))
        }
        _ => all,
    }
}

fn highest(catalogue: &Catalogue, view: View<'_>, of: &[FactId]) -> Money {
    let each = of.iter().map(|fact| match view.get(catalogue, *fact) {
        Some(Value::Yuan(range)) => Range { min: range.min.or(Some(Decimal::ZERO)), max: range.max },
        Some(Value::Yuans(sums)) => Range::exactly(sums.iter().copied().max().unwrap_or_default()),
        _ => Range { min: Some(Decimal::ZERO), max: None },
    });
    let higher = |a: Money, b: Money| Range { min: a.min.max(b.min), max: a.max.zip(b.max).map(|(a, b)| a.max(b)) };
    each.reduce(higher).unwrap_or(Range::exactly(Decimal::ZERO))
}

fn least(catalogue: &Catalogue, view: View<'_>, parts: &[(Decimal, FactId)]) -> Money {
    let each = parts.iter().map(|(share, fact)| yuan(catalogue, view, *fact).map(|base| product(base, *share)));
    let lower = |a: Money, b: Money| Range {
        min: a.min.zip(b.min).map(|(a, b)| a.min(b)),
        max: match (a.max, b.max) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        },
    };
    let least = each.reduce(lower).unwrap_or(Range::OPEN);
    Range { min: least.min.or(Some(Decimal::ZERO)), ..least }
}

fn by_rank(rank: Range<i64>, sums: &[Decimal]) -> Money {
    let from = usize::try_from(rank.min.unwrap_or(1).max(1)).unwrap_or(usize::MAX);
    let to = rank.max.map_or(sums.len(), |max| usize::try_from(max.max(1)).unwrap_or(usize::MAX));
    let paid = sums.iter().take(to).skip(from - 1);
    paid.map(|sum| Range::exactly(*sum)).reduce(hull).unwrap_or(Range::exactly(Decimal::ZERO))
}

/// The smallest interval that holds both.
fn hull(a: Money, b: Money) -> Money {
    Range { min: a.min.zip(b.min).map(|(a, b)| a.min(b)), max: a.max.zip(b.max).map(|(a, b)| a.max(b)) }
}

fn capped(money: Money, cap: Option<Decimal>) -> Money {
    match cap {
        None => money,
        Some(cap) => {
            Range { min: money.min.map(|end| end.min(cap)), max: Some(money.max.map_or(cap, |end| end.min(cap))) }
        }
    }
}

fn times(unit: Money, count: Range<i64>) -> Money {
    Range {
        min: unit.min.map(|unit| product(unit, Decimal::from(count.min.unwrap_or(0)))),
        max: unit.max.zip(count.max).map(|(unit, count)| product(unit, Decimal::from(count))),
    }
}

pub(super) fn whole(catalogue: &Catalogue, view: View<'_>, fact: FactId) -> Range<i64> {
    match view.get(catalogue, fact) {
        Some(Value::Whole(range)) => *range,
        _ => Range::OPEN,
    }
}

fn yuan(catalogue: &Catalogue, view: View<'_>, fact: FactId) -> Money {
    match view.get(catalogue, fact) {
        Some(Value::Yuan(range)) => *range,
        _ => Range::OPEN,
    }
}
