//! 多份: several certificates and several prizes, each judged for itself.

use crate::chromium::{PHONE, browse};
use crate::page::Page;
use crate::walk::Answer::{Day, Month, Number, Row};
use crate::walk::{Person, reply};
use anyhow::{Result, ensure};

const UPGRADE: &str = "技能提升补贴";

/// What a person says of a second certificate.
fn second_certificate() -> Person {
    Person::worker()
        .says("您的证书是哪个技能等级？", Row("四级（中级工）"))
        .says("证书是哪天核发的？", Month("2018", "6"))
        .says("您的工种在紧缺职业工种目录里吗？", Row("否"))
}

#[test]
fn two_certificates_are_added_changed_and_removed() -> Result<()> {
    browse(PHONE, async |page| {
        Person::worker().check(page).await?;
        check_sums(page, &["3,000 元"]).await?;

        page.press("修改：证书").await?.check_heading("您填的证书")?;
        page.press("再添一本证书").await?;
        let screen = second_certificate().go_on(page).await?;
        screen.check_heading("可以申领 2 项")?;
        check_sums(page, &["3,000 元", "1,500 元"]).await?;

        page.press("修改：证书").await?;
        let screen = page.press(&named(page, "修改", "四级（中级工）").await?).await?;
        screen.check_sound()?;
        screen.check_heading("第 2 本证书")?;
        page.press("修改：技能等级").await?;
        reply(page, Row("五级（初级工）")).await?.check_says("五级（初级工）")?;
        page.press("返回您填的证书").await?;
        page.press("继续").await?.check_heading("可以申领 2 项")?;
        check_sums(page, &["3,000 元", "1,000 元"]).await?;

        page.press("修改：证书").await?;
        let screen = page.press(&named(page, "删除", "三级（高级工）").await?).await?;
        screen.check_silent("三级（高级工）")?;
        screen.check_says("五级（初级工）")?;
        ensure!(screen.focus_on_heading, "after a removal the focus is on 「{}」", screen.focus);
        page.press("继续").await?.check_heading("可以申领 1 项")?;
        check_sums(page, &["1,000 元"]).await?;

        page.press("修改：证书").await?;
        page.press(&named(page, "删除", "五级（初级工）").await?).await?.check_says("现在没有")?;
        page.press("继续").await?.check_heading("还没有能直接申领的")
    })
}

/// The upgrade allowance is judged for each certificate, with these sums.
async fn check_sums(page: &Page, sums: &[&str]) -> Result<()> {
    let cards = page.cards(UPGRADE).await?;
    ensure!(cards.len() == sums.len(), "instead of {sums:?} there are {cards:#?}");
    for (card, sum) in cards.iter().zip(sums) {
        card.check_says(sum)?;
        card.check_group("可以申领")?;
    }
    Ok(())
}

/// The button that does something to the record of this name.
async fn named(page: &Page, what: &str, record: &str) -> Result<String> {
    let controls = page.screen().await?.controls;
    let found = controls.iter().find(|control| control.starts_with(what) && control.contains(record));
    found.cloned().ok_or_else(|| anyhow::anyhow!("no button 「{what}」 for 「{record}」 among {controls:?}"))
}

#[test]
fn two_prizes_are_judged_each_for_itself_and_the_higher_one_counts() -> Result<()> {
    const LOWER: &str = "省级一类技能大赛获奖奖励";
    const HIGHER: &str = "全国二类技能大赛获奖奖励";
    browse(PHONE, async |page| {
        let person = Person::worker().says("您的技能证书是哪一级？", Row("没有证书"));
        let first = person.clone().with_prize("省级", "一类", "2", Day("2019", "9", "1"));
        first.check(page).await?.check_says("25,000 元")?;

        page.press("修改：竞赛").await?;
        page.press("再添一次竞赛").await?;
        let screen = person.with_prize("其他全国", "二类", "1", Day("2023", "9", "1")).go_on(page).await?;
        screen.check_heading("可以申领 1 项")?;
        page.press("依据哪一条").await?.check_says("同一人获同序列称号奖项的按就高原则")?;
        check_prize(page, HIGHER, "40,000 元", "可以申领").await?;
        check_prize(page, LOWER, "25,000 元", "不重复领").await?;

        page.press("修改：竞赛").await?;
        page.press(&named(page, "修改", "省级").await?).await?;
        page.press("修改：竞赛名次").await?;
        reply(page, Number("5")).await?;
        page.press("返回您填的竞赛").await?;
        page.press("继续").await?;
        check_prize(page, LOWER, "10,000 元", "不重复领").await?;

        page.press("修改：竞赛").await?;
        page.press(&named(page, "删除", "其他全国").await?).await?;
        page.press("继续").await?.check_heading("可以申领 1 项")?;
        check_prize(page, LOWER, "10,000 元", "可以申领").await
    })
}

/// The card of a prize: the one that does not stand under what does not apply.
async fn check_prize(page: &Page, name: &str, sum: &str, status: &str) -> Result<()> {
    let cards = page.cards(name).await?;
    let cards: Vec<_> = cards.iter().filter(|card| !card.group.starts_with("本次不适用")).collect();
    let [card] = cards.as_slice() else { anyhow::bail!("「{name}」 has the cards {cards:#?}") };
    card.check_says(status)?;
    card.check_says(sum)
}
