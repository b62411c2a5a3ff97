//! 对照表: the lists of criteria are whole, every answer is one of five, and every proof that they name is there.

use crate::check::{fresh, root};
use std::fs;

const WCAG: &str = "docs/accessibility/wcag-2.2.md";
const CHINESE: &str = "docs/accessibility/chinese-standards.md";

/// What the score stands behind; it is the end of the page, and written by `cargo xtask bless`.
const SCORE: &str = "*not met* and *not checked* nothing:\n\n";

const ANSWERS: [&str; 5] = ["met", "in part", "not met", "n/a", "not checked"];

/// All success criteria of WCAG 2.2 in levels A and AA. 4.1.1 is gone since that version.
const A: &str = "1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 \
    2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2";
const AA: &str = "1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 \
    3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3";
/// Those of level AAA that UX bar 10 asks for.
const AAA: &str = "1.4.6 1.4.8 2.5.5 3.3.6";

/// One criterion.
struct Row {
    item: String,
    answer: String,
    proof: String,
    missing: String,
}

fn rows(page: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    let (mut answer, mut in_table) = (0, false);
    for line in page.lines() {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let at = cells.iter().position(|cell| *cell == "answer");
        if let Some(at) = at.filter(|_| line.starts_with('|')) {
            (answer, in_table) = (at, true);
        } else if !line.starts_with('|') {
            in_table = false;
        } else if in_table && !line.starts_with("|---") {
            let cell = |at: usize| cells.get(at).copied().unwrap_or_default().to_owned();
            assert_eq!(cells.len(), answer + 3, "cells of {line}");
            let (proof, missing) = (cell(answer + 1), cell(answer + 2));
            rows.push(Row { item: cell(0), answer: cell(answer), proof, missing });
        }
    }
    rows
}

/// What is wrong with a row.
fn faults(row: &Row, walks: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |what: String| faults.push(format!("{}: {what}", row.item));
    if !ANSWERS.contains(&row.answer.as_str()) {
        fault(format!("「{}」 is no answer", row.answer));
    }
    let (mut machine, mut by_hand) = (false, false);
    for part in row.proof.split(", ").filter(|part| *part != "–") {
        if part == "axe" {
            machine = true;
        } else if part.starts_with('W') {
            by_hand = true;
            if !walks.contains(&format!("\n## {part} ")) {
                fault(format!("there is no walk-through {part}"));
            }
        } else {
            machine = true;
            let (file, name) = part.trim_matches('`').split_once("::").unwrap_or((part.trim_matches('`'), ""));
            let source = fs::read_to_string(root().join("tests").join(file)).unwrap_or_default();
            if source.is_empty() {
                fault(format!("there is no file tests/{file}"));
            } else if !name.is_empty() && !source.contains(&format!("fn {name}(")) {
                fault(format!("there is no test {name} in {file}"));
            }
        }
    }
    let (needs, ok) = match row.answer.as_str() {
        "met" => ("a test", machine),
        "in part" => ("a proof, and what is missing", (machine || by_hand) && row.missing != "–"),
        "not checked" => ("a way to check it, or what is missing", by_hand || row.missing != "–"),
        "n/a" => ("a test, or why", machine || row.missing != "–"),
        _ => ("to be said", true),
    };
    if !ok {
        fault(format!("「{}」 needs {needs}", row.answer));
    }
    faults
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_default()
}

fn check(page: &str) -> Vec<Row> {
    let walks = read("docs/walkthrough.md");
    let rows = rows(page);
    let all: Vec<String> = rows.iter().flat_map(|row| faults(row, &walks)).collect();
    assert_eq!(all, Vec::<String>::new());
    rows
}

/// UX bar 10: every criterion of A and AA, and the four of AAA, has an answer with a proof that exists.
#[test]
fn every_criterion_of_wcag_has_an_answer() {
    let rows = check(&read(WCAG));
    let listed: Vec<&str> = rows.iter().map(|row| row.item.as_str()).collect();
    let expected: Vec<&str> = [A, AA, AAA].iter().flat_map(|list| list.split_whitespace()).collect();
    assert_eq!(listed, expected);
    assert_eq!(A.split_whitespace().count() + AA.split_whitespace().count(), 55);
}

/// UX bar 26: our own score is counted from the answers, and what was not read is said.
#[test]
fn the_score_is_counted_from_the_answers() {
    let page = read(CHINESE);
    let rows = check(&page);
    // GB/T 37668 is not part of what the MIIT rates by points.
    let from = page.split("## 《移动互联网应用").nth(1).expect("the criteria of the MIIT");
    let of = rows.len() - self::rows(from).len();
    let rated: Vec<&Row> = rows.iter().skip(of).filter(|row| row.answer != "n/a").collect();
    let count = |answer: &str| rated.iter().filter(|row| row.answer == answer).count();
    let (met, part) = (count("met"), count("in part"));
    let score = (200 * met + 100 * part) / (2 * rated.len());
    let (head, _) = page.split_once(SCORE).expect("the place of the score");
    let reached = if score < 95 { " The bar of 95 is not reached." } else { "" };
    let line = format!(
        "**{score} of 100**: {met} met, {part} in part, {} not met, {} not checked, of {} items.{reached}\n",
        count("not met"),
        count("not checked"),
        rated.len()
    );
    fresh(CHINESE, &format!("{head}{SCORE}{line}"));
    let unread = page.lines().filter(|line| line.starts_with('|') && line.contains("not read")).count();
    assert!(unread > 3, "what was not read is no longer said");
}

#[test]
fn every_kind_of_fault_in_a_list_is_found() {
    let walks = "\n## W1 · x";
    let wrong = |answer: &str, proof: &str, missing: &str| {
        let row = format!(
            "| item | what | answer | proof | missing |\n|---|---|---|---|---|\n| 1 | w | {answer} | {proof} | {missing} |\n"
        );
        rows(&row).iter().flat_map(|row| faults(row, walks)).collect::<Vec<_>>()
    };
    assert_eq!(wrong("met", "axe, `it/lists.rs::every_criterion_of_wcag_has_an_answer`", "–"), Vec::<String>::new());
    for (answer, proof, missing) in [
        ("fine", "axe", "–"),
        ("met", "W1", "–"),
        ("met", "`it/nowhere.rs`", "–"),
        ("met", "`it/lists.rs::nothing`", "–"),
        ("in part", "axe", "–"),
        ("in part", "axe, W2", "x"),
        ("not checked", "axe", "–"),
        ("n/a", "–", "–"),
    ] {
        assert_eq!(wrong(answer, proof, missing).len(), 1, "{answer}, {proof}, {missing}");
    }
}
