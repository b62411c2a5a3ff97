//! 长辈版: larger in every engine, and it stays.

use super::{browse_in, in_each_engine};
use crate::driver::Engine;
use crate::page::Page;
use crate::shape::{ELDER, check_screen};
use crate::walk::Answer::Row;
use crate::walk::{Person, reply};
use anyhow::{Result, ensure};

in_each_engine!(stays_and_is_large);

/// The size of the words of the page in whole CSS pixels.
async fn type_size(page: &Page) -> Result<u32> {
    page.read("Math.round(parseFloat(getComputedStyle(document.body).fontSize))", &[]).await
}

/// UX bars 13, 16 and 25: switched on once it is on at questions, results and after a reload, and all is large enough.
fn stays_and_is_large(engine: Engine) -> Result<()> {
    browse_in(engine, async |page| {
        page.open().await?;
        let usual = type_size(page).await?;
        page.press("长辈版").await?;
        let check = async |page: &Page| {
            let large = type_size(page).await?;
            ensure!(large >= 24, "the type is {large} px large");
            ensure!(page.screen().await?.offers("标准版"), "the large type cannot be switched off");
            check_screen(page, ELDER).await
        };
        check(page).await?;
        page.press("开始自查").await?;
        reply(page, Row("温州")).await?;
        check(page).await?;
        page.reload().await?;
        check(page).await?;
        reply(page, Row("我自己")).await?;
        Person::worker().go_on_seeing(page, check).await?;
        check(page).await?;
        page.reload().await?;
        check(page).await?;
        page.picture("elder-result").await?;
        page.press("标准版").await?;
        let again = type_size(page).await?;
        ensure!(again == usual, "the type was {usual} px large, and switched off it is {again} px");
        Ok(())
    })
}
