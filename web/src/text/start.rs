//! 首页: the first screen, and what this device keeps.

// ── the first screen ─────────────────────────────────────────────────────────

pub const LEAD: &str = "回答几个问题，看看您能领哪些补贴、津贴和奖励。还差什么、依据哪一条，都写清楚。";
pub const FACTS: [(&str, &str); 4] =
    [("#i-clock", "几分钟答完"), ("#i-list", "随时可看结果"), ("#i-user", "不用登录"), ("#i-lock", "答案不离开手机")];
pub const START: &str = "开始自查";
pub const RESUME: &str = "接着查";
pub const FOR_WHOM: &str = "您要为谁查？";
pub const FOR_WHOM_HINT: &str = "先选一个，查完还能再查别的。";
pub const POLICIES: &str = "收录的政策";
pub const IN_FORCE: &str = "施行中";
pub const NOT_YET: &str = "尚未施行";
pub const EXPIRED: &str = "已过期限";
pub const DRAFT: &str = "征求意见稿";
pub const ONLY_A_REFERENCE: &str = "自查结果只作参考，以经办部门审核为准。";
pub const PROMISE: &str = "不问姓名、身份证号和手机号。计算在您的手机里完成，答案不上传。关掉页面，答案就没有了。";
pub const LOST: &str = "刚才的页面没能恢复，请从这里开始。";

/// Until the second file is there.
pub const REST_COMING: &str = "正在载入后面的题，请稍候。";
pub const ANSWERS_COMING: &str = "正在打开您的答案，请稍候。";
pub const REST_MISSING: &str = "后面的题没有载入，可能是网络不通。填过的还在，联网后请重试。";
pub const TRY_AGAIN: &str = "重试";

pub const ROLE_ICONS: [&str; 5] = ["#i-user", "#i-firm", "#i-school", "#i-cup", "#i-join"];

// ── keeping and sharing ──────────────────────────────────────────────────────

pub const KEEP: &str = "保存在这台设备上";
pub const KEEP_NOTE: &str = "不保存的话，关掉页面，答案就没有了。公用的设备请不要保存。";
pub const KEPT: &str = "答案保存在这台设备上，下次打开还在。";
pub const KEEP_CLEAR: &str = "清空本机记录";
pub const KEEP_CLEARED: &str = "本机记录已经清空。";
pub const KEEP_IMPOSSIBLE: &str = "这个浏览器不让页面保存，关掉页面，答案就没有了。";
pub const KEEP_FULL: &str = "这台设备存不下了，答案没有保存。";
pub const KEEP_UNREADABLE: &str = "本机记录读不出来了，请从这里重新开始。";
pub const SHARED: &str = "这些答案来自链接。您改了，别人看不到。";
pub const BROKEN_LINK: &str = "链接不完整，答案没有打开。请让对方再发一次，或从这里开始。";
pub const OTHER_LINK: &str = "链接是另一个版本做的，这里打不开。请从这里开始。";

pub fn shared_in_part(count: usize) -> String {
    format!("{SHARED}有 {count} 个答案认不出来，没有带进来，请核对。")
}
