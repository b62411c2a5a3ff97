//! 一圈: a round through every screen of the page, in the states that differ in what stands on them.

use crate::page::Page;
use crate::walk::Answer::{Day, Number, Row};
use crate::walk::{CONTINUE, Person, TWO_WORKERS, give};
use anyhow::{Result, ensure};
use serde::de::DeserializeOwned;

const PLACE: &str = "您在哪里工作、就读或参赛？";
const KINDS: &str = "下面这些，哪些和您有关？";

/// The states of a worker's round.
pub const WORKER: [&str; 21] = [
    "home",
    "display",
    "statement",
    "choice",
    "choice-error",
    "number",
    "number-error",
    "date",
    "date-error",
    "kinds",
    "results",
    "results-open",
    "detail",
    "detail-open",
    "compare",
    "checklist",
    "checklist-shared",
    "clauses",
    "answers",
    "records",
    "entry",
];

/// The states of an organisation's round.
pub const ORGANISATION: [&str; 7] =
    ["batch", "batch-error", "roster", "money", "money-error", "organisation-results", "ledger"];

/// The size of type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    Standard,
    Elder,
}

impl Type {
    /// Opens the page in it.
    pub async fn open(self, page: &Page) -> Result<()> {
        let screen = page.open().await?;
        let name = if self == Self::Elder { "长辈版" } else { "标准版" };
        if screen.offers(name) {
            page.press(name).await?;
        }
        Ok(())
    }
}

/// What looks at a state of this name.
pub trait See: AsyncFnMut(&mut Page, &'static str) -> Result<()> {}

impl<S: AsyncFnMut(&mut Page, &'static str) -> Result<()>> See for S {}

/// A worker with a title and a prize, from the first screen to the sheet and the law.
pub async fn worker(page: &mut Page, see: &mut impl See) -> Result<()> {
    see(page, "home").await?;
    page.press("显示设置").await?;
    see(page, "display").await?;
    page.back().await?;
    page.press("无障碍说明").await?;
    see(page, "statement").await?;
    page.back().await?;
    page.press("开始自查").await?;
    let person = Person::rich();
    let mut way = person.way();
    let mut seen = Vec::new();
    loop {
        let screen = page.settled().await?;
        if !screen.offers(CONTINUE) {
            break;
        }
        let kind = if screen.heading() == KINDS { "kinds" } else { kind(page).await? };
        if seen.contains(&kind) {
            way.fill(page).await?;
            way.leave(page).await?;
            continue;
        }
        seen.push(kind);
        match kind {
            "choice" => {
                see(page, "choice").await?;
                page.press(CONTINUE).await?;
                see(page, "choice-error").await?;
            }
            "number" => {
                give(page, Number("三年")).await?;
                page.settled().await?;
                see(page, "number").await?;
                page.press(CONTINUE).await?;
                see(page, "number-error").await?;
            }
            "date" => {
                see(page, "date").await?;
                give(page, Day("2019", "12", "30")).await?;
                give(page, Day("2019", "2", "30")).await?;
                page.press(CONTINUE).await?;
                see(page, "date-error").await?;
            }
            "kinds" => {
                see(page, "kinds").await?;
                page.press("我的答案").await?;
                see(page, "answers").await?;
                page.back().await?;
            }
            _ => {}
        }
        way.fill(page).await?;
        way.leave(page).await?;
    }
    after_results(page, see).await
}

/// What the answers of a worker lead to.
async fn after_results(page: &mut Page, see: &mut impl See) -> Result<()> {
    see(page, "results").await?;
    page.unfold().await?;
    see(page, "results-open").await?;
    let card = page.card("技能提升补贴").await?;
    page.press(&card.name).await?;
    see(page, "detail").await?;
    page.unfold().await?;
    see(page, "detail-open").await?;
    page.back().await?;
    page.press("五地对比").await?;
    see(page, "compare").await?;
    page.back().await?;
    page.press("生成清单").await?;
    see(page, "checklist").await?;
    page.press("分享链接").await?;
    see(page, "checklist-shared").await?;
    page.back().await?;
    page.press("条款与说明").await?;
    see(page, "clauses").await?;
    page.back().await?;
    page.press("修改：证书").await?;
    see(page, "records").await?;
    page.press_first("修改").await?;
    see(page, "entry").await
}

/// Somebody who pastes a table of workers, and a company that knows little.
pub async fn organisation(page: &mut Page, see: &mut impl See) -> Result<()> {
    page.press("批量核对一批职工").await?;
    see(page, "batch").await?;
    page.press("逐行核对").await?;
    see(page, "batch-error").await?;
    page.paste_table(TWO_WORKERS).await?;
    page.press("逐行核对").await?;
    page.unfold().await?;
    see(page, "roster").await?;
    page.press("匠惠").await?;
    page.press("企业").await?;
    let person = Person::unsure().says(PLACE, Row("温州")).says("岗前培训了多少人？", Number("12"));
    let mut way = person.way();
    let mut seen = false;
    while page.settled().await?.offers(CONTINUE) {
        if !seen && kind(page).await? == "money" {
            seen = true;
            see(page, "money").await?;
            page.write_number("三年").await?;
            page.press(CONTINUE).await?;
            see(page, "money-error").await?;
            page.write_number("1000").await?;
            page.press(CONTINUE).await?;
            continue;
        }
        way.fill(page).await?;
        way.leave(page).await?;
    }
    see(page, "organisation-results").await?;
    page.press("看测算表").await?;
    page.unfold().await?;
    see(page, "ledger").await
}

/// What kind of answer the question on the screen takes.
async fn kind(page: &Page) -> Result<&'static str> {
    let script = "(() => {
        const has = (selector) => document.querySelector(`form.question ${selector}`);
        const field = has('input[type=text]');
        if (has('select')) return 'date';
        if (field && field.inputMode === 'decimal') return 'money';
        if (field && field.inputMode !== 'numeric') return 'other';
        if (field || choices().some(([label]) => words(label).startsWith('填写具体数'))) return 'number';
        return has('input[type=radio]') ? 'choice' : 'other';
    })()";
    let kind: String = page.read(script, &[]).await?;
    Ok(["choice", "number", "date", "money"].into_iter().find(|known| *known == kind).unwrap_or("other"))
}

