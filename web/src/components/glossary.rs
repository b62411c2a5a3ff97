//! 词语: the legal terms that a screen shows, each a press away from its meaning.

use crate::components::dom::{el, line, nothing, titled, words};
use crate::text;
use jianghui_policies::CATALOGUE;
use yew::prelude::*;

/// The terms of these words. The longer ones come first in the catalogue, and what they cover is not explained twice.
pub fn terms(said: &str) -> Html {
    let mut rest = said.to_string();
    let mut found = Vec::new();
    for gloss in CATALOGUE.glossary.iter().filter(|gloss| gloss.is_in(said)) {
        if !gloss.is_in(&rest) {
            continue;
        }
        for word in core::iter::once(&gloss.word).chain(gloss.also) {
            rest = rest.replace(word, " ");
        }
        found.push(html! {
            <details class="term" key={gloss.word}><summary>{ words(gloss.word) }</summary>{ line("p", "", gloss.plain) }</details>
        });
    }
    if found.is_empty() {
        return nothing();
    }
    let title = words(text::TERMS);
    titled("section", "terms", ("h2", "terms__title"), "terms", title, vec![el("div", "terms__list", found)])
}
