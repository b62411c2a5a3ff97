//! 数据表: the compiled law as bytes, and back.
//!
//! One description of each type serves both directions, so that what is written is what is read. The form is made for
//! being compressed and sent: the words stand together, each of them once, and every number takes as few bytes as it
//! needs. Reading spells the words out once, and what is read points into them. It is total: whatever the bytes are, it
//! ends without a panic, goes only so deep and takes memory in proportion to them.

mod letters;

use crate::{
    Amount, Award, AwardFields, Catalogue, Change, Check, Class, Clause, Comparison, Condition, Day, Document, Effect,
    FactDef, FactId, FactKind, Field, Form, Gloss, Kind, Level, Months, Nature, Note, Once, Opening, OptionDef,
    PaidFields, Per, Policy, Portion, Provision, RecordDef, RecordId, RoleGroup, Rule, Short, Term, Test, Threshold,
    Tier,
};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use rust_decimal::Decimal;

/// How far down a table may go, counted in lists and in things pointed to. The law goes down ten steps or so.
const MOST_DEEP: u32 = 32;

/// For so many items of a list there is room before the first of them is read.
const AT_ONCE: usize = 256;

/// Ends every text, and so stands in none: one that has it would be read otherwise than it was written.
const END: char = '\0';

/// What can stand in a table.
pub trait Table: Sized {
    /// Adds it to what is written: one byte at least.
    fn put(&self, to: &mut Writer);
    /// Takes it from what is read. Where something else stands, the reader notes that and gives anything.
    fn get(from: &mut Reader) -> Self;
}

/// Bytes that are no table of this type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl core::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("these bytes are not the table that this version writes")
    }
}

impl core::error::Error for Unreadable {}

/// A table as bytes.
#[must_use]
pub fn write(table: &impl Table) -> Vec<u8> {
    let mut to = Writer::default();
    table.put(&mut to);
    [letters::write(&to.text), to.body].concat()
}

/// The table in these bytes. What it points to is never freed, also where they turn out to be unreadable: a program
/// reads each of its tables once.
pub fn read<T: Table>(bytes: &'static [u8]) -> Result<T, Unreadable> {
    let mut from = Reader::new(bytes);
    let table = T::get(&mut from);
    if from.failed || !from.body.is_empty() || !from.text.is_empty() { Err(Unreadable) } else { Ok(table) }
}

/// What is written so far.
#[derive(Default)]
pub struct Writer {
    /// All words, one behind the other, each with its end.
    text: String,
    /// The same, each of them once, in the order in which they came.
    words: Vec<&'static str>,
    /// Everything else.
    body: Vec<u8>,
}

/// What is still to be read.
///
/// It fails for good: from then on there is nothing left, every number is 0, every list empty and every text without
/// words. So nothing that is read has to ask whether reading went well, which keeps the code for all types small.
pub struct Reader {
    text: &'static str,
    words: Vec<&'static str>,
    body: &'static [u8],
    depth: u32,
    failed: bool,
}

impl Reader {
    fn new(bytes: &'static [u8]) -> Self {
        let mut from = Self { text: "", words: Vec::new(), body: bytes, depth: 0, failed: false };
        from.text = letters::read(&mut from);
        from
    }

    fn fail(&mut self) {
        self.failed = true;
        (self.text, self.body) = ("", &[]);
    }

    /// What is in it, if it is right.
    fn sure<T: Default>(&mut self, value: Option<T>) -> T {
        value.unwrap_or_else(|| {
            self.fail();
            T::default()
        })
    }

    #[inline(never)]
    fn number(&mut self) -> u64 {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let Some((byte, rest)) = self.body.split_first() else { break };
            self.body = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return number;
            }
        }
        self.fail();
        0
    }

    #[inline(never)]
    fn words(&mut self) -> &'static str {
        let place = usize::get(self);
        if let Some(known) = place.checked_sub(1) {
            let words = self.words.get(known).copied();
            return self.sure(words);
        }
        let parts = self.text.split_once(END);
        let (words, rest) = self.sure(parts);
        self.text = rest;
        self.words.push(words);
        words
    }

    /// How many items follow. Every item takes a byte at least: what promises more is not believed.
    #[inline(never)]
    fn count(&mut self) -> usize {
        let count = usize::get(self);
        let count = (count <= self.body.len()).then_some(count);
        self.sure(count)
    }

    /// Goes one step down.
    fn down(&mut self) {
        self.depth += 1;
        if self.depth > MOST_DEEP {
            self.fail();
        }
    }

    fn up(&mut self) {
        self.depth -= 1;
    }
}

/// Seven bits in each byte, the lowest first; the highest bit says that more follow.
impl Table for u64 {
    fn put(&self, to: &mut Writer) {
        let mut rest = *self;
        loop {
            let [byte, ..] = rest.to_le_bytes();
            rest >>= 7;
            if rest == 0 {
                return to.body.push(byte & 0x7f);
            }
            to.body.push(byte | 0x80);
        }
    }

