//! 键盘全程: both ways to their ends by the keys alone, and what is said meanwhile.

use super::hand::{self, SCRIPT, press, questions, sweep};
use super::tour::{Flaws, ORGANISATION, Type, WORKER, call, organisation, worker};
use crate::chromium::{NARROW, PHONE, browse};
use crate::page::Page;
use crate::walk::Answer::{Number, Row, Skip};
use crate::walk::{CONTINUE, Person, TWO_WORKERS, change, give};
use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::collections::BTreeMap;
use thirtyfour::Key;

/// UX bar 4, 19: a worker comes from the first screen to the result, a detail and the sheet by Tab, Shift, Space, Enter
/// and arrows; wherever the focus stands it has a ring of 3 px and nothing lies over it, and every stop can be left.
#[test]
fn a_worker_needs_nothing_but_keys() -> Result<()> {
    browse(NARROW, async |page| {
        page.send(
            "Browser.grantPermissions",
            json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] }),
        )
        .await?;
        let source = "window.__printed = 0; window.print = () => { window.__printed += 1; };";
        page.send("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
        page.open().await?;
        let stops = sweep(page).await?;
        ensure!(stops.first().is_some_and(|stop| stop.name == "跳到正文"), "the first stop is {:?}", stops.first());
        // The skip link leads past the bar on top.
        page.read::<Option<bool>>("(document.querySelector('.skip-link').focus(), null)", &[]).await?;
        page.keys([Key::Enter, Key::Tab]).await?;
        let past = hand::stop(page).await?;
        ensure!(past.name == "开始自查", "the skip link leads to 「{}」", past.name);
        page.keys([Key::Enter]).await?;
        let mut swept = false;
        questions(page, &Person::worker(), async |page| {
            if !swept && page.screen().await?.offers("先看结果") {
                swept = true;
                let before = page.screen().await?;
                sweep(page).await?;
                let chosen = page.screen().await?;
                ensure!(chosen.chosen() == before.chosen(), "going by chose {:?}", chosen.chosen());
            }
            Ok(())
        })
        .await?
        .check_heading("可以申领 1 项")?;
        sweep(page).await?;
        let card = page.card("技能提升补贴").await?;
        press(page, &card.name).await?.check_sound()?;
        sweep(page).await?;
        press(page, "返回结果").await?.check_heading("可以申领 1 项")?;
        let back = hand::stop(page).await?;
        ensure!(back.name == "可以申领 1 项" || back.name.contains(&card.name), "back on 「{}」", back.name);
        press(page, "生成清单").await?.check_sound()?;
        sweep(page).await?;
        page.shift_tab().await?;
        press(page, "复制文字").await?;
        page.until("it is copied", "return document.body.innerText.includes('已经复制')").await?;
        let here = hand::stop(page).await?;
        ensure!(here.name == "复制文字", "after copying the focus is on 「{}」", here.name);
        press(page, "打印").await?;
        page.until("it is printed", "return window.__printed === 1").await
    })
}

/// UX bar 4, 19: somebody at a company comes to the results, to the reckoning and to the table of workers by the keys alone.
#[test]
fn a_company_needs_nothing_but_keys() -> Result<()> {
    browse(PHONE, async |page| {
        page.open().await?;
        press(page, "批量核对一批职工").await?.check_sound()?;
        sweep(page).await?;
        hand::tab_to(page, "职工表格").await?;
        // Pasting is Control and V; here the words come as if they had been.
        page.paste_table(TWO_WORKERS).await?;
        press(page, "逐行核对").await?.check_heading("批量核对结果")?;
        sweep(page).await?;
        press(page, "匠惠").await?;
        press(page, "企业").await?.check_sound()?;
        let person =
            Person::unsure().says("您在哪里工作、就读或参赛？", Row("温州")).says("岗前培训了多少人？", Number("12"));
        // Who knows most answers only a few questions and looks at the results.
        hand::check_two_presses(page, &person).await?;
        questions(page, &person, async |_| Ok(())).await?;
        press(page, "看测算表").await?.check_sound()?;
        sweep(page).await.map(|_| ())
    })
}

/// UX bar 20: who comes to a screen stands on its heading, no two screens have one title, and an error is told in the
/// title, beside the field and by the field.
#[test]
fn every_screen_and_every_error_says_what_it_is() -> Result<()> {
    browse(PHONE, async |page| {
        let (mut flaws, mut titles) = (Flaws::default(), BTreeMap::new());
        let mut see = async |page: &mut Page, state: &'static str| {
            let screen = page.settled().await?;
            let is_error = state.ends_with("-error");
            let same = ["-error", "-open", "-shared"].iter().find_map(|more| state.strip_suffix(more)).unwrap_or(state);
            let other = titles.insert(screen.title.clone(), same).filter(|before| *before != same);
            flaws.add(state, other.map(|other| format!("{other} has the same title 「{}」", screen.title)));
            let name = if is_error {
                format!("错误：{} - 匠惠", screen.heading())
            } else {
                format!("{} - 匠惠", screen.heading())
            };
            if state != "home" && screen.title != name {
                flaws.add(state, [format!("the title is 「{}」 instead of 「{name}」", screen.title)]);
            }
            if !is_error && !UNFOCUSED.contains(&state) && !state.ends_with("-open") && !screen.focus_on_heading {
                flaws.add(state, [format!("the focus is on 「{}」", screen.focus)]);
            }
            if is_error {
                flaws.add(state, page.read::<Vec<String>>(ERRORS, &[]).await?);
            }
            Ok(())
        };
        Type::Standard.open(page).await?;
        worker(page, &mut see).await?;
        page.press("匠惠").await?;
        organisation(page, &mut see).await?;
        flaws.settle(&[WORKER.as_slice(), ORGANISATION.as_slice()].concat())
    })
}

