//! The closed list of forms of money.

use super::{
    CAP_WARRANTS, FLOOR_WARRANTS, RISE_WARRANTS, check::check_cap, fact, fact_of, optional, warranted, with_figures,
};
use crate::{
    catalogue::{keep, keep_all, keep_words},
    condition::{self, Scope},
    quantity::says_one_to_one,
    reader::{Table, Words},
    sentence::{self, Ground, Wanted},
};
use jianghui_rules::{FactId, FactKind, Form, Short, Threshold, Tier};
use rust_decimal::Decimal;

/// Reads the one form that a table has.
pub fn read(table: &mut Table<'_, '_>, scope: Scope<'_>, quotes: &str) -> Option<Form> {
    let file = table.file;
    let yuan = |words: &Words| sentence::sum(file, words, quotes);
    let mut forms: Vec<(&str, Option<Form>)> = Vec::new();
    if let Some(sum) = table.words("fixed") {
        forms.push(("fixed", yuan(&sum).map(Form::Fixed)));
    }
    let each_cap = table.words("cap_each");
    let share = table.words("share");
    let matching = table.has("match");
    let matched = table.list("match");
    let alone = each_cap.is_none() && share.is_none() && !matching && !table.has("each");
    if alone && let Some(cap) = table.words("cap") {
        warranted(table, CAP_WARRANTS, quotes, "cap");
        forms.push(("cap", yuan(&cap).map(|max| Form::Between { min: Decimal::ZERO, max: Some(max) })));
    }
    if let Some(floor) = table.words("floor") {
        warranted(table, FLOOR_WARRANTS, quotes, "floor");
        forms.push(("floor", yuan(&floor).map(|min| Form::Between { min, max: None })));
    }
    if table.has("range") {
        forms.push(("range", read_range(table, quotes)));
    }
    if let Some(each) = table.words("each") {
        forms.push(("each", read_each(table, scope, quotes, &each)));
    }
    if let Some(each) = each_cap {
        forms.push(("cap_each", read_cap_each(table, scope, quotes, &each)));
    }
    if table.has("each_of") {
        forms.push(("each_of", read_each_of(table, scope, quotes)));
    }
    if let Some(share) = share {
        forms.push(("share", read_share(table, scope, quotes, &share)));
    }
    if let Some(by) = table.words("uplift") {
        warranted(table, RISE_WARRANTS, quotes, "uplift");
        let (by, of) = (sentence::percent(file, &by, quotes), fact(table, "of", scope, Wanted::YUAN));
        forms.push(("uplift", by.zip(of).map(|(by, of)| Form::Uplift { by, of })));
    }
    if let Some(threshold) = table.table("threshold") {
        forms.push(("threshold", read_threshold(threshold, scope, quotes)));
    }
    if matching {
        forms.push(("match", read_match(table, scope, quotes, &matched)));
    }
    for (key, up_to) in [("least", false), ("up_to_least", true)] {
        let parts = table.tables(key);
        if !parts.is_empty() {
            forms.push((key, read_least(table, parts, scope, quotes, up_to)));
        }
    }
    if let Some(steps) = table.table("steps") {
        forms.push(("steps", read_steps(steps, scope, quotes)));
    }
    if let Some(ranks) = table.table("by_rank") {
        forms.push(("by_rank", read_by_rank(ranks, scope, quotes)));
    }
    let tiers = table.tables("tiers");
    if !tiers.is_empty() {
        let read: Vec<Option<Tier>> = tiers.into_iter().map(|tier| read_tier(tier, scope, quotes)).collect();
        let tiers: Option<Vec<Tier>> = read.into_iter().collect();
        check_labels(table, tiers.as_deref().unwrap_or_default());
        forms.push(("tiers", tiers.map(|tiers| Form::Tiers(keep_all(tiers)))));
    }
    if table.flag("elsewhere") {
        forms.push(("elsewhere", Some(Form::Elsewhere)));
    }
    if forms.len() != 1 {
        let names: Vec<&str> = forms.iter().map(|(name, _)| *name).collect();
        let names = if names.is_empty() { "none".to_owned() } else { names.join(" and ") };
        let help = "forms: fixed, cap, floor, range, each, each_of, cap_each, share, uplift, threshold, match, least, \
                    up_to_least, steps, by_rank, tiers, elsewhere; a `cap` of its own goes with each, cap_each, share \
                    and match, and inside threshold";
        table.refuse("amount-form", format!("an amount has exactly one form, this has {names}"), help);
        return None;
    }
    forms.pop()?.1
}

