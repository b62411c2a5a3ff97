//! 分享: the answers as the fragment of a link, and back. A browser keeps the fragment to itself; nobody else gets it.
//!
//! `#s1.` and then one item after another, parted by dots, nothing but ASCII letters, digits, `-` and `_`: chat programs
//! cut a link at anything else. Facts, kinds of records and options are named by three letters that follow from their
//! stable ids, so a link outlives another order of the catalogue. The last item tells whether something was lost on
//! the way. Whatever is in a link comes from outside: every value is held against the bounds of the catalogue.

use crate::session;
use crate::state::{State, Step, slot};
use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::{Day, Entry, FactDef, FactId, FactKind, OptionDef, Question, Range, RecordId, Value};
use rust_decimal::Decimal;

/// What a link with answers begins with, before the number of the version.
const MARK: &str = "#s";
const VERSION: &str = "1";

/// What an item is: a fact or a field of the entry before it, an entry, a kind of which there is none, a question
/// answered 不清楚, and the wish to be asked about treatments.
const FACT: char = 'f';
const ENTRY: char = 'r';
const NO_ENTRY: char = 'n';
const SKIPPED: char = 'u';
const TREATMENTS: char = 't';

/// The most entries of one kind: far more than anybody fills in, and few enough for a made-up link to do no harm.
const MOST_ENTRIES: usize = 50;
/// The most characters of a text: enough to tell one name from another.
const LONGEST_TEXT: usize = 40;
/// The most numbers of a list.
const LONGEST_LIST: usize = 1000;

/// What a link holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Opened {
    /// Answers, and how many more there are that this version does not know.
    Answers(Box<State>, usize),
    /// Something is missing or changed.
    Broken,
    /// Another version of the page wrote it.
    OtherVersion,
}

/// The answers as a fragment.
#[must_use]
pub fn write(state: &State) -> String {
    let mut body = String::new();
    let mut add = |kind: char, name: &str, value: &str| {
        if !body.is_empty() {
            body.push('.');
        }
        body.push(kind);
        body.push_str(&code(hash(name)));
        body.push_str(value);
    };
    for (fact, def) in CATALOGUE.ids() {
        if let (None, Some(value)) = (def.field, state.situation.get(fact)) {
            add(FACT, def.key, &pack(def, value));
        }
    }
    for (record, def) in (0..).map(RecordId).zip(CATALOGUE.records) {
        let Some(entries) = state.situation.entries(record) else { continue };
        if entries.is_empty() {
            add(NO_ENTRY, def.id, "");
        }
        for (index, entry) in entries.iter().enumerate() {
            add(ENTRY, def.id, "");
            for fact in def.fields {
                let Some(field) = CATALOGUE.fact(*fact) else { continue };
                if let Some(value) = slot(*fact).and_then(|slot| entry.get(slot)) {
                    add(FACT, field.key, &pack(field, value));
                } else if state.skipped.contains(&Question::Field(record, index, *fact)) {
                    add(SKIPPED, field.key, "");
                }
            }
        }
    }
    for question in &state.skipped {
        match question {
            Question::Fact(fact) => add(SKIPPED, CATALOGUE.fact(*fact).map_or("", |def| def.key), ""),
            Question::Records(record) => add(SKIPPED, CATALOGUE.record(*record).map_or("", |def| def.id), ""),
            Question::Field(..) => {}
        }
    }
    if state.treatments {
        add(TREATMENTS, "", "");
    }
    format!("{MARK}{VERSION}.{body}.{}", code(hash(&body)))
}

/// Whether the fragment of an address is of this kind, whatever it holds.
#[must_use]
pub fn is_link(fragment: &str) -> bool {
    parted(fragment).is_some()
}

