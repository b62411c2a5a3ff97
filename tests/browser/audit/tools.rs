//! The programs of others that look at the page, and what is asked of them.

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs};

/// `cargo xtask` installs these versions and names their files in these variables.
pub const AXE: (&str, &str) = ("4.14.1", "JIANGHUI_AXE");
pub const HTMLCS: (&str, &str) = ("2.5.1", "JIANGHUI_HTMLCS");
pub const HTML_VALIDATE: (&str, &str) = ("9.7.1", "JIANGHUI_HTML_VALIDATE");

/// WCAG 2.0 to 2.2 in levels A and AA, and what axe-core holds good practice.
pub const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// Rules that axe-core leaves out with those tags unless they are asked for; the second is of level AAA.
pub const MORE_RULES: [&str; 2] = ["target-size", "color-contrast-enhanced"];

/// A rule for a page whose window cannot be asked to hold still.
pub const STILL: &str =
    "(document.styleSheets[0].insertRule('* { transition: none !important; animation: none !important }'), null)";

/// What `HTML_CodeSniffer` judges by.
pub const STANDARD: &str = "WCAG2AA";

/// What `HTML_CodeSniffer` says wrongly of this page: the end of its code, the elements of which it is excused, the reason.
pub const EXCUSED: [(&str, &str, &str); 6] = [
    (
        "G1,G123,G124.NoSuchID",
        "a[href^='#start'], a[href^='#batch'], a[href^='#clauses'], a[href='#display'], a[href='#accessibility']",
        "a fragment is the address of a screen of its own; `every_fragment_is_the_address_of_a_screen` opens each",
    ),
    ("G18.Abs", "*", "it does not know what lies below a box that is laid over another; our own check of 7:1 does"),
    ("G145.Abs", "*", "the same for large type"),
    ("H48", ".actions__row", "two ways on at the foot of a screen, and no list of places to go to"),
    ("H71.SameName", "form.question", "the boxes of a question are a group that its heading names, and no fieldset"),
    (
        "H85.2",
        ".select",
        "years, months, days, or the articles of one document, in their order: there are no groups among them",
    ),
];

/// The scripts of both engines, to be put into the page.
pub fn engines() -> Result<String> {
    let axe = script(AXE.1)?;
    ensure!(axe.contains(&format!("axe v{}", AXE.0)), "{} is not of axe-core {}", AXE.1, AXE.0);
    let htmlcs = script(HTMLCS.1)?;
    ensure!(htmlcs.contains("HTMLCS"), "{} is not of HTML_CodeSniffer", HTMLCS.1);
    // Each in a room of its own: they must not meet each other's names.
    Ok(format!("(() => {{ {axe}\n }})(); (() => {{ {htmlcs}\n }})();"))
}

/// Markup as it stands in the page, and where that was.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Markup {
    pub html: String,
    pub at: String,
}

/// What the validator of markup finds wrong.
#[derive(Debug, Deserialize)]
struct Wrong {
    at: String,
    rule: String,
    said: String,
    place: String,
}

/// Everything that is wrong with this markup: where, and what.
pub fn validate(markup: &[Markup]) -> Result<Vec<(String, String)>> {
    let package = path(HTML_VALIDATE.1)?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("audit/validate.mjs");
    let mut process = Command::new("node")
        .arg(script)
        .arg(&package)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("Node.js runs the validator of markup, and it does not start")?;
    process.stdin.take().context("no input")?.write_all(serde_json::to_string(markup)?.as_bytes())?;
    let output = process.wait_with_output()?;
    ensure!(output.status.success(), "the validator of markup stopped: {}", output.status);
    let answer: (String, Vec<Wrong>) = serde_json::from_slice(&output.stdout)?;
    ensure!(answer.0 == HTML_VALIDATE.0, "{package} is html-validate {}", answer.0);
    let told = |Wrong { at, rule, said, place }| (at, format!("html-validate: {rule} | {said} | {place}"));
    Ok(answer.1.into_iter().map(told).collect())
}

fn script(variable: &str) -> Result<String> {
    let path = path(variable)?;
    fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))
}

fn path(variable: &str) -> Result<String> {
    env::var(variable).with_context(|| format!("{variable} is not set: run `cargo xtask test --only browser`"))
}
