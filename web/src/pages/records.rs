//! 多份的东西: the list of one kind of record, and the answers of one of them.

use crate::app::{Drawn, Screen};
use crate::components::dom::{all, button, el, line, line_if, unseen, words};
use crate::components::icon::icon;
use crate::components::progress;
use crate::components::{finding, fold};
use crate::state::{Action, After, Step, slot};
use crate::{flow, format, text};
use jianghui_policies::CATALOGUE;
use jianghui_rules::{FactId, Question, RecordDef, RecordId};
use yew::prelude::*;

/// The list of one kind.
pub fn list(screen: &Screen<'_>, record: RecordId) -> Drawn {
    let Some(def) = CATALOGUE.record(record) else { return super::home::page(screen) };
    let count = screen.state.situation.entries(record).unwrap_or_default().len();
    let title = text::records_title(def.label);
    let add =
        if count == 0 { text::first_record(def.measure, def.label) } else { text::add_record(def.measure, def.label) };
    let items = (0..count).map(|index| item(screen, def, record, index)).collect();
    let add = vec![icon("#i-plus"), words(&add)];
    let parts = vec![
        line("p", "question__hint", if count == 0 { text::RECORDS_NONE } else { text::RECORDS_HINT }),
        fold::short(screen.is_elder(), "ul", "records question__body", items),
        button("button button--block button--add", screen.on(Action::Add(record)), add),
    ];
    let on = vec![words(text::CONTINUE)];
    let on = button("button button--primary actions__next", screen.on(Action::LeaveEntries), on);
    frame(screen, title, parts, vec![super::question::back(), on])
}

/// What both screens have around them.
fn frame(screen: &Screen<'_>, title: String, mut parts: Vec<Html>, actions: Vec<Html>) -> Drawn {
    parts.splice(0..0, [super::question::crumb(screen, None), screen.heading("question__title", &title)]);
    let question = vec![el("div", "page page--body", parts), super::actions(actions)];
    let body = all(vec![progress::range(screen), el("div", "question", question)]);
    Drawn { title, spoken: screen.spoken_range(), body }
}

/// The fields that were answered, or could matter.
fn fields<'a>(
    screen: &'a Screen<'_>,
    def: &'static RecordDef,
    record: RecordId,
    index: usize,
) -> impl Iterator<Item = FactId> + 'a {
    let entry = screen.state.situation.entries(record).and_then(|entries| entries.get(index));
    let open = screen.outlook.as_ref().map_or(&[][..], |outlook| outlook.open.as_slice());
    def.fields.iter().copied().filter(move |fact| {
        let question = Question::Field(record, index, *fact);
        let known = entry.is_some_and(|entry| slot(*fact).is_some_and(|slot| entry.get(slot).is_some()));
        known || open.contains(&question) || screen.state.skipped.contains(&question)
    })
}

fn item(screen: &Screen<'_>, def: &'static RecordDef, record: RecordId, index: usize) -> Html {
    let name = format::record(screen.state, record, index);
    let told = |fact: &FactId| !def.title.contains(fact);
    let others: Vec<String> = fields(screen, def, record, index)
        .filter(told)
        .map(|fact| {
            let question = Question::Field(record, index, fact);
            text::answered_fact(finding::label(question), &finding::in_words(screen, question).0)
        })
        .collect();
    let press =
        |class, word: &str, action| button(class, screen.on(action), vec![words(word), unseen(&text::about(&name))]);
    let actions = vec![
        press("button button--text", text::CHANGE, Action::Go(Step::Entry(record, index))),
        press("button button--text button--danger", text::DELETE, Action::Remove(record, index)),
    ];
    let parts = vec![
        line("h2", "record__title", &name),
        line_if("p", "record__text", &others.join("；")),
        el("div", "record__actions", actions),
    ];
    el("li", "record", parts)
}

/// The answers of one record.
pub fn entry(screen: &Screen<'_>, record: RecordId, index: usize) -> Drawn {
    let Some(def) = CATALOGUE.record(record) else { return super::home::page(screen) };
    let title = text::record_title(index, def.measure, def.label);
    let row = |fact: FactId| {
        let question = Question::Field(record, index, fact);
        super::answers::row(screen, finding::label(question), question, Step::Ask(question, After::Return))
    };
    let rows = fields(screen, def, record, index).map(row).collect();
    let back = vec![words(&text::back_to_list(&text::records_title(def.label)))];
    let to_list = screen.on(Action::Go(flow::list_of(screen.state, record)));
    let back = button("button button--primary actions__next", to_list, back);
    frame(screen, title, vec![fold::short(screen.is_elder(), "dl", "answers question__body", rows)], vec![back])
}
