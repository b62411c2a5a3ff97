//! 头两题: place and level, and there is a first range; nothing of it is lost on the way back.

use crate::chromium::{NARROW, PHONE, Size, browse};
use crate::page::{Page, Screen};
use crate::walk::Answer::{Row, Skip};
use crate::walk::{CONTINUE, Person, reply};
use anyhow::{Result, ensure};

const PLACE: &str = "您在哪里工作、就读或参赛？";
const LEVEL: &str = "您的技能证书是哪一级？";

/// From the tile 我自己 to the first range: two answers.
async fn first_range(page: &Page, level: &'static str) -> Result<Screen> {
    page.open().await?;
    page.press("我自己").await?.check_heading(PLACE)?;
    let screen = reply(page, Row("温州")).await?;
    screen.check_sound()?;
    screen.check_heading(LEVEL)?;
    screen.check_silent("目前看")?;
    reply(page, Row(level)).await
}

/// UX bars 1 and 21: after two answers there is a range, it is said what can still change it, and the news is told.
#[test]
fn two_answers_lead_to_a_first_range() -> Result<()> {
    browse(PHONE, async |page| {
        let screen = first_range(page, "三级（高级工）").await?;
        screen.check_sound()?;
        screen.check_says("目前看")?;
        screen.check_says("一次性")?;
        screen.check_says("元")?;
        screen.check_says("题会影响结果")?;
        ensure!(screen.heading().ends_with('？'), "after the second answer comes 「{}」", screen.heading());
        ensure!(screen.said.contains("可能申领"), "of the range is said: {}", screen.said);
        page.picture("first-range").await?;
        Ok(())
    })
}

/// UX bar 4: nothing is chosen beforehand.
#[test]
fn every_level_and_no_certificate_can_be_chosen() -> Result<()> {
    browse(PHONE, async |page| {
        page.open().await?;
        page.press("我自己").await?;
        let screen = reply(page, Row("温州")).await?;
        let rows: Vec<&str> = screen.choices.iter().map(|choice| choice.name.as_str()).collect();
        for row in
            ["五级（初级工）", "四级（中级工）", "三级（高级工）", "二级（技师）", "一级（高级技师）", "没有证书"]
        {
            ensure!(rows.contains(&row), "「{row}」 cannot be chosen: {rows:?}");
        }
        ensure!(screen.chosen().is_empty(), "something chose itself: {screen:#?}");
        page.picture("first-level").await?;
        Ok(())
    })
}

#[test]
fn who_has_no_certificate_is_asked_nothing_about_one() -> Result<()> {
    browse(PHONE, async |page| {
        let screen = first_range(page, "没有证书").await?;
        screen.check_says("目前看")?;
        let person = Person::worker().says(LEVEL, Row("没有证书"));
        let results = person.go_on_seeing(page, async |page| {
            let screen = page.screen().await?;
            ensure!(!screen.heading().contains("证书"), "one is asked 「{}」", screen.heading());
            Ok(())
        });
        results.await?.check_says("没有证书").or(Ok(()))
    })
}

/// UX bar 7: 不清楚 is an answer.
#[test]
fn who_does_not_know_the_level_goes_on() -> Result<()> {
    browse(PHONE, async |page| {
        page.open().await?;
        page.press("我自己").await?;
        reply(page, Row("温州")).await?;
        let screen = reply(page, Skip).await?;
        screen.check_sound()?;
        screen.check_says("目前看")?;
        ensure!(screen.heading() != LEVEL, "the question comes again");
        Ok(())
    })
}

/// UX bars 5 and 6.
#[test]
fn the_first_answers_survive_back_forward_and_reload() -> Result<()> {
    browse(PHONE, async |page| {
        let next = first_range(page, "三级（高级工）").await?;
        let screen = page.back().await?;
        screen.check_heading(LEVEL)?;
        ensure!(screen.chosen() == ["三级（高级工）"], "chosen is {:?}", screen.chosen());
        let screen = page.reload().await?;
        ensure!(screen.chosen() == ["三级（高级工）"], "after a reload chosen is {:?}", screen.chosen());
        let again = page.forward().await?;
        ensure!(again.text == next.text, "forward finds\n{}", again.text);
        // Another level keeps the rest of the certificate.
        page.back().await?;
        reply(page, Row("四级（中级工）")).await?;
        let screen = Person::worker().go_on(page).await?;
        screen.check_says("1,500 元").or_else(|_| screen.check_says("2,250 元"))?;
        screen.check_says("四级（中级工）")
    })
}

#[test]
fn organisations_are_asked_as_before() -> Result<()> {
    browse(PHONE, async |page| {
        page.open().await?;
        page.press("企业").await?;
        let screen = reply(page, Row("温州")).await?;
        ensure!(screen.heading() != LEVEL, "a company is asked for its level");
        screen.check_says("目前看")
    })
}

