//! 键盘: the start of the way without a pointer, and where the focus stands.

use crate::chromium::{DESKTOP, browse};
use crate::page::{Page, Screen};
use crate::walk::Person;
use anyhow::{Result, bail, ensure};
use std::collections::BTreeSet;
use thirtyfour::Key;

/// UX bar 19: the start of the way, and that each stop shows the focus.
#[test]
fn the_first_questions_can_be_answered_from_the_keyboard() -> Result<()> {
    browse(DESKTOP, async |page| {
        page.open().await?;
        let screen = page.keys([Key::Tab]).await?;
        ensure!(screen.focus == "跳到正文", "the first stop is 「{}」", screen.focus);
        tab_to(page, "开始自查").await?;
        let screen = page.keys([Key::Enter]).await?;
        screen.check_sound()?;
        screen.check_heading("您在哪里工作、就读或参赛？")?;

        tab_to(page, "温州").await?;
        let screen = page.keys([Key::Space]).await?;
        ensure!(screen.chosen().iter().any(|row| row.starts_with("温州")), "the space bar chose {:?}", screen.chosen());
        tab_to(page, "继续").await?;
        let screen = page.keys([Key::Enter]).await?;
        screen.check_sound()?;
        screen.check_heading("您要为谁查？")?;

        tab_to(page, "我自己").await?;
        page.keys([Key::Down, Key::Up]).await?;
        let screen = page.keys([Key::Enter]).await?;
        screen.check_sound()?;
        ensure!(screen.heading().ends_with('？'), "after the role comes 「{}」", screen.heading());
        screen.check_says("我自己")?;

        tab_to(page, "返回").await?;
        page.keys([Key::Space]).await?.check_heading("您要为谁查？")
    })
}

/// Goes from stop to stop until the one of this name has the focus, and can be seen to have it.
async fn tab_to(page: &Page, name: &str) -> Result<Screen> {
    let mut stops = Vec::new();
    for _ in 0..30 {
        let screen = page.keys([Key::Tab]).await?;
        let visible: bool = page.read("focusIsVisible()", &[]).await?;
        ensure!(visible, "one cannot see that 「{}」 has the focus", screen.focus);
        if screen.focus == name || screen.focus.starts_with(&format!("{name} ")) {
            return Ok(screen);
        }
        stops.push(screen.focus);
    }
    bail!("the focus never comes to 「{name}」: {stops:?}")
}

/// UX bar 20: no two titles are the same.
#[test]
fn every_screen_has_a_name_of_its_own() -> Result<()> {
    browse(DESKTOP, async |page| {
        let mut titles = BTreeSet::new();
        titles.insert(page.open().await?.title);
        page.press("开始自查").await?;
        let see = async |page: &Page| {
            let screen = page.screen().await?;
            ensure!(titles.insert(screen.title.clone()), "two screens are named {}", screen.title);
            let nameless: Vec<String> = nameless(page).await?;
            ensure!(nameless.is_empty(), "on 「{}」 there is no name for {nameless:?}", screen.heading());
            Ok(())
        };
        let screen = Person::worker().go_on_seeing(page, see).await?;
        ensure!(!screen.said.is_empty(), "nothing is said of the results");
        ensure!(nameless(page).await?.is_empty(), "something on the results has no name");
        Ok(())
    })
}

/// What assistive technology finds on the page and cannot name, by the browser's own reckoning.
async fn nameless(page: &Page) -> Result<Vec<String>> {
    let tree = page.send("Accessibility.getFullAXTree", serde_json::json!({})).await?;
    let nodes = tree.get("nodes").and_then(|nodes| nodes.as_array()).cloned().unwrap_or_default();
    let value = |node: &serde_json::Value, of: &str| {
        node.pointer(&format!("/{of}/value")).and_then(|value| value.as_str()).unwrap_or_default().to_owned()
    };
    let roles = ["button", "link", "radio", "checkbox", "textbox", "combobox", "heading", "article"];
    let named = |node: &serde_json::Value| !value(node, "name").trim().is_empty();
    let asked = nodes.iter().filter(|node| roles.contains(&value(node, "role").as_str()));
    let sets: Vec<String> = page.read("namelessSets()", &[]).await?;
    Ok(asked.filter(|node| !named(node)).map(ToString::to_string).chain(sets).collect())
}
