//! What is timed: the same work natively (`native.rs`, by criterion) and in the browser's wasm (`bench.js`).
//!
//! `cargo xtask bench` runs both. Nothing of this is in the page.

#![expect(clippy::expect_used, reason = "a benchmark that cannot go on fails")]

use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::contract::{self, Raw};
use jianghui_rules::{
    Class, Clause, Combination, FactId, Kleene, Policy, Provision, Range, Scope, Situation, Truth, Value, Verdict,
    agenda, combine, compare, evaluate, gaps, ideas, timeline, view_of,
};
use std::hint::black_box;
use wasm_bindgen::prelude::wasm_bindgen;

/// The same door that the npm package has.
#[cfg(target_arch = "wasm32")]
pub use jianghui_wasm::check;

/// Somebody who has given two answers.
const BEGINNER: &str = r#"{ "as_of": "2019-06-01", "region": "wenzhou", "facts": { "g.role": ["个人"] } }"#;

/// Somebody who has told of a certificate, a prize and a title.
const WORKER: &str = r#"{ "as_of": "2019-06-01", "region": "wenzhou",
  "facts": { "g.role": ["个人"], "p.status": "企业职工", "p.unemp_ins_enrolled": true, "p.unemp_ins_months": 36 },
  "records": {
    "certificate": [{ "c.level": 3, "c.kind": "职业技能等级证书", "c.date": "2019-03-15" }],
    "competition": [{ "k.event": "省级", "k.class": "一类", "k.rank": 2, "k.date": "2019-05-01", "k.represents": true }],
    "honour": [{ "h.titles": "市首席技师", "h.date": "2018-05-01" }], "received": [] } }"#;

/// How many amounts the peers recompute.
const CUT: usize = 20;

/// Every role, and the worker's alone.
const ALL: Scope<'_> = Scope { roles: 0, treatments: true, skipped: &[] };
const OWN: Scope<'_> = Scope { roles: 1, ..ALL };

/// One thing that is timed.
struct Work {
    /// A stable name.
    name: &'static str,
    /// Does it once, with another answer every time.
    run: Box<dyn FnMut() -> usize>,
}

/// Everything that is timed.
#[wasm_bindgen]
pub struct Works(Vec<Work>);

#[wasm_bindgen]
impl Works {
    /// All of them, ready to run.
    #[must_use]
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "a constructor for JavaScript")]
    pub fn new() -> Self {
        Self(works())
    }

    /// How many.
    #[must_use]
    #[wasm_bindgen(getter)]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The name of one.
    #[must_use]
    pub fn name(&self, index: usize) -> String {
        self.0.get(index).map_or("", |work| work.name).to_owned()
    }

    /// Does one so many times.
    pub fn run(&mut self, index: usize, times: u32) -> usize {
        let Some(work) = self.0.get_mut(index) else { return 0 };
        (0..times).fold(0, |sum, _| sum.wrapping_add(black_box((work.run)())))
    }
}

/// The text of the input whose check is timed.
#[must_use]
#[wasm_bindgen]
pub fn input() -> String {
    WORKER.to_owned()
}

/// The first judgement of every document, right after the start.
#[must_use]
#[wasm_bindgen]
pub fn first() -> usize {
    let (_, situation) = person(BEGINNER);
    POLICIES.iter().map(|policy| evaluate(&CATALOGUE, policy, &there(policy, &situation)).judgements.len()).sum()
}

fn works() -> Vec<Work> {
    let (policy, beginner) = person(BEGINNER);
    let (_, worker) = person(WORKER);
    let cut = cut(policy);
    let mut works = Vec::new();
    let mut add = |name, run: Box<dyn FnMut() -> usize>| works.push(Work { name, run });

    add("a 20 amounts", changing(&worker, move |now| evaluate(&CATALOGUE, cut, now).judgements.len()));
    add("b 20 amounts with trace, ranges, next question", changing(&worker, move |now| everything(cut, now, OWN)));
    add("b the same after two answers", changing(&beginner, move |now| everything(cut, now, OWN)));
    add("b 45 provisions with all", changing(&worker, move |now| everything(policy, now, OWN)));
    add("b 45 provisions with all, after two answers", changing(&beginner, move |now| everything(policy, now, OWN)));
    for (name, person, scope) in [
        ("c 168 provisions with all, a worker's questions", &worker, OWN),
        ("c 168 provisions with all, every role's questions", &worker, ALL),
        ("c 168 provisions with all, after two answers", &beginner, OWN),
    ] {
        add(name, changing_everywhere(person, move |policy, now| everything(policy, now, scope)));
    }
    let judged = changing_everywhere(&worker, |policy, now| evaluate(&CATALOGUE, policy, now).judgements.len());
    add("c 168 provisions judged alone", judged);

    let mut with_verdict = |name, work: fn(&'static Policy, &Situation, &Verdict, &Combination) -> usize| {
        let run = changing(&worker, move |now| {
            let verdict = evaluate(&CATALOGUE, policy, now);
            let combination = combine(&CATALOGUE, policy, now, &verdict);
            work(policy, now, &verdict, &combination)
        });
        add(name, run);
    };
    with_verdict("d gaps", |policy, now, verdict, _| gaps(&CATALOGUE, policy, now, verdict).len());
    with_verdict("d timeline", |policy, now, verdict, combination| {
        timeline(&CATALOGUE, policy, now, verdict, combination).len()
    });
    with_verdict("d what-if ideas", |policy, now, verdict, combination| {
        ideas(&CATALOGUE, policy, (verdict, combination), now, OWN, None).len()
    });
    let about: Vec<FactId> = CATALOGUE.find("p.unemp_ins_months").into_iter().collect();
    add("d compare five places", changing(&worker, move |now| compare(&CATALOGUE, &POLICIES, now, OWN, &about).len()));

    add("e check, JSON text to JSON text", Box::new(|| checked(WORKER).len()));
    works
}

