//! What may be sent: every fact of the catalogue with its options and bounds.

use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::contract::{LONGEST_LIST, LONGEST_TEXT, MOST_RECORDS};
use jianghui_rules::{FactDef, FactKind, OptionDef};
use serde_json::{Map, Value, json};

/// The schema of the input of `check`.
pub fn schema() -> Value {
    let scalars = CATALOGUE.facts.iter().filter(|def| def.field.is_none());
    let records = CATALOGUE.records.iter().map(|record| {
        let fields = record.fields.iter().filter_map(|id| CATALOGUE.fact(*id));
        let list = json!({
            "title": record.label,
            "description": format!("{} null：不知道有没有；[]：没有。", record.question),
            "type": ["array", "null"],
            "maxItems": MOST_RECORDS,
            "items": object(&fields.map(entry).collect()),
        });
        (record.id.to_owned(), list)
    });
    let regions: Vec<&str> = POLICIES.iter().flat_map(|policy| [policy.id, policy.place_label]).collect();
    let provisions: Vec<&str> = POLICIES.iter().flat_map(|policy| policy.provisions).map(|one| one.id).collect();
    let mut facts = object(&scalars.map(entry).collect());
    facts["type"] = json!(["object", "null"]);
    facts["description"] = "一个人或一个单位只有一个答案的事实；不写或写 null，就是不清楚。".into();
    let mut kinds = object(&records.collect());
    kinds["type"] = json!(["object", "null"]);
    kinds["description"] = "可以有多份的东西，每份一项。".into();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:jianghui:check-input:1",
        "title": "匠惠：一份情况",
        "description": "jianghui check 和 npm 包的 check 的输入。本文件由 cargo xtask bless 从事实目录生成，请勿手改。",
        "type": "object",
        "additionalProperties": false,
        "required": ["as_of", "region"],
        "properties": {
            "as_of": { "$ref": "#/$defs/day", "title": "申领日" },
            "region": { "title": "地区", "description": "文件的代号或地名。", "enum": regions },
            "facts": facts,
            "records": kinds,
        },
        "$defs": {
            "day": { "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
            "yes_no": { "enum": [true, false, "是", "yes", "否", "no", null] },
            "date": or_band(&json!({ "$ref": "#/$defs/day" })),
            "text": {
                "type": ["string", "null"],
                "maxLength": LONGEST_TEXT,
                "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f]*$",
            },
            "provision": { "enum": provisions },
        },
    })
}

fn entry(def: &FactDef) -> (String, Value) {
    let mut answer = answer(def);
    answer["title"] = def.label.into();
    answer["description"] = def.question.into();
    (def.key.to_owned(), answer)
}

fn answer(def: &FactDef) -> Value {
    match def.kind {
        FactKind::YesNo => json!({ "$ref": "#/$defs/yes_no" }),
        FactKind::Choice(options) => json!({ "enum": with(words(options), Value::Null) }),
        FactKind::Choices(options) => {
            let one = words(options);
            json!({ "anyOf": [{ "enum": with(one.clone(), Value::Null) }, list(&json!({ "enum": one }))] })
        }
        FactKind::Whole { min, max, .. } => or_band(&json!({ "type": "integer", "minimum": min, "maximum": max })),
        FactKind::Yuan { max } => or_band(&yuan(max)),
        FactKind::Date => json!({ "$ref": "#/$defs/date" }),
        FactKind::Text => json!({ "$ref": "#/$defs/text" }),
        FactKind::Provision(options) => {
            let words: Vec<Value> =
                options.iter().flat_map(|option| [option.id, option.label]).map(Value::from).collect();
            json!({ "anyOf": [{ "$ref": "#/$defs/provision" }, { "enum": with(words, Value::Null) }] })
        }
        FactKind::Wholes { max, length, .. } => {
            let one = json!({ "type": "integer", "minimum": 0, "maximum": max });
            let mut several = list(&one);
            if let Some(length) = length {
                (several["minItems"], several["maxItems"]) = (length.into(), length.into());
            }
            let alone = length.is_none_or(|length| length == 1).then_some(one);
            let ways: Vec<Value> = [several, json!({ "type": "null" })].into_iter().chain(alone).collect();
            json!({ "anyOf": ways })
        }
        FactKind::Yuans { max } => json!({ "anyOf": [list(&yuan(max)), yuan(max), { "type": "null" }] }),
    }
}

/// Every way to write an option; one that is a figure may be a number as well.
fn words(options: &[OptionDef]) -> Vec<Value> {
    let names =
        options.iter().flat_map(|option| [option.id, option.label].into_iter().chain(option.aliases.iter().copied()));
    let mut words = Vec::new();
    for name in names {
        words.push(Value::from(name));
        words.extend(name.parse::<i64>().ok().map(Value::from));
    }
    words
}

fn with(mut words: Vec<Value>, more: Value) -> Vec<Value> {
    words.push(more);
    // An option may be called by its id.
    let mut seen = Vec::new();
    words.retain(|word| {
        !seen.contains(word) && {
            seen.push(word.clone());
            true
        }
    });
    words
}

/// An exact answer, a band of which either end may be missing, or none.
fn or_band(one: &Value) -> Value {
    let end = json!({ "anyOf": [one, { "type": "null" }] });
    json!({ "anyOf": [one, { "type": "null" }, {
        "type": "object",
        "additionalProperties": false,
        "minProperties": 1,
        "properties": { "min": end, "max": end },
    }] })
}

fn yuan(max: rust_decimal::Decimal) -> Value {
    let max: i64 = max.try_into().expect("a bound in whole yuan");
    json!({ "anyOf": [
        { "type": "integer", "minimum": 0, "maximum": max },
        { "type": "string", "maxLength": 30, "pattern": "^[0-9]+(\\.[0-9]{1,2})?$" },
    ] })
}

fn list(one: &Value) -> Value {
    json!({ "type": "array", "maxItems": LONGEST_LIST, "items": one })
}

fn object(properties: &Map<String, Value>) -> Value {
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}
