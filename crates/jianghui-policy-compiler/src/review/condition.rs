//! Conditions as an indented list of sentences, and the answers around their bounds.

use super::words::{day, yuan};
use jianghui_rules::{
    Catalogue, Check, Condition, Day, Entry, FactDef, FactId, FactKind, Outcome, Situation, Test, Value, probes,
};
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

/// The answers around the bounds of a condition: as a whole where it asks for one fact only, otherwise of each of its
/// sentences, each once.
pub fn answers(catalogue: &Catalogue, condition: &Condition) -> Vec<String> {
    let mut tests: Vec<&Test> = Vec::new();
    condition.for_each_test(&mut |test| {
        if !tests.iter().any(|known| known.sentence == test.sentence) {
            tests.push(test);
        }
    });
    let mut facts: Vec<FactId> = tests.iter().map(|test| test.fact).collect();
    facts.sort_unstable();
    facts.dedup();
    if let [fact] = facts.as_slice() {
        return around(catalogue, *fact, &tests, condition).into_iter().collect();
    }
    let one = |test: &&Test| {
        let words = around(catalogue, test.fact, &[test], &Condition::Test(**test))?;
        Some(format!("{}：{words}", test.sentence))
    };
    tests.iter().filter_map(one).collect()
}

/// The values just outside, on and just inside the bounds with the engine's judgement; of a choice the options that
/// satisfy the condition, where its sentence does not name them all.
fn around(catalogue: &Catalogue, fact: FactId, tests: &[&Test], condition: &Condition) -> Option<String> {
    let def = catalogue.fact(fact)?;
    let values = probes(def, tests.iter().map(|test| &test.check));
    let judged = values.into_iter().map(|value| (judge(catalogue, fact, &value, condition), value));
    let labels: Vec<&str> = match def.kind {
        FactKind::YesNo => vec!["是", "否"],
        FactKind::Choice(options) => options.iter().map(|option| option.label).collect(),
        _ => Vec::new(),
    };
    if !labels.is_empty() {
        let favourable: Vec<(Outcome, &str)> = judged.map(|(outcome, _)| outcome).zip(labels).collect();
        let named = |(outcome, label): &(Outcome, &str)| match outcome {
            Outcome::Met => tests.iter().any(|test| test.sentence.contains(label)),
            outcome => *outcome == Outcome::Unmet,
        };
        let shown = favourable.iter().filter(|(outcome, _)| *outcome != Outcome::Unmet);
        let shown: Vec<String> = shown.map(|(outcome, label)| format!("{label} {}", mark(*outcome))).collect();
        return (!favourable.iter().all(named)).then(|| shown.join("　"));
    }
    let near = judged.filter(|(_, value)| tests.iter().any(|test| is_near(&test.check, value)));
    let shown = near.filter_map(|(outcome, value)| Some(format!("{} {}", shown(def, &value)?, mark(outcome))));
    let shown: Vec<String> = shown.collect();
    (!shown.is_empty()).then(|| shown.join("　"))
}

/// Judges a condition on this one answer.
fn judge(catalogue: &Catalogue, fact: FactId, value: &Value, condition: &Condition) -> Outcome {
    let mut situation = Situation::new(catalogue, Day { julian: 0 });
    situation.set(catalogue.claim_date, None);
    let Some(field) = catalogue.fact(fact).and_then(|def| def.field) else {
        situation.set(fact, Some(value.clone()));
        return condition.judge(catalogue, situation.view()).outcome();
    };
    let mut entry = Entry::default();
    entry.set(field.slot, Some(value.clone()));
    situation.set_entries(field.record, Some(vec![entry.clone()]));
    condition.judge(catalogue, situation.view().at(field.record, Some(&entry))).outcome()
}

fn mark(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "✓",
        Outcome::AskOffice => "？",
        Outcome::Unmet | Outcome::Undetermined => "✗",
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
        (Check::Day(..), Value::Day(_)) => true,
        _ => false,
    }
}

fn shown(def: &FactDef, value: &Value) -> Option<String> {
    match (&def.kind, value) {
        (FactKind::Whole { unit, .. }, Value::Whole(range)) => Some(format!("{}{unit}", range.single()?)),
        (_, Value::Yuan(range)) => Some(yuan(range.single()?)),
        (_, Value::Day(range)) => Some(day(range.single()?)),
        _ => None,
    }
}