#[test]
fn the_long_way_asks_place_role_and_level() -> Result<()> {
    browse(PHONE, async |page| {
        page.open().await?;
        page.press("开始自查").await?.check_heading(PLACE)?;
        reply(page, Row("武义")).await?.check_heading("您要为谁查？")?;
        reply(page, Row("我自己")).await?.check_heading(LEVEL)?;
        let screen = reply(page, Row("二级（技师）")).await?;
        screen.check_sound()?;
        screen.check_says("目前看")
    })
}

#[test]
fn the_ladder_shows_what_each_level_is_worth() -> Result<()> {
    for size in [PHONE, NARROW] {
        ladder(size)?;
    }
    Ok(())
}

fn ladder(size: Size) -> Result<()> {
    browse(size, async |page| {
        let screen = Person::worker().check(page).await?;
        screen.check_sound()?;
        screen.check_says("每一级值多少")?;
        let steps: Vec<String> = page.read("all('.step').map(words)", &[]).await?;
        ensure!(steps.len() == 5, "the ladder has the steps {steps:?}");
        for (step, words) in steps.iter().zip(["一级", "二级", "三级", "四级", "五级"]) {
            ensure!(step.contains(words), "{words} is not in its place: {steps:?}");
        }
        // 2,000, 1,500 and 1,000 yuan, each raised by half for an occupation in short supply.
        for (step, sum) in steps.iter().skip(2).zip(["3,000 元", "2,250 元", "1,500 元"]) {
            ensure!(step.contains(sum), "{sum} does not stand on {step}");
        }
        ensure!(steps.iter().filter(|step| step.contains("您填的")).count() == 1, "whose step is it? {steps:?}");
        page.picture("first-results").await?;
        Ok(())
    })
}

/// UX bars 1 and 4: two presses for a question.
#[test]
fn the_way_to_the_first_range_is_short() -> Result<()> {
    browse(PHONE, async |page| {
        page.open().await?;
        // The tile, then choose and continue twice.
        let mut presses = 1;
        page.press("我自己").await?;
        for row in ["温州", "三级（高级工）"] {
            page.choose(row).await?;
            page.press(CONTINUE).await?;
            presses += 2;
        }
        page.screen().await?.check_says("目前看")?;
        ensure!(presses <= 5, "it took {presses} presses");
        Ok(())
    })
}

/// UX bar 21: what is tried is told.
#[test]
fn a_single_change_can_be_tried_and_taken_back() -> Result<()> {
    for size in [PHONE, NARROW] {
        tries(size)?;
    }
    Ok(())
}

fn tries(size: Size) -> Result<()> {
    browse(size, async |page| {
        let before = Person::worker().check(page).await?;
        before.check_says("假如……")?;
        let names: Vec<String> = page.read("all('.whatif button').map(words)", &[]).await?;
        ensure!((1..=5).contains(&names.len()), "what can be tried is {names:?}");
        let next = names.iter().find(|name| name.contains("二级（技师）"));
        let next = next.ok_or_else(|| anyhow::anyhow!("the next level cannot be tried: {names:?}"))?;
        let address: String = page.read("location.href", &[]).await?;
        let screen = page.press(next).await?;
        screen.check_says("那样的话")?;
        screen.check_says("您的答案没有改")?;
        screen.check_heading(before.heading())?;
        ensure!(screen.said.contains("假如"), "of what is tried is said: {}", screen.said);
        page.picture("first-what-if").await?;
        let store: String = page.read("JSON.stringify({...sessionStorage})", &[]).await?;
        ensure!(page.read::<String>("location.href", &[]).await? == address, "trying changes the address");
        // One press, and everything is as it was.
        let screen = page.press("撤回").await?;
        ensure!(screen.text == before.text, "the results are\n{}", screen.text);
        let again: String = page.read("JSON.stringify({...sessionStorage})", &[]).await?;
        ensure!(again == store, "trying changed what is kept");
        // The button itself takes it back as well.
        page.press(next).await?;
        let screen = page.press(next).await?;
        ensure!(screen.text == before.text, "the results are\n{}", screen.text);
        page.press(next).await?;
        let screen = page.reload().await?;
        ensure!(screen.text == before.text, "after a reload the results are\n{}", screen.text);
        Ok(())
    })
}

#[test]
fn the_timeline_shows_days_that_follow_from_the_answers() -> Result<()> {
    browse(PHONE, async |page| {
        page.open().await?;
        page.press("我自己").await?;
        reply(page, Row("萧山")).await?;
        reply(page, Row("没有证书")).await?;
        let screen = page.press("先看结果").await?;
        screen.check_says("时间线")?;
        screen.check_says("2028 年 2 月 29 日")?;
        page.picture("first-timeline").await?;
        Ok(())
    })
}
