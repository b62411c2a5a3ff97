//! What is wrong with an input: where, what stands there, what is allowed.

use super::input::{LONGEST_LIST, LONGEST_TEXT, MOST_RECORDS};
use super::raw::{DEEPEST, MOST_VALUES, Raw, Refusal, Why};
use alloc::{format, string::String, vec::Vec};
use core::fmt;

/// The most problems that are told one by one.
pub const MOST_PROBLEMS: usize = 50;

/// One thing that is wrong with an input.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Problem {
    /// Where: the path of keys, e.g. `records.certificate[0].c.level`.
    pub key: String,
    /// What stands there, in few words.
    pub value: String,
    /// What is wrong.
    pub problem: String,
    /// What is allowed.
    pub allowed: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { key, value, problem, allowed } = self;
        // What concerns the whole input has no key.
        let gap = if key.is_empty() { "" } else { "：" };
        write!(f, "{key}{gap}{problem}（填的是 {value}）。要求：{allowed}")
    }
}

/// Everything that is wrong with one input.
#[derive(Default)]
pub(super) struct Problems {
    pub(super) told: Vec<Problem>,
    /// How many more there are.
    more: usize,
}

impl Problems {
    /// Something does not belong where it stands.
    pub(super) fn add(&mut self, key: &str, raw: &Raw, problem: &str, allowed: impl FnOnce() -> String) {
        self.push(key, || raw.shown(), problem, allowed);
    }

    /// Something is not what may stand there. What was refused while it was read is told as that, and not once more.
    pub(super) fn wrong(&mut self, key: &str, raw: &Raw, problem: &str, allowed: impl FnOnce() -> String) {
        if !has_refused(raw) {
            self.add(key, raw, problem, allowed);
        }
    }

    fn push(&mut self, key: &str, value: impl FnOnce() -> String, problem: &str, allowed: impl FnOnce() -> String) {
        if self.told.len() < MOST_PROBLEMS {
            let (key, problem) = (key.into(), problem.into());
            self.told.push(Problem { key, value: value(), problem, allowed: allowed() });
        } else {
            self.more += 1;
        }
    }

    pub(super) fn into_list(mut self) -> Vec<Problem> {
        if self.more > 0 {
            self.told.push(Problem {
                key: String::new(),
                value: format!("{} 处", self.told.len() + self.more),
                problem: format!("另有 {} 处不对，没有一一列出", self.more),
                allowed: "改好上面列出的，再试一次".into(),
            });
        }
        self.told
    }

    /// Everything that was refused while it was read, with the path of its place.
    pub(super) fn add_refused(&mut self, path: &str, raw: &Raw) {
        match raw {
            Raw::Refused(Refusal { why, shown }) => {
                let (problem, allowed) = refusal(path, *why);
                self.push(path, || shown.clone(), problem, || allowed);
            }
            Raw::List(list) => {
                for (index, raw) in list.iter().enumerate().filter(|(_, raw)| has_refused(raw)) {
                    self.add_refused(&format!("{path}[{index}]"), raw);
                }
            }
            Raw::Map(map) => {
                for (name, raw) in map.iter().filter(|(_, raw)| has_refused(raw)) {
                    let path = if path.is_empty() { name.into() } else { format!("{path}.{name}") };
                    self.add_refused(&path, raw);
                }
            }
            _ => {}
        }
    }
}

/// Whether something was refused, it or a part of it.
fn has_refused(raw: &Raw) -> bool {
    match raw {
        Raw::Refused(_) => true,
        Raw::List(list) => list.iter().any(has_refused),
        Raw::Map(map) => map.iter().any(|(_, raw)| has_refused(raw)),
        _ => false,
    }
}

/// What is wrong, and what is allowed instead.
fn refusal(path: &str, why: Why) -> (&'static str, String) {
    match why {
        Why::Twice => ("同一项写了不止一次", "只写一次".into()),
        Why::TooDeep => ("嵌套太深", format!("最多 {DEEPEST} 层")),
        Why::TooLong => ("文字太长", format!("不超过 {LONGEST_TEXT} 字的文字")),
        Why::Control => ("文字里有控制字符", "不含换行、制表等控制字符的文字".into()),
        Why::LongList if is_records(path) => (TOO_MANY_RECORDS, format!("最多 {MOST_RECORDS} 项")),
        Why::LongList => ("列表太长", format!("最多 {LONGEST_LIST} 项")),
        Why::TooMany => ("整份输入的内容太多", format!("最多 {MOST_VALUES} 个值")),
    }
}

/// Said of lists of records, by whichever of the two bounds they are refused.
pub(super) const TOO_MANY_RECORDS: &str = "记录太多";

/// `records.certificate`, and nothing below it.
fn is_records(path: &str) -> bool {
    path.strip_prefix("records.").is_some_and(|kind| !kind.contains(['.', '[']))
}
