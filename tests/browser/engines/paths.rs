//! 全程: whole ways, from the first screen to the sums and what one takes along.

use super::{browse_in, in_each_engine};
use crate::driver::Engine;
use crate::walk::Person;
use crate::{batch, checklist, clauses, worker};
use anyhow::{Result, ensure};

in_each_engine!(a_worker, a_workers_sheet, a_company, a_table_of_workers);

/// A worker from the place and the level to 3,000 yuan, how the sum comes about, and back.
fn a_worker(engine: Engine) -> Result<()> {
    browse_in(engine, async |page| {
        worker::whole_way(page).await?;
        // What looks like words and can be pressed is underlined, in whatever form the style sheet came.
        let plain = "all('main .button--text').map((each) => getComputedStyle(each).textDecorationLine)";
        let lines: Vec<String> = page.read(plain, &[]).await?;
        ensure!(!lines.is_empty() && lines.iter().all(|line| line == "underline"), "the lines are {lines:?}");
        page.picture("result").await.map(|_| ())
    })
}

/// A worker's sheet to take along, with everything on it that is needed at the counter.
fn a_workers_sheet(engine: Engine) -> Result<()> {
    browse_in(engine, async |page| checklist::worker_sheet(page).await)
}

/// A company from the first screen to its result and how its sums come about.
fn a_company(engine: Engine) -> Result<()> {
    browse_in(engine, clauses::whole_way)
}

/// A table of sixty workers, pasted, and each row judged.
fn a_table_of_workers(engine: Engine) -> Result<()> {
    browse_in(engine, batch::sixty_in)
}

/// A worker with a title and a prize reads the same on every screen in all three engines, word by word.
#[test]
fn every_engine_shows_the_same_words() -> Result<()> {
    let in_chromium = texts(Engine::Chromium)?;
    ensure!(in_chromium.len() > 12, "there are only {} screens", in_chromium.len());
    for engine in [Engine::Firefox, Engine::WebKit] {
        let texts = texts(engine)?;
        for (text, expected) in texts.iter().zip(&in_chromium) {
            ensure!(text == expected, "in {} it reads\n{text}\nand in Chromium\n{expected}", engine.name());
        }
        ensure!(texts.len() == in_chromium.len(), "{} shows {} screens", engine.name(), texts.len());
    }
    Ok(())
}

/// What stands on the screens of the way, without blanks: how wide they are is not for the words to say.
fn texts(engine: Engine) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    browse_in(engine, async |page| {
        let mut note = |text: &str| texts.push(text.split_whitespace().collect());
        note(&page.open().await?.text);
        page.press("开始自查").await?;
        let see = async |page: &crate::page::Page| {
            note(&page.screen().await?.text);
            Ok(())
        };
        let results = Person::rich().go_on_seeing(page, see).await?;
        texts.push(results.text.split_whitespace().collect());
        let card = page.card("技能提升补贴").await?;
        for name in [card.name.as_str(), "看条款原文"] {
            texts.push(page.press(name).await?.text.split_whitespace().collect());
        }
        Ok(())
    })?;
    Ok(texts)
}
