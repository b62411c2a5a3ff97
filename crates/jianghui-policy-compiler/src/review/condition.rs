//! Conditions as an indented list of sentences, and the answers around their bounds.

use super::words::{chosen, day, joined, yuan};
use jianghui_rules::{Catalogue, Check, Condition, FactDef, FactKind, Kleene, Test, Value, probes};
use rust_decimal::Decimal;

/// A condition, one line for each sentence; none for a condition that always holds.
pub fn lines(catalogue: &Catalogue, condition: &Condition) -> Vec<String> {
    let parts = |head: &str, parts: &[Condition]| under(head, parts.iter().map(|part| lines(catalogue, part)));
    match condition {
        Condition::Test(test) => vec![test.sentence.to_owned()],
        Condition::All([]) => Vec::new(),
        Condition::All([part]) | Condition::Any([part]) => lines(catalogue, part),
        Condition::All(list) => parts("以下全部：", list),
        Condition::Any(list) => parts("以下任一：", list),
        Condition::Not(part) => under("以下不成立：", [lines(catalogue, part)].into_iter()),
        Condition::Exists { record, condition } => {
            let record = catalogue
                .record(*record)
                .map_or((String::new(), ""), |def| (format!("有一{}", def.measure), def.label));
            under(&format!("{}{}符合：", record.0, record.1), [lines(catalogue, condition)].into_iter())
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

/// A heading with its parts behind it, or below it where there is more than one line.
fn under(head: &str, parts: impl Iterator<Item = Vec<String>>) -> Vec<String> {
    let parts: Vec<Vec<String>> = parts.collect();
    if let [part] = parts.as_slice()
        && let [line] = part.as_slice()
    {
        return vec![format!("{head}{line}")];
    }
    let mut list = vec![head.to_owned()];
    for part in parts {
        for (index, line) in part.into_iter().enumerate() {
            // The first line of a part has its bullet, what belongs to it stands deeper.
            list.push(if index == 0 { format!("· {line}") } else { format!("　{line}") });
        }
    }
    list
}

/// The answers around the bounds of each sentence, each sentence once.
pub fn answers(catalogue: &Catalogue, condition: &Condition) -> Vec<String> {
    let mut tests: Vec<&Test> = Vec::new();
    condition.for_each_test(&mut |test| {
        if !tests.iter().any(|known| known.sentence == test.sentence) {
            tests.push(test);
        }
    });
    let alone = tests.len() == 1;
    let of = |test: &&Test| {
        let words = around(catalogue.fact(test.fact)?, &test.check, test.sentence)?;
        Some(if alone { words } else { format!("{}：{words}", test.sentence) })
    };
    tests.iter().filter_map(of).collect()
}

/// The values just outside, on and just inside the bound, as the engine judges them; for a choice the options that
/// satisfy it, where the sentence names others.
fn around(def: &FactDef, check: &Check, sentence: &str) -> Option<String> {
    let near = |value: &Value| match (check, value) {
        (Check::Whole(_, limit), Value::Whole(range)) => {
            range.single().is_some_and(|number| number.abs_diff(*limit) <= 1)
        }
        (Check::Yuan(_, limit), Value::Yuan(range)) => {
            range.single().is_some_and(|sum| (sum - limit).abs() <= Decimal::new(1, 2))
        }
        (Check::Day(..), Value::Day(_)) => true,
        _ => false,
    };
    if let (Check::OneOf(bits), FactKind::Choice(options)) = (check, &def.kind) {
        let met = chosen(options, *bits);
        let named = met.iter().all(|label| sentence.contains(label));
        return (!named).then(|| format!("✓ {}", joined(met.into_iter())));
    }
    let answers = probes(def, core::iter::once(check)).into_iter().filter(near).filter_map(|value| {
        let mark = if check.judge(&value) == Kleene::Yes { "✓" } else { "✗" };
        Some(format!("{} {mark}", shown(def, &value)?))
    });
    let answers: Vec<String> = answers.collect();
    (!answers.is_empty()).then(|| answers.join("　"))
}

fn shown(def: &FactDef, value: &Value) -> Option<String> {
    match (&def.kind, value) {
        (FactKind::Whole { unit, .. }, Value::Whole(range)) => Some(format!("{}{unit}", range.single()?)),
        (_, Value::Yuan(range)) => Some(yuan(range.single()?)),
        (_, Value::Day(range)) => Some(day(range.single()?)),
        _ => None,
    }
}
