//! Reading an input: every key, option, unit, day and record is checked, and nothing is computed if one is wrong.

use super::problem::{Problem, Problems, TOO_MANY_RECORDS};
use super::raw::{Fields, Raw};
use crate::{Catalogue, Day, Entry, FactDef, FactId, FactKind, Policy, Range, RecordDef, RecordId, Situation, Value};
use alloc::{format, string::String, string::ToString, vec::Vec};
use rust_decimal::Decimal;

/// The most entries of one kind of record that are accepted.
pub const MOST_RECORDS: usize = 50;
/// The longest text that is accepted, in characters.
pub const LONGEST_TEXT: usize = 200;
/// The longest list of numbers that is accepted.
pub const LONGEST_LIST: usize = 1000;

/// A checked input.
#[derive(Debug)]
pub struct Input {
    /// The document that is asked about.
    pub policy: &'static Policy,
    /// What is known.
    pub situation: Situation,
}

/// What an input is checked against.
#[derive(Clone, Copy)]
struct Door {
    catalogue: &'static Catalogue,
    policies: &'static [Policy],
}

/// Checks an input; on any problem all of them are returned and nothing is computed.
pub fn read(catalogue: &'static Catalogue, policies: &'static [Policy], raw: &Raw) -> Result<Input, Vec<Problem>> {
    let mut problems = Problems::default();
    problems.add_refused("", raw);
    let input = Door { catalogue, policies }.input(raw, &mut problems);
    match input {
        Some(input) if problems.told.is_empty() => Ok(input),
        _ => Err(problems.into_list()),
    }
}

fn keys() -> String {
    "as_of、region、facts、records".into()
}

impl Door {
    fn input(self, raw: &Raw, problems: &mut Problems) -> Option<Input> {
        let Raw::Map(map) = raw else {
            problems.wrong("", raw, "输入应当是一个对象", keys);
            return None;
        };
        for (key, value) in map.iter() {
            if !["as_of", "region", "facts", "records"].contains(&key) {
                problems.add(key, value, "没有这一项", keys);
            }
        }
        let day = as_of(map, problems);
        let policy = self.region(map, problems);
        let mut situation = Situation::new(self.catalogue, day.unwrap_or(Day { julian: 0 }));
        if let Some(policy) = policy {
            // The region answers where one is; only another place is sent as a fact.
            situation.set(self.catalogue.place, Some(Value::OneOf(policy.place)));
        }
        match map.get("facts") {
            None | Some(Raw::Null) => {}
            Some(Raw::Map(facts)) => self.facts(facts, day, &mut situation, problems),
            Some(other) => problems.wrong("facts", other, "应当是一个对象", || "{ 事实的键: 答案, … }".into()),
        }
        match map.get("records") {
            None | Some(Raw::Null) => {}
            Some(Raw::Map(records)) => self.records(records, day, &mut situation, problems),
            Some(other) => problems.wrong("records", other, "应当是一个对象", || self.record_ids()),
        }
        Some(Input { policy: policy?, situation: day.map(|_| situation)? })
    }

