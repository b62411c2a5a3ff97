//! 问题: one question on a screen. One component draws all kinds.

use crate::app::{Drawn, Screen, Send};
use crate::asking::{Asking, Input};
use crate::components::choice::Layout;
use crate::components::dom::{all, button, el, line, link, nothing, with_id, words};
use crate::components::{choice, clause, date, fold, glossary, number, progress};
use crate::draft::{Draft, FIRST_FOLDED, Pick, Problem};
use crate::state::{Action, After, Step, kinds_of};
use crate::{browser, later, text};
use jianghui_rules::{Day, Question};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The screen of a question.
pub fn page(screen: &Screen<'_>, question: Question, after: After) -> Drawn {
    let state = screen.state;
    let Some(asking) = Asking::of(state, screen.outlook.as_deref(), question) else {
        return super::home::page(screen);
    };
    let first = Draft::of(&asking, state.picked(question).as_ref());
    form(screen, &asking, first, &[question], after)
}

/// The screen of one of the first two questions, before everything is there.
pub fn first(screen: &Screen<'_>, question: Question) -> Drawn {
    let asked = if let Question::Fact(fact) = question { Asking::first(fact) } else { None };
    let Some(asking) = asked else { return super::home::page(screen) };
    let first = Draft::of_row(&asking, screen.state.picked(question).as_ref());
    let body = drawn(screen, &asking, first, crumb(screen, None), nothing(), false);
    Drawn { title: asking.title.into(), spoken: String::new(), body }
}

/// The screen on which several kinds of records are asked for at once.
pub fn kinds(screen: &Screen<'_>, kinds: u64) -> Drawn {
    let asking = Asking::of_kinds(kinds);
    let first = Draft::of_chosen(screen.state.picked_kinds(kinds).as_ref());
    let questions: Vec<Question> = kinds_of(kinds).map(Question::Records).collect();
    form(screen, &asking, first, &questions, After::Next)
}

fn form(screen: &Screen<'_>, asking: &Asking, first: Draft, questions: &[Question], after: After) -> Drawn {
    let title = asking.title;
    let show_results = screen.is_placed() && after == After::Next;
    let rows: String = asking.rows.iter().map(|row| row.words.as_str()).collect();
    let said = [title, asking.hint, asking.label, asking.evidence, &rows].concat();
    let why = clause::why(screen, asking, questions);
    let more = if screen.is_elder() {
        let results = if show_results { to_results(screen) } else { nothing() };
        let parts = vec![results, to_answers(screen), glossary::terms(&said)];
        all(vec![why, fold::rest(screen.is_elder(), text::MORE_ON_QUESTION, false, parts)])
    } else {
        all(vec![glossary::terms(&said), why, to_answers(screen)])
    };
    let crumb = crumb(screen, progress::of_several(screen, questions.first().copied()));
    let form = drawn(screen, asking, first, crumb, more, show_results && !screen.is_elder());
    let body = all(vec![progress::range(screen), form]);
    Drawn { title: title.into(), spoken: screen.spoken_range(), body }
}

fn drawn(screen: &Screen<'_>, asking: &Asking, first: Draft, crumb: Html, more: Html, show_results: bool) -> Html {
    let state = screen.state;
    html! {
        <Form key={state.visit} asking={Rc::new(asking.clone())} {first} send={screen.send.clone()} {crumb}
            reader={screen.reader()} {more} elder={screen.is_elder()} has_back={state.at > 0} {show_results}
            today={state.today} />
    }
}

/// Place, role, and which of several records it is about.
pub fn crumb(screen: &Screen<'_>, record: Option<String>) -> Html {
    let here = [screen.place(), screen.role(), record];
    let parts: Vec<Html> = here.into_iter().flatten().map(|word| line("span", "", &word)).collect();
    el("p", "crumb", parts)
}

/// The fields of a question of any kind.
pub fn fields(asking: &Asking, draft: &Draft, wrong: Option<&Problem>, layout: &Layout, today: Day) -> Html {
    match &asking.input {
        Input::Rows | Input::Many => choice::rows(asking, draft, asking.input == Input::Many, wrong, nothing(), layout),
        Input::Whole { .. } if asking.has_exact() => {
            let field = number::field(asking, draft, wrong, true);
            let at_rows = wrong.filter(|problem| problem.control != crate::draft::FIELD);
            choice::rows(asking, draft, false, at_rows, el("div", "option__reveal", vec![field]), layout)
        }
        Input::Date { exact, latest } => {
            let field = date::field(asking, draft, wrong, *exact, *latest, today);
            all(vec![field, choice::unknown(asking, draft)])
        }
        _ => all(vec![number::field(asking, draft, wrong, false), choice::unknown(asking, draft)]),
    }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    asking: Rc<Asking>,
    first: Draft,
    send: Send,
    crumb: Html,
    reader: Html,
    more: Html,
    elder: bool,
    has_back: bool,
    show_results: bool,
    today: Day,
}

