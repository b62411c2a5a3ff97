//! The ways through the page on which it is audited.

use super::harness::Audit;
use super::plan::{PLAN, Walk, expected};
use crate::chromium::{NARROW, browse};
use crate::page::{Page, Screen};
use crate::walk::Answer::{Day, Number, Row};
use crate::walk::{CONTINUE, Person, TWO_WORKERS, Way, give, reply};
use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// The question for several kinds of records at once.
const KINDS: &str = "下面这些，哪些和您有关？";
const PLACE: &str = "您在哪里工作、就读或参赛？";

/// A walk in each layout, each in a browser of its own.
macro_rules! walks {
    ($($standard:ident, $elder:ident: $walk:ident by $way:ident;)*) => {$(
        #[test]
        fn $standard() -> Result<()> {
            walk(Walk::$walk, false, $way)
        }

        #[test]
        fn $elder() -> Result<()> {
            walk(Walk::$walk, true, $way)
        }
    )*};
}

// UX bars 9, 10, 11 and 16 hold on every one of these walks.
walks! {
    questions, questions_elder: Questions by questions_of_a_worker;
    rare_questions, rare_questions_elder: Rare by rare;
    results, results_elder: Results by results_of_a_worker;
    sheet, sheet_elder: Sheet by taken_along;
    organisation, organisation_elder: Organisation by of_an_organisation;
    table, table_elder: Table by table_of_workers;
    notices, notices_elder: Notices by told;
    addresses, addresses_elder: Addresses by by_address;
}

fn walk(which: Walk, elder: bool, way: impl AsyncFnOnce(&mut Audit, &mut Page) -> Result<()>) -> Result<()> {
    browse(NARROW, async |page| {
        let mut audit = Audit::new(elder)?;
        audit.open(page).await?;
        way(&mut audit, page).await?;
        audit.settle(&expected(which))
    })
}

async fn questions_of_a_worker(audit: &mut Audit, page: &mut Page) -> Result<()> {
    audit.check(page, "home", "empty").await?;
    page.press("开始自查").await?;
    through_questions(audit, page, &Person::rich(), &["choice", "kinds", "number", "date"]).await?;
    page.press("修改：证书").await?;
    audit.arrive(page, "records", "filled").await?;
    page.press_first("修改").await?;
    audit.arrive(page, "entry", "filled").await?;
    page.press("返回您填的证书").await?;
    page.press_first("删除").await?.check_says("现在没有")?;
    audit.arrive(page, "records", "empty").await?;
    page.press(CONTINUE).await?;
    page.press("匠惠").await?;
    audit.check(page, "home", "filled").await
}

/// Questions that few people meet, opened one by one.
async fn rare(audit: &mut Audit, page: &mut Page) -> Result<()> {
    page.press("开始自查").await?;
    Person::rich().go_on(page).await?;
    for (name, question, wrong, right) in [
        ("text", "e:certificate:0:c.occupation", "", "车工"),
        ("sums", "e:honour:0:h.upper_cash_awards", "三千", "3000、2000"),
        ("list", "f:b.trained_counts", "三", "1、2、3"),
        ("many", "f:f.members_med_ins_wuyi", "", ""),
    ] {
        let shown = last_was(page, &format!("ask;{question};return")).await?;
        audit.check_title(&shown, name);
        audit.check(page, name, "empty").await?;
        if !wrong.is_empty() {
            page.write_number(wrong).await?;
        }
        let shown = page.press(CONTINUE).await?;
        ensure!(shown.title.starts_with("错误："), "a bad answer to {question} is taken");
        audit.check(page, name, "error").await?;
        if right.is_empty() {
            let first = shown.choices.first().context("no rows")?;
            page.choose(&first.name).await?;
        } else {
            page.write_number(right).await?;
        }
        page.press(CONTINUE).await?;
        page.back().await?;
        audit.arrive(page, name, "filled").await?;
    }
    Ok(())
}

