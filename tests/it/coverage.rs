//! 覆盖表: what became of every sentence of the official texts, and the list of all ids.
//!
//! A provision that is lost, renamed or moved to another article is noticed here, and so is a benefit that no sentence
//! bears out. `docs/coverage.md` is written from the same lists.

mod page;

use crate::{check::root, oracle};
use jianghui_policies::{POLICIES, find};
use jianghui_rules::Policy;
use serde::{Deserialize, de::DeserializeOwned};
use std::{collections::BTreeSet, fs, path::Path};

/// `policies/ids.toml`: what the repository says is there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ids {
    policy: Vec<PolicyIds>,
}

/// The ids of one document, in the order of the text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PolicyIds {
    id: String,
    provisions: Vec<String>,
    rules: Vec<String>,
    /// Rules that the document does not have: how this project reads it.
    readings: Vec<String>,
}

/// Every sentence of one document.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Coverage {
    read_on: String,
    second_reading_on: String,
    unit: Vec<Unit>,
    /// Rules that rest on the silence of the whole text and so on no sentence.
    #[serde(default)]
    silence: Vec<Silence>,
}

/// A sentence, or a heading.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unit {
    id: String,
    article: String,
    opening: String,
    became: Became,
    note: Option<String>,
}

/// A rule that says what the document does not regulate.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Silence {
    rule: String,
    note: String,
}

/// What became of a sentence.
#[derive(Deserialize)]
#[serde(untagged)]
enum Became {
    /// The provisions and rules that carry it.
    Named(Vec<String>),
    /// Nothing that anybody could claim.
    Other(Other),
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Other {
    /// A target or a duty of government.
    Goal,
    /// Employers, schools or society are encouraged; there is no procedure and no public benefit.
    Encouragement,
    /// A heading, the addressee, the signature.
    Heading,
}

impl Unit {
    fn names(&self) -> &[String] {
        match &self.became {
            Became::Named(names) => names,
            Became::Other(_) => &[],
        }
    }

    fn is(&self, other: Other) -> bool {
        matches!(self.became, Became::Other(own) if own == other)
    }

    /// A heading in the words of the text; one with a note is formal matter, such as a signature.
    fn is_title(&self) -> bool {
        self.is(Other::Heading) && self.note.is_none()
    }
}

/// One document with everything the page says of it.
struct City {
    ids: PolicyIds,
    coverage: Coverage,
    policy: &'static Policy,
}

impl City {
    /// The number of worked examples.
    fn cases(&self) -> usize {
        let path = root().join("policies").join(&self.ids.id).join("cases.toml");
        let table: Option<toml::Table> = path.is_file().then(|| read(&path));
        table.and_then(|table| table.get("case")?.as_array().map(Vec::len)).unwrap_or_default()
    }

    /// Whether the second reading has a function for each provision.
    fn is_read_twice(&self) -> bool {
        let read = match self.ids.id.as_str() {
            "quzhou" => oracle::quzhou::PROVISIONS,
            "wenzhou" => oracle::wenzhou::PROVISIONS,
            "wuyi" => oracle::wuyi::PROVISIONS,
            "xiaoshan" => oracle::xiaoshan::PROVISIONS,
            "xuchang" => oracle::xuchang::PROVISIONS,
            _ => &[],
        };
        let read: BTreeSet<&str> = read.iter().map(|(id, ..)| *id).collect();
        self.policy.provisions.iter().all(|provision| read.contains(provision.id))
    }
}

fn read<T: DeserializeOwned>(path: &Path) -> T {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn ids() -> Vec<PolicyIds> {
    read::<Ids>(&root().join("policies/ids.toml")).policy
}

/// The documents in the order of the list.
fn cities() -> Vec<City> {
    let city = |ids: PolicyIds| {
        let coverage = read(&root().join("policies").join(&ids.id).join("coverage.toml"));
        let policy = find(&ids.id).unwrap_or_else(|| panic!("{} is on the list and not compiled", ids.id));
        City { ids, coverage, policy }
    };
    ids().into_iter().map(city).collect()
}

#[test]
fn no_id_is_lost_or_new() {
    let ids = ids();
    let listed: Vec<&str> = ids.iter().map(|policy| policy.id.as_str()).collect();
    let compiled: Vec<&str> = POLICIES.iter().map(|policy| policy.id).collect();
    assert_eq!(compiled, listed, "the policies compiled in, and those on the list");
    for kept in ids {
        let policy = find(&kept.id).expect("a policy of the list");
        let provisions: Vec<&str> = policy.provisions.iter().map(|provision| provision.id).collect();
        let ids = |readings: bool| -> Vec<&str> {
            policy.rules.iter().filter(|rule| rule.reading == readings).map(|rule| rule.id).collect()
        };
        assert_eq!(provisions, kept.provisions, "the provisions of {}", kept.id);
        assert_eq!(ids(false), kept.rules, "the rules of {}", kept.id);
        assert_eq!(ids(true), kept.readings, "our own readings of {}", kept.id);
        for rule in policy.rules {
            assert_eq!(rule.id.contains("-reading-"), rule.reading, "{} must say whose rule it is", rule.id);
        }
    }
}

/// UX bar 35.
#[test]
fn every_sentence_has_its_place() {
    let problems: Vec<String> = cities().iter().flat_map(problems).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

fn problems(city: &City) -> Vec<String> {
    let City { ids, coverage, policy } = city;
    let mut problems = Vec::new();
    let mut seen: BTreeSet<&str> = coverage.silence.iter().map(|silence| silence.rule.as_str()).collect();
    for (index, unit) in coverage.unit.iter().enumerate() {
        let Unit { id, article, opening, .. } = unit;
        let mut problem = |what: String| problems.push(format!("{id} {opening}: {what}"));
        if !id.ends_with(&format!("{:03}", index + 1)) {
            problem("is not in the order of the text".to_owned());
        }
        let length = opening.chars().count();
        if length == 0 || length > 12 && !unit.is_title() {
            problem("an opening has one to twelve characters".to_owned());
        }
        if matches!(&unit.became, Became::Named(names) if names.is_empty()) {
            problem("became nothing".to_owned());
        }
        for name in unit.names() {
            seen.insert(name);
            if let Some(provision) = policy.provisions.iter().find(|provision| provision.id == name) {
                if provision.article != article {
                    problem(format!("stands in {article}, but {name} in {}", provision.article));
                }
            } else if !policy.rules.iter().any(|rule| rule.id == name) {
                problem(format!("there is no {name}"));
            }
        }
    }
    for silence in &coverage.silence {
        if !ids.rules.contains(&silence.rule) {
            problems.push(format!("there is no rule {}", silence.rule));
        }
        if coverage.unit.iter().any(|unit| unit.names().contains(&silence.rule)) {
            problems.push(format!("{} rests on a sentence after all", silence.rule));
        }
    }
    let all = ids.provisions.iter().chain(&ids.rules);
    problems.extend(all.filter(|id| !seen.contains(id.as_str())).map(|id| format!("no sentence bears out {id}")));
    problems
}

#[test]
fn the_coverage_page_is_fresh() {
    let path = root().join("docs/coverage.md");
    let page = page::page(&cities());
    if std::env::var_os("JIANGHUI_BLESS").is_some() {
        fs::write(&path, &page).expect("the page can be written");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page, "{} is not what the policies say now: run `cargo xtask bless`", path.display());
}
