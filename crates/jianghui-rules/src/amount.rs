//! 待遇: the closed list of forms that money takes in the texts. Every result is an interval.

use crate::evaluate::{collect_open, is_known};
use crate::{Catalogue, Condition, FactId, Kleene, Outcome, Range, Value, View};
use alloc::vec::Vec;
use rust_decimal::Decimal;

/// What a provision gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// How the sum is found.
    pub form: Form,
    /// What one sum is for.
    pub per: Per,
    /// For how long monthly money runs.
    pub months: Option<Months>,
}

/// What one sum is paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// Once.
    Once,
    /// Every month.
    Month,
    /// Every year.
    Year,
    /// For every person.
    Person,
    /// For every person and year.
    PersonYear,
    /// For every training class.
    Class,
}

impl Per {
    /// The stable id of the contract.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Once => "once",
            Self::Month => "month",
            Self::Year => "year",
            Self::Person => "person",
            Self::PersonYear => "person_year",
            Self::Class => "class",
        }
    }
}

/// How a sum is found. All sums are in yuan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    /// The provision gives no money.
    None,
    /// Money is promised; another document says how much.
    Elsewhere,
    /// A fixed sum.
    Fixed(Decimal),
    /// Only bounds are in the text: a cap (最高, lower end 0), a floor (不少于, no upper end) or both (2—5万元).
    Between {
        /// Smallest sum.
        min: Decimal,
        /// Largest sum, if the text gives one.
        max: Option<Decimal>,
    },
    /// The sum depends on which condition holds. Tiers exclude each other, so the first that certainly holds decides.
    Tiers(&'static [Tier]),
    /// A fixed sum for each of a number of heads or items.
    Each {
        /// The sum for one.
        unit: Decimal,
        /// How many.
        count: FactId,
    },
    /// Up to a sum for each head, and up to a cap for all of them.
    CapEach {
        /// The most for one.
        unit: Decimal,
        /// How many.
        count: FactId,
        /// The most for all.
        cap: Decimal,
    },
    /// A share of a base, up to a cap, for each of a number of heads.
    Share {
        /// The share, as a fraction (0.6 is 60 %).
        share: Decimal,
        /// The base.
        of: FactId,
        /// The most for one.
        cap: Decimal,
        /// How many.
        count: FactId,
    },
    /// By rank: one sum for each place from the first to the last that is paid.
    ByRank {
        /// The fact that holds the place.
        rank: FactId,
        /// The sums, first place first.
        sums: &'static [Decimal],
    },
    /// Another form, raised by a share when a condition holds.
    Raised {
        /// The sum before.
        base: &'static Form,
        /// The addition, as a fraction of the base.
        by: Decimal,
        /// When it is added.
        when: Condition,
        /// The words of the text.
        label: &'static str,
    },
}

/// One tier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tier {
    /// When it applies.
    pub when: Condition,
    /// What it gives.
    pub form: Form,
    /// The condition in short words.
    pub label: &'static str,
}

/// For how many months monthly money is still due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Months {
    /// The most, in months.
    pub limit: i64,
    /// Months already paid.
    pub used: FactId,
    /// Months paid under another grade, of which the text does not say whether they count.
    pub used_other: Option<FactId>,
}

/// Money as an interval in yuan; a missing end is one that the text does not give, or not yet known.
pub type Money = Range<Decimal>;

/// What a claimant gets by one provision for one record.
#[derive(Clone, Debug, PartialEq)]
pub struct Payment {
    /// The sum for one unit (one month, one head …).
    pub unit: Money,
    /// Months still due.
    pub months: Option<Range<i64>>,
    /// The sum over all heads and months.
    pub total: Money,
    /// The tiers and additions that certainly apply, in the words of the text.
    pub basis: Vec<&'static str>,
}

struct Sum {
    unit: Money,
    total: Money,
}

impl Amount {
    /// Whether it is money whose figures stand in the text.
    #[must_use]
    pub fn has_figures(&self) -> bool {
        !matches!(self.form, Form::None | Form::Elsewhere)
    }

