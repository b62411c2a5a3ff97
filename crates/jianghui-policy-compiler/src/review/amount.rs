//! What a provision gives, in words.

use super::{
    condition::{answers, lines},
    table,
    words::{per, percent, yuan},
};
use jianghui_rules::{Catalogue, FactId, Form, Months, Provision, Tier};
use rust_decimal::Decimal;

/// The amount of a provision.
pub fn words(catalogue: &Catalogue, provision: &Provision) -> String {
    let amount = &provision.amount;
    let months = amount.months.map(|months| months_in_words(catalogue, months));
    match amount.form {
        // The line above already says so.
        Form::None | Form::Elsewhere => String::new(),
        form => {
            let head = format!("金额（{}）：", per(amount.per));
            [Some(block(catalogue, &head, &form)), months].into_iter().flatten().collect::<Vec<_>>().join("\n\n")
        }
    }
}

/// A form with its table, where it has one.
fn block(catalogue: &Catalogue, head: &str, form: &Form) -> String {
    match form {
        Form::Tiers(tiers) => {
            let row = |tier: &Tier| {
                let when = [lines(catalogue, &tier.when), answers(catalogue, &tier.when)].concat();
                [tier.label.to_owned(), when.join("<br>"), in_words(catalogue, &tier.form)]
            };
            format!("{head}\n\n{}", table(["档", "条件", "金额"], tiers.iter().map(row)))
        }
        Form::ByRank { rank, sums } => {
            let (places, sums): (Vec<String>, Vec<String>) = places(sums).unzip();
            let line = |words: &[String]| format!("| {} |", words.join(" | "));
            let (places, rule, sums) = (line(&places), "---|".repeat(places.len()), line(&sums));
            format!("{head}按{}\n\n{places}\n|{rule}\n{sums}", label(catalogue, *rank))
        }
        Form::Raised { base, by, when, label } => {
            let when = lines(catalogue, when).join(" ");
            let base = block(catalogue, head, base);
            format!("{base}\n\n「{label}」：以上金额加{}，条件是「{when}」。", percent(*by))
        }
        form => format!("{head}{}", in_words(catalogue, form)),
    }
}

/// A form in one line.
fn in_words(catalogue: &Catalogue, form: &Form) -> String {
    let label = |fact: FactId| label(catalogue, fact);
    match form {
        Form::None => "没有".to_owned(),
        Form::Elsewhere => "不在这份文件里".to_owned(),
        Form::Fixed(sum) => yuan(*sum),
        Form::Between { min, max: Some(max) } if min.is_zero() => format!("最高{}", yuan(*max)),
        Form::Between { min, max: Some(max) } => format!("{}至{}", yuan(*min), yuan(*max)),
        Form::Between { min, max: None } => format!("不少于{}", yuan(*min)),
        Form::Each { unit, count } => format!("{} × {}", yuan(*unit), label(*count)),
        Form::CapEach { unit, count, cap } => {
            format!("最高{} × {}，合计最高{}", yuan(*unit), label(*count), yuan(*cap))
        }
        Form::Share { share, of, cap, count } => {
            format!("{}的{}，最高{}，× {}", label(*of), percent(*share), yuan(*cap), label(*count))
        }
        Form::ByRank { sums, .. } => {
            places(sums).map(|(place, sum)| format!("{place} {sum}")).collect::<Vec<_>>().join("，")
        }
        Form::Tiers(tiers) => {
            let tier = |tier: &Tier| format!("{}：{}", tier.label, in_words(catalogue, &tier.form));
            tiers.iter().map(tier).collect::<Vec<_>>().join("；")
        }
        Form::Raised { base, by, when, .. } => {
            format!("{}；加{}，条件是「{}」", in_words(catalogue, base), percent(*by), lines(catalogue, when).join(" "))
        }
    }
}

fn places(sums: &[Decimal]) -> impl Iterator<Item = (String, String)> {
    (1..).zip(sums).map(|(place, sum): (u32, _)| (format!("第{place}名"), yuan(*sum)))
}

fn months_in_words(catalogue: &Catalogue, months: Months) -> String {
    let Months { limit, used, used_other } = months;
    let other = used_other
        .map_or(String::new(), |other| format!("「{}」扣不扣，文件未写明，两种都算出来。", label(catalogue, other)));
    format!("最长{limit}个月，扣除「{}」。{other}", label(catalogue, used))
}

fn label(catalogue: &Catalogue, fact: FactId) -> &'static str {
    catalogue.fact(fact).map_or("", |def| def.label)
}
