//! 大小: type, targets, distances and columns of every screen in elder mode, measured in the browser.

use super::{MOST, measure, open};
use crate::chromium::{DESKTOP, NARROW, PHONE, Size, browse};
use crate::page::Page;
use crate::walk::Answer::{Number, Row};
use crate::walk::{CONTINUE, Person, reply};
use anyhow::{Context, Result, ensure};

/// The least height of what is pressed, and of any type, in CSS pixels.
const LEAST: [&str; 2] = ["60", "20"];
/// The type of running text, and the least of headings and of amounts, in CSS pixels.
const TYPE: &str = "faint(24, 30, 36)";
/// The least distance between two things to press, in CSS pixels.
const GAP: &str = "near(8)";

/// UX bars 12, 13, 16 and 17 (§5.8): on every question of a worker's way the body is set in 24 px, headings in at least
/// 30, amounts in at least 36 and nothing below 20; what is pressed is at least 60 px high and 8 px away from the next;
/// everything stands in one column, four things of a kind at most, and nothing scrolls sideways.
#[test]
fn questions_on_the_narrowest_phone() -> Result<()> {
    measured(NARROW, questions)
}

/// UX bars 13, 16 and 17: the same on a usual phone.
#[test]
fn questions_on_a_phone() -> Result<()> {
    measured(PHONE, questions)
}

/// UX bars 13 and 16: the same, in one column, on a wide screen.
#[test]
fn questions_on_a_desktop() -> Result<()> {
    measured(DESKTOP, questions)
}

/// UX bars 12, 13, 16 and 17 (§5.8): the same of what a worker's answers lead to, folded and unfolded.
#[test]
fn results_on_the_narrowest_phone() -> Result<()> {
    measured(NARROW, results)
}

/// UX bars 13, 16 and 17: the same on a usual phone.
#[test]
fn results_on_a_phone() -> Result<()> {
    measured(PHONE, results)
}

/// UX bars 13 and 16: the same, in one column, on a wide screen.
#[test]
fn results_on_a_desktop() -> Result<()> {
    measured(DESKTOP, results)
}

/// UX bars 12, 13, 16 and 17 (§5.8): the same for an organisation: table, reckoning, amounts.
#[test]
fn an_organisation_on_the_narrowest_phone() -> Result<()> {
    measured(NARROW, organisation)
}

/// UX bars 13 and 16: the same, in one column, on a wide screen.
#[test]
fn an_organisation_on_a_desktop() -> Result<()> {
    measured(DESKTOP, organisation)
}

/// UX bars 17 and 18: in elder mode with the reader's own type at one and a half times, nothing scrolls sideways, lies
/// over something else or is cut off on the narrowest phone.
#[test]
fn questions_with_the_readers_own_large_type() -> Result<()> {
    enlarged(questions)
}

/// UX bars 17 and 18: the same of the results.
#[test]
fn results_with_the_readers_own_large_type() -> Result<()> {
    enlarged(results)
}

fn enlarged(way: impl AsyncFnOnce(&mut Page, &mut Ruler) -> Result<()>) -> Result<()> {
    browse(NARROW, async |page| {
        open(page).await?;
        page.read::<()>("(document.documentElement.style.fontSize = '24px', null)", &[]).await?;
        let mut ruler = Ruler { flaws: Vec::new(), large: true };
        way(page, &mut ruler).await?;
        ruler.settle()
    })
}

/// Behind the name of a screen on which everything is unfolded.
const UNFOLDED: &str = "-unfolded";

fn measured(size: Size, way: impl AsyncFnOnce(&mut Page, &mut Ruler) -> Result<()>) -> Result<()> {
    browse(size, async |page| {
        open(page).await?;
        let mut ruler = Ruler { flaws: Vec::new(), large: false };
        way(page, &mut ruler).await?;
        ruler.settle()
    })
}

/// Measures screens; one flaw must not hide the others.
struct Ruler {
    flaws: Vec<String>,
    /// Whether the type is enlarged besides, so that fixed figures say nothing.
    large: bool,
}

impl Ruler {
    async fn hold(&mut self, page: &mut Page, name: &str) -> Result<()> {
        let screen = page.settled().await?;
        let mut flaws = Vec::new();
        if screen.content_width > screen.width {
            flaws.push(format!("it is {} px wide", screen.content_width));
        }
        flaws.extend(page.read::<Vec<String>>("crowded()", &[]).await?);
        flaws.extend(measure::<Vec<String>>(page, "clipped()").await?);
        if !self.large {
            flaws.extend(page.read::<Vec<String>>("small(...arguments)", &LEAST).await?);
            for call in [TYPE, GAP, "beside()", &format!("crowds({MOST})")] {
                flaws.extend(measure::<Vec<String>>(page, call).await?);
            }
        }
        self.flaws.extend(flaws.into_iter().map(|flaw| format!("{name}: {flaw}")));
        if name.ends_with(UNFOLDED) {
            return Ok(());
        }
        let name = if self.large { format!("elder-large-{name}") } else { format!("elder-{name}") };
        page.picture(&name).await.map(|_| ())
    }

