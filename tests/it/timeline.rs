//! 时间线、假如、各地对比: what time brings is what judging every single day finds; what a change brings is what
//! judging the changed answers finds; and a place stands for itself.

use crate::{cases, check};
use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::contract::{Input, read};
use jianghui_rules::{
    Combination, Day, Event, Idea, Moment, Outcome, Policy, Range, Scope, Situation, Spot, State, Step, Value, Verdict,
    apply, combine, compare, evaluate, ideas, timeline, totals, what_if,
};
use rust_decimal::Decimal;
use serde_json::json;

const ALL: Scope<'static> = Scope { roles: 0, treatments: true, skipped: &[] };
const PERSON: Scope<'static> = Scope { roles: 1, treatments: false, skipped: &[] };

fn situation(
    region: &str,
    as_of: &str,
    facts: &serde_json::Value,
    records: &serde_json::Value,
) -> (&'static Policy, Situation) {
    let raw = |value: &serde_json::Value| serde_json::from_value(value.clone()).expect("an input");
    let input = check::raw(region, as_of, raw(facts), raw(records));
    let input = read(&CATALOGUE, &POLICIES, &input).unwrap_or_else(|problems| panic!("{problems:#?}"));
    (input.policy, input.situation)
}

fn judged(policy: &'static Policy, situation: &Situation) -> (Verdict, Combination) {
    let verdict = evaluate(&CATALOGUE, policy, situation);
    let combination = combine(&CATALOGUE, policy, situation, &verdict);
    (verdict, combination)
}

fn line(policy: &'static Policy, situation: &Situation) -> Vec<Event> {
    let (verdict, combination) = judged(policy, situation);
    timeline(&CATALOGUE, policy, situation, &verdict, &combination)
}

/// The events as `day moment provision words`.
fn told(policy: &'static Policy, events: &[Event]) -> Vec<String> {
    let one = |event: &Event| {
        let id = event.provision.map_or("", |(provision, _)| policy.provisions[provision].id);
        format!("{} {} {id} {}", event.day, event.moment.id(), event.words)
    };
    events.iter().map(one).collect()
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn yuan(number: i64) -> Range<Decimal> {
    Range::exactly(Decimal::from(number))
}

fn rank(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Unmet => 0,
        Outcome::AskOffice | Outcome::Undetermined => 1,
        Outcome::Met => 2,
    }
}

#[test]
fn what_time_brings_is_what_judging_every_day_finds() {
    let (mut days, mut turns) = (0, 0);
    for policy in *POLICIES {
        let cases = cases::load(policy);
        for (name, raw) in cases.inputs(policy).step_by(23) {
            let Ok(Input { situation, .. }) = read(&CATALOGUE, &POLICIES, &raw) else { continue };
            let events = line(policy, &situation);
            assert!(events.is_sorted_by_key(|event| event.day), "{name}");
            let Some(Value::Day(today)) = situation.get(CATALOGUE.claim_date) else { panic!("a day") };
            let today = today.single().expect("one day");
            let on =
                |julian| evaluate(&CATALOGUE, policy, &apply(&CATALOGUE, &situation, &[Step::ClaimOn(Day { julian })]));
            let mut before = on(today.julian);
            for julian in today.julian + 1..today.julian + 1200 {
                let now = on(julian);
                let has = |day, moment, provision| {
                    events.iter().any(|event| {
                        event.day == Day { julian: day } && event.moment == moment && event.provision == provision
                    })
                };
                days += 1;
                let (was, is) = (rank(before.document.outcome()), rank(now.document.outcome()));
                assert_eq!(is > was, has(julian, Moment::DocumentStarts, None), "{name} {}", Day { julian });
                assert_eq!(is < was, has(julian - 1, Moment::DocumentEnds, None), "{name} {}", Day { julian });
                for (before, now) in before.judgements.iter().zip(&now.judgements).filter(|_| is == was) {
                    let provision = Some((now.provision, now.record));
                    let (was, is) = (rank(before.outcome()), rank(now.outcome()));
                    turns += usize::from(was != is);
                    assert_eq!(is > was, has(julian, Moment::Opens, provision), "{name} {} {now:?}", Day { julian });
                    assert_eq!(
                        is < was,
                        has(julian - 1, Moment::Closes, provision),
                        "{name} {} {now:?}",
                        Day { julian }
                    );
                }
                before = now;
            }
        }
    }
    assert!(days > 50_000 && turns > 10, "{days} days, {turns} turns");
}

