//! 认字: the words of a cell as an answer to a fact.

use crate::text::cells::{AFFIRMED, DENIED, NO_SUCH, NOT_KNOWN};
use crate::{format, text};
use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::{Day, FactDef, FactId, FactKind, Policy, Range, Value};
use rust_decimal::Decimal;

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// An answer.
    Value(Value),
    /// Nothing, or that it is not known.
    Unknown,
    /// Something that is no answer to the fact.
    Unreadable,
}

/// Whether a cell stands for 不清楚.
#[must_use]
pub fn is_unknown(cell: &str) -> bool {
    cell.is_empty() || NOT_KNOWN.contains(&cell)
}

/// What a cell says of a fact on the day of claiming.
#[must_use]
pub fn cell(policy: &Policy, fact: FactId, words: &str, today: Day) -> Cell {
    let words = words.trim();
    if is_unknown(words) {
        return Cell::Unknown;
    }
    let Some(def) = CATALOGUE.fact(fact) else { return Cell::Unreadable };
    value(policy, def, words, today).map_or(Cell::Unreadable, Cell::Value)
}

fn value(policy: &Policy, def: &FactDef, words: &str, today: Day) -> Option<Value> {
    Some(match def.kind {
        FactKind::YesNo => {
            let low = words.to_ascii_lowercase();
            let is = |known: &[&str]| known.contains(&low.as_str());
            if is(&AFFIRMED) {
                Value::YES
            } else if is(&DENIED) {
                Value::NO
            } else {
                return None;
            }
        }
        FactKind::Choice(_) => Value::OneOf(option(def, words)?),
        FactKind::Choices(_) if NO_SUCH.contains(&words) => Value::Chosen(0),
        FactKind::Choices(_) => {
            let mut bits = 0;
            for part in parts(words) {
                bits |= option(def, part)?;
            }
            Value::Chosen(bits)
        }
        FactKind::Whole { unit, min, max } => {
            let number = number(words, unit)?;
            Value::Whole(Range::exactly(Some(number).filter(|number| (min..=max).contains(number))?))
        }
        FactKind::Yuan { max } => Value::Yuan(Range::exactly(sum(words, max)?)),
        FactKind::Date => Value::Day(day(words).filter(|day| {
            // What was given to somebody was given before the claim.
            def.field.is_none() || day.min.is_some_and(|min| min <= today)
        })?),
        FactKind::Text => Value::Text(words.into()),
        FactKind::Provision(options) => {
            let named = policy.provisions.iter().find(|provision| provision.title == words || provision.id == words);
            let option = || options.iter().find(|option| option.label == words || option.id == words);
            Value::Text(named.map(|provision| provision.id).or_else(|| option().map(|option| option.id))?.into())
        }
        FactKind::Wholes { unit, max, length } => {
            let read = |part| number(part, unit).filter(|number| (0..=max).contains(number));
            let numbers: Vec<i64> = parts(words).map(read).collect::<Option<_>>()?;
            Value::Wholes(Some(numbers).filter(|all| length.is_none_or(|length| all.len() == usize::from(length)))?)
        }
        FactKind::Yuans { max } => Value::Yuans(parts(words).map(|part| sum(part, max)).collect::<Option<_>>()?),
    })
}

/// The parts of a cell that holds several answers.
fn parts(words: &str) -> impl Iterator<Item = &str> {
    words.split(['、', '/', '／', '+', '＋', '|']).map(str::trim).filter(|part| !part.is_empty())
}

fn number(words: &str, unit: &str) -> Option<i64> {
    let plain = format::figures(words, unit);
    // 「36月」 for 「36个月」.
    let plain = plain.strip_suffix(unit.trim_start_matches('个')).filter(|_| !unit.is_empty()).unwrap_or(&plain);
    plain.parse().ok()
}

fn sum(words: &str, max: Decimal) -> Option<Decimal> {
    let sum = Decimal::from_str_exact(&format::figures(words, text::YUAN)).ok()?;
    Some(sum).filter(|sum| !sum.is_sign_negative() && *sum <= max && sum.scale() <= 2)
}

/// The bit of the option that the words name: by its label or another word for it, or as the only one of whose label
/// they are a part.
fn option(def: &FactDef, words: &str) -> Option<u64> {
    let dense: String = words.chars().filter(|c| !c.is_whitespace()).map(narrow).collect();
    let same = |other: &str| other.chars().filter(|c| !c.is_whitespace()).map(narrow).eq(dense.chars());
    let options = def.options();
    let exact = |option: &jianghui_rules::OptionDef| {
        same(option.label) || same(option.id) || option.aliases.iter().any(|alias| same(alias))
    };
    let index = options.iter().position(exact).or_else(|| {
        let part =
            |option: &jianghui_rules::OptionDef| dense.chars().count() > 1 && option.label.contains(dense.as_str());
        let first = options.iter().position(part)?;
        (options.iter().filter(|option| part(option)).count() == 1).then_some(first)
    })?;
    1u64.checked_shl(u32::try_from(index).ok()?)
}

