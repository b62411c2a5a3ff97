//! 各地对比: the same answers under every document. Each place stands for itself; nothing is added across places.

use crate::gap::{Search, cost};
use crate::step::claim_day;
use crate::{
    Catalogue, Class, Clause, Combination, FactId, Outcome, Policy, Question, Scope, Situation, Total, Value, Verdict,
    Way, combine, evaluate, questions, totals, view_of,
};
use alloc::vec::Vec;

/// What the answers mean in one place.
#[derive(Clone, Debug)]
pub struct Place {
    /// The document of the place; a draft is judged as drafted.
    pub policy: &'static Policy,
    /// How it stands on the day of claiming: `draft`, `not_yet`, `expired` or `in_force`.
    pub status: &'static str,
    /// The same answers in this place.
    pub situation: Situation,
    /// Its judgements.
    pub verdict: Verdict,
    /// Its best lawful combination.
    pub combination: Combination,
    /// What is met now for these roles, as indices of the judgements.
    pub met: Vec<usize>,
    /// What the combination pays, kinds of money and pockets apart.
    pub totals: Vec<Total>,
    /// The nearest judgement that is out of reach, money before treatments, and the way to it.
    pub nearest: Option<(usize, Way)>,
    /// The conditions about the facts that were asked for, in the order of the text.
    pub preconditions: Vec<Precondition>,
    /// What this place would still ask, the most useful first.
    pub questions: Vec<Question>,
}

/// A condition, for whichever provisions it stands.
#[derive(Clone, Debug)]
pub struct Precondition {
    /// The condition.
    pub clause: &'static Clause,
    /// How it stands.
    pub outcome: Outcome,
    /// Indices of the provisions; none where it stands for the whole document.
    pub provisions: Vec<usize>,
}

/// The same answers in every place. `about` names the facts whose conditions are listed for each place: insurance,
/// residence.
#[must_use]
pub fn compare(
    catalogue: &Catalogue,
    policies: &'static [Policy],
    situation: &Situation,
    scope: Scope<'_>,
    about: &[FactId],
) -> Vec<Place> {
    policies.iter().map(|policy| place(catalogue, policy, situation, scope, about)).collect()
}

fn place(
    catalogue: &Catalogue,
    policy: &'static Policy,
    situation: &Situation,
    scope: Scope<'_>,
    about: &[FactId],
) -> Place {
    let mut situation = situation.clone();
    situation.set(catalogue.place, Some(Value::OneOf(policy.place)));
    let verdict = evaluate(catalogue, policy, &situation);
    let combination = combine(catalogue, policy, &situation, &verdict);
    let covered = |index: &usize| {
        let provision = verdict.judgements.get(*index).and_then(|judgement| policy.provisions.get(judgement.provision));
        provision.is_some_and(|provision| scope.covers(provision))
    };
    let is_met =
        |index: &usize| verdict.judgements.get(*index).is_some_and(|judgement| judgement.outcome() == Outcome::Met);
    let mine = || (0..verdict.judgements.len()).filter(covered);
    Place {
        status: policy.status(claim_day(catalogue, &situation)),
        met: mine().filter(is_met).collect(),
        totals: totals(policy, &verdict, &combination, scope),
        nearest: nearest(catalogue, policy, &situation, &verdict, mine()),
        preconditions: preconditions(catalogue, policy, &situation, scope, about),
        questions: questions(catalogue, policy, &situation, &verdict, scope),
        policy,
        situation,
        verdict,
        combination,
    }
}

fn nearest(
    catalogue: &Catalogue,
    policy: &Policy,
    situation: &Situation,
    verdict: &Verdict,
    judgements: impl Iterator<Item = usize>,
) -> Option<(usize, Way)> {
    let today = claim_day(catalogue, situation);
    let mut search = Search::new(catalogue, policy, situation);
    let ways = judgements.filter_map(|index| {
        let judgement = verdict.judgements.get(index)?;
        let is_money = policy.provisions.get(judgement.provision)?.class == Class::Money;
        let way = search.ways(judgement).into_iter().find(|way| !way.is_out_of_reach())?;
        let (_, by_office, changes, hardest, far) = cost(&way.needs, today);
        Some(((by_office, !is_money, changes, hardest, far), index, way))
    });
    ways.min_by_key(|(near, ..)| *near).map(|(_, index, way)| (index, way))
}

fn preconditions(
    catalogue: &Catalogue,
    policy: &'static Policy,
    situation: &Situation,
    scope: Scope<'_>,
    about: &[FactId],
) -> Vec<Precondition> {
    let asks = |clause: &Clause| {
        let mut asks = false;
        clause.condition.for_each_test(&mut |test| asks |= about.contains(&test.fact));
        asks
    };
    let outcome = |clause: &Clause, view| clause.condition.judge(catalogue, view).outcome();
    let of_document = policy.when.iter().filter(|clause| asks(clause));
    let of_document = of_document.map(|clause| Precondition {
        clause,
        outcome: outcome(clause, situation.view()),
        provisions: Vec::new(),
    });
    let mut all: Vec<Precondition> = of_document.collect();
    for (index, provision) in policy.provisions.iter().enumerate().filter(|(_, provision)| scope.covers(provision)) {
        for clause in provision.when.iter().filter(|clause| asks(clause)) {
            match all.iter_mut().find(|known| known.clause.condition == clause.condition) {
                Some(known) => known.provisions.push(index),
                None => {
                    let outcome = outcome(clause, view_of(provision, Some(0), situation));
                    all.push(Precondition { clause, outcome, provisions: [index].into() });
                }
            }
        }
    }
    all
}
