//! Whatever arrives at the door, before it is checked: any self-describing format ends here.
//!
//! What comes may be hostile. How deep it nests, how many values it has and how long its texts and lists are is bounded
//! while it is read; beyond a bound it is passed over and [`Raw::Refused`] stands in its place, so that the door can say
//! where that was.

use super::input::{LONGEST_LIST, LONGEST_TEXT};
use alloc::{format, string::String, vec::Vec};
use core::cell::{Cell, RefCell};
use core::fmt;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// How deep lists and objects may nest. An entry of a record stands in the fourth, its band in the fifth.
pub const DEEPEST: usize = 8;
/// The most values that are read: everything that can be asked, of as many records as are accepted, is less.
pub const MOST_VALUES: usize = 100_000;

/// How much of a value is shown in a message, in characters.
const SHOWN: usize = 40;
/// How much of a name is kept: far more than any known name has.
const LONGEST_NAME: usize = 100;

/// One value as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Raw {
    /// Nothing, or null.
    Null,
    /// true or false.
    Bool(bool),
    /// A whole number.
    Whole(i64),
    /// A number that is not whole, or too large: as text, because nothing is computed with it.
    Fraction(String),
    /// Words.
    Text(String),
    /// A list.
    List(Vec<Raw>),
    /// Names and values.
    Map(Fields),
    /// What is beyond a bound, or stands twice under one name.
    Refused(Refusal),
}

/// What one object holds, in the order of its names, each of them once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, Raw)>);

impl Fields {
    /// What stands under a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Raw> {
        let place = self.0.binary_search_by(|(other, _)| other.as_str().cmp(name)).ok()?;
        self.0.get(place).map(|(_, value)| value)
    }

    /// Every name with what stands under it.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Raw)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(String, Raw)> for Fields {
    /// Where a name comes again, [`Why::Twice`] stands in its place.
    fn from_iter<I: IntoIterator<Item = (String, Raw)>>(values: I) -> Self {
        let mut fields: Vec<(String, Raw)> = values.into_iter().collect();
        fields.sort_by(|(one, _), (other, _)| one.cmp(other));
        fields.dedup_by(|(again, value), (name, first)| {
            let is_again = again == name;
            // The third and any further one add nothing.
            if is_again && !matches!(first, Raw::Refused(Refusal { why: Why::Twice, .. })) {
                let shown = format!("{} 和 {}", first.shown(), value.shown());
                *first = Raw::Refused(Refusal { why: Why::Twice, shown });
            }
            is_again
        });
        Self(fields)
    }
}

/// Why something was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The bound.
    pub why: Why,
    /// What stood there, in few words.
    pub shown: String,
}

/// Why something was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// One name stands twice.
    Twice,
    /// Deeper than [`DEEPEST`].
    TooDeep,
    /// A text longer than [`LONGEST_TEXT`].
    TooLong,
    /// A text with control characters, which a terminal would obey.
    Control,
    /// A list longer than [`LONGEST_LIST`].
    LongList,
    /// More values than [`MOST_VALUES`].
    TooMany,
}

impl Raw {
    /// Reads one value; an error comes with the place where it happened.
    pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, (String, D::Error)> {
        let reading = Reading { left: Cell::new(MOST_VALUES), failed_at: RefCell::new(String::new()) };
        let place = Place { reading: &reading, above: None, depth: 0 };
        place.deserialize(deserializer).map_err(|error| (reading.failed_at.take(), error))
    }

    /// The value in few words, for messages.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Null => "null".into(),
            Self::Bool(value) => format!("{value}"),
            Self::Whole(value) => format!("{value}"),
            Self::Fraction(value) => shortened(value, SHOWN),
            Self::Text(value) => format!("「{}」", shortened(value, SHOWN)),
            Self::List(values) => format!("[{} 项]", values.len()),
            Self::Map(_) => "{…}".into(),
            Self::Refused(refusal) => refusal.shown.clone(),
        }
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(deserializer).map_err(|(place, error)| match place.as_str() {
            "" => error,
            place => D::Error::custom(format_args!("{place}：{error}")),
        })
    }
}

/// The beginning of a text, fit for a message: what a terminal would obey is taken out.
fn shortened(text: &str, most: usize) -> String {
    let harmless = |c: char| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c };
    let mut short: String = text.chars().take(most).map(harmless).collect();
    if text.chars().nth(most).is_some() {
        short.push('…');
    }
    short
}

