//! What can be had, what is open and what is near: every case goes to one of the lists.

use super::counter::Counter;
use super::proof::Proofs;
use super::{Block, Item, add, joined};
use crate::app::Screen;
use crate::components::{card, finding, money, whatif};
use crate::outlook::{Case, Outlook};
use crate::{format, text};
use jianghui_policies::CATALOGUE;
use jianghui_rules::Bound;
use jianghui_rules::{Class, Exclusion, Kind, Need, Outcome, Payment, Question, Range, State, gap, view_of};

/// The lists.
#[derive(Default)]
pub struct Lists {
    /// Money, those who are paid apart.
    money: Vec<Item>,
    /// What cannot be had beside it.
    out: Vec<Item>,
    /// Rights and treatments.
    rights: Vec<Item>,
    /// What other documents settle.
    elsewhere: Vec<Item>,
    /// What was paid already.
    paid: Vec<Item>,
    /// What the text leaves open.
    office: Vec<Item>,
    /// Questions without an answer, and what waits for them.
    waiting: Vec<(Question, Vec<&'static str>)>,
    /// What is near.
    near: Vec<Item>,
    counter: Counter,
    proofs: Proofs,
}

impl Lists {
    /// Puts a case where it belongs.
    pub fn take(&mut self, screen: &Screen<'_>, outlook: &Outlook, case: Case<'_>) {
        let (provision, state) = (case.provision, case.judgement.state);
        let right = provision.class == Class::Treatment;
        let had = matches!(state, State::Claimable | State::IfAdopted);
        // Open treatments are many: they are for those who asked about them.
        if right && !had && state != State::Elsewhere && !screen.state.treatments {
            return;
        }
        let article = format::spaced(provision.article);
        let record = format::record_of(screen.state, provision, case.judgement.record).unwrap_or_default();
        let (sum, kind) = sum(outlook, case, case.judgement.payment.as_ref());
        let mut item = Item::new(provision.title.into(), String::new());
        let exclusion = outlook.exclusion(case.index);
        if exclusion.is_none() && !right {
            self.counter.hear(state, provision.title, &article);
        }
        match state {
            State::Claimable | State::IfAdopted => {
                self.proofs.see(outlook.policy, case);
                item.side = sum;
                item.lines.push(joined(&[&kind, &record, &article]));
                if right {
                    item.group = text::ENTITLED.into();
                    return self.rights.push(item);
                }
                if let Some(exclusion) = exclusion {
                    item.group = text::NOT_TWICE.into();
                    item.side = text::NOT_COUNTED.into();
                    item.lines.push(why_not(outlook, case, exclusion));
                    return self.out.push(item);
                }
                let payee = provision.recipient;
                item.group = if payee.is_empty() { text::PAYEE_UNSAID.into() } else { text::paid_to(payee) };
                let last = self.money.iter().rposition(|other| other.group == item.group);
                self.money.insert(last.map_or(self.money.len(), |last| last + 1), item);
            }
            State::Elsewhere | State::Paid => {
                let (list, group) = if state == State::Paid {
                    (&mut self.paid, text::PAID)
                } else {
                    (&mut self.elsewhere, text::ELSEWHERE)
                };
                item.lines.push(joined(&[&record, &article]));
                item.group = group.into();
                list.push(item);
            }
            State::AskOffice => {
                self.proofs.see(outlook.policy, case);
                item.group = text::ASK_OFFICE.into();
                item.lines = open_points(screen, outlook, case);
                let (granted, refused) = if sum.is_empty() {
                    (text::GRANTED.to_string(), text::NOT_GRANTED)
                } else {
                    (joined(&[&sum, &kind]), text::NOTHING_PAID)
                };
                item.lines.push(text::readings(&granted, refused));
                item.lines.push(joined(&[&record, &article]));
                self.office.push(item);
            }
            State::Unanswered => {
                self.proofs.see(outlook.policy, case);
                let Some(question) = card::waiting(screen, case) else { return };
                match self.waiting.iter_mut().find(|(known, _)| *known == question) {
                    Some((_, titles)) => add(titles, provision.title),
                    None => self.waiting.push((question, vec![provision.title])),
                }
            }
            State::Near => {
                let ways = gap(&CATALOGUE, outlook.policy, &screen.state.situation, case.judgement);
                let nearest = ways.iter().find(|way| !way.is_out_of_reach());
                let (sum, kind) = self::sum(outlook, case, nearest.and_then(|way| way.payment.as_ref()));
                item.side = sum;
                for need in nearest.map_or(&[][..], |way| &way.needs) {
                    add(&mut item.lines, missing(need));
                }
                item.lines.push(joined(&[&kind, &record, &article]));
                self.near.push(item);
            }
            State::NotYet | State::Expired | State::NotApplicable => {}
        }
    }

