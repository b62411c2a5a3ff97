//! 交出结果: the one way by which a result leaves the page, where the page around it asks for it. It says to whom, and
//! everything that goes, before anything does.

use crate::app::Screen;
use crate::components::card;
use crate::components::dom::{details, el, line, nothing, titled, words};
use crate::outlook::Outlook;
use crate::state::{Action, Made};
use crate::{browser, embed, format, text};
use yew::prelude::*;

/// The section; nothing where nobody asks for the result.
pub fn give(screen: &Screen<'_>, outlook: &Outlook) -> Html {
    let state = screen.state;
    let receiver = &state.asked.receiver;
    if receiver.is_empty() {
        return nothing();
    }
    let heading = |parts| {
        titled("section", "sheet__take no-print", ("h2", "quote__title"), "give", words(text::GIVE_TITLE), parts)
    };
    if !state.made.said.is_empty() {
        return heading(vec![line("p", "sheet__said", state.made.said)]);
    }
    let summary = embed::summary(state, outlook);
    let day = text::claimed_on(&format::day(state.claim_day()));
    let whole = if outlook.open.is_empty() { text::GIVE_DONE } else { text::GIVE_NOT_DONE };
    let mut rows = vec![line("li", "", outlook.policy.title), line("li", "", &day), line("li", "", whole)];
    rows.extend(embed::told(outlook).map(|case| {
        let standing = card::word(case.judgement.state, case.provision.class);
        line("li", "", &text::standing(case.provision.title, standing))
    }));
    let raw = details("more", words(text::GIVE_RAW), vec![line("p", "note", &summary)]);
    let send = screen.send.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        browser::embed::tell(&summary);
        browser::announce(text::GIVEN);
        send.dispatch(Action::Make(Made { said: text::GIVEN, ..Made::default() }));
    });
    heading(vec![
        line("p", "", text::GIVE_NOTE),
        line("p", "", text::GIVE_WHAT),
        el("ul", "note give__list", rows),
        line("p", "", text::GIVE_NOT),
        raw,
        html! { <button class="button button--block" type="button" {onclick}>{ text::give_to(receiver) }</button> },
    ])
}
