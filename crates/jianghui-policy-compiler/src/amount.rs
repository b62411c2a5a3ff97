//! `amount` of a provision: one of the closed list of forms, every figure of it in the quoted words.

mod check;
mod form;

use check::check_cap;
pub use check::{check_class, check_natures, check_tiers};
use rust_decimal::Decimal;

use crate::{
    catalogue::{keep, keep_words},
    condition::{self, Scope},
    quantity::squeeze,
    reader::{Table, Words},
    sentence::{self, Ground, Wanted},
};
use jianghui_rules::{Amount, Class, Day, FactId, Form, Kind, Months, Per, Term};

/// The first and the last day of a document, where it has them.
pub type Period = (Option<Day>, Option<Day>);

const PERS: &[(&str, Per)] = &[
    ("once", Per::Once),
    ("month", Per::Month),
    ("year", Per::Year),
    ("person", Per::Person),
    ("person_year", Per::PersonYear),
    ("class", Per::Class),
    ("item", Per::Item),
    ("time", Per::Time),
];

const KINDS: &[(&str, Kind)] = &[("cash", Kind::Cash), ("loan", Kind::Loan), ("tax_base", Kind::TaxBase)];

/// The words of a text one of which must say what a sum is paid for.
fn per_warrants(per: Per) -> &'static [&'static str] {
    match per {
        Per::Once => &[],
        Per::Month => &["每月", "按月", "元/月"],
        Per::Year => &["每年", "年度", "当年"],
        Per::Person => &["每人", "人均", "每名", "元/人"],
        Per::PersonYear => &["每人每年"],
        Per::Class => &["每个", "每班"],
        Per::Item => &["每个", "每家"],
        Per::Time => &["每次"],
    }
}

/// The words of a text one of which must say that a sum is no money to keep.
fn kind_warrants(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Cash => &[],
        Kind::Loan => &["贷款"],
        Kind::TaxBase => &["扣除"],
    }
}

/// The words for an upper and for a lower bound, and for an addition.
const CAP_WARRANTS: &[&str] = &["最高", "不超过", "不得超过", "不高于", "以内"];
const FLOOR_WARRANTS: &[&str] = &["不少于", "不低于", "以上"];
const RISE_WARRANTS: &[&str] = &["上浮", "上调", "提高", "增加"];

/// Refuses a form of money that no word of the quotations warrants.
fn warranted(table: &Table<'_, '_>, warrants: &[&str], quotes: &str, what: &str) {
    let quotes = squeeze(quotes);
    if !warrants.is_empty() && !warrants.iter().any(|word| quotes.contains(word)) {
        let help = format!(
            "one of {} must stand in the `quotes`; quote it, or choose the form that the text has",
            warrants.join(" ")
        );
        table.refuse("no-warrant", format!("no quoted word says `{what}`"), help);
    }
}

/// The fact of this name, if it is of the kind that is wanted and in view.
fn fact_of(table: &Table<'_, '_>, words: &Words, scope: Scope<'_>, wanted: Wanted) -> Option<FactId> {
    let fact = sentence::fact(table.file, scope.catalogue, words, wanted)?;
    condition::in_view(table.file, words, scope, [fact].into_iter()).then_some(fact)
}

/// The fact that a key names.
fn fact(table: &mut Table<'_, '_>, key: &'static str, scope: Scope<'_>, wanted: Wanted) -> Option<FactId> {
    let words = table.required(key)?;
    fact_of(table, &words, scope, wanted)
}

/// The fact that a key names, if the key is there. What is refused is not there either: then nothing compiles.
fn optional(table: &mut Table<'_, '_>, key: &'static str, scope: Scope<'_>, wanted: Wanted) -> Option<FactId> {
    let words = table.words(key)?;
    fact_of(table, &words, scope, wanted)
}

