//! One condition is one sentence: FACT VERB LITERAL, in the words of the statute.

use crate::{
    catalogue::keep_words,
    quantity::{Quantity, literal, quantities, squeeze},
    reader::{File, Words},
};
use jianghui_rules::{
    Catalogue, Check, Comparison, FactDef, FactId, FactKind, NO_BIT, OptionDef, Portion, Test, YES_BIT,
};
use rust_decimal::{Decimal, prelude::ToPrimitive};

/// The closed list of verbs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verb {
    Is,
    IsNot,
    Among,
    NotAmong,
    Compare(Comparison),
    NotBefore,
    After,
    NotAfter,
    Before,
    Contains,
}

/// Verb, what it does, and the words of a text one of which must stand in the phrase (none needed for 是 and the like).
const VERBS: &[(&str, Verb, &[&str])] = &[
    ("是", Verb::Is, &[]),
    ("不是", Verb::IsNot, &[]),
    ("属于", Verb::Among, &[]),
    ("不属于", Verb::NotAmong, &[]),
    ("包含", Verb::Contains, &[]),
    ("不低于", Verb::Compare(Comparison::AtLeast), &["以上", "满", "不少于", "不低于", "达"]),
    ("超过", Verb::Compare(Comparison::MoreThan), &["超过", "超", "以外"]),
    ("不超过", Verb::Compare(Comparison::AtMost), &["不超过", "以下", "以内", "最高", "最长", "不高于", "前"]),
    ("不满", Verb::Compare(Comparison::LessThan), &["不满", "未满", "不足", "低于"]),
    ("不早于", Verb::NotBefore, &["后", "起", "自", "日至"]),
    ("晚于", Verb::After, &["后"]),
    ("不晚于", Verb::NotAfter, &["前", "至", "止", "内"]),
    ("早于", Verb::Before, &["前"]),
];

/// What a sentence is checked against.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The words of the text it rests on.
    pub phrase: &'a str,
    /// Whether the file says that it rests on a reading: then no word of the text need warrant the verb or the option.
    pub by_reading: bool,
}

