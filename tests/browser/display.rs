//! 显示: the size of type, the colours and the contrast, by the address, by the device and by hand, everywhere the same.

use crate::chromium::{NARROW, PHONE, Rules, browse, browse_by};
use crate::page::Page;
use crate::shape::check_screen;
use crate::walk::{CONTINUE, Person};
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
        check_look(page, "- dark more").await?;

        // Who takes everything back leaves nothing on the device.
        page.press("显示设置").await?;
        page.read::<()>("all('main input[value=auto]').forEach((radio) => radio.labels[0].click()), null", &[]).await?;
        page.settled().await?;
        check_look(page, "- - -").await?;
        let kept: usize = page.read("localStorage.length", &[]).await?;
        ensure!(kept == 0, "the device still keeps something");
        Ok(())
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

/// UX bar 27: the first screen honours the look before the wasm is there, and where it never comes.
#[test]
fn the_look_is_there_before_the_wasm_is() -> Result<()> {
    browse_by(Rules::Disturbed, PHONE, async |page| {
        let drawn = page.open().await?.controls;
        page.press("长辈版").await?;
        page.send("Network.setBlockedURLs", json!({ "urls": ["*.wasm"] })).await?;
        page.open_undrawn_at("?theme=dark&contrast=more").await?;
        check_look(page, ALL).await?;
        check_colours(page, DARK_MORE).await?;
        page.until("the page says what is wrong", "return !!document.querySelector('[role=alert]:not([hidden])')")
            .await?;
        let mut screen = page.settled().await?;
        screen.check_says("开始自查")?;
        screen.controls.retain(|control| control != "重试");
        // Its button is named by the look, the rest as in the usual size.
        screen
            .controls
            .iter_mut()
            .filter(|control| *control == "标准版")
            .for_each(|control| *control = "长辈版".into());
        ensure!(screen.controls == drawn, "the first screen offers {:?}, and the app {drawn:?}", screen.controls);

        page.press("标准版").await?;
        check_look(page, "- dark more").await?;
        page.press("长辈版").await?;
        ensure!(page.screen().await?.offers("标准版"), "the button keeps its old name");
        page.send("Network.setBlockedURLs", json!({ "urls": [] })).await?;
        page.open_at("?contrast=more").await?;
        check_look(page, "elder - more").await?;
        page.open_at("?elder=0").await?;
        check_look(page, "- - -").await
    })
}

/// A press on the way to the settings before the app is there is not lost.
#[test]
fn the_settings_open_by_their_address() -> Result<()> {
    browse(PHONE, async |page| {
        let screen = page.open_at("#display").await?;
        screen.check_heading("显示设置")?;
        screen.check_says("只记在这台设备上")?;
        let nameless: Vec<String> = page.read("namelessSets()", &[]).await?;
        ensure!(nameless.is_empty(), "groups without a name: {nameless:?}");
        page.press("完成").await?.check_heading("技能人才政策自查").map(drop)
    })
}

/// UX bar 23: nothing that carries meaning is lost where the reader's own few colours replace those of the page.
#[test]
fn with_the_readers_own_colours_nothing_vanishes() -> Result<()> {
    browse(PHONE, async |page| {
        for scheme in ["light", "dark"] {
            emulate(page, &[("forced-colors", "active"), ("prefers-color-scheme", scheme)]).await?;
            page.open().await?;
            let vanished: Vec<String> = page.read(VANISHED, &[]).await?;
            ensure!(vanished.is_empty(), "one cannot read in {scheme}: {vanished:?}");
            page.picture(&format!("display-forced-{scheme}-home")).await?;
            let screen = page.press("显示设置").await?;
            ensure!(screen.chosen() == ["标准版", "随手机", "随手机"], "chosen is {:?}", screen.chosen());
            let widths: Vec<String> = page
                .read("all('main input').map((i) => i.checked + ' ' + getComputedStyle(i.labels[0]).borderWidth)", &[])
                .await?;
            let [chosen, other] = ["true", "false"].map(|state| widths.iter().find_map(|one| one.strip_prefix(state)));
            ensure!(chosen.is_some() && chosen != other, "chosen rows have the same border as others: {widths:?}");
            let vanished: Vec<String> = page.read(VANISHED, &[]).await?;
            ensure!(vanished.is_empty(), "one cannot read in {scheme}: {vanished:?}");
            page.picture(&format!("display-forced-{scheme}")).await?;
        }
        Ok(())
    })
}

