//! 单项详情: one provision for one record: every condition, the amount, the gap, the words of the law.

use crate::app::{Drawn, Screen};
use crate::components::dom::{all, details, el, line, line_if, nothing, phrases, titled, words};
use crate::components::finding::{self, Place};
use crate::components::icon::icon;
use crate::components::{card, clause, combination, fold, formula, glossary, money, whatif};
use crate::outlook::{Case, Outlook};
use crate::state::Step;
use crate::{browser, format, text};
use jianghui_policies::CATALOGUE;
use jianghui_rules::Bound;
use jianghui_rules::{Clause, Outcome, Question, Range, State, gap as ways, view_of};
use yew::prelude::*;

/// The screen of a provision.
pub fn page(screen: &Screen<'_>, outlook: &Outlook, provision: usize, record: Option<usize>) -> Drawn {
    let Some(case) = outlook.case(provision, record) else { return super::home::page(screen) };
    let (provision, judgement) = (case.provision, case.judgement);
    let record = provision.per.zip(judgement.record);
    let view = view_of(provision, judgement.record, &screen.state.situation);
    let place = Place { screen, view, record };
    let of_record = format::record_of(screen.state, provision, judgement.record);
    let source = clause::source(outlook.policy, provision.article);
    let note = [Some(provision.title.to_string()), of_record, Some(source.clone())];
    let note = note.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let reason = match judgement.state {
        State::NotYet | State::Expired | State::Paid | State::NotApplicable => card::reason(screen, outlook, case),
        _ => String::new(),
    };
    let name = card::plain_name(provision);
    let basis = provision.quotes.iter().map(|quote| clause::quote(quote, &source));
    let basis = core::iter::once(line("p", "note", outlook.policy.title)).chain(basis);
    let mut parts = vec![
        el("p", "", vec![card::status(judgement.state, provision.class)]),
        screen.heading("question__title", &name),
        el("p", "note", vec![phrases(&note)]),
        money::of_case(outlook, case),
        line_if("p", "card__reason", &reason),
        line_if("p", "card__reason", &combination::less_received(outlook, case.index).unwrap_or_default()),
    ];
    // What cannot be had beside it, whichever of them is counted.
    let stands_before = outlook.combination.excluded.iter().any(|exclusion| exclusion.by == Some(case.index));
    if stands_before || outlook.exclusion(case.index).is_some() {
        parts.push(combination::exclusions(screen.state, outlook));
    }
    parts.extend([ask_office(outlook, case, place), conditions(outlook, case, place), gap(outlook, case, place)]);
    if let Some(payment) = &judgement.payment {
        let formula = vec![formula::formula(&provision.amount, payment, view)];
        parts.push(boxed("box", "amount", words(text::AMOUNT), formula));
    }
    parts.push(notes(case, place));
    let basis = vec![el("div", "more__body", basis.collect())];
    let basis = titled("section", "section", ("h2", "section__title"), "basis", words(text::BASIS), basis);
    let clauses = || outlook.policy.when.iter().chain(provision.when);
    let mut said: String = [name.as_str(), note.as_str()].concat();
    said.extend(clauses().map(card::plain));
    said.extend(clauses().flat_map(|clause| [clause.open, clause.reading]));
    said.extend(provision.quotes.iter().chain(provision.silent).chain(outlook.policy.silent).copied());
    said.extend(provision.notes.iter().map(|note| note.text));
    said.extend(provision.reads.iter().filter_map(|fact| CATALOGUE.fact(*fact)).map(|def| def.label));
    let clauses = el("p", "section no-print", vec![super::clauses::link(screen, Some(case.judgement.provision))]);
    let mut more = vec![unsaid(outlook, case), basis, glossary::folded(&said), clauses, wrong(outlook, case)];
    let mut actions = Vec::new();
    let list = super::results::to_checklist(screen, "button button--primary actions__next");
    let far = !screen.state.came_from(Step::Results);
    if far {
        actions.push(super::question::back());
    }
    actions.push(super::results::to_results(screen, text::BACK_TO_RESULTS));
    if far && screen.is_elder() {
        more.push(list);
    } else {
        actions.push(list);
    }
    parts.push(fold::rest(screen.is_elder(), text::MORE_ON_DETAIL, false, more));
    let body = all(vec![el("div", "page page--body", parts), super::actions(actions)]);
    Drawn { title: name, spoken: screen.spoken_range(), body }
}

