//! 时间线: only days and months that follow from the data and the answers.

use super::{Block, Item};
use crate::app::Screen;
use crate::components::money;
use crate::outlook::Outlook;
use crate::{format, text};
use jianghui_rules::{Day, State};

/// The days for the calendar, and the block with everything that has to do with time.
pub fn block(screen: &Screen<'_>, outlook: &Outlook) -> (Vec<(Day, String)>, Block) {
    let policy = outlook.policy;
    let claim = screen.state.claim_day();
    let mut days: Vec<(Day, &'static str)> = vec![(claim, text::CLAIM_DAY)];
    if let Some(from) = policy.from.filter(|from| *from > claim) {
        days.push((from, text::STARTS));
    }
    if let Some(until) = policy.until {
        let at = if until < claim { 0 } else { days.len() };
        days.insert(at, (until, text::ENDS));
    }
    let mut dates = Vec::new();
    let mut items = Vec::new();
    for (day, what) in days {
        items.push(Item::new(format::day(day), what.into()));
        // The day of claiming is a choice and no date to keep; what is over needs no reminder.
        if day >= screen.state.today && what != text::CLAIM_DAY {
            dates.push((day, format!("{}：{what}", format::document(policy))));
        }
    }
    if policy.until.is_none() && !policy.draft {
        items.push(Item::new(text::END_UNSAID.into(), String::new()));
    }
    for case in outlook.cases() {
        let had = matches!(case.judgement.state, State::Claimable | State::IfAdopted);
        let months = case.judgement.payment.as_ref().filter(|_| had).and_then(|payment| payment.months);
        if let Some(months) = months.and_then(money::left) {
            items.push(Item::new(case.provision.title.into(), months));
        }
    }
    (dates, Block { title: text::DATES, items, ..Block::default() })
}
