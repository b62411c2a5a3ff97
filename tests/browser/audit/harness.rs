//! The audit of one state of the page in every width.

use crate::chromium::{DESKTOP, NARROW, PHONE, Size};
use crate::page::{Page, Screen};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::{env, fs};

/// The version of axe-core; `cargo xtask` installs it and names its file in `JIANGHUI_AXE`.
pub const VERSION: &str = "4.14.1";

/// WCAG 2.0 to 2.2 in levels A and AA, and what axe-core holds good practice.
pub const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// Rules with those tags that axe-core leaves out unless they are asked for.
pub const MORE_RULES: [&str; 1] = ["target-size"];

/// The widths, in CSS pixels.
pub const SIZES: [Size; 4] = [NARROW, PHONE, Size { width: 768, height: 1024 }, DESKTOP];

/// The least contrast of words with their ground: that of level AAA, where axe-core is asked for that of level AA.
pub const CONTRAST: u32 = 7;

const RUN: &str = include_str!("run.js");

/// The two sizes of type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Standard,
    Elder,
}

impl Mode {
    pub const ALL: [Self; 2] = [Self::Standard, Self::Elder];

    pub fn name(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Elder => "elder",
        }
    }

    /// The least height of what is pressed, and of type, in CSS pixels.
    pub fn least(self) -> [&'static str; 2] {
        match self {
            Self::Standard => ["48", "16"],
            Self::Elder => ["60", "20"],
        }
    }
}

/// What is wrong by one rule.
#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "shown when a test fails")]
pub struct Finding {
    pub rule: String,
    pub help: String,
    pub places: Vec<String>,
}

/// What axe-core says of a screen.
#[derive(Debug, Deserialize)]
pub struct Report {
    pub violations: Vec<Finding>,
    /// What it cannot decide by itself.
    pub unsure: Vec<Finding>,
}

/// A walk through the page that audits the states it comes to.
pub struct Audit {
    mode: Mode,
    axe: String,
    /// What was audited: screen and state.
    pub seen: BTreeSet<(&'static str, &'static str)>,
    /// Which screen each window title stands for.
    titles: BTreeMap<String, String>,
    /// What is wrong so far: one flaw must not hide the others.
    flaws: Vec<String>,
}

impl Audit {
    pub fn new(mode: Mode) -> Result<Self> {
        let name = "JIANGHUI_AXE";
        let path =
            env::var(name).with_context(|| format!("{name} is not set: run `cargo xtask test --only browser`"))?;
        let axe = fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))?;
        ensure!(axe.contains(&format!("axe v{VERSION}")), "{path} is not axe-core {VERSION}");
        Ok(Self { mode, axe, seen: BTreeSet::new(), titles: BTreeMap::new(), flaws: Vec::new() })
    }

    /// Opens the page in the type of this walk.
    pub async fn open(&self, page: &Page) -> Result<Screen> {
        let screen = page.open().await?;
        let size = if self.mode == Mode::Elder { "长辈版" } else { "标准版" };
        if screen.offers(size) { page.press(size).await } else { Ok(screen) }
    }

    /// Calls a function of `run.js`; brings axe-core along where it is not in the page yet.
    pub async fn call<T: DeserializeOwned>(&self, page: &Page, call: &str) -> Result<T> {
        // By WebDriver, as a person's own tool would: the page's Content-Security-Policy lets no other script in.
        if !page.read("typeof axe === 'object'", &[]).await? {
            page.read::<Option<bool>>(&format!("(() => {{ {}\n }})(), null", self.axe), &[]).await?;
        }
        page.read(&format!("(() => {{ {RUN}\n return {call}; }})()"), &[]).await
    }

    /// Whether a screen needs no more audits.
    pub fn knows(&self, screen: &'static str) -> bool {
        self.seen.contains(&(screen, "filled"))
    }

    /// What axe-core says of the screen as it is.
    pub async fn report(&self, page: &Page) -> Result<Report> {
        self.call(page, &format!("audit({}, {})", json!(TAGS), json!(MORE_RULES))).await
    }

    /// Audits what is on the screen after one has come to it: it has its own title and the focus on its heading.
    pub async fn arrive(&mut self, page: &mut Page, screen: &'static str, state: &'static str) -> Result<()> {
        let shown = page.settled().await?;
        if let Err(flaw) = shown.check_sound() {
            self.flaws.push(format!("{screen}, {state}: {flaw:#}"));
        }
        self.check_title(&shown, screen);
        self.check(page, screen, state).await
    }

    /// Two screens of one title cannot be told apart by who hears them.
    pub fn check_title(&mut self, shown: &Screen, screen: &str) {
        let before = self.titles.insert(shown.title.clone(), screen.to_owned());
        if before.as_ref().is_some_and(|before| before != screen) {
            self.flaws.push(format!("{screen} and {before:?} have one title: {}", shown.title));
        }
    }

    /// Audits what is on the screen, in every width.
    pub async fn check(&mut self, page: &mut Page, screen: &'static str, state: &'static str) -> Result<()> {
        if !self.seen.insert((screen, state)) {
            return Ok(());
        }
        for size in SIZES {
            let mut flaws = self.flaws_of(page, size, state).await?;
            let at = format!("{screen}, {state}, {}, {} px", self.mode.name(), size.width);
            self.flaws.extend(flaws.drain(..).map(|flaw| format!("{at}: {flaw}")));
        }
        Ok(())
    }

    /// Everything that a machine finds wrong with the screen in this width.
    pub async fn flaws_of(&self, page: &mut Page, size: Size, state: &str) -> Result<Vec<String>> {
        page.resize(size).await?;
        let shown = page.settled().await?;
        let mut flaws = Vec::new();
        // Not compared with the inner width: a phone zooms out until what sticks out is in it.
        if shown.content_width > i64::from(size.width) {
            flaws.push(format!("it is {} px wide", shown.content_width));
        }
        if shown.title.starts_with("错误：") != (state == "error") {
            flaws.push(format!("the window is named 「{}」", shown.title));
        }
        flaws.extend(page.read::<Vec<String>>("small(...arguments)", &self.mode.least()).await?);
        // On a screen as high as the page, the bar at the foot hides nothing from axe-core.
        let height = page.read::<u32>("document.documentElement.scrollHeight", &[]).await?.max(size.height);
        page.resize(Size { height, ..size }).await?;
        let report = self.report(page).await?;
        page.resize(size).await?;
        flaws.extend(report.violations.iter().map(|finding| format!("{finding:#?}")));
        let open = report.unsure.iter().filter(|finding| finding.rule != "color-contrast");
        flaws.extend(open.map(|finding| format!("not decided: {finding:#?}")));
        flaws.extend(self.call::<Vec<String>>(page, &format!("faint({CONTRAST})")).await?);
        Ok(flaws)
    }

    /// All of it was seen and all of it was sound.
    pub fn settle(self, expected: &BTreeSet<(&'static str, &'static str)>) -> Result<()> {
        ensure!(self.flaws.is_empty(), "{} flaws:\n{}", self.flaws.len(), self.flaws.join("\n"));
        let (seen, mode) = (&self.seen, self.mode.name());
        ensure!(seen == expected, "in {mode} type were seen {seen:#?} instead of {expected:#?}");
        Ok(())
    }
}
