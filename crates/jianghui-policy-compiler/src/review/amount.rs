//! What a provision gives, in words.

use super::{
    condition::{answers, lines, unit},
    table,
    words::{day, per, percent, yuan},
};
use jianghui_rules::{Catalogue, FactId, Form, Kind, Months, Provision, Short, Term, Threshold, Tier};
use rust_decimal::Decimal;

/// The amount of a provision.
pub fn words(catalogue: &Catalogue, provision: &Provision) -> String {
    let amount = &provision.amount;
    let months = amount.months.map(|months| months_in_words(catalogue, months));
    match amount.form {
        // The line above already says so.
        Form::None | Form::Elsewhere => String::new(),
        form => {
            let kind = match amount.kind {
                Kind::Cash => "金额",
                Kind::Loan => "贷款额，要归还，不计入合计",
                Kind::TaxBase => "税前扣除额，不是现金，不计入合计",
            };
            let head = format!("{kind}（{}）：", per(amount.per));
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
        Form::Remaining { base, cap, paid } => {
            let base = block(catalogue, head, base);
            format!("{base}\n\n连同「{}」累计最高{}。", label(catalogue, *paid), yuan(*cap))
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
        Form::Each { unit, count, cap } => format!("{} × {}{}", yuan(*unit), label(*count), most("，合计最高", *cap)),
        Form::EachOf { units, counts } => {
            let units: Vec<String> = units.iter().map(|unit| yuan(*unit)).collect();
            format!("「{}」的各个数，依次 × {}，加在一起", label(*counts), units.join("、"))
        }
        Form::CapEach { unit, count, cap, short } => {
            let short = short.map_or(String::new(), |Short { list, below }| {
                format!("（「{}」不到{below}{}的不算）", label(list), unit_of(catalogue, list))
            });
            format!("最高{} × {}{short}{}", yuan(*unit), label(*count), most("，合计最高", *cap))
        }
        Form::Share { share, of, cap, count } => {
            let heads = count.map_or(String::new(), |count| format!("，× {}", label(count)));
            format!("{}的{}{}{heads}", label(*of), percent(*share), most("，最高", *cap))
        }
        Form::Uplift { by, of } => {
            format!("{}上浮{}（合起来是它的{}）", label(*of), percent(*by), percent(*by + Decimal::ONE))
        }
        Form::Threshold(Threshold { count, from, base, unit, cap }) => {
            let (count, one) = (label(*count), unit_of(catalogue, *count));
            let (base, unit) = (yuan(*base), yuan(*unit));
            format!(
                "「{count}」满{from}{one}，{base}；从第{}{one}起每{one}加{unit}{}",
                from + 1,
                most("，合计最高", *cap)
            )
        }
        Form::Match { of, cap } => {
            let of: Vec<&str> = of.iter().map(|fact| label(*fact)).collect();
            format!("「{}」中最高的一笔，1:1配套{}", of.join("」「"), most("，最高", *cap))
        }
        Form::Least { parts, up_to } => {
            let part = |(share, of): &(Decimal, FactId)| {
                if *share == Decimal::ONE {
                    label(*of).to_owned()
                } else {
                    format!("{}的{}", label(*of), percent(*share))
                }
            };
            let parts: Vec<String> = parts.iter().map(part).collect();
            format!("{}「{}」中最小的", if *up_to { "最高为" } else { "" }, parts.join("」「"))
        }
        Form::Remaining { base, cap, paid } => {
            format!("{}；连同「{}」累计最高{}", in_words(catalogue, base), label(*paid), yuan(*cap))
        }
        Form::Heads { base, least, most } => format!("{}，× {least}至{most}名", in_words(catalogue, base)),
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

fn most(words: &str, cap: Option<Decimal>) -> String {
    cap.map_or(String::new(), |cap| format!("{words}{}", yuan(cap)))
}

fn places(sums: &[Decimal]) -> impl Iterator<Item = (String, String)> {
    (1..).zip(sums).map(|(place, sum): (u32, _)| (format!("第{place}名"), yuan(*sum)))
}

fn months_in_words(catalogue: &Catalogue, months: Months) -> String {
    let Months { limit, used, used_other, term } = months;
    let label = |fact| label(catalogue, fact);
    let words = [
        Some(format!("最长{limit}个月")),
        used.map(|used| format!("，扣除「{}」", label(used))),
        Some("。".to_owned()),
        used_other.map(|other| format!("「{}」扣不扣，文件未写明，两种都算出来。", label(other))),
        term.map(|Term { start, from, until }| {
            let period = [from.map(|from| format!("{}起", day(from))), until.map(|until| format!("{}止", day(until)))];
            let period = period.into_iter().flatten().collect::<Vec<_>>().join("，");
            // A document without days has no months outside of them.
            let outside = if period.is_empty() {
                String::new()
            } else {
                format!("；不在文件施行期（{period}）内的月份算不算，文件未写明，两种都算出来")
            };
            format!("从「{}」数起{outside}。", label(start))
        }),
    ];
    words.into_iter().flatten().collect()
}

fn unit_of(catalogue: &Catalogue, fact: FactId) -> &'static str {
    catalogue.fact(fact).map_or("", unit)
}

fn label(catalogue: &Catalogue, fact: FactId) -> &'static str {
    catalogue.fact(fact).map_or("", |def| def.label)
}
