//! 无障碍说明: a screen of words alone.

use super::clauses::{current, to};
use crate::app::{Drawn, Screen};
use crate::components::dom::{all, el, line, titled, words};
use crate::state::Step;
use crate::text;
use yew::prelude::*;

/// The screen.
pub fn page(screen: &Screen<'_>) -> Drawn {
    let mut parts = vec![screen.heading("question__title", text::STATEMENT)];
    parts.extend(text::STATEMENT_PARTS.iter().enumerate().map(|(index, (title, lines))| {
        let lines: Vec<Html> = lines.iter().map(|said| line("li", "", said)).collect();
        let (id, list) = (format!("statement-{index}"), vec![el("ul", "box__list statement", lines)]);
        titled("section", "section", ("h2", "section__title"), &id, words(title), list)
    }));
    let clauses = to(screen, Step::Clauses(current(screen.state), None), text::CLAUSES_OPEN);
    parts.push(el("p", "section", vec![clauses]));
    let body = all(vec![el("div", "page page--body", parts), super::actions(vec![super::leave(screen)])]);
    Drawn { title: text::STATEMENT.into(), spoken: String::new(), body }
}
