//! 后到的部分: the second file of the module is slow, or does not come. What the first one can do, it does meanwhile; what
//! was answered is never lost, and what waits is done as soon as it can be.

use crate::chromium::{PHONE, Rules, browse_at};
use crate::host::{Host, Trouble};
use crate::page::{DRAWN, Page};
use anyhow::{Result, ensure};
use serde_json::json;
use std::time::Duration;

const SECOND: &str = "later-";
/// The same where WebAssembly is refused.
const SECOND_SCRIPT: &str = "fallback-later-";
const WAIT: &str = "return !!document.querySelector('#later')";
/// The first question that only the second file can ask.
const THIRD: &str = "您的技能证书是哪一级？";
const GONE_ON: &str = "return document.title.startsWith('您的技能证书是哪一级')";

/// Answers the first two questions, which is as far as the first file goes.
async fn first_questions(page: &Page) -> Result<()> {
    page.open_undrawn().await?;
    page.until("the wasm has drawn the page", DRAWN).await?;
    page.press("开始自查").await?.check_heading("您在哪里工作、就读或参赛？")?;
    page.choose("温州").await?;
    page.press("继续").await?.check_heading("您要为谁查？")?;
    page.read("choice('我自己').click(), control('继续').click(), null", &[]).await
}

/// Without the second file the first two questions can be answered; it says what is missing, and goes on when it can.
fn goes_on_once_it_can(host: Result<Host>) -> Result<()> {
    let host = host?;
    browse_at(Rules::Disturbed, PHONE, host.address.clone(), async |page| {
        first_questions(page).await?;
        page.until("it says what is missing", "return document.body.textContent.includes('后面的题没有载入')").await?;
        page.picture("release-second-file-missing").await?;
        ensure!(page.read::<bool>("document.activeElement.id === 'later'", &[]).await?, "nobody is led to the words");
        page.screen().await?.check_heading("您要为谁查？")?;
        // As long as nothing is better, it says so again.
        page.read::<()>("control('重试').click(), null", &[]).await?;
        page.until("it says so again", "return document.body.textContent.includes('后面的题没有载入')").await?;
        host.mend();
        page.read::<()>("control('重试').click(), null", &[]).await?;
        page.until("it has gone on", GONE_ON).await?;
        page.loaded().await?;
        page.back().await?.check_heading("您要为谁查？")?;
        let picked = picked(page).await?;
        ensure!(picked.iter().any(|row| row.contains("我自己")), "the answer is lost: {picked:?}");
        Ok(())
    })
}

#[test]
fn a_second_file_that_is_not_there() -> Result<()> {
    goes_on_once_it_can(Host::start(Trouble::Missing(SECOND)))
}

#[test]
fn half_a_second_file_that_the_browser_keeps() -> Result<()> {
    goes_on_once_it_can(Host::start(Trouble::Half(SECOND)))
}

#[test]
fn a_page_of_the_host_in_place_of_the_second_file() -> Result<()> {
    goes_on_once_it_can(Host::start(Trouble::PageInstead(SECOND)))
}

#[test]
fn a_second_script_that_is_not_there() -> Result<()> {
    goes_on_once_it_can(Host::without_wasm(Trouble::Missing(SECOND_SCRIPT)))
}

#[test]
fn half_a_second_script_that_the_browser_keeps() -> Result<()> {
    goes_on_once_it_can(Host::without_wasm(Trouble::Half(SECOND_SCRIPT)))
}

#[test]
fn a_page_of_the_host_in_place_of_the_second_script() -> Result<()> {
    goes_on_once_it_can(Host::without_wasm(Trouble::PageInstead(SECOND_SCRIPT)))
}

#[test]
fn a_second_file_that_is_slow_is_waited_for() -> Result<()> {
    let host = Host::start(Trouble::Late(SECOND, Duration::from_secs(8)))?;
    browse_at(Rules::Usual, PHONE, host.address, async |page| {
        first_questions(page).await?;
        page.until("it says that it waits", WAIT).await?;
        page.picture("release-second-file-slow").await?;
        // Back and forth meanwhile loses nothing.
        page.back().await?.check_heading("您在哪里工作、就读或参赛？")?;
        page.press("继续").await?;
        page.until("it has gone on", GONE_ON).await?;
        page.loaded().await?;
        page.reload().await?.check_heading(THIRD)
    })
}

