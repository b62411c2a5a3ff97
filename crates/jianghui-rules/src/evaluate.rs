//! Judging a whole document for a situation. A total function: no error, no panic, no clock.

mod missing;
mod paid;

use crate::step::months_per_unit;
use crate::{
    Catalogue, Change, Check, Clause, Comparison, Condition, FactId, Kleene, Once, Outcome, Payment, Policy, Provision,
    Situation, Test, Truth, Value, View,
};
use alloc::vec::Vec;
pub(crate) use missing::{Sides, collect_open, is_known, missing_alone};

/// What a document means for a situation.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Whether the document as a whole (its place, its period) covers the situation.
    pub document: Truth,
    /// One judgement for each provision, or for each of its records, in the order of the text.
    pub judgements: Vec<Judgement>,
}

/// What one provision means, for one record where it is judged for each.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// Index of the provision in the document.
    pub provision: usize,
    /// Index of the record; `None` when it is not judged for records, when there is none, or when it is not
    /// known whether there is one.
    pub record: Option<usize>,
    /// The result.
    pub truth: Truth,
    /// Whether the same thing was paid already.
    pub paid: Paid,
    /// What it pays if its conditions hold; `None` where the text has no figures.
    pub payment: Option<Payment>,
    /// The facts whose answers can still change the result or the sum, those that can settle it first.
    pub missing: Vec<FactId>,
    /// Where it belongs on a page of results.
    pub state: State,
}

impl Judgement {
    /// The result as one of four.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.truth.outcome()
    }
}

/// What was received before under the same provision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paid {
    /// Nothing, or only for another thing.
    No,
    /// For one of several things, and not known for which.
    Unclear,
    /// For the same thing at another level, or for one of several things that nothing tells apart: whether more is
    /// due, only the office can say.
    OtherLevel,
    /// For the same thing.
    Same,
}

/// Where a judgement belongs on a page of results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// 可以申领: met, and the text has the figures or the right.
    Claimable,
    /// 另有文件规定: met as far as this text goes; another document has the figures or conditions.
    Elsewhere,
    /// 若照稿发布: met, but the document is a draft.
    IfAdopted,
    /// 还要确认: an answer is missing.
    Unanswered,
    /// 向经办部门确认: the text itself does not settle it.
    AskOffice,
    /// 还差一点: out of reach by what time, the person or the employer can change.
    Near,
    /// 以后可申领: not yet in force on the day of claiming.
    NotYet,
    /// 已过时限: no longer in force on the day of claiming.
    Expired,
    /// 已领过: the same thing was paid already.
    Paid,
    /// 本次不适用.
    NotApplicable,
}

impl State {
    /// The stable id of the contract.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Claimable => "claimable",
            Self::Elsewhere => "elsewhere",
            Self::IfAdopted => "if_adopted",
            Self::Unanswered => "unanswered",
            Self::AskOffice => "ask_office",
            Self::Near => "near",
            Self::NotYet => "not_yet",
            Self::Expired => "expired",
            Self::Paid => "paid",
            Self::NotApplicable => "not_applicable",
        }
    }
}

/// Judges every provision of the document.
#[must_use]
pub fn evaluate(catalogue: &Catalogue, policy: &Policy, situation: &Situation) -> Verdict {
    let view = situation.view();
    let document = judge_all(policy.when, catalogue, view);
    let mut judgements = Vec::with_capacity(policy.provisions.len());
    for (index, provision) in policy.provisions.iter().enumerate() {
        let mut push = |record, view, exists| {
            judgements.push(judge_provision(catalogue, policy, document, (index, provision), record, view, exists));
        };
        match provision.per {
            None => push(None, view, Kleene::Yes),
            Some(kind) => match situation.entries(kind) {
                None => push(None, view.at(kind, None), Kleene::Unknown),
                Some([]) => push(None, view.at(kind, None), Kleene::No),
                Some(entries) => {
                    for (record, entry) in entries.iter().enumerate() {
                        let view = view.at(kind, Some(entry));
                        let own = Kleene::from(!is_of_another(catalogue, provision, view));
                        push(Some(record), view, own);
                    }
                }
            },
        }
    }
    Verdict { document, judgements }
}

