//! 结果: the results, the places side by side, pictures, and what if.

use super::numeral;

// ── results ──────────────────────────────────────────────────────────────────

pub const AS_ANSWERED: &str = "按您填的情况";
pub const NOTHING_YET: &str = "还没有能直接申领的";
pub const IF_ADOPTED: &str = "若照稿发布";
pub const REFERENCE: &str = "自查参考，以经办部门审核为准。";
pub const KINDS_APART: &str = "几种钱分开算，不相加。";
pub const DRAFT_NOTE: &str = "这是征求意见稿，现在不能申领。";
pub const GO_ON: &str = "接着回答";
pub const SOON: &str = "最近要办的一件事";
pub const NO_LAST_DAY: &str = "文件没有写明最后一天，去之前先问清楚。";
pub const WHICH_RULE: &str = "依据哪一条";
pub const TREATMENTS: &str = "职称、落户等待遇";
pub const COUNTED: &str = "计入";
pub const NOT_COUNTED: &str = "不计入";
pub const NOT_TWICE: &str = "不重复领";
pub const DISPUTED: &str = "文件没有写明谁在前，请向经办部门确认。";
pub const PAID_BEFORE: &str = "以前领过的那一笔";
pub const ABOUT_DOCUMENT: &str = "关于这份文件";

pub const CLAIMABLE: &str = "可以申领";
pub const ENTITLED: &str = "可以享受";
pub const TO_CONFIRM: &str = "还要确认";
pub const ASK_OFFICE: &str = "问经办部门";
pub const NEAR: &str = "还差一点";
pub const LATE: &str = "以后可申领 / 已过时限";
pub const LATER: &str = "以后可申领";
pub const TOO_LATE: &str = "已过时限";
pub const PAID: &str = "已领过";
pub const ELSEWHERE: &str = "另有文件规定";
pub const NOT_NOW: &str = "本次不适用";

pub fn ask_for(what: &str) -> String {
    format!("去申领：{what}")
}

pub fn days_left(days: i32) -> String {
    if days == 0 { "就在今天".into() } else { format!("还有 {days} 天") }
}

pub fn until_day(day: &str, left: &str) -> String {
    format!("{day}前办，{left}")
}

pub fn from_day(day: &str) -> String {
    format!("{day}起可以办")
}

pub fn by_document(document: &str) -> String {
    format!("按{document}算。{REFERENCE}")
}

pub fn possibly(range: &str) -> String {
    format!("{POSSIBLY}：{range}")
}

pub fn more_treatments(count: usize) -> String {
    format!("还要确认或还差一点的 {count} 项")
}

pub fn skipped(question: &str) -> String {
    format!("{question}（不清楚）")
}

pub fn claimed_on(day: &str) -> String {
    format!("{day}申领")
}

pub fn can_claim(count: usize) -> String {
    format!("可以申领 {count} 项")
}

pub const LEFT: (&str, &str) = ("还有 ", "会影响结果。");
pub fn answers(count: usize) -> String {
    format!("{count} 个答案")
}

pub fn treatments_offer(count: usize) -> String {
    format!("还有 {count} 个问题，可以看看职称、落户等待遇")
}

pub fn all_met(count: usize) -> String {
    format!("{count} 个条件都符合")
}

pub fn short_of(what: &str) -> String {
    format!("还差：{what}")
}

pub fn not_met(what: &str) -> String {
    format!("没有满足：{what}")
}

pub fn no_record(what: &str) -> String {
    format!("您填的是没有{what}")
}

pub fn applies_from(day: &str) -> String {
    format!("文件从 {day}起施行。")
}

pub fn applied_until(day: &str) -> String {
    format!("文件执行到 {day}。")
}

pub fn less_received(money: &str) -> String {
    format!("已减去以前领过的 {money}。")
}

pub fn only_one(count: usize) -> String {
    format!("有 {count} 项不能重复领")
}

// ── the places side by side ──────────────────────────────────────────────────

pub const COMPARE_HINT: &str = "同样的答案，每个地方各算一遍。几个地方的钱不相加。";
pub const COMPARE_NOTE: &str = "这里只比较文件怎么写，不是劝您换地方工作或参保。";
pub const POSSIBLY: &str = "答完可能有";
pub const NEAREST: &str = "离得最近的";
pub const FIRST_OF_ALL: &str = "先要";
pub const PERIOD: &str = "期限";
pub const NOT_SAID: &str = "—";
pub const CHOSEN: &str = "您选的";
pub fn compared(count: usize) -> String {
    format!("{}地对比", numeral(count))
}

pub fn sure_and_possible(sure: usize, possible: usize) -> String {
    format!("{sure} 项符合，最多可能 {possible} 项")
}

pub fn if_adopted(count: usize) -> String {
    format!("{IF_ADOPTED}，有 {count} 项")
}

pub fn results_in(place: &str) -> String {
    format!("看{place}的结果")
}

pub fn go_on_in(place: &str) -> String {
    format!("按{place}接着答")
}

// ── pictures and words ───────────────────────────────────────────────────────

pub const LADDER: &str = "每一级值多少";
pub const LADDER_NOTE: &str = "按一本证书算，别的照您填的。";
pub const YOUR_STEP: &str = "您填的";
pub const NO_MONEY_HERE: &str = "没有写到钱";
pub const TERMS: &str = "词语";
pub const TIMELINE: &str = "时间线";
pub const TIMELINE_NOTE: &str = "从申领那天起，别的都不变。";
pub const CLAIMING: &str = "申领";
pub const WHAT_IF: &str = "假如……";
pub const WHAT_IF_NOTE: &str = "点一下，看看会怎样。您的答案不会改。";
pub const AS_IT_IS: &str = "现在";
pub const WHAT_IF_THEN: &str = "那样的话";
pub const ONLY_TRIED: &str = "这只是试算，您的答案没有改。";
pub const TAKE_BACK: &str = "撤回";
pub const BECOMES: &str = "→";
pub const BY_OFFICE: &str = "要主管部门定";
pub const OR_ELSE: &str = "或者";
pub fn tried(change: &str, range: &str) -> String {
    format!("假如{change}：{range}")
}

pub fn other_treatments(count: usize) -> String {
    format!("还有 {count} 项待遇会变。")
}

pub fn wait_until(day: &str) -> String {
    format!("等到{day}再申领")
}

pub fn claim_on(day: &str) -> String {
    format!("改在{day}申领")
}

pub fn one_more(measure: &str, what: &str, which: &str) -> String {
    format!("再有一{measure}{what}：{which}")
}

pub fn from_to(what: &str, from: &str, to: &str) -> String {
    format!("{what}：{from} → {to}")
}

pub fn earliest(day: &str) -> String {
    format!("最早{day}")
}
