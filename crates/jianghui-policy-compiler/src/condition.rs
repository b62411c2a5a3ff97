//! Conditions of a provision: `when` entries, each beside the words it rests on.

use crate::{
    catalogue::{keep, keep_all, keep_words},
    cells::Cells,
    quantity::squeeze,
    reader::{File, Table, Words, as_words},
    sentence::{self, Ground},
};
use core::{cell::Cell, ops::Range};
use jianghui_rules::{Catalogue, Check, Clause, Condition, FactId, FactKind, Outcome, RecordId, Test, YES_BIT};
use toml::{Spanned, de::DeValue};

/// What conditions are read against.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// The quotations in which every phrase must stand, without white space: those of the provision first.
    pub quotes: &'a [String],
    /// How many of them are the provision's own.
    pub own: usize,
    /// The kind of record in view.
    pub record: Option<RecordId>,
    /// Conditions that the document states once and several provisions rest on.
    pub definitions: &'a [Definition],
}

/// A condition that `policy.toml` states once for several provisions.
pub struct Definition {
    /// Its name.
    pub name: Words,
    /// What it says; none if it was refused.
    pub clause: Option<Clause>,
    /// Whether anything rests on it.
    pub used: Cell<bool>,
}

/// Reads a list of `when` entries.
pub fn clauses(table: &mut Table<'_, '_>, key: &'static str, scope: Scope<'_>) -> &'static [Clause] {
    keep_all(table.tables(key).into_iter().filter_map(|entry| clause(entry, scope)).collect())
}

/// Reads one condition with the words it rests on, or the name of one that the document defines.
pub fn clause(mut table: Table<'_, '_>, scope: Scope<'_>) -> Option<Clause> {
    if let Some(name) = table.words("defined") {
        let clause = defined(table.file, &name, scope);
        table.finish();
        return clause;
    }
    if !table.has("phrase") {
        table.missing("phrase");
    }
    let phrases = table.list("phrase");
    let text = |words: Option<Words>| words.map_or("", |words| keep_words(&words.text));
    let elsewhere = |phrase: &Words| !stands(phrase, scope.quotes.get(..scope.own).unwrap_or_default());
    if !table.has("article")
        && phrases.iter().any(elsewhere)
        && phrases.iter().all(|phrase| stands(phrase, scope.quotes))
    {
        table.missing("article");
    }
    let (article, plain) = (text(table.words("article")), text(table.words("plain")));
    let (open, reading) = (text(table.words("open")), text(table.words("reading")));
    for phrase in &phrases {
        quoted(table.file, phrase, scope.quotes);
    }
    let words = phrases.iter().map(|phrase| phrase.text.as_str()).collect::<Vec<_>>().join("……");
    let ground = Ground { phrase: &words, by_reading: !reading.is_empty() };
    let condition = condition(&mut table, scope, ground, !open.is_empty())?;
    let phrase = keep_words(&words);
    table.finish();
    Some(Clause { article, phrase, plain, condition, open, reading })
}

/// The condition of this name that the document states.
fn defined(file: &File<'_>, name: &Words, scope: Scope<'_>) -> Option<Clause> {
    if let Some(definition) = scope.definitions.iter().find(|definition| definition.name.text == name.text) {
        definition.used.set(true);
        return definition.clause;
    }
    let known: Vec<&str> = scope.definitions.iter().map(|definition| definition.name.text.as_str()).collect();
    let help = if known.is_empty() {
        "only a provision, `when` and `when_person` can name a [[definition]], and policy.toml must have it".to_owned()
    } else {
        format!("the [[definition]]s of policy.toml are: {}", known.join("、"))
    };
    file.refuse("unknown-word", name.span.clone(), format!("no definition is called `{}`", name.text), help);
    None
}

