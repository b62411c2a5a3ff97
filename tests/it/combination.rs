//! 就高不重复: the combination found equals the second reading's, which tries every choice.

use crate::oracle::combination;
use jianghui_policies::{CATALOGUE, find};
use jianghui_rules::{
    Amount, Day, Effect, Entry, Form, Kind, Level, Months, Once, Per, Policy, Provision, Range, Rule, Situation, Value,
    combine, evaluate,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// One title or prize: sum in thousands, series, level, day as months from 2018-01, achievement.
type Draw = (u32, usize, usize, i32, Option<u8>);

const SERIES: [&str; 3] = ["甲", "乙", "丙"];

fn draws(most: usize) -> impl Strategy<Value = Vec<Draw>> {
    let achievement = prop_oneof![3 => Just(None), 1 => (0u8..3).prop_map(Some)];
    proptest::collection::vec((1u32..9, 0usize..3, 0usize..5, 0i32..70, achievement), 0..=most)
}

fn day(months: i32) -> Day {
    let (year, month) = (2018 + months / 12, u8::try_from(months % 12 + 1).expect("a month"));
    Day::new(year, month, 15).expect("a day")
}

fn entry(kind: &str, draw: &Draw, under: Option<&str>) -> Entry {
    let (sum, series, level, months, achievement) = draw;
    let record = CATALOGUE.record(CATALOGUE.find_record(kind).expect("a kind")).expect("a kind");
    let award = record.award.expect("awards can be compared");
    let mut entry = Entry::default();
    let mut set = |id, value| {
        let slot = CATALOGUE.fact(id).and_then(|def| def.field).expect("a field").slot;
        entry.set(slot, Some(value));
    };
    let option = |id, word: &str| {
        CATALOGUE.fact(id).and_then(|def| def.option_bit(word)).unwrap_or_else(|| panic!("no option {word}"))
    };
    set(award.series, Value::Text(SERIES[*series].to_owned()));
    set(award.level, Value::OneOf(option(award.level, Level::ALL[4 - level].id())));
    set(record.date.expect("a day"), Value::Day(Range::exactly(day(*months))));
    if let Some(achievement) = achievement {
        set(award.achievement, Value::Text(achievement.to_string()));
    }
    if let Some(under) = under {
        set(CATALOGUE.paid.under, Value::Text(under.to_owned()));
        set(CATALOGUE.paid.amount, Value::Yuan(Range::exactly(Decimal::from(sum * 1000))));
    }
    entry
}

/// A document with the rules of Wenzhou and one provision that pays each honour what was drawn.
fn document(draws: &[Draw]) -> Policy {
    let wenzhou = find("wenzhou").expect("the policy");
    let model = wenzhou.provisions.iter().find(|p| p.award.is_some()).expect("an award");
    let honour = CATALOGUE.find_record("honour");
    let provisions: Vec<Provision> = draws
        .iter()
        .map(|draw| Provision {
            id: model.id,
            title: "",
            plain: "",
            article: "",
            quotes: &[],
            class: model.class,
            nature: &[],
            audience: 1,
            recipient: "",
            per: honour,
            when: &[],
            amount: Amount {
                form: Form::Fixed(Decimal::from(draw.0 * 1000)),
                per: Per::Once,
                months: None,
                kind: Kind::Cash,
            },
            award: model.award,
            once: Once::Never,
            notes: &[],
            silent: &[],
            reads: &[],
        })
        .collect();
    Policy { provisions: provisions.leak(), when: &[], ..*wenzhou }
}

fn same(draws: &[Draw], paid: &[Draw]) {
    let title = |(sum, series, level, months, achievement): &Draw| combination::Title {
        amount: Decimal::from(sum * 1000),
        series: SERIES[*series].to_owned(),
        level: u8::try_from(level + 1).expect("small"),
        date: day(*months).ymd(),
        achievement: achievement.map(|achievement| achievement.to_string()),
    };
    let titles = |draws: &[Draw]| -> Vec<combination::Title> { draws.iter().map(title).collect() };
    let expected = combination::combine(&titles(draws), &titles(paid));
    // Every provision sees every honour; only the one at its own place is its award.
    let policy = document(draws);
    let mut situation = Situation::new(&CATALOGUE, Day::new(2030, 1, 1).expect("a day"));
    let honour = CATALOGUE.find_record("honour").expect("a kind");
    situation.set_entries(honour, Some(draws.iter().map(|draw| entry("honour", draw, None)).collect()));
    let received = paid.iter().map(|draw| entry("received", draw, Some(CATALOGUE.paid.other_award))).collect();
    situation.set_entries(CATALOGUE.paid.record, Some(received));
    let mut verdict = evaluate(&CATALOGUE, &policy, &situation);
    verdict.judgements.retain(|judgement| judgement.record == Some(judgement.provision));
    let found = combine(&CATALOGUE, &policy, &situation, &verdict);
    let total: Decimal = found.chosen.iter().filter_map(|choice| choice.pay.min).sum();
    assert_eq!(total, expected.total, "{draws:?} after {paid:?}");
    assert!(found.chosen.iter().all(|choice| choice.pay.single().is_some()), "all is known");
    assert_eq!(found.chosen.len() + found.excluded.len(), draws.len());
    assert!(found.excluded.iter().all(|exclusion| !exclusion.rule.is_empty()), "{draws:?} after {paid:?}");
}

/// A document of provisions that everybody meets, paying these sums, under one rule.
fn group(sums: &[u32], months: Option<i64>, effect: fn(&'static [&'static str]) -> Effect) -> Policy {
    let xiaoshan = find("xiaoshan").expect("the policy");
    let model = xiaoshan.provisions.first().expect("a provision");
    let ids: &'static [&'static str] =
        sums.iter().enumerate().map(|(index, _)| &*format!("provision-{index}").leak()).collect::<Vec<_>>().leak();
    let limit = |limit| Months { limit, used: None, used_other: None, term: None };
    let provisions: Vec<Provision> = ids
        .iter()
        .zip(sums)
        .map(|(id, sum)| Provision {
            id,
            per: None,
            when: &[],
            amount: Amount {
                form: Form::Fixed(Decimal::from(sum * 1000)),
                per: Per::Once,
                months: months.map(limit),
                kind: Kind::Cash,
            },
            ..*model
        })
        .collect();
    let rule = Rule { id: "rule", article: "", quote: "", plain: "", effect: effect(ids), reading: false };
    Policy { provisions: provisions.leak(), rules: vec![rule].leak(), when: &[], ..*xiaoshan }
}

