//! What an answer does to the answers: what was put aside comes back, and nothing is lost that was filled in.

use super::{Answer, State, Wish, kinds_of, slot, wishes};
use jianghui_policies::BEGINNING;
use jianghui_rules::{Entry, Question, Range, RecordId, Value};

impl State {
    /// Takes in what a page around this one asks for.
    pub fn grant(&mut self, words: &str) {
        for wish in wishes(words) {
            match wish {
                Wish::Place(place) => self.asked.place = Some(place),
                Wish::Role(role) => self.asked.role = Some(role),
                Wish::Look(setting, choice) => {
                    self.display = self.display.with(setting, choice);
                    self.asked.look = Some(self.display);
                }
                Wish::Result(receiver) => self.asked.receiver = receiver.into(),
                Wish::Unknown(_) => {}
            }
        }
        self.preset();
    }

    /// Answers what is preset, and was not answered by the person.
    pub fn preset(&mut self) {
        let place = self.asked.place.map(|place| (BEGINNING.place, Value::OneOf(place)));
        let role = self.asked.role.map(|role| (BEGINNING.role, Value::Chosen(role)));
        for (fact, value) in [place, role].into_iter().flatten() {
            if self.answer(Question::Fact(fact)).is_none() {
                self.situation.set(fact, Some(value));
            }
        }
    }

    pub(super) fn settle(&mut self, question: Question, answer: Answer) {
        self.skipped.retain(|skipped| *skipped != question);
        if answer == Answer::Unknown && question != Question::Fact(BEGINNING.claim_date) {
            self.skipped.push(question);
        }
        match (question, answer) {
            (Question::Fact(fact), Answer::Value(value)) => self.situation.set(fact, Some(value)),
            (Question::Fact(fact), _) if fact == BEGINNING.claim_date => {
                self.situation.set(fact, Some(Value::Day(Range::exactly(self.today))));
            }
            (Question::Fact(fact), _) => self.situation.set(fact, None),
            (Question::Field(record, index, fact), answer) => {
                let entry = self.situation.entries_mut(record).and_then(|entries| entries.get_mut(index));
                if let (Some(entry), Some(slot)) = (entry, slot(fact)) {
                    let value = if let Answer::Value(value) = answer { Some(value) } else { None };
                    entry.set(slot, value);
                }
            }
            (Question::Records(record), Answer::Has) => self.open(record),
            (Question::Records(record), Answer::Opens(fact, value)) => {
                self.open(record);
                self.settle(Question::Field(record, 0, fact), Answer::Value(value));
            }
            (Question::Records(record), answer) => {
                let entries = self.situation.entries(record).unwrap_or_default().to_vec();
                if !entries.is_empty() {
                    self.aside.retain(|(kind, _)| *kind != record);
                    self.aside.push((record, entries));
                }
                self.situation.set_entries(record, (answer == Answer::HasNone).then(Vec::new));
            }
        }
    }

    /// Takes the answer to several kinds of records at once: the bits of those that there are, in their order.
    pub(super) fn settle_kinds(&mut self, kinds: u64, answer: &Answer) {
        for (index, record) in kinds_of(kinds).enumerate() {
            let answer = match answer {
                Answer::Value(Value::Chosen(chosen))
                    if chosen.checked_shr(u32::try_from(index).unwrap_or(u32::MAX)).unwrap_or_default() & 1 == 1 =>
                {
                    Answer::Has
                }
                Answer::Value(_) => Answer::HasNone,
                _ => Answer::Unknown,
            };
            self.settle(Question::Records(record), answer);
        }
    }

    /// The answer to several kinds of records at once, where each was answered.
    #[must_use]
    pub fn picked_kinds(&self, kinds: u64) -> Option<Answer> {
        let mut chosen = 0;
        for (index, record) in kinds_of(kinds).enumerate() {
            match self.answer(Question::Records(record))? {
                Answer::HasNone => {}
                Answer::Unknown => return Some(Answer::Unknown),
                _ => chosen |= u32::try_from(index).ok().and_then(|index| 1u64.checked_shl(index)).unwrap_or_default(),
            }
        }
        Some(Answer::Value(Value::Chosen(chosen)))
    }

    /// Makes sure that there is a record of this kind.
    fn open(&mut self, record: RecordId) {
        if self.situation.entries(record).is_some_and(|entries| !entries.is_empty()) {
            return;
        }
        let kept = self.aside.iter().position(|(kind, _)| *kind == record).map(|index| self.aside.swap_remove(index).1);
        if kept.is_none() {
            self.listed.retain(|kind| *kind != record);
        }
        self.situation.set_entries(record, Some(kept.unwrap_or_else(|| vec![Entry::default()])));
    }

    pub(super) fn add(&mut self, record: RecordId) -> usize {
        let mut entries = self.situation.entries(record).unwrap_or_default().to_vec();
        entries.push(Entry::default());
        let index = entries.len().saturating_sub(1);
        self.skipped.retain(|question| *question != Question::Records(record));
        self.listed.retain(|kind| *kind != record);
        self.situation.set_entries(record, Some(entries));
        index
    }

    pub(super) fn remove(&mut self, record: RecordId, index: usize) {
        let Some(entries) = self.situation.entries_mut(record) else { return };
        if index >= entries.len() {
            return;
        }
        entries.remove(index);
        // The button that was pressed is gone: the screen is read from its heading again.
        self.visit = self.visit.wrapping_add(1);
        self.skipped.retain_mut(|question| match question {
            Question::Field(kind, at, _) if *kind == record => {
                let stays = *at != index;
                if *at > index {
                    *at -= 1;
                }
                stays
            }
            _ => true,
        });
    }
}