/// Reads what a clause demands: one condition, one that the office vouches for, or two readings.
fn condition(table: &mut Table<'_, '_>, scope: Scope<'_>, ground: Ground<'_>, open: bool) -> Option<Condition> {
    let file = table.file;
    let one = ["is", "all", "any", "not", "exists"].into_iter().any(|key| table.has(key));
    let several = usize::from(one) + usize::from(table.has("vouched")) + usize::from(table.has("narrow"));
    if several > 1 {
        let message =
            "a condition is one of: a sentence (is, all, any, not, exists), `vouched`, or `narrow` with `wide`";
        table.refuse("condition", message, "keep one of them, or write two entries of `when`");
        return None;
    }
    if !open && (table.has("vouched") || table.has("narrow")) {
        table.missing("open");
    }
    if let Some(words) = table.words("vouched") {
        return vouched(file, &words, scope, ground);
    }
    match (table.take("narrow"), table.take("wide")) {
        (Some(narrow), wide) => {
            let narrow = node(file, narrow, scope, ground);
            let wide = wide.map_or(Some(Condition::ALWAYS), |wide| node(file, wide, scope, ground));
            let (narrow, wide) = (narrow?, wide?);
            check_readings(table, scope, &narrow, &wide);
            Some(Condition::Open { narrow: keep(narrow), wide: keep(wide) })
        }
        (None, Some(wide)) => {
            table.wrong_type("wide", wide.span(), "`narrow` as well: the two readings stand together");
            None
        }
        (None, None) => {
            if open {
                table.missing("narrow");
            }
            branch(table, scope, ground)
        }
    }
}

/// Reads a condition of another document: a yes/no fact that is 是 when the office has confirmed it.
fn vouched(file: &File<'_>, words: &Words, scope: Scope<'_>, ground: Ground<'_>) -> Option<Condition> {
    let test = sentence_in_view(file, words, scope, ground)?;
    let yes_no = scope.catalogue.fact(test.fact).is_some_and(|def| matches!(def.kind, FactKind::YesNo));
    if !yes_no || test.check != Check::OneOf(YES_BIT) {
        let help = "write a fact that is answered with 是 or 否, and `是 是` behind it";
        file.refuse("verb-kind", words.span.clone(), format!("`{}` cannot be vouched for", words.text), help);
        return None;
    }
    Some(Condition::Vouched(test))
}

/// Refuses readings in the wrong order: what the narrow one grants, the wide one must grant as well.
fn check_readings(table: &Table<'_, '_>, scope: Scope<'_>, narrow: &Condition, wide: &Condition) {
    if narrow == wide {
        let help = "write `is`, `all` or `any` if there is only one reading";
        table.refuse("readings", "the two readings are the same", help);
        return;
    }
    let mut tests = Vec::new();
    narrow.for_each_test(&mut |test| tests.push(test));
    wide.for_each_test(&mut |test| tests.push(test));
    let Some(cells) = Cells::new(scope, &tests, &tests) else { return };
    let slip = cells.find(|view| {
        let outcome = |condition: &Condition| condition.judge(scope.catalogue, view).outcome();
        (outcome(narrow) == Outcome::Met && outcome(wide) == Outcome::Unmet).then_some(())
    });
    if slip.is_some() {
        let help =
            "`narrow` is the reading against the claimant, `wide` the one for the claimant: exchange or mend them";
        table.refuse("readings", "the narrow reading grants what the wide one refuses", help);
    }
}

fn stands(phrase: &Words, quotes: &[String]) -> bool {
    let squeezed = squeeze(&phrase.text);
    quotes.iter().any(|quote| quote.contains(&squeezed))
}

/// Refuses conditions which no answers meet together. Those about entries that are not in view, and those that compare
/// two facts, are left to the examples: there is more to them than the cells of one entry.
pub fn check_possible(table: &Table<'_, '_>, scope: Scope<'_>, clauses: &[Clause]) {
    let clauses: Vec<&Clause> = clauses.iter().filter(|clause| is_plain(&clause.condition)).collect();
    let mut tests = Vec::new();
    clauses.iter().for_each(|clause| clause.condition.for_each_test(&mut |test| tests.push(test)));
    let Some(cells) = Cells::new(scope, &tests, &tests) else { return };
    let met = cells.find(|view| {
        let unmet = |clause: &&Clause| clause.condition.judge(scope.catalogue, view).outcome() == Outcome::Unmet;
        (!clauses.iter().any(unmet)).then_some(())
    });
    if met.is_none() {
        let help = "two of them exclude each other, or one asks for what no answer can be: mend them";
        table.refuse("condition", "no answers meet all conditions of this provision", help);
    }
}

