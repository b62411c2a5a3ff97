//! 我的清单: the sheet on the screen and on paper, and the ways to take it along.

use crate::app::{Drawn, Screen, Send};
use crate::components::dom::{all, button, el, line, line_if, nothing, titled, words};
use crate::components::fold;
use crate::outlook::Outlook;
use crate::sheet::{Block, Item, Sheet, ics, picture, qr, text as plain};
use crate::state::{Action, Made};
use crate::{browser, keep, text};
use std::rc::Rc;
use yew::prelude::*;

/// The sheet.
pub fn page(screen: &Screen<'_>, outlook: &Outlook) -> Drawn {
    let sheet = Rc::new(Sheet::of(screen, outlook));
    let warnings = sheet.warnings.iter().map(|warning| line("p", "sheet__warning", warning));
    let [take_along, others] = tools(screen, &sheet);
    let mut parts = vec![
        screen.heading("question__title", text::MY_LIST),
        line("p", "note", &kept_together(&sheet.context)),
        all(warnings.collect()),
        take_along,
    ];
    parts.extend(sheet.blocks.iter().enumerate().map(|(index, part)| block(screen, index, part)));
    let foot = sheet.foot.iter().map(|words| line("p", "note", &kept_together(words)));
    parts.push(el("div", "sheet__foot", vec![el("div", "", foot.collect()), printed_code(&sheet)]));
    // On a device of many, whoever comes next must not read the answers.
    let clear = vec![line("p", "note", text::CLEAR_NOTE), super::answers::again(screen)];
    let clear = el("div", "sheet__clear no-print", clear);
    let more = vec![others, keep::panel(screen), clear];
    parts.push(fold::rest(screen.is_elder(), text::MORE_ON_LIST, screen.state.sure, more));
    let actions = vec![super::results::to_results(screen, text::BACK_TO_RESULTS)];
    let body = all(vec![el("div", "page page--body sheet", parts), super::actions(actions)]);
    Drawn { title: text::MY_LIST.into(), spoken: screen.spoken_range(), body }
}

fn block(screen: &Screen<'_>, index: usize, block: &Block) -> Html {
    let mut parts = vec![line_if("p", "sheet__note", block.note)];
    let mut rest = block.items.as_slice();
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|item| item.group == first.group).count();
        let (group, after) = rest.split_at(count);
        parts.push(line_if("h3", "sheet__group", &first.group));
        let class = match (block.dense, block.ticks) {
            (true, true) => "sheet__items sheet__items--dense sheet__items--ticks",
            (true, false) => "sheet__items sheet__items--dense",
            (false, true) => "sheet__items sheet__items--ticks",
            (false, false) => "sheet__items",
        };
        let item = |(place, line): (usize, &Item)| item(&format!("tick-{index}-{place}"), block.states, line);
        parts.push(fold::short(screen.is_elder(), "ul", class, group.iter().enumerate().map(item).collect()));
        rest = after;
    }
    titled("section", "sheet__block", ("h2", "sheet__title"), &format!("list-{index}"), words(block.title), parts)
}

