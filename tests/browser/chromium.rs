//! One Chromium for each test, and what must hold whatever the test does in it.

use crate::driver::{Driver, Engine};
use crate::page::Page;
use crate::watch::{Sight, Watch};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;
use std::{env, fs, thread};
use thirtyfour::{Capabilities, WebDriver};

/// A test that takes longer hangs; the longest audits need a tenth of it on a machine that does nothing else.
const PATIENCE: Duration = Duration::from_mins(10);

/// The size of the visible page in CSS pixels.
#[derive(Clone, Copy)]
pub struct Size {
    pub width: u32,
    pub height: u32,
}

/// A phone.
pub const PHONE: Size = Size { width: 375, height: 812 };
/// A desktop computer.
pub const DESKTOP: Size = Size { width: 1280, height: 900 };
/// The narrowest screen that must do.
pub const NARROW: Size = Size { width: 320, height: 568 };

/// What the page may do to the network and the console in a test.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Rules {
    /// Nothing after it has loaded.
    Usual,
    /// Its loading is disturbed on purpose, and it may say so in the console.
    Disturbed,
}

/// Runs a test on the page in a browser of its own, and checks at its end that nothing left the page.
pub fn browse(size: Size, test: impl AsyncFnOnce(&mut Page) -> Result<()>) -> Result<()> {
    browse_by(Rules::Usual, size, test)
}

/// The same where the page may complain.
pub fn browse_by(rules: Rules, size: Size, test: impl AsyncFnOnce(&mut Page) -> Result<()>) -> Result<()> {
    browse_at(rules, size, variable("JIANGHUI_URL")?, test)
}

/// The same at another address.
pub fn browse_at(
    rules: Rules,
    size: Size,
    address: String,
    test: impl AsyncFnOnce(&mut Page) -> Result<()>,
) -> Result<()> {
    browse_with(Engine::Chromium, Sight::Tools(rules), size, address, test)
}

/// The same in any engine, watched in one way or the other.
pub fn browse_with(
    engine: Engine,
    sight: Sight,
    size: Size,
    address: String,
    test: impl AsyncFnOnce(&mut Page) -> Result<()>,
) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let program = Driver::start(engine)?;
    runtime.block_on(async {
        let driver = WebDriver::new(&program.address, program.capabilities()?).await.context("no browser session")?;
        note_version(engine, driver.capabilities())?;
        let session = async {
            let watch = Watch::start(&driver, sight).await?;
            in_session(Page::new(engine, driver.clone(), address, watch), size, test).await
        };
        let outcome = tokio::time::timeout(PATIENCE, session).await;
        driver.quit().await?;
        outcome.context("the test did not come to its end")?
    })
}

async fn in_session(mut page: Page, size: Size, test: impl AsyncFnOnce(&mut Page) -> Result<()>) -> Result<()> {
    page.resize(size).await?;
    let outcome = match test(&mut page).await {
        Ok(()) => page.check_watch().await,
        failed => failed,
    };
    if outcome.is_err() {
        report(&mut page).await;
    }
    outcome
}

/// Which version it was, for the table that ends the tests of all engines.
fn note_version(engine: Engine, capabilities: &Capabilities) -> Result<()> {
    if let Some(folder) = env::var_os("JIANGHUI_ENGINES") {
        let version = capabilities.get("browserVersion").and_then(Value::as_str).unwrap_or("of unknown version");
        fs::write(PathBuf::from(folder).join(engine.name()), version)?;
    }
    Ok(())
}

/// Shows what the person would have seen when the test failed.
async fn report(page: &mut Page) {
    let thread = thread::current();
    let name = thread.name().unwrap_or("test").replace("::", "-");
    match page.screen().await {
        Ok(screen) => eprintln!("{name}: {screen:#?}"),
        Err(error) => eprintln!("{name}: the page cannot be read: {error:#}"),
    }
    // The window is measured by the page around a frame.
    let _ = page.leave_frame().await;
    match page.picture(&format!("failed-{name}")).await {
        Ok(path) => eprintln!("{name}: see {}", path.display()),
        Err(error) => eprintln!("{name}: no screenshot: {error:#}"),
    }
}

/// Where the pictures go.
pub fn pictures() -> Result<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("screenshots");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// What `cargo xtask` tells the tests.
pub fn variable(name: &str) -> Result<String> {
    env::var(name).with_context(|| format!("{name} is not set: run these tests with `cargo xtask test --only browser`"))
}

/// The browser: chromedriver gives each session an empty profile of its own and removes it afterwards.
pub fn fill(capabilities: &mut Capabilities) -> Result<()> {
    let mut arguments = vec![
        "--headless",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--lang=zh-CN",
    ];
    if is_root() {
        arguments.push("--no-sandbox");
    }
    capabilities.set("browserName", "chrome")?;
    let options = json!({
        "binary": variable("JIANGHUI_CHROMIUM")?,
        "args": arguments,
        "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
    });
    capabilities.set("goog:chromeOptions", options)?;
    capabilities.set("goog:loggingPrefs", json!({ "browser": "ALL", "performance": "ALL" }))?;
    Ok(())
}

/// Chromium's sandbox refuses to run as root.
fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
