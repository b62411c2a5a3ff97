//! A calendar day. The engine knows no clock: every day is an input.

use core::fmt;
use time::{Date, Month};

/// A day of the Gregorian calendar, from 0001-01-01 to 9999-12-31.
///
/// ```
/// use jianghui_rules::Day;
/// let day = Day::parse("2018-12-19").expect("a day");
/// assert_eq!(day.to_string(), "2018-12-19");
/// assert!(Day::parse("2018-02-30").is_none());
/// // The second anniversary of 29 February is the last day of that month.
/// let leap = Day::parse("2020-02-29").expect("a day");
/// assert_eq!(leap.plus_years(2).to_string(), "2022-02-28");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// Julian day number.
    pub julian: i32,
}

impl Day {
    /// The day of this year, month (1 to 12) and day of the month, if there is one.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        let month = Month::try_from(month).ok()?;
        Date::from_calendar_date(year, month, day).ok().map(Self::from)
    }

    /// Reads `YYYY-MM-DD`, nothing else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        if parts.next().is_some() || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// Year, month (1 to 12) and day of the month.
    #[must_use]
    pub fn ymd(self) -> (i32, u8, u8) {
        let date = self.date();
        (date.year(), u8::from(date.month()), date.day())
    }

    /// The same calendar day `years` later; 29 February becomes 28 February where the year has none.
    #[must_use]
    pub fn plus_years(self, years: i32) -> Self {
        let (year, month, day) = self.ymd();
        let year = year.saturating_add(years).clamp(1, 9999);
        Self::new(year, month, day).or_else(|| Self::new(year, month, 28)).unwrap_or(self)
    }

    /// The same day of the month `months` later, or the last day of that month where it has none.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let (year, month, day) = self.ymd();
        let count = i32::from(month) - 1 + months;
        let year = year.saturating_add(count.div_euclid(12)).clamp(1, 9999);
        let month = u8::try_from(count.rem_euclid(12) + 1).unwrap_or(month);
        (0..4).find_map(|less| Self::new(year, month, day.saturating_sub(less))).unwrap_or(self)
    }

    /// The next day.
    #[must_use]
    pub fn next(self) -> Self {
        Self { julian: self.julian.saturating_add(1) }
    }

    fn date(self) -> Date {
        Date::from_julian_day(self.julian).unwrap_or(Date::MIN)
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self { julian: date.to_julian_day() }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}
