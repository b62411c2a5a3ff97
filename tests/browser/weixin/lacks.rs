//! 缺什么: a browser without one thing after the other. The page stays whole, offers the next best way, and nothing that
//! can be pressed is dead.

use crate::chromium::{PHONE, browse};
use crate::page::{Page, Screen};
use crate::walk::Answer::Row;
use crate::walk::reply;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

/// What is missing: its name, the script that takes it away before the page loads, and what the list then offers.
struct Lack {
    what: &'static str,
    script: &'static str,
    check: fn(&Screen) -> Result<()>,
}

/// All that one takes along with.
const TOOLS: [&str; 5] = ["打印", "做成图片", "复制文字", "加到日历", "分享链接"];

const CALENDAR: &str = "加到日历";

fn whole(screen: &Screen) -> Result<()> {
    TOOLS.into_iter().try_for_each(|tool| offered(screen, tool))
}

fn offered(screen: &Screen, tool: &str) -> Result<()> {
    ensure!(screen.offers(tool), "「{tool}」 is not offered: {:?}", screen.controls);
    Ok(())
}

fn without(screen: &Screen, tool: &str) -> Result<()> {
    ensure!(!screen.offers(tool), "「{tool}」 is offered");
    screen.check_says(&format!("这里用不了：{tool}。可以换个浏览器打开。"))?;
    TOOLS.into_iter().filter(|each| *each != tool).try_for_each(|tool| offered(screen, tool))
}

const NO_PRINT: &str = "delete window.print; window.print = undefined;";
/// The test itself still looks into it.
const NO_CLIPBOARD: &str = "window.__clipboard = navigator.clipboard; delete Navigator.prototype.clipboard;";
const NO_COMMAND: &str = "delete Document.prototype.execCommand;";
const NO_DOWNLOAD: &str = "delete HTMLAnchorElement.prototype.download;";
const NO_SPEECH: &str = "delete window.speechSynthesis; delete window.SpeechSynthesisUtterance;";
const THROWING: &str = "for (const name of ['localStorage', 'sessionStorage']) \
    Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });";
const FULL: &str = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };";
const NO_CANVAS: &str = "HTMLCanvasElement.prototype.getContext = () => null;";

const TO_TAKE_ALONG: [Lack; 6] = [
    Lack { what: "printing", script: NO_PRINT, check: |screen| without(screen, "打印") },
    Lack { what: "downloads", script: NO_DOWNLOAD, check: |screen| without(screen, CALENDAR) },
    Lack {
        what: "downloads, of which 微信 says nothing",
        script: "window.WeixinJSBridge = { invoke() {}, on() {} };",
        check: |screen| without(screen, CALENDAR),
    },
    Lack { what: "the share sheet", script: "delete Navigator.prototype.share;", check: whole },
    Lack { what: "drawing", script: NO_CANVAS, check: whole },
    Lack {
        what: "frames to draw into",
        script: "HTMLCanvasElement.prototype.toDataURL = () => 'data:,';",
        check: whole,
    },
];

const TO_KEEP_AND_TELL: [Lack; 7] = [
    Lack { what: "both storages, which throw", script: THROWING, check: whole },
    Lack {
        what: "both storages, which are nothing",
        script: "for (const name of ['localStorage', 'sessionStorage']) \
            Object.defineProperty(window, name, { get() { return null; } });",
        check: whole,
    },
    Lack { what: "room", script: FULL, check: whole },
    Lack { what: "speech", script: NO_SPEECH, check: whole },
    Lack {
        what: "observers",
        script: "delete window.ResizeObserver; delete window.IntersectionObserver; delete window.PerformanceObserver;",
        check: whole,
    },
    Lack {
        what: "what is younger than 2020",
        script: "delete window.structuredClone; delete window.queueMicrotask; delete window.requestIdleCallback; \
            delete window.WeakRef; delete window.FinalizationRegistry; delete window.BroadcastChannel; \
            delete Array.prototype.at; delete String.prototype.replaceAll; \
            delete Promise.any; delete Element.prototype.replaceChildren; \
            delete Crypto.prototype.randomUUID;",
        check: whole,
    },
    Lack { what: "questions about the device", script: "delete window.matchMedia;", check: whole },
];

/// The list of somebody in Xiaoshan: its document ends on a day, so there is one for the calendar.
async fn list(page: &Page) -> Result<Screen> {
    page.open().await?;
    page.press("我自己").await?;
    for row in ["萧山", "三级（高级工）"] {
        reply(page, Row(row)).await?.check_sound()?;
    }
    let results = page.press("先看结果").await?;
    results.check_sound()?;
    results.check_says("时间线")?;
    let list = page.press("生成清单").await?;
    list.check_sound()?;
    list.check_heading("我的清单")?;
    Ok(list)
}

/// Presses all that takes the list along; after each press something else stands there or is said.
async fn press_all(page: &Page, offered: &Screen) -> Result<()> {
    for tool in TOOLS.into_iter().filter(|tool| offered.offers(tool)) {
        let before = page.screen().await?;
        let mut after = page.press(tool).await?;
        if after.text == before.text {
            // Copying is decided by the browser, which may take its time.
            let changed =
                format!("return document.querySelector('.sheet__said').textContent !== {:?}", said(page).await?);
            page.until(&format!("「{tool}」 does something"), &changed).await.ok();
            after = page.screen().await?;
        }
        ensure!(after.text != before.text, "「{tool}」 is dead");
    }
    Ok(())
}

async fn said(page: &Page) -> Result<String> {
    page.read("(document.querySelector('.sheet__said') || { textContent: '' }).textContent", &[]).await
}

