//! What a provision gives, in words.

use super::condition::in_line;
use crate::words::{per, percent, yuan};
use jianghui_policies::CATALOGUE;
use jianghui_rules::{Amount, FactId, Form, Kind, Months, Short, Threshold, Tier};
use rust_decimal::Decimal;

/// One line for each thing that counts; none for what is no money.
pub fn lines(amount: &'static Amount) -> Vec<String> {
    match amount.form {
        Form::None => return Vec::new(),
        Form::Elsewhere => return vec!["有钱，数额不在这份文件里".into()],
        _ => {}
    }
    let mut lines = vec![per(amount.per.id()).to_owned()];
    match amount.kind {
        Kind::Cash => {}
        Kind::Loan => lines.push("是贷款，要归还，不计入合计".into()),
        Kind::TaxBase => lines.push("是税前扣除额，不是现金，不计入合计".into()),
    }
    spelled_out(&amount.form, &mut lines);
    lines.extend(amount.months.map(months));
    lines
}

/// A form in lines of its own, one for each tier.
fn spelled_out(form: &'static Form, lines: &mut Vec<String>) {
    match form {
        Form::Tiers(tiers) => {
            let tier =
                |tier: &'static Tier| format!("{}：{}（{}）", tier.label, in_words(&tier.form), in_line(&tier.when));
            lines.extend(tiers.iter().map(tier));
        }
        Form::ByRank { rank, sums } => lines.push(format!("按{}：{}", label(*rank), places(sums))),
        Form::Raised { base, by, when, label } => {
            spelled_out(base, lines);
            lines.push(format!("「{label}」再加{}（{}）", percent(*by), in_line(when)));
        }
        Form::Remaining { base, cap, paid } => {
            spelled_out(base, lines);
            lines.push(format!("连同「{}」累计最高 {}", label(*paid), yuan(*cap)));
        }
        form => lines.push(in_words(form)),
    }
}

/// A form in one line.
fn in_words(form: &'static Form) -> String {
    match form {
        Form::None => "没有钱".into(),
        Form::Elsewhere => "数额不在这份文件里".into(),
        Form::Fixed(sum) => yuan(*sum),
        Form::Between { min, max: Some(max) } if min.is_zero() => format!("最高 {}", yuan(*max)),
        Form::Between { min, max: Some(max) } => format!("{} 至 {}", yuan(*min), yuan(*max)),
        Form::Between { min, max: None } => format!("不少于 {}", yuan(*min)),
        Form::Each { unit, count, cap } => {
            format!("{} × {}{}", yuan(*unit), label(*count), most("合计", *cap))
        }
        Form::EachOf { units, counts } => {
            let units: Vec<String> = units.iter().map(|unit| yuan(*unit)).collect();
            format!("「{}」的各个数，依次 × {}", label(*counts), units.join("、"))
        }
        Form::CapEach { unit, count, cap, short } => {
            let short = short
                .map_or(String::new(), |Short { list, below }| format!("（「{}」不到 {below} 的不算）", label(list)));
            format!("最高 {} × {}{short}{}", yuan(*unit), label(*count), most("合计", *cap))
        }
        Form::Share { share, of, cap, count } => {
            let heads = count.map_or(String::new(), |count| format!("，× {}", label(count)));
            format!("{}的 {}{}{heads}", label(*of), percent(*share), most("", *cap))
        }
        Form::Uplift { by, of } => format!("{}加 {}", label(*of), percent(*by)),
        Form::Threshold(Threshold { count, from, base, unit, cap }) => format!(
            "「{}」满 {from}，{}；{from} 以上每多一个加 {}{}",
            label(*count),
            yuan(*base),
            yuan(*unit),
            most("合计", *cap)
        ),
        Form::Match { of, cap } => {
            let of: Vec<&str> = of.iter().map(|fact| label(*fact)).collect();
            format!("{}中最高的一笔，1:1 配套{}", of.join("、"), most("", *cap))
        }
        Form::Least { parts, up_to } => {
            let part = |(share, of): &(Decimal, FactId)| {
                if *share == Decimal::ONE {
                    label(*of).to_owned()
                } else {
                    format!("{}的 {}", label(*of), percent(*share))
                }
            };
            let parts: Vec<String> = parts.iter().map(part).collect();
            format!("{}{}中较小的", if *up_to { "最高为" } else { "" }, parts.join("与"))
        }
        Form::ByRank { sums, .. } => places(sums),
        Form::Tiers(tiers) => {
            let tier = |tier: &'static Tier| format!("{}：{}", tier.label, in_words(&tier.form));
            tiers.iter().map(tier).collect::<Vec<_>>().join("；")
        }
        Form::Raised { base, by, when, .. } => {
            format!("{}；再加 {}（{}）", in_words(base), percent(*by), in_line(when))
        }
        Form::Remaining { base, cap, paid } => {
            format!("{}；连同「{}」累计最高 {}", in_words(base), label(*paid), yuan(*cap))
        }
        Form::Heads { base, least, most } => format!("{}，× {least} 至 {most}", in_words(base)),
    }
}

fn most(what: &str, cap: Option<Decimal>) -> String {
    cap.map_or(String::new(), |cap| format!("，{what}最高 {}", yuan(cap)))
}

fn places(sums: &[Decimal]) -> String {
    let place = |(place, sum): (usize, &Decimal)| format!("第 {place} 名 {}", yuan(*sum));
    (1..).zip(sums).map(place).collect::<Vec<_>>().join("，")
}

fn months(months: Months) -> String {
    let Months { limit, used, used_other, term } = months;
    let words = [
        Some(format!("最长 {limit} 个月")),
        used.map(|used| format!("，扣除「{}」", label(used))),
        used_other.map(|other| format!("；「{}」扣不扣，文件未写明，两种都算出来", label(other))),
        term.map(|term| format!("；从「{}」数起，不在文件施行期内的月份，文件未写明，两种都算出来", label(term.start))),
    ];
    words.into_iter().flatten().collect()
}

fn label(fact: FactId) -> &'static str {
    CATALOGUE.fact(fact).map_or("", |def| def.label)
}
