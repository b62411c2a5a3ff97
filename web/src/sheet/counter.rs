//! 到窗口怎么说: three sentences, with the articles.

use super::{Block, Item, add};
use crate::{format, text};
use jianghui_rules::{Policy, State};

/// The states one speaks about, the best first: only those of the best are spoken of.
const BEST: [State; 5] = [State::Claimable, State::IfAdopted, State::AskOffice, State::Unanswered, State::Near];

/// As many characters of names as one says in a sentence.
const SPOKEN: usize = 20;

/// What is spoken of.
#[derive(Default)]
pub struct Counter {
    state: Option<State>,
    titles: Vec<&'static str>,
    articles: Vec<String>,
}

impl Counter {
    /// Hears of a provision.
    pub fn hear(&mut self, state: State, title: &'static str, article: &str) {
        let rank = |state| BEST.iter().position(|best| *best == state);
        let (Some(new), old) = (rank(state), self.state.and_then(rank)) else { return };
        if old.is_none_or(|old| new < old) {
            *self = Self { state: Some(state), ..Self::default() };
        }
        if self.state == Some(state) {
            add(&mut self.titles, title);
            add(&mut self.articles, article.to_string());
        }
    }

    /// The sentences; none where there is nothing to speak of.
    pub fn block(self, policy: &'static Policy) -> Block {
        let Some(state) = self.state else { return Block::default() };
        let titles = spoken(&self.titles);
        let first = match state {
            State::Claimable => text::want(&titles),
            State::IfAdopted => text::ask_draft(&titles),
            _ => text::ask_about(&titles),
        };
        let mut items = Vec::new();
        let basis = text::rests_on(format::document(policy), &spoken(&self.articles));
        for words in [first, basis, text::unsaid(&policy.silent.join(text::AND))] {
            items.push(Item::new(text::quoted(&words), String::new()));
        }
        Block { title: text::AT_THE_COUNTER, items, ..Block::default() }
    }
}

/// As many of them as one says.
fn spoken<T: AsRef<str>>(words: &[T]) -> String {
    let mut out = String::new();
    for word in words {
        if !out.is_empty() && (out.chars().count() + word.as_ref().chars().count()) > SPOKEN {
            out.push_str(text::AND_SO_ON);
            break;
        }
        if !out.is_empty() {
            out.push_str(text::AND);
        }
        out.push_str(word.as_ref());
    }
    out
}
