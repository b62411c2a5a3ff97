//! Numbers with units, as the texts write them: 36个月, 1.5—5万元, 前八名, 3年, 60%, 2017年1月1日.
//!
//! A literal of a rule must occur in the quoted phrase. Comparing quantities instead of characters sees through
//! blanks, ranges that share a unit and Chinese numerals, and still tells 1000元 from 10000元.

use jianghui_rules::Day;
use rust_decimal::Decimal;

/// A number with its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// 元 or 万元, in yuan.
    Yuan(Decimal),
    /// A number with a unit; 个月 and 月 are one unit, 第…名, 前…名 and 名 another.
    Count(Decimal, &'static str),
    /// A full date.
    Day(Day),
}

/// The text without white space, with full-width digits and signs made half-width.
pub fn squeeze(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
            '％' => '%',
            '．' => '.',
            _ => c,
        })
        .collect()
}

const UNITS: &[(&str, &str)] = &[
    ("个月", "月"),
    ("月", "月"),
    ("年", "年"),
    ("日", "日"),
    ("天", "日"),
    ("人次", "人次"),
    ("人", "人"),
    ("名", "名"),
    ("次", "次"),
    ("家", "家"),
    ("项", "项"),
    ("个", "个"),
    ("级", "级"),
    ("倍", "倍"),
    ("%", "%"),
];

/// Every quantity in a text.
pub fn quantities(text: &str) -> Vec<Quantity> {
    let text = squeeze(text);
    let mut found = Vec::new();
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        if let Some((day, after)) = take_date(rest) {
            found.push(Quantity::Day(day));
            rest = after;
            continue;
        }
        let Some((number, after)) = take_number(rest) else {
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
            continue;
        };
        // 「一百二十元」 is no 二十元: numerals beyond 99 are not read at all.
        if after.starts_with(['百', '千', '亿']) {
            rest = after.trim_start_matches(|c| "零一二两三四五六七八九十百千亿".contains(c));
            continue;
        }
        // `1.5—5万元`: the first number takes the unit of the second.
        let mut numbers = vec![number];
        let mut after = after;
        while let Some((next, tail)) = after.strip_prefix(['—', '-', '~', '～', '–', '至']).and_then(take_number)
        {
            numbers.push(next);
            after = tail;
        }
        let (unit, tail) = take_unit(after);
        // 「一档」 and 「一般」 count nothing: a Chinese numeral is a number only in front of a unit.
        let counts = first.is_ascii_digit() || !matches!(unit, Unit::Other(""));
        for number in numbers.into_iter().filter(|_| counts) {
            found.push(unit.quantity(number));
        }
        rest = tail;
    }
    found
}

/// The one quantity that a literal is, e.g. `36个月`, `第8名`, `1万元`, `2017年1月1日`; nothing else may stand there.
pub fn literal(text: &str) -> Option<Quantity> {
    let text = text.strip_prefix(['第', '前']).unwrap_or(text);
    if let Some((day, "")) = take_date(text) {
        return Some(Quantity::Day(day));
    }
    let (number, rest) = take_number(text)?;
    let (unit, rest) = take_unit(rest);
    rest.is_empty().then(|| unit.quantity(number))
}

/// Whether the text says 1:1, and not 11:1 or 1:10.
pub fn says_one_to_one(text: &str) -> bool {
    let text = squeeze(text).replace('：', ":");
    text.match_indices("1:1").any(|(at, ratio)| {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + ratio.len()..).unwrap_or_default());
        let digit = |c: char| c.is_ascii_digit() || c == '.';
        !before.ends_with(digit) && !after.starts_with(digit)
    })
}

