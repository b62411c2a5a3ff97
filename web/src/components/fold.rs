//! 更多: what elder mode puts one press away, so that a screen offers at most four things of a kind at once and one
//! clear way on. Nothing is left out, and nothing changes its place: what is folded stands where it always stands.
//!
//! In the other sizes of type these functions draw everything as it is.

use crate::components::dom::{all, el, line_if, words};
use crate::text;
use yew::prelude::*;

/// The most things of one kind that stand before 更多.
pub const MOST: usize = 4;

/// How many of so many things stand before 更多. What is behind it are never fewer than two: a fold is as high as what
/// it would save of one, and costs a press.
#[must_use]
pub fn before(count: usize) -> usize {
    match count {
        ..=MOST => count,
        5 => 3,
        _ => MOST,
    }
}

/// What opens on a press, with what stands in it said beside the word where that is not plain.
pub fn fold(class: &'static str, summary: &str, about: &str, open: bool, parts: Vec<Html>) -> Html {
    // How many there are stays on one line.
    let (word, count) = summary.split_at(summary.find('（').unwrap_or(summary.len()));
    let word = el("span", "fold__word", vec![words(word), line_if("span", "phrase", count)]);
    let summary = all(vec![word, line_if("span", "fold__about", about)]);
    html! { <details {class} {open}><summary>{ summary }</summary>{ el("div", "more__body", parts) }</details> }
}

/// A list; in elder mode the things behind the first ones are folded, unless one of those must be seen (`open`, by its
/// place).
pub fn list(
    elder: bool,
    tag: &'static str,
    class: &'static str,
    mut items: Vec<Html>,
    open: impl Fn(usize) -> bool,
) -> Html {
    let shown = if elder { before(items.len()) } else { items.len() };
    let folded = items.split_off(shown);
    let first = el(tag, class, items);
    if folded.is_empty() {
        return first;
    }
    let open = (shown..shown + folded.len()).any(open);
    let summary = text::more_left(folded.len());
    all(vec![first, fold("more fold", &summary, "", open, vec![el(tag, class, folded)])])
}

/// The same where nothing in it must be seen.
pub fn short(elder: bool, tag: &'static str, class: &'static str, items: Vec<Html>) -> Html {
    list(elder, tag, class, items, |_| false)
}

/// What comes last on a screen and is not the way on; `about` says what it is.
pub fn rest(elder: bool, about: &str, open: bool, mut parts: Vec<Html>) -> Html {
    parts.retain(|part| *part != Html::default());
    if !elder || parts.is_empty() {
        return all(parts);
    }
    fold("more fold fold--rest", text::MORE, about, open, parts)
}
