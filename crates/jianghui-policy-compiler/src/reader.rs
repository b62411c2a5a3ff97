//! Reading TOML with spans: every key must be asked for, what is left over is refused.

use crate::diagnostic::{Diagnostic, Diagnostics};
use core::{cell::RefCell, ops::Range};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// One file being read.
pub struct File<'a> {
    /// Name as it is shown.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
    /// Where refusals go.
    pub diagnostics: &'a RefCell<Diagnostics>,
}

/// Some words of a file, with their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The words.
    pub text: String,
    /// Where they stand, in bytes.
    pub span: Range<usize>,
}

impl File<'_> {
    /// Refuses what stands at `span`.
    pub fn refuse(&self, code: &'static str, span: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        self.diagnostics.borrow_mut().list.push(Diagnostic {
            code,
            file: self.name.to_owned(),
            span,
            message: message.into(),
            help: help.into(),
            source: self.text.to_owned(),
        });
    }

    /// Refuses a key behind which nothing stands.
    pub fn refuse_empty(&self, key: &str, span: Range<usize>) {
        let message = format!("`{key}` is empty");
        self.refuse("empty", span, message, "write what belongs there, or leave the key out");
    }

    /// Parses the file; a syntax error is refused and gives nothing.
    pub fn parse(&self) -> Option<Spanned<DeTable<'_>>> {
        match DeTable::parse(self.text) {
            Ok(table) => Some(table),
            Err(error) => {
                let span = error.span().unwrap_or(0..0);
                self.refuse("syntax", span, error.message(), "this is not valid TOML; see policies/README.md");
                None
            }
        }
    }
}

/// A table whose keys are taken one by one.
pub struct Table<'f, 'v> {
    /// The file.
    pub file: &'f File<'f>,
    /// Where the table stands.
    pub span: Range<usize>,
    entries: Vec<(Words, &'v Spanned<DeValue<'v>>)>,
    known: RefCell<Vec<&'static str>>,
}

impl<'f, 'v> Table<'f, 'v> {
    /// Starts reading a table.
    pub fn new(file: &'f File<'f>, table: &'v DeTable<'v>, span: Range<usize>) -> Self {
        let entries = table
            .iter()
            .map(|(key, value)| (Words { text: key.get_ref().to_string(), span: key.span() }, value))
            .collect();
        Self { file, span, entries, known: RefCell::default() }
    }

    /// A value that is a table.
    pub fn of(file: &'f File<'f>, value: &'v Spanned<DeValue<'v>>) -> Option<Self> {
        match value.get_ref() {
            DeValue::Table(table) => Some(Self::new(file, table, value.span())),
            _ => None,
        }
    }

    /// Whether the key is there and was not taken yet. What is asked for is allowed.
    pub fn has(&self, key: &'static str) -> bool {
        self.known.borrow_mut().push(key);
        self.entries.iter().any(|(name, _)| name.text == key)
    }

    /// Where a key stands that was not taken yet.
    pub fn span_of(&self, key: &str) -> Option<Range<usize>> {
        self.entries.iter().find(|(name, _)| name.text == key).map(|(name, _)| name.span.clone())
    }

    /// Takes the value of a key, if it is there.
    pub fn take(&mut self, key: &'static str) -> Option<&'v Spanned<DeValue<'v>>> {
        self.known.borrow_mut().push(key);
        let index = self.entries.iter().position(|(name, _)| name.text == key)?;
        Some(self.entries.swap_remove(index).1)
    }

    /// Takes words, if the key is there.
    pub fn words(&mut self, key: &'static str) -> Option<Words> {
        let value = self.take(key)?;
        let words = as_words(value);
        match &words {
            None => self.wrong_type(key, value.span(), "text in quotation marks"),
            Some(words) => self.refuse_empty(key, words),
        }
        words
    }

    /// Empty words warrant nothing and say nothing.
    fn refuse_empty(&self, key: &str, words: &Words) {
        if words.text.trim().is_empty() {
            self.file.refuse_empty(key, words.span.clone());
        }
    }

    /// Takes words that must be there.
    pub fn required(&mut self, key: &'static str) -> Option<Words> {
        let words = self.words(key);
        if words.is_none() && !self.refused(key) {
            self.missing(key);
        }
        words
    }

