//! 词语: the legal terms that a screen shows, each a press away from its meaning.

use crate::components::dom::{details, el, line, nothing, titled, words};
use crate::text;
use jianghui_policies::CATALOGUE;
use yew::prelude::*;

/// The terms of these words, beside each other.
pub fn terms(said: &str) -> Html {
    let found = found(said);
    if found.is_empty() {
        return nothing();
    }
    let title = words(text::TERMS);
    titled("section", "terms", ("h2", "terms__title"), "terms", title, vec![el("div", "terms__list", found)])
}

/// The same where they are many: only on demand.
pub fn folded(said: &str) -> Html {
    let found = found(said);
    if found.is_empty() {
        return nothing();
    }
    details("more", words(text::TERMS), vec![el("div", "terms__list", found)])
}

/// The longer terms come first in the catalogue, and what they cover is not explained twice.
fn found(said: &str) -> Vec<Html> {
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
    found
}
