//! Conditions as an indented list of sentences, and the answers around their bounds.

use super::words::{day, yuan};
use crate::cells::floor;
use jianghui_rules::{
    Catalogue, Check, Condition, Day, Entry, FactDef, FactId, FactKind, Outcome, Range, RecordId, Situation, Test,
    Value, probes,
};
use rust_decimal::Decimal;

/// A condition, one line for each sentence; none for a condition that always holds.
pub fn lines(catalogue: &Catalogue, condition: &Condition) -> Vec<String> {
    let parts = |head: &str, parts: &[Condition]| under(head, parts.iter().map(|part| lines(catalogue, part)));
    match condition {
        Condition::Test(test) => vec![test.sentence.to_owned()],
        Condition::Vouched(test) => vec![format!("{}（没有回答的，请向经办部门确认）", test.sentence)],
        Condition::All([]) => Vec::new(),
        Condition::All([part]) | Condition::Any([part]) => lines(catalogue, part),
        Condition::All(list) => parts("以下全部：", list),
        Condition::Any(list) => parts("以下任一：", list),
        Condition::Not(part) => under("以下不成立：", [lines(catalogue, part)].into_iter()),
        Condition::Exists { record, condition } => {
            let (measure, label) = catalogue.record(*record).map_or(("", ""), |def| (def.measure, def.label));
            under(&format!("有一{measure}{label}符合："), [lines(catalogue, condition)].into_iter())
        }
        Condition::Open { narrow, wide } => {
            let wide = lines(catalogue, wide);
            let wide = if wide.is_empty() { vec!["不论怎样都满足".to_owned()] } else { wide };
            let mut both = under("从严：", [lines(catalogue, narrow)].into_iter());
            both.extend(under("从宽：", [wide].into_iter()));
            both
        }
    }
}

/// A heading with its parts below it; a part that is alone begins behind it.
fn under(head: &str, parts: impl Iterator<Item = Vec<String>>) -> Vec<String> {
    let mut parts: Vec<Vec<String>> = parts.collect();
    if let [part] = parts.as_mut_slice()
        && let Some(first) = part.first_mut()
    {
        first.insert_str(0, head);
        return core::mem::take(part);
    }
    let mut list = vec![head.to_owned()];
    for part in parts {
        // The first line of a part has its bullet, what belongs to it stands deeper.
        let indented = |(index, line): (usize, &String)| format!("{}{line}", if index == 0 { "· " } else { "　" });
        list.extend(part.iter().enumerate().map(indented));
    }
    list
}

/// The answers around the bounds of a condition: as a whole where it asks for one fact only, or compares one with one
/// other; otherwise of each of its sentences, each once.
pub fn answers(catalogue: &Catalogue, condition: &Condition) -> Vec<String> {
    let mut tests: Vec<&Test> = Vec::new();
    condition.for_each_test(&mut |test| {
        if !tests.iter().any(|known| known.sentence == test.sentence) {
            tests.push(test);
        }
    });
    let mut facts: Vec<FactId> = tests.iter().flat_map(|test| test.facts()).collect();
    facts.sort_unstable();
    facts.dedup();
    if let [fact] = facts.as_slice() {
        return around(catalogue, *fact, &tests, condition).into_iter().collect();
    }
    if let Some(words) = compared(catalogue, &tests, condition) {
        return vec![words];
    }
    let one = |test: &&Test| {
        let alone = Condition::Test(**test);
        let words = match test.facts().count() {
            1 => around(catalogue, test.fact, &[test], &alone),
            _ => compared(catalogue, &[test], &alone),
        };
        Some(format!("{}：{}", test.sentence, words?))
    };
    tests.iter().filter_map(one).collect()
}