fn payment(under: &str, yuan: u32) -> Entry {
    let mut entry = Entry::default();
    let mut set = |id, value| {
        let slot = CATALOGUE.fact(id).and_then(|def| def.field).expect("a field").slot;
        entry.set(slot, Some(value));
    };
    set(CATALOGUE.paid.under, Value::Text(under.to_owned()));
    set(CATALOGUE.paid.amount, Value::Yuan(Range::exactly(Decimal::from(yuan))));
    entry
}

proptest! {
    #![proptest_config(crate::draws(300))]

    #[test]
    fn of_a_group_only_the_highest_less_what_was_received(
        sums in proptest::collection::vec(1u32..9, 1..6),
        paid in proptest::collection::vec((0usize..6, 0u32..7000), 0..3),
    ) {
        let policy = group(&sums, None, |provisions| Effect::HighestOf { provisions });
        let mut situation = Situation::new(&CATALOGUE, Day::new(2026, 1, 1).expect("a day"));
        let received = paid.iter().map(|(under, yuan)| payment(&format!("provision-{under}"), *yuan));
        situation.set_entries(CATALOGUE.paid.record, Some(received.collect()));
        let found = combine(&CATALOGUE, &policy, &situation, &evaluate(&CATALOGUE, &policy, &situation));
        // What was paid under something else counts for nothing here.
        let before: u32 = paid.iter().filter(|(under, _)| *under < sums.len()).map(|(_, yuan)| yuan).sum();
        let best = sums.iter().map(|sum| (sum * 1000).saturating_sub(before)).max().expect("one at least");
        let total: Decimal = found.chosen.iter().filter_map(|choice| choice.pay.single()).sum();
        prop_assert_eq!(total, Decimal::from(best));
        prop_assert_eq!(found.chosen.len() + found.excluded.len(), sums.len());
    }

    #[test]
    fn of_monthly_payments_only_the_highest_stays(sums in proptest::collection::vec(1u32..9, 1..6)) {
        let policy = group(&sums, Some(36), |provisions| Effect::HighestInMonth { provisions });
        let situation = Situation::new(&CATALOGUE, Day::new(2026, 1, 1).expect("a day"));
        let found = combine(&CATALOGUE, &policy, &situation, &evaluate(&CATALOGUE, &policy, &situation));
        let total: Decimal = found.chosen.iter().filter_map(|choice| choice.pay.single()).sum();
        let best = sums.iter().max().expect("one at least");
        prop_assert_eq!(total, Decimal::from(best * 36_000));
        prop_assert_eq!(found.excluded.len(), sums.len() - 1);
        prop_assert!(found.excluded.iter().all(|exclusion| exclusion.rule == "rule" && exclusion.by.is_some()));
    }
}

proptest! {
    #![proptest_config(crate::draws(1500))]

    #[test]
    fn equals_trying_every_choice(draws in draws(7), paid in draws(2)) {
        same(&draws, &paid);
    }
}
