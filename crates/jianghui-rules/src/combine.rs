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
                    combination.chosen.push(Choice { judgement: index, pay: payment.total, received: Decimal::ZERO });
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
        let get = |fact: FactId| view.get(catalogue, fact);
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

/// How two awards can stand to each other, as far as their terms are known.
#[expect(clippy::struct_excessive_bools, reason = "a set of four possibilities, each by its name")]
#[derive(Clone, Copy, Debug, Default)]
struct Relation {
    /// Both may be paid.
    free: bool,
    /// Only the higher one in total.
    higher_only: bool,
    /// The first is the later one, and not paid.
    barred: bool,
    /// The second is the later one, and not paid.
    bars: bool,
}

/// What is taken for granted about terms that are not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Assume {
    /// Whatever pays less.
    Strict,
    /// Whatever pays more.
    Generous,
}

impl Relation {
    /// Whether only the higher one of the two is paid.
    fn are_rivals(self, assume: Assume) -> bool {
        match assume {
            Assume::Strict => self.higher_only,
            Assume::Generous => self.higher_only && !self.free,
        }
    }

    /// Whether the first is not paid at all.
    fn is_barred(self, assume: Assume) -> bool {
        match assume {
            Assume::Strict => self.barred,
            Assume::Generous => self.barred && !self.free && !self.higher_only,
        }
    }
}

