//! One folder → one policy.

use crate::{
    amount,
    catalogue::{LEVELS, keep_all, keep_words},
    condition::{self, Scope, clauses},
    quantity::{Quantity, literal, squeeze},
    reader::{File, Table, Words, as_words},
    sentence::Ground,
};
use jianghui_rules::{
    Award, Catalogue, Class, Clause, Condition, Day, Effect, FactId, Nature, Note, Policy, Provision, Rule,
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
    /// Quotations of the document as a whole, without white space.
    quotes: Vec<String>,
}

fn text(words: Option<Words>) -> &'static str {
    words.map_or("", |words| keep_words(&words.text))
}

fn texts(words: &[Words]) -> &'static [&'static str] {
    keep_all(words.iter().map(|words| keep_words(&words.text)).collect())
}

fn day(table: &mut Table<'_, '_>, key: &'static str) -> Option<Day> {
    let words = table.words(key)?;
    match literal(&words.text) {
        Some(Quantity::Day(day)) => Some(day),
        _ => {
            table.wrong_type(key, words.span, "a date, e.g. \"2018年12月19日\"");
            None
        }
    }
}

/// Reads `policy.toml`.
pub fn document(file: &File<'_>, folder: &str, catalogue: &Catalogue) -> Option<Document> {
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
    let title = text(table.required("title"));
    let quotes = table.list("quotes");
    let mut squeezed: Vec<String> = quotes.iter().map(|quote| squeeze(&quote.text)).collect();
    squeezed.push(squeeze(title));
    let mut rules = Vec::new();
    for rule in table.tables("rule") {
        if let Some(rule) = read_rule(rule, &mut squeezed) {
            rules.push(rule);
        }
    }
    let scope = Scope { catalogue, quotes: &squeezed, record: None };
    let policy = Policy {
        id: keep_words(&id.text),
        place: bit,
        place_label: keep_words(&place.text),
        title,
        number: text(table.words("number")),
        issuer: text(table.words("issuer")),
        issued: day(&mut table, "issued"),
        draft: table.flag("draft"),
        from: day(&mut table, "from"),
        until: day(&mut table, "until"),
        remarks: texts(&table.list("remarks")),
        silent: texts(&table.list("silent")),
        when: clauses(&mut table, scope),
        provisions: &[],
        rules: keep_all(rules),
    };
    table.finish();
    Some(Document { policy, quotes: squeezed })
}

fn read_rule(mut table: Table<'_, '_>, quotes: &mut Vec<String>) -> Option<Rule> {
    let id = table.required("id");
    let quote = table.required("quote");
    if let Some(quote) = &quote {
        quotes.push(squeeze(&quote.text));
    }
    let file = table.file;
    let phrase = quote.as_ref().map_or("", |quote| &quote.text);
    let provisions = table.list("highest_in_month");
    let within = table.words("highest_within");
    let effect = match (table.flag("highest_in_series"), within, provisions.is_empty()) {
        (false, None, true) => Some(Effect::Stated),
        (true, None, true) => Some(Effect::HighestInSeries),
        (false, Some(years), true) => {
            let years = crate::sentence::count(file, &years, "年", phrase);
            years.and_then(|years| i32::try_from(years).ok()).map(|years| Effect::HighestWithin { years })
        }
        (false, None, false) => Some(Effect::HighestInMonth { provisions: texts(&provisions) }),
        _ => {
            let span = table.span.start..table.span.start;
            file.refuse("rule", span, "a rule has at most one effect", "split it into two rules");
            None
        }
    };
    let rule = Rule {
        id: text(id),
        article: text(table.required("article")),
        quote: text(quote),
        plain: text(table.required("plain")),
        effect: effect?,
    };
    table.finish();
    Some(rule)
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
        let quotes = table.list("quotes");
        if quotes.is_empty() {
            table.missing("quotes");
        }
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
        let scope = Scope { catalogue, quotes: &all, record };
        let when = clauses(&mut table, scope);
        let class = table.one_of("class", CLASSES);
        // Figures must stand in the provision's own words, not in those of the document.
        let own_scope = Scope { quotes: &own, ..scope };
        let amount = match class {
            Some(class) => amount::read(&mut table, class, own_scope),
            None => table.take("amount").and(None),
        };
        let first_wins = table.words("first_wins");
        // Conditions of which one was refused keep out too little: their tiers are compared once they are mended.
        if let (Some(amount), true) = (&amount, refused() == before) {
            amount::check_tiers(&table, scope, when, amount, first_wins.is_some());
        }
        let award = table.table("award").and_then(read_award);
        let natures = table.list("nature");
        if natures.is_empty() {
            table.missing("nature");
        }
        let nature = natures.iter().filter_map(|nature| table.word(nature, "nature", NATURES)).collect();
        let audience = audience(&mut table, catalogue);
        let notes = notes(&mut table, scope);
        let title = text(table.required("title"));
        let plain = table.words("plain");
        let recipient = text(table.words("recipient"));
        let once = table.flag("once");
        let silent = texts(&table.list("silent"));
        table.finish();
        let amount = amount?;
        let reads = reads(when, &amount);
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

    /// Refuses rules that speak of provisions which are not there: they would silently do nothing.
    pub fn check_rules(&self, file: &File<'_>, provisions: &[Provision]) {
        for rule in self.policy.rules {
            let Effect::HighestInMonth { provisions: named } = rule.effect else { continue };
            for id in named.iter().filter(|id| !provisions.iter().any(|provision| provision.id == **id)) {
                let at = file.text.find(&format!("\"{id}\"")).unwrap_or(0);
                let help = "use the ids of provisions of this policy";
                file.refuse(
                    "unknown-provision",
                    at..at + id.len() + 2,
                    format!("no provision has the id `{id}`"),
                    help,
                );
            }
        }
    }

    /// The finished policy.
    pub fn finish(self, provisions: Vec<Provision>) -> Policy {
        Policy { provisions: keep_all(provisions), ..self.policy }
    }
}

fn read_award(mut table: Table<'_, '_>) -> Option<Award> {
    let series = table.required("series");
    let level = table.one_of("level", LEVELS);
    table.finish();
    Some(Award { series: keep_words(&series?.text), level: level? })
}

fn audience(table: &mut Table<'_, '_>, catalogue: &Catalogue) -> u64 {
    let roles = table.list("audience");
    if roles.is_empty() {
        table.missing("audience");
    }
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
            let ground = Ground { phrase: "", by_reading: true };
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

fn reads(when: &'static [Clause], amount: &jianghui_rules::Amount) -> &'static [FactId] {
    let mut facts: Vec<FactId> = Vec::new();
    let mut see = |fact: FactId| {
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    };
    for clause in when {
        clause.condition.for_each_test(&mut |test| see(test.fact));
    }
    amount.for_each_fact(&mut see);
    keep_all(facts)
}
