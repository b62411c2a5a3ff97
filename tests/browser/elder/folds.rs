//! 更多: how much stands on a screen at once, what is behind the folds, and the way to it.

use super::{Fold, MOST, folds, forget, measure, open, walk};
use crate::audit::last_was;
use crate::chromium::{DESKTOP, NARROW, PHONE, browse};
use crate::page::{Page, Screen};
use crate::walk::Answer::{Number, Row};
use crate::walk::{CONTINUE, Person, give, reply};
use anyhow::{Context, Result, ensure};
use thirtyfour::Key;

const PLACE: &str = "您在哪里工作、就读或参赛？";
const OPTIONS: &str = "更多选项";

/// UX bars 7 and 16 (§5.8): on every question of a worker's and of an employer's way at most four rows stand before
/// anything is unfolded, 不清楚 the last of them; only where there are four answers in all, 不清楚 comes as a fifth.
#[test]
fn at_most_four_answers_stand_before_the_fold() -> Result<()> {
    browse(NARROW, async |page| {
        open(page).await?;
        page.press("开始自查").await?;
        let mut folded = 0;
        let see = async |page: &Page, screen: &Screen| {
            folded += check_rows(page, screen).await?;
            Ok(())
        };
        walk(page, &Person::rich(), see).await?;
        ensure!(folded >= 3, "only {folded} questions had more than four answers");
        forget(page).await?;
        open(page).await?;
        page.press("开始自查").await?;
        let employer = Person::unsure().says(PLACE, Row("温州")).says("您要为谁查？", Row("企业"));
        walk(page, &employer, async |page, screen| check_rows(page, screen).await.map(|_| ())).await?;
        Ok(())
    })
}

/// Counts the rows of a question; gives how many folds it has.
async fn check_rows(page: &Page, screen: &Screen) -> Result<usize> {
    let rows: Vec<String> = measure(page, "rows()").await?;
    let Some(last) = rows.last() else { return Ok(0) };
    let past = ["不清楚", "不确定", "还没定"].iter().any(|words| last.starts_with(words));
    ensure!(past, "「{}」 ends with {last}", screen.heading());
    let folds: Vec<Fold> = folds(page).await?.into_iter().filter(|fold| fold.name.starts_with(OPTIONS)).collect();
    let fits = if folds.is_empty() { rows.len() <= MOST + 1 } else { rows.len() <= MOST };
    let opened = folds.iter().any(|fold| fold.open);
    ensure!(fits || opened, "「{}」 shows at once {rows:?}", screen.heading());
    Ok(folds.len())
}

/// UX bars 5 and 16 (§5.8): what was picked behind the fold is seen when one comes back to it, and stays in sight
/// while one goes on through the rows; what is wrong is seen as well.
#[test]
fn what_is_picked_is_never_folded() -> Result<()> {
    browse(NARROW, async |page| {
        open(page).await?;
        page.press("开始自查").await?;
        let rows: Vec<String> = measure(page, "rows()").await?;
        ensure!(!rows.iter().any(|row| row.starts_with("许昌")), "许昌 is in sight before it is looked for: {rows:?}");
        reply(page, Row("许昌")).await?;
        let screen = page.back().await?;
        ensure!(screen.chosen().iter().any(|row| row.starts_with("许昌")), "the answer is out of sight: {screen:#?}");
        page.choose("温州").await?;
        let rows: Vec<String> = measure(page, "rows()").await?;
        ensure!(rows.iter().any(|row| row.starts_with("许昌")), "the fold closed below the finger: {rows:?}");
        page.choose("许昌").await?;
        // Whoever closes it by hand still reads what is picked.
        page.press(OPTIONS).await?;
        let fold = folds(page).await?.into_iter().next().context("no fold")?;
        ensure!(!fold.open && fold.name.contains("您选的：许昌"), "of what is picked the closed fold says {fold:?}");
        Ok(())
    })
}

