//! 断网: once the page is there, the network may go: nothing that it does needs it.

use super::in_each_engine;
use crate::chromium::{PHONE, browse_with};
use crate::driver::Engine;
use crate::host::Host;
use crate::page::Page;
use crate::walk::Answer::Row;
use crate::walk::{Person, change};
use crate::watch::{EYES, Sight};
use anyhow::{Result, ensure};
use std::time::Duration;

in_each_engine!(a_worker_without_network, a_company_without_network);

/// How long nothing must have been fetched for the page to be there as a whole, and how often that is looked at.
const STILL: Duration = Duration::from_millis(1500);
const LOOKS: usize = 40;

/// Runs a test from a host that stops answering once all of the page is there. That it does stop is tested at the end.
fn cut_off(engine: Engine, test: impl AsyncFnOnce(&mut Page) -> Result<()>) -> Result<()> {
    let host = Host::watching(EYES)?;
    let (address, cable) = (host.address.clone(), host.clone());
    browse_with(engine, Sight::Host(host), PHONE, address, async |page| {
        page.open().await?;
        whole(page).await?;
        page.loaded().await?;
        cable.cut();
        test(page).await?;
        page.check_watch().await?;
        let came: String = page.read("fetch('./').then(() => 'came', () => 'nothing came')", &[]).await?;
        ensure!(came == "nothing came", "the network was there all the time");
        // The watch need not complain of that request.
        cable.mend();
        page.open().await.map(|_| ())
    })
}

/// What comes late, after the first screen, has come as well.
async fn whole(page: &Page) -> Result<()> {
    let fetched = "[document.readyState, String(performance.getEntriesByType('resource').filter((each) => each.responseEnd > 0).length)]";
    let mut before: Vec<String> = Vec::new();
    for _ in 0..LOOKS {
        let now: Vec<String> = page.read(fetched, &[]).await?;
        if now == before && now.first().is_some_and(|state| state == "complete") {
            return Ok(());
        }
        before = now;
        tokio::time::sleep(STILL).await;
    }
    anyhow::bail!("the page never stops fetching")
}

/// A worker from the first question to the clause, the list, its picture and its link, the other places and a new start.
fn a_worker_without_network(engine: Engine) -> Result<()> {
    cut_off(engine, async |page| {
        page.press("开始自查").await?;
        Person::worker().go_on(page).await?.check_heading("可以申领 1 项")?;
        let card = page.card("技能提升补贴").await?;
        page.press(&card.name).await?.check_says("3,000 元")?;
        page.press("看条款原文").await?.check_says("技能提升补贴")?;
        page.back().await?;
        page.back().await?.check_heading("可以申领 1 项")?;
        page.press("生成清单").await?.check_heading("我的清单")?;
        page.press("做成图片").await?.check_says("图片做好了")?;
        page.press("分享链接").await?.check_says("拿到链接的人")?;
        page.back().await?;
        page.press("五地对比").await?.check_says("许昌")?;
        page.back().await?;
        page.press("长辈版").await?.check_heading("可以申领 1 项")?;
        page.press("标准版").await?;
        change(page, "就业身份", Row("学生")).await?.check_heading("还没有能直接申领的")?;
        page.press("再查一次").await?;
        page.press("清空，再查一次").await?.check_sound()
    })
}

/// A company's first question, the table of workers, and the statement.
fn a_company_without_network(engine: Engine) -> Result<()> {
    cut_off(engine, async |page| {
        page.press("企业").await?.check_heading("您在哪里工作、就读或参赛？")?;
        page.press("匠惠").await?;
        page.press("批量核对一批职工").await?.check_heading("批量核对")?;
        page.paste_table(crate::walk::TWO_WORKERS).await?;
        page.press("逐行核对").await?.check_heading("批量核对结果")?;
        page.press("匠惠").await?;
        page.press("无障碍说明").await?.check_sound()?;
        page.press("显示设置").await.map(|_| ())
    })
}
