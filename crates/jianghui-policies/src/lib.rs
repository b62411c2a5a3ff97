//! The policies, compiled in: no parser and no allocation at start-up.

#![no_std]

mod compiled {
    #![allow(clippy::unreadable_literal, clippy::wildcard_imports, reason = "generated source, read by nobody")]

    use jianghui_rules::*;
    use rust_decimal::Decimal;

    include!(concat!(env!("OUT_DIR"), "/policies.rs"));
}

pub use compiled::{CATALOGUE, POLICIES};

use jianghui_rules::Policy;

/// The policy with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Policy> {
    POLICIES.iter().find(|policy| policy.id == id)
}
