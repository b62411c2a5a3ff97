//! The screens. They only draw.

pub mod answers;
pub mod batch;
pub mod checklist;
pub mod clauses;
pub mod compare;
pub mod copying;
pub mod detail;
pub mod display;
pub mod home;
pub mod ledger;
pub mod question;
pub mod records;
pub mod results;
pub mod statement;

use crate::app::Screen;
use crate::components::dom::{button, el, words};
use crate::state::{Action, Step};
use crate::text;
use yew::prelude::*;

/// The bar at the foot of a screen.
fn actions(parts: Vec<Html>) -> Html {
    el("div", "actions", vec![el("div", "page actions__row", parts)])
}

/// The way back, which is to the first screen where one came in by the address.
fn leave(screen: &Screen<'_>) -> Html {
    if screen.state.at > 0 {
        return question::back();
    }
    button("button", screen.on(Action::Go(Step::Home)), vec![words(text::BACK)])
}
