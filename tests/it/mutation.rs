//! Mutation of the data: each verb, threshold, option, tier, sum, condition and rule changed by the smallest step
//! must break a worked example, or the examples are too thin.

use crate::{cases, cells, check};
use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::{
    Amount, Check, Clause, Comparison, Condition, Day, Effect, FactKind, Form, Kind, Level, Months, Once, Policy,
    Portion, Provision, Rule, Short, Test, Threshold, Tier,
};
use rust_decimal::Decimal;
use std::{fs, thread};

/// Mutants that no example can tell from the law, each with the reason.
fn survivors_with_a_reason() -> Vec<(String, String)> {
    let path = check::root().join("tests/it/mutation_survivors.txt");
    let text = fs::read_to_string(path).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let (mutant, reason) = line.split_once(" — ").unwrap_or_else(|| panic!("no reason: {line}"));
            (mutant.to_owned(), reason.to_owned())
        })
        .collect()
}

/// How many mutants there are, how many change no judgement, and which of the others no example catches.
#[derive(Default)]
struct Score {
    count: usize,
    equal: usize,
    survivors: Vec<String>,
}

impl Score {
    fn of(policy: &'static Policy) -> Self {
        let cases = cases::load(policy);
        let mut score = Self::default();
        for (name, mutant, ids) in mutants(policy) {
            score.count += 1;
            let policies: &'static [Policy] = vec![mutant].leak();
            if cases.stands(&policies[0], policies, &ids) {
                // What no answer can tell apart is no other law: an option that the conditions keep out, say.
                if ids.iter().all(|id| cells::judge_alike(policy, &policies[0], id)) {
                    score.equal += 1;
                } else {
                    score.survivors.push(name);
                }
            }
        }
        let changing = score.count - score.equal;
        println!(
            "data mutation, {}: {} of {changing} mutants break an example, {} survive ({} more change no judgement)",
            policy.id,
            changing - score.survivors.len(),
            score.survivors.len(),
            score.equal
        );
        score
    }
}

#[test]
fn every_mutant_of_the_data_breaks_an_example() {
    let known = survivors_with_a_reason();
    let scores = thread::scope(|scope| {
        let running: Vec<_> = POLICIES.iter().map(|policy| scope.spawn(|| Score::of(policy))).collect();
        running.into_iter().map(|thread| thread.join().expect("a score")).collect::<Vec<_>>()
    });
    let survivors: Vec<&String> = scores.iter().flat_map(|score| &score.survivors).collect();
    let unexplained: Vec<_> = survivors.iter().filter(|name| !known.iter().any(|(k, _)| k == **name)).collect();
    assert!(unexplained.is_empty(), "{} survivors without a reason:\n{unexplained:#?}", unexplained.len());
    let stale: Vec<&(String, String)> = known.iter().filter(|(k, _)| !survivors.contains(&k)).collect();
    assert!(stale.is_empty(), "these no longer survive: {stale:#?}");
}

fn keep<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// The name of each mutant, the policy with it, and the provisions whose examples can break.
fn mutants(policy: &'static Policy) -> Vec<(String, Policy, Vec<&'static str>)> {
    let every: Vec<&'static str> = policy.provisions.iter().map(|provision| provision.id).collect();
    let mut mutants = Vec::new();
    for (index, provision) in policy.provisions.iter().enumerate() {
        for (what, changed) in of_provision(provision) {
            let mut provisions: Vec<Provision> = policy.provisions.iter().map(copy).collect();
            provisions[index] = changed;
            let mutant = Policy { provisions: provisions.leak(), ..*policy };
            // What the rules between provisions compare shows in the examples of others.
            let ids = if what.starts_with("award") { every.clone() } else { vec![provision.id] };
            mutants.push((format!("{}: {what}", provision.id), mutant, ids));
        }
    }
    for (index, clause) in policy.when.iter().enumerate() {
        for (what, when) in of_clauses(policy.when, index, clause) {
            mutants.push((format!("{}: {what}", policy.id), Policy { when, ..*policy }, every.clone()));
        }
    }
    for (index, rule) in policy.rules.iter().enumerate() {
        for (what, effect) in of_effect(rule.effect) {
            let mut rules: Vec<Rule> = policy.rules.iter().map(|rule| Rule { ..*rule }).collect();
            rules[index].effect = effect;
            mutants.push((format!("{}: {what}", rule.id), Policy { rules: rules.leak(), ..*policy }, every.clone()));
        }
    }
    mutants
}

