//! What comes out: the types of the contract, read from their source, where each field has its own words.

use crate::check::root;
use jianghui_rules::{Change, Outcome, Per, State};
use serde_json::{Map, Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};
use syn::{Attribute, Expr, Fields, GenericArgument, Item, ItemStruct, Lit, Meta, PathArguments, Type};

/// The schema of the output of `check`.
pub fn schema() -> Value {
    let structs = structs();
    let mut needed = vec!["Output".to_owned()];
    let mut definitions = Map::new();
    while let Some(name) = needed.pop() {
        if definitions.contains_key(&name) {
            continue;
        }
        let item = structs.get(&name).unwrap_or_else(|| panic!("the contract has no type {name}"));
        definitions.insert(name, object(item, &structs, &mut needed));
    }
    let Value::Object(mut schema) = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:jianghui:check-output:1",
        "title": "匠惠：判断的结果",
        "description": "jianghui check 和 npm 包的 check 的输出。本文件由 cargo xtask bless 从合同的类型生成，请勿手改。",
        "$ref": "#/$defs/Output",
    }) else {
        panic!("an object")
    };
    definitions.sort_keys();
    schema.insert("$defs".into(), definitions.into());
    Value::Object(schema)
}

/// Every type of the contract by its name.
fn structs() -> BTreeMap<String, ItemStruct> {
    let folder = root().join("crates/jianghui-rules/src/contract");
    let mut structs = BTreeMap::new();
    for file in fs::read_dir(&folder).expect("the contract's sources") {
        let path = file.expect("a file").path();
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let source = syn::parse_file(&fs::read_to_string(&path).expect("text")).expect("Rust");
        for item in source.items {
            if let Item::Struct(item) = item {
                structs.insert(item.ident.to_string(), item);
            }
        }
    }
    structs
}

fn object(item: &ItemStruct, structs: &BTreeMap<String, ItemStruct>, needed: &mut Vec<String>) -> Value {
    let Fields::Named(fields) = &item.fields else { panic!("{} has no named fields", item.ident) };
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for field in &fields.named {
        let name = field.ident.as_ref().expect("a name").to_string();
        let mut schema = of_type(&field.ty, structs, needed);
        if let Some(mut words) = closed_list(&item.ident.to_string(), &name) {
            words.extend(is_option(&field.ty).then_some(Value::Null));
            schema = json!({ "enum": words });
        }
        if is_sum(&item.ident.to_string(), &name) {
            schema["pattern"] = "^[0-9]+(\\.[0-9]+)?$".into();
        }
        let doc = doc(&field.attrs);
        if !doc.is_empty() {
            schema["description"] = doc.into();
        }
        if !may_be_left_out(&field.attrs) {
            required.push(name.clone());
        }
        properties.insert(name, schema);
    }
    json!({
        "description": doc(&item.attrs),
        "type": "object",
        "additionalProperties": false,
        "required": required,
        "properties": properties,
    })
}

/// The forms that money takes: the words in the functions that write them.
fn forms() -> Vec<Value> {
    let path = root().join("crates/jianghui-rules/src/contract/output.rs");
    let source = fs::read_to_string(path).expect("text");
    let (_, writing) = source.split_once("\nfn form(").expect("the function that names the form");
    let words: BTreeSet<&str> = writing.split('"').skip(1).step_by(2).collect();
    words.into_iter().map(Value::from).collect()
}

/// The words that a text field is limited to.
fn closed_list(item: &str, field: &str) -> Option<Vec<Value>> {
    let outcomes = [Outcome::Met, Outcome::Unmet, Outcome::Undetermined, Outcome::AskOffice];
    let states = [
        State::Claimable,
        State::Elsewhere,
        State::IfAdopted,
        State::Unanswered,
        State::AskOffice,
        State::Near,
        State::NotYet,
        State::Expired,
        State::Paid,
        State::NotApplicable,
    ];
    let pers =
        [Per::Once, Per::Month, Per::Year, Per::Person, Per::PersonYear, Per::Class, Per::Item, Per::Time].map(Per::id);
    let changes = [Change::Time, Change::Claimant, Change::Employer, Change::Office, Change::Fixed].map(Change::id);
    let words = match (item, field) {
        (_, "outcome") => outcomes.map(Outcome::id).to_vec(),
        (_, "state") => states.map(State::id).to_vec(),
        (_, "per") => pers.to_vec(),
        (_, "change") => changes.to_vec(),
        ("PolicyOut", "status") => vec!["in_force", "draft", "not_yet", "expired"],
        ("Output", "schema") => return Some(vec![1.into()]),
        ("AmountOut", "form") => return Some(forms()),
        _ => return None,
    };
    Some(words.into_iter().map(Value::from).collect())
}

/// Whether a text is a sum in yuan.
fn is_sum(item: &str, field: &str) -> bool {
    item == "AmountOut" && ["min", "max", "total_min", "total_max"].contains(&field)
}

fn of_type(ty: &Type, structs: &BTreeMap<String, ItemStruct>, needed: &mut Vec<String>) -> Value {
    match ty {
        Type::Reference(reference) => of_type(&reference.elem, structs, needed),
        Type::Slice(slice) => json!({ "type": "array", "items": of_type(&slice.elem, structs, needed) }),
        Type::Path(path) => {
            let segment = path.path.segments.last().expect("a name");
            let inner = || match &segment.arguments {
                PathArguments::AngleBracketed(arguments) => match arguments.args.first() {
                    Some(GenericArgument::Type(ty)) => ty,
                    _ => panic!("what {} holds", segment.ident),
                },
                _ => panic!("what {} holds", segment.ident),
            };
            match segment.ident.to_string().as_str() {
                "String" | "str" => json!({ "type": "string" }),
                "bool" => json!({ "type": "boolean" }),
                "i64" => json!({ "type": "integer" }),
                "u32" | "usize" => json!({ "type": "integer", "minimum": 0 }),
                "Vec" => json!({ "type": "array", "items": of_type(inner(), structs, needed) }),
                "Option" => or_null(of_type(inner(), structs, needed)),
                name if structs.contains_key(name) => {
                    needed.push(name.to_owned());
                    json!({ "$ref": format!("#/$defs/{name}") })
                }
                name => panic!("no JSON is known for the type {name}"),
            }
        }
        _ => panic!("no JSON is known for a type"),
    }
}

fn or_null(mut schema: Value) -> Value {
    match schema["type"].as_str().map(ToOwned::to_owned) {
        Some(ty) => {
            schema["type"] = json!([ty, "null"]);
            schema
        }
        None => json!({ "anyOf": [schema, { "type": "null" }] }),
    }
}

fn is_option(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.segments.last().is_some_and(|segment| segment.ident == "Option"))
}

/// The doc comment.
fn doc(attributes: &[Attribute]) -> String {
    let line = |attribute: &Attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(words) => Some(words.value().trim().to_owned()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    };
    attributes.iter().filter_map(line).collect::<Vec<_>>().join(" ")
}

/// Whether an empty list is not written.
fn may_be_left_out(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) => list.path.is_ident("serde") && list.tokens.to_string().contains("skip_serializing_if"),
        _ => false,
    })
}
