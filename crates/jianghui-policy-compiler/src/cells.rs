//! Every combination of answers that some sentences can tell apart.

use crate::condition::Scope;
use jianghui_rules::{Day, Entry, FactId, Situation, Test, Value, View, probes};

/// The most combinations that are compared.
const MOST: usize = 200_000;

/// One value for each cell of each fact.
pub struct Cells<'a> {
    scope: Scope<'a>,
    values: Vec<(FactId, Vec<Value>)>,
    count: usize,
}

impl<'a> Cells<'a> {
    /// The cells of the facts that `asked` asks about, cut where `cuts` compares them; `None` if there are too many.
    pub fn new(scope: Scope<'a>, asked: &[&Test], cuts: &[&Test]) -> Option<Self> {
        let mut facts: Vec<FactId> = asked.iter().map(|test| test.fact).collect();
        facts.sort_unstable();
        facts.dedup();
        let cells = |fact: FactId| {
            let checks = cuts.iter().filter(|test| test.fact == fact).map(|test| &test.check);
            Some((fact, probes(scope.catalogue.fact(fact)?, checks)))
        };
        let values: Vec<(FactId, Vec<Value>)> = facts.into_iter().filter_map(cells).collect();
        let count = values.iter().try_fold(1usize, |count, (_, values)| count.checked_mul(values.len()))?;
        (count <= MOST).then_some(Self { scope, values, count })
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

    fn situation(&self, mut index: usize) -> (Situation, Entry) {
        let catalogue = self.scope.catalogue;
        let mut situation = Situation::new(catalogue, Day { julian: 0 });
        situation.set(catalogue.claim_date, None);
        let mut entry = Entry::default();
        for (fact, values) in &self.values {
            let value = values.get(index % values.len().max(1)).cloned();
            index /= values.len().max(1);
            match catalogue.fact(*fact).and_then(|def| def.field) {
                Some(field) => entry.set(field.slot, value),
                None => situation.set(*fact, value),
            }
        }
        (situation, entry)
    }
}
