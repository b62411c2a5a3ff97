//! 金额怎么来的: the lines that lead to a sum.

use crate::components::dom::{el, line};
use crate::components::progress::kind;
use crate::{format, text};
use jianghui_policies::CATALOGUE;
use jianghui_rules::{Amount, FactId, FactKind, Form, Kleene, Outcome, Payment, Per, Range, Value, View};
use rust_decimal::Decimal;
use yew::prelude::*;

/// A line: what, and how much.
type Line = (String, String);

/// The lines that lead to the sum of a payment.
pub fn formula(amount: &'static Amount, payment: &Payment, view: View<'_>) -> Html {
    let mut lines = Vec::new();
    of_form(&amount.form, amount.per, view, &mut lines);
    if let Some(months) = payment.months.and_then(|months| Some((months.min, months.max?))) {
        let number = match months {
            (Some(min), max) if min != max => format!("{min}–{max}"),
            (_, max) => max.to_string(),
        };
        lines.push((text::months_left(months.0, months.1), text::times(&number)));
    }
    let total = if payment.total.max.is_some() { format::money(payment.total) } else { text::NOT_KNOWN_YET.into() };
    let word = if amount.per == Per::Month { text::SUM } else { kind(amount.per) };
    let mut rows: Vec<Html> = lines.into_iter().map(|line| row("formula__row", line)).collect();
    rows.push(row("formula__row formula__row--sum", (word.into(), total)));
    el("dl", "formula", rows)
}

fn row(class: &'static str, (what, how_much): Line) -> Html {
    el("div", class, vec![line("dt", "", &what), line("dd", "", &how_much)])
}