/// What was done on these states moved the focus on; at its first opening the page leaves it to the browser.
const UNFOCUSED: [&str; 5] = ["home", "number", "checklist-shared", "roster", "ledger"];

/// What is not said of an error: to the field that has the focus, or to the set that it belongs to.
const ERRORS: &str = "(() => {
    const active = document.activeElement;
    const set = active.closest('fieldset, [role=radiogroup], [role=group]') || active;
    const wrong = [active, set].find((each) => each.getAttribute('aria-invalid') === 'true');
    const flaws = [];
    if (!wrong) flaws.push(`nothing that is wrong has the focus but ${labelled(active)}`);
    const told = [active, set].flatMap((each) => (each.getAttribute('aria-describedby') || '').split(' '))
        .map((id) => id && document.getElementById(id)).filter(Boolean);
    if (!told.some((each) => words(each).startsWith('错误：'))) flaws.push(`the error is not told by ${labelled(active)}`);
    return flaws;
})()";

/// UX bar 21: there is one polite live region, from the first moment on; a change is told in one message, with how many
/// and how much.
#[test]
fn a_change_is_said_once_and_politely() -> Result<()> {
    browse(PHONE, async |page| {
        let source = "window.__said = []; addEventListener('DOMContentLoaded', () => {
            const region = document.getElementById('announcer');
            window.__atLoad = Boolean(region);
            new MutationObserver(() => region.textContent.trim() && window.__said.push(region.textContent))
                .observe(region, { childList: true, characterData: true, subtree: true });
        });";
        page.send("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
        Person::worker().check(page).await?;
        ensure!(page.read::<bool>("window.__atLoad", &[]).await?, "the region comes later than the page");
        let live = "[...document.querySelectorAll('[role=status], [role=log], [role=alert], [aria-live]')].filter((e) => !e.hidden).map((e) => e.id || e.className)";
        let regions: Vec<String> = page.read(live, &[]).await?;
        ensure!(regions == ["announcer"], "these speak by themselves: {regions:?}");
        let forget = "(window.__said.length = 0, null)";
        let said = "window.__said";
        for answer in [Number("6"), Skip, Number("40")] {
            let shown = page.screen().await?;
            let name = ["修改：累计缴纳失业保险费月数", "回答：累计缴纳失业保险费月数"]
                .into_iter()
                .find(|name| shown.offers(name));
            page.press(name.context("the answer cannot be changed")?).await?;
            page.read::<Option<bool>>(forget, &[]).await?;
            give(page, answer).await?;
            let screen = page.press(CONTINUE).await?;
            screen.check_sound()?;
            let said: Vec<String> = page.read(said, &[]).await?;
            ensure!(said.len() <= 1, "{answer:?} is said in {} messages: {said:?}", said.len());
            let now = said.last().unwrap_or(&screen.said);
            let tells = now.contains("没有可能申领") || (now.contains(" 项可能申领") && now.contains('元'));
            ensure!(tells, "{answer:?} is said as 「{now}」");
        }
        change(page, "适用地区", Row("武义")).await?;
        let screen = page.screen().await?;
        ensure!(screen.said.contains('项'), "how many is not said: {}", screen.said);
        Ok(())
    })
}

/// UX bar 22: a date is picked from native lists whose labels say what goes where; the day may stay empty; an error is told
/// by the list it is about.
#[test]
fn dates_are_native_lists_with_labels() -> Result<()> {
    browse(PHONE, async |page| {
        Person::worker().check(page).await?;
        page.press("修改：拟申领日期").await?;
        let script = "(() => {
            const lists = all('main select');
            const set = lists[0] && lists[0].closest('fieldset, .options[role]');
            const hint = set && document.getElementById((set.getAttribute('aria-describedby') || '').split(' ')[0]);
            return [lists.length, lists.map(labelled).join('、'), set ? words(set.querySelector('legend')) : '', hint ? words(hint) : '',
                all('main input[type=date], main input[type=month], main [role=spinbutton], main [role=slider]').length];
        })()";
        let (count, labels, legend, hint, other): (usize, String, String, String, usize) =
            page.read(script, &[]).await?;
        ensure!(count == 3 && labels == "年、月、日", "{count} lists: {labels}");
        ensure!(legend == "拟申领日期" && !hint.is_empty(), "the set is called 「{legend}」, with the hint 「{hint}」");
        ensure!(other == 0, "{other} pickers of another kind");
        Ok(())
    })
}

/// UX bar 24: on both ways nothing pops up, moves by itself, asks to be confirmed, or has its time.
#[test]
fn nothing_comes_between_a_person_and_the_page() -> Result<()> {
    browse(PHONE, async |page| {
        let source = "window.__interrupted = [];
            for (const name of ['alert', 'confirm', 'prompt', 'open']) window[name] = () => { window.__interrupted.push(name); };
            const later = window.setTimeout;
            window.setTimeout = (what, time, ...rest) => { if (time > 1000 && window.__drawn) window.__interrupted.push(`a timer of ${time} ms`); return later(what, time, ...rest); };
            window.setInterval = () => { window.__interrupted.push('an interval'); return 0; };";
        page.send("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
        let mut flaws = Flaws::default();
        let mut see = async |page: &mut Page, state: &'static str| {
            flaws.add(state, call::<Vec<String>>(page, SCRIPT, "interruptions()").await?);
            Ok(())
        };
        Type::Standard.open(page).await?;
        worker(page, &mut see).await?;
        page.press("匠惠").await?;
        organisation(page, &mut see).await.context("organisation")?;
        flaws.settle(&[WORKER.as_slice(), ORGANISATION.as_slice()].concat())
    })
}
