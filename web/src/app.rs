//! The page: the state, its ties to the browser, and the choice of the screen.

use crate::aloud::Aloud;
use crate::components::{card, dom, frame, progress};
use crate::display::Display;
use crate::keep::Kept;
use crate::later::{self, Waiting};
use crate::outlook::Outlook;
use crate::pages::{
    answers, batch, checklist, clauses, compare, detail, display, home, ledger, question, records, results, statement,
};
use crate::state::{Action, News, State, Step};
use crate::{browser, flow, format, keep, text};
use jianghui_policies::{BEGINNING, DOCUMENTS};
use jianghui_rules::{Question, Value};
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
    let outlook = later::parts().and_then(|later| (later.outlook)(&state)).map(Rc::new);
    let stage = stage(&state, outlook.as_deref());
    let screen = Screen { state: &state, outlook, send: send.clone() };
    let drawn = match later::parts() {
        Some(later) => (later.draw)(&screen),
        None => first(&screen),
    };

    use_effect_with((), {
        let send = send.clone();
        move |()| {
            if let Some(start) = browser::asked_to_start() {
                let group = match start {
                    browser::Start::Anyone => None,
                    browser::Start::Group(index) => BEGINNING.groups.get(index),
                };
                browser::clear_start_link(0);
                send.dispatch(group.map_or(Action::Proceed, |group| Action::ProceedAs(group.roles)));
            }
            if later::parts().is_none() {
                later::fetch(&send);
            }
            let host = browser::embed::listen({
                let send = send.clone();
                move |action| send.dispatch(action)
            });
            let listener = browser::on_travel(move |to| send.dispatch(Action::Travel(to)));
            let printing = browser::unfold_for_print();
            move || drop((host, listener, printing))
        }
    });
    let before = use_mut_ref(|| None::<Shown>);
    let (title, spoken) = (drawn.title, drawn.spoken);
    use_effect_with(state.clone(), move |state| {
        let shown = Shown {
            visit: state.visit,
            settled: state.settled,
            display: state.display,
            kept: state.kept,
            stage,
            spoken,
            waits: state.waiting != Waiting::Nothing,
        };
        let before = before.replace(Some(shown.clone()));
        follow(before.as_ref(), &shown, state, &title);
        let begins = before.is_some_and(|before| before.kept != Kept::Yes);
        if let Some(other) = later::parts().and_then(|later| (later.keep_on_device)(state, begins)) {
            send.dispatch(Action::Keep(other));
        }
    });

    let notices = later::parts().map_or_else(dom::nothing, |later| (later.notices)(&screen));
    frame::frame(&screen, dom::all(vec![later::notice(&screen), notices, drawn.body]))
}

/// What stands above a screen.
pub fn notices(screen: &Screen<'_>) -> Html {
    let kept = if screen.state.step() == Step::Home { keep::notice(screen) } else { dom::nothing() };
    dom::all(vec![news(screen.state), kept])
}

/// The screens that are there from the start.
fn first(screen: &Screen<'_>) -> Drawn {
    match screen.state.step() {
        // Nothing to press, as that would be done to answers that are not there yet.
        _ if screen.state.waiting == Waiting::Answers => {
            let body = dom::el("div", "page page--body", vec![dom::h1("", text::SERVICE)]);
            Drawn { title: text::SERVICE.into(), spoken: String::new(), body }
        }
        Step::Ask(question, _) => question::first(screen, question),
        _ => home::page(screen),
    }
}

/// Where the answers come from, if it was not this tab.
fn news(state: &State) -> Html {
    let Some(news) = state.news else { return dom::nothing() };
    let words = match news {
        News::Shared(0) => text::SHARED.into(),
        News::Shared(unknown) => text::shared_in_part(unknown),
        News::Broken => text::BROKEN_LINK.into(),
        News::OtherVersion => text::OTHER_LINK.into(),
        News::Unreadable => text::KEEP_UNREADABLE.into(),
    };
    dom::el("div", "page", vec![html! { <p class="notice news" role="alert">{ words }</p> }])
}

/// What the browser was told last.
#[derive(Clone)]
struct Shown {
    visit: u32,
    settled: Option<(usize, Option<usize>, u32)>,
    display: Display,
    kept: Kept,
    stage: &'static str,
    spoken: String,
    waits: bool,
}

