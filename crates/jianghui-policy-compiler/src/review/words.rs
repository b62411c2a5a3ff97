//! The closed lists of the rules in the words of an official.

use jianghui_rules::{Class, Day, Level, Nature, OptionDef, Per};
use rust_decimal::Decimal;

/// Words with 、 between them.
pub fn joined<'w>(words: impl Iterator<Item = &'w str>) -> String {
    words.collect::<Vec<_>>().join("、")
}

/// Words that stand in one cell of a table.
pub fn cell(words: &str) -> String {
    words.replace('|', "\\|").replace('\n', " ")
}

/// M, P or T.
pub fn class(class: Class) -> &'static str {
    match class {
        Class::Money => "M 钱，数额写在文件里",
        Class::Promise => "P 许诺，数额或条件不在这份文件里",
        Class::Treatment => "T 称号、等级、许可或待遇",
    }
}

/// How binding it is.
pub fn nature(nature: Nature) -> &'static str {
    match nature {
        Nature::Entitlement => "E 符合条件即给",
        Nature::Cap => "CAP 只有上限",
        Nature::Floor => "FLOOR 只有下限",
        Nature::Quota => "Q 有名额、要评选或认定",
        Nature::Discretionary => "D 可以给、一般给",
        Nature::Elsewhere => "X 数额或条件另有文件",
        Nature::Soft => "SOFT 鼓励，没有程序",
    }
}

/// 行政层级.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::World => "世界",
        Level::National => "国家",
        Level::Provincial => "省",
        Level::City => "市",
        Level::County => "县（区）",
    }
}

/// What one sum is for.
pub fn per(per: Per) -> &'static str {
    match per {
        Per::Once => "一次",
        Per::Month => "每月",
        Per::Year => "每年",
        Per::Person => "每人",
        Per::PersonYear => "每人每年",
        Per::Class => "每个培训班",
        Per::Item => "每一个",
        Per::Time => "每次",
    }
}

/// A day as the texts write it.
pub fn day(day: Day) -> String {
    let (year, month, day) = day.ymd();
    format!("{year}年{month}月{day}日")
}

/// A sum as the texts write it: in 万元 from ten thousand up, where that is the shorter number.
pub fn yuan(yuan: Decimal) -> String {
    let ten_thousand = Decimal::from(10_000);
    match yuan.checked_div(ten_thousand).map(|n| n.normalize()) {
        Some(short) if yuan >= ten_thousand && short.scale() <= 2 => format!("{short}万元"),
        _ => format!("{}元", yuan.normalize()),
    }
}

/// A fraction as a percentage.
pub fn percent(share: Decimal) -> String {
    let hundredfold = share.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(share);
    format!("{}%", hundredfold.normalize())
}

/// The labels of the options whose bits are set.
pub fn chosen(options: &[OptionDef], bits: u64) -> Vec<&'static str> {
    let is_set = |index: u32| bits.checked_shr(index).is_some_and(|rest| rest & 1 == 1);
    (0..).zip(options).filter(|(index, _)| is_set(*index)).map(|(_, option)| option.label).collect()
}