async fn results_of_a_worker(audit: &mut Audit, page: &mut Page) -> Result<()> {
    last_was(page, "answers").await?;
    audit.check(page, "answers", "empty").await?;
    page.press("匠惠").await?;
    page.press("我自己").await?;
    Person::unsure().go_on(page).await?;
    audit.arrive(page, "compare", "empty").await?;
    last_was(page, "answers").await?;
    page.press("再查一次").await?;
    audit.check(page, "answers", "sure").await?;
    page.press("清空，再查一次").await?;
    page.press("我自己").await?;
    reply(page, Row("温州")).await?;
    page.press("我的答案").await?;
    audit.arrive(page, "answers", "filled").await?;
    page.back().await?;
    page.press("先看结果").await?;
    audit.arrive(page, "results", "empty").await?;
    page.press("接着回答").await?;
    Person::rich().go_on(page).await?;
    audit.arrive(page, "results", "filled").await?;
    page.unfold().await?;
    audit.check(page, "results", "unfolded").await?;
    page.press("五地对比").await?;
    audit.arrive(page, "compare", "filled").await?;
    page.unfold().await?;
    audit.check(page, "compare", "unfolded").await?;
    page.back().await?;
    page.unfold().await?;
    let change: String = page.read("labelled(all('[aria-labelledby=what-if] button')[0])", &[]).await?;
    page.press(&change).await?.check_says("这只是试算")?;
    audit.check(page, "trial", "filled").await
}

async fn taken_along(audit: &mut Audit, page: &mut Page) -> Result<()> {
    page.press("我自己").await?;
    reply(page, Row("温州")).await?;
    page.press("先看结果").await?;
    let first = page.provisions().await?.into_iter().next().context("no benefit")?;
    page.press(&first.name).await?;
    audit.arrive(page, "detail", "empty").await?;
    page.back().await?;
    page.press("生成清单").await?;
    audit.arrive(page, "checklist", "empty").await?;
    page.back().await?;
    page.press("接着回答").await?;
    Person::rich().go_on(page).await?;
    let card = page.card("技能提升补贴").await?;
    page.press(&card.name).await?;
    audit.arrive(page, "detail", "filled").await?;
    page.unfold().await?;
    audit.check(page, "detail", "unfolded").await?;
    page.press("看条款原文").await?;
    audit.arrive(page, "clauses", "filled").await?;
    page.unfold().await?;
    audit.check(page, "clauses", "unfolded").await?;
    page.back().await?;
    page.back().await?;
    page.press("生成清单").await?;
    audit.arrive(page, "checklist", "filled").await?;
    page.unfold().await?;
    audit.check(page, "checklist", "unfolded").await?;
    // Where the browser does not copy, the text stands there to be copied by hand.
    page.read::<Value>("delete Navigator.prototype.clipboard, delete Document.prototype.execCommand, null", &[])
        .await?;
    page.press("复制文字").await?.check_says("清单的文字")?;
    page.press("分享链接").await?.check_says("拿到链接的人")?;
    page.press("做成图片").await?.check_says("图片做好了")?;
    audit.check(page, "made", "filled").await
}

async fn of_an_organisation(audit: &mut Audit, page: &mut Page) -> Result<()> {
    page.press("企业").await?;
    reply(page, Row("温州")).await?;
    last_was(page, "ledger").await?;
    audit.check(page, "ledger", "empty").await?;
    page.press("匠惠").await?;
    page.press("接着查").await?;
    let person = Person::unsure().says(PLACE, Row("温州")).says("岗前培训了多少人？", Number("12"));
    through_questions(audit, page, &person, &["money"]).await?;
    page.press("看测算表").await?;
    audit.arrive(page, "ledger", "filled").await?;
    page.unfold().await?;
    audit.check(page, "ledger", "unfolded").await
}

