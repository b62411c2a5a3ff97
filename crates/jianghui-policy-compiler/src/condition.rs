//! Conditions of a provision: `when` entries, each beside the words it rests on.

use crate::{
    catalogue::{keep, keep_all, keep_words},
    cells::Cells,
    quantity::squeeze,
    reader::{File, Table, Words, as_words},
    sentence::{self, Ground},
};
use core::ops::Range;
use jianghui_rules::{Catalogue, Clause, Condition, Outcome, RecordId};
use toml::{Spanned, de::DeValue};

/// What conditions are read against.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// The quotations in which every phrase must stand, without white space.
    pub quotes: &'a [String],
    /// The kind of record in view.
    pub record: Option<RecordId>,
}

/// Reads the list of `when` entries.
pub fn clauses(table: &mut Table<'_, '_>, scope: Scope<'_>) -> &'static [Clause] {
    keep_all(table.tables("when").into_iter().filter_map(|entry| clause(entry, scope)).collect())
}

fn clause(mut table: Table<'_, '_>, scope: Scope<'_>) -> Option<Clause> {
    let phrases = table.list("phrase");
    if phrases.is_empty() {
        table.missing("phrase");
    }
    let text = |words: Option<Words>| words.map_or("", |words| keep_words(&words.text));
    let (article, plain) = (text(table.words("article")), text(table.words("plain")));
    let (open, reading) = (text(table.words("open")), text(table.words("reading")));
    for phrase in &phrases {
        quoted(table.file, phrase, scope.quotes);
    }
    let words = phrases.iter().map(|phrase| phrase.text.as_str()).collect::<Vec<_>>().join("……");
    let ground = Ground { phrase: &words, by_reading: !reading.is_empty() };
    let condition = match (table.take("narrow"), table.take("wide")) {
        (Some(narrow), wide) => {
            if open.is_empty() {
                table.missing("open");
            }
            let narrow = node(table.file, narrow, scope, ground);
            let wide = wide.map_or(Some(Condition::ALWAYS), |wide| node(table.file, wide, scope, ground));
            let (narrow, wide) = (narrow?, wide?);
            check_readings(&table, scope, &narrow, &wide);
            Condition::Open { narrow: keep(narrow), wide: keep(wide) }
        }
        (None, Some(wide)) => {
            table.wrong_type("wide", wide.span(), "`narrow` as well: the two readings stand together");
            return None;
        }
        (None, None) => {
            if !open.is_empty() {
                table.missing("narrow");
            }
            branch(&mut table, scope, ground)?
        }
    };
    let phrase = keep_words(&words);
    table.finish();
    Some(Clause { article, phrase, plain, condition, open, reading })
}

/// Refuses readings in the wrong order: what the narrow one grants, the wide one must grant as well.
fn check_readings(table: &Table<'_, '_>, scope: Scope<'_>, narrow: &Condition, wide: &Condition) {
    let mut tests = Vec::new();
    narrow.for_each_test(&mut |test| tests.push(test));
    wide.for_each_test(&mut |test| tests.push(test));
    let Some(cells) = Cells::new(scope, &tests, &tests) else { return };
    let slip = cells.find(|view| {
        let outcome = |condition: &Condition| condition.judge(scope.catalogue, view).outcome();
        (outcome(narrow) == Outcome::Met && outcome(wide) == Outcome::Unmet).then_some(())
    });
    if slip.is_some() {
        let line = table.file.text.get(table.span.clone()).and_then(|text| text.lines().next()).map_or(0, str::len);
        let message = "the narrow reading grants what the wide one refuses";
        let help =
            "`narrow` is the reading against the claimant, `wide` the one for the claimant: exchange or mend them";
        table.file.refuse("readings", table.span.start..table.span.start + line, message, help);
    }
}

/// Refuses a phrase that stands in no quotation.
pub fn quoted(file: &File<'_>, phrase: &Words, quotes: &[String]) {
    let squeezed = squeeze(&phrase.text);
    if !quotes.iter().any(|quote| quote.contains(&squeezed)) {
        let message = format!("「{squeezed}」 stands in no quotation");
        let help = "a phrase is a part of one of the `quotes` of its provision, or of a quotation of policy.toml, word for word";
        file.refuse("phrase-not-quoted", phrase.span.clone(), message, help);
    }
}

/// Reads the one of `is`, `all`, `any`, `not`, `exists` that a table has.
fn branch(table: &mut Table<'_, '_>, scope: Scope<'_>, ground: Ground<'_>) -> Option<Condition> {
    let file = table.file;
    let mut found = Vec::new();
    if let Some(value) = table.take("is") {
        found.push(node(file, value, scope, ground));
    }
    if let Some(name) = table.words("exists") {
        let record = scope.catalogue.find_record(&name.text);
        if record.is_none() {
            let help = "use the id of a [[record]] of facts.toml";
            file.refuse("unknown-word", name.span, format!("no record has the id `{}`", name.text), help);
        }
        let all = table.take("all");
        if all.is_none() {
            table.missing("all");
        }
        let inner = all.and_then(|value| node(file, value, Scope { record, ..scope }, ground));
        found.push(record.zip(inner).map(|(record, inner)| Condition::Exists { record, condition: keep(inner) }));
    } else if let Some(value) = table.take("all") {
        found.push(list(file, value, scope, ground).map(|parts| Condition::All(keep_all(parts))));
    }
    if let Some(value) = table.take("any") {
        found.push(list(file, value, scope, ground).map(|parts| Condition::Any(keep_all(parts))));
    }
    if let Some(value) = table.take("not") {
        found.push(node(file, value, scope, ground).map(|part| Condition::Not(keep(part))));
    }
    if found.len() != 1 {
        let line = file.text.get(table.span.clone()).and_then(|text| text.lines().next()).map_or(0, str::len);
        let message = format!("a condition has exactly one of is, all, any, not, exists; this has {}", found.len());
        let help = "put several sentences into `all = [ … ]` or `any = [ … ]`";
        file.refuse("condition", table.span.start..table.span.start + line, message, help);
        return None;
    }
    found.pop()?
}

/// Reads a sentence, a list (all of it) or a table.
pub fn node(file: &File<'_>, value: &Spanned<DeValue<'_>>, scope: Scope<'_>, ground: Ground<'_>) -> Option<Condition> {
    if let Some(words) = as_words(value) {
        let test = sentence::read(file, scope.catalogue, &words, ground)?;
        let field = scope.catalogue.fact(test.fact).and_then(|def| def.field);
        if field.is_some_and(|field| Some(field.record) != scope.record) {
            let message = format!("`{}` is about a record that is not in view here", words.text);
            let help = "set `per` of the provision to its record, or ask with `exists = \"…\"` for any one of them";
            file.refuse("out-of-view", words.span, message, help);
            return None;
        }
        return Some(Condition::Test(test));
    }
    match value.get_ref() {
        DeValue::Array(_) => list(file, value, scope, ground).map(|parts| Condition::All(keep_all(parts))),
        DeValue::Table(_) => {
            let mut table = Table::of(file, value)?;
            let condition = branch(&mut table, scope, ground);
            table.finish();
            condition
        }
        _ => {
            refuse_type(file, value.span());
            None
        }
    }
}

fn list(file: &File<'_>, value: &Spanned<DeValue<'_>>, scope: Scope<'_>, ground: Ground<'_>) -> Option<Vec<Condition>> {
    let DeValue::Array(items) = value.get_ref() else {
        refuse_type(file, value.span());
        return None;
    };
    // Every item is read, so that all refusals show at once.
    let parts: Vec<Option<Condition>> = items.iter().map(|item| node(file, item, scope, ground)).collect();
    parts.into_iter().collect()
}

fn refuse_type(file: &File<'_>, span: Range<usize>) {
    let message = "a condition is a sentence, a list or a table";
    file.refuse("wrong-type", span, message, "write `\"FACT VERB LITERAL\"`, `[ … ]` or `{ any = [ … ] }`");
}
