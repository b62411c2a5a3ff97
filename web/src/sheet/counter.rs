//! 到窗口怎么说: three sentences, with the articles.

use super::{Block, Item, add};
use crate::{format, text};
use jianghui_rules::{Policy, State};

/// The states one speaks about, the best first: only those of the best are spoken of.
const BEST: [State; 5] = [State::Claimable, State::IfAdopted, State::AskOffice, State::Unanswered, State::Near];

/// The most names that one says in a sentence.
const SPOKEN: usize = 3;

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
        if self.state == Some(state) && self.titles.len() < SPOKEN {
            add(&mut self.titles, title);
            add(&mut self.articles, article.to_string());
        }
    }

    /// The sentences; none where there is nothing to speak of.
    pub fn block(self, policy: &'static Policy) -> Block {
        let Some(state) = self.state else { return Block::default() };
        let titles = self.titles.join(text::AND);
        let first = match state {
            State::Claimable => text::want(&titles),
            State::IfAdopted => text::ask_draft(&titles),
            _ => text::ask_about(&titles),
        };
        let mut items = Vec::new();
        let basis = text::rests_on(format::document(policy), &self.articles.join(text::AND));
        for words in [first, basis, text::unsaid(&policy.silent.join(text::AND))] {
            items.push(Item::new(text::quoted(&words), String::new()));
        }
        Block { title: text::AT_THE_COUNTER, items, ..Block::default() }
    }
}
