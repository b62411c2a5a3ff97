//! 填错: bad input is explained beside its field, keeps the focus there, loses nothing and leads to no good result.

use crate::chromium::{PHONE, browse};
use crate::page::{Page, Screen};
use crate::walk::Answer::{self, Day, Month, Number, Row};
use crate::walk::{CONTINUE, Person, change, give};
use anyhow::{Result, ensure};

const MONTHS: &str = "累计缴纳失业保险费月数";

/// UX bar 20: 「错误：」 in the title, the focus at the field.
#[test]
fn bad_numbers_are_explained_and_good_ones_taken() -> Result<()> {
    browse(PHONE, async |page| {
        Person::worker().check(page).await?;
        page.press(&format!("修改：{MONTHS}")).await?;
        for bad in ["abc", "三年", "-3", "99999999999999999999", "1201", "3.5", "1e3", "٣٦", ""] {
            give(page, Number(bad)).await?;
            let screen = page.press(CONTINUE).await?;
            check_problem(&screen, MONTHS, bad, "请填 0 到 1200 之间的整数")?;
        }
        for good in ["３６", " 36 ", "36个月", "036"] {
            give(page, Number(good)).await?;
            let screen = page.press(CONTINUE).await?;
            screen.check_heading("可以申领 1 项")?;
            screen.check_says("36 个月")?;
            page.press(&format!("修改：{MONTHS}")).await?;
        }
        Ok(())
    })
}

/// The problem stands beside the field, the field keeps its words and the focus, and the window says so.
fn check_problem(screen: &Screen, name: &str, kept: &str, problem: &str) -> Result<()> {
    ensure!(screen.title.starts_with("错误："), "「{kept}」 does not show in the title: {}", screen.title);
    let field = screen.fields.iter().find(|field| field.name.starts_with(name));
    let field = field.ok_or_else(|| anyhow::anyhow!("after 「{kept}」 there is no field 「{name}」: {screen:#?}"))?;
    ensure!(field.value == kept, "「{kept}」 became 「{}」", field.value);
    ensure!(field.wrong, "「{kept}」 is not marked as wrong");
    ensure!(field.told.contains(problem), "「{kept}」 is explained as 「{}」", field.told);
    ensure!(screen.focus.starts_with(name), "after 「{kept}」 the focus is on 「{}」", screen.focus);
    Ok(())
}

/// UX bar 22: lists for year, month and day, the error at the list that is wrong.
#[test]
fn impossible_and_late_dates_are_explained() -> Result<()> {
    browse(PHONE, async |page| {
        Person::worker().check(page).await?;
        let before = change(page, "拟申领日期", Day("2020", "3", "1")).await?;
        page.press("修改：证书").await?;
        let button = page.screen().await?.controls.into_iter().find(|control| control.starts_with("修改："));
        page.press(&button.unwrap_or_default()).await?;
        page.press("修改：证书核发日期").await?;

        check_date(page, Day("2019", "2", "30"), "日", "没有这一天").await?;
        check_date(page, Day("2019", "", "5"), "月", "请选月份").await?;
        check_date(page, Day("", "", ""), "年", "请选年份").await?;
        check_date(page, Day("2020", "3", "2"), "年", "不能晚于申领那天（2020 年 3 月 1 日）").await?;
        check_date(page, Month("2020", "5"), "年", "不能晚于申领那天（2020 年 3 月 1 日）").await?;

        // What was answered before is still there.
        page.back().await?;
        page.press("返回您填的证书").await?;
        let after = page.press(CONTINUE).await?;
        ensure!(after.text == before.text, "the results are\n{}", after.text);
        Ok(())
    })
}

async fn check_date(page: &Page, date: Answer, part: &str, problem: &str) -> Result<()> {
    give(page, date).await?;
    let screen = page.press(CONTINUE).await?;
    let kept = screen.fields.iter().find(|field| field.name.starts_with(part)).map(|field| field.value.clone());
    check_problem(&screen, part, &kept.unwrap_or_default(), problem)
}

#[test]
fn no_answer_at_all_is_explained() -> Result<()> {
    browse(PHONE, async |page| {
        page.open().await?;
        page.press("开始自查").await?;
        let screen = page.press(CONTINUE).await?;
        ensure!(screen.title.starts_with("错误："), "the title is {}", screen.title);
        screen.check_says("请选一项")?;
        ensure!(screen.focus.starts_with("温州"), "the focus is on 「{}」", screen.focus);
        ensure!(screen.chosen().is_empty(), "something chose itself: {screen:#?}");
        Ok(())
    })
}

#[test]
fn a_place_without_documents_is_explained() -> Result<()> {
    browse(PHONE, async |page| {
        page.open().await?;
        page.press("开始自查").await?;
        let place = "其他地区";
        give(page, Row(place)).await?;
        let screen = page.press(CONTINUE).await?;
        screen.check_says("现在能查：温州")?;
        ensure!(screen.chosen().iter().any(|row| row.starts_with(place)), "「{place}」 is no longer chosen");
        give(page, Row("温州")).await?;
        page.press(CONTINUE).await?.check_heading("您要为谁查？")
    })
}

#[test]
fn bad_input_shows_no_good_result() -> Result<()> {
    browse(PHONE, async |page| {
        page.open().await?;
        page.press("开始自查").await?;
        let person = Person::worker();
        let mut way = person.way();
        while page.screen().await?.heading() != "您累计缴了多少个月失业保险费？" {
            way.fill(page).await?;
            way.leave(page).await?;
        }
        give(page, Number("99999999999999999999")).await?;
        page.press(CONTINUE).await?;
        let screen = page.press("先看结果").await?;
        screen.check_sound()?;
        screen.check_heading("还没有能直接申领的")?;
        page.card("技能提升补贴").await?.check_group("还要确认")
    })
}
