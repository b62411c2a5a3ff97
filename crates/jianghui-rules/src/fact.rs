//! 事实项: the closed catalogue of what can be asked, and nothing about what it is used for.

use crate::Level;
use rust_decimal::Decimal;

/// Index of a fact in its [`Catalogue`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId(pub u16);

/// Index of a kind of record in its [`Catalogue`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(pub u16);

/// Everything that can be asked, in the order in which it is asked when nothing else decides.
#[derive(Debug)]
pub struct Catalogue {
    /// All facts, scalar ones and fields of records.
    pub facts: &'static [FactDef],
    /// The kinds of things a person or unit may have several of.
    pub records: &'static [RecordDef],
    /// The fact that names the place whose document applies.
    pub place: FactId,
    /// The fact that says in whose name the question is put (several at once are possible).
    pub role: FactId,
    /// The fact that holds the day of claiming (申领日).
    pub claim_date: FactId,
    /// Where a payment already received is described.
    pub paid: PaidFields,
    /// The roles as people choose them.
    pub groups: &'static [RoleGroup],
    /// The legal terms that are explained.
    pub glossary: &'static [Gloss],
}

/// A legal term (词语) and what it means in plain words.
#[derive(Debug)]
pub struct Gloss {
    /// The term, as it is shown.
    pub word: &'static str,
    /// Other spellings of it.
    pub also: &'static [&'static str],
    /// One or two sentences.
    pub plain: &'static str,
}

/// The question that comes first in a role: the answer to it opens the first record of a kind.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    /// A choice that is a field of a record.
    pub fact: FactId,
    /// The question, which may as well be answered with 没有.
    pub question: &'static str,
    /// One line of help, or empty.
    pub hint: &'static str,
    /// The options that are steps of a ladder, each worth more effort than the one before, as bits.
    pub steps: u64,
}

/// Roles that are chosen together.
#[derive(Debug)]
pub struct RoleGroup {
    /// Stable id.
    pub id: &'static str,
    /// The words shown.
    pub label: &'static str,
    /// Who belongs to it.
    pub hint: &'static str,
    /// Bits of the options of the role fact.
    pub roles: u64,
    /// What is asked first, if anything is.
    pub opening: Option<Opening>,
}

/// One question of the catalogue.
#[derive(Debug)]
pub struct FactDef {
    /// Stable key of the contract, e.g. `p.onjob`.
    pub key: &'static str,
    /// Official term, as the sentences of the rules use it.
    pub label: &'static str,
    /// The question in plain words.
    pub question: &'static str,
    /// One line of help, or empty.
    pub hint: &'static str,
    /// What shows the answer (a record, a certificate), or empty.
    pub evidence: &'static str,
    /// What kind of answer it takes.
    pub kind: FactKind,
    /// The kind of record it is a field of, and its place in there.
    pub field: Option<Field>,
    /// Who or what can change the answer.
    pub change: Change,
    /// While there is no answer: the choice whose option tells the level by its name.
    pub by_name: Option<FactId>,
}

/// A fact as a field of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The kind of record.
    pub record: RecordId,
    /// Position among the fields of that kind.
    pub slot: u16,
}

/// What kind of answer a fact takes.
#[derive(Debug)]
pub enum FactKind {
    /// 是 or 否.
    YesNo,
    /// Exactly one of the options.
    Choice(&'static [OptionDef]),
    /// Any number of the options.
    Choices(&'static [OptionDef]),
    /// A whole number within inclusive bounds.
    Whole {
        /// Word behind the number (个月, 人, 名 …).
        unit: &'static str,
        /// Smallest accepted number.
        min: i64,
        /// Largest accepted number.
        max: i64,
    },
    /// An amount in yuan, from 0 to the bound, both accepted.
    Yuan {
        /// Largest accepted amount.
        max: Decimal,
    },
    /// A calendar day.
    Date,
    /// Free words; two texts are the same when their characters are.
    Text,
    /// The id of a provision, or one of these words.
    Provision(&'static [OptionDef]),
    /// A list of whole numbers from 0 to a bound, both accepted.
    Wholes {
        /// Word behind each number.
        unit: &'static str,
        /// Largest accepted number.
        max: i64,
        /// How many there must be, if that is fixed. Then they are counts that add up; otherwise each is told of one
        /// person or thing.
        length: Option<u16>,
    },
    /// A list of amounts in yuan, each from 0 to the bound, both accepted.
    Yuans {
        /// Largest accepted amount.
        max: Decimal,
    },
}

/// One option of a choice.
#[derive(Debug)]
pub struct OptionDef {
    /// Stable ASCII id.
    pub id: &'static str,
    /// The words shown.
    pub label: &'static str,
    /// Other words that mean the same.
    pub aliases: &'static [&'static str],
    /// The administrative level that the name itself tells.
    pub level: Option<Level>,
}

/// Who or what can change an answer; the ground of 「还差一点」.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It grows or passes by itself.
    Time,
    /// The person can act.
    Claimant,
    /// The employer can act.
    Employer,
    /// An authority decides.
    Office,
    /// It is as it is.
    Fixed,
}

impl Change {
    /// The stable id of the contract and of the data files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Claimant => "self",
            Self::Employer => "employer",
            Self::Office => "office",
            Self::Fixed => "fixed",
        }
    }
}

