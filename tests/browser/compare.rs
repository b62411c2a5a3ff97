//! 对比: the same answers in every place, with nothing added across places and nothing lost.

use crate::chromium::{DESKTOP, NARROW, PHONE, browse};
use crate::page::{Page, Screen};
use crate::walk::Answer::{Row, Skip};
use crate::walk::{Person, reply};
use anyhow::{Result, ensure};

const TITLE: &str = "五地对比";
const PLACES: [&str; 5] = ["温州", "衢州", "武义", "萧山", "许昌"];

/// To the places side by side without naming one.
async fn unsure(page: &Page) -> Result<Screen> {
    page.open().await?;
    page.press("我自己").await?;
    let rows = page.screen().await?.choices;
    ensure!(rows.last().is_some_and(|row| row.name == "不确定，五地都看"), "the last row is {:?}", rows.last());
    let screen = reply(page, Skip).await?;
    screen.check_sound()?;
    reply(page, Row("三级（高级工）")).await
}

#[test]
fn who_names_no_place_sees_all_of_them() -> Result<()> {
    browse(PHONE, async |page| {
        let screen = unsure(page).await?;
        screen.check_sound()?;
        screen.check_heading(TITLE)?;
        check_places(page).await?;
        for words in ["若照稿发布", "征求意见稿", "施行中", "文件执行到", "在武义参加社会保险", "不相加", "最多还有"]
        {
            screen.check_says(words)?;
        }
        ensure!(screen.said.contains("武义"), "of the places is said: {}", screen.said);
        page.picture("compare").await?;
        Ok(())
    })
}

/// Every place has its own card with the way on.
async fn check_places(page: &Page) -> Result<()> {
    let names: Vec<String> = page.read("all('main article h2').map(words)", &[]).await?;
    ensure!(names.len() == PLACES.len(), "the cards are {names:?}");
    for place in PLACES {
        ensure!(names.iter().any(|name| name.starts_with(place)), "{place} has no card: {names:?}");
    }
    Ok(())
}

/// UX bars 16 and 17.
#[test]
fn at_320_pixels_and_on_a_desktop_the_places_fit() -> Result<()> {
    for (size, least) in [(NARROW, ["48", "16"]), (DESKTOP, ["48", "16"])] {
        browse(size, async |page| {
            let screen = unsure(page).await?;
            screen.check_sound()?;
            let small: Vec<String> = page.read("small(...arguments)", &least).await?;
            ensure!(small.is_empty(), "too small: {small:#?}");
            let crowded: Vec<String> = page.read("crowded()", &[]).await?;
            ensure!(crowded.is_empty(), "over each other: {crowded:#?}");
            // On a desktop they are the columns of one table, its rows at one height.
            let columns = "['.place', '.place__facts > div:nth-child(2)', '.place > .button'].map((part) => \
                new Set(all(part).map((e) => Math.round(e.getBoundingClientRect().top))).size)";
            let heights: Vec<usize> = page.read(columns, &[]).await?;
            let expected: &[usize] = if size.width == DESKTOP.width { &[1, 1, 1] } else { &[5] };
            ensure!(heights.starts_with(expected), "the parts stand at {heights:?} heights");
            page.picture("compare").await?;
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn what_several_places_need_is_asked_there() -> Result<()> {
    browse(PHONE, async |page| {
        unsure(page).await?.check_heading(TITLE)?;
        let screen = page.press("接着回答").await?;
        screen.check_sound()?;
        ensure!(screen.heading().ends_with('？'), "one comes to 「{}」", screen.heading());
        screen.check_says("五地都看")?;
        // All of it can be passed, and the places come again.
        let mut screen = screen;
        for _ in 0..40 {
            if screen.heading() == TITLE {
                return check_places(page).await;
            }
            screen.check_sound()?;
            screen = reply(page, Skip).await?;
        }
        anyhow::bail!("the questions of all places do not end")
    })
}

#[test]
fn one_goes_on_in_the_place_of_a_card() -> Result<()> {
    browse(PHONE, async |page| {
        unsure(page).await?;
        let screen = page.press("按武义接着答").await?;
        screen.check_sound()?;
        screen.check_says("武义")?;
        screen.check_says("目前看")?;
        page.back().await?.check_heading(TITLE)?;
        page.reload().await?.check_heading(TITLE)
    })
}

#[test]
fn from_the_results_one_sees_the_other_places_and_comes_back() -> Result<()> {
    browse(PHONE, async |page| {
        let results = Person::worker().check(page).await?;
        let screen = page.press(TITLE).await?;
        screen.check_sound()?;
        screen.check_heading(TITLE)?;
        check_places(page).await?;
        screen.check_says("可以申领 1 项")?;
        screen.check_says("3,000 元")?;
        screen.check_says("您选的")?;
        page.picture("compare-worker").await?;
        let again = page.press("看结果").await?;
        ensure!(again.text == results.text, "the results are\n{}", again.text);
        Ok(())
    })
}
