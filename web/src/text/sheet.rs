//! 清单: the sheet that one takes along.

use super::{IF_COUNTED, IF_NOT_COUNTED};

pub const MAKE_LIST: &str = "生成清单";
pub const MY_LIST: &str = "我的清单";
pub const TAKE_ALONG: &str = "带走这张清单";
pub const PRINT: &str = "打印";
pub const PRINT_NOTE: &str = "没有出现打印的话，可以「做成图片」。";
pub const PICTURE: &str = "做成图片";
pub const PICTURE_NOTE: &str = "图片做好了。长按图片，可以保存或转发。";
pub const PICTURE_ALT: &str = "我的清单的图片，内容和本页一样";
pub const PICTURE_FAILED: &str = "图片没有做成，可以改用「复制文字」。";
pub const COPY: &str = "复制文字";
pub const COPIED: &str = "已经复制，可以去粘贴了。";
pub const COPY_BY_HAND: &str = "请选中下面的文字，自己复制。";
pub const COPY_FIELD: &str = "清单的文字";
pub const CALENDAR: &str = "加到日历";
pub const CALENDAR_NOTE: &str = "日历没有打开的话，可以换个浏览器打开。";
pub const SHARE: &str = "分享链接";
pub const SHARE_WARNING: &str = "拿到链接的人，都能看到您的答案。";
pub const LINK_FIELD: &str = "链接";
pub const COPY_LINK: &str = "复制链接";
pub const QR: &str = "二维码，内容是同样的链接";
pub const QR_NOTE: &str = "扫码打开同样的答案，谁扫都能看到。";
pub const AND_SO_ON: &str = "等";
pub const MINE: &str = "我能领的";
pub const PAYEE_UNSAID: &str = "给谁，文件未写明";
pub const NOT_ANSWERED: &str = "还没有回答的";
pub const END_UNSAID: &str = "执行到哪一天，文件未写明";
pub const AT_THE_COUNTER: &str = "到窗口怎么说";
pub const PROOF: &str = "凭什么看得出来";
pub const PROOF_STATES: [&str; 3] = ["已有", "要去办", "单位出具"];
pub const CLEAR_NOTE: &str = "公用的设备，用完请点「再查一次」清空。";
pub const PROOF_NOTE: &str = "这不是官方的材料清单。要带什么，以经办部门说的为准。";

/// A sum, and what it is paid for.
pub fn paid_for(what: &str, money: &str) -> String {
    if what.is_empty() { money.into() } else { format!("{what} {money}") }
}

/// What this browser cannot do.
pub fn missing(what: &str) -> String {
    format!("这里用不了：{what}。可以换个浏览器打开。")
}

pub fn state_of(what: &str) -> String {
    format!("{what}的情况")
}

pub fn made_on(day: &str) -> String {
    format!("{day}制作")
}

pub fn concerns(titles: &str) -> String {
    format!("关系到：{titles}")
}

pub fn readings(granted: &str, refused: &str) -> String {
    format!("{IF_COUNTED}：{granted}；{IF_NOT_COUNTED}：{refused}。")
}

pub fn want(titles: &str) -> String {
    format!("您好，想申领{titles}。")
}

pub fn ask_about(titles: &str) -> String {
    format!("您好，想问问{titles}。")
}

pub fn ask_draft(titles: &str) -> String {
    format!("您好，想问问{titles}什么时候能申领。")
}

pub fn rests_on(document: &str, articles: &str) -> String {
    format!("依据是{document}，{articles}。")
}

pub fn unsaid(what: &str) -> String {
    format!("文件没有写明{what}，请告诉我。")
}

pub fn shows(facts: &str) -> String {
    format!("看：{facts}")
}

pub fn needed_for(count: usize) -> String {
    format!("用于 {count} 项")
}
