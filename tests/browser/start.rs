//! 打开: the first screen can be read before the wasm is there, without it, and without script.

use crate::chromium::{PHONE, Rules, browse, browse_by};
use anyhow::{Result, ensure};
use serde_json::json;

/// UX bars 27 and 34: the first screen can be read before the wasm is there.
#[test]
fn without_the_wasm_the_page_explains_itself_and_recovers() -> Result<()> {
    browse_by(Rules::Disturbed, PHONE, async |page| {
        page.send("Network.setBlockedURLs", json!({ "urls": ["*.wasm"] })).await?;
        page.open_undrawn().await?;
        page.until("the page says what is wrong", "return !!document.querySelector('[role=alert]:not([hidden])')")
            .await?;
        let screen = page.settled().await?;
        ensure!(screen.alerts.iter().any(|alert| alert.contains("没有载入完")), "it says {:?}", screen.alerts);
        check_first_screen(&screen.text)?;
        page.picture("start-without-wasm").await?;

        page.send("Network.setBlockedURLs", json!({ "urls": [] })).await?;
        // The page is loaded anew at once: there is nothing to wait for in the old one.
        page.read::<Option<bool>>("(control('重试').click(), null)", &[]).await?;
        page.loaded().await?;
        page.press("开始自查").await?.check_heading("您在哪里工作、就读或参赛？")
    })
}

/// UX bar 34.
#[test]
fn without_script_the_first_screen_reads_as_with_it() -> Result<()> {
    browse(PHONE, async |page| {
        let drawn = page.open().await?.text;
        page.send("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
        page.open_undrawn().await?;
        let screen = page.screen().await?;
        check_first_screen(&screen.text)?;
        let words = screen.text.replace("自查要用到脚本，您的浏览器没有打开。请换一个浏览器，或直接问经办部门。 ", "");
        ensure!(words == drawn, "without script it reads\n{words}\nand with it\n{drawn}");
        page.picture("start-without-script").await?;
        page.send("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await?;
        page.open().await.map(|_| ())
    })
}

fn check_first_screen(text: &str) -> Result<()> {
    for words in ["技能人才政策自查", "开始自查", "温州", "温人社发〔2018〕242号", "答案不上传"]
    {
        ensure!(text.contains(words), "「{words}」 does not stand on the first screen: {text}");
    }
    Ok(())
}

#[test]
fn a_press_before_the_wasm_is_there_is_not_lost() -> Result<()> {
    browse(PHONE, async |page| page.open_at("#start-0").await?.check_heading("您在哪里工作、就读或参赛？"))
}
