//! The one JSON contract: what the command line, the npm package and the tests send and receive.

mod input;
mod listing;
mod output;
mod raw;

pub use input::{Input, LONGEST_LIST, LONGEST_TEXT, MOST_RECORDS, Problem, read};
pub use listing::{FactOut, OptionOut, ProvisionOut, facts, provisions};
pub use output::{
    AmountOut, ChosenOut, CombinationOut, ExcludedOut, FindingOut, GapOut, Output, PartOut, PolicyOut, QuestionOut,
    ResultOut, ShortfallOut, check,
};
pub use raw::Raw;
