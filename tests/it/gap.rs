//! 还差什么: a set of changes that is named is one that works, all of it is needed, and a day that is named is the
//! first one.

use crate::{cases, check};
use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::contract::{need_words, read};
use jianghui_rules::{
    Change, Check, Day, Entry, FactId, FactKind, Judgement, Kleene, MOST_CHANGES, MOST_WAYS, Need, Outcome, Paid,
    Policy, Range, RecordId, Situation, Spot, State, Step, Test, Truth, Value, Way, apply, evaluate, gap, gaps, probes,
};
use proptest::prelude::*;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The situations of all worked examples.
static EXAMPLES: LazyLock<Vec<(&'static Policy, String, Situation)>> = LazyLock::new(|| {
    let of = |policy: &'static Policy| {
        let cases = cases::load(policy);
        let sound =
            |(name, raw): (&str, _)| Some((policy, name.to_owned(), read(&CATALOGUE, &POLICIES, &raw).ok()?.situation));
        cases.inputs(policy).filter_map(sound).collect::<Vec<_>>()
    };
    POLICIES.iter().flat_map(of).collect()
});

/// A change as a person counts it: waiting, one more entry with all it must be, another answer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Unit {
    Waiting,
    New(RecordId),
    Answer(Spot, FactId),
}

fn unit(need: &Need) -> Unit {
    match need.spot {
        _ if need.earliest.is_some() => Unit::Waiting,
        Spot::New(record) => Unit::New(record),
        spot => Unit::Answer(spot, need.fact),
    }
}

/// The judgement of a provision after changes: for the same entry, or for the one that is new.
fn after<'v>(
    judgements: &'v [Judgement],
    before: &Judgement,
    policy: &Policy,
    situation: &Situation,
    is_new: bool,
) -> Option<&'v Judgement> {
    let kind = policy.provisions[before.provision].per;
    let record =
        if is_new { kind.and_then(|kind| situation.entries(kind)?.len().checked_sub(1)) } else { before.record };
    judgements.iter().find(|after| after.provision == before.provision && after.record == record)
}

fn steps_of(needs: &[Need]) -> Vec<Step> {
    Way { needs: needs.to_vec(), reaches: Outcome::Met, payment: None }.steps()
}

/// A result, where the narrow reading stays against it at best a question for the office.
fn at_best(truth: Truth) -> Outcome {
    match truth {
        Truth { wide: Kleene::No, .. } => Outcome::Unmet,
        Truth { narrow: Kleene::No, .. } => Outcome::AskOffice,
        _ => truth.outcome(),
    }
}

fn as_good(one: Outcome, other: Outcome) -> bool {
    one != Outcome::Unmet && (one != Outcome::AskOffice || other == Outcome::AskOffice)
}

/// Holds all laws for one situation; returns how many judgements are out of reach and for how many a way is named.
fn hold(policy: &'static Policy, name: &str, situation: &Situation) -> (usize, usize) {
    let verdict = evaluate(&CATALOGUE, policy, situation);
    let all = gaps(&CATALOGUE, policy, situation, &verdict);
    assert_eq!(all.len(), verdict.judgements.len());
    let (mut out, mut named) = (0, 0);
    for (judgement, ways) in verdict.judgements.iter().zip(&all) {
        let id = format!("{name}, {}[{:?}]", policy.provisions[judgement.provision].id, judgement.record);
        assert!(ways.len() <= MOST_WAYS, "{id}");
        if judgement.outcome() != Outcome::Unmet || judgement.paid == Paid::Same {
            assert!(ways.is_empty(), "{id} is in reach or paid");
            continue;
        }
        out += 1;
        named += usize::from(!ways.is_empty());
        // Answers that contradict each other (fewer people than months told of) come to nothing whatever is changed.
        let comes_to_nothing = judgement.payment.as_ref().is_some_and(jianghui_rules::Payment::is_nothing);
        if judgement.state == State::Near && !comes_to_nothing {
            assert!(ways.iter().any(|way| !way.is_out_of_reach()), "{id} is near, but nothing leads there");
        }
        let reachable = ways.iter().any(|way| !way.is_out_of_reach());
        for way in ways {
            assert!(!(reachable && way.is_out_of_reach()), "{id}: what nobody can change stands beside what one can");
            holds_for(policy, situation, judgement, way, &id);
        }
        for (index, way) in ways.iter().enumerate() {
            // One more entry may be one or another thing.
            let thing =
                |need: &Need| (unit(need), matches!(need.spot, Spot::New(_)).then(|| (need.fact, need.wanted.clone())));
            let has = |need: &Need| way.needs.iter().any(|own| thing(own) == thing(need));
            let within = |other: &Way| other.needs.iter().all(has) && as_good(other.reaches, way.reaches);
            assert!(!ways[..index].iter().any(within), "{id}: {index} has another way within it");
        }
    }
    (out, named)
}

