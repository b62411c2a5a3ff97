//! 嵌入: what is said where another page has this one in a frame.

pub const GIVE_TITLE: &str = "要把结果交出去吗？";
pub const GIVE_NOTE: &str = "打开本页的网站想要您的结果。不按下面的按钮，什么都不会交出去。";
pub const GIVE_WHAT: &str = "按了按钮，只交出这些，只交一次：";
pub const GIVE_DONE: &str = "要答的都答了";
pub const GIVE_NOT_DONE: &str = "还有没答的";
pub const GIVE_NOT: &str = "您填的答案不交出去。";
pub const GIVE_RAW: &str = "看交出去的原样";
pub const GIVEN: &str = "结果已经交出去了。";

pub fn give_to(receiver: &str) -> String {
    format!("把结果交给 {receiver}")
}

pub fn standing(what: &str, standing: &str) -> String {
    format!("{what}：{standing}")
}

/// For whoever wrote the address.
pub fn not_known(part: &str) -> String {
    format!("匠惠：不认得 {part}，没有用上。")
}
