//! 就高不重复: the best lawful combination of what is met, by the rules between provisions of the document.
//!
//! What the person did not tell (a series, a level, a day) is taken both ways: the sum of a choice is then the
//! interval between the strictest and the most generous assumption.

use crate::{
    AwardFields, Catalogue, Day, Effect, Entry, FactId, Judgement, Level, Money, Outcome, Policy, Range, Rule,
    Situation, Value, Verdict, View, view_of,
};
use alloc::{string::String, vec, vec::Vec};
use core::cmp::Reverse;
use rust_decimal::Decimal;

/// The best lawful combination of everything that is met and has figures.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Combination {
    /// What is paid.
    pub chosen: Vec<Choice>,
    /// What is not, and why.
    pub excluded: Vec<Exclusion>,
}

/// One judgement that is part of the combination.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Index among the judgements.
    pub judgement: usize,
    /// What it adds, in yuan, after what was received before is taken off.
    pub pay: Money,
    /// Yuan received before for titles or prizes which count against this one.
    pub received: Decimal,
}

/// One judgement that is met but not paid beside the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Exclusion {
    /// Index among the judgements.
    pub judgement: usize,
    /// Id of the rule.
    pub rule: &'static str,
    /// The judgement that stands before it; `None` when it is money received before.
    pub by: Option<usize>,
    /// Whether rank of the level and amount disagree, so that only the office can tell.
    pub disputed: bool,
}

/// The most awards among which every subset is weighed; beyond it the larger sum simply goes first.
pub const EXACT_UP_TO: usize = 20;

/// Finds the combination with the highest lawful total.
#[must_use]
pub fn combine(catalogue: &Catalogue, policy: &Policy, situation: &Situation, verdict: &Verdict) -> Combination {
    let rules = Rules::of(policy);
    let mut combination = Combination::default();
    let mut awards = Vec::new();
    for (index, judgement) in verdict.judgements.iter().enumerate() {
        if judgement.outcome() != Outcome::Met {
            continue;
        }
        let Some(provision) = policy.provisions.get(judgement.provision) else { continue };
        let Some(payment) = &judgement.payment else { continue };
        match (provision.award, rules.any_award_rule()) {
            (Some(award), true) => {
                let view = view_of(provision, judgement.record, situation);
                let fields = provision.per.and_then(|kind| catalogue.record(kind));
                let facts = fields.and_then(|def| def.award.map(|award| (def.date, award)));
                awards.push(Item {
                    judgement: Some(index),
                    amount: payment.total,
                    terms: Terms::read(catalogue, view, facts, Some((award.series, award.level))),
                });
            }
            _ => match monthly_rival(policy, verdict, &rules, index, judgement) {
                Some((rule, by)) => {
                    let exclusion = Exclusion { judgement: index, rule: rule.id, by: Some(by), disputed: true };
                    combination.excluded.push(exclusion);
                }
                None => {
                    combination.chosen.push(Choice { judgement: index, pay: payment.total, received: Decimal::ZERO })
                }
            },
        }
    }
    weigh_awards(&rules, &awards, &paid_items(catalogue, policy, situation), &mut combination);
    combination.chosen.sort_by_key(|choice| choice.judgement);
    combination.excluded.sort_by_key(|exclusion| exclusion.judgement);
    combination
}