/// Reads a sentence and checks it against its phrase.
pub fn read(file: &File<'_>, catalogue: &Catalogue, words: &Words, ground: Ground<'_>) -> Option<Test> {
    let parts: Vec<&str> = words.text.split(' ').collect();
    let ([label, verb, value], false) = (parts.as_slice(), parts.contains(&"")) else {
        let message = format!("`{}` is not one sentence FACT VERB LITERAL", words.text);
        let help = "write three words with one blank between them, e.g. `累计缴纳失业保险费月数 不低于 36个月`";
        file.refuse("sentence", words.span.clone(), message, help);
        return None;
    };
    let Some((id, def)) = catalogue.ids().find(|(_, def)| def.label == *label) else {
        let help = nearest(label, catalogue.facts.iter().map(|fact| fact.label)).map_or_else(
            || "use the `label` of a fact of facts.toml".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        file.refuse("unknown-fact", words.span.clone(), format!("no fact is called `{label}`"), help);
        return None;
    };
    let Some((_, kind, warrants)) = VERBS.iter().find(|(name, ..)| name == verb) else {
        let all: Vec<&str> = VERBS.iter().map(|(name, ..)| *name).collect();
        let help = format!("verbs are: {}", all.join(" "));
        file.refuse("unknown-verb", words.span.clone(), format!("`{verb}` is no verb"), help);
        return None;
    };
    let check = check(file, catalogue, words, def, *kind, value, ground)?;
    let test = Test { fact: id, check, sentence: keep_words(&words.text) };
    if test.facts().skip(1).any(|other| other == id) {
        let message = format!("`{label}` is compared with itself");
        file.refuse("sentence", words.span.clone(), message, "name the other fact, as the text does");
        return None;
    }
    let phrase = squeeze(ground.phrase);
    // 「不超过」 says nothing about `超过`, nor 「不低于」 about `低于`.
    let negated = |at: usize| phrase.get(..at).is_some_and(|before| before.ends_with(['不', '未']));
    let says = |word: &str| phrase.match_indices(word).any(|(at, _)| !negated(at));
    if !ground.by_reading && !warrants.is_empty() && !warrants.iter().any(|word| says(word)) {
        let message = format!("no word of 「{phrase}」 warrants `{verb}`");
        let help = format!(
            "the phrase must contain one of {}; or say with `reading = \"…\"` why it is read so",
            warrants.join(" ")
        );
        file.refuse("no-warrant", words.span.clone(), message, help);
    }
    Some(test)
}

fn check(
    file: &File<'_>,
    catalogue: &Catalogue,
    words: &Words,
    def: &FactDef,
    verb: Verb,
    value: &str,
    ground: Ground<'_>,
) -> Option<Check> {
    let wrong = |help: &str| {
        let message = format!("this verb does not go with `{}`", def.label);
        file.refuse("verb-kind", words.span.clone(), message, help);
        None
    };
    match (&def.kind, verb) {
        (FactKind::YesNo, Verb::Is | Verb::IsNot) => {
            let bit = match value {
                "是" => YES_BIT,
                "否" => NO_BIT,
                _ => {
                    let message = format!("`{value}` is no answer to `{}`", def.label);
                    file.refuse("unknown-option", words.span.clone(), message, "write 是 or 否");
                    return None;
                }
            };
            Some(Check::OneOf(if verb == Verb::Is { bit } else { bit ^ (YES_BIT | NO_BIT) }))
        }
        (FactKind::YesNo, _) => wrong("a yes/no fact takes 是 or 不是"),
        (FactKind::Choice(options), Verb::Is | Verb::IsNot | Verb::Among | Verb::NotAmong) => {
            let bits = option_bits(file, words, def, value, ground)?;
            let all = u64::MAX >> (64 - options.len().clamp(1, 63));
            Some(Check::OneOf(if matches!(verb, Verb::Is | Verb::Among) { bits } else { all & !bits }))
        }
        (FactKind::Choice(_), _) => wrong("a choice takes 是, 不是, 属于 or 不属于"),
        (FactKind::Choices(_), Verb::Contains) => Some(Check::Contains(option_bits(file, words, def, value, ground)?)),
        (FactKind::Choices(_), _) => wrong("a multiple choice takes 包含"),
        (FactKind::Whole { unit, min, max }, _) => {
            let comparison = comparison(verb).or_else(|| wrong_none(file, words, def))?;
            // 「参赛选手人数的20%加3名」
            if let Some((of, share)) = value.rsplit_once('的').filter(|(_, share)| share.contains('%')) {
                // A share is seldom a whole number, so hardly any number would be it.
                if comparison == Comparison::Exactly {
                    return wrong("a share of a number takes 不低于, 超过, 不超过 or 不满");
                }
                if !(Wanted::COUNT.fits)(&def.kind) {
                    return wrong("only a number of people or things is compared with a share of such a number");
                }
                let portion = portion(file, catalogue, words, (of, share), unit, ground)?;
                return Some(Check::Portion(comparison, portion));
            }
            let number = number(file, words, unit, value, ground)?;
            if !(*min..=*max).contains(&number) {
                let message = format!("no answer to `{}` comes near `{value}`", def.label);
                file.refuse("range", words.span.clone(), message, format!("its answers go from {min} to {max}"));
                return None;
            }
            Some(Check::Whole(comparison, number))
        }
        (FactKind::Yuan { .. } | FactKind::Yuans { .. }, _) => {
            let comparison = comparison(verb).or_else(|| wrong_none(file, words, def))?;
            Some(Check::Yuan(comparison, yuan(file, words, value, ground.phrase)?))
        }
        (FactKind::Date, _) => {
            let comparison = match verb {
                Verb::NotBefore => Comparison::AtLeast,
                Verb::After => Comparison::MoreThan,
                Verb::NotAfter => Comparison::AtMost,
                Verb::Before => Comparison::LessThan,
                Verb::Is => Comparison::Exactly,
                _ => return wrong("a date takes 不早于, 晚于, 不晚于, 早于 or 是"),
            };
            day(file, catalogue, words, comparison, value, ground)
        }
        (FactKind::Wholes { unit, length, .. }, _) => {
            let comparison = comparison(verb).or_else(|| wrong_none(file, words, def))?;
            let number = number(file, words, unit, value, ground)?;
            Some(if length.is_some() { Check::Sum(comparison, number) } else { Check::Largest(comparison, number) })
        }
        (FactKind::Text | FactKind::Provision(_), _) => wrong("no sentence can be made of a text"),
    }
}

/// A date, or the day that another fact holds, so many years on: 「2025年3月1日后3年」, 「毕业日期」.
fn day(
    file: &File<'_>,
    catalogue: &Catalogue,
    words: &Words,
    comparison: Comparison,
    value: &str,
    ground: Ground<'_>,
) -> Option<Check> {
    let later = value.rsplit_once('后').and_then(|(base, years)| match literal(years) {
        Some(Quantity::Count(count, "年")) => Some((base, years, count)),
        _ => None,
    });
    let (base, years) = match later {
        Some((base, shown, count)) => {
            let Some(years) = years(count) else {
                unit_error(file, words, shown, "a whole number of 年");
                return None;
            };
            in_phrase(file, words, shown, &Quantity::Count(count, "年"), ground.phrase);
            (base, years)
        }
        None => (value, 0),
    };
    if let Some(Quantity::Day(day)) = literal(base) {
        in_phrase(file, words, base, &Quantity::Day(day), ground.phrase);
        return Some(Check::Day(comparison, day.plus_years(years)));
    }
    let other = catalogue.ids().find(|(_, def)| def.label == base && matches!(def.kind, FactKind::Date));
    let Some((other, _)) = other else {
        let days = catalogue.facts.iter().filter(|def| matches!(def.kind, FactKind::Date)).map(|def| def.label);
        let help = "write 2018年12月19日 or the label of a date, with 后3年 behind it or without";
        let near = nearest(base, days).map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        let message = format!("`{value}` is neither a date nor the label of one");
        file.refuse("unit", words.span.clone(), message, format!("{help}{near}"));
        return None;
    };
    Some(Check::DayFrom(comparison, other, years))
}

/// A whole number of years that a calendar has.
fn years(count: Decimal) -> Option<i32> {
    count.is_integer().then(|| count.to_i32()).flatten().filter(|years| (1..=9999).contains(years))
}

/// A share of another number, with so many added: 「参赛选手人数的20%加3名」.
fn portion(
    file: &File<'_>,
    catalogue: &Catalogue,
    words: &Words,
    (of, share): (&str, &str),
    unit: &str,
    ground: Ground<'_>,
) -> Option<Portion> {
    let (share, plus) = share.split_once('加').map_or((share, None), |(share, plus)| (share, Some(plus)));
    let named = |text: &str| Words { text: text.to_owned(), span: words.span.clone() };
    let of = fact(file, catalogue, &named(of), Wanted::COUNT)?;
    let share = percent(file, &named(share), ground.phrase)?;
    let plus = plus.map_or(Some(0), |plus| {
        let number = number(file, words, unit, plus, ground)?;
        positive(file, &named(plus), number > 0).then_some(number)
    })?;
    Some(Portion { of, share, plus })
}

fn comparison(verb: Verb) -> Option<Comparison> {
    match verb {
        Verb::Compare(comparison) => Some(comparison),
        Verb::Is => Some(Comparison::Exactly),
        _ => None,
    }
}

fn wrong_none<T>(file: &File<'_>, words: &Words, def: &FactDef) -> Option<T> {
    let message = format!("this verb does not go with `{}`", def.label);
    file.refuse("verb-kind", words.span.clone(), message, "a number takes 不低于, 超过, 不超过, 不满 or 是");
    None
}

/// The bits of the options named, separated by 、. A label may itself contain 、, so the longest match counts.
fn option_bits(file: &File<'_>, words: &Words, def: &FactDef, value: &str, ground: Ground<'_>) -> Option<u64> {
    let phrase = squeeze(ground.phrase);
    let mut bits = 0;
    let mut rest = value;
    while !rest.is_empty() {
        let named = |name: &str| rest.strip_prefix(name).is_some_and(|tail| tail.is_empty() || tail.starts_with('、'));
        let found = def.options().iter().filter(|option| named(option.label)).max_by_key(|option| option.label.len());
        let Some(option) = found else {
            let name = rest.split('、').next().unwrap_or(rest);
            let all: Vec<&str> = def.options().iter().map(|option| option.label).collect();
            let message = format!("`{name}` is no option of `{}`", def.label);
            file.refuse("unknown-option", words.span.clone(), message, format!("options: {}", all.join("、")));
            return None;
        };
        let name = option.label;
        rest = rest.strip_prefix(name).unwrap_or_default().trim_start_matches('、');
        if !says(def, option, &phrase) && !ground.by_reading {
            let message = format!("「{phrase}」 does not say `{name}`");
            let help = "quote the words that do, add the text's word to the option's `aliases`, or say with `reading = \"…\"` why it is meant";
            file.refuse("literal-not-in-phrase", words.span.clone(), message, help);
        }
        bits |= def.option_bit(option.id)?;
    }
    Some(bits)
}

/// Whether the phrase names the option. A word inside a longer word of another option (「技师」 in 「高级技师」) names
/// nothing, and neither does a bare digit.
fn says(def: &FactDef, option: &OptionDef, phrase: &str) -> bool {
    let words = |option: &OptionDef| -> Vec<String> {
        let all = core::iter::once(&option.label).chain(option.aliases).map(|word| squeeze(word));
        all.filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit())).collect()
    };
    let others: Vec<String> = def.options().iter().filter(|other| other.id != option.id).flat_map(words).collect();
    let covered = |at: usize, word: &str| {
        others.iter().filter(|other| other.len() > word.len()).any(|other| {
            phrase.match_indices(other.as_str()).any(|(from, _)| from <= at && at + word.len() <= from + other.len())
        })
    };
    words(option).iter().any(|word| phrase.match_indices(word.as_str()).any(|(at, _)| !covered(at, word)))
}

