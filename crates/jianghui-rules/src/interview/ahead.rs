//! One look ahead: how much would still be open after each answer that a question can get.

use super::Question;
use crate::evaluate::{judge_all, missing_alone};
use crate::{
    Catalogue, Check, Day, FactId, FactKind, Judgement, Kleene, Policy, Provision, Range, Situation, Test, Truth,
    Value, Verdict, probes,
};
use alloc::{string::String, vec, vec::Vec};

/// Of more questions than this only those on which most hangs are looked into.
const MOST_QUESTIONS: usize = 8;
/// Of more cells than this as many are tried, spread over all.
const MOST_CELLS: usize = 8;

/// Sorts questions: first the one after which the least is left on average, each cell as likely as another. Those on
/// which nothing hangs yet stay where they are, behind the others.
pub(super) fn order(
    catalogue: &Catalogue,
    policy: &Policy,
    situation: &Situation,
    verdict: &Verdict,
    judged: &[usize],
    ranked: &mut [(Question, u32)],
) {
    let gates = ranked.iter().filter(|(question, _)| matches!(question, Question::Records(_))).count();
    let looked_into = ranked.iter().skip(gates).take(MOST_QUESTIONS).filter(|(_, score)| *score > 0).count() + gates;
    let Some(ranked) = ranked.get_mut(..looked_into).filter(|ranked| ranked.len() > 1) else { return };
    let mut look = Look::new(catalogue, policy, situation, verdict, judged);
    // Kinds of records are one question.
    let behind = look.left_after_gates(ranked.iter().take(gates).map(|(question, _)| *question));
    let mut left: Vec<(u64, (Question, u32))> = ranked
        .iter()
        .map(|(question, score)| {
            let left = match question {
                Question::Records(_) => behind,
                _ => look.left_after(*question),
            };
            (left, (*question, *score))
        })
        .collect();
    left.sort_by_key(|(left, _)| *left);
    for (place, (_, question)) in ranked.iter_mut().zip(left) {
        *place = question;
    }
}

struct Look<'a> {
    catalogue: &'a Catalogue,
    policy: &'a Policy,
    verdict: &'a Verdict,
    judged: &'a [usize],
    /// The answers, of which one is changed for a moment.
    situation: Situation,
    /// By how many judgements each fact is missed.
    missed: Vec<u16>,
    /// Every sentence of the document, to find the cells with.
    tests: Vec<&'static Test>,
}

impl<'a> Look<'a> {
    fn new(
        catalogue: &'a Catalogue,
        policy: &'a Policy,
        situation: &Situation,
        verdict: &'a Verdict,
        judged: &'a [usize],
    ) -> Self {
        let mut missed = vec![0; catalogue.facts.len()];
        let mut tests = Vec::new();
        let mut see = |test: &'static Test| tests.push(test);
        policy.when.iter().for_each(|clause| clause.condition.for_each_test(&mut see));
        for judgement in judged.iter().filter_map(|index| verdict.judgements.get(*index)) {
            count(&mut missed, &judgement.missing, 1);
            let provision = policy.provisions.get(judgement.provision);
            if let Some(provision) = provision.filter(|_| !judgement.missing.is_empty()) {
                provision.when.iter().for_each(|clause| clause.condition.for_each_test(&mut see));
                provision.amount.form.for_each_test(&mut see);
            }
        }
        Self { catalogue, policy, verdict, judged, situation: situation.clone(), missed, tests }
    }

    /// The same after it is told of which kinds there are records, each as likely to be there as not.
    fn left_after_gates(&mut self, gates: impl Iterator<Item = Question>) -> u64 {
        let now: u64 = weigh(&self.missed);
        let mut settled = 0;
        for gate in gates {
            let Question::Records(record) = gate else { continue };
            self.situation.set_entries(record, Some(Vec::new()));
            let fields = self.catalogue.record(record).map_or(&[][..], |def| def.fields);
            let left = self.left(|provision, judgement| {
                provision.per == Some(record) || judgement.missing.iter().any(|fact| fields.contains(fact))
            });
            settled += now.saturating_sub(left);
            self.situation.set_entries(record, None);
        }
        now * 1000 - (settled * 500).min(now * 1000)
    }

    /// How much is left to ask after the answer, on average, in thousandths.
    fn left_after(&mut self, question: Question) -> u64 {
        let (Question::Fact(fact) | Question::Field(_, _, fact)) = question else { return 0 };
        let before = self.value(question).cloned();
        let cells = self.cells(fact, before.as_ref());
        let number = u64::try_from(cells.len()).unwrap_or(1).max(1);
        let document = self.policy.when.iter().any(|clause| {
            let mut reads = false;
            clause.condition.for_each_test(&mut |test| reads |= test.facts().any(|other| other == fact));
            reads
        });
        let mut sum = 0;
        for cell in cells {
            self.set(question, Some(cell));
            sum += self.left(|provision, judgement| {
                document || provision.reads.contains(&fact) || judgement.missing.contains(&fact)
            });
        }
        self.set(question, before);
        sum * 1000 / number
    }

