//! 单位测算表: how every sum of an organisation comes about, line by line, what it adds up to, what shows the facts, and
//! what happens when.

use crate::app::{Drawn, Screen};
use crate::components::dom::{all, el, line, line_if, nothing, titled, words};
use crate::components::progress::kind;
use crate::components::{card, fold, formula, money, timeline};
use crate::outlook::{Case, Outlook};
use crate::state::{Action, Step};
use crate::{format, text};
use jianghui_policies::CATALOGUE;
use jianghui_rules::{Class, FactId, Form, Payment, Per, Range, State, Value, View, view_of};
use rust_decimal::Decimal;
use yew::prelude::*;

/// The reckoning.
pub fn page(screen: &Screen<'_>, outlook: &Outlook) -> Drawn {
    let day = text::claimed_on(&format::day(screen.state.claim_day()));
    let context = [screen.place(), screen.role(), Some(day)].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let cases = || outlook.cases().filter(|case| case.provision.class == Class::Money);
    let is_sure = |case: &Case<'_>| matches!(case.judgement.state, State::Claimable | State::IfAdopted);
    let is_open = |case: &Case<'_>| matches!(case.judgement.state, State::Unanswered | State::AskOffice);
    let sure: Vec<Html> = cases().filter(is_sure).map(|case| row(screen, outlook, case)).collect();
    let open: Vec<Html> = cases().filter(is_open).map(|case| row(screen, outlook, case)).collect();
    let mut parts = vec![
        screen.heading("question__title", text::LEDGER),
        line("p", "note", &context),
        line("p", "question__hint", text::LEDGER_LEAD),
    ];
    if outlook.policy.draft {
        parts.push(line("p", "notice", text::DRAFT_NOTE));
    }
    let list = |id: &str, title: &str, rows: Vec<Html>| {
        if rows.is_empty() {
            return nothing();
        }
        let rows = vec![fold::short(screen.is_elder(), "ul", "ledger", rows)];
        titled("section", "section", ("h2", "section__title"), id, words(title), rows)
    };
    if sure.is_empty() && open.is_empty() {
        parts.push(line("p", "notice", text::LEDGER_EMPTY));
    }
    parts.push(list("sure", text::LEDGER_SURE, sure));
    parts.push(totals(outlook));
    parts.push(list("open", text::LEDGER_OPEN_LINES, open));
    let timeline = timeline::timeline(screen, outlook, &timeline::events(screen, outlook));
    let silent = outlook.policy.silent.join(text::AND);
    let silent = if silent.is_empty() { silent } else { text::report_line(text::UNSAID, &silent) };
    let silent = line_if("p", "note section", &silent);
    parts.push(fold::rest(screen.is_elder(), text::MORE_ON_LEDGER, false, vec![timeline, silent]));
    parts.push(line("p", "note", text::REFERENCE));
    let actions = vec![super::question::back(), super::results::to_results(screen, text::BACK_TO_RESULTS)];
    let body = all(vec![el("div", "page page--body", parts), super::actions(actions)]);
    Drawn { title: text::LEDGER.into(), spoken: screen.spoken_range(), body }
}

/// One clause: unit price, number, sum, cap, and what shows the facts.
fn row(screen: &Screen<'_>, outlook: &Outlook, case: Case<'_>) -> Html {
    let (provision, judgement) = (case.provision, case.judgement);
    let view = view_of(provision, judgement.record, &screen.state.situation);
    let record = format::record_of(screen.state, provision, judgement.record).unwrap_or_default();
    let go = screen.on(Action::Go(Step::Detail(judgement.provision, judgement.record)));
    let name = crate::components::dom::link("ledger__name", None, go, vec![words(provision.title)]);
    let mut about = vec![format::spaced(provision.article), kind(provision.amount.per).into()];
    if !provision.recipient.is_empty() {
        about.push(text::paid_to(provision.recipient));
    }
    about.extend((!record.is_empty()).then_some(record));
    let mut parts = vec![
        el("p", "card__head", vec![card::status(judgement.state, provision.class)]),
        el("h3", "ledger__title", vec![name]),
        line("p", "note", &about.join(" · ")),
    ];
    if let Some(payment) = &judgement.payment {
        parts.push(match product(&provision.amount.form, provision.amount.per, payment, view) {
            Some((sum, cap)) => {
                let cap = cap.map(|cap| text::report_line(text::LEDGER_CAP, &money_of(cap))).unwrap_or_default();
                all(vec![line("p", "ledger__sum", &sum), line_if("p", "note", &cap)])
            }
            None => formula::formula(&provision.amount, payment, view),
        });
    }
    if outlook.exclusion(case.index).is_some() {
        parts.push(line("p", "card__reason", text::NOT_TWICE));
    }
    let proof = proof(outlook, case);
    parts.push(line_if(
        "p",
        "note",
        &if proof.is_empty() { String::new() } else { text::report_line(text::LEDGER_PROOF, &proof) },
    ));
    el("li", "ledger__row", parts)
}

