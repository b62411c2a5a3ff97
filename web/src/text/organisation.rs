//! For those who ask for several people, and for those who want to read the text itself: the table of workers, the
//! reckoning of an organisation, the clauses.

use super::{AND, quoted};

// ── the table of workers ────────────────────────────────────────────────────

pub const BATCH: &str = "批量核对";
pub const BATCH_LEAD: &str = "单位用。粘贴一张表，逐行看谁可能漏领。";
pub const BATCH_OPEN: &str = "批量核对一批职工";
pub const BATCH_PRIVACY: &str = "每人用一个代号，不要写姓名、证件号和手机号。像这些的列，会先删掉。表格只在这个页面里算，不上传；关掉页面就没有了。";
pub const BATCH_CODE: &str = "代号";
pub const BATCH_COLUMNS_NOTE: &str = "列的先后不限，没有的列可以不写，不清楚的格子留空。别的列按名称也认。";
pub const BATCH_TWICE: &str = "同一个代号写几行，就是这个人有几本证书。";
pub const BATCH_NOT_TOLD: &str = "竞赛、荣誉这些，表里没有列，就按没有算。以前领没领过，要另外核对。";
pub const BATCH_FIELD: &str = "职工表格";
pub const BATCH_FIELD_HINT: &str = "从表格软件复制过来就行；也可以用逗号或分号隔开。";
pub const BATCH_EXAMPLE: &str = "表头和一行样例";
pub const BATCH_EXAMPLE_USE: &str = "填入表头";
pub const BATCH_GO: &str = "逐行核对";
pub const BATCH_EMPTY: &str = "表格里还没有内容。请粘贴至少一行。";
pub const BATCH_NO_COLUMN: &str = "没有认出一列。请在第一行写上列名，照下面的写法。";
pub const BATCH_RESULT: &str = "批量核对结果";
pub const BATCH_BACK: &str = "改表格";
pub const BATCH_CLAIMS: &str = "可能漏领";
pub const BATCH_CLAIMS_NOTE: &str = "按表里的情况符合。领过的，请自己划掉。";
pub const BATCH_SUMS: &str = "合计";
pub const BATCH_SUMS_NOTE: &str = "给谁的、哪种钱，都分开算，不相加。";
pub const BATCH_MONTHLY: &str = "按月发的，各人月数不同，只列每项。";
pub const BATCH_NOTHING: &str = "按表里的情况，没有人可以直接申领。";
pub const BATCH_UNREAD: &str = "没有认出的格子";
pub const BATCH_UNREAD_NOTE: &str = "这些格子先当不清楚算。改好表格再核对一遍。";
pub const BATCH_CONTRADICTS: &str = "同一个代号前面写的不一样，先照前面的算。";
pub const BATCH_YES_NO: &str = "请写「是」或「否」。";
pub const BATCH_NOTICE: &str = "通知";
pub const BATCH_NOTICE_NOTE: &str = "可以直接贴出来。里面只有代号。";
pub const BATCH_NOTICE_FIELD: &str = "通知的文字";
pub const BATCH_NOTICE_END: &str = "请本人核对；代号对不上的，以本人情况为准。";
pub const BATCH_TABLE: &str = "逐行结果";
pub const BATCH_TABLE_FIELD: &str = "逐行结果（CSV）";
pub const BATCH_SAVE: &str = "下载 CSV";
pub const BATCH_MORE: &str = "再看一些";
pub const BATCH_CSV: [&str; 6] = ["代号", "结论", "可能漏领", "缺的答案", "请经办部门确认", "还差什么"];
pub const COPY_NOTICE: &str = "复制通知";
pub const COPY_TABLE: &str = "复制结果";
pub const COPIED_DONE: &str = "已经复制。";
pub const COPY_SELECT: &str = "没能复制。点一下文字就会选中，请自己复制。";
pub const BATCH_RULES: &str = "不重复领的，只算最高的一项。";

pub fn batch_columns(count: usize) -> String {
    format!("需要的 {count} 列")
}

pub fn batch_row(line: usize) -> String {
    format!("第 {line} 行")
}

pub fn batch_one_of(labels: &[&str], more: bool) -> String {
    let end = if more { "等" } else { "" };
    format!("可以写：{}{end}。", labels.join(AND))
}

pub fn batch_date(today: &str, is_past: bool) -> String {
    let latest = if is_past { format!("，不晚于 {today}") } else { String::new() };
    format!("请写成 2024-03 或 2024-03-15{latest}。")
}

pub fn batch_problem(line: usize, column: &str, cell: &str, allowed: &str) -> String {
    format!("第 {line} 行，{column}：{}。{allowed}", quoted(cell))
}

pub fn batch_more_problems(count: usize) -> String {
    format!("还有 {count} 个格子没有列出，先改好上面的。")
}

pub fn batch_too_long(kilobytes: usize, most: usize) -> String {
    format!("表格有 {kilobytes} KB，最多 {most} KB。请分几次粘贴。")
}

pub fn batch_too_many(rows: usize, most: usize) -> String {
    format!("表格有 {rows} 行，最多 {most} 行。请分几次粘贴。")
}

pub fn batch_used(headings: &str) -> String {
    format!("认出的列：{headings}。")
}

pub fn batch_ignored(headings: &str) -> String {
    format!("没有用到的列：{headings}。")
}

pub const LOOKS_NUMBER: &str = "证件号或卡号";
pub const LOOKS_PHONE: &str = "电话或联系方式";
pub const LOOKS_NAME: &str = "姓名";