/// The answers around the bound that another answer draws, if all sentences compare the same two facts: days are told
/// by their distance, numbers by an example.
fn compared(catalogue: &Catalogue, tests: &[&Test], condition: &Condition) -> Option<String> {
    let first = tests.first()?;
    let other = first.facts().nth(1)?;
    if !tests.iter().all(|test| test.facts().eq([first.fact, other])) {
        return None;
    }
    let label = catalogue.fact(other)?.label;
    let judged = |value: Value, of: Value| mark(judge(catalogue, &[(first.fact, value), (other, of)], condition));
    let mut bounds: Vec<i64> = tests.iter().filter_map(|test| bound(&test.check)).collect();
    bounds.sort_unstable();
    bounds.dedup();
    if matches!(first.check, Check::DayFrom(..)) {
        let exactly = |day: Day| Value::Day(Range::exactly(day));
        let block = |years: i64| {
            let years = i32::try_from(years).ok()?;
            let at = EXAMPLE_DAY.plus_years(years);
            let near = [("前一天", -1), ("当天", 0), ("后一天", 1)].map(|(name, offset)| {
                let day = Day { julian: at.julian.saturating_add(offset) };
                format!("{name} {}", judged(exactly(day), exactly(EXAMPLE_DAY)))
            });
            let later = if years == 0 { String::new() } else { format!("后{years}年") };
            Some(format!("{label}{later}的{}", near.join("　")))
        };
        return Some(bounds.into_iter().filter_map(block).collect::<Vec<_>>().join("；"));
    }
    let exactly = |number: i64| Value::Whole(Range::exactly(number));
    let mut near: Vec<i64> = bounds.iter().flat_map(|bound| [bound - 1, *bound, bound + 1]).collect();
    near.sort_unstable();
    near.dedup();
    let (own, its) = (unit(catalogue.fact(first.fact)?), unit(catalogue.fact(other)?));
    let near = near.into_iter().map(|n| format!("{n}{own} {}", judged(exactly(n), exactly(EXAMPLE_NUMBER))));
    Some(format!("{label}是{EXAMPLE_NUMBER}{its}时：{}", near.collect::<Vec<_>>().join("　")))
}

/// 2023-03-10, and a number of which a tenth is no whole number.
const EXAMPLE_DAY: Day = Day { julian: 2_460_014 };
const EXAMPLE_NUMBER: i64 = 105;

/// Where a comparison of two facts has its bound: in years after the other day, or the largest number of the example.
fn bound(check: &Check) -> Option<i64> {
    match check {
        Check::DayFrom(_, _, years) => Some(i64::from(*years)),
        Check::Portion(_, portion) => floor(*portion, EXAMPLE_NUMBER),
        _ => None,
    }
}

/// The unit of a number or of the numbers of a list.
pub fn unit(def: &FactDef) -> &'static str {
    match def.kind {
        FactKind::Whole { unit, .. } | FactKind::Wholes { unit, .. } => unit,
        _ => "",
    }
}

/// The values just outside, on and just inside the bounds with the engine's judgement; of a choice the options that
/// satisfy the condition, where its sentence does not name them all.
fn around(catalogue: &Catalogue, fact: FactId, tests: &[&Test], condition: &Condition) -> Option<String> {
    let def = catalogue.fact(fact)?;
    let values = probes(def, tests.iter().map(|test| &test.check));
    let judged = values.into_iter().map(|value| (judge(catalogue, &[(fact, value.clone())], condition), value));
    let labels: Vec<&str> = match def.kind {
        FactKind::YesNo => vec!["是", "否"],
        FactKind::Choice(options) => options.iter().map(|option| option.label).collect(),
        _ => Vec::new(),
    };
    if !labels.is_empty() {
        let outcomes: Vec<(Outcome, &str)> = judged.map(|(outcome, _)| outcome).zip(labels).collect();
        let named = |(outcome, label): &(Outcome, &str)| match outcome {
            Outcome::Met => tests.iter().any(|test| test.sentence.contains(label)),
            outcome => *outcome == Outcome::Unmet,
        };
        if outcomes.iter().all(named) {
            return None;
        }
        let (others, favourable): (Vec<_>, Vec<_>) =
            outcomes.iter().partition::<Vec<_>, _>(|(outcome, _)| *outcome == Outcome::Unmet);
        // Of a long list the few that do not satisfy it tell as much as all that do.
        let long = favourable.len() > LONG && favourable.iter().all(|(outcome, _)| *outcome == Outcome::Met);
        let shown = if long { &others } else { &favourable };
        let mut shown: Vec<String> =
            shown.iter().map(|(outcome, label)| format!("{label} {}", mark(*outcome))).collect();
        if long {
            shown.push(if shown.is_empty() { "都 ✓" } else { "其余都 ✓" }.to_owned());
        }
        return Some(shown.join("　"));
    }
    let near = judged.filter(|(_, value)| tests.iter().any(|test| is_near(&test.check, value)));
    let mut shown: Vec<String> = Vec::new();
    for (outcome, value) in near {
        let Some(value) = self::shown(def, &value) else { continue };
        let words = format!("{value} {}", mark(outcome));
        if !shown.contains(&words) {
            shown.push(words);
        }
    }
    let head = match (&def.kind, tests.first().map(|test| test.check)) {
        (FactKind::Yuans { .. }, _) => "其中最高的一笔：",
        (_, Some(Check::Sum(..))) => "合起来：",
        (_, Some(Check::Largest(..))) => "其中最大的：",
        _ => "",
    };
    (!shown.is_empty()).then(|| format!("{head}{}", shown.join("　")))
}

