//! 字、行、钮: sizes of type, heights and lengths of lines, and what is pressed, on every screen.

use super::tour::{Flaws, ORGANISATION, Type, WORKER, call, organisation, worker};
use crate::chromium::{DESKTOP, NARROW, PHONE, browse};
use crate::page::Page;
use anyhow::{Result, ensure};

const SCRIPT: &str = concat!(include_str!("scale.js"), include_str!("type.js"));

/// The least sizes: of any words, of the body, of headings, of amounts; lengths in CSS pixels.
const STANDARD: &str = "{ least: 16, body: 18, head: 16, amount: 18 }";
const ELDER: &str = "{ least: 18, body: 24, head: 24, amount: 36 }";

/// The least side of what is pressed, in CSS pixels, and the least gap beside it.
const SIDE: (u32, u32) = (48, 60);
const GAP: u32 = 8;

fn measured(size: Type) -> Result<()> {
    let (bounds, side) = if size == Type::Elder { (ELDER, SIDE.1) } else { (STANDARD, SIDE.0) };
    browse(PHONE, async |page| {
        let mut flaws = Flaws::default();
        let mut see = async |page: &mut Page, state: &'static str| {
            for width in [NARROW, PHONE, DESKTOP] {
                page.resize(width).await?;
                page.settled().await?;
                let calls = [
                    format!("type({bounds})"),
                    "paragraphs()".into(),
                    format!("targets({side}, {GAP})"),
                    "statuses()".into(),
                ];
                for measure in calls {
                    let found: Vec<String> = call(page, SCRIPT, &measure).await?;
                    flaws.add(state, found.into_iter().map(|flaw| format!("{} px: {flaw}", width.width)));
                }
            }
            page.resize(PHONE).await?;
            page.settled().await.map(|_| ())
        };
        size.open(page).await?;
        worker(page, &mut see).await?;
        page.press("匠惠").await?;
        organisation(page, &mut see).await?;
        flaws.settle(&[WORKER.as_slice(), ORGANISATION.as_slice()].concat())
    })
}

/// UX bar 12, 14, 15, 16, 23: type of 18 px and nowhere under 16, lines 1.6 high and at most 34 signs long, to the left;
/// 48 px to press with 8 px between; every status a sign and a word.
#[test]
fn standard_type_keeps_its_bounds() -> Result<()> {
    measured(Type::Standard)
}

/// UX bar 13, 14, 15, 16, 23: the same in the elder layout, with type of 24 px, amounts of 36 and 60 px to press.
#[test]
fn elder_type_keeps_its_bounds() -> Result<()> {
    measured(Type::Elder)
}

/// The measures find what is wrong.
#[test]
fn the_measures_of_type_find_what_is_wrong() -> Result<()> {
    browse(PHONE, async |page| {
        Type::Standard.open(page).await?;
        let broken = "document.querySelector('main .page--body').insertAdjacentHTML('beforeend', `\
            <p class=tiny>太小的字</p><p class=tight>行距太紧的字行距太紧的字行距太紧的字行距太紧的字行距太紧的字</p>\
            <p class=right>靠右的字靠右的字靠右的字靠右的字靠右的字靠右的字靠右的字靠右的字</p>\
            <button class=low>矮</button><button class=near>近</button>\
            <span class='chip chip--ok'>没有图标</span>`), null";
        page.read::<Option<bool>>(broken, &[]).await?;
        // Not in the markup: the Content-Security-Policy lets no style in there.
        let styles = "for (const [name, css] of [['tiny', 'font-size: 12px'], ['tight', 'line-height: 1.1'], ['right', 'text-align: right'], \
            ['low', 'height: 30px; width: 60px; padding: 0'], ['near', 'height: 60px; width: 60px']]) \
            document.querySelector('main .' + name).style.cssText = css";
        page.read::<Option<bool>>(&format!("(() => {{ {styles} }})(), null"), &[]).await?;
        let calls = format!("[...type({STANDARD}), ...targets(48, 8), ...statuses()]");
        let found: Vec<String> = call(page, SCRIPT, &calls).await?;
        let found = found.join("\n");
        for sign in ["12 px", "lines 1.10 high", "not to the left", "60 × 30 px", "between", "without a sign"] {
            ensure!(found.contains(sign), "{sign} is not found among\n{found}");
        }
        Ok(())
    })
}
