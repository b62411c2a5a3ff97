//! Generated sheets are fresh: what a reviewer holds beside the text is what the build compiles.

use crate::check::root;
use jianghui_policy_compiler::{compile, review};
use std::fs;

#[test]
fn review_sheets_are_fresh() {
    let compiled = compile(&root().join("policies")).unwrap_or_else(|failure| panic!("{failure}"));
    for policy in compiled.policies {
        let path = root().join("policies").join(policy.id).join("REVIEW.md");
        let sheet = review(&compiled, policy);
        if std::env::var_os("JIANGHUI_BLESS").is_some() {
            fs::write(&path, &sheet).expect("the sheet can be written");
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == sheet, "{} is not what the policy says now: run `cargo xtask bless`", path.display());
    }
}