    /// The payment on what is known; `None` when the text has no figures.
    #[must_use]
    pub fn pay(&self, catalogue: &Catalogue, view: View<'_>) -> Option<Payment> {
        let mut basis = Vec::new();
        let sum = self.form.sum(catalogue, view, &mut basis)?;
        let months = self.months.map(|months| months.left(catalogue, view));
        let total = months.map_or(sum.total, |months| Range {
            min: sum.total.min.zip(months.min).map(|(sum, n)| product(sum, Decimal::from(n))),
            max: sum.total.max.zip(months.max).map(|(sum, n)| product(sum, Decimal::from(n))),
        });
        Some(Payment { unit: sum.unit, months, total, basis })
    }

    /// Calls `see` for every fact on which the sum still depends.
    pub(crate) fn for_each_open_fact(&self, catalogue: &Catalogue, view: View<'_>, see: &mut impl FnMut(FactId)) {
        self.form.for_each_open_fact(catalogue, view, see);
        let months = self.months.iter().flat_map(|months| [Some(months.used), months.used_other]);
        months.flatten().filter(|fact| !is_known(catalogue, view, *fact)).for_each(see);
    }

    /// Calls `see` for every fact that the sum depends on.
    pub fn for_each_fact(&self, see: &mut impl FnMut(FactId)) {
        self.form.for_each_fact(see);
        if let Some(months) = self.months {
            see(months.used);
            if let Some(other) = months.used_other {
                see(other);
            }
        }
    }
}

impl Months {
    fn left(self, catalogue: &Catalogue, view: View<'_>) -> Range<i64> {
        let used = whole(catalogue, view, self.used);
        let other = self.used_other.map_or(Range::exactly(0), |fact| whole(catalogue, view, fact));
        let left = |used: i64| self.limit.saturating_sub(used).clamp(0, self.limit);
        let most = |range: Range<i64>| range.max.unwrap_or(self.limit);
        Range::between(left(most(used).saturating_add(most(other))), left(used.min.unwrap_or(0)))
    }
}

impl Form {
    fn sum(&self, catalogue: &Catalogue, view: View<'_>, basis: &mut Vec<&'static str>) -> Option<Sum> {
        match *self {
            Self::None | Self::Elsewhere => None,
            Self::Fixed(yuan) => Some(Sum::of(Range::exactly(yuan))),
            Self::Between { min, max } => Some(Sum::of(Range { min: Some(min), max })),
            Self::Tiers(tiers) => sum_of_tiers(tiers, catalogue, view, basis),
            Self::Each { unit, count } => {
                let unit = Range::exactly(unit);
                Some(Sum { unit, total: times(unit, whole(catalogue, view, count)) })
            }
            Self::CapEach { unit, count, cap } => {
                let heads = times(Range::exactly(unit), whole(catalogue, view, count));
                let most = heads.max.map_or(cap, |most| most.min(cap));
                Some(Sum::of(Range::between(Decimal::ZERO, most)))
            }
            Self::Share { share, of, cap, count } => {
                let base = yuan(catalogue, view, of);
                let end = |base: Decimal| product(base, share).min(cap);
                let unit = Range::between(base.min.map_or(Decimal::ZERO, end), base.max.map_or(cap, end));
                Some(Sum { unit, total: times(unit, whole(catalogue, view, count)) })
            }
            Self::ByRank { rank, sums } => {
                let rank = whole(catalogue, view, rank);
                let from = usize::try_from(rank.min.unwrap_or(1).max(1)).unwrap_or(usize::MAX);
                let to = rank.max.map_or(sums.len(), |max| usize::try_from(max.max(1)).unwrap_or(usize::MAX));
                let paid = sums.iter().take(to).skip(from - 1);
                let paid = paid.map(|sum| Range::exactly(*sum)).reduce(hull);
                Some(Sum::of(paid.unwrap_or(Range::exactly(Decimal::ZERO))))
            }
            Self::Raised { base, by, when, label } => {
                let base = base.sum(catalogue, view, basis)?;
                let applies = when.judge(catalogue, view);
                if applies.narrow == Kleene::Yes {
                    basis.push(label);
                }
                let raise = |range: Money| {
                    let raised = |end: Decimal| end + product(end, by);
                    Range {
                        min: range.min.map(|end| if applies.narrow == Kleene::Yes { raised(end) } else { end }),
                        max: range.max.map(|end| if applies.wide == Kleene::No { end } else { raised(end) }),
                    }
                };
                Some(Sum { unit: raise(base.unit), total: raise(base.total) })
            }
        }
    }

