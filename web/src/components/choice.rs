//! Rows to pick from: radios and boxes.

use crate::asking::Asking;
use crate::components::dom::{all, el, line, line_if, unseen, with_id, words};
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

/// All rows of a question, 不清楚 last. `reveal` stands behind the row for an exact number.
pub fn rows(asking: &Asking, draft: &Draft, many: bool, problem: std::option::Option<&Problem>, reveal: Html) -> Html {
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
    let mut parts: Vec<Html> = problem.map(error).into_iter().collect();
    parts.extend(asking.rows.iter().enumerate().map(row));
    if exact {
        parts.push(other("exact", Pick::Exact, text::EXACTLY, false));
        if draft.pick == Pick::Exact {
            parts.push(reveal);
        }
    }
    if many {
        parts.push(other("none", Pick::NoneOfThem, text::NONE_OF_THEM, false));
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
