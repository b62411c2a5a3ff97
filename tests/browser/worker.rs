//! 职工: a worker's whole way, from the first screen to the clause.

use crate::chromium::{DESKTOP, PHONE, Size, browse};
use crate::page::Page;
use crate::walk::Answer::{Day, Number, Row, Skip};
use crate::walk::{Person, change};
use anyhow::Result;

const UPGRADE: &str = "技能提升补贴";
const MONTHS: &str = "您累计缴了多少个月失业保险费？";
const RELAXED_DAY: crate::walk::Answer = Day("2020", "3", "1");

/// UX bar 8: each condition with its words, the answer and the clause.
#[test]
fn gets_3000_yuan_on_a_phone() -> Result<()> {
    gets_3000_yuan(PHONE)
}

#[test]
fn gets_3000_yuan_on_a_desktop() -> Result<()> {
    gets_3000_yuan(DESKTOP)
}

/// Today, and as of a day in 2020: the same sum, as the months suffice on both.
fn gets_3000_yuan(size: Size) -> Result<()> {
    browse(size, async |page| whole_way(page).await)
}

/// From the first screen to the sum, how it comes about, and back.
pub async fn whole_way(page: &Page) -> Result<()> {
    let screen = Person::worker().check(page).await?;
    screen.check_heading("可以申领 1 项")?;
    check_claimable(page, "3,000 元").await?;

    let screen = change(page, "拟申领日期", RELAXED_DAY).await?;
    screen.check_says("2020 年 3 月 1 日申领")?;
    screen.check_heading("可以申领 1 项")?;
    check_claimable(page, "3,000 元").await?;

    let name = page.card(UPGRADE).await?.name;
    let screen = page.press(&name).await?;
    screen.check_sound()?;
    for words in [
        "温人社发〔2018〕242号 第 4 条",
        "「企业职工」",
        "您填：企业职工",
        "「依法参加失业保险」",
        "36 个月",
        "您填：2019 年 3 月",
        "您填：三级（高级工）",
        "您填：职业技能等级证书",
        "「初级（五级）、中级（四级）、高级（三级）」",
        "「属于温州市紧缺职业（工种）目录范围的，技能提升补贴标准在原有标准上上浮50%」",
        "2,000 元",
        "× 1.5",
        "3,000 元",
        "文件未写明",
    ] {
        screen.check_says(words)?;
    }
    screen.check_silent("不符合")?;
    page.press("返回结果").await?.check_heading("可以申领 1 项")
}

async fn check_claimable(page: &Page, sum: &str) -> Result<()> {
    let card = page.card(UPGRADE).await?;
    card.check_group("可以申领")?;
    card.check_says(sum)?;
    card.check_says("一次性")?;
    card.check_says("给本人")?;
    card.check_says("第 4 条")
}

#[test]
fn with_35_months_is_met_only_within_the_relaxed_years() -> Result<()> {
    browse(PHONE, async |page| {
        // Certified outside the relaxed years: today nothing helps.
        let person = Person::worker().says(MONTHS, Number("35")).says("证书是哪天核发的？", Day("2018", "3", "15"));
        person.check(page).await?.check_heading("还没有能直接申领的")?;
        let card = page.card(UPGRADE).await?;
        card.check_group("还差一点")?;
        card.check_says("36 个月")?;

        // Claimed within them, certified outside: the text does not say which day counts.
        // What could change nothing before is asked now.
        if change(page, "拟申领日期", RELAXED_DAY).await?.offers("接着回答") {
            page.press("接着回答").await?;
            person.go_on(page).await?;
        }
        let card = page.card(UPGRADE).await?;
        card.check_group("还要确认")?;
        card.check_says("问经办部门")?;
        card.check_says("文件未写明")
    })
}

#[test]
fn with_35_months_and_both_days_in_the_relaxed_years_gets_3000_yuan() -> Result<()> {
    browse(PHONE, async |page| {
        Person::worker().says(MONTHS, Number("35")).check(page).await?;
        let card = page.card(UPGRADE).await?;
        card.check_group("还要确认")?;
        card.check_says("问经办部门")?;

        change(page, "拟申领日期", RELAXED_DAY).await?.check_heading("可以申领 1 项")?;
        check_claimable(page, "3,000 元").await
    })
}

#[test]
fn who_does_not_know_the_months_sees_a_range_and_the_question() -> Result<()> {
    browse(PHONE, async |page| {
        let screen = Person::worker().says(MONTHS, Skip).check(page).await?;
        screen.check_heading("还没有能直接申领的")?;
        let card = page.card(UPGRADE).await?;
        card.check_group("还要确认")?;
        card.check_says(MONTHS)?;
        card.check_says("3,000 元")?;

        let screen = change_open(page, "累计缴纳失业保险费月数", Row("36 个月以上")).await?;
        screen.check_heading("可以申领 1 项")?;
        check_claimable(page, "3,000 元").await
    })
}

/// Answers from the list of answers what was passed before.
async fn change_open(page: &Page, label: &str, answer: crate::walk::Answer) -> Result<crate::page::Screen> {
    page.press(&format!("回答：{label}")).await?;
    crate::walk::reply(page, answer).await
}
