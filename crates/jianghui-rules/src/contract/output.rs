//! Writing an output. Amounts are decimal text in yuan; `null` is a bound that the text does not give.

use super::gap::{NeedOut, ways};
use super::input::Input;
use crate::step::claim_day;
use crate::{
    Amount, Catalogue, Clause, Condition, Effect, FactDef, FactId, FactKind, Form, Judgement, Kind, Kleene, Money,
    Note, Outcome, Paid, Payment, Policy, Provision, Question, Range, RecordId, Scope, Test, Value, View, Way, combine,
    evaluate, gaps, next_question, roles, shortfalls, view_of,
};
use alloc::{format, string::String, string::ToString, vec::Vec};
use serde::Serialize;

/// The answer to an input.
#[derive(Debug, Serialize)]
pub struct Output {
    /// Version of this shape.
    pub schema: u32,
    /// The document.
    pub policy: PolicyOut,
    /// One result for each provision and record, in the order of the text.
    pub results: Vec<ResultOut>,
    /// The best lawful combination of what is met.
    pub combination: CombinationOut,
    /// The question that settles most, if one can still change a result.
    pub next_question: Option<QuestionOut>,
}

/// A document and how it stands on the day of claiming.
#[derive(Debug, Serialize)]
pub struct PolicyOut {
    /// Stable id.
    pub id: &'static str,
    /// 标题.
    pub title: &'static str,
    /// 文号.
    pub number: &'static str,
    /// `in_force`, `draft`, `not_yet` or `expired`.
    pub status: &'static str,
    /// Whether it is in force on the day of claiming.
    pub in_force: bool,
    /// What the reader should know about the document as a whole.
    pub remarks: &'static [&'static str],
}

/// What one provision means for one record.
#[derive(Debug, Serialize)]
pub struct ResultOut {
    /// Id of the provision.
    pub id: &'static str,
    /// Index of the record it was judged for.
    pub record: Option<usize>,
    /// `met`, `unmet`, `undetermined` or `ask_office`.
    pub outcome: &'static str,
    /// Where it belongs on a page of results.
    pub state: &'static str,
    /// What it gives; `null` when it is unmet or has no figures.
    pub amount: Option<AmountOut>,
    /// The article.
    pub article: &'static str,
    /// Every condition with the answer beside it.
    pub findings: Vec<FindingOut>,
    /// Keys of facts that can still change it, most useful first.
    pub missing: Vec<&'static str>,
    /// What stands between the claimant and it; `null` unless unmet.
    pub gap: Option<GapOut>,
    /// What the text leaves open for this situation, with both readings.
    pub notes: Vec<String>,
    /// What the text does not say about it (文件未写明).
    pub silent: &'static [&'static str],
}

/// Money.
#[derive(Debug, Serialize)]
pub struct AmountOut {
    /// The form it takes in the text.
    pub form: &'static str,
    /// What one sum is for.
    pub per: &'static str,
    /// The smallest sum for one unit.
    pub min: Option<String>,
    /// The largest sum for one unit.
    pub max: Option<String>,
    /// Months still due, at most.
    pub limit_months: Option<i64>,
    /// The smallest sum over all units and months.
    pub total_min: Option<String>,
    /// The largest sum over all units and months.
    pub total_max: Option<String>,
    /// Who is paid; `null` where the text does not say.
    pub recipient: Option<&'static str>,
}

/// One condition beside the person's own answer.
#[derive(Debug, Serialize)]
pub struct FindingOut {
    /// The article.
    pub article: &'static str,
    /// The words it rests on.
    pub quote: &'static str,
    /// The condition: the sentence, or how its parts are joined.
    pub condition: String,
    /// The person's answer; `null` where there is none.
    pub answer: Option<String>,
    /// `met`, `unmet`, `undetermined` or `ask_office`.
    pub outcome: &'static str,
    /// The parts of a composed condition.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartOut>,
}

/// One part of a composed condition.
#[derive(Debug, Serialize)]
pub struct PartOut {
    /// The sentence, or how its own parts are joined.
    pub condition: String,
    /// The person's answer; `null` where there is none.
    pub answer: Option<String>,
    /// `met`, `unmet`, `undetermined` or `ask_office`.
    pub outcome: &'static str,
    /// The parts of a composed condition.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartOut>,
}

