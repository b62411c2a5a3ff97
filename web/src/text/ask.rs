//! 提问: questions, records, the range beside them, and the list of answers.

use super::{HAS_NONE, numeral};

// ── questions ────────────────────────────────────────────────────────────────

pub const SKIP: &str = "不清楚，先跳过";
pub const SKIP_CLAIM_DATE: &str = "还没定，先按今天算";
pub const EXACTLY: &str = "填写具体数";
pub const WHY: &str = "为什么问这个";
pub const PICK_ONE: &str = "请选一项；不知道的，选最后一项。";
pub const PICK_SOME: &str = "请至少选一项；没有的，选「都没有」。";
pub const WRITE_SOMETHING: &str = "请填写；不知道的，选「不清楚」。";
pub const PICK_YEAR: &str = "请选年份；不记得的，选「不清楚」。";
pub const PICK_MONTH: &str = "请选月份。";
pub const PICK_DAY: &str = "请选几号。";
pub const NO_SUCH_DAY: &str = "这个月没有这一天，请改选。";
pub const DATE_HINT: &str = "不记得哪天的，日可以不选。";
pub const EXACT_DATE_HINT: &str = "年、月、日都要选。";
pub const DATE_PARTS: [&str; 3] = ["年", "月", "日"];
pub const DAY_OPTIONAL: &str = "日（可不选）";
pub const LIST_HINT: &str = "几个数用逗号隔开，例如 3，2，1";
pub const NUMBER_HINT: &str = "只填数字。";
pub const ALSO: &str = "也看这个答案：";

pub const WHICH_KINDS: &str = "下面这些，哪些和您有关？";
pub const WHICH_KINDS_HINT: &str = "可以多选；没有的不用选。";

/// What a yes/no question asks, said as it is true: 您有技能证书吗？ becomes 有技能证书.
pub fn said_of_oneself(question: &'static str, otherwise: &'static str) -> &'static str {
    let said = question.trim_start_matches("贵单位").trim_start_matches("您").strip_suffix("吗？");
    said.unwrap_or(otherwise)
}

pub fn skip_place(count: usize) -> String {
    format!("不确定，{}", all_places(count))
}

pub fn all_places(count: usize) -> String {
    format!("{}地都看", numeral(count))
}

pub fn no_such(what: &str) -> String {
    format!("{HAS_NONE}{what}")
}

pub fn of_which(what: &str, range: &str) -> String {
    format!("其中{what}：{range}")
}

/// What is left to answer.
pub fn answers_left(count: usize) -> String {
    format!("最多还有 {count} 题会影响结果")
}

pub fn evidence(what: &str) -> String {
    format!("看什么能知道：{what}。")
}

pub fn whole_between(min: i64, max: i64) -> String {
    format!("请填 {min} 到 {max} 之间的整数。")
}

pub fn yuan_up_to(max: &str) -> String {
    format!("请填 0 到 {max} 之间的钱数，最多两位小数。")
}

pub fn list_of(length: Option<u16>) -> String {
    let count = length.map_or_else(String::new, |length| format!("正好 {length} 个"));
    format!("请填{count}不小于 0 的数，用逗号隔开。")
}

pub fn not_after(day: &str) -> String {
    format!("不能晚于申领那天（{day}）。")
}

pub fn not_covered(covered: &str) -> String {
    format!("这里没有收录其他地区的政策。现在能查：{covered}。")
}

// ── records ──────────────────────────────────────────────────────────────────

pub fn records_title(what: &str) -> String {
    format!("您填的{what}")
}

pub const RECORDS_HINT: &str = "每一份单独判断。没有别的，就继续。";
pub const RECORDS_NONE: &str = "现在没有。";
pub fn record_title(index: usize, measure: &str, what: &str) -> String {
    format!("第 {} {measure}{what}", index + 1)
}

pub fn add_record(measure: &str, what: &str) -> String {
    format!("再添一{measure}{what}")
}

pub fn first_record(measure: &str, what: &str) -> String {
    format!("添一{measure}{what}")
}

pub fn back_to_list(what: &str) -> String {
    format!("返回{what}")
}

// ── range ────────────────────────────────────────────────────────────────────

pub const POSSIBLE: (&str, &str) = ("目前看 ", "可能申领");
pub const NOTHING_POSSIBLE: &str = "目前看没有可能申领的";
pub const DEPENDS: &str = "待定";

pub fn from_yuan(amount: &str) -> String {
    format!("{amount} 元起")
}

pub fn spoken_range(count: usize, ranges: &str) -> String {
    if count == 0 { NOTHING_POSSIBLE.into() } else { format!("目前看 {count} 项可能申领：{ranges}") }
}

// ── answers ──────────────────────────────────────────────────────────────────

pub const AGAIN: &str = "再查一次";
pub const AGAIN_SURE: &str = "现在的答案会清空，确定吗？";
pub const AGAIN_YES: &str = "清空，再查一次";
pub const AGAIN_NO: &str = "不清空";
pub const ANSWERS_HINT: &str = "改一个答案，别的都不会丢。";
pub const AFTER_CLAIM: &str = "有日期晚于申领日期，请核对。";
pub const COMMA: &str = "，";
pub const ANSWER_THIS: &str = "回答这个问题";
