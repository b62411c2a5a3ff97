//! 写法: how money, days, numbers and answers are written. The one place for it.

use crate::state::State;
use crate::text;
use jianghui_policies::{BEGINNING, CATALOGUE, POLICIES};
use jianghui_rules::{Day, FactDef, FactId, FactKind, Money, Policy, Provision, Range, RecordId, Value};
use rust_decimal::Decimal;

/// An amount in yuan with separators, without its unit: `3,000`.
#[must_use]
pub fn yuan(amount: Decimal) -> String {
    let plain = amount.normalize().to_string();
    let (whole, rest) = plain.split_once('.').map_or((plain.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut written = String::with_capacity(plain.len() + 4);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    if let Some(rest) = rest {
        written.push('.');
        written.push_str(rest);
    }
    written
}

/// Money in words: `3,000 元`, `1,000–3,000 元`, `不少于 50,000 元`.
#[must_use]
pub fn money(money: Money) -> String {
    let (before, number) = money_parts(money);
    let gap = if before.is_empty() { "" } else { " " };
    format!("{before}{gap}{number} {}", text::YUAN)
}

/// What stands before the number, and the number.
#[must_use]
pub fn money_parts(money: Money) -> (&'static str, String) {
    match (money.min, money.max) {
        (min, Some(max)) if min == Some(max) => ("", yuan(max)),
        (None, Some(max)) => (text::AT_MOST, yuan(max)),
        (Some(min), Some(max)) => ("", format!("{}–{}", yuan(min), yuan(max))),
        (Some(min), None) => (text::AT_LEAST, yuan(min)),
        (None, None) => ("", text::NO_FIGURE.into()),
    }
}

/// A day: `2020 年 3 月 1 日`.
#[must_use]
pub fn day(day: Day) -> String {
    let (year, month, day) = day.ymd();
    format!("{year} 年 {month} 月 {day} 日")
}

/// The last day of a month.
#[must_use]
pub fn month_end(year: i32, month: u8) -> Option<Day> {
    let next = if month == 12 { Day::new(year.saturating_add(1), 1, 1) } else { Day::new(year, month + 1, 1) };
    next.map(|next| Day { julian: next.julian.saturating_sub(1) })
}

/// What is known of a day: a day, a month, a year, or from when to when.
#[must_use]
pub fn days(range: Range<Day>) -> String {
    let (Some(min), Some(max)) = (range.min, range.max) else {
        return range.min.or(range.max).map_or_else(|| text::UNKNOWN.into(), day);
    };
    let (year, month, _) = min.ymd();
    if min == max {
        day(min)
    } else if Day::new(year, month, 1) == Some(min) && month_end(year, month) == Some(max) {
        format!("{year} 年 {month} 月")
    } else if Day::new(year, 1, 1) == Some(min) && Day::new(year, 12, 31) == Some(max) {
        format!("{year} 年")
    } else {
        format!("{} – {}", day(min), day(max))
    }
}

/// A whole number or a band of them with its unit; the bounds of the question say where a band is open.
#[must_use]
pub fn whole(range: Range<i64>, unit: &str, (least, most): (i64, i64)) -> String {
    let min = range.min.filter(|min| *min > least);
    let max = range.max.filter(|max| *max < most);
    match (range.single(), min, max) {
        (Some(number), ..) => format!("{number} {unit}"),
        (_, Some(min), Some(max)) => format!("{min}–{max} {unit}"),
        (_, Some(min), None) => text::and_more(min, unit),
        (_, None, Some(max)) => text::less_than(max.saturating_add(1), unit),
        _ => text::UNKNOWN.into(),
    }
}

/// Roles in words.
#[must_use]
pub fn role(roles: u64) -> String {
    match BEGINNING.groups.iter().find(|group| group.roles == roles) {
        Some(group) => group.label.into(),
        None => BEGINNING.fact(BEGINNING.role).map(|def| labels(def, roles).join(text::AND)).unwrap_or_default(),
    }
}

/// An answer in words.
#[must_use]
pub fn value(def: &FactDef, value: &Value) -> String {
    match (value, &def.kind) {
        (Value::OneOf(bits), FactKind::YesNo) => match (*bits & 1 != 0, *bits & 2 != 0) {
            (true, false) => text::YES.into(),
            (false, true) => text::NO.into(),
            _ => text::UNKNOWN.into(),
        },
        (Value::OneOf(bits), _) => labels(def, *bits).join(text::OR),
        (Value::Chosen(0), _) => text::NONE_OF_THEM.into(),
        (Value::Chosen(bits), _) => {
            let is_role = CATALOGUE.fact(CATALOGUE.role).is_some_and(|role| core::ptr::eq(role, def));
            if is_role { role(*bits) } else { labels(def, *bits).join(text::AND) }
        }
        (Value::Whole(range), FactKind::Whole { unit, min, max }) => whole(*range, unit, (*min, *max)),
        (Value::Whole(range), _) => whole(*range, "", (i64::MIN, i64::MAX)),
        (Value::Yuan(range), _) => money(*range),
        (Value::Day(range), _) => days(*range),
        (Value::Text(word), _) => named(def, word),
        (Value::Wholes(numbers), _) => join(numbers.iter().map(ToString::to_string)),
        (Value::Yuans(sums), _) => join(sums.iter().map(|sum| yuan(*sum))),
    }
}

/// What names a document in one line: its number, or its title where it has none.
#[must_use]
pub fn document(policy: &Policy) -> &'static str {
    policy.document().name
}

/// One record by the answers that name it, or by its number where they are not known.
#[must_use]
pub fn record(state: &State, record: RecordId, index: usize) -> String {
    let Some(def) = CATALOGUE.record(record) else { return String::new() };
    let entry = state.situation.entries(record).and_then(|entries| entries.get(index));
    let known = |fact: &FactId| {
        let def = CATALOGUE.fact(*fact)?;
        Some(value(def, entry?.get(def.field?.slot)?))
    };
    let names: Vec<String> = def.title.iter().filter_map(known).collect();
    if names.is_empty() { text::record_title(index, def.measure, def.label) } else { names.join(" · ") }
}

/// The record for which a provision is judged.
#[must_use]
pub fn record_of(state: &State, provision: &Provision, index: Option<usize>) -> Option<String> {
    Some(record(state, provision.per?, index?))
}

fn join(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(text::AND)
}

/// The labels of these options.
pub fn labels(def: &FactDef, bits: u64) -> Vec<&'static str> {
    let chosen = |(index, _): &(u32, _)| bits.checked_shr(*index).is_some_and(|rest| rest & 1 == 1);
    (0..).zip(def.options()).filter(chosen).map(|(_, option)| option.label).collect()
}

