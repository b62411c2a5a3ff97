//! One folder → one policy.

use crate::{
    amount,
    catalogue::{LEVELS, keep_all, keep_words},
    condition::{self, Definition, Scope, clauses},
    period,
    quantity::squeeze,
    reader::{File, Table, Words, as_words},
    rule::{self, Stated},
    sentence::Ground,
};
use core::{cell::Cell, ops::Range};
use jianghui_rules::{
    Amount, Award, Catalogue, Class, Clause, Condition, FactId, Nature, Note, Once, Per, Policy, Provision, RecordId,
};
use toml::de::DeValue;

const CLASSES: &[(&str, Class)] = &[("M", Class::Money), ("P", Class::Promise), ("T", Class::Treatment)];

const NATURES: &[(&str, Nature)] = &[
    ("E", Nature::Entitlement),
    ("CAP", Nature::Cap),
    ("FLOOR", Nature::Floor),
    ("Q", Nature::Quota),
    ("D", Nature::Discretionary),
    ("X", Nature::Elsewhere),
    ("SOFT", Nature::Soft),
];

/// The document as `policy.toml` describes it.
pub struct Document {
    policy: Policy,
    /// Rules between its provisions.
    rules: Vec<Stated>,
    /// Conditions that several provisions rest on.
    definitions: Vec<Definition>,
    /// Conditions that stand before those of every provision which only a person can claim, and where they stand.
    when_person: &'static [Clause],
    when_person_span: Option<Range<usize>>,
    /// Quotations of the document as a whole, without white space.
    quotes: Vec<String>,
}

fn text(words: Option<Words>) -> &'static str {
    words.map_or("", |words| keep_words(&words.text))
}

fn texts(words: &[Words]) -> &'static [&'static str] {
    keep_all(words.iter().map(|words| keep_words(&words.text)).collect())
}

/// Reads `policy.toml`.
pub fn document(file: &File<'_>, folder: &str, catalogue: &Catalogue, known: &[Policy]) -> Option<Document> {
    let before = file.diagnostics.borrow().list.len();
    let root = file.parse()?;
    let mut table = Table::new(file, root.get_ref(), root.span());
    let id = table.required("id")?;
    if id.text != folder {
        let help = format!("write `id = \"{folder}\"`, or rename the folder");
        file.refuse("id-folder", id.span.clone(), format!("`{}` is not the name of its folder", id.text), help);
    }
    let place = table.required("place")?;
    let place_def = catalogue.fact(catalogue.place)?;
    let Some(bit) = place_def.option_bit(&place.text) else {
        let help = "use an option of the place fact of facts.toml";
        file.refuse("unknown-option", place.span, format!("no place is called `{}`", place.text), help);
        return None;
    };
    if let Some(other) = known.iter().find(|other| other.place == bit) {
        let message = format!("`{}` is the place of the folder {} already", place.text, other.id);
        file.refuse("duplicate-id", place.span.clone(), message, "each place has one folder");
    }
    let title = text(table.required("title"));
    let quotes = table.list("quotes");
    let mut squeezed: Vec<String> = quotes.iter().map(|quote| squeeze(&quote.text)).collect();
    squeezed.push(squeeze(title));
    let rules: Vec<Stated> = table.tables("rule").into_iter().filter_map(rule::read).collect();
    squeezed.extend(rules.iter().map(|stated| squeeze(stated.rule.quote)));
    rule::check_ids(file, &id.text, &rules);
    let mut definitions: Vec<Definition> = Vec::new();
    for mut definition in table.tables("definition") {
        let name = definition.required("name");
        let scope = Scope { catalogue, quotes: &squeezed, own: 0, record: None, definitions: &[] };
        let clause = condition::clause(definition, scope);
        let Some(name) = name else { continue };
        if definitions.iter().any(|known| known.name.text == name.text) {
            let message = format!("the definition `{}` stands twice", name.text);
            file.refuse("duplicate-id", name.span.clone(), message, "give each definition a name of its own");
        }
        definitions.push(Definition { name, clause, used: Cell::new(false) });
    }
    let scope = Scope { catalogue, quotes: &squeezed, own: 0, record: None, definitions: &definitions };
    let period = period::read(&mut table, &squeezed);
    let policy = Policy {
        id: keep_words(&id.text),
        place: bit,
        place_label: keep_words(&place.text),
        title,
        number: text(table.words("number")),
        issuer: text(table.words("issuer")),
        issued: period.issued,
        draft: period.draft,
        from: period.from,
        until: period.until,
        remarks: texts(&table.list("remarks")),
        silent: texts(&table.list("silent")),
        when: clauses(&mut table, "when", scope),
        provisions: &[],
        rules: &[],
    };
    let when_person_span = table.span_of("when_person");
    let when_person = clauses(&mut table, "when_person", scope);
    table.finish();
    // A condition that was refused is missing here; it is mended first.
    if file.diagnostics.borrow().list.len() == before {
        period::check(file, catalogue, &policy, &period, &place);
    }
    Some(Document { policy, rules, definitions, when_person, when_person_span, quotes: squeezed })
}

