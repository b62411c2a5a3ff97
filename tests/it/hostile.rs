//! Hostile input: whatever comes, the door answers in bounded time and memory, and names what is wrong.

use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::contract::{MOST_PROBLEMS, Problem, Raw, read};

/// The problems of an input that is JSON.
fn problems(json: &str) -> Vec<Problem> {
    let raw: Raw = serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}"));
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

/// The one problem of an input.
fn only(json: &str) -> Problem {
    let found = problems(json);
    let [problem] = found.as_slice() else { panic!("{found:#?}") };
    problem.clone()
}

#[test]
fn what_is_beyond_a_bound_is_named() {
    let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let cases: &[(String, &str, &str, &str)] = &[
        (deep(10_000), "[0][0][0][0][0][0][0][0]", "嵌套太深", "8 层"),
        (facts(&format!(r#""p.onjob": {}"#, deep(100))), "facts.p.onjob[0][0][0][0][0][0]", "嵌套太深", "8 层"),
        (
            facts(&format!(r#""b.order_class_si_months": [{}]"#, vec!["1"; 1001].join(","))),
            "facts.b.order_class_si_months",
            "列表太长",
            "1000 项",
        ),
        (
            records(&format!(r#""certificate": [{}]"#, vec!["{}"; 1_000_000].join(","))),
            "records.certificate",
            "记录太多",
            "50 项",
        ),
        (facts(&format!(r#""e.grad_date": "{}""#, "9".repeat(1_000_000))), "facts.e.grad_date", "文字太长", "200 字"),
        (records(r#""honour": [{ "h.series": "甲\u0000乙" }]"#), "records.honour[0].h.series", "控制字符", "控制字符"),
        (
            records(r#""honour": [{ "h.series": "甲\u001b[31m乙" }]"#),
            "records.honour[0].h.series",
            "控制字符",
            "控制字符",
        ),
    ];
    for (json, key, problem, allowed) in cases {
        let found = only(json);
        assert_eq!(found.key, *key);
        assert!(found.problem.contains(problem) && found.allowed.contains(allowed), "{found}");
        assert!(found.value.chars().count() < 60, "{found}");
        assert!(!found.to_string().chars().any(char::is_control), "{found:?}");
    }
}

#[test]
fn too_many_values_are_not_read() {
    let list = format!("[{}]", vec!["0"; 1000].join(","));
    let lists: Vec<String> = (0..200).map(|number| format!(r#""p.x{number}": {list}"#)).collect();
    let found = problems(&facts(&lists.join(",")));
    let [problem] = found.as_slice() else { panic!("{found:#?}") };
    assert_eq!((problem.key.as_str(), problem.problem.as_str()), ("facts", "整份输入的内容太多"));
    assert!(problem.allowed.contains("100000"), "{problem}");
}

#[test]
fn a_key_that_stands_twice_is_refused_with_its_path() {
    let cases = [
        (facts(r#""p.onjob": true, "p.onjob": false"#), "facts.p.onjob", "true 和 false"),
        (facts(r#""p.onjob": true, "p.onjob": true, "p.onjob": 3"#), "facts.p.onjob", "true 和 true"),
        (facts(r#""p.unemp_ins_months": { "min": 1, "min": 2 }"#), "facts.p.unemp_ins_months.min", "1 和 2"),
        (records(r#""certificate": [{}, { "c.level": 3, "c.level": 3 }]"#), "records.certificate[1].c.level", "3 和 3"),
        (records(r#""certificate": [], "certificate": []"#), "records.certificate", "[0 项] 和 [0 项]"),
        (r#"{ "as_of": "2019-06-01", "region": "wenzhou", "facts": {}, "facts": {} }"#.into(), "facts", "{…} 和 {…}"),
        (r#"{ "as_of": "2019-06-01", "as_of": "2019-06-01", "region": "wenzhou" }"#.into(), "as_of", "2019"),
    ];
    for (json, key, value) in cases {
        let found = only(&json);
        assert_eq!((found.key.as_str(), found.problem.as_str()), (key, "同一项写了不止一次"), "{found}");
        assert!(found.value.contains(value), "{found}");
    }
}

#[test]
fn absurd_days_and_numbers_are_named() {
    let months = "facts.p.unemp_ins_months";
    let cases = [
        (r#""p.unemp_ins_months": 1e300"#, months),
        (r#""p.unemp_ins_months": -1e-300"#, months),
        (r#""p.unemp_ins_months": 36.0"#, months),
        (r#""p.unemp_ins_months": 9223372036854775807"#, months),
        (r#""p.unemp_ins_months": -9223372036854775808"#, months),
        (r#""p.unemp_ins_months": 18446744073709551616"#, months),
        (r#""p.unemp_ins_months": { "min": 0, "max": 99999999999 }"#, months),
        (r#""e.grad_date": "99999-99-99""#, "facts.e.grad_date"),
        (r#""e.grad_date": "0000-00-00""#, "facts.e.grad_date"),
        (r#""e.grad_date": "2019-02-29""#, "facts.e.grad_date"),
        (r#""e.grad_date": "２０１９-０２-０１""#, "facts.e.grad_date"),
        (r#""e.grad_date": "2019-02-01T00:00:00Z""#, "facts.e.grad_date"),
        (r#""b.wage_total": "79228162514264337593543950335""#, "facts.b.wage_total"),
        (r#""b.wage_total": "999999999999999999999999999999999999""#, "facts.b.wage_total"),
        (r#""b.wage_total": "1e5""#, "facts.b.wage_total"),
        (r#""b.wage_total": "1_000""#, "facts.b.wage_total"),
        (r#""b.wage_total": "-1""#, "facts.b.wage_total"),
        (r#""b.trained_counts": [1, 2, 9223372036854775807]"#, "facts.b.trained_counts"),
        (r#""b.trained_counts": [1, 2, null]"#, "facts.b.trained_counts"),
    ];
    for (answer, key) in cases {
        let found = only(&facts(answer));
        assert_eq!(found.key, key, "{found}");
        assert!(found.value.chars().count() <= 44 && !found.allowed.is_empty(), "{found}");
    }
    assert_eq!(only(r#"{ "as_of": "99999-99-99", "region": "wenzhou" }"#).key, "as_of");
}

#[test]
fn no_more_problems_are_told_than_anybody_reads() {
    let many: Vec<String> = (0..5000).map(|number| format!(r#""p.x{number}": 1"#)).collect();
    let found = problems(&facts(&many.join(",")));
    assert_eq!(found.len(), MOST_PROBLEMS + 1);
    assert_eq!(found[MOST_PROBLEMS].problem, "另有 4950 处不对，没有一一列出");
    let just = problems(&facts(&many[..MOST_PROBLEMS].join(",")));
    assert_eq!(just.len(), MOST_PROBLEMS);
}

#[test]
fn an_event_after_the_day_of_claiming_is_refused() {
    let dated: Vec<_> = CATALOGUE.records.iter().filter_map(|record| Some((record.id, record.date?))).collect();
    assert!(dated.len() >= 4, "certificates, prizes, titles and studios have their day");
    for (record, date) in dated {
        let key = CATALOGUE.fact(date).expect("a fact").key;
        let entry = |date: &str| records(&format!(r#""{record}": [{{ "{key}": {date} }}]"#));
        let after = only(&entry(r#""2019-06-02""#));
        assert_eq!(after.key, format!("records.{record}[0].{key}"));
        assert_eq!(after.value, "「2019-06-02」");
        assert!(after.allowed.contains("2019-06-01"), "{after}");
        assert_eq!(problems(&entry(r#"{ "min": "2019-06-02" }"#)).len(), 1, "{key}");
        for accepted in
            [r#""2019-06-01""#, r#"{ "min": "2019-06-01", "max": "2019-12-31" }"#, r#"{ "max": "2020-01-01" }"#]
        {
            assert_eq!(problems(&entry(accepted)), Vec::new(), "{key}: {accepted}");
        }
    }
    // What lies ahead by its nature is no event.
    assert_eq!(problems(&facts(r#""e.grad_date": "2020-07-01""#)), Vec::new());
    assert_eq!(problems(&records(r#""honour": [{ "h.term_start": "2019-07-01" }]"#)), Vec::new());
}

#[test]
fn one_number_is_a_list_of_one() {
    let single = |json: &str| assert_eq!(problems(json), Vec::new(), "{json}");
    single(&facts(r#""b.order_class_si_months": 6"#));
    single(&records(r#""competition": [{ "k.upper_cash": "1200.50" }]"#));
    single(&records(r#""honour": [{ "h.upper_cash_awards": 3000 }]"#));
    // Three numbers are three numbers.
    assert_eq!(only(&facts(r#""b.trained_counts": 6"#)).key, "facts.b.trained_counts");
}
