//! 显示: the size of type, the colours and the contrast, by the address, by the device and by hand, everywhere the same.

use crate::chromium::{NARROW, PHONE, Rules, browse, browse_by};
use crate::page::Page;
use crate::shape::check_screen;
use crate::walk::Person;
use anyhow::{Result, ensure};
use serde_json::json;

/// Large type, dark, more contrast.
const ALL: &str = "elder dark more";

/// How the page looks: what stands on `<html>`.
async fn look(page: &Page) -> Result<String> {
    let names =
        r#"["size", "theme", "contrast"].map((name) => document.documentElement.dataset[name] || "-").join(" ")"#;
    page.read(names, &[]).await
}

async fn check_look(page: &Page, wanted: &str) -> Result<()> {
    let look = look(page).await?;
    ensure!(look == wanted, "the page looks 「{look}」 instead of 「{wanted}」");
    Ok(())
}

/// The query of the address.
async fn query(page: &Page) -> Result<String> {
    page.read("location.search", &[]).await
}

/// The colours of the ground and of the words on it, as the browser paints them.
async fn colours(page: &Page) -> Result<[String; 2]> {
    page.read(
        "[getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.body).color]",
        &[],
    )
    .await
}

const LIGHT: [&str; 2] = ["rgb(241, 245, 246)", "rgb(19, 33, 42)"];
const DARK: [&str; 2] = ["rgb(13, 22, 27)", "rgb(238, 244, 247)"];
const LIGHT_MORE: [&str; 2] = ["rgb(255, 255, 255)", "rgb(0, 0, 0)"];
const DARK_MORE: [&str; 2] = ["rgb(0, 0, 0)", "rgb(255, 255, 255)"];

async fn check_colours(page: &Page, wanted: [&str; 2]) -> Result<()> {
    let colours = colours(page).await?;
    ensure!(colours == wanted, "ground and words are {colours:?} instead of {wanted:?}");
    Ok(())
}

/// UX bar 25: the address switches the large type, and presets colours and contrast.
#[test]
fn the_address_presets_the_look() -> Result<()> {
    browse(PHONE, async |page| {
        for (query, wanted) in [
            ("", "- - -"),
            ("?elder=1", "elder - -"),
            ("?theme=light", "- light -"),
            ("?host=x&theme=dark&elder=1&contrast=more", ALL),
            ("?elder=2&theme=sepia&contrast=less", "- - -"),
            ("?elder=constructor&theme=&contrast", "- - -"),
            ("?elder=%31&theme=auto&contrast=auto", "elder - -"),
        ] {
            let screen = page.open_at(query).await?;
            check_look(page, wanted).await?;
            ensure!(screen.offers(if wanted.starts_with("elder") { "标准版" } else { "长辈版" }), "{screen:#?}");
            ensure!(self::query(page).await? == query, "the address lost what it asked for");
        }
        // What only an address asked for is not remembered.
        page.open().await?;
        check_look(page, "- - -").await
    })
}

/// UX bar 25: the button is on every screen; what is chosen is remembered on the device alone, and without the answers.
#[test]
fn what_is_chosen_is_remembered_in_a_new_tab_without_the_answers() -> Result<()> {
    browse(PHONE, async |page| {
        Person::worker().check(page).await?;
        let screen = page.press("显示设置").await?;
        screen.check_sound()?;
        screen.check_heading("显示设置")?;
        ensure!(screen.chosen() == ["标准版", "随手机", "随手机"], "chosen is {:?}", screen.chosen());
        for row in ["长辈版", "深色", "高对比"] {
            page.choose(row).await?;
        }
        page.settled().await?;
        check_look(page, ALL).await?;
        check_colours(page, DARK_MORE).await?;
        page.picture("display-all").await?;
        page.press("完成").await?.check_says("可以申领")?;
        check_look(page, ALL).await?;

        // A tab has a session storage of its own.
        page.read::<()>("sessionStorage.clear(), null", &[]).await?;
        page.open().await?.check_heading("技能人才政策自查")?;
        check_look(page, ALL).await?;
        let kept: Vec<String> = page.read("Object.keys(localStorage)", &[]).await?;
        ensure!(kept == ["jianghui-display"], "the device keeps {kept:?}");
        let words: String = page.read("localStorage.getItem('jianghui-display')", &[]).await?;
        ensure!(words == ALL, "the device keeps 「{words}」");
        page.press("标准版").await?;
        page.reload().await?;
        check_look(page, "- dark more").await
    })
}

