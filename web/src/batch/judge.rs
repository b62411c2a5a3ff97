//! 逐行判断: what each worker of a table may claim, and what all of it comes to. Kinds of money and pockets stay apart.

use super::{Table, Worker};
use crate::components::{card, whatif};
use crate::{format, text};
use jianghui_policies::CATALOGUE;
use jianghui_rules::Bound;
use jianghui_rules::{
    FactId, Judgement, Kind, Money, Outcome, Per, Policy, Provision, Range, Scope, State, Verdict, combine, evaluate,
    gap, view_of,
};
use rust_decimal::Decimal;

/// What a table comes to.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// One for each worker, in the order of the table.
    pub rows: Vec<Judged>,
    /// What they may claim, by provision and sum, in the order of the text.
    pub items: Vec<Item>,
}

/// What one worker may claim, and what stands in the way of the rest.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    /// The code, or the number of the row.
    pub code: String,
    /// What they may claim now, or would if the draft were adopted.
    pub claims: Vec<Claim>,
    /// What the text itself does not settle: indices of provisions.
    pub office: Vec<usize>,
    /// What waits for an answer: indices of provisions.
    pub open: Vec<usize>,
    /// The facts that it waits for.
    pub missing: Vec<FactId>,
    /// The nearest provision that is out of reach, and the way to it.
    pub near: Option<(usize, String)>,
    /// Where there is nothing of all that: why.
    pub reason: String,
}

/// One thing that a worker may claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Index of the provision.
    pub provision: usize,
    /// The money; of monthly money that of one month.
    pub each: Money,
    /// The money over all months.
    pub total: Money,
    /// Months still due.
    pub months: Option<Range<i64>>,
}

/// What several workers may claim alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Index of the provision.
    pub provision: usize,
    /// The money of one worker; of monthly money that of one month.
    pub each: Money,
    /// How many workers, and how often where one has several certificates.
    pub count: usize,
    /// The money of all.
    pub sum: Money,
    /// The money of all over all months.
    pub total: Money,
}

/// Money of one kind for one pocket.
#[derive(Clone, Debug, PartialEq)]
pub struct Total {
    /// Who is paid, or empty where the text does not say.
    pub recipient: &'static str,
    /// What one sum is paid for.
    pub per: Per,
    /// Whether the text gives the sum or only a bound.
    pub bound: Bound,
    /// The money.
    pub sum: Money,
}

/// Where a worker belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Something may be claimed now.
    Claims,
    /// Something waits for an answer or for the word of the office.
    Open,
    /// Something is near.
    Near,
    /// Nothing of that.
    Nothing,
}

impl Judged {
    /// Where the worker belongs: the best of it counts.
    #[must_use]
    pub fn standing(&self) -> Standing {
        if !self.claims.is_empty() {
            Standing::Claims
        } else if !self.open.is_empty() || !self.office.is_empty() {
            Standing::Open
        } else if self.near.is_some() {
            Standing::Near
        } else {
            Standing::Nothing
        }
    }
}

/// Judges every worker of a table.
#[must_use]
pub fn judge(policy: &'static Policy, table: &Table, roles: u64) -> Report {
    let mut report = Report::default();
    for worker in &table.workers {
        let judged = one(policy, worker, roles);
        for claim in &judged.claims {
            report.add(claim);
        }
        report.rows.push(judged);
    }
    report
}

impl Report {
    fn add(&mut self, claim: &Claim) {
        match self.items.iter_mut().find(|item| item.provision == claim.provision && item.each == claim.each) {
            Some(item) => {
                item.count += 1;
                item.sum = plus(item.sum, claim.each);
                item.total = plus(item.total, claim.total);
            }
            None => {
                // In the order of the text, the larger sum first. They are few; a sort of the library is more code.
                let before = |item: &&Item| {
                    item.provision < claim.provision
                        || (item.provision == claim.provision && item.each.max > claim.each.max)
                };
                let at = self.items.iter().take_while(before).count();
                let (provision, each, total) = (claim.provision, claim.each, claim.total);
                self.items.insert(at, Item { provision, each, count: 1, sum: each, total });
            }
        }
    }

    /// The totals: one for each pocket and kind of money. Monthly money runs for its own months and is never added.
    #[must_use]
    pub fn totals(&self, policy: &'static Policy) -> Vec<Total> {
        let mut totals: Vec<Total> = Vec::new();
        for item in &self.items {
            let Some(provision) = policy.provisions.get(item.provision) else { continue };
            let per = provision.amount.per;
            if per == Per::Month || provision.amount.kind != Kind::Cash {
                continue;
            }
            let (recipient, bound) = (provision.recipient, Bound::of(provision, item.each));
            let same = |total: &&mut Total| (total.recipient, total.per, total.bound) == (recipient, per, bound);
            match totals.iter_mut().find(same) {
                Some(total) => total.sum = plus(total.sum, item.sum),
                None => totals.push(Total { recipient, per, bound, sum: item.sum }),
            }
        }
        totals
    }

