//! 算例: the worked examples of `policies/<city>/cases.toml`, one inside and one outside every bound.

use crate::check;
use jianghui_policies::POLICIES;
use jianghui_rules::{
    Policy,
    contract::{AmountOut, Output, Raw},
};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

/// The examples of one policy.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cases {
    as_of: String,
    #[serde(default)]
    base: BTreeMap<String, Base>,
    case: Vec<Case>,
}

/// A situation that examples start from.
#[derive(Deserialize, Default, Clone)]
#[serde(deny_unknown_fields)]
struct Base {
    #[serde(default)]
    facts: BTreeMap<String, Raw>,
    #[serde(default)]
    records: BTreeMap<String, Vec<BTreeMap<String, Raw>>>,
}

/// One example.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    name: String,
    cites: String,
    as_of: Option<String>,
    base: Option<String>,
    #[serde(default)]
    facts: BTreeMap<String, Raw>,
    #[serde(default)]
    records: BTreeMap<String, Vec<BTreeMap<String, Raw>>>,
    #[serde(default)]
    expect: BTreeMap<String, String>,
    #[serde(default)]
    chosen: BTreeMap<String, String>,
    #[serde(default)]
    excluded: BTreeMap<String, String>,
}

/// The examples of a policy, if it has any.
pub fn load(policy: &Policy) -> Cases {
    let path = check::root().join("policies").join(policy.id).join("cases.toml");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

impl Cases {
    /// Every difference between what the examples expect and what these policies say.
    pub fn differences(&self, policy: &Policy, policies: &'static [Policy]) -> Vec<String> {
        let differences = self.case.iter().flat_map(|case| {
            let output = check::judge(policies, &self.raw(policy, case));
            case.differences(&output).into_iter().map(|difference| format!("{}：{difference}", case.name))
        });
        differences.collect()
    }

    /// Whether every example that speaks of one of these provisions holds.
    pub fn stands(&self, policy: &Policy, policies: &'static [Policy], ids: &[&str]) -> bool {
        let speaks = |case: &&Case| {
            let places = case.expect.keys().chain(case.chosen.keys()).chain(case.excluded.keys());
            places.into_iter().any(|place| ids.contains(&place_of(place).0))
        };
        let mut speaking = self.case.iter().filter(speaks);
        speaking.all(|case| case.differences(&check::judge(policies, &self.raw(policy, case))).is_empty())
    }

    /// The situation of every example, under its name.
    pub fn inputs<'c>(&'c self, policy: &'c Policy) -> impl Iterator<Item = (&'c str, Raw)> {
        self.case.iter().map(move |case| (case.name.as_str(), self.raw(policy, case)))
    }

    fn raw(&self, policy: &Policy, case: &Case) -> Raw {
        let base = case
            .base
            .as_ref()
            .map(|name| self.base.get(name).unwrap_or_else(|| panic!("{}: no base `{name}`", case.name)).clone());
        let mut base = base.unwrap_or_default();
        base.facts.extend(case.facts.clone());
        for (kind, entries) in &case.records {
            // An entry of an example completes the entry of the base at the same place.
            let before = base.records.remove(kind).unwrap_or_default();
            let merged = entries.iter().enumerate().map(|(index, entry)| {
                let mut fields = before.get(index).cloned().unwrap_or_default();
                fields.extend(entry.clone());
                fields
            });
            base.records.insert(kind.clone(), merged.collect());
        }
        let list = |entries: Vec<BTreeMap<String, Raw>>| {
            Raw::List(entries.into_iter().map(|fields| Raw::Map(fields.into_iter().collect())).collect())
        };
        let records = base.records.into_iter().map(|(kind, entries)| (kind, list(entries))).collect();
        check::raw(policy.id, case.as_of.as_ref().unwrap_or(&self.as_of), base.facts, records)
    }
}

