//! 时间线: what changes by itself from the day of claiming on. Every day follows from the data and the answers.

use crate::boundary::in_order;
use crate::step::{Trial, claim_day, months_per_unit};
use crate::{
    Catalogue, Check, Clause, Combination, Day, Effect, FactId, Judgement, Outcome, Policy, Range, Rule, Situation,
    Step, Test, Value, Verdict, evaluate, view_of,
};
use alloc::{format, string::String, vec::Vec};
use core::cmp::Ordering;

/// Something that happens on a day.
#[derive(Clone, Debug)]
pub struct Event {
    /// The day; where something ends, the last day on which it still is.
    pub day: Day,
    /// What happens.
    pub moment: Moment,
    /// The provision, by its index, and the record it is judged for; none where it happens to the whole document.
    pub provision: Option<(usize, Option<usize>)>,
    /// The rule that says so, where it is no condition.
    pub rule: Option<&'static Rule>,
    /// The condition that says so.
    pub clause: Option<&'static Clause>,
    /// The same in words.
    pub words: String,
}

/// What happens on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moment {
    /// 施行: the document begins to apply.
    DocumentStarts,
    /// 可申领: a provision comes into reach, or out of doubt, by time alone.
    Opens,
    /// 再奖励: from this day on a new title or prize is paid beside the earlier one.
    PaidAgain,
    /// 末日: the last day of a provision.
    Closes,
    /// 期满: a term ends.
    TermEnds,
    /// 领完: the months that are left run out, if they are paid from the day of claiming on.
    MonthsEnd,
    /// 停止执行: the last day of the document.
    DocumentEnds,
}

impl Moment {
    /// The stable id.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::DocumentStarts => "document_starts",
            Self::Opens => "opens",
            Self::PaidAgain => "paid_again",
            Self::Closes => "closes",
            Self::TermEnds => "term_ends",
            Self::MonthsEnd => "months_end",
            Self::DocumentEnds => "document_ends",
        }
    }
}

/// What happens from the day of claiming on while no other answer changes, in order.
#[must_use]
pub fn timeline(
    catalogue: &Catalogue,
    policy: &'static Policy,
    situation: &Situation,
    verdict: &Verdict,
    combination: &Combination,
) -> Vec<Event> {
    let Some(today) = claim_day(catalogue, situation) else { return Vec::new() };
    let mut line = Line { catalogue, policy, situation, today, events: Vec::new() };
    line.windows(verdict);
    for judgement in verdict.judgements.iter().filter(|judgement| judgement.outcome() != Outcome::Unmet) {
        line.months(judgement);
    }
    line.paid_again(verdict, combination);
    line.events.sort_by_key(|event| (event.day, event.moment, event.provision));
    line.events
}

struct Line<'s> {
    catalogue: &'s Catalogue,
    policy: &'static Policy,
    situation: &'s Situation,
    today: Day,
    events: Vec<Event>,
}

