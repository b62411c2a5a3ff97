//! 分享与保存: answers leave the tab only when asked, as a link that another browser understands, or on the device.

use crate::chromium::{PHONE, browse};
use crate::page::{Page, Screen};
use crate::walk::Answer::{Day, Number, Row, Skip};
use crate::walk::{Person, change};
use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// The link that the sheet offers.
pub async fn link_of(page: &Page) -> Result<String> {
    page.press("生成清单").await?;
    let screen = page.press("分享链接").await?;
    screen.check_says("拿到链接的人，都能看到您的答案。")?;
    let field = screen.fields.into_iter().find(|field| field.name == "链接").context("there is no link")?;
    Ok(field.value)
}

/// The fragment of a link.
pub fn fragment(link: &str) -> Result<&str> {
    link.find('#').map(|at| &link[at..]).with_context(|| format!("{link} has no fragment"))
}

/// What a person sees but for where the answers come from.
pub fn seen(screen: &Screen) -> String {
    screen.text.replace("这些答案来自链接。您改了，别人看不到。", "").trim().to_owned()
}

/// UX bar 29: answers only in the fragment, and that in ASCII.
#[test]
fn a_link_shows_the_same_results_in_another_browser() -> Result<()> {
    let rich = Person::worker().with_title("市首席技师", Day("2019", "5", "1")).with_prize(
        "其他全国",
        "一类",
        "1",
        Day("2020", "9", "1"),
    );
    let unsure = Person::worker().says("您累计缴了多少个月失业保险费？", Skip);
    for person in [Person::worker(), rich, unsure] {
        let (mut results, mut link) = (String::new(), String::new());
        browse(PHONE, async |page| {
            person.check(page).await?;
            results = seen(&change(page, "拟申领日期", Day("2020", "10", "1")).await?);
            link = link_of(page).await?;
            Ok(())
        })?;
        let fragment = fragment(&link)?;
        ensure!(fragment.starts_with("#s1.") && fragment.is_ascii(), "the link ends with {fragment}");
        ensure!(fragment.len() < 400, "the link is {} letters long", fragment.len());
        browse(PHONE, async |page| {
            let screen = page.open_at(fragment).await?;
            screen.check_says("这些答案来自链接")?;
            ensure!(seen(&screen) == results, "the link shows\n{}\ninstead of\n{results}", seen(&screen));
            // The answers do not stay in the address, and a reload keeps them.
            let address: String = page.read("location.href", &[]).await?;
            ensure!(!address.contains('#'), "the address is {address}");
            let again = page.reload().await?;
            ensure!(seen(&again) == results, "after a reload the results are\n{}", again.text);
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn a_link_opened_in_a_tab_with_answers_is_opened_as_well() -> Result<()> {
    browse(PHONE, async |page| {
        Person::worker().check(page).await?;
        let link = link_of(page).await?;
        page.back().await?;
        change(page, "就业身份", Row("学生")).await?.check_heading("还没有能直接申领的")?;
        follow(page, fragment(&link)?).await?.check_heading("可以申领 1 项")
    })
}

#[test]
fn damaged_and_foreign_links_are_explained() -> Result<()> {
    browse(PHONE, async |page| {
        Person::worker().check(page).await?;
        let link = link_of(page).await?;
        let good = fragment(&link)?;
        let cut = &good[..good.len() - 5];
        let turned = good.replacen('f', "g", 1);
        let newer = good.replacen("#s1", "#s2", 1);
        for (damaged, told) in [
            (cut, "链接不完整"),
            (turned.as_str(), "链接不完整"),
            ("#s1", "链接不完整"),
            ("#s1.%E4%BD%A0.AAA", "链接不完整"),
            (newer.as_str(), "链接是另一个版本做的"),
        ] {
            let screen = follow(page, damaged).await?;
            screen.check_heading("技能人才政策自查")?;
            screen.check_says(told)?;
            ensure!(screen.offers("开始自查"), "nothing can be begun: {screen:#?}");
            page.press("开始自查").await?.check_silent(told)?;
        }
        Ok(())
    })
}

#[test]
fn answers_are_kept_on_the_device_only_when_asked_and_cleared_when_asked() -> Result<()> {
    browse(PHONE, async |page| {
        Person::worker().check(page).await?;
        check_device(page, false).await?;
        let screen = page.press("保存在这台设备上").await?;
        screen.check_says("答案保存在这台设备上")?;
        check_device(page, true).await?;

        // Another tab, another day: the first screen says so, and everything is there.
        let screen = new_tab(page).await?;
        screen.check_says("答案保存在这台设备上")?;
        page.press("接着查").await?.check_heading("可以申领 1 项")?;
        change(page, "累计缴纳失业保险费月数", Number("40")).await?;
        new_tab(page).await?;
        page.press("接着查").await?.check_says("40 个月")?;

        let screen = page.press("清空本机记录").await?;
        screen.check_says("本机记录已经清空")?;
        check_device(page, false).await?;
        change(page, "累计缴纳失业保险费月数", Number("41")).await?;
        check_device(page, false).await?;
        let fresh = new_tab(page).await?;
        ensure!(fresh.offers("开始自查") && !fresh.offers("清空本机记录"), "something is left: {fresh:#?}");
        Ok(())
    })
}

#[test]
fn starting_again_clears_the_device_as_well() -> Result<()> {
    browse(PHONE, async |page| {
        Person::worker().check(page).await?;
        page.press("保存在这台设备上").await?;
        page.press("再查一次").await?;
        page.press("清空，再查一次").await?;
        check_device(page, false).await
    })
}

#[test]
fn a_device_that_keeps_nothing_is_explained() -> Result<()> {
    browse(PHONE, async |page| {
        Person::worker().check(page).await?;
        page.read::<Value>("Storage.prototype.setItem = () => { throw new Error('full'); }, null", &[]).await?;
        page.press("保存在这台设备上").await?.check_says("这台设备存不下了")?;
        page.read::<Value>("Object.defineProperty(window, 'localStorage', { get() { return null; } }), null", &[])
            .await?;
        page.press("保存在这台设备上").await?.check_says("这个浏览器不让页面保存")
    })
}

#[test]
fn a_record_that_cannot_be_read_is_explained() -> Result<()> {
    browse(PHONE, async |page| {
        page.open().await?;
        page.read::<Value>("localStorage.setItem('jianghui', 'jianghui 0'), null", &[]).await?;
        let screen = new_tab(page).await?;
        screen.check_says("本机记录读不出来了")?;
        ensure!(screen.offers("开始自查"), "nothing can be begun: {screen:#?}");
        Ok(())
    })
}

/// Whether the device holds answers.
async fn check_device(page: &Page, expected: bool) -> Result<()> {
    let kept: String = page.read("JSON.stringify({...localStorage})", &[]).await?;
    ensure!((kept != "{}") == expected, "the device holds {kept}");
    Ok(())
}

/// Follows a link in the tab where the page is open.
async fn follow(page: &Page, fragment: &str) -> Result<Screen> {
    page.read::<Value>("window.__drawn = false, location.hash = arguments[0], null", &[fragment]).await?;
    page.loaded().await
}

/// Opens the page as a new tab would: nothing of the old one is there.
async fn new_tab(page: &Page) -> Result<Screen> {
    page.read::<Value>("sessionStorage.clear(), history.replaceState(null, ''), null", &[]).await?;
    page.reload().await
}
