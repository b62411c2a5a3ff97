//! 无障碍: axe-core over every screen, in every state, both sizes of type and four widths; `docs/accessibility.md` says
//! what that is. UX bars 9 and 11: of bar 9 one engine, in light colours.

mod harness;
mod plan;
mod walks;
