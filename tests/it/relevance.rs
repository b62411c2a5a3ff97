//! No question is asked that cannot change a result, and none is left out that can.

use crate::properties::{Cells, contradicts, draw};
use crate::questions::{Domain, put};
use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::{
    Check, Combination, Day, Entry, FactId, FactKind, Money, Outcome, Policy, Question, Range, RecordId, Scope,
    Situation, Test, Value, Verdict, combine, evaluate, questions,
};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::fmt::Write;

/// Everything that a person sees as a result: what holds, what it pays, what is paid of it beside the rest.
type Results = (Vec<(usize, Option<usize>, Outcome, Option<Money>)>, Combination);

fn results(policy: &'static Policy, situation: &Situation) -> Results {
    let verdict = evaluate(&CATALOGUE, policy, situation);
    let combination = combine(&CATALOGUE, policy, situation, &verdict);
    let due = |outcome: Outcome| outcome != Outcome::Unmet;
    let judged = verdict.judgements.iter().map(|judgement| {
        let sum = judgement.payment.as_ref().filter(|_| due(judgement.outcome())).map(|payment| payment.total);
        (judgement.provision, judgement.record, judgement.outcome(), sum)
    });
    (judged.collect(), combination)
}

/// The answers that a question can get.
fn answers(domain: &Domain, question: Question) -> Vec<Option<Value>> {
    match question {
        Question::Records(_) => vec![None, Some(Value::YES)],
        Question::Fact(fact) | Question::Field(_, _, fact) if fact == CATALOGUE.paid.under => {
            let own = domain.policy.provisions.iter().map(|provision| Value::Text(provision.id.to_owned()));
            own.chain([Value::Text(CATALOGUE.paid.other_award.to_owned())]).map(Some).collect()
        }
        Question::Fact(fact) | Question::Field(_, _, fact) => {
            // Of two sums the higher one may count: one that is higher than any other.
            let sum = Decimal::from(987_654);
            let high = match CATALOGUE.fact(fact).expect("a fact").kind {
                FactKind::Yuan { .. } => Some(Value::Yuan(Range::exactly(sum))),
                // A share of a number is a threshold that moves: numbers small and large.
                FactKind::Whole { min, max, .. } if domain.is_whole_of_a_share(fact) => {
                    let numbers = [5, 15, 25, 95, 1_000].into_iter().filter(|number| (min..=max).contains(number));
                    return numbers.map(|number| Some(Value::Whole(Range::exactly(number)))).collect();
                }
                // Heads of whom some are taken off.
                FactKind::Whole { max, .. } => Some(Value::Whole(Range::exactly(max.min(40)))),
                // Days that are compared with each other: one long before all.
                FactKind::Date => Some(Value::Day(Range::exactly(Day::new(2001, 1, 1).expect("a day")))),
                // A list in which nothing falls short.
                FactKind::Wholes { length, .. } => Some(Value::Wholes(vec![12; length.map_or(1, usize::from)])),
                FactKind::Yuans { .. } => Some(Value::Yuans(vec![sum])),
                _ => None,
            };
            domain.cells(fact).into_iter().chain(high).map(Some).collect()
        }
    }
}

/// The situation after each answer to the question; of a kind of records after entries of all sorts as well.
fn alternatives(domain: &Domain, situation: &Situation, question: Question) -> Vec<Situation> {
    let with = |answer: Option<Value>| {
        let mut next = situation.clone();
        put(&mut next, question, answer);
        next
    };
    let mut all: Vec<Situation> = answers(domain, question).into_iter().map(with).collect();
    if let Question::Records(record) = question {
        let fields = CATALOGUE.record(record).expect("a kind").fields;
        // Entries of which one answer is known, then such of which all are.
        for fact in fields {
            for way in answers(domain, Question::Field(record, 0, *fact)) {
                let mut next = with(Some(Value::YES));
                put(&mut next, Question::Field(record, 0, *fact), way);
                all.push(next);
            }
        }
        for number in 0..90 {
            let mut next = with(Some(Value::YES));
            for (place, fact) in fields.iter().enumerate() {
                let field = Question::Field(record, 0, *fact);
                let ways = answers(domain, field);
                // What a law compares with nothing makes no difference, and an entry of another is none.
                let known = CATALOGUE.record(record).expect("a kind").not_own != Some(*fact);
                if known && !ways.is_empty() {
                    put(&mut next, field, ways[(number * (place + 1) + number / ways.len()) % ways.len()].clone());
                }
            }
            all.push(next);
        }
    }
    all
}