/// A box with a heading.
fn boxed(class: &'static str, id: &str, title: Html, parts: Vec<Html>) -> Html {
    titled("section", class, ("h2", "box__title"), id, title, parts)
}

/// All conditions: that there is a record at all, those of the document, its own, and that nothing was paid yet.
fn conditions(outlook: &Outlook, case: Case<'_>, place: Place<'_>) -> Html {
    let (policy, provision) = (outlook.policy, case.provision);
    let outcome = |clause: &&'static Clause| clause.condition.judge(&CATALOGUE, place.view).outcome();
    let clauses: Vec<&'static Clause> = policy.when.iter().chain(provision.when).collect();
    let met = clauses.iter().filter(|clause| outcome(clause) == Outcome::Met).count();
    let has_record = provision.per.filter(|_| place.record.is_none()).and_then(|record| {
        let def = CATALOGUE.record(record)?;
        let known = place.view.situation.entries(record).is_some();
        let outcome = if known { Outcome::Unmet } else { Outcome::Undetermined };
        let answer = finding::answer_to(place, Question::Records(record), false);
        Some(finding::row(outcome, &text::has_record(def.label), vec![answer]))
    });
    let received = CATALOGUE.paid.record;
    let once = (provision.once != jianghui_rules::Once::Never).then(|| {
        let outcome = match place.view.situation.entries(received) {
            None => Outcome::Undetermined,
            Some(_) if case.judgement.paid == jianghui_rules::Paid::Same => Outcome::Unmet,
            Some(_) if case.judgement.paid == jianghui_rules::Paid::OtherLevel => Outcome::AskOffice,
            Some(_) => Outcome::Met,
        };
        let answer = finding::answer_to(place, Question::Records(received), true);
        (outcome, finding::row(outcome, CATALOGUE.paid.once, vec![answer]))
    });
    // As long as it is not known whether anything was paid, this is a question and not yet a condition.
    let settled = once.as_ref().filter(|(outcome, _)| *outcome != Outcome::Undetermined);
    let met = met + usize::from(settled.is_some_and(|(outcome, _)| *outcome == Outcome::Met));
    let count = clauses.len() + usize::from(settled.is_some());
    let count = line("span", "group__count", &text::met_of(met, count));
    // What is met can be folded; what is not, or not known, must be seen.
    let mut open: Vec<bool> = has_record.iter().map(|_| true).collect();
    let mut rows: Vec<Html> = has_record.into_iter().collect();
    open.extend(clauses.iter().map(|clause| outcome(clause) != Outcome::Met));
    rows.extend(clauses.iter().map(|clause| finding::clause(place, clause, provision.article)));
    open.extend(once.iter().map(|(outcome, _)| *outcome != Outcome::Met));
    rows.extend(once.map(|(_, row)| row));
    let is_open = |index: usize| open.get(index).copied().unwrap_or_default();
    let title = all(vec![words(text::CONDITIONS), words(" "), count]);
    let list = vec![fold::list(place.screen.is_elder(), "ul", "conditions", rows, is_open)];
    titled("section", "section", ("h2", "section__title"), "conditions", title, list)
}

