//! Whatever arrives at the door, before it is checked: any self-describing format ends here.

use alloc::{collections::BTreeMap, format, string::String, vec::Vec};
use core::fmt;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

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
    Map(BTreeMap<String, Raw>),
}

impl Raw {
    /// The value in few words, for messages.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Null => "null".into(),
            Self::Bool(value) => format!("{value}"),
            Self::Whole(value) => format!("{value}"),
            Self::Fraction(value) => value.clone(),
            Self::Text(value) if value.chars().count() <= 40 => format!("「{value}」"),
            Self::Text(value) => format!("「{}…」", value.chars().take(40).collect::<String>()),
            Self::List(values) => format!("[{} 项]", values.len()),
            Self::Map(_) => "{…}".into(),
        }
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
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
        Raw::deserialize(deserializer)
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
        Ok(Raw::Fraction(format!("{value}")))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Raw, E> {
        Ok(Raw::Text(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Raw, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = seq.next_element()? {
            values.push(value);
        }
        Ok(Raw::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut values = BTreeMap::new();
        while let Some((key, value)) = map.next_entry::<String, Raw>()? {
            if values.insert(key.clone(), value).is_some() {
                return Err(A::Error::custom(format!("`{key}` stands twice")));
            }
        }
        Ok(Raw::Map(values))
    }
}
