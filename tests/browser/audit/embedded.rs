//! 嵌入: the page in a frame of another site, audited as every screen is, and the site's pages around it: those of
//! `examples/embedding`, which others copy.

use super::harness::Audit;
use super::tools::{MORE_RULES, TAGS};
use crate::chromium::{NARROW, PHONE, variable};
use crate::driver::Engine;
use crate::framed::{BARE, ELEMENT, embed_in, enter, in_scene};
use crate::page::Page;
use crate::walk::{CONTINUE, Person};
use anyhow::{Result, ensure};
use serde_json::json;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Finds words that are cut off or stick out.
const RULER: &str = include_str!("../measure/scale.js");

/// What is audited in the frame: the screens that are another sight there, and the one that is nowhere else.
pub const STATES: [(&str, &str); 6] = [
    ("home in a frame", "filled"),
    ("question in a frame", "empty"),
    ("question in a frame", "error"),
    ("results that may be handed over", "filled"),
    ("results that may be handed over", "unfolded"),
    ("results that were handed over", "filled"),
];

/// UX bars 9, 10, 11, 16 and 17: in frames of 320 to 1280 px nothing is wrong, cut off or sticks out, up to the section
/// that asks whether the result may go, and after it has gone.
#[test]
fn in_a_frame() -> Result<()> {
    framed(false)
}

/// The same in large type.
#[test]
fn in_a_frame_elder() -> Result<()> {
    framed(true)
}

fn framed(elder: bool) -> Result<()> {
    embed_in(Engine::Chromium, "", async |page, scene| {
        let html =
            ELEMENT.replace("place=\"wuyi\"", if elder { "place=\"wenzhou\" elder" } else { "place=\"wenzhou\"" });
        in_scene(page, &scene, &html).await?;
        enter(page, 0).await?;
        let mut audit = Audit::in_frame(elder)?;
        audit.still(page).await?;
        check(&mut audit, page, STATES[0]).await?;
        page.press("开始自查").await?;
        check(&mut audit, page, STATES[1]).await?;
        page.press(CONTINUE).await?;
        check(&mut audit, page, STATES[2]).await?;
        page.choose("三级（高级工）").await?;
        page.press(CONTINUE).await?;
        let results = Person::worker().go_on(page).await?;
        let button = format!("把结果交给 {}", scene.around.origin);
        ensure!(results.offers(&button), "there is no 「{button}」");
        check(&mut audit, page, STATES[3]).await?;
        page.unfold().await?;
        check(&mut audit, page, STATES[4]).await?;
        page.press(&button).await?.check_says("结果已经交出去了")?;
        check(&mut audit, page, STATES[5]).await?;
        audit.settle(&BTreeSet::from(STATES))
    })
}

/// Audits what is in the frame, and holds a ruler to it on the narrowest phones.
async fn check(audit: &mut Audit, page: &mut Page, (screen, state): (&'static str, &'static str)) -> Result<()> {
    audit.check(page, screen, state).await?;
    for size in [NARROW, PHONE] {
        page.resize(size).await?;
        audit.follow(page, size).await?;
        let flaws: Vec<String> =
            page.read(&format!("(() => {{ {RULER}\n return [...clipped(), ...overflowing()]; }})()"), &[]).await?;
        for flaw in flaws {
            audit.note(flaw, format!("{screen}, {state}, {} px", size.width));
        }
    }
    Ok(())
}

/// The pages around the frame: with the element, without it, and where nothing comes but the words in its place.
#[test]
fn around_a_frame() -> Result<()> {
    let nowhere = ELEMENT.replace("src=\"http://127.0.0.1:8080/\" place", "src=\"http://127.0.0.1:9/\" place");
    ensure!(nowhere != ELEMENT, "the example names another address");
    let loading = "return !!document.querySelector('[state=loading]') && __messages.length === 0";
    around("a site with the element", ELEMENT, "return !!document.querySelector('[state=ready]')")?;
    around("a site with an iframe", BARE, "return __messages.some(({ data }) => data.type === 'resize')")?;
    around("a site where nothing comes", &nowhere, loading)
}

fn around(screen: &'static str, html: &str, until: &str) -> Result<()> {
    // The element as a site copies it to its own address: that of another site would need a hash that no update keeps.
    let script = fs::read_to_string(Path::new(&variable("JIANGHUI_DIST")?).join("jianghui-checker.js"))?;
    let html = html.replace("src=\"http://127.0.0.1:8080/jianghui-checker.js\"", "src=\"jianghui-checker.js\"");
    embed_in(Engine::Chromium, "", async |page, scene| {
        scene.around.put("jianghui-checker.js", script, "");
        let mut audit = Audit::new(false)?;
        in_scene(page, &scene, &html).await?;
        page.until(screen, until).await?;
        for size in [NARROW, PHONE] {
            page.resize(size).await?;
            let asked = format!("axed({}, {})", json!(TAGS), json!(MORE_RULES));
            let mut found: Vec<String> = audit.call(page, &asked).await?;
            // What is in the frame is looked at by the tests above.
            found.retain(|flaw| !flaw.contains("frame-tested"));
            if !page.read::<bool>("document.documentElement.scrollWidth <= innerWidth", &[]).await? {
                found.push("it scrolls sideways".to_owned());
            }
            for flaw in found {
                audit.note(flaw, format!("{screen}, {} px", size.width));
            }
        }
        // As it is written: a script of the site gives the frame its height.
        audit.keep(html.clone(), screen, "filled");
        page.open().await?;
        audit.settle(&BTreeSet::from([(screen, "filled")]))
    })
}