fn holds_for(policy: &'static Policy, situation: &Situation, judgement: &Judgement, way: &Way, id: &str) {
    let units: Vec<Unit> = way.needs.iter().map(unit).collect::<BTreeSet<_>>().into_iter().collect();
    assert!((1..=MOST_CHANGES).contains(&units.len()), "{id}: {units:?}");
    assert_eq!(way.changes(), units.len());
    let per = policy.provisions[judgement.provision].per;
    let outcome = |needs: &[Need], steps: &[Step]| {
        let is_new = needs.iter().any(|need| per.is_some_and(|kind| need.spot == Spot::New(kind)));
        let changed = apply(&CATALOGUE, situation, steps);
        let verdict = evaluate(&CATALOGUE, policy, &changed);
        let after = after(&verdict.judgements, judgement, policy, &changed, is_new).cloned();
        after.map(|after| (at_best(after.truth), after, changed))
    };
    // All of it works …
    let (reached, after, changed) = outcome(&way.needs, &way.steps()).expect("the judgement is there");
    assert_eq!(reached, way.reaches, "{id}: {way:?}");
    assert_ne!(reached, Outcome::Unmet, "{id}: {way:?}");
    assert_eq!(after.payment, way.payment, "{id}");
    if reached == Outcome::Undetermined {
        // … as far as was known before: what is missing then was missing, or belongs to what is new.
        for fact in &after.missing {
            let def = CATALOGUE.fact(*fact).expect("a fact");
            let known = |value: Option<&Value>| value.is_some_and(Value::is_exact);
            let exact = match def.field {
                None => known(situation.get(*fact)),
                Some(field) => {
                    let entries = situation.entries(field.record);
                    entries.is_some_and(|list| list.iter().all(|entry| known(entry.get(field.slot))))
                        && changed.entries(field.record).map(<[Entry]>::len) == entries.map(<[Entry]>::len)
                }
            };
            assert!(!exact || def.by_name.is_some() || *fact == CATALOGUE.paid.date, "{id}: {} was known", def.key);
        }
    }
    // … no part of it does …
    for mask in 0..(1u32 << units.len()) - 1 {
        let kept =
            |need: &&Need| units.iter().position(|other| *other == unit(need)).is_some_and(|at| mask >> at & 1 == 1);
        let part: Vec<Need> = way.needs.iter().filter(kept).cloned().collect();
        if let Some((less, ..)) = outcome(&part, &steps_of(&part)) {
            assert!(!as_good(less, way.reaches), "{id}: {part:?} is enough of {way:?} {situation:?}");
        }
    }
    // … and the day is the first one.
    if let Some(day) = way.earliest() {
        let today = match situation.get(CATALOGUE.claim_date) {
            Some(Value::Day(range)) => range.single().expect("one day"),
            _ => panic!("a day of claiming"),
        };
        assert!(day > today, "{id}");
        let rest = || way.steps().into_iter().filter(|step| !matches!(step, Step::ClaimOn(_)));
        let days = [today.julian, today.julian + (day.julian - today.julian) / 2, day.julian - 28, day.julian - 1];
        for julian in days.into_iter().filter(|julian| (today.julian..day.julian).contains(julian)) {
            let steps: Vec<Step> = rest().chain([Step::ClaimOn(Day { julian })]).collect();
            if let Some((less, ..)) = outcome(&way.needs, &steps) {
                assert!(!as_good(less, way.reaches), "{id}: a day before {day} is enough of {way:?} {situation:?}");
            }
        }
    }
    for need in &way.needs {
        let def = CATALOGUE.fact(need.fact).expect("a fact");
        if need.earliest.is_some() {
            assert_eq!(def.change, Change::Time, "{id}: {} does not grow", def.key);
            let counts_months =
                matches!(def.kind, FactKind::Whole { unit, .. } | FactKind::Wholes { unit, .. } if unit == "个月");
            assert!(counts_months || need.fact == CATALOGUE.claim_date, "{id}: {} does not count time", def.key);
        }
        assert!(!need_words(&CATALOGUE, need).is_empty(), "{id}: {} has no words", def.key);
    }
}

#[test]
fn the_laws_hold_for_every_example() {
    let (mut out, mut named) = (0, 0);
    for (policy, name, situation) in EXAMPLES.iter() {
        let (more_out, more_named) = hold(policy, name, situation);
        (out, named) = (out + more_out, named + more_named);
    }
    println!("{} situations, {out} judgements out of reach, a way for {named}", EXAMPLES.len());
    assert!(named * 10 > out * 6, "a way is named for {named} of {out}");
}

