//! 显示设置: how the page looks.

pub const ELDER: &str = "长辈版";
pub const STANDARD: &str = "标准版";
/// What the bar on top says; the screen's own name goes on.
pub const DISPLAY_SHORT: &str = "显示";
pub const DISPLAY_REST: &str = "设置";
pub const DISPLAY: &str = "显示设置";
pub const DISPLAY_HINT: &str = "选了马上生效。";
pub const DISPLAY_NOTE: &str = "您的选择只记在这台设备上。清空答案不影响它。";
pub const DISPLAY_DONE: &str = "完成";

/// The names of the settings, and of what can be chosen for each, as they stand in `display::SETTINGS`.
pub const DISPLAY_SETTINGS: [(&str, &[&str]); 3] =
    [("字号", &[STANDARD, ELDER]), ("颜色", &["随手机", "浅色", "深色"]), ("对比度", &["随手机", "高对比"])];