/// The version of a link, and the rest of it; `None` when it is none.
fn parted(fragment: &str) -> Option<(&str, &str)> {
    let rest = fragment.strip_prefix(MARK)?;
    let end = rest.find(|c: char| !is_ours(c)).unwrap_or(rest.len());
    let rest = rest.get(..end)?;
    let (version, rest) = rest.split_once('.').unwrap_or((rest, ""));
    let is_version = !version.is_empty() && version.bytes().all(|digit| digit.is_ascii_digit());
    is_version.then_some((version, rest))
}

/// What the fragment of an address holds; `None` when it is none of this kind.
#[must_use]
pub fn read(fragment: &str, today: Day) -> Option<Opened> {
    let (version, rest) = parted(fragment)?;
    if version != VERSION {
        return Some(Opened::OtherVersion);
    }
    let whole = rest.rsplit_once('.').filter(|(body, check)| *check == code(hash(body)));
    let Some((body, _)) = whole else { return Some(Opened::Broken) };
    let mut state = State::new(today);
    let mut here = None;
    let unknown = body.split('.').filter(|item| read_item(&mut state, &mut here, item).is_none()).count();
    state.trail = vec![if state.is_begun() { Step::Results } else { Step::Home }];
    Some(Opened::Answers(Box::new(state), unknown))
}

/// Takes one item in; `here` is the entry that fields belong to. `None` when it is not known in this version.
fn read_item(state: &mut State, here: &mut Option<(RecordId, usize)>, item: &str) -> Option<()> {
    let mut chars = item.chars();
    let kind = chars.next()?;
    let (name, value) = chars.as_str().split_at_checked(3)?;
    let fact = || CATALOGUE.ids().find(|(_, def)| is(name, def.key));
    let record = || (0..).map(RecordId).zip(CATALOGUE.records).find(|(_, def)| is(name, def.id)).map(|(id, _)| id);
    match kind {
        FACT => {
            let (id, def) = fact()?;
            let value = unpack(id, def, value).filter(|value| fits(def, value))?;
            match def.field {
                None => state.situation.set(id, Some(value)),
                Some(field) => {
                    let (record, index) = here.filter(|(record, _)| *record == field.record)?;
                    state.situation.entries_mut(record)?.get_mut(index)?.set(field.slot, Some(value));
                }
            }
        }
        ENTRY => {
            *here = None;
            let record = record()?;
            let mut entries = state.situation.entries(record).unwrap_or_default().to_vec();
            let index = entries.len();
            if index >= MOST_ENTRIES {
                return None;
            }
            entries.push(Entry::default());
            state.situation.set_entries(record, Some(entries));
            *here = Some((record, index));
        }
        NO_ENTRY => state.situation.set_entries(record()?, Some(Vec::new())),
        SKIPPED => {
            let question = match fact() {
                None => Question::Records(record()?),
                Some((id, def)) => match def.field {
                    None => Question::Fact(id),
                    Some(field) => {
                        let (record, index) = here.filter(|(record, _)| *record == field.record)?;
                        Question::Field(record, index, id)
                    }
                },
            };
            state.skipped.push(question);
        }
        TREATMENTS => state.treatments = true,
        _ => return None,
    }
    Some(())
}

/// A value as it is kept for the tab, with options by name, equal ends once, and other signs for `..`, `,` and `.`.
fn pack(def: &FactDef, value: &Value) -> String {
    let named = |kind: char, bits: u64| {
        let chosen = (0..64).zip(def.options()).filter(|(index, _)| bits & (1 << index) != 0);
        core::iter::once(kind.to_string()).chain(chosen.map(|(_, option)| code(hash(option.id)))).collect()
    };
    match (&def.kind, value) {
        (FactKind::Choice(_), Value::OneOf(bits)) => named('o', *bits),
        (FactKind::Choices(_), Value::Chosen(bits)) => named('c', *bits),
        (FactKind::Provision(_), Value::Text(id)) => format!("t{}", code(hash(id))),
        (_, Value::Text(words)) => {
            let letters = words.chars().take(LONGEST_TEXT).map(|c| code(u32::from(c)));
            core::iter::once("t".to_string()).chain(letters).collect()
        }
        _ => {
            let text = session::value_text(value);
            let mut chars = text.chars();
            let kind = chars.next().map(String::from).unwrap_or_default();
            let ends = match chars.as_str().split_once("..") {
                Some((min, max)) if min == max => min.to_string(),
                Some((min, max)) => format!("{min}_{max}"),
                None => chars.as_str().replace(',', "_"),
            };
            kind + &ends.replace('.', "d")
        }
    }
}

