//! The JSON Schema of the contract: built from the catalogue and the types, kept in `docs/schema`, and true of every
//! worked example.

mod input;
mod output;

use crate::check::{judge, root};
use jianghui_policies::POLICIES;
use jianghui_rules::contract::Raw;
use jsonschema::Validator;
use serde_json::{Map, Value, json};
use std::fs;

fn fresh(name: &str, schema: &Value) {
    let path = root().join("docs/schema").join(name);
    let text = serde_json::to_string_pretty(schema).expect("JSON") + "\n";
    if std::env::var_os("JIANGHUI_BLESS").is_some() {
        fs::write(&path, &text).expect("the schema can be written");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "{} is not what the contract says now: run `cargo xtask bless`", path.display());
}

fn validator(schema: &Value) -> Validator {
    jsonschema::draft202012::meta::validate(schema).unwrap_or_else(|error| panic!("{error}"));
    jsonschema::draft202012::new(schema).unwrap_or_else(|error| panic!("{error}"))
}

/// The first thing that is wrong.
fn first_error(validator: &Validator, value: &Value) -> Option<String> {
    let error = validator.iter_errors(value).next()?;
    Some(format!("{}: {error}", error.instance_path()))
}

#[test]
fn the_schemas_are_fresh() {
    fresh("check-input.schema.json", &input::schema());
    fresh("check-output.schema.json", &output::schema());
}

#[test]
fn every_worked_example_fits_the_schemas() {
    let (input, output) = (validator(&input::schema()), validator(&output::schema()));
    let mut count = 0;
    for policy in POLICIES.iter() {
        for (name, example) in examples(policy.id) {
            assert_eq!(first_error(&input, &example), None, "{}: {name}", policy.id);
            let raw: Raw = serde_json::from_value(example).expect("a value");
            let judged = serde_json::to_value(judge(&POLICIES, &raw)).expect("JSON");
            assert_eq!(first_error(&output, &judged), None, "{}: {name}", policy.id);
            count += 1;
        }
    }
    println!("schema: {count} inputs and outputs fit");
}

#[test]
fn the_example_files_fit_the_schema() {
    let input = validator(&input::schema());
    let mut count = 0;
    for file in fs::read_dir(root().join("examples")).expect("the folder") {
        let path = file.expect("a file").path();
        // Folders hold whole programs.
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("text");
        let value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(first_error(&input, &value), None, "{}", path.display());
        count += 1;
    }
    assert!(count > 0, "there are examples");
}

#[test]
fn what_the_door_refuses_for_its_shape_the_schema_refuses() {
    let input = validator(&input::schema());
    let with = |facts: Value, records: Value| json!({ "as_of": "2019-06-01", "region": "wenzhou", "facts": facts, "records": records });
    let refused = [
        json!([]),
        json!({ "region": "wenzhou" }),
        json!({ "as_of": "2019-06-01" }),
        json!({ "as_of": "01.06.2019", "region": "wenzhou" }),
        json!({ "as_of": "2019-06-01", "region": "atlantis" }),
        json!({ "as_of": "2019-06-01", "region": "wenzhou", "fact": {} }),
        with(json!({ "p.stauts": "企业职工" }), json!({})),
        with(json!({ "p.status": "职工" }), json!({})),
        with(json!({ "p.onjob": 1 }), json!({})),
        with(json!({ "p.unemp_ins_months": -1 }), json!({})),
        with(json!({ "p.unemp_ins_months": "36" }), json!({})),
        with(json!({ "p.unemp_ins_months": {} }), json!({})),
        with(json!({ "p.unemp_ins_months": { "from": 12 } }), json!({})),
        with(json!({ "b.wage_total": 0.5 }), json!({})),
        with(json!({ "b.wage_total": "1.234" }), json!({})),
        with(json!({ "b.trained_counts": [1, 2] }), json!({})),
        with(json!({ "c.level": 3 }), json!({})),
        with(json!({}), json!({ "certificates": [] })),
        with(json!({}), json!({ "certificate": {} })),
        with(json!({}), json!({ "certificate": vec![json!({}); 51] })),
        with(json!({}), json!({ "certificate": [{ "k.rank": 1 }] })),
        with(json!({}), json!({ "certificate": [{ "c.level": 9 }] })),
        with(json!({}), json!({ "received": [{ "g.prior_awards": "wenzhou-99" }] })),
        with(json!({}), json!({ "honour": [{ "h.series": "甲\n乙" }] })),
    ];
    for value in refused {
        let raw: Raw = serde_json::from_value(value.clone()).expect("a value");
        let door = jianghui_rules::contract::read(&jianghui_policies::CATALOGUE, &POLICIES, &raw);
        assert!(door.is_err(), "the door accepts {value}");
        assert!(first_error(&input, &value).is_some(), "the schema accepts {value}");
    }
}

/// The worked examples of a policy as the contract spells them.
fn examples(policy: &str) -> Vec<(String, Value)> {
    let path = root().join("policies").join(policy).join("cases.toml");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let cases: Value = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let list = cases["case"].as_array().expect("a list of cases");
    let example = |case: &Value| {
        let base = case["base"].as_str().map_or(&Value::Null, |name| &cases["base"][name]);
        let as_of = if case["as_of"].is_null() { &cases["as_of"] } else { &case["as_of"] };
        let mut records = object(&base["records"]);
        for (kind, entries) in object(&case["records"]) {
            // An entry of an example completes the entry of the base at the same place.
            let before = records.remove(&kind).unwrap_or_default();
            let entries = entries.as_array().expect("a list of records").iter().enumerate();
            let merged = entries.map(|(index, entry)| Value::Object(merged(&before[index], entry)));
            records.insert(kind, merged.collect());
        }
        let facts = merged(&base["facts"], &case["facts"]);
        let value = json!({ "as_of": as_of, "region": policy, "facts": facts, "records": records });
        (case["name"].as_str().unwrap_or_default().to_owned(), value)
    };
    list.iter().map(example).collect()
}

fn object(value: &Value) -> Map<String, Value> {
    value.as_object().cloned().unwrap_or_default()
}

fn merged(base: &Value, more: &Value) -> Map<String, Value> {
    let mut all = object(base);
    all.extend(object(more));
    all
}
