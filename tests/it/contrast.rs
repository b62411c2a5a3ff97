//! 对比度: every pair of colours that the page uses together, in light and dark, usual and more contrast.
//!
//! The colours stand in `web/style/tokens.css`, four values to a row; who lies on whom is read from the style sheets of
//! the components, and where one rule does not tell, it stands in [`LAID`]. Contrast is that of WCAG 2: (lighter
//! luminance + 0.05) / (darker + 0.05).

#![expect(clippy::disallowed_types, reason = "light is neither money nor a count")]

use crate::check::root;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The looks in the order of the values in a row.
const LOOKS: [&str; 4] = ["light", "dark", "light, more contrast", "dark, more contrast"];
/// How a value of each is written.
const SWITCHES: [&str; 4] = ["var(--lu,", "var(--du,", "var(--lm,", "var(--dm,"];

/// The least contrast, in the usual looks and in those of more contrast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Bar {
    /// What says nothing: lines between what is apart anyhow. Only more contrast is about them.
    Decoration,
    /// What shows where something is, what it is, or that it has the focus.
    Sign,
    /// Words: WCAG 1.4.6, where bar 11 asks for 4.5 alone.
    Words,
    /// What most words are written in.
    Body,
}

impl Bar {
    fn least(self, look: usize) -> f64 {
        let [usual, more] = match self {
            Self::Decoration => [1.0, 4.5],
            Self::Sign => [3.0, 4.5],
            Self::Words => [7.0, 7.0],
            Self::Body => [7.0, 15.0],
        };
        if look < 2 { usual } else { more }
    }
}

/// The colours that most words are written in.
const BODY: [&str; 4] = ["ink", "ink-2", "on-panel", "on-panel-2"];
/// What lies under words whose rule names no ground, and the colours that belong to a ground of their own.
const GROUNDS: [&str; 2] = ["ground", "card"];
const ON: [(&str, &[&str]); 4] = [
    ("on-panel", &["panel", "panel-deep"]),
    ("on-panel-2", &["panel", "panel-deep"]),
    ("on-fill", &["fill", "fill-press"]),
    ("panel-ink", &["on-panel", "on-panel-2"]),
];

/// What lies on what, where no single rule of the style sheets tells.
const LAID: &[(&[&str], &[&str], Bar)] = &[
    // A quotation, a chosen row, what the pointer is over; the promise and the example; the boxes of a status.
    (&["ink", "ink-2"], &["brand-soft", "sunk", "ask-soft"], Bar::Body),
    (&["brand"], &["brand-soft", "sunk", "ask-soft"], Bar::Words),
    (&["bad"], &["bad-soft"], Bar::Words),
    // The mark of a chosen row, and the bar in its frame.
    (&["brand"], &["brand-soft"], Bar::Sign),
    (&["fill"], &["brand-soft", "card", "ground"], Bar::Sign),
    (&["fill-press"], &["card", "ground"], Bar::Sign),
    (&["focus"], &["ground", "card", "brand-soft", "sunk", "ask-soft"], Bar::Sign),
    (&["focus-on-panel"], &["panel", "panel-deep"], Bar::Sign),
    (&["panel-line"], &["panel", "panel-deep"], Bar::Decoration),
];

type Rgb = [u8; 3];

/// Each colour with its four values.
fn tokens() -> BTreeMap<String, [Rgb; 4]> {
    let text = fs::read_to_string(root().join("web/style/tokens.css")).expect("the tokens");
    let mut colours = BTreeMap::new();
    for (name, value) in text.lines().filter_map(|line| line.trim().strip_prefix("--")?.split_once(": ")) {
        if !value.starts_with(SWITCHES[0]) || value.contains("--usual") {
            continue;
        }
        let values = SWITCHES.map(|switch| {
            let (_, rest) = value.split_once(switch).unwrap_or_else(|| panic!("{name} has no {switch}"));
            hex(rest.split(')').next().unwrap_or_default().trim())
        });
        assert!(colours.insert(name.to_owned(), values).is_none(), "{name} stands twice");
    }
    assert!(colours.len() > 30, "only {} colours were found", colours.len());
    colours
}

/// A colour of six digits, or of three that stand for twice each.
fn hex(text: &str) -> Rgb {
    let digits = text.strip_prefix('#').unwrap_or_else(|| panic!("{text} is no colour"));
    let part = |at: usize| match digits.len() {
        3 => digits[at..=at].repeat(2),
        6 => digits[2 * at..2 * at + 2].to_owned(),
        _ => panic!("{text} is no colour of three or six digits"),
    };
    [0, 1, 2].map(|at| u8::from_str_radix(&part(at), 16).unwrap_or_else(|_| panic!("{text} is no colour")))
}

/// Relative luminance, from 0 to 1.
fn luminance(colour: Rgb) -> f64 {
    let linear = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

/// Every rule of the components: its selector, and its declarations.
fn rules() -> Vec<(String, Vec<(String, String)>)> {
    let mut sheets = vec![root().join("web/style/base.css")];
    let folder = fs::read_dir(root().join("web/style/components")).expect("the components");
    sheets.extend(folder.map(|entry| entry.expect("an entry").path()));
    let mut found = Vec::new();
    for sheet in sheets.into_iter().filter(|sheet| !sheet.ends_with("print.css")) {
        let text = fs::read_to_string(&sheet).expect("a style sheet");
        let mut plain = String::new();
        for (index, part) in text.split("/*").enumerate() {
            plain.push_str(if index == 0 { part } else { part.split_once("*/").map_or("", |(_, rest)| rest) });
        }
        // The rules for paper stand last in a sheet.
        let plain = plain.split("@media print").next().unwrap_or_default();
        // A rule is what stands before a closing brace, back to the last opening one: the ones around it are conditions.
        for part in plain.split('}') {
            let Some((before, body)) = part.rsplit_once('{') else { continue };
            let selector = before.rsplit(['{', ';']).next().unwrap_or_default().trim().to_owned();
            let declarations = body.split(';').filter_map(|one| one.split_once(':'));
            let declarations = declarations.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()));
            found.push((selector, declarations.collect()));
        }
    }
    assert!(found.len() > 300, "only {} rules were found", found.len());
    found
}

