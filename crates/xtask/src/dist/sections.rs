//! The few bytes of a wasm file that no tool edits as needed: its list of features, and its custom sections.

use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeMap;

const MAGIC: &[u8] = b"\0asm\x01\0\0\0";
const CUSTOM: u8 = 0;
const IMPORT: u8 = 2;
const EXPORT: u8 = 7;
/// What an import or an export can be: a function.
const FUNCTION: u8 = 0;
/// What it can be as well: a global.
const GLOBAL: u8 = 3;
const FEATURES: &str = "target_features";

/// One section, with its head.
struct Section<'w> {
    id: u8,
    /// Only custom sections have one.
    name: &'w str,
    /// What follows the name.
    body: &'w [u8],
    /// Head and all.
    whole: &'w [u8],
}

/// The module without these features in the list that it declares: `wasm-bindgen` goes by that list.
pub fn without_features(module: &[u8], dropped: &[&str]) -> Result<Vec<u8>> {
    let mut out = MAGIC.to_vec();
    for section in sections(module)? {
        if section.id == CUSTOM && section.name == FEATURES {
            let kept = kept_features(section.body, dropped)?;
            let mut content = Vec::new();
            write_text(&mut content, FEATURES);
            content.extend(kept);
            out.push(CUSTOM);
            write_number(&mut out, content.len());
            out.extend(content);
        } else {
            out.extend_from_slice(section.whole);
        }
    }
    Ok(out)
}

/// The names of what the module imports.
pub fn imported(module: &[u8]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for section in sections(module)?.iter().filter(|section| section.id == IMPORT) {
        names.extend(imports(section.body)?.into_iter().map(|(_, name, _)| name.to_owned()));
    }
    Ok(names)
}

/// The module with other names for what it imports.
pub fn with_imports_renamed(module: &[u8], names: &BTreeMap<String, String>) -> Result<Vec<u8>> {
    let mut out = MAGIC.to_vec();
    for section in sections(module)? {
        if section.id != IMPORT {
            out.extend_from_slice(section.whole);
            continue;
        }
        let imports = imports(section.body)?;
        let mut content = Vec::new();
        write_number(&mut content, imports.len());
        for (from, name, kind) in imports {
            write_text(&mut content, from);
            write_text(&mut content, names.get(name).map_or(name, String::as_str));
            content.push(FUNCTION);
            write_number(&mut content, kind);
        }
        out.push(IMPORT);
        write_number(&mut out, content.len());
        out.extend(content);
    }
    Ok(out)
}

/// Of each import: from where, its name, and the number of its type. A bound module imports nothing but functions.
fn imports(mut body: &[u8]) -> Result<Vec<(&str, &str, usize)>> {
    let mut imports = Vec::new();
    for _ in 0..read_number(&mut body)? {
        let (from, name) = (read_text(&mut body)?, read_text(&mut body)?);
        let (&kind, rest) = body.split_first().context("the list of imports ends early")?;
        body = rest;
        ensure!(kind == FUNCTION, "the module imports {name}, which is no function");
        imports.push((from, name, read_number(&mut body)?));
    }
    Ok(imports)
}

/// The module without the globals that it exports, and their names: iOS has no such exports in mini-programs.
pub fn without_exported_globals(module: &[u8]) -> Result<(Vec<u8>, Vec<String>)> {
    let mut dropped = Vec::new();
    let module = with_exports(module, |name, kind| {
        if kind == GLOBAL {
            dropped.push(name.to_owned());
        }
        (kind != GLOBAL).then_some(name.to_owned())
    })?;
    Ok((module, dropped))
}

/// The names of what the module exports.
pub fn exported(module: &[u8]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    with_exports(module, |name, _| {
        names.push(name.to_owned());
        None
    })?;
    Ok(names)
}

/// The module with other names for what it exports.
pub fn with_exports_renamed(module: &[u8], names: &BTreeMap<String, String>) -> Result<Vec<u8>> {
    with_exports(module, |name, _| Some(names.get(name).map_or(name, String::as_str).to_owned()))
}

/// The module with exports of the names that are made of theirs and of what they are; without those that get none.
fn with_exports(module: &[u8], mut named: impl FnMut(&str, u8) -> Option<String>) -> Result<Vec<u8>> {
    let mut out = MAGIC.to_vec();
    for section in sections(module)? {
        if section.id != EXPORT {
            out.extend_from_slice(section.whole);
            continue;
        }
        let (mut body, mut kept, mut count) = (section.body, Vec::new(), 0);
        for _ in 0..read_number(&mut body)? {
            let name = read_text(&mut body)?;
            let (&kind, rest) = body.split_first().context("the list of exports ends early")?;
            body = rest;
            let index = read_number(&mut body)?;
            if let Some(name) = named(name, kind) {
                count += 1;
                write_text(&mut kept, &name);
                kept.push(kind);
                write_number(&mut kept, index);
            }
        }
        let mut content = Vec::new();
        write_number(&mut content, count);
        content.extend(kept);
        out.push(EXPORT);
        write_number(&mut out, content.len());
        out.extend(content);
    }
    Ok(out)
}

