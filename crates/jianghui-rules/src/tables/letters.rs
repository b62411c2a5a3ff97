//! All words of a table in an alphabet of its own. A Chinese character takes three bytes of UTF-8, and a law has some
//! hundred different ones: the most frequent take one byte here and the others two, which also compresses better.

use super::{Reader, Table, Writer};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Reverse;

/// So many letters take one byte. The bytes from here on begin one of two.
const SHORT: usize = 240;

/// The alphabet, each letter as its distance from the one before, then the text.
pub(super) fn write(text: &str) -> Vec<u8> {
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    text.chars().for_each(|letter| *counts.entry(letter).or_default() += 1);
    let mut alphabet: Vec<char> = counts.keys().copied().collect();
    alphabet.sort_by_key(|letter| Reverse(counts.get(letter)));
    let (short, long) = alphabet.split_at_mut(counts.len().min(SHORT));
    // In the order of their numbers the distances are small.
    short.sort_unstable();
    long.sort_unstable();

    let mut to = Writer::default();
    alphabet.len().put(&mut to);
    let mut before = 0;
    for letter in &alphabet {
        let number = i64::from(u32::from(*letter));
        (number - before).put(&mut to);
        before = number;
    }
    let places: BTreeMap<char, usize> = alphabet.iter().copied().zip(0..).collect();
    let mut spelled = Vec::new();
    for place in text.chars().filter_map(|letter| places.get(&letter)) {
        match place.checked_sub(SHORT) {
            None => spelled.extend(u8::try_from(*place)),
            Some(place) => {
                // Of more letters than there are numbers the last cannot be spelled; who reads them back sees it.
                spelled.extend([SHORT + place / 256, place % 256].map(|byte| u8::try_from(byte).unwrap_or(u8::MAX)));
            }
        }
    }
    spelled.len().put(&mut to);
    [to.body, spelled].concat()
}

/// The text. It takes four bytes at most for each that is read.
pub(super) fn read(from: &mut Reader) -> &'static str {
    let mut alphabet = Vec::new();
    let mut number = 0_i64;
    for _ in 0..from.count() {
        number = number.wrapping_add(i64::get(from));
        alphabet.push(u32::try_from(number).ok().and_then(char::from_u32));
    }
    let length = from.count();
    let parts = from.body.split_at_checked(length);
    let (spelled, rest) = from.sure(parts);
    from.body = rest;
    let mut text = String::new();
    let mut bytes = spelled.iter().map(|byte| usize::from(*byte));
    while let Some(first) = bytes.next() {
        let place = match first.checked_sub(SHORT) {
            None => first,
            Some(high) => SHORT + high * 256 + from.sure(bytes.next()),
        };
        let letter = from.sure(alphabet.get(place).copied().flatten());
        text.push(letter);
    }
    text.leak()
}
