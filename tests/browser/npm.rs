//! npm 包: the package in the three engines, without any tool between: the golden vectors, and the examples as a visitor
//! uses them.

use crate::chromium::{PHONE, Rules, browse_with, variable};
use crate::driver::Engine;
use crate::engines::in_each_engine;
use crate::host::Host;
use crate::page::Page;
use crate::watch::{EYES, Sight};
use anyhow::{Result, ensure};
use jianghui_policies::{CATALOGUE, POLICIES};
use serde::Deserialize;
use std::{collections::BTreeMap, fs, path::Path};

in_each_engine!(
    the_golden_vectors_come_out_of_a_browser,
    the_plain_page_judges_what_is_filled_in,
    the_vue_page_judges_while_one_types,
);

/// One of the pages of the site that `cargo xtask test --only npm` lays out. Chromium's own tools see what it does; where
/// there are none, a host that serves this page alone does.
fn visit(engine: Engine, place: &str, test: impl AsyncFnOnce(&mut Page) -> Result<()>) -> Result<()> {
    if engine == Engine::Chromium {
        let address = format!("{}{place}/", variable("JIANGHUI_NPM_URL")?);
        return browse_with(engine, Sight::Tools(Rules::Usual), PHONE, address, test);
    }
    let host = Host::watching_folder(Path::new(&variable("JIANGHUI_NPM_SITE")?).join(place), EYES)?;
    let address = host.address.clone();
    browse_with(engine, Sight::Host(host), PHONE, address, test)
}

/// What `tests/npm/site/vectors.js` makes of the vectors.
#[derive(Deserialize)]
struct Given {
    vectors: BTreeMap<String, String>,
    /// How many facts and provisions there are.
    lists: Vec<usize>,
    refused: Vec<String>,
    version: String,
}

/// The golden vectors by their names.
pub fn kept() -> Result<BTreeMap<String, String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let mut kept = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if let Some(name) = name.strip_suffix(".output.json") {
            kept.insert(name.to_owned(), fs::read_to_string(&path)?);
        }
    }
    Ok(kept)
}

fn the_golden_vectors_come_out_of_a_browser(engine: Engine) -> Result<()> {
    visit(engine, "vectors", async |page| {
        page.open_undrawn().await?;
        page.loaded_when("the vectors are judged", "return Boolean(window.given)").await?;
        let Given { vectors, lists, refused, version } = page.read("window.given", &[]).await?;
        let kept = kept()?;
        ensure!(vectors.keys().eq(kept.keys()), "judged are {:?}", vectors.keys());
        for (name, output) in &kept {
            ensure!(vectors.get(name) == Some(output), "{name} comes out otherwise");
        }
        let provisions: usize = POLICIES.iter().map(|policy| policy.provisions.len()).sum();
        ensure!(lists == [CATALOGUE.facts.len(), provisions], "the lists have {lists:?}");
        ensure!(refused == ["as_of"], "refused is {refused:?}");
        ensure!(version == env!("CARGO_PKG_VERSION"), "the version is {version}");
        Ok(())
    })
}

fn the_plain_page_judges_what_is_filled_in(engine: Engine) -> Result<()> {
    visit(engine, "web", async |page| {
        page.open_undrawn().await?;
        page.loaded_when("the example has judged", "return Boolean(document.getElementById('said').textContent)")
            .await?;
        page.settled().await?.check_says("技能提升补贴：2000 至 3000 元")?;
        page.write("失业保险累计缴费月数", "6").await?;
        page.press("看结果").await?.check_silent("技能提升补贴：")?;
        // What the engine refuses is told in its words, and nothing of before is left.
        page.write("失业保险累计缴费月数", "-1").await?;
        let screen = page.press("看结果").await?;
        screen.check_says("facts.p.unemp_ins_months")?;
        screen.check_silent("金蓝领")?;
        page.write("失业保险累计缴费月数", "600").await?;
        page.press("看结果").await?.check_says("技能提升补贴：2000 至 3000 元")
    })
}

fn the_vue_page_judges_while_one_types(engine: Engine) -> Result<()> {
    visit(engine, "vue", async |page| {
        page.open_undrawn().await?;
        page.loaded_when("the example is drawn", "return Boolean(document.getElementById('said'))").await?;
        let screen = page.settled().await?;
        screen.check_says("技能提升补贴：")?;
        let question = "您累计缴了多少个月失业保险费？";
        page.write(question, "6").await?;
        page.settled().await?.check_silent("技能提升补贴：")?;
        page.write(question, "").await?;
        page.settled().await?.check_silent("技能提升补贴：")?;
        page.pick("地区", "许昌").await?;
        let screen = page.settled().await?;
        ensure!(screen.heading() != "" && !screen.heading().contains("温州"), "the heading is {}", screen.heading());
        Ok(())
    })
}
