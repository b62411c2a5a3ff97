//! Situations that differ wherever an answer begins to matter.

use jianghui_policies::CATALOGUE;
use jianghui_rules::{
    Day, Entry, FactDef, FactId, FactKind, Form, Policy, Provision, Range, Situation, Test, Truth, Value, evaluate,
    probes,
};
use rust_decimal::Decimal;

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

/// Every option; every threshold of the rules with its neighbours; and values that no rule names.
pub fn values(policy: &Policy, provision: &Provision, id: FactId, def: &FactDef) -> Vec<Value> {
    let mut tests: Vec<&Test> = Vec::new();
    for clause in policy.when.iter().chain(provision.when) {
        clause.condition.for_each_test(&mut |test| tests.push(test));
    }
    tests_of_form(&provision.amount.form, &mut tests);
    let checks = tests.iter().filter(|test| test.fact == id).map(|test| &test.check);
    let mut values = probes(def, checks);
    let mut add = |value: Value| {
        if !values.contains(&value) {
            values.push(value);
        }
    };
    match &def.kind {
        FactKind::Whole { min, max, .. } => {
            let numbers = [0, 1, 2, 3, 4, 5, 6, 8, 9, 11, 12, 13, 35, 36, 37, 49, 50, 51, 400];
            numbers.into_iter().filter(|n| (min..=max).contains(&n)).for_each(|n| add(Value::Whole(Range::exactly(n))));
        }
        FactKind::Yuan { .. } => {
            for fen in [0, 1, 500_000, 999_999, 1_000_000, 1_000_001, 3_000_000] {
                add(Value::Yuan(Range::exactly(Decimal::new(fen, 2).normalize())));
            }
        }
        FactKind::Date => {
            for (year, month, day) in [
                (2015, 6, 30),
                (2016, 12, 31),
                (2017, 1, 1),
                (2017, 1, 2),
                (2017, 12, 31),
                (2018, 1, 1),
                (2018, 12, 18),
                (2018, 12, 19),
                (2018, 12, 31),
                (2019, 1, 1),
                (2020, 12, 31),
                (2021, 1, 1),
                (2024, 2, 29),
            ] {
                add(Value::Day(Range::exactly(Day::new(year, month, day).expect("a day"))));
            }
        }
        _ => {}
    }
    values
}

fn tests_of_form<'f>(form: &'f Form, into: &mut Vec<&'f Test>) {
    match form {
        Form::Tiers(tiers) => tiers.iter().for_each(|tier| {
            tier.when.for_each_test(&mut |test| into.push(test));
            tests_of_form(&tier.form, into);
        }),
        Form::Raised { base, when, .. } => {
            tests_of_form(base, into);
            when.for_each_test(&mut |test| into.push(test));
        }
        _ => {}
    }
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
    let mut situation = Situation::new(&CATALOGUE, Day::new(2019, 6, 1).expect("a day"));
    situation.set(CATALOGUE.place, Some(Value::OneOf(policy.place)));
    let mut entry = Entry::default();
    let mut other = None;
    for (id, def, values) in facts {
        let value = values[usize::try_from(index % values.len() as u64).expect("small")].clone();
        index /= values.len() as u64;
        match def.field {
            None => situation.set(*id, value),
            Some(field) => {
                entry.set(field.slot, value);
                other = Some(field.record);
            }
        }
    }
    if let Some(kind) = provision.per.or(other) {
        situation.set_entries(kind, Some(vec![entry]));
    }
    situation
}