fn copy(provision: &Provision) -> Provision {
    Provision { ..*provision }
}

fn of_provision(provision: &Provision) -> Vec<(String, Provision)> {
    let mut mutants = Vec::new();
    for (index, clause) in provision.when.iter().enumerate() {
        for (what, when) in of_clauses(provision.when, index, clause) {
            mutants.push((what, Provision { when, ..copy(provision) }));
        }
    }
    for (what, amount) in of_amount(&provision.amount) {
        mutants.push((what, Provision { amount, ..copy(provision) }));
    }
    for once in [Once::Never, Once::Thing] {
        if provision.once != Once::Never && provision.once != once {
            mutants.push((format!("once {once:?}"), Provision { once, ..copy(provision) }));
        }
    }
    if let Some(award) = provision.award {
        mutants.push(("no award".to_owned(), Provision { award: None, ..copy(provision) }));
        for level in Level::ALL.into_iter().filter(|level| *level != award.level) {
            let award = Some(jianghui_rules::Award { level, ..award });
            mutants.push((format!("award level {}", level.id()), Provision { award, ..copy(provision) }));
        }
        let award = Some(jianghui_rules::Award { series: "另一序列", ..award });
        mutants.push(("award series".to_owned(), Provision { award, ..copy(provision) }));
    }
    mutants
}

fn of_clauses(when: &'static [Clause], index: usize, clause: &Clause) -> Vec<(String, &'static [Clause])> {
    let with = |changed: Option<Condition>| {
        let mut clauses = when.to_vec();
        match changed {
            Some(condition) => clauses[index] = Clause { condition, ..*clause },
            None => drop(clauses.remove(index)),
        }
        &*clauses.leak()
    };
    let name = if clause.plain.is_empty() { clause.phrase } else { clause.plain };
    let mut mutants = vec![(format!("condition {}「{name}」 dropped", index + 1), with(None))];
    for (what, condition) in of_condition(&clause.condition) {
        mutants.push((format!("condition {}「{name}」 {what}", index + 1), with(Some(condition))));
    }
    mutants
}

fn of_condition(condition: &Condition) -> Vec<(String, Condition)> {
    match condition {
        Condition::Test(test) => {
            of_check(test).into_iter().map(|(what, check)| (what, Condition::Test(Test { check, ..*test }))).collect()
        }
        Condition::All(parts) => {
            let mut mutants = of_list(parts, Condition::All);
            mutants.push(("all → any".to_owned(), Condition::Any(parts)));
            mutants
        }
        Condition::Any(parts) => {
            let mut mutants = of_list(parts, Condition::Any);
            mutants.push(("any → all".to_owned(), Condition::All(parts)));
            mutants
        }
        Condition::Vouched(test) => {
            let mut mutants = vec![("plain test".to_owned(), Condition::Test(*test))];
            for (what, check) in of_check(test) {
                mutants.push((what, Condition::Vouched(Test { check, ..*test })));
            }
            mutants
        }
        Condition::Not(part) => vec![("not → is".to_owned(), **part)],
        Condition::Open { narrow, wide } => {
            let mut mutants = vec![("only narrow".to_owned(), **narrow), ("only wide".to_owned(), **wide)];
            for (what, changed) in of_condition(narrow) {
                mutants.push((format!("narrow: {what}"), Condition::Open { narrow: keep(changed), wide }));
            }
            for (what, changed) in of_condition(wide) {
                mutants.push((format!("wide: {what}"), Condition::Open { narrow, wide: keep(changed) }));
            }
            mutants
        }
        Condition::Exists { record, condition } => {
            let changed = of_condition(condition).into_iter();
            changed.map(|(what, inner)| (what, Condition::Exists { record: *record, condition: keep(inner) })).collect()
        }
    }
}

fn of_list(parts: &'static [Condition], join: fn(&'static [Condition]) -> Condition) -> Vec<(String, Condition)> {
    let mut mutants = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let mut fewer = parts.to_vec();
        fewer.remove(index);
        mutants.push((format!("part {} dropped", index + 1), join(fewer.leak())));
        for (what, changed) in of_condition(part) {
            let mut parts = parts.to_vec();
            parts[index] = changed;
            mutants.push((what, join(parts.leak())));
        }
    }
    mutants
}

