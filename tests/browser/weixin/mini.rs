//! 小程序: the page inside the web-view of a mini-program. `wx` is played by a stand-in, as Tencent's own script is not
//! ours to keep.

use crate::chromium::{NARROW, PHONE, Rules, browse_at};
use crate::host::{Host, Trouble};
use crate::page::Page;
use crate::shape::check_screen;
use crate::walk::Person;
use anyhow::{Result, ensure};
use serde_json::json;

/// What 微信 puts into the page.
const INSIDE: &str = "window.__wxjs_environment = 'miniprogram';";
/// The same on phones where it comes late.
const LATE: &str = "window.__inside = () => { window.__wxjs_environment = 'miniprogram'; \
    document.dispatchEvent(new Event('WeixinJSBridgeReady')); };";
const SDK: &str = include_str!("stand-in.js");
const BACK: &str = "回到小程序";

/// Opens the page with this behind the address, after this script, at a host with or without Tencent's script.
fn open(sdk: bool, script: &'static str, rest: &str, test: impl AsyncFnOnce(&mut Page) -> Result<()>) -> Result<()> {
    let host = if sdk { Host::with_file("jweixin.js", SDK)? } else { Host::start(Trouble::None)? };
    let rules = if sdk { Rules::Usual } else { Rules::Disturbed };
    browse_at(rules, PHONE, host.address.clone(), async |page| {
        page.send("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
        page.open_at(rest).await?;
        test(page).await
    })
}

/// Waits for the way back, and sees it.
async fn offered(page: &Page) -> Result<()> {
    page.until("there is a way back", "return !!document.getElementById('boot-return')").await?;
    ensure!(page.settled().await?.offers(BACK), "the way back is not to be seen");
    Ok(())
}

/// What the mini-program was asked to do.
async fn calls(page: &Page) -> Result<Vec<Vec<String>>> {
    page.read("window.__calls.splice(0)", &[]).await
}

async fn fetched(page: &Page) -> Result<Vec<String>> {
    page.read("performance.getEntriesByType('resource').map((entry) => entry.name)", &[]).await
}

#[test]
fn the_way_back_leads_to_the_page_that_the_address_names_and_takes_no_answer_along() -> Result<()> {
    open(true, INSIDE, "?mini=pages/done/index", async |page| {
        offered(page).await?;
        page.press("开始自查").await?;
        Person::worker().go_on(page).await?.check_heading("可以申领 1 项")?;
        for (size, elder, least) in
            [(PHONE, false, ["48", "16"]), (NARROW, false, ["48", "16"]), (NARROW, true, ["60", "20"])]
        {
            page.resize(size).await?;
            if elder {
                page.press("长辈版").await?;
            }
            offered(page).await?;
            check_screen(page, least).await?;
            page.picture(if elder { "mini-elder" } else { "mini" }).await?;
        }
        page.press(BACK).await?;
        ensure!(calls(page).await? == [["navigateTo", r#"{"url":"/pages/done/index"}"#]], "it asked for more");
        let address: String = page.read("location.search + location.hash", &[]).await?;
        ensure!(address == "?mini=pages/done/index", "the address is {address}");
        Ok(())
    })
}

#[test]
fn where_a_page_cannot_be_opened_the_next_way_is_tried_and_the_last_is_said() -> Result<()> {
    open(true, INSIDE, "?mini=pages/done/index", async |page| {
        offered(page).await?;
        let url = r#"{"url":"/pages/done/index"}"#;
        let all = [["navigateTo", url], ["redirectTo", url], ["switchTab", url], ["navigateBack", r#"{"delta":1}"#]];
        for refused in 1..=4 {
            page.read::<()>(&format!("window.__refuse = {refused}, null"), &[]).await?;
            page.press(BACK).await?;
            let asked = calls(page).await?;
            ensure!(asked == all[..4.min(refused + 1)], "with {refused} refused it asked for {asked:?}");
        }
        let said: String = page.read("document.getElementById('boot-return').textContent", &[]).await?;
        ensure!(said == "回到小程序没能回去，请用微信左上角的返回。", "it says {said}");
        page.picture("mini-refused").await.map(|_| ())
    })
}

/// Whatever is no plain path of a page only leads back: nothing of an address gets into the mini-program.
#[test]
fn odd_names_of_pages_only_lead_back() -> Result<()> {
    let odd = [
        "1",
        "pages",
        "/pages/a",
        "//example.com/a",
        "https://example.com/a",
        "pages/../a",
        "pages/a?level=3",
        "pages/a%3Flevel=3",
        "pages/a%23s1.AAA",
        "pages/%E7%AD%94%E6%A1%88",
        "javascript:alert(1)",
        "pages/a%0Ab",
        "pages/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/a",
        "a/b/c/d/e/f/g/h",
    ];
    open(true, INSIDE, "?mini=1", async |page| {
        for name in odd {
            page.open_at(&format!("?mini={name}")).await?;
            offered(page).await?;
            page.press(BACK).await?;
            let asked = calls(page).await?;
            ensure!(asked == [["navigateBack", r#"{"delta":1}"#]], "{name} leads to {asked:?}");
        }
        Ok(())
    })
}

#[test]
fn outside_and_without_being_asked_nothing_is_fetched_or_offered() -> Result<()> {
    for (script, rest) in
        [("", ""), ("", "?mini=pages/done/index"), (INSIDE, ""), ("window.WeixinJSBridge = {};", "?mini=1")]
    {
        open(true, script, rest, async |page| {
            let files = fetched(page).await?;
            ensure!(files.iter().all(|file| !file.contains("jweixin")), "{script} {rest} fetches {files:?}");
            let of_mini = files.iter().filter(|file| file.contains("/mini")).count();
            ensure!(of_mini == usize::from(script == INSIDE), "{script} {rest} fetches {files:?}");
            ensure!(!page.screen().await?.offers(BACK), "{script} {rest} offers a way back");
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn a_script_that_the_host_put_into_the_page_is_used() -> Result<()> {
    const WITH_WX: &str = concat!("window.__wxjs_environment = 'miniprogram';", include_str!("stand-in.js"));
    open(true, WITH_WX, "", async |page| {
        offered(page).await?;
        ensure!(fetched(page).await?.iter().all(|file| !file.contains("jweixin")), "it is fetched once more");
        page.press(BACK).await?;
        ensure!(calls(page).await? == [["navigateBack", r#"{"delta":1}"#]], "it leads elsewhere");
        Ok(())
    })
}

#[test]
fn where_the_environment_is_told_late_the_way_back_comes_late() -> Result<()> {
    open(true, LATE, "?mini=1", async |page| {
        ensure!(!page.screen().await?.offers(BACK), "it comes too early");
        page.read::<()>("window.__inside(), null", &[]).await?;
        offered(page).await?;
        page.read::<()>("window.__inside(), null", &[]).await?;
        let bars: usize = page.read("document.querySelectorAll('#boot-return').length", &[]).await?;
        ensure!(bars == 1, "there are {bars} of them");
        // That was a request after the page had loaded, and the only one.
        let files = fetched(page).await?;
        ensure!(files.iter().filter(|file| file.ends_with("/jweixin.js")).count() == 1, "fetched is {files:?}");
        page.loaded().await.map(|_| ())
    })
}

#[test]
fn where_the_script_is_not_there_the_page_is_as_ever() -> Result<()> {
    open(false, INSIDE, "?mini=1", async |page| {
        ensure!(!page.screen().await?.offers(BACK), "a way back is offered that leads nowhere");
        page.press("开始自查").await?.check_heading("您在哪里工作、就读或参赛？")
    })
}

/// UX bar 18: a mini-program passes on how large the person wants the type.
#[test]
fn the_size_of_type_that_the_mini_program_passes_on_is_kept() -> Result<()> {
    open(true, INSIDE, "", async |page| {
        for (asked, size) in [
            ("1.25", "20px"),
            ("1.5", "24px"),
            ("9", "32px"),
            ("0.1", "16px"),
            ("-3", "16px"),
            ("x", "16px"),
            ("", "16px"),
        ] {
            page.open_at(&format!("?fontSizeScaleFactor={asked}")).await?;
            let shown: String = page.read("getComputedStyle(document.documentElement).fontSize", &[]).await?;
            ensure!(shown == size, "「{asked}」 makes {shown}");
            let screen = page.press("开始自查").await?;
            ensure!(screen.content_width <= screen.width, "「{asked}」 sticks out at the side");
            page.back().await?;
        }
        Ok(())
    })
}
