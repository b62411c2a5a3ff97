//! Typed answers: a number with its unit, an amount, words, a list of figures.

use crate::asking::{Asking, Input};
use crate::components::choice::error;
use crate::components::dom::{el, nothing, with_id, words};
use crate::draft::{Draft, FIELD, Problem};
use crate::text;
use yew::prelude::*;

/// The field of a question that is typed into; `inside` the rows or by itself.
pub fn field(asking: &Asking, draft: &Draft, problem: Option<&Problem>, inside: bool) -> Html {
    let (class, unit, hint) = match &asking.input {
        Input::Whole { unit, .. } => ("input input--number", *unit, text::NUMBER_HINT),
        Input::Yuan { .. } => ("input input--number input--money", text::YUAN, text::NUMBER_HINT),
        Input::Wholes { unit, .. } => ("input", *unit, text::LIST_HINT),
        Input::Yuans { .. } => ("input", text::YUAN, text::LIST_HINT),
        _ => ("input", "", ""),
    };
    let problem = problem.filter(|problem| problem.control == FIELD);
    let ids = [(!hint.is_empty(), "field-hint"), (problem.is_some(), "error"), (!unit.is_empty(), "field-unit")];
    let described: Vec<&str> = ids.into_iter().filter(|(there, _)| *there).map(|(_, id)| id).collect();
    let mode = match &asking.input {
        Input::Whole { .. } => Some("numeric"),
        Input::Yuan { .. } => Some("decimal"),
        _ => None,
    };
    let input = html! {
        <input {class} id={FIELD} name={FIELD} type="text" inputmode={mode} autocomplete="off"
            pattern={(mode == Some("numeric")).then_some("[0-9]*")} value={draft.words.clone()}
            aria-invalid={problem.map(|_| "true")}
            aria-describedby={(!described.is_empty()).then(|| described.join(" "))} />
    };
    let id_if = |class, id, text: &str| {
        if text.is_empty() { nothing() } else { with_id("p", class, id, vec![words(text)]) }
    };
    let unit =
        if unit.is_empty() { nothing() } else { with_id("span", "field__unit", "field-unit", vec![words(unit)]) };
    let parts = vec![
        html! { <label class="field__label" for={FIELD}>{ words(asking.label) }</label> },
        id_if("field__hint", "field-hint", hint),
        problem.map(error).unwrap_or_default(),
        el("div", "field__control", vec![input, unit]),
    ];
    let class = match (inside, problem.is_some()) {
        (true, true) => "field field--error",
        (true, false) => "field",
        (false, true) => "field field--error question__body",
        (false, false) => "field question__body",
    };
    el("div", class, parts)
}
