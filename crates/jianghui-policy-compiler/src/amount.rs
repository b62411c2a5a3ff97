//! `amount` of a provision: one of the closed list of forms, every figure of it in the quoted words.

use crate::{
    catalogue::{keep, keep_all, keep_words},
    cells::Cells,
    condition::{self, Scope},
    quantity::squeeze,
    reader::{Table, Words},
    sentence::{self, Ground},
};
use jianghui_rules::{
    Amount, Catalogue, Class, Clause, Condition, FactId, FactKind, Form, Months, Outcome, Per, Test, Tier,
};
use rust_decimal::Decimal;

const PERS: &[(&str, Per)] = &[
    ("once", Per::Once),
    ("month", Per::Month),
    ("year", Per::Year),
    ("person", Per::Person),
    ("person_year", Per::PersonYear),
    ("class", Per::Class),
];

fn is_number(kind: &FactKind) -> bool {
    matches!(kind, FactKind::Whole { .. })
}

/// The words of a text one of which must say what a sum is paid for.
fn per_warrants(per: Per) -> &'static [&'static str] {
    match per {
        Per::Once => &[],
        Per::Month => &["每月", "按月"],
        Per::Year => &["每年", "年度"],
        Per::Person => &["每人", "人均", "每名"],
        Per::PersonYear => &["每人每年"],
        Per::Class => &["每个", "每班"],
    }
}

/// The words for an upper and for a lower bound.
const CAP_WARRANTS: &[&str] = &["最高", "不超过", "不高于", "以内"];
const FLOOR_WARRANTS: &[&str] = &["不少于", "不低于", "以上"];

/// Refuses a form of money that no word of the quotations warrants.
fn warranted(table: &Table<'_, '_>, warrants: &[&str], quotes: &str, what: &str) {
    let quotes = squeeze(quotes);
    if !warrants.is_empty() && !warrants.iter().any(|word| quotes.contains(word)) {
        let help = format!(
            "one of {} must stand in the `quotes`; quote it, or choose the form that the text has",
            warrants.join(" ")
        );
        refuse(table, "no-warrant", &format!("no quoted word says `{what}`"), &help);
    }
}

fn is_yuan(kind: &FactKind) -> bool {
    matches!(kind, FactKind::Yuan { .. })
}

/// Reads what a provision gives. A promise or a treatment without `amount` has no figures.
pub fn read(table: &mut Table<'_, '_>, class: Class, scope: Scope<'_>) -> Option<Amount> {
    let Some(mut amount) = table.table("amount") else {
        if class == Class::Money {
            table.missing("amount");
            return None;
        }
        let form = if class == Class::Promise { Form::Elsewhere } else { Form::None };
        return Some(Amount { form, per: Per::Once, months: None });
    };
    let per = amount.one_of("per", PERS);
    // Joined with words between, or the end of one quotation and the start of the next could make a number.
    let quotes = scope.quotes.join("……");
    if let Some(per) = per {
        warranted(&amount, per_warrants(per), &quotes, per.id());
    }
    let months = amount.table("months").and_then(|months| read_months(months, scope.catalogue, &quotes));
    let raised = amount.table("raised");
    let mut form = read_form(&mut amount, scope, &quotes);
    if let Some(mut raised) = raised {
        let by = raised.required("by").and_then(|by| sentence::percent(raised.file, &by, &quotes));
        let label = raised.required("phrase");
        if let Some(label) = &label {
            condition::quoted(raised.file, label, scope.quotes);
        }
        let ground = Ground { phrase: &quotes, by_reading: false };
        let value = raised.take("when");
        if value.is_none() {
            raised.missing("when");
        }
        let when = value.and_then(|when| condition::node(raised.file, when, scope, ground));
        raised.finish();
        form = form.and_then(|base| {
            let label = keep_words(&label?.text);
            Some(Form::Raised { base: keep(base), by: by?, when: when?, label })
        });
    }
    amount.finish();
    Some(Amount { form: form?, per: per?, months })
}

fn read_months(mut table: Table<'_, '_>, catalogue: &Catalogue, quotes: &str) -> Option<Months> {
    let limit = table.required("limit").and_then(|limit| sentence::count(table.file, &limit, "个月", quotes));
    let used = table.required("used").and_then(|used| sentence::fact(table.file, catalogue, &used, is_number));
    let other = table.words("used_other").map(|other| sentence::fact(table.file, catalogue, &other, is_number));
    table.finish();
    let used_other = match other {
        None => None,
        Some(other) => Some(other?),
    };
    Some(Months { limit: limit?, used: used?, used_other })
}