fn of_check(test: &Test) -> Vec<(String, Check)> {
    let def = CATALOGUE.fact(test.fact).expect("a fact of the catalogue");
    let flips = |comparison: Comparison| match comparison {
        Comparison::AtLeast => [Comparison::MoreThan, Comparison::AtMost],
        Comparison::MoreThan => [Comparison::AtLeast, Comparison::LessThan],
        Comparison::AtMost => [Comparison::LessThan, Comparison::AtLeast],
        Comparison::LessThan => [Comparison::AtMost, Comparison::MoreThan],
        Comparison::Exactly => [Comparison::AtLeast, Comparison::AtMost],
    };
    let sentence = test.sentence;
    let named = |what: String, check| (format!("`{sentence}` {what}"), check);
    match test.check {
        Check::OneOf(bits) | Check::Contains(bits) => {
            let make = |bits| match test.check {
                Check::Contains(_) => Check::Contains(bits),
                _ => Check::OneOf(bits),
            };
            let (count, yes_no) = match def.kind {
                FactKind::YesNo => (2, true),
                _ => (def.options().len(), false),
            };
            if yes_no {
                return vec![named("flipped".to_owned(), make(bits ^ 3))];
            }
            (0..count).map(|i| named(format!("option {}", def.options()[i].label), make(bits ^ (1 << i)))).collect()
        }
        Check::Whole(comparison, limit) => {
            let steps = [limit - 1, limit + 1].map(|l| named(format!("→ {l}"), Check::Whole(comparison, l)));
            let flips = flips(comparison).map(|c| named(format!("{c:?}"), Check::Whole(c, limit)));
            steps.into_iter().chain(flips).collect()
        }
        Check::Sum(comparison, limit) | Check::Largest(comparison, limit) => {
            let make = |comparison, limit| match test.check {
                Check::Sum(..) => Check::Sum(comparison, limit),
                _ => Check::Largest(comparison, limit),
            };
            let steps = [limit - 1, limit + 1].map(|l| named(format!("→ {l}"), make(comparison, l)));
            let flips = flips(comparison).map(|c| named(format!("{c:?}"), make(c, limit)));
            steps.into_iter().chain(flips).collect()
        }
        Check::DayFrom(comparison, other, years) => {
            let steps = [years - 1, years + 1].map(|y| named(format!("→ {y}"), Check::DayFrom(comparison, other, y)));
            let flips = flips(comparison).map(|c| named(format!("{c:?}"), Check::DayFrom(c, other, years)));
            steps.into_iter().chain(flips).collect()
        }
        Check::Portion(comparison, portion) => {
            let share = Portion { share: portion.share + Decimal::new(1, 2), ..portion };
            let plus = Portion { plus: portion.plus + 1, ..portion };
            let steps = [share, plus].map(|p| named(format!("{p:?}"), Check::Portion(comparison, p)));
            let flips = flips(comparison).map(|c| named(format!("{c:?}"), Check::Portion(c, portion)));
            steps.into_iter().chain(flips).collect()
        }
        Check::Yuan(comparison, limit) => {
            let fen = Decimal::new(1, 2);
            let steps = [limit - fen, limit + fen].map(|l| named(format!("→ {l}"), Check::Yuan(comparison, l)));
            let flips = flips(comparison).map(|c| named(format!("{c:?}"), Check::Yuan(c, limit)));
            steps.into_iter().chain(flips).collect()
        }
        Check::Day(comparison, limit) => {
            let steps = [-1, 1].map(|step| {
                let day = Day { julian: limit.julian + step };
                named(format!("→ {day}"), Check::Day(comparison, day))
            });
            let flips = flips(comparison).map(|c| named(format!("{c:?}"), Check::Day(c, limit)));
            steps.into_iter().chain(flips).collect()
        }
    }
}

fn of_amount(amount: &Amount) -> Vec<(String, Amount)> {
    let mut mutants: Vec<(String, Amount)> =
        of_form(&amount.form).into_iter().map(|(what, form)| (what, Amount { form, ..*amount })).collect();
    if let Some(months) = amount.months {
        for limit in [months.limit - 1, months.limit + 1] {
            mutants.push((format!("months → {limit}"), Amount { months: Some(Months { limit, ..months }), ..*amount }));
        }
        for (what, months) in [
            ("months paid ignored", Months { used: None, ..months }),
            ("other months ignored", Months { used_other: None, ..months }),
            ("term ignored", Months { term: None, ..months }),
        ] {
            mutants.push((what.to_owned(), Amount { months: Some(months), ..*amount }));
        }
        mutants.push(("no months".to_owned(), Amount { months: None, ..*amount }));
    }
    if amount.kind != Kind::Cash {
        mutants.push(("cash".to_owned(), Amount { kind: Kind::Cash, ..*amount }));
    }
    mutants
}