/// What all places of one reading share.
struct Reading {
    /// How many more values may come.
    left: Cell<usize>,
    /// Where the first error happened.
    failed_at: RefCell<String>,
}

/// Where a value stands while it is read.
#[derive(Clone, Copy)]
struct Place<'p> {
    reading: &'p Reading,
    above: Option<(&'p Place<'p>, Step<'p>)>,
    depth: usize,
}

#[derive(Clone, Copy)]
enum Step<'p> {
    Name(&'p str),
    Index(usize),
}

impl<'p> Place<'p> {
    fn below<'b>(&'b self, step: Step<'b>) -> Place<'b>
    where
        'p: 'b,
    {
        Place { reading: self.reading, above: Some((self, step)), depth: self.depth + 1 }
    }

    /// Keeps the innermost place of an error.
    fn failed<E>(&self, error: E) -> E {
        let mut failed_at = self.reading.failed_at.borrow_mut();
        if failed_at.is_empty() {
            *failed_at = format!("{self}");
        }
        error
    }

    /// Whether one more value may be read.
    fn takes_another(&self) -> bool {
        let left = self.reading.left.get();
        self.reading.left.set(left.saturating_sub(1));
        left > 0
    }

    fn refuse(why: Why, shown: String) -> Raw {
        Raw::Refused(Refusal { why, shown })
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.above {
            None => Ok(()),
            Some((above, Step::Index(index))) => write!(f, "{above}[{index}]"),
            Some((above, Step::Name(name))) if above.above.is_none() => f.write_str(name),
            Some((above, Step::Name(name))) => write!(f, "{above}.{name}"),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = Raw;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        deserializer.deserialize_any(self).map_err(|error| self.failed(error))
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("null, true, false, a number, a text, a list or an object")
    }

    fn visit_unit<E: Error>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Raw, E> {
        Ok(Raw::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Raw, E> {
        Ok(Raw::Whole(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Raw, E> {
        Ok(i64::try_from(value).map_or_else(|_| Raw::Fraction(format!("{value}")), Raw::Whole))
    }

    #[expect(clippy::disallowed_types, reason = "the number only passes through as text; nothing is computed with it")]
    fn visit_f64<E: Error>(self, value: f64) -> Result<Raw, E> {
        Ok(Raw::Fraction(shortened(&format!("{value}"), SHOWN)))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Raw, E> {
        let why = if value.chars().nth(LONGEST_TEXT).is_some() {
            Why::TooLong
        } else if value.chars().any(char::is_control) {
            Why::Control
        } else {
            return Ok(Raw::Text(value.into()));
        };
        Ok(Self::refuse(why, format!("「{}」", shortened(value, SHOWN))))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Raw, A::Error> {
        let mut values = Vec::new();
        let why = loop {
            if self.depth >= DEEPEST {
                break Why::TooDeep;
            }
            if values.len() >= LONGEST_LIST {
                break Why::LongList;
            }
            if !self.takes_another() {
                break Why::TooMany;
            }
            let index = values.len();
            match seq.next_element_seed(self.below(Step::Index(index))).map_err(|error| self.failed(error))? {
                Some(value) => values.push(value),
                None => return Ok(Raw::List(values)),
            }
        };
        let mut count = values.len();
        while seq.next_element::<IgnoredAny>().map_err(|error| self.failed(error))?.is_some() {
            count += 1;
        }
        // A list that ends just where the bound is keeps it.
        if count == values.len() && why != Why::TooDeep {
            return Ok(Raw::List(values));
        }
        Ok(Self::refuse(why, format!("[{count} 项]")))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut values: Vec<(String, Raw)> = Vec::new();
        let mut why = (self.depth >= DEEPEST).then_some(Why::TooDeep);
        loop {
            if why.is_some() {
                let next = map.next_entry::<IgnoredAny, IgnoredAny>().map_err(|error| self.failed(error))?;
                if next.is_some() {
                    continue;
                }
                break;
            }
            let Some(name) = map.next_key::<String>().map_err(|error| self.failed(error))? else { break };
            let name = shortened(&name, LONGEST_NAME);
            let place = self.below(Step::Name(&name));
            if !self.takes_another() {
                map.next_value::<IgnoredAny>().map_err(|error| place.failed(error))?;
                why = Some(Why::TooMany);
                continue;
            }
            let value = map.next_value_seed(place).map_err(|error| place.failed(error))?;
            values.push((name, value));
        }
        Ok(match why {
            None => Raw::Map(values.into_iter().collect()),
            Some(why) => Self::refuse(why, "{…}".into()),
        })
    }
}
