//! The ways through the page on which it is audited.

use super::harness::{Audit, Mode};
use super::plan::{Walk, expected};
use crate::chromium::{NARROW, browse};
use crate::page::Page;
use crate::walk::Answer::{Day, Number, Row, Skip};
use crate::walk::{CONTINUE, Person, give};
use anyhow::{Result, ensure};

/// A person on whose way most kinds of questions come.
fn rich() -> Person {
    Person::worker().with_title("市首席技师", Day("2019", "5", "1")).with_prize(
        "其他全国",
        "一类",
        "1",
        Day("2020", "9", "1"),
    )
}

const KINDS: &str = "下面这些，哪些和您有关？";

/// The name of the question on the screen among those that are audited.
async fn kind(audit: &Audit, page: &Page) -> Result<&'static str> {
    let heading = page.screen().await?.heading().to_owned();
    let kind: String = audit.call(page, "kind()").await?;
    let kinds = ["choice", "many", "number", "date", "money", "list", "text"];
    Ok(match kinds.into_iter().find(|known| *known == kind) {
        Some("many") if heading == KINDS => "kinds",
        found => found.unwrap_or_default(),
    })
}

/// Goes on to the results, and audits the first question of each kind: unanswered, wrongly answered, answered.
async fn through_questions(audit: &mut Audit, page: &mut Page, person: &Person) -> Result<()> {
    let mut way = person.way();
    while page.settled().await?.offers(CONTINUE) {
        let kind = kind(audit, page).await?;
        let is_new = !kind.is_empty() && !audit.seen.contains(&(kind, "empty"));
        eprintln!("{kind} {}", page.screen().await?.heading());
        if is_new {
            audit.arrive(page, kind, "empty").await?;
            let shown = page.press(CONTINUE).await?;
            ensure!(shown.title.starts_with("错误："), "no answer to 「{}」 is taken", shown.heading());
            audit.check(page, kind, "error").await?;
        }
        way.fill(page).await?;
        if is_new {
            // What was wrong stays said until one goes on; a fresh look has the answer alone.
            audit.check(page, kind, "filled").await?;
        }
        way.leave(page).await?;
    }
    Ok(())
}

#[test]
fn probe() -> Result<()> {
    browse(NARROW, async |page| {
        let mut audit = Audit::new(Mode::Standard)?;
        audit.open(page).await?;
        let start = std::time::Instant::now();
        audit.check(page, "home", "empty").await?;
        eprintln!("home {:?}", start.elapsed());
        page.press("开始自查").await?;
        through_questions(&mut audit, page, &rich()).await?;
        eprintln!("questions {:?}", start.elapsed());
        audit.arrive(page, "results", "filled").await?;
        eprintln!("all {:?}", start.elapsed());
        audit.settle(&expected(Walk::Questions))
    })
}
