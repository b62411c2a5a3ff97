//! 条款与说明, and the reckoning of an organisation: the words of the law with what rests on them, and how sums come about.

use crate::chromium::{NARROW, PHONE, Size, browse};
use crate::page::Page;
use crate::walk::Answer::{Number, Row};
use crate::walk::Person;
use anyhow::{Context, Result, ensure};

const OPEN: &str = "条款与说明";

async fn check_shape(page: &Page) -> Result<()> {
    let screen = page.screen().await?;
    ensure!(screen.content_width <= screen.width, "「{}」 is {} px wide", screen.heading(), screen.content_width);
    let small: Vec<String> = page.read("small('48', '16')", &[]).await?;
    ensure!(small.is_empty(), "too small on 「{}」: {small:#?}", screen.heading());
    let crowded: Vec<String> = page.read("crowded()", &[]).await?;
    ensure!(crowded.is_empty(), "over each other on 「{}」: {crowded:#?}", screen.heading());
    Ok(())
}

#[test]
fn every_document_can_be_read_without_an_answer() -> Result<()> {
    browse(PHONE, async |page| {
        page.open().await?;
        let screen = page.press(OPEN).await?;
        screen.check_sound()?;
        screen.check_heading(OPEN)?;
        for words in
            ["温人社发〔2018〕242号", "规则数据", "没有官方链接", "管全文的规定", "不再发出请求", "职工表格不会"]
        {
            screen.check_says(words)?;
        }
        let address: String = page.read("location.hash", &[]).await?;
        ensure!(address == "#clauses-wenzhou", "the address is {address}");
        for (place, words) in [("衢州", "这是征求意见稿"), ("武义", "武政办"), ("萧山", "萧人社"), ("许昌", "许人社办")]
        {
            let screen = page.press(place).await?;
            screen.check_sound()?;
            screen.check_says(words)?;
            let again = page.reload().await?;
            ensure!(again.text == screen.text, "a reload turned\n{}\ninto\n{}", screen.text, again.text);
        }
        page.back().await?;
        page.back().await?.check_says("武政办")?;
        page.open_at("#clauses-xuchang").await?.check_says("许人社办")
    })
}

/// UX bar 35: conditions stand beside the words that they rest on.
#[test]
fn phrases_are_marked_in_their_quotations_and_readings_are_named() -> Result<()> {
    for size in [PHONE, NARROW] {
        marked(size)?;
    }
    Ok(())
}

fn marked(size: Size) -> Result<()> {
    browse(size, async |page| {
        page.open().await?;
        page.press(OPEN).await?;
        page.picture("clauses-1").await?;
        check_shape(page).await?;
        let screen = page.unfold().await?;
        screen.check_says("本项目的读法：")?;
        screen.check_says("有两种读法：")?;
        check_shape(page).await?;
        let marks: usize = page.read("document.querySelectorAll('.quote mark').length", &[]).await?;
        ensure!(marks > 60, "only {marks} phrases are marked");
        page.picture("clauses-2-unfolded").await?;
        Ok(())
    })
}

#[test]
fn one_comes_from_a_benefit_to_its_words_and_back() -> Result<()> {
    browse(PHONE, async |page| {
        Person::worker().check(page).await?;
        let card = page.card("技能提升补贴").await?;
        let detail = page.press(&card.name).await?;
        let screen = page.press("看条款原文").await?;
        screen.check_sound()?;
        screen.check_says("您刚才看的")?;
        page.picture("clauses-3-one").await?;
        let screen = page.press("看这一项：技能提升补贴").await?;
        screen.check_heading(detail.heading())?;
        page.back().await?.check_heading(OPEN)
    })
}

#[test]
fn a_report_holds_no_answers_unless_that_is_wished() -> Result<()> {
    browse(PHONE, async |page| {
        Person::worker().check(page).await?;
        let card = page.card("技能提升补贴").await?;
        page.press(&card.name).await?;
        page.press("看条款原文").await?;
        page.write("哪里不对", "等级写错了").await?;
        let text = async |page: &Page| -> Result<String> {
            let fields = page.settled().await?.fields;
            let field = fields.into_iter().find(|field| field.name.starts_with("报错的文字"));
            Ok(field.context("there is no such field")?.value)
        };
        let without = text(page).await?;
        for words in ["wenzhou-4-skill-upgrade", "温人社发〔2018〕242号", "等级写错了", "没有附答案"] {
            ensure!(without.contains(words), "「{words}」 is not in {without}");
        }
        ensure!(!without.contains("36 个月"), "there are answers in {without}");
        page.choose("带上我的答案").await?;
        let with = text(page).await?;
        ensure!(with.contains("36 个月"), "there are no answers in {with}");
        page.picture("clauses-4-report").await?;
        Ok(())
    })
}

#[test]
fn an_organisation_sees_how_its_sums_come_about() -> Result<()> {
    for size in [PHONE, NARROW] {
        ledger(size)?;
    }
    Ok(())
}

fn ledger(size: Size) -> Result<()> {
    browse(size, async |page| whole_way(page).await)
}

/// A company's whole way to its results and how its sums come about.
pub async fn whole_way(page: &mut Page) -> Result<()> {
    page.open().await?;
    page.press("企业").await?;
    let person =
        Person::unsure().says("您在哪里工作、就读或参赛？", Row("温州")).says("岗前培训了多少人？", Number("12"));
    person.go_on(page).await?;
    let screen = page.press("看测算表").await?;
    screen.check_sound()?;
    screen.check_heading("单位测算表")?;
    screen.check_says("200 元 × 岗前培训人数 12 人 = 2,400 元")?;
    screen.check_says("上限：")?;
    check_shape(page).await?;
    page.picture("ledger-1").await?;
    let address: String = page.read("location.hash", &[]).await?;
    ensure!(address == "#ledger", "the address is {address}");
    let again = page.reload().await?;
    ensure!(again.text == screen.text, "a reload turned\n{}\ninto\n{}", screen.text, again.text);
    Ok(())
}