/// Lets the browser follow a change: its history, title, focus, look, and what it keeps.
fn follow(before: Option<&Shown>, now: &Shown, state: &State, title: &str) {
    if let Some(later) = later::parts() {
        (later.keep)(state);
    }
    if let Some(before) = before
        && before.display != now.display
    {
        if state.asked.look == Some(now.display) {
            browser::display::paint(now.display);
        } else {
            browser::display::show(before.display, now.display, state.at);
        }
    }
    if now.kept == Kept::Cleared && before.is_some_and(|before| before.kept == Kept::Yes) {
        browser::clear_device();
    }
    if before.is_none_or(|before| before.spoken != now.spoken) {
        browser::announce(&now.spoken);
    }
    if now.waits && before.is_some_and(|before| !before.waits) {
        // It may be far above the button that was pressed.
        browser::focus_on(later::NOTICE);
    }
    if before.is_none_or(|before| before.visit != now.visit || before.stage != now.stage) {
        browser::embed::tell(now.stage);
    }
    match before {
        None => browser::set_title(title),
        Some(before) if before.visit != now.visit => {
            if state.by_browser {
                // The address of an earlier screen may still ask for what was changed since.
                browser::display::agree(now.display, state.at);
            } else {
                browser::push_entry(state.at, state.step());
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

/// How far one has come, for a page around this one. How many questions there are depends on the answers: it is not told.
fn stage(state: &State, outlook: Option<&Outlook>) -> &'static str {
    match state.step() {
        Step::Ask(..) | Step::Kinds(_) | Step::Entries(..) | Step::Entry(..) | Step::Answers => "2",
        Step::Results | Step::Checklist if outlook.is_some_and(|outlook| outlook.open.is_empty()) => "3 done",
        Step::Results | Step::Checklist | Step::Detail(..) | Step::Compare | Step::Ledger => "3",
        _ => "1",
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

pub fn draw(screen: &Screen<'_>) -> Drawn {
    match (screen.state.step(), &screen.outlook) {
        (Step::Ask(question, after), _) => question::page(screen, question, after),
        (Step::Kinds(kinds), _) => question::kinds(screen, kinds),
        (Step::Entries(record, _), _) => records::list(screen, record),
        (Step::Entry(record, index), _) => records::entry(screen, record, index),
        (Step::Answers, _) => answers::page(screen),
        (Step::Compare, _) => compare::page(screen),
        (Step::Results, Some(outlook)) => results::page(screen, outlook),
        (Step::Checklist, Some(outlook)) => checklist::page(screen, outlook),
        (Step::Detail(provision, record), Some(outlook)) => detail::page(screen, outlook, provision, record),
        (Step::Ledger, Some(outlook)) => ledger::page(screen, outlook),
        (Step::Clauses(policy, provision), _) => clauses::page(screen, policy, provision),
        (Step::Statement, _) => statement::page(screen),
        (Step::Batch(policy), _) => batch::page(screen, policy),
        (Step::Roster(policy), _) => batch::roster(screen, policy),
        (Step::Display, _) => display::page(screen),
        (Step::Home | Step::Results | Step::Detail(..) | Step::Checklist | Step::Ledger, _) => home::page(screen),
    }
}

impl Screen<'_> {
    /// Whether the layout for elder people is on.
    pub fn is_elder(&self) -> bool {
        self.state.is_elder()
    }

    /// The heading of the screen, and in elder mode the button that reads the screen aloud below it.
    pub fn heading(&self, class: &'static str, title: &str) -> Html {
        dom::all(vec![dom::h1(class, title), self.reader()])
    }

    /// The button that reads the screen aloud.
    pub fn reader(&self) -> Html {
        if self.is_elder() {
            html! { <Aloud key={self.state.visit} /> }
        } else {
            dom::nothing()
        }
    }

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
        let def = BEGINNING.fact(BEGINNING.place)?;
        if self.state.is_unsure() {
            return Some(text::all_places(DOCUMENTS.len()));
        }
        match self.state.situation.get(BEGINNING.place)? {
            Value::OneOf(bits) => Some(format::labels(def, *bits).join(text::OR)),
            _ => None,
        }
    }

    /// The roles, likewise.
    pub fn role(&self) -> Option<String> {
        match self.state.situation.get(BEGINNING.role)? {
            Value::Chosen(roles) => Some(format::role(*roles)),
            _ => None,
        }
    }

    /// Whether place and role are answered, so that first results make sense.
    pub fn is_placed(&self) -> bool {
        [BEGINNING.place, BEGINNING.role].into_iter().all(|fact| self.state.answer(Question::Fact(fact)).is_some())
    }

    /// What the engine makes of the answers, once the first ones are there, so that a range makes sense.
    pub fn ranged(&self) -> Option<&Outlook> {
        let outlook = self.outlook.as_deref().filter(|_| self.is_placed())?;
        flow::opening(self.state, Some(outlook)).is_none().then_some(outlook)
    }

    /// What the range says in one sentence.
    pub fn spoken_range(&self) -> String {
        self.ranged()
            .map_or_else(String::new, |outlook| text::spoken_range(outlook.possible(), &progress::range_words(outlook)))
    }
}
