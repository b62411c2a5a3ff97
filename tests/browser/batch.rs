//! 批量核对: an employer pastes a table of workers. What looks like a name or a number goes before anything is kept; each
//! row is judged, kinds of money and pockets stay apart, and nothing leaves the page.

use crate::chromium::{DESKTOP, NARROW, PHONE, Size, browse};
use crate::page::{Page, Screen};
use crate::shape::check_screen;
use anyhow::{Result, ensure};
use std::fmt::Write;
use thirtyfour::Key;

const FIELD: &str = "职工表格";
const OPEN: &str = "批量核对一批职工";
const GO: &str = "逐行核对";
const HEADINGS: [&str; 9] = [
    "代号",
    "就业身份",
    "目前在职",
    "依法参加失业保险",
    "累计缴纳失业保险费月数",
    "技能等级",
    "证书种类",
    "证书核发日期",
    "属于紧缺职业工种目录",
];

/// Sixty workers: three levels, some with too few months, one cell that cannot be read.
fn table(mark: &str) -> String {
    let mut text = HEADINGS.join(mark);
    for index in 0..60 {
        let level = match index % 3 {
            0 => "五级",
            1 => "四级（中级工）",
            _ => "3",
        };
        let months = if index % 5 == 0 { "6" } else { "36个月" };
        let date = if index == 7 { "去年" } else { "2019-03" };
        let cells =
            [&format!("A{index:02}"), "企业职工", "是", "是", months, level, "职业技能等级证书", date, "否"].join(mark);
        text.push('\n');
        text.push_str(&cells);
    }
    text
}

/// As many workers as a table may have.
pub fn long_table() -> String {
    let mut text = HEADINGS.join("\t");
    for index in 0..2000 {
        let (months, month) = (index % 50, index % 9 + 1);
        // Writing into a string cannot fail.
        let _ = write!(text, "\nW{index}\t企业职工\t是\t是\t{months}\t三级\t职业技能等级证书\t2019-0{month}\t否");
    }
    text
}

async fn open(page: &Page) -> Result<Screen> {
    page.open().await?;
    let screen = page.press(OPEN).await?;
    screen.check_sound()?;
    screen.check_heading("批量核对")?;
    Ok(screen)
}

/// What stands in the field.
fn value(screen: &Screen) -> &str {
    screen.fields.iter().find(|field| field.name.starts_with(FIELD)).map_or("", |field| &field.value)
}

#[test]
fn sixty_workers_are_judged_row_by_row() -> Result<()> {
    for size in [PHONE, NARROW, DESKTOP] {
        sixty(size)?;
    }
    Ok(())
}

fn sixty(size: Size) -> Result<()> {
    browse(size, async |page| sixty_in(page).await)
}

/// A table of sixty workers, pasted, and what becomes of its rows.
pub async fn sixty_in(page: &mut Page) -> Result<()> {
    open(page).await?;
    check_screen(page, ["48", "16"]).await?;
    page.picture("batch-1-empty").await?;
    page.paste_table(&table("\t")).await?;
    page.picture("batch-2-pasted").await?;
    let screen = page.press(GO).await?;
    screen.check_sound()?;
    screen.check_heading("批量核对结果")?;
    screen.check_says("60 人里，")?;
    screen.check_says("人可能有钱没领")?;
    // The cell that cannot be read is named, with what may stand there.
    screen.check_says("第 9 行，证书核发日期：「去年」。请写成 2024-03 或 2024-03-15")?;
    for words in ["给本人", "× ", "技能提升补贴", "合计 · 一次性", "A01", "自查参考，以经办部门审核为准"]
    {
        screen.check_says(words)?;
    }
    for words in ["不合格", "失败"] {
        screen.check_silent(words)?;
    }
    let notice = screen.fields.iter().find(|field| field.name.starts_with("通知的文字"));
    ensure!(notice.is_some_and(|field| field.value.contains("A01")), "the notice names no codes: {notice:?}");
    let rows = screen.fields.iter().find(|field| field.name.starts_with("逐行结果"));
    ensure!(rows.is_some_and(|field| field.value.lines().count() == 61), "not a row for each: {rows:?}");
    check_screen(page, ["48", "16"]).await?;
    page.picture("batch-3-result").await?;
    let shown = |screen: &Screen| screen.text.matches(" A").count();
    let before = shown(&screen);
    if screen.offers("再看一些") {
        ensure!(shown(&page.press("再看一些").await?) > before, "no more are shown");
    }
    Ok(())
}

#[test]
fn commas_and_semicolons_give_the_same_as_tabs() -> Result<()> {
    browse(PHONE, async |page| {
        open(page).await?;
        let mut seen: Option<String> = None;
        for mark in ["\t", ",", "，", ";", "；"] {
            page.paste_table(&table(mark)).await?;
            let text = page.press(GO).await?.text;
            if let Some(seen) = &seen {
                ensure!(*seen == text, "parted by {mark:?} it reads\n{text}\ninstead of\n{seen}");
            }
            seen = Some(text);
            page.back().await?;
        }
        Ok(())
    })
}