fn read_form(table: &mut Table<'_, '_>, scope: Scope<'_>, quotes: &str) -> Option<Form> {
    let file = table.file;
    let yuan = |words: &Words| sentence::yuan(file, words, &words.text, quotes);
    let number = |words: &Words| sentence::fact(file, scope.catalogue, words, is_number);
    let mut forms: Vec<Option<Form>> = Vec::new();
    if let Some(sum) = table.words("fixed") {
        forms.push(yuan(&sum).map(Form::Fixed));
    }
    let each_cap = table.words("cap_each");
    let share = table.words("share");
    if each_cap.is_none()
        && share.is_none()
        && let Some(cap) = table.words("cap")
    {
        warranted(table, CAP_WARRANTS, quotes, "cap");
        forms.push(yuan(&cap).map(|max| Form::Between { min: Decimal::ZERO, max: Some(max) }));
    }
    if let Some(floor) = table.words("floor") {
        warranted(table, FLOOR_WARRANTS, quotes, "floor");
        forms.push(yuan(&floor).map(|min| Form::Between { min, max: None }));
    }
    let range = table.list("range");
    match range.as_slice() {
        [] => {}
        [min, max] => {
            let ends = yuan(min).zip(yuan(max));
            if ends.is_some_and(|(min, max)| min >= max) {
                file.refuse("range", min.span.clone(), "the range runs backwards", "write the smaller sum first");
            }
            forms.push(ends.map(|(min, max)| Form::Between { min, max: Some(max) }));
        }
        [first, ..] => file.refuse("range", first.span.clone(), "a range has two ends", "write [\"2万元\", \"5万元\"]"),
    }
    if let Some(each) = table.words("each") {
        let count = table.required("count").and_then(|count| number(&count));
        forms.push(yuan(&each).zip(count).map(|(unit, count)| Form::Each { unit, count }));
    }
    if let Some(each) = each_cap {
        let count = table.required("count").and_then(|count| number(&count));
        let cap = table.required("cap").and_then(|cap| yuan(&cap));
        warranted(table, CAP_WARRANTS, quotes, "cap");
        let form = yuan(&each).zip(count).zip(cap);
        forms.push(form.map(|((unit, count), cap)| Form::CapEach { unit, count, cap }));
    }
    if let Some(share) = share {
        let share = sentence::percent(file, &share, quotes);
        let of = table.required("of").and_then(|of| sentence::fact(file, scope.catalogue, &of, is_yuan));
        let cap = table.required("cap").and_then(|cap| yuan(&cap));
        warranted(table, CAP_WARRANTS, quotes, "cap");
        let count = table.required("count").and_then(|count| number(&count));
        let form = share.zip(of).zip(cap).zip(count);
        forms.push(form.map(|(((share, of), cap), count)| Form::Share { share, of, cap, count }));
    }
    if let Some(steps) = table.table("steps") {
        forms.push(read_steps(steps, scope, quotes));
    }
    if let Some(ranks) = table.table("by_rank") {
        forms.push(read_by_rank(ranks, scope, quotes));
    }
    let tiers = table.tables("tiers");
    if !tiers.is_empty() {
        let read: Vec<Option<Tier>> = tiers.into_iter().map(|tier| read_tier(tier, scope, quotes)).collect();
        let tiers: Option<Vec<Tier>> = read.into_iter().collect();
        forms.push(tiers.map(|tiers| Form::Tiers(keep_all(tiers))));
    }
    if table.flag("elsewhere") {
        forms.push(Some(Form::Elsewhere));
    }
    if forms.len() != 1 {
        let line = file.text.get(table.span.clone()).and_then(|text| text.lines().next()).map_or(0, str::len);
        let message = format!("an amount has exactly one form, this has {}", forms.len());
        let help = "forms: fixed, cap, floor, range, each, cap_each, share, steps, by_rank, tiers, elsewhere";
        file.refuse("amount-form", table.span.start..table.span.start + line, message, help);
        return None;
    }
    forms.pop()?
}

fn read_tier(mut table: Table<'_, '_>, scope: Scope<'_>, quotes: &str) -> Option<Tier> {
    let ground = Ground { phrase: quotes, by_reading: table.flag("by_reading") };
    let value = table.take("when");
    let when = value.and_then(|when| condition::node(table.file, when, scope, ground));
    if value.is_none() {
        table.missing("when");
    }
    let label = table.required("label");
    let form = read_form(&mut table, scope, quotes);
    table.finish();
    Some(Tier { when: when?, form: form?, label: keep_words(&label?.text) })
}

