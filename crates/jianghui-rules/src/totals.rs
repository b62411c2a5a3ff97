//! 合计: what may be added and what may not. One-off, monthly and yearly money, caps and floors, and the pockets they
//! go into stay apart.

use crate::money::checked_plus;
use crate::{Combination, Kind, Money, Nature, Per, Policy, Provision, Range, Scope, Verdict};
use alloc::vec::Vec;
use rust_decimal::Decimal;

/// Money of one kind for one pocket.
#[derive(Clone, Debug, PartialEq)]
pub struct Total {
    /// What one sum is paid for.
    pub per: Per,
    /// Whether the text gives the sum or only a bound.
    pub bound: Bound,
    /// Who is paid, or empty where the text does not say.
    pub recipient: &'static str,
    /// Who may claim, as bits of the options of the role fact; what different people claim is never added.
    pub audience: u64,
    /// The money; of monthly money that of one month.
    pub money: Money,
    /// Months still due.
    pub months: Option<Range<i64>>,
    /// The money over all months.
    pub total: Money,
}

/// Whether the text gives a sum or only a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The sum itself.
    Sum,
    /// 最高.
    Cap,
    /// 不少于.
    Floor,
}

impl Bound {
    /// What kind of bound a provision's money is.
    #[must_use]
    pub fn of(provision: &Provision, money: Money) -> Self {
        let is = |nature| provision.nature.contains(&nature);
        if is(Nature::Floor) && money.max.is_none() {
            Self::Floor
        } else if is(Nature::Cap) && money.min.is_some_and(|min| min.is_zero()) {
            Self::Cap
        } else {
            Self::Sum
        }
    }
}

/// What the combination pays, added up only within one kind and one pocket. Monthly money is never added to other
/// monthly money: it runs for its own months.
#[must_use]
pub fn totals(policy: &Policy, verdict: &Verdict, combination: &Combination, scope: Scope<'_>) -> Vec<Total> {
    let mut totals: Vec<Total> = Vec::new();
    for choice in &combination.chosen {
        let Some(judgement) = verdict.judgements.get(choice.judgement) else { continue };
        let Some(provision) = policy.provisions.get(judgement.provision) else { continue };
        let Some(payment) = &judgement.payment else { continue };
        if !scope.covers(provision) || provision.amount.kind != Kind::Cash {
            continue;
        }
        let is_monthly = provision.amount.per == Per::Month;
        let money = if is_monthly { payment.unit } else { choice.pay };
        let total = Total {
            per: provision.amount.per,
            bound: Bound::of(provision, money),
            recipient: provision.recipient,
            audience: provision.audience,
            money,
            months: payment.months,
            total: choice.pay,
        };
        let kind = |total: &Total| (total.per, total.bound, total.recipient, total.audience);
        match totals.iter_mut().find(|other| !is_monthly && kind(other) == kind(&total)) {
            Some(other) => {
                other.money = plus(other.money, money);
                other.total = other.money;
            }
            None => totals.push(total),
        }
    }
    totals
}

fn plus(a: Money, b: Money) -> Money {
    let add = |a: Option<Decimal>, b: Option<Decimal>| a.zip(b).and_then(|(a, b)| checked_plus(a, b));
    Range { min: add(a.min, b.min), max: add(a.max, b.max) }
}