    /// Takes one text or a list of texts.
    pub fn list(&mut self, key: &'static str) -> Vec<Words> {
        let Some(value) = self.take(key) else { return Vec::new() };
        if let Some(words) = as_words(value) {
            self.refuse_empty(key, &words);
            return vec![words];
        }
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_type(key, value.span(), "a list of texts");
            return Vec::new();
        };
        if items.is_empty() {
            self.file.refuse_empty(key, value.span());
        }
        let mut words = Vec::new();
        for item in items {
            match as_words(item) {
                Some(text) => {
                    self.refuse_empty(key, &text);
                    words.push(text);
                }
                None => self.wrong_type(key, item.span(), "text in quotation marks"),
            }
        }
        words
    }

    /// Takes a whole number, if the key is there.
    pub fn integer(&mut self, key: &'static str) -> Option<i64> {
        let value = self.take(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        if number.is_none() {
            self.wrong_type(key, value.span(), "a whole number");
        }
        number
    }

    /// Takes true or false; false when the key is not there.
    pub fn flag(&mut self, key: &'static str) -> bool {
        match self.take(key) {
            None => false,
            Some(value) => match value.get_ref() {
                DeValue::Boolean(flag) => *flag,
                _ => {
                    self.wrong_type(key, value.span(), "true or false");
                    false
                }
            },
        }
    }

    /// Takes a list of tables.
    pub fn tables(&mut self, key: &'static str) -> Vec<Table<'f, 'v>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_type(key, value.span(), "a list of tables");
            return Vec::new();
        };
        if items.is_empty() {
            self.file.refuse_empty(key, value.span());
        }
        let mut tables = Vec::new();
        for item in items {
            match Self::of(self.file, item) {
                Some(table) => tables.push(table),
                None => self.wrong_type(key, item.span(), "a table"),
            }
        }
        tables
    }

    /// Takes a table, if the key is there.
    pub fn table(&mut self, key: &'static str) -> Option<Table<'f, 'v>> {
        let value = self.take(key)?;
        let table = Self::of(self.file, value);
        if table.is_none() {
            self.wrong_type(key, value.span(), "a table");
        }
        table
    }

    /// Takes one of a closed list of words.
    pub fn one_of<T: Copy>(&mut self, key: &'static str, allowed: &[(&str, T)]) -> Option<T> {
        let words = self.required(key)?;
        self.word(&words, key, allowed)
    }

    /// Reads words as one of a closed list.
    pub fn word<T: Copy>(&self, words: &Words, key: &str, allowed: &[(&str, T)]) -> Option<T> {
        let found = allowed.iter().find(|(word, _)| *word == words.text).map(|(_, value)| *value);
        if found.is_none() {
            let list: Vec<&str> = allowed.iter().map(|(word, _)| *word).collect();
            self.file.refuse(
                "unknown-word",
                words.span.clone(),
                format!("`{}` is no value of `{key}`", words.text),
                format!("use one of: {}", list.join(", ")),
            );
        }
        found
    }

    /// Refuses every key that nobody asked for.
    pub fn finish(self) {
        let mut known = self.known.take();
        known.sort_unstable();
        known.dedup();
        for (key, _) in &self.entries {
            self.file.refuse(
                "unknown-key",
                key.span.clone(),
                format!("unknown key `{}`", key.text),
                format!("keys allowed here: {}", known.join(", ")),
            );
        }
    }

    fn refused(&self, key: &str) -> bool {
        let list = &self.file.diagnostics.borrow().list;
        list.iter()
            .any(|d| d.code == "wrong-type" && d.file == self.file.name && d.message.contains(&format!("`{key}`")))
    }

    /// Refuses the table as a whole. It may be long: its first line is enough to find it.
    pub fn refuse(&self, code: &'static str, message: impl Into<String>, help: impl Into<String>) {
        let line = self.file.text.get(self.span.clone()).and_then(|text| text.lines().next()).map_or(0, str::len);
        self.file.refuse(code, self.span.start..self.span.start + line, message, help);
    }

    /// Refuses a table without a key that it needs.
    pub fn missing(&self, key: &str) {
        let help = format!("add `{key} = …`; policies/README.md says what stands there");
        self.refuse("missing-key", format!("`{key}` is missing"), help);
    }

    /// Refuses a value of another type.
    pub fn wrong_type(&self, key: &str, span: Range<usize>, wanted: &str) {
        self.file.refuse(
            "wrong-type",
            span,
            format!("`{key}` has a value of the wrong type"),
            format!("write {wanted}"),
        );
    }
}

/// Words, if the value is text.
pub fn as_words<'v>(value: &'v Spanned<DeValue<'v>>) -> Option<Words> {
    match value.get_ref() {
        DeValue::String(text) => Some(Words { text: text.to_string(), span: value.span() }),
        _ => None,
    }
}
