//! 文案: all words of the page, screen by screen. What the law says and what is asked stands in `policies/`.
//!
//! This is the one table of strings: no other file of the page says anything to anybody. Every name is reached as
//! `text::NAME`, wherever it stands; what every screen says stands here.

mod ask;
pub mod cells;
mod detail;
mod display;
mod elder;
mod embed;
mod money;
mod organisation;
mod results;
mod sheet;
mod start;
mod statement;

pub use ask::*;
pub use detail::*;
pub use display::*;
pub use elder::*;
pub use embed::*;
pub use money::*;
pub use organisation::*;
pub use results::*;
pub use sheet::*;
pub use start::*;
pub use statement::*;

pub const SERVICE: &str = "技能人才政策自查";
pub const SEAL: &str = "匠惠";
pub const SKIP_LINK: &str = "跳到正文";
pub const YUAN: &str = "元";
pub const YES: &str = "是";
pub const NO: &str = "否";
pub const HAS: &str = "有";
pub const HAS_NONE: &str = "没有";
pub const NONE_OF_THEM: &str = "都没有";
pub const UNKNOWN: &str = "不清楚";
pub const UNANSWERED: &str = "还没填";
pub const AND: &str = "、";
pub const OR: &str = "或";
pub const AT_MOST: &str = "最高";
pub const AT_LEAST: &str = "不少于";
pub const NO_FIGURE: &str = "待定";
pub const BACK: &str = "返回";
pub const CONTINUE: &str = "继续";
pub const RESULTS_NOW: &str = "先看结果";
pub const TO_RESULTS: &str = "看结果";
pub const BACK_TO_RESULTS: &str = "返回结果";
pub const CHANGE: &str = "修改";
pub const ANSWER: &str = "回答";
pub const DELETE: &str = "删除";
pub const ERROR: &str = "错误：";
pub const MY_ANSWERS: &str = "我的答案";
pub const CHANGE_DAY: &str = "改申领日期";

pub fn window_title(screen: &str) -> String {
    format!("{screen} - {SEAL}")
}

pub fn error_title(screen: &str) -> String {
    format!("{ERROR}{screen}")
}

pub fn about(what: &str) -> String {
    format!("：{what}")
}

pub fn source(number: &str, article: &str) -> String {
    format!("{number} {article}")
}

pub fn quoted(words: &str) -> String {
    format!("「{words}」")
}

pub fn items(count: usize) -> String {
    format!("{count} 项")
}

pub fn and_more(from: i64, unit: &str) -> String {
    format!("{from} {unit}以上")
}

pub fn less_than(end: i64, unit: &str) -> String {
    format!("不满 {end} {unit}")
}

/// A small number in words.
fn numeral(count: usize) -> char {
    "零一二三四五六七八九".chars().nth(count).unwrap_or('各')
}