/// The rules of the document that compare awards or months.
struct Rules<'p> {
    series: Option<&'p Rule>,
    within: Option<(&'p Rule, i32)>,
    monthly: Vec<(&'p Rule, &'static [&'static str])>,
}

impl<'p> Rules<'p> {
    fn of(policy: &'p Policy) -> Self {
        let mut rules = Self { series: None, within: None, monthly: Vec::new() };
        for rule in policy.rules {
            match rule.effect {
                Effect::Stated => {}
                Effect::HighestInSeries => rules.series = Some(rule),
                Effect::HighestWithin { years } => rules.within = Some((rule, years)),
                Effect::HighestInMonth { provisions } => rules.monthly.push((rule, provisions)),
            }
        }
        rules
    }

    fn any_award_rule(&self) -> bool {
        self.series.is_some() || self.within.is_some()
    }
}

/// The monthly payment that stands before this one for the same month, if a rule says that only one is paid.
fn monthly_rival<'p>(
    policy: &Policy,
    verdict: &Verdict,
    rules: &Rules<'p>,
    own: usize,
    judgement: &Judgement,
) -> Option<(&'p Rule, usize)> {
    let id = |judgement: &Judgement| policy.provisions.get(judgement.provision).map(|provision| provision.id);
    let rank = |index: usize, judgement: &Judgement| {
        judgement.payment.as_ref().map(|payment| (payment.unit.max, payment.total.max, Reverse(index)))
    };
    let mine = rank(own, judgement);
    rules.monthly.iter().find_map(|(rule, provisions)| {
        let listed = |judgement: &Judgement| id(judgement).is_some_and(|id| provisions.contains(&id));
        if !listed(judgement) {
            return None;
        }
        let rivals = verdict.judgements.iter().enumerate().filter(|(index, other)| {
            *index != own && other.outcome() == Outcome::Met && listed(other) && rank(*index, other) > mine
        });
        rivals.max_by_key(|(index, other)| rank(*index, other)).map(|(by, _)| (*rule, by))
    })
}

/// A title or prize: one that is met now, or one that was paid before.
struct Item {
    judgement: Option<usize>,
    amount: Money,
    terms: Terms,
}

/// What the rules compare. `None` is not known.
struct Terms {
    series: Option<String>,
    level: Option<Level>,
    day: Option<Day>,
    achievement: Option<String>,
}

impl Terms {
    fn read(
        catalogue: &Catalogue,
        view: View<'_>,
        fields: Option<(Option<FactId>, AwardFields)>,
        proposed: Option<(&str, Level)>,
    ) -> Self {
        let get = |fact: FactId| catalogue.fact(fact).and_then(|def| view.get(fact, def));
        let text = |fact| match get(fact) {
            Some(Value::Text(text)) if !text.is_empty() => Some(text.clone()),
            _ => None,
        };
        let level = |fact: FactId| match get(fact) {
            Some(Value::OneOf(bits)) if bits.count_ones() == 1 => {
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
            series: award.and_then(|award| text(award.series)).or_else(|| proposed.map(|(series, _)| series.into())),
            level: award.and_then(|award| level(award.level)).or_else(|| proposed.map(|(_, level)| level)),
            day: fields.and_then(|(date, _)| date).and_then(day),
            achievement: award.and_then(|award| text(award.achievement)),
        }
    }
}

/// The payments received before for titles and prizes.
fn paid_items(catalogue: &Catalogue, policy: &Policy, situation: &Situation) -> Vec<Item> {
    let paid = &catalogue.paid;
    let entries = situation.entries(paid.record).unwrap_or_default();
    let read = |entry: &Entry| {
        let view = situation.view().at(paid.record, Some(entry));
        let get = |fact: FactId| catalogue.fact(fact).and_then(|def| view.get(fact, def));
        let Some(Value::Text(under)) = get(paid.under) else { return None };
        let provision = policy.provisions.iter().find(|provision| provision.id == under);
        let proposed = match provision {
            Some(provision) => Some(provision.award?),
            None if under == paid.other_award => None,
            None => return None,
        };
        let amount = match get(paid.amount) {
            Some(Value::Yuan(range)) => *range,
            _ => Range::OPEN,
        };
        let proposed = proposed.map(|award| (award.series, award.level));
        let terms = Terms::read(catalogue, view, Some((Some(paid.date), paid.award)), proposed);
        Some(Item { judgement: None, amount, terms })
    };
    entries.iter().filter_map(read).collect()
}

/// How two awards stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    /// Both may be paid.
    Free,
    /// Only the higher one in total.
    HigherOnly,
    /// The later one is not paid.
    LaterBarred,
}

/// The relation of two awards under the strict or the generous assumption about what is not known, the rule
/// behind it, and whether the first is the later one.
fn relate<'p>(rules: &Rules<'p>, a: &Terms, b: &Terms, strict: bool) -> (Relation, Option<&'p Rule>, bool) {
    let a_later = a.day > b.day;
    let same_series = match (&a.series, &b.series) {
        (Some(a), Some(b)) => a == b,
        _ => strict,
    };
    if same_series && rules.series.is_some() {
        return (Relation::HigherOnly, rules.series, a_later);
    }
    let Some((rule, years)) = rules.within else { return (Relation::Free, None, a_later) };
    let (Some(day_a), Some(day_b)) = (a.day, b.day) else {
        let relation = if strict { Relation::HigherOnly } else { Relation::Free };
        return (relation, Some(rule), a_later);
    };
    if day_a.max(day_b) <= day_a.min(day_b).plus_years(years) {
        return (Relation::HigherOnly, Some(rule), a_later);
    }
    let (earlier, later) = if a_later { (b, a) } else { (a, b) };
    let same_achievement = earlier.achievement.is_some() && earlier.achievement == later.achievement;
    let allowed = match (earlier.level, later.level) {
        // A smaller level is a higher one.
        (Some(earlier), Some(later)) => later < earlier || (later == earlier && !same_achievement),
        _ => !strict,
    };
    (if allowed { Relation::Free } else { Relation::LaterBarred }, Some(rule), a_later)
}

