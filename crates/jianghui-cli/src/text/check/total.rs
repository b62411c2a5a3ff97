//! 就高不重复: what can be had together. What persons get and what units get, what comes once, every month and every
//! year stay apart; what is no money to keep enters no sum.

use super::super::page::{BAD, FAINT, GOOD, Page, padded, widest};
use super::title_of;
use crate::words;
use anstyle::Style;
use jianghui_rules::Policy;
use jianghui_rules::contract::{AmountOut, ChosenOut, ExcludedOut, Output};
use rust_decimal::Decimal;

/// One sum of one kind.
struct Sum<'o> {
    per: &'o str,
    min: Option<Decimal>,
    max: Option<Decimal>,
    count: usize,
}

/// The best lawful combination.
pub fn combination(page: &mut Page, policy: &'static Policy, output: &Output) {
    let combination = &output.combination;
    if !combination.chosen.is_empty() {
        let draft = if output.policy.status == "draft" { "，若照稿发布" } else { "" };
        page.heading(&format!("合起来（已符合的各项中最合算的合法组合{draft}）"));
        sums(page, policy, &combination.chosen);
    }
    if !combination.excluded.is_empty() {
        page.heading("不能一起领的");
    }
    // One line for the records of which the same is true.
    let mut told: Vec<&ExcludedOut> = Vec::new();
    for excluded in &combination.excluded {
        if !told.iter().any(|one| alike(one, excluded)) {
            told.push(excluded);
            let all = combination.excluded.iter().filter(|one| alike(one, excluded));
            let records: Vec<usize> = all.filter_map(|one| one.record).collect();
            exclusion(page, policy, excluded, &records);
        }
    }
    for note in &combination.notes {
        page.item(2, "·", note);
    }
}

fn sums(page: &mut Page, policy: &'static Policy, chosen: &[ChosenOut]) {
    let money = chosen.iter().filter_map(|chosen| Some((chosen.id, chosen.amount.as_ref()?)));
    let (cash, other): (Vec<_>, Vec<_>) = money.partition(|(_, amount)| words::not_cash(amount.form).is_none());
    let mut recipients: Vec<&str> = cash.iter().map(|(_, amount)| recipient(amount)).collect();
    recipients.sort_unstable();
    recipients.dedup();
    let columns = widest(["每个培训班", "每年，按人数"].into_iter(), usize::MAX);
    for recipient in recipients {
        page.plain(2, recipient);
        for sum in add_up(&cash, recipient) {
            let interval = words::interval(text(sum.min).as_deref(), text(sum.max).as_deref());
            let row =
                format!("{interval}{}", if sum.count > 1 { format!("（{} 项）", sum.count) } else { String::new() });
            page.hanging(&format!("    {} ", padded(words::per(sum.per), columns)), FAINT, GOOD, &row);
        }
        // Monthly money runs for its own months and is not added to other monthly money.
        for (id, amount) in cash.iter().filter(|(_, amount)| is_monthly(amount) && self::recipient(amount) == recipient)
        {
            let label = padded(words::per(amount.per), columns);
            let row = words::amount(amount);
            let row = row.strip_prefix(words::per(amount.per)).unwrap_or(&row).trim_start();
            page.hanging(&format!("    {label} "), FAINT, GOOD, &format!("{row}（{}）", title_of(policy, id)));
        }
    }
    if !other.is_empty() {
        page.plain(2, "不计入合计");
    }
    for (id, amount) in other {
        page.item(4, "·", &format!("{}：{}", title_of(policy, id), words::amount(amount)));
    }
}

/// One sum for each kind of money of a recipient but the monthly one, in the order in which they come.
fn add_up<'o>(cash: &[(&str, &'o AmountOut)], recipient: &str) -> Vec<Sum<'o>> {
    let mut sums: Vec<Sum> = Vec::new();
    for (_, amount) in cash.iter().filter(|(_, amount)| self::recipient(amount) == recipient && !is_monthly(amount)) {
        let (min, max) = (decimal(amount.total_min.as_deref()), decimal(amount.total_max.as_deref()));
        match sums.iter_mut().find(|sum| sum.per == amount.per) {
            Some(sum) => {
                // Beyond the largest number there is no figure.
                let plus = |a: Option<Decimal>, b: Option<Decimal>| a.zip(b).and_then(|(a, b)| a.checked_add(b));
                (sum.min, sum.max, sum.count) = (plus(sum.min, min), plus(sum.max, max), sum.count + 1);
            }
            None => sums.push(Sum { per: amount.per, min, max, count: 1 }),
        }
    }
    sums
}

fn alike(one: &ExcludedOut, other: &ExcludedOut) -> bool {
    let sum = |excluded: &ExcludedOut| excluded.amount.as_ref().map(words::amount);
    one.id == other.id && one.because == other.because && sum(one) == sum(other)
}

fn exclusion(page: &mut Page, policy: &'static Policy, excluded: &ExcludedOut, records: &[usize]) {
    let sum = excluded.amount.as_ref().map_or(String::new(), words::amount);
    page.hanging(&format!("  ✗ {} ", title_of(policy, excluded.id)), BAD, Style::new(), &sum);
    // People know a provision by its title.
    let because = policy.provisions.iter().fold(excluded.because.clone(), |because, provision| {
        because.replace(&format!("先得 {}", provision.id), &format!("先得「{}」", provision.title))
    });
    let records = super::records(super::provision(policy, excluded.id), records);
    let about = [records, Some(excluded.id.to_owned()), Some(because)];
    page.line(4, FAINT, &about.into_iter().flatten().collect::<Vec<_>>().join(" · "));
}

fn is_monthly(amount: &AmountOut) -> bool {
    amount.limit_months.is_some()
}

fn recipient(amount: &AmountOut) -> &str {
    amount.recipient.unwrap_or("发给谁，文件未写明")
}

fn decimal(text: Option<&str>) -> Option<Decimal> {
    Decimal::from_str_exact(text?).ok()
}

fn text(number: Option<Decimal>) -> Option<String> {
    number.map(|number| number.normalize().to_string())
}
