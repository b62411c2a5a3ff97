//! 待遇: the closed list of forms that money takes in the texts. Every result is an interval.

mod sum;

use crate::evaluate::is_known;
use crate::money::product;
use crate::{Catalogue, Condition, Day, FactId, Range, Test, View};
use alloc::vec::Vec;
use rust_decimal::Decimal;
use sum::whole;

/// What a provision gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// How the sum is found.
    pub form: Form,
    /// What one sum is for.
    pub per: Per,
    /// For how long monthly money runs.
    pub months: Option<Months>,
    /// Whether it is money to keep.
    pub kind: Kind,
}

/// What kind of money it is. Only what is paid out for good enters a total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Paid out.
    Cash,
    /// 贷款: to be paid back.
    Loan,
    /// 税前扣除: lowers the income that is taxed.
    TaxBase,
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
    /// For every project, occupation or the like.
    Item,
    /// For every time that something is done.
    Time,
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
            Self::Item => "item",
            Self::Time => "time",
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
    /// A fixed sum for each of a number of heads or items, up to a cap for all of them.
    Each {
        /// The sum for one.
        unit: Decimal,
        /// How many.
        count: FactId,
        /// The most for all, if the text says so.
        cap: Option<Decimal>,
    },
    /// One fixed sum for each number of a list.
    EachOf {
        /// The sums, in the order of the list.
        units: &'static [Decimal],
        /// How many of each.
        counts: FactId,
    },
    /// Up to a sum for each head, and up to a cap for all of them.
    CapEach {
        /// The most for one.
        unit: Decimal,
        /// How many.
        count: FactId,
        /// The most for all, if the text says so.
        cap: Option<Decimal>,
        /// Those who do not count.
        short: Option<Short>,
    },
    /// A share of a base, up to a cap, for each of a number of heads.
    Share {
        /// The share, as a fraction (0.6 is 60 %).
        share: Decimal,
        /// The base.
        of: FactId,
        /// The most for one, if the text says so.
        cap: Option<Decimal>,
        /// How many, if there can be several.
        count: Option<FactId>,
    },
    /// 上浮: a base of another document with an addition.
    Uplift {
        /// The addition, as a fraction of the base.
        by: Decimal,
        /// The base.
        of: FactId,
    },
    /// A sum from a number on, and so much for each one more, up to a cap.
    Threshold(&'static Threshold),
    /// 1:1配套: as much as the highest that others paid, up to a cap.
    Match {
        /// What others paid.
        of: &'static [FactId],
        /// The most.
        cap: Option<Decimal>,
    },
    /// The smallest of several shares.
    Least {
        /// Each share, as a fraction, with its base.
        parts: &'static [(Decimal, FactId)],
        /// Whether it is only an upper bound.
        up_to: bool,
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
    /// Another form, as far as a cap on everything that is paid over time leaves room.
    Remaining {
        /// The sum before.
        base: &'static Form,
        /// The most over time.
        cap: Decimal,
        /// What was paid so far.
        paid: FactId,
    },
    /// Another form for a number of heads that the text leaves open.
    Heads {
        /// The sum for one.
        base: &'static Form,
        /// The fewest.
        least: i64,
        /// The most.
        most: i64,
    },
}

/// Heads of which a list tells that they fall short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Short {
    /// One number for each head.
    pub list: FactId,
    /// Below it a head does not count.
    pub below: i64,
}

/// A sum from a number on, and so much for each one more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Threshold {
    /// How many there are.
    pub count: FactId,
    /// From how many on, included.
    pub from: i64,
    /// The sum for that many.
    pub base: Decimal,
    /// The sum for each one more.
    pub unit: Decimal,
    /// The most.
    pub cap: Option<Decimal>,
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
    pub used: Option<FactId>,
    /// Months paid under another grade, of which the text does not say whether they count.
    pub used_other: Option<FactId>,
    /// A term that need not lie within the time of the document.
    pub term: Option<Term>,
}

/// 培养期, 届: the months of a term. Whether those outside the time of the document are paid, no text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The fact that holds its first day.
    pub start: FactId,
    /// The first day of the document.
    pub from: Option<Day>,
    /// The last day of the document, where it has one.
    pub until: Option<Day>,
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

impl Payment {
    /// Whether it certainly comes to nothing.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.total.max.is_some_and(|most| most.is_zero())
    }
}

impl Amount {
    /// What gives no money, or whose money another document counts.
    #[must_use]
    pub const fn without_figures(form: Form) -> Self {
        Self { form, per: Per::Once, months: None, kind: Kind::Cash }
    }

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
        let months = self.months.iter().flat_map(Months::facts);
        months.filter(|fact| !is_known(catalogue, view, *fact)).for_each(see);
    }

    /// Calls `see` for every fact that the sum depends on.
    pub fn for_each_fact(&self, see: &mut impl FnMut(FactId)) {
        self.form.for_each_fact(see);
        self.months.iter().flat_map(Months::facts).for_each(see);
    }
}

impl Form {
    /// Calls `see` for every sentence in it.
    pub fn for_each_test<'f>(&'f self, see: &mut impl FnMut(&'f Test)) {
        match self {
            Self::Tiers(tiers) => tiers.iter().for_each(|tier| {
                tier.when.for_each_test(see);
                tier.form.for_each_test(see);
            }),
            Self::Raised { base, when, .. } => {
                base.for_each_test(see);
                when.for_each_test(see);
            }
            Self::Remaining { base, .. } | Self::Heads { base, .. } => base.for_each_test(see),
            _ => {}
        }
    }
}

impl Months {
    fn facts(&self) -> impl Iterator<Item = FactId> + use<> {
        [self.used, self.used_other, self.term.map(|term| term.start)].into_iter().flatten()
    }

    fn left(&self, catalogue: &Catalogue, view: View<'_>) -> Range<i64> {
        let months = |fact: Option<FactId>| fact.map_or(Range::exactly(0), |fact| whole(catalogue, view, fact));
        let (used, other) = (months(self.used), months(self.used_other));
        let left = |used: i64| self.limit.saturating_sub(used).clamp(0, self.limit);
        let most = |range: Range<i64>| range.max.unwrap_or(self.limit);
        let within = self.term.map_or(self.limit, |term| term.months_within(self.limit, catalogue, view));
        let least = left(most(used).saturating_add(most(other))).min(within);
        Range::between(least, left(used.min.unwrap_or(0)))
    }
}
