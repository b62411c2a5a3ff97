//! What a program of others loads: measured, held against the budget, kept in its own section of `docs/size.md`.

use crate::dist::sizes::{KEPT, Size, table, thousands, verdict};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The head of the section.
const HEAD: &str = "## The npm package\n";
/// The head of whatever follows.
const NEXT: &str = "\n## ";
/// What is allowed, in bytes of brotli: a word for it, the file, the goal and the limit.
const BUDGET: [(&str, &str, u64, u64); 2] = [
    ("engine with all rules and texts, no page", "jianghui.wasm", 40_000, 60_000),
    ("its glue in a browser", "web/index.js", 2_000, 2_000),
];
/// Below this many bytes (brotli), or this part of the kept figure, a change is no news.
const SLACK_BYTES: u64 = 1_000;
const SLACK_PARTS: u64 = 33;
const RENEW: &str = "renew it with `cargo xtask npm --sizes`";

/// Reads what was measured.
pub fn read(list: &Path) -> Result<Vec<Size>> {
    let list: Value = serde_json::from_str(&fs::read_to_string(list)?)?;
    let number = |entry: &Value, key: &str| entry.get(key).and_then(Value::as_u64).context("a size is a number");
    let size = |entry: &Value| {
        let name = entry.get("name").and_then(Value::as_str).context("a size has a name")?.to_owned();
        Ok(Size { name, raw: number(entry, "raw")?, br: number(entry, "br")?, gz: number(entry, "gz")? })
    };
    list.as_array().context("sizes are a list")?.iter().map(size).collect()
}

/// One line for the screen.
pub fn summary(sizes: &[Size]) -> String {
    let each = BUDGET.map(|(what, name, goal, limit)| {
        let is = of(sizes, name);
        format!("{what} {} bytes (brotli): {}", thousands(is), verdict(is, goal, limit).replace("**", ""))
    });
    each.join("; ")
}

/// The kept figures are those of this build, but for what is no news.
pub fn check(root: &Path, sizes: &[Size]) -> Result<()> {
    let kept = fs::read_to_string(root.join(KEPT))?;
    for Size { name, br, .. } in sizes {
        let row = section(&kept).lines().find_map(|line| line.strip_prefix(&format!("| {name} | ")));
        let before = row.and_then(|row| row.split(" | ").nth(1)?.replace(',', "").parse().ok());
        let before: u64 = before.with_context(|| format!("{KEPT} does not name {name}: {RENEW}"))?;
        ensure!(
            br.abs_diff(before) <= SLACK_BYTES.max(before / SLACK_PARTS),
            "{name} has {br} bytes (brotli) now, and {before} in {KEPT}: {RENEW}, and say in the commit what it is for"
        );
    }
    Ok(())
}

/// Writes the figures.
pub fn keep(root: &Path, sizes: &[Size]) -> Result<()> {
    let path = root.join(KEPT);
    let before = fs::read_to_string(&path).with_context(|| format!("{KEPT} cannot be read"))?;
    Ok(fs::write(path, renewed(&before, &render(sizes)))?)
}

/// The section in a text, without the line before the next head.
fn section(text: &str) -> &str {
    let Some((_, rest)) = text.find(HEAD).and_then(|at| text.split_at_checked(at)) else { return "" };
    rest.get(HEAD.len()..)
        .and_then(|body| body.find(NEXT))
        .map_or(rest, |end| rest.get(..HEAD.len() + end).unwrap_or(rest))
}

/// A page written anew, with the section of the page before.
pub fn carried_over(before: &str, page: String) -> String {
    match section(before) {
        "" => page,
        section => renewed(&page, section),
    }
}

fn renewed(text: &str, new: &str) -> String {
    match section(text) {
        // Before the last section, which grows.
        "" => match text.rfind(NEXT).and_then(|at| text.split_at_checked(at + 1)) {
            Some((before, last)) => format!("{before}{new}\n{last}"),
            None => format!("{text}\n{new}"),
        },
        old => text.replacen(old, new, 1),
    }
}

fn render(sizes: &[Size]) -> String {
    let mut out =
        format!("{HEAD}\nWritten by `cargo xtask npm --sizes`. `cargo xtask test --only npm` compares it.\n\n");
    out.push_str(&table(sizes));
    out.push_str("\n| what | is | goal | limit | |\n|---|---:|---:|---:|---|\n");
    for (what, name, goal, limit) in BUDGET {
        let is = of(sizes, name);
        let (verdict, is) = (verdict(is, goal, limit), thousands(is));
        let _ = writeln!(out, "| {what} | {is} | {} | {} | {verdict} |", thousands(goal), thousands(limit));
    }
    out
}

fn of(sizes: &[Size], name: &str) -> u64 {
    sizes.iter().filter(|size| size.name == name).map(|size| size.br).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(br: u64) -> Vec<Size> {
        BUDGET.iter().map(|(_, name, ..)| Size { name: (*name).to_owned(), raw: 5 * br, br, gz: br }).collect()
    }

    #[test]
    fn the_section_is_put_before_the_history_and_renewed_in_its_place() {
        let page = "# Sizes\n\n## Budget\n\n| a |\n\n## History\n\n| b |\n";
        let first = renewed(page, &render(&sizes(1000)));
        assert!(first.find(HEAD) > first.find("## Budget") && first.find(HEAD) < first.find("## History"), "{first}");
        let second = renewed(&first, &render(&sizes(2000)));
        assert_eq!(carried_over(&first, page.to_owned()), first);
        assert_eq!(second, first.replace(" 5,000 ", " 10,000 ").replace(" 1,000 ", " 2,000 "));
    }

    #[test]
    fn a_small_change_is_no_news_and_a_large_one_is() -> Result<()> {
        let root = tempfile::tempdir()?;
        fs::create_dir(root.path().join("docs"))?;
        fs::write(root.path().join(KEPT), "# Sizes\n")?;
        keep(root.path(), &sizes(50_000))?;
        check(root.path(), &sizes(51_500))?;
        let error = check(root.path(), &sizes(51_600)).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(error.contains("jianghui.wasm has 51600 bytes") && error.contains("--sizes"), "{error}");
        Ok(())
    }
}