#[test]
fn names_and_numbers_are_dropped_before_anything_is_kept() -> Result<()> {
    browse(PHONE, async |page| {
        open(page).await?;
        let secret = ["张三丰", "330302199001011234", "13800138000"];
        let text =
            format!("姓名\t代号\t身份证号\t手机\t技能等级\n{}\tA1\t{}\t{}\t三级", secret[0], secret[1], secret[2]);
        let screen = page.paste_table(&text).await?;
        ensure!(value(&screen) == "代号\t技能等级\nA1\t三级", "the field holds {:?}", value(&screen));
        ensure!(
            screen.alerts.iter().any(|alert| alert.contains("「身份证号」像证件号或卡号，已经删掉")),
            "{:?}",
            screen.alerts
        );
        page.picture("batch-4-dropped").await?;
        let kept: String =
            page.read("JSON.stringify([{...sessionStorage}, {...localStorage}, location.href])", &[]).await?;
        for word in secret {
            ensure!(!kept.contains(word), "{word} is kept: {kept}");
        }
        let screen = page.press(GO).await?;
        for word in secret {
            ensure!(!screen.text.contains(word), "{word} is shown: {}", screen.text);
        }
        // The warning is there as long as the table is.
        page.back().await?.check_says("已经删掉，没有保存")?;
        page.reload().await?.check_says("已经删掉，没有保存")?;
        page.paste_table("代号\t技能等级\nA1\t三级").await?;
        page.paste_table("代号\t技能等级\nA2\t三级").await?.check_silent("已经删掉，没有保存")
    })
}

#[test]
fn back_and_reload_keep_what_was_pasted_and_starting_again_forgets_it() -> Result<()> {
    browse(PHONE, async |page| {
        open(page).await?;
        let text = table("\t");
        page.paste_table(&text).await?;
        let screen = page.reload().await?;
        ensure!(value(&screen) == text, "after a reload stands {:?}", value(&screen));
        let result = page.press(GO).await?;
        let again = page.reload().await?;
        ensure!(again.text == result.text, "a reload turned\n{}\ninto\n{}", result.text, again.text);
        let screen = page.back().await?;
        ensure!(value(&screen) == text, "going back finds {:?}", value(&screen));
        let address: String = page.read("location.hash", &[]).await?;
        ensure!(address.starts_with("#batch-"), "the address is {address}");
        ensure!(!address.contains("A0"), "the table is in the address");
        Ok(())
    })
}

#[test]
fn nothing_to_judge_is_said_at_the_field() -> Result<()> {
    browse(PHONE, async |page| {
        open(page).await?;
        let screen = page.press(GO).await?;
        screen.check_heading("批量核对")?;
        let field = screen.fields.iter().find(|field| field.name.starts_with(FIELD));
        ensure!(field.is_some_and(|field| field.wrong && field.told.contains("还没有内容")), "{field:?}");
        ensure!(screen.title.starts_with("错误"), "the window is named {}", screen.title);
        page.paste_table("一,二\n三,四").await?;
        page.press(GO).await?.check_says("没有认出一列")?;
        let many = format!("代号\t技能等级\n{}", "A\t三级\n".repeat(2001));
        page.paste_table(&many).await?;
        page.press(GO).await?.check_says("表格有 2001 行，最多 2000 行")
    })
}

#[test]
fn two_thousand_rows_are_judged_in_a_moment() -> Result<()> {
    browse(PHONE, async |page| {
        open(page).await?;
        page.paste_table(&long_table()).await?;
        page.press(GO).await?.check_says("2000 人里")
    })
}

/// UX bars 16, 17 and 19 for the table of workers.
#[test]
fn it_works_from_the_keyboard_and_in_large_type() -> Result<()> {
    browse(NARROW, async |page| {
        page.open().await?;
        page.press("长辈版").await?;
        page.press(OPEN).await?.check_sound()?;
        check_screen(page, ["60", "18"]).await?;
        page.picture("batch-5-elder").await?;
        page.paste_table(&table("\t")).await?;
        // From the field on with the keys alone; Tab leaves it.
        let mut screen = page.keys([Key::Tab]).await?;
        for _ in 0..6 {
            if screen.focus == GO {
                break;
            }
            screen = page.keys([Key::Tab]).await?;
        }
        ensure!(screen.focus == GO, "the focus is on 「{}」", screen.focus);
        let screen = page.keys([Key::Enter]).await?;
        screen.check_sound()?;
        screen.check_heading("批量核对结果")?;
        check_screen(page, ["60", "18"]).await?;
        page.picture("batch-6-elder-result").await?;
        Ok(())
    })
}
