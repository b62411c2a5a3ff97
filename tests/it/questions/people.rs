//! Made-up people, and an interview with one of them.

use crate::properties::Cells;
use jianghui_policies::CATALOGUE;
use jianghui_rules::{
    Check, Day, Entry, FactId, Kleene, Policy, Question, Range, RecordId, Scope, Situation, Test, Value, Verdict,
    evaluate, questions,
};
use std::collections::BTreeMap;

/// Numbers without rhyme or reason, the same ones in every run (splitmix64).
pub struct Rng(pub u64);

impl Rng {
    /// A number below this one.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % bound as u64).expect("small")
    }
}

/// A document with one value of every cell of every fact that it reads.
pub struct Domain {
    pub policy: &'static Policy,
    pub values: BTreeMap<FactId, Vec<Value>>,
}

impl Domain {
    pub fn of(policy: &'static Policy) -> Self {
        let mut checks: BTreeMap<FactId, Vec<Check>> = BTreeMap::new();
        let mut see = |test: &Test| checks.entry(test.fact).or_default().push(test.check);
        policy.when.iter().for_each(|clause| clause.condition.for_each_test(&mut see));
        policy.provisions.iter().for_each(|provision| provision.for_each_test(&mut see));
        let one_of_each = |fact: FactId, probes: &[Value]| {
            let Some(checks) = checks.get(&fact) else { return probes.to_vec() };
            let mut seen: Vec<Vec<Kleene>> = Vec::new();
            let is_new = |value: &&Value| {
                let judged: Vec<Kleene> = checks.iter().map(|check| check.judge(value)).collect();
                let is_new = !seen.contains(&judged);
                seen.push(judged);
                is_new
            };
            probes.iter().filter(is_new).cloned().collect()
        };
        let cells = Cells::of(policy);
        let values = cells.facts.iter().map(|(fact, _, probes)| (*fact, one_of_each(*fact, probes))).collect();
        Self { policy, values }
    }

    /// Whether some sentence speaks of a share of this number.
    pub fn is_whole_of_a_share(&self, fact: FactId) -> bool {
        let mut found = false;
        let mut see = |test: &Test| found |= matches!(test.check, Check::Portion(_, portion) if portion.of == fact);
        self.policy.provisions.iter().for_each(|provision| provision.for_each_test(&mut see));
        found
    }

    /// One value of each cell of a fact.
    pub fn cells(&self, fact: FactId) -> Vec<Value> {
        let words = || vec![Value::Text(CATALOGUE.paid.other_award.to_owned())];
        self.values.get(&fact).cloned().unwrap_or_else(words)
    }

    /// What is known before the first of these questions: place, role, and a day on which the document applies.
    pub fn start(&self, roles: u64) -> Situation {
        let day = self.policy.from.map_or(Day::new(2025, 9, 1).expect("a day"), |from| from.plus_years(1));
        let mut situation = Situation::new(&CATALOGUE, day);
        situation.set(CATALOGUE.claim_date, Some(Value::Day(Range::exactly(day))));
        situation.set(CATALOGUE.place, Some(Value::OneOf(self.policy.place)));
        situation.set(CATALOGUE.role, Some(Value::Chosen(roles)));
        situation
    }
}

/// Sets the answer to a question; for kinds of records no value is none of them.
pub fn put(situation: &mut Situation, question: Question, value: Option<Value>) {
    match question {
        Question::Fact(fact) => situation.set(fact, value),
        Question::Records(record) => {
            situation.set_entries(record, Some(value.map(|_| Entry::default()).into_iter().collect()));
        }
        Question::Field(record, index, fact) => {
            let slot = CATALOGUE.fact(fact).and_then(|def| def.field).expect("a field").slot;
            situation.entries_mut(record).expect("a list")[index].set(slot, value);
        }
    }
}

/// Which people there are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Crowd {
    /// Every cell is as likely as another, and so is every record as none.
    Uniform,
    /// Nine in ten have a certificate, one in ten anything else; the rest is as above.
    Plain,
}

/// Somebody with an answer to everything.
pub struct Person {
    values: BTreeMap<FactId, Value>,
    has: BTreeMap<RecordId, bool>,
}

