//! 从指标到证明: `docs/bars.md` leads from each bar to the tests that prove it and to the walk-through by hand.
//!
//! A test proves a bar when the doc comment above it says so, in words like those of [`marks::numbers`]; the head of a file
//! speaks for every test in it. A walk-through says it in its heading in `docs/walkthrough.md`.

mod marks;

use crate::check::{fresh, root};
use marks::{Mark, in_sources, numbers};
use std::fmt::Write;
use std::fs;

/// The bars: what must hold for the people who use the page. Numbers in pixels are CSS pixels.
const BARS: [&str; 35] = [
    "a first range after two answers at most, with what can still change it",
    "few questions until the result is settled, and none that cannot change it",
    "done in a minute and a half, in three minutes with large type",
    "two taps for a question: choose, continue; nothing chosen beforehand",
    "no answer is lost when another one is changed; one tap back to the result",
    "back, forward and reload work on every screen",
    "every question takes 不清楚, as something unknown, and says where to look it up",
    "five states of a result, each with its conditions, the answer and the clause",
    "no violation by axe-core, a second engine and an HTML validator, in every state, mode and width",
    "WCAG 2.2 AA; of AAA contrast, targets, line length, no loss of errors; GB/T 37668-2019 level 2",
    "contrast: 7:1 for words, 3:1 for what is not words and for the focus",
    "type: 18 px for the body, nothing under 16",
    "large type: 24 px for the body, headings from 30, amounts from 36",
    "lines 1.6 apart, paragraphs from 0.75 em; a reader's own spacing loses nothing",
    "lines of at most 34 汉字, ragged on the right",
    "targets of 48 px, 60 with large type, 8 apart; the whole row can be pressed",
    "320 px and 400 % zoom without scrolling sideways; 200 % of type alone",
    "the type sizes of WeChat and HarmonyOS up to 3.2 times: nothing cut, covered or overlapping",
    "everything from the keyboard, with a focus that is seen and never covered",
    "a new screen: focus on its heading, a title of its own, 「错误：」 in it after a mistake",
    "one polite live region; at most one message for a change",
    "dates by lists of years and months, the form in the label, the error at the field, the day optional",
    "no status by colour alone, readable in grey",
    "no advertising, pop-up, time limit, many-finger gesture or pretended progress",
    "the way into 长辈版 on every screen, and by the address",
    "95 of 100 on our own list of the MIIT criteria",
    "content on the first screen within 1.5 s, before the wasm is there",
    "recomputed within 50 ms on an old phone",
    "no request carries an answer; no cookies; answers only in the fragment",
    "a host script of at most 1 kB, and use without one",
    "the sheet on two pages of A4, in black and white, with clauses and boxes to tick",
    "plain words: question ≤ 20, hint ≤ 40, sentence ≤ 30; every term explained",
    "six pairs of browser and screen reader",
    "without JavaScript or wasm: the policies can still be read",
    "every amount, condition, deadline and paper leads to a clause",
];

/// Those of which something must prove each: a test or a walk-through.
fn is_required(bar: usize) -> bool {
    matches!(bar, 4..=26 | 31 | 32)
}

const HEAD: &str = "\
# From bar to proof

Written by `cargo xtask bless` from `tests/it/bars.rs` and the marks in the sources; `cargo xtask test --only test` fails where it
is not fresh, and where a bar of 4–26, 31 or 32 has neither a test nor a walk-through. A test carries its mark in the comment above it,
or its file does at its head (then no name stands behind the file). *By hand*: sections of [walkthrough.md](walkthrough.md), none
of which a machine can run. A mark says that a test proves something of the bar, not that nothing is left: what is
left stands in [the WCAG list](accessibility/wcag-2.2.md) and in [the Chinese lists](accessibility/chinese-standards.md).

| bar | what must hold | tests | by hand |
|---|---|---|---|
";

/// A section of the walk-throughs: its short name, its bars, and whether somebody has gone through it.
struct Walk {
    name: String,
    bars: Vec<usize>,
    done: bool,
}

fn walks() -> Vec<Walk> {
    let page = fs::read_to_string(root().join("docs/walkthrough.md")).expect("docs/walkthrough.md");
    let sections = page.split("\n## ").skip(1).filter(|section| section.starts_with('W'));
    let walk = |section: &str| {
        let heading = section.lines().next().unwrap_or_default();
        let name = heading.split_whitespace().next().unwrap_or_default().to_owned();
        Walk { name, bars: numbers(heading), done: !section.contains("not yet done") }
    };
    sections.map(walk).collect()
}

/// The tests of a bar, file by file.
fn tests_of(marks: &[Mark], bar: usize) -> String {
    let mut cell = String::new();
    let mine: Vec<&Mark> = marks.iter().filter(|mark| mark.bars.contains(&bar)).collect();
    let mut files: Vec<&str> = mine.iter().map(|mark| mark.file.as_str()).collect();
    files.dedup();
    for file in files {
        let names = mine.iter().filter(|mark| mark.file == file).filter_map(|mark| mark.test.as_deref());
        let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
        let gap = if cell.is_empty() { "" } else { "<br>" };
        let colon = if names.is_empty() { "" } else { ": " };
        write!(cell, "{gap}`{file}`{colon}{}", names.join(", ")).expect("a string");
    }
    cell
}

#[test]
fn every_bar_leads_to_its_proof() {
    let (marks, walks) = (in_sources(), walks());
    let (mut page, mut bare) = (HEAD.to_owned(), Vec::new());
    for (bar, what) in (1..).zip(BARS) {
        let tests = tests_of(&marks, bar);
        let by_hand = walks.iter().filter(|walk| walk.bars.contains(&bar));
        let by_hand: Vec<String> =
            by_hand.map(|walk| format!("{}{}", walk.name, if walk.done { "" } else { " (not yet done)" })).collect();
        if tests.is_empty() && by_hand.is_empty() && is_required(bar) {
            bare.push(bar);
        }
        let or = |cell: String, word: &str| if cell.is_empty() { word.to_owned() } else { cell };
        let tests = or(tests, if by_hand.is_empty() { "open" } else { "none" });
        writeln!(page, "| {bar} | {what} | {tests} | {} |", or(by_hand.join(", "), "–")).expect("a string");
    }
    assert_eq!(bare, Vec::<usize>::new(), "nothing proves these bars");
    let strange: Vec<&Mark> = marks.iter().filter(|mark| mark.bars.iter().any(|bar| *bar > BARS.len())).collect();
    assert!(strange.is_empty(), "there are no such bars: {strange:?}");
    fresh("docs/bars.md", &page);
}

/// A walk-through that names no bar proves nothing, and one without a table has no room for what came of it.
#[test]
fn every_walk_through_names_its_bars_and_has_a_table() {
    let page = fs::read_to_string(root().join("docs/walkthrough.md")).expect("docs/walkthrough.md");
    let walks = walks();
    assert!(walks.len() >= 5, "{} walk-throughs", walks.len());
    for (number, walk) in (1..).zip(&walks) {
        assert_eq!(walk.name, format!("W{number}"));
        assert!(!walk.bars.is_empty(), "{} names no bar", walk.name);
        let section = page.split(&format!("\n## {} ", walk.name)).nth(1).expect("the section");
        let section = section.split("\n## ").next().unwrap_or_default();
        assert!(section.contains("| date |"), "{} has no table for results", walk.name);
    }
}
