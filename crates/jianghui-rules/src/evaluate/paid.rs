//! 已领过: what was received before, and whether it was for the same thing.

use super::Paid;
use crate::{
    Catalogue, Comparison, Effect, Entry, FactId, Kleene, Level, Once, Payment, Policy, Provision, Range, Value, View,
};
use rust_decimal::Decimal;

/// What was received under this provision that is not known to be for another thing.
pub(super) fn paid(
    catalogue: &Catalogue,
    policy: &Policy,
    provision: &Provision,
    payment: Option<&Payment>,
    view: View<'_>,
) -> Paid {
    if let Some(Value::Yuan(sum)) = told(catalogue, provision).and_then(|fact| view.get(catalogue, fact))
        && sum.compare(Comparison::MoreThan, Decimal::ZERO) == Kleene::Yes
    {
        return Paid::Same;
    }
    let paid = &catalogue.paid;
    let entries = view.situation.entries(paid.record).unwrap_or_default();
    let each = entries.iter().map(|entry| {
        let seen = view.at(paid.record, Some(entry));
        let get = |fact| seen.get(catalogue, fact);
        if !matches!(get(paid.under), Some(Value::Text(id)) if id == provision.id) {
            return Paid::No;
        }
        if provision.once == Once::Claimant {
            return Paid::Same;
        }
        // How what was received compares with what is due now.
        let compared = |comparison| match (get(paid.amount), payment) {
            (Some(Value::Yuan(before)), Some(now)) => before.against(comparison, now.total),
            _ => Kleene::Unknown,
        };
        // Of what is paid in steps a smaller payment was a lower step, and is taken off.
        let is_whole = compared(Comparison::AtLeast);
        if is_in_steps(policy, provision) && (is_whole == Kleene::No || get(paid.amount).is_none()) {
            return Paid::No;
        }
        let is_other = differs_by_day(catalogue, provision, view, get(paid.date))
            || differs_by_title(catalogue, provision, view, get(paid.title));
        match (level(catalogue, paid.award.level, seen), own_level(catalogue, provision, view)) {
            _ if is_other => Paid::No,
            (Some(paid), Some(own)) if paid != own => Paid::OtherLevel,
            // Another sum than this one pays was for another prize or another step of it.
            _ if compared(Comparison::Exactly) == Kleene::No && !is_in_steps(policy, provision) => Paid::OtherLevel,
            _ if things(catalogue, provision, view, get(paid.title)) > 1 && !is_dated(catalogue, provision) => {
                Paid::OtherLevel
            }
            _ if get(paid.date).is_none() && things(catalogue, provision, view, get(paid.title)) > 1 => Paid::Unclear,
            _ => Paid::Same,
        }
    });
    each.max_by_key(|paid| *paid as u8).unwrap_or(Paid::No)
}

/// The field in which a record tells itself what was paid for it, where no condition of the provision reads it.
pub(super) fn told(catalogue: &Catalogue, provision: &Provision) -> Option<FactId> {
    let field = provision.per.and_then(|kind| catalogue.record(kind)).and_then(|def| def.paid);
    field.filter(|fact| !provision.reads.contains(fact))
}

/// Whether a rule pays the difference to what was received before.
fn is_in_steps(policy: &Policy, provision: &Provision) -> bool {
    let covers = |effect| matches!(effect, Effect::HighestOf { provisions } if provisions.contains(&provision.id));
    policy.rules.iter().any(|rule| covers(rule.effect))
}

/// Whether things of this kind can be told apart by their day.
fn is_dated(catalogue: &Catalogue, provision: &Provision) -> bool {
    provision.per.and_then(|kind| catalogue.record(kind)).is_some_and(|def| def.date.is_some())
}

/// How many things a payment can have been for, by the name of the title.
fn things(catalogue: &Catalogue, provision: &Provision, view: View<'_>, title: Option<&Value>) -> usize {
    let Some(kind) = provision.per else { return 1 };
    let entries = view.situation.entries(kind).unwrap_or_default();
    let fits = |entry: &&Entry| !differs_by_title(catalogue, provision, view.at(kind, Some(*entry)), title);
    entries.iter().filter(fits).count()
}

/// The level that an answer names.
fn level(catalogue: &Catalogue, fact: FactId, view: View<'_>) -> Option<Level> {
    match view.get(catalogue, fact)? {
        Value::OneOf(bits) => catalogue.fact(fact)?.single_option(*bits)?.level,
        _ => None,
    }
}

/// The level of the thing itself, by the first answer of the provision that names one.
fn own_level(catalogue: &Catalogue, provision: &Provision, view: View<'_>) -> Option<Level> {
    provision.reads.iter().find_map(|fact| level(catalogue, *fact, view))
}

fn differs_by_day(catalogue: &Catalogue, provision: &Provision, view: View<'_>, paid: Option<&Value>) -> bool {
    let field = provision.per.and_then(|kind| catalogue.record(kind)).and_then(|def| def.date);
    let own = field.and_then(|fact| view.get(catalogue, fact));
    match (own, paid) {
        (Some(Value::Day(own)), Some(Value::Day(paid))) => {
            let before = |a: &Range<_>, b: &Range<_>| a.max.zip(b.min).is_some_and(|(a, b)| a < b);
            before(own, paid) || before(paid, own)
        }
        _ => false,
    }
}

fn differs_by_title(catalogue: &Catalogue, provision: &Provision, view: View<'_>, paid: Option<&Value>) -> bool {
    let Some(Value::Text(title)) = paid else { return false };
    let fields = provision.per.and_then(|kind| catalogue.record(kind)).map_or(&[][..], |def| def.title);
    fields.iter().any(|fact| {
        let Some(def) = catalogue.fact(*fact) else { return false };
        match (def.option_bit(title), view.get(catalogue, *fact)) {
            (Some(bit), Some(Value::OneOf(own))) => own & bit == 0,
            _ => false,
        }
    })
}