#[test]
fn a_worker_sees_when_the_months_are_full() {
    let facts = json!({ "p.status": "企业职工", "p.unemp_ins_enrolled": true, "p.unemp_ins_months": 30 });
    let records = json!({ "certificate": [{ "c.level": 4, "c.kind": "职业资格证书", "c.date": "2018-06-15" }] });
    let (policy, situation) = situation("wenzhou", "2019-06-01", &facts, &records);
    let told = told(policy, &line(policy, &situation));
    assert!(told.contains(&"2019-12-01 opens wenzhou-4-skill-upgrade 这天起符合条件".into()), "{told:#?}");
}

#[test]
fn terms_and_the_end_of_the_document_are_on_the_line() {
    let records = json!({ "honour": [{ "h.titles": "区首席技师(萧然青年技师)", "h.term_start": "2025-09-01" }] });
    let (policy, person) = situation("xiaoshan", "2026-06-01", &json!({}), &records);
    let events = line(policy, &person);
    let of = |moment| {
        let days = events.iter().filter(move |event| event.moment == moment).map(|event| event.day.to_string());
        days.collect::<Vec<_>>()
    };
    assert_eq!(of(Moment::DocumentEnds), ["2028-02-29", "2028-03-01"]);
    assert_eq!(of(Moment::TermEnds), ["2028-09-01"]);
    let (policy, person) = situation("xiaoshan", "2025-01-01", &json!({}), &records);
    assert!(told(policy, &line(policy, &person)).contains(&"2025-03-01 document_starts  文件这天起施行".into()));
    let (policy, person) = situation("quzhou", "2025-01-01", &json!({}), &json!({}));
    assert!(line(policy, &person).is_empty(), "a draft has no days");
}

#[test]
fn months_that_are_left_run_out() {
    let facts = json!({
        "p.status": "企业职工", "p.onjob": true, "p.si_enrolled": true, "p.allowance_months_paid": 30,
        "p.allowance_months_paid_other": 0
    });
    let records = json!({ "certificate": [{
        "c.level": 2, "c.kind": "职业资格证书", "c.date": "2018-06-15", "c.in_allowance_catalogue": "是"
    }] });
    let (policy, situation) = situation("wenzhou", "2021-06-01", &facts, &records);
    let told = told(policy, &line(policy, &situation));
    let end = "2021-12-01 months_end wenzhou-5-post-allowance 从申领那天起按月发，剩下的6个月到这天发完";
    assert!(told.contains(&end.into()), "{told:#?}");
}

#[test]
fn two_years_after_a_title_another_one_is_paid_again() {
    let records = json!({
        "honour": [{ "h.titles": "市首席技师", "h.date": "2018-05-01" }],
        "received": [{ "g.prior_awards": "其他称号奖项", "g.prior_amount": 1000, "g.prior_date": "2019-02-03" }]
    });
    let (policy, situation) = situation("wenzhou", "2019-06-01", &json!({}), &records);
    let events = line(policy, &situation);
    let again: Vec<_> = events.iter().filter(|event| event.moment == Moment::PaidAgain).collect();
    assert_eq!(again.iter().map(|event| event.day.to_string()).collect::<Vec<_>>(), ["2020-05-02", "2021-02-04"]);
    assert!(again.iter().all(|event| event.rule.is_some_and(|rule| rule.id == "wenzhou-R4")));
}

fn worker() -> (&'static Policy, Situation) {
    let facts = json!({ "p.status": "企业职工", "p.unemp_ins_enrolled": true, "p.unemp_ins_months": 36 });
    let records = json!({
        "certificate": [{ "c.level": 4, "c.kind": "职业资格证书", "c.date": "2018-06-15", "c.in_shortage_catalogue": false }],
        "received": [], "competition": [], "honour": []
    });
    situation("wenzhou", "2019-06-01", &facts, &records)
}

