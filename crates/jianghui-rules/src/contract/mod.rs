//! The one JSON contract: what the command line, the npm package and the tests send and receive.

mod input;
mod output;
mod raw;

pub use input::{Input, LONGEST_LIST, LONGEST_TEXT, MOST_RECORDS, Problem, read};
pub use output::{
    AmountOut, ChosenOut, CombinationOut, ExcludedOut, FactOut, FindingOut, GapOut, OptionOut, Output, PartOut,
    PolicyOut, ProvisionOut, QuestionOut, ResultOut, ShortfallOut, check, facts, provisions,
};
pub use raw::Raw;