/// More options than these are told by those that are left over.
const LONG: usize = 8;

/// Judges a condition on these answers alone; those about a record are of one entry, which is in view.
fn judge(catalogue: &Catalogue, answers: &[(FactId, Value)], condition: &Condition) -> Outcome {
    let mut situation = Situation::new(catalogue, Day { julian: 0 });
    situation.set(catalogue.claim_date, None);
    let mut seen: Option<(RecordId, Entry)> = None;
    for (fact, value) in answers {
        match catalogue.fact(*fact).and_then(|def| def.field) {
            None => situation.set(*fact, Some(value.clone())),
            Some(field) => {
                let (_, entry) = seen.get_or_insert_with(|| (field.record, Entry::default()));
                entry.set(field.slot, Some(value.clone()));
            }
        }
    }
    let Some((record, entry)) = seen else { return condition.judge(catalogue, situation.view()).outcome() };
    situation.set_entries(record, Some(vec![entry.clone()]));
    condition.judge(catalogue, situation.view().at(record, Some(&entry))).outcome()
}

fn mark(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "✓",
        Outcome::AskOffice => "？",
        Outcome::Unmet => "✗",
        Outcome::Undetermined => "（要看别的答案）",
    }
}

/// Whether a value stands on a bound or next to it.
fn is_near(check: &Check, value: &Value) -> bool {
    match (check, value) {
        (Check::Whole(_, limit), Value::Whole(range)) => {
            range.single().is_some_and(|number| number.abs_diff(*limit) <= 1)
        }
        (Check::Yuan(_, limit), Value::Yuan(range)) => {
            range.single().is_some_and(|sum| (sum - limit).abs() <= Decimal::new(1, 2))
        }
        (Check::Day(_, limit), Value::Day(range)) => {
            range.single().is_some_and(|day| day.julian.abs_diff(limit.julian) <= 1)
        }
        (Check::Yuan(_, limit), Value::Yuans(sums)) => {
            sums.iter().max().is_some_and(|sum| (sum - limit).abs() <= Decimal::new(1, 2))
        }
        (Check::Sum(_, limit), Value::Wholes(numbers)) => numbers.iter().sum::<i64>().abs_diff(*limit) <= 1,
        (Check::Largest(_, limit), Value::Wholes(numbers)) => {
            numbers.iter().max().is_some_and(|number| number.abs_diff(*limit) <= 1)
        }
        _ => false,
    }
}

fn shown(def: &FactDef, value: &Value) -> Option<String> {
    match (&def.kind, value) {
        (FactKind::Whole { unit, .. }, Value::Whole(range)) => Some(format!("{}{unit}", range.single()?)),
        (FactKind::Wholes { unit, length, .. }, Value::Wholes(numbers)) => {
            let number = if length.is_some() { numbers.iter().sum() } else { *numbers.iter().max()? };
            Some(format!("{number}{unit}"))
        }
        (_, Value::Yuan(range)) => Some(yuan(range.single()?)),
        (_, Value::Yuans(sums)) => Some(yuan(*sums.iter().max()?)),
        (_, Value::Day(range)) => Some(day(range.single()?)),
        _ => None,
    }
}
