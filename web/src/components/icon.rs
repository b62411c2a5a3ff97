//! Icons of the sprite in index.html, and status chips.

use crate::components::dom::{el, words};
use yew::prelude::*;

/// An icon; `id` is its address in the sprite, e.g. `#i-ok`.
pub fn icon(id: &'static str) -> Html {
    icon_as(id, "icon")
}

/// An icon with other classes.
pub fn icon_as(id: &'static str, class: &'static str) -> Html {
    html! { <svg {class} aria-hidden="true" focusable="false"><use href={id} /></svg> }
}

/// The arrow behind words that lead on.
pub fn go() -> Html {
    icon_as("#i-go", "icon icon--go")
}

/// A status by icon, word and colour.
pub fn chip(class: &'static str, id: &'static str, word: &str) -> Html {
    el("span", class, vec![icon(id), words(word)])
}
