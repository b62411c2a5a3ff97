//! 还差什么: the smallest sets of changes that bring a provision into reach, and who or what can make each of them.
//!
//! The sets are read off the condition tree (all parts of 全部, one part of 任一) and then tried on a copy of the
//! situation, so a set that is named is one that works: a number that grows while another window closes is not.

mod search;
mod wanted;

use crate::{
    Catalogue, Change, Day, FactId, Judgement, Outcome, Payment, Policy, RecordId, Situation, Spot, Step, Test, Value,
    Verdict,
};
use alloc::vec::Vec;
pub(crate) use search::Search;

/// The most sets that are named for one provision.
pub const MOST_WAYS: usize = 3;
/// The most changes in one set; one more certificate, prize or title counts as one, with all that it must be.
pub const MOST_CHANGES: usize = 3;
/// One set of changes that brings a provision into reach; without one of them it is not.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// What must change, in the order of the conditions.
    pub needs: Vec<Need>,
    /// What comes of it: met, undetermined by answers that were missing before, or at best a question for the office.
    pub reaches: Outcome,
    /// What the provision then pays; `None` where the text has no figures.
    pub payment: Option<Payment>,
}

/// One thing that must change.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// The fact.
    pub fact: FactId,
    /// Where its answer stands.
    pub spot: Spot,
    /// What the text asks.
    pub test: &'static Test,
    /// The answer as it is.
    pub from: Option<Value>,
    /// Every answer that would do: options, or a range with inclusive ends.
    pub wanted: Option<Value>,
    /// The nearest of them, which [`Way::steps`] takes; none where it depends on what is not known.
    pub to: Option<Value>,
    /// Who or what can change it; [`Change::Fixed`] where nobody can.
    pub change: Change,
    /// Where time alone does it: the first day.
    pub earliest: Option<Day>,
}

impl Way {
    /// The changes as they can be tried with [`crate::apply`].
    #[must_use]
    pub fn steps(&self) -> Vec<Step> {
        steps(&self.needs)
    }

    /// The day from which time alone has done its part, if it has one.
    #[must_use]
    pub fn earliest(&self) -> Option<Day> {
        self.needs.iter().filter_map(|need| need.earliest).max()
    }

    /// Whether time alone brings it.
    #[must_use]
    pub fn is_time_alone(&self) -> bool {
        self.needs.iter().all(|need| need.earliest.is_some())
    }

    /// Whether it needs what nobody can change.
    #[must_use]
    pub fn is_out_of_reach(&self) -> bool {
        self.needs.iter().any(|need| need.change == Change::Fixed)
    }

    /// How many things must change: waiting is one, and so is one more entry with all that it must be.
    #[must_use]
    pub fn changes(&self) -> usize {
        units(&self.needs).len()
    }
}

/// For each judgement the smallest sets of changes that bring it into reach, the nearest first; none where it is in
/// reach, was paid already, or belongs to another place.
#[must_use]
pub fn gaps(catalogue: &Catalogue, policy: &Policy, situation: &Situation, verdict: &Verdict) -> Vec<Vec<Way>> {
    let mut search = Search::new(catalogue, policy, situation);
    verdict.judgements.iter().map(|judgement| search.ways(judgement)).collect()
}

/// The sets of changes for one judgement; see [`gaps`].
#[must_use]
pub fn gap(catalogue: &Catalogue, policy: &Policy, situation: &Situation, judgement: &Judgement) -> Vec<Way> {
    Search::new(catalogue, policy, situation).ways(judgement)
}

/// For a judgement that is met: the sets of changes that lead to a tier with more money.
#[must_use]
pub fn raises(catalogue: &Catalogue, policy: &Policy, situation: &Situation, judgement: &Judgement) -> Vec<Way> {
    Search::new(catalogue, policy, situation).raises(judgement)
}

/// One change as a person counts it.
#[derive(Clone, Copy, PartialEq)]
enum Unit {
    Waiting,
    One(RecordId),
    Answer(Spot, FactId),
}

fn unit(need: &Need) -> Unit {
    match need.spot {
        _ if need.earliest.is_some() => Unit::Waiting,
        Spot::New(record) => Unit::One(record),
        spot => Unit::Answer(spot, need.fact),
    }
}

fn units(needs: &[Need]) -> Vec<Unit> {
    let mut units = Vec::new();
    for need in needs {
        if !units.contains(&unit(need)) {
            units.push(unit(need));
        }
    }
    units
}

fn steps(needs: &[Need]) -> Vec<Step> {
    let wait = needs.iter().filter_map(|need| need.earliest).max().map(Step::ClaimOn);
    let set = needs.iter().filter(|need| need.earliest.is_none());
    let set = set.filter_map(|need| Some(Step::Set { spot: need.spot, fact: need.fact, value: need.to.clone()? }));
    wait.into_iter().chain(set).collect()
}

/// Whether nobody can make it, whether an office must, how many changes, the hardest of them, how far in all.
pub(crate) fn cost(needs: &[Need], today: Option<Day>) -> (bool, bool, usize, u8, u64) {
    let is = |change| needs.iter().any(|need| need.change == change);
    let far = needs.iter().map(|need| match (&need.from, &need.to) {
        _ if need.earliest.is_some() => 0,
        (Some(Value::Whole(from)), Some(Value::Whole(to))) => {
            from.max.zip(to.max).map_or(0, |(from, to)| from.abs_diff(to))
        }
        (Some(Value::OneOf(from)), Some(Value::OneOf(to))) => {
            u64::from(from.trailing_zeros().abs_diff(to.trailing_zeros()))
        }
        _ => 0,
    });
    // What is waited for is waited for at the same time.
    let last = needs.iter().filter_map(|need| need.earliest).max();
    let days = last.zip(today).map_or(0, |(last, today)| u64::from(last.julian.abs_diff(today.julian)));
    let hardest = needs.iter().map(|need| need.change as u8).max().unwrap_or_default();
    (is(Change::Fixed), is(Change::Office), units(needs).len(), hardest, days + far.sum::<u64>())
}

/// Whether one result is at least as good as the other.
fn at_least(one: Outcome, other: Outcome) -> bool {
    one != Outcome::AskOffice || other == Outcome::AskOffice
}
