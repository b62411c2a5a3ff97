//! 浏览器: everything that touches the browser. Where it refuses, the page goes on without.

pub mod display;
pub mod embed;
mod taken;

use crate::embed::{Asked, Wish, wishes};
use crate::keep::Kept;
use crate::later::{self, Waiting};
use crate::share::{self, Opened};
use crate::state::{News, State, Step};
use crate::{early, session, text};
use gloo::events::EventListener;
use jianghui_policies::DOCUMENTS;
use jianghui_rules::Day;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, FocusOptions, HtmlElement, Storage, Window};

pub use taken::{can_download, can_print, copy, file, paint, print, select};

const STORE: &str = "jianghui";
/// The address of a link on the first screen that starts the check; a click before the page is ready is not lost.
const START: &str = "#start";
/// The screens with an address of their own, by which they can be opened anew.
const ADDRESSES: [(Step, &str); 5] = [
    (Step::Checklist, "#list"),
    (Step::Compare, "#places"),
    (Step::Ledger, "#ledger"),
    (Step::Display, "#display"),
    (Step::Statement, "#accessibility"),
];
/// The screen for a document by its index.
type OfDocument = fn(usize) -> Step;
/// Those that are about one document: its id stands behind the word, or else it is the first one.
const OF_DOCUMENT: [(OfDocument, &str); 3] =
    [(|policy| Step::Clauses(policy, None), "#clauses"), (Step::Batch, "#batch"), (Step::Roster, "#roster")];
/// The element that the page is drawn into.
pub fn mount() -> Option<Element> {
    by_id("app")
}

/// The state to begin with.
pub fn first_state() -> State {
    let query = search();
    embed::remark(&query);
    let mut asked = Asked::default();
    for wish in wishes(&query) {
        match wish {
            Wish::Place(place) => asked.place = Some(place),
            Wish::Role(role) => asked.role = Some(role),
            // The look is there already; and no link names a receiver.
            Wish::Look(..) | Wish::Result(_) | Wish::Unknown(_) => {}
        }
    }
    match later::parts() {
        Some(later) => (later.first_answers)(asked),
        None => {
            let mut state = State::new(today());
            if early_answers(&store(&asked), &mut state).is_none() {
                state.waiting = Waiting::Answers;
            }
            asking(state, asked)
        }
    }
}

/// A state to begin with, with what the address asks for.
fn asking(state: State, asked: Asked) -> State {
    let mut state = State { display: display::shown(), asked, ..state };
    state.preset();
    state
}

/// Where the tab keeps the answers. Each preset has a place of its own: one page may hold several frames.
fn store(asked: &Asked) -> String {
    match (asked.place, asked.role) {
        (None, None) => STORE.into(),
        (place, role) => format!("{STORE} {} {}", place.unwrap_or_default(), role.unwrap_or_default()),
    }
}

/// What the first file can begin with by itself: nothing, or answers to the first questions. `None` where there is a link
/// with answers, a screen in the address, or more that was kept.
fn early_answers(store: &str, state: &mut State) -> Option<()> {
    let kept = |storage: Option<Storage>, store| storage.and_then(|storage| storage.get_item(store).ok().flatten());
    let hash = hash();
    if !(hash.is_empty() || hash.starts_with(START)) || kept(device(), STORE).is_some() {
        return None;
    }
    if let Some(stored) = kept(storage(), store) {
        early::read(&stored, state)?;
        come_back(state, Step::Home);
    }
    name_entry(state.at, None);
    Some(())
}

/// Shows the screen of the browser's history. Where the page was opened anew in the same tab, the answers are still
/// there; the way through the screens is not.
fn come_back(state: &mut State, first: Step) {
    match entry() {
        None => (state.trail, state.at) = (vec![first], 0),
        Some(here) if here < state.trail.len() => state.at = here,
        Some(_) => {}
    }
}

/// What a link brings, what this tab or this device kept, or a fresh state; and what the address asks for.
pub fn first_answers(asked: Asked) -> State {
    asking(kept_answers(&store(&asked)), asked)
}

fn kept_answers(store: &str) -> State {
    let today = today();
    let fresh = || State::new(today);
    let hash = hash();
    if let Some(opened) = share::read(&hash, today) {
        let state = match opened {
            Opened::Answers(state, unknown) => State { news: Some(News::Shared(unknown)), ..*state },
            Opened::Broken => State { news: Some(News::Broken), ..fresh() },
            Opened::OtherVersion => State { news: Some(News::OtherVersion), ..fresh() },
        };
        // The answers do not stay in the address.
        clear_start_link(state.at);
        return state;
    }
    let kept = |storage: &Storage, store| storage.get_item(store).ok().flatten();
    let device = device().and_then(|device| kept(&device, STORE));
    let state = match storage().and_then(|storage| kept(&storage, store)) {
        Some(stored) => {
            let mut state = fresh();
            let read = early::read(&stored, &mut state).map(|()| state).or_else(|| session::read(&stored, today));
            read.map_or_else(
                || State { lost: true, ..fresh() },
                |mut state| {
                    come_back(&mut state, first_step(&hash));
                    state
                },
            )
        }
        None => match device.as_deref().map(|stored| session::read(stored, today)) {
            None => State { trail: vec![without_answers(&hash)], ..fresh() },
            Some(None) => State { news: Some(News::Unreadable), ..fresh() },
            Some(Some(state)) => State { trail: vec![first_step(&hash)], at: 0, ..state },
        },
    };
    // Another tab may have cleared the device meanwhile.
    let state = if device.is_none() { State { kept: Kept::No, ..state } } else { state };
    if first_step(&hash) == Step::Home || address(state.step()).as_deref() == Some(hash.as_str()) {
        name_entry(state.at, None);
    } else {
        clear_start_link(state.at);
    }
    state
}

