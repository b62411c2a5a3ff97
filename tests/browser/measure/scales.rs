//! 字号与重排: type as large as a phone's settings make it, wider spaces, and a window of 400 %.

use super::tour::{Flaws, ORGANISATION, Type, WORKER, call, organisation, worker};
use crate::chromium::{NARROW, Size, browse};
use crate::page::Page;
use anyhow::{Result, ensure};
use serde_json::json;

const SCRIPT: &str = include_str!("scale.js");

/// A window of 1280 × 1024 px at 400 %.
const ZOOMED: Size = Size { width: 320, height: 256 };

/// What a phone, an app around the page, or its reader does to the type.
const STYLES: [(&str, &str); 6] = [
    ("as it is", ""),
    ("root × 1.5", "html { font-size: 150% !important; }"),
    ("root × 2", "html { font-size: 200% !important; }"),
    ("root × 3.2", "html { font-size: 320% !important; }"),
    ("text × 2", "html, body { -webkit-text-size-adjust: 200% !important; text-size-adjust: 200% !important; }"),
    (
        "spaces",
        "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } \
         p { margin-bottom: 2em !important; }",
    ),
];

async fn check(page: &mut Page, state: &'static str, flaws: &mut Flaws) -> Result<()> {
    let found: Vec<String> = call(page, SCRIPT, &format!("inEach({})", json!(STYLES))).await?;
    flaws.add(state, found);
    page.resize(ZOOMED).await?;
    page.settled().await?;
    let found: Vec<String> = call(page, SCRIPT, &format!("inEach({})", json!([["400 %", ""]]))).await?;
    flaws.add(state, found);
    page.resize(NARROW).await?;
    page.settled().await.map(|_| ())
}

fn a_worker_in(size: Type) -> Result<()> {
    browse(NARROW, async |page| {
        let mut flaws = Flaws::default();
        size.open(page).await?;
        worker(page, &mut async |page: &mut Page, state| check(page, state, &mut flaws).await).await?;
        flaws.settle(&WORKER)
    })
}

fn an_organisation_in(size: Type) -> Result<()> {
    browse(NARROW, async |page| {
        let mut flaws = Flaws::default();
        size.open(page).await?;
        organisation(page, &mut async |page: &mut Page, state| check(page, state, &mut flaws).await).await?;
        flaws.settle(&ORGANISATION)
    })
}

/// UX bar 17, 18: at 320 px nothing is clipped, covered or wider than the window, whatever the size of type and the
/// spaces between signs, and at 400 % neither.
#[test]
fn a_worker_loses_nothing_in_large_type() -> Result<()> {
    a_worker_in(Type::Standard)
}

/// UX bar 17, 18: the same in the elder layout.
#[test]
fn a_worker_loses_nothing_in_large_elder_type() -> Result<()> {
    a_worker_in(Type::Elder)
}

/// UX bar 17, 18: the same for an organisation.
#[test]
fn an_organisation_loses_nothing_in_large_type() -> Result<()> {
    an_organisation_in(Type::Standard)
}

/// UX bar 17, 18: the same for an organisation in the elder layout.
#[test]
fn an_organisation_loses_nothing_in_large_elder_type() -> Result<()> {
    an_organisation_in(Type::Elder)
}

/// Flaws that are put into the live page, and what must be said of them.
const BROKEN: [(&str, &str, &str, &str); 8] = [
    (
        "p",
        "height: 20px; overflow: hidden",
        "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十",
        "cut off below",
    ),
    (
        "p",
        "width: 90px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis",
        "甲乙丙丁戊己庚辛壬癸",
        "cut off at the side",
    ),
    (
        "p",
        "position: relative; left: 300px; width: 60px; white-space: nowrap",
        "伸到窗口外面的字",
        "outside the window",
    ),
    (
        "p",
        "height: 20px; border: 1px solid",
        "长出框外的字长出框外的字长出框外的字长出框外的字长出框外的字",
        "outside its box",
    ),
    ("p", "margin-bottom: -24px; padding: 0", "压在下面的字", "over each other"),
    ("p", "margin: 0", "压在上面的字", "over each other"),
    ("button", "pointer-events: none", "按不到的钮", "cannot be pressed"),
    ("p", "position: fixed; left: 0; right: 0; bottom: 0; height: 400px; background: #fff", "太高的栏", "px are taken"),
];

/// The detector of the tests above finds every flaw that is made, and none before.
#[test]
fn the_measure_of_scales_finds_what_is_wrong() -> Result<()> {
    browse(NARROW, async |page| {
        Type::Standard.open(page).await?;
        let before: Vec<String> = call(page, SCRIPT, "scaled()").await?;
        ensure!(before.is_empty(), "before anything was broken: {before:#?}");
        let parts: Vec<_> = BROKEN.iter().map(|(tag, style, words, _)| (tag, style, words)).collect();
        let make = format!(
            "({}).forEach(([tag, style, words]) => {{ const made = document.createElement(tag); \
             made.style.cssText = style; made.textContent = words; \
             document.querySelector('main .page--body').append(made); }}), null",
            json!(parts)
        );
        page.read::<Option<bool>>(&make, &[]).await?;
        let found: Vec<String> = call(page, SCRIPT, "scaled()").await?;
        for (_, _, words, sign) in BROKEN {
            let start: String = words.chars().take(6).collect();
            let is_found = found.iter().any(|flaw| flaw.contains(sign) && flaw.contains(&start));
            ensure!(is_found, "「{words}」 is not found as {sign}: {found:#?}");
        }
        ensure!(found.iter().any(|flaw| flaw.starts_with("has the focus")), "no hidden focus is found: {found:#?}");
        Ok(())
    })
}