/// Every relation that two awards can have.
fn relate(rules: &Rules<'_>, one: &Terms, two: &Terms) -> Relation {
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
fn relate_series(rules: &Rules<'_>, one: &Terms, two: &Terms, relation: &mut Relation) {
    let Some((_, years)) = rules.within else {
        relation.free = true;
        return;
    };
    // Within the years, the first later, the second later.
    let (within, one_later, two_later) = match (one.day, two.day) {
        (Some(a), Some(b)) if a.max(b) <= a.min(b).plus_years(years) => (true, false, false),
        (Some(a), Some(b)) => (false, a > b, b > a),
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

/// What one assumption about the unknown leads to: what each award still pays, and what was received for it before.
struct Weighed {
    pay: Vec<Decimal>,
    received: Vec<Decimal>,
    chosen: Vec<usize>,
}

fn weigh_awards(rules: &Rules<'_>, awards: &[Item], paid: &[Item], combination: &mut Combination) {
    let strict = Weighing::new(rules, awards, paid, Assume::Strict).settle();
    let generous = Weighing::new(rules, awards, paid, Assume::Generous).settle();
    for (index, award) in awards.iter().enumerate() {
        let Some(judgement) = award.judgement else { continue };
        let (low, high) = (at(&strict.pay, index), at(&generous.pay, index));
        if low.is_zero() && high.is_zero() {
            combination.excluded.push(explain(rules, awards, paid, &strict.chosen, index, judgement));
        } else {
            let pay = Range::between(low.min(high), low.max(high));
            combination.chosen.push(Choice { judgement, pay, received: at(&strict.received, index) });
        }
    }
}

/// The search for the choice of awards that pays most.
///
/// What was received before is not paid twice: each payment counts once against the awards that stand instead of
/// the title it was for. So the total does not depend on the order in which titles were claimed.
struct Weighing {
    /// The sums of the awards; zero for one that is barred.
    worth: Vec<Decimal>,
    /// Pairs of awards of which only the higher one is paid.
    rivals: Vec<Vec<bool>>,
    /// For each payment received: its sum, and the awards that stand instead of its title.
    paid: Vec<(Decimal, Vec<bool>)>,
    order: Vec<usize>,
    best: Vec<usize>,
    total: Decimal,
}

impl Weighing {
    fn new(rules: &Rules<'_>, awards: &[Item], paid: &[Item], assume: Assume) -> Self {
        let strict = assume == Assume::Strict;
        let rivals = |one: &Item, others: &[Item]| -> Vec<bool> {
            let is_rival = |other: &Item| relate(rules, &one.terms, &other.terms).are_rivals(assume);
            others.iter().map(|other| !core::ptr::eq(other, one) && is_rival(other)).collect()
        };
        let is_barred = |award: &Item| {
            let mut others = awards.iter().chain(paid).filter(|other| !core::ptr::eq(*other, award));
            others.any(|other| relate(rules, &award.terms, &other.terms).is_barred(assume))
        };
        let worth: Vec<Decimal> = awards
            .iter()
            .map(|award| if is_barred(award) { Decimal::ZERO } else { award.amount.max.unwrap_or_default() })
            .collect();
        let most = worth.iter().max().copied().unwrap_or_default();
        // A payment of unknown size may have been the whole sum, or nothing.
        let sum =
            |item: &Item| if strict { item.amount.max.unwrap_or(most) } else { item.amount.min.unwrap_or_default() };
        let mut order: Vec<usize> = (0..awards.len()).filter(|index| !at(&worth, *index).is_zero()).collect();
        order.sort_by_key(|index| (Reverse(at(&worth, *index)), *index));
        Self {
            rivals: awards.iter().map(|award| rivals(award, awards)).collect(),
            paid: paid.iter().map(|item| (sum(item), rivals(item, awards))).collect(),
            worth,
            order,
            best: Vec::new(),
            total: Decimal::ZERO,
        }
    }

    fn settle(mut self) -> Weighed {
        if self.order.len() <= EXACT_UP_TO {
            let rest = self.order.iter().map(|index| at(&self.worth, *index)).sum();
            self.extend(0, &mut Vec::new(), rest);
        } else {
            for index in self.order.clone() {
                let mut with = self.best.clone();
                with.push(index);
                let fits = !self.best.iter().any(|other| self.are_rivals(index, *other));
                if fits && self.due(&with) > self.total {
                    self.total = self.due(&with);
                    self.best = with;
                }
            }
        }
        self.share()
    }

    /// Branch and bound over subsets, the largest sums first; of equal totals the first found stays.
    fn extend(&mut self, depth: usize, taken: &mut Vec<usize>, rest: Decimal) {
        let due = self.due(taken);
        if due > self.total {
            self.total = due;
            self.best.clone_from(taken);
        }
        let Some(index) = self.order.get(depth).copied() else { return };
        if due + rest <= self.total {
            return;
        }
        let rest = rest - at(&self.worth, index);
        if !taken.iter().any(|other| self.are_rivals(index, *other)) {
            taken.push(index);
            self.extend(depth + 1, taken, rest);
            taken.pop();
        }
        self.extend(depth + 1, taken, rest);
    }

    fn are_rivals(&self, a: usize, b: usize) -> bool {
        self.rivals.get(a).and_then(|row| row.get(b)).copied().unwrap_or_default()
    }

    /// What a choice still pays after everything received for what it stands instead of.
    fn due(&self, chosen: &[usize]) -> Decimal {
        let sum: Decimal = chosen.iter().map(|index| at(&self.worth, *index)).sum();
        let replaced = self.paid.iter().filter(|(_, instead)| chosen.iter().any(|index| is_set(instead, *index)));
        sum - replaced.map(|(sum, _)| *sum).sum::<Decimal>()
    }

    /// Shares what was received before among the awards chosen: first those that stand instead of its title.
    fn share(&self) -> Weighed {
        let mut pay = vec![Decimal::ZERO; self.worth.len()];
        let mut received = pay.clone();
        for index in &self.best {
            if let Some(place) = pay.get_mut(*index) {
                *place = at(&self.worth, *index);
            }
        }
        for (sum, instead) in &self.paid {
            let mut left = *sum;
            let replacing = self.best.iter().filter(|index| is_set(instead, **index));
            if replacing.clone().next().is_none() {
                continue;
            }
            let others = self.best.iter().filter(|index| !is_set(instead, **index));
            for index in replacing.chain(others) {
                if let (Some(due), Some(before)) = (pay.get_mut(*index), received.get_mut(*index)) {
                    let taken = left.min(*due);
                    *due -= taken;
                    *before += taken;
                    left -= taken;
                }
            }
        }
        Weighed { pay, received, chosen: self.best.clone() }
    }
}

fn at(sums: &[Decimal], index: usize) -> Decimal {
    sums.get(index).copied().unwrap_or_default()
}

fn is_set(flags: &[bool], index: usize) -> bool {
    flags.get(index).copied().unwrap_or_default()
}

/// Which rule and which other award keep this one out.
fn explain(
    rules: &Rules<'_>,
    awards: &[Item],
    paid: &[Item],
    chosen: &[usize],
    index: usize,
    judgement: usize,
) -> Exclusion {
    let none = Exclusion { judgement, rule: "", by: None, disputed: false };
    let Some(own) = awards.get(index) else { return none };
    let against = |other: &Item| {
        let relation = relate(rules, &own.terms, &other.terms);
        let same_series = own.terms.series.is_some() && own.terms.series == other.terms.series;
        let rule = if same_series { rules.series } else { rules.within.map(|(rule, _)| rule) };
        // The text compares levels in one place and sums in another; where they disagree only the office can tell.
        let disputed = match (own.terms.level, other.terms.level) {
            (Some(own_level), Some(level)) => {
                let (higher, more) = (own_level < level, own.amount.max > other.amount.max);
                (higher && !more) || (own_level > level && more)
            }
            _ => false,
        };
        (relation, rule.map_or("", |rule| rule.id), disputed)
    };
    // The one that outweighs it is the reason; where none does, several together do.
    let others = awards.iter().enumerate().filter(|(other, _)| *other != index);
    let reasons = others.filter_map(|(other, item)| {
        let (relation, rule, disputed) = against(item);
        let applies = relation.barred || (relation.higher_only && chosen.contains(&other));
        let outweighs = relation.barred || item.amount.max >= own.amount.max;
        applies.then_some((outweighs, Exclusion { judgement, rule, by: item.judgement, disputed }))
    });
    let barred = reasons.min_by_key(|(outweighs, _)| !outweighs).map(|(_, exclusion)| exclusion);
    barred
        .or_else(|| {
            let (_, rule, disputed) = paid.iter().map(against).find(|(r, ..)| r.barred || r.higher_only)?;
            Some(Exclusion { judgement, rule, by: None, disputed })
        })
        .unwrap_or(none)
}