impl Document {
    /// Reads the provisions of one file of the folder.
    pub fn provisions(&self, file: &File<'_>, catalogue: &Catalogue, into: &mut Vec<Provision>) {
        let Some(root) = file.parse() else { return };
        let mut table = Table::new(file, root.get_ref(), root.span());
        for entry in table.tables("provision") {
            if let Some(provision) = self.provision(entry, catalogue, into) {
                into.push(provision);
            }
        }
        table.finish();
    }

    fn provision(&self, mut table: Table<'_, '_>, catalogue: &Catalogue, known: &[Provision]) -> Option<Provision> {
        let file = table.file;
        let refused = || file.diagnostics.borrow().list.len();
        let before = refused();
        let id = table.required("id");
        if let Some(id) = &id {
            self.check_id(file, id, known);
        }
        let article = table.required("article");
        if !table.has("quotes") {
            table.missing("quotes");
        }
        let quotes = table.list("quotes");
        let record = table.words("per").and_then(|per| {
            let record = catalogue.find_record(&per.text);
            if record.is_none() {
                let help = "use the id of a [[record]] of facts.toml";
                file.refuse("unknown-word", per.span, format!("no record has the id `{}`", per.text), help);
            }
            record
        });
        let own: Vec<String> = quotes.iter().map(|quote| squeeze(&quote.text)).collect();
        let all: Vec<String> = own.iter().chain(&self.quotes).cloned().collect();
        let scope = Scope { catalogue, quotes: &all, own: own.len(), record, definitions: &self.definitions };
        let when = clauses(&mut table, "when", scope);
        let audience = audience(&mut table, catalogue);
        let when = if audience & !person(catalogue) == 0 { keep_all([self.when_person, when].concat()) } else { when };
        let class = table.one_of("class", CLASSES);
        // Figures must stand in the provision's own words, not in those of the document.
        let own_scope = Scope { quotes: &own, ..scope };
        let amount = match class {
            Some(class) => amount::read(&mut table, class, own_scope, (self.policy.from, self.policy.until)),
            None => table.take("amount").and(None),
        };
        let first_wins = table.words("first_wins");
        if !table.has("nature") {
            table.missing("nature");
        }
        let natures = table.list("nature");
        check_twice(file, &natures);
        let nature: Vec<Nature> = natures.iter().filter_map(|nature| table.word(nature, "nature", NATURES)).collect();
        let once = once(&mut table, amount.as_ref());
        // What was refused keeps out too little: the whole is looked at once its parts are mended.
        if let (Some(class), Some(amount), true) = (class, &amount, refused() == before) {
            condition::check_possible(&table, scope, when);
            check_per(&table, catalogue, record, &reads(when, amount));
            amount::check_class(&table, class, amount);
            amount::check_natures(&table, &nature, amount);
            amount::check_tiers(&table, scope, when, amount, first_wins.is_some());
        }
        let award = table.table("award").and_then(read_award);
        let notes = notes(&mut table, scope);
        let title = text(table.required("title"));
        let plain = table.words("plain");
        let recipient = text(table.words("recipient"));
        let silent = texts(&table.list("silent"));
        table.finish();
        let amount = amount?;
        let reads = keep_all(reads(when, &amount));
        Some(Provision {
            id: text(id),
            title,
            plain: plain.map_or(title, |plain| keep_words(&plain.text)),
            article: text(article),
            quotes: texts(&quotes),
            class: class?,
            nature: keep_all(nature),
            audience,
            recipient,
            per: record,
            when,
            amount,
            award,
            once,
            notes,
            silent,
            reads,
        })
    }

    fn check_id(&self, file: &File<'_>, id: &Words, known: &[Provision]) {
        if known.iter().any(|provision| provision.id == id.text) {
            let help = "every provision has an id of its own";
            file.refuse("duplicate-id", id.span.clone(), format!("the id `{}` stands twice", id.text), help);
        }
        if !id.text.strip_prefix(self.policy.id).is_some_and(|rest| rest.starts_with('-')) {
            let help = format!("begin it with `{}-`", self.policy.id);
            file.refuse("id-folder", id.span.clone(), format!("`{}` does not name its policy", id.text), help);
        }
    }

    /// Refuses what only shows beside the provisions: rules about nothing, conditions on which nothing rests.
    pub fn check(&self, file: &File<'_>, catalogue: &Catalogue, provisions: &[Provision]) {
        rule::check_provisions(file, provisions, &self.rules);
        for definition in self.definitions.iter().filter(|definition| !definition.used.get()) {
            let message = format!("nothing rests on the definition `{}`", definition.name.text);
            let help = "name it in a `when` with `{ defined = \"…\" }`, or leave it out";
            file.refuse("unused", definition.name.span.clone(), message, help);
        }
        let persons = person(catalogue);
        if let Some(span) = &self.when_person_span
            && !provisions.iter().any(|provision| provision.audience & !persons == 0)
        {
            let help = "it stands before the conditions of provisions that only a person can claim; leave it out";
            file.refuse("unused", span.clone(), "nothing rests on `when_person`", help);
        }
    }

