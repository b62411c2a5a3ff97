//! 假如: single changes that would bring more, tried on a copy of the answers; the answers stay as they are.

use crate::app::Screen;
use crate::components::card;
use crate::components::dom::{all, button, el, line, line_if, nothing, phrases, titled, words};
use crate::components::icon::icon;
use crate::components::{finding, progress};
use crate::outlook::{self, Outlook};
use crate::state::{Action, Answer, slot};
use crate::{format, text};
use jianghui_policies::CATALOGUE;
use jianghui_rules::{
    Change, Class, Entry, FactId, FactKind, Idea, MOST_IDEAS, Need, Question, Scope, Shift, Spot, State, Step, Value,
    ideas, what_if,
};
use yew::prelude::*;

/// What can be tried, the best first.
#[must_use]
pub fn tries(screen: &Screen<'_>, outlook: &Outlook) -> Vec<Idea> {
    let state = screen.state;
    let scope = Scope { roles: state.roles(), treatments: state.treatments, skipped: &state.skipped };
    let now = (&outlook.verdict, &outlook.combination);
    let mut tries = ideas(&CATALOGUE, outlook.policy, now, &state.situation, scope, Some(state.today));
    if let Some(next) = next_step(screen, outlook)
        && !tries.iter().any(|idea| idea.preview.shifts == next.preview.shifts)
    {
        tries.truncate(MOST_IDEAS - 1);
        tries.push(next);
    }
    tries
}

/// One more record like the first, on the next step of the ladder: what was had before is not lost with it.
fn next_step(screen: &Screen<'_>, outlook: &Outlook) -> Option<Idea> {
    let situation = &screen.state.situation;
    let (record, opening) = screen.state.opening()?;
    let (def, level) = (CATALOGUE.record(record)?, slot(opening.fact)?);
    let entries = situation.entries(record)?;
    let bits = |entry: &Entry| match entry.get(level) {
        Some(Value::OneOf(bits)) if opening.steps & bits == *bits => Some(*bits),
        _ => None,
    };
    let (entry, highest) =
        entries.iter().filter_map(|entry| Some((entry, bits(entry)?))).max_by_key(|(_, bits)| *bits)?;
    let next = highest.wrapping_shl(1);
    if opening.steps & next == 0 {
        return None;
    }
    let set = |fact: &FactId| {
        let value = if *fact == opening.fact { Value::OneOf(next) } else { entry.get(slot(*fact)?)?.clone() };
        let set = Step::Set { spot: Spot::New(record), fact: *fact, value };
        (def.date != Some(*fact)).then_some(set)
    };
    let steps: Vec<Step> = def.fields.iter().filter_map(set).collect();
    let now = (&outlook.verdict, &outlook.combination);
    let preview = what_if(&CATALOGUE, outlook.policy, now, situation, &steps);
    let good = |shift: &Shift| {
        let of_money = |provision: &jianghui_rules::Provision| outlook::is_money(provision);
        let is_money = outlook.policy.provisions.get(shift.provision).is_some_and(of_money);
        is_money && outlook.covers(shift.provision) && shift.state.1.is_some_and(|state| state <= State::AskOffice)
    };
    preview.shifts.iter().any(good).then_some(Idea { needs: Vec::new(), day: None, steps, preview })
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
    let row =
        |name, outlook| el("div", "", vec![line("dt", "", name), line("dd", "", &progress::range_words(outlook))]);
    let range = vec![row(text::AS_IT_IS, outlook), row(text::WHAT_IF_THEN, &after)];
    let mut rows = Vec::new();
    let mut others = 0;
    for shift in idea.preview.shifts.iter().filter(|shift| outlook.covers(shift.provision)) {
        let Some(provision) = outlook.policy.provisions.get(shift.provision) else { continue };
        let (was, is) = shift.state;
        // Another record for which a provision is not meant takes nothing away.
        if was == is || (was.is_none() && is.is_some_and(|is| is > State::AskOffice)) {
            continue;
        }
        if provision.class == Class::Treatment {
            others += 1;
            continue;
        }
        let state = |state: Option<_>| state.map(|state| card::status(state, provision.class)).unwrap_or_default();
        let turn = vec![state(was), words(text::BECOMES), state(is)];
        rows.push(el("li", "whatif__shift", vec![line("b", "", provision.title), el("span", "whatif__turn", turn)]));
    }
    let undo = vec![icon("#i-again"), words(text::TAKE_BACK)];
    let parts = vec![
        el("dl", "place__facts", range),
        el("ul", "", rows),
        line_if("p", "", &if others > 0 { text::other_treatments(others) } else { String::new() }),
        line("p", "note", text::ONLY_TRIED),
        button("button button--block", screen.on(Action::Try(None)), undo),
    ];
    el("div", "box whatif__box", parts)
}

/// The change in few words.
fn name(screen: &Screen<'_>, idea: &Idea) -> String {
    let mut said = Vec::new();
    let mut new = None;
    for step in &idea.steps {
        match step {
            Step::ClaimOn(day) if *day > screen.state.claim_day() => said.push(text::wait_until(&format::day(*day))),
            Step::ClaimOn(day) => said.push(text::claim_on(&format::day(*day))),
            Step::Set { spot, fact, value } => {
                let Some(def) = CATALOGUE.fact(*fact) else { continue };
                let to = if *value == Value::YES { def.label.to_string() } else { format::value(def, value) };
                let question = match spot {
                    Spot::Scalar => Question::Fact(*fact),
                    Spot::Entry(record, index) => Question::Field(*record, *index, *fact),
                    // A new record is named by what sets it apart from the first one.
                    Spot::New(record) => {
                        let first = screen.state.answer(Question::Field(*record, 0, *fact));
                        if !matches!(def.kind, FactKind::Date) && first != Some(Answer::Value(value.clone())) {
                            new.get_or_insert((*record, Vec::new())).1.push(to);
                        }
                        continue;
                    }
                };
                let (from, known) = finding::in_words(screen, question);
                said.push(if known {
                    text::from_to(def.label, &from, &to)
                } else {
                    text::answered_fact(def.label, &to)
                });
            }
        }
    }
    if let Some((record, which)) = new
        && let Some(kind) = CATALOGUE.record(record)
    {
        said.push(text::one_more(kind.measure, kind.label, &which.join(text::COMMA)));
    }
    said.join(text::COMMA)
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
