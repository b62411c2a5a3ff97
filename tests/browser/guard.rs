//! 不外传: the watch that ends every test does see what it watches for, and the page keeps its answers to itself.

use crate::chromium::{PHONE, browse};
use crate::walk::Person;
use anyhow::{Result, ensure};
use serde_json::Value;

/// UX bar 29: the watch that ends every test of the browser sees what it watches for.
#[test]
fn a_request_after_loading_is_noticed() -> Result<()> {
    browse(PHONE, async |page| {
        page.open().await?;
        page.read::<Value>("fetch('./').then(() => null)", &[]).await?;
        ensure!(page.check_watch().await.is_err(), "a request was not noticed");
        Ok(())
    })
}

#[test]
fn a_breach_of_the_content_security_policy_is_noticed() -> Result<()> {
    browse(PHONE, async |page| {
        page.open().await?;
        page.read::<Value>("fetch('https://example.invalid/').catch(() => null)", &[]).await?;
        ensure!(!page.settled().await?.offences.is_empty(), "a breach was not noticed");
        page.read::<Value>("window.__offences = []", &[]).await?;
        ensure!(page.check_watch().await.is_err(), "the console was not noticed");
        Ok(())
    })
}

#[test]
fn an_error_in_the_console_is_noticed() -> Result<()> {
    browse(PHONE, async |page| {
        page.open().await?;
        page.read::<Value>("console.error('noticed')", &[]).await?;
        ensure!(page.check_watch().await.is_err(), "an error was not noticed");
        Ok(())
    })
}

/// UX bar 29.
#[test]
fn no_answer_stands_in_the_address_in_a_cookie_or_beyond_the_tab() -> Result<()> {
    browse(PHONE, async |page| {
        page.open().await?;
        let address: String = page.read("location.href", &[]).await?;
        page.press("开始自查").await?;
        Person::worker().go_on(page).await?;
        let kept: Vec<String> = page
            .read(
                "[location.href, document.cookie, JSON.stringify({...localStorage}), JSON.stringify(history.state)]",
                &[],
            )
            .await?;
        let [now, cookies, local, state] = kept.try_into().map_err(|_| anyhow::anyhow!("four texts"))?;
        ensure!(now == address, "the address is {now}");
        ensure!(cookies.is_empty(), "there are cookies: {cookies}");
        ensure!(local == "{}", "something outlives the tab: {local}");
        ensure!(state.chars().all(|c| c.is_ascii_digit() || c == '"'), "the history holds more than a step: {state}");
        Ok(())
    })
}