/// What is not ticked counts as no: who goes on without having opened the fold is shown what stands in it first.
#[test]
fn nobody_says_no_to_rows_that_were_never_seen() -> Result<()> {
    browse(PHONE, async |page| {
        open(page).await?;
        page.press("开始自查").await?;
        Person::rich().go_on(page).await?;
        // All six kinds of records at once.
        let asked = last_was(page, "kinds;63").await?.heading().to_owned();
        let rows = async |page: &Page| measure::<Vec<String>>(page, "rows()").await;
        let seen = rows(page).await?;
        page.choose(seen.first().context("no rows")?).await?;
        let screen = page.press(CONTINUE).await?;
        screen.check_heading(&asked)?;
        screen.check_says("请看完再继续")?;
        ensure!(screen.title.starts_with("错误："), "the window is named 「{}」", screen.title);
        ensure!(rows(page).await?.len() > seen.len(), "nothing was unfolded");
        ensure!(screen.chosen().len() == 1, "what was ticked is lost: {:?}", screen.chosen());
        let screen = page.press(CONTINUE).await?;
        ensure!(screen.heading() != asked, "there is no way on");
        Ok(())
    })
}

/// UX bar 19: the rows are gone through with the arrow keys, and none of them is picked unseen.
#[test]
fn arrow_keys_pick_nothing_behind_a_closed_fold() -> Result<()> {
    browse(DESKTOP, async |page| {
        open(page).await?;
        page.press("开始自查").await?;
        to(page, "温州").await?;
        page.keys([Key::Space]).await?;
        let mut picked = Vec::new();
        for _ in 0..8 {
            let screen = page.keys([Key::Down]).await?;
            let unseen: bool =
                page.read("Boolean(document.querySelector('main details:not([open]) input:checked'))", &[]).await?;
            ensure!(!unseen, "something is picked that cannot be seen, after {picked:?}");
            let row = screen.chosen().first().map(ToString::to_string).context("nothing is picked")?;
            picked.push(row);
        }
        ensure!(picked.iter().any(|row| row.starts_with("不确定")), "the arrow keys never come to 不确定: {picked:?}");
        // Opened from the keyboard, the fold is part of the way.
        to(page, OPTIONS).await?;
        page.keys([Key::Enter]).await?;
        let fold = folds(page).await?.into_iter().next().context("no fold")?;
        ensure!(fold.open, "Enter does not open {fold:?}");
        give(page, Row("武义")).await?;
        let screen = page.keys([Key::Down]).await?;
        let row = screen.chosen().first().map(ToString::to_string).unwrap_or_default();
        ensure!(row.starts_with("萧山"), "after 武义 comes {row}");
        Ok(())
    })
}

/// Goes on by the tab key to what has this name.
async fn to(page: &Page, name: &str) -> Result<()> {
    let mut stops = Vec::new();
    for _ in 0..40 {
        let screen = page.keys([Key::Tab]).await?;
        if screen.focus.starts_with(name) {
            return Ok(());
        }
        stops.push(screen.focus);
    }
    anyhow::bail!("the focus never comes to 「{name}」: {stops:?}")
}

/// UX bar 19: every 更多 of the results, of a detail and of the list is a stop of the tab key, opens by Enter, and shows
/// something to go on to.
#[test]
fn every_fold_opens_from_the_keyboard() -> Result<()> {
    browse(DESKTOP, async |page| {
        open(page).await?;
        check_folds(page).await?;
        page.press("开始自查").await?;
        check_folds(page).await?;
        reply(page, Row("温州")).await?;
        Person::rich().go_on(page).await?;
        check_folds(page).await?;
        let card = page.card("技能提升补贴").await?;
        page.press(&card.name).await?;
        check_folds(page).await?;
        page.back().await?;
        page.press("生成清单").await?;
        check_folds(page).await
    })
}

async fn check_folds(page: &Page) -> Result<()> {
    let names: Vec<String> = folds(page).await?.into_iter().filter(|fold| !fold.open).map(|fold| fold.name).collect();
    let heading = page.screen().await?.heading().to_owned();
    page.read::<()>("(document.querySelector('h1').focus(), null)", &[]).await?;
    let mut opened = Vec::new();
    for _ in 0..400 {
        if opened.len() == names.len() {
            break;
        }
        page.keys([Key::Tab]).await?;
        let at: bool = page.read("document.activeElement.matches('details.fold:not([open]) > summary')", &[]).await?;
        if at {
            let visible: bool = page.read("focusIsVisible()", &[]).await?;
            ensure!(visible, "on 「{heading}」 one cannot see that a fold has the focus");
            let screen = page.keys([Key::Enter]).await?;
            let open: bool = page.read("document.activeElement.parentElement.open", &[]).await?;
            ensure!(open, "on 「{heading}」 Enter does not open 「{}」", screen.focus);
            opened.push(screen.focus);
        }
    }
    ensure!(opened.len() == names.len(), "on 「{heading}」 the tab key comes to {opened:?} of {names:?}");
    Ok(())
}