fn money_of(sum: Decimal) -> String {
    format::money(Range::exactly(sum))
}

/// So much for each, so many, together so much; and the cap. None where the sum comes about in another way.
fn product(form: &'static Form, per: Per, payment: &Payment, view: View<'_>) -> Option<(String, Option<Decimal>)> {
    if payment.months.is_some() {
        return None;
    }
    let bound = matches!(form, Form::CapEach { .. });
    let total = if bound { Range { min: None, max: payment.total.max } } else { payment.total };
    let total = if total.max.is_some() { format::money(total) } else { text::NOT_KNOWN_YET.into() };
    match form {
        Form::Fixed(sum) if per == Per::Once => Some((money_of(*sum), None)),
        Form::Each { unit, count, cap } => {
            Some((text::product(&money_of(*unit), &counted(*count, view)?, &total), *cap))
        }
        Form::CapEach { unit, count, cap, short: None } => {
            let unit = format::money(Range { min: None, max: Some(*unit) });
            Some((text::product(&unit, &counted(*count, view)?, &total), *cap))
        }
        Form::EachOf { units, counts } => {
            let Some(Value::Wholes(numbers)) = view.get(&CATALOGUE, *counts) else { return None };
            let each = units.iter().zip(numbers);
            let each = each.map(|(unit, count)| format!("{} {}", money_of(*unit), text::times(&count.to_string())));
            Some((text::sum_of(&each.collect::<Vec<_>>(), &total), None))
        }
        Form::Threshold(threshold) => {
            let Some(Value::Whole(count)) = view.get(&CATALOGUE, threshold.count) else { return None };
            let more = count.single()?.checked_sub(threshold.from).filter(|more| *more >= 0)?;
            let more = format!("{} {}", money_of(threshold.unit), text::times(&more.to_string()));
            Some((text::sum_of(&[money_of(threshold.base), more], &total), threshold.cap))
        }
        _ => None,
    }
}

/// What is counted, and how many there are.
fn counted(fact: FactId, view: View<'_>) -> Option<String> {
    let def = CATALOGUE.fact(fact)?;
    let known = view.get(&CATALOGUE, fact).map(|value| [def.label, " ", &format::value(def, value)].concat());
    Some(known.unwrap_or_else(|| text::not_filled(def.label)))
}

/// What is certain, by pocket and kind of money.
fn totals(outlook: &Outlook) -> Html {
    let sums = outlook.sums();
    if sums.is_empty() {
        return nothing();
    }
    let each = sums.iter().map(|sum| money::sum(sum, false)).collect();
    let parts = vec![line("p", "note", text::KINDS_APART), el("dl", "sums", each)];
    titled("section", "box ledger__totals", ("h2", "box__title"), "totals", words(text::LEDGER_TOTALS), parts)
}

/// What shows the facts that the conditions ask for: the catalogue's own words, no list of documents.
fn proof(outlook: &Outlook, case: Case<'_>) -> String {
    let mut shown: Vec<&str> = Vec::new();
    let mut facts = Vec::new();
    for clause in outlook.policy.when {
        clause.condition.for_each_test(&mut |test| facts.extend(test.facts()));
    }
    facts.extend(case.provision.reads);
    for def in facts.into_iter().filter_map(|fact| CATALOGUE.fact(fact)) {
        if !def.evidence.is_empty() && !shown.contains(&def.evidence) {
            shown.push(def.evidence);
        }
    }
    shown.join(text::AND)
}
