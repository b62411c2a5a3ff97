//! 获奖: prizes and titles, and what cannot be had twice.

use crate::chromium::{PHONE, browse};
use crate::walk::Answer::{Day, Row};
use crate::walk::Person;
use anyhow::Result;

/// Nobody's certificate counts here.
fn without_certificate() -> Person {
    Person::worker().says("您的技能证书是哪一级？", Row("没有证书"))
}

#[test]
fn an_award_of_excellence_at_worldskills_is_150000_yuan() -> Result<()> {
    browse(PHONE, async |page| {
        let person = without_certificate()
            .with_prize("世界技能大赛", "不分", "9", Day("2019", "8", "27"))
            .says("得了什么奖？", Row("优胜奖"));
        let screen = person.check(page).await?;
        screen.check_heading("可以申领 1 项")?;
        let card = page.card("世界技能大赛获奖奖励").await?;
        card.check_group("可以申领")?;
        card.check_says("150,000 元")?;
        card.check_says("第 13 条")
    })
}

#[test]
fn fourth_place_at_a_second_class_provincial_contest_gets_nothing() -> Result<()> {
    browse(PHONE, async |page| {
        let person = without_certificate().with_prize("省级", "二类", "4", Day("2019", "8", "27"));
        person.check(page).await?.check_heading("还没有能直接申领的")?;
        let card = page.card("省级二类技能大赛获奖奖励").await?;
        card.check_group("本次不适用")?;
        card.check_says("竞赛名次不超过 3 名")
    })
}

#[test]
fn a_title_and_a_prize_within_two_years_count_once() -> Result<()> {
    browse(PHONE, async |page| {
        let person = without_certificate().with_title("市首席技师", Day("2019", "5", "1")).with_prize(
            "其他全国",
            "一类",
            "1",
            Day("2020", "9", "1"),
        );
        let screen = person.check(page).await?;
        screen.check_heading("可以申领 1 项")?;
        screen.check_says("50,000 元")?;
        screen.check_silent("70,000 元")?;
        screen.check_says("不计入 市特支计划高技能领军人才、市首席技师特殊支持")?;
        page.press("依据哪一条").await?.check_says("同一人获不同序列多项称号奖项的，2年内按就高不重复原则")
    })
}

#[test]
fn a_higher_prize_after_two_years_counts_beside_the_title() -> Result<()> {
    browse(PHONE, async |page| {
        let person = without_certificate().with_title("市首席技师", Day("2018", "5", "1")).with_prize(
            "其他全国",
            "一类",
            "1",
            Day("2020", "9", "1"),
        );
        let screen = person.check(page).await?;
        screen.check_heading("可以申领 2 项")?;
        screen.check_says("70,000 元")?;
        screen.check_silent("不计入")
    })
}