    fn for_each_open_fact(&self, catalogue: &Catalogue, view: View<'_>, see: &mut impl FnMut(FactId)) {
        match self {
            Self::Tiers(tiers) => {
                let outcome = |tier: &&Tier| tier.when.judge(catalogue, view).outcome();
                if let Some(tier) = tiers.iter().find(|tier| outcome(tier) == Outcome::Met) {
                    return tier.form.for_each_open_fact(catalogue, view, see);
                }
                for tier in tiers.iter().filter(|tier| outcome(tier) != Outcome::Unmet) {
                    collect_open(&tier.when, catalogue, view, see);
                    tier.form.for_each_open_fact(catalogue, view, see);
                }
            }
            Self::Raised { base, when, .. } => {
                base.for_each_open_fact(catalogue, view, see);
                collect_open(when, catalogue, view, see);
            }
            _ => self.for_each_fact(&mut |fact| {
                if !is_known(catalogue, view, fact) {
                    see(fact);
                }
            }),
        }
    }

    fn for_each_fact(&self, see: &mut impl FnMut(FactId)) {
        match self {
            Self::None | Self::Elsewhere | Self::Fixed(_) | Self::Between { .. } => {}
            Self::Tiers(tiers) => tiers.iter().for_each(|tier| {
                tier.when.for_each_test(&mut |test| see(test.fact));
                tier.form.for_each_fact(see);
            }),
            Self::Each { count, .. } | Self::CapEach { count, .. } => see(*count),
            Self::Share { of, count, .. } => {
                see(*of);
                see(*count);
            }
            Self::ByRank { rank, .. } => see(*rank),
            Self::Raised { base, when, .. } => {
                base.for_each_fact(see);
                when.for_each_test(&mut |test| see(test.fact));
            }
        }
    }
}

impl Sum {
    fn of(money: Money) -> Self {
        Self { unit: money, total: money }
    }
}

fn sum_of_tiers(
    tiers: &'static [Tier],
    catalogue: &Catalogue,
    view: View<'_>,
    basis: &mut Vec<&'static str>,
) -> Option<Sum> {
    let outcome = |tier: &Tier| tier.when.judge(catalogue, view).outcome();
    if let Some(tier) = tiers.iter().find(|tier| outcome(tier) == Outcome::Met) {
        basis.push(tier.label);
        return tier.form.sum(catalogue, view, basis);
    }
    let possible = tiers.iter().filter(|tier| outcome(tier) != Outcome::Unmet);
    let sums = possible.filter_map(|tier| tier.form.sum(catalogue, view, &mut Vec::new()));
    sums.reduce(|a, b| Sum { unit: hull(a.unit, b.unit), total: hull(a.total, b.total) })
}

/// The smallest interval that holds both.
pub(crate) fn hull(a: Money, b: Money) -> Money {
    Range { min: a.min.zip(b.min).map(|(a, b)| a.min(b)), max: a.max.zip(b.max).map(|(a, b)| a.max(b)) }
}

fn times(unit: Money, count: Range<i64>) -> Money {
    Range {
        min: unit.min.map(|unit| product(unit, Decimal::from(count.min.unwrap_or(0)))),
        max: unit.max.zip(count.max).map(|(unit, count)| product(unit, Decimal::from(count))),
    }
}

/// The catalogue bounds every number, so this cannot overflow for accepted answers; beyond them it saturates.
fn product(a: Decimal, b: Decimal) -> Decimal {
    a.checked_mul(b).unwrap_or(Decimal::MAX)
}

fn whole(catalogue: &Catalogue, view: View<'_>, fact: FactId) -> Range<i64> {
    match view.get(catalogue, fact) {
        Some(Value::Whole(range)) => *range,
        _ => Range::OPEN,
    }
}

fn yuan(catalogue: &Catalogue, view: View<'_>, fact: FactId) -> Money {
    match view.get(catalogue, fact) {
        Some(Value::Yuan(range)) => *range,
        _ => Range::OPEN,
    }
}
