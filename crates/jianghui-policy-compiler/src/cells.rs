//! Every combination of answers that some sentences can tell apart.

use crate::condition::Scope;
use jianghui_rules::{Check, Day, Entry, FactId, Portion, Range, RecordId, Situation, Test, Value, View, probes};
use rust_decimal::{Decimal, prelude::ToPrimitive};

/// The most combinations that are compared.
const MOST: usize = 200_000;

/// The numbers of which a share is tried out.
const WHOLES: [i64; 2] = [10, 105];

/// One value for each cell of each fact.
pub struct Cells<'a> {
    scope: Scope<'a>,
    values: Vec<(FactId, Vec<Value>)>,
    /// The kinds of records that are asked about without being in view: of each there is one entry, or none.
    others: Vec<RecordId>,
    count: usize,
}

impl<'a> Cells<'a> {
    /// The cells of the facts that `asked` asks about, cut where `cuts` compares them; `None` if there are too many.
    pub fn new(scope: Scope<'a>, asked: &[&Test], cuts: &[&Test]) -> Option<Self> {
        let mut facts: Vec<FactId> = asked.iter().flat_map(|test| test.facts()).collect();
        facts.sort_unstable();
        facts.dedup();
        let cells = |fact: FactId| {
            let checks = cuts.iter().filter(|test| test.fact == fact).map(|test| &test.check);
            let mut values = probes(scope.catalogue.fact(fact)?, checks);
            for number in cuts.iter().flat_map(|test| shares(test, fact)) {
                let value = Value::Whole(Range::exactly(number));
                if !values.contains(&value) {
                    values.push(value);
                }
            }
            Some((fact, values))
        };
        let values: Vec<(FactId, Vec<Value>)> = facts.into_iter().filter_map(cells).collect();
        let records = values.iter().filter_map(|(fact, _)| scope.catalogue.fact(*fact)?.field);
        let mut others: Vec<RecordId> =
            records.map(|field| field.record).filter(|record| Some(*record) != scope.record).collect();
        others.sort_unstable();
        others.dedup();
        let sizes = values.iter().map(|(_, values)| values.len()).chain(others.iter().map(|_| 2));
        let count = sizes.into_iter().try_fold(1usize, usize::checked_mul)?;
        (count <= MOST).then_some(Self { scope, values, others, count })
    }

    /// What the first combination gives for which `see` gives anything.
    pub fn find<T>(&self, mut see: impl FnMut(View<'_>) -> Option<T>) -> Option<T> {
        (0..self.count).find_map(|index| {
            let (situation, entry) = self.situation(index);
            see(match self.scope.record {
                Some(record) => situation.view().at(record, Some(&entry)),
                None => situation.view(),
            })
        })
    }

    /// The answers of one combination, with the entry in view.
    fn situation(&self, mut index: usize) -> (Situation, Entry) {
        let catalogue = self.scope.catalogue;
        let mut situation = Situation::new(catalogue, Day { julian: 0 });
        situation.set(catalogue.claim_date, None);
        let mut seen = Entry::default();
        let mut entries: Vec<Entry> = self.others.iter().map(|_| Entry::default()).collect();
        let mut next = |size: usize| {
            let digit = index % size.max(1);
            index /= size.max(1);
            digit
        };
        for (fact, values) in &self.values {
            let value = values.get(next(values.len())).cloned();
            match catalogue.fact(*fact).and_then(|def| def.field) {
                None => situation.set(*fact, value),
                Some(field) => {
                    let other = self.others.iter().zip(&mut entries).find(|(record, _)| **record == field.record);
                    other.map_or(&mut seen, |(_, entry)| entry).set(field.slot, value);
                }
            }
        }
        for (record, entry) in self.others.iter().zip(entries) {
            let some = if next(2) == 0 { vec![entry] } else { Vec::new() };
            situation.set_entries(*record, Some(some));
        }
        if let Some(record) = self.scope.record {
            situation.set_entries(record, Some(vec![seen.clone()]));
        }
        (situation, seen)
    }
}

/// The values of a fact around a share of it or of another number.
fn shares(test: &Test, fact: FactId) -> Vec<i64> {
    let Check::Portion(_, portion) = test.check else { return Vec::new() };
    if fact == portion.of {
        return WHOLES.to_vec();
    }
    if fact != test.fact {
        return Vec::new();
    }
    WHOLES.iter().filter_map(|all| floor(portion, *all)).flat_map(|at| [at - 1, at, at + 1]).collect()
}

/// The largest whole number that a share of so many allows.
pub fn floor(portion: Portion, all: i64) -> Option<i64> {
    let share = Decimal::from(all).checked_mul(portion.share)?;
    share.checked_add(Decimal::from(portion.plus))?.floor().to_i64()
}
