//! Everything that is said to anybody, with the place where it stands.

use super::Kind;
use crate::check::root;
use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::{Clause, Form, Policy, Provision};
use std::fs;
use std::path::{Path, PathBuf};

/// One text that is shown.
pub struct Said {
    /// Where it stands: a key, an id, a file.
    pub place: String,
    /// What it is.
    pub kind: Kind,
    /// The text.
    pub text: String,
}

fn said(place: &str, kind: Kind, text: &str) -> Said {
    Said { place: place.to_owned(), kind, text: text.to_owned() }
}

/// What is asked, and what is said beside it: `facts.toml`.
pub fn catalogue() -> Vec<Said> {
    let mut all = Vec::new();
    for record in CATALOGUE.records {
        all.push(said(record.id, Kind::Question, record.question));
        all.push(said(record.id, Kind::Hint, record.hint));
        all.push(said(record.id, Kind::Name, record.label));
    }
    for group in CATALOGUE.groups {
        all.push(said(group.id, Kind::Name, group.label));
        all.push(said(group.id, Kind::Hint, group.hint));
        if let Some(opening) = &group.opening {
            all.push(said(group.id, Kind::Question, opening.question));
            all.push(said(group.id, Kind::Hint, opening.hint));
        }
    }
    for fact in CATALOGUE.facts {
        all.push(said(fact.key, Kind::Question, fact.question));
        all.push(said(fact.key, Kind::Hint, fact.hint));
        all.push(said(fact.key, Kind::Hint, fact.evidence));
        all.push(said(fact.key, Kind::Name, fact.label));
        all.extend(fact.options().iter().map(|option| said(fact.key, Kind::Name, option.label)));
    }
    for gloss in CATALOGUE.glossary {
        all.push(said(gloss.word, Kind::Meaning, gloss.plain));
    }
    all.push(said("received", Kind::Prose, CATALOGUE.paid.once));
    all.push(said("received", Kind::Prose, CATALOGUE.paid.already));
    all
}

/// What the page says of documents, provisions, conditions and rules in its own words.
pub fn policies() -> Vec<Said> {
    let mut all = Vec::new();
    for policy in POLICIES.iter() {
        for text in policy.remarks.iter().chain(policy.silent) {
            all.push(said(policy.id, Kind::Prose, text));
        }
        all.extend(policy.when.iter().flat_map(|clause| of_clause(policy.id, clause)));
        all.extend(policy.rules.iter().map(|rule| said(rule.id, Kind::Prose, rule.plain)));
        for provision in policy.provisions {
            of_provision(provision, &mut all);
        }
    }
    all
}

fn of_provision(provision: &Provision, all: &mut Vec<Said>) {
    let id = provision.id;
    all.push(said(id, Kind::Name, provision.title));
    all.push(said(id, Kind::Prose, provision.plain));
    all.push(said(id, Kind::Name, provision.recipient));
    all.extend(provision.notes.iter().map(|note| said(id, Kind::Prose, note.text)));
    all.extend(provision.silent.iter().map(|text| said(id, Kind::Prose, text)));
    all.extend(provision.when.iter().flat_map(|clause| of_clause(id, clause)));
    of_form(id, &provision.amount.form, all);
}

fn of_clause(place: &str, clause: &Clause) -> [Said; 3] {
    [clause.plain, clause.open, clause.reading].map(|text| said(place, Kind::Prose, text))
}

fn of_form(place: &str, form: &Form, all: &mut Vec<Said>) {
    match form {
        Form::Tiers(tiers) => {
            for tier in *tiers {
                all.push(said(place, Kind::Prose, tier.label));
                of_form(place, &tier.form, all);
            }
        }
        Form::Raised { base, label, .. } => {
            all.push(said(place, Kind::Prose, label));
            of_form(place, base, all);
        }
        Form::Remaining { base, .. } | Form::Heads { base, .. } => of_form(place, base, all),
        _ => {}
    }
}

