//! 小程序示例: `examples/weixin-miniprogram`, played through with stand-ins for what 微信 brings.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the sample.
fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/weixin-miniprogram")
}

fn json(name: &str) -> Result<Value> {
    let text = fs::read_to_string(sample().join(name)).with_context(|| format!("there is no {name}"))?;
    serde_json::from_str(&text).with_context(|| format!("{name} is not JSON"))
}

#[test]
fn the_sample_mini_program_is_whole() -> Result<()> {
    let app = json("app.json")?;
    let pages = app["pages"].as_array().context("app.json names no pages")?;
    for page in pages {
        let page = page.as_str().context("a page is a name")?;
        json(&format!("{page}.json"))?;
        for kind in ["js", "wxml", "wxss"] {
            ensure!(sample().join(format!("{page}.{kind}")).is_file(), "there is no {page}.{kind}");
        }
    }
    ensure!(json("sitemap.json")?["rules"].is_array(), "sitemap.json has no rules");
    // Nobody's own mini-program is in it, and no check file that would be somebody's.
    ensure!(json("project.config.json")?["appid"] == "touristappid", "it has somebody's appid");
    let check = fs::read_to_string(sample().join("domain/MP_verify_PLACEHOLDER.txt"))?;
    ensure!(check.contains("占位"), "the check file does not say that it is none");
    Ok(())
}

/// The page and the sample agree on which names of pages there may be.
#[test]
fn page_and_sample_take_the_same_names_of_pages() -> Result<()> {
    let pattern = r"/^[\w-]{1,20}(\/[\w-]{1,20}){1,4}$/";
    for file in ["../../web/embed/mini.js", "utils/address.js"] {
        let text = fs::read_to_string(sample().join(file))?;
        ensure!(text.contains(pattern), "{file} has another pattern");
    }
    Ok(())
}

/// Runs the sample's scripts in Node.js, which needs to be there.
#[test]
fn the_sample_builds_plain_addresses_and_shares_no_answer() -> Result<()> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("it/weixin/sample.mjs");
    let output =
        Command::new("node").arg(script).arg(sample()).output().context("Node.js is needed, and there is none")?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    ensure!(output.status.success(), "{said}");
    Ok(())
}
