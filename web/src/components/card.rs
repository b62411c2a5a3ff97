//! A benefit in the results: status, name, money, one reason, article; the whole card opens the detail.

use crate::app::Screen;
use crate::asking::{Asking, Input};
use crate::components::dom::{all, button, el, line, line_if, link, nothing, phrases, unseen, with_id, words};
use crate::components::icon::{chip, go};
use crate::components::{combination, finding, money, soon};
use crate::outlook::{Case, Outlook};
use crate::state::{Action, After, Answer, Step};
use crate::{format, text};
use jianghui_policies::CATALOGUE;
use jianghui_rules::{
    Class, Clause, Event, FactId, Outcome, Question, RecordId, State, gap, question_for, shortfalls, view_of,
};
use yew::prelude::*;

/// The most answers that a card offers as buttons.
const BUTTONS: usize = 4;

/// The longest answer, in signs, that stands beside another one.
const BESIDE: usize = 5;

/// The status of a state.
pub fn status(state: State, class: Class) -> Html {
    let (chip_class, id) = match state {
        State::Claimable => ("chip chip--ok", "#i-ok"),
        State::Elsewhere | State::IfAdopted => ("chip chip--else", "#i-else"),
        State::Unanswered | State::AskOffice => ("chip chip--ask", "#i-ask"),
        State::Near => ("chip chip--near", "#i-near"),
        State::NotYet | State::Expired | State::Paid => ("chip chip--late", "#i-late"),
        State::NotApplicable => ("chip chip--no", "#i-no"),
    };
    chip(chip_class, id, word(state, class))
}

/// The word for a state. A treatment is not claimed at a counter, so it has a word of its own.
#[must_use]
pub fn word(state: State, class: Class) -> &'static str {
    match state {
        State::Claimable if class == Class::Treatment => text::ENTITLED,
        State::Claimable => text::CLAIMABLE,
        State::Elsewhere => text::ELSEWHERE,
        State::IfAdopted => text::IF_ADOPTED,
        State::Unanswered => text::TO_CONFIRM,
        State::AskOffice => text::ASK_OFFICE,
        State::Near => text::NEAR,
        State::NotYet => text::LATER,
        State::Expired => text::TOO_LATE,
        State::Paid => text::PAID,
        State::NotApplicable => text::NOT_NOW,
    }
}

/// The id of the link of a card.
#[must_use]
pub fn link_id(provision: usize, record: Option<usize>) -> String {
    record.map_or_else(|| format!("card-{provision}"), |record| format!("card-{provision}-{record}"))
}

/// The card of a case.
pub fn card(screen: &Screen<'_>, outlook: &Outlook, case: Case<'_>, events: &[Event]) -> Html {
    let (provision, judgement) = (case.provision, case.judgement);
    let id = link_id(judgement.provision, judgement.record);
    let out = outlook.exclusion(case.index).is_some();
    let status =
        if out { chip("chip chip--no", "#i-no", text::NOT_TWICE) } else { status(judgement.state, provision.class) };
    let detail = screen.on(Action::Go(Step::Detail(judgement.provision, judgement.record)));
    // Of one record alone there is nothing to tell apart.
    let several = |record: &RecordId| screen.state.situation.entries(*record).is_some_and(|entries| entries.len() > 1);
    let record = provision.per.filter(several);
    let record = record.and_then(|_| format::record_of(screen.state, provision, judgement.record));
    let question = (judgement.state == State::Unanswered).then(|| waiting(screen, case)).flatten();
    let reason = if out { String::new() } else { reason(screen, outlook, case) };
    let less = combination::less_received(outlook, case.index).unwrap_or_default();
    let article = vec![words(&format::spaced(provision.article)), go()];
    let article = el("span", "card__article", article);
    let name = link("card__link", Some(id.clone()), detail, vec![phrases(&plain_name(provision))]);
    let parts = vec![
        el("p", "card__head", vec![status, article]),
        el("h3", "card__name", vec![name]),
        el("p", "card__official", vec![phrases(&official(provision, record))]),
        money_of(screen, outlook, case),
        line_if("p", "card__reason", &reason),
        line_if("p", "card__reason", &less),
        if out { nothing() } else { soon::chip(screen, case, events) },
        question.map(|question| answer_here(screen, case, question)).unwrap_or_default(),
    ];
    let class = if judgement.state == State::Near { "card card--near" } else { "card" };
    html! { <li key={id.clone()}><article {class} aria-labelledby={id}>{ all(parts) }</article></li> }
}