impl Person {
    pub fn draw(domain: &Domain, rng: &mut Rng, crowd: Crowd) -> Self {
        let value = |(fact, values): (&FactId, &Vec<Value>)| (*fact, values[rng.below(values.len())].clone());
        let values = domain.values.iter().map(value).collect();
        let first = CATALOGUE.find_record("certificate").expect("a kind");
        let has = (0..CATALOGUE.records.len()).map(|index| {
            let record = RecordId(u16::try_from(index).expect("few"));
            let in_ten = match crowd {
                Crowd::Uniform => 5,
                Crowd::Plain if record == first => 9,
                Crowd::Plain => 1,
            };
            (record, rng.below(10) < in_ten)
        });
        Self { values, has: has.collect() }
    }

    pub fn answer(&self, situation: &mut Situation, question: Question) {
        let value = |fact: FactId| {
            let words = || Value::Text(CATALOGUE.paid.other_award.to_owned());
            self.values.get(&fact).cloned().unwrap_or_else(words)
        };
        let value = match question {
            Question::Fact(fact) | Question::Field(_, _, fact) => Some(value(fact)),
            Question::Records(record) => self.has[&record].then_some(Value::YES),
        };
        put(situation, question, value);
    }
}

/// An order of questions: of those that are open the one to put next.
pub type Order = fn(&[Question]) -> Question;

/// The order of the planner.
pub fn ours(open: &[Question]) -> Question {
    open[0]
}

/// The order of the catalogue, which skips what no longer matters.
pub fn list(open: &[Question]) -> Question {
    let rank = |question: &&Question| match question {
        Question::Fact(fact) => (*fact, 0),
        Question::Records(record) => (CATALOGUE.record(*record).expect("a kind").fields[0], 0),
        Question::Field(_, index, fact) => (*fact, index + 1),
    };
    *open.iter().min_by_key(rank).expect("some")
}

/// What is open about money.
pub fn open(domain: &Domain, roles: u64, situation: &Situation) -> (Verdict, Vec<Question>) {
    let verdict = evaluate(&CATALOGUE, domain.policy, situation);
    let scope = Scope { roles, treatments: false, skipped: &[] };
    let open = questions(&CATALOGUE, domain.policy, situation, &verdict, scope);
    (verdict, open)
}

/// How many screens of questions it takes; all kinds of records stand on one.
pub fn interview(domain: &Domain, roles: u64, person: &Person, order: Order) -> (usize, Situation) {
    let mut situation = domain.start(roles);
    for asked in 0.. {
        let (_, open) = open(domain, roles, &situation);
        if open.is_empty() {
            return (asked, situation);
        }
        let question = order(&open);
        let together = |other: &&Question| {
            **other == question || matches!((question, other), (Question::Records(_), Question::Records(_)))
        };
        open.iter().filter(together).for_each(|question| person.answer(&mut situation, *question));
    }
    unreachable!("an interview ends")
}

/// Of the questions that this person was asked those that no order can leave out: with all answers but this one
/// something is still open.
pub fn necessary(domain: &Domain, roles: u64, person: &Person) -> usize {
    let mut all = domain.start(roles);
    for (record, has) in &person.has {
        put(&mut all, Question::Records(*record), has.then_some(Value::YES));
    }
    let mut asked = Vec::new();
    for (fact, value) in &person.values {
        let question = match CATALOGUE.fact(*fact).expect("a fact").field {
            None if *fact == CATALOGUE.claim_date || *fact == CATALOGUE.role => continue,
            None => Question::Fact(*fact),
            Some(field) if person.has[&field.record] => Question::Field(field.record, 0, *fact),
            Some(_) => continue,
        };
        put(&mut all, question, Some(value.clone()));
        asked.push(question);
    }
    let lacks = |question: &&Question| {
        let mut less = all.clone();
        put(&mut less, **question, None);
        open(domain, roles, &less).1.contains(question)
    };
    let fields = asked.iter().filter(lacks).count();
    let gates = person.has.keys().any(|record| {
        let mut less = all.clone();
        less.set_entries(*record, None);
        open(domain, roles, &less).1.contains(&Question::Records(*record))
    });
    fields + usize::from(gates)
}
