//! Where and when a document applies: what its head says must be borne out by its words and by its conditions.

use crate::{
    quantity::{Quantity, literal, quantities},
    reader::{File, Table, Words},
};
use core::ops::Range;
use jianghui_rules::{Catalogue, Check, Clause, Comparison, Condition, Day, Policy};

/// The days in the head of `policy.toml`.
pub struct Period {
    pub issued: Option<Day>,
    pub draft: bool,
    pub from: Option<Day>,
    pub until: Option<Day>,
    /// Where the first and the last day stand.
    spans: [Range<usize>; 2],
}

fn day(table: &mut Table<'_, '_>, key: &'static str) -> (Option<Day>, Range<usize>) {
    let Some(Words { text, span }) = table.words(key) else { return (None, 0..0) };
    match literal(&text) {
        Some(Quantity::Day(day)) => (Some(day), span),
        _ => {
            table.wrong_type(key, span.clone(), "a date, e.g. \"2018年12月19日\"");
            (None, span)
        }
    }
}

/// Reads the days; the first and the last must stand in the quotations, or follow from what stands there.
pub fn read(table: &mut Table<'_, '_>, quotes: &[String]) -> Period {
    let draft = table.flag("draft");
    let ((issued, _), (from, from_span), (until, until_span)) =
        (day(table, "issued"), day(table, "from"), day(table, "until"));
    let quoted: Vec<Quantity> = quotes.iter().flat_map(|quote| quantities(quote)).collect();
    let file = table.file;
    let refuse = |span: &Range<usize>, message: &str, help: &str| file.refuse("period", span.clone(), message, help);
    for (day, span) in [(from, &from_span), (until, &until_span)] {
        if draft && day.is_some() {
            refuse(span, "a draft applies from no day and to none", "leave the day out, or leave out `draft`");
        }
    }
    let stands = |day: Day| quoted.contains(&Quantity::Day(day));
    // 自印发之日起施行: then the day of issue is the first day.
    let on_issue = quotes.iter().any(|quote| ["印发之日起", "发布之日起"].iter().any(|words| quote.contains(words)));
    if let Some(day) = from
        && !stands(day)
        && !(on_issue && issued == Some(day))
    {
        let help = "quote the words that give the first day: the day itself, or 自印发之日起 beside the right `issued`";
        refuse(&from_span, "no quoted words bear out this first day", help);
    }
    // 有效期三年: the last day is the anniversary, or the day before it.
    let years = |quantity: &Quantity| match quantity {
        Quantity::Count(years, "年") => i32::try_from(*years).ok(),
        _ => None,
    };
    let follows = |last: Day| {
        let ends = quoted.iter().filter_map(years).filter_map(|years| Some(from?.plus_years(years)));
        ends.into_iter().any(|end| end == last || end == last.next())
    };
    if let Some(day) = until
        && !stands(day)
        && !follows(day)
    {
        let help = "quote the words that give the last day: the day itself, or how many years the document applies";
        refuse(&until_span, "no quoted words bear out this last day", help);
    }
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        refuse(&until_span, "the last day lies before the first", "mend one of them");
    }
    Period { issued, draft, from, until, spans: [from_span, until_span] }
}

/// Refuses a document that does not say in its conditions where and when it applies: the days of its head only name the
/// state of a result, and its place only sorts it.
pub fn check(file: &File<'_>, catalogue: &Catalogue, policy: &Policy, period: &Period, place: &Words) {
    let is_place = |clause: &Clause| matches!(clause.condition, Condition::Test(test) if test.fact == catalogue.place && test.check == Check::OneOf(policy.place));
    if !policy.when.iter().any(is_place) {
        let label = catalogue.fact(catalogue.place).map_or("", |def| def.label);
        let message = format!("no condition of `when` says `{label} 是 {}`", place.text);
        let help = "add it to `when`: without it the document would apply to every place";
        file.refuse("place", place.span.clone(), message, help);
    }
    let asks = |wanted: [Comparison; 2]| {
        let mut found = false;
        for clause in policy.when {
            clause.condition.for_each_test(&mut |test| {
                let bound = matches!(test.check, Check::Day(comparison, _) if wanted.contains(&comparison));
                found |= test.fact == catalogue.claim_date && bound;
            });
        }
        found
    };
    let [from, until] = &period.spans;
    for (day, span, wanted) in [
        (period.from, from, [Comparison::AtLeast, Comparison::MoreThan]),
        (period.until, until, [Comparison::AtMost, Comparison::LessThan]),
    ] {
        if day.is_some() && !asks(wanted) {
            let help = "add a condition on the day of claiming to `when`, beside the words that give the day";
            file.refuse("period", span.clone(), "no condition of `when` keeps to this day", help);
        }
    }
}