    /// What is left to ask now that the judgements told of are judged again.
    fn left(&self, changes: impl Fn(&Provision, &Judgement) -> bool) -> u64 {
        let mut missed = self.missed.clone();
        let document = judge_all(self.policy.when, self.catalogue, self.situation.view());
        for judgement in self.judged.iter().filter_map(|index| self.verdict.judgements.get(*index)) {
            let Some(provision) = self.policy.provisions.get(judgement.provision) else { continue };
            if judgement.missing.is_empty() || !changes(provision, judgement) {
                continue;
            }
            count(&mut missed, &judgement.missing, u16::MAX);
            count(&mut missed, &self.missing(document, judgement, provision), 1);
        }
        weigh(&missed)
    }

    fn missing(&self, document: Truth, judgement: &Judgement, provision: &'static Provision) -> Vec<FactId> {
        missing_alone(self.catalogue, self.policy, document, &self.situation, provision, judgement.record)
    }

    fn value(&self, question: Question) -> Option<&Value> {
        match question {
            Question::Fact(fact) => self.situation.get(fact),
            Question::Field(record, index, fact) => {
                let slot = self.catalogue.fact(fact)?.field?.slot;
                self.situation.entries(record)?.get(index)?.get(slot)
            }
            Question::Records(_) => None,
        }
    }

    fn set(&mut self, question: Question, value: Option<Value>) {
        match question {
            Question::Fact(fact) => self.situation.set(fact, value),
            Question::Field(record, index, fact) => {
                let Some(field) = self.catalogue.fact(fact).and_then(|def| def.field) else { return };
                let entries = self.situation.entries_mut(record);
                if let Some(entry) = entries.and_then(|entries| entries.get_mut(index)) {
                    entry.set(field.slot, value);
                }
            }
            Question::Records(_) => {}
        }
    }

    /// One value of each cell that is still possible: values that every sentence judges alike are one cell.
    fn cells(&self, fact: FactId, known: Option<&Value>) -> Vec<Value> {
        let Some(def) = self.catalogue.fact(fact) else { return Vec::new() };
        if matches!(def.kind, FactKind::Text | FactKind::Provision(_)) {
            return vec![Value::Text(String::new())];
        }
        let checks: Vec<&Check> = self.tests.iter().filter(|test| test.fact == fact).map(|test| &test.check).collect();
        let alike = |value: &Value| -> Vec<Kleene> { checks.iter().map(|check| check.judge(value)).collect() };
        let can_tell = checks.iter().any(|check| !matches!(check, Check::DayFrom(..) | Check::Portion(..)));
        let mut seen: Vec<Vec<Kleene>> = Vec::new();
        let mut cells = Vec::new();
        for value in probes(def, checks.iter().copied()) {
            if known.is_some_and(|known| !can_be(known, &value)) {
                continue;
            }
            let judged = alike(&value);
            if !can_tell || !seen.contains(&judged) {
                seen.push(judged);
                cells.push(value);
            }
        }
        let step = cells.len().div_ceil(MOST_CELLS).max(1);
        cells.into_iter().step_by(step).collect()
    }
}

/// How much there is to ask: three for each fact, and one for each judgement that misses it.
fn weigh(missed: &[u16]) -> u64 {
    missed.iter().map(|times| if *times == 0 { 0 } else { 3 + u64::from(*times) }).sum()
}

/// Whether a value is among those that what is known leaves possible.
fn can_be(known: &Value, value: &Value) -> bool {
    fn within<T: Copy + Ord>(known: &Range<T>, value: &Range<T>) -> bool {
        known.min.is_none_or(|min| value.min >= Some(min)) && known.max.is_none_or(|max| value.max <= Some(max))
    }
    match (known, value) {
        (Value::OneOf(known), Value::OneOf(value)) => known & value != 0,
        (Value::Whole(known), Value::Whole(value)) => within(known, value),
        (Value::Yuan(known), Value::Yuan(value)) => within(known, value),
        (Value::Day(known), Value::Day(value)) => within::<Day>(known, value),
        _ => true,
    }
}

/// Adds one to the count of each fact, or takes one off (`u16::MAX`).
fn count(missed: &mut [u16], facts: &[FactId], by: u16) {
    for fact in facts {
        if let Some(times) = missed.get_mut(usize::from(fact.0)) {
            *times = times.wrapping_add(by);
        }
    }
}
