//! 词语: the legal terms of a screen can be pressed and are explained there (UX bar 32).

use crate::chromium::{PHONE, browse};
use crate::walk::Answer::Row;
use crate::walk::{Person, reply};
use anyhow::{Result, ensure};

#[test]
fn a_term_of_a_question_is_explained_where_it_stands() -> Result<()> {
    browse(PHONE, async |page| {
        page.open().await?;
        page.press("开始自查").await?;
        let person = Person::worker();
        let mut way = person.way();
        while page.screen().await?.heading() != "您的工种在紧缺职业工种目录里吗？" {
            way.fill(page).await?;
            way.leave(page).await?;
        }
        let screen = page.screen().await?;
        ensure!(screen.offers("紧缺职业目录"), "the term cannot be pressed: {:?}", screen.controls);
        screen.check_silent("列成一份名单")?;
        let screen = page.press("紧缺职业目录").await?;
        screen.check_says("列成一份名单")?;
        screen.check_heading("您的工种在紧缺职业工种目录里吗？")?;
        page.picture("term").await?;
        page.press("紧缺职业目录").await?.check_silent("列成一份名单")?;
        // The answer is not touched by it.
        reply(page, Row("是")).await?.check_sound()
    })
}

#[test]
fn the_terms_of_results_and_details_are_explained() -> Result<()> {
    browse(PHONE, async |page| {
        let screen = Person::worker().check(page).await?;
        screen.check_silent("岗位津贴？")?;
        let screen = page.press("词语").await?;
        ensure!(screen.offers("岗位津贴"), "岗位津贴 is not explained: {:?}", screen.controls);
        page.press("岗位津贴").await?.check_says("按月发的钱")?;
        let card = page.card("技能提升补贴").await?;
        page.press(&card.name).await?.check_silent("缴费记录上有")?;
        let screen = page.press("词语").await?;
        for term in ["失业保险", "紧缺职业目录"] {
            ensure!(screen.offers(term), "{term} is not explained: {:?}", screen.controls);
        }
        page.press("失业保险").await?.check_says("缴费记录上有")
    })
}
