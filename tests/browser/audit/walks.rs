//! The ways through the page on which it is audited.

use super::harness::{Audit, Mode};
use super::plan::{Walk, expected};
use crate::chromium::{NARROW, browse};
use crate::page::Page;
use crate::walk::Answer::{Day, Number, Row};
use crate::walk::{CONTINUE, Person, Way, give, reply};
use anyhow::{Context, Result, ensure};

/// The question for several kinds of records at once.
const KINDS: &str = "下面这些，哪些和您有关？";
const PLACE: &str = "您在哪里工作、就读或参赛？";

/// Walks in both sizes of type, each in a browser of its own.
fn walk(which: Walk, mode: Mode, way: impl AsyncFnOnce(&mut Audit, &mut Page) -> Result<()>) -> Result<()> {
    browse(NARROW, async |page| {
        let mut audit = Audit::new(mode)?;
        audit.open(page).await?;
        way(&mut audit, page).await?;
        audit.settle(&expected(which))
    })
}

#[test]
fn questions_in_standard_type() -> Result<()> {
    walk(Walk::Questions, Mode::Standard, questions)
}

#[test]
fn questions_in_elder_type() -> Result<()> {
    walk(Walk::Questions, Mode::Elder, questions)
}

async fn questions(audit: &mut Audit, page: &mut Page) -> Result<()> {
    audit.check(page, "home", "empty").await?;
    page.press("开始自查").await?;
    through_questions(audit, page, &Person::rich(), &["choice", "kinds", "number", "date"]).await?;
    page.press("修改：证书").await?;
    audit.arrive(page, "records", "filled").await?;
    press_first(page, "修改").await?;
    audit.arrive(page, "entry", "filled").await?;
    page.press("返回您填的证书").await?;
    press_first(page, "删除").await?.check_says("现在没有")?;
    audit.arrive(page, "records", "empty").await?;
    page.press(CONTINUE).await?;
    page.press("匠惠").await?;
    audit.check(page, "home", "filled").await
}

#[test]
fn results_in_standard_type() -> Result<()> {
    walk(Walk::Results, Mode::Standard, results)
}

#[test]
fn results_in_elder_type() -> Result<()> {
    walk(Walk::Results, Mode::Elder, results)
}

async fn results(audit: &mut Audit, page: &mut Page) -> Result<()> {
    page.press("我自己").await?;
    reply(page, Row("温州")).await?;
    page.press("我的答案").await?;
    audit.arrive(page, "answers", "filled").await?;
    page.back().await?;
    page.press("先看结果").await?;
    audit.arrive(page, "results", "empty").await?;
    page.press("生成清单").await?;
    audit.arrive(page, "checklist", "empty").await?;
    page.back().await?;
    page.press("接着回答").await?;
    Person::rich().go_on(page).await?;
    audit.arrive(page, "results", "filled").await?;
    unfold(page).await?;
    audit.check(page, "results", "unfolded").await?;
    page.press("生成清单").await?;
    audit.arrive(page, "checklist", "filled").await?;
    unfold(page).await?;
    audit.check(page, "checklist", "unfolded").await?;
    page.back().await?;
    page.press("五地对比").await?;
    audit.arrive(page, "compare", "filled").await?;
    unfold(page).await?;
    audit.check(page, "compare", "unfolded").await?;
    page.back().await?;
    let card = page.card("技能提升补贴").await?;
    page.press(&card.name).await?;
    audit.arrive(page, "detail", "filled").await?;
    unfold(page).await?;
    audit.check(page, "detail", "unfolded").await?;
    page.press("看条款原文").await?;
    audit.arrive(page, "clauses", "filled").await?;
    unfold(page).await?;
    audit.check(page, "clauses", "unfolded").await
}

#[test]
fn an_organisation_in_standard_type() -> Result<()> {
    walk(Walk::Organisation, Mode::Standard, organisation)
}

#[test]
fn an_organisation_in_elder_type() -> Result<()> {
    walk(Walk::Organisation, Mode::Elder, organisation)
}