impl Line<'_> {
    fn push(
        &mut self,
        day: Day,
        moment: Moment,
        judgement: Option<&Judgement>,
        words: impl Into<String>,
    ) -> &mut Event {
        let provision = judgement.map(|judgement| (judgement.provision, judgement.record));
        self.events.push_mut(Event { day, moment, provision, rule: None, clause: None, words: words.into() })
    }

    /// Goes from one day on which something can change to the next, and judges anew on each.
    fn windows(&mut self, verdict: &Verdict) {
        let (catalogue, policy, situation) = (self.catalogue, self.policy, self.situation);
        let mut trial = Trial::new(catalogue, situation);
        let mut before = verdict.clone();
        let today = self.today;
        for day in days(catalogue, policy, situation).into_iter().filter(|day| *day > today) {
            let step = [Step::ClaimOn(day)];
            let now = trial.with(&step, |situation| evaluate(catalogue, policy, situation));
            let last = Day { julian: day.julian.saturating_sub(1) };
            let (was, is) = (before.document.outcome(), now.document.outcome());
            match rank(is).cmp(&rank(was)) {
                Ordering::Greater => {
                    let is_open = is == Outcome::AskOffice;
                    let words = if is_open {
                        "这天起文件是否适用，请向经办部门确认"
                    } else {
                        "文件这天起施行"
                    };
                    self.push(day, Moment::DocumentStarts, None, words);
                }
                Ordering::Less => {
                    let was_open = was == Outcome::AskOffice;
                    let words = if was_open {
                        "这天文件是否适用，请向经办部门确认"
                    } else {
                        "文件适用到这天"
                    };
                    self.push(last, Moment::DocumentEnds, None, words);
                }
                Ordering::Equal => {
                    for (was, is) in before.judgements.iter().zip(&now.judgements) {
                        let Some((words, moment)) = turn(was.outcome(), is.outcome()) else { continue };
                        let clause = trial.with(&step, |situation| self.cause(situation, is, moment == Moment::Opens));
                        let day = if moment == Moment::Opens { day } else { last };
                        self.push(day, moment, Some(is), words).clause = clause;
                    }
                }
            }
            before = now;
        }
    }

    /// The condition behind a change: one that time can meet, or one that is no longer met.
    fn cause(&self, situation: &Situation, judgement: &Judgement, opens: bool) -> Option<&'static Clause> {
        let provision = self.policy.provisions.get(judgement.provision)?;
        let view = view_of(provision, judgement.record, situation);
        provision.when.iter().find(|clause| {
            let mut by_time = false;
            clause.condition.for_each_test(&mut |test| by_time |= is_by_time(self.catalogue, test));
            by_time && (clause.condition.judge(self.catalogue, view).outcome() == Outcome::Met) == opens
        })
    }

    /// The end of a term, or of the months that are left.
    fn months(&mut self, judgement: &Judgement) {
        let Some(provision) = self.policy.provisions.get(judgement.provision) else { return };
        let Some(months) = provision.amount.months else { return };
        let view = view_of(provision, judgement.record, self.situation);
        let (day, moment, words) = if let Some(term) = months.term {
            let Some(Value::Day(Range { min: Some(start), .. })) = view.get(self.catalogue, term.start) else { return };
            let Ok(limit) = i32::try_from(months.limit) else { return };
            (start.plus_months(limit), Moment::TermEnds, format!("{limit}个月的期限到这天满"))
        } else {
            let left = judgement.payment.as_ref().and_then(|payment| payment.months?.single());
            let Some(left) = left.and_then(|left| i32::try_from(left).ok()).filter(|left| *left > 0) else { return };
            let words = format!("从申领那天起按月发，剩下的{left}个月到这天发完");
            (self.today.plus_months(left), Moment::MonthsEnd, words)
        };
        if day > self.today {
            self.push(day, moment, Some(judgement), words);
        }
    }

    /// The days from which a new title or prize no longer stands within the years of an earlier one.
    fn paid_again(&mut self, verdict: &Verdict, combination: &Combination) {
        let within = self.policy.rules.iter().find_map(|rule| match rule.effect {
            Effect::HighestWithin { years } => Some((rule, years)),
            _ => None,
        });
        let Some((rule, years)) = within else { return };
        let mut awards: Vec<(Day, Option<&Judgement>)> = Vec::new();
        for judgement in combination.chosen.iter().filter_map(|choice| verdict.judgements.get(choice.judgement)) {
            let Some(provision) = self.policy.provisions.get(judgement.provision) else { continue };
            let date = provision.per.and_then(|kind| self.catalogue.record(kind)?.date);
            let view = view_of(provision, judgement.record, self.situation);
            if let (Some(Value::Day(day)), true) =
                (date.and_then(|date| view.get(self.catalogue, date)), provision.award.is_some())
            {
                awards.extend(day.single().map(|day| (day, Some(judgement))));
            }
        }
        let paid = &self.catalogue.paid;
        for entry in self.situation.entries(paid.record).unwrap_or_default() {
            let view = self.situation.view().at(paid.record, Some(entry));
            let is_award = |under: &str| {
                under == paid.other_award
                    || self.policy.provisions.iter().any(|provision| provision.id == under && provision.award.is_some())
            };
            let get = |fact: FactId| view.get(self.catalogue, fact);
            if let (Some(Value::Text(under)), Some(Value::Day(day))) = (get(paid.under), get(paid.date))
                && is_award(under)
            {
                awards.extend(day.single().map(|day| (day, None)));
            }
        }
        awards.sort_by_key(|(day, _)| *day);
        awards.dedup_by_key(|(day, _)| *day);
        for (day, judgement) in awards {
            let again = day.plus_years(years).next();
            if again > self.today {
                let words = format!("满{years}年：这天起新得的同级或更高的，可以再奖");
                self.push(again, Moment::PaidAgain, judgement, words).rule = Some(rule);
            }
        }
    }
}

