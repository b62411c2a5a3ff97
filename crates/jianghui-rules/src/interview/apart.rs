//! What only the rules between provisions still need: the day of titles and prizes that may exclude each other, and
//! the size of payments that are taken off.

use super::Question;
use crate::evaluate::is_known;
use crate::{
    Catalogue, Effect, FactId, Kind, Outcome, Payment, Policy, Provision, RecordId, Situation, Truth, Value, Verdict,
};
use alloc::vec::Vec;

/// Calls `see` for every question that only the choice between provisions asks.
pub(super) fn wanted(
    catalogue: &Catalogue,
    policy: &Policy,
    situation: &Situation,
    verdict: &Verdict,
    judged: &[usize],
    see: &mut impl FnMut(Question, FactId),
) {
    let possible: Vec<(&'static Provision, Option<usize>)> = judged
        .iter()
        .filter_map(|index| verdict.judgements.get(*index))
        .filter(|judgement| judgement.truth != Truth::NO)
        // What only the office can settle is in no choice.
        .filter(|judgement| judgement.outcome() != Outcome::AskOffice || !judgement.missing.is_empty())
        .filter(|judgement| !judgement.payment.as_ref().is_some_and(Payment::is_nothing))
        .filter_map(|judgement| Some((policy.provisions.get(judgement.provision)?, judgement.record)))
        .filter(|(provision, _)| provision.amount.kind == Kind::Cash && provision.amount.has_figures())
        .collect();
    let within = policy.rules.iter().any(|rule| matches!(rule.effect, Effect::HighestWithin { .. }));
    let in_series = policy.rules.iter().any(|rule| matches!(rule.effect, Effect::HighestInSeries));
    let awards = possible.iter().filter(|(provision, _)| provision.award.is_some());
    let rival = |provision: &Provision| {
        awards.clone().any(|(other, _)| {
            let series = |provision: &Provision| provision.award.map(|award| award.series);
            series(other) != series(provision)
        })
    };
    if within {
        for (provision, record) in awards.clone().filter(|(provision, _)| rival(provision)) {
            let Some(kind) = provision.per else { continue };
            let Some(date) = catalogue.record(kind).and_then(|def| def.date) else { continue };
            ask(catalogue, situation, kind, *record, date, see);
        }
    }
    let group = |id: &str| {
        policy.rules.iter().any(|rule| match rule.effect {
            Effect::HighestOf { provisions } => {
                provisions.contains(&id) && possible.iter().any(|(provision, _)| provisions.contains(&provision.id))
            }
            _ => false,
        })
    };
    let paid = &catalogue.paid;
    let is_award = (within || in_series) && awards.clone().next().is_some();
    let steps = possible.iter().any(|(provision, _)| group(provision.id));
    match situation.entries(paid.record) {
        None => {
            if steps || is_award {
                ask(catalogue, situation, paid.record, None, paid.amount, see);
            }
            if within && is_award {
                ask(catalogue, situation, paid.record, None, paid.date, see);
            }
        }
        Some(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                let under = situation.view().at(paid.record, Some(entry)).get(catalogue, paid.under).cloned();
                let own = |id: &str| policy.provisions.iter().any(|own| own.id == id && own.award.is_some());
                let (counts, is_title) = match under {
                    None => (steps || is_award, within && is_award),
                    Some(Value::Text(id)) => {
                        let title = is_award && (id == paid.other_award || own(&id));
                        (title || group(&id), title && within)
                    }
                    Some(_) => (false, false),
                };
                if counts {
                    ask(catalogue, situation, paid.record, Some(index), paid.amount, see);
                }
                if is_title {
                    ask(catalogue, situation, paid.record, Some(index), paid.date, see);
                }
            }
        }
    }
}

/// Asks for a field of an entry, or of one that there may be, unless it is known.
fn ask(
    catalogue: &Catalogue,
    situation: &Situation,
    kind: RecordId,
    record: Option<usize>,
    fact: FactId,
    see: &mut impl FnMut(Question, FactId),
) {
    match (situation.entries(kind), record) {
        (None, _) => see(Question::Records(kind), fact),
        (Some(entries), Some(index)) => {
            let view = situation.view().at(kind, entries.get(index));
            if !is_known(catalogue, view, fact) {
                see(Question::Field(kind, index, fact), fact);
            }
        }
        (Some(_), None) => {}
    }
}
