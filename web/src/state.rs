//! 页面状态: what the page knows, and the one function that changes it.

mod action;
mod settle;

pub use action::{Action, After, Answer, Step};

use crate::display::Display;
use crate::embed::{Asked, Wish, wishes};
use crate::flow;
use crate::keep::Kept;
use crate::later::{self, Waiting};
use jianghui_policies::{BEGINNING, CATALOGUE, DOCUMENTS, POLICIES};
use jianghui_rules::{Day, Entry, FactId, Opening, Policy, Question, RecordId, Situation, Value, roles};
use std::rc::Rc;
use yew::AttrValue;

/// Everything the page knows.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about the page, not one state in disguise")]
pub struct State {
    /// The day on which the page was opened.
    pub today: Day,
    /// The answers.
    pub situation: Situation,
    /// Questions answered with 不清楚.
    pub skipped: Vec<Question>,
    /// Entries put aside by an answer that says there are none, in case it is taken back.
    pub aside: Vec<(RecordId, Vec<Entry>)>,
    /// Whether treatments are asked for as well.
    pub treatments: bool,
    /// Kinds of records whose list was shown since an entry was added.
    pub listed: Vec<RecordId>,
    /// The screens, one for each entry of the browser's history.
    pub trail: Vec<Step>,
    /// Which of them is shown.
    pub at: usize,
    /// Counts the changes of screen.
    pub visit: u32,
    /// Whether the last change of screen came from the browser.
    pub by_browser: bool,
    /// The card (provision and record) on which an answer was given in passing, and how many such answers there were.
    pub settled: Option<(usize, Option<usize>, u32)>,
    /// Which of the changes on the screen is tried; the answers know nothing of it.
    pub tried: Option<usize>,
    /// Whether the person is asked if all answers may go.
    pub sure: bool,
    /// How the page looks; no answer, and kept apart from them.
    pub display: Display,
    /// What the address or the page around this one asked for.
    pub asked: Asked,
    /// Whether the person must be told that something could not be restored.
    pub lost: bool,
    /// Whether the answers outlive the tab.
    pub kept: Kept,
    /// What the person must be told of where the answers come from.
    pub news: Option<News>,
    /// What waits until the rest of the page is there.
    pub waiting: Waiting,
    /// Whether the rest of the page could not be fetched.
    pub missing: bool,
    /// What was made of the sheet on the screen.
    pub made: Made,
    /// The table of workers as it was pasted, without what looks like personal data.
    pub table: Rc<str>,
    /// What was taken out of it, in words.
    pub removed: Rc<[String]>,
}

/// Where the answers come from, if it was not this tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// A link, of which so many answers are not known here.
    Shared(usize),
    /// A link of which something is missing or changed: there are no answers.
    Broken,
    /// A link of another version of the page: there are no answers.
    OtherVersion,
    /// This device, where they can no longer be read: there are no answers.
    Unreadable,
}

/// What was made of the sheet on the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Made {
    /// The address of the picture.
    pub picture: Option<AttrValue>,
    /// Whether the text stands there to be copied by hand.
    pub by_hand: bool,
    /// Whether the link stands there.
    pub link: bool,
    /// What came of the last press.
    pub said: &'static str,
}

impl yew::Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match later::parts() {
            Some(later) => (later.reduce)(self, action),
            None => later::reduce(&self, action),
        }
    }
}

/// The state after an action; the same one when nothing changes.
#[must_use]
pub fn reduce(state: Rc<State>, action: Action) -> Rc<State> {
    let mut next = State::clone(&state);
    match action {
        Action::Proceed => next.go(flow::next(&state, None)),
        Action::ProceedAs(roles) => {
            next.settle(Question::Fact(BEGINNING.role), Answer::Value(Value::Chosen(roles)));
            next.go(flow::next(&next, None));
        }
        Action::ProceedWithTreatments => {
            next.treatments = true;
            next.go(flow::next(&next, None));
        }
        Action::ProceedIn(place) => {
            next.settle(Question::Fact(BEGINNING.place), Answer::Value(Value::OneOf(place)));
            next.go(flow::next(&next, None));
        }
        // One is there already, and going back shall lead to where one came from.
        Action::Go(Step::Display) if state.step() == Step::Display => return state,
        Action::Go(step) => next.go(step),
        Action::Reply(answer) => match state.step() {
            Step::Ask(question, after) => {
                next.settle(question, answer);
                next.go(flow::after_reply(&next, question, after));
            }
            Step::Kinds(kinds) => {
                next.settle_kinds(kinds, &answer);
                next.go(flow::after_kinds(&next, kinds));
            }
            _ => return state,
        },
        Action::Settle(question, answer, (provision, record)) => {
            let opens = matches!(question, Question::Records(_)) && answer == Answer::Has;
            next.settle(question, answer);
            next.made = Made::default();
            if opens {
                next.go(flow::after_reply(&next, question, After::Run));
            } else {
                let count = state.settled.map_or(0, |(.., count)| count).wrapping_add(1);
                next.settled = Some((provision, record, count));
            }
        }
        Action::LeaveEntries => {
            let Step::Entries(_, after) = state.step() else { return state };
            next.go(flow::after_entries(&state, after));
        }
        Action::Add(record) => {
            let after = match state.step() {
                Step::Entries(_, After::Next) => After::Next,
                _ => After::Run,
            };
            let index = next.add(record);
            next.go(flow::in_entry(&next, record, index, after));
        }
        Action::Remove(record, index) => next.remove(record, index),
        Action::Travel(to) => next.travel(to),
        Action::AskRestart(sure) => next.sure = sure,
        Action::Restart => next.restart(),
        Action::Keep(kept) => next.kept = kept,
        Action::Make(made) => next.made = made,
        Action::Try(tried) => next.tried = tried,
        Action::Show(setting, choice) => (next.display, next.asked.look) = (next.display.with(setting, choice), None),
        Action::Resize => (next.display, next.asked.look) = (next.display.resized(), None),
        Action::Ask(words) => next.grant(&words),
        Action::Arrive(_) => return later::catch_up(&state),
        Action::Table(table, removed) => (next.table, next.removed) = (table, removed),
    }
    if next == *state { state } else { Rc::new(next) }
}

