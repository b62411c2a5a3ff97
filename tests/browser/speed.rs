//! 快慢: how long the engine and the start of the page take in this browser. Measured and written down, never judged:
//! `cargo xtask bench` runs it, the tests leave it out.

use crate::chromium::{PHONE, Rules, browse_at, browse_by};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::{env, fs};

/// How often the page is started.
const STARTS: usize = 21;

/// Runs before the page: notes when the wasm has drawn it and the browser has shown that frame.
const CLOCK: &str = r#"
    addEventListener("DOMContentLoaded", () => {
        const app = document.getElementById("app");
        new MutationObserver((_, observer) => {
            observer.disconnect();
            const drawn = performance.now();
            requestAnimationFrame(() => setTimeout(() => {
                const wasm = performance.getEntriesByType("resource").find((file) => file.name.endsWith(".wasm"));
                window.__start = [wasm.startTime, wasm.responseEnd, drawn, performance.now()];
            }));
        }).observe(app, { childList: true });
    });
"#;

/// What is timed in the wasm, as `tests/speed/bench.js` reports it.
#[test]
#[ignore = "measures: cargo xtask bench"]
fn of_the_engine() -> Result<()> {
    let address = env::var("JIANGHUI_SPEED_URL").context("cargo xtask bench sets JIANGHUI_SPEED_URL")?;
    browse_at(Rules::Disturbed, PHONE, address, async |page| {
        page.open_undrawn().await?;
        for _ in 0..4 {
            // `until` looks for twenty seconds.
            if page.until("the figures are there", "return !!window.__figures").await.is_ok() {
                break;
            }
        }
        let figures: Value = page.read("window.__figures", &[]).await?;
        ensure!(figures.get("error").is_none(), "{figures}");
        let agent: String = page.read("navigator.userAgent", &[]).await?;
        keep("engine", &json!({ "agent": agent, "figures": figures.get("figures"), "bytes": figures.get("bytes") }))
    })
}

/// From the first request for the module to the first frame that answers.
#[test]
#[ignore = "measures: cargo xtask bench"]
fn of_the_start() -> Result<()> {
    let mut starts: Vec<Vec<u64>> = Vec::new();
    browse_by(Rules::Disturbed, PHONE, async |page| {
        page.send("Page.addScriptToEvaluateOnNewDocument", json!({ "source": CLOCK })).await?;
        page.send("Network.enable", json!({})).await?;
        page.send("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await?;
        for _ in 0..STARTS {
            page.open_undrawn().await?;
            page.until("the first frame is shown", "return !!window.__start").await?;
            // In whole nanoseconds, as the other figures.
            starts.push(page.read("window.__start.map((ms) => Math.round(ms * 1e6))", &[]).await?);
        }
        Ok(())
    })?;
    let between = |from: usize, to: usize| {
        let mut all: Vec<u64> = starts.iter().map(|start| start[to].saturating_sub(start[from])).collect();
        all.sort_unstable();
        json!({ "median": all[all.len() / 2], "fastest": all[0], "n": all.len() })
    };
    keep(
        "start",
        &json!({ "figures": {
            "page: module asked for, until the first frame that answers": between(0, 3),
            "page: module arrived, until drawn": between(1, 2),
            "page: module arrived, until the first frame that answers": between(1, 3),
        } }),
    )
}

/// Where the command looks for it.
fn keep(name: &str, figures: &Value) -> Result<()> {
    let folder = env::var("JIANGHUI_FIGURES").context("cargo xtask bench sets JIANGHUI_FIGURES")?;
    Ok(fs::write(format!("{folder}/{name}.json"), serde_json::to_string_pretty(figures)?)?)
}
