//! 最近要办的一件事: the last day that comes first, or what can be done now where no text names a day.

use crate::app::Screen;
use crate::components::card;
use crate::components::dom::{el, line, line_if, nothing, titled, words};
use crate::components::icon::{icon, icon_as};
use crate::outlook::{Case, Outlook};
use crate::pages::results;
use crate::{format, text};
use jianghui_rules::{Class, Day, Event, Moment, State};
use yew::prelude::*;

/// What comes first.
pub fn soon(screen: &Screen<'_>, outlook: &Outlook, events: &[Event]) -> Html {
    let today = screen.state.today;
    let ends = |event: &&Event| {
        event.day >= today
            && matches!(event.moment, Moment::Closes | Moment::DocumentEnds)
            && event.provision.is_none_or(|(provision, _)| is_wanted(outlook, provision))
    };
    let claimable = || outlook.cases().find(|case| results::is_sure(outlook, case) && !outlook.policy.draft);
    let of_event = |event: &Event| {
        let of = event.provision.and_then(|(provision, _)| outlook.policy.provisions.get(provision));
        let title = match (of, claimable()) {
            (Some(of), _) => card::plain_name(of),
            (None, Some(case)) => text::ask_for(&card::plain_name(case.provision)),
            (None, None) => format::document(outlook.policy).into(),
        };
        let when = format!("{}，{}。", format::day(event.day), format::spaced(&event.words));
        (title, when, days_left(event.day, today))
    };
    // The end of a document concerns only who may have something to claim under it.
    let first = events.iter().find(ends).filter(|event| event.provision.is_some() || outlook.possible() > 0);
    let (what, when, left) = match (first, claimable()) {
        (Some(event), _) => of_event(event),
        (None, Some(case)) => {
            (text::ask_for(&card::plain_name(case.provision)), text::NO_LAST_DAY.into(), String::new())
        }
        (None, None) => match earliest(outlook, events, today) {
            Some(event) => of_event(event),
            None => return nothing(),
        },
    };
    let said = vec![line("b", "soon__what", &what), line("span", "", &when), line_if("span", "soon__left", &left)];
    let row = vec![icon_as("#i-clock", "icon soon__icon"), el("p", "soon__words", said)];
    titled("section", "soon", ("h2", "soon__title"), "soon", words(text::SOON), vec![el("div", "soon__row", row)])
}

/// The first thing that comes by itself.
fn earliest<'e>(outlook: &Outlook, events: &'e [Event], today: Day) -> Option<&'e Event> {
    events.iter().find(|event| {
        event.day > today
            && matches!(event.moment, Moment::DocumentStarts | Moment::Opens)
            && event.provision.is_none_or(|(provision, _)| is_wanted(outlook, provision))
    })
}

/// Whether a provision is about money for these roles.
fn is_wanted(outlook: &Outlook, provision: usize) -> bool {
    outlook.cases().any(|case| case.judgement.provision == provision && is_paid(&case))
}

fn is_paid(case: &Case<'_>) -> bool {
    case.provision.class != Class::Treatment
}

/// How many days are left, the last one included.
fn days_left(day: Day, today: Day) -> String {
    text::days_left(day.julian.saturating_sub(today.julian))
}

/// When a case closes, or comes into reach by itself, on its card.
pub fn chip(screen: &Screen<'_>, case: Case<'_>, events: &[Event]) -> Html {
    let (state, today) = (case.judgement.state, screen.state.today);
    let of_case = |event: &&Event| {
        event.provision == Some((case.judgement.provision, case.judgement.record))
            && event.day >= today
            && match event.moment {
                Moment::Closes => matches!(state, State::Claimable | State::AskOffice | State::Unanswered),
                Moment::Opens => matches!(state, State::Near | State::NotYet),
                _ => false,
            }
    };
    let Some(event) = events.iter().find(of_case) else { return nothing() };
    let said = match event.moment {
        Moment::Opens => text::from_day(&format::day(event.day)),
        _ => text::until_day(&format::day(event.day), &days_left(event.day, today)),
    };
    el("p", "card__when", vec![icon("#i-clock"), line("span", "", &said)])
}