/// Whether two answers to the question can lead to different results, however the other questions are answered: looks
/// for answers to the others that keep open what waits for this one.
fn can_matter(domain: &Domain, scope: Scope<'_>, start: &Situation, question: Question) -> bool {
    let policy = domain.policy;
    for attempt in 0..60usize {
        let mut situation = start.clone();
        let mut skipped = vec![question];
        // The one answer in two that keeps the question alive, as long as there is one.
        for step in 0..80 {
            let verdict = evaluate(&CATALOGUE, policy, &situation);
            let open = questions(&CATALOGUE, policy, &situation, &verdict, Scope { skipped: &skipped, ..scope });
            if open.is_empty() {
                break;
            }
            let other = open[(attempt * 7 + step) % open.len()];
            let ways = answers(domain, other);
            let is_alive = |situation: &Situation| {
                let verdict = evaluate(&CATALOGUE, policy, situation);
                questions(&CATALOGUE, policy, situation, &verdict, Scope { skipped: &[], ..scope }).contains(&question)
            };
            let from = attempt * 13 + step;
            let chosen = (0..ways.len()).map(|way| (from + way) % ways.len()).find_map(|way| {
                let mut next = situation.clone();
                put(&mut next, other, ways[way].clone());
                is_alive(&next).then_some(next)
            });
            match chosen {
                Some(next) => situation = next,
                None => skipped.push(other),
            }
        }
        let mut seen: Option<Results> = None;
        for next in alternatives(domain, &situation, question) {
            let found = results(policy, &next);
            match &seen {
                Some(before) if *before != found => return true,
                _ => seen = Some(found),
            }
        }
    }
    false
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 0, ..crate::draws(40) })]

    /// UX bar 2.
    #[test]
    fn no_question_is_asked_that_cannot_change_a_result((draw, records) in draw(), treatments in any::<bool>()) {
        for policy in *POLICIES {
            let (cells, domain) = (Cells::of(policy), Domain::of(policy));
            let situation = cells.situation(&draw, records);
            let verdict = evaluate(&CATALOGUE, policy, &situation);
            let scope = Scope { roles: 0, treatments, skipped: &[] };
            for question in questions(&CATALOGUE, policy, &situation, &verdict, scope) {
                // What only the choice between provisions needs would take a search over pairs of them.
                let fields = |record: RecordId| CATALOGUE.record(record).expect("a kind").fields;
                let alone = verdict.judgements.iter().flat_map(|judgement| &judgement.missing).any(|fact| match question {
                    Question::Fact(own) | Question::Field(_, _, own) => own == *fact,
                    Question::Records(record) => fields(record).contains(fact),
                });
                if !alone || confirms(policy, question) {
                    continue;
                }
                prop_assert!(can_matter(&domain, scope, &situation, question), "{}: {}\n{}", policy.id, said(question), told(&situation, &verdict, policy));
            }
        }
    }

    /// When nothing is asked any more, no answer to anything changes what is shown in the scope.
    #[test]
    fn nothing_is_left_out_that_can_change_a_result((draw, records) in draw(), answers_left in any::<u8>()) {
        for policy in *POLICIES {
            let (cells, domain) = (Cells::of(policy), Domain::of(policy));
            let situation = cells.situation(&draw, records);
            let verdict = evaluate(&CATALOGUE, policy, &situation);
            let scope = Scope { roles: 0, treatments: true, skipped: &[] };
            let open = questions(&CATALOGUE, policy, &situation, &verdict, scope);
            let before = results(policy, &situation);
            for (fact, values) in &domain.values {
                let def = CATALOGUE.fact(*fact).expect("a fact");
                let question = match def.field {
                    None if situation.get(*fact).is_none() => Question::Fact(*fact),
                    Some(field) if situation.entries(field.record).is_none() => continue,
                    Some(field) => {
                        let entries = situation.entries(field.record).expect("a list");
                        let Some(index) = entries.iter().position(|entry: &Entry| entry.get(field.slot).is_none()) else { continue };
                        Question::Field(field.record, index, *fact)
                    }
                    None => continue,
                };
                if open.contains(&question) || not_asked(*fact) {
                    continue;
                }
                let value = values[usize::from(answers_left) % values.len()].clone();
                let mut next = situation.clone();
                put(&mut next, question, Some(value));
                if contradicts(&CATALOGUE, policy, &next) {
                    continue;
                }
                prop_assert_eq!(&before, &results(policy, &next), "{}: {}", policy.id, said(question));
            }
        }
    }
}