/// What stands in the form, what is wrong with it, and how often it was handed in so.
#[derive(Clone, PartialEq)]
struct Filled {
    draft: Draft,
    problem: Option<Rc<Problem>>,
    tries: u32,
}

/// The form: it keeps what is typed until it is an answer.
#[component]
fn Form(props: &FormProps) -> Html {
    let form = use_state(|| Filled { draft: props.first.clone(), problem: None, tries: 0 });
    let unfolded = use_mut_ref(|| false);
    let asking = &props.asking;
    let many = asking.input == Input::Many;

    let oninput = {
        let form = form.clone();
        Callback::from(move |event: InputEvent| {
            // Selects and inputs alike have these three properties.
            if let Some(control) = event.target().map(JsCast::unchecked_into::<HtmlInputElement>) {
                let mut next = Filled::clone(&form);
                next.draft.take(&control.name(), &control.value(), control.checked());
                form.set(next);
            }
        })
    };
    let onsubmit = {
        let (form, asking, send, unfolded) = (form.clone(), asking.clone(), props.send.clone(), unfolded.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let mut read = match later::parts() {
                Some(later) => (later.read)(&form.draft, &asking),
                None => form.draft.read_row(&asking),
            };
            // What is not ticked counts as no, and nobody says no to what was never seen.
            let is_known = form.draft.pick != Pick::Unknown;
            if many && read.is_ok() && is_known && browser::has_folded_rows() && !unfolded.replace(true) {
                read = Err(Problem { words: text::UNSEEN_ROWS.into(), control: FIRST_FOLDED });
            }
            match read {
                Ok(answer) => send.dispatch(Action::Reply(answer)),
                Err(wrong) => {
                    let tries = form.tries.wrapping_add(1);
                    form.set(Filled { draft: form.draft.clone(), problem: Some(Rc::new(wrong)), tries });
                }
            }
        })
    };
    use_effect_with((form.problem.clone(), form.tries), {
        let title = asking.title;
        move |(problem, _)| {
            if let Some(problem) = problem {
                browser::set_title(&text::error_title(title));
                browser::focus_on(problem.control);
            }
        }
    });

    let draft = &form.draft;
    let wrong = form.problem.as_deref();
    let mut layout = Layout { short: props.elder, open: *unfolded.borrow() };
    // What was opened by a pick stays so: rows must not go while one goes through them with the arrow keys.
    layout.open |= layout.hides_picked(asking, draft, many);
    *unfolded.borrow_mut() = layout.open;
    let body = match later::parts() {
        Some(later) => (later.fields)(asking, draft, wrong, &layout, props.today),
        None => choice::rows(asking, draft, false, wrong, nothing(), &layout),
    };
    let results = {
        let send = props.send.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            send.dispatch(Action::Go(Step::Results));
        })
    };
    let title = html! { <h1 class="question__title" id="q" tabindex="-1">{ words(asking.title) }</h1> };
    let hint = if asking.hint.is_empty() {
        nothing()
    } else {
        with_id("p", "question__hint", "q-hint", vec![words(asking.hint)])
    };
    let page = vec![props.crumb.clone(), title, props.reader.clone(), hint, body, props.more.clone()];
    let mut actions = Vec::new();
    if props.has_back {
        actions.push(back());
    }
    actions.push(html! {
        <button class="button button--primary actions__next" type="submit">{ words(text::CONTINUE) }</button>
    });
    if props.show_results {
        actions.push(link("button button--text actions__link", None, results, vec![words(text::RESULTS_NOW)]));
    }
    html! {
        <form class="question" novalidate=true {oninput} {onsubmit}>
            { el("div", "page page--body", page) }
            { super::actions(actions) }
        </form>
    }
}

/// The way to the results before all is answered, where it is not beside the way on.
fn to_results(screen: &Screen<'_>) -> Html {
    let results = screen.on(Action::Go(Step::Results));
    el("p", "", vec![link("button button--block", None, results, vec![words(text::RESULTS_NOW)])])
}

/// The way to all answers, as soon as there are some.
fn to_answers(screen: &Screen<'_>) -> Html {
    if !screen.is_placed() {
        return nothing();
    }
    let answers = screen.on(Action::Go(Step::Answers));
    el("p", "", vec![link("button button--text", None, answers, vec![words(text::MY_ANSWERS)])])
}

/// The button to the screen before.
pub fn back() -> Html {
    button("button", Callback::from(|_| browser::back()), vec![words(text::BACK)])
}
