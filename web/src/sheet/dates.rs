//! 时间线: what changes by itself, as the engine finds it. Only days that follow from the data and the answers.

use super::{Block, Item};
use crate::app::Screen;
use crate::components::money;
use crate::outlook::Outlook;
use crate::{format, text};
use jianghui_policies::CATALOGUE;
use jianghui_rules::{Class, Day, State, timeline};

/// The days for the calendar, and the block with everything that has to do with time.
pub fn block(screen: &Screen<'_>, outlook: &Outlook) -> (Vec<(Day, String)>, Block) {
    let (state, policy) = (screen.state, outlook.policy);
    let mut dates = Vec::new();
    let mut items = vec![Item::new(format::day(state.claim_day()), text::CLAIMING.into())];
    for event in timeline(&CATALOGUE, policy, &state.situation, &outlook.verdict, &outlook.combination) {
        let provision = event.provision.and_then(|(index, _)| policy.provisions.get(index));
        let mine = event.provision.is_none_or(|(index, _)| outlook.covers(index));
        if !mine || (provision.is_some_and(|provision| provision.class == Class::Treatment) && !state.treatments) {
            continue;
        }
        let title = provision.map_or(format::document(policy), |provision| provision.title);
        let mut item = Item::new(format::day(event.day), title.into());
        item.lines.push(format::spaced(&event.words));
        items.push(item);
        // What is over needs no reminder.
        if event.day >= state.today {
            dates.push((event.day, text::answered_fact(title, &event.words)));
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
    (dates, Block { title: text::TIMELINE, items, ..Block::default() })
}
