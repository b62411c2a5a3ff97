//! 填写: what stands in the fields of a question before it is an answer, and how it becomes one.

use crate::asking::{Asking, Input};
use crate::state::Answer;
use crate::{format, text};
use jianghui_rules::{Day, Range, Value};
use rust_decimal::Decimal;

/// What stands in the fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The row that is picked.
    pub pick: Pick,
    /// The boxes that are ticked.
    pub bits: u64,
    /// The typed words or figures.
    pub words: String,
    /// Year, month and day as they stand in the selects.
    pub date: [String; 3],
}

/// The row that is picked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pick {
    /// None.
    #[default]
    Nothing,
    /// One of the rows.
    Row(usize),
    /// The row behind which the exact figure is typed.
    Exact,
    /// 都没有.
    NoneOfThem,
    /// 不清楚.
    Unknown,
}

/// What is wrong with a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What is wrong, and what is allowed.
    pub words: String,
    /// The id of the control to mend.
    pub control: &'static str,
}

/// The id of the typed field.
pub const FIELD: &str = "field";
/// The ids of the selects of a date.
pub const DATE: [&str; 3] = ["year", "month", "day"];
/// The id of the first row.
pub const FIRST_ROW: &str = "pick-0";
/// The id of the first row behind a fold: three stand before it (`components::choice`).
pub const FIRST_FOLDED: &str = "pick-3";

impl Draft {
    /// The fields as they stand for an answer given before.
    #[must_use]
    pub fn of(asking: &Asking, answer: Option<&Answer>) -> Self {
        let mut draft = Self::of_row(asking, answer);
        let Some(Answer::Value(value)) = answer.filter(|_| draft.pick == Pick::Nothing) else { return draft };
        match value {
            Value::Chosen(0) => draft.pick = Pick::NoneOfThem,
            Value::Chosen(bits) => draft.bits = *bits,
            Value::Whole(range) => {
                draft.words = range.single().map(|number| number.to_string()).unwrap_or_default();
                draft.pick = Pick::Exact;
            }
            Value::Yuan(range) => {
                draft.words = range.single().map(|sum| sum.normalize().to_string()).unwrap_or_default();
            }
            Value::Text(words) => draft.words.clone_from(words),
            Value::Wholes(numbers) => draft.words = lines(numbers),
            Value::Yuans(sums) => draft.words = lines(sums),
            Value::Day(range) => draft.date = date_of(*range),
            Value::OneOf(_) => {}
        }
        draft
    }

    /// The row that was picked before.
    #[must_use]
    pub fn of_row(asking: &Asking, answer: Option<&Answer>) -> Self {
        let row = answer.and_then(|answer| asking.rows.iter().position(|row| row.answer == *answer));
        let pick = match row {
            _ if answer == Some(&Answer::Unknown) => Pick::Unknown,
            Some(row) => Pick::Row(row),
            None => Pick::Nothing,
        };
        Self { pick, ..Self::default() }
    }

    /// The boxes as they stand for an answer given before to several kinds of records at once.
    #[must_use]
    pub fn of_chosen(answer: Option<&Answer>) -> Self {
        match answer {
            Some(Answer::Value(Value::Chosen(0))) => Self { pick: Pick::NoneOfThem, ..Self::default() },
            Some(Answer::Value(Value::Chosen(bits))) => Self { bits: *bits, ..Self::default() },
            Some(Answer::Unknown) => Self { pick: Pick::Unknown, ..Self::default() },
            _ => Self::default(),
        }
    }

    /// Takes what one control says.
    pub fn take(&mut self, name: &str, value: &str, checked: bool) {
        match name {
            "pick" => {
                self.pick = match value {
                    "exact" => Pick::Exact,
                    "unknown" => Pick::Unknown,
                    row => row.parse().map_or(Pick::Nothing, Pick::Row),
                };
            }
            "many" => {
                if let Ok(index) = value.parse::<u32>() {
                    let bit = 1u64.checked_shl(index).unwrap_or_default();
                    self.bits = if checked { self.bits | bit } else { self.bits & !bit };
                    self.pick = Pick::Nothing;
                } else {
                    let pick = if value == "none" { Pick::NoneOfThem } else { Pick::Unknown };
                    self.pick = if checked { pick } else { Pick::Nothing };
                    self.bits = 0;
                }
            }
            "unknown" => {
                self.pick = if checked { Pick::Unknown } else { Pick::Nothing };
                if checked {
                    self.words.clear();
                    self.date = Self::default().date;
                }
            }
            _ => {
                if let Some(part) = DATE.iter().position(|id| *id == name).and_then(|index| self.date.get_mut(index)) {
                    value.clone_into(part);
                } else {
                    value.clone_into(&mut self.words);
                }
                if self.pick == Pick::Unknown {
                    self.pick = Pick::Nothing;
                }
            }
        }
    }

