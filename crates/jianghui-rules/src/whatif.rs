//! 假如: what one change would bring, tried on a copy.

use crate::gap::Search;
use crate::money::{minus, plus};
use crate::step::claim_day;
use crate::timeline::days;
use crate::{
    Catalogue, Change, Combination, Day, Money, Need, Outcome, Policy, Scope, Situation, Spot, State, Step, Value,
    Verdict, Way, apply, combine, evaluate,
};
use alloc::{vec, vec::Vec};
use core::cmp::Reverse;
use rust_decimal::Decimal;

/// The most changes that are proposed.
pub const MOST_IDEAS: usize = 5;

/// The situation after a change, what it means, and what is different.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The situation with the change; the original is as it was.
    pub situation: Situation,
    /// Its judgements.
    pub verdict: Verdict,
    /// Its best lawful combination.
    pub combination: Combination,
    /// The results that are different, in the order of the text.
    pub shifts: Vec<Shift>,
}

/// A result before and after a change. A result of an entry that is there only before or after has nothing on the
/// other side.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift {
    /// Index of the provision.
    pub provision: usize,
    /// Index of the record.
    pub record: Option<usize>,
    /// Where it belongs on a page of results.
    pub state: (Option<State>, Option<State>),
    /// What it adds to the combination, in yuan; none where it adds nothing. Sums of different kinds are never added.
    pub pay: (Option<Money>, Option<Money>),
}

/// One change that is worth a look.
#[derive(Clone, Debug)]
pub struct Idea {
    /// What would be otherwise; none where it is only the day of claiming.
    pub needs: Vec<Need>,
    /// The other day of claiming.
    pub day: Option<Day>,
    /// The change itself, for [`apply`] and [`what_if`].
    pub steps: Vec<Step>,
    /// What it would bring.
    pub preview: Preview,
}

/// What these changes would bring.
#[must_use]
pub fn what_if(
    catalogue: &Catalogue,
    policy: &Policy,
    now: (&Verdict, &Combination),
    situation: &Situation,
    steps: &[Step],
) -> Preview {
    let situation = apply(catalogue, situation, steps);
    let verdict = evaluate(catalogue, policy, &situation);
    let combination = combine(catalogue, policy, &situation, &verdict);
    let shifts = shifts(now, (&verdict, &combination));
    Preview { situation, verdict, combination, shifts }
}

fn shifts(before: (&Verdict, &Combination), after: (&Verdict, &Combination)) -> Vec<Shift> {
    let find = |side: (&Verdict, &Combination), key: (usize, Option<usize>)| {
        let at = side.0.judgements.iter().position(|judgement| (judgement.provision, judgement.record) == key)?;
        let choice = side.1.chosen.iter().find(|choice| choice.judgement == at);
        Some((side.0.judgements.get(at)?.state, choice.map(|choice| choice.pay)))
    };
    let all = before.0.judgements.iter().chain(&after.0.judgements);
    let mut keys: Vec<(usize, Option<usize>)> = all.map(|judgement| (judgement.provision, judgement.record)).collect();
    keys.sort_unstable();
    keys.dedup();
    let shift = |key: (usize, Option<usize>)| {
        let (was, is) = (find(before, key), find(after, key));
        let state = (was.map(|(state, _)| state), is.map(|(state, _)| state));
        let pay = (was.and_then(|(_, pay)| pay), is.and_then(|(_, pay)| pay));
        Shift { provision: key.0, record: key.1, state, pay }
    };
    keys.into_iter().map(shift).filter(|shift| shift.state.0 != shift.state.1 || shift.pay.0 != shift.pay.1).collect()
}

