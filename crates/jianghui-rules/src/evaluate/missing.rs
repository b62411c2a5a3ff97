//! 还缺的答案: the facts on which a result still depends.

use super::{Paid, Settled, is_of_another, judge_all, paid, settle_own};
use crate::{
    Catalogue, Condition, Entry, FactId, Kleene, Once, Policy, Provision, Situation, Test, Truth, Value, View, view_of,
};
use alloc::vec::Vec;

/// The facts that can still change a result that is not settled.
pub(super) fn missing(
    catalogue: &Catalogue,
    policy: &Policy,
    provision: &Provision,
    truth: Truth,
    paid: Paid,
    view: View<'_>,
) -> Vec<FactId> {
    if truth == Truth::NO {
        return Vec::new();
    }
    let sides = if paid == Paid::No { Sides::open(policy, provision, truth, catalogue, view) } else { Sides::BOTH };
    let mut facts = open(catalogue, policy, provision, sides, view);
    if paid == Paid::Unclear {
        facts.push(catalogue.paid.date);
    }
    facts
}

/// What a provision misses, for one record or for none, and nothing else of its judgement: a look ahead asks for it
/// some hundred times.
#[must_use]
pub(crate) fn missing_alone(
    catalogue: &Catalogue,
    policy: &Policy,
    document: Truth,
    situation: &Situation,
    provision: &'static Provision,
    record: Option<usize>,
) -> Vec<FactId> {
    let (view, exists) = seen(catalogue, situation, provision, record);
    let own = judge_all(provision.when, catalogue, view).and(Truth::from(exists));
    // Whatever it pays or has paid: it stays so.
    if document.and(own) == Truth::NO {
        return Vec::new();
    }
    let Settled { truth, paid, .. } = settle_own(catalogue, policy, document.and(own), provision, view, exists);
    missing(catalogue, policy, provision, truth, paid, view)
}

/// From where a provision is judged for one record or for none, and whether there is one.
fn seen<'s>(
    catalogue: &Catalogue,
    situation: &'s Situation,
    provision: &Provision,
    record: Option<usize>,
) -> (View<'s>, Kleene) {
    let view = view_of(provision, record, situation);
    let exists = match provision.per.map(|kind| situation.entries(kind)) {
        Some(None) => Kleene::Unknown,
        Some(Some([])) => Kleene::No,
        Some(Some(_)) => Kleene::from(!is_of_another(catalogue, provision, view)),
        None => Kleene::Yes,
    };
    (view, exists)
}

/// The readings of a text under which a result is still open.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sides {
    narrow: bool,
    wide: bool,
}

impl Sides {
    pub(crate) const BOTH: Self = Self { narrow: true, wide: true };

    /// The readings under which a provision can still turn out one way or the other. What fails under the narrow
    /// reading alone stays so, unless the word of an office is still to come.
    pub(crate) fn open(
        policy: &Policy,
        provision: &Provision,
        truth: Truth,
        catalogue: &Catalogue,
        view: View<'_>,
    ) -> Self {
        let awaits_word =
            policy.when.iter().chain(provision.when).any(|clause| clause.condition.awaits_word(catalogue, view));
        Self {
            narrow: awaits_word || truth.narrow == Kleene::Unknown,
            wide: awaits_word || truth.wide == Kleene::Unknown,
        }
    }

    fn touch(self, truth: Truth) -> bool {
        self.narrow && truth.narrow == Kleene::Unknown || self.wide && truth.wide == Kleene::Unknown
    }
}

/// Every fact on which a provision still depends under these readings.
fn open(catalogue: &Catalogue, policy: &Policy, provision: &Provision, sides: Sides, view: View<'_>) -> Vec<FactId> {
    let mut facts = Vec::new();
    let mut see = |fact: FactId| {
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    };
    for clause in policy.when.iter().chain(provision.when) {
        collect_open(&clause.condition, catalogue, sides, view, &mut see);
    }
    provision.amount.for_each_open_fact(catalogue, view, &mut see);
    let payments = view.situation.entries(catalogue.paid.record);
    let is_named =
        |entry: &Entry| view.at(catalogue.paid.record, Some(entry)).get(catalogue, catalogue.paid.under).is_some();
    if provision.once != Once::Never {
        if payments.is_none_or(|payments| !payments.iter().all(is_named)) {
            see(catalogue.paid.under);
        }
        let told = paid::told(catalogue, provision).filter(|fact| !is_known(catalogue, view, *fact));
        told.into_iter().for_each(see);
    }
    facts
}

/// Calls `see` for every fact on which an unsettled condition still depends.
pub(crate) fn collect_open(
    condition: &Condition,
    catalogue: &Catalogue,
    sides: Sides,
    view: View<'_>,
    see: &mut impl FnMut(FactId),
) {
    let mut open = |test: &Test| test.facts().filter(|fact| !is_known(catalogue, view, *fact)).for_each(&mut *see);
    match condition {
        // The word of the office can still come, although nothing hangs on the claimant's answer.
        Condition::Vouched(test) => open(test),
        _ if !sides.touch(condition.judge(catalogue, view)) => {}
        Condition::Test(test) => open(test),
        Condition::All(parts) | Condition::Any(parts) => {
            for part in *parts {
                collect_open(part, catalogue, sides, view, see);
            }
        }
        Condition::Not(part) => collect_open(part, catalogue, Sides::BOTH, view, see),
        Condition::Open { narrow, wide } => {
            if sides.narrow {
                collect_open(narrow, catalogue, Sides { narrow: true, wide: false }, view, see);
            }
            if sides.wide {
                collect_open(wide, catalogue, Sides { narrow: false, wide: true }, view, see);
            }
        }
        Condition::Exists { record, condition } => match view.situation.entries(*record) {
            None => collect_open(condition, catalogue, sides, view.at(*record, None), see),
            Some(entries) => entries
                .iter()
                .for_each(|entry| collect_open(condition, catalogue, sides, view.at(*record, Some(entry)), see)),
        },
    }
}

/// Whether a value settles its fact completely.
pub(crate) fn is_known(catalogue: &Catalogue, view: View<'_>, fact: FactId) -> bool {
    let value = view.get(catalogue, fact);
    value.is_some_and(Value::is_exact)
}
