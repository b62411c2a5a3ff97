//! 链接: what one engine writes into a link, every engine reads.

use super::{browse_in, in_each_engine};
use crate::driver::Engine;
use crate::page::Page;
use crate::share::{fragment, link_of, seen};
use crate::walk::Answer::Day;
use crate::walk::{Person, change};
use anyhow::{Result, ensure};

in_each_engine!(its_own_link, a_link_from_another_engine);

/// UX bar 29: a link shows the same result in a fresh session of the same engine; the answers do not stay in the address.
fn its_own_link(engine: Engine) -> Result<()> {
    between(engine, engine)
}

/// UX bar 29: so does a link that another engine made.
fn a_link_from_another_engine(engine: Engine) -> Result<()> {
    between(if engine == Engine::Chromium { Engine::WebKit } else { Engine::Chromium }, engine)
}

fn between(maker: Engine, reader: Engine) -> Result<()> {
    let (mut results, mut link) = (String::new(), String::new());
    browse_in(maker, async |page| {
        Person::rich().check(page).await?;
        results = seen(&change(page, "拟申领日期", Day("2020", "10", "1")).await?);
        link = link_of(page).await?;
        Ok(())
    })?;
    let fragment = fragment(&link)?;
    browse_in(reader, async |page| {
        let screen = page.open_at(fragment).await?;
        screen.check_says("这些答案来自链接")?;
        ensure!(dense(&seen(&screen)) == dense(&results), "the link shows\n{}\ninstead of\n{results}", seen(&screen));
        check_address(page).await?;
        let again = page.reload().await?;
        ensure!(seen(&again) == seen(&screen), "after a reload the results are\n{}", again.text);
        check_address(page).await
    })
}

fn dense(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The answers do not stay in the address.
async fn check_address(page: &Page) -> Result<()> {
    let address: String = page.read("location.href", &[]).await?;
    ensure!(!address.contains('#'), "the address is {address}");
    Ok(())
}