/// A whole number in the unit of its fact; years are accepted where months are counted.
fn number(file: &File<'_>, words: &Words, unit: &str, value: &str, ground: Ground<'_>) -> Option<i64> {
    let quantity = literal(value);
    let number = match &quantity {
        Some(Quantity::Count(number, given)) => {
            let wanted = unit.trim_start_matches('个');
            let wanted = if wanted.is_empty() { unit } else { wanted };
            match (*given, wanted) {
                ("年", "月") => number.checked_mul(Decimal::from(12)),
                ("", "") => Some(*number),
                (given, wanted) if given == wanted => Some(*number),
                _ => None,
            }
        }
        _ => None,
    };
    let Some(whole) = number.and_then(|number| number.is_integer().then(|| number.to_i64()).flatten()) else {
        unit_error(file, words, value, format!("a whole number of {unit}").trim_end_matches(" of "));
        return None;
    };
    // Nothing is nothing in any text: 0 needs no words.
    if let (Some(quantity), true) = (&quantity, whole != 0) {
        in_phrase(file, words, value, quantity, ground.phrase);
    }
    Some(whole)
}

/// An amount of yuan that must stand in the phrase.
pub fn yuan(file: &File<'_>, words: &Words, value: &str, phrase: &str) -> Option<Decimal> {
    let Some(Quantity::Yuan(yuan)) = literal(value) else {
        unit_error(file, words, value, "an amount, e.g. 1.5万元 or 200元");
        return None;
    };
    if !yuan.is_zero() {
        in_phrase(file, words, value, &Quantity::Yuan(yuan), phrase);
    }
    Some(yuan)
}

