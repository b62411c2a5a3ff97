//! 假如: one change of a situation, tried on a copy. The original is never touched.

use crate::{Catalogue, Change, Day, Entry, FactDef, FactId, FactKind, Range, RecordId, Situation, Value};
use alloc::{vec, vec::Vec};

/// Where an answer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// Among the scalar facts.
    Scalar,
    /// In the entry of this kind with this index.
    Entry(RecordId, usize),
    /// In one more entry of this kind, got on the day of claiming as it stands. All fields of a kind go into the same one.
    New(RecordId),
}

/// One change of a situation.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Another answer. Where the fact names its entry (a level, a title), the entry becomes one got on the day of
    /// claiming as it stands: nobody gets another level on an old day.
    Set {
        /// Where.
        spot: Spot,
        /// The fact.
        fact: FactId,
        /// The answer.
        value: Value,
    },
    /// 等到那天再申领 (or an earlier day): what counts the months until the day of claiming follows.
    ClaimOn(Day),
}

/// The situation with these changes.
#[must_use]
pub fn apply(catalogue: &Catalogue, situation: &Situation, steps: &[Step]) -> Situation {
    let mut trial = Trial::new(catalogue, situation);
    trial.change(steps);
    trial.copy
}

/// The day of claiming, when it is one.
#[must_use]
pub(crate) fn claim_day(catalogue: &Catalogue, situation: &Situation) -> Option<Day> {
    match situation.get(catalogue.claim_date) {
        Some(Value::Day(range)) => range.single(),
        _ => None,
    }
}

/// How many months a number needs to grow by one while time passes, if it is one that does.
pub(crate) fn months_per_unit(def: &FactDef) -> Option<i32> {
    let unit = match def.kind {
        FactKind::Whole { unit, .. } | FactKind::Wholes { unit, length: None, .. } if def.change == Change::Time => {
            unit
        }
        _ => return None,
    };
    match unit {
        "个月" => Some(1),
        "年" => Some(12),
        _ => None,
    }
}

/// Whole months from one day to another; negative backwards. A month is full on the day with its number, or on the
/// last day of a month that has none.
pub(crate) fn months_between(from: Day, to: Day) -> i32 {
    let ((year, month, _), (later_year, later_month, _)) = (from.ymd(), to.ymd());
    let months = (later_year - year) * 12 + i32::from(later_month) - i32::from(month);
    if from.plus_months(months) > to { months - 1 } else { months }
}

/// A copy of a situation on which changes are tried and taken back.
pub(crate) struct Trial<'s> {
    catalogue: &'s Catalogue,
    original: &'s Situation,
    copy: Situation,
    growing: Vec<(FactId, i32)>,
}

impl<'s> Trial<'s> {
    pub(crate) fn new(catalogue: &'s Catalogue, original: &'s Situation) -> Self {
        let growing = catalogue.ids().filter(|(_, def)| def.field.is_none());
        let growing = growing.filter_map(|(fact, def)| Some((fact, months_per_unit(def)?)));
        Self { catalogue, original, copy: original.clone(), growing: growing.collect() }
    }

    /// Looks at the situation with these changes, and takes them back.
    pub(crate) fn with<R>(&mut self, steps: &[Step], look: impl FnOnce(&Situation) -> R) -> R {
        self.change(steps);
        let seen = look(&self.copy);
        self.take_back(steps);
        seen
    }

    /// What is got, is got on the day of claiming as it was; then come the months of waiting.
    fn change(&mut self, steps: &[Step]) {
        let day = self.copy.get(self.catalogue.claim_date).cloned();
        for step in steps {
            if let Step::ClaimOn(day) = step {
                self.claim_on(*day);
            }
        }
        for step in steps {
            if let Step::Set { spot, fact, value } = step {
                self.set(*spot, *fact, value, day.as_ref());
            }
        }
    }

    fn claim_on(&mut self, day: Day) {
        let Some(before) = claim_day(self.catalogue, &self.copy) else { return };
        let months = months_between(before, day);
        self.copy.set(self.catalogue.claim_date, Some(Value::Day(Range::exactly(day))));
        for (fact, per_unit) in &self.growing {
            let more = i64::from(months.div_euclid(*per_unit));
            let grown = self.copy.get(*fact).and_then(|value| grown(self.catalogue.fact(*fact)?, value, more));
            if grown.is_some() {
                self.copy.set(*fact, grown);
            }
        }
    }

    fn set(&mut self, spot: Spot, fact: FactId, value: &Value, day: Option<&Value>) {
        let (record, index) = match spot {
            Spot::Scalar => return self.copy.set(fact, Some(value.clone())),
            Spot::Entry(record, index) => (record, index),
            Spot::New(record) => (record, self.original.entries(record).map_or(0, <[Entry]>::len)),
        };
        let Some(def) = self.catalogue.record(record) else { return };
        let Some(field) = self.catalogue.fact(fact).and_then(|def| def.field) else { return };
        let slot = |fact: Option<FactId>| self.catalogue.fact(fact?)?.field.map(|field| field.slot);
        let date = slot(def.date);
        if self.copy.entries(record).is_none() {
            self.copy.set_entries(record, Some(vec![]));
        }
        let Some(entries) = self.copy.entries_mut(record) else { return };
        let is_new = entries.len() <= index;
        if is_new {
            entries.push(Entry::default());
        }
        let Some(entry) = entries.get_mut(index) else { return };
        if let Some(date) = date
            && (is_new || def.title.contains(&fact))
        {
            entry.set(date, day.cloned());
        }
        entry.set(field.slot, Some(value.clone()));
    }

    fn take_back(&mut self, steps: &[Step]) {
        let (original, copy) = (self.original, &mut self.copy);
        let mut again = |fact: FactId| copy.set(fact, original.get(fact).cloned());
        for step in steps {
            match step {
                Step::Set { spot: Spot::Scalar, fact, .. } => again(*fact),
                Step::ClaimOn(_) => {
                    again(self.catalogue.claim_date);
                    self.growing.iter().for_each(|(fact, _)| again(*fact));
                }
                Step::Set { .. } => {}
            }
        }
        for step in steps {
            if let Step::Set { spot: Spot::Entry(record, _) | Spot::New(record), .. } = step {
                self.copy.set_entries(*record, original.entries(*record).map(<[Entry]>::to_vec));
            }
        }
    }
}

/// A number, or each of a list, after so many more units of time.
fn grown(def: &FactDef, value: &Value, more: i64) -> Option<Value> {
    match (value, &def.kind) {
        (Value::Whole(range), FactKind::Whole { min, max, .. }) => {
            Some(Value::Whole(range.map(|number| number.saturating_add(more).clamp(*min, *max))))
        }
        (Value::Wholes(list), FactKind::Wholes { max, .. }) => {
            Some(Value::Wholes(list.iter().map(|number| number.saturating_add(more).clamp(0, *max)).collect()))
        }
        _ => None,
    }
}