/// The official words of a document, without blanks: what stands in them may be quoted at any length.
pub fn official(policy: &Policy) -> String {
    let clauses = policy.when.iter().chain(policy.provisions.iter().flat_map(|provision| provision.when));
    let quotes = policy.provisions.iter().flat_map(|provision| provision.quotes).copied();
    let rules = policy.rules.iter().map(|rule| rule.quote);
    let names = policy.provisions.iter().map(|provision| provision.title).chain([policy.title, policy.number]);
    let all = quotes.chain(clauses.map(|clause| clause.phrase)).chain(rules).chain(names);
    all.collect::<Vec<_>>().join("\n").replace(' ', "")
}

/// The words of the page: its one table of strings, its plain HTML, its starter.
pub fn page() -> Vec<Said> {
    let mut all = of_sources("web/src/text", Kind::Prose);
    let html: fn(&str) -> Vec<String> = html;
    for (name, words) in [("index.html", html), ("web/boot.js", literals), ("web/embed/mini.js", literals)] {
        let source = fs::read_to_string(root().join(name)).expect("a file of the page");
        let words = words(&source).into_iter().filter(|words| is_chinese(words));
        all.extend(words.map(|words| said(name, Kind::Prose, &words)));
    }
    all
}

/// What the engine and the command line say by themselves.
pub fn engine() -> Vec<Said> {
    let shells = ["crates/jianghui-cli/src", "crates/jianghui-wasm/src"];
    let shells = shells.into_iter().flat_map(|folder| of_sources(folder, Kind::Terminal));
    of_sources("crates/jianghui-rules/src", Kind::Contract).into_iter().chain(shells).collect()
}

/// Chinese words in the sources of the page outside its table.
pub fn outside_the_table() -> Vec<Said> {
    of_sources("web/src", Kind::Prose).into_iter().filter(|said| !said.place.contains("/text/")).collect()
}

/// The Chinese string literals of the Rust sources of a folder, tests excepted.
fn of_sources(folder: &str, kind: Kind) -> Vec<Said> {
    let mut files = Vec::new();
    rust_files(&root().join(folder), &mut files);
    files.retain(|path| !path.ends_with("tests.rs"));
    files.sort();
    let mut all = Vec::new();
    for path in files {
        let source = fs::read_to_string(&path).expect("a source file");
        let source = source.split("#[cfg(test)]").next().unwrap_or_default();
        let place = path.strip_prefix(root()).unwrap_or(&path).display().to_string();
        let words = literals(source).into_iter().filter(|words| is_chinese(words));
        all.extend(words.map(|words| said(&place, kind, &words)));
    }
    all
}

fn is_chinese(words: &str) -> bool {
    words.chars().any(super::is_han)
}

/// What stands between quotation marks in a source of Rust or JavaScript, without its placeholders.
pub fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(start) = rest.find(['"', '/', '\'']) {
        let (opener, behind) = rest[start..].split_at(1);
        rest = behind;
        match opener {
            "/" if behind.starts_with('/') => rest = behind.split_once('\n').map_or("", |(_, next)| next),
            "/" if behind.starts_with('*') => rest = behind.split_once("*/").map_or("", |(_, next)| next),
            // A quotation mark as a character; any other character needs no care.
            "'" if behind.starts_with("\"'") || behind.starts_with("\\\"'") => rest = &behind[2..],
            "\"" => {
                let mut escaped = false;
                let end = behind.find(|c| {
                    let ends = c == '"' && !escaped;
                    escaped = c == '\\' && !escaped;
                    ends
                });
                let (words, next) = behind.split_at(end.expect("a string has an end"));
                found.push(without_blanks(words));
                rest = &next[1..];
            }
            _ => {}
        }
    }
    found
}

/// `{count} 项` without its placeholder.
fn without_blanks(words: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::new();
    for c in words.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

/// The words between the tags, and those of its description.
fn html(source: &str) -> Vec<String> {
    let described = source.lines().filter(|line| line.starts_with("<meta")).flat_map(literals);
    let between = source.split('<').filter_map(|part| part.split_once('>')).map(|(_, words)| words.to_owned());
    described.chain(between).collect()
}

/// Every Rust source below a folder.
fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            rust_files(&entry, found);
        } else if entry.extension().is_some_and(|end| end == "rs") {
            found.push(entry);
        }
    }
}
