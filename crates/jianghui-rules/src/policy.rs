//! 政策文件: the shape of a compiled document. Which documents there are is data.

use crate::{Amount, Condition, Day, FactId, RecordId, Test};

/// One official document.
#[derive(Debug)]
pub struct Policy {
    /// Stable id, e.g. the folder of its files.
    pub id: &'static str,
    /// The bit of the place's option among those of the place fact.
    pub place: u64,
    /// The word for the place on the page.
    pub place_label: &'static str,
    /// 标题.
    pub title: &'static str,
    /// 文号, or empty where there is none.
    pub number: &'static str,
    /// Who issued it, or empty where the text does not say.
    pub issuer: &'static str,
    /// The day of issue, where the text gives one.
    pub issued: Option<Day>,
    /// Whether it is a draft; a draft is judged as drafted and never claimable.
    pub draft: bool,
    /// From when it applies; none for a draft.
    pub from: Option<Day>,
    /// The last day on which it applies, where the text gives one.
    pub until: Option<Day>,
    /// What the reader should know about the document as a whole.
    pub remarks: &'static [&'static str],
    /// What the text says nowhere, for any provision (文件未写明).
    pub silent: &'static [&'static str],
    /// Conditions of the document as a whole: they stand before those of each provision.
    pub when: &'static [Clause],
    /// The provisions in the order of the text.
    pub provisions: &'static [Provision],
    /// The rules that hold for the whole document.
    pub rules: &'static [Rule],
}

/// What a list of documents shows of one of them, without what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Document {
    /// As [`Policy::id`].
    pub id: &'static str,
    /// As [`Policy::place`].
    pub place: u64,
    /// As [`Policy::place_label`].
    pub place_label: &'static str,
    /// What names it in one line: its number, or its title where it has none.
    pub name: &'static str,
    /// As [`Policy::draft`].
    pub draft: bool,
    /// As [`Policy::from`].
    pub from: Option<Day>,
    /// As [`Policy::until`].
    pub until: Option<Day>,
}

impl Policy {
    /// What a list of documents shows of it.
    #[must_use]
    pub fn document(&self) -> Document {
        let name = if self.number.is_empty() { self.title } else { self.number };
        let &Self { id, place, place_label, draft, from, until, .. } = self;
        Document { id, place, place_label, name, draft, from, until }
    }
}

/// One thing that the document gives, promises or permits.
#[derive(Debug)]
pub struct Provision {
    /// Stable id.
    pub id: &'static str,
    /// The official name in few words.
    pub title: &'static str,
    /// The same in plain words.
    pub plain: &'static str,
    /// 条, e.g. 第4条.
    pub article: &'static str,
    /// The operative phrases, verbatim but for white space.
    pub quotes: &'static [&'static str],
    /// M, P or T.
    pub class: Class,
    /// How binding it is.
    pub nature: &'static [Nature],
    /// Who may claim, as bits of the options of the role fact.
    pub audience: u64,
    /// Who is paid, or empty where the text does not say.
    pub recipient: &'static str,
    /// The kind of record for each of which it is judged.
    pub per: Option<RecordId>,
    /// The conditions; all must hold.
    pub when: &'static [Clause],
    /// What it gives.
    pub amount: Amount,
    /// What the rules between provisions compare, for titles and prizes.
    pub award: Option<Award>,
    /// Whether a payment already received under it excludes another one.
    pub once: Once,
    /// What the text leaves open or to another document.
    pub notes: &'static [Note],
    /// What the text does not say (文件未写明).
    pub silent: &'static [&'static str],
    /// Every fact that its conditions and amount read, in the order of the text.
    pub reads: &'static [FactId],
}

/// One condition beside the words it rests on.
#[derive(Clone, Copy, Debug)]
pub struct Clause {
    /// The article, if it is another one than the provision's.
    pub article: &'static str,
    /// The words of the text.
    pub phrase: &'static str,
    /// The condition in plain words, or empty where its sentence says it well enough.
    pub plain: &'static str,
    /// What must hold.
    pub condition: Condition,
    /// Where the text can be read in two ways: how.
    pub open: &'static str,
    /// Where the condition rests on a reading and not on the letter of the words: why.
    pub reading: &'static str,
}