/// The table of workers, without one, with a bad one and with a good one; then what it comes to.
async fn table_of_workers(audit: &mut Audit, page: &mut Page) -> Result<()> {
    const GO: &str = "逐行核对";
    last_was(page, "roster;wenzhou").await?;
    audit.check(page, "roster", "empty").await?;
    page.press("匠惠").await?;
    page.press("批量核对一批职工").await?;
    audit.arrive(page, "batch", "empty").await?;
    page.press(GO).await?;
    audit.check(page, "batch", "error").await?;
    page.paste_table(TWO_WORKERS).await?;
    page.press(GO).await?;
    audit.arrive(page, "roster", "filled").await?;
    page.unfold().await?;
    audit.check(page, "roster", "unfolded").await?;
    page.back().await?;
    audit.arrive(page, "batch", "filled").await
}

/// What is told of links, and of what the page keeps.
async fn told(audit: &mut Audit, page: &mut Page) -> Result<()> {
    page.press("开始自查").await?;
    Person::worker().go_on(page).await?;
    page.press("生成清单").await?;
    let fields = page.press("分享链接").await?.fields;
    let link = fields.into_iter().find(|field| field.name == "链接").context("there is no link")?.value;
    let whole = link.get(link.find('#').context("the link has no fragment")?..).unwrap_or_default();
    page.press("返回结果").await?;
    page.press("保存在这台设备上").await?;
    page.press("匠惠").await?.check_says("答案保存在这台设备上")?;
    audit.check(page, "kept", "filled").await?;
    page.press("清空本机记录").await?;
    for (screen, fragment, memory, words) in [
        ("shared", whole, "0", "这些答案来自链接"),
        ("broken link", "#s1", "0", "链接不完整"),
        ("other link", &whole.replacen("#s1", "#s2", 1), "0", "链接是另一个版本做的"),
        ("unreadable", "", "localStorage.setItem('jianghui', 'jianghui 0')", "本机记录读不出来了"),
        ("lost", "", "localStorage.clear(), sessionStorage.setItem('jianghui', 'jianghui 0')", "没能恢复"),
    ] {
        page.read::<Value>(&format!("sessionStorage.clear(), {memory}, null"), &[]).await?;
        visit(page, fragment).await?.check_says(words)?;
        audit.check(page, screen, "filled").await?;
    }
    Ok(())
}

/// Screens that need no answers.
async fn by_address(audit: &mut Audit, page: &mut Page) -> Result<()> {
    for row in PLAN.iter().filter(|row| row.walk == Walk::Addresses) {
        let shown = visit(page, row.address).await?;
        audit.check_title(&shown, row.screen);
        audit.check(page, row.screen, "filled").await?;
        if row.states.contains(&"unfolded") {
            page.unfold().await?;
            audit.check(page, row.screen, "unfolded").await?;
        }
    }
    Ok(())
}

/// Opens the page anew with this fragment in its address.
async fn visit(page: &Page, fragment: &str) -> Result<Screen> {
    let go = "history.replaceState(null, '', location.pathname + location.search + arguments[0]), null";
    page.read::<Value>(go, &[fragment]).await?;
    page.reload().await
}

/// Opens a screen as a reload does, where the memory of the tab says that it was the last one.
pub async fn last_was(page: &Page, step: &str) -> Result<Screen> {
    let remember = "(() => {
        const lines = sessionStorage.jianghui.split('\\n');
        const at = Number(lines.find((line) => line.startsWith('at\\t')).slice(3));
        const steps = [...lines.keys()].filter((index) => lines[index].startsWith('step\\t'));
        lines[steps[at]] = `step\\t${arguments[0]}`;
        sessionStorage.jianghui = lines.join('\\n');
    })(), null";
    page.read::<Value>(remember, &[step]).await?;
    let shown = page.reload().await?;
    ensure!(!shown.offers("开始自查"), "the page does not remember {step}");
    Ok(shown)
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