/// A sum that is given: the same, and more than nothing.
pub fn sum(file: &File<'_>, words: &Words, phrase: &str) -> Option<Decimal> {
    let sum = yuan(file, words, &words.text, phrase)?;
    positive(file, words, !sum.is_zero()).then_some(sum)
}

/// A percentage that must stand in the phrase, as a fraction.
pub fn percent(file: &File<'_>, words: &Words, phrase: &str) -> Option<Decimal> {
    let quantity = literal(&words.text);
    let Some(Quantity::Count(number, "%")) = &quantity else {
        unit_error(file, words, &words.text, "a percentage, e.g. 60%");
        return None;
    };
    if !positive(file, words, !number.is_zero()) {
        return None;
    }
    in_phrase(file, words, &words.text, &Quantity::Count(*number, "%"), phrase);
    number.checked_div(Decimal::ONE_HUNDRED).map(|fraction| fraction.normalize())
}

/// A number of a unit that must stand in the phrase, and is not 0.
pub fn count(file: &File<'_>, words: &Words, unit: &str, phrase: &str) -> Option<i64> {
    let count = number(file, words, unit, &words.text, Ground { phrase, by_reading: false })?;
    positive(file, words, count > 0).then_some(count)
}

/// Refuses nothing as a sum, a share, a limit: 0 needs no words of a text, and grants or forbids everything.
fn positive(file: &File<'_>, words: &Words, positive: bool) -> bool {
    if !positive {
        let message = format!("`{}` is nothing", words.text);
        file.refuse("range", words.span.clone(), message, "write the number that the text has, or leave the key out");
    }
    positive
}

