//! Situations that differ wherever an answer begins to matter.

use jianghui_policies::CATALOGUE;
use jianghui_rules::{
    Check, Day, Entry, FactDef, FactId, FactKind, Outcome, Policy, Provision, Range, RecordId, Situation, Test, Truth,
    Value, evaluate, probes, view_of,
};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// How many situations of one provision are compared when there are more combinations than that.
pub const MOST: u64 = 60_000;

/// The policy with only this provision: what is compared is judged alone.
pub fn alone(policy: &Policy, provision: &'static Provision) -> Policy {
    Policy { provisions: std::slice::from_ref(provision), rules: &[], ..*policy }
}

/// Numbers of combinations: all of them, or as many as `most`, spread evenly over all.
pub fn spread(sizes: &[u64], most: u64) -> impl Iterator<Item = u64> {
    let product: u64 = sizes.iter().product();
    (0..product.min(most)).map(move |number| {
        // A stride that shares no factor with the number of combinations visits none of them twice.
        let far = u128::from(number) * 0x9E37_79B9_7F4A_7C15 % u128::from(product);
        if product <= most { number } else { u64::try_from(far).expect("less than the product") }
    })
}

/// The value of each fact in a combination.
pub fn choice(sizes: &[usize], mut index: u64) -> Vec<usize> {
    let place = |size: &usize| {
        let size = *size as u64;
        let value = usize::try_from(index % size).expect("small");
        index /= size;
        value
    };
    sizes.iter().map(place).collect()
}