impl Policy {
    /// How it stands on a day: `draft`, `not_yet`, `expired` or `in_force`.
    #[must_use]
    pub fn status(&self, day: Option<Day>) -> &'static str {
        let before = self.from.zip(day).is_some_and(|(from, day)| day < from);
        let after = self.until.zip(day).is_some_and(|(until, day)| day > until);
        match (self.draft, before, after) {
            (true, ..) => "draft",
            (_, true, _) => "not_yet",
            (_, _, true) => "expired",
            _ => "in_force",
        }
    }
}

/// What a change of a result means, in words.
fn turn(was: Outcome, is: Outcome) -> Option<(&'static str, Moment)> {
    let (better, moment) = match rank(is).cmp(&rank(was)) {
        Ordering::Equal => return None,
        Ordering::Greater => (is, Moment::Opens),
        Ordering::Less => (was, Moment::Closes),
    };
    let words = match (better, moment) {
        (Outcome::AskOffice, Moment::Opens) => "这天起可以向经办部门确认",
        (Outcome::Undetermined, Moment::Opens) => "这天起可能符合，还要看没填的答案",
        (_, Moment::Opens) => "这天起符合条件",
        (Outcome::AskOffice, _) => "可以向经办部门确认的最后一天",
        (Outcome::Undetermined, _) => "可能符合的最后一天",
        _ => "符合条件的最后一天",
    };
    Some((words, moment))
}

/// How near a result is to being met.
fn rank(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Unmet => 0,
        Outcome::AskOffice | Outcome::Undetermined => 1,
        Outcome::Met => 2,
    }
}

/// Whether a sentence turns with the day of claiming or with a number that grows.
fn is_by_time(catalogue: &Catalogue, test: &Test) -> bool {
    let grows = |fact| catalogue.fact(fact).is_some_and(|def| months_per_unit(def).is_some());
    test.facts().any(|fact| fact == catalogue.claim_date || grows(fact))
}

/// Every day of claiming on which a sentence of the document turns, on either side of the present one, in order.
pub(crate) fn days(catalogue: &Catalogue, policy: &Policy, situation: &Situation) -> Vec<Day> {
    let mut days = Vec::new();
    let Some(today) = claim_day(catalogue, situation) else { return days };
    let values = |fact: FactId| -> Vec<&Value> {
        match catalogue.fact(fact).and_then(|def| def.field) {
            None => situation.get(fact).into_iter().collect(),
            Some(field) => {
                let entries = situation.entries(field.record).unwrap_or_default().iter();
                entries.filter_map(|entry| entry.get(field.slot)).collect()
            }
        }
    };
    let ends = |fact: FactId| -> Vec<Day> {
        let ends = values(fact).into_iter().filter_map(|value| match value {
            Value::Day(range) => Some([range.min, range.max]),
            _ => None,
        });
        ends.flatten().flatten().collect()
    };
    let mut see = |test: &Test| {
        let turning: Vec<Day> = match test.check {
            Check::Day(_, day) if test.fact == catalogue.claim_date => [day].into(),
            Check::DayFrom(_, other, years) if test.fact == catalogue.claim_date => {
                ends(other).into_iter().map(|day| day.plus_years(years)).collect()
            }
            Check::Whole(_, limit) | Check::Sum(_, limit) | Check::Largest(_, limit) => {
                let Some(per_unit) = catalogue.fact(test.fact).and_then(months_per_unit) else { return };
                let numbers = values(test.fact).into_iter().flat_map(|value| match value {
                    Value::Whole(range) => [range.min, range.max].into_iter().flatten().collect(),
                    Value::Wholes(list) => list.clone(),
                    _ => Vec::new(),
                });
                let months = numbers
                    .flat_map(|number| [limit.saturating_sub(number), limit.saturating_sub(number).saturating_add(1)]);
                let months = months.filter_map(|more| i32::try_from(more).ok()?.checked_mul(per_unit));
                months.map(|months| today.plus_months(months)).collect()
            }
            _ => return,
        };
        days.extend(turning.into_iter().flat_map(|day| [day, day.next()]));
    };
    policy.when.iter().for_each(|clause| clause.condition.for_each_test(&mut see));
    policy.provisions.iter().for_each(|provision| provision.for_each_test(&mut see));
    in_order(days)
}
