//! 暂存: the answers and the screens as lines of text, for the tab's session storage, so that reloading loses nothing.
//!
//! Stable keys and not positions, one version in the first line. Whatever does not read as written gives nothing
//! at all: a fresh start is better than half of somebody's answers.

use crate::batch::paste::MOST_BYTES;
use crate::keep::Kept;
use crate::state::{After, State, Step, kinds_of, slot};
use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::{Day, Entry, FactId, FactKind, Question, Range, RecordId, Value};
use rust_decimal::Decimal;
use std::fmt::{Display, Write};
use std::rc::Rc;

const VERSION: &str = "jianghui 1";

/// The state as text.
#[must_use]
pub fn write(state: &State) -> String {
    let mut out = String::from(VERSION);
    let mut line = |words: &[&str]| {
        out.push('\n');
        out.push_str(&words.join("\t"));
    };
    line(&["at", &state.at.to_string()]);
    if state.treatments {
        line(&["treatments"]);
    }
    if state.kept == Kept::Yes {
        line(&["kept"]);
    }
    for (fact, def) in CATALOGUE.ids() {
        if let (None, Some(value)) = (def.field, state.situation.get(fact)) {
            line(&["fact", def.key, &value_text(value)]);
        }
    }
    for (record, def) in (0..).map(RecordId).zip(CATALOGUE.records) {
        let Some(entries) = state.situation.entries(record) else { continue };
        line(&["record", def.id, &entries.len().to_string()]);
        for (index, entry) in entries.iter().enumerate() {
            for fact in def.fields {
                let value = slot(*fact).and_then(|slot| entry.get(slot));
                if let (Some(field), Some(value)) = (CATALOGUE.fact(*fact), value) {
                    line(&[
                        "field",
                        &question_text(Question::Field(record, index, *fact)),
                        field.key,
                        &value_text(value),
                    ]);
                }
            }
        }
    }
    for question in &state.skipped {
        line(&["skip", &question_text(*question)]);
    }
    for record in &state.listed {
        line(&["listed", record_id(*record)]);
    }
    for step in &state.trail {
        line(&["step", &step_text(*step)]);
    }
    for words in state.removed.iter() {
        line(&["removed", &escaped(words)]);
    }
    if !state.table.is_empty() && state.table.len() <= MOST_BYTES {
        line(&["table", &escaped(&state.table)]);
    }
    out
}

/// The same without the table of workers: it is about other people, and stays in the tab.
#[must_use]
pub fn write_own(state: &State) -> String {
    write(&State { table: "".into(), removed: Rc::new([]), ..state.clone() })
}

/// The state from text; `None` when it is not exactly what [`write`] writes.
#[must_use]
pub fn read(text: &str, today: Day) -> Option<State> {
    let mut lines = text.lines();
    if lines.next()? != VERSION {
        return None;
    }
    let mut state = State::new(today);
    state.trail.clear();
    let mut removed = Vec::new();
    for line in lines {
        let mut words = line.split('\t');
        match words.next()? {
            "at" => state.at = words.next()?.parse().ok()?,
            // Earlier versions wrote here what `display` keeps now.
            "elder" => {}
            "treatments" => state.treatments = true,
            "kept" => state.kept = Kept::Yes,
            "fact" => {
                let fact = CATALOGUE.find(words.next()?)?;
                state.situation.set(fact, Some(read_value(fact, words.next()?)?));
            }
            "record" => {
                let (record, count) = (CATALOGUE.find_record(words.next()?)?, words.next()?.parse().ok()?);
                let entries = (count <= MOST_ENTRIES).then(|| vec![Entry::default(); count])?;
                state.situation.set_entries(record, Some(entries));
            }
            "field" => {
                let Question::Field(record, index, fact) = read_question(words.next()?)? else { return None };
                let value = read_value(fact, words.nth(1)?)?;
                state.situation.entries_mut(record)?.get_mut(index)?.set(slot(fact)?, Some(value));
            }
            "skip" => state.skipped.push(read_question(words.next()?)?),
            "listed" => state.listed.push(CATALOGUE.find_record(words.next()?)?),
            "step" => state.trail.push(read_step(words.next()?)?),
            "removed" => removed.push(read_words(words.next()?)?),
            "table" => state.table = read_words(words.next()?)?.into(),
            _ => return None,
        }
    }
    state.removed = removed.into();
    (state.at < state.trail.len()).then_some(state)
}