    /// The finished policy.
    pub fn finish(self, provisions: Vec<Provision>) -> Policy {
        let rules = keep_all(self.rules.into_iter().map(|stated| stated.rule).collect());
        Policy { provisions: keep_all(provisions), rules, ..self.policy }
    }
}

/// Refuses a word that a list has twice: another one was meant.
fn check_twice(file: &File<'_>, list: &[Words]) {
    for (at, words) in list.iter().enumerate() {
        if list.iter().take(at).any(|other| other.text == words.text) {
            let message = format!("`{}` stands twice", words.text);
            file.refuse("duplicate-id", words.span.clone(), message, "write each word of a list once");
        }
    }
}

/// Refuses to judge each record of a kind of which nothing is asked: all of them would get the same.
fn check_per(table: &Table<'_, '_>, catalogue: &Catalogue, record: Option<RecordId>, reads: &[FactId]) {
    let record_of = |fact: &FactId| catalogue.fact(*fact).and_then(|def| def.field).map(|field| field.record);
    if record.is_some() && !reads.iter().any(|fact| record_of(fact) == record) {
        let help = "leave `per` out, or add the condition that one record meets and another does not";
        table.refuse("unused", "`per` names a record of which no condition and no amount asks anything", help);
    }
}

/// The roles of one who claims for herself: the first group of the catalogue.
fn person(catalogue: &Catalogue) -> u64 {
    catalogue.groups.first().map_or(0, |group| group.roles)
}

/// Reads whether it is paid only once. What is paid every month, every year or by the head is paid again.
fn once(table: &mut Table<'_, '_>, amount: Option<&Amount>) -> Once {
    let (thing, claimant) = (table.flag("once"), table.flag("once_per_person"));
    if thing && claimant {
        let help = "`once` is one for each certificate, title …; `once_per_person` is one for a person: keep the one the text says";
        table.refuse("once", "`once` and `once_per_person` stand together", help);
    }
    let again = amount.is_some_and(|amount| amount.has_figures() && amount.per != Per::Once);
    if (thing || claimant) && again {
        let help = "write `per = \"once\"` in `amount` if the text pays it once, or leave `once` out";
        table.refuse("once", "what is paid again and again is not paid once", help);
    }
    match (thing, claimant) {
        (_, true) => Once::Claimant,
        (true, false) => Once::Thing,
        (false, false) => Once::Never,
    }
}

fn read_award(mut table: Table<'_, '_>) -> Option<Award> {
    let series = table.required("series");
    let level = table.one_of("level", LEVELS);
    table.finish();
    Some(Award { series: keep_words(&series?.text), level: level? })
}

fn audience(table: &mut Table<'_, '_>, catalogue: &Catalogue) -> u64 {
    if !table.has("audience") {
        table.missing("audience");
    }
    let roles = table.list("audience");
    check_twice(table.file, &roles);
    let Some(def) = catalogue.fact(catalogue.role) else { return 0 };
    let mut bits = 0;
    for role in roles {
        match def.options().iter().find(|option| option.label == role.text).and_then(|o| def.option_bit(o.id)) {
            Some(bit) => bits |= bit,
            None => {
                let all: Vec<&str> = def.options().iter().map(|option| option.label).collect();
                let help = format!("options: {}", all.join("、"));
                table.file.refuse("unknown-option", role.span, format!("no role is called `{}`", role.text), help);
            }
        }
    }
    bits
}

fn notes(table: &mut Table<'_, '_>, scope: Scope<'_>) -> &'static [Note] {
    let Some(value) = table.take("notes") else { return &[] };
    let DeValue::Array(items) = value.get_ref() else {
        table.wrong_type("notes", value.span(), "a list of texts or of { text = …, when = … }");
        return &[];
    };
    let file = table.file;
    let mut notes = Vec::new();
    for item in items {
        if let Some(words) = as_words(item) {
            notes.push(Note { text: keep_words(&words.text), when: Condition::ALWAYS });
        } else if let Some(mut note) = Table::of(file, item) {
            let words = note.required("text");
            let phrase = note.words("phrase");
            if let Some(phrase) = &phrase {
                condition::quoted(file, phrase, scope.quotes);
            }
            let ground = Ground { phrase: phrase.as_ref().map_or("", |phrase| &phrase.text), by_reading: true };
            let value = note.take("when");
            if value.is_none() {
                note.missing("when");
            }
            let when = value.and_then(|when| condition::node(file, when, scope, ground));
            note.finish();
            if let (Some(words), Some(when)) = (words, when) {
                notes.push(Note { text: keep_words(&words.text), when });
            }
        } else {
            table.wrong_type("notes", item.span(), "a text or { text = …, when = … }");
        }
    }
    keep_all(notes)
}

fn reads(when: &[Clause], amount: &Amount) -> Vec<FactId> {
    let mut facts: Vec<FactId> = Vec::new();
    let mut see = |fact: FactId| {
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    };
    for clause in when {
        clause.condition.for_each_test(&mut |test| test.facts().for_each(&mut see));
    }
    amount.for_each_fact(&mut see);
    facts
}
