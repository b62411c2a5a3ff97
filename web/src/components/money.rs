//! Money: the number large, its unit small, its kind and pocket beside it.

use crate::components::dom::{el, line, line_if, nothing};
use crate::components::progress::kind;
use crate::outlook::{Case, Outlook};
use crate::sums::Sum;
use crate::{format, text};
use jianghui_rules::Bound;
use jianghui_rules::{Choice, Kind, Money, Payment, Per, Range, State};
use yew::prelude::*;

/// An amount with a word before it.
pub fn amount(class: &'static str, before: &str, money: Money) -> Html {
    let (own, number) = format::money_parts(money);
    let before = [before, own].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(text::COMMA);
    let before = line_if("span", "money__pre", &before);
    // Words instead of a figure are no yuan.
    let is_figure = number.chars().any(|sign| sign.is_ascii_digit());
    let unit = line_if("span", "money__unit", if is_figure { text::YUAN } else { "" });
    let number = el("span", "money__all", vec![line("span", "money__num", &number), unit]);
    el("span", class, vec![before, number])
}

/// The amount of a case with its kind and pocket, as it stands on a card and in the detail.
pub fn of_case(outlook: &Outlook, case: Case<'_>) -> Html {
    of_payment(outlook, case, case.judgement.payment.as_ref())
}

/// The same for what would be paid if something more were met.
pub fn of_payment(outlook: &Outlook, case: Case<'_>, payment: Option<&Payment>) -> Html {
    let provision = case.provision;
    let Some(payment) = payment else {
        let words = if provision.is_pointer() { text::FIGURES_ELSEWHERE } else { return nothing() };
        return el("p", "card__money", vec![line("span", "card__kind", words)]);
    };
    let (per, money) = one(payment, provision.amount.per, outlook.choice(case.index));
    let condition = match case.judgement.state {
        // Of what is near the status says it already.
        State::Claimable | State::Elsewhere | State::Paid | State::Near => "",
        State::IfAdopted => text::IF_ADOPTED,
        _ => text::IF_MET,
    };
    let per = match provision.amount.kind {
        Kind::Cash => per,
        Kind::Loan => text::LOAN,
        Kind::TaxBase => text::TAX_BASE,
    };
    let mut words: Vec<String> = [condition, per].into_iter().filter(|word| !word.is_empty()).map(Into::into).collect();
    if !provision.recipient.is_empty() {
        words.push(text::paid_to(provision.recipient));
    }
    if case.judgement.state != State::Near {
        words.extend(payment.months.and_then(left));
    }
    let sum = if money.max.is_none() && money.min.is_none_or(|min| min.is_zero()) {
        // "At least nothing" says nothing.
        el("span", "money", vec![line("span", "money__num", text::DEPENDS)])
    } else {
        bounded("money", "", Bound::of(provision, money), money)
    };
    el("p", "card__money", vec![sum, line("span", "card__kind", &words.join(" · "))])
}

/// What one payment is worth, and for what: for every head where the number of heads is not known.
#[must_use]
pub fn one(payment: &Payment, per: Per, choice: Option<&Choice>) -> (&'static str, Money) {
    let counted = payment.total.min.is_some() && payment.total.max.is_some();
    match per {
        Per::Month => (kind(per), payment.unit),
        Per::Person if !counted => (text::PER_HEAD, payment.unit),
        Per::PersonYear if !counted => (text::PER_HEAD_YEARLY, payment.unit),
        Per::Time if !counted => (text::PER_TIME, payment.unit),
        Per::Item if !counted => (text::PER_ITEM, payment.unit),
        _ => (kind(per), choice.map_or(payment.total, |choice| choice.pay)),
    }
}

fn bounded(class: &'static str, before: &str, bound: Bound, money: Money) -> Html {
    match bound {
        // Of a cap only the upper end stands in the text.
        Bound::Cap => amount(class, before, Range { min: None, max: money.max }),
        Bound::Sum | Bound::Floor => amount(class, before, money),
    }
}

/// For how many months monthly money runs.
#[must_use]
pub fn left(months: Range<i64>) -> Option<String> {
    months.max.map(|max| text::months_left(months.min, max))
}

/// A sum in the head of the results; the first one is the large one.
pub fn sum(sum: &Sum, first: bool) -> Html {
    let class = if first { "money money--big" } else { "money" };
    let word = match sum.bound {
        Bound::Sum => kind(sum.per),
        Bound::Cap => text::CAP,
        Bound::Floor => text::FLOOR,
    };
    let mut more = Vec::new();
    if sum.bound != Bound::Sum {
        if sum.per != Per::Once {
            more.push(kind(sum.per).to_string());
        }
        more.push(text::OFFICE_SETS.into());
    }
    if let Some(months) = sum.months {
        more.extend(left(months));
        more.push(text::in_total(&format::money(sum.total)));
    }
    let recipient = if sum.recipient.is_empty() { String::new() } else { text::paid_to(sum.recipient) };
    let kind = vec![line("b", "", word), line_if("span", "", &recipient)];
    let value = vec![bounded(class, "", sum.bound, sum.money), line_if("span", "sum__more", &more.join(text::COMMA))];
    el("div", "sum", vec![el("dt", "sum__kind", kind), el("dd", "sum__value", value)])
}