#[test]
fn what_a_change_brings_is_the_difference_of_two_judgements() {
    let (policy, situation) = worker();
    let untouched = situation.clone();
    let (verdict, combination) = judged(policy, &situation);
    let record = CATALOGUE.find_record("certificate").expect("a kind");
    let fact = CATALOGUE.find("c.level").expect("a fact");
    let value = Value::OneOf(CATALOGUE.fact(fact).and_then(|def| def.option_bit("3")).expect("a level"));
    let step = Step::Set { spot: Spot::Entry(record, 0), fact, value };
    let preview = what_if(&CATALOGUE, policy, (&verdict, &combination), &situation, &[step]);
    assert_eq!(situation, untouched);
    let shift = |id: &str| {
        preview
            .shifts
            .iter()
            .find(|shift| policy.provisions[shift.provision].id == id)
            .unwrap_or_else(|| panic!("{id}"))
    };
    assert_eq!(shift("wenzhou-4-skill-upgrade").pay, (Some(yuan(1500)), Some(yuan(2000))));
    assert_eq!(shift("wenzhou-4-skill-upgrade").state, (Some(State::Claimable), Some(State::Claimable)));
    for (index, provision) in policy.provisions.iter().enumerate() {
        let of = |verdict: &Verdict| verdict.judgements.iter().find(|j| j.provision == index).map(|j| j.state);
        let is_same = of(&verdict) == of(&preview.verdict);
        let is_told = preview.shifts.iter().any(|shift| shift.provision == index);
        assert!(is_same || is_told, "{} is different and not told", provision.id);
    }
    // A change that changes nothing shows nothing.
    let nothing = what_if(&CATALOGUE, policy, (&verdict, &combination), &situation, &[]);
    assert!(nothing.shifts.is_empty());
}

fn proposals(policy: &'static Policy, situation: &Situation, today: Option<Day>) -> Vec<Idea> {
    let (verdict, combination) = judged(policy, situation);
    ideas(&CATALOGUE, policy, (&verdict, &combination), situation, PERSON, today)
}

#[test]
fn the_next_level_is_proposed_with_what_it_brings() {
    let (policy, situation) = worker();
    let ideas = proposals(policy, &situation, None);
    let level = CATALOGUE.find("c.level").expect("a fact");
    let is_level = |step: &Step| matches!(step, Step::Set { fact, .. } if *fact == level);
    assert!((1..=5).contains(&ideas.len()));
    let raised = ideas
        .iter()
        .filter(|idea| idea.steps.iter().any(is_level))
        .any(|idea| idea.preview.shifts.iter().any(|shift| shift.pay == (Some(yuan(1500)), Some(yuan(2000)))));
    assert!(raised, "{:#?}", ideas.iter().map(|idea| &idea.steps).collect::<Vec<_>>());
}

#[test]
fn waiting_and_an_earlier_day_are_proposed() {
    let (policy, mut situation) = worker();
    let months = CATALOGUE.find("p.unemp_ins_months").expect("a fact");
    situation.set(months, Some(Value::Whole(Range::exactly(30))));
    let waiting = proposals(policy, &situation, None);
    assert!(
        waiting.iter().any(|idea| idea.day == Some(day("2019-12-01"))),
        "{:?}",
        waiting.iter().map(|i| i.day).collect::<Vec<_>>()
    );
    // Planned for after the end of a document: earlier is better, but not before today.
    let records =
        json!({ "competition": [{ "k.event": "区级", "k.prize": "一等奖", "k.date": "2027-05-01" }], "received": [] });
    let (policy, situation) = self::situation("xiaoshan", "2028-05-01", &json!({}), &records);
    let earlier = proposals(policy, &situation, Some(day("2027-12-01")));
    assert!(
        earlier.iter().any(|idea| idea.day == Some(day("2028-02-29"))),
        "{:?}",
        earlier.iter().map(|i| i.day).collect::<Vec<_>>()
    );
    let late = proposals(policy, &situation, Some(day("2028-04-01")));
    assert!(late.iter().all(|idea| idea.day.is_none_or(|day| day > self::day("2028-05-01"))));
}

