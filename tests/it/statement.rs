//! 无障碍说明: the file in `docs/` says what the page says, and the page says no more than is true.

use crate::check::{fresh, root};
use crate::words::said_by_the_page;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The words of the page themselves.
#[path = "../../web/src/text/statement.rs"]
mod text;

const HEAD: &str = "\
<!-- Written by `cargo xtask bless` from web/src/text/statement.rs, which the page draws; checked by tests/it/statement.rs. -->

";

/// A tool that the statement may name, and the variable by which the tests of the browser are told where it is.
const TOOLS: [(&str, &str); 6] = [
    ("axe-core", "\"JIANGHUI_AXE\""),
    ("HTML_CodeSniffer", "\"JIANGHUI_HTMLCS\""),
    ("html-validate", "\"JIANGHUI_HTML_VALIDATE\""),
    ("Chromium", "\"JIANGHUI_CHROMIUM\""),
    ("Firefox", "\"JIANGHUI_FIREFOX\""),
    ("WebKit", "\"JIANGHUI_WEBKIT_DRIVER\""),
];

/// All sentences of the statement.
fn lines() -> impl Iterator<Item = &'static str> {
    text::STATEMENT_PARTS.iter().flat_map(|(_, lines)| lines.iter().copied())
}

#[test]
fn the_file_says_what_the_page_says() {
    let mut page = format!("{HEAD}# {}\n", text::STATEMENT);
    for (title, lines) in text::STATEMENT_PARTS {
        write!(page, "\n## {title}\n\n").expect("a string");
        for line in lines {
            writeln!(page, "* {line}").expect("a string");
        }
    }
    fresh("docs/accessibility-statement.md", &page);
}

/// Neither a tool that is not run, nor one that is run and kept quiet about.
#[test]
fn the_tools_that_are_named_are_those_that_are_run() {
    let (said, sources): (String, String) = (lines().collect(), sources(&root().join("tests/browser")));
    for (name, variable) in TOOLS {
        let (named, run) = (said.contains(name), sources.contains(variable));
        assert!(named == run, "{name}: named in web/src/text/statement.rs is {named}, used by tests/browser is {run}");
    }
}

fn sources(path: &Path) -> String {
    if !path.is_dir() {
        return fs::read_to_string(path).unwrap_or_default();
    }
    let entries = fs::read_dir(path).expect("a folder of sources").filter_map(Result::ok);
    entries.map(|entry| sources(&entry.path())).collect()
}

/// What the statement puts in 「」 is the name of something on the page.
#[test]
fn what_it_points_to_is_there() {
    let elsewhere: Vec<String> = said_by_the_page("web/src/text/statement.rs");
    let mut found = 0;
    for line in lines() {
        for name in line.split('「').skip(1).filter_map(|rest| rest.split_once('」')) {
            found += 1;
            assert!(elsewhere.iter().any(|words| words == name.0), "nothing on the page is called 「{}」", name.0);
        }
    }
    assert!(found > 2, "it points to {found} things");
}

#[test]
fn it_has_a_day_and_claims_nothing_with_a_version() {
    assert!(lines().any(|line| line.starts_with("本说明写于 20")), "it has no day");
    let versioned = |line: &&str| {
        let tool = TOOLS.iter().filter_map(|(name, ..)| line.split_once(name));
        tool.map(|(_, after)| after.trim_start()).any(|after| after.starts_with(|c: char| c.is_ascii_digit()))
    };
    assert_eq!(lines().find(versioned), None, "a version by hand does not stay true");
}