    fn region(self, map: &Fields, problems: &mut Problems) -> Option<&'static Policy> {
        let raw = map.get("region").unwrap_or(&Raw::Null);
        let named =
            |policy: &&Policy| matches!(raw, Raw::Text(text) if text == policy.id || text == policy.place_label);
        let policy = self.policies.iter().find(named);
        if policy.is_none() {
            let known = || self.policies.iter().map(|policy| format!("{}（{}）", policy.id, policy.place_label));
            problems.wrong("region", raw, "没有这个地区的政策", || known().collect::<Vec<_>>().join("、"));
        }
        policy
    }

    fn facts(self, facts: &Fields, day: Option<Day>, situation: &mut Situation, problems: &mut Problems) {
        for (key, raw) in facts.iter() {
            let path = format!("facts.{key}");
            let Some((id, def)) = self.find(key) else {
                problems.add(&path, raw, "没有这个事实", || self.nearest(key));
                continue;
            };
            if let Some(field) = def.field {
                let record = self.catalogue.record(field.record).map_or("", |record| record.id);
                problems.add(&path, raw, "这个事实属于记录", || format!("写进 records.{record} 的一项里"));
                continue;
            }
            if matches!(raw, Raw::Null) {
                continue;
            }
            let Some(value) = self.value(&path, def, raw, problems) else { continue };
            if id == self.catalogue.claim_date {
                if day.is_some_and(|day| value != Value::Day(Range::exactly(day))) {
                    problems.wrong(&path, raw, "与 as_of 不一致", || "省略它，或写成与 as_of 相同的一天".into());
                }
                continue;
            }
            situation.set(id, Some(value));
        }
    }

    fn records(self, records: &Fields, day: Option<Day>, situation: &mut Situation, problems: &mut Problems) {
        for (name, raw) in records.iter() {
            let path = format!("records.{name}");
            let Some((id, def)) = self.find_record(name) else {
                problems.add(&path, raw, "没有这种记录", || self.record_ids());
                continue;
            };
            match raw {
                Raw::Null => {}
                Raw::List(list) if list.len() > MOST_RECORDS => {
                    problems.add(&path, raw, TOO_MANY_RECORDS, || format!("最多 {MOST_RECORDS} 项"));
                }
                Raw::List(list) => {
                    let entries = list.iter().enumerate().map(|(index, raw)| {
                        let path = format!("{path}[{index}]");
                        self.entry(&path, (id, def), day, raw, problems)
                    });
                    situation.set_entries(id, Some(entries.collect()));
                }
                other => problems.wrong(&path, other, "应当是一个列表", || "[ {…}, … ]；没有就写 []".into()),
            }
        }
    }

    fn entry(
        self,
        path: &str,
        (record, def): (RecordId, &RecordDef),
        day: Option<Day>,
        raw: &Raw,
        problems: &mut Problems,
    ) -> Entry {
        let mut entry = Entry::default();
        let Raw::Map(map) = raw else {
            problems.wrong(path, raw, "应当是一个对象", || self.field_keys(def));
            return entry;
        };
        for (key, raw) in map.iter() {
            let path = format!("{path}.{key}");
            let found = self.find(key);
            let found = found.and_then(|(id, fact)| Some((id, fact, fact.field.filter(|f| f.record == record)?)));
            let Some((id, fact, field)) = found else {
                problems.add(&path, raw, "这种记录没有这一项", || self.field_keys(def));
                continue;
            };
            if matches!(raw, Raw::Null) {
                continue;
            }
            let value = self.value(&path, fact, raw, problems);
            // The day that tells one entry from another has come; a band may reach beyond the day of claiming.
            if let (Some(Value::Day(Range { min: Some(first), .. })), Some(day)) = (&value, day)
                && def.date == Some(id)
                && *first > day
            {
                problems.wrong(&path, raw, "晚于申领日", || format!("不晚于 {day}（as_of）的一天"));
            }
            entry.set(field.slot, value);
        }
        entry
    }

    fn value(self, path: &str, def: &FactDef, raw: &Raw, problems: &mut Problems) -> Option<Value> {
        let value = match &def.kind {
            FactKind::YesNo => yes_no(raw),
            FactKind::Choice(_) => option_bit(def, raw).map(Value::OneOf),
            FactKind::Choices(_) => option_bits(def, raw).map(Value::Chosen),
            FactKind::Whole { min, max, .. } => {
                range(raw, |raw| whole(raw).copied().filter(|number| (*min..=*max).contains(number))).map(Value::Whole)
            }
            FactKind::Yuan { max } => range(raw, |raw| yuan(raw).filter(|sum| sum <= max)).map(Value::Yuan),
            FactKind::Date => range(raw, date).map(Value::Day),
            FactKind::Text => text(raw).map(Value::Text),
            FactKind::Provision(_) => self.paid_under(def, raw).map(Value::Text),
            FactKind::Wholes { max, length, .. } => wholes(raw, *max, *length).map(Value::Wholes),
            FactKind::Yuans { max } => list(raw, |raw| yuan(raw).filter(|sum| sum <= max)).map(Value::Yuans),
        };
        if value.is_none() {
            problems.wrong(path, raw, "不是这一项可以填的答案", || allowed(def));
        }
        value
    }

    fn paid_under(self, def: &FactDef, raw: &Raw) -> Option<String> {
        let Raw::Text(text) = raw else { return None };
        let mut provisions = self.policies.iter().flat_map(|policy| policy.provisions);
        if let Some(provision) = provisions.find(|provision| provision.id == text) {
            return Some(provision.id.into());
        }
        let option = def.options().iter().find(|option| option.id == text || option.label == text);
        option.map(|option| option.id.into())
    }

    fn find(self, key: &str) -> Option<(FactId, &'static FactDef)> {
        let id = self.catalogue.find(key)?;
        Some((id, self.catalogue.fact(id)?))
    }

    fn find_record(self, name: &str) -> Option<(RecordId, &'static RecordDef)> {
        let id = self.catalogue.find_record(name)?;
        Some((id, self.catalogue.record(id)?))
    }

    fn record_ids(self) -> String {
        let ids: Vec<&str> = self.catalogue.records.iter().map(|record| record.id).collect();
        ids.join("、")
    }

    fn field_keys(self, def: &RecordDef) -> String {
        let keys: Vec<&str> = def.fields.iter().filter_map(|id| Some(self.catalogue.fact(*id)?.key)).collect();
        keys.join("、")
    }

    /// The keys of the same group, which is what a misspelt key most likely meant.
    fn nearest(self, key: &str) -> String {
        let group = key.split('.').next().unwrap_or_default();
        let scalars = self.catalogue.facts.iter().filter(|def| def.field.is_none());
        let same: Vec<&str> = scalars.map(|def| def.key).filter(|key| key.split('.').next() == Some(group)).collect();
        if same.is_empty() { "事实目录里的键（facts 命令列出全部）".into() } else { same.join("、") }
    }
}

