//! Made-up documents, small enough that every order of questions can be tried: twenty sums over eight facts each.

use super::people::Rng;
use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::{
    Amount, Check, Clause, Comparison, Condition, FactId, FactKind, Form, Kind, Nature, Once, Per, Policy, Provision,
    Test,
};
use rust_decimal::Decimal;

/// How many documents there are.
pub const DOCUMENTS: usize = 16;
/// How many sums each has.
pub const SUMS: usize = 20;

/// The facts that they ask about: five with two cells, two choices, one number.
const FACTS: [&str; 8] = [
    "p.onjob",
    "p.skill_post",
    "p.frontline_production",
    "p.retired_or_overage",
    "p.outstanding_contribution",
    "p.employer_type",
    "p.training_type",
    "p.unemp_ins_months",
];

fn leak<T>(values: Vec<T>) -> &'static [T] {
    Box::leak(values.into_boxed_slice())
}

/// The documents, always the same ones.
pub fn documents() -> Vec<&'static Policy> {
    let mut rng = Rng(20_190_601);
    (0..DOCUMENTS).map(|_| document(&mut rng)).collect()
}

fn document(rng: &mut Rng) -> &'static Policy {
    let provisions = (0..SUMS).map(|_| provision(rng)).collect();
    let Policy { id, place, place_label, title, number, issuer, issued, draft, from, until, remarks, silent, .. } =
        POLICIES[0];
    let (when, rules, provisions) = (&[], &[], leak(provisions));
    Box::leak(Box::new(Policy {
        id,
        place,
        place_label,
        title,
        number,
        issuer,
        issued,
        draft,
        from,
        until,
        remarks,
        silent,
        when,
        provisions,
        rules,
    }))
}

/// A sum under two or three conditions, one of them at times an alternative.
fn provision(rng: &mut Rng) -> Provision {
    let mut facts: Vec<FactId> = FACTS.iter().map(|key| CATALOGUE.find(key).expect("a fact")).collect();
    let mut test = |rng: &mut Rng| {
        let fact = facts.swap_remove(rng.below(facts.len()));
        (fact, Condition::Test(Test { fact, check: check(rng, fact), sentence: "" }))
    };
    let mut reads = Vec::new();
    let mut when = Vec::new();
    for _ in 0..2 + rng.below(2) {
        let (fact, mut condition) = test(rng);
        reads.push(fact);
        if rng.below(4) == 0 {
            let (fact, other) = test(rng);
            reads.push(fact);
            condition = Condition::Any(leak(vec![condition, other]));
        }
        when.push(Clause { article: "", phrase: "", plain: "", condition, open: "", reading: "" });
    }
    let form = Form::Fixed(Decimal::from(1000 * (1 + rng.below(9))));
    Provision {
        when: leak(when),
        reads: leak(reads),
        amount: Amount { form, per: Per::Once, months: None, kind: Kind::Cash },
        audience: 1,
        per: None,
        once: Once::Never,
        award: None,
        notes: &[],
        silent: &[],
        quotes: &[],
        class: jianghui_rules::Class::Money,
        nature: &[Nature::Entitlement],
        id: "",
        title: "",
        plain: "",
        article: "",
        recipient: "",
    }
}

/// A yes or no, one or two of the options, or a threshold.
fn check(rng: &mut Rng, fact: FactId) -> Check {
    let def = CATALOGUE.fact(fact).expect("a fact");
    match def.kind {
        FactKind::YesNo => Check::OneOf(1 << rng.below(2)),
        FactKind::Choice(options) => Check::OneOf(1 << rng.below(options.len()) | 1 << rng.below(options.len())),
        _ => Check::Whole(Comparison::AtLeast, [12, 24, 36][rng.below(3)]),
    }
}
