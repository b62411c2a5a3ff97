//! The policies, compiled in: no parser and no allocation at start-up.

#![no_std]

use jianghui_rules::*;
use rust_decimal::Decimal;

include!(concat!(env!("OUT_DIR"), "/policies.rs"));

/// The policy with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Policy> {
    POLICIES.iter().find(|policy| policy.id == id)
}