fn as_of(map: &Fields, problems: &mut Problems) -> Option<Day> {
    let raw = map.get("as_of").unwrap_or(&Raw::Null);
    let day = match raw {
        Raw::Text(text) => Day::parse(text),
        _ => None,
    };
    if day.is_none() {
        problems.wrong("as_of", raw, "申领日应当是一个日期", || "YYYY-MM-DD，例如 2019-06-01".into());
    }
    day
}

fn allowed(def: &FactDef) -> String {
    match &def.kind {
        FactKind::YesNo => "true 或 false（是、否也可以）；不清楚就省略".into(),
        FactKind::Choice(options) | FactKind::Choices(options) => {
            options.iter().map(|option| format!("{}（{}）", option.id, option.label)).collect::<Vec<_>>().join("、")
        }
        FactKind::Whole { unit, min, max } => {
            format!("{min} 到 {max} 的整数（{unit}），或 {{ \"min\": …, \"max\": … }}")
        }
        FactKind::Yuan { max } => {
            format!("0 到 {max} 元的金额，小数写成文字，例如 \"123.45\"；或 {{ \"min\": …, \"max\": … }}")
        }
        FactKind::Date => "YYYY-MM-DD，或 { \"min\": …, \"max\": … }".into(),
        FactKind::Text => format!("不超过 {LONGEST_TEXT} 字的文字"),
        FactKind::Provision(options) => {
            let words: Vec<&str> = options.iter().map(|option| option.label).collect();
            format!("某一项政策的代号（policies 命令列出全部），或 {}", words.join("、"))
        }
        FactKind::Wholes { unit, max, length: Some(length) } => format!("{length} 个 0 到 {max} 的整数（{unit}）"),
        FactKind::Wholes { unit, max, length: None } => format!("一串 0 到 {max} 的整数（{unit}）"),
        FactKind::Yuans { max } => format!("一串 0 到 {max} 元的金额"),
    }
}

