//! The one door through which tests put a situation to the engine, and the folder of the policies.

use jianghui_policies::CATALOGUE;
use jianghui_rules::Policy;
use jianghui_rules::contract::{Fields, Output, Raw, check, read};
use std::{collections::BTreeMap, path::PathBuf};

/// The repository.
pub fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// Judges an input against these policies; a wrong input fails the test with its problems.
pub fn judge(policies: &'static [Policy], raw: &Raw) -> Output {
    match read(&CATALOGUE, policies, raw) {
        Ok(input) => check(&CATALOGUE, &input),
        Err(problems) => panic!("{problems:#?}"),
    }
}

/// An input as the contract spells it.
pub fn raw(region: &str, as_of: &str, facts: BTreeMap<String, Raw>, records: BTreeMap<String, Raw>) -> Raw {
    Raw::Map(Fields::from_iter([
        ("as_of".to_owned(), Raw::Text(as_of.to_owned())),
        ("region".to_owned(), Raw::Text(region.to_owned())),
        ("facts".to_owned(), Raw::Map(facts.into_iter().collect())),
        ("records".to_owned(), Raw::Map(records.into_iter().collect())),
    ]))
}

/// Holds a generated page equal to what would be written now; `JIANGHUI_BLESS` writes it.
pub fn fresh(path: &str, page: &str) {
    let path = root().join(path);
    if std::env::var_os("JIANGHUI_BLESS").is_some() {
        std::fs::write(&path, page).expect("the page can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page, "{} is not what is said now: run `cargo xtask bless`", path.display());
}
