//! 版面: on the narrowest phone, in both sizes of type, and as pictures.

use crate::chromium::{DESKTOP, NARROW, PHONE, Size, browse};
use crate::page::Page;
use crate::walk::Answer::{Number, Skip};
use crate::walk::{CONTINUE, Person, change, give};
use anyhow::{Result, ensure};

/// The least height of what is pressed, and of type, in CSS pixels.
const STANDARD: [&str; 2] = ["48", "16"];
pub const ELDER: [&str; 2] = ["60", "20"];

/// UX bars 12, 16 and 17: type from 16 px, targets from 48 px, none over another, nothing sideways at 320 px.
#[test]
fn at_320_pixels_nothing_is_small_or_sticks_out() -> Result<()> {
    browse(NARROW, async |page| {
        page.open().await?;
        check_screens(page, STANDARD).await
    })
}

/// UX bars 16 and 17: the same with targets from 60 px.
#[test]
fn in_large_type_nothing_is_small_or_sticks_out() -> Result<()> {
    browse(NARROW, async |page| {
        page.open().await?;
        page.press("长辈版").await?;
        check_screens(page, ELDER).await
    })
}

/// Every screen of a worker's way, with a prize, so that every kind of question comes.
async fn check_screens(page: &Page, least: [&str; 2]) -> Result<()> {
    let check = async |page: &Page| check_screen(page, least).await;
    check(page).await?;
    page.press("开始自查").await?;
    Person::rich().go_on_seeing(page, check).await?;
    check(page).await?;
    let card = page.card("技能提升补贴").await?;
    page.press(&card.name).await?.check_sound()?;
    check(page).await
}

/// Nothing is wider than the screen, too small, or over something else.
pub async fn check_screen(page: &Page, least: [&str; 2]) -> Result<()> {
    let screen = page.screen().await?;
    ensure!(screen.content_width <= screen.width, "「{}」 is {} px wide", screen.heading(), screen.content_width);
    let small: Vec<String> = page.read("small(...arguments)", &least).await?;
    ensure!(small.is_empty(), "too small on 「{}」: {small:#?}", screen.heading());
    let crowded: Vec<String> = page.read("crowded()", &[]).await?;
    ensure!(crowded.is_empty(), "over each other on 「{}」: {crowded:#?}", screen.heading());
    Ok(())
}

#[test]
fn pictures_of_every_screen_on_a_phone() -> Result<()> {
    pictures(PHONE)
}

#[test]
fn pictures_of_every_screen_on_a_desktop() -> Result<()> {
    pictures(DESKTOP)
}

fn pictures(size: Size) -> Result<()> {
    browse(size, async |page| {
        let mut album = Album { page, number: 0, least: STANDARD, flaws: Vec::new() };
        album.page.open().await?;
        album.take("home").await?;
        album.page.press("开始自查").await?;
        let person = Person::rich();
        let mut way = person.way();
        while album.page.screen().await?.offers(CONTINUE) {
            way.fill(album.page).await?;
            album.take("question").await?;
            way.leave(album.page).await?;
        }
        album.take("results").await?;
        let card = album.page.card("技能提升补贴").await?;
        album.page.press(&card.name).await?;
        album.take("detail").await?;
        album.page.back().await?;
        album.page.press("修改：证书").await?;
        album.take("records").await?;
        album.page.back().await?;
        album.page.press("修改：累计缴纳失业保险费月数").await?;
        give(album.page, Number("三年")).await?;
        album.page.press(CONTINUE).await?;
        album.take("mistake").await?;
        give(album.page, Number("35")).await?;
        album.page.press(CONTINUE).await?;
        album.take("ask-office").await?;
        album.page.press(&card.name).await?;
        album.take("ask-office-detail").await?;
        album.page.back().await?;
        change(album.page, "累计缴纳失业保险费月数", Skip).await?;
        album.take("to-confirm").await?;
        album.page.press(&card.name).await?;
        album.take("to-confirm-detail").await?;
        album.page.press("长辈版").await?;
        album.least = ELDER;
        album.take("elder-detail").await?;
        album.page.back().await?;
        album.take("elder-results").await?;
        ensure!(album.flaws.is_empty(), "{:#?}", album.flaws);
        Ok(())
    })
}

struct Album<'a> {
    page: &'a mut Page,
    number: u32,
    least: [&'static str; 2],
    /// What is wrong with the screens so far: a flaw on one of them must not cost the pictures of the others.
    flaws: Vec<String>,
}

impl Album<'_> {
    async fn take(&mut self, name: &str) -> Result<()> {
        self.number += 1;
        if let Err(flaw) = check_screen(self.page, self.least).await {
            self.flaws.push(format!("{:02}-{name}: {flaw:#}", self.number));
        }
        self.page.picture(&format!("{:02}-{name}", self.number)).await.map(|_| ())
    }
}
