//! What of others is in the shipped files: the parts list (SBOM) and the licences.

use super::git::Origin;
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One crate whose code reaches the wasm.
pub struct Part {
    name: String,
    version: String,
    licence: String,
    source: Option<String>,
    /// SHA-256 of the package as the registry has it; the project's own crates have none.
    checksum: Option<String>,
    /// The licence files, with their names.
    texts: Vec<(String, String)>,
}

/// Every crate that is linked into a package, by name. Neither what only builds it nor macros are among them.
pub fn parts(workspace: &Workspace, package: &str) -> Result<Vec<Part>> {
    let linked = linked(workspace, package)?;
    let metadata: Value = serde_json::from_str(&output(workspace.cargo().args([
        "metadata",
        "--format-version=1",
        "--locked",
        "--filter-platform=wasm32-unknown-unknown",
    ]))?)?;
    let sums = checksums(workspace)?;
    let mut parts = Vec::new();
    for package in metadata.get("packages").and_then(Value::as_array).into_iter().flatten() {
        let word = |key: &str| package.get(key).and_then(Value::as_str).map(str::to_owned);
        let (name, version) = (word("name").unwrap_or_default(), word("version").unwrap_or_default());
        let key = (name, version);
        if !linked.contains(&key) {
            continue;
        }
        let manifest = PathBuf::from(word("manifest_path").unwrap_or_default());
        let checksum = sums.get(&key).cloned();
        let licence = word("license").with_context(|| format!("the crate {} names no licence", key.0))?;
        let folder = if checksum.is_none() { Some(workspace.root.as_path()) } else { manifest.parent() };
        let texts = licence_files(folder.context("a manifest is in a folder")?)?;
        parts.push(Part { name: key.0, version: key.1, licence, source: word("repository"), checksum, texts });
    }
    ensure!(parts.len() == linked.len(), "{} crates are linked, {} are known", linked.len(), parts.len());
    parts.sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));
    Ok(parts)
}

/// The licences of all parts, and one more line; equal texts stand once.
pub fn licences(parts: &[Part], also: &str) -> String {
    let mut out = format!(
        "匠惠 Jianghui: what is in the files beside this one, and under which licences.\n\n\
         The Rust standard library is in it as well: MIT OR Apache-2.0, see licences-rust.html where that is here.\n\
         {also}\
         Quotations of official texts belong to their issuers.\n\n",
    );
    let mut users: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for part in parts {
        let _ = writeln!(out, "{} {}: {}", part.name, part.version, part.licence);
        for (_, text) in &part.texts {
            users.entry(text).or_default().insert(&part.name);
        }
    }
    // In the order of those who use them: the text itself is no order that people see.
    let mut texts: Vec<(&BTreeSet<&str>, &str)> = users.iter().map(|(text, names)| (names, *text)).collect();
    texts.sort();
    for (names, text) in texts {
        let names: Vec<&str> = names.iter().copied().collect();
        let _ = write!(out, "\n{}\n{}\n\n{}\n", "=".repeat(80), names.join(", "), text.trim_end());
    }
    out
}

/// The parts list in the format `CycloneDX` 1.5.
pub fn sbom(parts: &[Part], origin: &Origin, version: &str, rust: &str) -> Value {
    let mut components: Vec<Value> = parts
        .iter()
        .map(|part| {
            let purl = format!("pkg:cargo/{}@{}", part.name, part.version);
            let mut component = json!({
                "type": "library",
                "bom-ref": purl,
                "name": part.name,
                "version": part.version,
                "purl": purl,
                "licenses": [{ "expression": part.licence.replace('/', " OR ") }],
            });
            if let (Some(entry), Some(checksum)) = (component.as_object_mut(), &part.checksum) {
                entry.insert("hashes".to_owned(), json!([{ "alg": "SHA-256", "content": checksum }]));
            }
            if let (Some(entry), Some(source)) = (component.as_object_mut(), &part.source) {
                entry.insert("externalReferences".to_owned(), json!([{ "type": "vcs", "url": source }]));
            }
            component
        })
        .collect();
    components.push(json!({
        "type": "library",
        "bom-ref": "rust-std",
        "name": "rust-std",
        "version": rust,
        "licenses": [{ "expression": "MIT OR Apache-2.0" }],
    }));
    let mut metadata = json!({
        "component": { "type": "application", "bom-ref": "jianghui", "name": "jianghui", "version": version },
    });
    if let (Some(entry), Some(time)) = (metadata.as_object_mut(), &origin.time) {
        entry.insert("timestamp".to_owned(), json!(time));
    }
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": metadata,
        "components": components,
    })
}

/// Name and version of every crate that is linked into a package.
fn linked(workspace: &Workspace, package: &str) -> Result<BTreeSet<(String, String)>> {
    let tree = output(
        workspace
            .cargo()
            .args(["tree", "--locked", "--package", package, "--target", "wasm32-unknown-unknown"])
            .args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"]),
    )?;
    let read = |line: &str| {
        let mut words = line.split(' ');
        Some((words.next()?.to_owned(), words.next()?.strip_prefix('v')?.to_owned()))
    };
    Ok(tree.lines().filter_map(read).collect())
}

fn checksums(workspace: &Workspace) -> Result<BTreeMap<(String, String), String>> {
    let lock: toml::Table = toml::from_str(&fs::read_to_string(workspace.root.join("Cargo.lock"))?)?;
    let mut sums = BTreeMap::new();
    for package in lock.get("package").and_then(toml::Value::as_array).into_iter().flatten() {
        let word = |key: &str| package.get(key).and_then(toml::Value::as_str).map(str::to_owned);
        if let (Some(name), Some(version), Some(sum)) = (word("name"), word("version"), word("checksum")) {
            sums.insert((name, version), sum);
        }
    }
    Ok(sums)
}

fn licence_files(folder: &Path) -> Result<Vec<(String, String)>> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let upper = name.to_uppercase();
        let wanted = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];
        if path.is_file() && wanted.iter().any(|start| upper.starts_with(start)) {
            texts.push((name, fs::read_to_string(&path)?.replace("\r\n", "\n")));
        }
    }
    texts.sort();
    Ok(texts)
}

fn output(command: &mut Command) -> Result<String> {
    let output = command.output()?;
    ensure!(output.status.success(), "cargo says: {}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}
