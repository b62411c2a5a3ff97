//! 就高不重复: what is counted, what is not, and the sentence that says so.

use crate::components::clause;
use crate::components::dom::{all, details, el, line, line_if, nothing, titled, words};
use crate::components::icon::icon;
use crate::components::money;
use crate::outlook::{Case, Outlook};
use crate::state::State;
use crate::{format, text};
use jianghui_rules::{Money, Range};
use rust_decimal::Decimal;
use yew::prelude::*;

/// What cannot be had beside something else, one block for each rule.
pub fn exclusions(state: &State, outlook: &Outlook) -> Html {
    let rules = outlook.policy.rules.iter().map(|rule| (rule.id, rule.plain, rule.quote, rule.article));
    // A provision whose own sentence says that it is given once.
    let own = outlook.policy.provisions.iter().map(|provision| {
        let quote = provision.quotes.first().copied().unwrap_or_default();
        (provision.id, text::ONCE_EACH, quote, provision.article)
    });
    all(rules.chain(own).map(|reason| block(state, outlook, reason)).collect())
}

/// Id, plain words, quotation and article of what keeps something out.
type Reason = (&'static str, &'static str, &'static str, &'static str);

fn block(state: &State, outlook: &Outlook, (id, plain, quote, article): Reason) -> Html {
    let ours: Vec<_> = outlook.combination.excluded.iter().filter(|exclusion| exclusion.rule == id).collect();
    if ours.is_empty() {
        return nothing();
    }
    let case = |index: usize| outlook.cases().find(|case| case.index == index);
    let stands_before = |case: &Case<'_>| ours.iter().any(|exclusion| exclusion.by == Some(case.index));
    let mut list: Vec<Html> =
        outlook.cases().filter(stands_before).map(|case| row(true, &name(state, case), pay(case))).collect();
    if ours.iter().any(|exclusion| exclusion.by.is_none()) {
        list.push(row(true, text::PAID_BEFORE, None));
    }
    let out = ours.iter().filter_map(|exclusion| case(exclusion.judgement));
    list.extend(out.map(|case| row(false, &name(state, case), pay(case))));
    let disputed = if ours.iter().any(|exclusion| exclusion.disputed) { text::DISPUTED } else { "" };
    let rule = vec![line("p", "", plain), clause::quote(quote, &clause::source(outlook.policy, article))];
    let parts = vec![
        el("ul", "combination__list", list),
        line_if("p", "note", disputed),
        details("more", words(text::WHICH_RULE), rule),
    ];
    let id = format!("rule-{id}");
    titled("aside", "combination", ("h3", "combination__title"), &id, words(&text::only_one(ours.len())), parts)
}

fn name(state: &State, case: Case<'_>) -> String {
    match format::record_of(state, case.provision, case.judgement.record) {
        None => case.provision.title.into(),
        Some(record) => format!("{}（{record}）", case.provision.title),
    }
}

fn pay(case: Case<'_>) -> Option<Money> {
    let payment = case.judgement.payment.as_ref()?;
    Some(if payment.months.is_some() { payment.unit } else { payment.total })
}

fn row(counted: bool, name: &str, pay: Option<Money>) -> Html {
    let (class, id, word) = if counted {
        ("combination__row", "#i-ok", text::COUNTED)
    } else {
        ("combination__row combination__row--out", "#i-no", text::NOT_COUNTED)
    };
    let mut parts =
        vec![el("span", "combination__state", vec![icon(id), words(word)]), line("span", "combination__name", name)];
    parts.extend(pay.map(|pay| money::amount("money money--row", "", pay)));
    el("li", class, parts)
}

/// What was taken off for money received before, in words.
#[must_use]
pub fn less_received(outlook: &Outlook, index: usize) -> Option<String> {
    let choice = outlook.choice(index).filter(|choice| choice.received > Decimal::ZERO)?;
    Some(text::less_received(&format::money(Range::exactly(choice.received))))
}
