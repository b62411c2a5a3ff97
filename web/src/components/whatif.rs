//! 假如: single changes that would bring more, tried on a copy of the answers; the answers stay as they are.

use crate::app::Screen;
use crate::components::card;
use crate::components::dom::{all, button, el, line, nothing, phrases, titled, words};
use crate::components::icon::icon;
use crate::components::{finding, money, progress};
use crate::outlook::Outlook;
use crate::state::Action;
use crate::{format, text};
use jianghui_policies::CATALOGUE;
use jianghui_rules::{Change, Idea, Need, Question, Scope, Spot, Step, ideas};
use yew::prelude::*;

/// What can be tried, the best first.
#[must_use]
pub fn tries(screen: &Screen<'_>, outlook: &Outlook) -> Vec<Idea> {
    let state = screen.state;
    let scope = Scope { roles: state.roles(), treatments: state.treatments, skipped: &state.skipped };
    let now = (&outlook.verdict, &outlook.combination);
    ideas(&CATALOGUE, outlook.policy, now, &state.situation, scope, Some(state.today))
}

/// What is tried now, in words and with what comes of it, for those who do not see it.
#[must_use]
pub fn spoken(screen: &Screen<'_>, outlook: &Outlook, tries: &[Idea]) -> Option<String> {
    let idea = tries.get(screen.state.tried?)?;
    let after = Outlook::at(screen.state, outlook.policy, &idea.preview.situation);
    Some(text::tried(&name(screen, idea), &progress::range_words(&after)))
}

/// The strip of buttons, and what the pressed one would bring.
pub fn strip(screen: &Screen<'_>, outlook: &Outlook, tries: &[Idea]) -> Html {
    if tries.is_empty() {
        return nothing();
    }
    let tried = screen.state.tried;
    let press = |(index, idea): (usize, &Idea)| {
        let is_tried = tried == Some(index);
        let class = if is_tried { "button whatif__try whatif__try--on" } else { "button whatif__try" };
        let onclick = screen.on(Action::Try((!is_tried).then_some(index)));
        let name = phrases(&name(screen, idea));
        html! { <li><button {class} type="button" aria-pressed={is_tried.to_string()} {onclick}>{ name }</button></li> }
    };
    let buttons = el("ul", "whatif", tries.iter().enumerate().map(press).collect());
    let shown = tried.and_then(|index| tries.get(index)).map(|idea| preview(screen, outlook, idea));
    let parts = vec![line("p", "note", text::WHAT_IF_NOTE), buttons, shown.unwrap_or_default()];
    titled("section", "group", ("h2", "group__title"), "what-if", words(text::WHAT_IF), parts)
}

/// What would be otherwise.
fn preview(screen: &Screen<'_>, outlook: &Outlook, idea: &Idea) -> Html {
    let after = Outlook::at(screen.state, outlook.policy, &idea.preview.situation);
    let sums = after.sums();
    let sums = el("dl", "sums", sums.iter().map(|sum| money::sum(sum, false)).collect());
    let wanted = |shift: &&jianghui_rules::Shift| outlook.covers(shift.provision);
    let shifts = idea.preview.shifts.iter().filter(wanted).filter_map(|shift| {
        let provision = outlook.policy.provisions.get(shift.provision)?;
        let state = |state: Option<_>| state.map(|state| card::status(state, provision.class)).unwrap_or_default();
        let turn = vec![state(shift.state.0), words(text::BECOMES), state(shift.state.1)];
        let turn = if shift.state.0 == shift.state.1 { nothing() } else { el("span", "whatif__turn", turn) };
        Some(el("li", "whatif__shift", vec![line("b", "", provision.title), turn]))
    });
    let undo = vec![icon("#i-again"), words(text::TAKE_BACK)];
    let parts = vec![
        line("p", "whatif__then", text::WHAT_IF_THEN),
        sums,
        el("ul", "", shifts.collect()),
        line("p", "note", text::ONLY_TRIED),
        button("button button--block", screen.on(Action::Try(None)), undo),
    ];
    el("div", "box whatif__box", parts)
}

/// The change in few words.
fn name(screen: &Screen<'_>, idea: &Idea) -> String {
    let set = |step: &Step| match step {
        Step::ClaimOn(day) => Some(if *day > screen.state.claim_day() {
            text::wait_until(&format::day(*day))
        } else {
            text::claim_on(&format::day(*day))
        }),
        Step::Set { spot, fact, value } => {
            let def = CATALOGUE.fact(*fact)?;
            let to = format::value(def, value);
            let question = match spot {
                Spot::Scalar => Question::Fact(*fact),
                Spot::Entry(record, index) => Question::Field(*record, *index, *fact),
                Spot::New(record) => {
                    return CATALOGUE.record(*record).map(|kind| text::one_more(kind.measure, kind.label, &to));
                }
            };
            let (from, known) = finding::in_words(screen, question);
            Some(if known { text::from_to(def.label, &from, &to) } else { text::answered_fact(def.label, &to) })
        }
    };
    idea.steps.iter().filter_map(set).collect::<Vec<_>>().join(text::COMMA)
}

/// What is needed, from what, who can change it, and from when on.
#[must_use]
pub fn need(need: &Need) -> String {
    let who = match need.change {
        Change::Time => text::BY_TIME,
        Change::Claimant => text::BY_CLAIMANT,
        Change::Employer => text::BY_EMPLOYER,
        Change::Office => text::BY_OFFICE,
        Change::Fixed => "",
    };
    let when = need.earliest.map(|day| text::earliest(&format::day(day)));
    let who = [who.to_string()].into_iter().chain(when).filter(|words| !words.is_empty());
    let who = who.collect::<Vec<_>>().join(text::COMMA);
    let what = finding::sentence(need.test);
    if who.is_empty() { what } else { text::by_whom(&who, &what) }
}

/// All that is needed.
#[must_use]
pub fn way(needs: &[Need]) -> String {
    let mut said: Vec<String> = needs.iter().map(need).collect();
    said.dedup();
    said.join("；")
}

/// All of it, one below the other.
pub fn list(needs: &[Need]) -> Html {
    let mut said: Vec<String> = needs.iter().map(need).collect();
    said.dedup();
    all(said.iter().map(|need| line("li", "", need)).collect())
}