/// Something that one may have several of: a certificate, a prize, a title, a payment received …
#[derive(Debug)]
pub struct RecordDef {
    /// Stable id of the contract.
    pub id: &'static str,
    /// The word shown.
    pub label: &'static str,
    /// Measure word (本, 次, 项 …).
    pub measure: &'static str,
    /// The question asked while it is not known whether there is one.
    pub question: &'static str,
    /// One line of help, or empty.
    pub hint: &'static str,
    /// The fields, in the order of the catalogue.
    pub fields: &'static [FactId],
    /// The fields whose answers name one entry in a list.
    pub title: &'static [FactId],
    /// The field with the day that tells one entry from another (发证, 授予, 获奖, 认定).
    pub date: Option<FactId>,
    /// The yes/no field that says that the entry is somebody else's, told only because some text speaks of it.
    pub not_own: Option<FactId>,
    /// The field with what was received for this very thing.
    pub paid: Option<FactId>,
    /// Where a title or prize of this kind says what the rules between provisions compare.
    pub award: Option<AwardFields>,
}

/// The fields of a record that rules between provisions compare, beside its day.
#[derive(Clone, Copy, Debug)]
pub struct AwardFields {
    /// 层级 as the office says; otherwise the provision's or the option's own level counts.
    pub level: FactId,
    /// 所属序列 as the office says.
    pub series: FactId,
    /// 凭哪一项成果.
    pub achievement: FactId,
}

/// The fields that describe a payment already received.
#[derive(Clone, Copy, Debug)]
pub struct PaidFields {
    /// The kind of record.
    pub record: RecordId,
    /// Under which provision it was paid: an id, or one of the words of the options.
    pub under: FactId,
    /// The word of `under` that means a title or prize outside the document.
    pub other_award: &'static str,
    /// What the money was for, in the words of the person.
    pub title: FactId,
    /// How much was paid, in yuan.
    pub amount: FactId,
    /// The day of the title or prize (not of the payment).
    pub date: FactId,
    /// Level, series and achievement of the title or prize that was paid for.
    pub award: AwardFields,
    /// The condition that nothing was paid for the same thing yet, as it is shown.
    pub once: &'static str,
    /// What is shown when it was.
    pub already: &'static str,
}

impl Gloss {
    /// Whether the term stands in a text.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        text.contains(self.word) || self.also.iter().any(|word| text.contains(word))
    }
}

impl Catalogue {
    /// The definition of a fact of this catalogue.
    #[must_use]
    pub fn fact(&self, id: FactId) -> Option<&'static FactDef> {
        self.facts.get(usize::from(id.0))
    }

    /// The definition of a kind of record of this catalogue.
    #[must_use]
    pub fn record(&self, id: RecordId) -> Option<&'static RecordDef> {
        self.records.get(usize::from(id.0))
    }

    /// The fact with this key.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<FactId> {
        let index = self.facts.iter().position(|fact| fact.key == key)?;
        u16::try_from(index).ok().map(FactId)
    }

    /// The kind of record with this id.
    #[must_use]
    pub fn find_record(&self, id: &str) -> Option<RecordId> {
        let index = self.records.iter().position(|record| record.id == id)?;
        u16::try_from(index).ok().map(RecordId)
    }

    /// All facts with their ids.
    pub fn ids(&self) -> impl Iterator<Item = (FactId, &'static FactDef)> {
        (0..).map(FactId).zip(self.facts)
    }
}

impl FactDef {
    /// The options of a choice; empty for any other kind.
    #[must_use]
    pub fn options(&self) -> &'static [OptionDef] {
        match self.kind {
            FactKind::Choice(options) | FactKind::Choices(options) | FactKind::Provision(options) => options,
            _ => &[],
        }
    }

    /// The option, when these bits name exactly one.
    #[must_use]
    pub fn single_option(&self, bits: u64) -> Option<&'static OptionDef> {
        let index = bits.is_power_of_two().then(|| bits.trailing_zeros())?;
        self.options().get(usize::try_from(index).ok()?)
    }

    /// The bit of the option with this id, label or alias.
    #[must_use]
    pub fn option_bit(&self, word: &str) -> Option<u64> {
        let index = self
            .options()
            .iter()
            .position(|option| option.id == word || option.label == word || option.aliases.contains(&word))?;
        1u64.checked_shl(u32::try_from(index).ok()?)
    }
}