/// Reads what a provision gives. A promise or a treatment without `amount` has no figures.
pub fn read(table: &mut Table<'_, '_>, class: Class, scope: Scope<'_>, period: Period) -> Option<Amount> {
    let Some(mut amount) = table.table("amount") else {
        if class == Class::Money {
            table.missing("amount");
            return None;
        }
        return Some(Amount::without_figures(if class == Class::Promise { Form::Elsewhere } else { Form::None }));
    };
    let per = amount.one_of("per", PERS);
    let kind = if amount.has("kind") { amount.one_of("kind", KINDS) } else { Some(Kind::Cash) };
    // Joined with words between, or the end of one quotation and the start of the next could make a number.
    let quotes = scope.quotes.join("……");
    if let Some(per) = per {
        warranted(&amount, per_warrants(per), &quotes, per.id());
    }
    if let Some(kind) = kind {
        let id = KINDS.iter().find(|(_, known)| *known == kind).map_or("", |(id, _)| id);
        warranted(&amount, kind_warrants(kind), &quotes, id);
    }
    let months = amount.table("months");
    if months.is_some() && per.is_some_and(|per| per != Per::Month) {
        amount.refuse(
            "amount-form",
            "`months` counts months of money that is paid per month",
            "write `per = \"month\"`",
        );
    }
    let months = months.and_then(|months| read_months(months, scope, &quotes, period));
    let raised = amount.table("raised");
    let remaining = amount.table("remaining");
    if months.is_some() && remaining.is_some() {
        let help = "leave one of them out: a cap on everything that is paid is not one on the sum of a month";
        amount.refuse("amount-form", "`remaining` stands beside `months`", help);
    }
    let mut form = form::read(&mut amount, scope, &quotes);
    if let Some(raised) = raised {
        form = read_raised(raised, scope, &quotes, form);
    }
    if let Some(remaining) = remaining {
        form = read_remaining(remaining, scope, &quotes, form);
    }
    amount.finish();
    Some(Amount { form: form?, per: per?, months, kind: kind? })
}

fn read_raised(mut table: Table<'_, '_>, scope: Scope<'_>, quotes: &str, base: Option<Form>) -> Option<Form> {
    let label = table.required("phrase");
    if let Some(label) = &label {
        condition::quoted(table.file, label, scope.quotes);
    }
    let words = label.as_ref().map_or("", |label| &label.text);
    let by = table.required("by").and_then(|by| sentence::percent(table.file, &by, words));
    warranted(&table, RISE_WARRANTS, words, "raised");
    let ground = Ground { phrase: quotes, by_reading: false };
    let value = table.take("when");
    if value.is_none() {
        table.missing("when");
    }
    let when = value.and_then(|when| condition::node(table.file, when, scope, ground));
    let base = with_figures(&table, "raised", base);
    table.finish();
    let label = keep_words(&label?.text);
    Some(Form::Raised { base: keep(base?), by: by?, when: when?, label })
}

fn read_remaining(mut table: Table<'_, '_>, scope: Scope<'_>, quotes: &str, base: Option<Form>) -> Option<Form> {
    let file = table.file;
    let cap = table.required("cap").and_then(|cap| sentence::sum(file, &cap, quotes));
    warranted(&table, CAP_WARRANTS, quotes, "cap");
    let paid = fact(&mut table, "paid", scope, Wanted::YUAN);
    let base = with_figures(&table, "remaining", base);
    check_cap(&table, base.as_ref().and_then(largest), cap);
    table.finish();
    Some(Form::Remaining { base: keep(base?), cap: cap?, paid: paid? })
}

/// Refuses an addition to, or a cap on, what has no figures.
fn with_figures(table: &Table<'_, '_>, key: &str, base: Option<Form>) -> Option<Form> {
    let base = base?;
    if matches!(base, Form::Elsewhere) {
        let help = "leave it out, or write the form of money that it changes";
        table.refuse("amount-form", format!("`{key}` stands beside an amount without figures"), help);
        return None;
    }
    Some(base)
}

/// The largest fixed sum of a form.
fn largest(form: &Form) -> Option<Decimal> {
    match form {
        Form::Fixed(sum) => Some(*sum),
        Form::Tiers(tiers) => tiers.iter().filter_map(|tier| largest(&tier.form)).max(),
        _ => None,
    }
}

fn read_months(mut table: Table<'_, '_>, scope: Scope<'_>, quotes: &str, period: Period) -> Option<Months> {
    let file = table.file;
    let limit = table.required("limit").and_then(|limit| sentence::count(file, &limit, "个月", quotes));
    let used = optional(&mut table, "used", scope, Wanted::MONTHS);
    let used_other = optional(&mut table, "used_other", scope, Wanted::MONTHS);
    let start = optional(&mut table, "term", scope, Wanted::DATE);
    if used.is_some() && used == used_other {
        let help = "name the months that certainly count in `used`, and those that may in `used_other`";
        table.refuse("amount-form", "the same months are taken off twice", help);
    }
    if start == Some(scope.catalogue.claim_date) {
        table.refuse("verb-kind", "the day of claiming begins no term", "name the day of selection, of issue …");
    }
    table.finish();
    let (from, until) = period;
    let term = start.map(|start| Term { start, from, until });
    Some(Months { limit: limit?, used, used_other, term })
}
