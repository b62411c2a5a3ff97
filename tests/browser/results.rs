//! 结果: the order of the page, the one thing that comes first, and what is folded.

use crate::chromium::{NARROW, PHONE, browse};
use crate::page::Page;
use crate::walk::Answer::Row;
use crate::walk::{Person, change, reply};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

const SOON: &str = "最近要办的一件事";

/// The headings of the second rank, in the order of the page.
async fn headings(page: &Page) -> Result<Vec<String>> {
    page.read("all('main h2').map(words)", &[]).await
}

/// What stands under the first thing to do.
async fn soon(page: &Page) -> Result<String> {
    page.read("words(document.querySelector('.soon') || document.createElement('p'))", &[]).await
}

/// UX bar 8: the states are groups under headings of their own.
#[test]
fn the_page_has_its_order() -> Result<()> {
    const ORDER: [&str; 9] = [
        SOON,
        "可以申领",
        "还要确认",
        "还差一点",
        "职称、落户等待遇",
        "本次不适用",
        "假如……",
        "每一级值多少",
        "我的答案",
    ];
    browse(PHONE, async |page| {
        Person::rich().check(page).await?;
        let headings = headings(page).await?;
        let places = ORDER.map(|word| headings.iter().position(|heading| heading.starts_with(word)));
        ensure!(places.iter().all(Option::is_some), "one of {ORDER:?} is missing: {headings:?}");
        ensure!(places.is_sorted(), "the order is {headings:?}");
        Ok(())
    })
}

#[test]
fn what_comes_first_is_claimable_or_has_a_last_day() -> Result<()> {
    browse(PHONE, async |page| {
        // No last day stands in this text, and what is not counted is not what one goes for.
        Person::rich().check(page).await?;
        let said = soon(page).await?;
        ensure!(said.contains("去申领：考到技能证书"), "it says {said}");
        ensure!(said.contains("没有写明最后一天"), "it says {said}");
        ensure!(!said.contains("还有"), "days are counted where there is no day: {said}");

        change(page, "适用地区", Row("萧山")).await?;
        let said = soon(page).await?;
        ensure!(said.contains("2028 年 2 月 29 日"), "it says {said}");
        let days = said.split("还有 ").nth(1).and_then(|rest| rest.split(' ').next());
        let days: i64 = days.context("no days are counted")?.parse()?;
        ensure!((1..1000).contains(&days), "{days} days are left");
        let at_risk: bool = page
            .read(
                "document.querySelector('.soon').compareDocumentPosition(\
            document.querySelector('.cards')) === Node.DOCUMENT_POSITION_FOLLOWING",
                &[],
            )
            .await?;
        ensure!(at_risk, "it does not stand before the cards");
        Ok(())
    })
}

#[test]
fn the_bar_at_the_foot_goes_on_with_the_questions_or_to_the_sheet() -> Result<()> {
    browse(NARROW, async |page| {
        page.open().await?;
        page.press("我自己").await?;
        reply(page, Row("温州")).await?;
        reply(page, Row("三级（高级工）")).await?;
        let screen = page.press("先看结果").await?;
        screen.check_says("个答案会影响结果")?;
        screen.check_says("答完可能有：")?;
        let bar = "all('.actions a, .actions button').map(words)";
        let controls: Vec<String> = page.read(bar, &[]).await?;
        ensure!(controls == ["生成清单", "接着回答"], "the bar has {controls:?}");
        let screen = page.press("接着回答").await?;
        ensure!(screen.heading().ends_with('？'), "it leads to 「{}」", screen.heading());
        Person::worker().go_on(page).await?;
        let controls: Vec<String> = page.read(bar, &[]).await?;
        ensure!(controls == ["生成清单"], "the bar has {controls:?}");
        page.press("生成清单").await?.check_heading("我的清单")
    })
}

#[test]
fn what_is_not_had_among_the_treatments_is_folded() -> Result<()> {
    browse(PHONE, async |page| {
        let screen = Person::worker().check(page).await?;
        let fold = screen.controls.iter().find(|control| control.starts_with("还要确认或还差一点的"));
        screen.check_silent("紧缺高技能人才落户")?;
        page.press(fold.context("nothing is folded")?).await?.check_says("紧缺高技能人才落户")
    })
}

#[test]
fn a_mistake_can_be_told_without_telling_the_answers() -> Result<()> {
    browse(PHONE, async |page| {
        Person::worker().check(page).await?;
        let card = page.card("技能提升补贴").await?;
        page.press(&card.name).await?;
        let screen = page.press("这条不对？").await?;
        let field =
            screen.fields.iter().find(|field| field.name.starts_with("要发的话")).context("no words to send")?;
        for words in ["技能提升补贴", "温人社发〔2018〕242号 第 4 条", "可以申领"] {
            ensure!(field.value.contains(words), "「{words}」 is not in {}", field.value);
        }
        for answer in ["36", "高级工", "2019"] {
            ensure!(!field.value.contains(answer), "「{answer}」 is in {}", field.value);
        }
        Ok(())
    })
}

#[test]
fn nothing_moves_for_who_asks_for_stillness() -> Result<()> {
    browse(PHONE, async |page| {
        let still = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        page.send("Emulation.setEmulatedMedia", still).await?;
        Person::worker().check(page).await?;
        page.press("关于这份文件").await?;
        let moving: Vec<Value> = page
            .read(
                "all('main *').map((e) => getComputedStyle(e)).filter((s) => s.animationName !== 'none' \
                || s.transitionDuration.split(',').some((t) => parseFloat(t) > 0)).map((s) => s.display)",
                &[],
            )
            .await?;
        ensure!(moving.is_empty(), "{} things move", moving.len());
        Ok(())
    })
}