fn unpack(fact: FactId, def: &FactDef, text: &str) -> Option<Value> {
    let (kind, rest) = text.split_at_checked(1)?;
    let plain = rest.replace('d', ".");
    match (kind, &def.kind) {
        ("o" | "c", FactKind::Choice(options) | FactKind::Choices(options)) => {
            let mut bits = 0u64;
            for name in names(rest)? {
                let index = options.iter().position(|option| is(name, option.id))?;
                bits |= 1u64.checked_shl(u32::try_from(index).ok()?)?;
            }
            session::read_value(fact, &format!("{kind}{bits}"))
        }
        ("t", FactKind::Provision(options)) => under(options, rest).map(|id| Value::Text(id.into())),
        ("t", FactKind::Text) => {
            let letters = names(rest)?.into_iter().map(|name| char::from_u32(number(name)?));
            letters.collect::<Option<String>>().map(Value::Text)
        }
        ("w" | "y" | "d", _) => {
            let (min, max) = plain.split_once('_').unwrap_or((&plain, &plain));
            session::read_value(fact, &format!("{kind}{min}..{max}"))
        }
        _ => session::read_value(fact, &format!("{kind}{}", plain.replace('_', ","))),
    }
}

/// The id of the option or the provision of this name.
fn under(options: &'static [OptionDef], name: &str) -> Option<&'static str> {
    let provisions = POLICIES.iter().flat_map(|policy| policy.provisions).map(|provision| provision.id);
    options.iter().map(|option| option.id).chain(provisions).find(|id| is(name, id))
}

/// Whether a value is one that could have been typed.
fn fits(def: &FactDef, value: &Value) -> bool {
    match (&def.kind, value) {
        (FactKind::Whole { min, max, .. }, Value::Whole(range)) => inside(*range, *min, *max),
        (FactKind::Yuan { max }, Value::Yuan(range)) => inside(*range, Decimal::ZERO, *max),
        (FactKind::Date, Value::Day(range)) => range.min.zip(range.max).is_none_or(|(min, max)| min <= max),
        (FactKind::Wholes { max, length, .. }, Value::Wholes(list)) => {
            let long = length.map_or(list.len() <= LONGEST_LIST, |length| list.len() == usize::from(length));
            long && list.iter().all(|number| (0..=*max).contains(number))
        }
        (FactKind::Yuans { max }, Value::Yuans(list)) => {
            list.len() <= LONGEST_LIST && list.iter().all(|sum| (Decimal::ZERO..=*max).contains(sum))
        }
        (FactKind::Text, Value::Text(words)) => words.chars().count() <= LONGEST_TEXT,
        _ => true,
    }
}

fn inside<T: Copy + Ord>(range: Range<T>, least: T, most: T) -> bool {
    let (min, max) = (range.min.unwrap_or(least), range.max.unwrap_or(most));
    least <= min && min <= max && max <= most
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn is_ours(c: char) -> bool {
    c == '.' || u8::try_from(c).is_ok_and(|c| LETTERS.contains(&c))
}

/// Eighteen bits as three letters: a name, or a character of a text. Writing systems in use stand below that.
fn code(number: u32) -> String {
    let letter = |shift: u32| {
        let digit = usize::try_from(number >> shift & 63).unwrap_or_default();
        LETTERS.get(digit).copied().map_or('_', char::from)
    };
    [12, 6, 0].map(letter).iter().collect()
}

fn number(name: &str) -> Option<u32> {
    name.bytes().try_fold(0u32, |number, letter| {
        let digit = LETTERS.iter().position(|each| *each == letter)?;
        Some(number << 6 | u32::try_from(digit).ok()?)
    })
}

/// The three-letter names that a text is made of.
fn names(text: &str) -> Option<Vec<&str>> {
    let mut rest = text;
    let mut names = Vec::new();
    while !rest.is_empty() {
        let (name, after) = rest.split_at_checked(3)?;
        names.push(name);
        rest = after;
    }
    Some(names)
}

fn is(name: &str, id: &str) -> bool {
    code(hash(id)) == name
}

/// Eighteen bits of an id, by FNV-1a. A test holds the ids of the catalogue apart.
fn hash(id: &str) -> u32 {
    let all = id.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (all >> 18) ^ (all & 0x3_ffff)
}

#[cfg(test)]
mod golden;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{Action, Answer, reduce};
    use std::rc::Rc;

    const TODAY: &str = "2020-03-01";

    fn today() -> Day {
        Day::parse(TODAY).expect("a day")
    }

    /// Every question of the catalogue answered, twice over where there are records; some 不清楚.
    fn full() -> State {
        let mut state = Rc::new(State::new(today()));
        let mut settle =
            |question, answer| state = reduce(Rc::clone(&state), Action::Settle(question, answer, (0, None)));
        for record in (0..).map(RecordId).take(CATALOGUE.records.len()) {
            settle(Question::Records(record), Answer::Has);
        }
        for (fact, def) in CATALOGUE.ids() {
            let value = match def.kind {
                FactKind::YesNo => Value::OneOf(2),
                FactKind::Choice(_) => Value::OneOf(1 << (def.options().len() - 1)),
                FactKind::Choices(_) => Value::Chosen(3),
                FactKind::Whole { min, max, .. } => Value::Whole(Range::between(min, max)),
                FactKind::Yuan { .. } => Value::Yuan(Range::exactly(Decimal::new(12345, 2))),
                FactKind::Date => Value::Day(Range::exactly(today())),
                FactKind::Text => Value::Text("焊\\工\n\t甲, a.b_c".into()),
                FactKind::Provision(options) => Value::Text(options[0].id.into()),
                FactKind::Wholes { length, .. } => Value::Wholes(vec![3; length.map_or(2, usize::from)]),
                FactKind::Yuans { .. } => Value::Yuans(vec![Decimal::new(15, 1), Decimal::TEN]),
            };
            let question = def.field.map_or(Question::Fact(fact), |field| Question::Field(field.record, 0, fact));
            let unknown = fact.0.is_multiple_of(7) && fact != CATALOGUE.role && fact != CATALOGUE.place;
            settle(question, if unknown { Answer::Unknown } else { Answer::Value(value) });
        }
        let mut state = State::clone(&state);
        state.situation.set_entries(RecordId(0), Some(Vec::new()));
        state.skipped.retain(|question| !matches!(question, Question::Field(RecordId(0), ..)));
        state.treatments = true;
        state
    }

    fn answers(fragment: &str) -> (State, usize) {
        match read(fragment, today()) {
            Some(Opened::Answers(state, unknown)) => (*state, unknown),
            other => panic!("{fragment} holds {other:?}"),
        }
    }

    #[test]
    fn a_link_brings_every_answer_back() {
        let state = full();
        let link = write(&state);
        assert!(link.chars().all(|c| c == '#' || is_ours(c)), "{link}");
        let (again, unknown) = answers(&link);
        assert_eq!(unknown, 0);
        assert_eq!(again.situation, state.situation);
        let sorted = |state: &State| {
            let mut skipped: Vec<String> = state.skipped.iter().map(|question| format!("{question:?}")).collect();
            skipped.sort();
            skipped
        };
        assert_eq!(sorted(&again), sorted(&state));
        assert!(again.treatments);
        assert_eq!(again.trail, [Step::Results]);
        assert_eq!(write(&again).len(), link.len());
    }

    #[test]
    fn bands_open_ends_and_nothing_at_all_come_back() {
        let empty = State::new(today());
        assert_eq!(answers(&write(&empty)).0.situation, empty.situation);
        for (fact, def) in CATALOGUE.ids().filter(|(_, def)| def.field.is_none()) {
            let values = match def.kind {
                FactKind::Whole { max, .. } => vec![
                    Value::Whole(Range { min: Some(max), max: None }),
                    Value::Whole(Range { min: None, max: Some(max) }),
                    Value::Whole(Range::exactly(max)),
                ],
                FactKind::Choices(_) => vec![Value::Chosen(0)],
                _ => continue,
            };
            for value in values {
                let mut state = State::new(today());
                state.situation.set(fact, Some(value));
                assert_eq!(answers(&write(&state)).0.situation, state.situation, "{}", def.key);
            }
        }
    }

    #[test]
    fn no_two_ids_have_one_name() {
        let unlike = |ids: Vec<&str>| {
            for (index, id) in ids.iter().enumerate() {
                let twin = ids[..index].iter().find(|other| hash(other) == hash(id));
                assert!(twin.is_none(), "{id} and {twin:?} have one name in links: choose another id");
            }
        };
        let records = CATALOGUE.records.iter().map(|def| def.id);
        unlike(CATALOGUE.facts.iter().map(|def| def.key).chain(records).collect());
        let provisions = || POLICIES.iter().flat_map(|policy| policy.provisions).map(|provision| provision.id);
        for def in CATALOGUE.facts {
            let options = def.options().iter().map(|option| option.id);
            let more = matches!(def.kind, FactKind::Provision(_)).then(provisions);
            unlike(options.chain(more.into_iter().flatten()).collect());
        }
    }

    #[test]
    fn a_damaged_link_is_told_and_never_panics() {
        let link = write(&full());
        for (end, _) in link.char_indices() {
            assert!(!matches!(read(&link[..end], today()), Some(Opened::Answers(..))), "{}", &link[..end]);
        }
        for at in 4..link.len() {
            let other = if &link[at..=at] == "A" { "B" } else { "A" };
            let damaged = format!("{}{other}{}", &link[..at], &link[at + 1..]);
            assert_eq!(read(&damaged, today()), Some(Opened::Broken), "{damaged}");
        }
        // What a chat program puts behind a link is no part of it.
        assert_eq!(answers(&format!("{link}，请看")).1, 0);
    }

    #[test]
    fn other_versions_other_fragments_and_unknown_items_are_told_apart() {
        assert_eq!(read(&write(&full()).replace("#s1", "#s2"), today()), Some(Opened::OtherVersion));
        for fragment in ["", "#", "#start", "#start-0", "#list", "#s", "#s.x", "s1.x"] {
            assert_eq!(read(fragment, today()), None, "{fragment}");
        }
        let made_up = |body: &str| format!("#s1.{body}.{}", code(hash(body)));
        let (_, unknown) = answers(&made_up("fAAAo1.x.r.r123.fAAA.zABCd.uAAA"));
        assert_eq!(unknown, 7);
        for (fact, def) in CATALOGUE.ids() {
            for value in [
                "",
                "o",
                "o9",
                "oAAA",
                "c",
                "w-9",
                "w9_1",
                "w99999999999999999999",
                "y1d1d1",
                "y-1",
                "d2020-02-30",
                "n-1",
                "m_",
                "t",
                "tA",
                "é",
            ] {
                let body = format!("f{}{value}", code(hash(def.key)));
                let _ = read(&made_up(&body), today());
                let before = State::new(today()).situation;
                if value.contains("-9") || value.contains('é') || value == "w9_1" {
                    assert_eq!(read_item(&mut State::new(today()), &mut None, &body), None, "{fact:?} {value}");
                    assert_eq!(before, State::new(today()).situation);
                }
            }
        }
    }
}
