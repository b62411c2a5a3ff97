//! Golden traces: for each city one situation with everything that is said about it, sentence by sentence. Whoever
//! changes a rule sees here what it changes for people; the other doors are held equal to the same files.

use crate::check::{judge, root};
use jianghui_policies::POLICIES;
use jianghui_rules::contract::Raw;
use std::fs;

#[test]
fn golden_traces_stand() {
    for policy in *POLICIES {
        let folder = root().join("tests/golden");
        let path = folder.join(format!("{}.input.json", policy.id));
        let input = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let raw: Raw = serde_json::from_str(&input).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut output = serde_json::to_string_pretty(&judge(&POLICIES, &raw)).expect("the output is JSON");
        output.push('\n');
        let path = folder.join(format!("{}.output.json", policy.id));
        if std::env::var_os("JIANGHUI_BLESS").is_some() {
            fs::write(&path, &output).expect("the trace can be written");
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == output, "{} is not what is said now: run `cargo xtask bless`", path.display());
    }
}
