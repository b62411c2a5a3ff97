//! The marks in the sources: doc comments that name bars.

use crate::check::root;
use crate::engines;
use std::fs;
use std::path::Path;

/// Where tests stand.
const FOLDERS: [&str; 3] = ["crates", "tests", "web/src"];

/// What stands before the numbers.
const SIGN: &str = "UX bar";

/// What makes functions into tests without saying so above each of them.
const FOR_EACH: &str = "in_each_engine!(";

/// One test, or all tests of a file, with the bars that it proves.
#[derive(Debug, PartialEq, Eq)]
pub struct Mark {
    /// From the root of the repository.
    pub file: String,
    /// `None`: the whole file.
    pub test: Option<String>,
    pub bars: Vec<usize>,
}

/// All marks, file by file in the order of their names.
pub fn in_sources() -> Vec<Mark> {
    let mut files = Vec::new();
    for folder in FOLDERS {
        rust_files(&root().join(folder), folder, &mut files);
    }
    files.sort();
    let heads_of_folders = |file: &str| {
        let folder = file.trim_end_matches(".rs").to_owned() + "/";
        files.iter().any(|(other, source)| other.starts_with(&folder) && source.contains("#[test]"))
    };
    let mut all = Vec::new();
    for (file, source) in &files {
        // A head that speaks for no test proves nothing.
        let has_tests = source.contains("#[test]") || source.contains(FOR_EACH) || heads_of_folders(file);
        all.extend(of_source(file, source).into_iter().filter(|mark| mark.test.is_some() || has_tests));
    }
    all
}

fn rust_files(folder: &Path, name: &str, files: &mut Vec<(String, String)>) {
    let entries = fs::read_dir(folder).expect("a folder of sources").filter_map(Result::ok);
    for entry in entries {
        let name = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            rust_files(&entry.path(), &name, files);
        } else if Path::new(&name).extension().is_some_and(|end| end == "rs") {
            files.push((name, fs::read_to_string(entry.path()).expect("a source file")));
        }
    }
}

/// The marks of one file.
fn of_source(file: &str, source: &str) -> Vec<Mark> {
    let mark = |test: Option<&str>, bars| Mark { file: file.to_owned(), test: test.map(ToOwned::to_owned), bars };
    let (mut all, mut above, mut is_test) = (Vec::new(), String::new(), false);
    let for_engines = engines::names(source);
    let head: Vec<&str> = source.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
    let bars = numbers(&head.join(" "));
    if !bars.is_empty() {
        all.push(mark(None, bars));
    }
    for line in source.lines().map(str::trim) {
        if let Some(words) = line.strip_prefix("///") {
            above = above + " " + words.trim();
        } else if line.starts_with("#[") {
            is_test |= line.starts_with("#[test]");
        } else {
            let name = line.trim_start_matches("async ").strip_prefix("fn ");
            let name = name.and_then(|rest| rest.split(['(', '<']).next());
            if let Some(name) = name.filter(|name| is_test || for_engines.contains(name)) {
                let bars = numbers(&above);
                if !bars.is_empty() {
                    all.push(mark(Some(name), bars));
                }
            }
            (above, is_test) = (String::new(), false);
        }
    }
    all
}

/// The numbers that stand behind the sign: one, several with commas and 「and」, or from one to another with a dash.
pub fn numbers(words: &str) -> Vec<usize> {
    let mut all = Vec::new();
    for part in words.split(SIGN).skip(1) {
        let mut rest = part.strip_prefix('s').unwrap_or(part).strip_prefix(' ').unwrap_or_default();
        let mut from = None;
        loop {
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let Ok(number) = rest[..end].parse::<usize>() else { break };
            all.extend(from.unwrap_or(number)..=number);
            let next = &rest[end..];
            let dash = ['–', '-'].iter().find_map(|dash| next.strip_prefix(*dash));
            let comma = [", and ", ", ", " and ", " to "].iter().find_map(|word| next.strip_prefix(word));
            from = (dash.is_some() || next.starts_with(" to ")).then_some(number + 1);
            let Some(after) = dash.or(comma) else { break };
            rest = after;
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}

#[test]
fn numbers_are_read_in_every_form() {
    let sign = |rest: &str| numbers(&format!("before {SIGN}{rest}"));
    assert_eq!(sign(" 16: every target"), [16]);
    assert_eq!(sign("s 5 and 6"), [5, 6]);
    assert_eq!(sign("s 27, 2 and 34."), [2, 27, 34]);
    assert_eq!(sign("s 1, 2, and 9"), [1, 2, 9]);
    assert_eq!(sign("s 12–14 and 17"), [12, 13, 14, 17]);
    assert_eq!(sign("s 12 to 14, 12"), [12, 13, 14]);
    assert_eq!(sign(" 9, in two engines"), [9]);
    assert_eq!(sign("s, of which there are many"), Vec::<usize>::new());
}

#[test]
fn marks_are_found_above_tests_and_at_heads() {
    let source = format!(
        "//! Head: {SIGN}s\n//! 5 and 6.\n\nuse x;\n\n/// {SIGN} 7, of no test.\nconst A: u8 = 7;\n\n\
        /// First.\n/// {SIGN} 8: so.\n#[test]\n#[ignore]\nfn one() -> Result<()> {{\n    // {SIGN} 9\n}}\n\n\
        proptest! {{\n    /// {SIGN} 10\n    #[test]\n    fn two(a in b()) {{}}\n}}\n\n#[test]\nfn bare() {{}}\n\n\
        {FOR_EACH}three, four);\n/// {SIGN} 11\nfn three(engine: Engine) {{}}\n/// {SIGN} 12\nfn five() {{}}\n"
    );
    let found: Vec<(Option<String>, Vec<usize>)> =
        of_source("x.rs", &source).into_iter().map(|mark| (mark.test, mark.bars)).collect();
    let name = |name: &str| Some(name.to_owned());
    assert_eq!(found, [(None, vec![5, 6]), (name("one"), vec![8]), (name("two"), vec![10]), (name("three"), vec![11])]);
}