fn read_tier(mut table: Table<'_, '_>, scope: Scope<'_>, quotes: &str) -> Option<Tier> {
    let ground = Ground { phrase: quotes, by_reading: table.flag("by_reading") };
    let value = table.take("when");
    let when = value.and_then(|when| condition::node(table.file, when, scope, ground));
    if value.is_none() {
        table.missing("when");
    }
    let label = table.required("label");
    let form = read(&mut table, scope, quotes);
    // Inner tiers would not be compared with each other.
    if matches!(form, Some(Form::Tiers(_))) {
        let help = "write one tier for each case, with all its conditions: `when = [\"…\", \"…\"]`";
        table.refuse("amount-form", "a tier stands inside a tier", help);
    }
    let form = if table.has("heads") { read_heads(&mut table, quotes, ground.by_reading, form) } else { form };
    table.finish();
    Some(Tier { when: when?, form: form?, label: keep_words(&label?.text) })
}

/// Refuses two tiers of one name: the reader of a result could not tell which of them applied.
fn check_labels(table: &Table<'_, '_>, tiers: &[Tier]) {
    let twice = |(at, tier): (usize, &Tier)| tiers.iter().take(at).any(|other| other.label == tier.label);
    if let Some((_, tier)) = tiers.iter().enumerate().find(|(at, tier)| twice((*at, tier))) {
        let message = format!("the tier `{}` stands twice", tier.label);
        table.refuse("duplicate-id", message, "give each tier a label of its own");
    }
}

/// Refuses a fact that is named twice: the text compares different sums.
fn check_twice(table: &Table<'_, '_>, facts: impl Iterator<Item = FactId>) {
    let mut facts: Vec<FactId> = facts.collect();
    let count = facts.len();
    facts.sort_unstable();
    facts.dedup();
    if facts.len() < count {
        table.refuse("amount-form", "the same fact is named twice", "name each sum that the text compares once");
    }
}

fn read_range(table: &mut Table<'_, '_>, quotes: &str) -> Option<Form> {
    let range = table.list("range");
    let file = table.file;
    let ends: Vec<Option<Decimal>> = range.iter().map(|end| sentence::sum(file, end, quotes)).collect();
    match (range.as_slice(), ends.as_slice()) {
        ([first, _], [min, max]) => {
            let (min, max) = min.zip(*max)?;
            if min >= max {
                file.refuse("range", first.span.clone(), "the range runs backwards", "write the smaller sum first");
            }
            Some(Form::Between { min, max: Some(max) })
        }
        // An empty list is refused already.
        ([], _) => None,
        ([first, ..], _) => {
            file.refuse("range", first.span.clone(), "a range has two ends", "write [\"2万元\", \"5万元\"]");
            None
        }
    }
}

/// Equal steps from the best place down: the number of steps must equal the number of places.
fn read_steps(mut table: Table<'_, '_>, scope: Scope<'_>, quotes: &str) -> Option<Form> {
    let mut yuan = |key| table.required(key).and_then(|words| sentence::sum(table.file, &words, quotes));
    let (top, bottom, step) = (yuan("top"), yuan("bottom"), yuan("step"));
    let (rank, places) = read_places(&mut table, scope, quotes);
    let stairs = |table: &Table<'_, '_>| {
        let (top, bottom, step, places) = (top?, bottom?, step?, places?);
        let down = |place: i64| step.checked_mul(Decimal::from(place)).unwrap_or(Decimal::MAX);
        let sums: Vec<Decimal> = (0..places).map(|place| top - down(place)).collect();
        if sums.last() != Some(&bottom) {
            let message = format!("from {top} down to {bottom} by {step} does not make {places} places");
            table.refuse("steps", message, "top, bottom, step and the number of places must fit together");
            return None;
        }
        Some(sums)
    };
    let sums = stairs(&table);
    table.finish();
    Some(Form::ByRank { rank: rank?, sums: keep_all(sums?) })
}

