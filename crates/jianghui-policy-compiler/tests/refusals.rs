//! One bad fixture for each slip that the compiler must refuse, and what its author then reads.
//!
//! `fixtures/base` is a small sound set of policies. Each folder of `fixtures/refused` holds exactly one file, which
//! takes the place of the file of the same name in the base, and `refusal.snap`, which says what comes of it. A folder
//! is called after the code it draws, and where a code has several, after a point, what the slip is.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

use jianghui_policy_compiler::{Compiled, Diagnostic, Failure, compile, review};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

const CRATE: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn every_slip_is_refused() {
    for fixture in fixtures() {
        let name = name(&fixture);
        let Err(Failure::Refused(refusals)) = compile_with(&fixture) else { panic!("{name} compiles") };
        let code = name.split('.').next().unwrap_or_default();
        assert!(refusals.iter().any(|refusal| refusal.code == code), "{name} draws {refusals:#?}");
        let rendered: Vec<String> = refusals.iter().map(Diagnostic::render).collect();
        snapshot(&fixture, "refusal", &rendered.join("\n\n"));
    }
}

#[test]
fn every_refusal_of_the_compiler_has_a_fixture() {
    let drawn: BTreeSet<String> =
        fixtures().iter().filter_map(|f| Some(name(f).split('.').next()?.to_owned())).collect();
    let raised: BTreeSet<String> =
        files(&Path::new(CRATE).join("src"), "rs").iter().flat_map(|file| codes(file)).collect();
    assert_eq!(raised, drawn, "codes of src/ on the left, of tests/fixtures/refused on the right");
}

#[test]
fn the_base_compiles_to_the_same_tree_and_sheet_as_before() {
    let compiled = compile(&base()).unwrap_or_else(|failure| panic!("{failure}"));
    // The tree stands in one line; more of them show where a change is.
    let parts = ["FactDef {", "RecordDef {", "Clause {", "Tier {", "Amount {"];
    let lines = parts.iter().fold(format!("{compiled:?}"), |source, part| source.replace(part, &format!("\n  {part}")));
    snapshot(&base(), "tree", &lines);
    for policy in compiled.policies {
        snapshot(&base().join(policy.id), "review", &review(&compiled, policy));
    }
}

/// Compiles a copy of the base in which the fixture's one file stands.
fn compile_with(fixture: &Path) -> Result<Compiled, Failure> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name(fixture));
    let copy = |from: &Path, file: &Path| {
        let to = folder.join(file.strip_prefix(from).expect("a file of the folder"));
        fs::create_dir_all(to.parent().expect("a folder")).expect("the folder is made");
        fs::copy(file, to).expect("the file is copied");
    };
    files(&base(), "toml").iter().for_each(|file| copy(&base(), file));
    let own = files(fixture, "toml");
    let [file] = own.as_slice() else { panic!("{} has {} files", name(fixture), own.len()) };
    let replaced = base().join(file.strip_prefix(fixture).expect("a file of the folder"));
    assert!(replaced.is_file(), "{} replaces no file of the base", file.display());
    copy(fixture, file);
    compile(&folder)
}

fn base() -> PathBuf {
    Path::new(CRATE).join("tests/fixtures/base")
}

fn fixtures() -> Vec<PathBuf> {
    entries(&Path::new(CRATE).join("tests/fixtures/refused"))
}

fn name(fixture: &Path) -> &str {
    fixture.file_name().and_then(|name| name.to_str()).unwrap_or_default()
}

/// What stands in a folder, sorted.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

/// The files of one kind in a folder and its folders.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let (folders, mut files): (Vec<PathBuf>, Vec<PathBuf>) =
        entries(folder).into_iter().partition(|path| path.is_dir());
    files.retain(|file| file.extension().is_some_and(|own| own == extension));
    files.extend(folders.iter().flat_map(|folder| self::files(folder, extension)));
    files
}

/// The codes that a source file raises: the first text in quotation marks of each call of a function `refuse`.
fn codes(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).expect("a source file");
    let calls = text.split("refuse(").skip(1);
    let code = |call: &str| {
        let call = call.trim_start();
        let call = call.strip_prefix("table,").map_or(call, str::trim_start);
        call.strip_prefix('"')?.split('"').next().map(str::to_owned)
    };
    calls.filter_map(code).collect()
}

fn snapshot(folder: &Path, name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}