async fn organisation(audit: &mut Audit, page: &mut Page) -> Result<()> {
    table(audit, page).await?;
    audit.open(page).await?;
    page.press("企业").await?;
    let person = Person::unsure().says(PLACE, Row("温州")).says("岗前培训了多少人？", Number("12"));
    through_questions(audit, page, &person, &["money"]).await?;
    page.press("看测算表").await?;
    audit.arrive(page, "ledger", "filled").await?;
    unfold(page).await?;
    audit.check(page, "ledger", "unfolded").await
}

/// The table of workers, without one, with a bad one and with a good one; then what it comes to.
async fn table(audit: &mut Audit, page: &mut Page) -> Result<()> {
    const GO: &str = "逐行核对";
    page.press("批量核对一批职工").await?;
    audit.arrive(page, "batch", "empty").await?;
    page.press(GO).await?;
    audit.check(page, "batch", "error").await?;
    let rows = "代号\t就业身份\t依法参加失业保险\t累计缴纳失业保险费月数\t技能等级\t证书种类\t证书核发日期\n\
        A1\t企业职工\t是\t36\t三级\t职业技能等级证书\t2019-03\n\
        A2\t企业职工\t是\t6\t五级\t职业技能等级证书\t去年\n";
    let paste = "(() => { const f = field('职工表格'); f.value = arguments[0]; \
        f.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' })); })(), null";
    page.read::<Option<bool>>(paste, &[rows]).await?;
    page.press(GO).await?;
    audit.arrive(page, "roster", "filled").await?;
    unfold(page).await?;
    audit.check(page, "roster", "unfolded").await?;
    page.back().await?;
    audit.arrive(page, "batch", "filled").await
}

/// Goes on to the results, and audits the first question of each of these kinds: unanswered, wrongly answered, answered.
async fn through_questions(audit: &mut Audit, page: &mut Page, person: &Person, kinds: &[&str]) -> Result<()> {
    let mut way = person.way();
    loop {
        let shown = page.settled().await?;
        if !shown.offers(CONTINUE) {
            return Ok(());
        }
        let kind = kind(audit, page).await?;
        audit.check_title(&shown, if kind.is_empty() { "records" } else { kind });
        if !kinds.contains(&kind) || audit.knows(kind) {
            way.fill(page).await?;
        } else {
            one_question(audit, page, kind, &mut way).await.with_context(|| format!("at 「{}」", shown.heading()))?;
        }
        way.leave(page).await?;
    }
}

/// Audits one question, and stays at it with its answer filled in.
async fn one_question(audit: &mut Audit, page: &mut Page, kind: &'static str, way: &mut Way<'_>) -> Result<()> {
    audit.arrive(page, kind, "empty").await?;
    match kind {
        "number" => give(page, Number("三年")).await?,
        "money" => page.write_number("三年").await?,
        "date" => give(page, Day("2019", "2", "30")).await?,
        _ => {}
    }
    let shown = page.press(CONTINUE).await?;
    ensure!(shown.title.starts_with("错误："), "a bad answer is taken");
    audit.check(page, kind, "error").await?;
    if kind == "money" {
        page.write_number("1000").await?;
    } else {
        way.fill(page).await?;
    }
    way.leave(page).await?;
    // What was wrong stays said until one has gone on.
    page.back().await?;
    audit.arrive(page, kind, "filled").await
}

/// The name of the question on the screen among those that are audited.
async fn kind(audit: &Audit, page: &Page) -> Result<&'static str> {
    let heading = page.screen().await?.heading().to_owned();
    let kind: String = audit.call(page, "kind()").await?;
    let kind = if heading == KINDS { "kinds" } else { kind.as_str() };
    // All others have one name: no walk here audits them.
    let kinds = ["choice", "kinds", "number", "date", "money", ""];
    Ok(kinds.into_iter().find(|known| *known == kind).unwrap_or("other"))
}

/// Presses the first button whose name begins so.
async fn press_first(page: &Page, what: &str) -> Result<crate::page::Screen> {
    let controls = page.screen().await?.controls;
    let name = controls.iter().find(|control| control.starts_with(what));
    page.press(name.with_context(|| format!("no button 「{what}」 among {controls:?}"))?).await
}

/// Opens everything that is folded.
async fn unfold(page: &Page) -> Result<()> {
    let script = "(document.querySelectorAll('main details').forEach((d) => (d.open = true)), null)";
    page.read::<Option<bool>>(script, &[]).await?;
    page.settled().await.map(|_| ())
}
