//! Laws that hold for every situation: answers are drawn from the cells of the rules, in part, in full or not at all.

use jianghui_policies::{CATALOGUE, POLICIES, find};
use jianghui_rules::{
    Catalogue, Check, Day, Entry, FactDef, FactId, FactKind, Form, Outcome, Paid, Policy, Question, Range, RecordId,
    Scope, Situation, Test, Value, Verdict, at_most, evaluate, next_question, probes, questions,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The values of every fact that a policy reads, one in each cell.
pub struct Cells {
    policy: &'static Policy,
    pub facts: Vec<(FactId, &'static FactDef, Vec<Value>)>,
}

impl Cells {
    pub fn of(policy: &'static Policy) -> Self {
        let mut checks: BTreeMap<FactId, Vec<Check>> = BTreeMap::new();
        let mut see = |test: &Test| checks.entry(test.fact).or_default().push(test.check);
        policy.when.iter().for_each(|clause| clause.condition.for_each_test(&mut see));
        policy.provisions.iter().for_each(|provision| provision.for_each_test(&mut see));
        for fact in policy.provisions.iter().flat_map(|provision| provision.reads) {
            checks.entry(*fact).or_default();
        }
        let facts = checks.iter().filter(|(fact, _)| **fact != CATALOGUE.place).map(|(fact, checks)| {
            let def = CATALOGUE.fact(*fact).expect("a fact of the catalogue");
            (*fact, def, probes(def, checks.iter()))
        });
        Self { policy, facts: facts.filter(|(.., values)| !values.is_empty()).collect() }
    }

    /// A situation: for each fact the number of its value, or none.
    pub fn situation(&self, draw: &[Option<u8>], records: u8) -> Situation {
        let mut situation = Situation::new(&CATALOGUE, Day::new(2019, 6, 1).expect("a day"));
        situation.set(CATALOGUE.place, Some(Value::OneOf(self.policy.place)));
        let mut entries: BTreeMap<RecordId, Vec<Entry>> = BTreeMap::new();
        for (index, (fact, def, values)) in self.facts.iter().enumerate() {
            let value = draw[index % draw.len()].map(|number| values[usize::from(number) % values.len()].clone());
            match def.field {
                None if value.is_none() && *fact == CATALOGUE.claim_date => {}
                None => situation.set(*fact, value),
                Some(field) => {
                    let list = entries.entry(field.record).or_insert_with(|| vec![Entry::default()]);
                    list[0].set(field.slot, value);
                }
            }
        }
        for (index, (record, list)) in entries.into_iter().enumerate() {
            match records >> (index % 4 * 2) & 3 {
                0 => {}
                1 => situation.set_entries(record, Some(Vec::new())),
                2 => situation.set_entries(record, Some(list)),
                _ => situation.set_entries(record, Some([list.clone(), list].concat())),
            }
        }
        situation
    }
}

pub fn draw() -> impl Strategy<Value = (Vec<Option<u8>>, u8)> {
    let value = prop_oneof![1 => Just(None), 2 => (0u8..60).prop_map(Some)];
    (proptest::collection::vec(value, 90), any::<u8>())
}

/// One answer taken away.
pub fn without(situation: &Situation, cells: &Cells, number: usize) -> Situation {
    let mut less = situation.clone();
    let (fact, def, _) = &cells.facts[number % cells.facts.len()];
    match def.field {
        None if *fact == CATALOGUE.claim_date => {}
        None => less.set(*fact, None),
        Some(field) => {
            if let Some(entry) = less.entries_mut(field.record).and_then(|entries| entries.first_mut()) {
                entry.set(field.slot, None);
            }
        }
    }
    less
}

/// A law of logic holds only for what can be true: tiers that exclude each other in the world may both be answered,
/// and an office may rank a title otherwise than its name does, which then counts.
pub fn contradicts(catalogue: &Catalogue, policy: &Policy, situation: &Situation) -> bool {
    let outranked = catalogue.ids().any(|(fact, def)| {
        let (Some(field), Some(_)) = (def.field, def.by_name) else { return false };
        situation.entries(field.record).unwrap_or_default().iter().any(|entry| {
            let mut unnamed = entry.clone();
            unnamed.set(field.slot, None);
            let by_name = situation.view().at(field.record, Some(&unnamed)).get(catalogue, fact);
            by_name.is_some() && entry.get(field.slot).is_some_and(|said| Some(said) != by_name)
        })
    });
    // An entry that turns out to be another's (of whom one is the coach) was no answer of one's own.
    let of_another = catalogue.records.iter().enumerate().any(|(index, def)| {
        let Some(field) = def.not_own.and_then(|fact| catalogue.fact(fact)?.field) else { return false };
        let entries = situation.entries(RecordId(u16::try_from(index).expect("few kinds"))).unwrap_or_default();
        entries.iter().any(|entry| entry.get(field.slot) == Some(&Value::YES))
    });
    outranked
        || of_another
        || policy.provisions.iter().any(|provision| {
            let Form::Tiers(tiers) = provision.amount.form else { return false };
            let Some(kind) = provision.per else { return false };
            situation.entries(kind).unwrap_or_default().iter().any(|entry| {
                let view = situation.view().at(kind, Some(entry));
                let applying = tiers.iter().filter(|tier| tier.when.judge(catalogue, view).outcome() == Outcome::Met);
                applying.count() > 1
            })
        })
}

fn judge(cells: &Cells, situation: &Situation) -> Verdict {
    evaluate(&CATALOGUE, cells.policy, situation)
}

const ALL: Scope<'static> = Scope { roles: 0, treatments: true, skipped: &[] };

proptest! {
    #![proptest_config(crate::draws(4000))]

    #[test]
    fn an_answer_never_overturns_what_was_settled((draw, records) in draw(), number in 0usize..200) {
        for policy in *POLICIES {
            let cells = Cells::of(policy);
            let full = cells.situation(&draw, records);
            if contradicts(&CATALOGUE, policy, &full) {
                continue;
            }
            let less = without(&full, &cells, number);
            let (before, after) = (judge(&cells, &less), judge(&cells, &full));
            for (before, after) in before.judgements.iter().zip(&after.judgements) {
                let id = policy.provisions[before.provision].id;
                // Where another document asks for more, the word of the office can still come.
                let awaits_word = before.outcome() == Outcome::AskOffice && !before.missing.is_empty();
                // What was received before is taken for nothing until it is told, and asked for.
                let told = before.paid == Paid::No && after.paid != Paid::No && !before.missing.is_empty();
                if before.truth.is_settled() && !awaits_word && !told {
                    prop_assert_eq!(before.outcome(), after.outcome(), "{}", id);
                }
                // A sum says something only where it can still be due.
                let due = after.outcome() != Outcome::Unmet;
                if let (true, Some(before), Some(after)) = (due, &before.payment, &after.payment) {
                    prop_assert!(holds(before.total, after.total), "{id}: {:?} became {:?}", before.total, after.total);
                }
            }
        }
    }

    #[test]
    fn every_question_is_still_open_and_belongs_to_an_open_provision((draw, records) in draw()) {
        for policy in *POLICIES {
            let cells = Cells::of(policy);
            let situation = cells.situation(&draw, records);
            let verdict = judge(&cells, &situation);
            for question in questions(&CATALOGUE, policy, &situation, &verdict, ALL) {
                let known = match question {
                    Question::Fact(fact) => situation.get(fact).is_some_and(Value::is_exact),
                    Question::Records(record) => situation.entries(record).is_some(),
                    Question::Field(record, index, fact) => {
                        let slot = CATALOGUE.fact(fact).and_then(|def| def.field).expect("a field").slot;
                        situation.entries(record).expect("a list")[index].get(slot).is_some_and(Value::is_exact)
                    }
                };
                prop_assert!(!known, "{question:?} is answered");
            }
        }
    }

    #[test]
    fn an_interview_ends_within_its_own_bound((draw, _) in draw(), roles in 0u64..4096) {
        for policy in *POLICIES {
            let cells = Cells::of(policy);
            let mut situation = Situation::new(&CATALOGUE, Day::new(2019, 6, 1).expect("a day"));
            situation.set(CATALOGUE.place, Some(Value::OneOf(policy.place)));
            situation.set(CATALOGUE.role, Some(Value::Chosen(roles)));
            let mut skipped: Vec<Question> = Vec::new();
            let mut bound = usize::MAX;
            for step in 0.. {
                let verdict = judge(&cells, &situation);
                let scope = Scope { roles, treatments: true, skipped: &skipped };
                let left = at_most(&CATALOGUE, policy, &situation, &verdict, scope);
                prop_assert!(left < bound, "at most {bound} questions became {left}");
                bound = left;
                let Some(question) = next_question(&CATALOGUE, policy, &situation, &verdict, scope) else {
                    prop_assert_eq!(left, 0);
                    break;
                };
                prop_assert!(left > 0);
                let number = draw[step % draw.len()];
                // All kinds of records are asked for on one screen.
                let open = questions(&CATALOGUE, policy, &situation, &verdict, scope);
                let together = |other: &Question| matches!(question, Question::Records(_)) && matches!(other, Question::Records(_));
                for (place, question) in open.into_iter().filter(|other| *other == question || together(other)).enumerate() {
                    let number = number.map(|number| number.wrapping_add(u8::try_from(place).expect("few kinds")));
                    if !reply(&cells, &mut situation, question, number) {
                        skipped.push(question);
                    }
                }
            }
        }
    }
}

/// Answers a question; `false` for 不清楚.
fn reply(cells: &Cells, situation: &mut Situation, question: Question, number: Option<u8>) -> bool {
    let Some(number) = number else { return false };
    let value = |fact: FactId| {
        let known = cells.facts.iter().find(|(id, ..)| *id == fact).map(|(.., values)| values);
        let text = || Value::Text(CATALOGUE.paid.other_award.to_owned());
        known.map_or_else(text, |values| values[usize::from(number) % values.len()].clone())
    };
    match question {
        Question::Fact(fact) => situation.set(fact, Some(value(fact))),
        Question::Records(record) => {
            let entries = if number % 2 == 0 { vec![Entry::default()] } else { Vec::new() };
            situation.set_entries(record, Some(entries));
        }
        Question::Field(record, index, fact) => {
            let slot = CATALOGUE.fact(fact).and_then(|def| def.field).expect("a field").slot;
            let value = value(fact);
            situation.entries_mut(record).expect("a list")[index].set(slot, Some(value));
        }
    }
    true
}

/// Whether the wider interval holds the narrower one.
fn holds(wide: jianghui_rules::Money, narrow: jianghui_rules::Money) -> bool {
    let from = wide.min.is_none_or(|wide| narrow.min.is_some_and(|narrow| narrow >= wide));
    let to = wide.max.is_none_or(|wide| narrow.max.is_some_and(|narrow| narrow <= wide));
    from && to
}

#[test]
fn bands_are_judged_as_all_their_values_are() {
    let policy = find("wenzhou").expect("the policy");
    for (_, def, _) in &Cells::of(policy).facts {
        let FactKind::Whole { max, .. } = def.kind else { continue };
        for (low, high) in [(0, 11), (12, 35), (36, max.min(60)), (0, max.min(60))] {
            let band = Value::Whole(Range::between(low, high));
            for limit in [0, 12, 36] {
                for comparison in [
                    jianghui_rules::Comparison::AtLeast,
                    jianghui_rules::Comparison::LessThan,
                    jianghui_rules::Comparison::AtMost,
                    jianghui_rules::Comparison::MoreThan,
                ] {
                    let check = Check::Whole(comparison, limit);
                    let each: Vec<_> = (low..=high).map(|n| check.judge(&Value::Whole(Range::exactly(n)))).collect();
                    let all_same = each.windows(2).all(|pair| pair[0] == pair[1]);
                    let expected = if all_same { each[0] } else { jianghui_rules::Kleene::Unknown };
                    assert_eq!(check.judge(&band), expected, "{low}..{high} {comparison:?} {limit}");
                }
            }
        }
    }
}
