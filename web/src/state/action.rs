//! 动作: the screens there are, and what can happen on them.

use super::Made;
use crate::keep::Kept;
use jianghui_rules::{FactId, Question, RecordId, Value};
use std::rc::Rc;

/// One screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The first screen.
    Home,
    /// One question.
    Ask(Question, After),
    /// Of which kinds (bits of their ids) there are records.
    Kinds(u64),
    /// The list of records of one kind.
    Entries(RecordId, After),
    /// The answers of one record.
    Entry(RecordId, usize),
    /// What the answers lead to.
    Results,
    /// One provision (index in its document), for one record.
    Detail(usize, Option<usize>),
    /// All answers.
    Answers,
    /// What one takes along.
    Checklist,
    /// The same answers in every place.
    Compare,
    /// How the sums of an organisation come about.
    Ledger,
    /// The clauses of a document (its index), one provision of it first.
    Clauses(usize, Option<usize>),
    /// The table of workers, for a document.
    Batch(usize),
    /// What the table comes to.
    Roster(usize),
    /// How the page looks.
    Display,
    /// How far everybody can use this.
    Statement,
}

/// Where an answer leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// To the next question.
    Next,
    /// To the open fields of the same record, then to the list, then back.
    Run,
    /// Back to where the question was opened.
    Return,
}

/// One answer to one question.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A value.
    Value(Value),
    /// 有: there are records of this kind.
    Has,
    /// 有, and this is the first thing known of it.
    Opens(FactId, Value),
    /// 没有.
    HasNone,
    /// 不清楚.
    Unknown,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// On to the next question.
    Proceed,
    /// On to the next question, in these roles.
    ProceedAs(u64),
    /// On to the questions about treatments.
    ProceedWithTreatments,
    /// On to the next question, in this place (a bit of the place fact).
    ProceedIn(u64),
    /// To this screen.
    Go(Step),
    /// The answer to the question on the screen.
    Reply(Answer),
    /// An answer given in passing on the card of a provision and record.
    Settle(Question, Answer, (usize, Option<usize>)),
    /// Away from a list of records.
    LeaveEntries,
    /// One more record.
    Add(RecordId),
    /// One record less.
    Remove(RecordId, usize),
    /// The browser went to another entry of its history.
    Travel(Option<usize>),
    /// Whether to ask if all answers may go.
    AskRestart(bool),
    /// All answers are forgotten.
    Restart,
    /// The answers are to be kept on the device, or are to be cleared there, or could not be kept.
    Keep(Kept),
    /// Something was made of the sheet on the screen.
    Make(Made),
    /// Another of the changes on the screen is tried, or none.
    Try(Option<usize>),
    /// Larger or usual type.
    Resize,
    /// Of a setting of the look (its place) another choice.
    Show(usize, usize),
    /// The rest of the page is there, or could not be fetched.
    Arrive(bool),
    /// The table of workers, and what was taken out of it.
    Table(Rc<str>, Rc<[String]>),
    /// The page around this one asks for something.
    Ask(Rc<str>),
}
