//! The facts that the engine uses by their place in the catalogue and not by a sentence: each must be of the right kind,
//! and a field of its record.

use super::RawRecord;
use crate::{
    reader::{File, Words},
    sentence::Wanted,
};
use jianghui_rules::{FactDef, FactId, FactKind};

/// Refuses facts of another kind or of another record than the use that `facts.toml` makes of them.
pub fn check(file: &File<'_>, facts: &[FactDef], records: &[RawRecord], purposes: &[(Words, FactId)]) {
    for (index, record) in records.iter().enumerate() {
        let award = record.award.iter();
        let award = award.flat_map(|award| [(&award.level, LEVEL), (&award.series, TEXT), (&award.achievement, TEXT)]);
        let paid = record.paid.iter().flat_map(|paid| [(&paid.amount, Wanted::YUAN), (&paid.title, TEXT)]);
        let own = [(&record.date, Wanted::DATE), (&record.not_own, YES_NO), (&record.received, Wanted::YUAN)];
        let named =
            own.into_iter().chain(award).chain(paid).filter_map(|(words, wanted)| Some((words.as_ref()?, wanted)));
        for (words, wanted) in named.chain(record.title.iter().map(|words| (words, ANY))) {
            // A key that no fact has is refused where it is looked up.
            let Some(fact) = facts.iter().find(|fact| fact.key == words.text) else { continue };
            if fact.field.is_none_or(|field| usize::from(field.record.0) != index) {
                let message = format!("`{}` is no field of the record `{}`", words.text, record.id);
                file.refuse("out-of-view", words.span.clone(), message, "name a fact that has `record` set to it");
            }
            kind(file, words, fact, wanted);
        }
    }
    for (words, id) in purposes {
        let wanted = match words.text.as_str() {
            "place" => CHOICE,
            "role" => CHOICES,
            "claim_date" => Wanted::DATE,
            _ => PROVISION,
        };
        if let Some(fact) = facts.get(usize::from(id.0)) {
            kind(file, words, fact, wanted);
        }
    }
}

/// Refuses a fact of another kind.
pub fn kind(file: &File<'_>, words: &Words, fact: &FactDef, wanted: Wanted) {
    if !(wanted.fits)(&fact.kind) {
        let message = format!("`{}` has the wrong kind of answer for this place", words.text);
        file.refuse("verb-kind", words.span.clone(), message, format!("name a fact that is {}", wanted.what));
    }
}

const ANY: Wanted = Wanted { what: "any fact", fits: |_| true };
const TEXT: Wanted = Wanted { what: "words (kind `text`)", fits: |kind| matches!(kind, FactKind::Text) };
const YES_NO: Wanted = Wanted { what: "是 or 否 (kind `yes_no`)", fits: |kind| matches!(kind, FactKind::YesNo) };
const CHOICE: Wanted = Wanted { what: "a choice (kind `choice`)", fits: |kind| matches!(kind, FactKind::Choice(_)) };
const CHOICES: Wanted =
    Wanted { what: "a multiple choice (kind `choices`)", fits: |kind| matches!(kind, FactKind::Choices(_)) };
const PROVISION: Wanted = Wanted {
    what: "a provision (kind `choice` with `refers_to`)",
    fits: |kind| matches!(kind, FactKind::Provision(_)),
};
/// A choice whose options tell a level.
pub const LEVEL: Wanted = Wanted {
    what: "a choice with a `level` in its options",
    fits: |kind| matches!(kind, FactKind::Choice(options) if options.iter().any(|option| option.level.is_some())),
};