fn unit_error(file: &File<'_>, words: &Words, value: &str, wanted: &str) {
    let message = format!("`{value}` is not {wanted}");
    file.refuse("unit", words.span.clone(), message, "write the number with its unit, as the text does");
}

fn in_phrase(file: &File<'_>, words: &Words, value: &str, quantity: &Quantity, phrase: &str) {
    if !quantities(phrase).contains(quantity) {
        let (message, help) = if phrase.is_empty() {
            let help = "quote with `phrase = \"…\"` the words in which the number stands";
            (format!("no quoted words stand beside `{value}`"), help)
        } else {
            let help = "a number stands in the file exactly as it stands in the quoted words; mend the number or the quotation";
            (format!("「{}」 does not contain `{value}`", squeeze(phrase)), help)
        };
        file.refuse("literal-not-in-phrase", words.span.clone(), message, help);
    }
}

/// The kind of fact that a place of a file takes.
#[derive(Clone, Copy)]
pub struct Wanted {
    /// What it is, in words.
    pub what: &'static str,
    /// Whether a kind of answer will do.
    pub fits: fn(&FactKind) -> bool,
}

impl Wanted {
    /// One sum.
    pub const YUAN: Self =
        Self { what: "one amount of yuan (kind `yuan`)", fits: |kind| matches!(kind, FactKind::Yuan { .. }) };
    /// One sum, or several of which the highest counts.
    pub const SUMS: Self = Self {
        what: "amounts of yuan (kind `yuan` or `yuans`)",
        fits: |kind| matches!(kind, FactKind::Yuan { .. } | FactKind::Yuans { .. }),
    };
    /// How many there are of something; time, percentages and grades are not counted so.
    pub const COUNT: Self = Self {
        what: "a number of people or things (kind `whole`, unit 人, 人次, 名, 个 …)",
        fits: |kind| matches!(kind, FactKind::Whole { unit, .. } if !MEASURES.contains(unit)),
    };
    /// A place.
    pub const RANK: Self = Self {
        what: "a place (kind `whole`, unit 名)",
        fits: |kind| matches!(kind, FactKind::Whole { unit: "名", .. }),
    };
    /// How long.
    pub const MONTHS: Self = Self {
        what: "a number of months (kind `whole`, unit 个月)",
        fits: |kind| matches!(kind, FactKind::Whole { unit: "个月" | "月", .. }),
    };
    /// A day.
    pub const DATE: Self = Self { what: "a day (kind `date`)", fits: |kind| matches!(kind, FactKind::Date) };
    /// A fixed number of counts.
    pub const COUNTS: Self = Self {
        what: "a list of so many numbers of people or things (kind `wholes` with `length`)",
        fits: |kind| matches!(kind, FactKind::Wholes { length: Some(_), unit, .. } if !MEASURES.contains(unit)),
    };
    /// One number for each of several persons or things.
    pub const EACH: Self = Self {
        what: "a list with one number for each (kind `wholes` without `length`)",
        fits: |kind| matches!(kind, FactKind::Wholes { length: None, .. }),
    };
}

/// The units in which something is measured and not counted.
const MEASURES: &[&str] = &["个月", "月", "年", "日", "天", "级", "倍", "%"];

/// The known fact with this label.
pub fn fact(file: &File<'_>, catalogue: &Catalogue, words: &Words, wanted: Wanted) -> Option<FactId> {
    let found = catalogue.ids().find(|(_, def)| def.label == words.text);
    match found {
        Some((id, def)) if (wanted.fits)(&def.kind) => Some(id),
        Some(_) => {
            let message = format!("`{}` has the wrong kind of answer for this place", words.text);
            file.refuse("verb-kind", words.span.clone(), message, format!("name a fact that is {}", wanted.what));
            None
        }
        None => {
            let help = nearest(&words.text, catalogue.facts.iter().map(|fact| fact.label)).map_or_else(
                || "use the `label` of a fact of facts.toml".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            file.refuse("unknown-fact", words.span.clone(), format!("no fact is called `{}`", words.text), help);
            None
        }
    }
}

/// The known word that shares most characters with a misspelt one, if they are close.
fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let shared = |other: &str| word.chars().filter(|c| other.contains(*c)).count();
    let best = known.max_by_key(|other| (shared(other), core::cmp::Reverse(other.chars().count())))?;
    (shared(best) * 2 > word.chars().count()).then_some(best)
}
