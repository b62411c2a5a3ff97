//! The one JSON contract: what the command line, the npm package and the tests send and receive.

mod gap;
mod input;
mod listing;
mod output;
mod problem;
mod raw;

pub use gap::{NeedOut, need_words};
pub use input::{Input, LONGEST_LIST, LONGEST_TEXT, MOST_RECORDS, read};
pub use listing::{FactOut, OptionOut, ProvisionOut, facts, provisions};
pub use output::{
    AmountOut, ChosenOut, CombinationOut, ExcludedOut, FindingOut, GapOut, Output, PartOut, PolicyOut, QuestionOut,
    ResultOut, ShortfallOut, check,
};
pub use problem::{MOST_PROBLEMS, Problem};
pub use raw::{DEEPEST, Fields, MOST_VALUES, Raw, Refusal, Why};
