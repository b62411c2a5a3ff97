//! 单项详情: one provision with its conditions.

use super::{NO, OR};

pub const CONDITIONS: &str = "条件";
pub const MET: &str = "符合";
pub const UNMET: &str = "不符合";
pub const OPEN: &str = "还不清楚";
pub const OFFICE: &str = "请向经办部门确认";
pub const ALL_OF: &str = "以下全部";
pub const ANY_OF: &str = "以下任一";
pub const NONE_OF: &str = "不得";
pub const STRICT: &str = "从严理解";
pub const GENEROUS: &str = "从宽理解";
pub const EVERY_CASE: &str = "看每一种情形";
pub const AMOUNT: &str = "金额怎么来的";
pub const GAP: &str = "离达标还差什么";
pub const NOTES: &str = "要留意";
pub const UNSAID: &str = "文件未写明";
pub const ASK_LOCAL: &str = "这些请向当地经办部门问清楚。";
pub const BASIS: &str = "依据";
pub const OWN_READING: &str = "本项目的读法：";
pub const IF_COUNTED: &str = "经办部门认为符合";
pub const IF_NOT_COUNTED: &str = "经办部门认为不符合";
pub const NOTHING_PAID: &str = "不发";
pub const GRANTED: &str = "可以享受";
pub const NOT_GRANTED: &str = "不能享受";
pub const FIXED: &str = "文件写定的数额";
pub const IN_THE_TEXT: &str = "文件写的范围";
pub const SUM: &str = "合计";
pub const NOT_KNOWN_YET: &str = "还不清楚";
pub const WRONG: &str = "这条不对？";
pub const WRONG_NOTE: &str = "可能是我们读错了条文。把下面的话发给能核对的人。";
pub const WRONG_FIELD: &str = "要发的话（没有您的答案）";
/// What is sent to whoever can check it.
pub fn wrong_report(title: &str, source: &str, state: &str) -> String {
    format!("「{title}」（{source}）：自查结果是「{state}」。我认为不对，因为：")
}

pub fn has_record(what: &str) -> String {
    format!("有{what}")
}

/// How the rules say that an answer is one of several.
pub const AMONG: &str = " 属于 ";

pub fn is_one_of(subject: &str, labels: &[&str]) -> String {
    format!("{subject}是{}", labels.join(OR))
}

pub fn met_of(met: usize, all: usize) -> String {
    format!("满足 {met} / {all}")
}

pub fn answered(answer: &str) -> String {
    format!("您填：{answer}")
}

pub fn answered_fact(fact: &str, answer: &str) -> String {
    format!("{fact}：{answer}")
}

pub fn yes_no(fact: &str, yes: bool) -> String {
    if yes { fact.into() } else { format!("{fact}：{NO}") }
}

pub fn one_of(measure: &str, what: &str) -> String {
    format!("至少一{measure}{what}")
}

pub fn by_whom(who: &str, what: &str) -> String {
    format!("{what}（{who}）")
}

pub const BY_TIME: &str = "到时候就满足";
pub const BY_CLAIMANT: &str = "您自己能办";
pub const BY_EMPLOYER: &str = "要单位办";

/// From a number on.
#[must_use]
pub fn from_number(number: i64) -> String {
    format!("满 {number}")
}

pub fn times(number: &str) -> String {
    format!("× {number}")
}

pub fn rank(place: usize) -> String {
    format!("第 {place} 名")
}