/// Whether every answer of the closed list fulfils some sentence: then to answer at all says what the law asks for (a
/// child, a certificate of these kinds), and who cannot leaves it open.
fn confirms(policy: &Policy, question: Question) -> bool {
    let (Question::Fact(fact) | Question::Field(_, _, fact)) = question else { return false };
    let all = CATALOGUE.fact(fact).expect("a fact").options().len();
    let mut found = false;
    let mut see = |test: &Test| {
        found |= test.fact == fact
            && matches!(test.check, Check::OneOf(wanted) if usize::try_from(wanted.count_ones()).expect("few") == all);
    };
    policy.provisions.iter().for_each(|provision| provision.for_each_test(&mut see));
    found
}

/// What is told of by itself and never asked for: whether an entry is somebody else's, an office's word on a level.
fn not_asked(fact: FactId) -> bool {
    let def = CATALOGUE.fact(fact).expect("a fact");
    let not_own = CATALOGUE.records.iter().any(|record| record.not_own == Some(fact));
    let paid = def.field.is_some_and(|field| field.record == CATALOGUE.paid.record);
    not_own || paid || def.by_name.is_some()
}

/// What is known, and for what something is missing.
fn told(situation: &Situation, verdict: &Verdict, policy: &Policy) -> String {
    let mut all = String::new();
    for (fact, def) in CATALOGUE.ids() {
        let line = match def.field {
            None => situation.get(fact).map(|value| format!("{} = {value:?}", def.key)),
            Some(field) => situation.entries(field.record).map(|entries| {
                let each = entries.iter().map(|entry| entry.get(field.slot).map(|value| format!("{value:?}")));
                format!("{} = {:?}", def.key, each.collect::<Vec<_>>())
            }),
        };
        all.extend(line.map(|line| line + "\n"));
    }
    for judgement in verdict.judgements.iter().filter(|judgement| !judgement.missing.is_empty()) {
        let keys: Vec<&str> =
            judgement.missing.iter().filter_map(|fact| CATALOGUE.fact(*fact)).map(|def| def.key).collect();
        let _ = writeln!(
            all,
            "{} of {:?} is {:?} and misses {keys:?}",
            policy.provisions[judgement.provision].id,
            judgement.record,
            judgement.outcome()
        );
    }
    all
}

fn said(question: Question) -> String {
    let key = |fact: FactId| CATALOGUE.fact(fact).map_or("", |def| def.key);
    let name = |record: RecordId| CATALOGUE.record(record).map_or("", |def| def.id);
    match question {
        Question::Fact(fact) => key(fact).to_owned(),
        Question::Records(record) => name(record).to_owned(),
        Question::Field(record, index, fact) => format!("{} {} of {index}", name(record), key(fact)),
    }
}