    /// The blocks, with that of the days among them.
    pub fn blocks(mut self, screen: &Screen<'_>, outlook: &Outlook, days: Block) -> Vec<Block> {
        let nothing = self.money.is_empty();
        for list in [&mut self.out, &mut self.rights, &mut self.elsewhere, &mut self.paid] {
            self.money.append(list);
        }
        let title = if outlook.policy.draft { text::IF_ADOPTED } else { text::MINE };
        let note = match nothing {
            true => text::NOTHING_YET,
            false if outlook.sums().len() > 1 => text::KINDS_APART,
            false => "",
        };
        for (question, titles) in self.waiting {
            let mut item = Item::new(finding::label(question).into(), finding::in_words(screen, question).0);
            item.group = text::NOT_ANSWERED.into();
            item.lines.push(text::concerns(&titles.join(text::AND)));
            self.office.push(item);
        }
        vec![
            Block { title, note, ticks: true, items: self.money, ..Block::default() },
            Block { title: text::TO_CONFIRM, ticks: true, items: self.office, ..Block::default() },
            Block { title: text::NEAR, items: self.near, ..Block::default() },
            days,
            self.counter.block(outlook.policy),
            self.proofs.block(),
        ]
    }
}

/// The money of a case in words, with what it is paid for; and what else is to be known of it.
fn sum(outlook: &Outlook, case: Case<'_>, payment: Option<&Payment>) -> (String, String) {
    let provision = case.provision;
    let Some(payment) = payment else {
        let words = if provision.is_pointer() { text::FIGURES_ELSEWHERE } else { "" };
        return (String::new(), words.into());
    };
    let (per, amount) = money::one(payment, provision.amount.per, outlook.choice(case.index));
    // Of a cap only the upper end stands in the text.
    let min = amount.min.filter(|_| Bound::of(provision, amount) != Bound::Cap);
    let (per, kind) = match provision.amount.kind {
        Kind::Cash => (per, ""),
        Kind::Loan => ("", text::LOAN),
        Kind::TaxBase => ("", text::TAX_BASE),
    };
    let months = payment.months.and_then(money::left).unwrap_or_default();
    (text::paid_for(per, &format::money(Range { min, max: amount.max })), joined(&[kind, &months]))
}

/// The rule that keeps a case out, with its article.
fn why_not(outlook: &Outlook, case: Case<'_>, exclusion: &Exclusion) -> String {
    let rule = outlook.policy.rules.iter().find(|rule| rule.id == exclusion.rule);
    let (why, article) = rule.map_or((text::ONCE_EACH, case.provision.article), |rule| (rule.plain, rule.article));
    joined(&[&format::spaced(why), &format::spaced(article)])
}

/// What the text does not settle about a case.
fn open_points(screen: &Screen<'_>, outlook: &Outlook, case: Case<'_>) -> Vec<String> {
    let view = view_of(case.provision, case.judgement.record, &screen.state.situation);
    let mut points = Vec::new();
    for clause in outlook.policy.when.iter().chain(case.provision.when) {
        if clause.condition.judge(&CATALOGUE, view).outcome() == Outcome::AskOffice && !clause.open.is_empty() {
            points.push(format!("{}。", format::spaced(clause.open)));
        }
    }
    points
}

/// What is missing, who or what can change it, and the person's own answer.
fn missing(need: &Need) -> String {
    let own = CATALOGUE.fact(need.fact).zip(need.from.as_ref()).map(|(def, from)| format::value(def, from));
    joined(&[&whatif::need(need), &own.map_or_else(String::new, |own| text::answered(&own))])
}
