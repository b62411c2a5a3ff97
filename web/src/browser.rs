//! 浏览器: everything that touches the browser. Where it refuses, the page goes on without.

use crate::state::{State, Step};
use crate::{session, text};
use gloo::events::EventListener;
use jianghui_rules::Day;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, FocusOptions, HtmlElement, Storage, Window};

const STORE: &str = "jianghui";
/// The address of a link on the first screen that starts the check; a click before the page is ready is not lost.
const START: &str = "#start";

/// The element that the page is drawn into.
pub fn mount() -> Option<Element> {
    by_id("app")
}

/// The state to begin with: what this tab kept, or a fresh one.
pub fn first_state() -> State {
    let today = today();
    let stored = storage().and_then(|storage| storage.get_item(STORE).ok().flatten());
    let here = entry();
    let state = match stored {
        None => State::new(today),
        Some(stored) => match session::read(&stored, today) {
            None => State { lost: true, ..State::new(today) },
            // Opened anew in the same tab: the answers are still there, the way through the screens is not.
            Some(state) if here.is_none() => State { trail: vec![Step::Home], at: 0, ..state },
            Some(state) => State { at: here.filter(|at| *at < state.trail.len()).unwrap_or(state.at), ..state },
        },
    };
    name_entry(state.at, None);
    state
}

/// What was asked for before the page was ready.
#[derive(Clone, Copy, Debug)]
pub enum Start {
    /// The first question.
    Anyone,
    /// The same for the role group at this place of the list.
    Group(usize),
}

/// The start that was asked for before the page was ready.
pub fn asked_to_start() -> Option<Start> {
    let hash = window()?.location().hash().ok()?;
    let role = hash.strip_prefix(START)?;
    Some(role.strip_prefix('-').and_then(|role| role.parse().ok()).map_or(Start::Anyone, Start::Group))
}

/// The address of the link that starts the check, for one of the role groups.
pub fn start_link(role: Option<usize>) -> String {
    role.map_or_else(|| START.into(), |role| format!("{START}-{role}"))
}

/// Keeps the answers for this tab, until it is closed.
pub fn keep(state: &State) {
    if let Some(storage) = storage() {
        // A full or forbidden storage only means that a reload starts afresh.
        let _ = storage.set_item(STORE, &session::write(state));
    }
}

/// Adds an entry to the history, which holds nothing but the number of the screen.
pub fn push_entry(at: usize) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.push_state_with_url(&JsValue::from_str(&at.to_string()), "", None);
    }
}

/// Takes the word of a start link out of the address.
pub fn clear_start_link(at: usize) {
    let Some(location) = window().map(|window| window.location()) else { return };
    let here = location.pathname().ok().zip(location.search().ok());
    name_entry(at, here.map(|(path, query)| path + &query).as_deref());
}

/// Names the entry that is shown.
fn name_entry(at: usize, url: Option<&str>) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::from_str(&at.to_string()), "", url);
    }
}

/// One screen back.
pub fn back() {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.back();
    }
}

/// Calls when the browser goes to another entry of its history, with the number of the screen.
pub fn on_travel(call: impl Fn(Option<usize>) + 'static) -> Option<EventListener> {
    let window: web_sys::EventTarget = window()?.into();
    Some(EventListener::new(&window, "popstate", move |_| call(entry())))
}

/// Shows where the reader is: the title, the top of the page, the focus on the heading.
pub fn arrive(title: &str, by_browser: bool) {
    set_title(title);
    if !by_browser && let Some(app) = mount() {
        app.scroll_into_view();
    }
    if let Some(heading) = document().and_then(|document| document.query_selector("h1").ok().flatten()) {
        focus(&heading, true);
    }
}

/// The title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(&text::window_title(title));
    }
}

/// Moves the focus to the element with this id.
pub fn focus_on(id: &str) {
    if let Some(element) = by_id(id) {
        focus(&element, false);
    }
}

fn focus(element: &Element, stay: bool) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(stay);
        let _ = element.focus_with_options(&options);
    }
}

/// Says something to those who do not see the page.
pub fn announce(words: &str) {
    if let Some(region) = by_id("announcer") {
        region.set_text_content(Some(words));
    }
}

/// Large or usual type.
pub fn set_size(elder: bool) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    let _ = if elder { root.set_attribute("data-size", "elder") } else { root.remove_attribute("data-size") };
}

fn entry() -> Option<usize> {
    window()?.history().ok()?.state().ok()?.as_string()?.parse().ok()
}

fn today() -> Day {
    let now = js_sys::Date::new_0();
    let (year, month, day) = (now.get_full_year(), now.get_month().saturating_add(1), now.get_date());
    let part = |part: u32| u8::try_from(part).ok();
    let day = i32::try_from(year).ok().zip(part(month).zip(part(day)));
    let day = day.and_then(|(year, (month, day))| Day::new(year, month, day));
    // A clock outside every calendar: the first day of the epoch, which the page shows and lets change.
    day.unwrap_or(Day { julian: 2_440_588 })
}

fn storage() -> Option<Storage> {
    window()?.session_storage().ok().flatten()
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

fn by_id(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}
