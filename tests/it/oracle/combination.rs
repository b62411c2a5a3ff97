//! Rules R3 and R4 of Wenzhou's closing paragraph, by trying every choice.

use rust_decimal::Decimal;

use super::Day;

/// A title or prize of one person (arts 6 and 13), unpaid or paid. Levels: 5 world … 1 county; `date` is the day of the
/// award, not of the payment.
#[derive(Clone, Debug)]
pub struct Title {
    pub amount: Decimal,
    pub series: String,
    pub level: u8,
    pub date: Day,
    pub achievement: Option<String>,
}

/// Yuan payable for each award in the order given, and their sum. Of equal best choices any one.
#[derive(Clone, Debug, PartialEq)]
pub struct Combination {
    pub payable: Vec<Decimal>,
    pub total: Decimal,
}

/// 「2年内」 ends with the second anniversary. The tuple of a 29 February lies between 28 February and 1 March, as it should.
fn after_two_years(earlier: Day, later: Day) -> bool {
    later > (earlier.0 + 2, earlier.1, earlier.2)
}

/// 「同一人获同序列称号奖项的按就高原则」 without limit of time; 「不同序列…2年内按就高不重复原则」.
fn only_the_higher(one: &Title, other: &Title) -> bool {
    let apart = after_two_years(one.date, other.date) || after_two_years(other.date, one.date);
    one.series == other.series || !apart
}

/// 「2年后新获称号奖项等于（同一成果除外）或高于现层次的再给予奖励」: whether `earlier` bars `later`, paid or not, chosen or not.
/// An unknown achievement is another one. A title without money bars nothing.
fn bars(earlier: &Title, later: &Title) -> bool {
    let same_achievement = earlier.achievement.is_some() && earlier.achievement == later.achievement;
    let rises = later.level > earlier.level || (later.level == earlier.level && !same_achievement);
    !earlier.amount.is_zero() && earlier.series != later.series && after_two_years(earlier.date, later.date) && !rises
}

/// What a lawful choice still pays: its sum, less what was already paid for the titles that it replaces, once each.
fn still_due(chosen: &[&Title], paid: &[Title]) -> Decimal {
    let replaced = |past: &&Title| chosen.iter().any(|award| only_the_higher(award, past));
    let already: Decimal = paid.iter().filter(replaced).map(|past| past.amount).sum();
    chosen.iter().map(|award| award.amount).sum::<Decimal>() - already
}

/// The best lawful choice: every award of `rest` once with and once without.
fn best<'a>(rest: &[&'a Title], chosen: &[&'a Title], paid: &[Title]) -> Vec<&'a Title> {
    let Some((award, rest)) = rest.split_first() else {
        return chosen.to_vec();
    };
    let without = best(rest, chosen, paid);
    if chosen.iter().any(|other| only_the_higher(award, other)) {
        return without;
    }
    let with = best(rest, &[chosen, &[*award]].concat(), paid);
    if still_due(&with, paid) > still_due(&without, paid) { with } else { without }
}

/// Closing paragraph, rules R3 and R4, by trying every choice: meant for small sets.
pub fn combine(items: &[Title], paid: &[Title]) -> Combination {
    let barred = |award: &&Title| items.iter().chain(paid).any(|earlier| bars(earlier, award));
    let open: Vec<&Title> = items.iter().filter(|award| !barred(award)).collect();
    let chosen = best(&open, &[], paid);

    let mut left: Vec<(&Title, Decimal)> = chosen.iter().map(|award| (*award, award.amount)).collect();
    for past in paid {
        // First from the awards that replace it; a rest only when several payments meet on one award.
        let mut already = past.amount;
        let (replacing, others): (Vec<_>, Vec<_>) =
            left.iter_mut().partition(|(award, _)| only_the_higher(award, past));
        if replacing.is_empty() {
            continue;
        }
        for (_, due) in replacing.into_iter().chain(others) {
            let taken = already.min(*due);
            *due -= taken;
            already -= taken;
        }
    }
    let due = |award: &Title| left.iter().find(|(one, _)| std::ptr::eq(*one, award)).map_or(Decimal::ZERO, |one| one.1);
    let payable = items.iter().map(due).collect();
    Combination { payable, total: still_due(&chosen, paid) }
}
