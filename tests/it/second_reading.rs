//! The engine and the second reading give the same answer wherever answers begin to matter.

use crate::cells;
use crate::oracle::{self, Answer, Outcome, Reading, Sheet};
use jianghui_policies::{CATALOGUE, find};
use jianghui_rules::{Clause, Condition, FactDef, FactId, FactKind, Policy, Provision, Value, evaluate};
use std::collections::BTreeMap;

#[test]
fn every_document_is_read_the_same_twice() {
    let mut differences = Vec::new();
    for (id, provisions) in oracle::DOCUMENTS {
        let Some(policy) = find(id) else { continue };
        let ids: Vec<&str> = provisions.iter().map(|(id, ..)| *id).collect();
        let compiled: Vec<&str> = policy.provisions.iter().map(|provision| provision.id).collect();
        assert_eq!(ids, compiled);
        let mut tally = Tally::default();
        for (id, _, keys, read) in *provisions {
            let provision = policy.provisions.iter().find(|provision| provision.id == *id).expect("an id of the list");
            compare(policy, provision, keys, *read, &mut tally);
        }
        println!(
            "second reading: {} situations of {} provisions of {id} compared, {} of them met",
            tally.all,
            ids.len(),
            tally.met
        );
        differences.extend(tally.differences);
    }
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences.join("\n"));
}

/// What was compared, and the first differences of each provision.
#[derive(Default)]
struct Tally {
    all: u64,
    met: u64,
    differences: Vec<String>,
}

type Facts = Vec<(FactId, &'static FactDef, Vec<Option<Value>>)>;

fn compare(
    policy: &'static Policy,
    provision: &'static Provision,
    keys: &[&'static str],
    read: fn(&Sheet) -> Reading,
    tally: &mut Tally,
) {
    let single = cells::alone(policy, provision);
    let facts: Facts = keys
        .iter()
        .map(|key| {
            let id = CATALOGUE.find(key).unwrap_or_else(|| panic!("no fact {key}"));
            let def = CATALOGUE.fact(id).expect("a fact of the catalogue");
            let values = cells::values(policy, provision, id, def).into_iter().map(Some);
            // The word of the office may not have come yet: a case of its own.
            let values = if is_vouched(provision, id) { values.chain([None]).collect() } else { values.collect() };
            (id, def, values)
        })
        .collect();
    let sizes: Vec<usize> = facts.iter().map(|(.., values)| values.len()).collect();
    let before = tally.differences.len();
    let mut see = |choice: &[usize]| {
        if tally.differences.len() < before + 3 {
            tally.all += 1;
            match compare_one(&single, provision, &facts, choice, read) {
                Ok(met) => tally.met += u64::from(met),
                Err(difference) => tally.differences.push(difference),
            }
        }
    };
    for index in cells::spread(&sizes.iter().map(|size| *size as u64).collect::<Vec<u64>>(), cells::MOST) {
        see(&cells::choice(&sizes, index));
    }
    // Combinations of everything at once rarely meet a dozen conditions: walk about those that do.
    for base in cells::met(&single, provision, &facts) {
        cells::about(&base, &sizes, &mut see);
    }
}

fn is_vouched(provision: &Provision, fact: FactId) -> bool {
    let vouched = |clause: &Clause| matches!(clause.condition, Condition::Vouched(test) if test.fact == fact);
    provision.when.iter().any(vouched)
}

/// Whether it is met, or how the two readings differ.
fn compare_one(
    policy: &Policy,
    provision: &'static Provision,
    facts: &Facts,
    choice: &[usize],
    read: fn(&Sheet) -> Reading,
) -> Result<bool, String> {
    let mut sheet = Sheet { as_of: (2019, 6, 1), facts: BTreeMap::new(), record: BTreeMap::new() };
    let chosen = facts.iter().zip(choice).map(|((id, def, values), index)| (*id, *def, values[*index].clone()));
    for (id, def, value) in chosen.clone() {
        let Some(value) = value else { continue };
        let answer = answer(def, &value);
        if id == CATALOGUE.claim_date
            && let Answer::Date(year, month, day) = answer
        {
            sheet.as_of = (year, month, day);
        }
        let place = if def.field.is_some() { &mut sheet.record } else { &mut sheet.facts };
        place.insert(def.key, answer);
    }
    let situation = cells::answered(policy, provision, chosen);
    let verdict = evaluate(&CATALOGUE, policy, &situation);
    let [judgement] = verdict.judgements.as_slice() else { panic!("one judgement for {}", provision.id) };
    let expected = read(&sheet);
    let outcome = match expected.outcome {
        Outcome::Met => jianghui_rules::Outcome::Met,
        Outcome::Unmet => jianghui_rules::Outcome::Unmet,
        Outcome::AskOffice => jianghui_rules::Outcome::AskOffice,
    };
    if judgement.outcome() != outcome {
        let said = judgement.outcome();
        return Err(format!("{}: the data says {said:?}, the second reading {outcome:?}: {sheet:?}", provision.id));
    }
    if outcome == jianghui_rules::Outcome::Unmet {
        return Ok(false);
    }
    let paid = judgement.payment.as_ref().map(|payment| {
        let months = payment.months.and_then(|months| months.min.zip(months.max));
        (payment.unit.min, payment.unit.max, months, payment.total.min, payment.total.max)
    });
    let money = expected.money.map(|m| (m.unit_min, m.unit_max, m.limit_months, m.total_min, m.total_max));
    if paid != money {
        return Err(format!("{}: the data pays {paid:?}, the second reading {money:?}: {sheet:?}", provision.id));
    }
    Ok(outcome == jianghui_rules::Outcome::Met)
}

/// The answer in the words of the second reading.
fn answer(def: &'static FactDef, value: &Value) -> Answer {
    let label = |bits: u64| {
        let option = &def.options()[bits.trailing_zeros() as usize];
        // A level is written as its number, as people say it.
        if option.aliases.first().is_some_and(|alias| alias.len() == 1) { option.aliases[0] } else { option.label }
    };
    match (value, &def.kind) {
        (Value::OneOf(1), FactKind::YesNo) => Answer::Yes,
        (Value::OneOf(_), FactKind::YesNo) => Answer::No,
        (Value::OneOf(bits), _) => Answer::Option(label(*bits)),
        (Value::Chosen(bits), _) => {
            Answer::Options((0..def.options().len()).filter(|i| bits >> i & 1 == 1).map(|i| label(1 << i)).collect())
        }
        (Value::Whole(range), _) => Answer::Whole(range.single().expect("exact")),
        (Value::Yuan(range), _) => Answer::Yuan(range.single().expect("exact")),
        (Value::Day(range), _) => {
            let (year, month, day) = range.single().expect("exact").ymd();
            Answer::Date(year, month, day)
        }
        (Value::Text(text), _) => Answer::Text(text.clone()),
        (Value::Wholes(numbers), _) => Answer::Wholes(numbers.clone()),
        (Value::Yuans(sums), _) => Answer::Yuans(sums.clone()),
    }
}
