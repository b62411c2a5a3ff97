//! 我的答案: every answer with its own way to change it, and the way to start again.

use crate::app::{Drawn, Screen};
use crate::components::dom::{self, all, button, el, line, titled, unseen, with_id, words};
use crate::components::icon::icon;
use crate::components::{finding, fold};
use crate::state::{Action, After, State, Step};
use crate::{format, keep, text};
use jianghui_policies::CATALOGUE;
use jianghui_rules::{Question, RecordId};
use yew::prelude::*;

/// All answers.
pub fn page(screen: &Screen<'_>) -> Drawn {
    let parts = vec![
        screen.heading("question__title", text::MY_ANSWERS),
        line("p", "question__hint", text::ANSWERS_HINT),
        fold::short(screen.is_elder(), "dl", "answers question__body", rows(screen)),
        fold::rest(
            screen.is_elder(),
            text::MORE_ON_ANSWERS,
            screen.state.sure,
            vec![again(screen), keep::panel(screen)],
        ),
    ];
    let actions = vec![super::question::back(), super::results::to_results(screen, text::TO_RESULTS)];
    let body = all(vec![el("div", "page page--body", parts), super::actions(actions)]);
    Drawn { title: text::MY_ANSWERS.into(), spoken: screen.spoken_range(), body }
}

/// The answers beside the results.
pub fn short(screen: &Screen<'_>) -> Html {
    let parts = vec![el("dl", "answers", rows(screen)), again(screen), keep::panel(screen)];
    titled("section", "group", ("h2", "group__title"), "answers", words(text::MY_ANSWERS), parts)
}

/// The questions that were answered, 不清楚 included, in the order of the catalogue.
pub fn given(state: &State) -> impl Iterator<Item = Question> {
    let facts = CATALOGUE.ids().filter(|(_, def)| def.field.is_none()).map(|(fact, _)| Question::Fact(fact));
    let records = (0..).map(RecordId).take(CATALOGUE.records.len()).map(Question::Records);
    facts.chain(records).filter(|question| state.answer(*question).is_some())
}

fn rows(screen: &Screen<'_>) -> Vec<Html> {
    let state = screen.state;
    given(state)
        .map(|question| {
            let step = match question {
                Question::Records(record)
                    if state.situation.entries(record).is_some_and(|entries| !entries.is_empty()) =>
                {
                    Step::Entries(record, After::Return)
                }
                question => Step::Ask(question, After::Return),
            };
            row(screen, finding::label(question), question, step)
        })
        .collect()
}

/// One answer and the way to change it.
pub fn row(screen: &Screen<'_>, label: &'static str, question: Question, step: Step) -> Html {
    let (words, settled) = match question {
        Question::Records(record) => match screen.state.situation.entries(record).unwrap_or_default().len() {
            0 => finding::in_words(screen, question),
            count => {
                let names = (0..count).map(|index| format::record(screen.state, record, index));
                (names.collect::<Vec<_>>().join("；"), true)
            }
        },
        _ => finding::in_words(screen, question),
    };
    let class = if settled { "answers__answer" } else { "answers__answer answers__answer--open" };
    let verb = if settled { text::CHANGE } else { text::ANSWER };
    let change = vec![dom::words(verb), unseen(&text::about(label))];
    let change = button("button button--text", screen.on(Action::Go(step)), change);
    let parts = vec![
        line("dt", "answers__question", label),
        line("dd", class, &words),
        el("dd", "answers__change", vec![change]),
    ];
    el("div", "answers__row", parts)
}

/// Starts again; asks once before the answers are gone.
pub(super) fn again(screen: &Screen<'_>) -> Html {
    let press = |action, parts| button("button button--block", screen.on(action), parts);
    if !screen.state.sure {
        let again = press(Action::AskRestart(true), vec![icon("#i-again"), words(text::AGAIN)]);
        return el("p", "answers__after", vec![again]);
    }
    let buttons = vec![
        press(Action::AskRestart(false), vec![words(text::AGAIN_NO)]),
        press(Action::Restart, vec![words(text::AGAIN_YES)]),
    ];
    html! {
        <div class="answers__after" role="group" aria-labelledby="sure">
            { with_id("p", "", "sure", vec![words(text::AGAIN_SURE)]) }
            { el("div", "button-row", buttons) }
        </div>
    }
}