/// The names of the custom sections: a finished module has none.
pub fn custom_sections(module: &[u8]) -> Result<Vec<String>> {
    Ok(sections(module)?
        .into_iter()
        .filter(|section| section.id == CUSTOM)
        .map(|section| section.name.to_owned())
        .collect())
}

fn kept_features(mut body: &[u8], dropped: &[&str]) -> Result<Vec<u8>> {
    let mut kept = Vec::new();
    let mut count = 0;
    for _ in 0..read_number(&mut body)? {
        let (&prefix, rest) = body.split_first().context("the feature list ends early")?;
        body = rest;
        let name = read_text(&mut body)?;
        if !dropped.contains(&name) {
            kept.push(prefix);
            write_text(&mut kept, name);
            count += 1;
        }
    }
    let mut list = Vec::new();
    write_number(&mut list, count);
    list.extend(kept);
    Ok(list)
}

fn sections(module: &[u8]) -> Result<Vec<Section<'_>>> {
    let mut rest = module.strip_prefix(MAGIC).context("this is no wasm module")?;
    let mut sections = Vec::new();
    while let Some((&id, mut after)) = rest.split_first() {
        let length = read_number(&mut after)?;
        let Some((mut body, next)) = after.split_at_checked(length) else { bail!("a section of the wasm ends early") };
        let whole = rest.get(..rest.len() - next.len()).unwrap_or_default();
        let name = if id == CUSTOM { read_text(&mut body)? } else { "" };
        sections.push(Section { id, name, body, whole });
        rest = next;
    }
    Ok(sections)
}

/// LEB128, as all numbers of the format.
fn read_number(bytes: &mut &[u8]) -> Result<usize> {
    let mut number = 0;
    for shift in [0, 7, 14, 21, 28] {
        let (&byte, rest) = bytes.split_first().context("a number of the wasm ends early")?;
        *bytes = rest;
        number |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Ok(number);
        }
    }
    bail!("a number of the wasm is too long")
}

fn write_number(out: &mut Vec<u8>, number: usize) {
    let [low, ..] = number.to_le_bytes();
    if number < 0x80 {
        out.push(low);
    } else {
        out.push(low | 0x80);
        write_number(out, number >> 7);
    }
}

fn read_text<'w>(bytes: &mut &'w [u8]) -> Result<&'w str> {
    let length = read_number(bytes)?;
    let (text, rest) = bytes.split_at_checked(length).context("a name of the wasm ends early")?;
    *bytes = rest;
    Ok(str::from_utf8(text)?)
}

fn write_text(out: &mut Vec<u8>, text: &str) {
    write_number(out, text.len());
    out.extend_from_slice(text.as_bytes());
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A module that imports these functions.
    pub fn importing(names: &[&str]) -> Vec<u8> {
        let mut list = Vec::new();
        write_number(&mut list, names.len());
        for name in names {
            write_text(&mut list, "./glue.js");
            write_text(&mut list, name);
            list.extend([FUNCTION, 200, 1]);
        }
        let mut module = module();
        module.push(IMPORT);
        write_number(&mut module, list.len());
        module.extend(list);
        module
    }

    /// A module with a feature list and a section of 200 bytes.
    fn module() -> Vec<u8> {
        let mut list = Vec::new();
        write_text(&mut list, FEATURES);
        list.push(2);
        for name in ["multivalue", "sign-ext"] {
            list.push(b'+');
            write_text(&mut list, name);
        }
        let mut module = MAGIC.to_vec();
        module.push(CUSTOM);
        write_number(&mut module, list.len());
        module.extend(list);
        module.push(11);
        write_number(&mut module, 200);
        module.extend([7; 200]);
        module
    }

    #[test]
    fn a_feature_is_dropped_and_nothing_else() -> Result<()> {
        let module = module();
        assert_eq!(without_features(&module, &[])?, module);
        let less = without_features(&module, &["multivalue"])?;
        assert_eq!(less.len(), module.len() - "multivalue".len() - 2);
        assert_eq!(custom_sections(&less)?, [FEATURES]);
        Ok(())
    }

    /// The module, followed by what it exports: names, and what they are.
    pub fn exporting(mut module: Vec<u8>, exports: &[(&str, u8)]) -> Vec<u8> {
        let mut list = Vec::new();
        write_number(&mut list, exports.len());
        for (name, kind) in exports {
            write_text(&mut list, name);
            list.extend([*kind, 200, 1]);
        }
        module.push(EXPORT);
        write_number(&mut module, list.len());
        module.extend(list);
        module
    }

    #[test]
    fn exported_globals_are_dropped_and_nothing_else() -> Result<()> {
        let all = exporting(module(), &[("memory", 2), ("__abort_handler", GLOBAL), ("check", 0)]);
        let (less, dropped) = without_exported_globals(&all)?;
        assert_eq!(dropped, ["__abort_handler"]);
        assert_eq!(less, exporting(module(), &[("memory", 2), ("check", 0)]));
        Ok(())
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert!(custom_sections(b"<!doctype html>").is_err());
        let module = module();
        assert!(custom_sections(&module[..module.len() - 1]).is_err());
    }
}
