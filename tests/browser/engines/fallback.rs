//! 备用: where a host's policy refuses WebAssembly, the same page runs as JavaScript, in every engine.

use super::in_each_engine;
use crate::chromium::{PHONE, browse_with};
use crate::driver::Engine;
use crate::host::{Host, NO_WASM};
use crate::walk::Person;
use crate::watch::{EYES, Sight};
use anyhow::{Result, ensure};

in_each_engine!(a_worker_as_javascript);

/// A worker from the first question to the sum and the list, without WebAssembly.
fn a_worker_as_javascript(engine: Engine) -> Result<()> {
    let host = Host::watching_with(EYES, NO_WASM.to_owned())?;
    let address = host.address.clone();
    browse_with(engine, Sight::Host(host), PHONE, address, async |page| {
        page.open().await?;
        let files =
            "performance.getEntriesByType('resource').map((entry) => entry.name.split('/').pop().split('-')[0])";
        let files: Vec<String> = page.read(files, &[]).await?;
        ensure!(files.iter().any(|file| file == "fallback"), "the fallback was not fetched: {files:?}");
        page.press("开始自查").await?;
        Person::worker().go_on(page).await?.check_heading("可以申领 1 项")?;
        let card = page.card("技能提升补贴").await?;
        page.press(&card.name).await?.check_says("3,000 元")?;
        page.back().await?;
        page.press("生成清单").await?.check_heading("我的清单")
    })
}
