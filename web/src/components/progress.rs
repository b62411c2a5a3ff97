//! Where the reader is, and what it looks like so far.

use crate::app::Screen;
use crate::components::dom::{el, line, nothing, words};
use crate::outlook::Outlook;
use crate::{format, text};
use jianghui_policies::CATALOGUE;
use jianghui_rules::{Money, Per, Question};
use yew::prelude::*;

/// The bar with the running range; nothing before place and role are known.
pub fn range(screen: &Screen<'_>) -> Html {
    let Some(outlook) = screen.outlook.as_ref().filter(|_| screen.is_placed()) else { return nothing() };
    let count = outlook.possible();
    let mut row = Vec::new();
    if count == 0 {
        row.push(line("span", "", text::NOTHING_POSSIBLE));
    } else {
        let (before, after) = text::POSSIBLE;
        row.push(el("span", "", vec![words(before), line("b", "", &text::items(count)), words(after)]));
        for (per, money) in outlook.range() {
            let sum = vec![words(&amount(money)), line("span", "range__kind", kind(per))];
            row.push(el("span", "range__money", sum));
        }
    }
    el("div", "range", vec![el("p", "page range__row", row)])
}

/// The range in words.
#[must_use]
pub fn range_words(outlook: &Outlook) -> String {
    let parts = outlook.range().into_iter().map(|(per, money)| format!("{} {}", kind(per), amount(money)));
    parts.collect::<Vec<_>>().join("，")
}

/// Place, role, which of several records it is about, and how many questions can still come.
pub fn crumb(screen: &Screen<'_>, question: Option<Question>) -> Html {
    let record = match question {
        Some(Question::Field(kind, index, _)) if screen.state.situation.entries(kind).is_some_and(|e| e.len() > 1) => {
            CATALOGUE.record(kind).map(|def| text::record_title(index, def.measure, def.label))
        }
        _ => None,
    };
    let here = [screen.place(), screen.role(), record];
    let mut parts: Vec<Html> = here.into_iter().flatten().map(|word| line("span", "", &word)).collect();
    let left = screen.outlook.as_ref().filter(|outlook| screen.is_placed() && outlook.at_most > 0);
    parts.extend(left.map(|outlook| el("span", "", vec![line("b", "", &text::questions_left(outlook.at_most))])));
    el("p", "crumb", parts)
}

fn amount(money: Money) -> String {
    match (money.min, money.max) {
        (Some(min), None) if min.is_zero() => text::DEPENDS.into(),
        (Some(min), None) => text::from_yuan(&format::yuan(min)),
        _ => format::money(money),
    }
}

/// The word for what one sum is paid for.
#[must_use]
pub fn kind(per: Per) -> &'static str {
    match per {
        Per::Once => text::ONCE,
        Per::Month => text::MONTHLY,
        Per::Year => text::YEARLY,
        Per::Person => text::BY_HEADS,
        Per::PersonYear => text::BY_HEADS_YEARLY,
        Per::Class => text::PER_CLASS,
    }
}