/// The screen that the address names, for one who opens it anew.
fn first_step(hash: &str) -> Step {
    if let Some((step, _)) = ADDRESSES.into_iter().find(|(_, address)| *address == hash) {
        return step;
    }
    let of_document = OF_DOCUMENT.into_iter().find_map(|(step, word)| {
        let rest = hash.strip_prefix(word)?;
        let id = rest.strip_prefix('-').unwrap_or(rest);
        let policy = DOCUMENTS.iter().position(|document| document.id == id);
        policy.or(rest.is_empty().then_some(0)).map(step)
    });
    of_document.unwrap_or(Step::Home)
}

/// The same for one of whom no answer is known: the first screen instead of one that is about answers.
fn without_answers(hash: &str) -> Step {
    match first_step(hash) {
        step @ (Step::Clauses(..) | Step::Batch(_) | Step::Display | Step::Statement) => step,
        _ => Step::Home,
    }
}

/// The address of a screen, if it has one of its own.
pub fn address(step: Step) -> Option<String> {
    let of_document = |policy: usize, word: &str| Some(format!("{word}-{}", DOCUMENTS.get(policy)?.id));
    match step {
        Step::Clauses(policy, _) => of_document(policy, "#clauses"),
        Step::Batch(policy) => of_document(policy, "#batch"),
        Step::Roster(policy) => of_document(policy, "#roster"),
        step => ADDRESSES.into_iter().find(|(named, _)| *named == step).map(|(_, address)| address.into()),
    }
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
    let hash = hash();
    let role = hash.strip_prefix(START)?;
    Some(role.strip_prefix('-').and_then(|role| role.parse().ok()).map_or(Start::Anyone, Start::Group))
}

/// The address of the link that starts the check, for one of the role groups.
pub fn start_link(role: Option<usize>) -> String {
    role.map_or_else(|| START.into(), |role| format!("{START}-{role}"))
}

/// Keeps the answers for this tab, until it is closed.
pub fn keep(state: &State) {
    keep_text(state, &session::write(state));
}

/// The same for the answers to the first questions.
pub fn keep_early(state: &State) {
    if let Some(text) = early::write(state) {
        keep_text(state, &text);
    }
}

fn keep_text(state: &State, text: &str) {
    if let Some(storage) = storage() {
        // A full or forbidden storage only means that a reload starts afresh.
        let _ = storage.set_item(&store(&state.asked), text);
    }
}

/// Keeps the answers on this device as well, if that is wished; what stands in the way, if something does. Unless it
/// begins with this, another tab may have cleared the device, and it stays clear.
pub fn keep_on_device(state: &State, begins: bool) -> Option<Kept> {
    if state.kept != Kept::Yes {
        return None;
    }
    let Some(device) = device() else { return Some(Kept::Impossible) };
    if !begins && matches!(device.get_item(STORE), Ok(None)) {
        return Some(Kept::Cleared);
    }
    device.set_item(STORE, &session::write_own(state)).is_err().then_some(Kept::Full)
}

/// Clears what is kept on this device.
pub fn clear_device() {
    if let Some(device) = device() {
        let _ = device.remove_item(STORE);
    }
}

/// Adds an entry to the history, which holds nothing but the number of the screen.
pub fn push_entry(at: usize, step: Step) {
    let url = page_address().map(|page| page + &address(step).unwrap_or_default());
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.push_state_with_url(&JsValue::from_str(&at.to_string()), "", url.as_deref());
    }
}

/// Takes the word of a start link out of the address.
pub fn clear_start_link(at: usize) {
    name_entry(at, page_address().as_deref());
}

/// The address without its fragment, as it stands on this host.
fn page_address() -> Option<String> {
    Some(window()?.location().pathname().ok()? + &search())
}

fn search() -> String {
    window().and_then(|window| window.location().search().ok()).unwrap_or_default()
}

fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// A link to this page with a fragment; none where the page has no address that another device could open.
pub fn link(fragment: &str) -> Option<String> {
    let origin = window()?.location().origin().ok().filter(|origin| origin.starts_with("http"))?;
    Some(origin + &page_address()? + fragment)
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
    Some(EventListener::new(&window, "popstate", move |_| match entry() {
        // A link with answers, opened in the tab of this page: it is opened as in any other tab.
        None if share::is_link(&hash()) => reload(),
        to => call(to),
    }))
}

/// Opens what elder mode folds before the page is printed: paper has no presses.
pub fn unfold_for_print() -> Option<EventListener> {
    let window: web_sys::EventTarget = window()?.into();
    let fold = || document()?.query_selector("details.fold:not([open])").ok()?;
    Some(EventListener::new(&window, "beforeprint", move |_| {
        while let Some(fold) = fold().filter(|fold| fold.set_attribute("open", "").is_ok()) {
            drop(fold);
        }
    }))
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

/// Whether rows of the question on the screen are folded.
pub fn has_folded_rows() -> bool {
    document().is_some_and(|page| matches!(page.query_selector(".options > details:not([open])"), Ok(Some(_))))
}

/// Moves the focus to the element with this id.
pub fn focus_on(id: &str) {
    if let Some(element) = by_id(id) {
        // What is folded takes no focus.
        while let Ok(Some(fold)) = element.closest("details:not([open])") {
            let _ = fold.set_attribute("open", "");
        }
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

fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// A method that not every browser has.
fn method(object: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(object, &JsValue::from_str(name)).ok()?.dyn_into().ok()
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

/// What outlives the tab.
fn device() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
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