/// What one assumption about the unknown leads to.
struct Weighed {
    /// What each award is worth beside what was paid before; zero when it is barred.
    worth: Vec<Decimal>,
    /// What was paid before and counts against it.
    received: Vec<Decimal>,
    chosen: Vec<bool>,
}

fn weigh_awards(rules: &Rules<'_>, awards: &[Item], paid: &[Item], combination: &mut Combination) {
    let strict = weigh(rules, awards, paid, true);
    let generous = weigh(rules, awards, paid, false);
    let pay = |weighed: &Weighed, index: usize| match (weighed.chosen.get(index), weighed.worth.get(index)) {
        (Some(true), Some(worth)) => *worth,
        _ => Decimal::ZERO,
    };
    for (index, award) in awards.iter().enumerate() {
        let Some(judgement) = award.judgement else { continue };
        let (low, high) = (pay(&strict, index), pay(&generous, index));
        if low > Decimal::ZERO || high > Decimal::ZERO {
            let received = strict.received.get(index).copied().unwrap_or_default();
            combination.chosen.push(Choice { judgement, pay: Range::between(low.min(high), low.max(high)), received });
        } else {
            combination.excluded.push(explain(rules, awards, paid, &strict.chosen, index, judgement));
        }
    }
}

fn weigh(rules: &Rules<'_>, awards: &[Item], paid: &[Item], strict: bool) -> Weighed {
    let mut worth = Vec::with_capacity(awards.len());
    let mut received = Vec::with_capacity(awards.len());
    for award in awards {
        let mut left = award.amount.max.or(award.amount.min).unwrap_or_default();
        let mut before = Decimal::ZERO;
        for paid in paid {
            match relate(rules, &award.terms, &paid.terms, strict) {
                (Relation::Free, ..) | (Relation::LaterBarred, _, false) => {}
                (Relation::LaterBarred, _, true) => left = Decimal::ZERO,
                (Relation::HigherOnly, ..) => {
                    let end = if strict { paid.amount.max } else { paid.amount.min };
                    before += end.unwrap_or(if strict { left } else { Decimal::ZERO });
                }
            }
        }
        let barred = awards.iter().any(|other| {
            !core::ptr::eq(other, award)
                && matches!(relate(rules, &award.terms, &other.terms, strict), (Relation::LaterBarred, _, true))
        });
        worth.push(if barred { Decimal::ZERO } else { (left - before).max(Decimal::ZERO) });
        received.push(before);
    }
    let excludes = |a: usize, b: usize| match (awards.get(a), awards.get(b)) {
        (Some(a), Some(b)) => relate(rules, &a.terms, &b.terms, strict).0 == Relation::HigherOnly,
        _ => false,
    };
    let chosen = best_subset(&worth, excludes);
    Weighed { worth, received, chosen }
}

