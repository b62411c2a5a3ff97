//! One provision, or one rule for the whole document, laid open.

mod amount;
mod condition;

use crate::words;
pub use condition::ConditionOut;
use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::contract::Problem;
use jianghui_rules::{Clause, Effect, Note, Once, Policy, Provision, Rule};
use serde::Serialize;

/// What an id stands for.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Explanation {
    /// One thing that a document gives, promises or permits.
    Provision(Box<ProvisionOut>),
    /// A rule that holds for a whole document.
    Rule(RuleOut),
}

/// A provision laid open.
#[derive(Serialize)]
pub struct ProvisionOut {
    pub id: &'static str,
    pub title: &'static str,
    pub plain: &'static str,
    pub article: &'static str,
    pub quote: &'static [&'static str],
    pub class: Word,
    pub nature: Vec<Word>,
    pub audience: Vec<&'static str>,
    /// `null` where the text does not say.
    pub recipient: Option<&'static str>,
    /// The kind of record for each of which it is judged.
    pub judged_for: Option<String>,
    pub conditions: Vec<ClauseOut>,
    /// What it gives, line by line; empty for what is no money.
    pub amount: Vec<String>,
    /// What a payment received before keeps from being paid.
    pub once: &'static str,
    pub notes: Vec<NoteOut>,
    pub silent: &'static [&'static str],
    pub document: DocumentOut,
    /// The rules between provisions that touch it, and those that are only stated.
    pub rules: Vec<RuleOut>,
}

/// A letter of the contract in words.
#[derive(Serialize)]
pub struct Word {
    pub id: &'static str,
    pub words: &'static str,
}

/// One condition beside the words it rests on.
#[derive(Serialize)]
pub struct ClauseOut {
    pub article: &'static str,
    pub phrase: &'static str,
    pub plain: &'static str,
    pub condition: ConditionOut,
    /// How the text can be read in two ways.
    pub open: Option<&'static str>,
    /// Why the condition rests on a reading.
    pub reading: Option<&'static str>,
}

/// A remark.
#[derive(Serialize)]
pub struct NoteOut {
    pub text: &'static str,
    /// When it is shown; `null` for always.
    pub when: Option<ConditionOut>,
}

/// The document of a provision or rule.
#[derive(Serialize)]
pub struct DocumentOut {
    pub id: &'static str,
    pub title: &'static str,
    pub number: &'static str,
    pub issuer: &'static str,
    pub place: &'static str,
    pub draft: bool,
    /// `null` where the text has none.
    pub from: Option<String>,
    /// `null` where the text has none.
    pub until: Option<String>,
    pub remarks: &'static [&'static str],
    /// What must hold for everything in it.
    pub conditions: Vec<ClauseOut>,
    /// What it says nowhere.
    pub silent: &'static [&'static str],
}

/// A rule for a whole document.
#[derive(Serialize)]
pub struct RuleOut {
    pub id: &'static str,
    pub article: &'static str,
    pub quote: &'static str,
    pub plain: &'static str,
    /// What it does to the total.
    pub effect: String,
    /// Whether it is no rule of the text but how this project reads it.
    pub reading: bool,
    /// The document, by id.
    pub policy: &'static str,
    /// The provisions that it touches; empty where it only states something.
    pub touches: Vec<Named>,
}

/// A provision by its name.
#[derive(Serialize)]
pub struct Named {
    pub id: &'static str,
    pub title: &'static str,
}

/// How many ids are offered instead of one that is not known.
const NEAREST: usize = 5;

/// What an id stands for; a wrong one is answered with those most like it.
pub fn of(id: &str) -> Result<Explanation, Problem> {
    let found = POLICIES.iter().find_map(|policy| {
        let provision = policy.provisions.iter().find(|provision| provision.id == id);
        let rule = policy.rules.iter().find(|rule| rule.id == id);
        let provision = provision.map(|provision| Explanation::Provision(Box::new(provision_out(policy, provision))));
        provision.or_else(|| rule.map(|rule| Explanation::Rule(rule_out(policy, rule))))
    });
    found.ok_or_else(|| Problem {
        key: "代号".into(),
        value: jianghui_rules::contract::Raw::Text(id.into()).shown(),
        problem: "没有这一条".into(),
        allowed: format!("policies 命令列出的代号，最像的是 {}", nearest(id).join("、")),
    })
}

