//! The best order of questions there is, by trying all of them.

use super::people::{Domain, list, open, put};
use jianghui_rules::{Question, RecordId, Situation, Value};
use std::collections::BTreeMap;

/// Expected numbers of questions, each cell as likely as another.
#[derive(Clone, Copy, Default)]
pub struct Expected {
    /// In the best order.
    pub least: f64,
    /// In the order of the planner.
    pub ours: f64,
    /// In the order of the catalogue.
    pub list: f64,
}

/// The search; what was answered decides what is left, whatever the order it was answered in.
pub struct Best<'d> {
    domain: &'d Domain,
    roles: u64,
    known: BTreeMap<Vec<(Question, usize)>, Expected>,
}

impl<'d> Best<'d> {
    pub fn new(domain: &'d Domain, roles: u64) -> Self {
        Self { domain, roles, known: BTreeMap::new() }
    }

    /// What is to be expected from here on; `told` are the answers so far, by the number of their cell.
    pub fn of(&mut self, situation: &Situation, told: &[(Question, usize)]) -> Expected {
        let mut key = told.to_vec();
        key.sort_unstable();
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let (_, open) = open(self.domain, self.roles, situation);
        let mut found = Expected { least: f64::MAX, ..Expected::default() };
        if open.is_empty() {
            return Expected::default();
        }
        let by_list = list(&open);
        let gates: Vec<Question> = open.iter().filter(|question| is_gate(question)).copied().collect();
        for (rank, question) in open.iter().enumerate() {
            if is_gate(question) && gates[0] != *question {
                continue;
            }
            let asked = if is_gate(question) { gates.clone() } else { vec![*question] };
            let after = self.after(situation, told, &asked);
            found.least = found.least.min(1.0 + after.least);
            if rank == 0 {
                found.ours = 1.0 + after.ours;
            }
            if by_list == *question || is_gate(&by_list) && is_gate(question) {
                found.list = 1.0 + after.list;
            }
        }
        self.known.insert(key, found);
        found
    }

    /// The mean over all answers to questions that are asked together.
    fn after(&mut self, situation: &Situation, told: &[(Question, usize)], asked: &[Question]) -> Expected {
        let answers: Vec<Vec<Option<Value>>> = asked.iter().map(|question| self.answers(*question)).collect();
        let ways: usize = answers.iter().map(Vec::len).product();
        let mut sum = Expected::default();
        for way in 0..ways {
            let (mut next, mut told, mut rest) = (situation.clone(), told.to_vec(), way);
            for (question, answers) in asked.iter().zip(&answers) {
                let cell = rest % answers.len();
                rest /= answers.len();
                put(&mut next, *question, answers[cell].clone());
                told.push((*question, cell));
            }
            let one = self.of(&next, &told);
            (sum.least, sum.ours, sum.list) = (sum.least + one.least, sum.ours + one.ours, sum.list + one.list);
        }
        let n = ways as f64;
        Expected { least: sum.least / n, ours: sum.ours / n, list: sum.list / n }
    }

    fn answers(&self, question: Question) -> Vec<Option<Value>> {
        match question {
            Question::Records(RecordId(_)) => vec![None, Some(Value::YES)],
            Question::Fact(fact) | Question::Field(_, _, fact) => {
                self.domain.cells(fact).into_iter().map(Some).collect()
            }
        }
    }
}

fn is_gate(question: &Question) -> bool {
    matches!(question, Question::Records(_))
}
