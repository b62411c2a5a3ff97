//! The policies, compiled in: tables of bytes, each read once, when it is first asked for.
//!
//! They stand apart and are read apart: what asks only which documents there are, needs no bytes of what they say.
//! That is why these are no `LazyLock`s: each of those holds on to the code that fills it, and with it to the bytes, in
//! every program that has the static at all. A program in two files could not leave them to the second one.

use jianghui_rules::tables::{Table, read};
use jianghui_rules::{Catalogue, Document, Policy};
use std::ops::Deref;
use std::sync::OnceLock;

/// A table behind a static that stands for what is in it.
macro_rules! table {
    ($(#[$doc:meta])* $name:ident, $type:ident, $content:ty, $file:literal) => {
        #[doc = concat!("What [`", stringify!($name), "`] is: the table is read when it is first used.")]
        #[derive(Clone, Copy, Debug)]
        pub struct $type;

        $(#[$doc])*
        pub static $name: $type = $type;

        impl Deref for $type {
            type Target = $content;

            fn deref(&self) -> &$content {
                static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/", $file));
                static READ: OnceLock<&$content> = OnceLock::new();
                READ.get_or_init(|| sound(BYTES))
            }
        }
    };
}

table! {
    /// Everything that can be asked.
    CATALOGUE, TheCatalogue, Catalogue, "catalogue.bin"
}
table! {
    /// [`CATALOGUE`] as far as the first two questions need it: place, role and the groups with their words; of the rest
    /// only how many there are, and which fact is a field of what. All ids are the same.
    BEGINNING, TheBeginning, Catalogue, "beginning.bin"
}
table! {
    /// Which documents there are: those of [`POLICIES`], in the same order.
    DOCUMENTS, TheDocuments, [Document], "documents.bin"
}
table! {
    /// The policies, in the order of their places in the catalogue.
    POLICIES, ThePolicies, [Policy], "policies.bin"
}

/// The policy with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Policy> {
    POLICIES.iter().find(|policy| policy.id == id)
}

/// What `build.rs` wrote and has read itself.
fn sound<T: Table>(bytes: &'static [u8]) -> T {
    read(bytes).unwrap_or_else(|_| unreachable!("the build has read these bytes"))
}