pub fn removed_column(number: usize, heading: &str, looks: &str) -> String {
    let heading = if heading.is_empty() { String::new() } else { quoted(heading) };
    format!("第 {number} 列{heading}像{looks}，已经删掉，没有保存。")
}

pub fn removed_cell(line: usize, column: usize, looks: &str) -> String {
    format!("第 {line} 行第 {column} 列像{looks}，已经删掉，没有保存。")
}

pub fn batch_people(count: usize) -> String {
    format!("{count} 人")
}

pub fn batch_summary(all: usize, claims: usize, draft: bool) -> String {
    if draft {
        format!("{all} 人里，若照稿发布，{claims} 人可以申领。")
    } else {
        format!("{all} 人里，{claims} 人可能有钱没领。")
    }
}

/// So much for each, so many times, together so much.
pub fn product(each: &str, count: &str, sum: &str) -> String {
    format!("{each} × {count} = {sum}")
}

/// A number that was not told.
pub fn not_filled(what: &str) -> String {
    format!("{what}（还没填）")
}

/// Several parts, together so much.
pub fn sum_of(parts: &[String], sum: &str) -> String {
    format!("{} = {sum}", parts.join(" + "))
}

pub fn batch_missing(facts: &str) -> String {
    format!("缺：{facts}")
}

pub fn batch_office(titles: &str) -> String {
    format!("问经办部门：{titles}")
}

pub fn batch_notice_title(place: &str) -> String {
    format!("{place}技能人才补贴核对")
}

pub fn batch_notice_basis(document: &str, day: &str) -> String {
    format!("依据{document}，按 {day}申领核对。")
}

// ── the reckoning of an organisation ────────────────────────────────────────

pub const LEDGER: &str = "单位测算表";
pub const LEDGER_OPEN: &str = "看测算表";
pub const LEDGER_LEAD: &str = "每一条怎么算出来的：单价、数量、合计、上限。";
pub const LEDGER_EMPTY: &str = "按您填的情况，还没有能算出数目的条款。";
pub const LEDGER_CAP: &str = "上限";
pub const LEDGER_SURE: &str = "算得出的";
pub const LEDGER_OPEN_LINES: &str = "还没定的";
pub const LEDGER_TOTALS: &str = "按钱的种类合计";
pub const LEDGER_PROOF: &str = "条件凭什么看";

// ── the clauses ─────────────────────────────────────────────────────────────

pub const CLAUSES: &str = "条款与说明";
pub const CLAUSES_OPEN: &str = "条款与说明";
pub const CLAUSES_PLACES: &str = "看哪一地的";
pub const CLAUSES_HERE: &str = "您刚才看的";
pub const VERSION: &str = "版本";
pub const VERSION_NUMBER: &str = "文号";
pub const VERSION_NO_NUMBER: &str = "没有文号";
pub const VERSION_ISSUER: &str = "发文单位";
pub const VERSION_ISSUED: &str = "发文日期";
pub const VERSION_FROM: &str = "从哪天施行";
pub const VERSION_UNTIL: &str = "执行到";
pub const VERSION_STATUS: &str = "今天";
pub const VERSION_DATA: &str = "规则数据";
pub const VERSION_TEXT: &str = "全文";
pub const FULL_TEXT: &str = "这里没有官方链接。全文请找发文单位。";
/// The day of the last change to `policies/`; it is set by hand with each of them.
pub const DATA_DAY: &str = "2026 年 11 月 22 日整理";
pub const RULES: &str = "管全文的规定";
pub const RULES_OF_DOCUMENT: &str = "整份文件的条件";
pub const OWN_READING_ONLY: &str = "这一条是本项目的读法，不是原文。";
pub const OPEN_READING: &str = "有两种读法：";
pub const ARTICLES: &str = "逐条原文";
pub const ARTICLES_NOTE: &str = "这里只引用到的句子。画线的字，就是条件的依据。";
pub const SEE_DETAIL: &str = "看这一项";
pub const SEE_CLAUSE: &str = "看条款原文";
pub const SILENT_EVERYWHERE: &str = "整份文件都没有写明";
pub const PRIVACY: &str = "隐私";
pub const PRIVACY_LINES: [&str; 6] = [
    "页面打开以后，不再发出请求，答案不上传。",
    "不用 cookie，不统计，不问姓名、证件号和手机号。",
    "为了刷新不丢，标签页里暂存：您的答案、走过的页面、粘贴的职工表格。",
    "像姓名、证件号、手机号的列，不会暂存。关掉标签页，暂存就没有了。",
    "只有您点了「保存在这台设备上」，答案才会留下；职工表格不会。",
    "字号、颜色和对比度，您改了就记在这台设备上；改回来就不记了。",
];
pub const REPORT: &str = "这里写得不对？";
pub const REPORT_NOTE: &str = "填好以后，把文字发给提供本页的单位。本页不会发送。";
pub const REPORT_WHICH: &str = "哪一条";
pub const REPORT_WHOLE: &str = "整份文件";
pub const REPORT_WHAT: &str = "哪里不对";
pub const REPORT_WHAT_HINT: &str = "不要写姓名、证件号和手机号。";
pub const REPORT_ANSWERS: &str = "带上我的答案";
pub const REPORT_TEXT: &str = "报错的文字";
pub const REPORT_COPY: &str = "复制报错文字";
pub const REPORT_HEAD: &str = "匠惠 报错";
pub const REPORT_NO_ANSWERS: &str = "没有附答案。";

pub fn report_line(what: &str, said: &str) -> String {
    format!("{what}：{said}")
}

pub fn clause_count(count: usize) -> String {
    format!("{count} 项")
}
