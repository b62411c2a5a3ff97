//! 无障碍: axe-core over every screen, in every state, both sizes of type and four widths; `docs/accessibility.md` says
//! what that is.

mod harness;
mod plan;
mod walks;
