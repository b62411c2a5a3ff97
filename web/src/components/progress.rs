//! Where the reader is, and what it looks like so far.

use crate::app::Screen;
use crate::components::dom::{el, line, nothing, words};
use crate::outlook::Outlook;
use crate::{format, text};
use jianghui_policies::CATALOGUE;
use jianghui_rules::{Money, Per, Question};
use yew::prelude::*;

/// The bar with the running range; nothing before the first answers are there.
pub fn range(screen: &Screen<'_>) -> Html {
    let Some(outlook) = screen.ranged() else { return nothing() };
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
    let mut more = Vec::new();
    // What the first answer stands for is nearer than everything that may still come.
    if let Some((record, _)) = screen.state.opening() {
        let range = outlook.range_of(Some(record));
        if !range.is_empty() && range != outlook.range() {
            let what = CATALOGUE.record(record).map_or("", |def| def.label);
            more.push(line("span", "", &text::of_which(what, &in_words(&range))));
        }
    }
    if outlook.at_most > 0 {
        more.push(line("span", "", &text::answers_left(outlook.at_most)));
    }
    el("div", "range", vec![el("p", "page range__row", row), el("p", "page range__row range__more", more)])
}

/// The range in words.
#[must_use]
pub fn range_words(outlook: &Outlook) -> String {
    in_words(&outlook.range())
}

/// Money of several kinds in words.
#[must_use]
pub fn in_words(range: &[(Per, Money)]) -> String {
    let parts = range.iter().map(|(per, money)| format!("{} {}", kind(*per), amount(*money)));
    parts.collect::<Vec<_>>().join(text::COMMA)
}

/// Which of several records a question is about.
#[must_use]
pub fn of_several(screen: &Screen<'_>, question: Option<Question>) -> Option<String> {
    match question {
        Some(Question::Field(kind, index, _)) if screen.state.situation.entries(kind).is_some_and(|e| e.len() > 1) => {
            CATALOGUE.record(kind).map(|def| text::record_title(index, def.measure, def.label))
        }
        _ => None,
    }
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
        Per::Item => text::BY_ITEMS,
        Per::Time => text::BY_TIMES,
    }
}