fn nearest(id: &str) -> Vec<&'static str> {
    let of_policy = |policy: &'static Policy| {
        let rules = policy.rules.iter().map(|rule| rule.id);
        policy.provisions.iter().map(|provision| provision.id).chain(rules)
    };
    // Far longer than any id: comparing more would only take time.
    let id: String = id.chars().take(100).collect();
    let mut ids: Vec<(usize, &str)> =
        POLICIES.iter().flat_map(of_policy).map(|known| (distance(&id, known), known)).collect();
    ids.sort_by_key(|(distance, _)| *distance);
    ids.into_iter().take(NEAREST).map(|(_, id)| id).collect()
}

/// How unlike an id what was written is. Somebody who writes only a part of it means what contains it.
fn distance(written: &str, id: &str) -> usize {
    let written = written.to_lowercase();
    if !written.is_empty() && id.to_lowercase().contains(&written) {
        return 0;
    }
    strsim::damerau_levenshtein(&written, &id.to_lowercase())
}

fn provision_out(policy: &'static Policy, provision: &'static Provision) -> ProvisionOut {
    let Provision { id, title, plain, article, quotes, silent, .. } = *provision;
    let (touching, stated): (Vec<&Rule>, Vec<&Rule>) = policy
        .rules
        .iter()
        .filter(|rule| rule.effect == Effect::Stated || touches(rule, provision))
        .partition(|rule| rule.effect != Effect::Stated);
    ProvisionOut {
        id,
        title,
        plain,
        article,
        quote: quotes,
        class: Word { id: provision.class.id(), words: words::class(provision.class) },
        nature: provision.nature.iter().map(|one| Word { id: one.id(), words: words::nature(*one) }).collect(),
        audience: audience(provision),
        recipient: Some(provision.recipient).filter(|recipient| !recipient.is_empty()),
        judged_for: provision
            .per
            .and_then(|kind| CATALOGUE.record(kind))
            .map(|def| format!("每{}{}", def.measure, def.label)),
        conditions: provision.when.iter().map(|clause| clause_out(clause, article)).collect(),
        amount: amount::lines(&provision.amount),
        once: match provision.once {
            Once::Never => "",
            Once::Thing => "同一项只给一次",
            Once::Claimant => "每个人或单位只给一次",
        },
        notes: provision.notes.iter().map(note_out).collect(),
        silent,
        document: document_out(policy),
        rules: touching.into_iter().chain(stated).map(|rule| rule_out(policy, rule)).collect(),
    }
}

/// The labels of the roles that may claim.
fn audience(provision: &Provision) -> Vec<&'static str> {
    let role = CATALOGUE.fact(CATALOGUE.role);
    let options = role.map_or(&[][..], |role| role.options());
    let is_set = |index: u32| provision.audience.checked_shr(index).is_some_and(|rest| rest & 1 == 1);
    (0..).zip(options).filter(|(index, _)| is_set(*index)).map(|(_, option)| option.label).collect()
}

fn clause_out(clause: &'static Clause, article: &'static str) -> ClauseOut {
    let some = |words: &'static str| Some(words).filter(|words| !words.is_empty());
    ClauseOut {
        article: some(clause.article).unwrap_or(article),
        phrase: clause.phrase,
        plain: clause.plain,
        condition: condition::out(&clause.condition),
        open: some(clause.open),
        reading: some(clause.reading),
    }
}

fn note_out(note: &'static Note) -> NoteOut {
    let always = note.when == jianghui_rules::Condition::ALWAYS;
    NoteOut { text: note.text, when: (!always).then(|| condition::out(&note.when)) }
}

fn document_out(policy: &'static Policy) -> DocumentOut {
    let Policy { id, title, number, issuer, draft, remarks, silent, .. } = *policy;
    DocumentOut {
        id,
        title,
        number,
        issuer,
        place: policy.place_label,
        draft,
        from: policy.from.map(|day| day.to_string()),
        until: policy.until.map(|day| day.to_string()),
        remarks,
        conditions: policy.when.iter().map(|clause| clause_out(clause, "")).collect(),
        silent,
    }
}

fn rule_out(policy: &'static Policy, rule: &'static Rule) -> RuleOut {
    let Rule { id, article, quote, plain, reading, effect } = *rule;
    let touched = policy.provisions.iter().filter(|provision| touches(rule, provision));
    let touches = touched.map(|provision| Named { id: provision.id, title: provision.title }).collect();
    RuleOut { id, article, quote, plain, effect: words::effect(effect), reading, policy: policy.id, touches }
}

/// Whether a rule compares what this provision gives with what others give.
fn touches(rule: &Rule, provision: &Provision) -> bool {
    match rule.effect {
        Effect::Stated => false,
        Effect::HighestInSeries | Effect::HighestWithin { .. } => provision.award.is_some(),
        Effect::HighestOf { provisions }
        | Effect::HighestPerPerson { provisions }
        | Effect::HighestInMonth { provisions } => provisions.contains(&provision.id),
    }
}
