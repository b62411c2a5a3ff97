//! 结果: what the answers lead to. Money first, treatments after it, both in the same order of states.

use crate::app::{Drawn, Screen};
use crate::components::dom::{self, all, button, details, el, line, link, nothing, phrases, titled, words};
use crate::components::icon::{go, icon, icon_as};
use crate::components::{
    card, clause, combination, fold, give, glossary, ladder, money, progress, soon, timeline, whatif,
};
use crate::outlook::{Case, Outlook};
use crate::state::{Action, After, Step};
use crate::{browser, format, text};
use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::{Class, Event, Money, Per, Question, State};
use std::rc::Rc;
use yew::prelude::*;

/// The groups in their order: the states in them, their icon and their name.
const GROUPS: [(&[State], &str, &str, &str); 6] = [
    (&[State::Claimable], "icon group__icon--ok", "#i-ok", text::CLAIMABLE),
    (&[State::IfAdopted], "icon group__icon--else", "#i-else", text::IF_ADOPTED),
    (&[State::AskOffice, State::Unanswered], "icon group__icon--ask", "#i-ask", text::TO_CONFIRM),
    (&[State::Near], "icon group__icon--near", "#i-near", text::NEAR),
    (&[State::NotYet, State::Expired, State::Paid], "icon group__icon--late", "#i-late", text::LATE),
    (&[State::Elsewhere], "icon group__icon--else", "#i-else", text::ELSEWHERE),
];

/// The results.
pub fn page(screen: &Screen<'_>, outlook: &Rc<Outlook>) -> Drawn {
    let claimable = outlook.cases().filter(|case| is_sure(outlook, case)).count();
    let title = match (outlook.policy.draft, claimable) {
        (true, _) => text::IF_ADOPTED.into(),
        (false, 0) => text::NOTHING_YET.into(),
        (false, count) => text::can_claim(count),
    };
    // Whether the document is still applied at all comes before everything that rests on it.
    let remarks = outlook.policy.remarks.first().map(|remark| line("p", "note", remark));
    let remarks = remarks.map(|remark| el("div", "notice", vec![remark])).unwrap_or_default();
    let tries = whatif::tries(screen, outlook);
    let spoken = whatif::spoken(screen, outlook, &tries).unwrap_or_else(|| screen.spoken_range());
    let events = timeline::events(screen, outlook);
    let mut main = vec![
        soon::soon(screen, outlook, &events),
        remarks,
        groups(screen, outlook, &events),
        treatments(screen, outlook),
        rest(screen, outlook),
        give::give(screen, outlook),
    ];
    let beyond = [
        whatif::strip(screen, outlook, &tries),
        ladder::ladder(screen, outlook),
        timeline::timeline(screen, outlook, &events),
        compare(screen),
    ];
    let side = super::answers::short(screen);
    // What one rarely needs comes last, after the answers where there is one column.
    let tail = [about(outlook), terms(outlook), super::clauses::links(screen)];
    let split = if screen.is_elder() {
        // Of what is not needed to claim, the answers are looked for most.
        let on_the_head = el("p", "panel__links", vec![change_day(screen)]);
        let list = if outlook.open.is_empty() { nothing() } else { to_checklist(screen, "button button--block") };
        let more = [list, side, on_the_head].into_iter().chain(beyond).chain(tail).collect();
        let open = screen.state.sure || screen.state.tried.is_some();
        main.push(fold::rest(screen.is_elder(), text::MORE_ON_RESULTS, open, more));
        vec![el("div", "split__main", main)]
    } else {
        main.extend(beyond);
        let tail = el("div", "split__tail", tail.into());
        vec![el("div", "split__main", main), el("div", "split__side", vec![side]), tail]
    };
    let body = vec![
        head(screen, outlook, &title),
        el("div", "page page--wide page--body", vec![el("div", "split", split)]),
        super::actions(actions(screen, outlook)),
    ];
    Drawn { title, spoken, body: all(body) }
}

/// Money that is claimable and counted, or would be if the draft were adopted.
pub fn is_sure(outlook: &Outlook, case: &Case<'_>) -> bool {
    matches!(case.judgement.state, State::Claimable | State::IfAdopted)
        && case.provision.class != Class::Treatment
        && outlook.exclusion(case.index).is_none()
}

