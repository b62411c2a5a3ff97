//! The search for the sets of changes: wishes are read off the conditions, granted as needs, and tried.

use super::{MOST_CHANGES, MOST_WAYS, Need, Way, at_least, cost, steps, unit, units, wanted};
use crate::evaluate::{is_of_another, judge_all, settle};
use crate::step::{Trial, claim_day};
use crate::{
    Catalogue, Change, Condition, Day, Entry, Form, Judgement, Kleene, Outcome, Paid, Payment, Policy, Provision,
    Range, RecordId, Situation, Spot, Test, Tier, Truth, Value, View,
};
use alloc::{vec, vec::Vec};
use rust_decimal::Decimal;

/// The most sets that are looked at on the way.
const MOST_SETS: usize = 24;

/// A sentence that must come out otherwise than it does.
#[derive(Clone, Copy)]
pub(super) struct Wish {
    pub(super) test: &'static Test,
    pub(super) holds: bool,
    /// Where the answer stands.
    pub(super) spot: Spot,
    /// The entry in view, which the sentence may compare it with.
    pub(super) seen: Spot,
}

impl PartialEq for Wish {
    fn eq(&self, other: &Self) -> bool {
        self.holds == other.holds
            && self.seen == other.seen
            && (core::ptr::eq(self.test, other.test) || self.test == other.test)
    }
}

/// Alternatives, each a set of wishes; a single empty set where nothing is left to wish, none where nothing helps.
type Sets = Vec<Vec<Wish>>;

/// From where a condition is judged.
#[derive(Clone, Copy)]
struct At<'v> {
    view: View<'v>,
    spot: Spot,
}

/// What is to be brought into reach, and by which entry.
#[derive(Clone, Copy)]
struct Goal {
    provision: &'static Provision,
    entry: Which,
    /// The sum that must be passed.
    above: Option<Decimal>,
}

/// For which entry a provision is judged.
#[derive(Clone, Copy, PartialEq)]
enum Which {
    /// None, or not known whether there is one.
    Unknown,
    /// The entry as it is.
    Same(RecordId, usize),
    /// The entry after it was got anew: another level comes with another day.
    Renewed(RecordId, usize),
    /// One more entry.
    New(RecordId),
}

pub(crate) struct Search<'s> {
    catalogue: &'s Catalogue,
    policy: &'s Policy,
    situation: &'s Situation,
    day: Option<Day>,
    trial: Trial<'s>,
}

impl<'s> Search<'s> {
    pub(crate) fn new(catalogue: &'s Catalogue, policy: &'s Policy, situation: &'s Situation) -> Self {
        let day = claim_day(catalogue, situation);
        Self { catalogue, policy, situation, day, trial: Trial::new(catalogue, situation) }
    }

    pub(crate) fn ways(&mut self, judgement: &Judgement) -> Vec<Way> {
        let Some(provision) = self.policy.provisions.get(judgement.provision) else { return Vec::new() };
        if judgement.outcome() != Outcome::Unmet || judgement.paid == Paid::Same || self.is_elsewhere() {
            return Vec::new();
        }
        // What comes to nothing is no more than out of reach.
        let nothing = judgement.payment.as_ref().filter(|payment| payment.is_nothing());
        let goal = |entry| Goal { provision, entry, above: nothing.map(|_| Decimal::ZERO) };
        let Some(kind) = provision.per else { return self.try_all(&[goal(Which::Unknown)]) };
        let ways = match judgement.record {
            Some(index) => self.try_all(&[goal(Which::Same(kind, index)), goal(Which::Renewed(kind, index))]),
            None if self.situation.entries(kind).is_none() => return self.try_all(&[goal(Which::Unknown)]),
            None => Vec::new(),
        };
        if ways.iter().any(|way| !way.is_out_of_reach()) {
            return ways;
        }
        // What is as it is in this entry may be otherwise in another one.
        let mut others = self.try_all(&[goal(Which::New(kind))]);
        others.retain(|way| !way.is_out_of_reach());
        if others.is_empty() { ways } else { others }
    }

    fn is_elsewhere(&self) -> bool {
        let view = self.situation.view();
        let mut elsewhere = false;
        for clause in self.policy.when {
            clause.condition.for_each_test(&mut |test| {
                elsewhere |= test.fact == self.catalogue.place && test.judge(self.catalogue, view) == Kleene::No;
            });
        }
        elsewhere
    }