#[test]
fn neither_answers_nor_look_is_cleared_with_the_other() -> Result<()> {
    browse(PHONE, async |page| {
        Person::worker().check(page).await?;
        page.press("长辈版").await?;
        page.press("保存在这台设备上").await?;
        page.press("清空本机记录").await?;
        page.reload().await?;
        check_look(page, "elder - -").await?;
        page.press("再查一次").await?;
        page.press("清空，再查一次").await?.check_heading("技能人才政策自查")?;
        check_look(page, "elder - -").await?;
        page.press("开始自查").await?;
        page.read::<()>("localStorage.clear(), null", &[]).await?;
        page.press("标准版").await?.check_heading("您在哪里工作、就读或参赛？")?;
        check_look(page, "- - -").await
    })
}

/// UX bar 25: a person's own choice is stronger than the address that brought them.
#[test]
fn a_change_by_hand_beats_the_address() -> Result<()> {
    browse(PHONE, async |page| {
        page.open_at("?from=host&elder=1&theme=dark").await?;
        page.press("开始自查").await?;
        page.press("标准版").await?;
        ensure!(query(page).await? == "?from=host&theme=dark", "the address asks for {}", query(page).await?);
        let screen = page.reload().await?;
        check_look(page, "- dark -").await?;
        screen.check_heading("您在哪里工作、就读或参赛？")?;
        // The screen before was left with the whole address.
        page.back().await?;
        ensure!(query(page).await? == "?from=host&theme=dark", "the address asks for {}", query(page).await?);
        page.press("显示设置").await?;
        page.choose("浅色").await?;
        page.settled().await?;
        ensure!(query(page).await? == "?from=host", "the address asks for {}", query(page).await?);
        page.reload().await?.check_heading("显示设置")?;
        check_look(page, "- light -").await?;
        page.press("完成").await?.check_heading("技能人才政策自查").map(drop)
    })
}

#[test]
fn where_nothing_can_be_kept_the_look_changes_all_the_same() -> Result<()> {
    browse(PHONE, async |page| {
        let blocked = "for (const name of ['localStorage', 'sessionStorage']) \
             Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });";
        page.send("Page.addScriptToEvaluateOnNewDocument", json!({ "source": blocked })).await?;
        page.open_at("?theme=dark").await?;
        check_look(page, "- dark -").await?;
        page.press("长辈版").await?;
        check_look(page, "elder dark -").await?;
        page.press("显示设置").await?;
        page.choose("高对比").await?;
        page.press("完成").await?.check_heading("技能人才政策自查")?;
        check_look(page, ALL).await
    })
}

#[test]
fn the_device_decides_where_nobody_chose() -> Result<()> {
    browse(PHONE, async |page| {
        for (features, query, wanted) in [
            (["light", "no-preference"], "", LIGHT),
            (["dark", "no-preference"], "", DARK),
            (["light", "more"], "", LIGHT_MORE),
            (["dark", "more"], "", DARK_MORE),
            (["dark", "no-preference"], "?theme=light", LIGHT),
            (["light", "no-preference"], "?theme=dark", DARK),
            (["dark", "no-preference"], "?contrast=more", DARK_MORE),
            (["light", "more"], "?theme=dark", DARK_MORE),
            (["dark", "more"], "?theme=light", LIGHT_MORE),
        ] {
            emulate(page, &[("prefers-color-scheme", features[0]), ("prefers-contrast", features[1])]).await?;
            page.open_at(query).await?;
            check_colours(page, wanted).await?;
            let dark = wanted == DARK || wanted == DARK_MORE;
            let scheme: String = page.read("getComputedStyle(document.documentElement).colorScheme", &[]).await?;
            ensure!(scheme.contains(if dark { "dark" } else { "light" }), "native controls are {scheme}");
        }
        Ok(())
    })
}

async fn emulate(page: &Page, features: &[(&str, &str)]) -> Result<()> {
    let features: Vec<_> = features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    page.send("Emulation.setEmulatedMedia", json!({ "features": features })).await.map(drop)
}

/// UX bar 27: the first screen honours the look before the wasm is there.
#[test]
fn the_look_is_there_before_the_wasm_is() -> Result<()> {
    browse_by(Rules::Disturbed, PHONE, async |page| {
        page.open().await?;
        page.press("长辈版").await?;
        page.send("Network.setBlockedURLs", json!({ "urls": ["*.wasm"] })).await?;
        page.open_undrawn_at("?theme=dark&contrast=more").await?;
        check_look(page, ALL).await?;
        check_colours(page, DARK_MORE).await?;
        page.screen().await?.check_says("开始自查")?;
        page.send("Network.setBlockedURLs", json!({ "urls": [] })).await?;
        page.open_at("?elder=0").await?;
        check_look(page, "- - -").await
    })
}
