//! What is known of one answer: a set of possible values, not only a value.
//!
//! A band chosen on the page (「12–35个月」), a certificate of which only the month is remembered and an exact
//! figure are all the same thing, a range; a test on it is true, false, or not yet settled.

use crate::{Day, Kleene};
use alloc::{string::String, vec::Vec};
use rust_decimal::Decimal;

/// An interval with inclusive ends; a missing end is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range<T> {
    /// Smallest possible value.
    pub min: Option<T>,
    /// Largest possible value.
    pub max: Option<T>,
}

impl<T: Copy + Ord> Range<T> {
    /// Nothing is known.
    pub const OPEN: Self = Self { min: None, max: None };

    /// Exactly this value.
    #[must_use]
    pub fn exactly(value: T) -> Self {
        Self { min: Some(value), max: Some(value) }
    }

    /// From `min` to `max`, both included.
    #[must_use]
    pub fn between(min: T, max: T) -> Self {
        Self { min: Some(min), max: Some(max) }
    }

    /// The value, when there is only one.
    #[must_use]
    pub fn single(self) -> Option<T> {
        match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => Some(min),
            _ => None,
        }
    }

    /// Whether the value stands in this relation to `limit`.
    #[must_use]
    pub fn compare(self, comparison: Comparison, limit: T) -> Kleene {
        self.against(comparison, Self::exactly(limit))
    }

    /// Whether the value stands in this relation to another of which no more may be known than of this one.
    #[must_use]
    pub fn against(self, comparison: Comparison, other: Self) -> Kleene {
        let holds = |pair: Option<(T, T)>, test: fn(&T, &T) -> bool| pair.is_some_and(|(a, b)| test(&a, &b));
        let (top, bottom) = (self.max.zip(other.min), self.min.zip(other.max));
        let (yes, no) = match comparison {
            Comparison::AtLeast => (holds(bottom, T::ge), holds(top, T::lt)),
            Comparison::MoreThan => (holds(bottom, T::gt), holds(top, T::le)),
            Comparison::AtMost => (holds(top, T::le), holds(bottom, T::gt)),
            Comparison::LessThan => (holds(top, T::lt), holds(bottom, T::ge)),
            Comparison::Exactly => {
                (self.single().is_some() && self.single() == other.single(), holds(top, T::lt) || holds(bottom, T::gt))
            }
        };
        match (yes, no) {
            (true, _) => Kleene::Yes,
            (_, true) => Kleene::No,
            _ => Kleene::Unknown,
        }
    }

    /// The range of a rising function of the value.
    #[must_use]
    pub fn map<U>(self, rising: impl Fn(T) -> U) -> Range<U> {
        Range { min: self.min.map(&rising), max: self.max.map(rising) }
    }
}

/// How a number or a day is compared. The words of the statute fix which bounds are included
/// (以上, 不低于 include; 超过, 不满 do not).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// ≥
    AtLeast,
    /// >
    MoreThan,
    /// ≤
    AtMost,
    /// <
    LessThan,
    /// =
    Exactly,
}

/// What is known of one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// The options (bits, in the order of the catalogue) that are still possible for a choice; 是 is bit 1, 否 bit 2.
    OneOf(u64),
    /// The options chosen in a multiple choice; all others are known not to be.
    Chosen(u64),
    /// A whole number.
    Whole(Range<i64>),
    /// Yuan.
    Yuan(Range<Decimal>),
    /// A day.
    Day(Range<Day>),
    /// Free words.
    Text(String),
    /// Whole numbers, in order.
    Wholes(Vec<i64>),
    /// Amounts in yuan, in order.
    Yuans(Vec<Decimal>),
}

impl Value {
    /// The answer 是.
    pub const YES: Self = Self::OneOf(YES_BIT);
    /// The answer 否.
    pub const NO: Self = Self::OneOf(NO_BIT);
}

/// The bit of 是 in the answer of a yes/no fact.
pub const YES_BIT: u64 = 1;
/// The bit of 否 in the answer of a yes/no fact.
pub const NO_BIT: u64 = 2;

impl Value {
    /// Whether nothing more can be learned about it.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        match self {
            Self::OneOf(bits) => bits.count_ones() <= 1,
            Self::Whole(range) => range.single().is_some(),
            Self::Yuan(range) => range.single().is_some(),
            Self::Day(range) => range.single().is_some(),
            Self::Chosen(_) | Self::Text(_) | Self::Wholes(_) | Self::Yuans(_) => true,
        }
    }
}
