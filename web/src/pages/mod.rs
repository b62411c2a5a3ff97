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

use crate::components::dom::el;
use yew::prelude::*;

/// The bar at the foot of a screen.
fn actions(parts: Vec<Html>) -> Html {
    el("div", "actions", vec![el("div", "page actions__row", parts)])
}
