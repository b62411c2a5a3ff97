//! Object storage cannot be run here: but its table of headers can be read, and must be right for every file.

use super::answers::{files, is_hashed, types};
use super::servers::dist;
use anyhow::{Context, Result, ensure};
use std::fs;

/// Whether a name is meant by a pattern of the table: `*` any letters, `?` one.
fn fits(pattern: &str, name: &str) -> bool {
    match (pattern.chars().next(), name.chars().next()) {
        (None, None) => true,
        (Some('*'), _) => {
            fits(&pattern[1..], name)
                || name.chars().next().is_some_and(|first| fits(pattern, &name[first.len_utf8()..]))
        }
        (Some('?'), Some(first)) => fits(&pattern[1..], &name[first.len_utf8()..]),
        (Some(wanted), Some(first)) if wanted == first => fits(&pattern[first.len_utf8()..], &name[first.len_utf8()..]),
        _ => false,
    }
}

#[test]
fn every_file_has_a_row_in_the_table_for_object_storage() -> Result<()> {
    let text = fs::read_to_string(dist()?.join("headers/object-storage.md"))?;
    let mut rows: Vec<[String; 3]> = Vec::new();
    for line in text.lines().filter(|line| line.starts_with("| `") || line.starts_with("| the rest")) {
        let cells: Vec<String> =
            line.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`').to_owned()).collect();
        rows.push(cells.try_into().ok().with_context(|| format!("three cells in {line}"))?);
    }
    ensure!(rows.len() == 5, "the table has {} rows", rows.len());
    for name in files()? {
        let row = rows.iter().find(|[pattern, ..]| fits(pattern, &name) || pattern == "the rest");
        let [pattern, kind, kept] = row.with_context(|| format!("{name} has no row"))?;
        let expected = if is_hashed(&name) { "public, max-age=31536000, immutable" } else { "no-cache" };
        ensure!(kept == expected, "{name} ({pattern}) is kept 「{kept}」");
        // What runs, and the page, must not be left to the storage's guess.
        if is_hashed(&name) || name == "index.html" {
            let fits = types(&name).iter().any(|each| kind.split(';').next() == Some(each));
            ensure!(fits, "{name} ({pattern}) is said to be 「{kind}」");
        }
    }
    let nginx = fs::read_to_string(dist()?.join("headers/nginx.conf"))?;
    let (_, rest) = text.split_once("Content-Security-Policy: ").context("no policy")?;
    let policy = rest.lines().next().unwrap_or_default();
    ensure!(nginx.contains(policy), "it has another policy: {policy}");
    Ok(())
}
