//! Where answers begin to matter: every threshold that a rule uses, and its neighbours.
//!
//! For a fact that no rule compares with a number the options themselves are the cells. The compiler proves with
//! these that tiers neither gap nor overlap; the tests enumerate situations with them.

use crate::{Check, Day, FactDef, FactKind, Range, Value};
use alloc::{collections::BTreeSet, vec, vec::Vec};
use rust_decimal::Decimal;

/// One exact value in every cell of a fact: each option, or each threshold with the values just below and above.
#[must_use]
pub fn probes<'c>(def: &FactDef, checks: impl Iterator<Item = &'c Check>) -> Vec<Value> {
    match def.kind {
        FactKind::YesNo => vec![Value::YES, Value::NO],
        FactKind::Choice(options) => bits(options.len()).map(Value::OneOf).collect(),
        FactKind::Choices(options) => core::iter::once(0).chain(bits(options.len())).map(Value::Chosen).collect(),
        FactKind::Whole { min, max, .. } => {
            let mut cuts = BTreeSet::from([min]);
            for check in checks {
                if let Check::Whole(_, limit) = check {
                    cuts.extend([limit.saturating_sub(1), *limit, limit.saturating_add(1)]);
                }
            }
            let inside = cuts.into_iter().filter(|number| (min..=max).contains(number));
            inside.map(|number| Value::Whole(Range::exactly(number))).collect()
        }
        FactKind::Yuan { max } => {
            let fen = Decimal::new(1, 2);
            let mut cuts = BTreeSet::from([Decimal::ZERO]);
            for check in checks {
                if let Check::Yuan(_, limit) = check {
                    cuts.extend([*limit - fen, *limit, *limit + fen]);
                }
            }
            let inside = cuts.into_iter().filter(|yuan| (Decimal::ZERO..=max).contains(yuan));
            inside.map(|yuan| Value::Yuan(Range::exactly(yuan))).collect()
        }
        FactKind::Date => {
            let mut cuts = BTreeSet::new();
            for check in checks {
                if let Check::Day(_, limit) = check {
                    let before = Day { julian: limit.julian.saturating_sub(1) };
                    cuts.extend([before, *limit, limit.next()]);
                }
            }
            cuts.into_iter().map(|day| Value::Day(Range::exactly(day))).collect()
        }
        FactKind::Text | FactKind::Provision(_) | FactKind::Wholes { .. } | FactKind::Yuans => Vec::new(),
    }
}

fn bits(count: usize) -> impl Iterator<Item = u64> {
    (0..u32::try_from(count).unwrap_or(0)).filter_map(|index| 1u64.checked_shl(index))
}
