//! 条件: every condition with its verdict, the person's own answer, and the words it rests on.

use crate::app::Screen;
use crate::components::dom::{self, all, button, details, el, line, line_if, nothing, unseen, words};
use crate::components::icon::icon_as;
use crate::state::{Action, After, Answer, Step};
use crate::{format, text};
use jianghui_policies::CATALOGUE;
use jianghui_rules::{Check, Clause, Condition, FactId, FactKind, Outcome, Question, RecordId, Test, Value, View};
use yew::prelude::*;

/// Where a condition is judged.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The screen.
    pub screen: &'a Screen<'a>,
    /// What is known there.
    pub view: View<'a>,
    /// The record in view.
    pub record: Option<(RecordId, usize)>,
}

/// The most sentences that are spelled out at once.
const SPELLED_OUT: usize = 3;

/// A condition of a provision.
pub fn clause(place: Place<'_>, clause: &'static Clause, article: &str) -> Html {
    let truth = clause.condition.judge(&CATALOGUE, place.view);
    let sentences = count(&clause.condition);
    let single = single(&clause.condition);
    let plain =
        if clause.plain.is_empty() { single.map_or_else(String::new, sentence) } else { format::spaced(clause.plain) };
    let tree = |with_answers| {
        let (word, inner) = match &clause.condition {
            Condition::All(parts) => (text::ALL_OF, *parts),
            Condition::Any(parts) => (text::ANY_OF, *parts),
            other => ("", core::slice::from_ref(other)),
        };
        let inner = inner.iter().map(|inner| part(place, inner, with_answers)).collect();
        all(vec![line_if("p", "note", word), el("ul", "conditions", inner)])
    };
    let mut parts = match single {
        Some(test) => vec![answer(place, test.fact)],
        None if sentences <= SPELLED_OUT => vec![tree(true)],
        None => {
            let mut parts: Vec<Html> =
                facts(&clause.condition).into_iter().map(|fact| answer_of(place, fact, true)).collect();
            parts.push(details("more", words(text::EVERY_CASE), vec![tree(false)]));
            parts
        }
    };
    let unsettled = matches!(truth.outcome(), Outcome::AskOffice | Outcome::Undetermined);
    if unsettled {
        parts.push(line_if("p", "condition__gap", &format::spaced(clause.open)));
    }
    let source = format::spaced(if clause.article.is_empty() { article } else { clause.article });
    let quote = vec![words(&text::quoted(clause.phrase)), words(" "), line("cite", "quote__source", &source)];
    parts.push(el("blockquote", "quote quote--small", vec![el("p", "", quote)]));
    if !clause.reading.is_empty() {
        parts.push(line("p", "note", &format!("{}{}", text::OWN_READING, clause.reading)));
    }
    row(truth.outcome(), &plain, parts)
}

/// A row with its verdict.
pub fn row(outcome: Outcome, sentence: &str, more: Vec<Html>) -> Html {
    let (class, id, word) = match outcome {
        Outcome::Met => ("condition condition--met", "#i-ok", text::MET),
        Outcome::Unmet => ("condition condition--unmet", "#i-no", text::UNMET),
        Outcome::Undetermined => ("condition condition--ask", "#i-ask", text::OPEN),
        Outcome::AskOffice => ("condition condition--ask", "#i-ask", text::OFFICE),
    };
    let mut parts = vec![line("p", "condition__state", word), line("p", "condition__text", sentence)];
    parts.extend(more);
    el("li", class, vec![icon_as(id, "icon condition__icon"), el("div", "", parts)])
}

/// A part of a condition, its own parts below it.
fn part(place: Place<'_>, condition: &'static Condition, with_answers: bool) -> Html {
    let outcome = condition.judge(&CATALOGUE, place.view).outcome();
    let below = |parts: Vec<Html>| vec![el("ul", "conditions", parts)];
    let inner = |parts: &'static [Condition]| parts.iter().map(|inner| part(place, inner, with_answers)).collect();
    match condition {
        Condition::Test(test) | Condition::Vouched(test) => {
            let answers =
                if with_answers { test.facts().map(|fact| answer(place, fact)).collect() } else { Vec::new() };
            row(outcome, &sentence(test), answers)
        }
        Condition::All([only]) | Condition::Any([only]) => part(place, only, with_answers),
        Condition::All([]) => nothing(),
        Condition::All(parts) => row(outcome, text::ALL_OF, below(inner(parts))),
        Condition::Any(parts) => row(outcome, text::ANY_OF, below(inner(parts))),
        Condition::Not(inner) => row(outcome, text::NONE_OF, below(vec![part(place, inner, with_answers)])),
        Condition::Open { narrow, wide } => {
            let reading = |condition: &'static Condition, words| {
                let outcome = condition.judge(&CATALOGUE, place.view).outcome();
                row(outcome, words, below(vec![part(place, condition, with_answers)]))
            };
            // Where the generous reading asks for nothing, there is nothing to list.
            let generous = if matches!(wide, Condition::All([])) { nothing() } else { reading(wide, text::GENEROUS) };
            all(vec![reading(narrow, text::STRICT), generous])
        }
        Condition::Exists { record, condition } => {
            let def = CATALOGUE.record(*record);
            let words = def.map_or_else(String::new, |def| text::one_of(def.measure, def.label));
            let entries = place.view.situation.entries(*record).unwrap_or_default();
            let each = entries.iter().enumerate().map(|(index, entry)| {
                let view = place.view.at(*record, Some(entry));
                part(Place { view, record: Some((*record, index)), ..place }, condition, with_answers)
            });
            let inner = if entries.is_empty() {
                vec![answer_to(place, Question::Records(*record), false)]
            } else {
                below(each.collect())
            };
            row(outcome, &words, inner)
        }
    }
}