/// Full-width signs as their narrow twins.
fn narrow(c: char) -> char {
    match c {
        '（' => '(',
        '）' => ')',
        '０'..='９' => char::from_u32(u32::from(c).wrapping_sub(0xfee0)).unwrap_or(c),
        c => c,
    }
}

/// A day, a month or a year: `2019-03-15`, `2019/3`, `2019年3月`, `20190315`, `201903`, `2019`.
fn day(words: &str) -> Option<Range<Day>> {
    let plain: String = words.chars().map(narrow).collect();
    // 「2019-03-15 00:00:00」 as tables write days.
    let date = plain.split([' ', 'T']).next().unwrap_or(&plain);
    let mut numbers: Vec<u32> = Vec::new();
    for part in date.split(['-', '/', '.', '年', '月', '日', '号', '－', '．']).filter(|part| !part.is_empty()) {
        numbers.push(part.parse().ok()?);
    }
    if let [only] = *numbers.as_slice() {
        numbers = match only {
            0..=9999 => vec![only],
            10_000..=999_999 => vec![only / 100, only % 100],
            _ => vec![only / 10_000, only / 100 % 100, only % 100],
        };
    }
    let year = |year: u32| i32::try_from(year).ok().filter(|year| (1950..=2100).contains(year));
    let small = |part: u32| u8::try_from(part).ok();
    match *numbers.as_slice() {
        [y] => Some(Range { min: Some(Day::new(year(y)?, 1, 1)?), max: Some(Day::new(year(y)?, 12, 31)?) }),
        [y, m] => {
            let (year, month) = (year(y)?, small(m)?);
            Some(Range { min: Some(Day::new(year, month, 1)?), max: Some(format::month_end(year, month)?) })
        }
        [y, m, d] => Day::new(year(y)?, small(m)?, small(d)?).map(Range::exactly),
        _ => None,
    }
}

/// The most options that are spelled out.
const SPELLED_OUT: usize = 8;

/// What may stand in a cell of a fact.
#[must_use]
pub fn allowed(policy: &Policy, def: &FactDef, today: Day) -> String {
    match def.kind {
        FactKind::YesNo => text::BATCH_YES_NO.into(),
        FactKind::Choice(options) | FactKind::Choices(options) => {
            let labels: Vec<&str> = options.iter().take(SPELLED_OUT).map(|option| option.label).collect();
            text::batch_one_of(&labels, options.len() > SPELLED_OUT)
        }
        FactKind::Whole { min, max, .. } => text::whole_between(min, max),
        FactKind::Yuan { max } | FactKind::Yuans { max } => text::yuan_up_to(&format::yuan(max)),
        FactKind::Date => text::batch_date(&format::day(today), def.field.is_some()),
        FactKind::Text => String::new(),
        FactKind::Provision(_) => {
            let titles: Vec<&str> =
                policy.provisions.iter().take(SPELLED_OUT).map(|provision| provision.title).collect();
            text::batch_one_of(&titles, policy.provisions.len() > SPELLED_OUT)
        }
        FactKind::Wholes { length, .. } => text::list_of(length),
    }
}

/// An answer as it may stand in a cell, for the example.
#[must_use]
pub fn example(def: &FactDef) -> String {
    match def.kind {
        FactKind::YesNo => text::YES.into(),
        FactKind::Choice(options) | FactKind::Choices(options) | FactKind::Provision(options) => {
            options.first().map_or("", |option| option.label).into()
        }
        FactKind::Whole { unit, .. } => format!("36{unit}"),
        FactKind::Yuan { .. } | FactKind::Yuans { .. } => "1000".into(),
        FactKind::Date => "2024-03".into(),
        FactKind::Text => String::new(),
        FactKind::Wholes { .. } => "1、2".into(),
    }
}

/// The fact that a heading names: by its label or its key.
#[must_use]
pub fn heading(words: &str) -> Option<FactId> {
    let dense: String = words.chars().filter(|c| !c.is_whitespace()).map(narrow).collect();
    let bare = dense.split('(').next().unwrap_or(&dense);
    let is = |label: &str| {
        let label = label.chars().filter(|c| !c.is_whitespace()).map(narrow);
        label.clone().eq(dense.chars()) || label.eq(bare.chars())
    };
    CATALOGUE.ids().find(|(_, def)| is(def.label) || def.key == dense).map(|(fact, _)| fact)
}

/// Whether a cell is an answer to one of these facts.
#[must_use]
pub fn is_answer(policy: &Policy, facts: &[FactId], words: &str, today: Day) -> bool {
    let named = |fact: &FactId| !matches!(CATALOGUE.fact(*fact).map(|def| &def.kind), Some(FactKind::Text) | None);
    let place = POLICIES.iter().any(|policy| policy.place_label == words);
    place || facts.iter().any(|fact| named(fact) && matches!(cell(policy, *fact, words, today), Cell::Value(_)))
}

/// Whether a cell says that there is nothing of the kind to which a fact belongs: 无 where a level is asked.
#[must_use]
pub fn is_none(def: &FactDef, words: &str) -> bool {
    matches!(def.kind, FactKind::Choice(_)) && NO_SUCH.contains(&words.trim()) && option(def, words.trim()).is_none()
}
