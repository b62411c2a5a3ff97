//! 只用键盘: a person who has the keys alone, and what must hold wherever the focus stands.

use super::tour::call;
use crate::page::{Page, Screen};
use crate::walk::Answer::{Day, Month, Number, Row, Skip};
use crate::walk::{CONTINUE, Person};
use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use thirtyfour::Key;

/// What reads the focus.
pub const SCRIPT: &str = concat!(include_str!("scale.js"), include_str!("stop.js"));

/// More stops than any screen has.
const MOST: usize = 150;

/// Where the focus stands. Lengths in CSS pixels from the top left of the page.
#[derive(Clone, Debug, Deserialize)]
pub struct Stop {
    pub name: String,
    pub kind: String,
    top: i64,
    left: i64,
    #[serde(default)]
    bottom: i64,
    #[serde(default)]
    column: String,
    stuck: bool,
    flaws: Vec<String>,
}

impl Stop {
    /// Whether this has the focus; a name may have its explanation behind it.
    fn is(&self, name: &str) -> bool {
        self.name == name || self.name.starts_with(&format!("{name} ")) || self.name.starts_with(&format!("{name}（"))
    }

    fn check_seen(&self) -> Result<()> {
        ensure!(self.flaws.is_empty(), "「{}」 has the focus: {:?}", self.name, self.flaws);
        Ok(())
    }

    /// It stands behind the other one as one reads: below it, or beside it to the right.
    fn check_after(&self, before: &Self) -> Result<()> {
        let apart = self.stuck || before.stuck || self.column != before.column;
        let is_beside = self.top < before.bottom && self.left > before.left;
        let is_below = self.top >= before.top;
        ensure!(
            apart || is_beside || is_below,
            "「{}」 comes after 「{}」 and stands above it",
            self.name,
            before.name
        );
        Ok(())
    }
}

/// What has the focus.
pub async fn stop(page: &Page) -> Result<Stop> {
    call(page, SCRIPT, "stop()").await
}

/// Goes from stop to stop until the one of this name has the focus.
pub async fn tab_to(page: &Page, name: &str) -> Result<Stop> {
    let mut names = Vec::new();
    for _ in 0..MOST {
        page.keys([Key::Tab]).await?;
        let here = stop(page).await?;
        if !here.name.is_empty() {
            here.check_seen()?;
        }
        if here.is(name) {
            return Ok(here);
        }
        names.push(here.name);
    }
    bail!("the focus never comes to 「{name}」: {names:?}")
}

/// Goes to a button or link and presses it by its own key.
pub async fn press(page: &Page, name: &str) -> Result<Screen> {
    tab_to(page, name).await?;
    page.keys([Key::Enter]).await
}

/// Goes through every stop of the screen and back: each is seen, in the order of the page, and none holds the focus.
pub async fn sweep(page: &Page) -> Result<Vec<Stop>> {
    page.read::<Option<bool>>(
        "(document.activeElement.blur(), scrollTo(0, 0), getSelection().removeAllRanges(), null)",
        &[],
    )
    .await?;
    let count: usize = call(page, SCRIPT, "stopCount()").await?;
    page.read::<Option<bool>>("(document.querySelector('.skip-link').focus(), null)", &[]).await?;
    let mut stops = vec![stop(page).await?];
    for _ in 1..count {
        page.keys([Key::Tab]).await?;
        let here = stop(page).await?;
        here.check_seen()?;
        let before = stops.last().context("no stop")?;
        here.check_after(before)?;
        ensure!(!here.name.is_empty(), "after 「{}」 nothing has the focus, {} of {count}", before.name, stops.len());
        stops.push(here);
    }
    for there in stops.iter().rev().skip(1) {
        page.shift_tab().await?;
        let here = stop(page).await?;
        // Backwards one comes to the last row of a set.
        ensure!(
            here.name == there.name || here.kind == there.kind,
            "back from there comes 「{}」 instead of 「{}」",
            here.name,
            there.name
        );
        here.check_seen()?;
    }
    Ok(stops)
}

