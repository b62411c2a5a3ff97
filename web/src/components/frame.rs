//! What stands around every screen: the skip link, the name, the ways into larger type and the other settings of the look.

use crate::app::Screen;
use crate::components::dom::{button, el, line, link, unseen, words};
use crate::state::{Action, Step};
use crate::{browser, text};
use yew::prelude::*;

/// A screen in its frame.
pub fn frame(screen: &Screen<'_>, body: Html) -> Html {
    let skip = Callback::from(|event: MouseEvent| {
        // A jump to the fragment would add an entry to the history.
        event.prevent_default();
        browser::focus_on("main");
    });
    let (mark, size) = if screen.state.is_elder() { ("A ", text::STANDARD) } else { ("A+ ", text::ELDER) };
    let mark = html! { <span aria-hidden="true">{ mark }</span> };
    let name = vec![line("span", "brandbar__seal", text::SEAL), line("span", "brandbar__service", text::SERVICE)];
    let resize = screen.on(Action::Resize);
    let settings = screen.on(Action::Go(Step::Display));
    let pill = vec![words(text::DISPLAY_SHORT), unseen(text::DISPLAY_REST)];
    let pill = el("span", "brandbar__pill", pill);
    let ways = vec![
        button("brandbar__size", resize, vec![el("span", "brandbar__pill", vec![mark, words(size)])]),
        html! { <a class="brandbar__size" href={browser::address(Step::Display)} onclick={settings}>{ pill }</a> },
    ];
    let row =
        vec![link("brandbar__home", None, screen.on(Action::Go(Step::Home)), name), el("div", "brandbar__ways", ways)];
    html! {
        <>
            { link("skip-link", None, skip, vec![words(text::SKIP_LINK)]) }
            { el("header", "brandbar", vec![el("div", "page page--wide brandbar__row", row)]) }
            // Made anew for every screen: what was unfolded on one of them is not so on the next.
            <main key={screen.state.visit} class="main" id="main" tabindex="-1">{ body }</main>
        </>
    }
}
