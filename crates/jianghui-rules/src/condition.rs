//! 条件: conditions of the law and how they are judged.

use crate::{Catalogue, Comparison, Day, FactId, Kleene, RecordId, Truth, Value, View};
use rust_decimal::Decimal;

/// One sentence of a rule: fact, verb, literal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Test {
    /// The fact that is asked about.
    pub fact: FactId,
    /// What must be true of it.
    pub check: Check,
    /// The sentence as the policy file writes it, e.g. 「累计缴纳失业保险费月数 不低于 36个月」.
    pub sentence: &'static str,
}

/// What must be true of a fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Check {
    /// The chosen option is one of these bits (for 是/否: bits 1 and 2).
    OneOf(u64),
    /// At least one of these options is among those chosen.
    Contains(u64),
    /// A whole number in this relation.
    Whole(Comparison, i64),
    /// An amount in yuan in this relation.
    Yuan(Comparison, Decimal),
    /// A day in this relation.
    Day(Comparison, Day),
}

/// A condition.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Condition {
    /// One sentence.
    Test(Test),
    /// All of them; none at all is true.
    All(&'static [Condition]),
    /// At least one of them.
    Any(&'static [Condition]),
    /// Not this.
    Not(&'static Condition),
    /// The text can be read narrowly or widely.
    Open {
        /// Read against the claimant.
        narrow: &'static Condition,
        /// Read for the claimant.
        wide: &'static Condition,
    },
    /// There is an entry of this kind for which it holds.
    Exists {
        /// The kind of record.
        record: RecordId,
        /// What must hold for one entry.
        condition: &'static Condition,
    },
}

impl Condition {
    /// A condition that always holds.
    pub const ALWAYS: Self = Self::All(&[]);

    /// Judges the condition on what is known.
    #[must_use]
    pub fn judge(&self, catalogue: &Catalogue, view: View<'_>) -> Truth {
        match self {
            Self::Test(test) => Truth::from(test.judge(catalogue, view)),
            Self::All(parts) => {
                parts.iter().fold(
                    Truth::YES,
                    |sum, part| {
                        if sum == Truth::NO { sum } else { sum.and(part.judge(catalogue, view)) }
                    },
                )
            }
            Self::Any(parts) => parts
                .iter()
                .fold(Truth::NO, |sum, part| if sum == Truth::YES { sum } else { sum.or(part.judge(catalogue, view)) }),
            Self::Not(part) => !part.judge(catalogue, view),
            Self::Open { narrow, wide } => {
                Truth::readings(narrow.judge(catalogue, view).narrow, wide.judge(catalogue, view).wide)
            }
            Self::Exists { record, condition } => match view.situation.entries(*record) {
                None => match condition.judge(catalogue, view.at(*record, None)) {
                    // No entry at all is possible as well, so even a certain part leaves it open.
                    Truth::NO => Truth::NO,
                    _ => Truth::UNKNOWN,
                },
                Some(entries) => entries
                    .iter()
                    .fold(Truth::NO, |sum, entry| sum.or(condition.judge(catalogue, view.at(*record, Some(entry))))),
            },
        }
    }

    /// Calls `see` for every sentence in it.
    pub fn for_each_test<'c>(&'c self, see: &mut impl FnMut(&'c Test)) {
        match self {
            Self::Test(test) => see(test),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.for_each_test(see)),
            Self::Not(part) | Self::Exists { condition: part, .. } => part.for_each_test(see),
            Self::Open { narrow, wide } => {
                narrow.for_each_test(see);
                wide.for_each_test(see);
            }
        }
    }
}

impl Test {
    /// Judges the sentence on what is known of its fact.
    #[must_use]
    pub fn judge(&self, catalogue: &Catalogue, view: View<'_>) -> Kleene {
        let value = view.get(catalogue, self.fact);
        value.map_or(Kleene::Unknown, |value| self.check.judge(value))
    }
}

impl Check {
    /// Judges a known value. A value of another kind settles nothing.
    #[must_use]
    pub fn judge(&self, value: &Value) -> Kleene {
        match (self, value) {
            (Self::OneOf(wanted), Value::OneOf(possible)) => {
                if possible & !wanted == 0 {
                    Kleene::Yes
                } else if possible & wanted == 0 {
                    Kleene::No
                } else {
                    Kleene::Unknown
                }
            }
            (Self::Contains(wanted), Value::Chosen(chosen)) => Kleene::from(chosen & wanted != 0),
            (Self::Whole(comparison, limit), Value::Whole(range)) => range.compare(*comparison, *limit),
            (Self::Yuan(comparison, limit), Value::Yuan(range)) => range.compare(*comparison, *limit),
            (Self::Day(comparison, limit), Value::Day(range)) => range.compare(*comparison, *limit),
            _ => Kleene::Unknown,
        }
    }
}
