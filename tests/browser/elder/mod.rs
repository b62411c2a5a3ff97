//! 长辈版: elder mode is a layout of its own on every screen, and leads to the same results.

mod aloud;
mod folds;
mod sizes;

use crate::page::{Page, Screen};
use crate::walk::{CONTINUE, Person};
use anyhow::Result;
use serde::Deserialize;
use serde::de::DeserializeOwned;

const MEASURE: &str = include_str!("measure.js");

/// The most things of a kind that stand before 更多.
const MOST: usize = 4;

/// What is folded.
#[derive(Debug, Deserialize)]
struct Fold {
    name: String,
    open: bool,
}

/// Runs a function of `measure.js`.
async fn measure<T: DeserializeOwned>(page: &Page, call: &str) -> Result<T> {
    page.read(&format!("(() => {{ {MEASURE}\n return {call}; }})()"), &[]).await
}

async fn folds(page: &Page) -> Result<Vec<Fold>> {
    measure(page, "folds()").await
}

/// Opens the page in elder mode.
async fn open(page: &Page) -> Result<Screen> {
    let screen = page.open().await?;
    if screen.offers("长辈版") { page.press("长辈版").await } else { Ok(screen) }
}

/// Forgets the answers.
async fn forget(page: &Page) -> Result<()> {
    page.read("(sessionStorage.clear(), null)", &[]).await
}

/// Answers everything, with a look at each screen as it is when one comes to it.
async fn walk(page: &Page, person: &Person, mut see: impl AsyncFnMut(&Page, &Screen) -> Result<()>) -> Result<Screen> {
    let mut way = person.way();
    loop {
        let screen = page.settled().await?;
        see(page, &screen).await?;
        if !screen.offers(CONTINUE) {
            return Ok(screen);
        }
        way.fill(page).await?;
        way.leave(page).await?;
    }
}
