//! The audit of one state of the page in every look and width.

use super::modes::{MODES, Mode, SIZES, least};
use super::tools::{EXCUSED, MORE_RULES, Markup, STANDARD, STILL, TAGS, engines, validate};
use crate::chromium::Size;
use crate::framed::check_fits;
use crate::page::{Page, Screen};
use anyhow::{Context, Result, ensure};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The least contrast of words with their ground: that of level AAA.
pub const WORDS: u32 = 7;

/// The least contrast of the lines of controls, of icons and of the ring around what has the focus.
pub const LINES: u32 = 3;

const RUN: &str = concat!(include_str!("colours.js"), include_str!("axe.js"));

/// A walk through the page that audits the states it comes to.
pub struct Audit {
    elder: bool,
    /// Whether the page is in a frame of another one: its size follows that one's, a little later.
    framed: bool,
    engines: String,
    /// What was audited: screen and state.
    pub seen: BTreeSet<(&'static str, &'static str)>,
    /// Which screen each window title stands for.
    titles: BTreeMap<String, String>,
    /// The markup of every state; it is validated at the end, all at once.
    markup: Vec<Markup>,
    /// What is wrong so far, and where: one flaw must not hide the others.
    flaws: BTreeMap<String, Vec<String>>,
}

impl Audit {
    /// An audit of one layout, in all its colours.
    pub fn new(elder: bool) -> Result<Self> {
        let (seen, titles, markup, flaws) = (BTreeSet::new(), BTreeMap::new(), Vec::new(), BTreeMap::new());
        Ok(Self { elder, framed: false, engines: engines()?, seen, titles, markup, flaws })
    }

    /// The same for the page in a frame.
    pub fn in_frame(elder: bool) -> Result<Self> {
        Ok(Self { framed: true, ..Self::new(elder)? })
    }

    /// Nothing moves any more: colours must not be on their way from one to another when they are measured.
    pub async fn still(&self, page: &Page) -> Result<()> {
        if self.framed {
            // What holds for the page around a frame does not hold in the frame.
            return page.read(STILL, &[]).await;
        }
        let still = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        page.send("Emulation.setEmulatedMedia", still).await.map(|_| ())
    }

    /// Opens the page in the layout of this walk.
    pub async fn open(&self, page: &Page) -> Result<Screen> {
        self.still(page).await?;
        // What the address asks for holds through every reload.
        page.open_at(if self.elder { "?elder=1" } else { "" }).await
    }

    /// The looks of this walk.
    fn modes(&self) -> Vec<Mode> {
        MODES.into_iter().filter(|mode| mode.elder == self.elder).collect()
    }

    /// Calls a function of the scripts beside this file; brings the engines along where they are not in the page yet.
    pub async fn call<T: DeserializeOwned>(&self, page: &Page, call: &str) -> Result<T> {
        // By WebDriver, as a person's own tool would: the page's Content-Security-Policy lets no other script in.
        if !page.read("typeof axe === 'object' && typeof HTMLCS === 'object'", &[]).await? {
            page.read::<Option<bool>>(&format!("(() => {{ {} }})(), null", self.engines), &[]).await?;
        }
        page.read(&format!("(() => {{ {RUN}\n return {call}; }})()"), &[]).await
    }

    /// Whether a screen needs no more audits.
    pub fn knows(&self, screen: &'static str) -> bool {
        self.seen.contains(&(screen, "filled"))
    }

    /// Audits what is on the screen after one has come to it: it has its own title and the focus on its heading.
    pub async fn arrive(&mut self, page: &mut Page, screen: &'static str, state: &'static str) -> Result<()> {
        let shown = page.settled().await?;
        if let Err(flaw) = shown.check_sound() {
            self.note(format!("{flaw:#}"), format!("{screen}, {state}"));
        }
        self.check_title(&shown, screen);
        self.check(page, screen, state).await
    }

    /// Two screens of one title cannot be told apart by who hears them.
    pub fn check_title(&mut self, shown: &Screen, screen: &str) {
        let before = self.titles.insert(shown.title.clone(), screen.to_owned());
        if before.as_ref().is_some_and(|before| before != screen) {
            self.note(format!("the same title as {before:?}: {}", shown.title), screen.to_owned());
        }
    }

