//! `facts.toml` → the catalogue.

mod fields;

use crate::reader::{File, Table, Words};
use jianghui_rules::{
    AwardFields, Catalogue, Change, FactDef, FactId, FactKind, Field, Gloss, Level, Opening, OptionDef, PaidFields,
    RecordDef, RecordId, RoleGroup,
};
use rust_decimal::Decimal;

const CHANGES: &[(&str, Change)] = &[
    ("time", Change::Time),
    ("self", Change::Claimant),
    ("employer", Change::Employer),
    ("office", Change::Office),
    ("fixed", Change::Fixed),
];

/// What facts outside the rules are used for.
const PURPOSES: [&str; 4] = ["place", "role", "claim_date", "paid_under"];

/// The words for levels in the data files.
pub const LEVELS: &[(&str, Level)] = &[
    ("world", Level::World),
    ("national", Level::National),
    ("provincial", Level::Provincial),
    ("city", Level::City),
    ("county", Level::County),
];

/// Leaves a value for the rest of the process: the compiled tree is one that is never freed.
pub fn keep<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// Leaves a list for the rest of the process.
pub fn keep_all<T>(values: Vec<T>) -> &'static [T] {
    values.leak()
}

/// Leaves words for the rest of the process.
pub fn keep_words(words: &str) -> &'static str {
    words.to_owned().leak()
}

fn kept(words: Option<Words>) -> &'static str {
    words.map_or("", |words| keep_words(&words.text))
}

/// A record as read, before its fields are known.
struct RawRecord {
    id: &'static str,
    label: &'static str,
    measure: &'static str,
    question: &'static str,
    hint: &'static str,
    title: Vec<Words>,
    date: Option<Words>,
    not_own: Option<Words>,
    received: Option<Words>,
    award: Option<RawAward>,
    paid: Option<RawPaid>,
}

struct RawAward {
    level: Option<Words>,
    series: Option<Words>,
    achievement: Option<Words>,
}

struct RawPaid {
    amount: Option<Words>,
    title: Option<Words>,
    once: &'static str,
    already: &'static str,
}

