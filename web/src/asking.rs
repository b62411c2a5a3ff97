//! 一个问题: what a question looks like, as data for the one component that draws them all.

use crate::outlook::Outlook;
use crate::state::{Answer, State, kinds_of};
use crate::{format, text};
use jianghui_policies::{BEGINNING, CATALOGUE, DOCUMENTS};
use jianghui_rules::{
    Check, Class, Comparison, Condition, Day, FactDef, FactId, FactKind, Form, Policy, Question, Range, RecordDef,
    RecordId, Value,
};
use rust_decimal::Decimal;

/// What a question looks like.
#[derive(Clone, Debug, PartialEq)]
pub struct Asking {
    /// The question.
    pub title: &'static str,
    /// One line of help, or empty.
    pub hint: &'static str,
    /// The official term.
    pub label: &'static str,
    /// What shows the answer, or empty.
    pub evidence: &'static str,
    /// What is filled in.
    pub input: Input,
    /// The answers to pick from.
    pub rows: Vec<Row>,
    /// The words of 不清楚.
    pub unknown: String,
}

/// An answer to pick.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The words.
    pub words: String,
    /// A second line, or empty.
    pub note: String,
    /// What it means.
    pub answer: Answer,
    /// Why it leads no further, or empty.
    pub blocked: String,
}

/// What is filled in.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// One of the rows.
    Rows,
    /// Any of the rows.
    Many,
    /// One of the rows, or a whole number.
    Whole {
        /// Word behind the number.
        unit: &'static str,
        /// Smallest number.
        min: i64,
        /// Largest number.
        max: i64,
    },
    /// An amount.
    Yuan {
        /// Largest amount.
        max: Decimal,
    },
    /// A day.
    Date {
        /// Whether month and day are needed.
        exact: bool,
        /// The last day that makes sense.
        latest: Option<Day>,
    },
    /// Free words.
    Words,
    /// Several whole numbers.
    Wholes {
        /// How many, if that is fixed.
        length: Option<u16>,
        /// Word behind each.
        unit: &'static str,
        /// Largest number.
        max: i64,
    },
    /// Several amounts.
    Yuans {
        /// Largest amount.
        max: Decimal,
    },
}

impl Asking {
    /// The look of a question; `None` when the catalogue has no such question.
    #[must_use]
    pub fn of(state: &State, outlook: Option<&Outlook>, question: Question) -> Option<Self> {
        match question {
            Question::Records(record) => {
                if let Some(asking) = opening(state, outlook, record) {
                    return Some(asking);
                }
                let def = CATALOGUE.record(record)?;
                let rows = vec![Row::of(text::HAS, Answer::Has), Row::of(text::HAS_NONE, Answer::HasNone)];
                let (title, hint, label) = (def.question, def.hint, def.label);
                Some(Self { title, hint, label, evidence: "", input: Input::Rows, rows, unknown: text::SKIP.into() })
            }
            Question::Fact(fact) if [BEGINNING.place, BEGINNING.role].contains(&fact) => Self::first(fact),
            Question::Fact(fact) | Question::Field(_, _, fact) => {
                let def = CATALOGUE.fact(fact)?;
                let mut asking = Self {
                    title: def.question,
                    hint: def.hint,
                    label: def.label,
                    evidence: def.evidence,
                    input: input(state, fact, def),
                    rows: rows(outlook, fact, def),
                    unknown: text::SKIP.into(),
                };
                if fact == CATALOGUE.claim_date {
                    asking.unknown = text::SKIP_CLAIM_DATE.into();
                }
                Some(asking)
            }
        }
    }
}

impl Asking {
    /// The look of one of the first two questions.
    #[must_use]
    pub fn first(fact: FactId) -> Option<Self> {
        let def = BEGINNING.fact(fact)?;
        let (label, evidence, input) = (def.label, def.evidence, Input::Rows);
        Some(if fact == BEGINNING.place {
            let unknown = text::skip_place(DOCUMENTS.len());
            Self { title: def.question, hint: def.hint, label, evidence, input, rows: places(), unknown }
        } else {
            let (title, hint, unknown) = (text::FOR_WHOM, text::FOR_WHOM_HINT, text::SKIP.into());
            Self { title, hint, label, evidence, input, rows: roles(), unknown }
        })
    }

    /// The look of the question of which kinds there are records: what one would be asked of each alone, said of all.
    #[must_use]
    pub fn of_kinds(kinds: u64) -> Self {
        let kinds = kinds_of(kinds).filter_map(|record| CATALOGUE.record(record));
        let row = |def: &'static RecordDef| Row::of(text::said_of_oneself(def.question, def.label), Answer::Has);
        Self {
            title: text::WHICH_KINDS,
            hint: text::WHICH_KINDS_HINT,
            label: "",
            evidence: "",
            input: Input::Many,
            rows: kinds.map(row).collect(),
            unknown: text::SKIP.into(),
        }
    }
}