impl State {
    /// Nothing known but the day.
    #[must_use]
    pub fn new(today: Day) -> Self {
        Self {
            today,
            situation: Situation::new(&BEGINNING, today),
            skipped: Vec::new(),
            aside: Vec::new(),
            treatments: false,
            listed: Vec::new(),
            trail: vec![Step::Home],
            at: 0,
            visit: 0,
            by_browser: false,
            settled: None,
            tried: None,
            sure: false,
            display: Display::default(),
            asked: Asked::default(),
            lost: false,
            kept: Kept::No,
            news: None,
            waiting: Waiting::Nothing,
            missing: false,
            made: Made::default(),
            table: "".into(),
            removed: Rc::new([]),
        }
    }

    /// The screen to show: the one of the history, or a near one when that no longer makes sense.
    #[must_use]
    pub fn step(&self) -> Step {
        let step = self.trail.get(self.at).copied().unwrap_or(Step::Home);
        let exists = |record, index| self.situation.entries(record).is_some_and(|entries| index < entries.len());
        match step {
            Step::Ask(Question::Field(record, index, _), after) if !exists(record, index) => {
                Step::Entries(record, after)
            }
            Step::Entry(record, index) if !exists(record, index) => Step::Entries(record, After::Return),
            // Opened by its address before anything was answered.
            Step::Compare if self.answer(Question::Fact(BEGINNING.role)).is_none() => {
                Step::Ask(Question::Fact(BEGINNING.role), After::Next)
            }
            Step::Results | Step::Detail(..) | Step::Checklist | Step::Ledger if self.is_unsure() => Step::Compare,
            Step::Results | Step::Detail(..) | Step::Checklist | Step::Ledger if self.document().is_none() => {
                Step::Ask(Question::Fact(BEGINNING.place), After::Next)
            }
            step => step,
        }
    }

    /// Whether the page is in its layout for older people.
    #[must_use]
    pub fn is_elder(&self) -> bool {
        self.display.is_elder()
    }

