//! 目前看: what the engine makes of the answers so far. Computed anew for every change; nothing is stored.

use crate::state::State;
use crate::sums::{self, Sum};
use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::{
    Agenda, Choice, Class, Combination, Exclusion, FactId, Judgement, Kind, Money, Per, Policy, Provision, Question,
    RecordId, Scope, Situation, Truth, Value, Verdict, agenda, combine, evaluate, questions,
};

/// What the engine makes of the answers.
pub struct Outlook {
    /// The document.
    pub policy: &'static Policy,
    /// Its judgements.
    pub verdict: Verdict,
    /// The best lawful combination of what is met.
    pub combination: Combination,
    /// The questions that are asked now, the most useful first.
    pub open: Vec<Question>,
    /// How many questions can still come.
    pub at_most: usize,
    /// How many more there are about treatments.
    pub more: usize,
    roles: u64,
    /// The best lawful combination of everything that is still possible.
    hoped: Combination,
}

/// A judgement beside its provision.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    /// Index among the judgements.
    pub index: usize,
    /// The judgement.
    pub judgement: &'a Judgement,
    /// The provision.
    pub provision: &'static Provision,
}

impl Outlook {
    /// What the engine makes of the answers; `None` where no document applies.
    #[must_use]
    pub fn of(state: &State) -> Option<Self> {
        Some(Self::at(state, state.policy()?, &state.situation))
    }

    /// What it makes of the same answers in the place of a document.
    #[must_use]
    pub fn there(state: &State, policy: &'static Policy) -> Self {
        let mut situation = state.situation.clone();
        situation.set(CATALOGUE.place, Some(Value::OneOf(policy.place)));
        Self::at(state, policy, &situation)
    }

    /// What it makes of other answers.
    #[must_use]
    pub fn at(state: &State, policy: &'static Policy, situation: &Situation) -> Self {
        let verdict = evaluate(&CATALOGUE, policy, situation);
        let combination = combine(&CATALOGUE, policy, situation, &verdict);
        let scope = |treatments| Scope { roles: state.roles(), treatments, skipped: &state.skipped };
        let asked = scope(state.treatments);
        let Agenda { questions: open, at_most } = agenda(&CATALOGUE, policy, situation, &verdict, asked);
        let all = questions(&CATALOGUE, policy, situation, &verdict, scope(true));
        let mut hope = verdict.clone();
        for judgement in &mut hope.judgements {
            if judgement.truth != Truth::NO {
                judgement.truth = Truth::YES;
            }
        }
        Self {
            hoped: combine(&CATALOGUE, policy, situation, &hope),
            at_most,
            more: all.iter().filter(|question| !open.contains(question)).count(),
            roles: state.roles(),
            policy,
            verdict,
            combination,
            open,
        }
    }

    /// The judgements for the roles of the person, in the order of the text.
    pub fn cases(&self) -> impl Iterator<Item = Case<'_>> {
        self.verdict.judgements.iter().enumerate().filter_map(|(index, judgement)| {
            let provision = self.policy.provisions.get(judgement.provision)?;
            let wanted = self.roles == 0 || provision.audience & self.roles != 0;
            wanted.then_some(Case { index, judgement, provision })
        })
    }

    /// Whether a provision is for the roles of the person.
    #[must_use]
    pub fn covers(&self, provision: usize) -> bool {
        self.cases().any(|case| case.judgement.provision == provision)
    }

    /// The judgement of a provision for a record, or its first one.
    #[must_use]
    pub fn case(&self, provision: usize, record: Option<usize>) -> Option<Case<'_>> {
        let of_provision = |case: &Case<'_>| case.judgement.provision == provision;
        let all = || {
            let cases = self.verdict.judgements.iter().enumerate();
            cases.filter_map(|(index, judgement)| {
                Some(Case { index, judgement, provision: self.policy.provisions.get(judgement.provision)? })
            })
        };
        let exact = all().find(|case| of_provision(case) && case.judgement.record == record);
        exact.or_else(|| all().find(of_provision))
    }

    /// The provisions with figures that are not out of the question.
    #[must_use]
    pub fn possible(&self) -> usize {
        let mut provisions: Vec<usize> = self
            .cases()
            .filter(|case| case.judgement.truth != Truth::NO && is_money(case.provision))
            .map(|case| case.judgement.provision)
            .collect();
        provisions.dedup();
        provisions.len()
    }

    /// What a judgement adds to the combination.
    #[must_use]
    pub fn choice(&self, index: usize) -> Option<&Choice> {
        self.combination.chosen.iter().find(|choice| choice.judgement == index)
    }

    /// Why a judgement is not part of the combination.
    #[must_use]
    pub fn exclusion(&self, index: usize) -> Option<&Exclusion> {
        self.combination.excluded.iter().find(|exclusion| exclusion.judgement == index)
    }

    /// What is met, kinds kept apart; for a draft what it would give if it were adopted as it stands.
    #[must_use]
    pub fn sums(&self) -> Vec<Sum> {
        sums::add_up(self.parts(&self.combination))
    }

    /// The range of every kind of money: what is certain to what is still possible.
    #[must_use]
    pub fn range(&self) -> Vec<(Per, Money)> {
        self.range_of(None)
    }

    /// The same for what is judged for each record of one kind alone.
    #[must_use]
    pub fn range_of(&self, kind: Option<RecordId>) -> Vec<(Per, Money)> {
        let of_kind = |combination| {
            sums::add_up(self.parts(combination).filter(|(case, _)| kind.is_none() || case.provision.per == kind))
        };
        sums::ranges(&of_kind(&self.combination), &of_kind(&self.hoped))
    }

    fn parts<'a>(&'a self, combination: &'a Combination) -> impl Iterator<Item = (Case<'a>, &'a Choice)> {
        self.cases().filter(|case| is_money(case.provision)).filter_map(|case| {
            let choice = combination.chosen.iter().find(|choice| choice.judgement == case.index)?;
            Some((case, choice))
        })
    }

    /// The judgements that still lack the answer to a question.
    pub fn waiting_for(&self, fact: Option<FactId>, fields: &'static [FactId]) -> impl Iterator<Item = Case<'_>> {
        self.cases().filter(move |case| {
            let missing = &case.judgement.missing;
            fact.is_some_and(|fact| missing.contains(&fact)) || fields.iter().any(|field| missing.contains(field))
        })
    }
}

/// The questions that several of the places still need, those of most places first.
#[must_use]
pub fn shared(everywhere: &[Outlook]) -> Vec<Question> {
    let mut counts: Vec<(Question, usize)> = Vec::new();
    for question in everywhere.iter().flat_map(|outlook| &outlook.open) {
        match counts.iter_mut().find(|(known, _)| known == question) {
            Some((_, count)) => *count += 1,
            None => counts.push((*question, 1)),
        }
    }
    let of_places = |places| counts.iter().filter(move |(_, count)| *count == places).map(|(question, _)| *question);
    (2..=everywhere.len()).rev().flat_map(of_places).collect()
}

/// What the engine makes of the answers in every place.
#[must_use]
pub fn everywhere(state: &State) -> Vec<Outlook> {
    POLICIES.iter().map(|policy| Outlook::there(state, policy)).collect()
}

/// Whether a provision is money with figures.
#[must_use]
pub fn is_money(provision: &Provision) -> bool {
    provision.class == Class::Money && provision.amount.has_figures() && provision.amount.kind == Kind::Cash
}

/// Every recomputation is another one.
impl PartialEq for Outlook {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self, other)
    }
}
