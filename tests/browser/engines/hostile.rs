//! 不守规矩的网页: pages that do not keep to the protocol: around the frame, beside it, and a frame that is nobody's.

use super::in_each_engine;
use crate::driver::Engine;
use crate::framed::{BARE, ELEMENT, Scene, check_fits, embed_in, enter, events, in_scene, messages, shape};
use crate::page::Page;
use crate::site::Site;
use anyhow::{Context, Result, ensure};
use serde_json::Value;

in_each_engine!(messages_change_nothing, a_third_page_gets_nothing, an_opaque_frame_is_not_blank);

const RIVAL: &str = include_str!("../framed/rival.js");

/// The page around the frame sends thousands of messages that are nearly right: none is taken, and the page can be
/// used meanwhile. What is right is taken again once it has calmed down.
fn messages_change_nothing(engine: Engine) -> Result<()> {
    embed_in(engine, "", async |page, scene| {
        in_scene(page, &scene, &ELEMENT.replace(" consent=\"ui\"", "")).await?;
        enter(page, 0).await?;
        let before = page.press("开始自查").await?;
        for _ in 0..3 {
            page.leave_frame().await?;
            page.read::<Value>("(__rude(2000, __frames()[0]), null)", &[]).await?;
            enter(page, 0).await?;
            let screen = page.settled().await?;
            ensure!(screen.text == before.text, "it says now\n{}\ninstead of\n{}", screen.text, before.text);
            let theme: Value = page.read("document.documentElement.dataset.theme || null", &[]).await?;
            ensure!(theme.is_null(), "a theme was taken: {theme}");
        }
        page.choose("三级（高级工）").await?;
        page.press("继续").await?.check_sound()?;
        page.leave_frame().await?;
        shape::check_says_nothing(&messages(page).await?, &scene.page)?;
        // One right message among so many wrong ones may be lost; asked again and again it is heard.
        let calm = "const c = document.querySelector('jianghui-checker'); c.reset(); \
            return __events.filter(([t]) => t === 'jianghui-step').slice(-1)[0][1].index === 1";
        page.until("a right message is heard again", calm).await?;
        enter(page, 0).await.map(|_| ())
    })
}

/// Opens a page with the frame of a third origin in it.
async fn with_rival(page: &mut Page, scene: &Scene, html: &str) -> Result<Site> {
    let third = Site::start("127.0.0.1")?;
    third.put("rival.js", RIVAL, "");
    third.put("", "<!doctype html><title>第三方</title><script src=\"rival.js\"></script>", "");
    let frame = format!("<iframe id=\"rival\" src=\"{}/\"></iframe></body>", third.origin);
    in_scene(page, scene, &html.replace("</body>", &frame)).await?;
    let rival = "return !!document.getElementById('rival')";
    page.until("the third page is there", rival).await?;
    Ok(third)
}

async fn let_rival_try(page: &mut Page) -> Result<Vec<Value>> {
    page.enter_frame("document.getElementById('rival')").await?;
    page.until("the third page has begun", "return !!window.__rival").await?;
    page.read::<Value>("(__rival(200), null)", &[]).await?;
    let heard: Vec<Value> = page.read("__heard", &[]).await?;
    page.leave_frame().await?;
    Ok(heard)
}

/// Who is neither around the frame nor in it can neither ask nor answer, and hears nothing.
fn a_third_page_gets_nothing(engine: Engine) -> Result<()> {
    // The frame has been told who is around it, and another page says that it is.
    embed_in(engine, "", async |page, scene| {
        let _third = with_rival(page, &scene, BARE).await?;
        let before = enter(page, 0).await?;
        check_fits(page, "the first screen").await?;
        page.leave_frame().await?;
        let heard = let_rival_try(page).await?;
        ensure!(heard.is_empty(), "the third page heard {heard:?}");
        let after = enter(page, 0).await?;
        ensure!(after.text == before.text, "it says now\n{}", after.text);
        let theme: Value = page.read("document.documentElement.dataset.theme || null", &[]).await?;
        ensure!(theme.is_null(), "a theme was taken: {theme}");
        let results = page.press("开始自查").await?;
        ensure!(!results.text.contains("交给"), "somebody is to get the result");
        check_fits(page, "the screen after that").await?;
        Ok(())
    })?;
    // It says to the page around that it is the frame.
    embed_in(engine, "", async |page, scene| {
        let _third = with_rival(page, &scene, ELEMENT).await?;
        enter(page, 0).await?;
        check_fits(page, "the first screen").await?;
        page.leave_frame().await?;
        events(page).await?;
        let heard = let_rival_try(page).await?;
        ensure!(heard.is_empty(), "the third page heard {heard:?}");
        let told = events(page).await?;
        ensure!(told.is_empty(), "the page around believes {told:?}");
        enter(page, 0).await?;
        check_fits(page, "the first screen, still").await.map(|_| ())
    })
}

/// In a frame with an origin of its own nothing is kept and no script is fetched, unless the host says that everybody
/// may. Where none runs there is something to read, and the page says that it has not begun and where it does.
fn an_opaque_frame_is_not_blank(engine: Engine) -> Result<()> {
    let opaque = BARE.replace("allow-same-origin", "");
    ensure!(opaque != BARE, "the example has another sandbox");
    let everybody = "Access-Control-Allow-Origin: *\r\n";
    // To WebKit the word 'self' of the page's own policy means nothing there: neither script nor style comes.
    let (idle, running): (&[&str], &[&str]) =
        if engine == Engine::WebKit { (&["", everybody], &[]) } else { (&[""], &[everybody]) };
    for extra in idle {
        embed_in(engine, extra, async |page, scene| {
            enter_opaque(page, &scene, &opaque).await?;
            let said = "const link = document.querySelector('#boot-idle a'); \
                return link.checkVisibility({ visibilityProperty: true }) && link.getBoundingClientRect().height > 16 \
                    && link.target === '_blank' && link.href === document.baseURI.replace(/[?#].*/, '')";
            page.until("the page says where it can be opened", said).await?;
            let screen: String = page.read("document.body.innerText", &[]).await?;
            for words in ["自查还没有打开", "在新窗口里打开自查", "技能人才政策自查", "收录的政策"]
            {
                ensure!(screen.contains(words), "「{words}」 does not stand on\n{screen}");
            }
            page.leave_frame().await?;
            page.window(&format!("{}-embed-opaque", engine.name())).await?;
            // Back to a page of ours, which the end of every test looks at.
            page.open().await.map(|_| ())
        })?;
    }
    for extra in running {
        embed_in(engine, extra, async |page, scene| {
            enter_opaque(page, &scene, &opaque).await?;
            page.until("the wasm has drawn the page", "return window.__drawn === true").await?;
            let kept: bool = page
                .read("(() => { try { return !!sessionStorage } catch (_) { return false } })()", &[])
                .await
                .context("storage")?;
            ensure!(!kept, "an opaque frame keeps something");
            page.press("开始自查").await?.check_sound()?;
            page.leave_frame().await?;
            page.open().await.map(|_| ())
        })?;
    }
    Ok(())
}

async fn enter_opaque(page: &mut Page, scene: &Scene, html: &str) -> Result<()> {
    in_scene(page, scene, html).await?;
    page.until("there is a frame", "return !!(window.__frames && __frames()[0])").await?;
    page.enter_frame("__frames()[0]").await?;
    page.until("the first screen is there", "return !!document.querySelector('h1')").await
}
