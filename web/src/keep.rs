//! 保存: keeping the answers on the device, only when asked, and clearing them again.

use crate::app::Screen;
use crate::components::dom::{button, el, line, line_if, nothing, words};
use crate::components::icon::icon;
use crate::state::Action;
use crate::text;
use yew::prelude::*;

/// Whether the answers outlive the tab.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// No: closing the tab forgets them.
    #[default]
    No,
    /// They are on the device until they are cleared.
    Yes,
    /// They were, and have just been cleared.
    Cleared,
    /// The browser keeps nothing for this page.
    Impossible,
    /// The browser has no room left.
    Full,
}

/// The way to keep the answers, or to clear what is kept.
pub fn panel(screen: &Screen<'_>) -> Html {
    let (note, said, verb, next) = match screen.state.kept {
        Kept::Yes => return cleared_by_button(screen),
        Kept::No => (text::KEEP_NOTE, "", text::KEEP, Kept::Yes),
        Kept::Cleared => (text::KEEP_NOTE, text::KEEP_CLEARED, text::KEEP, Kept::Yes),
        Kept::Impossible => ("", text::KEEP_IMPOSSIBLE, "", Kept::No),
        Kept::Full => ("", text::KEEP_FULL, text::KEEP, Kept::Yes),
    };
    let mut parts = vec![line_if("p", "keep__said", said)];
    if !verb.is_empty() {
        parts.push(button("button button--block", screen.on(Action::Keep(next)), vec![words(verb)]));
    }
    parts.push(line_if("p", "note", note));
    el("div", "keep no-print", parts)
}

/// What is kept on the device, and the way to clear it; nothing where nothing is kept.
pub fn notice(screen: &Screen<'_>) -> Html {
    if screen.state.kept == Kept::Yes { el("div", "page", vec![cleared_by_button(screen)]) } else { nothing() }
}

fn cleared_by_button(screen: &Screen<'_>) -> Html {
    let clear = button("button button--block", screen.on(Action::Keep(Kept::Cleared)), vec![words(text::KEEP_CLEAR)]);
    let said = el("p", "keep__said", vec![icon("#i-lock"), line("span", "", text::KEPT)]);
    el("div", "keep no-print", vec![said, clear])
}