impl Case {
    fn differences(&self, output: &Output) -> Vec<String> {
        let mut differences = Vec::new();
        for (place, expected) in &self.expect {
            let (id, record) = place_of(place);
            let mut found = output.results.iter().filter(|result| result.id == id);
            let result = match record {
                Some(record) => found.find(|result| result.record == Some(record)),
                None => found.next(),
            };
            let said = result.map_or("no such result".to_owned(), |result| {
                shorten(expected, result.outcome, result.amount.as_ref())
            });
            if said != *expected {
                differences.push(format!("{place}: expected `{expected}`, got `{said}`"));
            }
        }
        for (place, expected) in &self.chosen {
            let (id, record) = place_of(place);
            let choice =
                output.combination.chosen.iter().find(|c| c.id == id && (record.is_none() || c.record == record));
            let said = choice.map_or("not chosen".to_owned(), |choice| total(choice.amount.as_ref()));
            if said != *expected {
                differences.push(format!("chosen {place}: expected `{expected}`, got `{said}`"));
            }
        }
        for (place, expected) in &self.excluded {
            let (id, record) = place_of(place);
            let found =
                output.combination.excluded.iter().find(|e| e.id == id && (record.is_none() || e.record == record));
            let said = found.map_or("not excluded", |excluded| &excluded.because);
            if !said.contains(expected.as_str()) {
                differences.push(format!("excluded {place}: expected `{expected}`, got `{said}`"));
            }
        }
        differences
    }
}

/// `id` or `id[2]`.
fn place_of(place: &str) -> (&str, Option<usize>) {
    match place.split_once('[') {
        Some((id, rest)) => (id, rest.trim_end_matches(']').parse().ok()),
        None => (place, None),
    }
}

/// What is said, with as many details as the example gives: `met 18000 unit=500 months=36`.
fn shorten(expected: &str, outcome: &str, amount: Option<&AmountOut>) -> String {
    let mut said = vec![outcome.to_owned()];
    for word in expected.split(' ').skip(1) {
        said.push(match word.split_once('=') {
            None => total(amount),
            Some(("unit", _)) => {
                format!("unit={}", amount.map_or(String::new(), |a| ends(a.min.as_deref(), a.max.as_deref())))
            }
            Some(("months", _)) => {
                format!("months={}", amount.and_then(|a| a.limit_months).map_or(String::new(), |m| m.to_string()))
            }
            Some(("per", _)) => format!("per={}", amount.map_or("", |a| a.per)),
            Some((other, _)) => panic!("no detail is called `{other}`"),
        });
    }
    said.join(" ")
}

fn total(amount: Option<&AmountOut>) -> String {
    amount.map_or("none".to_owned(), |amount| ends(amount.total_min.as_deref(), amount.total_max.as_deref()))
}

fn ends(min: Option<&str>, max: Option<&str>) -> String {
    match (min, max) {
        (Some(min), Some(max)) if min == max => min.to_owned(),
        (min, max) => format!("{}..{}", min.unwrap_or_default(), max.unwrap_or_default()),
    }
}

#[test]
fn every_example_holds() {
    let of = |policy: &Policy| {
        let differences = load(policy).differences(policy, &POLICIES);
        differences.into_iter().map(|difference| format!("{} {difference}", policy.place_label)).collect::<Vec<_>>()
    };
    let differences: Vec<String> = POLICIES.iter().flat_map(of).collect();
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences.join("\n"));
}

#[test]
fn every_provision_has_an_example_inside_and_outside() {
    for policy in POLICIES.iter() {
        let cases = load(policy);
        let expected = |id: &str, outcomes: &[&str]| {
            cases.case.iter().any(|case| {
                case.expect.iter().any(|(place, said)| {
                    place_of(place).0 == id && outcomes.contains(&said.split(' ').next().unwrap_or_default())
                })
            })
        };
        let ids = policy.provisions.iter().map(|provision| provision.id);
        let bare: Vec<&str> =
            ids.filter(|id| !expected(id, &["met"]) || !expected(id, &["unmet", "ask_office"])).collect();
        assert!(bare.is_empty(), "no example inside or none outside: {}", bare.join(", "));
    }
}

#[test]
fn examples_have_names_of_their_own_and_cite_articles_of_their_provisions() {
    for policy in POLICIES.iter() {
        let cases = load(policy);
        let names: BTreeSet<&str> = cases.case.iter().map(|case| case.name.as_str()).collect();
        assert_eq!(names.len(), cases.case.len(), "two examples of {} have one name", policy.id);
        for case in &cases.case {
            for place in case.expect.keys() {
                let provision = policy.provisions.iter().find(|provision| provision.id == place_of(place).0);
                let provision = provision.unwrap_or_else(|| panic!("{}: no provision `{place}`", case.name));
                let cited = case.cites.contains(provision.article)
                    || case.cites.contains("附则")
                    || case.cites.contains("前言");
                assert!(cited, "{} cites {}, but {place} stands in {}", case.name, case.cites, provision.article);
            }
        }
    }
}
