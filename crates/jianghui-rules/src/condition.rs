//! 条件: conditions of the law and how they are judged.

use crate::money::{plus, product};
use crate::{Catalogue, Comparison, Day, FactId, Kleene, Range, RecordId, Truth, Value, View};
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
    /// An amount in yuan in this relation; of several amounts the highest.
    Yuan(Comparison, Decimal),
    /// A day in this relation.
    Day(Comparison, Day),
    /// A day in this relation to another day so many years on.
    DayFrom(Comparison, FactId, i32),
    /// A whole number in this relation to a share of another.
    Portion(Comparison, Portion),
    /// The numbers of a list, taken together, in this relation.
    Sum(Comparison, i64),
    /// The largest number of a list in this relation.
    Largest(Comparison, i64),
}

/// A share of a number, plus so many: what a quota like 不高于参赛选手20% allows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Portion {
    /// The number.
    pub of: FactId,
    /// The share, as a fraction.
    pub share: Decimal,
    /// How many are added.
    pub plus: i64,
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
    /// 符合条件的, 按有关规定: conditions of another document, which only the office can say are fulfilled. Not
    /// answered, the office decides.
    Vouched(Test),
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
            Self::Vouched(test) => match test.judge(catalogue, view) {
                Kleene::Unknown => Truth::readings(Kleene::No, Kleene::Yes),
                known => Truth::from(known),
            },
        }
    }

    /// Whether the word of an office on it is still to come.
    pub(crate) fn awaits_word(&self, catalogue: &Catalogue, view: View<'_>) -> bool {
        match self {
            Self::Vouched(test) => test.judge(catalogue, view) == Kleene::Unknown,
            Self::Test(_) => false,
            Self::All(parts) | Self::Any(parts) => parts.iter().any(|part| part.awaits_word(catalogue, view)),
            Self::Not(part) => part.awaits_word(catalogue, view),
            Self::Open { narrow, wide } => narrow.awaits_word(catalogue, view) || wide.awaits_word(catalogue, view),
            Self::Exists { record, condition } => match view.situation.entries(*record) {
                None => condition.awaits_word(catalogue, view.at(*record, None)),
                Some(entries) => {
                    entries.iter().any(|entry| condition.awaits_word(catalogue, view.at(*record, Some(entry))))
                }
            },
        }
    }

    /// Calls `see` for every sentence in it.
    pub fn for_each_test<'c>(&'c self, see: &mut impl FnMut(&'c Test)) {
        match self {
            Self::Test(test) | Self::Vouched(test) => see(test),
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
        let get = |fact: FactId| view.get(catalogue, fact);
        match (&self.check, get(self.fact)) {
            (Check::DayFrom(comparison, other, years), Some(Value::Day(day))) => match get(*other) {
                Some(Value::Day(other)) => day.against(*comparison, other.map(|day| day.plus_years(*years))),
                _ => Kleene::Unknown,
            },
            (Check::Portion(comparison, portion), Some(Value::Whole(number))) => match get(portion.of) {
                Some(Value::Whole(all)) => {
                    number.map(Decimal::from).against(*comparison, all.map(|n| portion.of_all(n)))
                }
                _ => Kleene::Unknown,
            },
            (check, Some(value)) => check.judge(value),
            (_, None) => Kleene::Unknown,
        }
    }

    /// The facts that it asks about: one, or two that it compares.
    pub fn facts(&self) -> impl Iterator<Item = FactId> {
        let other = match self.check {
            Check::DayFrom(_, other, _) => Some(other),
            Check::Portion(_, portion) => Some(portion.of),
            _ => None,
        };
        core::iter::once(self.fact).chain(other)
    }
}

impl Portion {
    /// The share of so many, with what is added; never rounded up, so a whole number is at most it exactly when it is
    /// at most its floor.
    fn of_all(self, all: i64) -> Decimal {
        let share = product(Decimal::from(all), self.share);
        plus(share, Decimal::from(self.plus))
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
            (Self::Yuan(comparison, limit), Value::Yuans(sums)) => {
                let highest = sums.iter().copied().max().unwrap_or_default();
                Range::exactly(highest).compare(*comparison, *limit)
            }
            (Self::Sum(comparison, limit), Value::Wholes(numbers)) => {
                let sum = numbers.iter().fold(0i64, |sum, number| sum.saturating_add(*number));
                Range::exactly(sum).compare(*comparison, *limit)
            }
            (Self::Largest(comparison, limit), Value::Wholes(numbers)) => {
                let largest = numbers.iter().copied().max().unwrap_or_default();
                Range::exactly(largest).compare(*comparison, *limit)
            }
            _ => Kleene::Unknown,
        }
    }
}
