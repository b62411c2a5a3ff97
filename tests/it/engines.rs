//! 引擎: docs/engines.md says what runs in three engines, from the tests themselves.

use crate::check::{fresh, root};
use std::fmt::Write;
use std::fs;

const HEAD: &str = "# What runs in three engines\n\n\
    Generated from `tests/browser/engines`; renewed by `cargo xtask bless`.\n\n\
    Every test below runs three times: in **Chromium** (Chrome, Edge, WeChat on Android), in **Firefox**, and in \
    **WebKitGTK**, the nearest thing to Safari and to WeChat on iOS that a Linux machine can have. It is not an \
    iPhone: the code that lays out, draws and runs the page is the same, but lists to choose from, the keyboard, \
    reading aloud and printing there belong to iOS and are not tested by it.\n\n\
    `cargo xtask test --only engines` runs them on the folder to upload, at the size of a phone, and ends with a table \
    of how each went in which version. The versions are not on this page, as they are those of the machine.\n\n\
    In all of them, whatever the test does: no request after loading, loading only from the page's own host, no \
    error and no warning in the page, no breach of the Content-Security-Policy. One more test walks a worker with a title \
    and a prize through all three and compares every screen word by word.\n";

/// The names of the tests that a file has made for each engine, from functions.
pub fn names(source: &str) -> Vec<&str> {
    let list = source.split_once("in_each_engine!(").and_then(|(_, rest)| rest.split_once(')'));
    list.map_or(Vec::new(), |(list, _)| list.split(',').map(str::trim).filter(|name| !name.is_empty()).collect())
}

/// What stands above a function.
fn told(source: &str, name: &str) -> String {
    let before = source.split(&format!("\nfn {name}(")).next().unwrap_or_default();
    let lines: Vec<&str> = before.lines().rev().map_while(|line| line.strip_prefix("/// ")).collect();
    lines.into_iter().rev().collect::<Vec<_>>().join(" ")
}

fn page() -> String {
    let folder = root().join("tests/browser/engines");
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    let mut page = HEAD.to_owned();
    for file in files {
        let source = fs::read_to_string(&file).expect("a source");
        let heading = source.lines().next().and_then(|line| line.strip_prefix("//! ")).expect("a first line");
        write!(page, "\n## {heading}\n\n| test | what it shows |\n|---|---|\n").expect("a text");
        let names = names(&source);
        assert!(!names.is_empty(), "{} has no tests for each engine", file.display());
        for name in names {
            let told = told(&source, name);
            assert!(!told.is_empty(), "{}: nothing is said of {name}", file.display());
            writeln!(page, "| `{name}` | {told} |").expect("a text");
        }
    }
    page
}

#[test]
fn the_engines_page_is_fresh() {
    fresh("docs/engines.md", &page());
}