/// Whether a condition asks only for facts in view, each by itself.
fn is_plain(condition: &Condition) -> bool {
    match condition {
        Condition::Test(test) | Condition::Vouched(test) => test.facts().count() == 1,
        Condition::All(parts) | Condition::Any(parts) => parts.iter().all(is_plain),
        Condition::Not(part) => is_plain(part),
        Condition::Open { narrow, wide } => is_plain(narrow) && is_plain(wide),
        Condition::Exists { .. } => false,
    }
}

/// Refuses a phrase that stands in no quotation.
pub fn quoted(file: &File<'_>, phrase: &Words, quotes: &[String]) {
    if !stands(phrase, quotes) {
        let squeezed = squeeze(&phrase.text);
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
            file.refuse("unknown-word", name.span.clone(), format!("no record has the id `{}`", name.text), help);
        }
        let all = table.take("all");
        if all.is_none() {
            table.missing("all");
        }
        let inner = all.and_then(|value| node(file, value, Scope { record, ..scope }, ground));
        if let (Some(record), Some(inner)) = (record, &inner)
            && !asks_of(scope.catalogue, inner, record)
        {
            let help = "ask for a field of the record, or write the condition without `exists`";
            file.refuse("unused", name.span, "nothing is asked of this record", help);
        }
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
        let message = format!("a condition has exactly one of is, all, any, not, exists; this has {}", found.len());
        table.refuse("condition", message, "put several sentences into `all = [ … ]` or `any = [ … ]`");
        return None;
    }
    found.pop()?
}

/// Whether a condition asks for a field of this record.
fn asks_of(catalogue: &Catalogue, condition: &Condition, record: RecordId) -> bool {
    let mut asks = false;
    condition.for_each_test(&mut |test| {
        let mut fields = test.facts().filter_map(|fact| catalogue.fact(fact)?.field);
        asks |= fields.any(|field| field.record == record);
    });
    asks
}

/// Reads a sentence, a list (all of it) or a table.
pub fn node(file: &File<'_>, value: &Spanned<DeValue<'_>>, scope: Scope<'_>, ground: Ground<'_>) -> Option<Condition> {
    if let Some(words) = as_words(value) {
        return node_of(file, &words, scope, ground);
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

/// Reads one sentence about facts in view.
fn node_of(file: &File<'_>, words: &Words, scope: Scope<'_>, ground: Ground<'_>) -> Option<Condition> {
    sentence_in_view(file, words, scope, ground).map(Condition::Test)
}

fn sentence_in_view(file: &File<'_>, words: &Words, scope: Scope<'_>, ground: Ground<'_>) -> Option<Test> {
    let test = sentence::read(file, scope.catalogue, words, ground)?;
    in_view(file, words, scope, test.facts()).then_some(test)
}

/// Refuses facts of a record that is not in view: they would never have a value.
pub fn in_view(file: &File<'_>, words: &Words, scope: Scope<'_>, facts: impl Iterator<Item = FactId>) -> bool {
    let field = |fact| scope.catalogue.fact(fact).and_then(|def| def.field);
    let seen = facts.filter_map(field).all(|field| Some(field.record) == scope.record);
    if !seen {
        let message = format!("`{}` is about a record that is not in view here", words.text);
        let help = "set `per` of the provision to its record, or ask with `exists = \"…\"` for any one of them";
        file.refuse("out-of-view", words.span.clone(), message, help);
    }
    seen
}

fn list(file: &File<'_>, value: &Spanned<DeValue<'_>>, scope: Scope<'_>, ground: Ground<'_>) -> Option<Vec<Condition>> {
    let DeValue::Array(items) = value.get_ref() else {
        refuse_type(file, value.span());
        return None;
    };
    if items.is_empty() {
        file.refuse("empty", value.span(), "the list of conditions is empty", "write the conditions, or leave it out");
        return None;
    }
    // Every item is read, so that all refusals show at once.
    let parts: Vec<Option<Condition>> = items.iter().map(|item| node(file, item, scope, ground)).collect();
    parts.into_iter().collect()
}

fn refuse_type(file: &File<'_>, span: Range<usize>) {
    let message = "a condition is a sentence, a list or a table";
    file.refuse("wrong-type", span, message, "write `\"FACT VERB LITERAL\"`, `[ … ]` or `{ any = [ … ] }`");
}
