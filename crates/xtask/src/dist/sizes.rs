//! What a phone downloads: measured, held against the budget, kept in `docs/size.md`.

use crate::npm;
use anyhow::{Context, Result, ensure};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Where the figures are kept.
pub const KEPT: &str = "docs/size.md";
/// Below this many bytes (brotli), or this part of the kept figure, a change is no news.
const SLACK_BYTES: u64 = 3_000;
const SLACK_PARTS: u64 = 33;
const HISTORY: &str = "## History\n";

/// One file, by its name without hash, in bytes.
#[derive(Debug, PartialEq, Eq)]
pub struct Size {
    /// `app.wasm`.
    pub name: String,
    /// As it is.
    pub raw: u64,
    /// brotli 11.
    pub br: u64,
    /// gzip 9.
    pub gz: u64,
}

/// What a visit fetches, in the order of fetching; the two files of the fallback instead of the two of the module.
const FETCHED: [&str; 13] = [
    "index.html",
    "style.css",
    "boot.js",
    "app.js",
    "app.wasm",
    "later.wasm",
    "later.css",
    "fallback.js",
    "fallback-later.js",
    "old.js",
    "frame.js",
    "mini.js",
    "jianghui-checker.js",
];
/// What it takes until the first question can be answered.
const FIRST_VISIT: [&str; 5] = ["index.html", "style.css", "boot.js", "app.js", "app.wasm"];

/// What is allowed, in bytes of brotli: a word for it, the files, the goal and the limit.
const BUDGET: [(&str, &[&str], u64, u64); 10] = [
    ("first visit, to the first question", &FIRST_VISIT, 90_000, 120_000),
    ("page with the list for browsers without script", &["index.html"], 12_000, 12_000),
    ("style sheet", &["style.css"], 8_000, 8_000),
    ("style sheet of later screens", &["later.css"], 5_000, 8_000),
    ("boot and glue", &["boot.js", "app.js"], 6_000, 6_000),
    ("module, first file", &["app.wasm"], 70_000, 90_000),
    ("module as JavaScript, first file, only where WebAssembly is refused", &["fallback.js"], 130_000, 130_000),
    ("custom element for other sites", &["jianghui-checker.js"], 3_000, 3_000),
    ("what the page says to one around it, only in frames", &["frame.js"], 1_500, 1_500),
    ("the way back into a mini-program, only there", &["mini.js"], 1_000, 1_000),
];

/// Measures what a browser fetches from a finished folder.
pub fn measure(dist: &Path) -> Result<Vec<Size>> {
    let mut sizes = Vec::new();
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let name = plain_name(&file);
        if !FETCHED.contains(&name.as_str()) {
            continue;
        }
        let length = |ending: &str| {
            let packed = dist.join(format!("{file}{ending}"));
            fs::metadata(&packed).map(|data| data.len()).with_context(|| format!("no {}", packed.display()))
        };
        sizes.push(Size { name, raw: length("")?, br: length(".br")?, gz: length(".gz")? });
    }
    sizes.sort_by_key(|size| FETCHED.iter().position(|name| *name == size.name));
    ensure!(sizes.len() == FETCHED.len(), "dist should hold {FETCHED:?}, and holds {sizes:?}");
    Ok(sizes)
}

/// The kept figures are those of this build, but for what is no news.
pub fn check(root: &Path, sizes: &[Size]) -> Result<()> {
    let kept = fs::read_to_string(root.join(KEPT)).with_context(|| format!("{KEPT} cannot be read"))?;
    let kept = read_table(&kept);
    for size in sizes {
        let before = kept.iter().find(|kept| kept.name == size.name);
        let before = before.with_context(|| format!("{KEPT} does not name {}: {RENEW}", size.name))?.br;
        let slack = SLACK_BYTES.max(before / SLACK_PARTS);
        ensure!(
            size.br.abs_diff(before) <= slack,
            "{} has {} bytes (brotli) now, and {before} in {KEPT}: {RENEW}, and say in the commit what it is for",
            size.name,
            size.br
        );
    }
    Ok(())
}

const RENEW: &str = "renew it with `cargo xtask dist --sizes`";

/// Writes the figures, and a line of history if the commit has none yet.
pub fn keep(root: &Path, sizes: &[Size], day: &str, commit: &str, recipe: &str, weights: &str) -> Result<()> {
    let path = root.join(KEPT);
    let before = fs::read_to_string(&path).unwrap_or_default();
    let mut history: Vec<&str> = before
        .split_once(HISTORY)
        .map(|(_, rest)| rest.lines().filter(|line| line.starts_with("| 2")).collect())
        .unwrap_or_default();
    let short = commit.get(..7).unwrap_or(commit);
    let changed = if commit.ends_with("-changed") { "+" } else { "" };
    let line = format!(
        "| {day} | {short}{changed} | {} | {} | {} | {} |",
        thousands(sum(sizes, &FIRST_VISIT)),
        thousands(sum(sizes, &["app.wasm"])),
        thousands(sum(sizes, &["later.wasm"])),
        thousands(sum(sizes, &["fallback.js"]))
    );
    history.retain(|old| !old.contains(&format!("| {short}{changed} |")));
    history.push(&line);
    let text = npm::sizes::carried_over(&before, render(sizes, recipe, weights, &history));
    fs::write(path, text).with_context(|| format!("cannot write {KEPT}"))
}

/// One line for the screen.
pub fn summary(sizes: &[Size]) -> String {
    let kilobytes = |names: &[&str]| {
        let bytes = sum(sizes, names);
        format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100)
    };
    format!(
        "first visit {} (brotli; the limit is 120, the goal 90), of it the module {}; second file {}; fallback {}",
        kilobytes(&FIRST_VISIT),
        kilobytes(&["app.wasm"]),
        kilobytes(&["later.wasm"]),
        kilobytes(&["fallback.js"])
    )
}

