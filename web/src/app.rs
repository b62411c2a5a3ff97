//! The page: the state, its ties to the browser, and the choice of the screen.

use crate::components::{card, frame, progress};
use crate::outlook::Outlook;
use crate::pages::{answers, detail, home, question, records, results};
use crate::state::{Action, State, Step};
use crate::{browser, format, text};
use jianghui_policies::CATALOGUE;
use jianghui_rules::Question;
use std::rc::Rc;
use yew::prelude::*;

/// Sends an action to the state.
pub type Send = UseReducerDispatcher<State>;

/// What every screen is drawn from.
pub struct Screen<'a> {
    /// The state.
    pub state: &'a State,
    /// What the engine makes of it; `None` where no document applies.
    pub outlook: Option<Rc<Outlook>>,
    /// The way back into the state.
    pub send: Send,
}

/// The page.
#[component]
pub fn App() -> Html {
    let state = use_reducer(browser::first_state);
    let send = state.dispatcher();
    let outlook = Outlook::of(&state).map(Rc::new);
    let screen = Screen { state: &state, outlook, send: send.clone() };
    let drawn = draw(&screen);

    use_effect_with((), {
        let send = send.clone();
        move |()| {
            if let Some(start) = browser::asked_to_start() {
                let group = match start {
                    browser::Start::Anyone => None,
                    browser::Start::Group(index) => CATALOGUE.groups.get(index),
                };
                browser::clear_start_link(0);
                send.dispatch(group.map_or(Action::Proceed, |group| Action::ProceedAs(group.roles)));
            }
            let listener = browser::on_travel(move |to| send.dispatch(Action::Travel(to)));
            move || drop(listener)
        }
    });
    let before = use_mut_ref(|| None::<Shown>);
    let (title, spoken) = (drawn.title, drawn.spoken);
    use_effect_with(state.clone(), move |state| {
        let shown = Shown { visit: state.visit, settled: state.settled, elder: state.elder, spoken };
        follow(before.replace(Some(shown.clone())).as_ref(), &shown, state, &title);
    });

    frame::frame(&screen, drawn.body)
}

/// What the browser was told last.
#[derive(Clone)]
struct Shown {
    visit: u32,
    settled: Option<(usize, Option<usize>, u32)>,
    elder: bool,
    spoken: String,
}

/// Lets the browser follow a change: its history, title, focus, type size, and what it keeps.
fn follow(before: Option<&Shown>, now: &Shown, state: &State, title: &str) {
    browser::keep(state);
    if before.is_none_or(|before| before.elder != now.elder) {
        browser::set_size(now.elder);
    }
    if before.is_none_or(|before| before.spoken != now.spoken) {
        browser::announce(&now.spoken);
    }
    match before {
        None => browser::set_title(title),
        Some(before) if before.visit != now.visit => {
            if !state.by_browser {
                browser::push_entry(state.at);
            }
            browser::arrive(title, state.by_browser);
        }
        Some(before) if before.settled != now.settled => {
            if let Some((provision, record, _)) = now.settled {
                browser::focus_on(&card::link_id(provision, record));
            }
        }
        Some(_) => {}
    }
}

/// A screen, drawn.
pub struct Drawn {
    /// Its name in the title of the window.
    pub title: String,
    /// What is said of it to those who do not see it.
    pub spoken: String,
    /// What stands between the bars.
    pub body: Html,
}

fn draw(screen: &Screen<'_>) -> Drawn {
    let step = screen.state.step();
    let Some(outlook) = screen.outlook.clone() else {
        return match step {
            Step::Ask(question, after) => question::page(screen, question, after),
            _ => home::page(screen),
        };
    };
    match step {
        Step::Home => home::page(screen),
        Step::Ask(question, after) => question::page(screen, question, after),
        Step::Entries(record, _) => records::list(screen, record),
        Step::Entry(record, index) => records::entry(screen, record, index),
        Step::Results => results::page(screen, &outlook),
        Step::Detail(provision, record) => detail::page(screen, &outlook, provision, record),
        Step::Answers => answers::page(screen),
    }
}

impl Screen<'_> {
    /// A reaction to a press on a button or a link.
    pub fn on(&self, action: Action) -> Callback<MouseEvent> {
        let send = self.send.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            send.dispatch(action.clone());
        })
    }

    /// The place, as it is written in lines that tell where the reader is.
    pub fn place(&self) -> Option<String> {
        let def = CATALOGUE.fact(CATALOGUE.place)?;
        self.state.situation.get(CATALOGUE.place).map(|value| format::value(def, value))
    }

    /// The roles, likewise.
    pub fn role(&self) -> Option<String> {
        let def = CATALOGUE.fact(CATALOGUE.role)?;
        self.state.situation.get(CATALOGUE.role).map(|value| format::value(def, value))
    }

    /// Whether place and role are answered, so that a first range and first results make sense.
    pub fn is_placed(&self) -> bool {
        [CATALOGUE.place, CATALOGUE.role].into_iter().all(|fact| self.state.answer(Question::Fact(fact)).is_some())
    }

    /// What the range says in one sentence.
    pub fn spoken_range(&self) -> String {
        self.outlook
            .as_ref()
            .filter(|_| self.is_placed())
            .map_or_else(String::new, |outlook| text::spoken_range(outlook.possible(), &progress::range_words(outlook)))
    }
}