fn yes_no(raw: &Raw) -> Option<Value> {
    match raw {
        Raw::Bool(true) => Some(Value::YES),
        Raw::Bool(false) => Some(Value::NO),
        Raw::Text(text) => match text.as_str() {
            "是" | "yes" => Some(Value::YES),
            "否" | "no" => Some(Value::NO),
            _ => None,
        },
        _ => None,
    }
}

fn option_bit(def: &FactDef, raw: &Raw) -> Option<u64> {
    match raw {
        Raw::Text(text) => def.option_bit(text),
        Raw::Whole(number) => def.option_bit(&number.to_string()),
        _ => None,
    }
}

fn option_bits(def: &FactDef, raw: &Raw) -> Option<u64> {
    match raw {
        Raw::List(list) => list.iter().try_fold(0, |bits, raw| Some(bits | option_bit(def, raw)?)),
        other => option_bit(def, other),
    }
}

/// One exact value, or an object with `min`, `max` or both.
fn range<T: Copy + Ord>(raw: &Raw, read: impl Fn(&Raw) -> Option<T>) -> Option<Range<T>> {
    let Raw::Map(map) = raw else { return read(raw).map(Range::exactly) };
    if map.is_empty() || map.iter().any(|(key, _)| key != "min" && key != "max") {
        return None;
    }
    let end = |key| match map.get(key) {
        None | Some(Raw::Null) => Some(None),
        Some(raw) => read(raw).map(Some),
    };
    let (min, max) = (end("min")?, end("max")?);
    let backwards = min.zip(max).is_some_and(|(min, max)| min > max);
    (!backwards && (min.is_some() || max.is_some())).then_some(Range { min, max })
}

fn whole(raw: &Raw) -> Option<&i64> {
    match raw {
        Raw::Whole(number) => Some(number),
        _ => None,
    }
}

fn yuan(raw: &Raw) -> Option<Decimal> {
    let sum = match raw {
        Raw::Whole(number) => Decimal::from(*number),
        Raw::Text(text) => decimal(text)?,
        _ => return None,
    };
    (sum >= Decimal::ZERO).then_some(sum)
}

/// Digits, of which two at most stand behind a point. `Decimal` reads far more than that, in ten times the code.
fn decimal(text: &str) -> Option<Decimal> {
    let (yuan, fen) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{yuan}{fen}");
    let fits = text.len() <= 30 && fen.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit());
    let number: i64 = digits.parse().ok()?;
    fits.then(|| Decimal::new(number, u32::try_from(fen.len()).unwrap_or_default()))
}

fn date(raw: &Raw) -> Option<Day> {
    match raw {
        Raw::Text(text) => Day::parse(text),
        _ => None,
    }
}

fn text(raw: &Raw) -> Option<String> {
    match raw {
        Raw::Text(text) => Some(text.clone()),
        _ => None,
    }
}

/// A list, or one thing alone.
fn list<T>(raw: &Raw, read: impl Fn(&Raw) -> Option<T>) -> Option<Vec<T>> {
    match raw {
        Raw::List(list) => list.iter().map(read).collect(),
        one => read(one).map(|one| Vec::from([one])),
    }
}

fn wholes(raw: &Raw, max: i64, length: Option<u16>) -> Option<Vec<i64>> {
    let numbers = list(raw, |raw| whole(raw).copied().filter(|number| (0..=max).contains(number)))?;
    let fits = length.is_none_or(|length| numbers.len() == usize::from(length));
    fits.then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::decimal;
    use rust_decimal::Decimal;

    #[test]
    fn sums_are_read_as_decimal_reads_them() {
        let parts = ["", "0", "00", "7", "12", "000000000000000000001", "a", "-1", "+1", " ", "９", "."];
        for yuan in parts {
            for fen in parts.map(|part| format!(".{part}")).into_iter().chain([String::new(), ".120".into()]) {
                let text = format!("{yuan}{fen}");
                let plain = text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
                let read = Decimal::from_str_exact(&text).ok().filter(|sum| plain && sum.scale() <= 2);
                assert_eq!(decimal(&text), read, "{text}");
            }
        }
    }
}
