//! 来回: back, forward, reload and changed answers lose nothing; starting again forgets everything.
//! The same in other engines: `engines`.

use crate::chromium::{PHONE, browse};
use crate::page::{Page, Screen};
use crate::walk::Answer::Row;
use crate::walk::{Person, change};
use anyhow::{Result, ensure};

/// What a person sees of the answers on a screen.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    heading: String,
    chosen: Vec<String>,
    filled: Vec<String>,
}

impl Seen {
    fn of(screen: &Screen) -> Self {
        Self {
            heading: screen.heading().to_owned(),
            chosen: screen.chosen().into_iter().map(ToOwned::to_owned).collect(),
            filled: screen.fields.iter().map(|field| field.value.clone()).collect(),
        }
    }
}

/// UX bars 6 and 20: on the way back, too, the focus stands on the heading and the window has its title.
#[test]
fn back_and_forward_find_every_screen_as_it_was_left() -> Result<()> {
    browse(PHONE, async |page| back_and_forward(page).await)
}

/// From the results back through every question to the first screen, and forward again.
pub async fn back_and_forward(page: &Page) -> Result<()> {
    let screen = page.open().await?;
    let home = screen.heading().to_owned();
    let mut seen = Vec::new();
    page.press("开始自查").await?;
    Person::worker()
        .go_on_seeing(page, async |page| {
            seen.push(Seen::of(&page.screen().await?));
            Ok(())
        })
        .await?;
    let results = page.screen().await?.text;

    for expected in seen.iter().rev() {
        let screen = page.back().await?;
        screen.check_sound()?;
        check_seen(&screen, expected)?;
    }
    let screen = page.back().await?;
    ensure!(screen.heading() == home, "before the questions stands 「{}」", screen.heading());
    for expected in &seen {
        let screen = page.forward().await?;
        screen.check_sound()?;
        check_seen(&screen, expected)?;
    }
    let again = page.forward().await?.text;
    ensure!(again == results, "the results were\n{results}\nand are\n{again}");
    Ok(())
}

fn check_seen(screen: &Screen, expected: &Seen) -> Result<()> {
    let seen = Seen::of(screen);
    ensure!(seen == *expected, "the screen was left as {expected:?} and is {seen:?}");
    Ok(())
}

/// UX bar 6.
#[test]
fn a_reload_keeps_every_screen_and_every_answer() -> Result<()> {
    browse(PHONE, async |page| reloads(page).await)
}

/// Loads every screen of a worker's way anew, from its end to its beginning.
pub async fn reloads(page: &Page) -> Result<()> {
    let home = page.open().await?;
    check_reload(page).await?;
    page.press("开始自查").await?;
    let results = Person::worker().go_on(page).await?;
    let card = page.card("技能提升补贴").await?;
    page.press(&card.name).await?;
    let mut screens = 0;
    loop {
        let screen = check_reload(page).await?;
        if screen.heading() == home.heading() {
            break;
        }
        page.back().await?;
        screens += 1;
    }
    for _ in 1..screens {
        page.forward().await?;
    }
    let again = page.screen().await?;
    ensure!(again.text == results.text, "the results were\n{}\nand are\n{}", results.text, again.text);
    Ok(())
}

/// Loads the page anew and finds the same.
async fn check_reload(page: &Page) -> Result<Screen> {
    let before = page.screen().await?;
    let after = page.reload().await?;
    ensure!(before.text == after.text, "a reload turned\n{}\ninto\n{}", before.text, after.text);
    ensure!(before.title == after.title, "a reload turned the title {} into {}", before.title, after.title);
    check_seen(&after, &Seen::of(&before))?;
    Ok(after)
}

/// UX bar 5: one press leads back to the results, and nothing is lost.
#[test]
fn any_answer_can_be_looked_at_and_confirmed_without_losing_another() -> Result<()> {
    browse(PHONE, async |page| {
        let before = Person::worker().check(page).await?;
        let changes = changes(&before);
        ensure!(changes.len() > 8, "only {changes:?} can be changed");
        for change in changes {
            let screen = page.press(&change).await?;
            screen.check_sound()?;
            let answered = !screen.chosen().is_empty() || screen.fields.iter().any(|field| !field.value.is_empty());
            ensure!(answered || screen.heading().starts_with("您填的"), "「{change}」 shows no answer: {screen:#?}");
            let after = page.press("继续").await?;
            ensure!(after.text == before.text, "after 「{change}」 the results are\n{}", after.text);
        }
        Ok(())
    })
}

/// The buttons that change an answer.
fn changes(results: &Screen) -> Vec<String> {
    results.controls.iter().filter(|control| control.starts_with("修改：")).cloned().collect()
}

/// UX bar 5.
#[test]
fn a_changed_answer_can_be_changed_back() -> Result<()> {
    browse(PHONE, async |page| {
        let before = Person::worker().check(page).await?;
        let screen = change(page, "就业身份", Row("学生")).await?;
        screen.check_heading("还没有能直接申领的")?;
        screen.check_says("三级（高级工）")?;
        screen.check_says("36 个月")?;
        let after = change(page, "就业身份", Row("企业职工")).await?;
        ensure!(after.text == before.text, "the results are\n{}", after.text);
        Ok(())
    })
}

#[test]
fn starting_again_forgets_everything() -> Result<()> {
    browse(PHONE, async |page| {
        let fresh = page.open().await?;
        page.press("开始自查").await?;
        Person::worker().go_on(page).await?;
        page.press("再查一次").await?;
        page.press("不清空").await?.check_heading("可以申领 1 项")?;
        page.press("再查一次").await?;
        let screen = page.press("清空，再查一次").await?;
        screen.check_sound()?;
        ensure!(screen.text == fresh.text, "the first screen is not fresh:\n{}", screen.text);
        let store: String = page.read("JSON.stringify({...sessionStorage})", &[]).await?;
        for key in ["p.status", "certificate", "c.level", "g.region"] {
            ensure!(!store.contains(key), "{key} is still kept: {store}");
        }
        let screen = page.back().await?;
        ensure!(screen.text == fresh.text, "going back finds\n{}", screen.text);
        page.reload().await?;
        let screen = page.press("开始自查").await?;
        ensure!(screen.chosen().is_empty(), "an answer came back: {screen:#?}");
        Ok(())
    })
}