/// One sum for each place.
fn read_by_rank(mut table: Table<'_, '_>, scope: Scope<'_>, quotes: &str) -> Option<Form> {
    if !table.has("sums") {
        table.missing("sums");
    }
    let listed = table.list("sums");
    let given = !listed.is_empty();
    let sums: Vec<Option<Decimal>> = listed.iter().map(|words| sentence::sum(table.file, words, quotes)).collect();
    let sums: Option<Vec<Decimal>> = sums.into_iter().collect();
    let (rank, places) = read_places(&mut table, scope, quotes);
    let fits = match (&sums, places) {
        (Some(sums), Some(places)) if given && i64::try_from(sums.len()) != Ok(places) => {
            let message = format!("{} sums for {places} places", sums.len());
            table.refuse("steps", message, "give one sum for each place, the first place first");
            false
        }
        (Some(sums), _) if sums.windows(2).any(|pair| pair.first() < pair.last()) => {
            let help = "write the sum of the first place first";
            table.refuse("steps", "a better place gets less than the one behind it", help);
            false
        }
        _ => true,
    };
    table.finish();
    Some(Form::ByRank { rank: rank?, sums: keep_all(sums?) }).filter(|_| given && fits && places.is_some())
}

fn read_places(table: &mut Table<'_, '_>, scope: Scope<'_>, quotes: &str) -> (Option<FactId>, Option<i64>) {
    let rank = fact(table, "rank", scope, Wanted::RANK);
    let places = table.required("places").and_then(|places| sentence::count(table.file, &places, "名", quotes));
    (rank, places)
}

/// The cap of a form, if it has one, which must not be below the sum for one.
fn cap(table: &mut Table<'_, '_>, quotes: &str, one: Option<Decimal>) -> Option<Decimal> {
    let words = table.words("cap")?;
    warranted(table, CAP_WARRANTS, quotes, "cap");
    let cap = sentence::sum(table.file, &words, quotes);
    check_cap(table, one, cap);
    cap
}

fn read_each(table: &mut Table<'_, '_>, scope: Scope<'_>, quotes: &str, each: &Words) -> Option<Form> {
    let unit = sentence::sum(table.file, each, quotes);
    let (count, cap) = (fact(table, "count", scope, Wanted::COUNT), cap(table, quotes, unit));
    Some(Form::Each { unit: unit?, count: count?, cap })
}

/// One sum for each number of a list, in the same order.
fn read_each_of(table: &mut Table<'_, '_>, scope: Scope<'_>, quotes: &str) -> Option<Form> {
    let listed = table.list("each_of");
    let units: Vec<Option<Decimal>> = listed.iter().map(|words| sentence::sum(table.file, words, quotes)).collect();
    let units: Option<Vec<Decimal>> = units.into_iter().collect();
    let (units, counts) = (units, fact(table, "count", scope, Wanted::COUNTS));
    let (units, counts) = (units?, counts?);
    let length = scope.catalogue.fact(counts).and_then(|def| match def.kind {
        FactKind::Wholes { length, .. } => length,
        _ => None,
    });
    // An empty list is refused already.
    if !units.is_empty() && length.map(usize::from) != Some(units.len()) {
        let length = length.unwrap_or_default();
        let message = format!("{} sums for a list of {length} numbers", units.len());
        table.refuse("amount-form", message, "write one sum for each number of the list, in its order");
        return None;
    }
    Some(Form::EachOf { units: keep_all(units), counts })
}

fn read_cap_each(table: &mut Table<'_, '_>, scope: Scope<'_>, quotes: &str, each: &Words) -> Option<Form> {
    let unit = sentence::sum(table.file, each, quotes);
    warranted(table, CAP_WARRANTS, quotes, "cap_each");
    let (count, cap) = (fact(table, "count", scope, Wanted::COUNT), cap(table, quotes, unit));
    let short = table.table("short").and_then(|short| read_short(short, scope, quotes));
    Some(Form::CapEach { unit: unit?, count: count?, cap, short })
}

fn read_short(mut table: Table<'_, '_>, scope: Scope<'_>, quotes: &str) -> Option<Short> {
    let list = fact(&mut table, "list", scope, Wanted::EACH);
    let unit = list.and_then(|list| scope.catalogue.fact(list)).map_or("", |def| match def.kind {
        FactKind::Wholes { unit, .. } => unit,
        _ => "",
    });
    let below = table.required("below");
    // Without its list the unit is not known, and the list is refused already.
    let below = below.filter(|_| list.is_some()).and_then(|below| sentence::count(table.file, &below, unit, quotes));
    table.finish();
    Some(Short { list: list?, below: below? })
}

fn read_share(table: &mut Table<'_, '_>, scope: Scope<'_>, quotes: &str, share: &Words) -> Option<Form> {
    let share = sentence::percent(table.file, share, quotes);
    let of = fact(table, "of", scope, Wanted::YUAN);
    let cap = cap(table, quotes, None);
    let count = optional(table, "count", scope, Wanted::COUNT);
    Some(Form::Share { share: share?, of: of?, cap, count })
}