/// Far more than anybody fills in, and few enough for a damaged number to do no harm.
const MOST_ENTRIES: usize = 1000;

fn record_id(record: RecordId) -> &'static str {
    CATALOGUE.record(record).map_or("", |def| def.id)
}

fn fact_key(fact: FactId) -> &'static str {
    CATALOGUE.fact(fact).map_or("", |def| def.key)
}

fn question_text(question: Question) -> String {
    match question {
        Question::Fact(fact) => format!("f:{}", fact_key(fact)),
        Question::Records(record) => format!("r:{}", record_id(record)),
        Question::Field(record, index, fact) => format!("e:{}:{index}:{}", record_id(record), fact_key(fact)),
    }
}

fn read_question(text: &str) -> Option<Question> {
    let mut parts = text.split(':');
    match parts.next()? {
        "f" => Some(Question::Fact(CATALOGUE.find(parts.next()?)?)),
        "r" => Some(Question::Records(CATALOGUE.find_record(parts.next()?)?)),
        "e" => {
            let (record, index) = (CATALOGUE.find_record(parts.next()?)?, parts.next()?.parse().ok()?);
            let fact = CATALOGUE.find(parts.next()?)?;
            let field = CATALOGUE.fact(fact)?.field?;
            (field.record == record).then_some(Question::Field(record, index, fact))
        }
        _ => None,
    }
}

fn step_text(step: Step) -> String {
    match step {
        Step::Home => "home".into(),
        Step::Results => "results".into(),
        Step::Answers => "answers".into(),
        Step::Checklist => "checklist".into(),
        Step::Compare => "compare".into(),
        Step::Ledger => "ledger".into(),
        Step::Statement => "statement".into(),
        Step::Clauses(policy, provision) => {
            let provision = provision.map_or_else(String::new, |provision| provision.to_string());
            format!("clauses;{};{provision}", policy_id(policy))
        }
        Step::Batch(policy) => format!("batch;{}", policy_id(policy)),
        Step::Roster(policy) => format!("roster;{}", policy_id(policy)),
        Step::Display => "display".into(),
        Step::Ask(question, after) => format!("ask;{};{}", question_text(question), after_text(after)),
        Step::Kinds(kinds) => format!("kinds;{kinds}"),
        Step::Entries(record, after) => format!("entries;{};{}", record_id(record), after_text(after)),
        Step::Entry(record, index) => format!("entry;{};{index}", record_id(record)),
        Step::Detail(provision, record) => {
            let record = record.map_or_else(String::new, |record| record.to_string());
            format!("detail;{provision};{record}")
        }
    }
}

fn read_step(text: &str) -> Option<Step> {
    let mut parts = text.split(';');
    Some(match parts.next()? {
        "home" => Step::Home,
        "results" => Step::Results,
        "answers" => Step::Answers,
        "checklist" => Step::Checklist,
        "compare" => Step::Compare,
        "ledger" => Step::Ledger,
        "statement" => Step::Statement,
        "clauses" => Step::Clauses(read_policy(parts.next()?)?, parts.next()?.parse().ok()),
        "batch" => Step::Batch(read_policy(parts.next()?)?),
        "roster" => Step::Roster(read_policy(parts.next()?)?),
        "display" => Step::Display,
        "ask" => Step::Ask(read_question(parts.next()?)?, read_after(parts.next()?)?),
        "kinds" => Step::Kinds(
            parts
                .next()?
                .parse()
                .ok()
                .filter(|kinds| kinds_of(*kinds).all(|record| CATALOGUE.record(record).is_some()))?,
        ),
        "entries" => Step::Entries(CATALOGUE.find_record(parts.next()?)?, read_after(parts.next()?)?),
        "entry" => Step::Entry(CATALOGUE.find_record(parts.next()?)?, parts.next()?.parse().ok()?),
        "detail" => Step::Detail(parts.next()?.parse().ok()?, parts.next()?.parse().ok()),
        _ => return None,
    })
}

