//! How long one changed answer takes over all provisions of a document: `cargo bench -p jianghui-tests`.

#![expect(clippy::expect_used, reason = "a benchmark that cannot go on fails")]
#![allow(missing_docs, reason = "criterion's macros make undocumented functions")]

use criterion::{Criterion, criterion_group, criterion_main};
use jianghui_policies::CATALOGUE;
use jianghui_rules::contract::{Raw, read};
use jianghui_rules::{Policy, Question, Range, Scope, Situation, Value, at_most, combine, evaluate, questions};
use std::hint::black_box;

const WORKER: &str = r#"{ "as_of": "2019-06-01", "region": "wenzhou",
  "facts": { "g.role": ["个人"], "p.status": "企业职工", "p.unemp_ins_enrolled": true, "p.unemp_ins_months": 36 },
  "records": {
    "certificate": [{ "c.level": 3, "c.kind": "职业技能等级证书", "c.date": "2019-03-15" }],
    "competition": [{ "k.event": "省级", "k.class": "一类", "k.rank": 2, "k.date": "2019-05-01", "k.represents": true }],
    "honour": [{ "h.titles": "市首席技师", "h.date": "2018-05-01" }], "received": [] } }"#;

fn worker() -> (&'static Policy, Situation) {
    let raw: Raw = serde_json::from_str(WORKER).expect("JSON");
    let input = read(&CATALOGUE, jianghui_policies::POLICIES, &raw).expect("a sound input");
    (input.policy, input.situation)
}

fn one_changed_answer(criterion: &mut Criterion) {
    let (policy, mut situation) = worker();
    let months = CATALOGUE.find("p.unemp_ins_months").expect("a fact");
    let mut group = criterion.benchmark_group(policy.id);
    let mut number = 0;
    group.bench_function("evaluate all provisions", |bencher| {
        bencher.iter(|| {
            number = (number + 1) % 60;
            situation.set(months, Some(Value::Whole(Range::exactly(number))));
            black_box(evaluate(&CATALOGUE, policy, black_box(&situation)))
        });
    });
    group.bench_function("evaluate, combine and next question", |bencher| {
        bencher.iter(|| {
            number = (number + 1) % 60;
            situation.set(months, Some(Value::Whole(Range::exactly(number))));
            let verdict = evaluate(&CATALOGUE, policy, black_box(&situation));
            let combination = combine(&CATALOGUE, policy, &situation, &verdict);
            let scope = Scope { roles: 1, treatments: true, skipped: &[] };
            let next: Option<Question> = questions(&CATALOGUE, policy, &situation, &verdict, scope).first().copied();
            black_box((combination, next, at_most(&CATALOGUE, policy, &situation, &verdict, scope)))
        });
    });
    group.finish();
}

criterion_group!(benches, one_changed_answer);
criterion_main!(benches);