#[expect(clippy::too_many_lines, reason = "one arm for each form of money")]
fn of_form(form: &Form) -> Vec<(String, Form)> {
    let ten = |sum: Decimal| sum * Decimal::TEN;
    match *form {
        Form::None | Form::Elsewhere => Vec::new(),
        Form::Fixed(sum) => vec![(format!("{sum} × 10"), Form::Fixed(ten(sum)))],
        Form::Between { min, max } => {
            let mut mutants = vec![(format!("from {min} + 1"), Form::Between { min: min + Decimal::ONE, max })];
            match max {
                Some(max) => mutants.push((format!("to {max} × 10"), Form::Between { min, max: Some(ten(max)) })),
                None => mutants.push(("with a cap".to_owned(), Form::Between { min, max: Some(ten(min)) })),
            }
            mutants
        }
        Form::Tiers(tiers) => of_tiers(tiers),
        Form::Each { unit, count, cap } => [
            vec![(format!("{unit} × 10"), Form::Each { unit: ten(unit), count, cap })],
            of_cap(cap, |cap| Form::Each { unit, count, cap }),
        ]
        .concat(),
        Form::EachOf { units, counts } => {
            let with = |place: usize| {
                let mut more = units.to_vec();
                more[place] += Decimal::ONE;
                Form::EachOf { units: more.leak(), counts }
            };
            (0..units.len()).map(|place| (format!("number {} + 1", place + 1), with(place))).collect()
        }
        Form::CapEach { unit, count, cap, short } => {
            let mut mutants = of_cap(cap, |cap| Form::CapEach { unit, count, cap, short });
            mutants.push((format!("{unit} + 1 each"), Form::CapEach { unit: unit + Decimal::ONE, count, cap, short }));
            if let Some(short) = short {
                for below in [short.below - 1, short.below + 1] {
                    let short = Some(Short { below, ..short });
                    mutants.push((format!("short below {below}"), Form::CapEach { unit, count, cap, short }));
                }
                mutants.push(("all count".to_owned(), Form::CapEach { unit, count, cap, short: None }));
            }
            mutants
        }
        Form::Share { share, of, cap, count } => {
            let mut mutants = of_cap(cap, |cap| Form::Share { share, of, cap, count });
            let more = share + Decimal::new(1, 2);
            mutants.push((format!("share {share} + 1 %"), Form::Share { share: more, of, cap, count }));
            if count.is_some() {
                mutants.push(("for one head".to_owned(), Form::Share { share, of, cap, count: None }));
            }
            mutants
        }
        Form::Uplift { by, of } => vec![(format!("by {by} + 1 %"), Form::Uplift { by: by + Decimal::new(1, 2), of })],
        Form::Threshold(threshold) => {
            let with = |threshold: Threshold| Form::Threshold(keep(threshold));
            let mut mutants = of_cap(threshold.cap, |cap| with(Threshold { cap, ..*threshold }));
            for from in [threshold.from - 1, threshold.from + 1] {
                mutants.push((format!("from {from}"), with(Threshold { from, ..*threshold })));
            }
            let (base, unit) = (threshold.base + Decimal::ONE, threshold.unit + Decimal::ONE);
            mutants.push((format!("base {base}"), with(Threshold { base, ..*threshold })));
            mutants.push((format!("each {unit}"), with(Threshold { unit, ..*threshold })));
            mutants
        }
        Form::Match { of, cap } => {
            let mut mutants = of_cap(cap, |cap| Form::Match { of, cap });
            for (index, fact) in of.iter().enumerate() {
                let mut fewer = of.to_vec();
                fewer.remove(index);
                mutants.push((format!("without fact {}", fact.0), Form::Match { of: fewer.leak(), cap }));
            }
            mutants
        }
        Form::Least { parts, up_to } => {
            let mut mutants = vec![("bound or sum".to_owned(), Form::Least { parts, up_to: !up_to })];
            for (index, (share, _)) in parts.iter().enumerate() {
                let mut fewer = parts.to_vec();
                fewer.remove(index);
                mutants.push((format!("without part {}", index + 1), Form::Least { parts: fewer.leak(), up_to }));
                let mut more = parts.to_vec();
                more[index].0 = *share + Decimal::new(1, 2);
                mutants.push((format!("part {} + 1 %", index + 1), Form::Least { parts: more.leak(), up_to }));
            }
            mutants
        }
        Form::Remaining { base, cap, paid } => {
            let mut mutants = vec![("no cap over time".to_owned(), *base)];
            for step in [-Decimal::ONE, Decimal::ONE] {
                mutants.push((format!("left {step}"), Form::Remaining { base, cap: cap + step, paid }));
            }
            for (what, changed) in of_form(base) {
                mutants.push((what, Form::Remaining { base: keep(changed), cap, paid }));
            }
            mutants
        }
        Form::Heads { base, least, most } => {
            let mut mutants = vec![
                ("one head".to_owned(), *base),
                (format!("to {}", most + 1), Form::Heads { base, least, most: most + 1 }),
                (format!("from {}", least - 1), Form::Heads { base, least: least - 1, most }),
            ];
            for (what, changed) in of_form(base) {
                mutants.push((what, Form::Heads { base: keep(changed), least, most }));
            }
            mutants
        }
        Form::ByRank { rank, sums } => {
            let with = |sums: Vec<Decimal>| Form::ByRank { rank, sums: sums.leak() };
            let mut mutants = Vec::new();
            for place in 0..sums.len() {
                let mut more = sums.to_vec();
                more[place] += Decimal::ONE;
                mutants.push((format!("place {} + 1", place + 1), with(more)));
            }
            mutants
        }
        Form::Raised { base, by, when, label } => {
            let mut mutants = vec![
                (format!("by {by} + 1 %"), Form::Raised { base, by: by + Decimal::new(1, 2), when, label }),
                ("not raised".to_owned(), *base),
                ("always raised".to_owned(), Form::Raised { base, by, when: Condition::ALWAYS, label }),
            ];
            for (what, changed) in of_form(base) {
                mutants.push((what, Form::Raised { base: keep(changed), by, when, label }));
            }
            for (what, when) in of_condition(&when) {
                mutants.push((what, Form::Raised { base, by, when, label }));
            }
            mutants
        }
    }
}