/// Every fact that a policy asks about, with a value in each cell of its rules.
fn cells(policy: &'static Policy) -> Vec<(FactId, Vec<Value>)> {
    let mut checks: BTreeMap<FactId, Vec<Check>> = BTreeMap::new();
    let mut see = |test: &Test| checks.entry(test.fact).or_default().push(test.check);
    policy.when.iter().for_each(|clause| clause.condition.for_each_test(&mut see));
    policy.provisions.iter().for_each(|provision| provision.for_each_test(&mut see));
    let value = |(fact, checks): (&FactId, &Vec<Check>)| {
        let def = CATALOGUE.fact(*fact).expect("a fact");
        let mut values = probes(def, checks.iter());
        if let FactKind::Whole { max, .. } = def.kind {
            values.extend(
                [(0, 11), (7, 30), (12, 35), (36, 48)].map(|(a, b)| Value::Whole(Range::between(a, b.min(max)))),
            );
        }
        (*fact, values)
    };
    checks
        .iter()
        .filter(|(fact, _)| **fact != CATALOGUE.place)
        .map(value)
        .filter(|(_, values)| !values.is_empty())
        .collect()
}

/// The values of each fact, one in each cell.
type Values = Vec<(FactId, Vec<Value>)>;

static CELLS: LazyLock<Vec<Values>> = LazyLock::new(|| POLICIES.iter().map(cells).collect());

/// An example with some answers changed or taken away, and some kinds of records emptied, doubled or forgotten.
fn strayed(example: usize, changes: &[(u16, Option<u8>)], records: &[(u8, u8)]) -> (&'static Policy, Situation) {
    let (policy, _, situation) = &EXAMPLES[example % EXAMPLES.len()];
    let mut situation = situation.clone();
    let cells = &CELLS[POLICIES.iter().position(|other| other.id == policy.id).expect("one of them")];
    for (number, change) in records {
        let record = RecordId(u16::from(*number) % u16::try_from(CATALOGUE.records.len()).expect("few"));
        let entries = situation.entries(record).map(<[Entry]>::to_vec);
        let entries = match change % 4 {
            0 => None,
            1 => Some(Vec::new()),
            2 => Some([entries.clone().unwrap_or_default(), entries.unwrap_or_default()].concat()),
            _ => Some(vec![Entry::default()]),
        };
        situation.set_entries(record, entries);
    }
    for (number, value) in changes {
        let (fact, values) = &cells[usize::from(*number) % cells.len()];
        let value = value.map(|value| values[usize::from(value) % values.len()].clone());
        let def = CATALOGUE.fact(*fact).expect("a fact");
        match def.field {
            None if *fact == CATALOGUE.claim_date && value.is_none() => {}
            None => situation.set(*fact, value),
            Some(field) => {
                if let Some(entry) = situation.entries_mut(field.record).and_then(|list| list.last_mut()) {
                    entry.set(field.slot, value);
                }
            }
        }
    }
    (policy, situation)
}

proptest! {
    #![proptest_config(crate::draws(1500))]

    #[test]
    fn the_laws_hold_wherever_people_stand(
        example in any::<usize>(),
        changes in proptest::collection::vec((any::<u16>(), proptest::option::weighted(0.8, any::<u8>())), 0..12),
        records in proptest::collection::vec((any::<u8>(), any::<u8>()), 0..3),
    ) {
        let (policy, situation) = strayed(example, &changes, &records);
        hold(policy, "somebody", &situation);
    }
}

/// The ways of a provision for somebody, each as `key: what is missing (who)`; ways after which the office decides
/// begin with `?`.
fn told(region: &str, as_of: &str, facts: &serde_json::Value, records: &serde_json::Value, id: &str) -> Vec<String> {
    let raw = |value: &serde_json::Value| serde_json::from_value(value.clone()).expect("an input");
    let input = check::raw(region, as_of, raw(facts), raw(records));
    let input = read(&CATALOGUE, &POLICIES, &input).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let (policy, situation) = (input.policy, input.situation);
    let verdict = evaluate(&CATALOGUE, policy, &situation);
    let judgement = verdict.judgements.iter().find(|j| policy.provisions[j.provision].id == id).expect("a judgement");
    let need = |need: &Need| {
        let key = CATALOGUE.fact(need.fact).expect("a fact").key;
        format!("{key}: {} ({})", need_words(&CATALOGUE, need), need.change.id())
    };
    let way = |way: &Way| {
        let office = if way.reaches == Outcome::AskOffice { "? " } else { "" };
        format!("{office}{}", way.needs.iter().map(need).collect::<Vec<_>>().join("; "))
    };
    gap(&CATALOGUE, policy, &situation, judgement).iter().map(way).collect()
}