fn policy_id(policy: usize) -> &'static str {
    POLICIES.get(policy).map_or("", |policy| policy.id)
}

fn read_policy(id: &str) -> Option<usize> {
    POLICIES.iter().position(|policy| policy.id == id)
}

fn after_text(after: After) -> &'static str {
    match after {
        After::Next => "next",
        After::Run => "run",
        After::Return => "return",
    }
}

fn read_after(text: &str) -> Option<After> {
    [After::Next, After::Run, After::Return].into_iter().find(|after| after_text(*after) == text)
}

/// A value as text: the letter of its kind, and what is known of it.
#[must_use]
pub fn value_text(value: &Value) -> String {
    match value {
        Value::OneOf(bits) => format!("o{bits}"),
        Value::Chosen(bits) => format!("c{bits}"),
        Value::Whole(range) => range_text('w', *range),
        Value::Yuan(range) => range_text('y', *range),
        Value::Day(range) => range_text('d', *range),
        Value::Wholes(numbers) => list_text('n', numbers),
        Value::Yuans(sums) => list_text('m', sums),
        Value::Text(words) => format!("t{}", escaped(words)),
    }
}

/// Words in one line, without the signs that part the lines and the words of a line.
fn escaped(words: &str) -> String {
    words.chars().fold(String::with_capacity(words.len()), |mut out, c| {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c => out.push(c),
        }
        out
    })
}

fn range_text<T: Display>(kind: char, range: Range<T>) -> String {
    let mut out = String::from(kind);
    for (before, end) in [("", range.min), ("..", range.max)] {
        out.push_str(before);
        if let Some(end) = end {
            // Writing into a string cannot fail.
            let _ = write!(out, "{end}");
        }
    }
    out
}

fn list_text<T: ToString>(kind: char, values: &[T]) -> String {
    format!("{kind}{}", values.iter().map(ToString::to_string).collect::<Vec<_>>().join(","))
}

/// A value that fits its fact.
#[must_use]
pub fn read_value(fact: FactId, text: &str) -> Option<Value> {
    let def = CATALOGUE.fact(fact)?;
    let mut rest = text.chars();
    let kind = rest.next()?;
    let rest = rest.as_str();
    let bits = |options: usize| {
        let bits: u64 = rest.parse().ok()?;
        let all =
            u32::try_from(options).ok().and_then(|options| 1u64.checked_shl(options)).map_or(u64::MAX, |end| end - 1);
        (bits & !all == 0).then_some(bits)
    };
    match (kind, &def.kind) {
        ('o', FactKind::YesNo) => bits(2).filter(|bits| *bits > 0).map(Value::OneOf),
        ('o', FactKind::Choice(options)) => bits(options.len()).filter(|bits| *bits > 0).map(Value::OneOf),
        ('c', FactKind::Choices(options)) => bits(options.len()).map(Value::Chosen),
        ('w', FactKind::Whole { min, max, .. }) => {
            let range = read_range(rest, |end| end.parse().ok().filter(|end| (min..=max).contains(&end)))?;
            Some(Value::Whole(range))
        }
        ('y', FactKind::Yuan { .. }) => read_range(rest, |end| Decimal::from_str_exact(end).ok()).map(Value::Yuan),
        ('d', FactKind::Date) => {
            let range = read_range(rest, Day::parse)?;
            // The day of claiming is one day; everything rests on it.
            (fact != CATALOGUE.claim_date || range.single().is_some()).then_some(Value::Day(range))
        }
        ('n', FactKind::Wholes { .. }) => read_list(rest, |part| part.parse().ok()).map(Value::Wholes),
        ('m', FactKind::Yuans { .. }) => read_list(rest, |part| Decimal::from_str_exact(part).ok()).map(Value::Yuans),
        ('t', FactKind::Text) => Some(Value::Text(read_words(rest)?)),
        ('t', FactKind::Provision(options)) => {
            let mut provisions = POLICIES.iter().flat_map(|policy| policy.provisions);
            let known =
                options.iter().any(|option| option.id == rest) || provisions.any(|provision| provision.id == rest);
            known.then(|| Value::Text(rest.into()))
        }
        _ => None,
    }
}

