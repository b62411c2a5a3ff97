//! 元素: the few shapes of elements of which the screens are made.
//!
//! Each is one function, so that a screen is a list of calls: `html!` writes out every element where it stands, and
//! with it the same screens are half as large again to download. What has attributes of its own is written with it.

#![expect(clippy::ignored_unit_patterns, reason = "html! writes one for an element whose name is a value")]

use yew::prelude::*;
use yew::virtual_dom::VText;

/// Plain words.
pub fn words(words: &str) -> Html {
    VText::new(words.to_string()).into()
}

/// Several things in a row.
pub fn all(parts: Vec<Html>) -> Html {
    parts.into_iter().collect()
}

/// Nothing.
pub fn nothing() -> Html {
    Html::default()
}

/// An element around others.
pub fn el(tag: &'static str, class: &'static str, parts: Vec<Html>) -> Html {
    let class = (!class.is_empty()).then_some(class);
    html! { <@{tag} {class}>{ all(parts) }</@> }
}

/// An element around plain words.
pub fn line(tag: &'static str, class: &'static str, text: &str) -> Html {
    el(tag, class, vec![words(text)])
}

/// The same, left out where there are no words.
pub fn line_if(tag: &'static str, class: &'static str, text: &str) -> Html {
    if text.is_empty() { nothing() } else { line(tag, class, text) }
}

/// Words that break between their phrases before they break within one.
pub fn phrases(text: &str) -> Html {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((end, mark)) = rest.match_indices(['，', '·', '；']).next() {
        let (phrase, after) = rest.split_at(end + mark.len());
        parts.push(line("span", "phrase", phrase));
        if mark == "·" {
            parts.push(words(" "));
        }
        rest = after.trim_start();
    }
    if parts.is_empty() {
        return words(text);
    }
    parts.push(line("span", "phrase", rest));
    all(parts)
}

/// An element with an id.
pub fn with_id(tag: &'static str, class: &'static str, id: &str, parts: Vec<Html>) -> Html {
    let class = (!class.is_empty()).then_some(class);
    html! { <@{tag} {class} id={id.to_string()}>{ all(parts) }</@> }
}

/// An element that is named by its heading: the heading, and what follows it.
pub fn titled(
    tag: &'static str,
    class: &'static str,
    heading: (&'static str, &'static str),
    id: &str,
    title: Html,
    mut parts: Vec<Html>,
) -> Html {
    parts.insert(0, with_id(heading.0, heading.1, id, vec![title]));
    html! { <@{tag} {class} aria-labelledby={id.to_string()}>{ all(parts) }</@> }
}

/// The heading of a screen: it takes the focus when the screen opens.
pub fn h1(class: &'static str, title: &str) -> Html {
    html! { <h1 {class} tabindex="-1">{ phrases(title) }</h1> }
}

/// What opens on demand.
pub fn details(class: &'static str, summary: Html, parts: Vec<Html>) -> Html {
    html! { <details {class}><summary>{ summary }</summary>{ el("div", "more__body", parts) }</details> }
}

/// A button.
pub fn button(class: &'static str, onclick: Callback<MouseEvent>, parts: Vec<Html>) -> Html {
    html! { <button {class} type="button" {onclick}>{ all(parts) }</button> }
}

/// A link to another screen.
pub fn link(class: &'static str, id: Option<String>, onclick: Callback<MouseEvent>, parts: Vec<Html>) -> Html {
    html! { <a {class} {id} href="#main" {onclick}>{ all(parts) }</a> }
}

/// Words for those who do not see what they belong to.
pub fn unseen(text: &str) -> Html {
    line("span", "visually-hidden", text)
}