/// The subset of the highest total in which no two exclude each other.
fn best_subset(worth: &[Decimal], excludes: impl Fn(usize, usize) -> bool) -> Vec<bool> {
    // By falling worth: the greedy choice is a good first bound, and ties go to the higher single sum.
    let mut order: Vec<usize> = (0..worth.len()).collect();
    let value = |index: usize| worth.get(index).copied().unwrap_or_default();
    order.sort_by_key(|index| (Reverse(value(*index)), *index));
    order.retain(|index| value(*index) > Decimal::ZERO);
    let mut best: Vec<usize> = Vec::new();
    for index in &order {
        if !best.iter().any(|other| excludes(*index, *other)) {
            best.push(*index);
        }
    }
    if order.len() <= EXACT_UP_TO {
        let mut total: Decimal = best.iter().map(|index| value(*index)).sum();
        let rest: Decimal = order.iter().map(|index| value(*index)).sum();
        let mut search =
            Search { order: &order, value: &value, excludes: &excludes, best: &mut best, total: &mut total };
        search.extend(0, &mut Vec::new(), Decimal::ZERO, rest);
    }
    let mut chosen = vec![false; worth.len()];
    for index in best {
        if let Some(place) = chosen.get_mut(index) {
            *place = true;
        }
    }
    chosen
}

/// Branch and bound over subsets.
struct Search<'a, V, X> {
    order: &'a [usize],
    value: &'a V,
    excludes: &'a X,
    best: &'a mut Vec<usize>,
    total: &'a mut Decimal,
}

impl<V: Fn(usize) -> Decimal, X: Fn(usize, usize) -> bool> Search<'_, V, X> {
    fn extend(&mut self, depth: usize, taken: &mut Vec<usize>, sum: Decimal, rest: Decimal) {
        if sum > *self.total {
            *self.total = sum;
            self.best.clone_from(taken);
        }
        let Some(index) = self.order.get(depth).copied() else { return };
        if sum + rest <= *self.total {
            return;
        }
        let value = (self.value)(index);
        if !taken.iter().any(|other| (self.excludes)(index, *other)) {
            taken.push(index);
            self.extend(depth + 1, taken, sum + value, rest - value);
            taken.pop();
        }
        self.extend(depth + 1, taken, sum, rest - value);
    }
}

/// Which rule and which other award keep this one out.
fn explain(
    rules: &Rules<'_>,
    awards: &[Item],
    paid: &[Item],
    chosen: &[bool],
    index: usize,
    judgement: usize,
) -> Exclusion {
    let none = Exclusion { judgement, rule: "", by: None, disputed: false };
    let Some(own) = awards.get(index) else { return none };
    let against = |other: &Item| {
        let (relation, rule, later) = relate(rules, &own.terms, &other.terms, true);
        let applies = relation == Relation::HigherOnly || (relation == Relation::LaterBarred && later);
        let disputed = relation == Relation::LaterBarred && own.amount.max > other.amount.max;
        applies.then_some((rule.map_or("", |rule| rule.id), disputed))
    };
    let barred = awards.iter().enumerate().filter(|(other, _)| *other != index).find_map(|(other, item)| {
        let is_chosen = chosen.get(other).copied().unwrap_or_default();
        let (rule, disputed) = against(item)?;
        let bars = relate(rules, &own.terms, &item.terms, true).0 == Relation::LaterBarred;
        (is_chosen || bars).then_some(Exclusion { judgement, rule, by: item.judgement, disputed })
    });
    barred
        .or_else(|| {
            let (rule, disputed) = paid.iter().find_map(against)?;
            Some(Exclusion { judgement, rule, by: None, disputed })
        })
        .unwrap_or(none)
}