fn read_range<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Range<T>> {
    let (min, max) = text.split_once("..")?;
    let end = |end: &str| if end.is_empty() { Some(None) } else { read(end).map(Some) };
    Some(Range { min: end(min)?, max: end(max)? })
}

fn read_list<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    text.split(',').filter(|part| !part.is_empty()).map(read).collect()
}

fn read_words(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        out.push(match c {
            '\\' => match chars.next()? {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                '\\' => '\\',
                _ => return None,
            },
            c => c,
        });
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{Action, Answer, reduce};

    /// Every question of the catalogue answered, twice over where there are records.
    fn full() -> State {
        let today = Day::new(2020, 3, 1).expect("a day");
        let mut state = Rc::new(State::new(today));
        for record in (0..).map(RecordId).take(CATALOGUE.records.len()) {
            state = reduce(state, Action::Settle(Question::Records(record), Answer::Has, (0, None)));
            state = reduce(state, Action::Add(record));
        }
        for (fact, def) in CATALOGUE.ids() {
            let value = match def.kind {
                FactKind::YesNo | FactKind::Choice(_) => Value::OneOf(2),
                FactKind::Choices(_) => Value::Chosen(3),
                FactKind::Whole { min, max, .. } => Value::Whole(Range::between(min, max)),
                FactKind::Yuan { .. } => Value::Yuan(Range::exactly(Decimal::new(12345, 2))),
                FactKind::Date => Value::Day(Range::exactly(today)),
                FactKind::Text => Value::Text("焊\\工\n\t甲".into()),
                FactKind::Provision(options) => Value::Text(options[0].id.into()),
                FactKind::Wholes { .. } => Value::Wholes(vec![1, 2, 3]),
                FactKind::Yuans { .. } => Value::Yuans(vec![Decimal::ONE, Decimal::TEN]),
            };
            let question = def.field.map_or(Question::Fact(fact), |field| Question::Field(field.record, 1, fact));
            let answer =
                if fact.0.is_multiple_of(7) && def.field.is_none() { Answer::Unknown } else { Answer::Value(value) };
            state = reduce(state, Action::Settle(question, answer, (0, None)));
        }
        for step in [
            Step::Kinds(0b110),
            Step::Results,
            Step::Detail(3, None),
            Step::Detail(3, Some(1)),
            Step::Answers,
            Step::Checklist,
            Step::Display,
        ] {
            state = reduce(state, Action::Go(step));
        }
        for step in [Step::Ledger, Step::Clauses(1, None), Step::Clauses(0, Some(2)), Step::Batch(1), Step::Roster(0)] {
            state = reduce(state, Action::Go(step));
        }
        let table = "a\\\tb\r\n1\t\"2\"".into();
        state = reduce(state, Action::Table(table, vec!["第 1 列".into(), "2\t".into()].into()));
        State { visit: 0, settled: None, kept: Kept::Yes, ..State::clone(&state) }
    }

    #[test]
    fn everything_survives_a_reload() {
        let state = full();
        assert_eq!(read(&write(&state), state.today), Some(state));
    }

    #[test]
    fn damaged_text_gives_nothing_and_never_panics() {
        let state = full();
        let text = write(&state);
        assert!(read("", state.today).is_none());
        for (end, _) in text.char_indices() {
            let _ = read(&text[..end], state.today);
            let _ = read(&text[end..], state.today);
        }
        for (from, to) in
            [("..", "."), ("\t", " "), ("o", "x"), ("20", "99999999999999999999"), ("field", "felt"), (":1:", ":9:")]
        {
            let _ = read(&text.replace(from, to), state.today);
        }
        assert!(read(&text.replace("jianghui 1", "jianghui 0"), state.today).is_none());
        assert!(read(&text.replace("\nat\t", "\nat\t9"), state.today).is_none());
    }
}
