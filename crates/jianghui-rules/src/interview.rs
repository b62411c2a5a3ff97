//! 问答: which question comes next. Nobody writes a flow; it falls out of what is still open.

use crate::evaluate::is_known;
use crate::{
    Catalogue, Class, FactId, Judgement, Outcome, Policy, Provision, RecordId, Situation, Value, Verdict, view_of,
};
use alloc::{vec, vec::Vec};
use core::cmp::Reverse;

/// A question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Question {
    /// A scalar fact.
    Fact(FactId),
    /// Whether there is any record of this kind.
    Records(RecordId),
    /// A field of the record with this index.
    Field(RecordId, usize, FactId),
}

/// What may be asked.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// Only provisions for one of these roles (bits of the role fact); 0 means all.
    pub roles: u64,
    /// Only provisions with money, or the treatments as well.
    pub treatments: bool,
    /// Questions that were answered with 不清楚 and are not asked again.
    pub skipped: &'a [Question],
}

impl Scope<'_> {
    /// Whether this provision is asked for.
    #[must_use]
    pub fn covers(&self, provision: &Provision) -> bool {
        (self.roles == 0 || provision.audience & self.roles != 0)
            && (self.treatments || provision.class == Class::Money)
    }
}

/// The questions that can still change a result, the most useful first.
///
/// A provision that is settled asks nothing. Whether there is a record of a kind comes first. Money weighs more than a promise or a treatment, a condition more
/// than the size of a sum that is not yet certain, and a question that many provisions share comes before one
/// that a single one needs; what is equal follows the order of the catalogue.
#[must_use]
pub fn questions(
    catalogue: &Catalogue,
    policy: &Policy,
    situation: &Situation,
    verdict: &Verdict,
    scope: Scope<'_>,
) -> Vec<Question> {
    let mut scores: Vec<(Question, u32)> = Vec::new();
    for judgement in &verdict.judgements {
        let Some(provision) = policy.provisions.get(judgement.provision) else { continue };
        if !scope.covers(provision) {
            continue;
        }
        let conditions = open_conditions(catalogue, policy, situation, provision, judgement);
        let weight = match provision.class {
            Class::Money => 60,
            Class::Promise => 8,
            Class::Treatment => 6,
        };
        for fact in &judgement.missing {
            let Some(question) = question_for(catalogue, situation, provision, judgement, *fact) else { continue };
            if scope.skipped.contains(&question) {
                continue;
            }
            let share = if judgement.outcome() == Outcome::AskOffice {
                // The word of the office, which few have at hand.
                0
            } else if conditions.contains(fact) {
                weight * 4 / u32::try_from(conditions.len().max(1)).unwrap_or(u32::MAX)
            } else if conditions.is_empty() {
                weight
            } else {
                // The size of a sum is asked once it is clear that there is one.
                0
            };
            match scores.iter_mut().find(|(known, _)| *known == question) {
                Some((_, score)) => *score += share,
                None => scores.push((question, share)),
            }
        }
    }
    // Whether there is anything of a kind at all settles whole families of provisions with one tap: first, in the
    // order of the catalogue.
    let rank = |(question, score): &(Question, u32)| match question {
        Question::Records(_) if *score > 0 => (Reverse(u32::MAX), order(question)),
        _ => (Reverse(*score), order(question)),
    };
    scores.sort_by_key(rank);
    scores.into_iter().map(|(question, _)| question).collect()
}

/// The next question: the one that settles most.
#[must_use]
pub fn next_question(
    catalogue: &Catalogue,
    policy: &Policy,
    situation: &Situation,
    verdict: &Verdict,
    scope: Scope<'_>,
) -> Option<Question> {
    questions(catalogue, policy, situation, verdict, scope).first().copied()
}

/// The most questions that can still come: an entry of which nothing is known counts with all its open fields.
#[must_use]
pub fn at_most(
    catalogue: &Catalogue,
    policy: &Policy,
    situation: &Situation,
    verdict: &Verdict,
    scope: Scope<'_>,
) -> usize {
    let mut asked: Vec<(Question, Option<FactId>)> = Vec::new();
    for judgement in &verdict.judgements {
        let Some(provision) = policy.provisions.get(judgement.provision) else { continue };
        if !scope.covers(provision) {
            continue;
        }
        for fact in &judgement.missing {
            let Some(question) = question_for(catalogue, situation, provision, judgement, *fact) else { continue };
            if scope.skipped.contains(&question) {
                continue;
            }
            let entries = match question {
                Question::Records(_) => vec![(question, None), (question, Some(*fact))],
                _ => vec![(question, None)],
            };
            for entry in entries {
                if !asked.contains(&entry) {
                    asked.push(entry);
                }
            }
        }
    }
    asked.len()
}

fn order(question: &Question) -> (FactId, usize) {
    match question {
        Question::Fact(fact) => (*fact, 0),
        Question::Records(record) => (FactId(record.0), 0),
        Question::Field(_, index, fact) => (*fact, *index),
    }
}

/// The facts of conditions that are still open, as against those which only change the sum.
fn open_conditions(
    catalogue: &Catalogue,
    policy: &Policy,
    situation: &Situation,
    provision: &Provision,
    judgement: &Judgement,
) -> Vec<FactId> {
    if judgement.outcome() == Outcome::Met {
        return Vec::new();
    }
    let view = view_of(provision, judgement.record, situation);
    let mut facts = Vec::new();
    for clause in policy.when.iter().chain(provision.when) {
        crate::evaluate::collect_open(&clause.condition, catalogue, view, &mut |fact| {
            if !facts.contains(&fact) {
                facts.push(fact);
            }
        });
    }
    facts
}

/// The question behind a missing fact of a judgement, as it can be put now.
#[must_use]
pub fn question_for(
    catalogue: &Catalogue,
    situation: &Situation,
    provision: &Provision,
    judgement: &Judgement,
    fact: FactId,
) -> Option<Question> {
    let def = catalogue.fact(fact)?;
    let Some(field) = def.field else { return Some(Question::Fact(fact)) };
    let Some(entries) = situation.entries(field.record) else { return Some(Question::Records(field.record)) };
    let open = |index: usize| {
        let view = situation.view().at(field.record, entries.get(index));
        !is_known(catalogue, view, fact)
    };
    let index = match judgement.record {
        Some(index) if provision.per == Some(field.record) => index,
        _ => (0..entries.len()).find(|index| open(*index))?,
    };
    Some(Question::Field(field.record, index, fact))
}

/// The role bits that a situation names; 0 when it names none.
#[must_use]
pub fn roles(catalogue: &Catalogue, situation: &Situation) -> u64 {
    match situation.get(catalogue.role) {
        Some(Value::Chosen(bits)) => *bits,
        _ => 0,
    }
}
