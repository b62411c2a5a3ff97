//! 下一屏: which screen comes after which. The order of the questions is the engine's.

use crate::outlook::{self, Outlook};
use crate::state::{After, State, Step, bits_of, kinds_of};
use jianghui_policies::BEGINNING;
use jianghui_rules::{Question, RecordId};

/// The first two questions, as long as they are open.
#[must_use]
pub fn first(state: &State) -> Option<Step> {
    let open = [BEGINNING.place, BEGINNING.role].map(Question::Fact).into_iter();
    let mut open = open.filter(|question| state.answer(*question).is_none());
    open.next().map(|question| Step::Ask(question, After::Next))
}

/// The screen after the last answer; the open fields of the named record come before anything else.
#[must_use]
pub fn next(state: &State, entry: Option<(RecordId, usize)>) -> Step {
    if let Some(step) = first(state) {
        return step;
    }
    let outlook = Outlook::of(state);
    if let Some(record) = opening(state, outlook.as_ref()) {
        return Step::Ask(Question::Records(record), After::Next);
    }
    let Some(outlook) = outlook else { return Step::Compare };
    if let Some((record, index)) = entry {
        return in_entry(state, record, index, After::Next);
    }
    first_of(&outlook.open).unwrap_or(Step::Results)
}

/// The screen of the first of these questions; several kinds of records share one.
fn first_of(open: &[Question]) -> Option<Step> {
    let kinds = open.iter().filter_map(|question| match question {
        Question::Records(record) => Some(*record),
        _ => None,
    });
    let kinds = bits_of(kinds);
    match open.first()? {
        Question::Records(_) if kinds.count_ones() > 1 => Some(Step::Kinds(kinds)),
        question => Some(Step::Ask(*question, After::Next)),
    }
}

/// The screen after it was told of which kinds there are records.
#[must_use]
pub fn after_kinds(state: &State, kinds: u64) -> Step {
    let first = kinds_of(kinds).next().map(Question::Records);
    match first {
        Some(question) if state.is_unsure() => in_no_place(state, question),
        _ => next(state, None),
    }
}

/// The kind of record about which the role is asked first, as long as the answer is open and can change something.
#[must_use]
pub fn opening(state: &State, outlook: Option<&Outlook>) -> Option<RecordId> {
    let (record, _) = state.opening()?;
    let question = Question::Records(record);
    let matters = outlook.is_none_or(|outlook| outlook.open.contains(&question));
    (matters && state.answer(question).is_none()).then_some(record)
}

/// Without a place: after place, role and the first question a look at all places; then what several of them need.
fn in_no_place(state: &State, question: Question) -> Step {
    let opening = state.opening().map(|(record, _)| Question::Records(record));
    let first = [Some(Question::Fact(BEGINNING.place)), Some(Question::Fact(BEGINNING.role)), opening];
    match next(state, None) {
        Step::Compare if !first.contains(&Some(question)) => {
            let shared = outlook::shared(&outlook::everywhere(state));
            first_of(&shared).unwrap_or(Step::Compare)
        }
        step => step,
    }
}

/// The next open field of a record, or the list of its kind when none is left.
#[must_use]
pub fn in_entry(state: &State, record: RecordId, index: usize, after: After) -> Step {
    let of_entry =
        |question: &&Question| matches!(question, Question::Field(kind, at, _) if *kind == record && *at == index);
    let open = Outlook::of(state).and_then(|outlook| outlook.open.iter().find(of_entry).copied());
    match open {
        Some(question) => Step::Ask(question, after),
        None => Step::Entries(record, after),
    }
}

/// The screen after the answer to a question.
#[must_use]
pub fn after_reply(state: &State, question: Question, after: After) -> Step {
    let has_any = |record| state.situation.entries(record).is_some_and(|entries| !entries.is_empty());
    match question {
        _ if after == After::Next && state.is_unsure() => in_no_place(state, question),
        Question::Records(record) if has_any(record) => {
            let after = if after == After::Next { After::Next } else { After::Run };
            if state.listed.contains(&record) {
                Step::Entries(record, after)
            } else {
                in_entry(state, record, 0, after)
            }
        }
        Question::Field(record, index, _) if after == After::Run => in_entry(state, record, index, after),
        Question::Field(record, index, _) if after == After::Next && !state.listed.contains(&record) => {
            next(state, Some((record, index)))
        }
        _ if after == After::Next => next(state, None),
        _ => origin(state, true),
    }
}

/// The screen after a list of records.
#[must_use]
pub fn after_entries(state: &State, after: After) -> Step {
    if after == After::Next { next(state, None) } else { origin(state, false) }
}

/// The last screen from which a question was opened.
fn origin(state: &State, lists: bool) -> Step {
    let before = state.trail.iter().take(state.at).rev();
    let found = before.copied().find(|step| match step {
        Step::Results | Step::Detail(..) | Step::Answers | Step::Compare | Step::Checklist | Step::Ledger => true,
        Step::Entries(..) | Step::Entry(..) => lists,
        Step::Home
        | Step::Ask(..)
        | Step::Kinds(_)
        | Step::Clauses(..)
        | Step::Batch(_)
        | Step::Roster(_)
        | Step::Statement
        | Step::Display => false,
    });
    found.unwrap_or(Step::Results)
}

/// Where a question about a record's own list leads back to from the answers of one record.
#[must_use]
pub fn list_of(state: &State, record: RecordId) -> Step {
    let before = state.trail.iter().take(state.at).rev();
    let list = before.copied().find(|step| matches!(step, Step::Entries(kind, _) if *kind == record));
    list.unwrap_or(Step::Entries(record, After::Return))
}
