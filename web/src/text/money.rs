//! 金额: the kinds of money.

pub const ONCE: &str = "一次性";
pub const MONTHLY: &str = "每月";
pub const YEARLY: &str = "每年";
pub const BY_HEADS: &str = "按人数";
pub const PER_HEAD: &str = "每人";
pub const BY_HEADS_YEARLY: &str = "每年，按人数";
pub const PER_HEAD_YEARLY: &str = "每人每年";
pub const PER_CLASS: &str = "每个培训班";
/// For one item.
pub const PER_ITEM: &str = "每个";
/// For one time.
pub const PER_TIME: &str = "每次";
/// For all items.
pub const BY_ITEMS: &str = "按项目数计";
/// For all times.
pub const BY_TIMES: &str = "按次数计";
/// One payment for everybody, whatever the certificate.
pub const ONCE_EACH: &str = "每人只给一次，几项都符合的只算一项。";
/// A sum that is zero.
pub const COMES_TO_NOTHING: &str = "算下来是 0 元。";
/// Money to be paid back.
pub const LOAN: &str = "贷款，要归还，不计入合计";
/// A deduction from the income that is taxed.
pub const TAX_BASE: &str = "税前扣除额，不是现金，不计入合计";
/// The cap on all heads or items.
pub const ALL_TOGETHER: &str = "合计";
/// For each one beyond a threshold.
pub const EACH_MORE: &str = "之后每多一个";
/// As much as others paid.
pub const MATCHED: &str = "其中最高一笔，1:1 配套";
/// Of several shares the smallest.
pub const SMALLER_ONE: &str = "取其中较小的";
/// The cap over the years.
pub const OVER_TIME: &str = "连同已获的，累计";
/// A number of heads that the text leaves open.
pub const HEADS_OPEN: &str = "人数，文件未写明";
pub const CAP: &str = "上限";
pub const FLOOR: &str = "下限";
pub const OFFICE_SETS: &str = "具体由经办部门定";
pub const FIGURES_ELSEWHERE: &str = "金额看另外的文件";
pub const IF_MET: &str = "符合的话";

pub fn paid_to(recipient: &str) -> String {
    format!("给{recipient}")
}

pub fn months_left(min: Option<i64>, max: i64) -> String {
    if min == Some(max) { format!("还可领 {max} 个月") } else { format!("最多 {max} 个月") }
}

pub fn in_total(money: &str) -> String {
    format!("共 {money}")
}