fn of_form(form: &'static Form, per: Per, view: View<'_>, lines: &mut Vec<Line>) {
    let yuan = |sum: Decimal| format::money(Range::exactly(sum));
    let most = |sum: Decimal| format!("{} {}", text::AT_MOST, yuan(sum));
    match form {
        Form::None | Form::Elsewhere => {}
        Form::Fixed(sum) => lines.push((text::FIXED.into(), yuan(*sum))),
        Form::Between { min, max } => {
            let min = (!min.is_zero() || max.is_none()).then_some(*min);
            lines.push((text::IN_THE_TEXT.into(), format::money(Range { min, max: *max })));
        }
        Form::Tiers(tiers) => {
            let outcome = |tier: &&jianghui_rules::Tier| tier.when.judge(&CATALOGUE, view).outcome();
            let met = tiers.iter().find(|tier| outcome(tier) == Outcome::Met);
            let possible = tiers.iter().filter(|tier| outcome(tier) != Outcome::Unmet);
            let shown: Vec<_> = met.map_or_else(|| possible.collect(), |tier| vec![tier]);
            for tier in shown {
                let mut below = Vec::new();
                of_form(&tier.form, per, view, &mut below);
                match <[Line; 1]>::try_from(below) {
                    Ok([(_, sum)]) => lines.push((format::spaced(tier.label), sum)),
                    Err(below) => lines.extend(below),
                }
            }
        }
        Form::Each { unit, count, cap } => {
            lines.push((kind_of_one(per).into(), yuan(*unit)));
            lines.push(counted(*count, view));
            lines.extend(cap.map(|cap| (text::ALL_TOGETHER.into(), most(cap))));
        }
        Form::EachOf { units, counts } => {
            let words = units.iter().map(|unit| yuan(*unit)).collect::<Vec<_>>().join("、");
            lines.push((kind_of_one(per).into(), words));
            lines.push(counted(*counts, view));
        }
        Form::CapEach { unit, count, cap, short } => {
            lines.push((kind_of_one(per).into(), most(*unit)));
            lines.push(counted(*count, view));
            lines.extend(short.map(|short| fact_words(short.list, view)));
            lines.extend(cap.map(|cap| (kind(per).into(), most(cap))));
        }
        Form::Share { share, of, cap, count } => {
            lines.push(share_of(*share, *of, view));
            lines.extend(cap.map(|cap| (kind_of_one(per).into(), most(cap))));
            lines.extend(count.map(|count| counted(count, view)));
        }
        Form::Uplift { by, of } => lines.push(share_of(Decimal::ONE + *by, *of, view)),
        Form::Threshold(threshold) => {
            lines.push(fact_words(threshold.count, view));
            lines.push((text::from_number(threshold.from), yuan(threshold.base)));
            lines.push((text::EACH_MORE.into(), yuan(threshold.unit)));
            lines.extend(threshold.cap.map(|cap| (text::ALL_TOGETHER.into(), most(cap))));
        }
        Form::Match { of, cap } => {
            lines.extend(of.iter().map(|fact| fact_words(*fact, view)));
            lines.push((text::MATCHED.into(), cap.map_or_else(String::new, most)));
        }
        Form::Least { parts, .. } => {
            lines.extend(parts.iter().map(|(share, fact)| share_of(*share, *fact, view)));
            lines.push((text::SMALLER_ONE.into(), String::new()));
        }
        Form::Remaining { base, cap, paid } => {
            of_form(base, per, view, lines);
            lines.push(fact_words(*paid, view));
            lines.push((text::OVER_TIME.into(), most(*cap)));
        }
        Form::Heads { base, least, most } => {
            of_form(base, per, view, lines);
            lines.push((text::HEADS_OPEN.into(), text::times(&format!("{least}–{most}"))));
        }
        Form::ByRank { rank, sums } => {
            let own = match view.get(&CATALOGUE, *rank) {
                Some(Value::Whole(range)) => *range,
                _ => Range::OPEN,
            };
            for (place, sum) in (1..).zip(*sums) {
                let possible = i64::try_from(place).is_ok_and(|place| {
                    own.min.is_none_or(|min| min <= place) && own.max.is_none_or(|max| place <= max)
                });
                if possible {
                    lines.push((text::rank(place), yuan(*sum)));
                }
            }
        }
        Form::Raised { base, by, when, label } => {
            of_form(base, per, view, lines);
            let truth = when.judge(&CATALOGUE, view);
            let factor = text::times(&(Decimal::ONE + *by).normalize().to_string());
            if truth.narrow == Kleene::Yes {
                lines.push((format::spaced(label), factor));
            } else if truth.wide != Kleene::No {
                lines.push((format!("{}（{}）", format::spaced(label), text::NOT_KNOWN_YET), factor));
            }
        }
    }
}

fn kind_of_one(per: Per) -> &'static str {
    match per {
        Per::PersonYear => text::PER_HEAD_YEARLY,
        Per::Item | Per::Class => text::PER_ITEM,
        Per::Time => text::PER_TIME,
        _ => text::PER_HEAD,
    }
}

/// A base with the share that is taken of it.
fn share_of(share: Decimal, of: FactId, view: View<'_>) -> Line {
    let (what, base) = fact_words(of, view);
    let percent = format!("{}%", share.saturating_mul(Decimal::ONE_HUNDRED).normalize());
    (what, if share == Decimal::ONE { base } else { format!("{base} {}", text::times(&percent)) })
}

/// A number of heads or items as a line.
fn counted(fact: FactId, view: View<'_>) -> Line {
    let (what, number) = fact_words(fact, view);
    (what, text::times(&number))
}

/// A fact with the answer to it.
fn fact_words(fact: FactId, view: View<'_>) -> Line {
    let Some(def) = CATALOGUE.fact(fact) else { return Line::default() };
    let answer = view.get(&CATALOGUE, fact).map(|value| format::value(def, value));
    let unit = match def.kind {
        FactKind::Whole { unit, .. } => unit,
        _ => "",
    };
    (def.label.into(), answer.unwrap_or_else(|| format!("{} {unit}", text::NOT_KNOWN_YET)))
}