/// The money of a case; of one that is near, what it would pay.
fn money_of(screen: &Screen<'_>, outlook: &Outlook, case: Case<'_>) -> Html {
    if case.judgement.state != State::Near {
        return money::of_case(outlook, case);
    }
    let ways = gap(&CATALOGUE, outlook.policy, &screen.state.situation, case.judgement);
    let nearest = ways.iter().find(|way| !way.is_out_of_reach());
    money::of_payment(outlook, case, nearest.and_then(|way| way.payment.as_ref()))
}

/// The name in plain words, or the official one where there is no other.
#[must_use]
pub fn plain_name(provision: &jianghui_rules::Provision) -> String {
    format::spaced(if provision.plain.is_empty() { provision.title } else { provision.plain })
}

/// The official name, and the record it is judged for.
fn official(provision: &jianghui_rules::Provision, record: Option<String>) -> String {
    let title = (!provision.plain.is_empty()).then(|| provision.title.to_string());
    title.into_iter().chain(record).collect::<Vec<_>>().join(" · ")
}

/// A case in one row, with its status where the rows are not all of one.
pub fn row(screen: &Screen<'_>, outlook: &Outlook, case: Case<'_>, with_status: bool) -> Html {
    let (provision, judgement) = (case.provision, case.judgement);
    let id = link_id(judgement.provision, judgement.record);
    let record = format::record_of(screen.state, provision, judgement.record).unwrap_or_default();
    let reason = [record, reason(screen, outlook, case), format::spaced(provision.article)];
    let reason = reason.iter().map(|words| words.trim_end_matches('。')).filter(|words| !words.is_empty());
    let reason = reason.collect::<Vec<_>>().join(" · ");
    let detail = screen.on(Action::Go(Step::Detail(judgement.provision, judgement.record)));
    let name = link("list__name", Some(id.clone()), detail, vec![words(provision.title)]);
    let main = el("span", "list__main", vec![name, el("span", "list__text", vec![phrases(&reason)])]);
    let status = if with_status { status(judgement.state, provision.class) } else { nothing() };
    html! { <li class="list__row" key={id}>{ main }{ status }</li> }
}

/// The one reason that a card gives.
#[must_use]
pub fn reason(screen: &Screen<'_>, outlook: &Outlook, case: Case<'_>) -> String {
    let (policy, provision, judgement) = (outlook.policy, case.provision, case.judgement);
    let view = view_of(provision, judgement.record, &screen.state.situation);
    let clauses = || policy.when.iter().chain(provision.when);
    let with = |outcome| clauses().find(move |clause| clause.condition.judge(&CATALOGUE, view).outcome() == outcome);
    match judgement.state {
        State::Claimable | State::Elsewhere | State::IfAdopted => {
            let basis = judgement.payment.iter().flat_map(|payment| payment.basis.iter().copied());
            let met = text::all_met(clauses().count());
            let parts: Vec<String> = core::iter::once(met).chain(basis.map(format::spaced)).collect();
            format!("{}。", parts.join("；"))
        }
        State::AskOffice => {
            with(Outcome::AskOffice).map(|clause| format!("{}。", format::spaced(clause.open))).unwrap_or_default()
        }
        State::Unanswered => String::new(),
        State::Near => {
            let short = shortfalls(&CATALOGUE, provision.when, view);
            let named = |test: &&jianghui_rules::Test| {
                let clause =
                    provision.when.iter().find(|clause| crate::components::clause::tests(&clause.condition, test.fact));
                clause.map_or_else(String::new, plain)
            };
            let mut words: Vec<String> = short.iter().map(named).collect();
            words.dedup();
            format!("{}。", text::short_of(&words.join("；")))
        }
        State::NotYet => policy.from.map(|day| text::applies_from(&format::day(day))).unwrap_or_default(),
        State::Expired => policy.until.map(|day| text::applied_until(&format::day(day))).unwrap_or_default(),
        State::Paid => format!("{}。", CATALOGUE.paid.already),
        State::NotApplicable => {
            let none = |record: RecordId| screen.state.situation.entries(record).is_some_and(<[_]>::is_empty);
            match provision.per.filter(|record| none(*record)).and_then(|record| CATALOGUE.record(record)) {
                Some(def) => text::no_record(def.label),
                // Where every condition holds and it is still not due, the sum comes to nothing.
                None => with(Outcome::Unmet)
                    .map_or_else(|| text::COMES_TO_NOTHING.into(), |clause| text::not_met(&plain(clause))),
            }
        }
    }
}

