//! `[[rule]]`: what holds between the provisions of a document.

use crate::{
    catalogue::{keep_all, keep_words},
    reader::{File, Table, Words},
    sentence,
};
use core::ops::Range;
use jianghui_rules::{Effect, Per, Provision, Rule};

/// A rule with the place of its words, for what can be checked only beside the provisions.
pub struct Stated {
    /// The rule.
    pub rule: Rule,
    id: Words,
    /// The ids of provisions that it names.
    named: Vec<Words>,
    span: Range<usize>,
}

fn kept(words: &Words) -> &'static str {
    keep_words(&words.text)
}

/// Reads one rule.
pub fn read(mut table: Table<'_, '_>) -> Option<Stated> {
    let file = table.file;
    let span = table.span.clone();
    let id = table.required("id");
    let quote = table.required("quote");
    let phrase = quote.as_ref().map_or("", |quote| &quote.text);
    let mut effects: Vec<Option<Effect>> = Vec::new();
    let mut named: Vec<Words> = Vec::new();
    if table.flag("highest_in_series") {
        effects.push(Some(Effect::HighestInSeries));
    }
    if let Some(years) = table.words("highest_within") {
        let years = sentence::count(file, &years, "年", phrase);
        // No person's prizes lie ten thousand years apart.
        let years = years.map(|years| i32::try_from(years).unwrap_or(9999).min(9999));
        effects.push(years.map(|years| Effect::HighestWithin { years }));
    }
    for (key, effect) in LISTS {
        if table.has(key) {
            let ids = table.list(key);
            effects.push(Some(effect(keep_all(ids.iter().map(kept).collect()))));
            named.extend(ids);
        }
    }
    let effect = match effects.as_slice() {
        [] => Some(Effect::Stated),
        [effect] => *effect,
        _ => {
            table.refuse("rule", "a rule has at most one effect", "split it into two rules");
            None
        }
    };
    let article = table.required("article");
    let plain = table.required("plain");
    let reading = table.flag("reading");
    table.finish();
    let (id, quote, article, plain) = (id?, quote?, article?, plain?);
    let rule = Rule {
        id: kept(&id),
        article: kept(&article),
        quote: kept(&quote),
        plain: kept(&plain),
        effect: effect?,
        reading,
    };
    Some(Stated { rule, id, named, span })
}

/// Makes an effect of the provisions that a rule names.
type OfProvisions = fn(&'static [&'static str]) -> Effect;

/// The keys that take a list of provisions.
const LISTS: &[(&str, OfProvisions)] = &[
    ("highest_in_month", |provisions| Effect::HighestInMonth { provisions }),
    ("highest_per_person", |provisions| Effect::HighestPerPerson { provisions }),
    ("highest_of", |provisions| Effect::HighestOf { provisions }),
];

/// Refuses ids that are taken or name another document, and what the engine would leave out without a word: a second
/// rule of a kind of which a document has one.
pub fn check_ids(file: &File<'_>, policy: &str, rules: &[Stated]) {
    for (index, stated) in rules.iter().enumerate() {
        let before = rules.get(..index).unwrap_or_default();
        let id = &stated.id;
        if before.iter().any(|other| other.id.text == id.text) {
            let help = "every rule has an id of its own";
            file.refuse("duplicate-id", id.span.clone(), format!("the id `{}` stands twice", id.text), help);
        }
        if !id.text.strip_prefix(policy).is_some_and(|rest| rest.starts_with('-')) {
            let help = format!("begin it with `{policy}-`");
            file.refuse("id-folder", id.span.clone(), format!("`{}` does not name its policy", id.text), help);
        }
        let kind = core::mem::discriminant(&stated.rule.effect);
        let single = matches!(stated.rule.effect, Effect::HighestInSeries | Effect::HighestWithin { .. });
        if single && before.iter().any(|other| core::mem::discriminant(&other.rule.effect) == kind) {
            let help = "a document has one rule for a series, and one for so many years";
            file.refuse("rule", line(file, &stated.span), "another rule has the same effect", help);
        }
    }
}

/// Refuses rules that speak of provisions which are not there, or between which there is nothing to choose: they would
/// do nothing, and nobody would see it.
pub fn check_provisions(file: &File<'_>, provisions: &[Provision], rules: &[Stated]) {
    for (index, stated) in rules.iter().enumerate() {
        if provisions.iter().any(|provision| provision.id == stated.id.text) {
            let message = format!("the id `{}` is that of a provision", stated.id.text);
            file.refuse("duplicate-id", stated.id.span.clone(), message, "give the rule an id of its own");
        }
        let mut judged_apart = 0;
        for (at, id) in stated.named.iter().enumerate() {
            let Some(provision) = provisions.iter().find(|provision| provision.id == id.text) else {
                let message = format!("no provision has the id `{}`", id.text);
                file.refuse("unknown-provision", id.span.clone(), message, "use the ids of provisions of this policy");
                continue;
            };
            judged_apart += if provision.per.is_some() { 2 } else { 1 };
            let slip = if stated.named.iter().take(at).any(|other| other.text == id.text) {
                Some("is named twice")
            } else if !provision.amount.has_figures() {
                Some("gives no sum that could be the highest")
            } else if matches!(stated.rule.effect, Effect::HighestInMonth { .. }) && provision.amount.per != Per::Month
            {
                Some("is not paid per month")
            } else if rules
                .iter()
                .take(index)
                .any(|other| takes_from(&other.rule.effect, &stated.rule.effect, &id.text))
            {
                Some("is already named by another rule that chooses the highest")
            } else {
                None
            };
            if let Some(slip) = slip {
                let help = "name each provision with a sum once, in one rule of a kind";
                file.refuse("rule", id.span.clone(), format!("`{}` {slip}", id.text), help);
            }
        }
        // What was received before counts under `highest_of`, so that one provision is enough there.
        let alone = matches!(stated.rule.effect, Effect::HighestInMonth { .. } | Effect::HighestPerPerson { .. });
        if alone && judged_apart == 1 {
            let help = "name another provision, or set `per` of this one to the record for each of which it is judged";
            file.refuse(
                "rule",
                line(file, &stated.span),
                "of one provision that is judged once there is no highest",
                help,
            );
        }
    }
}

/// Whether a rule that stands before another one keeps a provision from it: the engine asks the first that names it,
/// and what is weighed in a total is not weighed again for a month or a person.
fn takes_from(first: &Effect, second: &Effect, id: &str) -> bool {
    let total = |effect: &Effect| matches!(effect, Effect::HighestOf { .. });
    let same = core::mem::discriminant(first) == core::mem::discriminant(second) || total(first) || total(second);
    let (Effect::HighestInMonth { provisions }
    | Effect::HighestPerPerson { provisions }
    | Effect::HighestOf { provisions }) = first
    else {
        return false;
    };
    same && provisions.contains(&id)
}

/// The first line of a table.
fn line(file: &File<'_>, span: &Range<usize>) -> Range<usize> {
    let line = file.text.get(span.clone()).and_then(|text| text.lines().next()).map_or(0, str::len);
    span.start..span.start + line
}
