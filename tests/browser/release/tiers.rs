//! 三种浏览器: those that run WebAssembly, those that refuse it, and those that run nothing.

use crate::batch;
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
    let host = Host::without_wasm(Trouble::None)?;
    browse_at(Rules::Disturbed, PHONE, host.address, async |page| {
        page.open().await?;
        let files = fetched(page).await?;
        ensure!(files.contains(&"fallback.js".to_owned()), "the fallback was not fetched: {files:?}");
        ensure!(!files.contains(&"app.wasm".to_owned()), "the module is fetched for nothing: {files:?}");
        page.press("开始自查").await?;
        Person::worker().go_on(page).await?.check_says("元")?;
        page.picture("release-fallback").await.map(|_| ())
    })
}

/// Memory grows in the middle of it: as JavaScript each of the two files has views of its own, which must follow.
#[test]
fn a_long_table_is_judged_as_javascript() -> Result<()> {
    let host = Host::without_wasm(Trouble::None)?;
    browse_at(Rules::Disturbed, PHONE, host.address, async |page| {
        page.open().await?;
        page.press("批量核对一批职工").await?;
        page.paste_table(&batch::long_table()).await?;
        page.press("逐行核对").await?.check_says("2000 人里")
    })
}

/// UX bar 34.
#[test]
fn without_script_every_provision_can_be_read() -> Result<()> {
    let dist = env::var_os("JIANGHUI_DIST").context("JIANGHUI_DIST is not set")?;
    let html = fs::read_to_string(Path::new(&dist).join("index.html"))?;
    for policy in POLICIES.iter() {
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
        for policy in POLICIES.iter() {
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

/// UX bar 34: the page behind the list has each provision's conditions and official words, and runs nothing.
#[test]
fn without_script_every_condition_and_every_quotation_can_be_read() -> Result<()> {
    let host = Host::start(Trouble::None)?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the tests have no workspace")?;
    browse_at(Rules::Usual, PHONE, host.address, async |page| {
        page.send("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
        page.open_undrawn().await?;
        let linked: usize = page.read("all('a[href=\"./provisions.html\"]').length", &[]).await?;
        ensure!(linked == 1, "the first screen leads there {linked} times");
        page.open_undrawn_at("provisions.html").await?;
        let screen = page.screen().await?;
        ensure!(screen.content_width <= 375, "it is {} px wide", screen.content_width);
        let dense = |text: &str| text.split_whitespace().collect::<String>();
        let text = dense(&screen.text);
        let (mut provisions, mut conditions) = (0, 0);
        for policy in POLICIES.iter() {
            let folder = root.join("policies").join(policy.id);
            let head: toml::Table = toml::from_str(&fs::read_to_string(folder.join("policy.toml"))?)?;
            for entry in fs::read_dir(folder)? {
                let path = entry?.path();
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                if !name.starts_with("part-") {
                    continue;
                }
                let table: toml::Table = toml::from_str(&fs::read_to_string(&path)?)?;
                for provision in table["provision"].as_array().context("no provisions")? {
                    provisions += 1;
                    let title = provision["title"].as_str().context("no title")?;
                    let mut said = vec![title.to_owned()];
                    let quotes = &provision["quotes"];
                    let list = quotes.as_array().map_or_else(|| vec![quotes.clone()], Clone::clone);
                    said.extend(list.iter().filter_map(|quote| quote.as_str().map(str::to_owned)));
                    for row in provision.get("when").and_then(toml::Value::as_array).into_iter().flatten() {
                        conditions += 1;
                        let row = definition(&head, row).unwrap_or(row);
                        let words = row.get("plain").or_else(|| row.get("phrase")).context("no words")?;
                        said.extend(words.as_str().map(str::to_owned));
                    }
                    for words in said {
                        ensure!(text.contains(&dense(&words)), "{title}: 「{words}」 cannot be read");
                    }
                }
            }
        }
        ensure!(provisions == 168 && conditions > 168, "{provisions} provisions with {conditions} conditions");
        page.window("release-provisions").await?;
        page.send("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await?;
        page.open().await.map(|_| ())
    })
}

/// What a row that only names a definition means.
fn definition<'h>(head: &'h toml::Table, row: &toml::Value) -> Option<&'h toml::Value> {
    let name = row.get("defined")?;
    head.get("definition")?.as_array()?.iter().find(|each| each.get("name") == Some(name))
}
