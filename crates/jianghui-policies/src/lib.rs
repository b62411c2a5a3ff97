//! The policies, compiled in: two tables of bytes, each read once, when it is first asked for.
//!
//! They stand apart and are read apart: what asks for no document needs the bytes of the catalogue alone.

use jianghui_rules::tables::{Table, read};
use jianghui_rules::{Catalogue, Policy};
use std::sync::LazyLock;

/// Everything that can be asked.
pub static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(catalogue);

/// The policies, in the order of their places in the catalogue.
pub static POLICIES: LazyLock<&[Policy]> = LazyLock::new(policies);

/// The policy with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Policy> {
    POLICIES.iter().find(|policy| policy.id == id)
}

fn catalogue() -> Catalogue {
    static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"));
    sound(BYTES)
}

fn policies() -> &'static [Policy] {
    static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/policies.bin"));
    sound(BYTES)
}

/// What `build.rs` wrote and has read itself.
fn sound<T: Table>(bytes: &'static [u8]) -> T {
    read(bytes).unwrap_or_else(|_| unreachable!("the build has read these bytes"))
}
