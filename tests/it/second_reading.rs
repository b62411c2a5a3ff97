//! The engine and the second reading give the same answer wherever answers begin to matter.

use crate::cells::{self, MOST};
use crate::oracle::{self, Answer, Outcome, Reading, Sheet};
use jianghui_policies::{CATALOGUE, find};
use jianghui_rules::{Day, Entry, FactDef, FactId, FactKind, Policy, Provision, Situation, Value, combine, evaluate};
use std::collections::BTreeMap;

#[test]
fn wenzhou_is_read_the_same_twice() {
    let policy = find("wenzhou").expect("the policy");
    let ids: Vec<&str> = oracle::wenzhou::PROVISIONS.iter().map(|(id, ..)| *id).collect();
    let compiled: Vec<&str> = policy.provisions.iter().map(|provision| provision.id).collect();
    assert_eq!(ids, compiled);
    let mut compared = 0;
    for (id, record, keys, read) in oracle::wenzhou::PROVISIONS {
        let provision = policy.provisions.iter().find(|provision| provision.id == *id).expect("an id of the list");
        compared += compare(policy, provision, *record, keys, *read);
    }
    println!("second reading: {compared} situations of {} provisions compared", ids.len());
}

fn compare(
    policy: &'static Policy,
    provision: &'static Provision,
    record: Option<&str>,
    keys: &[&'static str],
    read: fn(&Sheet) -> Reading,
) -> u64 {
    let single = cells::alone(policy, provision);
    let facts: Vec<(FactId, &FactDef, Vec<Value>)> = keys
        .iter()
        .map(|key| {
            let id = CATALOGUE.find(key).unwrap_or_else(|| panic!("no fact {key}"));
            let def = CATALOGUE.fact(id).expect("a fact of the catalogue");
            (id, def, cells::values(policy, provision, id, def))
        })
        .collect();
    let sizes: Vec<u64> = facts.iter().map(|(.., values)| values.len() as u64).collect();
    let mut count = 0;
    for index in cells::spread(&sizes, MOST) {
        compare_one(&single, provision, record, &facts, index, read);
        count += 1;
    }
    count
}

fn compare_one(
    policy: &Policy,
    provision: &Provision,
    record: Option<&str>,
    facts: &[(FactId, &'static FactDef, Vec<Value>)],
    mut index: u64,
    read: fn(&Sheet) -> Reading,
) {
    let mut situation = Situation::new(&CATALOGUE, Day::new(2019, 6, 1).expect("a day"));
    situation.set(CATALOGUE.place, Some(Value::OneOf(policy.place)));
    let mut entry = Entry::default();
    let mut sheet = Sheet { as_of: (2019, 6, 1), facts: BTreeMap::new(), record: BTreeMap::new() };
    for (id, def, values) in facts {
        let value = values[usize::try_from(index % values.len() as u64).expect("small")].clone();
        index /= values.len() as u64;
        let answer = answer(def, &value);
        if *id == CATALOGUE.claim_date
            && let Answer::Date(year, month, day) = answer
        {
            sheet.as_of = (year, month, day);
        }
        match def.field {
            Some(field) => {
                entry.set(field.slot, Some(value));
                sheet.record.insert(def.key, answer);
            }
            None => {
                situation.set(*id, Some(value));
                sheet.facts.insert(def.key, answer);
            }
        }
    }
    if let Some(kind) = record {
        situation.set_entries(CATALOGUE.find_record(kind).expect("a kind of record"), Some(vec![entry]));
    }
    let verdict = evaluate(&CATALOGUE, policy, &situation);
    let [judgement] = verdict.judgements.as_slice() else { panic!("one judgement for {}", provision.id) };
    let expected = read(&sheet);
    let outcome = match expected.outcome {
        Outcome::Met => jianghui_rules::Outcome::Met,
        Outcome::Unmet => jianghui_rules::Outcome::Unmet,
        Outcome::AskOffice => jianghui_rules::Outcome::AskOffice,
    };
    assert_eq!(judgement.outcome(), outcome, "{}: {sheet:#?}", provision.id);
    if outcome == jianghui_rules::Outcome::Unmet {
        return;
    }
    let paid = judgement.payment.as_ref().map(|payment| {
        let months = payment.months.and_then(|months| months.min.zip(months.max));
        (payment.unit.min, payment.unit.max, months, payment.total.min, payment.total.max)
    });
    let money = expected.money.map(|m| (m.unit_min, m.unit_max, m.limit_months, m.total_min, m.total_max));
    assert_eq!(paid, money, "{}: {sheet:#?}", provision.id);
}

/// The answer in the words of the second reading.
fn answer(def: &'static FactDef, value: &Value) -> Answer {
    let label = |bits: u64| {
        let option = &def.options()[bits.trailing_zeros() as usize];
        // A level is written as its number, as people say it.
        if option.aliases.first().is_some_and(|alias| alias.len() == 1) { option.aliases[0] } else { option.label }
    };
    match (value, &def.kind) {
        (Value::OneOf(1), FactKind::YesNo) => Answer::Yes,
        (Value::OneOf(_), FactKind::YesNo) => Answer::No,
        (Value::OneOf(bits), _) => Answer::Option(label(*bits)),
        (Value::Chosen(bits), _) => {
            Answer::Options((0..def.options().len()).filter(|i| bits >> i & 1 == 1).map(|i| label(1 << i)).collect())
        }
        (Value::Whole(range), _) => Answer::Whole(range.single().expect("exact")),
        (Value::Yuan(range), _) => Answer::Yuan(range.single().expect("exact")),
        (Value::Day(range), _) => {
            let (year, month, day) = range.single().expect("exact").ymd();
            Answer::Date(year, month, day)
        }
        (Value::Text(text), _) => Answer::Text(text.clone()),
        _ => panic!("{} has no answer for {value:?}", def.key),
    }
}

mod combination {
    //! 就高不重复: the combination found equals the second reading's, which tries every choice.

    use super::{CATALOGUE, combine, evaluate, find};
    use crate::oracle::combination;
    use jianghui_rules::{Amount, Day, Entry, Form, Level, Per, Policy, Provision, Range, Situation, Value};
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
                amount: Amount { form: Form::Fixed(Decimal::from(draw.0 * 1000)), per: Per::Once, months: None },
                award: model.award,
                once: false,
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

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn equals_trying_every_choice(draws in draws(7), paid in draws(2)) {
            same(&draws, &paid);
        }
    }
}