/// Reads the catalogue. Refusals go to the file's diagnostics; `None` means that it cannot be used at all.
pub fn read(file: &File<'_>) -> Option<&'static Catalogue> {
    let root = file.parse()?;
    let mut table = Table::new(file, root.get_ref(), root.span());
    let records: Vec<RawRecord> = table.tables("record").into_iter().map(raw_record).collect();
    let mut facts: Vec<FactDef> = Vec::new();
    let mut purposes: Vec<(Words, FactId)> = Vec::new();
    let mut slots = vec![0u16; records.len()];
    for mut entry in table.tables("fact") {
        let id = FactId(u16::try_from(facts.len()).unwrap_or(u16::MAX));
        purpose(&mut entry, id, &mut purposes);
        if let Some(fact) = fact(entry, &records, &mut slots, &facts) {
            facts.push(fact);
        }
    }
    let groups = table.tables("role_group");
    let terms = glossary(table.tables("term"));
    table.finish();
    fields::check(file, &facts, &records, &purposes);
    let find = |words: &Words| {
        let index = facts.iter().position(|fact| fact.key == words.text);
        if index.is_none() {
            let help = "use the `key` of a fact of this file";
            file.refuse("unknown-fact", words.span.clone(), format!("no fact has the key `{}`", words.text), help);
        }
        index.and_then(|index| u16::try_from(index).ok()).map(FactId)
    };
    let found = |name: &str| {
        let found = purposes.iter().find(|(purpose, _)| purpose.text == name).map(|(_, id)| *id);
        if found.is_none() {
            let message = format!("no fact has `purpose = \"{name}\"`");
            file.refuse("missing-purpose", 0..0, message, "exactly one fact must have this purpose");
        }
        found
    };
    let award_fields = |raw: &RawAward| {
        Some(AwardFields {
            level: find(raw.level.as_ref()?)?,
            series: find(raw.series.as_ref()?)?,
            achievement: find(raw.achievement.as_ref()?)?,
        })
    };
    let defs: Vec<RecordDef> = records
        .iter()
        .enumerate()
        .map(|(index, raw)| RecordDef {
            id: raw.id,
            label: raw.label,
            measure: raw.measure,
            question: raw.question,
            hint: raw.hint,
            fields: keep_all(
                (0..).map(FactId).zip(&facts).filter(|(_, fact)| is_field_of(fact, index)).map(|(id, _)| id).collect(),
            ),
            title: keep_all(raw.title.iter().filter_map(find).collect()),
            date: raw.date.as_ref().and_then(find),
            not_own: raw.not_own.as_ref().and_then(find),
            paid: raw.received.as_ref().and_then(find),
            award: raw.award.as_ref().and_then(award_fields),
        })
        .collect();
    let paid = records.iter().enumerate().find_map(|(index, raw)| Some((index, raw, raw.paid.as_ref()?)));
    let Some((index, raw, paid)) = paid else {
        let help = "say in one [[record]] how money received is described";
        file.refuse("missing-key", 0..0, "no record has `paid`", help);
        return None;
    };
    for (key, there) in [("date", raw.date.is_some()), ("award", raw.award.is_some())] {
        if !there {
            let message = format!("the record with `paid` has no `{key}`");
            file.refuse("missing-key", 0..0, message, "rules between payments compare days, levels and series");
        }
    }
    let under = found("paid_under")?;
    let words = facts.get(usize::from(under.0)).map_or(&[][..], FactDef::options);
    let paid = PaidFields {
        record: RecordId(u16::try_from(index).ok()?),
        under,
        other_award: words.first().map_or("", |option| option.id),
        title: find(paid.title.as_ref()?)?,
        amount: find(paid.amount.as_ref()?)?,
        date: find(raw.date.as_ref()?)?,
        award: award_fields(raw.award.as_ref()?)?,
        once: paid.once,
        already: paid.already,
    };
    let (place, role, claim_date) = (found("place")?, found("role")?, found("claim_date")?);
    let role_def = facts.get(usize::from(role.0));
    let groups = groups.into_iter().filter_map(|group| role_group(group, role_def, &facts)).collect();
    Some(keep(Catalogue {
        facts: keep_all(facts),
        records: keep_all(defs),
        place,
        role,
        claim_date,
        paid,
        groups: keep_all(groups),
        glossary: keep_all(terms),
    }))
}

/// Reads what a fact is used for outside the rules.
fn purpose(table: &mut Table<'_, '_>, id: FactId, purposes: &mut Vec<(Words, FactId)>) {
    let Some(words) = table.words("purpose") else { return };
    if table.word(&words, "purpose", &PURPOSES.map(|name| (name, ()))).is_none() {
        return;
    }
    if purposes.iter().any(|(known, _)| known.text == words.text) {
        let message = format!("the purpose `{}` stands twice", words.text);
        table.file.refuse("duplicate-id", words.span, message, "exactly one fact must have this purpose");
        return;
    }
    purposes.push((words, id));
}

fn role_group(mut table: Table<'_, '_>, role: Option<&FactDef>, facts: &[FactDef]) -> Option<RoleGroup> {
    let mut bits = 0;
    for name in table.list("roles") {
        match role.and_then(|role| role.option_bit(&name.text)) {
            Some(bit) => bits |= bit,
            None => {
                let help = "use an option id of the role fact";
                table.file.refuse("unknown-option", name.span, format!("no role is called `{}`", name.text), help);
            }
        }
    }
    let (id, label) = (table.required("id"), table.required("label"));
    let hint = kept(table.words("hint"));
    let opening = table.table("opening").and_then(|table| opening(table, facts));
    table.finish();
    Some(RoleGroup { id: keep_words(&id?.text), label: keep_words(&label?.text), hint, roles: bits, opening })
}

/// What is asked first in a role: its answer opens a record, so it is a choice that stands in one.
fn opening(mut table: Table<'_, '_>, facts: &[FactDef]) -> Option<Opening> {
    let file = table.file;
    let (fact, question) = (table.required("fact"), table.required("question"));
    let hint = kept(table.words("hint"));
    let named = table.list("steps");
    table.finish();
    let fact = fact?;
    let opens = |def: &FactDef| def.key == fact.text && def.field.is_some() && matches!(def.kind, FactKind::Choice(_));
    let Some(index) = facts.iter().position(opens) else {
        let message = format!("no choice of a record has the key `{}`", fact.text);
        let help = "name a choice of this file that has a `record`";
        file.refuse("unknown-fact", fact.span, message, help);
        return None;
    };
    let mut steps = 0;
    for name in named {
        match facts.get(index).and_then(|def| def.option_bit(&name.text)) {
            Some(bit) => steps |= bit,
            None => {
                let message = format!("`{}` has no option `{}`", fact.text, name.text);
                file.refuse("unknown-option", name.span, message, "use an option id of the fact that is asked first");
            }
        }
    }
    Some(Opening { fact: FactId(u16::try_from(index).ok()?), question: keep_words(&question?.text), hint, steps })
}

/// The terms with their explanations, each word of them once.
fn glossary(tables: Vec<Table<'_, '_>>) -> Vec<Gloss> {
    let mut known: Vec<String> = Vec::new();
    let mut terms = Vec::new();
    for mut table in tables {
        let (word, plain) = (table.required("word"), table.required("plain"));
        let also = table.list("also");
        for words in word.iter().chain(&also) {
            if known.contains(&words.text) {
                let message = format!("the term `{}` stands twice", words.text);
                table.file.refuse("duplicate-id", words.span.clone(), message, "explain each term in one place");
            }
            known.push(words.text.clone());
        }
        table.finish();
        if let (Some(word), Some(plain)) = (word, plain) {
            let also = also.iter().map(|word| keep_words(&word.text)).collect();
            terms.push(Gloss { word: keep_words(&word.text), also: keep_all(also), plain: keep_words(&plain.text) });
        }
    }
    terms
}

fn is_field_of(fact: &FactDef, record: usize) -> bool {
    fact.field.is_some_and(|field| usize::from(field.record.0) == record)
}

fn raw_record(mut table: Table<'_, '_>) -> RawRecord {
    let award = table.table("award").map(|mut award| {
        let raw = RawAward {
            level: award.required("level"),
            series: award.required("series"),
            achievement: award.required("achievement"),
        };
        award.finish();
        raw
    });
    let paid = table.table("paid").map(|mut paid| {
        let raw = RawPaid {
            amount: paid.required("amount"),
            title: paid.required("title"),
            once: kept(paid.required("once")),
            already: kept(paid.required("already")),
        };
        paid.finish();
        raw
    });
    let record = RawRecord {
        id: kept(table.required("id")),
        label: kept(table.required("label")),
        measure: kept(table.required("measure")),
        question: kept(table.required("question")),
        hint: kept(table.words("hint")),
        title: table.list("title"),
        date: table.words("date"),
        not_own: table.words("not_own"),
        received: table.words("received"),
        award,
        paid,
    };
    table.finish();
    record
}

fn fact(mut table: Table<'_, '_>, records: &[RawRecord], slots: &mut [u16], known: &[FactDef]) -> Option<FactDef> {
    let file = table.file;
    let key = table.required("key")?;
    let label = table.required("label")?;
    for (what, taken, words) in [
        ("key", known.iter().any(|fact| fact.key == key.text), &key),
        ("label", known.iter().any(|fact| fact.label == label.text), &label),
    ] {
        if taken {
            let message = format!("the {what} `{}` stands twice", words.text);
            file.refuse("duplicate-id", words.span.clone(), message, format!("give this fact a {what} of its own"));
        }
    }
    if label.text.contains(char::is_whitespace) {
        let message = format!("the label `{}` has a blank in it", label.text);
        file.refuse("label", label.span.clone(), message, "sentences are split on blanks; write the label without");
    }
    let field = table.words("record").and_then(|name| {
        let Some(index) = records.iter().position(|record| record.id == name.text) else {
            file.refuse(
                "unknown-word",
                name.span,
                format!("no record has the id `{}`", name.text),
                "see [[record]] above",
            );
            return None;
        };
        let slot = slots.get_mut(index)?;
        let field = Field { record: RecordId(u16::try_from(index).ok()?), slot: *slot };
        *slot += 1;
        Some(field)
    });
    let kind = kind(&mut table)?;
    let fact = FactDef {
        key: keep_words(&key.text),
        label: keep_words(&label.text),
        question: kept(table.required("question")),
        hint: kept(table.words("hint")),
        evidence: kept(table.words("evidence")),
        kind,
        field,
        change: table.one_of("change", CHANGES)?,
        by_name: table.words("by_name").and_then(|name| by_name(file, &name, known)),
    };
    table.finish();
    Some(fact)
}

/// The fact whose options tell the level; it stands before the one that falls back on it.
fn by_name(file: &File<'_>, name: &Words, known: &[FactDef]) -> Option<FactId> {
    let index = known.iter().position(|fact| fact.key == name.text);
    match index.and_then(|index| known.get(index)) {
        Some(fact) => fields::kind(file, name, fact, fields::LEVEL),
        None => {
            let message = format!("no fact above has the key `{}`", name.text);
            file.refuse(
                "unknown-fact",
                name.span.clone(),
                message,
                "name a choice that stands further up in this file",
            );
        }
    }
    index.and_then(|index| u16::try_from(index).ok()).map(FactId)
}

/// The words for kinds of answers in the data files.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    YesNo,
    Choice,
    Choices,
    Whole,
    Percent,
    Yuan,
    Date,
    Text,
    Wholes,
    Yuans,
}