    /// Audits what is on the screen, in every look and width.
    pub async fn check(&mut self, page: &mut Page, screen: &'static str, state: &'static str) -> Result<()> {
        if !self.seen.insert((screen, state)) {
            return Ok(());
        }
        self.keep(self.markup_of(page, "").await?.html, screen, state);
        let before = page.size();
        for size in SIZES {
            let flaws = self.flaws_of(page, size, state).await.with_context(|| format!("at {screen}, {state}"))?;
            for (mode, flaw) in flaws {
                self.note(flaw, format!("{screen}, {state}, {mode}, {} px", size.width));
            }
        }
        page.resize(before).await
    }

    /// Keeps markup for the validator, and remembers that this state was seen.
    pub fn keep(&mut self, html: String, screen: &'static str, state: &'static str) {
        self.seen.insert((screen, state));
        let layout = if self.elder { "elder" } else { "standard" };
        self.markup.push(Markup { html, at: format!("{screen}, {state}, {layout}") });
    }

    /// Waits until the page is as wide as the screen, also where the page around it has to say so first.
    pub async fn follow(&self, page: &Page, size: Size) -> Result<Screen> {
        if self.framed {
            // Wide screens have a bar to scroll beside it.
            let wide = format!("return Math.abs(innerWidth - {}) < 20", size.width);
            page.until("the frame is as wide as the screen", &wide).await?;
            check_fits(page, "its content").await?;
        }
        page.settled().await
    }

    /// The markup as the browser has it now.
    pub async fn markup_of(&self, page: &Page, at: &str) -> Result<Markup> {
        let html = page.read("'<!DOCTYPE html>\\n' + document.documentElement.outerHTML", &[]).await?;
        Ok(Markup { html, at: at.to_owned() })
    }

    /// Something is wrong, and where.
    pub fn note(&mut self, flaw: String, at: String) {
        self.flaws.entry(flaw).or_default().push(at);
    }

    /// Everything that a machine finds wrong with the screen in this width: in which look, and what.
    pub async fn flaws_of(&self, page: &mut Page, size: Size, state: &str) -> Result<Vec<(String, String)>> {
        page.resize(size).await?;
        let shown = self.follow(page, size).await?;
        let mut flaws = Vec::new();
        // Not compared with the inner width: a phone zooms out until what sticks out is in it.
        if shown.content_width > i64::from(size.width) {
            flaws.push((String::new(), format!("it is {} px wide", shown.content_width)));
        }
        if shown.title.starts_with("错误：") != (state == "error") {
            flaws.push((String::new(), format!("the window is named 「{}」", shown.title)));
        }
        // On a screen as high as the page, the bar at the foot hides nothing from axe-core.
        let height = page.read::<u32>("document.documentElement.scrollHeight", &[]).await?.max(size.height);
        page.resize(Size { height, ..size }).await?;
        flaws.extend(self.call::<Vec<(String, String)>>(page, &format!("look({})", self.asked())).await?);
        Ok(flaws)
    }

    /// What is looked for, for the script.
    fn asked(&self) -> Value {
        let [height, size] = least(self.elder);
        json!({
            "modes": self.modes(), "tags": TAGS, "more": MORE_RULES, "standard": STANDARD,
            "excused": EXCUSED.map(|(end, place, _)| [end, place]),
            "words": WORDS, "lines": LINES, "height": height, "size": size,
        })
    }

    /// All of it was seen and all of it was sound.
    pub fn settle(mut self, expected: &BTreeSet<(&'static str, &'static str)>) -> Result<()> {
        for (at, flaw) in validate(&self.markup)? {
            self.note(flaw, at);
        }
        let told: Vec<String> = self.flaws.iter().map(|(flaw, at)| format!("{flaw}\n    {}", brief(at))).collect();
        ensure!(told.is_empty(), "{} flaws:\n{}", told.len(), told.join("\n"));
        let seen = &self.seen;
        ensure!(seen == expected, "were seen {seen:#?} instead of {expected:#?}");
        Ok(())
    }
}

/// The first places of many.
fn brief(places: &[String]) -> String {
    const SHOWN: usize = 4;
    let more = places.len().saturating_sub(SHOWN);
    let shown: Vec<&str> = places.iter().take(SHOWN).map(String::as_str).collect();
    if more == 0 { shown.join("; ") } else { format!("{}; and {more} more", shown.join("; ")) }
}