/// Free words, or the title of the provision or the label of the option that they name.
fn named(def: &FactDef, word: &str) -> String {
    if !matches!(def.kind, FactKind::Provision(_)) {
        return word.into();
    }
    let provisions = POLICIES.iter().flat_map(|policy| policy.provisions);
    let title = provisions.filter(|provision| provision.id == word).map(|provision| provision.title).next();
    let label = || def.options().iter().find(|option| option.id == word).map(|option| option.label);
    title.or_else(label).unwrap_or(word).into()
}

/// Sets a space between figures and the Chinese words around them: `第 4 条`.
#[must_use]
pub fn spaced(words: &str) -> String {
    let wide = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let figure = |c: char| c.is_ascii_digit() || c == '%';
    let mut out = String::with_capacity(words.len() + 8);
    let mut before = None;
    for now in words.chars() {
        let gap = before.is_some_and(|before| (wide(before) && figure(now)) || (figure(before) && wide(now)));
        if gap {
            out.push(' ');
        }
        out.push(now);
        before = Some(now);
    }
    out
}

/// Typed figures as ASCII: full-width ones, separators, blanks and the unit behind them are all accepted.
#[must_use]
pub fn figures(typed: &str, unit: &str) -> String {
    let plain = typed.chars().filter_map(|c| match c {
        '０'..='９' | '．' | '－' => char::from_u32(u32::from(c).wrapping_sub(0xfee0)),
        ',' | '，' => None,
        c if c.is_whitespace() => None,
        c => Some(c),
    });
    let plain: String = plain.collect();
    plain.strip_suffix(unit).map(ToOwned::to_owned).unwrap_or(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_money_days_and_spaces() {
        assert_eq!(yuan(Decimal::from(3000)), "3,000");
        assert_eq!(yuan(Decimal::from(100)), "100");
        assert_eq!(yuan(Decimal::new(123_456_750, 2)), "1,234,567.5");
        assert_eq!(spaced("第4条"), "第 4 条");
        assert_eq!(spaced("不低于36个月，100%"), "不低于 36 个月，100%");
        let month = Range { min: Day::new(2019, 2, 1), max: Day::new(2019, 2, 28) };
        assert_eq!(days(month), "2019 年 2 月");
        assert_eq!(figures(" ３６ 个月", "个月"), "36");
        assert_eq!(figures("1，200元", "元"), "1200");
    }
}
