//! 就高不重复: the best lawful combination of what is met, by the rules between provisions of the document.
//!
//! What the person did not tell (a series, a level, a day) is taken both ways: the sum of a choice is then the
//! interval between the strictest and the most generous assumption.

mod relation;
mod weighing;

pub use weighing::EXACT_UP_TO;

use crate::money::{minus, plus};
use crate::{
    Catalogue, Entry, FactId, Judgement, Kind, Money, Once, Outcome, Policy, Range, Rule, Situation, Value, Verdict,
    view_of,
};
use alloc::vec::Vec;
use core::cmp::Reverse;
use relation::{Assume, Rules, Terms, relate};
use rust_decimal::Decimal;
use weighing::{Weighing, at};

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
    /// Id of the rule, or of the provision itself when its own sentence says that it is given once.
    pub rule: &'static str,
    /// The judgement that stands before it; `None` when it is money received before.
    pub by: Option<usize>,
    /// Whether rank of the level and amount disagree, so that only the office can tell.
    pub disputed: bool,
}

/// Finds the combination with the highest lawful total.
#[must_use]
pub fn combine(catalogue: &Catalogue, policy: &Policy, situation: &Situation, verdict: &Verdict) -> Combination {
    let rules = Rules::of(policy);
    let mut combination = Combination::default();
    let mut awards = Vec::new();
    let mut groups: Vec<Group<'_>> = rules.highest.iter().map(|(rule, of)| Group::new(rule.id, of)).collect();
    for (index, judgement) in verdict.judgements.iter().enumerate() {
        if judgement.outcome() != Outcome::Met {
            continue;
        }
        let Some(provision) = policy.provisions.get(judgement.provision) else { continue };
        let Some(payment) = &judgement.payment else { continue };
        // What is paid back, or only lowers a tax, is no part of a sum of money.
        if provision.amount.kind != Kind::Cash {
            continue;
        }
        // 每人一次 is a rule of its own sentence: whatever was received before it is no longer met.
        let mine = |group: &Group<'_>| group.of.contains(&provision.id) || group.reason == provision.id;
        if provision.once == Once::Claimant && provision.per.is_some() && !groups.iter().any(mine) {
            groups.push(Group::new(provision.id, &[]));
        }
        if let Some(group) = groups.iter_mut().find(|group| mine(group)) {
            group.sums.push((index, payment.total));
            continue;
        }
        match (provision.award, rules.any_award_rule()) {
            (Some(award), true) => {
                let view = view_of(provision, judgement.record, situation);
                let fields = provision.per.and_then(|kind| catalogue.record(kind));
                let facts = fields.and_then(|def| def.award.map(|award| (def.date, award)));
                awards.push(Item {
                    judgement: Some(index),
                    amount: payment.total,
                    terms: Terms::read(
                        catalogue,
                        view,
                        facts,
                        Some((award.series, award.level)),
                        provision.per.zip(judgement.record),
                    ),
                });
            }
            _ => match monthly_rival(policy, verdict, &rules, index, judgement) {
                Some((rule, by)) => {
                    let disputed = rule.reading;
                    let exclusion = Exclusion { judgement: index, rule: rule.id, by: Some(by), disputed };
                    combination.excluded.push(exclusion);
                }
                None => {
                    combination.chosen.push(Choice { judgement: index, pay: payment.total, received: Decimal::ZERO });
                }
            },
        }
    }
    for group in &groups {
        group.take_highest(received_under(catalogue, situation, group.of), &mut combination);
    }
    weigh_awards(&rules, &awards, &paid_items(catalogue, policy, situation), &mut combination);
    combination.chosen.sort_by_key(|choice| choice.judgement);
    combination.excluded.sort_by_key(|exclusion| exclusion.judgement);
    combination
}

/// Sums of which only the highest is paid.
struct Group<'p> {
    /// The rule, or the provision, that says so.
    reason: &'static str,
    /// The provisions under which payments received before count.
    of: &'p [&'static str],
    /// Judgements and their sums.
    sums: Vec<(usize, Money)>,
}

impl<'p> Group<'p> {
    fn new(reason: &'static str, of: &'p [&'static str]) -> Self {
        Self { reason, of, sums: Vec::new() }
    }

    /// The highest sum, less what was received before.
    fn take_highest(&self, received: Money, combination: &mut Combination) {
        let highest = self.sums.iter().max_by_key(|(index, sum)| (sum.max, Reverse(*index)));
        let Some((best, sum)) = highest.copied() else { return };
        let less = |end: Option<Decimal>, received: Option<Decimal>| {
            end.map(|end| minus(end, received.unwrap_or(end)).max(Decimal::ZERO))
        };
        let pay = Range { min: less(sum.min, received.max), max: less(sum.max, received.min.or(Some(Decimal::ZERO))) };
        let exclude = |judgement, by| Exclusion { judgement, rule: self.reason, by, disputed: false };
        if pay.max == Some(Decimal::ZERO) {
            combination.excluded.push(exclude(best, None));
        } else {
            let received = received.min.unwrap_or_default();
            combination.chosen.push(Choice { judgement: best, pay, received });
        }
        let others = self.sums.iter().filter(|(index, _)| *index != best);
        combination.excluded.extend(others.map(|(index, _)| exclude(*index, Some(best))));
    }
}

/// Everything received under these provisions; a payment of unknown size leaves the sum without an upper end.
fn received_under(catalogue: &Catalogue, situation: &Situation, provisions: &[&str]) -> Money {
    let paid = &catalogue.paid;
    let entries = situation.entries(paid.record).unwrap_or_default().iter();
    let sums = entries.filter_map(|entry| {
        let view = situation.view().at(paid.record, Some(entry));
        let get = |fact: FactId| view.get(catalogue, fact);
        match get(paid.under) {
            Some(Value::Text(under)) if provisions.contains(&under.as_str()) => Some(match get(paid.amount) {
                Some(Value::Yuan(range)) => *range,
                _ => Range::OPEN,
            }),
            _ => None,
        }
    });
    sums.fold(Range::exactly(Decimal::ZERO), |sum, next| Range {
        min: Some(plus(sum.min.unwrap_or_default(), next.min.unwrap_or_default())),
        max: sum.max.zip(next.max).map(|(a, b)| plus(a, b)),
    })
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
        let best = |payment: &crate::Payment| (payment.unit.max, payment.total.max, payment.total.min, Reverse(index));
        judgement.payment.as_ref().map(best)
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
        let terms = Terms::read(catalogue, view, Some((Some(paid.date), paid.award)), proposed, None);
        Some(Item { judgement: None, amount, terms })
    };
    entries.iter().filter_map(read).collect()
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