fn of_cap(cap: Option<Decimal>, make: impl Fn(Option<Decimal>) -> Form) -> Vec<(String, Form)> {
    let Some(cap) = cap else { return Vec::new() };
    vec![(format!("cap {cap} + 1"), make(Some(cap + Decimal::ONE))), ("no cap".to_owned(), make(None))]
}

fn of_tiers(tiers: &'static [Tier]) -> Vec<(String, Form)> {
    let mut mutants = Vec::new();
    for (index, tier) in tiers.iter().enumerate() {
        let with = |changed: Tier| {
            let mut tiers = tiers.to_vec();
            tiers[index] = changed;
            Form::Tiers(tiers.leak())
        };
        for (what, form) in of_form(&tier.form) {
            mutants.push((format!("tier {}: {what}", tier.label), with(Tier { form, ..*tier })));
        }
        for (what, when) in of_condition(&tier.when) {
            mutants.push((format!("tier {}: {what}", tier.label), with(Tier { when, ..*tier })));
        }
        if let Some(next) = tiers.get(index + 1) {
            let mut swapped = tiers.to_vec();
            swapped[index].form = next.form;
            swapped[index + 1].form = tier.form;
            mutants.push((format!("tiers {} and {} swapped", tier.label, next.label), Form::Tiers(swapped.leak())));
        }
    }
    mutants
}

fn of_effect(effect: Effect) -> Vec<(String, Effect)> {
    match effect {
        Effect::Stated => Vec::new(),
        Effect::HighestWithin { years } => vec![
            ("dropped".to_owned(), Effect::Stated),
            (format!("{} years", years - 1), Effect::HighestWithin { years: years - 1 }),
            (format!("{} years", years + 1), Effect::HighestWithin { years: years + 1 }),
        ],
        Effect::HighestInSeries | Effect::HighestOf { .. } | Effect::HighestPerPerson { .. } => {
            vec![("dropped".to_owned(), Effect::Stated)]
        }
        Effect::HighestInMonth { provisions } => {
            let mut mutants = vec![("dropped".to_owned(), Effect::Stated)];
            for (index, id) in provisions.iter().enumerate() {
                let mut fewer = provisions.to_vec();
                fewer.remove(index);
                mutants.push((format!("without {id}"), Effect::HighestInMonth { provisions: fewer.leak() }));
            }
            mutants
        }
    }
}