/// Combinations that meet the conditions, found by mending one answer after the other from different beginnings.
pub fn met(
    policy: &Policy,
    provision: &'static Provision,
    facts: &[(FactId, &'static FactDef, Vec<Option<Value>>)],
) -> BTreeSet<Vec<usize>> {
    let failing = |choice: &[usize]| {
        let chosen = facts.iter().zip(choice).map(|((id, def, values), index)| (*id, *def, values[*index].clone()));
        let situation = answered(policy, provision, chosen);
        let view = view_of(provision, provision.per.map(|_| 0), &situation);
        let clauses = policy.when.iter().chain(provision.when);
        let unmet = clauses.filter(|clause| clause.condition.judge(&CATALOGUE, view).outcome() != Outcome::Met);
        unmet.count()
    };
    let sizes: Vec<usize> = facts.iter().map(|(.., values)| values.len()).collect();
    let mut found = BTreeSet::new();
    for start in 0..6usize {
        let mut choice: Vec<usize> = sizes.iter().enumerate().map(|(i, n)| (start * 7 + i * 3) % n).collect();
        for _ in 0..3 {
            for fact in 0..choice.len() {
                let with = |value: usize| {
                    let mut changed = choice.clone();
                    changed[fact] = value;
                    changed
                };
                let first = start;
                let order = (0..sizes[fact]).map(|value| (value + first) % sizes[fact]);
                let best = order.min_by_key(|value| failing(&with(*value))).unwrap_or(choice[fact]);
                if failing(&with(best)) < failing(&choice) {
                    choice[fact] = best;
                }
            }
        }
        if failing(&choice) == 0 {
            found.insert(choice);
        }
    }
    found
}

/// Every combination that differs from this one in at most two answers.
pub fn about(base: &[usize], sizes: &[usize], see: &mut impl FnMut(&[usize])) {
    let mut choice = base.to_vec();
    for one in 0..sizes.len() {
        for two in one..sizes.len() {
            for value in 0..sizes[one] {
                choice[one] = value;
                for other in 0..sizes[two] {
                    choice[two] = other;
                    see(&choice);
                }
            }
            choice[one] = base[one];
            choice[two] = base[two];
        }
    }
}

/// Every option; every threshold of the rules with its neighbours; and values that no rule names.
pub fn values(policy: &Policy, provision: &Provision, id: FactId, def: &FactDef) -> Vec<Value> {
    let mut checks: Vec<(FactId, Check)> = Vec::new();
    let mut see = |test: &Test| checks.push((test.fact, test.check));
    policy.when.iter().for_each(|clause| clause.condition.for_each_test(&mut see));
    provision.for_each_test(&mut see);
    let mut values = probes(def, checks.iter().filter(|(fact, _)| *fact == id).map(|(_, check)| check));
    let mut add = |value: Value| {
        if !values.contains(&value) {
            values.push(value);
        }
    };
    match &def.kind {
        FactKind::Whole { min, max, .. } => {
            let numbers =
                [0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 20, 29, 30, 35, 36, 37, 39, 40, 49, 50, 51, 89, 90, 400];
            numbers.into_iter().filter(|n| (min..=max).contains(&n)).for_each(|n| add(Value::Whole(Range::exactly(n))));
        }
        FactKind::Yuan { .. } => {
            for fen in
                [0, 1, 166_667, 500_000, 999_999, 1_000_000, 1_000_001, 3_000_000, 13_500_000, 14_500_000, 40_000_000]
            {
                add(Value::Yuan(Range::exactly(Decimal::new(fen, 2).normalize())));
            }
        }
        FactKind::Yuans { .. } => {
            for list in [&[50_000][..], &[60_000, 80_000, 20_000], &[100_000], &[100_001], &[300_000, 10], &[400_000]] {
                add(Value::Yuans(list.iter().copied().map(Decimal::from).collect()));
            }
        }
        FactKind::Date => dates(policy, &checks).into_iter().for_each(|day| add(Value::Day(Range::exactly(day)))),
        _ => {}
    }
    values
}

/// Days about the time of the document, and where days are compared with each other, their anniversaries.
fn dates(policy: &Policy, checks: &[(FactId, Check)]) -> Vec<Day> {
    let day = |year, month, day| Day::new(year, month, day).expect("a day");
    let mut days = vec![
        day(2015, 6, 30),
        day(2016, 12, 31),
        day(2017, 1, 1),
        day(2017, 1, 2),
        day(2017, 12, 31),
        day(2018, 1, 1),
        day(2018, 12, 31),
        day(2019, 1, 1),
        day(2020, 12, 31),
        day(2021, 1, 1),
        day(2024, 2, 29),
    ];
    for bound in [policy.from, policy.until].into_iter().flatten() {
        days.extend((-1..=2).map(|step| Day { julian: bound.julian + step }));
    }
    let years = checks.iter().filter_map(|(_, check)| match check {
        Check::DayFrom(_, _, years) => Some(*years),
        _ => None,
    });
    for years in years.collect::<BTreeSet<i32>>() {
        let later: Vec<Day> = days.iter().map(|day| day.plus_years(years)).collect();
        days.extend(later.into_iter().flat_map(|day| (-1..=1).map(move |step| Day { julian: day.julian + step })));
    }
    days
}

/// Whether two versions of a provision give the same judgement and the same sum in every cell, unknown included.
pub fn judge_alike(policy: &'static Policy, other: &'static Policy, id: &str) -> bool {
    let find = |policy: &'static Policy| policy.provisions.iter().find(|p| p.id == id).expect("an id of the policy");
    let (own, changed) = (find(policy), find(other));
    // What the comparison of single provisions cannot see.
    if own.award != changed.award || own.once != changed.once || policy.rules.as_ptr() != other.rules.as_ptr() {
        return false;
    }
    let mut ids = vec![CATALOGUE.claim_date];
    ids.extend(own.reads);
    let facts: Vec<(FactId, &FactDef, Vec<Option<Value>>)> = ids
        .into_iter()
        .map(|id| {
            let def = CATALOGUE.fact(id).expect("a fact of the catalogue");
            let mut values: Vec<Option<Value>> = values(policy, own, id, def).into_iter().map(Some).collect();
            for value in self::values(other, changed, id, def) {
                if !values.contains(&Some(value.clone())) {
                    values.push(Some(value));
                }
            }
            values.push(None);
            (id, def, values)
        })
        .collect();
    let sizes: Vec<u64> = facts.iter().map(|(.., values)| values.len() as u64).collect();
    let (policy, other) = (alone(policy, own), alone(other, changed));
    spread(&sizes, MOST).all(|index| {
        let situation = situation(&policy, own, &facts, index);
        let judge = |policy| {
            let judgement = evaluate(&CATALOGUE, policy, &situation).judgements.remove(0);
            // What is not due has no sum.
            let due = judgement.payment.filter(|_| judgement.truth != Truth::NO);
            (judgement.truth, due.map(|payment| (payment.unit, payment.months, payment.total)))
        };
        judge(&policy) == judge(&other)
    })
}

fn situation(
    policy: &Policy,
    provision: &Provision,
    facts: &[(FactId, &'static FactDef, Vec<Option<Value>>)],
    mut index: u64,
) -> Situation {
    let values = facts.iter().map(|(id, def, values)| {
        let value = values[usize::try_from(index % values.len() as u64).expect("small")].clone();
        index /= values.len() as u64;
        (*id, *def, value)
    });
    let values: Vec<_> = values.collect();
    answered(policy, provision, values)
}

/// A situation with these answers; fields stand in one entry of their kind.
pub fn answered(
    policy: &Policy,
    provision: &Provision,
    values: impl IntoIterator<Item = (FactId, &'static FactDef, Option<Value>)>,
) -> Situation {
    let mut situation = Situation::new(&CATALOGUE, Day::new(2019, 6, 1).expect("a day"));
    situation.set(CATALOGUE.place, Some(Value::OneOf(policy.place)));
    let mut entries: BTreeMap<RecordId, Entry> =
        provision.per.map(|kind| (kind, Entry::default())).into_iter().collect();
    for (id, def, value) in values {
        match def.field {
            None => situation.set(id, value),
            Some(field) => entries.entry(field.record).or_default().set(field.slot, value),
        }
    }
    for (kind, entry) in entries {
        situation.set_entries(kind, Some(vec![entry]));
    }
    situation
}
