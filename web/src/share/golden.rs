//! The golden vectors as links, so that a browser test can open the page with just these answers.

use super::{Opened, read, write};
use crate::state::State;
use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::Day;
use jianghui_rules::contract::{self, Raw};
use serde_json::to_string_pretty;
use std::collections::BTreeMap;
use std::fs;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/golden");

#[test]
fn golden_links_stand() {
    let today = Day::parse("2026-01-01").expect("a day");
    // In one order, whatever other packages of the workspace ask of serde_json.
    let mut links = BTreeMap::new();
    for policy in POLICIES.iter() {
        let text = fs::read_to_string(format!("{FOLDER}/{}.input.json", policy.id)).expect("a golden vector");
        let raw: Raw = serde_json::from_str(&text).expect("JSON");
        let input = contract::read(&CATALOGUE, &POLICIES, &raw).expect("a sound input");
        let link = write(&State { situation: input.situation.clone(), ..State::new(today) });
        match read(&link, today) {
            Some(Opened::Answers(again, 0)) => assert_eq!(again.situation, input.situation, "{}", policy.id),
            other => panic!("{}: {link} holds {other:?}", policy.id),
        }
        links.insert(policy.id, link);
    }
    let text = to_string_pretty(&links).expect("JSON") + "\n";
    let path = format!("{FOLDER}/links.json");
    if std::env::var_os("JIANGHUI_BLESS").is_some() {
        fs::write(&path, &text).expect("the links can be written");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "{path} is not what a link holds now: run `cargo xtask bless`");
}