/// A sentence of the rules as people read it.
#[must_use]
pub fn sentence(test: &Test) -> String {
    let def = CATALOGUE.fact(test.fact);
    match (def, test.check) {
        (Some(def), Check::OneOf(bits)) if matches!(def.kind, FactKind::YesNo) => {
            text::yes_no(def.label, Value::OneOf(bits) == Value::YES)
        }
        (Some(def), Check::OneOf(_)) => match test.sentence.split_once(text::AMONG) {
            // 「属于 甲、乙」 is 「是甲或乙」: labels may contain 、 themselves, so they are looked up.
            Some((subject, list)) => {
                let named = def.options().iter().filter(|option| list.contains(option.label));
                let labels: Vec<&str> = named.map(|option| option.label).collect();
                text::is_one_of(&subject.replace(' ', ""), &labels)
            }
            None => format::spaced(&test.sentence.replace(' ', "")),
        },
        _ => format::spaced(&test.sentence.replace(' ', "")),
    }
}

/// The question behind a fact from here.
#[must_use]
pub fn question(place: Place<'_>, fact: FactId) -> Option<Question> {
    let Some(field) = CATALOGUE.fact(fact)?.field else { return Some(Question::Fact(fact)) };
    Some(match place.record {
        Some((record, index))
            if record == field.record && place.view.entry.is_some_and(|(_, entry)| entry.is_some()) =>
        {
            Question::Field(record, index, fact)
        }
        _ => Question::Records(field.record),
    })
}

/// The person's own answer to a fact, with the way to change it.
fn answer(place: Place<'_>, fact: FactId) -> Html {
    answer_of(place, fact, false)
}

fn answer_of(place: Place<'_>, fact: FactId, named: bool) -> Html {
    question(place, fact).map(|question| answer_to(place, question, named)).unwrap_or_default()
}

pub fn answer_to(place: Place<'_>, question: Question, named: bool) -> Html {
    let (words, settled) = in_words(place.screen, question);
    let label = label(question);
    let words = if named { text::answered_fact(label, &words) } else { text::answered(&words) };
    let verb = if settled { text::CHANGE } else { text::ANSWER };
    let step = Step::Ask(question, After::Return);
    let change = vec![dom::words(verb), unseen(&text::about(label))];
    let change = button("button button--text", place.screen.on(Action::Go(step)), change);
    el("p", "condition__answer", vec![line("span", "", &words), change])
}

/// What a question is about, in few words.
#[must_use]
pub fn label(question: Question) -> &'static str {
    match question {
        Question::Fact(fact) | Question::Field(_, _, fact) => CATALOGUE.fact(fact).map_or("", |def| def.label),
        Question::Records(record) => CATALOGUE.record(record).map_or("", |def| def.label),
    }
}

/// The answer to a question in words, and whether it is one.
#[must_use]
pub fn in_words(screen: &Screen<'_>, question: Question) -> (String, bool) {
    let def = match question {
        Question::Fact(fact) | Question::Field(_, _, fact) => CATALOGUE.fact(fact),
        Question::Records(_) => None,
    };
    match screen.state.answer(question) {
        None => (text::UNANSWERED.into(), false),
        Some(Answer::Unknown) => (text::UNKNOWN.into(), false),
        Some(Answer::Has | Answer::Opens(..)) => (text::HAS.into(), true),
        Some(Answer::HasNone) => (text::HAS_NONE.into(), true),
        Some(Answer::Value(value)) => (def.map_or_else(String::new, |def| format::value(def, &value)), true),
    }
}

/// The sentence, where there is only one.
fn single(condition: &'static Condition) -> Option<&'static Test> {
    match condition {
        Condition::Test(test) | Condition::Vouched(test) if test.facts().count() == 1 => Some(test),
        Condition::Open { narrow, wide } => match (narrow, wide) {
            (Condition::Test(narrow), Condition::Test(wide)) => (narrow.fact == wide.fact).then_some(narrow),
            (Condition::Test(narrow), Condition::All([])) => Some(narrow),
            _ => None,
        },
        _ => None,
    }
}

fn count(condition: &Condition) -> usize {
    let mut count = 0;
    condition.for_each_test(&mut |_| count += 1);
    count
}

/// The facts that a condition asks about, each once.
fn facts(condition: &Condition) -> Vec<FactId> {
    let mut facts = Vec::new();
    condition.for_each_test(&mut |test| {
        for fact in test.facts() {
            if !facts.contains(&fact) {
                facts.push(fact);
            }
        }
    });
    facts
}