/// The first question of a role: whether there is a record, and its first answer, in one.
fn opening(state: &State, outlook: Option<&Outlook>, record: RecordId) -> Option<Asking> {
    let (_, opening) = state.opening().filter(|(kind, _)| *kind == record)?;
    if state.situation.entries(record).is_some_and(|entries| entries.len() > 1) {
        return None;
    }
    let (def, kind) = (CATALOGUE.fact(opening.fact)?, CATALOGUE.record(record)?);
    let opens = |row: Row| match row.answer {
        Answer::Value(value) => Row { answer: Answer::Opens(opening.fact, value), ..row },
        answer => Row { answer, ..row },
    };
    let mut rows: Vec<Row> = rows(outlook, opening.fact, def).into_iter().map(opens).collect();
    rows.push(Row::of(&text::no_such(kind.label), Answer::HasNone));
    Some(Asking {
        title: opening.question,
        hint: opening.hint,
        label: kind.label,
        evidence: def.evidence,
        input: Input::Rows,
        rows,
        unknown: text::SKIP.into(),
    })
}

impl Asking {
    /// Whether an exact number may be typed beside the rows.
    #[must_use]
    pub fn has_exact(&self) -> bool {
        matches!(self.input, Input::Whole { .. }) && !self.rows.is_empty()
    }
}

impl Row {
    fn of(words: &str, answer: Answer) -> Self {
        Self { words: words.into(), note: String::new(), answer, blocked: String::new() }
    }
}

fn input(state: &State, fact: FactId, def: &'static FactDef) -> Input {
    match def.kind {
        FactKind::YesNo | FactKind::Choice(_) | FactKind::Provision(_) => Input::Rows,
        FactKind::Choices(_) => Input::Many,
        FactKind::Whole { unit, min, max } => Input::Whole { unit, min, max },
        FactKind::Yuan { max } => Input::Yuan { max },
        FactKind::Date => {
            let exact = fact == CATALOGUE.claim_date;
            Input::Date { exact, latest: def.field.map(|_| state.claim_day()) }
        }
        FactKind::Text => Input::Words,
        FactKind::Wholes { unit, max, length } => Input::Wholes { length, unit, max },
        FactKind::Yuans { max } => Input::Yuans { max },
    }
}

/// A list longer than this is cut down to what the document names, and its last option (其他).
const LONG: usize = 12;

/// The options of a fact that a document names.
fn named(policy: &Policy, fact: FactId) -> u64 {
    let mut bits = 0;
    for clause in policy.provisions.iter().flat_map(|provision| provision.when) {
        clause.condition.for_each_test(&mut |test| {
            if let (true, Check::OneOf(named)) = (test.fact == fact, test.check) {
                bits |= named;
            }
        });
    }
    bits
}

fn rows(outlook: Option<&Outlook>, fact: FactId, def: &'static FactDef) -> Vec<Row> {
    match def.kind {
        FactKind::YesNo => {
            vec![Row::of(text::YES, Answer::Value(Value::YES)), Row::of(text::NO, Answer::Value(Value::NO))]
        }
        FactKind::Choice(options) => {
            let one = |(bit, option): (u32, &jianghui_rules::OptionDef)| {
                Row::of(option.label, Answer::Value(Value::OneOf(1u64.checked_shl(bit).unwrap_or_default())))
            };
            let used = outlook.filter(|_| options.len() > LONG).map(|outlook| named(outlook.policy, fact));
            let last = options.len().saturating_sub(1);
            let fits = |bit: u32| used.is_none_or(|used| used.checked_shr(bit).unwrap_or_default() & 1 == 1);
            let rows = (0..).zip(options).filter(|(bit, _)| fits(*bit) || usize::try_from(*bit) == Ok(last));
            rows.map(one).collect()
        }
        FactKind::Choices(options) => options.iter().map(|option| Row::of(option.label, Answer::Unknown)).collect(),
        FactKind::Whole { unit, min, max } => {
            outlook.map(|outlook| bands(outlook, fact, unit, min, max)).unwrap_or_default()
        }
        FactKind::Provision(options) => {
            let word = |id: &str| Answer::Value(Value::Text(id.into()));
            let provisions = outlook.into_iter().flat_map(|outlook| outlook.policy.provisions);
            let paid = provisions.filter(|provision| provision.class == Class::Money);
            let mut rows: Vec<Row> = paid
                .map(|provision| Row {
                    note: format::spaced(provision.article),
                    ..Row::of(provision.title, word(provision.id))
                })
                .collect();
            rows.extend(options.iter().map(|option| Row::of(option.label, word(option.id))));
            rows
        }
        FactKind::Yuan { .. } | FactKind::Date | FactKind::Text | FactKind::Wholes { .. } | FactKind::Yuans { .. } => {
            Vec::new()
        }
    }
}