fn head(screen: &Screen<'_>, outlook: &Outlook, title: &str) -> Html {
    let day = text::claimed_on(&format::day(screen.state.claim_day()));
    let context = [Some(text::AS_ANSWERED.into()), screen.place(), screen.role(), Some(day)];
    let context = context.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let sums = outlook.sums();
    let mut note = text::by_document(format::document(outlook.policy));
    if sums.len() > 1 {
        note.push_str(text::KINDS_APART);
    }
    let left = outlook.open.len();
    let mut parts = vec![el("p", "panel__context", vec![phrases(&context)]), screen.heading("panel__title", title)];
    if outlook.policy.draft {
        parts.push(line("p", "panel__lead", text::DRAFT_NOTE));
    }
    if screen.state.has_later_day() {
        parts.push(line("p", "panel__lead", text::AFTER_CLAIM));
    }
    if !sums.is_empty() {
        let shown = sums.iter().enumerate().map(|(index, sum)| money::sum(sum, index == 0));
        parts.push(el("dl", "sums", shown.collect()));
    }
    if left > 0 {
        let (before, after) = text::LEFT;
        parts.push(el("p", "panel__lead", vec![words(before), line("b", "", &text::answers(left)), words(after)]));
    }
    // What the answers that are missing may still bring, 不清楚 included; not what stands above already.
    let is_said = |per: Per, money: Money| sums.iter().any(|sum| sum.per == per && sum.money == money);
    if outlook.range().iter().any(|(per, money)| money.min != money.max && !is_said(*per, *money)) {
        parts.push(el("p", "panel__context", vec![phrases(&text::possibly(&progress::range_words(outlook)))]));
    }
    parts.push(el("p", "panel__note", vec![icon("#i-info"), line("span", "", &note)]));
    if !screen.is_elder() {
        parts.push(el("p", "panel__links", vec![change_day(screen)]));
    }
    el("section", "panel", vec![el("div", "page page--wide", parts)])
}

/// The way to another day of claiming.
fn change_day(screen: &Screen<'_>) -> Html {
    let change = Action::Go(Step::Ask(Question::Fact(CATALOGUE.claim_date), After::Return));
    link("panel__link", None, screen.on(change), vec![words(text::CHANGE_DAY)])
}

/// The bar at the foot: on with the questions as long as there are some, and the sheet that one takes along.
fn actions(screen: &Screen<'_>, outlook: &Outlook) -> Vec<Html> {
    if outlook.open.is_empty() {
        return vec![to_checklist(screen, "button button--primary actions__next")];
    }
    let on = button("button button--primary actions__next", screen.on(Action::Proceed), vec![words(text::GO_ON)]);
    if screen.is_elder() { vec![on] } else { vec![to_checklist(screen, "button"), on] }
}

fn groups(screen: &Screen<'_>, outlook: &Outlook, events: &[Event]) -> Html {
    let cases: Vec<Case<'_>> = outlook.cases().filter(|case| case.provision.class != Class::Treatment).collect();
    let group = |(states, class, id, word): &(&[State], &'static str, &'static str, &'static str)| {
        let of_group: Vec<Case<'_>> = states
            .iter()
            .flat_map(|state| cases.iter().filter(move |case| case.judgement.state == *state))
            .copied()
            .collect();
        let (counted, out): (Vec<_>, Vec<_>) =
            of_group.into_iter().partition(|case| outlook.exclusion(case.index).is_none());
        if counted.is_empty() && out.is_empty() {
            return nothing();
        }
        let cards = |cases: Vec<Case<'_>>| {
            let cards = cases.into_iter().map(|case| card::card(screen, outlook, case, events));
            fold::short(screen.is_elder(), "ul", "cards", cards.collect())
        };
        let title = vec![icon_as(id, class), words(word), line("span", "group__count", &text::items(counted.len()))];
        let mut parts = vec![cards(counted)];
        if !out.is_empty() {
            parts.extend([combination::exclusions(screen.state, outlook), cards(out)]);
        }
        titled("section", "group", ("h2", "group__title"), &format!("group-{word}"), all(title), parts)
    };
    all(GROUPS.iter().map(group).collect())
}

