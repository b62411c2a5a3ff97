//! What is audited, and the page that says so.

use super::harness::{Audit, MORE_RULES, Mode, SIZES, TAGS, VERSION};
use crate::chromium::{PHONE, browse};
use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

/// One test for each of these, in each size of type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    /// A worker answers questions.
    Questions,
    /// What a worker's answers lead to.
    Results,
    /// An organisation, and what is there without answers.
    Organisation,
}

use Walk::{Organisation, Questions, Results};

/// Every screen with its states, and what the states are where their names do not say it.
const PLAN: &[(Walk, &str, &str, &[&str])] = &[
    (Questions, "home", "the first screen", &["empty"]),
    (Questions, "choice", "a question with rows to choose from", &["empty", "error", "filled"]),
    (Questions, "kinds", "a question with rows to tick: which kinds of records there are", &["empty", "error", "filled"]),
    (Questions, "number", "a question for a number, with bands", &["empty", "error", "filled"]),
    (Questions, "date", "a question for a date", &["empty", "error", "filled"]),
    (Questions, "records", "the list of records of one kind", &["empty", "filled"]),
    (Questions, "entry", "the answers of one record", &["filled"]),
    (Results, "results", "what the answers lead to; empty: nothing is claimable yet", &["empty", "filled"]),
    (Results, "detail", "one benefit", &["filled"]),
    (Results, "answers", "all answers", &["filled"]),
    (Results, "compare", "the places side by side", &["filled"]),
    (Results, "checklist", "what one takes along", &["empty", "filled"]),
    (Results, "clauses", "the clauses of a document; empty: folded, filled: unfolded", &["empty", "filled"]),
    (Organisation, "money", "a question for an amount", &["empty", "error", "filled"]),
    (Organisation, "ledger", "how the sums of an organisation come about", &["filled"]),
    (Organisation, "batch", "the table of workers", &["empty", "error", "filled"]),
    (Organisation, "roster", "what the table comes to", &["filled"]),
];

/// What a walk must have seen.
pub fn expected(walk: Walk) -> BTreeSet<(&'static str, &'static str)> {
    let rows = PLAN.iter().filter(|row| row.0 == walk);
    rows.flat_map(|(_, screen, _, states)| states.iter().map(|state| (*screen, *state))).collect()
}