#[test]
fn it_is_said_what_is_missing_from_which_answer_to_which_and_from_when() {
    let skill = |facts: &serde_json::Value, level: u8| {
        let records =
            json!({ "certificate": [{ "c.level": level, "c.kind": "职业资格证书", "c.date": "2026-05-15" }] });
        told("wenzhou", "2026-08-01", facts, &records, "wenzhou-4-skill-upgrade")
    };
    let worker = json!({ "p.status": "企业职工", "p.unemp_ins_enrolled": true, "p.unemp_ins_months": 24 });
    assert_eq!(skill(&worker, 3), ["p.unemp_ins_months: 还差12个月，最早2027-08-01 (time)"]);
    let band =
        json!({ "p.status": "企业职工", "p.unemp_ins_enrolled": true, "p.unemp_ins_months": { "min": 12, "max": 35 } });
    assert_eq!(skill(&band, 3), ["p.unemp_ins_months: 还差1个月，最早2026-09-01 (time)"]);
    let other = json!({ "p.status": "事业单位职工", "p.unemp_ins_enrolled": true, "p.unemp_ins_months": 34 });
    assert_eq!(
        skill(&other, 3),
        ["p.status: 事业单位职工 → 企业职工 (self); p.unemp_ins_months: 还差2个月，最早2026-10-01 (time)"]
    );
    let records = json!({ "certificate": [{ "c.level": 4, "c.kind": "职业资格证书", "c.date": "2018-05-15" }] });
    assert_eq!(
        told("wenzhou", "2019-08-01", &json!({}), &records, "wenzhou-11-skill-to-title"),
        ["c.level: 四级（中级工） → 三级（高级工）或二级（技师）或一级（高级技师） (self)"]
    );
}

#[test]
fn the_day_of_a_document_is_waited_for_and_a_day_that_is_gone_is_not() {
    let records = json!({ "competition": [{ "k.event": "区级", "k.prize": "一等奖", "k.date": "2025-01-05" }] });
    let id = "xiaoshan-12-district-prize";
    assert_eq!(told("xiaoshan", "2025-02-01", &json!({}), &records, id), ["? g.claim_date: 最早2025-03-01 (time)"]);
    let gone = told("xiaoshan", "2028-04-01", &json!({}), &records, id);
    assert_eq!(gone.len(), 1);
    assert!(gone[0].contains("g.claim_date: 2028-04-01 → ") && gone[0].contains("(fixed)"), "{gone:?}");
    let elsewhere = told("xiaoshan", "2026-04-01", &json!({ "g.region": "其他地区" }), &records, id);
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
}

#[test]
fn what_one_does_not_have_is_said_with_all_that_it_must_be() {
    let none = json!({ "certificate": [], "competition": [] });
    let worker = json!({ "p.status": "企业职工", "p.unemp_ins_enrolled": true, "p.unemp_ins_months": 36 });
    assert_eq!(
        told("wenzhou", "2019-08-01", &worker, &none, "wenzhou-4-skill-upgrade"),
        [
            "c.level: 五级（初级工）或四级（中级工）或三级（高级工） (self); c.kind: 职业资格证书或职业技能等级证书 (self)"
        ]
    );
    assert_eq!(
        told("xuchang", "2023-08-01", &json!({}), &none, "xuchang-13-city-contest"),
        [
            "k.event: 许昌全市技能大赛 (self); k.rank: 不超过3名 (self)",
            "k.event: 许昌全市技能大赛 (self); k.prize: 优胜奖 (self)",
        ]
    );
}

/// One change of any one fact, tried blindly, finds nothing nearer than what is named.
#[test]
fn no_single_change_is_overlooked() {
    let mut found = 0;
    for (policy, name, situation) in EXAMPLES.iter().step_by(9) {
        let cells = &CELLS[POLICIES.iter().position(|other| other.id == policy.id).expect("one of them")];
        let verdict = evaluate(&CATALOGUE, policy, situation);
        let all = gaps(&CATALOGUE, policy, situation, &verdict);
        for (fact, values) in cells {
            let def = CATALOGUE.fact(*fact).expect("a fact");
            let can_change = matches!(def.change, Change::Claimant | Change::Employer | Change::Office);
            if def.field.is_some() || !can_change || situation.get(*fact).is_none() {
                continue;
            }
            for value in values {
                let step = Step::Set { spot: Spot::Scalar, fact: *fact, value: value.clone() };
                let after = evaluate(&CATALOGUE, policy, &apply(&CATALOGUE, situation, &[step]));
                for ((before, after), ways) in verdict.judgements.iter().zip(&after.judgements).zip(&all) {
                    if before.outcome() == Outcome::Unmet
                        && before.paid != Paid::Same
                        && after.outcome() == Outcome::Met
                    {
                        let id = policy.provisions[before.provision].id;
                        found += 1;
                        let is_named = ways.iter().any(|way| way.changes() == 1 && way.reaches == Outcome::Met);
                        assert!(is_named, "{name}, {id}: {} to {value:?} is not named: {ways:?}", def.key);
                    }
                }
            }
        }
    }
    assert!(found > 50, "{found} single changes");
}
