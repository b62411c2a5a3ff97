//! 申请人情况: scalar facts plus repeatable records, and the day of claiming.

use crate::{Catalogue, Day, FactId, Range, RecordId, Value};
use alloc::{vec, vec::Vec};

/// Everything known about a person or unit on the day of claiming. What is not in it is unknown.
#[derive(Clone, Debug, PartialEq)]
pub struct Situation {
    scalars: Vec<Option<Value>>,
    records: Vec<Option<Vec<Entry>>>,
}

/// One record: one certificate, one prize …
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    values: Vec<Option<Value>>,
}

impl Entry {
    /// What is known of this field.
    #[must_use]
    pub fn get(&self, slot: u16) -> Option<&Value> {
        self.values.get(usize::from(slot))?.as_ref()
    }

    /// Sets or clears a field.
    pub fn set(&mut self, slot: u16, value: Option<Value>) {
        let slot = usize::from(slot);
        if self.values.len() <= slot {
            self.values.resize(slot + 1, None);
        }
        if let Some(place) = self.values.get_mut(slot) {
            *place = value;
        }
    }
}

/// Where a fact is looked up: among the scalars or in one record.
#[derive(Clone, Copy, Debug)]
pub struct View<'s> {
    /// The situation.
    pub situation: &'s Situation,
    /// The kind and the entry which a condition is judged for; `None` within a kind means an entry
    /// about which nothing is known.
    pub entry: Option<(RecordId, Option<&'s Entry>)>,
}

impl Situation {
    /// Nothing known but the day of claiming.
    #[must_use]
    pub fn new(catalogue: &Catalogue, as_of: Day) -> Self {
        let mut situation =
            Self { scalars: vec![None; catalogue.facts.len()], records: vec![None; catalogue.records.len()] };
        situation.set(catalogue.claim_date, Some(Value::Day(Range::exactly(as_of))));
        situation
    }

    /// Sets or clears a scalar fact. Ids beyond the catalogue are ignored.
    pub fn set(&mut self, fact: FactId, value: Option<Value>) {
        if let Some(place) = self.scalars.get_mut(usize::from(fact.0)) {
            *place = value;
        }
    }

    /// What is known of a scalar fact.
    #[must_use]
    pub fn get(&self, fact: FactId) -> Option<&Value> {
        self.scalars.get(usize::from(fact.0))?.as_ref()
    }

    /// The entries of a kind of record; `None` when it is not known whether there are any.
    #[must_use]
    pub fn entries(&self, record: RecordId) -> Option<&[Entry]> {
        self.records.get(usize::from(record.0))?.as_deref()
    }

    /// Replaces the entries of a kind; `None` makes them unknown, an empty list says that there are none.
    pub fn set_entries(&mut self, record: RecordId, entries: Option<Vec<Entry>>) {
        if let Some(place) = self.records.get_mut(usize::from(record.0)) {
            *place = entries;
        }
    }

    /// The entries of a kind, to be changed.
    pub fn entries_mut(&mut self, record: RecordId) -> Option<&mut Vec<Entry>> {
        self.records.get_mut(usize::from(record.0))?.as_mut()
    }

    /// The situation without any record in view.
    #[must_use]
    pub fn view(&self) -> View<'_> {
        View { situation: self, entry: None }
    }
}

/// The answers that name one of the first options: levels are few.
static SINGLE: [Value; 8] = [
    Value::OneOf(1),
    Value::OneOf(1 << 1),
    Value::OneOf(1 << 2),
    Value::OneOf(1 << 3),
    Value::OneOf(1 << 4),
    Value::OneOf(1 << 5),
    Value::OneOf(1 << 6),
    Value::OneOf(1 << 7),
];

impl<'s> View<'s> {
    /// What is known of a fact from here: the answer, or the level that a name tells. A field of a kind that is not
    /// in view is unknown.
    #[must_use]
    pub fn get(&self, catalogue: &Catalogue, id: FactId) -> Option<&'s Value> {
        let def = catalogue.fact(id)?;
        let answer = match (def.field, self.entry) {
            (None, _) => self.situation.get(id),
            (Some(field), Some((record, Some(entry)))) if field.record == record => entry.get(field.slot),
            (Some(_), _) => None,
        };
        answer.or_else(|| {
            let name = def.by_name?;
            let Some(Value::OneOf(bits)) = self.get(catalogue, name) else { return None };
            let level = catalogue.fact(name)?.single_option(*bits)?.level?;
            let index = def.options().iter().position(|option| option.level == Some(level))?;
            SINGLE.get(index)
        })
    }

    /// The same situation seen from one entry of a kind.
    #[must_use]
    pub fn at(&self, record: RecordId, entry: Option<&'s Entry>) -> Self {
        Self { situation: self.situation, entry: Some((record, entry)) }
    }
}