/// Answers the question on the screen as this person would.
pub async fn answer(page: &Page, person: &Person) -> Result<()> {
    let screen = page.screen().await?;
    let question = screen.heading();
    let answer = person.answer(question).unwrap_or(Skip);
    let name =
        |row: &str| {
            screen.choices.iter().map(|choice| choice.name.clone()).find(|name| {
                *name == row || name.starts_with(&format!("{row} ")) || name.starts_with(&format!("{row}（"))
            })
        };
    match answer {
        Row(row) => row_of(page, &name(row).with_context(|| format!("no row 「{row}」 at 「{question}」"))?).await,
        Skip => row_of(page, &screen.choices.last().context("no row")?.name).await,
        Number(number) => {
            if let Some(exact) = name("填写具体数") {
                row_of(page, &exact).await?;
            }
            let fields = page.screen().await?.fields;
            tab_to(page, &fields.first().context("no field")?.name).await?;
            page.type_words(number).await.map(|_| ())
        }
        Month(year, month) => date(page, [year, month, ""]).await,
        Day(year, month, day) => date(page, [year, month, day]).await,
    }
    .with_context(|| format!("answering 「{question}」 with {answer:?}"))
}

/// Picks a date with the arrows.
async fn date(page: &Page, parts: [&str; 3]) -> Result<()> {
    for (list, value) in ["年", "月", "日"].into_iter().zip(parts) {
        if value.is_empty() {
            continue;
        }
        tab_to(page, list).await?;
        for _ in 0..MOST {
            if page.read::<String>("document.activeElement.value", &[]).await? == value {
                break;
            }
            page.keys([Key::Down]).await?;
        }
        let chosen: String = page.read("document.activeElement.value", &[]).await?;
        ensure!(chosen == value, "the arrows came to {chosen} instead of {value}");
    }
    Ok(())
}

/// Chooses a row: by the arrows within a set of which one may be chosen, else stop by stop.
async fn row_of(page: &Page, name: &str) -> Result<()> {
    for _ in 0..MOST {
        page.keys([Key::Tab]).await?;
        let here = stop(page).await?;
        if here.name == name {
            return page.keys([Key::Space]).await.map(|_| ());
        }
        if here.kind.starts_with("radio") {
            for _ in 0..MOST {
                page.keys([Key::Down]).await?;
                let here = stop(page).await?;
                here.check_seen()?;
                if here.name == name {
                    return Ok(());
                }
            }
        }
    }
    bail!("no key leads to 「{name}」")
}

/// UX bar 4: a screen of radio buttons takes a choice and a press, nothing is chosen before, and nothing goes on by itself.
pub async fn check_two_presses(page: &Page, person: &Person) -> Result<Screen> {
    let before = page.screen().await?;
    ensure!(before.chosen().is_empty(), "chosen at 「{}」 before anybody did: {:?}", before.heading(), before.chosen());
    answer(page, person).await?;
    let after = page.screen().await?;
    ensure!(after.heading() == before.heading(), "「{}」 went on by itself", before.heading());
    press(page, CONTINUE).await
}

/// From the first question to the results.
pub async fn questions(page: &Page, person: &Person, mut see: impl AsyncFnMut(&Page) -> Result<()>) -> Result<Screen> {
    for _ in 0..MOST {
        let screen = page.settled().await?;
        screen.check_sound()?;
        if !screen.offers(CONTINUE) {
            return Ok(screen);
        }
        see(page).await?;
        let shown = if screen.heading().starts_with("您填的") {
            press(page, CONTINUE).await?
        } else {
            check_two_presses(page, person).await?
        };
        ensure!(!shown.title.starts_with("错误"), "the answer to 「{}」 is not taken: {shown:#?}", screen.heading());
    }
    bail!("the questions do not end")
}