/// What fails.
#[derive(Debug, Serialize)]
pub struct GapOut {
    /// The failing sentences; of alternatives the smallest set.
    pub unmet: Vec<ShortfallOut>,
    /// What it would give.
    pub amount: Option<AmountOut>,
    /// The smallest sets of changes that bring it into reach, the nearest first, three at most. What is asked of one
    /// more record belongs together. None where it was paid already or belongs to another place.
    pub ways: Vec<Vec<NeedOut>>,
    /// Sets of changes after which the office decides.
    pub ask_office: Vec<Vec<NeedOut>>,
}

/// One failing sentence.
#[derive(Debug, Serialize)]
pub struct ShortfallOut {
    /// The fact.
    pub key: &'static str,
    /// What must hold.
    pub condition: &'static str,
    /// The answer given.
    pub answer: Option<String>,
    /// Who or what can change it: `time`, `self`, `employer`, `office` or `fixed`.
    pub change: &'static str,
}

/// The best lawful combination.
#[derive(Debug, Serialize)]
pub struct CombinationOut {
    /// What is paid.
    pub chosen: Vec<ChosenOut>,
    /// What is not, and why.
    pub excluded: Vec<ExcludedOut>,
    /// How the rules that were applied are read, and what they leave open.
    pub notes: Vec<&'static str>,
}

/// One part of the combination.
#[derive(Debug, Serialize)]
pub struct ChosenOut {
    /// Id of the provision.
    pub id: &'static str,
    /// Index of the record.
    pub record: Option<usize>,
    /// What it adds.
    pub amount: Option<AmountOut>,
}

/// One result that is met but not paid beside the others.
#[derive(Debug, Serialize)]
pub struct ExcludedOut {
    /// Id of the provision.
    pub id: &'static str,
    /// Index of the record.
    pub record: Option<usize>,
    /// What it would give alone.
    pub amount: Option<AmountOut>,
    /// The sentence that excludes it.
    pub because: String,
}

/// A question.
#[derive(Debug, Serialize)]
pub struct QuestionOut {
    /// Key of the fact, or `null` when it is asked whether there is any record.
    pub key: Option<&'static str>,
    /// Id of the kind of record.
    pub record: Option<&'static str>,
    /// Index of the record.
    pub index: Option<usize>,
    /// The words.
    pub question: &'static str,
}

/// Judges a checked input.
#[must_use]
pub fn check(catalogue: &'static Catalogue, input: &Input) -> Output {
    let Input { policy, situation } = input;
    let verdict = evaluate(catalogue, policy, situation);
    let combination = combine(catalogue, policy, situation, &verdict);
    let writer = Writer { catalogue, policy };
    let provision = |index: usize| {
        let judgement = verdict.judgements.get(index)?;
        Some((policy.provisions.get(judgement.provision)?, judgement))
    };
    let gaps = gaps(catalogue, policy, situation, &verdict);
    let results = verdict.judgements.iter().zip(&gaps).filter_map(|(judgement, gap)| {
        let provision = policy.provisions.get(judgement.provision)?;
        Some(writer.result(provision, judgement, view_of(provision, judgement.record, situation), gap))
    });
    let chosen = combination.chosen.iter().filter_map(|choice| {
        let (provision, judgement) = provision(choice.judgement)?;
        let payment = judgement.payment.as_ref()?;
        let is_reduced = payment.total != choice.pay;
        let paid =
            Payment { total: choice.pay, unit: if is_reduced { choice.pay } else { payment.unit }, ..payment.clone() };
        Some(ChosenOut { id: provision.id, record: judgement.record, amount: amount(provision, Some(&paid)) })
    });
    let excluded = combination.excluded.iter().filter_map(|exclusion| {
        let (own, judgement) = provision(exclusion.judgement)?;
        let rule = policy.rules.iter().find(|rule| rule.id == exclusion.rule);
        let own_sentence = || format!("{}「{}」每人一次", own.article, own.quotes.join("……"));
        let mut because =
            rule.map_or_else(own_sentence, |rule| format!("{} {}「{}」", rule.id, rule.article, rule.quote));
        match exclusion.by.and_then(provision) {
            Some((other, _)) => because = format!("{because}；先得 {}", other.id),
            None => because.push_str("；先前已领"),
        }
        if exclusion.disputed {
            because.push_str("；请向经办部门确认");
        }
        let amount = amount(own, judgement.payment.as_ref());
        Some(ExcludedOut { id: own.id, record: judgement.record, amount, because })
    });
    let applied = |rule: &&crate::Rule| {
        let received = combination.chosen.iter().any(|choice| !choice.received.is_zero());
        let excludes = combination.excluded.iter().any(|exclusion| exclusion.rule == rule.id);
        let takes_off = match rule.effect {
            Effect::HighestInSeries | Effect::HighestWithin { .. } | Effect::HighestOf { .. } => true,
            Effect::Stated | Effect::HighestPerPerson { .. } | Effect::HighestInMonth { .. } => false,
        };
        excludes || (received && takes_off)
    };
    let notes = policy.rules.iter().filter(applied).map(|rule| rule.plain).collect();
    let scope = Scope { roles: roles(catalogue, situation), treatments: true, skipped: &[] };
    let next = next_question(catalogue, policy, situation, &verdict, scope);
    // In whose name somebody asks decides which questions are worth asking at all.
    let next = next.map(|next| if scope.roles == 0 { Question::Fact(catalogue.role) } else { next });
    Output {
        schema: 1,
        policy: policy_out(catalogue, policy, situation.view()),
        results: results.collect(),
        combination: CombinationOut { chosen: chosen.collect(), excluded: excluded.collect(), notes },
        next_question: next.and_then(|question| writer.question(question)),
    }
}

