//! 冷启动: the first visit on a slow device and a slow network, measured and held against budgets on paper. A figure
//! over its budget is shown as such; nothing fails by it, as times depend on the machine.

use crate::bench::{read, said};
use crate::browser::Browser;
use crate::tools::{FOR_DIST, OLD_CHROMIUM, Tool};
use crate::workspace::Workspace;
use crate::{child, dist, install};
use anyhow::{Context, Result};
use serde_json::Value;
use std::fmt::Write;
use std::fs;
use std::process::Command;

/// How often each start is measured.
const SAMPLES: &str = "5";
/// What is written.
const PAGE: &str = "docs/cold-start.md";

/// A budget: of which row and column, what is hoped for and what is allowed, in milliseconds.
struct Budget {
    tier: &'static str,
    network: &'static str,
    figure: &'static str,
    what: &'static str,
    goal: u64,
    limit: u64,
}

/// The network is slow-3G, on which the page itself has been drawn when the module comes. On a free one it comes while
/// the device still lays out the page, and the wait for that is in the figure.
const BUDGETS: [Budget; 10] = [
    budget(["A", "slow-3G", "read", "first text can be read"], 1500, 2000),
    budget(["A", "slow-3G", "drawn", "the first screen answers"], 4000, 5000),
    budget(["A", "slow-3G", "asked", "the first question is there, pressed at once"], 4200, 5300),
    budget(["A", "slow-3G", "start", "module arrived, until the first frame"], 100, 150),
    budget(["A", "free", "start", "the same, while the page itself is still laid out"], 100, 150),
    budget(["B", "slow-3G", "read", "first text can be read"], 1500, 2000),
    budget(["B", "slow-3G", "drawn", "the first screen answers"], 5000, 6000),
    budget(["B", "slow-3G", "asked", "the first question is there, pressed at once"], 5500, 6800),
    budget(["B", "slow-3G", "start", "module arrived, until the first frame"], 500, 800),
    budget(["B", "free", "start", "the same, while the page itself is still laid out"], 500, 800),
];

const fn budget([tier, network, figure, what]: [&'static str; 4], goal: u64, limit: u64) -> Budget {
    Budget { tier, network, figure, what, goal, limit }
}

/// Builds the folder to upload, measures its start and writes the page.
pub fn run(workspace: &Workspace) -> Result<()> {
    dist::run(workspace, dist::Request::default())?;
    let tools: Vec<Tool> = FOR_DIST.iter().copied().chain([Tool::Browser, Tool::OldBrowsers]).collect();
    let mut steps = install::prepare(workspace, &tools, 1)?;
    let figures = workspace.scratch().join("cold-start.json");
    steps.step("start", "measuring the first visit in Chromium of now and of 2020 (5 minutes)", |_| {
        let node = which::which("node").context("Node.js drives the browsers, and there is none")?;
        let browser = Browser::find()?;
        let old = OLD_CHROMIUM.first().context("no old browser is known")?;
        child::run_shown(
            Command::new(node)
                .arg(workspace.root.join("tests/dist/cold-start.mjs"))
                .args([workspace.dist(), figures.clone(), SAMPLES.into(), browser.chromium])
                .arg(workspace.cache.join(old.folder)),
        )
    })?;
    let page = page(&read(&figures)?);
    println!("\n{page}");
    Ok(fs::write(workspace.root.join(PAGE), page)?)
}

fn page(rows: &Value) -> String {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or_default();
    let mut text = format!(
        "# Cold start\n\n\
         The first visit, with nothing kept: the folder to upload, its packed files, a processor made six times slower and, \
         where it says slow-3G, 400 kbit/s and 400 ms for each round trip. `cargo xtask bench --only start` measures and \
         writes this page; no test depends on it. A is the module as WebAssembly, B the same as JavaScript (old browsers, \
         and hosts whose policy refuses WebAssembly).\n\n\
         Measured {}: {processors} processors of a shared machine, load {load} at the end. Milliseconds from the beginning of the \
         visit; median of n starts (least – most).\n\n\
         | tier | browser | network | what | median | goal | limit | |\n|---|---|---|---|---:|---:|---:|---|\n",
        said("date", &["-u", "+%Y-%m-%d %H:%M UTC"]),
    );
    for row in rows.as_array().into_iter().flatten() {
        let word = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or_default();
        for budget in BUDGETS.iter().filter(|each| each.tier == word("tier") && each.network == word("network")) {
            let figure = |key: &str| row.pointer(&format!("/{}/{key}", budget.figure)).and_then(Value::as_u64);
            let Some(median) = figure("median") else { continue };
            let verdict = match () {
                () if median <= budget.goal => "within the goal",
                () if median <= budget.limit => "within",
                () => "**over**",
            };
            let _ = writeln!(
                text,
                "| {} | Chromium {} | {} | {} | {median} ({} – {}; n = {}) | {} | {} | {verdict} |",
                budget.tier,
                word("version"),
                budget.network,
                budget.what,
                figure("least").unwrap_or_default(),
                figure("most").unwrap_or_default(),
                row.get("n").and_then(Value::as_u64).unwrap_or_default(),
                budget.goal,
                budget.limit,
            );
        }
    }
    text.push_str(
        "\nThe budgets follow from those of the files: 120 KB take 2.4 s at 400 kbit/s, three rounds (page, start, module) \
         1.2 s, and the device the rest; as JavaScript 36 KB more. 150 and 800 ms were set from a trial of six questions. \
         First text is the browser's first contentful paint; the question is pressed by a script in the very frame in which \
         the first screen answers, so that a person is never quicker.\n\n\
         What can be read before any script runs is tested, not timed: `start::without_script_the_first_screen_reads_as_with_it`, \
         `release::boot::a_slow_network_is_explained_and_waited_for`, `start::a_press_before_the_wasm_is_there_is_not_lost`.\n",
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_over_its_budget_is_shown_so() {
        let figure = |median: u64| json!({ "median": median, "least": 1, "most": 9999 });
        let row = json!({ "version": "86", "tier": "B", "network": "free", "n": 5, "start": figure(801) });
        assert!(page(&json!([row])).contains("801 (1 – 9999; n = 5) | 500 | 800 | **over** |"));
        let row = json!({ "version": "86", "tier": "A", "network": "slow-3G", "n": 5, "read": figure(1500) });
        assert!(page(&json!([row])).contains("| 1500 | 2000 | within the goal |"));
    }
}