/// Whether an entry says that it is somebody else's (of whom the claimant is the coach, say): then it counts only where
/// the text speaks of that.
pub(crate) fn is_of_another(catalogue: &Catalogue, provision: &Provision, view: View<'_>) -> bool {
    let field = provision.per.and_then(|kind| catalogue.record(kind)).and_then(|def| def.not_own);
    let field = field.filter(|field| !provision.reads.contains(field));
    field.and_then(|field| view.get(catalogue, field)) == Some(&Value::YES)
}

/// The view from which a judgement was made, to explain it with.
#[must_use]
pub fn view_of<'s>(provision: &Provision, record: Option<usize>, situation: &'s Situation) -> View<'s> {
    match provision.per {
        None => situation.view(),
        Some(kind) => {
            let entry = record.and_then(|index| situation.entries(kind)?.get(index));
            situation.view().at(kind, entry)
        }
    }
}

/// Facts that fail and could be changed: what stands between the claimant and the provision.
///
/// Of alternatives the one with the fewest failing sentences is taken, and of those the nearest. Empty when nothing
/// fails.
#[must_use]
pub fn shortfalls(catalogue: &Catalogue, clauses: &'static [Clause], view: View<'_>) -> Vec<&'static Test> {
    let mut tests = Vec::new();
    for clause in clauses {
        collect_failing(&clause.condition, catalogue, view, &mut tests);
    }
    tests
}

pub(crate) fn judge_all(clauses: &[Clause], catalogue: &Catalogue, view: View<'_>) -> Truth {
    let mut sum = Truth::YES;
    for clause in clauses {
        if sum == Truth::NO {
            break;
        }
        sum = sum.and(clause.condition.judge(catalogue, view));
    }
    sum
}