    /// The answer in it.
    ///
    /// # Errors
    /// What is wrong, in the words of the page.
    pub fn read(&self, asking: &Asking) -> Result<Answer, Problem> {
        match self.pick {
            Pick::Unknown | Pick::Row(_) => return self.read_row(asking),
            Pick::NoneOfThem => return Ok(Answer::Value(Value::Chosen(0))),
            Pick::Nothing | Pick::Exact => {}
        }
        let value = match &asking.input {
            Input::Rows => return Err(problem(FIRST_ROW, text::PICK_ONE)),
            Input::Many if self.bits == 0 => return Err(problem(FIRST_ROW, text::PICK_SOME)),
            Input::Many => Value::Chosen(self.bits),
            Input::Whole { .. } if self.pick == Pick::Nothing && !asking.rows.is_empty() => {
                return Err(problem(FIRST_ROW, text::PICK_ONE));
            }
            Input::Whole { unit, min, max } => Value::Whole(Range::exactly(self.whole(unit, *min, *max)?)),
            Input::Yuan { max } => Value::Yuan(Range::exactly(sum(&self.words, *max)?)),
            Input::Date { exact, latest } => Value::Day(self.day(*exact, *latest)?),
            Input::Words if self.words.trim().is_empty() => return Err(problem(FIELD, text::WRITE_SOMETHING)),
            Input::Words => Value::Text(self.words.trim().into()),
            Input::Wholes { length, unit, max } => {
                let fits = |number: &i64| (0..=*max).contains(number);
                Value::Wholes(self.list(*length, unit, |part| part.parse().ok().filter(fits))?)
            }
            Input::Yuans { max } => Value::Yuans(self.list(None, text::YUAN, |part| sum(part, *max).ok())?),
        };
        Ok(Answer::Value(value))
    }

    /// The answer where there is nothing but rows.
    ///
    /// # Errors
    /// What is wrong, in the words of the page.
    pub fn read_row(&self, asking: &Asking) -> Result<Answer, Problem> {
        let row = match self.pick {
            Pick::Unknown => return Ok(Answer::Unknown),
            Pick::Row(index) => asking.rows.get(index),
            _ => None,
        };
        let row = row.ok_or_else(|| problem(FIRST_ROW, text::PICK_ONE))?;
        if row.blocked.is_empty() { Ok(row.answer.clone()) } else { Err(problem(FIRST_ROW, &row.blocked)) }
    }

    fn whole(&self, unit: &str, min: i64, max: i64) -> Result<i64, Problem> {
        let number = format::figures(&self.words, unit).parse().ok().filter(|number| (min..=max).contains(number));
        number.ok_or_else(|| problem(FIELD, &text::whole_between(min, max)))
    }

    fn list<T>(&self, length: Option<u16>, unit: &str, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, Problem> {
        let parts = self.words.split([',', '，', '、', '\n', ' ']).filter(|part| !part.trim().is_empty());
        let values: Option<Vec<T>> = parts.map(|part| read(&format::figures(part, unit))).collect();
        let fits =
            |values: &Vec<T>| !values.is_empty() && length.is_none_or(|length| values.len() == usize::from(length));
        values.filter(fits).ok_or_else(|| problem(FIELD, &text::list_of(length)))
    }

    fn day(&self, exact: bool, latest: Option<Day>) -> Result<Range<Day>, Problem> {
        let [year, month, day] = &self.date;
        let [at_year, at_month, at_day] = DATE;
        let year: i32 = year.parse().map_err(|_| problem(at_year, text::PICK_YEAR))?;
        let range = match (month.parse::<u8>(), day.parse::<u8>()) {
            (Ok(month), Ok(day)) => {
                let day = Day::new(year, month, day).ok_or_else(|| problem(at_day, text::NO_SUCH_DAY))?;
                Range::exactly(day)
            }
            (Err(_), Ok(_)) => return Err(problem(at_month, text::PICK_MONTH)),
            (Err(_), _) if exact => return Err(problem(at_month, text::PICK_MONTH)),
            (_, Err(_)) if exact => return Err(problem(at_day, text::PICK_DAY)),
            (Ok(month), _) => Range { min: Day::new(year, month, 1), max: format::month_end(year, month) },
            (Err(_), _) => Range { min: Day::new(year, 1, 1), max: Day::new(year, 12, 31) },
        };
        match latest {
            Some(latest) if range.min.is_some_and(|min| min > latest) => {
                Err(problem(at_year, &text::not_after(&format::day(latest))))
            }
            _ => Ok(range),
        }
    }
}

fn sum(words: &str, max: Decimal) -> Result<Decimal, Problem> {
    let plain = format::figures(words, text::YUAN);
    let sum = Decimal::from_str_exact(&plain).ok();
    let fits = |sum: &Decimal| !sum.is_sign_negative() && *sum <= max && sum.scale() <= 2;
    sum.filter(fits).ok_or_else(|| problem(FIELD, &text::yuan_up_to(&format::yuan(max))))
}

fn lines<T: ToString>(values: &[T]) -> String {
    values.iter().map(ToString::to_string).collect::<Vec<_>>().join("，")
}

fn date_of(range: Range<Day>) -> [String; 3] {
    let (Some(min), Some(max)) = (range.min, range.max) else { return [const { String::new() }; 3] };
    let ((year, month, day), (_, last_month, last_day)) = (min.ymd(), max.ymd());
    let known = |same: bool, part: u8| if same { part.to_string() } else { String::new() };
    [year.to_string(), known(month == last_month, month), known((month, day) == (last_month, last_day), day)]
}

fn problem(control: &'static str, words: &str) -> Problem {
    Problem { words: words.into(), control }
}