/// The places: those with a document, and any other, of which the page must say that it has none.
fn places() -> Vec<Row> {
    let Some(def) = BEGINNING.fact(BEGINNING.place) else { return Vec::new() };
    let place = |(bit, option): (u32, &jianghui_rules::OptionDef)| {
        let place = 1u64.checked_shl(bit).unwrap_or_default();
        let row = Row::of(option.label, Answer::Value(Value::OneOf(place)));
        match DOCUMENTS.iter().find(|document| document.place == place) {
            Some(document) => Row { note: document.name.into(), ..row },
            None => Row { blocked: text::not_covered(&covered()), ..row },
        }
    };
    (0..).zip(def.options()).map(place).collect()
}

fn covered() -> String {
    DOCUMENTS.iter().map(|document| document.place_label).collect::<Vec<_>>().join(text::AND)
}

fn roles() -> Vec<Row> {
    let row = |group: &jianghui_rules::RoleGroup| Row {
        note: group.hint.into(),
        ..Row::of(group.label, Answer::Value(Value::Chosen(group.roles)))
    };
    BEGINNING.groups.iter().map(row).collect()
}

/// The bands between the thresholds of the rules. None where the exact number counts.
fn bands(outlook: &Outlook, fact: FactId, unit: &'static str, min: i64, max: i64) -> Vec<Row> {
    let mut cuts: Vec<i64> = Vec::new();
    let provisions: Vec<_> = outlook.cases().map(|case| case.provision).collect();
    if provisions.iter().any(|provision| counts(provision, fact)) {
        return Vec::new();
    }
    let mut exact = false;
    let mut see = |condition: &'static Condition| {
        condition.for_each_test(&mut |test| {
            // A number that is compared with a share of another has no thresholds of its own.
            exact |= matches!(test.check, Check::Portion(..)) && test.facts().any(|other| other == fact);
            if let (true, Check::Whole(comparison, limit)) = (test.fact == fact, test.check) {
                let above = limit.saturating_add(1);
                match comparison {
                    Comparison::AtLeast | Comparison::LessThan => cuts.extend([limit]),
                    Comparison::MoreThan | Comparison::AtMost => cuts.extend([above]),
                    Comparison::Exactly => cuts.extend([limit, above]),
                }
            }
        });
    };
    for provision in provisions {
        provision.when.iter().for_each(|clause| see(&clause.condition));
        tier_conditions(&provision.amount.form, &mut see);
    }
    cuts.retain(|cut| *cut > min && *cut <= max);
    cuts = in_order(cuts);
    if exact || cuts.is_empty() {
        return Vec::new();
    }
    let starts = core::iter::once(min).chain(cuts.iter().copied());
    let ends = cuts.iter().map(|cut| cut.saturating_sub(1)).chain([max]);
    let band = |(start, end)| {
        let range = Range::between(start, end);
        Row::of(&format::whole(range, unit, (min, max)), Answer::Value(Value::Whole(range)))
    };
    starts.zip(ends).map(band).collect()
}

/// A handful of numbers, each once, in order; a sort of the library would be more code than all of this.
fn in_order(numbers: Vec<i64>) -> Vec<i64> {
    let mut sorted: Vec<i64> = Vec::with_capacity(numbers.len());
    for number in numbers {
        let place = sorted.iter().take_while(|other| **other < number).count();
        if sorted.get(place) != Some(&number) {
            sorted.insert(place, number);
        }
    }
    sorted
}

/// Whether the sum is reckoned with the very number.
fn counts(provision: &'static jianghui_rules::Provision, fact: FactId) -> bool {
    let is = |counted: Option<FactId>| counted == Some(fact);
    let months = provision.amount.months.is_some_and(|months| is(months.used) || is(months.used_other));
    months || form_counts(&provision.amount.form, fact)
}

fn form_counts(form: &'static Form, fact: FactId) -> bool {
    match form {
        Form::Tiers(tiers) => tiers.iter().any(|tier| form_counts(&tier.form, fact)),
        Form::Raised { base, .. } | Form::Heads { base, .. } | Form::Remaining { base, .. } => form_counts(base, fact),
        Form::Each { count, .. } | Form::CapEach { count, .. } => *count == fact,
        Form::Share { count, .. } => *count == Some(fact),
        Form::Threshold(threshold) => threshold.count == fact,
        Form::ByRank { rank, .. } => *rank == fact,
        // Sums and lists have no bands.
        Form::None
        | Form::Elsewhere
        | Form::Fixed(_)
        | Form::Between { .. }
        | Form::EachOf { .. }
        | Form::Uplift { .. }
        | Form::Match { .. }
        | Form::Least { .. } => false,
    }
}

fn tier_conditions(form: &'static Form, see: &mut impl FnMut(&'static Condition)) {
    match form {
        Form::Tiers(tiers) => {
            for tier in *tiers {
                see(&tier.when);
                tier_conditions(&tier.form, see);
            }
        }
        Form::Raised { base, when, .. } => {
            see(when);
            tier_conditions(base, see);
        }
        Form::Heads { base, .. } | Form::Remaining { base, .. } => tier_conditions(base, see),
        _ => {}
    }
}
