//! 首页: what this is, for whom, and which documents it knows. `index.html` shows the same until the page is ready.

use crate::app::{Drawn, Screen};
use crate::components::dom::{all, el, line, titled, words};
use crate::components::fold;
use crate::components::icon::{chip, go, icon, icon_as};
use crate::state::Action;
use crate::{browser, text};
use jianghui_policies::{BEGINNING, DOCUMENTS};
use jianghui_rules::{Day, Document};
use yew::prelude::*;

/// The first screen.
pub fn page(screen: &Screen<'_>) -> Drawn {
    let state = screen.state;
    let start = if state.is_begun() { text::RESUME } else { text::START };
    let fact = |(id, what): (&'static str, &str)| el("li", "", vec![icon(id), words(what)]);
    let tiles = BEGINNING.groups.iter().zip(text::ROLE_ICONS).enumerate().map(|(index, (group, id))| {
        let parts = vec![
            icon_as(id, "icon tile__icon"),
            line("span", "tile__name", group.label),
            line("span", "tile__text", group.hint),
        ];
        el("li", "", vec![start_link("tile", Some(index), screen.on(Action::ProceedAs(group.roles)), parts)])
    });
    let go_on = vec![words(start), go()];
    let class = "button button--panel button--block hero__start";
    let hero = vec![
        screen.heading("panel__title", text::SERVICE),
        line("p", "panel__lead", text::LEAD),
        el("ul", "hero__facts", text::FACTS.into_iter().map(fact).collect()),
        start_link(class, None, screen.on(Action::Proceed), go_on),
    ];
    let stairs = html! {
        <svg class="hero__stairs" viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <path d="M0 40v-4h20v-7h20v-7h20v-7h20v-7h20v32z" />
        </svg>
    };
    let known =
        DOCUMENTS.iter().map(|document| row(document.place_label, document.name, status(document, state.today)));
    let known = fold::short(screen.is_elder(), "ul", "list", known.collect());
    let policies = vec![known, line("p", "section__note", text::ONLY_A_REFERENCE)];
    let tiles = vec![fold::short(screen.is_elder(), "ul", "tiles tiles--four", tiles.collect())];
    let heading = ("h2", "section__title");
    let mut parts = Vec::new();
    if state.lost {
        parts.push(html! { <p class="notice" role="alert">{ text::LOST }</p> });
    }
    parts.extend([
        titled("section", "", heading, "roles", words(text::FOR_WHOM), tiles),
        titled("section", "section", heading, "policies", words(text::POLICIES), policies),
        el("p", "promise", vec![icon("#i-lock"), line("span", "", text::PROMISE)]),
        fold::rest(screen.is_elder(), text::MORE_ON_HOME, false, vec![super::clauses::links(screen)]),
    ]);
    let hero = el("section", "panel hero", vec![el("div", "page page--wide", hero), stairs]);
    let body = all(vec![hero, el("div", "page page--wide page--body", parts)]);
    Drawn { title: text::SERVICE.into(), spoken: String::new(), body }
}

/// A link that starts the check; its address is the one of `index.html`, where it works before the page is ready.
fn start_link(class: &'static str, role: Option<usize>, onclick: Callback<MouseEvent>, parts: Vec<Html>) -> Html {
    html! { <a {class} href={browser::start_link(role)} {onclick}>{ all(parts) }</a> }
}

fn row(name: &str, about: &str, status: Html) -> Html {
    let main = vec![line("span", "list__name", name), line("span", "list__text", about)];
    el("li", "list__row", vec![el("span", "list__main", main), status])
}

/// Whether a document is applied on a day.
pub(super) fn status(document: &Document, today: Day) -> Html {
    if document.draft {
        chip("chip chip--else", "#i-else", text::DRAFT)
    } else if document.from.is_some_and(|from| today < from) {
        chip("chip chip--late", "#i-late", text::NOT_YET)
    } else if document.until.is_some_and(|until| today > until) {
        chip("chip chip--late", "#i-late", text::EXPIRED)
    } else {
        chip("chip chip--ok", "#i-ok", text::IN_FORCE)
    }
}
