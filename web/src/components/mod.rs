//! The parts of the screens. They only draw.

pub mod card;
pub mod choice;
pub mod clause;
pub mod combination;
pub mod date;
pub mod dom;
pub mod finding;
pub mod fold;
pub mod formula;
pub mod frame;
pub mod give;
pub mod glossary;
pub mod icon;
pub mod ladder;
pub mod money;
pub mod number;
pub mod progress;
pub mod soon;
pub mod timeline;
pub mod whatif;