    fn settle(self) -> Result<()> {
        ensure!(self.flaws.is_empty(), "{} flaws:\n{}", self.flaws.len(), self.flaws.join("\n"));
        Ok(())
    }
}

/// The first screen and every question that a worker is asked.
async fn questions(page: &mut Page, ruler: &mut Ruler) -> Result<()> {
    both(page, ruler, "01-home").await?;
    page.press("开始自查").await?;
    let person = Person::rich();
    let mut way = person.way();
    let mut number = 2;
    while page.settled().await?.offers(CONTINUE) {
        let name = format!("{number:02}-question");
        if number < 6 {
            both(page, ruler, &name).await?;
        } else {
            ruler.hold(page, &name).await?;
        }
        if number == 3 {
            // Handed in without an answer.
            page.press(CONTINUE).await?;
            ruler.hold(page, "03-question-error").await?;
        }
        way.fill(page).await?;
        way.leave(page).await?;
        number += 1;
    }
    Ok(())
}

/// What the answers of a worker lead to.
async fn results(page: &mut Page, ruler: &mut Ruler) -> Result<()> {
    page.press("开始自查").await?;
    Person::rich().go_on(page).await?;
    both(page, ruler, "30-results").await?;
    let card = page.card("技能提升补贴").await?;
    page.press(&card.name).await?;
    both(page, ruler, "31-detail").await?;
    page.press("看条款原文").await?;
    both(page, ruler, "32-clauses").await?;
    page.back().await?;
    page.back().await?;
    page.press("生成清单").await?;
    both(page, ruler, "33-checklist").await?;
    page.back().await?;
    page.press("五地对比").await?;
    both(page, ruler, "34-compare").await?;
    page.back().await?;
    page.press("修改：证书").await?;
    both(page, ruler, "35-records").await?;
    let controls = page.screen().await?.controls;
    let change = controls.iter().find(|name| name.starts_with("修改")).context("nothing to change")?;
    page.press(change).await?;
    both(page, ruler, "36-entry").await?;
    page.press("返回您填的证书").await?;
    page.press(CONTINUE).await?;
    page.press("修改：累计缴纳失业保险费月数").await?;
    reply(page, Number("35")).await?;
    both(page, ruler, "37-results-to-confirm").await?;
    page.press("修改：累计缴纳失业保险费月数").await?;
    page.press("我的答案").await?;
    both(page, ruler, "38-answers").await
}

/// Every screen that an organisation comes to besides.
async fn organisation(page: &mut Page, ruler: &mut Ruler) -> Result<()> {
    page.press("批量核对一批职工").await?;
    both(page, ruler, "40-batch").await?;
    let row = |row: usize| format!("A{row}\t企业职工\t是\t36\t三级\t职业技能等级证书\t2019-03");
    let rows = (1..=7).map(row).collect::<Vec<_>>().join("\n");
    let table =
        format!("代号\t就业身份\t依法参加失业保险\t累计缴纳失业保险费月数\t技能等级\t证书种类\t证书核发日期\n{rows}");
    page.paste_table(&table).await?;
    page.press("逐行核对").await?;
    both(page, ruler, "41-roster").await?;
    page.press("匠惠").await?;
    page.press("企业").await?;
    let person =
        Person::unsure().says("您在哪里工作、就读或参赛？", Row("温州")).says("岗前培训了多少人？", Number("12"));
    let mut way = person.way();
    let mut number = 42;
    while page.settled().await?.offers(CONTINUE) {
        ruler.hold(page, &format!("{number}-question")).await?;
        way.fill(page).await?;
        way.leave(page).await?;
        number += 1;
    }
    both(page, ruler, "80-results").await?;
    page.press("看测算表").await?;
    both(page, ruler, "81-ledger").await
}

/// Measures a screen as it comes, and with everything unfolded.
async fn both(page: &mut Page, ruler: &mut Ruler, name: &str) -> Result<()> {
    ruler.hold(page, name).await?;
    page.unfold().await?;
    ruler.hold(page, &[name, UNFOLDED].concat()).await?;
    let fold = "(document.querySelectorAll('main details').forEach((d) => (d.open = false)), null)";
    page.read::<()>(fold, &[]).await
}