    pub(crate) fn raises(&mut self, judgement: &Judgement) -> Vec<Way> {
        let Some(provision) = self.policy.provisions.get(judgement.provision) else { return Vec::new() };
        let above = judgement.payment.as_ref().and_then(|payment| payment.total.max);
        if judgement.outcome() != Outcome::Met || above.is_none() {
            return Vec::new();
        }
        let goal = |entry| Goal { provision, entry, above };
        match provision.per.zip(judgement.record) {
            Some((kind, index)) => self.try_all(&[goal(Which::Same(kind, index)), goal(Which::Renewed(kind, index))]),
            None => self.try_all(&[goal(Which::Unknown)]),
        }
    }

    /// The sets of wishes that could lead to a goal.
    fn sets(&self, goal: Goal) -> Sets {
        let entry = self.entry(goal.entry);
        let view = self.situation.view();
        let at = match (goal.entry, goal.provision.per) {
            (Which::Unknown, None) => At { view, spot: Spot::Scalar },
            (Which::Unknown, Some(kind)) => At { view: view.at(kind, None), spot: Spot::Scalar },
            (Which::Same(kind, index) | Which::Renewed(kind, index), _) => {
                At { view: view.at(kind, entry.as_ref()), spot: Spot::Entry(kind, index) }
            }
            (Which::New(kind), _) => At { view: view.at(kind, entry.as_ref()), spot: Spot::New(kind) },
        };
        let mut sets = vec![Vec::new()];
        for clause in self.policy.when.iter().chain(goal.provision.when) {
            let truth = clause.condition.judge(self.catalogue, at.view);
            let fails = truth.wide == Kleene::No;
            let each = match goal.entry {
                _ if fails => {
                    let mut each = self.reach(&clause.condition, at, true, false);
                    // Read for the claimant less may be missing; then the office decides.
                    let mut generous = self.reach(&clause.condition, at, true, true);
                    generous.retain(|set| !each.contains(set));
                    each.extend(generous);
                    each
                }
                Which::New(_) => self.reach(&clause.condition, at, true, false),
                // What the office would decide today may be certain on a later day.
                _ if truth.narrow == Kleene::No => {
                    let mut each = self.reach(&clause.condition, at, true, false);
                    each.retain(|set| set.iter().all(|wish| self.is_time(wish)));
                    each.push(Vec::new());
                    each
                }
                _ => continue,
            };
            sets = self.cross(sets, &each);
        }
        let tiers = tiers(&goal.provision.amount.form);
        if goal.above.is_some() && !tiers.is_empty() {
            let each = tiers.iter().flat_map(|tier| self.reach(&tier.when, at, true, false));
            sets = self.cross(sets, &each.collect());
        }
        sets
    }

    /// The entry that a spot stands for on the way to a goal.
    fn which(goal: Goal, spot: Spot) -> Which {
        match spot {
            Spot::Scalar => Which::Unknown,
            Spot::Entry(record, index) if goal.entry == Which::Renewed(record, index) => goal.entry,
            Spot::Entry(record, index) => Which::Same(record, index),
            Spot::New(record) => Which::New(record),
        }
    }

    /// The entry that a provision is judged for, with what is certain to change.
    fn entry(&self, which: Which) -> Option<Entry> {
        let (kind, mut entry) = match which {
            Which::Unknown => return None,
            Which::Same(kind, index) => return self.situation.entries(kind)?.get(index).cloned(),
            Which::Renewed(kind, index) => (kind, self.situation.entries(kind)?.get(index)?.clone()),
            Which::New(kind) => (kind, Entry::default()),
        };
        let date = self.catalogue.record(kind).and_then(|def| self.catalogue.fact(def.date?)?.field);
        if let (Some(date), Some(day)) = (date, self.day) {
            entry.set(date.slot, Some(Value::Day(Range::exactly(day))));
        }
        Some(entry)
    }

