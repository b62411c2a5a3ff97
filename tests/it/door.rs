//! The door: a wrong input is refused with the key, what stands there and what is allowed; nothing is computed.
//! And of what comes out, what the examples do not look at.

use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::contract::{Problem, Raw, read};

/// The problems of an input that is JSON.
fn problems(json: &str) -> Vec<Problem> {
    let raw: Raw = serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"));
    read(&CATALOGUE, &POLICIES, &raw).err().unwrap_or_default()
}

/// An input with these facts.
fn facts(facts: &str) -> String {
    format!(r#"{{ "as_of": "2019-06-01", "region": "wenzhou", "facts": {{ {facts} }} }}"#)
}

/// An input with these records.
fn records(records: &str) -> String {
    format!(r#"{{ "as_of": "2019-06-01", "region": "wenzhou", "records": {{ {records} }} }}"#)
}

#[test]
fn every_slip_is_named_with_what_is_allowed() {
    let many = format!(r#""certificate": [{}]"#, vec!["{}"; 51].join(","));
    let long = format!(r#""c.occupation": "{}""#, "工".repeat(201));
    let cases: &[(String, &str, &str)] = &[
        ("[]".into(), "", "as_of"),
        (r#"{ "region": "wenzhou" }"#.into(), "as_of", "YYYY-MM-DD"),
        (r#"{ "as_of": "2018-02-30", "region": "wenzhou" }"#.into(), "as_of", "YYYY-MM-DD"),
        (r#"{ "as_of": "2019-06-01", "region": "atlantis" }"#.into(), "region", "wenzhou"),
        (r#"{ "as_of": "2019-06-01", "region": "wenzhou", "fact": {} }"#.into(), "fact", "facts"),
        (facts(r#""p.stauts": "企业职工""#), "facts.p.stauts", "p.status"),
        (facts(r#""p.status": "职工""#), "facts.p.status", "企业职工"),
        (facts(r#""p.onjob": 1"#), "facts.p.onjob", "true"),
        (facts(r#""p.unemp_ins_months": -1"#), "facts.p.unemp_ins_months", "0"),
        (facts(r#""p.unemp_ins_months": 36.5"#), "facts.p.unemp_ins_months", "整数"),
        (facts(r#""p.unemp_ins_months": "36""#), "facts.p.unemp_ins_months", "整数"),
        (facts(r#""p.unemp_ins_months": 99999999999999999999"#), "facts.p.unemp_ins_months", "整数"),
        (facts(r#""p.unemp_ins_months": { "min": 35, "max": 12 }"#), "facts.p.unemp_ins_months", "min"),
        (facts(r#""p.unemp_ins_months": { "from": 12 }"#), "facts.p.unemp_ins_months", "min"),
        (facts(r#""p.unemp_ins_months": {}"#), "facts.p.unemp_ins_months", "min"),
        (facts(r#""b.fee_paid_per_person_year": 0.1"#), "facts.b.fee_paid_per_person_year", "小数写成文字"),
        (facts(r#""b.fee_paid_per_person_year": "1.234""#), "facts.b.fee_paid_per_person_year", "123.45"),
        (facts(r#""c.level": 3"#), "facts.c.level", "records.certificate"),
        (facts(r#""g.claim_date": "2020-01-01""#), "facts.g.claim_date", "as_of"),
        (facts(r#""b.trained_counts": [1, 2]"#), "facts.b.trained_counts", "3 个"),
        (records(r#""certificates": []"#), "records.certificates", "certificate"),
        (records(r#""certificate": {}"#), "records.certificate", "[]"),
        (records(r#""certificate": [1]"#), "records.certificate[0]", "c.level"),
        (records(r#""certificate": [{ "k.rank": 1 }]"#), "records.certificate[0].k.rank", "c.level"),
        (records(r#""certificate": [{}, { "c.level": 9 }]"#), "records.certificate[1].c.level", "level_3"),
        (records(r#""certificate": [{ "c.date": "2019-3-1" }]"#), "records.certificate[0].c.date", "YYYY-MM-DD"),
        (records(r#""received": [{ "g.prior_awards": "wenzhou-99" }]"#), "records.received[0].g.prior_awards", "代号"),
        (records(&many), "records.certificate", "50"),
        (records(&format!(r#""certificate": [{{ {long} }}]"#)), "records.certificate[0].c.occupation", "200"),
    ];
    for (json, key, allowed) in cases {
        let found = problems(json);
        let [problem] = found.as_slice() else { panic!("{json}: {found:#?}") };
        assert_eq!(problem.key, *key, "{json}");
        assert!(problem.allowed.contains(allowed), "{json}: {problem}");
    }
}

#[test]
fn all_slips_are_told_at_once() {
    let found = problems(&facts(r#""p.onjob": 1, "p.status": 2, "nothing": 3"#));
    assert_eq!(found.len(), 3, "{found:#?}");
}

/// UX bar 7.
#[test]
fn unknown_is_accepted_wherever_an_answer_is() {
    let nulls = CATALOGUE.facts.iter().filter(|fact| fact.field.is_none()).map(|fact| format!("{:?}: null", fact.key));
    assert_eq!(problems(&facts(&nulls.collect::<Vec<_>>().join(", "))), Vec::new());
}

#[test]
fn an_option_is_known_by_its_id_its_label_and_a_level_by_its_number() {
    for level in ["3", "\"3\"", "\"level_3\"", "\"三级（高级工）\"", "\"高级工\""] {
        assert_eq!(problems(&records(&format!(r#""certificate": [{{ "c.level": {level} }}]"#))), Vec::new(), "{level}");
    }
}

#[test]
fn of_two_ways_to_reach_a_provision_the_nearer_one_is_named() {
    let json = r#"{ "as_of": "2019-06-01", "region": "wenzhou",
      "facts": { "p.status": "企业职工", "p.unemp_ins_enrolled": true, "p.unemp_ins_months": 10 },
      "records": { "certificate": [{ "c.level": 3, "c.kind": "职业技能等级证书", "c.date": "2019-03-01" }] } }"#;
    let raw: Raw = serde_json::from_str(json).expect("JSON");
    let output = crate::check::judge(&POLICIES, &raw);
    let result = output.results.iter().find(|result| result.id == "wenzhou-4-skill-upgrade").expect("a result");
    let gap = result.gap.as_ref().expect("a gap");
    // Both days lie in the years of 12 months, so two months are missing, not twenty-six.
    let unmet: Vec<&str> = gap.unmet.iter().map(|shortfall| shortfall.condition).collect();
    assert_eq!(unmet, ["累计缴纳失业保险费月数 不低于 12个月"]);
}