/// Titles, settling, tax and the like: in short rows, with questions that are not asked before one wants to know.
fn treatments(screen: &Screen<'_>, outlook: &Outlook) -> Html {
    let of_group = |states: &'static [State]| {
        outlook
            .cases()
            .filter(move |case| case.provision.class == Class::Treatment && states.contains(&case.judgement.state))
    };
    // What is open or out of reach is much and rarely looked for: it is folded.
    let mut rows = Vec::new();
    let mut folded = Vec::new();
    for case in GROUPS.iter().flat_map(|(states, ..)| of_group(states)) {
        let had = matches!(case.judgement.state, State::Claimable | State::IfAdopted);
        let list = if had { &mut rows } else { &mut folded };
        list.push(card::row(screen, outlook, case, true));
    }
    let more = outlook.more;
    if rows.is_empty() && folded.is_empty() && more == 0 {
        return nothing();
    }
    let mut parts = Vec::new();
    if !rows.is_empty() {
        parts.push(fold::short(screen.is_elder(), "ul", "list", rows));
    }
    if !folded.is_empty() {
        let count = words(&text::more_treatments(folded.len()));
        parts.push(details("more", count, vec![el("ul", "list", folded)]));
    }
    if more > 0 {
        let offer = vec![words(&text::treatments_offer(more)), go()];
        parts.push(button("button button--block section__note", screen.on(Action::ProceedWithTreatments), offer));
    }
    let title = words(text::TREATMENTS);
    titled("section", "section", ("h2", "section__title"), "treatments", title, parts)
}

/// The way to the other places.
fn compare(screen: &Screen<'_>) -> Html {
    let go_on = vec![words(&text::compared(POLICIES.len())), go()];
    let compare = button("button button--block", screen.on(Action::Go(Step::Compare)), go_on);
    el("section", "section", vec![compare])
}

/// The terms of what is shown unfolded.
fn terms(outlook: &Outlook) -> Html {
    let shown = outlook.cases().filter(|case| case.judgement.state != State::NotApplicable);
    let mut said: String = shown.flat_map(|case| [case.provision.plain, case.provision.title]).collect();
    if outlook.policy.draft {
        said.push_str(text::DRAFT_NOTE);
    }
    if !outlook.combination.excluded.is_empty() {
        said.push_str(text::NOT_TWICE);
    }
    glossary::folded(&said)
}

/// What does not apply, folded, still with its reasons.
fn rest(screen: &Screen<'_>, outlook: &Outlook) -> Html {
    let cases: Vec<Case<'_>> = outlook.cases().filter(|case| case.judgement.state == State::NotApplicable).collect();
    if cases.is_empty() {
        return nothing();
    }
    let count = line("span", "group__count", &text::items(cases.len()));
    let title = vec![icon_as("#i-no", "icon group__icon--no"), words(text::NOT_NOW), count];
    let rows = cases.into_iter().map(|case| card::row(screen, outlook, case, false)).collect();
    let list = vec![el("ul", "list", rows)];
    el("section", "group", vec![details("more group--fold", el("h2", "group__title", title), list)])
}

/// The document, its remarks and the rules that hold for all of it.
fn about(outlook: &Outlook) -> Html {
    let policy = outlook.policy;
    let number = [policy.number, policy.issuer].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let mut parts = vec![line("h2", "quote__title", policy.title), line("p", "note", &number.join(" · "))];
    parts.extend(policy.remarks.iter().skip(1).map(|remark| line("p", "", remark)));
    parts.extend(policy.rules.iter().map(|rule| {
        let quote = clause::quote(rule.quote, &clause::source(policy, rule.article));
        el("div", "", vec![line("p", "", rule.plain), quote])
    }));
    el("section", "section", vec![details("more", words(text::ABOUT_DOCUMENT), parts)])
}

/// The way to the sheet that one takes along.
pub(super) fn to_checklist(screen: &Screen<'_>, class: &'static str) -> Html {
    link(class, None, screen.on(Action::Go(Step::Checklist)), vec![words(text::MAKE_LIST)])
}

/// The results are one press away; where they were the screen before, at the place where they were left.
pub fn to_results(screen: &Screen<'_>, words: &'static str) -> Html {
    let onclick = if screen.state.came_from(Step::Results) {
        Callback::from(|event: MouseEvent| {
            event.prevent_default();
            browser::back();
        })
    } else {
        screen.on(Action::Go(Step::Results))
    };
    link("button actions__next", None, onclick, vec![dom::words(words)])
}
