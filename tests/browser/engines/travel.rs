//! 来回: the browser's own buttons lose nothing, whatever engine they belong to.

use super::{browse_in, in_each_engine};
use crate::driver::Engine;
use crate::travel;
use crate::walk::Answer::Row;
use crate::walk::{Person, change};
use anyhow::{Result, ensure};

in_each_engine!(back_and_forward, reloads, a_changed_answer);

/// UX bar 6: back and forward find every screen as it was left, with its answers.
fn back_and_forward(engine: Engine) -> Result<()> {
    browse_in(engine, async |page| travel::back_and_forward(page).await)
}

/// UX bar 6: a reload keeps every screen and every answer.
fn reloads(engine: Engine) -> Result<()> {
    browse_in(engine, async |page| travel::reloads(page).await)
}

/// UX bar 5: one answer is changed from the result, one press leads back there, and no other answer is lost.
fn a_changed_answer(engine: Engine) -> Result<()> {
    browse_in(engine, async |page| {
        let before = Person::worker().check(page).await?;
        let screen = change(page, "就业身份", Row("学生")).await?;
        screen.check_heading("还没有能直接申领的")?;
        screen.check_says("36 个月")?;
        let after = change(page, "就业身份", Row("企业职工")).await?;
        ensure!(after.text == before.text, "the results are\n{}", after.text);
        Ok(())
    })
}
