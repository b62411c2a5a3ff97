//! 问答: which question comes next. Nobody writes a flow; it falls out of what is still open.

mod ahead;
mod apart;

use crate::evaluate::{Sides, is_known};
use crate::{
    Catalogue, Class, FactId, Judgement, Outcome, Policy, Provision, RecordId, Situation, Value, Verdict, view_of,
};
use alloc::vec::Vec;
use core::cmp::Reverse;

/// A question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Question {
    /// A scalar fact.
    Fact(FactId),
    /// Whether there is any record of this kind. All kinds that are open are asked for on one screen, as one question.
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

/// What is still to be asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agenda {
    /// The questions that can be put now, the most useful first.
    pub questions: Vec<Question>,
    /// How many can still come at most, those included that only an answer opens. No answer makes it larger; an entry
    /// that is added to a list brings its own.
    pub at_most: usize,
}

/// The questions that can still change a result, in the order in which they are best asked.
///
/// A provision that is settled asks nothing, and neither does a fact on which nothing that is open depends any more.
/// First comes whether there are records of the kinds that matter, all on one screen. Then the question after whose
/// answer the least is left to ask, on average over the cells into which the rules cut its answers. The size of a sum
/// is asked once it is clear that there is one, and the word of an office last.
#[must_use]
pub fn agenda(
    catalogue: &Catalogue,
    policy: &Policy,
    situation: &Situation,
    verdict: &Verdict,
    scope: Scope<'_>,
) -> Agenda {
    let open = Open::of(catalogue, policy, situation, verdict, scope);
    let at_most = open.at_most();
    let mut ranked = open.ranked(catalogue);
    ahead::order(catalogue, policy, situation, verdict, &open.judged, &mut ranked);
    Agenda { questions: ranked.into_iter().map(|(question, _)| question).collect(), at_most }
}

/// The questions that can still change a result, the most useful first.
#[must_use]
pub fn questions(
    catalogue: &Catalogue,
    policy: &Policy,
    situation: &Situation,
    verdict: &Verdict,
    scope: Scope<'_>,
) -> Vec<Question> {
    agenda(catalogue, policy, situation, verdict, scope).questions
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
    Open::of(catalogue, policy, situation, verdict, scope).at_most()
}

/// What is open, and for which judgements.
struct Open {
    /// Each question, the facts it stands for, and how much hangs on it.
    wanted: Vec<Wanted>,
    /// The judgements that are asked for.
    judged: Vec<usize>,
}

struct Wanted {
    question: Question,
    facts: Vec<FactId>,
    score: u32,
}

impl Open {
    fn of(catalogue: &Catalogue, policy: &Policy, situation: &Situation, verdict: &Verdict, scope: Scope<'_>) -> Self {
        let mut open = Self { wanted: Vec::new(), judged: Vec::new() };
        for (index, judgement) in verdict.judgements.iter().enumerate() {
            let Some(provision) = policy.provisions.get(judgement.provision) else { continue };
            if !scope.covers(provision) {
                continue;
            }
            open.judged.push(index);
            if judgement.missing.is_empty() {
                continue;
            }
            let conditions = open_conditions(catalogue, policy, situation, provision, judgement);
            for fact in &judgement.missing {
                let Some(question) = question_for(catalogue, situation, provision, judgement, *fact) else { continue };
                let share = share(provision, judgement, *fact, &conditions);
                open.want(question, *fact, share, scope);
            }
        }
        apart::wanted(catalogue, policy, situation, verdict, &open.judged.clone(), &mut |question, fact| {
            open.want(question, fact, 0, scope);
        });
        open
    }

    fn want(&mut self, question: Question, fact: FactId, share: u32, scope: Scope<'_>) {
        if scope.skipped.contains(&question) {
            return;
        }
        match self.wanted.iter_mut().find(|wanted| wanted.question == question) {
            Some(wanted) => {
                wanted.score += share;
                if !wanted.facts.contains(&fact) {
                    wanted.facts.push(fact);
                }
            }
            None => self.wanted.push(Wanted { question, facts: [fact].into(), score: share }),
        }
    }

    fn at_most(&self) -> usize {
        let is_gate = |wanted: &&Wanted| matches!(wanted.question, Question::Records(_));
        let gates = self.wanted.iter().filter(is_gate);
        let behind: usize = gates.clone().map(|wanted| wanted.facts.len()).sum();
        let gates = gates.count();
        self.wanted.len() - gates + gates.min(1) + behind
    }

    /// The questions with what hangs on them: kinds of records first, then by weight, then by the catalogue.
    fn ranked(&self, catalogue: &Catalogue) -> Vec<(Question, u32)> {
        let mut ranked: Vec<(Question, u32)> =
            self.wanted.iter().map(|wanted| (wanted.question, wanted.score)).collect();
        ranked.sort_by_key(|(question, score)| match question {
            Question::Records(record) => (0, Reverse(0), first_field(catalogue, *record), 0),
            Question::Fact(fact) => (1, Reverse(*score), *fact, 0),
            Question::Field(_, index, fact) => (1, Reverse(*score), *fact, *index),
        });
        ranked
    }
}

fn first_field(catalogue: &Catalogue, record: RecordId) -> FactId {
    let fields = catalogue.record(record).map_or(&[][..], |def| def.fields);
    fields.first().copied().unwrap_or(FactId(record.0))
}

/// How much hangs on a fact for one judgement.
fn share(provision: &Provision, judgement: &Judgement, fact: FactId, conditions: &[FactId]) -> u32 {
    let weight = match provision.class {
        Class::Money => 60,
        Class::Promise => 8,
        Class::Treatment => 6,
    };
    if judgement.outcome() == Outcome::AskOffice {
        // The word of the office, which few have at hand.
        0
    } else if conditions.contains(&fact) {
        weight * 4 / u32::try_from(conditions.len().max(1)).unwrap_or(u32::MAX)
    } else if conditions.is_empty() {
        weight
    } else {
        // The size of a sum is asked once it is clear that there is one.
        0
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
    // Of these two no condition weighs anything.
    if matches!(judgement.outcome(), Outcome::Met | Outcome::AskOffice) {
        return Vec::new();
    }
    let view = view_of(provision, judgement.record, situation);
    let mut facts = Vec::new();
    for clause in policy.when.iter().chain(provision.when) {
        crate::evaluate::collect_open(&clause.condition, catalogue, Sides::BOTH, view, &mut |fact| {
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
