//! 合计: what may be added and what may not. One-off, monthly and yearly money, caps and floors, and the pockets
//! they go into stay apart.

use crate::outlook::Case;
use jianghui_rules::{Bound, Choice, Money, Per, Range};
use rust_decimal::Decimal;

/// One sum of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    /// What one sum is paid for.
    pub per: Per,
    /// Whether the text gives the sum or only a bound.
    pub bound: Bound,
    /// Who is paid.
    pub recipient: &'static str,
    /// The money: for one month or one head where `per` says so and the rest is in `total`.
    pub money: Money,
    /// Months still due.
    pub months: Option<Range<i64>>,
    /// The money over all months.
    pub total: Money,
}

/// Adds what is of one kind. Monthly money is never added to other monthly money: it runs for its own months.
#[must_use]
pub fn add_up<'a>(parts: impl Iterator<Item = (Case<'a>, &'a Choice)>) -> Vec<Sum> {
    let mut sums: Vec<Sum> = Vec::new();
    for (case, choice) in parts {
        let Some(payment) = &case.judgement.payment else { continue };
        let (per, recipient) = (case.provision.amount.per, case.provision.recipient);
        let monthly = per == Per::Month;
        let money = if monthly { payment.unit } else { choice.pay };
        let bound = Bound::of(case.provision, money);
        let same = |sum: &&mut Sum| sum.per == per && sum.bound == bound && sum.recipient == recipient && !monthly;
        match sums.iter_mut().find(same) {
            Some(sum) => {
                sum.money = plus(sum.money, money);
                sum.total = sum.money;
            }
            None => {
                let total = if monthly { choice.pay } else { money };
                sums.push(Sum { per, bound, recipient, money, months: payment.months, total });
            }
        }
    }
    sums
}

/// For every kind of money the interval from what is certain to what is hoped for.
#[must_use]
pub fn ranges(certain: &[Sum], hoped: &[Sum]) -> Vec<(Per, Money)> {
    let mut ranges: Vec<(Per, Money)> = Vec::new();
    for sum in hoped {
        let least = Range { min: Some(Decimal::ZERO), max: sum.money.max };
        match ranges.iter_mut().find(|(per, _)| *per == sum.per) {
            Some((_, range)) => *range = plus(*range, least),
            None => ranges.push((sum.per, least)),
        }
    }
    for sum in certain {
        if let Some((_, range)) = ranges.iter_mut().find(|(per, _)| *per == sum.per) {
            range.min = add(range.min, sum.money.min);
        }
    }
    ranges
}

fn plus(a: Money, b: Money) -> Money {
    Range { min: add(a.min, b.min), max: add(a.max, b.max) }
}

/// The bounds of the catalogue keep every sum far below the largest decimal; beyond it there is no figure.
fn add(a: Option<Decimal>, b: Option<Decimal>) -> Option<Decimal> {
    a?.checked_add(b?)
}