fn kind(table: &mut Table<'_, '_>) -> Option<FactKind> {
    let kind = table.one_of(
        "kind",
        &[
            ("yes_no", Kind::YesNo),
            ("choice", Kind::Choice),
            ("choices", Kind::Choices),
            ("whole", Kind::Whole),
            ("percent", Kind::Percent),
            ("yuan", Kind::Yuan),
            ("date", Kind::Date),
            ("text", Kind::Text),
            ("wholes", Kind::Wholes),
            ("yuans", Kind::Yuans),
        ],
    )?;
    let is = |kinds: &[Kind]| kinds.contains(&kind);
    let (list, choice) = (kind == Kind::Wholes, is(&[Kind::Choice, Kind::Choices]));
    let number = is(&[Kind::Whole, Kind::Percent, Kind::Wholes]);
    let bounded = number || is(&[Kind::Yuan, Kind::Yuans]);
    for (key, goes) in [
        ("refers_to", kind == Kind::Choice),
        ("unit", number),
        ("min", bounded),
        ("max", bounded),
        ("length", list),
        ("options", choice),
    ] {
        if let (Some(span), false) = (table.span_of(key), goes) {
            let message = format!("`{key}` does not go with this `kind`");
            table.file.refuse("unknown-key", span, message, "leave it out, or choose the kind that has it");
        }
    }
    if number && !table.has("unit") {
        table.missing("unit");
    }
    let refers_to = if table.has("refers_to") { table.one_of("refers_to", &[("provision", ())]) } else { None };
    let unit = kept(table.words("unit"));
    let (min, max, length) = (table.integer("min"), table.integer("max"), table.integer("length"));
    // Sums and lists begin at 0 whatever stands there.
    let from_zero = !is(&[Kind::Whole, Kind::Percent]);
    let least = min.unwrap_or(0);
    let backwards = least > max.unwrap_or(i64::MAX) || (from_zero && least != 0) || max.is_some_and(|max| max < 1);
    if backwards || length.is_some_and(|length| u16::try_from(length).map_or(true, |length| length == 0)) {
        table.refuse(
            "range",
            "no answer fits these bounds",
            "`min` is at most `max`, and 0 for sums and lists; a `length` is 1 or more",
        );
    }
    let options = options(table);
    if choice && (options.is_empty() || options.len() > 63) {
        let message = format!("a choice has 1 to 63 `options`, this has {}", options.len());
        table.refuse("options", message, "list the options, or choose another `kind`");
    }
    Some(match kind {
        Kind::YesNo => FactKind::YesNo,
        Kind::Choice if refers_to.is_some() => FactKind::Provision(options),
        Kind::Choice => FactKind::Choice(options),
        Kind::Choices => FactKind::Choices(options),
        Kind::Whole | Kind::Percent => {
            FactKind::Whole { unit, min: min.unwrap_or(0), max: max.unwrap_or(1_000_000_000) }
        }
        Kind::Yuan => FactKind::Yuan { max: Decimal::from(max.unwrap_or(1_000_000_000_000)) },
        Kind::Date => FactKind::Date,
        Kind::Text => FactKind::Text,
        Kind::Wholes => {
            let length = length.and_then(|length| u16::try_from(length).ok());
            FactKind::Wholes { unit, max: max.unwrap_or(1_000_000_000), length }
        }
        Kind::Yuans => FactKind::Yuans { max: Decimal::from(max.unwrap_or(1_000_000_000_000)) },
    })
}

fn options(table: &mut Table<'_, '_>) -> &'static [OptionDef] {
    let file = table.file;
    let mut seen: Vec<String> = Vec::new();
    let mut options = Vec::new();
    for mut option in table.tables("options") {
        let (Some(id), Some(label)) = (option.required("id"), option.required("label")) else { continue };
        let aliases = option.list("aliases");
        let level = option.words("level").and_then(|words| option.word(&words, "level", LEVELS));
        for words in [&id, &label].into_iter().chain(&aliases) {
            if seen.contains(&words.text) && !(words.span == label.span && label.text == id.text) {
                let message = format!("`{}` already means another option of this fact", words.text);
                file.refuse("duplicate-id", words.span.clone(), message, "every id, label and alias must be unique");
            }
            seen.push(words.text.clone());
        }
        option.finish();
        options.push(OptionDef {
            id: keep_words(&id.text),
            label: keep_words(&label.text),
            aliases: keep_all(aliases.iter().map(|words| keep_words(&words.text)).collect()),
            level,
        });
    }
    keep_all(options)
}