    /// How many workers stand there.
    #[must_use]
    pub fn count(&self, standing: Standing) -> usize {
        self.rows.iter().filter(|row| row.standing() == standing).count()
    }
}

fn plus(a: Money, b: Money) -> Money {
    let add = |a: Option<Decimal>, b: Option<Decimal>| a?.checked_add(b?);
    Range { min: add(a.min, b.min), max: add(a.max, b.max) }
}

/// Judges one worker.
fn one(policy: &'static Policy, worker: &Worker, roles: u64) -> Judged {
    let situation = &worker.situation;
    let verdict = evaluate(&CATALOGUE, policy, situation);
    let combination = combine(&CATALOGUE, policy, situation, &verdict);
    let scope = Scope { roles, treatments: false, skipped: &[] };
    let mut judged = Judged { code: worker.code.clone(), ..Judged::default() };
    let mut near: Option<(usize, usize, String)> = None;
    for (index, judgement) in verdict.judgements.iter().enumerate() {
        let Some(provision) = policy.provisions.get(judgement.provision) else { continue };
        if !scope.covers(provision) {
            continue;
        }
        match judgement.state {
            State::Claimable | State::IfAdopted => {
                let choice = combination.chosen.iter().find(|choice| choice.judgement == index);
                judged.claims.extend(choice.and_then(|choice| claim(provision, judgement, choice.pay)));
            }
            State::AskOffice => add(&mut judged.office, judgement.provision),
            State::Unanswered => {
                add(&mut judged.open, judgement.provision);
                for fact in &judgement.missing {
                    let of_payment = |fact: FactId| {
                        CATALOGUE
                            .fact(fact)
                            .and_then(|def| def.field)
                            .is_some_and(|f| f.record == CATALOGUE.paid.record)
                    };
                    if !of_payment(*fact) {
                        add(&mut judged.missing, *fact);
                    }
                }
            }
            State::Near => {
                let ways = gap(&CATALOGUE, policy, situation, judgement);
                if let Some(way) = ways.iter().find(|way| !way.is_out_of_reach())
                    && near.as_ref().is_none_or(|(changes, ..)| way.changes() < *changes)
                {
                    near = Some((way.changes(), judgement.provision, whatif::way(&way.needs)));
                }
            }
            _ => {}
        }
    }
    judged.near = near.map(|(_, provision, way)| (provision, way));
    if judged.standing() == Standing::Nothing {
        judged.reason = reason(policy, worker, &verdict, scope);
    }
    judged
}

fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

fn claim(provision: &Provision, judgement: &Judgement, pay: Money) -> Option<Claim> {
    let payment = judgement.payment.as_ref()?;
    let each = if provision.amount.per == Per::Month { payment.unit } else { pay };
    Some(Claim { provision: judgement.provision, each, total: pay, months: payment.months })
}

/// Why there is nothing: of the provision that lacks least, the first condition that does not hold.
fn reason(policy: &'static Policy, worker: &Worker, verdict: &Verdict, scope: Scope<'_>) -> String {
    let mut nearest: Option<(usize, String)> = None;
    for judgement in &verdict.judgements {
        let Some(provision) = policy.provisions.get(judgement.provision).filter(|each| scope.covers(each)) else {
            continue;
        };
        let said = match judgement.state {
            State::NotYet => (0, policy.from.map(|day| text::applies_from(&format::day(day))).unwrap_or_default()),
            State::Expired => (0, policy.until.map(|day| text::applied_until(&format::day(day))).unwrap_or_default()),
            State::Paid => (0, CATALOGUE.paid.already.into()),
            _ => {
                let view = view_of(provision, judgement.record, &worker.situation);
                let fails = |clause: &&jianghui_rules::Clause| {
                    clause.condition.judge(&CATALOGUE, view).outcome() == Outcome::Unmet
                };
                let mut failing = policy.when.iter().chain(provision.when).filter(fails);
                let Some(first) = failing.next() else { continue };
                (failing.count() + 1, format!("{}：{}", provision.title, text::not_met(&card::plain(first))))
            }
        };
        if nearest.as_ref().is_none_or(|(count, _)| said.0 < *count) {
            nearest = Some(said);
        }
    }
    nearest.map(|(_, words)| words).unwrap_or_default()
}
