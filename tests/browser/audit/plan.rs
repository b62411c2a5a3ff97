//! What is audited: every screen, and the states that it can be in.

use anyhow::{Result, ensure};
use jianghui_policies::CATALOGUE;
use jianghui_rules::FactKind;
use std::collections::BTreeSet;

/// One test for each of these, in each layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    /// A worker answers questions.
    Questions,
    /// Kinds of questions that are rare.
    Rare,
    /// What a worker's answers lead to.
    Results,
    /// What one takes along, and what one reads up.
    Sheet,
    /// An organisation.
    Organisation,
    /// A table of workers.
    Table,
    /// What the page must tell, of links and of what it keeps.
    Notices,
    /// Screens that an address alone leads to.
    Addresses,
}

use Walk::{Notices, Organisation, Questions, Rare, Results, Sheet, Table};

const QUESTION: &[&str] = &["empty", "error", "filled"];
const FOLDS: &[&str] = &["filled", "unfolded"];
const ALL: &[&str] = &["empty", "filled", "unfolded"];

/// A screen that is audited.
pub struct Row {
    pub walk: Walk,
    pub screen: &'static str,
    /// The variant of `Step` in the page's state that it shows.
    pub step: &'static str,
    pub what: &'static str,
    pub states: &'static [&'static str],
    /// For `Walk::Addresses`: the fragment that opens it.
    pub address: &'static str,
}

const fn row(
    walk: Walk,
    screen: &'static str,
    step: &'static str,
    what: &'static str,
    states: &'static [&'static str],
) -> Row {
    Row { walk, screen, step, what, states, address: "" }
}

/// A screen that needs no answers: one line here is all it takes.
const fn at(address: &'static str, screen: &'static str, step: &'static str, what: &'static str) -> Row {
    Row { walk: Walk::Addresses, screen, step, what, states: &["filled"], address }
}

/// Every screen, what it is, and its states.
pub const PLAN: &[Row] = &[
    row(Questions, "home", "Home", "the first screen, without and with answers", &["empty", "filled"]),
    row(Questions, "choice", "Ask", "a question: one of several rows", QUESTION),
    row(Questions, "kinds", "Kinds", "a question: which kinds of records there are, several rows", QUESTION),
    row(Questions, "number", "Ask", "a question: a number", QUESTION),
    row(Questions, "date", "Ask", "a question: a date", QUESTION),
    row(Questions, "records", "Entries", "the list of records of one kind", &["empty", "filled"]),
    row(Questions, "entry", "Entry", "the answers of one record", &["filled"]),
    row(Rare, "text", "Ask", "a question: words", QUESTION),
    row(Rare, "sums", "Ask", "a question: several amounts", QUESTION),
    row(Rare, "list", "Ask", "a question: several numbers", QUESTION),
    row(Rare, "many", "Ask", "a question: several of many rows", QUESTION),
    row(Results, "answers", "Answers", "all answers; sure: may they all go?", &["empty", "filled", "sure"]),
    row(Results, "results", "Results", "what the answers lead to; empty: nothing is claimable yet", ALL),
    row(Results, "trial", "Results", "the same while a change is tried", &["filled"]),
    row(Results, "compare", "Compare", "the places side by side", ALL),
    row(Sheet, "detail", "Detail", "one benefit; empty: nothing is known of it", ALL),
    row(Sheet, "clauses", "Clauses", "the clauses of a document", FOLDS),
    row(Sheet, "checklist", "Checklist", "what one takes along; empty: nothing is claimable yet", ALL),
    row(
        Sheet,
        "made",
        "Checklist",
        "the same after a picture, a link with its code, and the text were made",
        &["filled"],
    ),
    row(Organisation, "money", "Ask", "a question: an amount", QUESTION),
    row(Organisation, "ledger", "Ledger", "how the sums of an organisation come about", ALL),
    row(Table, "batch", "Batch", "the table of workers", QUESTION),
    row(Table, "roster", "Roster", "what the table comes to; empty: no table", ALL),
    row(Notices, "shared", "Results", "results that a link brought", &["filled"]),
    row(Notices, "kept", "Home", "the first screen where the device keeps the answers", &["filled"]),
    row(Notices, "broken link", "Home", "the first screen after a link that is not whole", &["filled"]),
    row(Notices, "other link", "Home", "the first screen after a link of another version", &["filled"]),
    row(Notices, "unreadable", "Home", "the first screen where what the device keeps cannot be read", &["filled"]),
    row(Notices, "lost", "Home", "the first screen where a reload could not bring back the last one", &["filled"]),
    at("#display", "display", "Display", "the size of type, colours and contrast"),
    at("#accessibility", "statement", "Statement", "what was done so that everybody can use it"),
];

/// What a walk must have seen.
pub fn expected(walk: Walk) -> BTreeSet<(&'static str, &'static str)> {
    let rows = PLAN.iter().filter(|row| row.walk == walk);
    rows.flat_map(|row| row.states.iter().map(|state| (row.screen, *state))).collect()
}

/// The questions of this kind, by the name that they have in the plan.
fn name_of(kind: &FactKind) -> &'static str {
    match kind {
        FactKind::YesNo | FactKind::Choice(_) | FactKind::Provision(_) => "choice",
        FactKind::Choices(_) => "many",
        FactKind::Whole { .. } => "number",
        FactKind::Yuan { .. } => "money",
        FactKind::Date => "date",
        FactKind::Text => "text",
        FactKind::Wholes { .. } => "list",
        FactKind::Yuans { .. } => "sums",
    }
}

#[test]
fn every_screen_and_every_kind_of_question_is_audited() -> Result<()> {
    let source: syn::File = syn::parse_str(include_str!("../../../web/src/state/action.rs"))?;
    let steps = source.items.iter().find_map(|item| match item {
        syn::Item::Enum(found) if found.ident == "Step" => Some(found),
        _ => None,
    });
    let steps = steps.map(|found| found.variants.iter().map(|variant| variant.ident.to_string()).collect());
    let steps: BTreeSet<String> = steps.unwrap_or_default();
    let planned: BTreeSet<String> = PLAN.iter().map(|row| row.step.to_owned()).collect();
    ensure!(steps.len() > 10, "the screens are not found in the source of the page: {steps:?}");
    ensure!(planned == steps, "audited are the screens {planned:?}, and there are {steps:?}");
    for (_, fact) in CATALOGUE.ids() {
        let name = name_of(&fact.kind);
        ensure!(PLAN.iter().any(|row| row.screen == name), "no question like 「{}」 is audited", fact.question);
    }
    Ok(())
}