/// The person of an input, and the document of the place.
fn person(text: &str) -> (&'static Policy, Situation) {
    let raw: Raw = serde_json::from_str(text).expect("JSON");
    let input = contract::read(&CATALOGUE, &POLICIES, &raw).expect("a sound input");
    (input.policy, input.situation)
}

/// The same answers in the place of a document.
fn there(policy: &Policy, situation: &Situation) -> Situation {
    let mut situation = situation.clone();
    situation.set(CATALOGUE.place, Some(Value::OneOf(policy.place)));
    situation
}

/// The document with twenty provisions alone that have figures for a person, if it has so many.
fn cut(policy: &'static Policy) -> &'static Policy {
    let own = |provision: &&Provision| provision.class == Class::Money && OWN.covers(provision);
    let copy = |provision: &Provision| Provision { ..*provision };
    let (mut kept, mut others) = (Vec::new(), Vec::new());
    for provision in policy.provisions {
        if own(&provision) { kept.push(copy(provision)) } else { others.push(copy(provision)) }
    }
    kept.extend(others);
    kept.truncate(CUT);
    Box::leak(Box::new(Policy { provisions: kept.leak(), ..*policy }))
}

/// Work on a person whose months of insurance are others every time.
fn changing(person: &Situation, mut work: impl FnMut(&Situation) -> usize + 'static) -> Box<dyn FnMut() -> usize> {
    let months = CATALOGUE.find("p.unemp_ins_months").expect("a fact");
    let mut situation = person.clone();
    let mut number = 0;
    Box::new(move || {
        number = (number + 1) % 60;
        situation.set(months, Some(Value::Whole(Range::exactly(number))));
        work(black_box(&situation))
    })
}

/// The same in all places.
fn changing_everywhere(
    person: &Situation,
    mut work: impl FnMut(&'static Policy, &Situation) -> usize + 'static,
) -> Box<dyn FnMut() -> usize> {
    let mut now = person.clone();
    changing(person, move |changed| {
        now.clone_from(changed);
        let mut sum = 0;
        for policy in *POLICIES {
            now.set(CATALOGUE.place, Some(Value::OneOf(policy.place)));
            sum += work(policy, &now);
        }
        sum
    })
}

/// What a page shows after an answer: every judgement with its reasons, what is certain, what is possible, and what is
/// asked next.
fn everything(policy: &'static Policy, situation: &Situation, scope: Scope<'_>) -> usize {
    let verdict = evaluate(&CATALOGUE, policy, situation);
    let certain = combine(&CATALOGUE, policy, situation, &verdict);
    let asked = agenda(&CATALOGUE, policy, situation, &verdict, scope);
    let trace = trace(policy, situation, &verdict);
    let mut hope = verdict;
    for judgement in &mut hope.judgements {
        if judgement.truth != Truth::NO {
            judgement.truth = Truth::YES;
        }
    }
    let possible = combine(&CATALOGUE, policy, situation, &hope);
    trace.len() + certain.chosen.len() + possible.chosen.len() + asked.questions.len() + asked.at_most
}

/// A sentence, how it is judged, and the answer beside it.
type Said<'s> = (&'static str, Kleene, Option<&'s Value>);

/// Every condition of every judgement with its result, and every sentence with the answer beside it.
fn trace<'s>(
    policy: &'static Policy,
    situation: &'s Situation,
    verdict: &Verdict,
) -> Vec<(&'static Clause, Truth, Vec<Said<'s>>)> {
    let mut findings = Vec::new();
    for judgement in &verdict.judgements {
        let Some(provision) = policy.provisions.get(judgement.provision) else { continue };
        let view = view_of(provision, judgement.record, situation);
        for clause in policy.when.iter().chain(provision.when) {
            let mut sentences = Vec::new();
            clause.condition.for_each_test(&mut |test| {
                sentences.push((test.sentence, test.judge(&CATALOGUE, view), view.get(&CATALOGUE, test.fact)));
            });
            findings.push((clause, clause.condition.judge(&CATALOGUE, view), sentences));
        }
    }
    findings
}

/// What the command line does.
fn checked(text: &str) -> String {
    let raw: Raw = serde_json::from_str(black_box(text)).expect("JSON");
    let input = contract::read(&CATALOGUE, &POLICIES, &raw).expect("a sound input");
    serde_json::to_string(&contract::check(&CATALOGUE, &input)).expect("an output")
}
