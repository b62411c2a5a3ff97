//! 打不开: whatever goes wrong while the page loads, it is never blank, says what is wrong, and can be tried again.

use crate::chromium::{PHONE, Rules, browse_at};
use crate::host::{Host, Trouble};
use crate::page::{Page, Screen};
use anyhow::{Result, ensure};
use std::time::Duration;

/// Opens the page at a bad host, sees these words and the first screen, and gets on once the host is mended.
fn explains_itself(host: Result<Host>, words: &str) -> Result<()> {
    let host = host?;
    browse_at(Rules::Disturbed, PHONE, host.address.clone(), async |page| {
        page.open_undrawn().await?;
        check_first_screen(&complaint(page, words).await?)?;
        // Once more, as long as nothing is better.
        retry(page).await?;
        check_first_screen(&complaint(page, words).await?)?;

        host.mend();
        retry(page).await?;
        page.loaded().await?;
        page.press("开始自查").await?.check_heading("您在哪里工作、就读或参赛？")
    })
}

/// Presses without looking at once what came of it: that could be the page before it loads anew.
async fn retry(page: &Page) -> Result<()> {
    page.read("control('重试').click(), null", &[]).await
}

async fn complaint(page: &mut Page, words: &str) -> Result<Screen> {
    let said =
        "const box = document.getElementById('boot-message'); return !box.hidden && !box.querySelector(':disabled')";
    page.until("the page says what is wrong", said).await?;
    let screen = page.settled().await?;
    ensure!(screen.alerts.iter().any(|alert| alert.contains(words)), "it says {:?}", screen.alerts);
    Ok(screen)
}

fn check_first_screen(screen: &Screen) -> Result<()> {
    for words in ["技能人才政策自查", "收录的政策", "各项政策一览", "答案不上传"] {
        screen.check_says(words)?;
    }
    Ok(())
}

#[test]
fn a_module_that_is_not_there() -> Result<()> {
    explains_itself(Host::start(Trouble::Missing(".wasm")), "没有载入完")
}

/// What starts everything does not come: nothing can say so but the page as it lies there, after a while.
#[test]
fn the_script_that_starts_it_is_not_there() -> Result<()> {
    let host = Host::start(Trouble::Missing("boot-"))?;
    browse_at(Rules::Disturbed, PHONE, host.address.clone(), async |page| {
        page.open_undrawn().await?;
        ensure!(!page.screen().await?.offers("在新窗口里打开自查"), "it says so at once");
        let seen = "return document.querySelector('#boot-idle a').checkVisibility({ visibilityProperty: true })";
        page.until("the page says that it has not begun", seen).await?;
        let screen = page.settled().await?;
        ensure!(screen.offers("在新窗口里打开自查"), "there is no way on: {:?}", screen.controls);
        ensure!(screen.content_width <= screen.width, "it is {} px wide", screen.content_width);
        check_first_screen(&screen)?;
        page.picture("release-idle").await?;
        host.mend();
        let screen = page.open().await?;
        ensure!(!screen.offers("在新窗口里打开自查"), "it still says so");
        Ok(())
    })
}

#[test]
fn a_page_of_the_host_in_place_of_the_module() -> Result<()> {
    explains_itself(Host::start(Trouble::PageInstead(".wasm")), "文件不完整")
}

#[test]
fn half_a_module_that_the_browser_keeps() -> Result<()> {
    explains_itself(Host::start(Trouble::Half(".wasm")), "文件不完整")
}

#[test]
fn a_connection_that_breaks() -> Result<()> {
    explains_itself(Host::start(Trouble::CutOff(".wasm")), "没有载入完")
}

#[test]
fn no_webassembly_and_no_fallback_either() -> Result<()> {
    explains_itself(Host::without_wasm(Trouble::Missing("fallback-")), "没有载入完")
}

#[test]
fn the_type_of_the_module_does_not_matter() -> Result<()> {
    let host = Host::start(Trouble::WrongType(".wasm"))?;
    browse_at(Rules::Usual, PHONE, host.address, async |page| {
        page.open().await?;
        page.press("开始自查").await?.check_heading("您在哪里工作、就读或参赛？")
    })
}

#[test]
fn a_slow_network_is_explained_and_waited_for() -> Result<()> {
    let host = Host::start(Trouble::Late(".wasm", Duration::from_secs(12)))?;
    browse_at(Rules::Usual, PHONE, host.address, async |page| {
        page.open_undrawn().await?;
        page.until("it is loading", "return !document.getElementById('boot-loading').hidden").await?;
        page.until("the wait is explained", "return document.body.textContent.includes('网络较慢')").await?;
        check_first_screen(&page.settled().await?)?;
        page.picture("release-slow").await?;
        page.loaded().await?;
        page.press("开始自查").await?.check_heading("您在哪里工作、就读或参赛？")
    })
}
