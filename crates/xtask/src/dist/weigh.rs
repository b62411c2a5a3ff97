//! 分量: whose code is in the two files of the module, by the names that the linker leaves.

use anyhow::Result;
use rustc_demangle::demangle;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use wasmparser::{KnownCustom, Name, Parser, Payload};

/// Crates with less are told together.
const LEAST: usize = 3_000;
const OTHERS: &str = "everything else";

/// Bytes of code of each crate in the two files that a build left below `work`, as a table.
pub fn table(work: &Path) -> Result<String> {
    let split = work.join("raw/split");
    let first = by_crate(&fs::read(split.join("first.wasm"))?)?;
    let second = by_crate(&fs::read(split.join("split_later.wasm"))?)?;
    let mut rows: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (name, bytes) in &first {
        rows.entry(name).or_default().0 += bytes;
    }
    for (name, bytes) in &second {
        rows.entry(name).or_default().1 += bytes;
    }
    let mut others = (0, 0);
    rows.retain(|name, (one, two)| {
        let stays = *name != OTHERS && *one + *two >= LEAST;
        if !stays {
            others = (others.0 + *one, others.1 + *two);
        }
        stays
    });
    let mut rows: Vec<(&str, (usize, usize))> = rows.into_iter().collect();
    rows.sort_by_key(|(_, (one, two))| usize::MAX - one - two);
    rows.push((OTHERS, others));
    let mut out = String::from("| crate | first file | second file |\n|---|---:|---:|\n");
    for (name, (one, two)) in rows {
        // Writing into a string cannot fail.
        let _ = writeln!(out, "| {name} | {} | {} |", thousands(one), thousands(two));
    }
    Ok(out)
}

fn thousands(bytes: usize) -> String {
    super::sizes::thousands(u64::try_from(bytes).unwrap_or(u64::MAX))
}

/// Bytes of code by crate. What is there only for wasm-bindgen to read, and goes, is left out.
fn by_crate(module: &[u8]) -> Result<BTreeMap<String, usize>> {
    let (mut names, mut bodies, mut imported) = (BTreeMap::new(), Vec::new(), 0_u32);
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => {
                let range = body.range();
                bodies.push(usize::try_from(range.end - range.start)?);
            }
            Payload::CustomSection(custom) => {
                let KnownCustom::Name(sections) = custom.as_known() else { continue };
                for section in sections {
                    let Ok(Name::Function(functions)) = section else { continue };
                    for function in functions {
                        let function = function?;
                        names.insert(function.index, function.name);
                    }
                }
            }
            _ => {}
        }
    }
    let mut sums: BTreeMap<String, usize> = BTreeMap::new();
    for (index, bytes) in (imported..).zip(bodies) {
        let name = names.get(&index).copied().unwrap_or_default();
        if !name.contains("__wbindgen_describe") {
            *sums.entry(crate_of(&format!("{:#}", demangle(name)))).or_default() += bytes;
        }
    }
    Ok(sums)
}

/// The crate in which a function is written: `<alloc::vec::Vec<T>>::push` is alloc's.
fn crate_of(name: &str) -> String {
    let part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let path = name.split_once("::").map_or("", |(path, _)| path);
    let found = path.rsplit(|c| !part(c)).next().unwrap_or_default();
    if found.is_empty() { OTHERS.into() } else { found.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_crate_is_the_first_word_of_the_path() {
        for (name, krate) in [
            ("core::fmt::write", "core"),
            ("<alloc::vec::Vec<jianghui_rules::Day>>::push", "alloc"),
            ("<&mut yew::html::Scope as core::fmt::Debug>::fmt", "yew"),
            ("memcpy", OTHERS),
        ] {
            assert_eq!(crate_of(name), krate, "{name}");
        }
    }

    #[test]
    fn what_is_no_module_is_an_error() {
        assert!(by_crate(b"no module").is_err());
    }
}
