//! 无障碍说明: what this page aims at, what can be set, how it was checked, and what is still missing.
//!
//! `docs/accessibility-statement.md` is written from these words (`tests/it/statement.rs`), so that the page and the file
//! never differ. Nothing here may say more than the tests do: a tool is named when `cargo xtask` runs it.

pub const STATEMENT: &str = "无障碍说明";

/// Headings, each with what stands below it. The day is that of the last change to these words, set by hand with it.
pub const STATEMENT_PARTS: [(&str, &[&str]); 5] = [
    (
        "我们的目标",
        &[
            "让每个人都能自己查完：看不清、听不见、手不灵便、不熟悉手机，都一样。",
            "照着做的标准：WCAG 2.2 的 AA 级，国家标准 GB/T 37668-2019 的二级。",
            "这是目标，不是证书。没有请别的机构评测过。",
            "本说明写于 2026 年 11 月 22 日。",
        ],
    ),
    (
        "您可以这样调整",
        &[
            "每一屏上面都有「长辈版」：字更大，按钮更高，一次只看几样。",
            "在长辈版里点「读给我听」，会念这一屏。有的浏览器念不了，就没有这个按钮。",
            "浏览器里放大到四倍，也不用左右拖动。",
            "点上面的「显示」，选深色、浅色或高对比。不选，就随手机的设置。",
            "手机设成少动画，这里就不动。",
            "只用键盘也能用：Tab 键换位置，回车键或空格键确认。",
        ],
    ),
    (
        "怎样检查过",
        &[
            "每次改动，先由机器检查每一种页面：axe-core 和 HTML_CodeSniffer 查障碍，连同颜色对比。",
            "html-validate 查页面的写法对不对。",
            "机器在 Chromium、Firefox、WebKit 三种浏览器里，从头走到尾。",
            "手机和电脑的宽度，标准版和长辈版，都走过。",
            "机器只能查出一部分障碍。",
        ],
    ),
    (
        "还没有做到的",
        &[
            "还没有人用读屏软件走过一遍。",
            "还没有在微信和苹果手机里试过。",
            "还没有请老年人和残障人士试用。",
            "条款原文句子长、用词难。难词点开有解释，原文不能改。",
            "批量核对要粘贴表格，在手机上不方便。",
        ],
    ),
    (
        "用不了怎么办",
        &[
            "打开「条款与说明」，到「这里写得不对？」那里写下来。再把文字发给提供本页的单位。",
            "自查不方便，也可以直接问经办部门。",
        ],
    ),
];
