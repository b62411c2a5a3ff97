//! A second reading of the law: plain Rust, one function per provision, written from the official text.
//!
//! It knows nothing of the policy data or of the engine. Tests hold both equal over enumerated situations.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

pub mod combination;
pub mod quzhou;
pub mod wenzhou;
pub mod wuyi;
pub mod xiaoshan;
pub mod xuchang;

/// A calendar day: year, month, day. Tuples compare in the order of the calendar.
pub type Day = (i32, u8, u8);

/// One answer as the contract spells it. Options are the Chinese labels of the catalogue of facts.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    Yes,
    No,
    Option(&'static str),
    Options(Vec<&'static str>),
    Whole(i64),
    Yuan(Decimal),
    Date(i32, u8, u8),
    Text(String),
    Wholes(Vec<i64>),
    Yuans(Vec<Decimal>),
}

/// A fully answered situation: `facts` holds scalar facts, `record` the one record a provision is judged for.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub as_of: Day,
    pub facts: BTreeMap<&'static str, Answer>,
    pub record: BTreeMap<&'static str, Answer>,
}

impl Sheet {
    fn answer(&self, key: &str) -> Option<&Answer> {
        self.record.get(key).or_else(|| self.facts.get(key))
    }

    /// Whether the answer is yes.
    pub fn yes(&self, key: &str) -> bool {
        matches!(self.answer(key), Some(Answer::Yes))
    }

    /// The option chosen; empty when there is none.
    pub fn option(&self, key: &str) -> &'static str {
        match self.answer(key) {
            Some(Answer::Option(label)) => label,
            _ => "",
        }
    }

    /// Whether one of these labels is chosen, in a single or in a multiple choice.
    pub fn any_of(&self, key: &str, labels: &[&str]) -> bool {
        match self.answer(key) {
            Some(Answer::Option(label)) => labels.contains(label),
            Some(Answer::Options(chosen)) => chosen.iter().any(|label| labels.contains(label)),
            _ => false,
        }
    }

    /// The whole number answered; 0 when there is none.
    pub fn whole(&self, key: &str) -> i64 {
        match self.answer(key) {
            Some(Answer::Whole(number)) => *number,
            _ => 0,
        }
    }

    /// The number or sum of money answered; 0 when there is none.
    pub fn number(&self, key: &str) -> Decimal {
        match self.answer(key) {
            Some(Answer::Whole(number)) => Decimal::from(*number),
            Some(Answer::Yuan(yuan)) => *yuan,
            _ => Decimal::ZERO,
        }
    }

    /// The list of whole numbers answered; empty when there is none.
    pub fn wholes(&self, key: &str) -> Vec<i64> {
        match self.answer(key) {
            Some(Answer::Wholes(numbers)) => numbers.clone(),
            _ => Vec::new(),
        }
    }

    /// The highest of the sums of money answered; 0 when there is none.
    pub fn highest(&self, key: &str) -> Decimal {
        match self.answer(key) {
            Some(Answer::Yuans(sums)) => sums.iter().copied().max().unwrap_or_default(),
            _ => self.number(key),
        }
    }

    /// Whether there is an answer at all.
    pub fn knows(&self, key: &str) -> bool {
        self.answer(key).is_some()
    }

    /// The date answered; the beginning of time when there is none.
    pub fn date(&self, key: &str) -> Day {
        match self.answer(key) {
            Some(Answer::Date(year, month, day)) => (*year, *month, *day),
            _ => (0, 0, 0),
        }
    }
}

/// What the law says of a fully known situation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Met,
    Unmet,
    AskOffice,
}

/// A condition that the text settles.
pub fn must(holds: bool) -> Outcome {
    if holds { Outcome::Met } else { Outcome::Unmet }
}

/// A condition on which the readings part when it does not hold.
pub fn else_ask(holds: bool) -> Outcome {
    if holds { Outcome::Met } else { Outcome::AskOffice }
}

/// All conditions together: a failed one decides, then one that only the office can settle.
pub fn all(conditions: &[Outcome]) -> Outcome {
    if conditions.contains(&Outcome::Unmet) {
        Outcome::Unmet
    } else if conditions.contains(&Outcome::AskOffice) {
        Outcome::AskOffice
    } else {
        Outcome::Met
    }
}

/// Yuan; `None` = the text gives no bound. `unit_*` = per what the text names (month, person, class, year …);
/// `total_*` = everything the claimant may still get for this record. `limit_months` = (min, max) of the readings.
#[derive(Clone, Debug, PartialEq)]
pub struct Money {
    pub unit_min: Option<Decimal>,
    pub unit_max: Option<Decimal>,
    pub limit_months: Option<(i64, i64)>,
    pub total_min: Option<Decimal>,
    pub total_max: Option<Decimal>,
}

impl Money {
    fn between(unit: (Option<Decimal>, Option<Decimal>), total: (Option<Decimal>, Option<Decimal>)) -> Self {
        Self { unit_min: unit.0, unit_max: unit.1, limit_months: None, total_min: total.0, total_max: total.1 }
    }

    /// From `least` to `most`, one-off.
    pub fn range(least: i64, most: i64) -> Self {
        let bounds = (Some(Decimal::from(least)), Some(Decimal::from(most)));
        Self::between(bounds, bounds)
    }

    /// A fixed sum, one-off.
    pub fn fixed(yuan: i64) -> Self {
        Self::range(yuan, yuan)
    }

    /// Exactly this sum, one-off.
    pub fn exactly(yuan: Decimal) -> Self {
        Self::between((Some(yuan), Some(yuan)), (Some(yuan), Some(yuan)))
    }

    /// Anything up to this sum, one-off.
    pub fn up_to(yuan: Decimal) -> Self {
        Self::between((Some(Decimal::ZERO), Some(yuan)), (Some(Decimal::ZERO), Some(yuan)))
    }

    /// 最高, 不超过: nothing is promised below the ceiling.
    pub fn at_most(yuan: i64) -> Self {
        Self::range(0, yuan)
    }

    /// 不少于: no ceiling in the text.
    pub fn at_least(yuan: i64) -> Self {
        let bounds = (Some(Decimal::from(yuan)), None);
        Self::between(bounds, bounds)
    }

    /// So much for each of so many heads.
    pub fn per_head(unit: Decimal, heads: i64) -> Self {
        let total = unit * Decimal::from(heads);
        Self::between((Some(unit), Some(unit)), (Some(total), Some(total)))
    }

    /// So much a month for at least `least` and at most `most` months, as the readings count them.
    pub fn monthly(unit: i64, least: i64, most: i64) -> Self {
        let rate = Decimal::from(unit);
        let total = |months: i64| Some(rate * Decimal::from(months));
        Self {
            limit_months: Some((least, most)),
            ..Self::between((Some(rate), Some(rate)), (total(least), total(most)))
        }
    }
}

/// The judgment. `money` is `None` when the text names no amount or the outcome is `Unmet`.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub outcome: Outcome,
    pub money: Option<Money>,
}

/// Id, record kind it is judged for, fact keys it reads (`g.claim_date` is the sheet's `as_of`), judgment.
pub type Provision = (&'static str, Option<&'static str>, &'static [&'static str], fn(&Sheet) -> Reading);

/// The second reading of each document.
pub const DOCUMENTS: &[(&str, &[Provision])] = &[
    ("wenzhou", wenzhou::PROVISIONS),
    ("quzhou", quzhou::PROVISIONS),
    ("wuyi", wuyi::PROVISIONS),
    ("xiaoshan", xiaoshan::PROVISIONS),
    ("xuchang", xuchang::PROVISIONS),
];
