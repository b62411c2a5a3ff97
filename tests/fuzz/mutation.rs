//! Seeds with a few of their tokens changed: most of what comes out is still nearly an input.

use bolero::TypeGenerator;
use jianghui_policies::{CATALOGUE, POLICIES};
use std::{fs, path::PathBuf};

/// One change.
#[derive(Debug, TypeGenerator)]
pub struct Step {
    kind: Kind,
    at: u16,
    other: u16,
}

#[derive(Debug, TypeGenerator)]
enum Kind {
    Replace,
    Insert,
    Remove,
    Repeat,
    Swap,
    Byte,
}

/// The seeds and the words that replace their tokens.
pub struct Seeds {
    texts: Vec<Vec<u8>>,
    words: Vec<String>,
}

/// What is worth trying wherever something stands.
const WORDS: [&str; 40] = [
    "null",
    "true",
    "false",
    "0",
    "-1",
    "1",
    "36",
    "9223372036854775807",
    "1e400",
    "1E-400",
    "0.1",
    "\"0.01\"",
    "\"1000000000000\"",
    "\"-0\"",
    "\"\"",
    "\"是\"",
    "\"2019-06-01\"",
    "\"9999-12-31\"",
    "\"0001-01-01\"",
    "\"99999-99-99\"",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "{}",
    "[]",
    "[[]]",
    "{\"min\":0}",
    "{\"max\":0}",
    "{\"min\":1,\"max\":0}",
    "{\"min\":\"2019-01-01\",\"max\":\"2019-12-31\"}",
    "[1,2,3]",
    "\"as_of\"",
    "\"facts\"",
    "\"records\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "\u{feff}",
];

/// The seeds of the target that takes bytes, and every name of the catalogue.
pub fn seeds() -> Seeds {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/__fuzz__/bytes/corpus"));
    let mut paths: Vec<PathBuf> =
        fs::read_dir(&folder).expect("the seeds").map(|file| file.expect("a seed").path()).collect();
    paths.sort();
    let texts: Vec<Vec<u8>> = paths.iter().map(|path| fs::read(path).expect("a seed")).collect();
    assert!(texts.len() >= 10, "the seeds are where they are looked for");
    let names = CATALOGUE.facts.iter().flat_map(|def| {
        let options = def.options().iter().flat_map(|option| [option.id, option.label]);
        [def.key].into_iter().chain(options)
    });
    let ids =
        POLICIES.iter().flat_map(|policy| [policy.id].into_iter().chain(policy.provisions.iter().map(|one| one.id)));
    let names =
        names.chain(ids).chain(CATALOGUE.records.iter().map(|record| record.id)).map(|name| format!("{name:?}"));
    Seeds { texts, words: WORDS.into_iter().map(ToOwned::to_owned).chain(names).collect() }
}

/// A seed after these changes.
pub fn mutated(seeds: &Seeds, seed: usize, steps: &[Step]) -> Vec<u8> {
    let text = seeds.texts.get(seed % seeds.texts.len()).expect("a seed");
    let mut tokens = tokens(text);
    for step in steps.iter().take(20) {
        if tokens.is_empty() {
            break;
        }
        let at = usize::from(step.at) % tokens.len();
        let other = usize::from(step.other);
        let word = seeds.words.get(other % seeds.words.len()).expect("a word").as_bytes().to_vec();
        match step.kind {
            Kind::Replace => *tokens.get_mut(at).expect("within") = word,
            Kind::Insert => tokens.insert(at, word),
            Kind::Remove => drop(tokens.remove(at)),
            Kind::Repeat => {
                let to = (at + other % 40).min(tokens.len());
                let part = tokens.get(at..to).unwrap_or_default().to_vec();
                tokens.splice(at..at, part);
            }
            Kind::Swap => {
                let other = other % tokens.len();
                tokens.swap(at, other);
            }
            Kind::Byte => {
                let token = tokens.get_mut(at).expect("within");
                let length = token.len().max(1);
                if let Some(byte) = token.get_mut(other / 256 % length) {
                    *byte = u8::try_from(other % 256).expect("a byte");
                }
            }
        }
    }
    tokens.concat()
}

/// Texts in quotes, punctuation, and whatever stands between.
fn tokens(text: &[u8]) -> Vec<Vec<u8>> {
    let mut tokens: Vec<Vec<u8>> = Vec::new();
    let (mut quoted, mut escaped, mut open) = (false, false, false);
    for byte in text {
        let punctuation = !quoted && b"{}[]:,".contains(byte);
        let starts = punctuation || !open || (!quoted && *byte == b'"');
        if starts {
            tokens.push(Vec::new());
        }
        tokens.last_mut().expect("a token").push(*byte);
        let ends_text = quoted && !escaped && *byte == b'"';
        let starts_text = !quoted && *byte == b'"';
        quoted = (quoted || starts_text) && !ends_text;
        escaped = quoted && !escaped && *byte == b'\\';
        open = !punctuation && !ends_text;
    }
    tokens
}
