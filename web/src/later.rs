//! 后到的部分: what the first two questions do not need. It comes in a second file, fetched as soon as the first one runs;
//! until it is there, what needs it waits ([`Waiting`]).
//!
//! The first file has no other way to it than [`parts`]. So `cargo xtask dist` need not be told what belongs where: what
//! only [`bring`] reaches, by the linker's records, goes into the second file. Built in one piece, which is how
//! one looks at the page while working on it, everything is there from the start.

use crate::app::{Drawn, Screen};
use crate::asking::Asking;
use crate::components::choice::Layout;
use crate::components::dom::{all, button, nothing, words};
use crate::draft::{Draft, Problem};
use crate::embed::Asked;
use crate::keep::Kept;
use crate::outlook::Outlook;
use crate::state::{Action, Answer, State, Step};
use crate::{browser, flow, text};
use jianghui_policies::BEGINNING;
use jianghui_rules::{Day, Question, Value};
use std::rc::Rc;
use yew::prelude::*;

/// What the second file brings.
pub struct Parts {
    /// The state to begin with: what a link brings, what this tab or this device kept.
    pub first_answers: fn(Asked) -> State,
    /// The state after any action.
    pub reduce: fn(Rc<State>, Action) -> Rc<State>,
    /// What the engine makes of the answers.
    pub outlook: fn(&State) -> Option<Outlook>,
    /// Any screen.
    pub draw: fn(&Screen<'_>) -> Drawn,
    /// The fields of a question of any kind.
    pub fields: fn(&Asking, &Draft, Option<&Problem>, &Layout, Day) -> Html,
    /// The answer in them.
    pub read: fn(&Draft, &Asking) -> Result<Answer, Problem>,
    /// Keeps the answers for this tab.
    pub keep: fn(&State),
    /// Keeps them on the device.
    pub keep_on_device: fn(&State, bool) -> Option<Kept>,
    /// What stands above a screen: where the answers come from, and what is kept.
    pub notices: fn(&Screen<'_>) -> Html,
}

static PARTS: Parts = Parts {
    first_answers: browser::first_answers,
    reduce: crate::state::reduce,
    outlook: Outlook::of,
    draw: crate::app::draw,
    fields: crate::pages::question::fields,
    read: Draft::read,
    keep: browser::keep,
    keep_on_device: browser::keep_on_device,
    notices: crate::app::notices,
};

/// What waits for the second file.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Waiting {
    /// Nothing.
    #[default]
    Nothing,
    /// The answers that a link brings, or that were kept.
    Answers,
    /// What the person did last.
    Deed(Rc<Action>),
}

/// The state after an action, as long as only the first file is there.
#[must_use]
pub fn reduce(state: &Rc<State>, action: Action) -> Rc<State> {
    let mut next = State::clone(state);
    match action {
        // Whatever waits goes on waiting.
        Action::Arrive(came) => next.missing = !came,
        Action::Resize => (next.display, next.asked.look) = (next.display.resized(), None),
        Action::Ask(words) => next.grant(&words),
        // It would be done to answers that are not there yet.
        _ if next.waiting == Waiting::Answers => {}
        action => {
            next.waiting = Waiting::Nothing;
            act(&mut next, action);
        }
    }
    Rc::new(next)
}

/// Does what can be done, and lets the rest wait.
fn act(state: &mut State, action: Action) {
    match action {
        Action::Travel(to) => state.travel(to),
        Action::Go(Step::Home) => state.go(Step::Home),
        Action::Proceed => first(state, action),
        Action::ProceedAs(roles) => {
            state.situation.set(BEGINNING.role, Some(Value::Chosen(roles)));
            first(state, action);
        }
        Action::Reply(Answer::Value(ref value)) => {
            if let Step::Ask(Question::Fact(fact), _) = state.step() {
                state.situation.set(fact, Some(value.clone()));
                first(state, action);
            }
        }
        action => state.waiting = Waiting::Deed(Rc::new(action)),
    }
}

/// On to one of the first two questions, or what was done waits.
fn first(state: &mut State, action: Action) {
    match flow::first(state) {
        Some(step) => state.go(step),
        None => state.waiting = Waiting::Deed(Rc::new(action)),
    }
}

/// The state once the second file is there.
#[must_use]
pub fn catch_up(state: &Rc<State>) -> Rc<State> {
    let next = State { waiting: Waiting::Nothing, missing: false, ..State::clone(state) };
    match &state.waiting {
        Waiting::Nothing => Rc::new(next),
        // As if the browser had gone there: this adds nothing to its history.
        Waiting::Answers => Rc::new(State {
            display: state.display,
            visit: state.visit.wrapping_add(1),
            by_browser: true,
            ..browser::first_answers(state.asked.clone())
        }),
        Waiting::Deed(action) => crate::state::reduce(Rc::new(next), Action::clone(action)),
    }
}

/// The id of what says that something waits.
pub const NOTICE: &str = "later";

/// What is said while something waits.
pub fn notice(screen: &Screen<'_>) -> Html {
    let state = screen.state;
    let coming = match state.waiting {
        Waiting::Nothing => return nothing(),
        Waiting::Answers => text::ANSWERS_COMING,
        Waiting::Deed(_) => text::REST_COMING,
    };
    let parts = if state.missing {
        let send = screen.send.clone();
        let again = Callback::from(move |_| {
            send.dispatch(Action::Arrive(true));
            fetch(&send);
        });
        vec![
            html! { <p role="alert">{ text::REST_MISSING }</p> },
            button("button button--block", again, vec![words(text::TRY_AGAIN)]),
        ]
    } else {
        vec![html! { <p role="status">{ coming }</p> }]
    };
    html! { <div class="page"><div class="notice news" id={NOTICE} tabindex="-1">{ all(parts) }</div></div> }
}

/// Fetches what is not there yet.
pub fn fetch(send: &crate::app::Send) {
    let send = send.clone();
    bring(move |came| send.dispatch(Action::Arrive(came)));
}

#[cfg(not(feature = "split"))]
mod whole {
    use super::{PARTS, Parts};

    /// What the second file brings, if it is there.
    #[expect(clippy::unnecessary_wraps, reason = "in two files it may not be there")]
    pub fn parts() -> Option<&'static Parts> {
        Some(&PARTS)
    }

    /// Nothing is to be fetched.
    pub fn bring(_: impl Fn(bool) + 'static) {}
}

#[cfg(feature = "split")]
#[expect(clippy::unnecessary_wraps, reason = "what a split function fails with is that its file does not come")]
mod split {
    use super::{PARTS, Parts};
    use std::cell::Cell;

    thread_local! {
        static HERE: Cell<Option<&'static Parts>> = const { Cell::new(None) };
    }

    /// What the second file brings, if it is there.
    pub fn parts() -> Option<&'static Parts> {
        HERE.get()
    }

    /// Fetches the second file, and tells whether it came. Where it did not, it can be fetched again.
    pub fn bring(told: impl Fn(bool) + 'static) {
        wasm_bindgen_futures::spawn_local(async move {
            let parts = unpack().await.ok();
            HERE.set(parts);
            told(parts.is_some());
        });
    }

    #[wasm_split_helpers::wasm_split(later, fallible)]
    fn unpack() -> Result<&'static Parts, wasm_split_helpers::SplitLoaderError> {
        Ok(&PARTS)
    }
}

#[cfg(feature = "split")]
pub use split::{bring, parts};
#[cfg(not(feature = "split"))]
pub use whole::{bring, parts};