    /// What must be otherwise for a condition to hold, or not to hold, under the narrow or the wide reading.
    fn reach(&self, condition: &'static Condition, at: At<'_>, holds: bool, wide: bool) -> Sets {
        match condition {
            Condition::Test(test) | Condition::Vouched(test) => self.wish(test, at, holds),
            Condition::All(parts) | Condition::Any(parts) => {
                let each = parts.iter().map(|part| self.reach(part, at, holds, wide));
                if holds == matches!(condition, Condition::All(_)) {
                    self.together(each)
                } else {
                    shortest(each.flatten().collect())
                }
            }
            Condition::Not(part) => self.reach(part, at, !holds, !wide),
            Condition::Open { narrow, wide: other } => self.reach(if wide { other } else { narrow }, at, holds, wide),
            Condition::Exists { record, condition } => {
                let from = |entry, spot| At { view: at.view.at(*record, entry), spot };
                let Some(entries) = self.situation.entries(*record) else {
                    return self.reach(condition, from(None, Spot::Scalar), holds, wide);
                };
                let each = entries.iter().zip(0..).map(|(entry, index)| {
                    self.reach(condition, from(Some(entry), Spot::Entry(*record, index)), holds, wide)
                });
                if !holds {
                    return self.together(each);
                }
                let blank = self.entry(Which::New(*record));
                let new = self.reach(condition, from(blank.as_ref(), Spot::New(*record)), holds, wide);
                shortest(each.flatten().chain(new).collect())
            }
        }
    }

    fn together(&self, each: impl Iterator<Item = Sets>) -> Sets {
        each.fold(vec![Vec::new()], |sets, others| self.cross(sets, &others))
    }

    /// Every set of one beside every set of the other, as far as one can make so many changes.
    fn cross(&self, sets: Sets, others: &Sets) -> Sets {
        if matches!(others.as_slice(), [only] if only.is_empty()) {
            return sets;
        }
        let mut crossed = Vec::new();
        for set in &sets {
            for other in others {
                let mut both = set.clone();
                both.extend(other.iter().filter(|wish| !set.contains(wish)));
                if self.is_small(&both) {
                    crossed.push(both);
                }
            }
        }
        shortest(crossed)
    }

    /// Whether a set can be few enough changes. How many of those are made by time is seen later.
    fn is_small(&self, set: &[Wish]) -> bool {
        let is_same = |one: &Wish, other: &Wish| {
            one.spot == other.spot && (one.test.fact == other.test.fact || matches!(one.spot, Spot::New(_)))
        };
        let counted = set
            .iter()
            .enumerate()
            .filter(|(index, wish)| !self.is_time(wish) && !set.iter().take(*index).any(|other| is_same(wish, other)));
        counted.count() <= MOST_CHANGES
    }

    fn is_time(&self, wish: &Wish) -> bool {
        self.catalogue.fact(wish.test.fact).is_some_and(|def| def.change == Change::Time)
    }

    /// A sentence that is not yet answered is no gap, but of one more entry everything must be said.
    fn wish(&self, test: &'static Test, at: At<'_>, holds: bool) -> Sets {
        let is_field = self.catalogue.fact(test.fact).is_some_and(|def| def.field.is_some());
        let spot = if is_field { at.spot } else { Spot::Scalar };
        let truth = test.judge(self.catalogue, at.view);
        let open = truth == Kleene::Unknown && !matches!(spot, Spot::New(_));
        vec![if open || truth == Kleene::from(holds) {
            Vec::new()
        } else {
            vec![Wish { test, holds, spot, seen: at.spot }]
        }]
    }

    /// What a set of wishes means for each answer; `None` where it cannot be granted.
    fn needs(&self, goal: Goal, set: &[Wish]) -> Option<Vec<Need>> {
        let mut needs: Vec<Need> = Vec::new();
        let mut renews = false;
        for (index, wish) in set.iter().enumerate() {
            let same = |other: &&Wish| other.spot == wish.spot && other.test.fact == wish.test.fact;
            if set.iter().take(index).any(|other| same(&other)) {
                continue;
            }
            let wishes: Vec<&Wish> = set.iter().filter(same).collect();
            let entry = |spot| self.entry(Self::which(goal, spot));
            wanted::needs(self.catalogue, self.situation, entry, &wishes, &mut needs)?;
            if let Spot::Entry(record, _) = wish.spot
                && self.catalogue.record(record)?.title.contains(&wish.test.fact)
            {
                // What an office gave, or a contest, does not turn into another one: that is one more entry.
                let change = needs.last()?.change;
                let turns = !matches!(change, Change::Fixed | Change::Office);
                if !turns || goal.entry != Self::which(goal, wish.spot) || !matches!(goal.entry, Which::Renewed(..)) {
                    return None;
                }
                renews = true;
            }
        }
        let is_renewed = matches!(goal.entry, Which::Renewed(..));
        (renews == is_renewed && !needs.is_empty() && units(&needs).len() <= MOST_CHANGES).then_some(needs)
    }