#[test]
fn kept_answers_are_opened_once_the_second_file_is_there() -> Result<()> {
    let host = Host::start(Trouble::None)?;
    browse_at(Rules::Disturbed, PHONE, host.address.clone(), async |page| {
        page.send("Network.enable", json!({})).await?;
        page.send("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await?;
        page.open().await?;
        page.press("开始自查").await?;
        for answer in ["温州", "我自己"] {
            page.choose(answer).await?;
            page.press("继续").await?;
        }
        page.screen().await?.check_heading(THIRD)?;
        let length: i64 = page.read("history.length", &[]).await?;
        host.spoil(Trouble::Late(SECOND, Duration::from_secs(4)));
        page.read::<()>("location.reload(), null", &[]).await?;
        page.until("it waits for the answers", "return document.body.textContent.includes('正在打开您的答案')").await?;
        page.picture("release-answers-coming").await?;
        page.until("the answers are there", GONE_ON).await?;
        page.loaded().await?;
        ensure!(page.read::<i64>("history.length", &[]).await? == length, "opening the answers added to the history");
        page.back().await?.check_heading("您要为谁查？")
    })
}

/// Larger type is no deed: what waits goes on waiting.
#[test]
fn larger_type_meanwhile_loses_nothing() -> Result<()> {
    let host = Host::start(Trouble::Late(SECOND, Duration::from_secs(6)))?;
    browse_at(Rules::Usual, PHONE, host.address, async |page| {
        first_questions(page).await?;
        page.until("it says that it waits", WAIT).await?;
        page.read::<()>("document.querySelector('button.brandbar__size').click(), null", &[]).await?;
        page.until("the type is large", "return document.documentElement.dataset.size === 'elder'").await?;
        page.until("it has gone on", GONE_ON).await?;
        page.loaded().await.map(|_| ())
    })
}

/// What is picked on the screen.
async fn picked(page: &Page) -> Result<Vec<String>> {
    let picked = "[...document.querySelectorAll('input:checked')].map((row) => row.parentElement.textContent)";
    page.read(picked, &[]).await
}

/// Reloads without waiting for the second file.
async fn reload_early(page: &Page) -> Result<()> {
    page.read::<()>("(window.__drawn = false, location.reload()), null", &[]).await?;
    page.until("the wasm has drawn the page", DRAWN).await
}

#[test]
fn the_first_answers_outlive_a_reload_before_the_second_file_is_there() -> Result<()> {
    let host = Host::start(Trouble::Missing(SECOND))?;
    browse_at(Rules::Disturbed, PHONE, host.address.clone(), async |page| {
        first_questions(page).await?;
        page.until("it says that it waits", WAIT).await?;
        reload_early(page).await?;
        page.until("the question is back", "return document.title.startsWith('您要为谁查')").await?;
        let screen = page.screen().await?;
        screen.check_heading("您要为谁查？")?;
        ensure!(picked(page).await?.iter().any(|row| row.contains("我自己")), "the second answer is lost");
        page.picture("release-first-answers").await?;
        // The way back leads through the same screens, and once more through a reload.
        page.back().await?.check_heading("您在哪里工作、就读或参赛？")?;
        reload_early(page).await?;
        page.until("the place is back", "return document.title.startsWith('您在哪里')").await?;
        ensure!(picked(page).await?.iter().any(|row| row.contains("温州")), "the first answer is lost");

        // Once the second file is there, it goes on with both.
        host.mend();
        reload_early(page).await?;
        page.loaded().await?.check_heading("您在哪里工作、就读或参赛？")?;
        page.press("继续").await?.check_heading(THIRD)?;

        // What is damaged is said by the second file, and the first one writes nothing over it before.
        page.read::<()>("sessionStorage.setItem('jianghui', 'early 1 100hpQ'), null", &[]).await?;
        reload_early(page).await?;
        page.until("it says what is lost", "return document.body.textContent.includes('没能恢复')").await?;
        page.loaded().await.map(|_| ())
    })
}