/// Takes something away before each page that is opened from now on, and gives the way to end that.
async fn take_away(page: &Page, script: &str) -> Result<Value> {
    // One page after the other in one tab: none of them begins with the answers of the last one.
    let source = format!("try {{ sessionStorage.clear(); localStorage.clear(); }} catch (_) {{}} {script}");
    page.send("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await
}

fn survives(lacks: &'static [Lack]) -> Result<()> {
    browse(PHONE, async |page| {
        page.send("Browser.setDownloadBehavior", json!({ "behavior": "deny" })).await?;
        for Lack { what, script, check } in lacks {
            let taken = take_away(page, script).await?;
            let lived = async {
                let list = list(page).await?;
                check(&list)?;
                press_all(page, &list).await?;
                page.press("长辈版").await?.check_heading("我的清单")?;
                page.press("标准版").await?.check_heading("我的清单")?;
                page.check_watch().await
            };
            lived.await.with_context(|| format!("without {what}"))?;
            page.send("Page.removeScriptToEvaluateOnNewDocument", taken).await?;
        }
        Ok(())
    })
}

#[test]
fn the_list_is_taken_along_with_whatever_is_there() -> Result<()> {
    survives(&TO_TAKE_ALONG)
}

#[test]
fn nothing_is_lost_where_little_can_be_kept_or_told() -> Result<()> {
    survives(&TO_KEEP_AND_TELL)
}

/// What a press on 复制文字 comes to, with what is there.
async fn copied(page: &Page, script: &str) -> Result<(Screen, Value)> {
    let taken = take_away(page, script).await?;
    list(page).await?;
    page.read::<Value>(
        "(window.__clipboard || navigator.clipboard).write([new ClipboardItem({ 'text/plain': '旧的' })])",
        &[],
    )
    .await?;
    page.press("复制文字").await?;
    page.until("it is said", "return !!document.querySelector('.sheet__said')?.textContent").await?;
    Ok((page.settled().await?, taken))
}

/// The clipboard, else the old command, else the words to be marked by hand.
#[test]
fn copying_goes_the_next_best_way() -> Result<()> {
    browse(PHONE, async |page| {
        let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        page.send("Browser.grantPermissions", permissions).await?;
        let refusing = "Object.defineProperty(Clipboard.prototype, 'writeText', { value: () => Promise.reject(0) });";
        let throwing = "Object.defineProperty(Clipboard.prototype, 'writeText', { value: () => { throw 0; } });";
        for script in [NO_CLIPBOARD, refusing, throwing] {
            let (screen, taken) = copied(page, script).await.with_context(|| script.to_owned())?;
            screen.check_says("已经复制").with_context(|| script.to_owned())?;
            ensure!(screen.focus == "复制文字", "the focus went to 「{}」", screen.focus);
            ensure!(!screen.fields.iter().any(|field| field.name.is_empty()), "a field is left: {:?}", screen.fields);
            // The words are there: they can be pasted.
            let pasted: String = page.read("(window.__clipboard || navigator.clipboard).readText()", &[]).await?;
            ensure!(pasted.contains("【我的答案】"), "after {script} the clipboard holds {pasted:?}");
            page.send("Page.removeScriptToEvaluateOnNewDocument", taken).await?;
        }
        let failing = "Document.prototype.execCommand = () => false;";
        let raising = "Document.prototype.execCommand = () => { throw new Error('no'); };";
        for command in [NO_COMMAND, failing, raising] {
            let (screen, taken) = copied(page, &format!("{NO_CLIPBOARD} {command}")).await?;
            screen.check_says("请选中下面的文字，自己复制。")?;
            let field = screen.fields.iter().find(|field| field.name == "清单的文字").context("no words to mark")?;
            ensure!(field.value.contains("【我的答案】"), "the words are {:?}", field.value);
            // A touch marks all of them.
            let marked: String = page
                .read("(field('清单的文字').focus(), getSelection().toString() || ((f) => f.value.slice(f.selectionStart, f.selectionEnd))(field('清单的文字')))", &[])
                .await?;
            ensure!(marked.trim() == field.value.trim(), "marked is {marked:?}");
            page.send("Page.removeScriptToEvaluateOnNewDocument", taken).await?;
        }
        Ok(())
    })
}

/// In 长辈版 there is no button that reads aloud where nothing can.
#[test]
fn without_speech_nothing_offers_to_read_aloud() -> Result<()> {
    browse(PHONE, async |page| {
        take_away(page, NO_SPEECH).await?;
        page.open_at("?elder=1").await?;
        ensure!(!page.screen().await?.offers("读给我听"), "reading aloud is offered");
        let found: usize = page.read("document.querySelectorAll('.aloud').length", &[]).await?;
        ensure!(found == 0, "there is a reader");
        Ok(())
    })
}

/// A picture is kept by a long press: it is an image in the page, as wide as the phone, and not a link.
#[test]
fn the_picture_is_an_image_to_press_long() -> Result<()> {
    browse(PHONE, async |page| {
        take_away(page, NO_DOWNLOAD).await?;
        list(page).await?;
        page.press("做成图片").await?.check_says("长按图片，可以保存或转发")?;
        let image = "(() => { const image = document.querySelector('.sheet__picture'); const style = getComputedStyle(image); \
            return [image.tagName, image.src.slice(0, 15), String(image.closest('a, button')), style.userSelect, \
            style.pointerEvents, String(image.getBoundingClientRect().width > 300)]; })()";
        let image: Vec<String> = page.read(image, &[]).await?;
        ensure!(image == ["IMG", "data:image/png;", "null", "auto", "auto", "true"], "it is {image:?}");
        Ok(())
    })
}
