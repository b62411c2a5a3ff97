//! Situations that the door accepts, with answers at the edge of what it accepts.

use bolero::TypeGenerator;
use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::contract::{LONGEST_LIST, MOST_RECORDS};
use jianghui_rules::{FactDef, FactKind};
use serde_json::{Map, Value, json};

/// One answer: to which fact, in which entry of its record, and which of the answers it can have.
#[derive(Debug, TypeGenerator)]
pub struct Step {
    fact: u16,
    entry: u8,
    answer: u16,
}

/// The day of claiming is late, so that every event lies before it.
const DAYS: [&str; 8] =
    ["0001-01-01", "2017-12-31", "2018-01-01", "2020-02-29", "2021-08-01", "2022-09-19", "2025-03-01", "2028-02-29"];
const CLAIMS: [&str; 3] = ["2028-02-29", "2028-03-01", "9999-12-31"];

/// A situation with these answers; a later answer to the same question replaces an earlier one.
pub fn situation(region: u8, steps: &[Step]) -> Value {
    let mut facts = Map::new();
    let mut records: Map<String, Value> = Map::new();
    for step in steps {
        let def = CATALOGUE.facts.get(usize::from(step.fact) % CATALOGUE.facts.len()).expect("a fact");
        let Some(answer) = answer(def, usize::from(step.answer)) else { continue };
        match def.field.and_then(|field| CATALOGUE.record(field.record)) {
            None => drop(facts.insert(def.key.to_owned(), answer)),
            Some(record) => {
                let list = records.entry(record.id).or_insert_with(|| json!([]));
                let list = list.as_array_mut().expect("a list");
                let index = usize::from(step.entry) % MOST_RECORDS;
                if list.len() <= index {
                    list.resize(index + 1, json!({}));
                }
                list.get_mut(index).expect("an entry")[def.key] = answer;
            }
        }
    }
    let region = usize::from(region);
    let policy = POLICIES.get(region % POLICIES.len()).expect("a document");
    let as_of = CLAIMS.get(region / POLICIES.len() % CLAIMS.len()).expect("a day");
    facts.remove(CATALOGUE.fact(CATALOGUE.claim_date).expect("the day").key);
    json!({ "as_of": as_of, "region": policy.id, "facts": facts, "records": records })
}

/// One of the answers that a fact can have.
fn answer(def: &FactDef, number: usize) -> Option<Value> {
    let pick = |answers: &[Value]| answers.get(number % answers.len().max(1)).cloned();
    let day = |number: usize| DAYS.get(number % DAYS.len()).copied();
    match def.kind {
        FactKind::YesNo => pick(&[json!(true), json!(false), Value::Null]),
        FactKind::Choice(options) => options.get(number % options.len()).map(|option| option.id.into()),
        FactKind::Choices(options) => {
            let chosen = options.iter().enumerate().filter(|(index, _)| number >> (index % 16) & 1 == 1);
            Some(chosen.map(|(_, option)| option.id).collect())
        }
        FactKind::Whole { min, max, .. } => pick(&[
            json!(min),
            json!(max),
            json!((min + 1).min(max)),
            json!({ "min": min, "max": max }),
            json!({ "max": max }),
            json!(12.clamp(min, max)),
            json!(36.clamp(min, max)),
        ]),
        FactKind::Yuan { max } => pick(&[
            json!(0),
            json!(max.to_string()),
            json!("0.01"),
            json!({ "min": 0 }),
            json!({ "min": "0.01", "max": max.to_string() }),
            json!(50_000),
        ]),
        FactKind::Date => match number % 3 {
            0 => Some(json!({ "min": day(number / 3) })),
            1 => Some(json!({ "max": day(number / 3) })),
            _ => Some(json!(day(number / 3))),
        },
        FactKind::Text => pick(&[json!(""), json!("甲"), json!("乙"), json!("工".repeat(200))]),
        FactKind::Provision(options) => {
            let mut words: Vec<Value> = options.iter().map(|option| option.id.into()).collect();
            words.extend(POLICIES.iter().flat_map(|policy| policy.provisions).map(|one| Value::from(one.id)));
            pick(&words)
        }
        FactKind::Wholes { max, length: Some(length), .. } => {
            pick(&[json!(vec![0; usize::from(length)]), json!(vec![max; usize::from(length)])])
        }
        FactKind::Wholes { max, length: None, .. } => {
            pick(&[json!([]), json!(6), json!(vec![max; LONGEST_LIST]), json!(vec![5; LONGEST_LIST]), json!([5, 6, 7])])
        }
        FactKind::Yuans { max } => pick(&[json!([]), json!("0.01"), json!(vec![max.to_string(); 100]), json!([0, 1])]),
    }
}
