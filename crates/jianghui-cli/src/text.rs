//! The same results in words, for people.

mod check;
mod explanation;
mod lists;
mod page;

pub use check::check;
pub use explanation::explanation;
pub use lists::{facts, policies};