fn policy_out(catalogue: &Catalogue, policy: &Policy, view: View<'_>) -> PolicyOut {
    let status = policy.status(claim_day(catalogue, view.situation));
    let in_force = status == "in_force";
    let (id, title, number, remarks) = (policy.id, policy.title, policy.number, policy.remarks);
    PolicyOut { id, title, number, status, in_force, remarks }
}

struct Writer<'p> {
    catalogue: &'static Catalogue,
    policy: &'p Policy,
}

impl Writer<'_> {
    fn result(&self, provision: &'static Provision, judgement: &Judgement, view: View<'_>, gap: &[Way]) -> ResultOut {
        let outcome = judgement.outcome();
        let paid = judgement.payment.as_ref();
        let clauses = self.policy.when.iter().chain(provision.when);
        let mut findings: Vec<FindingOut> = clauses.map(|clause| self.finding(provision, clause, view)).collect();
        if judgement.paid != Paid::No {
            let words = &self.catalogue.paid;
            let outcome = match judgement.paid {
                Paid::Same => Outcome::Unmet,
                Paid::OtherLevel => Outcome::AskOffice,
                Paid::Unclear | Paid::No => Outcome::Undetermined,
            };
            findings.push(FindingOut {
                article: provision.article,
                quote: provision.quotes.first().copied().unwrap_or_default(),
                condition: words.once.into(),
                answer: Some(words.already.into()),
                outcome: outcome.id(),
                parts: Vec::new(),
            });
        }
        let refused = findings.iter().any(|finding| finding.outcome == Outcome::Unmet.id());
        if !refused && paid.is_some_and(Payment::is_nothing) {
            findings.push(FindingOut {
                article: provision.article,
                quote: provision.quotes.first().copied().unwrap_or_default(),
                condition: NOTHING_DUE.into(),
                answer: Some("0 元".into()),
                outcome: Outcome::Unmet.id(),
                parts: Vec::new(),
            });
        }
        let missing = judgement.missing.iter().filter_map(|fact| Some(self.catalogue.fact(*fact)?.key));
        let short = |clauses| shortfalls(self.catalogue, clauses, view);
        let (of_document, own) = (short(self.policy.when), short(provision.when));
        // Where the document itself does not apply, or the money was paid, no sum is held out.
        let in_reach = of_document.is_empty() && !own.is_empty();
        let unmet = of_document.into_iter().chain(own).filter_map(|test| self.shortfall(test, view));
        let reaching = |office| gap.iter().filter(move |way| (way.reaches == Outcome::AskOffice) == office);
        let gap = (outcome == Outcome::Unmet).then(|| GapOut {
            unmet: unmet.collect(),
            amount: if in_reach { amount(provision, paid) } else { None },
            ways: ways(self.catalogue, reaching(false)),
            ask_office: ways(self.catalogue, reaching(true)),
        });
        ResultOut {
            id: provision.id,
            record: judgement.record,
            outcome: outcome.id(),
            state: judgement.state.id(),
            amount: if outcome == Outcome::Unmet { None } else { amount(provision, paid) },
            article: provision.article,
            findings,
            missing: missing.collect(),
            gap,
            notes: self.notes(provision, judgement, view),
            silent: provision.silent,
        }
    }

    fn notes(&self, provision: &'static Provision, judgement: &Judgement, view: View<'_>) -> Vec<String> {
        if judgement.outcome() == Outcome::Unmet {
            return Vec::new();
        }
        let clauses = self.policy.when.iter().chain(provision.when);
        let open = clauses.filter(|clause| {
            let outcome = clause.condition.judge(self.catalogue, view).outcome();
            !clause.open.is_empty() && outcome == Outcome::AskOffice
        });
        let sum = judgement.payment.as_ref().map_or(String::new(), |payment| shown(payment.total));
        let both = open.map(|clause| {
            if sum.is_empty() {
                format!("{}。一种读法符合，另一种读法不符合，以经办部门答复为准。", clause.open)
            } else {
                format!("{}。一种读法符合，{sum} 元；另一种读法不符合，0 元。以经办部门答复为准。", clause.open)
            }
        });
        let holds = |note: &&Note| note.when.judge(self.catalogue, view).wide == Kleene::Yes;
        let draft = self.policy.draft.then(|| String::from(DRAFT));
        draft
            .into_iter()
            .chain(both)
            .chain(provision.notes.iter().filter(holds).map(|note| note.text.to_string()))
            .collect()
    }

    fn finding(&self, provision: &'static Provision, clause: &Clause, view: View<'_>) -> FindingOut {
        let PartOut { condition, answer, outcome, parts } = self.part(&clause.condition, view);
        let condition = if clause.plain.is_empty() { condition } else { String::from(clause.plain) };
        let article = if clause.article.is_empty() { provision.article } else { clause.article };
        FindingOut { article, quote: clause.phrase, condition, answer, outcome, parts }
    }

    fn part(&self, condition: &Condition, view: View<'_>) -> PartOut {
        let outcome = condition.judge(self.catalogue, view).outcome().id();
        let list = |parts: &[Condition]| parts.iter().map(|part| self.part(part, view)).collect();
        let (text, answer, parts) = match condition {
            Condition::Test(test) | Condition::Vouched(test) => {
                (String::from(test.sentence), self.answer(test.fact, view), Vec::new())
            }
            Condition::All(all) => ("以下全部".into(), None, list(all)),
            Condition::Any(any) => ("以下任一".into(), None, list(any)),
            Condition::Not(not) => ("以下不得".into(), None, Vec::from([self.part(not, view)])),
            Condition::Open { narrow, wide } if **wide == Condition::ALWAYS => {
                ("文件未写明，按较严的读法".into(), None, Vec::from([self.part(narrow, view)]))
            }
            Condition::Open { narrow, wide } => {
                ("文件有两种读法".into(), None, Vec::from([self.part(narrow, view), self.part(wide, view)]))
            }
            Condition::Exists { record, condition } => {
                let label = self.catalogue.record(*record).map_or("", |def| def.label);
                let entries = view.situation.entries(*record).unwrap_or_default();
                let parts = entries.iter().map(|entry| self.part(condition, view.at(*record, Some(entry))));
                (format!("有一项{label}符合"), None, parts.collect())
            }
        };
        PartOut { condition: text, answer, outcome, parts }
    }

    fn answer(&self, fact: FactId, view: View<'_>) -> Option<String> {
        let def = self.catalogue.fact(fact)?;
        view.get(self.catalogue, fact).map(|value| answer(def, value))
    }

    fn shortfall(&self, test: &'static Test, view: View<'_>) -> Option<ShortfallOut> {
        let def = self.catalogue.fact(test.fact)?;
        let answer = self.answer(test.fact, view);
        Some(ShortfallOut { key: def.key, condition: test.sentence, answer, change: def.change.id() })
    }

    fn question(&self, question: Question) -> Option<QuestionOut> {
        let record = |id: RecordId| self.catalogue.record(id);
        Some(match question {
            Question::Fact(fact) => {
                let def = self.catalogue.fact(fact)?;
                QuestionOut { key: Some(def.key), record: None, index: None, question: def.question }
            }
            Question::Records(id) => {
                let def = record(id)?;
                QuestionOut { key: None, record: Some(def.id), index: None, question: def.question }
            }
            Question::Field(id, index, fact) => {
                let def = self.catalogue.fact(fact)?;
                let record = Some(record(id)?.id);
                QuestionOut { key: Some(def.key), record, index: Some(index), question: def.question }
            }
        })
    }
}

