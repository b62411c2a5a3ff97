//! The closed lists of the contract in words. A word that is not known here is shown as it came.

use jianghui_rules::contract::AmountOut;
use jianghui_rules::{Class, Effect, Nature};
use rust_decimal::Decimal;

/// M, P or T.
pub fn class(class: Class) -> &'static str {
    match class {
        Class::Money => "钱，数额写在文件里",
        Class::Promise => "许诺，数额或条件不在这份文件里",
        Class::Treatment => "称号、等级、许可或待遇",
    }
}

/// How binding it is.
pub fn nature(nature: Nature) -> &'static str {
    match nature {
        Nature::Entitlement => "符合条件即给",
        Nature::Cap => "只有上限",
        Nature::Floor => "只有下限",
        Nature::Quota => "有名额、要评选或认定",
        Nature::Discretionary => "可以给、一般给",
        Nature::Elsewhere => "数额或条件另有文件",
        Nature::Soft => "鼓励，没有程序",
    }
}

/// What a rule between provisions does.
pub fn effect(effect: Effect) -> String {
    match effect {
        Effect::Stated => "不参与合计，只作说明".into(),
        Effect::HighestInSeries => "同一序列的称号奖项，合计只算最高一份，不限时间".into(),
        Effect::HighestWithin { years } => format!(
            "不同序列的称号奖项，{years}年内（满{years}年的当天仍算在内）合计只算最高一份；以后新得的，层次更高，\
             或层次相等而不是同一成果的，另算一份"
        ),
        Effect::HighestOf { .. } => "合计只算最高的一份，先前领过的要扣".into(),
        Effect::HighestPerPerson { .. } => "一个人只算最高的一份，先前领过的要扣".into(),
        Effect::HighestInMonth { .. } => "同一个月只算最高一份".into(),
    }
}

/// How a document stands on the day of claiming.
pub fn status(status: &str) -> &str {
    match status {
        "in_force" => "施行中",
        "draft" => "征求意见稿",
        "not_yet" => "尚未施行",
        "expired" => "已过期限",
        other => other,
    }
}

/// Where a result belongs, in the order in which the groups are shown, with the mark of its lines.
pub const STATES: [(&str, &str, char); 10] = [
    ("claimable", "可以申领或享受", '✓'),
    ("elsewhere", "符合条件，数额或办法另有文件规定", '✓'),
    ("if_adopted", "若照稿发布，就符合", '✓'),
    ("unanswered", "还要确认", '?'),
    ("ask_office", "问经办部门", '?'),
    ("near", "还差一点", '✗'),
    ("not_yet", "以后可申领", '✗'),
    ("paid", "已领过", '✗'),
    ("expired", "已过时限", '✗'),
    ("not_applicable", "本次不适用", '✗'),
];

/// What one sum is paid for.
pub fn per(per: &str) -> &str {
    match per {
        "once" => "一次性",
        "month" => "每月",
        "year" => "每年",
        "person" => "按人数",
        "person_year" => "每年，按人数",
        "class" => "每个培训班",
        "item" => "每个",
        "time" => "每次",
        other => other,
    }
}

/// Money that is not paid out for good, and so never enters a total.
pub fn not_cash(form: &str) -> Option<&'static str> {
    match form {
        "loan" => Some("贷款，要归还"),
        "tax_base" => Some("税前扣除额，不是现金"),
        _ => None,
    }
}

/// What an amount comes to: one unit, the months and the total, as far as they say different things.
pub fn amount(amount: &AmountOut) -> String {
    let unit = interval(amount.min.as_deref(), amount.max.as_deref());
    let total = interval(amount.total_min.as_deref(), amount.total_max.as_deref());
    let one = match amount.per {
        "person" => "每人",
        "person_year" => "每人每年",
        other => per(other),
    };
    let gap = if total.starts_with(|c: char| c.is_ascii_digit()) { " " } else { "" };
    let sum = match amount.limit_months {
        Some(months) => format!("{one} {unit}，最多 {months} 个月，共{gap}{total}"),
        None if unit == total => format!("{} {unit}", per(amount.per)),
        None if total == OPEN => format!("{one} {unit}"),
        None => format!("{one} {unit}，共{gap}{total}"),
    };
    format!("{sum}{}", not_cash(amount.form).map_or(String::new(), |kind| format!("（{kind}）")))
}

/// Said where not even a bound is known.
const OPEN: &str = "数额待定";

/// Two ends of the contract in words.
pub fn interval(min: Option<&str>, max: Option<&str>) -> String {
    match (min, max) {
        (None | Some("0"), None) => OPEN.into(),
        (Some(min), Some(max)) if min == max => format!("{} 元", grouped(max)),
        (None | Some("0"), Some(max)) => format!("最高 {} 元", grouped(max)),
        (Some(min), Some(max)) => format!("{}–{} 元", grouped(min), grouped(max)),
        (Some(min), None) => format!("不少于 {} 元", grouped(min)),
    }
}

/// A sentence of the rules as people read it: 「目前在职 是 是」 is 「目前在职」.
pub fn sentence(sentence: &str) -> String {
    let no = || sentence.strip_suffix(" 是 否").map(|fact| format!("{fact}：否"));
    sentence.strip_suffix(" 是 是").map(ToOwned::to_owned).or_else(no).unwrap_or_else(|| sentence.to_owned())
}

/// A sum as people write it.
pub fn yuan(sum: Decimal) -> String {
    format!("{} 元", grouped(&sum.normalize().to_string()))
}

/// A fraction as a percentage.
pub fn percent(share: Decimal) -> String {
    format!("{}%", share.saturating_mul(Decimal::ONE_HUNDRED).normalize())
}

/// A decimal number with a comma before every three figures: `1,234.5`.
fn grouped(number: &str) -> String {
    let (whole, rest) = number.split_once('.').map_or((number, ""), |(whole, rest)| (whole, rest));
    let mut written = String::new();
    for (index, figure) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            written.push(',');
        }
        written.push(figure);
    }
    if rest.is_empty() { written } else { format!("{written}.{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_in_words() {
        assert_eq!(interval(Some("3000"), Some("3000")), "3,000 元");
        assert_eq!(interval(Some("1234567.5"), Some("1234567.5")), "1,234,567.5 元");
        assert_eq!(interval(Some("0"), Some("200000")), "最高 200,000 元");
        assert_eq!(interval(None, Some("500")), "最高 500 元");
        assert_eq!(interval(Some("1000"), Some("3000")), "1,000–3,000 元");
        assert_eq!(interval(Some("50000"), None), "不少于 50,000 元");
        assert_eq!(interval(None, None), OPEN);
        assert_eq!(interval(Some("0"), None), OPEN);
    }

    #[test]
    fn sentences_of_yes_and_no_are_shortened() {
        assert_eq!(sentence("目前在职 是 是"), "目前在职");
        assert_eq!(sentence("已退休 是 否"), "已退休：否");
        assert_eq!(sentence("技能等级 是 二级（技师）"), "技能等级 是 二级（技师）");
    }

    #[test]
    fn a_word_that_is_not_known_is_shown_as_it_came() {
        assert_eq!(per("fortnight"), "fortnight");
        assert_eq!(status("suspended"), "suspended");
        assert_eq!(not_cash("cap"), None);
    }
}
