//! The choice of titles and prizes that pays most.

use super::Item;
use super::relation::{Assume, Rules, relate};
use crate::money::{minus, plus, total};
use alloc::{vec, vec::Vec};
use core::cmp::Reverse;
use rust_decimal::Decimal;

/// The most awards among which every subset is weighed; beyond it the larger sum simply goes first.
pub const EXACT_UP_TO: usize = 20;

/// What one assumption about the unknown leads to: what each award still pays, and what was received for it before.
pub(super) struct Weighed {
    pub(super) pay: Vec<Decimal>,
    pub(super) received: Vec<Decimal>,
    pub(super) chosen: Vec<usize>,
}

/// The search for the choice of awards that pays most.
///
/// What was received before is not paid twice: each payment counts once against the awards that stand instead of
/// the title it was for. So the total does not depend on the order in which titles were claimed.
pub(super) struct Weighing {
    /// The sums of the awards; zero for one that is barred.
    worth: Vec<Decimal>,
    /// Pairs of awards of which only the higher one is paid.
    rivals: Vec<Vec<bool>>,
    /// For each payment received: its sum, and the awards that stand instead of its title.
    paid: Vec<(Decimal, Vec<bool>)>,
    order: Vec<usize>,
    best: Vec<usize>,
    total: Decimal,
}

impl Weighing {
    pub(super) fn new(rules: &Rules<'_>, awards: &[Item], paid: &[Item], assume: Assume) -> Self {
        let strict = assume == Assume::Strict;
        let rivals = |one: &Item, others: &[Item]| -> Vec<bool> {
            let is_rival = |other: &Item| relate(rules, &one.terms, &other.terms).are_rivals(assume);
            others.iter().map(|other| !core::ptr::eq(other, one) && is_rival(other)).collect()
        };
        let is_barred = |award: &Item| {
            let mut others = awards.iter().chain(paid).filter(|other| !core::ptr::eq(*other, award));
            others.any(|other| relate(rules, &award.terms, &other.terms).is_barred(assume))
        };
        let worth: Vec<Decimal> = awards
            .iter()
            .map(|award| if is_barred(award) { Decimal::ZERO } else { award.amount.max.unwrap_or_default() })
            .collect();
        let most = worth.iter().max().copied().unwrap_or_default();
        // A payment of unknown size may have been the whole sum, or nothing.
        let sum =
            |item: &Item| if strict { item.amount.max.unwrap_or(most) } else { item.amount.min.unwrap_or_default() };
        let mut order: Vec<usize> = (0..awards.len()).filter(|index| !at(&worth, *index).is_zero()).collect();
        order.sort_by_key(|index| (Reverse(at(&worth, *index)), *index));
        Self {
            rivals: awards.iter().map(|award| rivals(award, awards)).collect(),
            paid: paid.iter().map(|item| (sum(item), rivals(item, awards))).collect(),
            worth,
            order,
            best: Vec::new(),
            total: Decimal::ZERO,
        }
    }

    pub(super) fn settle(mut self) -> Weighed {
        if self.order.len() <= EXACT_UP_TO {
            let rest = total(self.order.iter().map(|index| at(&self.worth, *index)));
            self.extend(0, &mut Vec::new(), rest);
        } else {
            for index in self.order.clone() {
                let mut with = self.best.clone();
                with.push(index);
                let fits = !self.best.iter().any(|other| self.are_rivals(index, *other));
                if fits && self.due(&with) > self.total {
                    self.total = self.due(&with);
                    self.best = with;
                }
            }
        }
        self.share()
    }

    /// Branch and bound over subsets, the largest sums first; of equal totals the first found stays.
    fn extend(&mut self, depth: usize, taken: &mut Vec<usize>, rest: Decimal) {
        let due = self.due(taken);
        if due > self.total {
            self.total = due;
            self.best.clone_from(taken);
        }
        let Some(index) = self.order.get(depth).copied() else { return };
        if plus(due, rest) <= self.total {
            return;
        }
        let rest = minus(rest, at(&self.worth, index));
        if !taken.iter().any(|other| self.are_rivals(index, *other)) {
            taken.push(index);
            self.extend(depth + 1, taken, rest);
            taken.pop();
        }
        self.extend(depth + 1, taken, rest);
    }

    pub(super) fn are_rivals(&self, a: usize, b: usize) -> bool {
        self.rivals.get(a).and_then(|row| row.get(b)).copied().unwrap_or_default()
    }

    /// What a choice still pays after everything received for what it stands instead of.
    fn due(&self, chosen: &[usize]) -> Decimal {
        let sum = total(chosen.iter().map(|index| at(&self.worth, *index)));
        let replaced = self.paid.iter().filter(|(_, instead)| chosen.iter().any(|index| is_set(instead, *index)));
        minus(sum, total(replaced.map(|(sum, _)| *sum)))
    }

    /// Shares what was received before among the awards chosen: first those that stand instead of its title.
    fn share(&self) -> Weighed {
        let mut pay = vec![Decimal::ZERO; self.worth.len()];
        let mut received = pay.clone();
        for index in &self.best {
            if let Some(place) = pay.get_mut(*index) {
                *place = at(&self.worth, *index);
            }
        }
        for (sum, instead) in &self.paid {
            let mut left = *sum;
            let replacing = self.best.iter().filter(|index| is_set(instead, **index));
            if replacing.clone().next().is_none() {
                continue;
            }
            let others = self.best.iter().filter(|index| !is_set(instead, **index));
            for index in replacing.chain(others) {
                if let (Some(due), Some(before)) = (pay.get_mut(*index), received.get_mut(*index)) {
                    let taken = left.min(*due);
                    *due = minus(*due, taken);
                    *before = plus(*before, taken);
                    left = minus(left, taken);
                }
            }
        }
        Weighed { pay, received, chosen: self.best.clone() }
    }
}

pub(super) fn at(sums: &[Decimal], index: usize) -> Decimal {
    sums.get(index).copied().unwrap_or_default()
}

pub(super) fn is_set(flags: &[bool], index: usize) -> bool {
    flags.get(index).copied().unwrap_or_default()
}