/// The condition that fails when a sum comes to nothing.
const NOTHING_DUE: &str = "算得的金额超过 0 元";

/// What stands beside everything that a draft would give.
const DRAFT: &str = "这是征求意见稿，没有施行：若照稿发布才有，现在不能申领。";

/// The words for an answer.
#[must_use]
pub fn answer(def: &FactDef, value: &Value) -> String {
    let labels = |bits: u64| {
        let named = def.options().iter().zip(0u32..).filter(|(_, index)| bits >> index & 1 == 1);
        named.map(|(option, _)| option.label).collect::<Vec<_>>()
    };
    match (value, &def.kind) {
        (Value::OneOf(bits), FactKind::YesNo) => match *bits {
            crate::YES_BIT => "是".into(),
            crate::NO_BIT => "否".into(),
            _ => "是或否".into(),
        },
        (Value::OneOf(bits), _) => labels(*bits).join("或"),
        (Value::Chosen(bits), _) => labels(*bits).join("、"),
        (Value::Whole(range), FactKind::Whole { unit, .. }) => format!("{}{unit}", ends(*range)),
        (Value::Whole(range), _) => ends(*range),
        (Value::Yuan(range), _) => format!("{}元", ends(*range)),
        (Value::Day(range), _) => ends(*range),
        (Value::Text(text), _) => text.clone(),
        (Value::Wholes(list), _) => list.iter().map(ToString::to_string).collect::<Vec<_>>().join("、"),
        (Value::Yuans(list), _) => list.iter().map(ToString::to_string).collect::<Vec<_>>().join("、"),
    }
}