    /// Tries the sets, the nearest first, and keeps those that work and of which no part does.
    fn try_all(&mut self, goals: &[Goal]) -> Vec<Way> {
        let mut candidates: Vec<(Goal, Vec<Need>)> = Vec::new();
        for goal in goals {
            let sets = self.sets(*goal);
            candidates.extend(sets.iter().filter_map(|set| Some((*goal, self.needs(*goal, set)?))));
        }
        candidates.sort_by_cached_key(|(_, needs)| cost(needs, self.day));
        let mut ways: Vec<Way> = Vec::new();
        for (goal, needs) in candidates {
            // What nobody can change is only named where there is nothing else.
            let is_fixed = needs.iter().any(|need| need.change == Change::Fixed);
            if ways.len() == MOST_WAYS || (is_fixed && !ways.is_empty()) {
                break;
            }
            let Some(way) = self.attempt(goal, needs) else { continue };
            let covers = |kept: &Way| {
                let asks = |need: &Need| way.needs.iter().any(|own| is_same(own, need));
                at_least(kept.reaches, way.reaches) && kept.needs.iter().all(asks)
            };
            if !ways.iter().any(covers) {
                ways.push(way);
            }
        }
        ways
    }

    /// The set as it works, without what it does not need.
    fn attempt(&mut self, goal: Goal, mut needs: Vec<Need>) -> Option<Way> {
        let (mut reaches, mut payment) = self.result(goal, &needs)?;
        let mut parts = units(&needs).into_iter();
        while let Some(part) = parts.next() {
            let fewer: Vec<Need> = needs.iter().filter(|need| unit(need) != part).cloned().collect();
            let less = if fewer.is_empty() { None } else { self.result(goal, &fewer) };
            if let Some((less, pays)) = less.filter(|(less, _)| at_least(*less, reaches)) {
                (needs, reaches, payment) = (fewer, less, pays);
                parts = units(&needs).into_iter();
            }
        }
        Some(Way { needs, reaches, payment })
    }

    /// What comes of these changes, unless the provision stays out of reach.
    fn result(&mut self, goal: Goal, needs: &[Need]) -> Option<(Outcome, Option<Payment>)> {
        let (catalogue, policy, provision) = (self.catalogue, self.policy, goal.provision);
        // An entry of which nothing is asked is none that is got.
        if let Which::New(kind) = goal.entry
            && !needs.iter().any(|need| need.spot == Spot::New(kind))
        {
            return None;
        }
        self.trial.with(&steps(needs), |situation| {
            let (view, exists) = match provision.per.map(|kind| (kind, situation.entries(kind))) {
                None => (situation.view(), Kleene::Yes),
                Some((kind, None)) => (situation.view().at(kind, None), Kleene::Unknown),
                Some((kind, Some(entries))) => {
                    let entry = match goal.entry {
                        Which::Same(_, index) | Which::Renewed(_, index) => entries.get(index),
                        Which::New(_) => entries.last(),
                        Which::Unknown => None,
                    };
                    let view = situation.view().at(kind, Some(entry?));
                    (view, Kleene::from(!is_of_another(catalogue, provision, view)))
                }
            };
            let document = judge_all(policy.when, catalogue, view);
            let settled = settle(catalogue, policy, document, provision, view, exists);
            let pays = |above| settled.payment.as_ref().is_some_and(|payment| payment.total.max > Some(above));
            let reaches = match settled.truth {
                Truth { wide: Kleene::No, .. } => return None,
                // Whatever is still answered, the narrow reading stays against it.
                Truth { narrow: Kleene::No, .. } => Outcome::AskOffice,
                truth => truth.outcome(),
            };
            goal.above.is_none_or(pays).then_some((reaches, settled.payment))
        })
    }
}

/// The sets with the fewest wishes, not more of them than can be tried.
fn shortest(mut sets: Sets) -> Sets {
    if sets.len() > MOST_SETS {
        sets.sort_by_key(Vec::len);
        sets.truncate(MOST_SETS);
    }
    sets
}

/// Whether two needs are one change. One more entry may be one or another thing.
fn is_same(one: &Need, other: &Need) -> bool {
    let is_new = matches!(one.spot, Spot::New(_));
    unit(one) == unit(other) && (!is_new || (one.fact == other.fact && one.wanted == other.wanted))
}

/// The tiers of a form of money.
fn tiers(form: &'static Form) -> &'static [Tier] {
    match form {
        Form::Tiers(tiers) => tiers,
        Form::Raised { base, .. } | Form::Remaining { base, .. } | Form::Heads { base, .. } => tiers(base),
        _ => &[],
    }
}