fn render(sizes: &[Size], recipe: &str, weights: &str, history: &[&str]) -> String {
    let mut out = format!(
        "# What a phone downloads\n\n\
         Written by `cargo xtask dist --sizes`; `cargo xtask test --only dist` compares it with what it builds. Recipe: {recipe}.\n\
         Bytes; brotli 11, gzip 9.\n\n\
         {}",
        table(sizes)
    );
    out.push_str(
        "\n`later.wasm` and `later.css` are fetched once the first screen works: the first two questions (place and role) do without them. \
         `fallback.js` and `fallback-later.js` are fetched instead of the two modules where WebAssembly is refused, and `old.js` only by browsers from before modules.\n\
         `frame.js` is fetched only inside another page, and `jianghui-checker.js` by that page (docs/embedding.md).\n\
         `mini.js` is fetched only inside a mini-program.\n",
    );
    out.push_str("\n## Budget\n\nBytes of brotli.\n\n| what | is | goal | limit | |\n|---|---:|---:|---:|---|\n");
    for (what, names, goal, limit) in BUDGET {
        let is = sum(sizes, names);
        let (verdict, is) = (verdict(is, goal, limit), thousands(is));
        let _ = writeln!(out, "| {what} | {is} | {} | {} | {verdict} |", thousands(goal), thousands(limit));
    }
    let _ = write!(
        out,
        "\n## Where the bytes are\n\nCode by the crate in which it is written, in bytes before wasm-opt and compression.\n\n{weights}",
    );
    let _ = write!(
        out,
        "\n{HISTORY}\nBrotli. A `+` after the commit: with changes that were not committed.\n\n\
         | day | commit | first visit | module | second file | fallback |\n|---|---|---:|---:|---:|---:|\n{}\n",
        history.join("\n")
    );
    out
}

fn read_table(text: &str) -> Vec<Size> {
    let number = |cell: &str| cell.replace(',', "").parse().ok();
    text.lines()
        .filter_map(|line| {
            let mut cells = line.trim_matches('|').split('|').map(str::trim);
            let name = cells.next().filter(|name| FETCHED.contains(name))?.to_owned();
            let (raw, br, gz) = (number(cells.next()?)?, number(cells.next()?)?, number(cells.next()?)?);
            Some(Size { name, raw, br, gz })
        })
        .collect()
}

/// `app-0123456789abcdef.wasm` is `app.wasm`.
fn plain_name(file: &str) -> String {
    let hashed = file.rsplit_once('-').and_then(|(name, rest)| Some((name, rest.split_once('.')?)));
    match hashed {
        Some((name, (hash, ending))) if hash.len() == 16 => format!("{name}.{ending}"),
        _ => file.to_owned(),
    }
}

fn sum(sizes: &[Size], names: &[&str]) -> u64 {
    sizes.iter().filter(|size| names.contains(&size.name.as_str())).map(|size| size.br).sum()
}

/// The rows for these files.
pub fn table(sizes: &[Size]) -> String {
    let mut out = String::from("| file | bytes | brotli | gzip |\n|---|---:|---:|---:|\n");
    for Size { name, raw, br, gz } in sizes {
        let _ = writeln!(out, "| {name} | {} | {} | {} |", thousands(*raw), thousands(*br), thousands(*gz));
    }
    out
}

/// How a figure stands to what is allowed.
pub fn verdict(is: u64, goal: u64, limit: u64) -> String {
    match is {
        is if is <= goal => "within the goal".to_owned(),
        is if is <= limit => "within the limit".to_owned(),
        is => format!("**over by {}**", thousands(is - limit)),
    }
}

/// A number with commas.
pub fn thousands(number: u64) -> String {
    if number < 1000 {
        return number.to_string();
    }
    format!("{},{:03}", thousands(number / 1000), number % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes() -> Vec<Size> {
        FETCHED
            .iter()
            .zip(10_u64..)
            .map(|(name, br)| Size { name: (*name).to_owned(), raw: 5 * br, br: br * 1000, gz: br })
            .collect()
    }

    #[test]
    fn what_is_written_is_read_again() {
        assert_eq!(read_table(&render(&sizes(), "R1", "", &[])), sizes());
    }

    #[test]
    fn a_small_change_is_no_news_and_a_large_one_is() -> Result<()> {
        let root = tempfile::tempdir()?;
        fs::create_dir(root.path().join("docs"))?;
        keep(root.path(), &sizes(), "2026-01-01", "0123456789-changed", "R1", "")?;
        let mut now = sizes();
        now[0].br += SLACK_BYTES;
        check(root.path(), &now)?;
        now[0].br += 1;
        let error = check(root.path(), &now).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(error.contains("index.html has 13001 bytes") && error.contains("--sizes"), "{error}");
        Ok(())
    }

    #[test]
    fn history_grows_by_one_line_for_each_commit() -> Result<()> {
        let root = tempfile::tempdir()?;
        fs::create_dir(root.path().join("docs"))?;
        for commit in ["aaaaaaaaa", "bbbbbbbbb", "bbbbbbbbb"] {
            keep(root.path(), &sizes(), "2026-01-01", commit, "R1", "")?;
        }
        let text = fs::read_to_string(root.path().join(KEPT))?;
        assert_eq!(text.matches("| 2026-01-01 |").count(), 2, "{text}");
        Ok(())
    }

    #[test]
    fn only_hashes_are_taken_from_names() {
        assert_eq!(plain_name("app-0123456789abcdef.wasm"), "app.wasm");
        assert_eq!(plain_name("fallback-later-0123456789abcdef.js"), "fallback-later.js");
        assert_eq!(plain_name("object-storage.md"), "object-storage.md");
    }
}
