//! 长辈版: what the layout for elder people says besides: 更多, and reading aloud.

pub const MORE: &str = "更多";
pub const MORE_ON_HOME: &str = "批量核对、条款、无障碍说明";
pub const MORE_ON_QUESTION: &str = "先看结果、我的答案、词语";
pub const MORE_ON_RESULTS: &str = "改答案、假如、各地对比、条款";
pub const MORE_ON_DETAIL: &str = "原文、词语、哪里不对";
pub const MORE_ON_LIST: &str = "打印、复制、分享、保存";
pub const MORE_ON_ANSWERS: &str = "再查一次、保存";
pub const MORE_ON_CLAUSES: &str = "隐私、哪里不对";
pub const MORE_ON_LEDGER: &str = "时间线、说明";
pub const MORE_ON_ROSTER: &str = "通知、表格";
pub const OTHER_PLACE: &str = "换一个地方看";

/// So many more things are behind this.
pub fn more_left(count: usize) -> String {
    format!("{MORE}（还有\u{a0}{count}\u{a0}项）")
}

/// Said to who goes on while some of the rows to tick were never seen: what is not ticked counts as no.
pub const UNSEEN_ROWS: &str = "后面还有选项，已经展开，请看完再继续。";

/// The same of answers to pick.
pub fn more_options(count: usize) -> String {
    format!("{MORE}选项（还有\u{a0}{count}\u{a0}项）")
}

/// What is picked of them.
pub fn picked(what: &str) -> String {
    format!("您选的：{what}")
}

pub const READ_ALOUD: &str = "读给我听";
pub const STOP_READING: &str = "停止朗读";
pub const CANNOT_READ: &str = "这台设备现在读不出声音。";