/// Equal steps from the best place down: the number of steps must equal the number of places.
fn read_steps(mut table: Table<'_, '_>, scope: Scope<'_>, quotes: &str) -> Option<Form> {
    let file = table.file;
    let mut yuan = |key| table.required(key).and_then(|words| sentence::yuan(file, &words, &words.text, quotes));
    let (top, bottom, step) = (yuan("top"), yuan("bottom"), yuan("step"));
    let (rank, places) = read_places(&mut table, scope, quotes);
    let span = table.span.clone();
    table.finish();
    let (top, bottom, step, rank, places) = (top?, bottom?, step?, rank?, places?);
    let sums: Vec<Decimal> =
        (0..places).map(|place| top - step.checked_mul(Decimal::from(place)).unwrap_or(Decimal::MAX)).collect();
    if sums.last() != Some(&bottom) {
        let message = format!("from {top} down to {bottom} by {step} does not make {places} places");
        file.refuse("steps", span, message, "top, bottom, step and the number of places must fit together");
        return None;
    }
    Some(Form::ByRank { rank, sums: keep_all(sums) })
}

/// One sum for each place.
fn read_by_rank(mut table: Table<'_, '_>, scope: Scope<'_>, quotes: &str) -> Option<Form> {
    let file = table.file;
    let listed = table.list("sums");
    let sums: Option<Vec<Decimal>> =
        listed.iter().map(|words| sentence::yuan(file, words, &words.text, quotes)).collect();
    let (rank, places) = read_places(&mut table, scope, quotes);
    let span = table.span.clone();
    table.finish();
    let (sums, rank, places) = (sums?, rank?, places?);
    if i64::try_from(sums.len()) != Ok(places) {
        let message = format!("{} sums for {places} places", sums.len());
        file.refuse("steps", span, message, "give one sum for each place, the first place first");
        return None;
    }
    Some(Form::ByRank { rank, sums: keep_all(sums) })
}

fn read_places(table: &mut Table<'_, '_>, scope: Scope<'_>, quotes: &str) -> (Option<FactId>, Option<i64>) {
    let file = table.file;
    let rank = table.required("rank").and_then(|rank| sentence::fact(file, scope.catalogue, &rank, is_number));
    let places = table.required("places").and_then(|places| sentence::count(file, &places, "名", quotes));
    (rank, places)
}

/// Refuses tiers of which two apply at once, or none, where the provision's conditions can hold.
pub fn check_tiers(table: &Table<'_, '_>, scope: Scope<'_>, clauses: &[Clause], amount: &Amount, first_wins: bool) {
    let tiers = match &amount.form {
        Form::Tiers(tiers) | Form::Raised { base: Form::Tiers(tiers), .. } => *tiers,
        _ => return,
    };
    let mut asked: Vec<&Test> = Vec::new();
    tiers.iter().for_each(|tier| tier.when.for_each_test(&mut |test| asked.push(test)));
    // Thresholds of the conditions cut the same facts.
    let mut cuts = asked.clone();
    clauses.iter().for_each(|clause| clause.condition.for_each_test(&mut |test| cuts.push(test)));
    let Some(cells) = Cells::new(scope, &asked, &cuts) else {
        let help = "split the provision, or simplify its tiers";
        refuse(table, "tier-cells", "these tiers have too many cases to compare", help);
        return;
    };
    let slip = cells.find(|view| {
        let outcome = |condition: &Condition| condition.judge(scope.catalogue, view).outcome();
        if clauses.iter().any(|clause| outcome(&clause.condition) == Outcome::Unmet) {
            return None;
        }
        let apply = tiers.iter().filter(|tier| outcome(&tier.when) == Outcome::Met);
        let labels: Vec<&str> = apply.map(|tier| tier.label).collect();
        (labels.is_empty() || (labels.len() > 1 && !first_wins)).then_some(labels)
    });
    match slip.as_deref() {
        None => {}
        Some([a, b, ..]) => {
            let message = format!("two tiers apply at once: {a} and {b}");
            let help =
                "make their conditions exclude each other, or say with `first_wins = \"…\"` why the first one counts";
            refuse(table, "tier-overlap", &message, help);
        }
        Some(_) => {
            let message = "an answer that meets the conditions falls between the tiers";
            let help = "add the tier that is missing, or the condition that keeps this answer out";
            refuse(table, "tier-gap", message, help);
        }
    }
}

fn refuse(table: &Table<'_, '_>, code: &'static str, message: &str, help: &str) {
    let line = table.file.text.get(table.span.clone()).and_then(|text| text.lines().next()).map_or(0, str::len);
    table.file.refuse(code, table.span.start..table.span.start + line, message, help);
}