#[test]
fn every_proposal_brings_something_and_none_touches_the_answers() {
    for policy in *POLICIES {
        let cases = cases::load(policy);
        for (name, raw) in cases.inputs(policy).step_by(7) {
            let Ok(Input { situation, .. }) = read(&CATALOGUE, &POLICIES, &raw) else { continue };
            let untouched = situation.clone();
            let ideas = proposals(policy, &situation, None);
            assert_eq!(situation, untouched);
            assert!(ideas.len() <= 5, "{name}");
            for idea in ideas {
                assert!(!idea.preview.shifts.is_empty(), "{name}");
                assert_eq!(
                    idea.preview.verdict,
                    evaluate(&CATALOGUE, policy, &apply(&CATALOGUE, &situation, &idea.steps))
                );
            }
        }
    }
}

#[test]
fn places_are_judged_each_by_its_own_document() {
    let facts = json!({
        "p.status": "企业职工", "p.onjob": true, "p.unemp_ins_enrolled": true, "p.unemp_ins_months": 36, "p.si_place": "其他"
    });
    let records = json!({
        "certificate": [{ "c.level": 3, "c.kind": "职业资格证书", "c.date": "2025-06-15", "c.digital": true }],
        "competition": [], "honour": [], "received": []
    });
    let (_, situation) = situation("wenzhou", "2026-06-01", &facts, &records);
    let untouched = situation.clone();
    let about: Vec<_> = ["g.region", "p.si_place", "p.unemp_ins_months"]
        .iter()
        .map(|key| CATALOGUE.find(key).expect("a fact"))
        .collect();
    let places = compare(&CATALOGUE, &POLICIES, &situation, PERSON, &about);
    assert_eq!(situation, untouched);
    assert_eq!(places.len(), POLICIES.len());
    for (place, policy) in places.iter().zip(POLICIES.iter()) {
        assert_eq!(place.policy.id, policy.id);
        let (verdict, combination) = judged(policy, &place.situation);
        assert_eq!((&place.verdict, &place.combination), (&verdict, &combination));
        assert_eq!(place.totals, totals(policy, &verdict, &combination, PERSON));
        for index in &place.met {
            let judgement = &verdict.judgements[*index];
            assert_eq!(judgement.outcome(), Outcome::Met);
            assert!(PERSON.covers(&policy.provisions[judgement.provision]));
        }
        assert!(place.preconditions.iter().any(|one| one.provisions.is_empty()), "{}: the place itself", policy.id);
        if let Some((index, way)) = &place.nearest {
            assert!(!way.is_out_of_reach());
            assert_eq!(verdict.judgements[*index].outcome(), Outcome::Unmet);
        }
    }
    let place = |id: &str| places.iter().find(|place| place.policy.id == id).expect("a place");
    assert_eq!(place("quzhou").status, "draft");
    assert_eq!(place("wenzhou").status, "in_force");
    let insured = CATALOGUE.find("p.si_place").expect("a fact");
    let (_, way) = place("wuyi").nearest.as_ref().expect("a way");
    assert!(way.needs.iter().any(|need| need.fact == insured));
    let listed = |place: &jianghui_rules::Place, outcome| {
        place.preconditions.iter().any(|one| one.outcome == outcome && one.provisions.len() > 5)
    };
    assert!(listed(place("wuyi"), Outcome::Unmet), "insured elsewhere");
    assert!(!place("xiaoshan").questions.is_empty());
}

#[test]
fn totals_keep_kinds_and_pockets_apart() {
    let facts = json!({
        "g.role": ["企业", "个人"], "p.status": "企业职工", "p.unemp_ins_enrolled": true, "p.unemp_ins_months": 36,
        "b.prejob_trainees": 3, "b.prejob_within_1y": true, "b.prejob_hours_ok": true
    });
    let records = json!({
        "certificate": [{ "c.level": 3, "c.kind": "职业资格证书", "c.date": "2018-06-15", "c.in_shortage_catalogue": false }],
        "received": [], "competition": [], "honour": []
    });
    let (policy, situation) = situation("wenzhou", "2019-06-01", &facts, &records);
    let (verdict, combination) = judged(policy, &situation);
    let totals = totals(policy, &verdict, &combination, ALL);
    let money: Vec<_> = totals.iter().map(|total| (total.recipient, total.per.id(), total.total)).collect();
    assert_eq!(money, [("企业", "person", yuan(600)), ("本人", "once", yuan(2000))]);
}
