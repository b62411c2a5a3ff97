//! The shape of the house: which crate may know what.

use crate::check::root;
use jianghui_policies::{CATALOGUE, POLICIES};
use std::{collections::BTreeMap, fs, path::Path};

/// Crate → the workspace crates it may use; nothing points the other way.
const ALLOWED: &[(&str, &[&str])] = &[
    ("crates/jianghui-rules", &[]),
    ("crates/jianghui-policy-compiler", &["jianghui-rules"]),
    ("crates/jianghui-policies", &["jianghui-rules", "jianghui-policy-compiler"]),
    ("crates/jianghui-wasm", &["jianghui-rules", "jianghui-policies"]),
    ("crates/jianghui-cli", &["jianghui-rules", "jianghui-policies"]),
    ("crates/xtask", &[]),
    ("web", &["jianghui-rules", "jianghui-policies"]),
];

#[test]
fn dependencies_point_to_the_engine() {
    for (folder, allowed) in ALLOWED {
        let text = fs::read_to_string(root().join(folder).join("Cargo.toml")).expect("a manifest");
        let manifest: toml::Table = toml::from_str(&text).expect("TOML");
        let mut used: BTreeMap<String, &str> = BTreeMap::new();
        for section in ["dependencies", "build-dependencies", "dev-dependencies"] {
            let names = manifest.get(section).and_then(toml::Value::as_table);
            used.extend(names.into_iter().flatten().map(|(name, _)| (name.clone(), section)));
        }
        for (name, section) in used {
            let ours = name.starts_with("jianghui") || name == "xtask";
            assert!(!ours || allowed.contains(&name.as_str()), "{folder} may not use {name}");
            // The compiler belongs to the build; it must never reach the browser.
            let compiler_at_run_time = name == "jianghui-policy-compiler" && section == "dependencies";
            assert!(!compiler_at_run_time, "{folder} uses {name} at run time");
        }
    }
}

#[test]
fn only_the_data_names_a_city_or_a_fact() {
    let mut words: Vec<&str> = CATALOGUE.facts.iter().map(|fact| fact.key).collect();
    let places = CATALOGUE.fact(CATALOGUE.place).expect("the place").options();
    words.extend(places.iter().filter(|place| place.id != "elsewhere").flat_map(|place| [place.id, place.label]));
    words.extend(POLICIES.iter().flat_map(|policy| policy.provisions).map(|provision| provision.id));
    let mut sources = Vec::new();
    for (folder, _) in ALLOWED {
        rust_files(&root().join(folder).join("src"), &mut sources);
    }
    assert!(sources.len() > 20, "the sources are where they are looked for");
    for path in sources {
        let text = fs::read_to_string(&path).expect("a source file");
        for (number, line) in text.lines().enumerate() {
            // Examples in doc comments may name what the data names.
            if line.trim_start().starts_with("//") {
                continue;
            }
            let named = words.iter().find(|word| mentions(line, word));
            assert!(named.is_none(), "{}:{} names {named:?}", path.display(), number + 1);
        }
    }
}

/// Whether a line has the word with nothing that would make it a part of a longer one.
fn mentions(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-' || c == '.';
    line.match_indices(word).any(|(at, _)| {
        !word.is_ascii() || {
            let before = line[..at].chars().next_back();
            let after = line[at + word.len()..].chars().next();
            !before.is_some_and(part) && !after.is_some_and(|c| part(c) || c == '(')
        }
    })
}

fn rust_files(folder: &Path, into: &mut Vec<std::path::PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}
