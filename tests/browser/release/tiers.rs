//! 三种浏览器: those that run WebAssembly, those that refuse it, and those that run nothing.

use crate::chromium::{PHONE, Rules, browse_at};
use crate::host::{Host, Trouble};
use crate::page::Page;
use crate::walk::Person;
use anyhow::{Context, Result, ensure};
use jianghui_policies::POLICIES;
use serde_json::json;
use std::{env, fs, path::Path};

/// The names of the files that the page fetched, without their hashes.
async fn fetched(page: &Page) -> Result<Vec<String>> {
    let names: Vec<String> =
        page.read("performance.getEntriesByType('resource').map((entry) => entry.name.split('/').pop())", &[]).await?;
    Ok(names
        .iter()
        .filter_map(|name| Some(format!("{}.{}", name.split('-').next()?, name.rsplit('.').next()?)))
        .collect())
}

#[test]
fn the_page_works_at_the_root_in_a_folder_and_behind_a_redirect() -> Result<()> {
    let host = Host::start(Trouble::None)?;
    browse_at(Rules::Usual, PHONE, host.address, async |page| {
        for place in ["", "a/b/", "go"] {
            page.open_at(place).await?;
            page.press("开始自查").await?.check_heading("您在哪里工作、就读或参赛？")?;
            let files = fetched(page).await?;
            ensure!(files.contains(&"app.wasm".to_owned()), "{place}: {files:?}");
            ensure!(!files.contains(&"fallback.js".to_owned()), "the fallback is fetched for nothing: {files:?}");
        }
        Ok(())
    })
}

#[test]
fn where_webassembly_is_refused_the_same_page_runs_as_javascript() -> Result<()> {
    let host = Host::start(Trouble::NoWasm)?;
    browse_at(Rules::Disturbed, PHONE, host.address, async |page| {
        page.open().await?;
        let files = fetched(page).await?;
        ensure!(files.contains(&"fallback.js".to_owned()), "the fallback was not fetched: {files:?}");
        ensure!(!files.contains(&"app.wasm".to_owned()), "the module is fetched for nothing: {files:?}");
        let offences = page.screen().await?.offences;
        ensure!(offences.iter().all(|offence| offence.starts_with("script-src wasm-eval")), "{offences:?}");
        page.read::<()>("window.__offences = [], null", &[]).await?;
        page.press("开始自查").await?;
        Person::worker().go_on(page).await?.check_says("元")?;
        page.picture("release-fallback").await.map(|_| ())
    })
}

/// UX bar 34.
#[test]
fn without_script_every_provision_can_be_read() -> Result<()> {
    let dist = env::var_os("JIANGHUI_DIST").context("JIANGHUI_DIST is not set")?;
    let html = fs::read_to_string(Path::new(&dist).join("index.html"))?;
    for policy in *POLICIES {
        for provision in policy.provisions {
            let entry = format!("<b>{}</b>（{}）", provision.title, provision.article);
            ensure!(html.contains(&entry), "{entry} does not stand in index.html");
            ensure!(html.contains(provision.plain), "「{}」 does not stand in index.html", provision.plain);
        }
    }
    let host = Host::start(Trouble::None)?;
    browse_at(Rules::Usual, PHONE, host.address, async |page| {
        page.send("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
        page.open_undrawn().await?;
        let closed = page.screen().await?;
        // Nothing runs in the page, so it is opened for it; a press would do that.
        page.read::<()>("document.querySelectorAll('main details').forEach((each) => (each.open = true)), null", &[])
            .await?;
        let opened = page.screen().await?;
        for policy in *POLICIES {
            let ends = format!("{}项", policy.provisions.len());
            let leads = |control: &String| control.starts_with(policy.place_label) && control.ends_with(&ends);
            ensure!(
                closed.controls.iter().any(leads),
                "{} does not stand among {:?}",
                policy.place_label,
                closed.controls
            );
            for provision in policy.provisions {
                closed.check_silent(&format!("{}（{}）", provision.title, provision.article))?;
                opened.check_says(&format!("{}（{}）", provision.title, provision.article))?;
            }
        }
        ensure!(page.screen().await?.content_width <= 375, "the list sticks out at the side");
        page.picture("release-without-script").await?;
        page.send("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await?;
        page.open().await.map(|_| ())
    })
}