#[derive(Clone, Copy)]
enum Unit {
    Yuan,
    TenThousandYuan,
    Other(&'static str),
}

impl Unit {
    fn quantity(self, number: Decimal) -> Quantity {
        match self {
            Self::Yuan => Quantity::Yuan(number.normalize()),
            Self::TenThousandYuan => {
                let yuan = number.checked_mul(Decimal::from(10_000)).unwrap_or(Decimal::MAX);
                Quantity::Yuan(yuan.normalize())
            }
            Self::Other(unit) => Quantity::Count(number.normalize(), unit),
        }
    }
}

fn take_unit(text: &str) -> (Unit, &str) {
    for (word, unit) in [("万元", Unit::TenThousandYuan), ("万", Unit::TenThousandYuan), ("元", Unit::Yuan)] {
        if let Some(rest) = text.strip_prefix(word) {
            return (unit, rest);
        }
    }
    for (word, unit) in UNITS {
        if let Some(rest) = text.strip_prefix(word) {
            return (Unit::Other(unit), rest);
        }
    }
    (Unit::Other(""), text)
}

fn take_digits(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

fn take_number(text: &str) -> Option<(Decimal, &str)> {
    let Some((whole, rest)) = take_digits(text) else { return take_chinese(text) };
    let fraction = rest.strip_prefix('.').and_then(take_digits);
    let (number, rest) = match fraction {
        Some((fraction, rest)) => (format!("{whole}.{fraction}"), rest),
        None => (whole.to_owned(), rest),
    };
    Decimal::from_str_exact(&number).ok().map(|number| (number, rest))
}

/// Chinese numerals up to 99 in front of a unit; the texts use larger ones nowhere.
fn take_chinese(text: &str) -> Option<(Decimal, &str)> {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let digit = |c: char| DIGITS.iter().position(|d| *d == c).or((c == '两').then_some(2));
    let mut rest = text;
    let mut take = |test: &dyn Fn(char) -> Option<usize>| {
        let c = rest.chars().next()?;
        let value = test(c)?;
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        Some(value)
    };
    let first = take(&digit);
    let ten = take(&|c| (c == '十').then_some(10));
    let last = ten.and_then(|_| take(&digit));
    let number = match (first, ten, last) {
        (Some(first), None, _) => first,
        (first, Some(_), last) => first.unwrap_or(1) * 10 + last.unwrap_or(0),
        (None, None, _) => return None,
    };
    Some((Decimal::from(number), rest))
}

fn take_date(text: &str) -> Option<(Day, &str)> {
    let (year, rest) = take_digits(text)?;
    let (month, rest) = take_digits(rest.strip_prefix('年')?)?;
    let (day, rest) = take_digits(rest.strip_prefix('月')?)?;
    let rest = rest.strip_prefix('日')?;
    let day = Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    Some((day, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yuan(n: i64) -> Quantity {
        Quantity::Yuan(Decimal::from(n).normalize())
    }

    fn count(n: i64, unit: &'static str) -> Quantity {
        Quantity::Count(Decimal::from(n).normalize(), unit)
    }

    #[test]
    fn reads_what_the_texts_write() {
        let cases: &[(&str, &[Quantity])] = &[
            ("累计缴纳失业保险费 36 个月以上", &[count(36, "月")]),
            ("前八名的新获奖者1.5—5万元（5000元一档）", &[count(8, "名"), yuan(15_000), yuan(50_000), yuan(5000)]),
            ("不超过10万、8万元", &[yuan(100_000), yuan(80_000)]),
            ("最高15%的比例", &[count(15, "%")]),
            ("期限不超过３年", &[count(3, "年")]),
            ("第十二名", &[count(12, "名")]),
            ("一百二十元，一般", &[]),
            (
                "2019年1月1日至2020年12月31日",
                &[
                    Quantity::Day(Day::new(2019, 1, 1).expect("a day")),
                    Quantity::Day(Day::new(2020, 12, 31).expect("a day")),
                ],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(&quantities(text), expected, "{text}");
        }
    }

    #[test]
    fn one_to_one_is_no_part_of_another_ratio() {
        for text in ["按1:1配套", "按1：1配套", "１：１"] {
            assert!(says_one_to_one(text), "{text}");
        }
        for text in ["按1:10配套", "按11:1配套", "按1:1.5配套", "按比例配套"] {
            assert!(!says_one_to_one(text), "{text}");
        }
    }

    #[test]
    fn keeps_number_boundaries() {
        assert!(!quantities("给予10000元").contains(&yuan(1000)));
        assert_eq!(literal("第8名"), Some(count(8, "名")));
        assert_eq!(literal("36个月以上"), None);
    }
}
