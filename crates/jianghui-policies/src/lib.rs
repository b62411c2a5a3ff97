//! The policies, compiled in: bytes that are read once, when they are first asked for.

use jianghui_rules::tables::{Table, read};
use jianghui_rules::{Catalogue, Policy};
use std::sync::LazyLock;

/// Everything that can be asked.
pub static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| table(include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"))));

/// The policies, in the order of their places in the catalogue.
pub static POLICIES: LazyLock<&[Policy]> =
    LazyLock::new(|| table(include_bytes!(concat!(env!("OUT_DIR"), "/policies.bin"))));

fn table<T: Table>(bytes: &'static [u8]) -> T {
    read(bytes).unwrap_or_else(|| unreachable!("the build has read these bytes"))
}

/// The policy with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Policy> {
    POLICIES.iter().find(|policy| policy.id == id)
}
