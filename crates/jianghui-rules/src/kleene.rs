//! Three-valued logic, and the one place where it is written.
//!
//! An answer that is missing gives [`Kleene::Unknown`], never [`Kleene::No`]. Words of a text that can be
//! read in two ways are judged under both readings at once: [`Truth`] is the pair of the two results.

use core::ops::Not;

/// Kleene's strong three-valued logic: no, unknown, yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kleene {
    /// Certainly false.
    No,
    /// Not settled by what is known.
    Unknown,
    /// Certainly true.
    Yes,
}

impl Kleene {
    /// Both hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// At least one holds.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }
}

impl Not for Kleene {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
            Self::Yes => Self::No,
        }
    }
}

impl From<bool> for Kleene {
    fn from(value: bool) -> Self {
        if value { Self::Yes } else { Self::No }
    }
}

/// The result under the narrowest and under the widest reading of the text.
///
/// Where the text is clear both are the same. The narrow result is never more favourable than the wide one.
///
/// ```
/// use jianghui_rules::{Kleene, Outcome, Truth};
/// let unclear = Truth { narrow: Kleene::No, wide: Kleene::Yes };
/// assert_eq!(unclear.outcome(), Outcome::AskOffice);
/// assert_eq!(unclear.and(Truth::NO).outcome(), Outcome::Unmet);
/// assert_eq!(unclear.or(Truth::YES).outcome(), Outcome::Met);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Truth {
    /// The result when unclear words are read against the claimant.
    pub narrow: Kleene,
    /// The result when unclear words are read for the claimant.
    pub wide: Kleene,
}

impl Truth {
    /// True under every reading.
    pub const YES: Self = Self { narrow: Kleene::Yes, wide: Kleene::Yes };
    /// False under every reading.
    pub const NO: Self = Self { narrow: Kleene::No, wide: Kleene::No };
    /// Not settled under any reading.
    pub const UNKNOWN: Self = Self { narrow: Kleene::Unknown, wide: Kleene::Unknown };

    /// Two results of which the narrow one implies the wide one, even where one of them is not settled yet.
    #[must_use]
    pub fn readings(narrow: Kleene, wide: Kleene) -> Self {
        if wide == Kleene::No { Self::NO } else { Self { narrow, wide: wide.or(narrow) } }
    }

    /// Both hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { narrow: self.narrow.and(other.narrow), wide: self.wide.and(other.wide) }
    }

    /// At least one holds.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self { narrow: self.narrow.or(other.narrow), wide: self.wide.or(other.wide) }
    }

    /// What this means for the claimant.
    #[must_use]
    pub fn outcome(self) -> Outcome {
        match (self.narrow, self.wide) {
            (Kleene::Yes, _) => Outcome::Met,
            (_, Kleene::No) => Outcome::Unmet,
            (Kleene::No, Kleene::Yes) => Outcome::AskOffice,
            _ => Outcome::Undetermined,
        }
    }

    /// Whether no further answer can change the result.
    #[must_use]
    pub fn is_settled(self) -> bool {
        self.outcome() != Outcome::Undetermined
    }
}

impl From<Kleene> for Truth {
    fn from(value: Kleene) -> Self {
        Self { narrow: value, wide: value }
    }
}

impl Not for Truth {
    type Output = Self;

    /// Negation exchanges the readings: what is narrow for a condition is wide for its opposite.
    fn not(self) -> Self {
        Self { narrow: !self.wide, wide: !self.narrow }
    }
}

/// What is decided about a condition or a provision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// 满足: holds under every reading.
    Met,
    /// 不满足: fails under every reading.
    Unmet,
    /// 待定: an answer is missing.
    Undetermined,
    /// 需向经办部门确认: all answers are there, the text itself does not settle it.
    AskOffice,
}

impl Outcome {
    /// The stable id of the contract.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Unmet => "unmet",
            Self::Undetermined => "undetermined",
            Self::AskOffice => "ask_office",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Kleene; 3] = [Kleene::No, Kleene::Unknown, Kleene::Yes];

    /// Every pair whose narrow side is not more favourable than its wide side.
    fn truths() -> impl Iterator<Item = Truth> {
        ALL.into_iter().flat_map(|narrow| {
            ALL.into_iter().filter(move |wide| narrow <= *wide).map(move |wide| Truth { narrow, wide })
        })
    }

    #[test]
    fn de_morgan_and_involution_hold_and_readings_stay_ordered() {
        for a in truths() {
            assert_eq!(!!a, a);
            for b in truths() {
                assert_eq!(!(a.and(b)), (!a).or(!b));
                for t in [a.and(b), a.or(b), !a] {
                    assert!(t.narrow <= t.wide, "{t:?}");
                }
            }
        }
    }
}