fn ends<T: Copy + Ord + ToString>(range: Range<T>) -> String {
    match (range.min, range.max) {
        (Some(min), Some(max)) if min == max => min.to_string(),
        (Some(min), Some(max)) => format!("{}至{}", min.to_string(), max.to_string()),
        (Some(min), None) => format!("{}以上", min.to_string()),
        (None, Some(max)) => format!("{}以下", max.to_string()),
        (None, None) => "不清楚".into(),
    }
}

fn shown(money: Money) -> String {
    match (money.min, money.max) {
        (Some(min), Some(max)) if min == max => min.normalize().to_string(),
        (Some(min), Some(max)) => format!("{} 至 {}", min.normalize(), max.normalize()),
        (Some(min), None) => format!("不少于 {}", min.normalize()),
        (None, Some(max)) => format!("最高 {}", max.normalize()),
        (None, None) => String::new(),
    }
}

fn amount(provision: &Provision, payment: Option<&Payment>) -> Option<AmountOut> {
    let payment = payment?;
    let text = |end: Option<rust_decimal::Decimal>| end.map(|end| end.normalize().to_string());
    Some(AmountOut {
        form: form(&provision.amount),
        per: provision.amount.per.id(),
        min: text(payment.unit.min),
        max: text(payment.unit.max),
        limit_months: payment.months.and_then(|months| months.max),
        total_min: text(payment.total.min),
        total_max: text(payment.total.max),
        recipient: (!provision.recipient.is_empty()).then_some(provision.recipient),
    })
}

fn form(amount: &Amount) -> &'static str {
    match amount.kind {
        Kind::Loan => "loan",
        Kind::TaxBase => "tax_base",
        Kind::Cash if amount.months.is_some() => "monthly",
        Kind::Cash => form_of(&amount.form),
    }
}

fn form_of(form: &Form) -> &'static str {
    match form {
        Form::None => "none",
        Form::Elsewhere => "elsewhere",
        Form::Fixed(_) => "fixed",
        Form::Between { max: None, .. } => "floor",
        Form::Between { min, .. } if min.is_zero() => "cap",
        Form::Between { .. } => "range",
        Form::Tiers(_) | Form::ByRank { .. } | Form::Raised { .. } => "tiers",
        Form::Each { .. } | Form::EachOf { .. } => "per_head",
        Form::CapEach { .. } | Form::Least { up_to: true, .. } => "cap",
        Form::Share { .. } | Form::Uplift { .. } | Form::Least { up_to: false, .. } => "share",
        Form::Threshold(_) => "threshold",
        Form::Match { .. } => "match",
        Form::Remaining { base, .. } | Form::Heads { base, .. } => form_of(base),
    }
}