    fn get(from: &mut Reader) -> Self {
        from.number()
    }
}

/// The sign in the lowest bit, so that small numbers stay short.
impl Table for i64 {
    fn put(&self, to: &mut Writer) {
        (self.wrapping_shl(1) ^ self.wrapping_shr(63)).cast_unsigned().put(to);
    }

    fn get(from: &mut Reader) -> Self {
        let number = u64::get(from);
        (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
    }
}

/// Whole numbers that are written as one of those two.
macro_rules! number {
    ($($name:ty as $wide:ty),*) => {$(
        impl Table for $name {
            fn put(&self, to: &mut Writer) {
                (*self as $wide).put(to);
            }

            #[inline(never)]
            fn get(from: &mut Reader) -> Self {
                let number = Self::try_from(<$wide>::get(from)).ok();
                from.sure(number)
            }
        }
    )*};
}

number!(usize as u64, u16 as u64, u32 as u64, u8 as u64, i32 as i64);

impl Table for bool {
    fn put(&self, to: &mut Writer) {
        u8::from(*self).put(to);
    }

    fn get(from: &mut Reader) -> Self {
        match u8::get(from) {
            0 => false,
            1 => true,
            _ => from.sure(None),
        }
    }
}

/// New words are a 0; words that were there before, their place among them from 1 on.
impl Table for &'static str {
    fn put(&self, to: &mut Writer) {
        if let Some(place) = to.words.iter().position(|words| words == self) {
            (place + 1).put(to);
        } else {
            0_usize.put(to);
            to.text.push_str(self);
            to.text.push(END);
            to.words.push(self);
        }
    }

    fn get(from: &mut Reader) -> Self {
        from.words()
    }
}

impl Table for Decimal {
    fn put(&self, to: &mut Writer) {
        let parts = self.unpack();
        (parts.lo, parts.mid).put(to);
        (parts.hi, (parts.scale, parts.negative)).put(to);
    }

    #[inline(never)]
    fn get(from: &mut Reader) -> Self {
        let (lo, mid) = Table::get(from);
        let (hi, (scale, negative)) = Table::get(from);
        let value = (scale <= Self::MAX_SCALE).then(|| Self::from_parts(lo, mid, hi, negative, scale));
        from.sure(value)
    }
}

impl<A: Table, B: Table> Table for (A, B) {
    fn put(&self, to: &mut Writer) {
        self.0.put(to);
        self.1.put(to);
    }

    fn get(from: &mut Reader) -> Self {
        (A::get(from), B::get(from))
    }
}

impl<T: Table> Table for Option<T> {
    fn put(&self, to: &mut Writer) {
        self.is_some().put(to);
        if let Some(value) = self {
            value.put(to);
        }
    }

    fn get(from: &mut Reader) -> Self {
        bool::get(from).then(|| T::get(from))
    }
}

impl<T: Table> Table for &'static T {
    fn put(&self, to: &mut Writer) {
        T::put(self, to);
    }

    fn get(from: &mut Reader) -> Self {
        from.down();
        let value = Box::leak(Box::new(T::get(from)));
        from.up();
        value
    }
}

impl<T: Table> Table for &'static [T] {
    fn put(&self, to: &mut Writer) {
        self.len().put(to);
        self.iter().for_each(|item| item.put(to));
    }

    #[inline(never)]
    fn get(from: &mut Reader) -> Self {
        let count = from.count();
        from.down();
        let mut items = Vec::with_capacity(count.min(AT_ONCE));
        while items.len() < count && !from.failed {
            items.push(T::get(from));
        }
        from.up();
        items.leak()
    }
}

/// Types that are their fields, in this order.
macro_rules! fields {
    ($($name:ident { $($field:ident),* })*) => {$(
        impl Table for $name {
            fn put(&self, to: &mut Writer) {
                let Self { $($field),* } = self;
                $($field.put(to);)*
            }

            fn get(from: &mut Reader) -> Self {
                $(let $field = Table::get(from);)*
                Self { $($field),* }
            }
        }
    )*};
}

/// Types with one value inside.
macro_rules! wrapped {
    ($($name:ident)*) => {$(
        impl Table for $name {
            fn put(&self, to: &mut Writer) {
                self.0.put(to);
            }

            fn get(from: &mut Reader) -> Self {
                Self(Table::get(from))
            }
        }
    )*};
}