/// A clause in plain words.
#[must_use]
pub fn plain(clause: &'static Clause) -> String {
    if !clause.plain.is_empty() {
        return format::spaced(clause.plain);
    }
    let mut words = Vec::new();
    clause.condition.for_each_test(&mut |test| words.push(finding::sentence(test)));
    words.join(text::AND)
}

/// The first question that a case waits for; one that was answered 不清楚 only when there is no other.
#[must_use]
pub fn waiting(screen: &Screen<'_>, case: Case<'_>) -> Option<Question> {
    let (situation, judgement) = (&screen.state.situation, case.judgement);
    let question = |fact: &FactId| question_for(&CATALOGUE, situation, case.provision, judgement, *fact);
    let all: Vec<Question> = judgement.missing.iter().filter_map(question).collect();
    let asked = all.iter().find(|question| !screen.state.skipped.contains(question));
    asked.or(all.first()).copied()
}

/// A question with its answers as buttons, or the way to its screen.
fn answer_here(screen: &Screen<'_>, case: Case<'_>, question: Question) -> Html {
    let Some(asking) = Asking::of(screen.state, screen.outlook.as_deref(), question) else { return nothing() };
    let skipped = screen.state.skipped.contains(&question);
    let here = (case.judgement.provision, case.judgement.record);
    let id = format!("ask-{}", link_id(here.0, here.1));
    let short = asking.input == Input::Rows && asking.rows.len() <= BUTTONS;
    // Long answers stand below each other: side by side each would be a column of two signs.
    let tall = short && asking.rows.iter().any(|row| row.words.chars().count() > BESIDE);
    let press = |word: &str, action: Action| button("button", screen.on(action), vec![words(word)]);
    let buttons = if short {
        let unknown = (text::UNKNOWN, Answer::Unknown);
        let answers = asking.rows.iter().map(|row| (row.words.as_str(), row.answer.clone())).chain([unknown]);
        answers.map(|(word, answer)| press(word, Action::Settle(question, answer, here))).collect()
    } else {
        vec![press(text::ANSWER_THIS, Action::Go(Step::Ask(question, After::Return)))]
    };
    if skipped {
        // The same question may stand on many cards: one line, and the way to answer it.
        let asked = line("span", "", &text::skipped(asking.title));
        let change = vec![words(text::ANSWER), unseen(&text::about(asking.label))];
        let change = button("button button--text", screen.on(Action::Go(Step::Ask(question, After::Return))), change);
        return el("p", "card__answer card__answer--skipped", vec![asked, change]);
    }
    html! {
        <div class="card__answer" role="group" aria-labelledby={id.clone()}>
            { with_id("p", "card__ask", &id, vec![words(asking.title)]) }
            { el("div", if tall { "button-row button-row--stacked" } else { "button-row" }, buttons) }
        </div>
    }
}
