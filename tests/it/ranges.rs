//! From what is certain to what is still possible: no answer makes the interval of any kind of money wider.

use crate::properties::{Cells, contradicts, draw, without};
use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::{Combination, Kind, Policy, Situation, Truth, combine, evaluate};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// For each kind of money what the best combination pays at least of what is met, and at most of what is not out of the
/// question; no upper end where the text gives none.
type Ranges = BTreeMap<&'static str, (Decimal, Option<Decimal>)>;

fn ranges(policy: &'static Policy, situation: &Situation) -> Ranges {
    let verdict = evaluate(&CATALOGUE, policy, situation);
    let mut hope = verdict.clone();
    for judgement in hope.judgements.iter_mut().filter(|judgement| judgement.truth != Truth::NO) {
        judgement.truth = Truth::YES;
    }
    let mut ranges = Ranges::new();
    let mut add = |combination: &Combination, certain: bool| {
        for choice in &combination.chosen {
            let amount = &policy.provisions[verdict.judgements[choice.judgement].provision].amount;
            if amount.kind != Kind::Cash || !amount.has_figures() {
                continue;
            }
            let (least, most) = ranges.entry(amount.per.id()).or_insert((Decimal::ZERO, Some(Decimal::ZERO)));
            if certain {
                *least += choice.pay.min.unwrap_or_default();
            } else {
                *most = most.zip(choice.pay.max).map(|(sum, more)| sum + more);
            }
        }
    };
    add(&combine(&CATALOGUE, policy, situation, &hope), false);
    add(&combine(&CATALOGUE, policy, situation, &verdict), true);
    ranges
}

proptest! {
    #![proptest_config(crate::draws(3000))]

    #[test]
    fn no_answer_widens_a_range((draw, records) in draw(), number in 0usize..200) {
        for policy in *POLICIES {
            let cells = Cells::of(policy);
            let full = cells.situation(&draw, records);
            let (taken, def, _) = cells.facts[number % cells.facts.len()];
            // What was received before is taken for nothing until it is told.
            let is_told = CATALOGUE.records.iter().any(|record| record.paid == Some(taken));
            if is_told || contradicts(&CATALOGUE, policy, &full) {
                continue;
            }
            let before = ranges(policy, &without(&full, &cells, number));
            for (per, (least, most)) in ranges(policy, &full) {
                let (was_least, was_most) = before.get(per).copied().unwrap_or((Decimal::ZERO, Some(Decimal::ZERO)));
                let said = format!("{} {per}: {was_least}..{was_most:?} became {least}..{most:?} by {}", policy.id, def.key);
                prop_assert!(least >= was_least, "{said}");
                prop_assert!(was_most.is_none_or(|was| most.is_some_and(|most| most <= was)), "{said}");
            }
        }
    }
}
