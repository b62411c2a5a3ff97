//! 不外传: the watch that ends every test here sees what it watches for, in every engine.

use super::{browse_in, in_each_engine};
use crate::driver::Engine;
use crate::walk::Person;
use anyhow::{Result, ensure};
use serde_json::Value;

in_each_engine!(nothing_is_asked_or_kept, a_request_is_noticed, the_policy_is_in_force, an_error_is_noticed);

/// UX bar 29: from the first screen to the result no request, no cookie, nothing in the address or beyond the tab.
fn nothing_is_asked_or_kept(engine: Engine) -> Result<()> {
    browse_in(engine, async |page| {
        page.open().await?;
        let fetched = "performance.getEntriesByType('resource').map((entry) => entry.name)";
        let before: Vec<String> = page.read(fetched, &[]).await?;
        ensure!(before.iter().any(|name| name.contains(".wasm")), "no module was fetched: {before:?}");
        page.press("开始自查").await?;
        Person::worker().go_on(page).await?;
        page.press("生成清单").await?;
        let after: Vec<String> = page.read(fetched, &[]).await?;
        ensure!(after == before, "before the first answer the page had fetched {before:?}, and now {after:?}");
        let kept = "[location.search + location.hash, document.cookie, JSON.stringify({...localStorage})]";
        let kept: Vec<String> = page.read(kept, &[]).await?;
        ensure!(kept == ["#list", "", "{}"], "kept beyond the tab: {kept:?}");
        Ok(())
    })
}

/// A request after loading would fail the test that made it.
fn a_request_is_noticed(engine: Engine) -> Result<()> {
    browse_in(engine, async |page| {
        page.open().await?;
        page.check_watch().await?;
        page.read::<Value>("fetch('./').then(() => null)", &[]).await?;
        ensure!(page.check_watch().await.is_err(), "a request was not noticed");
        page.open().await.map(|_| ())
    })
}

/// The page's Content-Security-Policy forbids every other host, and a breach is noticed.
fn the_policy_is_in_force(engine: Engine) -> Result<()> {
    browse_in(engine, async |page| {
        page.open().await?;
        let answer: Value = page.read("fetch('https://example.invalid/').catch(() => 'refused')", &[]).await?;
        ensure!(answer == "refused", "the page could ask another host: {answer}");
        let offences = page.settled().await?.offences;
        ensure!(offences.iter().any(|offence| offence.starts_with("connect-src")), "noticed was {offences:?}");
        ensure!(page.check_watch().await.is_err(), "a breach was not noticed");
        page.open().await.map(|_| ())
    })
}

/// An error that nobody catches, a promise that nobody minds and a complaint are noticed.
fn an_error_is_noticed(engine: Engine) -> Result<()> {
    browse_in(engine, async |page| {
        // As if the page's own code had made them: what a driver makes, some engines keep from the page.
        for bad in [
            "dispatchEvent(new ErrorEvent('error', { message: 'noticed', filename: 'app.js' }))",
            "dispatchEvent(new PromiseRejectionEvent('unhandledrejection', { promise: Promise.resolve(), reason: 'noticed' }))",
            "console.error('noticed')",
        ] {
            page.open().await?;
            page.check_watch().await?;
            page.read::<Value>(&format!("({bad}, null)"), &[]).await?;
            page.settled().await?;
            ensure!(page.check_watch().await.is_err(), "this was not noticed: {bad}");
        }
        page.open().await.map(|_| ())
    })
}
