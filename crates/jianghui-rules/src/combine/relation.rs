//! How two titles or prizes stand to each other under the rules of a document.

use crate::{AwardFields, Catalogue, Day, Effect, FactId, Level, Policy, RecordId, Rule, Value, View};
use alloc::{string::String, vec::Vec};

/// The rules of the document that compare awards or months.
pub(super) struct Rules<'p> {
    pub(super) series: Option<&'p Rule>,
    pub(super) within: Option<(&'p Rule, i32)>,
    pub(super) monthly: Vec<(&'p Rule, &'static [&'static str])>,
    pub(super) highest: Vec<(&'p Rule, &'static [&'static str])>,
}

impl<'p> Rules<'p> {
    pub(super) fn of(policy: &'p Policy) -> Self {
        let mut rules = Self { series: None, within: None, monthly: Vec::new(), highest: Vec::new() };
        for rule in policy.rules {
            match rule.effect {
                Effect::Stated => {}
                Effect::HighestInSeries => rules.series = Some(rule),
                Effect::HighestWithin { years } => rules.within = Some((rule, years)),
                Effect::HighestInMonth { provisions } | Effect::HighestPerPerson { provisions } => {
                    rules.monthly.push((rule, provisions));
                }
                Effect::HighestOf { provisions } => rules.highest.push((rule, provisions)),
            }
        }
        rules
    }

    pub(super) fn any_award_rule(&self) -> bool {
        self.series.is_some() || self.within.is_some()
    }
}

/// What the rules compare. `None` is not known.
pub(super) struct Terms {
    /// The entry that it was told in: what one entry brings has one day, known or not.
    pub(super) entry: Option<(RecordId, usize)>,
    pub(super) series: Option<String>,
    pub(super) level: Option<Level>,
    pub(super) day: Option<Day>,
    pub(super) achievement: Option<String>,
}

impl Terms {
    pub(super) fn read(
        catalogue: &Catalogue,
        view: View<'_>,
        fields: Option<(Option<FactId>, AwardFields)>,
        proposed: Option<(&str, Level)>,
        entry: Option<(RecordId, usize)>,
    ) -> Self {
        let get = |fact: FactId| view.get(catalogue, fact);
        let text = |fact| match get(fact) {
            Some(Value::Text(text)) if !text.is_empty() => Some(text.clone()),
            _ => None,
        };
        let level = |fact: FactId| match get(fact) {
            Some(Value::OneOf(bits)) if bits.is_power_of_two() => {
                let option = catalogue.fact(fact)?.options().get(usize::try_from(bits.trailing_zeros()).ok()?)?;
                option.level
            }
            _ => None,
        };
        let day = |fact| match get(fact) {
            Some(Value::Day(range)) => range.single(),
            _ => None,
        };
        let award = fields.map(|(_, award)| award);
        Self {
            entry,
            series: award.and_then(|award| text(award.series)).or_else(|| proposed.map(|(series, _)| series.into())),
            level: award.and_then(|award| level(award.level)).or_else(|| proposed.map(|(_, level)| level)),
            day: fields.and_then(|(date, _)| date).and_then(day),
            achievement: award.and_then(|award| text(award.achievement)),
        }
    }
}

/// How two awards can stand to each other, as far as their terms are known.
#[expect(clippy::struct_excessive_bools, reason = "a set of four possibilities, each by its name")]
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Relation {
    /// Both may be paid.
    pub(super) free: bool,
    /// Only the higher one in total.
    pub(super) higher_only: bool,
    /// The first is the later one, and not paid.
    pub(super) barred: bool,
    /// The second is the later one, and not paid.
    pub(super) bars: bool,
}

/// What is taken for granted about terms that are not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Assume {
    /// Whatever pays less.
    Strict,
    /// Whatever pays more.
    Generous,
}

impl Relation {
    /// Whether only the higher one of the two is paid.
    pub(super) fn are_rivals(self, assume: Assume) -> bool {
        match assume {
            Assume::Strict => self.higher_only,
            Assume::Generous => self.higher_only && !self.free,
        }
    }

    /// Whether the first is not paid at all.
    pub(super) fn is_barred(self, assume: Assume) -> bool {
        match assume {
            Assume::Strict => self.barred,
            Assume::Generous => self.barred && !self.free && !self.higher_only,
        }
    }
}

/// Every relation that two awards can have.
pub(super) fn relate(rules: &Rules<'_>, one: &Terms, two: &Terms) -> Relation {
    let mut relation = Relation::default();
    let series = match (&one.series, &two.series) {
        (Some(a), Some(b)) => (a == b, a != b),
        _ => (true, true),
    };
    if series.0 {
        match rules.series {
            Some(_) => relation.higher_only = true,
            None => relation.free = true,
        }
    }
    if series.1 {
        relate_series(rules, one, two, &mut relation);
    }
    relation
}

/// The relations of two awards of different series.
pub(super) fn relate_series(rules: &Rules<'_>, one: &Terms, two: &Terms, relation: &mut Relation) {
    let Some((_, years)) = rules.within else {
        relation.free = true;
        return;
    };
    // Within the years, the first later, the second later.
    let (within, one_later, two_later) = match (one.day, two.day) {
        (Some(a), Some(b)) if a.max(b) <= a.min(b).plus_years(years) => (true, false, false),
        (Some(a), Some(b)) => (false, a > b, b > a),
        _ if one.entry.is_some() && one.entry == two.entry => (true, false, false),
        _ => (true, true, true),
    };
    relation.higher_only |= within;
    let same_achievement = one.achievement.is_some() && one.achievement == two.achievement;
    // Whether the later one can be paid, and whether it can be kept out. A smaller level is a higher one.
    let paid_again = |earlier: Option<Level>, later: Option<Level>| match (earlier, later) {
        (Some(earlier), Some(later)) => {
            let paid = later < earlier || (later == earlier && !same_achievement);
            (paid, !paid)
        }
        _ => (true, true),
    };
    if one_later {
        let (paid, barred) = paid_again(two.level, one.level);
        relation.free |= paid;
        relation.barred |= barred;
    }
    if two_later {
        let (paid, barred) = paid_again(one.level, two.level);
        relation.free |= paid;
        relation.bars |= barred;
    }
}
