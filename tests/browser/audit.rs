//! 无障碍: two engines, a validator of markup and checks of our own over every screen, in every state and look and four
//! widths; `docs/accessibility.md` says what that is. UX bars 9, 10, 11 and 16.

mod embedded;
mod flawed;
mod harness;
mod modes;
mod plan;
mod report;
mod tools;
mod walks;

pub use harness::Audit;
pub use walks::last_was;