/// The colours that a value names.
fn named<'a>(value: &'a str, colours: &BTreeMap<String, [Rgb; 4]>) -> Vec<&'a str> {
    let names = value.split("var(--").skip(1).filter_map(|rest| rest.split([')', ',']).next());
    names.filter(|name| colours.contains_key(*name)).collect()
}

/// Every pair of colours, what it is for, and where that is said.
fn pairs(colours: &BTreeMap<String, [Rgb; 4]>) -> BTreeMap<(String, String, Bar), String> {
    let mut pairs = BTreeMap::new();
    let mut add = |one: &str, other: &str, bar: Bar, place: &str| {
        pairs.entry((one.to_owned(), other.to_owned(), bar)).or_insert_with(|| place.to_owned());
    };
    for (selector, declarations) in rules() {
        let of = |names: &[&str]| -> Vec<String> {
            let values = declarations.iter().filter(|(name, _)| names.contains(&name.as_str()));
            values.flat_map(|(_, value)| named(value, colours)).map(str::to_owned).collect()
        };
        let grounds = of(&["background", "background-color"]);
        for words in of(&["color"]) {
            let bar = if BODY.contains(&words.as_str()) { Bar::Body } else { Bar::Words };
            let own = ON.iter().find(|(name, _)| *name == words).map_or(&GROUNDS[..], |(_, grounds)| *grounds);
            let own = own.iter().copied().filter(|_| grounds.is_empty());
            grounds.iter().map(String::as_str).chain(own).for_each(|ground| add(&words, ground, bar, &selector));
        }
        for (name, value) in &declarations {
            let bar = match name.as_str() {
                "stroke" => Bar::Sign,
                name if name.starts_with("border") || name == "outline" => Bar::Sign,
                _ => continue,
            };
            for line in named(value, colours) {
                let bar = if ["line", "panel-line"].contains(&line) { Bar::Decoration } else { bar };
                if ON.iter().all(|(name, _)| *name != line) && !["panel-line", "focus-on-panel"].contains(&line) {
                    GROUNDS.iter().for_each(|ground| add(line, ground, bar, &selector));
                }
            }
        }
    }
    for (ones, others, bar) in LAID {
        ones.iter().for_each(|one| others.iter().for_each(|other| add(one, other, *bar, "LAID")));
    }
    for (one, others) in ON {
        let bar = if BODY.contains(&one) { Bar::Body } else { Bar::Words };
        others.iter().for_each(|other| add(one, other, bar, "ON"));
    }
    pairs
}

/// UX bar 11: words ≥ 7, signs and focus ≥ 3; with more contrast body ≥ 15, other words ≥ 7, signs and all lines ≥ 4.5.
#[test]
fn every_pair_of_colours_has_its_contrast() {
    let colours = tokens();
    let pairs = pairs(&colours);
    assert!(pairs.len() > 60, "only {} pairs were found", pairs.len());
    let mut faults = Vec::new();
    for ((one, other, bar), place) in &pairs {
        let value = |name: &str| *colours.get(name).unwrap_or_else(|| panic!("{name} is no colour"));
        for (look, (one_value, other_value)) in value(one).into_iter().zip(value(other)).enumerate() {
            let contrast = contrast(one_value, other_value);
            if contrast < bar.least(look) {
                let least = bar.least(look);
                faults.push(format!("{one} on {other} ({place}): {contrast:.2} < {least} in {}", LOOKS[look]));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_colour_is_measured() {
    let colours = tokens();
    let pairs = pairs(&colours);
    let measured: BTreeSet<&str> = pairs.keys().flat_map(|(one, other, _)| [one.as_str(), other.as_str()]).collect();
    let used: BTreeSet<String> = rules()
        .iter()
        .flat_map(|(_, declarations)| declarations)
        .flat_map(|(_, value)| named(value, &colours).into_iter().map(str::to_owned))
        .collect();
    for name in &used {
        assert!(
            measured.contains(name.as_str()),
            "{name} is used, and no pair measures it: say in LAID what it lies on"
        );
    }
}

#[test]
fn no_colour_stands_outside_the_tokens() {
    // What must be black on white to be read by a machine.
    let code = ".qr";
    for (selector, declarations) in rules() {
        let bare = declarations.iter().find(|(_, value)| value.contains('#') || value.contains("rgb"));
        assert!(bare.is_none() || selector == code, "{selector} names a colour itself: {bare:?}");
    }
}

#[test]
fn the_readers_own_colours_replace_every_token() {
    let text = fs::read_to_string(root().join("web/style/tokens.css")).expect("the tokens");
    let (_, forced) = text.split_once("forced-colors: active").expect("the block of forced colours");
    for name in tokens().keys() {
        let row = forced.split_once(&format!("--{name}: ")).map(|(_, rest)| rest);
        let value = row.and_then(|rest| rest.split(';').next()).unwrap_or_else(|| panic!("{name} is not replaced"));
        let known = ["Canvas", "CanvasText", "LinkText", "Highlight", "HighlightText"];
        assert!(known.contains(&value), "{name} becomes {value}");
    }
}
