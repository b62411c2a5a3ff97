//! 只能读的页: what is there to be read where nothing runs, audited as every screen is.

use crate::audit::Audit;
use crate::chromium::{PHONE, Rules, browse_at};
use crate::host::{Host, Trouble};
use crate::page::Page;
use anyhow::Result;
use serde_json::Value;
use std::collections::BTreeSet;

/// Audits the first screen below what the page says of its trouble, and the same folded open.
fn first_screen(elder: bool) -> Result<()> {
    let host = Host::start(Trouble::Missing(".wasm"))?;
    browse_at(Rules::Disturbed, PHONE, host.address.clone(), async |page| {
        page.open_undrawn_at(if elder { "?elder=1" } else { "" }).await?;
        page.until("it says what is wrong", "return !document.getElementById('boot-message').hidden").await?;
        let mut audit = Audit::new(elder)?;
        both(&mut audit, page, "first screen, not loaded").await?;
        host.mend();
        page.open().await?;
        audit.settle(&BTreeSet::from(["filled", "unfolded"].map(|state| ("first screen, not loaded", state))))
    })
}

async fn both(audit: &mut Audit, page: &mut Page, screen: &'static str) -> Result<()> {
    audit.still(page).await?;
    audit.check(page, screen, "filled").await?;
    page.read::<Value>("(document.querySelectorAll('details').forEach((each) => (each.open = true)), null)", &[])
        .await?;
    audit.check(page, screen, "unfolded").await
}

/// UX bars 9, 10, 11 and 16: where the page could not be loaded, its message and all that can be read are as good as the rest.
#[test]
fn what_is_left_when_loading_goes_wrong() -> Result<()> {
    first_screen(false)
}

/// And where not even the script came that would say so.
#[test]
fn what_is_left_when_nothing_begins() -> Result<()> {
    const SCREEN: &str = "first screen, not begun";
    let host = Host::start(Trouble::Missing("boot-"))?;
    browse_at(Rules::Disturbed, PHONE, host.address.clone(), async |page| {
        page.open_undrawn().await?;
        let seen = "return document.querySelector('#boot-idle a').checkVisibility({ visibilityProperty: true })";
        page.until("the page says that it has not begun", seen).await?;
        let mut audit = Audit::new(false)?;
        both(&mut audit, page, SCREEN).await?;
        host.mend();
        page.open().await?;
        audit.settle(&BTreeSet::from(["filled", "unfolded"].map(|state| (SCREEN, state))))
    })
}

/// The same in large type.
#[test]
fn what_is_left_when_loading_goes_wrong_elder() -> Result<()> {
    first_screen(true)
}

/// UX bars 9, 10, 11 and 16: so is the page of all conditions, which runs nothing.
#[test]
fn the_page_of_all_conditions() -> Result<()> {
    let host = Host::start(Trouble::None)?;
    browse_at(Rules::Usual, PHONE, host.address, async |page| {
        page.open_undrawn_at("provisions.html").await?;
        let mut audit = Audit::new(false)?;
        both(&mut audit, page, "conditions").await?;
        page.open().await?;
        audit.settle(&BTreeSet::from(["filled", "unfolded"].map(|state| ("conditions", state))))
    })
}