fn read_threshold(mut table: Table<'_, '_>, scope: Scope<'_>, quotes: &str) -> Option<Form> {
    let mut yuan = |key| table.required(key).and_then(|words| sentence::sum(table.file, &words, quotes));
    let (base, unit) = (yuan("base"), yuan("each"));
    let (count, cap) = (fact(&mut table, "count", scope, Wanted::COUNT), cap(&mut table, quotes, base));
    let word = count.and_then(|count| scope.catalogue.fact(count)).map_or("", |def| match def.kind {
        FactKind::Whole { unit, .. } => unit,
        _ => "",
    });
    let from = table.required("from");
    // Without the count its unit is not known, and the count is refused already.
    let from = from.filter(|_| count.is_some()).and_then(|from| sentence::count(table.file, &from, word, quotes));
    table.finish();
    let threshold = Threshold { count: count?, from: from?, base: base?, unit: unit?, cap };
    Some(Form::Threshold(keep(threshold)))
}

/// As much as others paid: the words of the text must say 1:1.
fn read_match(table: &mut Table<'_, '_>, scope: Scope<'_>, quotes: &str, matched: &[Words]) -> Option<Form> {
    if !says_one_to_one(quotes) {
        let help = "1:1 must stand in the `quotes`; quote it, or choose the form that the text has";
        table.refuse("no-warrant", "no quoted word says `match`", help);
    }
    let of: Vec<Option<FactId>> = matched.iter().map(|words| fact_of(table, words, scope, Wanted::SUMS)).collect();
    let cap = cap(table, quotes, None);
    let of: Option<Vec<FactId>> = of.into_iter().collect();
    check_twice(table, of.iter().flatten().copied());
    Some(Form::Match { of: keep_all(of?), cap })
}

/// The smallest of several shares; a part without a share counts in full.
fn read_least(
    table: &Table<'_, '_>,
    parts: Vec<Table<'_, '_>>,
    scope: Scope<'_>,
    quotes: &str,
    up_to: bool,
) -> Option<Form> {
    if parts.len() < 2 {
        let help = "write at least two parts, or `share = \"…\", of = \"…\"`";
        table.refuse("amount-form", "the smallest of one sum is that sum", help);
    }
    if up_to {
        warranted(table, CAP_WARRANTS, quotes, "up_to_least");
    }
    let read = |mut part: Table<'_, '_>| {
        let of = fact(&mut part, "of", scope, Wanted::YUAN);
        let share = match part.words("share") {
            None => Some(Decimal::ONE),
            Some(share) => sentence::percent(part.file, &share, quotes),
        };
        part.finish();
        share.zip(of)
    };
    let parts: Vec<Option<(Decimal, FactId)>> = parts.into_iter().map(read).collect();
    let parts: Option<Vec<(Decimal, FactId)>> = parts.into_iter().collect();
    check_twice(table, parts.iter().flatten().map(|(_, fact)| *fact));
    Some(Form::Least { parts: keep_all(parts?), up_to })
}

/// Between so many heads and so many: where the text leaves their number open.
fn read_heads(table: &mut Table<'_, '_>, quotes: &str, by_reading: bool, form: Option<Form>) -> Option<Form> {
    let heads = table.list("heads");
    let form = with_figures(table, "heads", form);
    let counted = match form {
        Some(Form::Each { .. } | Form::EachOf { .. } | Form::CapEach { .. } | Form::Threshold(_)) => true,
        Some(Form::Share { count, .. }) => count.is_some(),
        _ => false,
    };
    if counted {
        let help = "leave out `heads`, or the count of the form";
        table.refuse("amount-form", "`heads` stands beside a form that counts heads itself", help);
    }
    let number = |words: &Words| {
        let ground = if by_reading { &words.text } else { quotes };
        sentence::count(table.file, words, "名", ground)
    };
    let [first, last] = heads.as_slice() else {
        if let Some(first) = heads.first() {
            table.file.refuse("range", first.span.clone(), "heads have two ends", "write [\"1名\", \"2名\"]");
        }
        return None;
    };
    let (least, most) = (number(first)?, number(last)?);
    if least >= most {
        let help = "write the smaller number first; a number that is not open needs no `heads`";
        table.file.refuse("range", first.span.clone(), "the heads run backwards", help);
        return None;
    }
    Some(Form::Heads { base: keep(form?), least, most })
}
