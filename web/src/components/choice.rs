//! Rows to pick from: radios and boxes.

use crate::asking::Asking;
use crate::components::dom::{all, el, line, line_if, unseen, with_id, words};
use crate::components::fold::{self, fold};
use crate::components::icon::icon;
use crate::draft::{Draft, Pick, Problem};
use crate::text;
use yew::prelude::*;

/// One row; `name` and `value` say to the draft what it means.
pub struct Option<'a> {
    /// Whether it is a box and not a radio.
    pub many: bool,
    /// Name of the group.
    pub name: &'static str,
    /// Value in the group.
    pub value: &'a str,
    /// Whether it is picked.
    pub picked: bool,
    /// The words.
    pub words: &'a str,
    /// A second line, or empty.
    pub note: &'a str,
    /// Whether it stands apart from the answers.
    pub apart: bool,
}

impl Option<'_> {
    /// The row.
    pub fn draw(&self) -> Html {
        let id = format!("{}-{}", self.name, self.value);
        let id = if self.name == "many" { format!("pick-{}", self.value) } else { id };
        let input = html! {
            <input class="option__input" type={if self.many { "checkbox" } else { "radio" }} name={self.name}
                value={self.value.to_string()} id={id.clone()} checked={self.picked} />
        };
        let parts = vec![line("span", "option__text", self.words), line_if("span", "option__note", self.note)];
        let label = html! { <label class="option__label" for={id}>{ all(parts) }</label> };
        el("div", if self.apart { "option option--apart" } else { "option" }, vec![input, label])
    }
}

/// How the rows stand.
pub struct Layout {
    /// Whether more than a few are folded.
    pub short: bool,
    /// Whether the fold was open already because of what was picked in it.
    pub open: bool,
}

impl Layout {
    /// How many answers stand before the fold, with 不清楚 apart: 不清楚 is never folded and counts as one of the four
    /// rows that stand there. Up to four answers stay as they are. 都没有 is an answer like the others: who says so has
    /// to have seen all of them.
    fn before(&self, count: usize) -> usize {
        if !self.short || count <= fold::MOST { count } else { fold::MOST - 1 }
    }

    /// Whether something behind the fold is picked, so that it must be seen.
    #[must_use]
    pub fn hides_picked(&self, asking: &Asking, draft: &Draft, many: bool) -> bool {
        let before = self.before(count(asking, many));
        match draft.pick {
            Pick::Row(index) => index >= before,
            Pick::Exact | Pick::NoneOfThem => count(asking, many) > before,
            Pick::Nothing => u32::try_from(before).is_ok_and(|before| draft.bits.checked_shr(before).unwrap_or(0) > 0),
            Pick::Unknown => false,
        }
    }
}

/// How many answers a question has, without 不清楚.
fn count(asking: &Asking, many: bool) -> usize {
    asking.rows.len() + usize::from(many || asking.has_exact())
}

/// What is picked of the rows behind the fold, in words.
fn picked(asking: &Asking, draft: &Draft, many: bool, before: usize) -> String {
    let is_picked = |index: usize| {
        let ticked = u32::try_from(index).ok().and_then(|index| draft.bits.checked_shr(index)).unwrap_or_default();
        draft.pick == Pick::Row(index) || (many && ticked & 1 == 1)
    };
    let rows = asking.rows.iter().enumerate().skip(before).filter(|(index, _)| is_picked(*index));
    let mut said: Vec<&str> = rows.map(|(_, row)| row.words.as_str()).collect();
    match draft.pick {
        Pick::Exact => said.push(text::EXACTLY),
        Pick::NoneOfThem => said.push(text::NONE_OF_THEM),
        _ => {}
    }
    if said.is_empty() { String::new() } else { text::picked(&said.join(text::AND)) }
}

/// All rows of a question, 不清楚 last. `reveal` stands behind the row for an exact number.
pub fn rows(
    asking: &Asking,
    draft: &Draft,
    many: bool,
    problem: std::option::Option<&Problem>,
    reveal: Html,
    layout: &Layout,
) -> Html {
    let name = if many { "many" } else { "pick" };
    let row = |(index, row): (usize, &crate::asking::Row)| {
        let ticked = u32::try_from(index).ok().and_then(|index| draft.bits.checked_shr(index)).unwrap_or_default();
        let picked = if many { ticked & 1 == 1 } else { draft.pick == Pick::Row(index) };
        let (value, words, note) = (index.to_string(), row.words.as_str(), row.note.as_str());
        Option { many, name, value: &value, picked, words, note, apart: false }.draw()
    };
    let other = |value, pick, words, apart| {
        Option { many, name, value, picked: draft.pick == pick, words, note: "", apart }.draw()
    };
    let exact = !many && asking.has_exact();
    let mut answers: Vec<Html> = asking.rows.iter().enumerate().map(row).collect();
    if exact {
        let mut row = vec![other("exact", Pick::Exact, text::EXACTLY, false)];
        if draft.pick == Pick::Exact {
            row.push(reveal);
        }
        answers.push(all(row));
    }
    if many {
        answers.push(other("none", Pick::NoneOfThem, text::NONE_OF_THEM, false));
    }
    let before = layout.before(answers.len());
    let folded = answers.split_off(before);
    let mut parts: Vec<Html> = problem.map(error).into_iter().chain(answers).collect();
    if !folded.is_empty() {
        let open = layout.open || layout.hides_picked(asking, draft, many);
        let picked = picked(asking, draft, many, before);
        let summary = text::more_options(folded.len());
        parts.push(fold("more fold", &summary, &picked, open, vec![el("div", "options", folded)]));
    }
    parts.push(other("unknown", Pick::Unknown, &asking.unknown, true));
    // No fieldset: its name would be a legend, and the name of these rows is the heading.
    html! {
        <div class="options question__body" role={if many { "group" } else { "radiogroup" }} aria-labelledby="q"
            aria-describedby={described(asking, problem)} aria-invalid={problem.map(|_| "true")}>{ all(parts) }</div>
    }
}

/// 不清楚 below a field that is typed into.
pub fn unknown(asking: &Asking, draft: &Draft) -> Html {
    let words = asking.unknown.as_str();
    let picked = draft.pick == Pick::Unknown;
    let row = Option { many: true, name: "unknown", value: "unknown", picked, words, note: "", apart: true };
    el("div", "options question__body", vec![row.draw()])
}

/// The ids of what describes the rows.
fn described(asking: &Asking, problem: std::option::Option<&Problem>) -> std::option::Option<String> {
    let hint = (!asking.hint.is_empty()).then_some("q-hint");
    let ids: Vec<&str> = hint.into_iter().chain(problem.map(|_| "error")).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// What is wrong, beside the control.
pub fn error(problem: &Problem) -> Html {
    let said = vec![unseen(text::ERROR), words(&problem.words)];
    with_id("p", "field__error", "error", vec![icon("#i-bad"), el("span", "", said)])
}
