//! The words of the law: quotations, and why a question is asked.

use crate::app::Screen;
use crate::asking::Asking;
use crate::components::dom::{details, el, line, nothing, words};
use crate::{format, text};
use jianghui_policies::CATALOGUE;
use jianghui_rules::{Condition, FactId, Policy, Provision, Question};
use yew::prelude::*;

/// How many quotations a question shows.
const SHOWN: usize = 3;

/// A quotation with its place.
pub fn quote(words: &str, source: &str) -> Html {
    el(
        "blockquote",
        "quote",
        vec![line("p", "quote__text", &text::quoted(words)), line("cite", "quote__source", source)],
    )
}

/// The article of a provision in its document.
#[must_use]
pub fn source(policy: &Policy, article: &str) -> String {
    text::source(policy.number, &format::spaced(article))
}

/// Why a question is asked: the provisions that wait for its answer, and their words.
pub fn why(screen: &Screen<'_>, asking: &Asking, questions: &[Question]) -> Html {
    let Some(outlook) = screen.outlook.as_ref() else { return nothing() };
    // Two provisions may rest on the same words, and one provision may wait for several records.
    let mut shown: Vec<(&'static Provision, &'static str, String)> = Vec::new();
    let mut others: Vec<&'static str> = Vec::new();
    let waiting = questions.iter().flat_map(|question| {
        let (fact, fields) = match question {
            Question::Fact(fact) | Question::Field(_, _, fact) => (Some(*fact), &[][..]),
            Question::Records(record) => (None, CATALOGUE.record(*record).map_or(&[][..], |def| def.fields)),
        };
        outlook.waiting_for(fact, fields).map(move |case| (fact, case))
    });
    for (fact, case) in waiting {
        let (article, phrase) = fact
            .and_then(|fact| phrase(case.provision, fact))
            .unwrap_or((case.provision.article, case.provision.quotes.first().copied().unwrap_or_default()));
        let known =
            shown.iter().any(|(provision, words, _)| core::ptr::eq(*provision, case.provision) || *words == phrase);
        if known || shown.len() >= SHOWN {
            if !shown.iter().any(|(provision, ..)| core::ptr::eq(*provision, case.provision))
                && !others.contains(&case.provision.title)
            {
                others.push(case.provision.title);
            }
        } else {
            shown.push((case.provision, phrase, source(outlook.policy, article)));
        }
    }
    if shown.is_empty() && asking.evidence.is_empty() {
        return nothing();
    }
    let mut parts = Vec::new();
    if !asking.evidence.is_empty() {
        parts.push(line("p", "note", &text::evidence(asking.evidence)));
    }
    for (provision, phrase, source) in shown {
        parts.push(el("div", "", vec![line("h2", "quote__title", provision.title), quote(phrase, &source)]));
    }
    if !others.is_empty() {
        parts.push(line("p", "note", &format!("{}{}", text::ALSO, others.join(text::AND))));
    }
    details("more question__more", words(text::WHY), parts)
}

/// The words of the clause that tests a fact, and its article.
fn phrase(provision: &'static Provision, fact: FactId) -> Option<(&'static str, &'static str)> {
    let clause = provision.when.iter().find(|clause| tests(&clause.condition, fact))?;
    Some((if clause.article.is_empty() { provision.article } else { clause.article }, clause.phrase))
}

/// Whether a condition asks about a fact.
#[must_use]
pub fn tests(condition: &Condition, fact: FactId) -> bool {
    let mut found = false;
    condition.for_each_test(&mut |test| found |= test.fact == fact);
    found
}