/// Where the text can be read in two ways: how, and what follows from each.
fn ask_office(outlook: &Outlook, case: Case<'_>, place: Place<'_>) -> Html {
    if case.judgement.state != State::AskOffice {
        return nothing();
    }
    let clauses = outlook.policy.when.iter().chain(case.provision.when);
    let unclear =
        clauses.filter(|clause| clause.condition.judge(&CATALOGUE, place.view).outcome() == Outcome::AskOffice);
    let payment = case.judgement.payment.as_ref();
    let granted = payment.map_or_else(
        || text::GRANTED.to_string(),
        |payment| {
            let bound = Bound::of(case.provision, payment.total);
            let min = payment.total.min.filter(|_| bound != Bound::Cap);
            format::money(Range { min, max: payment.total.max })
        },
    );
    let refused = if payment.is_some() { text::NOTHING_PAID } else { text::NOT_GRANTED };
    let reading = |name: &'static str, result: &str| {
        el("div", "reading", vec![line("p", "reading__name", name), line("p", "reading__result", result)])
    };
    let mut parts = Vec::new();
    for clause in unclear {
        parts.push(line("p", "", &format!("{}。", format::spaced(clause.open))));
        parts.push(clause::quote(clause.phrase, &clause::source(outlook.policy, case.provision.article)));
    }
    let readings = vec![reading(text::IF_COUNTED, &granted), reading(text::IF_NOT_COUNTED, refused)];
    parts.push(el("div", "readings", readings));
    boxed("box box--ask", "office", all(vec![icon("#i-ask"), words(text::OFFICE)]), parts)
}

/// What stands between the person and the provision, and who can change it.
fn gap(outlook: &Outlook, case: Case<'_>, place: Place<'_>) -> Html {
    let ways = ways(&CATALOGUE, outlook.policy, place.view.situation, case.judgement);
    let mut parts = Vec::new();
    for way in ways.iter().filter(|way| !way.is_out_of_reach()) {
        parts.push(line_if("p", "note", if parts.is_empty() { "" } else { text::OR_ELSE }));
        parts.push(el("ul", "box__list", vec![whatif::list(&way.needs)]));
    }
    if parts.is_empty() { nothing() } else { boxed("box", "gap", words(text::GAP), parts) }
}

fn notes(case: Case<'_>, place: Place<'_>) -> Html {
    let holds = |note: &&jianghui_rules::Note| note.when.judge(&CATALOGUE, place.view).outcome() != Outcome::Unmet;
    let notes: Vec<Html> =
        case.provision.notes.iter().filter(holds).map(|note| line("li", "", &format::spaced(note.text))).collect();
    if notes.is_empty() {
        return nothing();
    }
    let title = all(vec![icon("#i-info"), words(text::NOTES)]);
    boxed("box", "notes", title, vec![el("ul", "box__list", notes)])
}

/// 这条不对？: words that name the provision and what was said of it, to be sent to whoever can check them. The answers
/// are not among them.
fn wrong(outlook: &Outlook, case: Case<'_>) -> Html {
    let (policy, provision) = (outlook.policy, case.provision);
    let place = clause::source(policy, provision.article);
    let value = text::wrong_report(provision.title, &place, card::word(case.judgement.state, provision.class));
    let onfocus = Callback::from(|_: FocusEvent| browser::select("wrong"));
    let field = html! {
        <div class="sheet__field">
            <label for="wrong">{ text::WRONG_FIELD }</label>
            <textarea id="wrong" class="input" readonly=true rows="4" {value} {onfocus} />
        </div>
    };
    let parts = vec![line("p", "", text::WRONG_NOTE), field];
    el("div", "section no-print", vec![details("more", words(text::WRONG), parts)])
}

fn unsaid(outlook: &Outlook, case: Case<'_>) -> Html {
    let silent = case.provision.silent.iter().chain(outlook.policy.silent);
    let items: Vec<Html> = silent.map(|what| line("li", "", what)).collect();
    if items.is_empty() {
        return nothing();
    }
    let list = vec![el("ul", "box__list", items), line("p", "note", text::ASK_LOCAL)];
    boxed("box box--unsaid", "unsaid", words(text::UNSAID), list)
}