/// Runs a function of one of the scripts of this folder.
pub async fn call<T: DeserializeOwned>(page: &Page, script: &str, call: &str) -> Result<T> {
    page.read(&format!("(() => {{ {script}\n return {call}; }})()"), &[]).await
}

/// What is wrong so far: a flaw on one screen must not hide those of others.
#[derive(Default)]
pub struct Flaws {
    found: Vec<String>,
    seen: Vec<&'static str>,
}

impl Flaws {
    /// Notes what is wrong with a state.
    pub fn add(&mut self, state: &'static str, flaws: impl IntoIterator<Item = String>) {
        if !self.seen.contains(&state) {
            self.seen.push(state);
        }
        self.found.extend(flaws.into_iter().map(|flaw| format!("{state}: {flaw}")));
    }

    /// Nothing is wrong, and every one of these states was looked at.
    pub fn settle(self, states: &[&'static str]) -> Result<()> {
        let missed: Vec<_> = states.iter().filter(|state| !self.seen.contains(state)).collect();
        ensure!(missed.is_empty(), "not looked at: {missed:?}");
        ensure!(self.found.is_empty(), "{} flaws:\n{}", self.found.len(), self.found.join("\n"));
        Ok(())
    }
}

/// The page lives on this day, so that what it shows does not change from day to day.
pub async fn freeze(page: &Page) -> Result<()> {
    let source = "(() => { const Real = Date; const now = new Real(2026, 10, 20, 12).getTime();
        window.Date = class extends Real {
            constructor(...given) { if (given.length) super(...given); else super(now); }
            static now() { return now; }
        }; })()";
    let source = serde_json::json!({ "source": source });
    page.send("Page.addScriptToEvaluateOnNewDocument", source).await.map(|_| ())
}
