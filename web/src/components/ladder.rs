//! 台阶: what each level is worth here, everything else as it was answered. Drawn as stairs beside words.

use crate::app::Screen;
use crate::components::dom::{el, line, line_if, nothing, titled, with_id, words};
use crate::components::progress;
use crate::outlook::Outlook;
use crate::state::slot;
use crate::text;
use jianghui_policies::CATALOGUE;
use jianghui_rules::{Entry, Value};
use yew::prelude::*;

/// The steps of the first question's fact, the highest on top; nothing where no step is worth anything.
pub fn ladder(screen: &Screen<'_>, outlook: &Outlook) -> Html {
    let state = screen.state;
    let steps = state.opening().and_then(|(record, opening)| {
        let def = CATALOGUE.fact(opening.fact)?;
        Some((record, def, slot(opening.fact)?, opening.steps))
    });
    let Some((record, def, slot, steps)) = steps else { return nothing() };
    let entries = state.situation.entries(record).unwrap_or_default();
    let mut rows = Vec::new();
    let mut is_worth = false;
    let own = |value: &Value| entries.iter().any(|entry| entry.get(slot) == Some(value));
    let bits: Vec<(u64, &str)> = (0..)
        .zip(def.options())
        .map(|(bit, option)| (1u64.checked_shl(bit).unwrap_or_default(), option.label))
        .filter(|(bit, _)| steps & bit != 0)
        .collect();
    for (place, (bit, label)) in bits.iter().enumerate().rev() {
        let value = Value::OneOf(*bit);
        let is_own = own(&value);
        // One record alone: what the others bring is not worth of this step.
        let mut entry = entries.first().cloned().unwrap_or_else(Entry::default);
        entry.set(slot, Some(value));
        let mut situation = state.situation.clone();
        situation.set_entries(record, Some(vec![entry]));
        let worth = Outlook::at(state, outlook.policy, &situation).range_of(Some(record));
        is_worth |= !worth.is_empty();
        let worth = if worth.is_empty() { text::NO_MONEY_HERE.into() } else { progress::in_words(&worth) };
        let class = if is_own { "step step--own" } else { "step" };
        // The solid under a step reaches from its edge to the far end of the stairs.
        let edge = place * 100 / bits.len();
        let parts = vec![
            html! {
                <svg class="step__picture" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                    <path d={format!("M{edge} 0H100V10H{edge}z")} />
                </svg>
            },
            el(
                "div",
                "step__words",
                vec![
                    line("b", "", label),
                    line_if("span", "step__own", if is_own { text::YOUR_STEP } else { "" }),
                    line("span", "step__worth", &worth),
                ],
            ),
        ];
        rows.push(el("li", class, parts));
    }
    if !is_worth {
        return nothing();
    }
    let parts = vec![with_id("p", "note", "ladder-note", vec![words(text::LADDER_NOTE)]), el("ol", "ladder", rows)];
    titled("section", "group", ("h2", "group__title"), "ladder", words(text::LADDER), parts)
}
