//! 朗读: the screen read aloud. A voice of the test's own stands in for that of the browser, and keeps what it is given.

use super::open;
use crate::chromium::{PHONE, browse};
use crate::page::{Page, says};
use crate::walk::Answer::Row;
use crate::walk::{Person, reply};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;

const READ: &str = "读给我听";
const STOP: &str = "停止朗读";

/// Keeps what is to be said, and says nothing.
const VOICE: &str = "(() => { window.said = []; window.hushed = 0; \
    const voice = { speak: (words) => said.push(words), cancel: () => { hushed += 1; said.length = 0; } }; \
    Object.defineProperty(window, 'speechSynthesis', { value: voice, configurable: true }); })(), null";

#[derive(Debug, Deserialize)]
struct Said {
    text: String,
    lang: String,
}

async fn said(page: &Page) -> Result<Vec<Said>> {
    page.read("said.map(({ text, lang }) => ({ text, lang }))", &[]).await
}

async fn opened(page: &Page) -> Result<()> {
    open(page).await?;
    page.read::<Option<bool>>(VOICE, &[]).await?;
    Ok(())
}

/// UX bars 13 and 16 (§5.8): every screen of a worker's way can be read aloud: what is seen, in order, a sentence at a
/// time, in Chinese; what is folded is not read before it is unfolded.
#[test]
fn what_is_seen_is_read() -> Result<()> {
    browse(PHONE, async |page| {
        opened(page).await?;
        page.press("开始自查").await?;
        page.press(READ).await?;
        let first: Vec<String> = check_read(page).await?;
        let at = |words: &str| first.iter().position(|text| text.contains(words));
        let (heading, row) = (at("您在哪里工作").context("no heading")?, at("温州").context("no row")?);
        ensure!(heading < row, "温州 is read before the question: {first:?}");
        ensure!(at("许昌").is_none(), "what is folded is read: {first:?}");
        ensure!(at("更多选项").is_some(), "the fold is not read: {first:?}");
        page.press(STOP).await?;
        page.choose("许昌").await?;
        page.press(READ).await?;
        ensure!(check_read(page).await?.iter().any(|text| text.contains("许昌")), "what was unfolded is not read");
        page.press(STOP).await?;
        reply(page, Row("温州")).await?;
        Person::rich().go_on(page).await?;
        page.press(READ).await?;
        let results = check_read(page).await?;
        ensure!(results.iter().any(|text| says(text, "3,000 元")), "no amount is read: {results:?}");
        Ok(())
    })
}

/// What is read is on the screen, in Chinese, and short enough for every engine.
async fn check_read(page: &Page) -> Result<Vec<String>> {
    let said = said(page).await?;
    let screen = page.screen().await?;
    ensure!(screen.offers(STOP) && !screen.offers(READ), "the button does not stop it: {:?}", screen.controls);
    ensure!(said.len() >= 3, "only {said:?} is read");
    let heading = screen.heading();
    ensure!(said.iter().any(|each| says(&each.text, heading)), "「{heading}」 is not read: {said:?}");
    for each in &said {
        ensure!(each.lang == "zh-CN", "{each:?} is not read as Chinese");
        ensure!(each.text.chars().count() <= 100, "too long for one breath: {each:?}");
        screen.check_says(&each.text)?;
    }
    Ok(said.into_iter().map(|each| each.text).collect())
}

/// UX bar 24 (§5.8): it falls silent at a press, at its end, and when one leaves the screen.
#[test]
fn it_falls_silent() -> Result<()> {
    browse(PHONE, async |page| {
        opened(page).await?;
        page.press(READ).await?;
        ensure!(!said(page).await?.is_empty(), "nothing is read");
        let screen = page.press(STOP).await?;
        ensure!(said(page).await?.is_empty() && screen.offers(READ), "it reads on after it was stopped");
        page.press(READ).await?;
        page.read::<()>("(said[said.length - 1].dispatchEvent(new Event('end')), null)", &[]).await?;
        let screen = page.settled().await?;
        ensure!(screen.offers(READ), "it does not say that it has come to its end");
        page.press(READ).await?;
        let screen = page.press("开始自查").await?;
        ensure!(said(page).await?.is_empty(), "the screen before is still read on 「{}」", screen.heading());
        page.press(READ).await?;
        page.press("标准版").await?;
        ensure!(said(page).await?.is_empty(), "it reads on in standard type");
        ensure!(!page.screen().await?.offers(READ), "there is a button in standard type");
        Ok(())
    })
}

/// UX bar 32 (§5.8): a device that cannot read says so in a sentence; where the browser has no speech at all, as in many
/// a web-view, there is no button.
#[test]
fn a_device_that_cannot_says_so() -> Result<()> {
    browse(PHONE, async |page| {
        opened(page).await?;
        page.press(READ).await?;
        let event = "Object.assign(new Event('error'), { error: 'synthesis-failed' })";
        page.read::<()>(&format!("(said[0].dispatchEvent({event}), null)"), &[]).await?;
        let screen = page.settled().await?;
        screen.check_says("这台设备现在读不出声音。")?;
        ensure!(screen.offers(READ), "one cannot try again");
        let gone = "(Object.defineProperty(window, 'speechSynthesis', { value: undefined, configurable: true }), null)";
        page.read::<()>(gone, &[]).await?;
        let screen = page.press("开始自查").await?;
        ensure!(!screen.offers(READ), "there is a button that can do nothing");
        Ok(())
    })
}
