//! 显示设置: the size of type, colours and contrast. What is chosen holds at once.

use super::clauses::to;
use crate::app::{Drawn, Screen};
use crate::browser;
use crate::components::choice::Option as Row;
use crate::components::dom::{all, button, el, line, words};
use crate::display::SETTINGS;
use crate::state::{Action, Step};
use crate::text;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The settings.
pub fn page(screen: &Screen<'_>) -> Drawn {
    let (display, send) = (screen.state.display, screen.send.clone());
    let oninput = Callback::from(move |event: InputEvent| {
        let Some(radio) = event.target().map(JsCast::unchecked_into::<HtmlInputElement>) else { return };
        let (name, value) = (radio.name(), radio.value());
        let chosen = SETTINGS
            .iter()
            .enumerate()
            .find(|(_, setting)| setting.name == name)
            .and_then(|(at, setting)| Some((at, setting.choices.iter().position(|(word, _)| *word == value)?)));
        if let Some((setting, choice)) = chosen {
            send.dispatch(Action::Show(setting, choice));
        }
    });
    let groups = SETTINGS.iter().enumerate().zip(text::DISPLAY_SETTINGS).map(|((at, setting), (title, names))| {
        let row = |(choice, ((value, _), words)): (usize, (&(&str, &str), &&str))| {
            let picked = display.at(at) == choice;
            Row { many: false, name: setting.name, value, picked, words, note: "", apart: false }.draw()
        };
        let rows = setting.choices.iter().zip(names).enumerate().map(row);
        let legend = line("legend", "field__label", title);
        el("fieldset", "options question__body", std::iter::once(legend).chain(rows).collect())
    });
    let parts = vec![
        screen.heading("question__title", text::DISPLAY),
        line("p", "question__hint", text::DISPLAY_HINT),
        html! { <div {oninput}>{ all(groups.collect()) }</div> },
        line("p", "note question__more", text::DISPLAY_NOTE),
        el("p", "section", vec![to(screen, Step::Statement, text::STATEMENT)]),
    ];
    // Opened by its address there is nothing to go back to.
    let leave =
        if screen.state.at > 0 { Callback::from(|_| browser::back()) } else { screen.on(Action::Go(Step::Home)) };
    let done = button("button button--primary actions__next", leave, vec![words(text::DISPLAY_DONE)]);
    let body = all(vec![el("div", "page page--body", parts), super::actions(vec![done])]);
    Drawn { title: text::DISPLAY.into(), spoken: String::new(), body }
}
