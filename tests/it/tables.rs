//! The law as tables of bytes: what is read is what was compiled, and damaged bytes do no harm.

use crate::check::root;
use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_policy_compiler::compile;
use jianghui_rules::tables::{Table, Unreadable, read, write};
use jianghui_rules::{Catalogue, Condition, Form, Policy, Provision};
use proptest::prelude::{any, prop};
use proptest::{prop_assert_eq, proptest};
use rust_decimal::Decimal;
use std::fmt::Debug;

/// How a table without words begins: no letters, no text.
const NO_WORDS: [u8; 2] = [0, 0];

fn read_again<T: Table>(bytes: Vec<u8>) -> Result<T, Unreadable> {
    read(bytes.leak())
}

/// Writes it, reads it, and holds the two against each other.
fn keeps<T: Table + Debug>(table: &T) {
    let again: T = read_again(write(table)).unwrap_or_else(|error| panic!("{table:?}: {error}"));
    assert_eq!(format!("{again:?}"), format!("{table:?}"));
}

#[test]
fn what_is_read_is_what_was_compiled() {
    let compiled = compile(&root().join("policies")).unwrap_or_else(|failure| panic!("{failure}"));
    assert_eq!(format!("{:?}", *CATALOGUE), format!("{:?}", compiled.catalogue));
    assert_eq!(format!("{:?}", &*POLICIES), format!("{:?}", compiled.policies));
    keeps(compiled.catalogue);
    assert_eq!(compiled.policies.len(), 5);
    compiled.policies.iter().for_each(keeps);
}

#[test]
fn the_ends_of_every_kind_of_number_are_kept() {
    [0, 1, 127, 128, u64::MAX].iter().for_each(keeps);
    [0, -1, 63, -64, 64, i64::MIN, i64::MAX].iter().for_each(keeps);
    [i32::MIN, i32::MAX].iter().for_each(keeps);
    [u16::MIN, u16::MAX].iter().for_each(keeps);
    let smallest = Decimal::from_i128_with_scale(-1, Decimal::MAX_SCALE);
    [Decimal::MIN, Decimal::MAX, Decimal::ZERO, Decimal::new(60, 2), smallest].iter().for_each(keeps);
    // One more than the type holds.
    assert_eq!(read_again::<u16>(write(&65_536_u32)), Err(Unreadable));
    assert_eq!(read_again::<i32>(write(&(i64::from(i32::MAX) + 1))), Err(Unreadable));
    assert_eq!(read_again::<bool>(write(&2_u64)), Err(Unreadable));
    // No words, then the number 1 with 29 places, one more than there can be.
    assert_eq!(read_again::<Decimal>([NO_WORDS.as_slice(), &[1, 0, 0, 29, 0]].concat()), Err(Unreadable));
}

/// Letters of one, two, three and four bytes; the first 240 take one byte in the table, the others two.
#[test]
fn every_alphabet_is_kept() {
    let letters = || ('a'..='z').chain('\u{80}'..'\u{100}').chain('一'..'丁').chain('\u{1f600}'..'\u{1f640}');
    let more = || letters().chain('\u{4e00}'..'\u{5a00}');
    for text in
        [String::new(), "\n".to_owned(), letters().collect(), more().collect(), more().chain(letters()).collect()]
    {
        let text: &'static str = text.leak();
        keeps(&text);
        keeps(&(text, ("匠", text)));
    }
}

#[test]
fn what_promises_more_than_there_is_is_not_believed() {
    let lie = write(&u64::MAX);
    assert!(read_again::<&[Policy]>(lie.clone()).is_err() && read_again::<Catalogue>(lie.clone()).is_err());
    let most = lie[NO_WORDS.len()..].to_vec();
    // The place of a known text, the length of the whole text, and of the alphabet.
    for before in [vec![0, 0], vec![0], vec![]] {
        assert!(read_again::<&str>([before, most.clone()].concat()).is_err());
    }
    // In every list another one that is as long as what is left.
    let lists = [NO_WORDS.to_vec(), [12, 0x80, 0x80, 0x10].repeat(100_000)].concat();
    assert!(read_again::<Form>(lists).is_err());
}

#[test]
fn what_goes_down_without_end_is_left() {
    let not = [NO_WORDS.to_vec(), vec![3; 1_000_000]].concat();
    assert!(read_again::<Condition>(not).is_err());
    let all_of_one = [NO_WORDS.to_vec(), [1, 1].repeat(1_000_000)].concat();
    assert!(read_again::<Condition>(all_of_one).is_err());
    let least_of_one = [NO_WORDS.to_vec(), [12, 1].repeat(1_000_000)].concat();
    assert!(read_again::<Form>(least_of_one).is_err());
}

/// A provision of any document.
fn provision(number: usize) -> &'static Provision {
    let provisions: Vec<&Provision> = POLICIES.iter().flat_map(|policy| policy.provisions).collect();
    provisions[number % provisions.len()]
}

/// What can be read can be written, and is the same when it is read again.
fn stays<T: Table + Debug>(bytes: Vec<u8>) {
    if let Ok(table) = read_again::<T>(bytes) {
        keeps(&table);
    }
}

proptest! {
    #![proptest_config(crate::draws(4000))]

    #[test]
    fn damaged_bytes_are_refused_or_are_another_table(
        number in 0usize..1000,
        flips in prop::collection::vec((any::<prop::sample::Index>(), 0u32..8), 1..4),
    ) {
        let mut bytes = write(provision(number));
        for (place, bit) in flips {
            let place = place.index(bytes.len());
            bytes[place] ^= 1 << bit;
        }
        stays::<Provision>(bytes);
    }

    #[test]
    fn a_part_of_a_table_is_none(number in 0usize..1000, end in any::<prop::sample::Index>(), more in any::<u8>()) {
        let mut bytes = write(provision(number));
        bytes.push(more);
        prop_assert_eq!(read_again::<Provision>(bytes.clone()).err(), Some(Unreadable));
        bytes.truncate(end.index(bytes.len() - 1));
        prop_assert_eq!(read_again::<Provision>(bytes).err(), Some(Unreadable));
    }

    #[test]
    fn any_bytes_are_refused_or_are_a_table(bytes in prop::collection::vec(any::<u8>(), 0..200), few in any::<bool>()) {
        // Small numbers are tags of variants and short lists: with them reading comes further.
        let bytes = if few { bytes.iter().map(|byte| byte & 0x0f).collect() } else { bytes };
        stays::<Catalogue>(bytes.clone());
        stays::<&[Policy]>(bytes.clone());
        stays::<Condition>([&NO_WORDS, bytes.as_slice()].concat());
        stays::<Form>([&NO_WORDS, bytes.as_slice()].concat());
    }
}