/// UX bar 13 (§5.8): elder mode shows other layouts of the same results: the same headline, the same provisions in the
/// same groups and order with the same words, at the same addresses.
#[test]
fn the_results_are_the_same() -> Result<()> {
    browse(PHONE, async |page| {
        let standard = results(page, false).await?;
        forget(page).await?;
        let elder = results(page, true).await?;
        ensure!(standard.0 == elder.0, "the headline is {} and {}", standard.0, elder.0);
        ensure!(standard.1.len() == elder.1.len(), "{} provisions and {}", standard.1.len(), elder.1.len());
        for (one, other) in standard.1.iter().zip(&elder.1) {
            ensure!(one == other, "{one:#?} became {other:#?}");
        }
        ensure!(standard.2 == elder.2, "the addresses are {:?} and {:?}", standard.2, elder.2);
        Ok(())
    })
}

type Results = (String, Vec<[String; 3]>, Vec<String>);

async fn results(page: &Page, elder: bool) -> Result<Results> {
    if elder {
        open(page).await?
    } else {
        page.open().await?
    };
    page.press("开始自查").await?;
    let heading = Person::rich().go_on(page).await?.heading().to_owned();
    let of = |each: crate::page::Provision| [each.name, each.text, each.group];
    let provisions = page.provisions().await?.into_iter().map(of).collect();
    let mut addresses = Vec::new();
    for name in ["生成清单", "五地对比", "条款与说明", "批量核对一批职工"] {
        page.press(name).await?.check_sound()?;
        addresses.push(page.read("location.hash", &[]).await?);
        page.back().await?;
    }
    Ok((heading, provisions, addresses))
}

/// UX bar 16 (§5.8): one clear way on: the bar at the foot has at most two buttons, one of them filled or the only one.
#[test]
fn one_way_on_is_clear() -> Result<()> {
    browse(NARROW, async |page| {
        open(page).await?;
        page.press("开始自查").await?;
        let see = async |page: &Page, screen: &Screen| {
            let bar: Vec<String> = page.read("all('.actions button, .actions a').map(words)", &[]).await?;
            ensure!(bar.len() <= 2, "at the foot of 「{}」 stand {bar:?}", screen.heading());
            ensure!(!screen.offers(CONTINUE) || bar.iter().any(|name| name == CONTINUE), "no {CONTINUE} in {bar:?}");
            Ok(())
        };
        walk(page, &Person::worker().says("您累计缴了多少个月失业保险费？", Number("36")), see).await?;
        Ok(())
    })
}

/// UX bar 31: paper has no folds: printed from elder mode the list is as complete, and as short, as from any other.
#[test]
fn paper_has_no_folds() -> Result<()> {
    browse(PHONE, async |page| {
        open(page).await?;
        page.press("开始自查").await?;
        Person::rich().go_on(page).await?;
        page.press("生成清单").await?;
        let closed = folds(page).await?.into_iter().filter(|fold| !fold.open).count();
        ensure!(closed > 1, "nothing is folded on the list");
        let sheets = crate::checklist::sheets(page).await?;
        ensure!(sheets <= 2, "it takes {sheets} sheets");
        let left = folds(page).await?.into_iter().filter(|fold| !fold.open).count();
        ensure!(left == 0, "{left} folds were closed when it was printed");
        page.send("Emulation.setEmulatedMedia", serde_json::json!({ "media": "print" })).await?;
        let seen: bool = page.read("all('details.fold > summary').length > 0", &[]).await?;
        ensure!(!seen, "「更多」 is printed");
        Ok(())
    })
}

/// UX bar 6: what was unfolded on one screen is not so on the next one.
#[test]
fn a_fold_belongs_to_its_screen() -> Result<()> {
    browse(PHONE, async |page| {
        open(page).await?;
        page.press("批量核对一批职工").await?;
        page.back().await?;
        page.press("条款与说明").await?;
        let open: Vec<Fold> = folds(page).await?.into_iter().filter(|fold| fold.open).collect();
        ensure!(open.is_empty(), "nobody opened {open:?}");
        page.read::<()>("(all('details.fold > summary').forEach((summary) => summary.click()), null)", &[]).await?;
        page.press("匠惠").await?;
        let open: Vec<Fold> = folds(page).await?.into_iter().filter(|fold| fold.open).collect();
        ensure!(open.is_empty(), "on the first screen nobody opened {open:?}");
        Ok(())
    })
}
