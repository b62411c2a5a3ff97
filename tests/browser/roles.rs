//! 身份: everybody comes to results, also who knows nothing, and nothing unknown is shown as claimable.

use crate::chromium::{PHONE, browse};
use crate::walk::Answer::Row;
use crate::walk::Person;
use anyhow::{Result, ensure};

const ROLES: [&str; 5] = ["我自己", "企业", "院校与培训机构", "竞赛与平台", "引才或选送"];

/// UX bar 7: 不清楚 to every question leads to results, and to nothing claimable.
#[test]
fn who_knows_nothing_comes_to_results_in_every_role() -> Result<()> {
    browse(PHONE, async |page| {
        for role in ROLES {
            page.open().await?;
            let screen = page.press(role).await?;
            screen.check_sound()?;
            screen.check_heading("您在哪里工作、就读或参赛？")?;
            let screen = Person::unsure().says("您在哪里工作、就读或参赛？", Row("温州")).go_on(page).await?;
            screen.check_heading("还没有能直接申领的")?;
            screen.check_says(role)?;
            let claimable = page.provisions().await?.into_iter().find(|card| card.group.starts_with("可以申领"));
            ensure!(claimable.is_none(), "as 「{role}」 this is claimable: {claimable:#?}");
            page.press("再查一次").await?;
            page.press("清空，再查一次").await?;
        }
        Ok(())
    })
}

#[test]
fn questions_about_treatments_come_only_when_asked_for() -> Result<()> {
    browse(PHONE, async |page| {
        let before = Person::worker().check(page).await?;
        let offer = before.controls.iter().find(|control| control.contains("职称、落户等待遇"));
        let screen = page.press(offer.map_or("", String::as_str)).await?;
        ensure!(screen.heading().ends_with('？'), "the offer leads to 「{}」", screen.heading());
        let screen = Person::unsure().go_on(page).await?;
        screen.check_heading(before.heading())?;
        ensure!(
            !screen.controls.iter().any(|control| control.contains("职称、落户等待遇")),
            "there are still questions"
        );
        Ok(())
    })
}

/// UX bar 5.
#[test]
fn another_role_keeps_the_answers_of_the_first() -> Result<()> {
    browse(PHONE, async |page| {
        let before = Person::worker().check(page).await?;
        crate::walk::change(page, "查询身份", Row("企业")).await?.check_sound()?;
        let after = crate::walk::change(page, "查询身份", Row("我自己")).await?;
        ensure!(after.text == before.text, "the results are\n{}", after.text);
        Ok(())
    })
}