fn item(name: &str, states: &[&'static str], item: &Item) -> Html {
    let is_money = item.side.ends_with(text::YUAN);
    let class = if is_money { "sheet__side sheet__side--money" } else { "sheet__side" };
    let head = vec![line("span", "sheet__name", &item.head), words(" "), line_if("span", class, &item.side)];
    let mut parts = vec![el("p", "sheet__head", head)];
    parts.extend(item.lines.iter().map(|words| line("p", "sheet__line", &kept_together(words))));
    if !states.is_empty() {
        // Ticks are for this sheet of paper and no answers: nothing keeps them.
        let state = |(place, word): (usize, &&'static str)| {
            let id = format!("{name}-{place}");
            html! {
                <span class="tick">
                    <input class="tick__input" type="radio" name={name.to_string()} id={id.clone()} />
                    <label class="tick__label" for={id}>{ *word }</label>
                </span>
            }
        };
        let ticks = all(states.iter().enumerate().map(state).collect());
        let what = text::state_of(&item.head);
        parts.push(html! { <div class="ticks" role="group" aria-label={what}>{ ticks }</div> });
    }
    el("li", "sheet__item", parts)
}

/// No line begins with the dot between two parts.
fn kept_together(words: &str) -> String {
    words.replace(" ·", "\u{a0}·")
}

/// The QR code of the link to the same answers, on paper only: whoever holds the paper reads the answers anyway.
fn printed_code(sheet: &Sheet) -> Html {
    let code = sheet.link.as_deref().map_or_else(nothing, code);
    el("div", "sheet__code", vec![code, line("p", "note", text::QR_NOTE)])
}

fn code(link: &str) -> Html {
    let Some(code) = qr::of(link) else { return nothing() };
    // Four squares of white all around belong to the code.
    let field = format!("-4 -4 {0} {0}", code.side + 8);
    html! { <svg class="qr" viewBox={field} role="img" aria-label={text::QR}><path d={code.path()} /></svg> }
}

/// The ways to take the sheet along: those that this browser has. In elder mode the picture alone, which every phone
/// keeps and sends on; the others come second.
fn tools(screen: &Screen<'_>, sheet: &Rc<Sheet>) -> [Html; 2] {
    let made = &screen.state.made;
    let press = |word: &str, onclick| button("button", onclick, vec![words(word)]);
    let mut row = Vec::new();
    let mut missing = Vec::new();
    if browser::can_print() {
        row.push(press(text::PRINT, to_say(screen, text::PRINT_NOTE, browser::print)));
    } else {
        missing.push(text::PRINT);
    }
    let to_picture = to_picture(screen, sheet);
    let first = if screen.is_elder() {
        let class = "button button--primary button--block";
        vec![button(class, to_picture, vec![words(text::PICTURE)])]
    } else {
        row.push(press(text::PICTURE, to_picture));
        Vec::new()
    };
    row.push(press(text::COPY, to_copy(screen, sheet, false)));
    if let Some(file) = ics::write(sheet) {
        if browser::can_download() {
            let href = browser::file("text/calendar", &file);
            let onclick = to_say(screen, text::CALENDAR_NOTE, || ());
            row.push(html! { <a class="button" {href} {onclick} download="jianghui.ics">{ text::CALENDAR }</a> });
        } else {
            missing.push(text::CALENDAR);
        }
    }
    if sheet.link.is_some() {
        let next = Made { link: !made.link, said: "", ..made.clone() };
        let onclick = screen.on(Action::Make(next));
        let open = made.link.to_string();
        row.push(
            html! { <button class="button" type="button" aria-expanded={open} {onclick}>{ text::SHARE }</button> },
        );
    } else {
        missing.push(text::SHARE);
    }
    let mut parts = vec![el("div", "button-row sheet__tools", row)];
    if !missing.is_empty() {
        parts.push(line("p", "note", &text::missing(&missing.join(text::AND))));
    }
    let mut of_picture = Vec::new();
    let is_of_picture = [text::PICTURE_NOTE, text::PICTURE_FAILED].contains(&made.said);
    let where_said = if is_of_picture { &mut of_picture } else { &mut parts };
    where_said.push(line_if("p", "sheet__said", made.said));
    if let Some(src) = made.picture.clone() {
        of_picture.push(html! { <img class="sheet__picture" {src} alt={text::PICTURE_ALT} /> });
    }
    if made.by_hand {
        parts.push(field("list-text", text::COPY_FIELD, plain::write(sheet), "8"));
    }
    if let Some(link) = sheet.link.as_ref().filter(|_| made.link) {
        let shared = vec![
            line("p", "sheet__warning", text::SHARE_WARNING),
            field("list-link", text::LINK_FIELD, link.clone(), "3"),
            press(text::COPY_LINK, to_copy(screen, sheet, true)),
            code(link),
            line("p", "note", text::QR_NOTE),
        ];
        parts.push(el("div", "box", shared));
    }
    let (first, second) = if screen.is_elder() {
        ([first, of_picture].concat(), el("div", "sheet__others", parts))
    } else {
        ([parts, of_picture].concat(), nothing())
    };
    let class = "sheet__take no-print";
    [titled("section", class, ("h2", "sheet__title"), "take-along", words(text::TAKE_ALONG), first), second]
}

fn to_picture(screen: &Screen<'_>, sheet: &Rc<Sheet>) -> Callback<MouseEvent> {
    let (send, made, sheet) = (screen.send.clone(), screen.state.made.clone(), Rc::clone(sheet));
    Callback::from(move |_| {
        let picture = browser::paint(&picture::draw(&sheet)).map(AttrValue::from);
        let said = if picture.is_some() { text::PICTURE_NOTE } else { text::PICTURE_FAILED };
        tell(&send, Made { picture, said, ..made.clone() });
    })
}

/// Does what the browser may refuse without a word, and says what to do then.
fn to_say(screen: &Screen<'_>, said: &'static str, work: fn()) -> Callback<MouseEvent> {
    let (send, made) = (screen.send.clone(), screen.state.made.clone());
    Callback::from(move |_| {
        work();
        tell(&send, Made { said, ..made.clone() });
    })
}

/// Copies the text, or the link.
fn to_copy(screen: &Screen<'_>, sheet: &Rc<Sheet>, link: bool) -> Callback<MouseEvent> {
    let (send, made, sheet) = (screen.send.clone(), screen.state.made.clone(), Rc::clone(sheet));
    Callback::from(move |_| {
        let words = sheet.link.clone().filter(|_| link).unwrap_or_else(|| plain::write(&sheet));
        let (send, made) = (send.clone(), made.clone());
        let told = move |copied: bool| {
            let said = if copied { text::COPIED } else { text::COPY_BY_HAND };
            // The link stands there to be copied by hand anyway.
            tell(&send, Made { by_hand: made.by_hand || !(copied || link), said, ..made.clone() });
        };
        browser::copy(&words, Callback::from(told));
    })
}

/// Shows what came of a press, and says it to those who do not see it.
fn tell(send: &Send, made: Made) {
    browser::announce(made.said);
    send.dispatch(Action::Make(made));
}

/// Words to be marked and copied by hand.
fn field(id: &'static str, label: &str, value: String, rows: &'static str) -> Html {
    let label = html! { <label for={id}>{ label.to_string() }</label> };
    let onfocus = Callback::from(move |_: FocusEvent| browser::select(id));
    html! {
        <div class="sheet__field">
            { label }
            <textarea {id} class="input" readonly=true {rows} {value} {onfocus} />
        </div>
    }
}
