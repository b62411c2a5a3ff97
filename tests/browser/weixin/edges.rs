//! 安全边: screens with round corners, a notch and a stroke to swipe along. Nothing to read or press lies under them.

use crate::chromium::{NARROW, PHONE, Size, browse};
use crate::page::Page;
use crate::walk::Answer::Row;
use crate::walk::reply;
use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

/// How far the edges reach in: above, at the right, below, at the left, in CSS pixels.
type Edges = [u32; 4];

/// A phone held upright, and lying on its side, when the notch is beside the page.
const UPRIGHT: (Size, Edges) = (PHONE, [0, 0, 34, 0]);
const LYING: (Size, Edges) = (Size { width: 812, height: 375 }, [0, 44, 21, 44]);
/// A page that has the whole screen to itself.
const WHOLE: (Size, Edges) = (NARROW, [24, 12, 34, 12]);

/// What lies under an edge, of what stands in the window: words, and what is pressed.
const UNDER: &str = "(([top, right, bottom, left]) => {
    const names = [];
    const look = (box, name) => {
        if (box.width === 0 || box.bottom <= 0 || box.top >= innerHeight) return;
        const under = [box.left < left - 1 && 'left', box.right > innerWidth - right + 1 && 'right',
            stuck && box.bottom > innerHeight - bottom + 1 && 'bottom', scrollY === 0 && box.top < top - 1 && 'top'];
        const where = under.filter(Boolean);
        if (where.length > 0) names.push(`${where} ${name.slice(0, 20)}`);
    };
    let stuck = false;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || !shown(element) || element.closest('.visually-hidden, .skip-link, .sprite')) continue;
        const bar = element.closest('.actions');
        stuck = Boolean(bar) && getComputedStyle(bar).position === 'sticky';
        const range = document.createRange();
        range.selectNodeContents(texts.currentNode);
        [...range.getClientRects()].forEach((box) => look(box, texts.currentNode.data.trim()));
    }
    for (const element of all('button, a[href], summary, input, select, textarea, label')) {
        if (element.matches('.skip-link')) continue;
        const bar = element.closest('.actions');
        stuck = Boolean(bar) && getComputedStyle(bar).position === 'sticky';
        look(element.getBoundingClientRect(), words(element));
    }
    return names;
})([Number(arguments[0]), Number(arguments[1]), Number(arguments[2]), Number(arguments[3])])";

async fn check_edges(page: &Page, edges: Edges) -> Result<()> {
    page.settled().await?;
    let sides = edges.map(|side| side.to_string());
    let sides: Vec<&str> = sides.iter().map(String::as_str).collect();
    for scroll in ["0", "document.documentElement.scrollHeight"] {
        page.read::<()>(&format!("scrollTo(0, {scroll}), null"), &[]).await?;
        page.settled().await?;
        let under: Vec<String> = page.read(UNDER, &sides).await?;
        let heading = page.screen().await?.heading().to_owned();
        ensure!(under.is_empty(), "on 「{heading}」 there lies under an edge: {under:#?}");
    }
    page.read::<()>("scrollTo(0, 0), null", &[]).await
}

async fn set_edges(page: &Page, [top, right, bottom, left]: Edges) -> Result<()> {
    let insets = json!({ "top": top, "topMax": top, "right": right, "rightMax": right,
        "bottom": bottom, "bottomMax": bottom, "left": left, "leftMax": left });
    page.send("Emulation.setSafeAreaInsetsOverride", json!({ "insets": insets })).await.map(|_| ())
}

fn keeps_clear((size, edges): (Size, Edges), name: &str) -> Result<()> {
    browse(size, async |page| {
        set_edges(page, edges).await?;
        page.open().await?;
        // The edges are there, else nothing would be tested.
        let shown: String = page
            .read(
                "(() => { const probe = document.createElement('div'); probe.style.paddingBottom = \
                 'env(safe-area-inset-bottom)'; document.body.append(probe); \
                 const edge = getComputedStyle(probe).paddingBottom; probe.remove(); return edge; })()",
                &[],
            )
            .await?;
        ensure!(shown == format!("{}px", edges[2]), "the page sees an edge of {shown}");
        for look in ["", "?elder=1"] {
            page.read::<()>("sessionStorage.clear(), null", &[]).await?;
            page.open_at(look).await?;
            check_edges(page, edges).await?;
            page.press("我自己").await?;
            check_edges(page, edges).await?;
            page.window(&format!("edges-{name}-question{}", look.len())).await?;
            reply(page, Row("温州")).await?;
            reply(page, Row("三级（高级工）")).await?;
            check_edges(page, edges).await?;
            page.press("先看结果").await?;
            check_edges(page, edges).await?;
            page.window(&format!("edges-{name}-results{}", look.len())).await?;
            page.press("生成清单").await?;
            check_edges(page, edges).await?;
        }
        Ok(())
    })
}

#[test]
fn upright_the_bar_at_the_foot_is_above_the_stroke() -> Result<()> {
    keeps_clear(UPRIGHT, "upright")
}

#[test]
fn lying_on_its_side_nothing_is_under_the_notch() -> Result<()> {
    keeps_clear(LYING, "lying")
}

#[test]
fn with_the_whole_screen_nothing_is_under_any_edge() -> Result<()> {
    keeps_clear(WHOLE, "whole")
}

/// All style sheets, each with its name.
fn sheets(folder: &Path) -> Result<Vec<(PathBuf, String)>> {
    let mut sheets = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sheets.extend(self::sheets(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "css") {
            let text = fs::read_to_string(&path)?;
            sheets.push((path, text));
        }
    }
    Ok(sheets)
}

/// The height of the window in `vh` is another one than can be seen in phones' browsers, and in web-views with a bar.
#[test]
fn no_style_relies_on_the_height_of_the_window_alone() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the tests have no workspace")?;
    let sheets = sheets(&root.join("web/style"))?;
    ensure!(sheets.len() > 10, "there are only {} style sheets", sheets.len());
    for (path, text) in sheets {
        for unit in ["100vh", "100dvh", "100svh"] {
            ensure!(!text.contains(unit), "{} says {unit}", path.display());
        }
    }
    let index = fs::read_to_string(root.join("index.html"))?;
    ensure!(index.contains("viewport-fit=cover"), "without it the edges are never told");
    // Nobody is kept from making the page larger, and 微信 not from enlarging its type.
    for word in ["user-scalable", "maximum-scale", "setFontSizeCallback"] {
        ensure!(!index.contains(word), "index.html says {word}");
    }
    Ok(())
}
