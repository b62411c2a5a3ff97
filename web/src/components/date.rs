//! A day in three selects; what is not remembered stays empty.

use crate::asking::Asking;
use crate::components::choice::error;
use crate::components::dom::{all, el, line, with_id, words};
use crate::draft::{DATE, Draft, Problem};
use crate::text;
use jianghui_policies::POLICIES;
use jianghui_rules::Day;
use yew::prelude::*;

/// How far back a certificate or prize may be.
const YEARS_BACK: i32 = 60;
/// How far ahead one may plan to claim.
const YEARS_AHEAD: i32 = 3;

/// The selects of a day.
pub fn field(
    asking: &Asking,
    draft: &Draft,
    problem: Option<&Problem>,
    exact: bool,
    latest: Option<Day>,
    today: Day,
) -> Html {
    let (now, ..) = today.ymd();
    let (first, last) = match latest {
        _ if exact => (first_year().unwrap_or(now).min(now), now + YEARS_AHEAD),
        Some(latest) => (now - YEARS_BACK, latest.ymd().0.max(now)),
        None => (now - YEARS_BACK, now + YEARS_AHEAD),
    };
    let hint = if exact { text::EXACT_DATE_HINT } else { text::DATE_HINT };
    let numbers: [Vec<i32>; 3] = [(first..=last).rev().collect(), (1..=12).collect(), (1..=31).collect()];
    let parts = DATE.into_iter().zip(text::DATE_PARTS).zip(numbers).zip(&draft.date);
    let select = |(((id, word), numbers), chosen): (((&'static str, &'static str), Vec<i32>), &String)| {
        let wrong = problem.filter(|problem| problem.control == id).map(|_| "true");
        let option = |number: i32| {
            let value = number.to_string();
            html! { <option value={value.clone()} selected={*chosen == value}>{ value }</option> }
        };
        let word = if Some(&id) == DATE.last() && !exact { text::DAY_OPTIONAL } else { word };
        let mut options = vec![html! { <option value="" selected={chosen.is_empty()}>{ "" }</option> }];
        options.extend(numbers.into_iter().map(option));
        let label = html! { <label class="date__label" for={id}>{ words(word) }</label> };
        let select = html! {
            <select class="select" {id} name={id} aria-invalid={wrong} aria-describedby={wrong.map(|_| "error")}>
                { all(options) }
            </select>
        };
        el("div", "", vec![label, select])
    };
    let inner = vec![
        line("legend", "field__label", asking.label),
        with_id("p", "field__hint", "field-hint", vec![words(hint)]),
        problem.map(error).unwrap_or_default(),
        el("div", "date", parts.map(select).collect()),
    ];
    html! {
        <fieldset class={if problem.is_some() { "field field--error question__body" } else { "field question__body" }}
            aria-describedby={if problem.is_some() { "field-hint error" } else { "field-hint" }}>{ all(inner) }</fieldset>
    }
}

/// The year before the first document of all.
fn first_year() -> Option<i32> {
    let days = POLICIES.iter().filter_map(|policy| policy.from.or(policy.issued));
    days.min().map(|day| day.ymd().0 - 1)
}
