//! 长辈版: larger in every engine, and it stays.

use super::{browse_in, in_each_engine};
use crate::driver::Engine;
use crate::page::Page;
use crate::shape::{ELDER, check_screen};
use crate::walk::Answer::Row;
use crate::walk::{Person, reply};
use anyhow::{Result, ensure};

in_each_engine!(stays_and_is_large);

const BUTTON: &str = "长辈版";

/// The size of the type of the page in CSS pixels.
async fn type_size(page: &Page) -> Result<f64> {
    page.read("parseFloat(getComputedStyle(document.querySelector('main')).fontSize)", &[]).await
}

/// Switched on once it is on at questions, results and after a reload, and everything is large enough.
fn stays_and_is_large(engine: Engine) -> Result<()> {
    browse_in(engine, async |page| {
        page.open().await?;
        let usual = type_size(page).await?;
        page.press(BUTTON).await?;
        let large = type_size(page).await?;
        ensure!(large > usual, "the type is {usual} px large, and then {large} px");
        let check = async |page: &Page| {
            let now = type_size(page).await?;
            ensure!(now.to_bits() == large.to_bits(), "the type is {now} px large instead of {large} px");
            check_screen(page, ELDER).await
        };
        check(page).await?;
        page.press("开始自查").await?;
        reply(page, Row("温州")).await?;
        check(page).await?;
        page.reload().await?;
        check(page).await?;
        Person::worker().go_on_seeing(page, check).await?;
        check(page).await?;
        page.reload().await?;
        check(page).await?;
        page.picture("elder-result").await?;
        page.press(BUTTON).await?;
        let again = type_size(page).await?;
        ensure!(again.to_bits() == usual.to_bits(), "switched off, the type is {again} px large");
        Ok(())
    })
}
