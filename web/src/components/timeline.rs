//! 时间线: what changes by itself from the day of claiming on. A line of dots beside days and words.

use crate::app::Screen;
use crate::components::dom::{el, line, line_if, nothing, titled, words};
use crate::outlook::Outlook;
use crate::{format, text};
use jianghui_policies::CATALOGUE;
use jianghui_rules::{Event, Moment};
use yew::prelude::*;

/// What happens by itself from the day of claiming on.
#[must_use]
pub fn events(screen: &Screen<'_>, outlook: &Outlook) -> Vec<Event> {
    let situation = &screen.state.situation;
    jianghui_rules::timeline(&CATALOGUE, outlook.policy, situation, &outlook.verdict, &outlook.combination)
}

/// The events that concern these roles, in order.
pub fn timeline(screen: &Screen<'_>, outlook: &Outlook, events: &[Event]) -> Html {
    let state = screen.state;
    let mine = events.iter().filter(|event| event.provision.is_none_or(|(provision, _)| outlook.covers(provision)));
    let mut rows = vec![row("", &format::day(state.claim_day()), text::CLAIMING, "")];
    rows.extend(mine.map(|event| {
        let class = match event.moment {
            Moment::DocumentStarts | Moment::Opens | Moment::PaidAgain => "moment__dot--opens",
            _ => "moment__dot--ends",
        };
        let provision = event.provision.and_then(|(provision, _)| outlook.policy.provisions.get(provision));
        row(class, &format::day(event.day), provision.map_or("", |provision| provision.title), &event.words)
    }));
    if rows.len() < 2 {
        return nothing();
    }
    let parts = vec![line("p", "note", text::TIMELINE_NOTE), el("ol", "moments", rows)];
    titled("section", "group", ("h2", "group__title"), "timeline", words(text::TIMELINE), parts)
}

/// A day on the line.
fn row(class: &'static str, day: &str, title: &str, said: &str) -> Html {
    let picture = html! {
        <svg class="moment__picture" aria-hidden="true" focusable="false">
            <path class="moment__line" d="M11 0V2000" /><circle class={class} cx="11" cy="17" r="7" />
        </svg>
    };
    let said = vec![line("b", "", day), line_if("span", "", title), line_if("span", "note", &format::spaced(said))];
    el("li", "moment", vec![picture, el("div", "moment__words", said)])
}