/// The single changes that raise the result most: the next level of what one holds, a change that alone closes a gap,
/// a later day of claiming, and an earlier one that is not before `today`. Only what time, the claimant or the employer
/// can do, for the roles of the scope.
#[must_use]
pub fn ideas(
    catalogue: &Catalogue,
    policy: &Policy,
    now: (&Verdict, &Combination),
    situation: &Situation,
    scope: Scope<'_>,
    today: Option<Day>,
) -> Vec<Idea> {
    let mut candidates: Vec<(Vec<Need>, Vec<Step>)> = Vec::new();
    let mut add = |needs: Vec<Need>, steps: Vec<Step>| {
        if !steps.is_empty() && !candidates.iter().any(|(_, known)| *known == steps) {
            candidates.push((needs, steps));
        }
    };
    let mut search = Search::new(catalogue, policy, situation);
    for judgement in &now.0.judgements {
        if policy.provisions.get(judgement.provision).is_some_and(|provision| scope.covers(provision)) {
            let ways = search.ways(judgement).into_iter().chain(search.raises(judgement));
            for way in ways.filter(|way| way.changes() == 1 && is_at_hand(catalogue, way)) {
                let steps = way.steps();
                add(way.needs, steps);
            }
        }
    }
    next_levels(catalogue, situation, &mut |step| add(Vec::new(), vec![step]));
    if let Some(claim) = claim_day(catalogue, situation) {
        let turning = days(catalogue, policy, situation);
        turning.iter().filter(|day| **day > claim).for_each(|day| add(Vec::new(), vec![Step::ClaimOn(*day)]));
        // Before it on a day that turns something, or on the last one before such a day; the later the better.
        let both = turning.iter().rev().flat_map(|day| [*day, Day { julian: day.julian.saturating_sub(1) }]);
        let today = today.unwrap_or(claim);
        for day in both.chain([today]).filter(|day| (today..claim).contains(day)) {
            add(Vec::new(), vec![Step::ClaimOn(day)]);
        }
    }
    let mut ideas: Vec<(Gain, Idea)> = Vec::new();
    for (needs, steps) in candidates {
        let preview = what_if(catalogue, policy, now, situation, &steps);
        let gain = gain(policy, scope, &preview.shifts);
        let day = steps.iter().find_map(|step| if let Step::ClaimOn(day) = step { Some(*day) } else { None });
        if gain > NOTHING
            && !ideas
                .iter()
                .any(|(_, idea)| idea.preview.shifts == preview.shifts && idea.day.is_some() && day.is_some())
        {
            ideas.push((gain, Idea { needs, day, steps, preview }));
        }
    }
    ideas.sort_by_key(|(gain, _)| Reverse(*gain));
    ideas.truncate(MOST_IDEAS);
    ideas.into_iter().map(|(_, idea)| idea).collect()
}

/// More money in all, then more results that are better; only for an order, as money of different kinds is no sum.
type Gain = (Decimal, i32);

const NOTHING: Gain = (Decimal::ZERO, 0);

fn gain(policy: &Policy, scope: Scope<'_>, shifts: &[Shift]) -> Gain {
    let worth = |money: Option<Money>| money.and_then(|money| money.max.or(money.min)).unwrap_or_default();
    let good = |state: Option<State>| match state {
        Some(State::Claimable | State::Elsewhere | State::IfAdopted) => 2,
        Some(State::Unanswered | State::AskOffice) => 1,
        _ => 0,
    };
    let covered = shifts.iter().filter(|shift| policy.provisions.get(shift.provision).is_some_and(|p| scope.covers(p)));
    covered.fold(NOTHING, |(money, better), shift| {
        let (was, is) = shift.state;
        (minus(plus(money, worth(shift.pay.1)), worth(shift.pay.0)), better + good(is) - good(was))
    })
}

/// Whether it is in the hands of the claimant or the employer, or waiting alone does it. A prize or a title is not.
fn is_at_hand(catalogue: &Catalogue, way: &Way) -> bool {
    way.reaches != Outcome::AskOffice
        && way.needs.iter().all(|need| {
            let sought = match need.spot {
                Spot::New(record) => catalogue.record(record).is_some_and(|def| {
                    let is_own = |fact: &_| catalogue.fact(*fact).is_some_and(|def| def.change == Change::Claimant);
                    def.title.iter().any(is_own)
                }),
                _ => true,
            };
            let change = matches!(need.change, Change::Claimant | Change::Employer);
            need.earliest.is_some() || (change && sought)
        })
}

/// The next option of whatever names an entry and is the claimant's to change: the next level of a certificate.
fn next_levels(catalogue: &Catalogue, situation: &Situation, see: &mut impl FnMut(Step)) {
    for (fact, def) in catalogue.ids() {
        let Some(field) = def.field.filter(|_| def.change == Change::Claimant) else { continue };
        if !catalogue.record(field.record).is_some_and(|record| record.title.contains(&fact)) {
            continue;
        }
        for (entry, index) in situation.entries(field.record).unwrap_or_default().iter().zip(0..) {
            if let Some(Value::OneOf(now)) = entry.get(field.slot) {
                let next = now.wrapping_shl(1);
                if now.is_power_of_two() && def.single_option(next).is_some() {
                    see(Step::Set { spot: Spot::Entry(field.record, index), fact, value: Value::OneOf(next) });
                }
            }
        }
    }
}