    /// The document of the place; the first one while nothing was said of the place, none for who wants to see all.
    #[must_use]
    pub fn policy(&self) -> Option<&'static Policy> {
        POLICIES.get(self.document()?)
    }

    /// Which document that is: its place among them all.
    #[must_use]
    pub fn document(&self) -> Option<usize> {
        match self.situation.get(BEGINNING.place) {
            Some(Value::OneOf(place)) => DOCUMENTS.iter().position(|document| document.place == *place),
            _ => (!self.is_unsure()).then_some(0),
        }
    }

    /// Whether the person wants to see every place.
    #[must_use]
    pub fn is_unsure(&self) -> bool {
        self.skipped.contains(&Question::Fact(BEGINNING.place))
    }

    /// What the chosen role is asked first, and the kind of record that the answer opens.
    #[must_use]
    pub fn opening(&self) -> Option<(RecordId, &'static Opening)> {
        let roles = self.roles();
        let opening = BEGINNING.groups.iter().find(|group| group.roles == roles)?.opening.as_ref()?;
        Some((BEGINNING.fact(opening.fact)?.field?.record, opening))
    }

    /// The roles as bits of the role fact; 0 when none is named.
    #[must_use]
    pub fn roles(&self) -> u64 {
        roles(&BEGINNING, &self.situation)
    }

    /// The day of claiming.
    #[must_use]
    pub fn claim_day(&self) -> Day {
        match self.situation.get(BEGINNING.claim_date) {
            Some(Value::Day(range)) => range.single().unwrap_or(self.today),
            _ => self.today,
        }
    }

    /// The answer to a question, if it was given.
    #[must_use]
    pub fn answer(&self, question: Question) -> Option<Answer> {
        let known = match question {
            Question::Fact(fact) => self.situation.get(fact).cloned().map(Answer::Value),
            Question::Records(record) => match self.situation.entries(record) {
                None => None,
                Some([]) => Some(Answer::HasNone),
                Some(_) => Some(Answer::Has),
            },
            Question::Field(record, index, fact) => {
                let entry = self.situation.entries(record).and_then(|entries| entries.get(index));
                entry.and_then(|entry| entry.get(slot(fact)?)).cloned().map(Answer::Value)
            }
        };
        known.or_else(|| self.skipped.contains(&question).then_some(Answer::Unknown))
    }

    /// The answer as the question on the screen puts it.
    #[must_use]
    pub fn picked(&self, question: Question) -> Option<Answer> {
        let opened = self.opening().filter(|(record, _)| question == Question::Records(*record));
        let value = opened.and_then(|(record, opening)| {
            Some((opening.fact, self.situation.entries(record)?.first()?.get(slot(opening.fact)?)?.clone()))
        });
        value.map_or_else(|| self.answer(question), |(fact, value)| Some(Answer::Opens(fact, value)))
    }

    /// Whether a screen is the one before.
    #[must_use]
    pub fn came_from(&self, step: Step) -> bool {
        self.at.checked_sub(1).and_then(|before| self.trail.get(before)) == Some(&step)
    }

    /// Whether anything was answered yet.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        let answered = |fact| self.answer(Question::Fact(fact)).is_some();
        let mut fresh = Self { asked: self.asked.clone(), ..Self::new(self.today) };
        fresh.preset();
        let is_fresh = self.situation == fresh.situation && self.skipped.is_empty();
        !is_fresh && (answered(BEGINNING.place) || answered(BEGINNING.role))
    }

    /// Whether a record is of a day after the day of claiming: then one of the two is wrong.
    #[must_use]
    pub fn has_later_day(&self) -> bool {
        let claim = self.claim_day();
        let later = |value: Option<&Value>| match value {
            Some(Value::Day(range)) => range.min.is_some_and(|min| min > claim),
            _ => false,
        };
        (0..).map(RecordId).zip(CATALOGUE.records).any(|(record, def)| {
            let date = def.date.and_then(slot);
            let entries = self.situation.entries(record).unwrap_or_default();
            date.is_some_and(|date| entries.iter().any(|entry| later(entry.get(date))))
        })
    }

    /// To this screen.
    pub fn go(&mut self, step: Step) {
        if let Step::Entries(record, _) = step
            && !self.listed.contains(&record)
        {
            self.listed.push(record);
        }
        self.visit = self.visit.wrapping_add(1);
        self.by_browser = false;
        self.tried = None;
        self.sure = false;
        self.lost = false;
        self.news = None;
        self.made = Made::default();
        self.trail.truncate(self.at.saturating_add(1));
        self.trail.push(step);
        self.at = self.trail.len().saturating_sub(1);
    }

    /// Goes to an entry of the browser's history; one without a number is from before the page was ready.
    pub fn travel(&mut self, to: Option<usize>) {
        self.visit = self.visit.wrapping_add(1);
        self.by_browser = true;
        let to = to.unwrap_or_default();
        if to < self.trail.len() {
            self.at = to;
        } else {
            self.trail = vec![Step::Home];
            self.at = 0;
            self.lost = true;
        }
    }

    fn restart(&mut self) {
        let fresh = Self::new(self.today);
        // Going back leads to the first screen, not to questions about answers that are gone.
        let trail = vec![Step::Home; self.at.saturating_add(1)];
        // What was kept on the device goes as well.
        let kept = if self.kept == Kept::Yes { Kept::Cleared } else { self.kept };
        let asked = self.asked.clone();
        *self = Self { trail, at: self.at, visit: self.visit, display: self.display, asked, kept, ..fresh };
        self.preset();
        self.go(Step::Home);
    }
}

/// The kinds of records that bits name.
pub fn kinds_of(kinds: u64) -> impl Iterator<Item = RecordId> {
    (0..u16::try_from(u64::BITS).unwrap_or_default()).filter(move |bit| kinds >> bit & 1 == 1).map(RecordId)
}

/// The bits of kinds of records.
#[must_use]
pub fn bits_of(kinds: impl Iterator<Item = RecordId>) -> u64 {
    kinds.filter_map(|record| 1u64.checked_shl(record.0.into())).fold(0, |bits, bit| bits | bit)
}

/// The place of a fact among the fields of its kind of record.
#[must_use]
pub fn slot(fact: FactId) -> Option<u16> {
    BEGINNING.fact(fact)?.field.map(|field| field.slot)
}