fn judge_provision(
    catalogue: &Catalogue,
    policy: &Policy,
    document: Truth,
    (index, provision): (usize, &'static Provision),
    record: Option<usize>,
    view: View<'_>,
    exists: Kleene,
) -> Judgement {
    let Settled { truth, paid, payment } = settle(catalogue, policy, document, provision, view, exists);
    let missing = missing::missing(catalogue, policy, provision, truth, paid, view);
    let state = state(catalogue, policy, document, provision, (truth, paid, exists), view);
    Judgement { provision: index, record, truth, paid, payment, missing, state }
}

/// The result of a provision and what it rests on.
pub(crate) struct Settled {
    pub(crate) truth: Truth,
    pub(crate) paid: Paid,
    pub(crate) payment: Option<Payment>,
}

/// The result of a provision for one record, or for none.
pub(crate) fn settle(
    catalogue: &Catalogue,
    policy: &Policy,
    document: Truth,
    provision: &'static Provision,
    view: View<'_>,
    exists: Kleene,
) -> Settled {
    let own = judge_all(provision.when, catalogue, view).and(Truth::from(exists));
    settle_own(catalogue, policy, document.and(own), provision, view, exists)
}

/// The same once its conditions are judged.
fn settle_own(
    catalogue: &Catalogue,
    policy: &Policy,
    judged: Truth,
    provision: &'static Provision,
    view: View<'_>,
    exists: Kleene,
) -> Settled {
    let payment = provision.amount.pay(catalogue, view);
    let paid = match exists {
        Kleene::Yes if provision.once != Once::Never => {
            paid::paid(catalogue, policy, provision, payment.as_ref(), view)
        }
        _ => Paid::No,
    };
    let nothing = payment.as_ref().is_some_and(Payment::is_nothing);
    let truth = match paid {
        // What comes to nothing is not due.
        _ if nothing => Truth::NO,
        Paid::No => judged,
        Paid::Unclear => judged.and(Truth::UNKNOWN),
        Paid::OtherLevel => judged.and(Truth::readings(Kleene::No, Kleene::Yes)),
        Paid::Same => Truth::NO,
    };
    Settled { truth, paid, payment }
}

fn state(
    catalogue: &Catalogue,
    policy: &Policy,
    document: Truth,
    provision: &'static Provision,
    (truth, paid, exists): (Truth, Paid, Kleene),
    view: View<'_>,
) -> State {
    match truth.outcome() {
        Outcome::Met if policy.draft => State::IfAdopted,
        Outcome::Met if provision.amount.has_figures() => State::Claimable,
        Outcome::Met if provision.is_pointer() => State::Elsewhere,
        Outcome::Met => State::Claimable,
        Outcome::Undetermined => State::Unanswered,
        Outcome::AskOffice => State::AskOffice,
        Outcome::Unmet if paid == Paid::Same => State::Paid,
        Outcome::Unmet if document == Truth::NO => period_state(catalogue, policy, view),
        Outcome::Unmet if exists == Kleene::No => State::NotApplicable,
        Outcome::Unmet => {
            let short = shortfalls(catalogue, provision.when, view);
            let near =
                !short.is_empty() && short.len() <= NEAR && short.iter().all(|test| can_be_mended(test, catalogue));
            if near { State::Near } else { State::NotApplicable }
        }
    }
}

/// Whether time, the claimant or the employer can make a failing sentence hold. Days pass and months grow, neither comes
/// back.
fn can_be_mended(test: &Test, catalogue: &Catalogue) -> bool {
    let Some(def) = catalogue.fact(test.fact) else { return false };
    match def.change {
        Change::Time => {
            let grows = test.fact == catalogue.claim_date || months_per_unit(def).is_some();
            asks_for_more(test.check) || !grows
        }
        Change::Claimant | Change::Employer => true,
        Change::Office | Change::Fixed => false,
    }
}

/// Whether a number or a day must be larger, or later, than it is.
fn asks_for_more(check: Check) -> bool {
    let (Check::Whole(comparison, _)
    | Check::Day(comparison, _)
    | Check::DayFrom(comparison, ..)
    | Check::Sum(comparison, _)
    | Check::Largest(comparison, _)) = check
    else {
        return false;
    };
    matches!(comparison, Comparison::AtLeast | Comparison::MoreThan)
}

/// How many conditions may fail for a provision to be 「还差一点」.
const NEAR: usize = 2;

fn period_state(catalogue: &Catalogue, policy: &Policy, view: View<'_>) -> State {
    let day = match view.situation.get(catalogue.claim_date) {
        Some(Value::Day(range)) => range.single(),
        _ => None,
    };
    match day {
        Some(day) if policy.from.is_some_and(|from| day < from) => State::NotYet,
        Some(day) if policy.until.is_some_and(|until| day > until) => State::Expired,
        _ => State::NotApplicable,
    }
}

impl Provision {
    /// Whether another document has the figures or the conditions.
    #[must_use]
    pub fn is_pointer(&self) -> bool {
        self.nature.contains(&crate::Nature::Elsewhere)
    }
}

fn collect_failing(
    condition: &'static Condition,
    catalogue: &Catalogue,
    view: View<'_>,
    into: &mut Vec<&'static Test>,
) {
    if condition.judge(catalogue, view).outcome() != Outcome::Unmet {
        return;
    }
    match condition {
        Condition::Test(test) | Condition::Vouched(test) => into.push(test),
        Condition::All(parts) => parts.iter().for_each(|part| collect_failing(part, catalogue, view, into)),
        Condition::Any(parts) => {
            let failing = parts.iter().map(|part| {
                let mut tests = Vec::new();
                collect_failing(part, catalogue, view, &mut tests);
                tests
            });
            let far =
                |tests: &Vec<&'static Test>| tests.iter().map(|test| distance(test, catalogue, view)).sum::<u64>();
            let hopeless =
                |tests: &Vec<&'static Test>| tests.iter().filter(|test| !can_be_mended(test, catalogue)).count();
            if let Some(nearest) = failing.min_by_key(|tests| (hopeless(tests), tests.len(), far(tests))) {
                into.extend(nearest);
            }
        }
        Condition::Open { wide, .. } => collect_failing(wide, catalogue, view, into),
        // What stands under a negation or in another list is named by its sentences as they are.
        Condition::Not(_) | Condition::Exists { .. } => {
            condition.for_each_test(&mut |test| into.push(test));
        }
    }
}

/// How far a number is from what a sentence asks of it.
fn distance(test: &Test, catalogue: &Catalogue, view: View<'_>) -> u64 {
    match (test.check, view.get(catalogue, test.fact)) {
        (Check::Whole(_, limit), Some(Value::Whole(range))) => range.max.map_or(0, |most| most.abs_diff(limit)),
        _ => 0,
    }
}