/// Buttons and links that one cannot read: with words in the colour of their own ground; or filled, with the ground that
/// the browser then puts under words of any other colour but that of the page.
const VANISHED: &str = "all('a[href], button, .brandbar__seal').filter((element) => {
    const { color, backgroundColor, forcedColorAdjust } = getComputedStyle(element);
    const ground = getComputedStyle(document.documentElement).backgroundColor;
    const filled = backgroundColor !== ground && !backgroundColor.endsWith(', 0)');
    return color === backgroundColor || (filled && forcedColorAdjust !== 'none');
}).map(words)";

/// UX bars 17 and 18: the bar on top and the settings at 320 px, in both sizes, in type of up to 3.2 times the size.
#[test]
fn the_settings_fit_the_narrowest_screen_in_the_largest_type() -> Result<()> {
    browse(NARROW, async |page| {
        for (address, least) in [("#display", ["48", "16"]), ("?elder=1#display", ["60", "18"])] {
            for size in ["16px", "32px", "51.2px"] {
                page.open_at(address).await?;
                page.read::<()>("document.documentElement.style.fontSize = arguments[0], null", &[size]).await?;
                check_screen(page, least).await?;
                let outside: Vec<String> = page.read(OUTSIDE, &[]).await?;
                ensure!(outside.is_empty(), "outside of the screen at {size}: {outside:?}");
            }
        }
        Ok(())
    })
}

/// What can be pressed or read in the bar and does not lie within the screen, or lies over its neighbour.
const OUTSIDE: &str = "(() => {
    const parts = all('.brandbar a, .brandbar button').map((element) => [words(element), element.getBoundingClientRect()]);
    const bad = parts.filter(([, box]) => box.left < 0 || box.right > innerWidth || box.height < 60);
    const over = ([, a], [, b]) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    const skip = document.querySelector('.skip-link').getBoundingClientRect();
    const hidden = skip.bottom > 0 ? [['the skip link']] : [];
    return [...bad, ...parts.filter((one) => parts.some((other) => one !== other && over(one, other))), ...hidden].map(([name]) => name);
})()";

/// UX bar 25: the way to the settings is on every screen, beside the way into the large type, at least 60 px high.
#[test]
fn every_screen_leads_to_the_settings_and_back() -> Result<()> {
    browse(PHONE, async |page| {
        page.open().await?;
        there_and_back(page).await?;
        page.press("开始自查").await?;
        let person = Person::worker();
        let mut way = person.way();
        let mut seen = 0;
        while page.screen().await?.offers(CONTINUE) {
            there_and_back(page).await?;
            way.fill(page).await?;
            way.leave(page).await?;
            seen += 1;
        }
        ensure!(seen > 3, "only {seen} questions were seen");
        there_and_back(page).await?;
        for way in ["生成清单", "五地对比"] {
            page.press(way).await?;
            there_and_back(page).await?;
            page.back().await?;
        }
        page.open_at("#accessibility").await?;
        there_and_back(page).await
    })
}

/// To the settings and back to the same screen.
async fn there_and_back(page: &Page) -> Result<()> {
    let before = page.screen().await?;
    ensure!(before.offers("长辈版"), "「{}」 does not offer the large type", before.heading());
    let outside: Vec<String> = page.read(OUTSIDE, &[]).await?;
    ensure!(outside.is_empty(), "on 「{}」: {outside:?}", before.heading());
    page.press("显示设置").await?.check_sound()?;
    page.press("完成").await?.check_heading(before.heading())
}

/// UX bar 13: the large type changes neither what comes out nor where it stands.
#[test]
fn the_large_type_leads_to_the_same_results_at_the_same_addresses() -> Result<()> {
    browse(PHONE, async |page| {
        let mut found = Vec::new();
        for query in ["?elder=0", "?elder=1"] {
            page.open_at(query).await?;
            page.read::<()>("sessionStorage.clear(), null", &[]).await?;
            page.open_at(query).await?;
            let mut way = Vec::new();
            page.press("开始自查").await?;
            let note = async |page: &Page| -> Result<()> {
                way.push((page.screen().await?.heading().to_owned(), page.read("location.hash", &[]).await?));
                Ok(())
            };
            let results = Person::worker().go_on_seeing(page, note).await?;
            way.push((results.heading().to_owned(), page.read("location.hash", &[]).await?));
            let provisions = page.provisions().await?;
            let provisions: Vec<_> = provisions.into_iter().map(|one| (one.name, one.group)).collect();
            for address in ["#list", "#places", "#display", "#clauses"] {
                // From another page: a change of the fragment alone would not open it anew.
                page.open_at("?").await?;
                let screen = page.open_at(&format!("{query}{address}")).await?;
                way.push((screen.heading().to_owned(), address.to_owned()));
            }
            found.push((way, provisions));
        }
        ensure!(found[0] == found[1], "in usual and in large type: {found:#?}");
        Ok(())
    })
}