/// A remark, shown always or only when a condition holds.
#[derive(Debug)]
pub struct Note {
    /// The remark.
    pub text: &'static str,
    /// When it is shown: as soon as this is not known to be false.
    pub when: Condition,
}

/// Whether money with figures, a promise, or a treatment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Money or tax whose figures stand in the text.
    Money,
    /// Promised; figures or conditions elsewhere.
    Promise,
    /// Title, grade, permission, treatment.
    Treatment,
}

impl Class {
    /// The letter used for it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Money => "M",
            Self::Promise => "P",
            Self::Treatment => "T",
        }
    }
}

/// How binding a provision is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// An entitlement when the conditions hold.
    Entitlement,
    /// Only an upper bound is known.
    Cap,
    /// Only a lower bound is known.
    Floor,
    /// Limited places, competition or an act of selection.
    Quota,
    /// 可, 一般, 原则上.
    Discretionary,
    /// Amount or conditions in another document.
    Elsewhere,
    /// Encouragement without a procedure.
    Soft,
}

impl Nature {
    /// The letters used for it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Entitlement => "E",
            Self::Cap => "CAP",
            Self::Floor => "FLOOR",
            Self::Quota => "Q",
            Self::Discretionary => "D",
            Self::Elsewhere => "X",
            Self::Soft => "SOFT",
        }
    }
}

/// 行政层级, from the highest down. A smaller value is higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 世界.
    World,
    /// 国家.
    National,
    /// 省.
    Provincial,
    /// 市.
    City,
    /// 县(区).
    County,
}

impl Level {
    /// All levels, highest first.
    pub const ALL: [Self; 5] = [Self::World, Self::National, Self::Provincial, Self::City, Self::County];

    /// The stable id, which is also the id of the option in the catalogue.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::World => "world",
            Self::National => "national",
            Self::Provincial => "provincial",
            Self::City => "city",
            Self::County => "county",
        }
    }
}

/// What the rules between provisions compare of a title or prize (称号奖项), unless the record says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Award {
    /// 序列.
    pub series: &'static str,
    /// 层次.
    pub level: Level,
}

/// A rule that holds for the whole document.
#[derive(Debug)]
pub struct Rule {
    /// Stable id.
    pub id: &'static str,
    /// Where it stands.
    pub article: &'static str,
    /// The words.
    pub quote: &'static str,
    /// What follows, in plain words.
    pub plain: &'static str,
    /// What it does.
    pub effect: Effect,
    /// Whether it is no rule of the text but how this project reads it.
    pub reading: bool,
}

/// 一次性: what a payment that was received keeps from being paid again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Once {
    /// Nothing: it is paid every month, every year or for every head.
    Never,
    /// The same certificate, title, prize, studio …
    Thing,
    /// 每人一次: anything under the same provision.
    Claimant,
}

impl Provision {
    /// Calls `see` for every sentence of its conditions and its amount.
    pub fn for_each_test(&self, see: &mut impl FnMut(&Test)) {
        self.when.iter().for_each(|clause| clause.condition.for_each_test(see));
        self.amount.form.for_each_test(see);
    }
}

/// The closed list of what a rule between provisions can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It is shown, and does its work through conditions or notes.
    Stated,
    /// 同序列就高: of one series only the highest sum in total, without limit of time.
    HighestInSeries,
    /// 不同序列: within so many years only the highest sum in total; after them a new one is paid only when its
    /// level is equal (and not for the same achievement) or higher.
    HighestWithin {
        /// The years, the anniversary included.
        years: i32,
    },
    /// 就高、不重复享受: of everything that these provisions give, only the highest sum in total, whatever was received
    /// under them before included.
    HighestOf {
        /// Ids of the provisions.
        provisions: &'static [&'static str],
    },
    /// 每人: of everything that these provisions give one person at a time only the highest, whatever was received
    /// before.
    HighestPerPerson {
        /// Ids of the provisions.
        provisions: &'static [&'static str],
    },
    /// Of these monthly payments only the highest for the same month.
    HighestInMonth {
        /// Ids of the provisions.
        provisions: &'static [&'static str],
    },
}