/// Types that are one of several: its number, then what is in it. The first, number 0, is what a reader gives that has
/// failed, so it cannot be one that holds its own kind.
macro_rules! one_of {
    ($($name:ident {
        0 $first:ident $(($($one:ident),*))?
        $(, $tag:literal $variant:ident $(($($part:ident),*))? $({ $($field:ident),* })?)*
    })*) => {$(
        impl Table for $name {
            fn put(&self, to: &mut Writer) {
                match self {
                    Self::$first $(($($one),*))? => {
                        0_u8.put(to);
                        $($($one.put(to);)*)?
                    }
                    $(Self::$variant $(($($part),*))? $({ $($field),* })? => {
                        let tag: u8 = $tag;
                        tag.put(to);
                        $($($part.put(to);)*)?
                        $($($field.put(to);)*)?
                    })*
                }
            }

            fn get(from: &mut Reader) -> Self {
                match u8::get(from) {
                    $($tag => {
                        $($(let $part = Table::get(from);)*)?
                        $($(let $field = Table::get(from);)*)?
                        Self::$variant $(($($part),*))? $({ $($field),* })?
                    })*
                    tag => {
                        if tag != 0 {
                            from.fail();
                        }
                        $($(let $one = Table::get(from);)*)?
                        Self::$first $(($($one),*))?
                    }
                }
            }
        }
    )*};
}

wrapped! { FactId RecordId }

fields! {
    Catalogue { facts, records, place, role, claim_date, paid, groups, glossary }
    Gloss { word, also, plain }
    Opening { fact, question, hint, steps }
    RoleGroup { id, label, hint, roles, opening }
    FactDef { key, label, question, hint, evidence, kind, field, change, by_name }
    Field { record, slot }
    OptionDef { id, label, aliases, level }
    RecordDef { id, label, measure, question, hint, fields, title, date, not_own, paid, award }
    AwardFields { level, series, achievement }
    PaidFields { record, under, other_award, title, amount, date, award, once, already }

    Document { id, place, place_label, name, draft, from, until }
    Policy {
        id, place, place_label, title, number, issuer, issued, draft, from, until, remarks, silent, when, provisions,
        rules
    }
    Provision {
        id, title, plain, article, quotes, class, nature, audience, recipient, per, when, amount, award, once, notes,
        silent, reads
    }
    Clause { article, phrase, plain, condition, open, reading }
    Note { text, when }
    Award { series, level }
    Rule { id, article, quote, plain, effect, reading }
    Test { fact, check, sentence }
    Portion { of, share, plus }
    Day { julian }

    Amount { form, per, months, kind }
    Months { limit, used, used_other, term }
    Term { start, from, until }
    Short { list, below }
    Threshold { count, from, base, unit, cap }
    Tier { when, form, label }
}

one_of! {
    FactKind {
        0 YesNo, 1 Choice(options), 2 Choices(options), 3 Whole { unit, min, max }, 4 Yuan { max }, 5 Date, 6 Text,
        7 Provision(options), 8 Wholes { unit, max, length }, 9 Yuans { max }
    }
    Change { 0 Time, 1 Claimant, 2 Employer, 3 Office, 4 Fixed }
    Class { 0 Money, 1 Promise, 2 Treatment }
    Nature { 0 Entitlement, 1 Cap, 2 Floor, 3 Quota, 4 Discretionary, 5 Elsewhere, 6 Soft }
    Level { 0 World, 1 National, 2 Provincial, 3 City, 4 County }
    Once { 0 Never, 1 Thing, 2 Claimant }
    Effect {
        0 Stated, 1 HighestInSeries, 2 HighestWithin { years }, 3 HighestOf { provisions },
        4 HighestPerPerson { provisions }, 5 HighestInMonth { provisions }
    }
    Condition {
        0 Test(test), 1 All(parts), 2 Any(parts), 3 Not(part), 4 Open { narrow, wide },
        5 Exists { record, condition }, 6 Vouched(test)
    }
    Check {
        0 OneOf(bits), 1 Contains(bits), 2 Whole(comparison, limit), 3 Yuan(comparison, limit), 4 Day(comparison, day),
        5 DayFrom(comparison, other, years), 6 Portion(comparison, portion), 7 Sum(comparison, limit),
        8 Largest(comparison, limit)
    }
    Comparison { 0 AtLeast, 1 MoreThan, 2 AtMost, 3 LessThan, 4 Exactly }
    Kind { 0 Cash, 1 Loan, 2 TaxBase }
    Per { 0 Once, 1 Month, 2 Year, 3 Person, 4 PersonYear, 5 Class, 6 Item, 7 Time }
    Form {
        0 None, 1 Elsewhere, 2 Fixed(yuan), 3 Between { min, max }, 4 Tiers(tiers), 5 Each { unit, count, cap },
        6 EachOf { units, counts }, 7 CapEach { unit, count, cap, short }, 8 Share { share, of, cap, count },
        9 Uplift { by, of }, 10 Threshold(threshold), 11 Match { of, cap }, 12 Least { parts, up_to },
        13 ByRank { rank, sums }, 14 Raised { base, by, when, label }, 15 Remaining { base, cap, paid },
        16 Heads { base, least, most }
    }
}
