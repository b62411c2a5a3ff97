//! 我的清单: what a person takes along, to the counter, into a chat, into a calendar, onto paper.
//!
//! One structure of plain words. The screen, the print, the text, the picture and the calendar file are drawn from it,
//! so none of them can say something else. Nothing stands in it that neither the data nor the answers say.

pub mod ics;
pub mod picture;
pub mod qr;
pub mod text;

mod counter;
mod dates;
mod lists;
mod proof;

use crate::app::Screen;
use crate::components::finding;
use crate::outlook::Outlook;
use crate::{browser, format, share, text as say};
use jianghui_policies::CATALOGUE;
use jianghui_rules::{Day, FactKind, Question};

/// The sheet.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Whose and which: place, role, day of claiming.
    pub context: String,
    /// What must be known before anything on it: that it is a draft, that two answers do not go together.
    pub warnings: Vec<&'static str>,
    /// The blocks, in their order.
    pub blocks: Vec<Block>,
    /// What happens on which day, for the calendar.
    pub dates: Vec<(Day, String)>,
    /// The document, the day on which the sheet was made, and what holds for all of it.
    pub foot: Vec<String>,
    /// The link that opens the same answers, where the page has an address.
    pub link: Option<String>,
    /// The day on which it was made.
    pub today: Option<Day>,
}

/// A block.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// Its heading.
    pub title: &'static str,
    /// What must be known of all of it, or empty.
    pub note: &'static str,
    /// Whether there is something to tick off.
    pub ticks: bool,
    /// What each line can be ticked as, instead of one box.
    pub states: &'static [&'static str],
    /// Whether the lines are many and short, so that they may stand side by side.
    pub dense: bool,
    /// What stands in it.
    pub items: Vec<Item>,
}

impl Block {
    /// The boxes of a line where it can be ticked in several ways, or nothing.
    fn boxes(&self) -> String {
        let mut out = String::new();
        for state in self.states {
            out.push_str("□ ");
            out.push_str(state);
            out.push('　');
        }
        out.trim_end().into()
    }
}

/// A line of a block.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// The heading within the block; several items in a row have the same.
    pub group: String,
    /// What it is.
    pub head: String,
    /// A sum, a number or an answer beside it, or empty.
    pub side: String,
    /// More of it.
    pub lines: Vec<String>,
}

impl Item {
    /// A line with something beside it.
    fn new(head: String, side: String) -> Self {
        Self { head, side, ..Self::default() }
    }
}

impl Sheet {
    /// The sheet for the answers as they are.
    #[must_use]
    pub fn of(screen: &Screen<'_>, outlook: &Outlook) -> Self {
        let (state, policy) = (screen.state, outlook.policy);
        let mut lists = lists::Lists::default();
        for case in outlook.cases() {
            lists.take(screen, outlook, case);
        }
        let (dates, days) = dates::block(screen, outlook);
        let mut blocks = lists.blocks(screen, outlook, days);
        blocks.push(answers(screen));
        // A block stays when it says at least that there is nothing.
        blocks.retain(|block| !block.items.is_empty() || !block.note.is_empty());
        let mut warnings = Vec::new();
        if policy.draft {
            warnings.push(say::DRAFT_NOTE);
        }
        if state.has_later_day() {
            warnings.push(say::AFTER_CLAIM);
        }
        let day = say::claimed_on(&format::day(state.claim_day()));
        let (place, role) = (screen.place().unwrap_or_default(), screen.role().unwrap_or_default());
        let mut foot = vec![
            joined(&[policy.title, policy.number, policy.issuer]),
            joined(&[&say::made_on(&format::day(state.today)), say::REFERENCE]),
        ];
        for remark in policy.remarks {
            foot.push(format::spaced(remark));
        }
        Self {
            context: joined(&[&place, &role, &day]),
            warnings,
            blocks,
            dates,
            foot,
            link: browser::link(&share::write(state)),
            today: Some(state.today),
        }
    }
}

/// Words in a row, without those that are empty.
fn joined(parts: &[&str]) -> String {
    let mut out = String::new();
    for part in parts {
        if !out.is_empty() && !part.is_empty() {
            out.push_str(" · ");
        }
        out.push_str(part);
    }
    out
}

/// Adds what is not there yet.
fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// 我的答案: every answer, the fields of every record as well.
fn answers(screen: &Screen<'_>) -> Block {
    let state = screen.state;
    let mut items = Vec::new();
    for question in crate::pages::answers::given(state) {
        let record = match question {
            Question::Records(record) => Some(record),
            _ => None,
        };
        let entries = record.and_then(|record| state.situation.entries(record)).unwrap_or_default();
        let Some(def) = record.and_then(|record| CATALOGUE.record(record)).filter(|_| !entries.is_empty()) else {
            items.push(Item::new(finding::label(question).into(), finding::in_words(screen, question).0));
            continue;
        };
        for (index, entry) in entries.iter().enumerate() {
            let mut side = String::new();
            for fact in def.fields {
                let Some(field) = CATALOGUE.fact(*fact) else { continue };
                let Some(value) = field.field.and_then(|field| entry.get(field.slot)) else { continue };
                let words = format::value(field, value);
                let own = !matches!(field.kind, FactKind::YesNo);
                side = joined(&[&side, &if own { words } else { say::answered_fact(field.label, &words) }]);
            }
            let head =
                if entries.len() > 1 { say::record_title(index, def.measure, def.label) } else { def.label.into() };
            items.push(Item { head, lines: vec![side], ..Item::default() });
        }
    }
    Block { title: say::MY_ANSWERS, dense: true, items, ..Block::default() }
}
