//! Whatever comes through the door, it ends in a result or in named problems: never in a panic.
//!
//! `cargo test` runs each target over its seeds and over fresh random inputs for some seconds; a failure prints the
//! input and a `BOLERO_RANDOM_SEED` that brings it back. `cargo bolero test <target>` goes on for as long as one likes,
//! led by coverage.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod answers;
mod mutation;

use bolero::{check, produce};
use jianghui_cli::{door, text};
use jianghui_policies::CATALOGUE;
use jianghui_rules::contract::{self, Input, MOST_PROBLEMS, Output};
use std::time::Duration;

/// How long fresh inputs are tried.
const TIME: Duration = Duration::from_secs(3);

#[test]
fn bytes() {
    check!().with_test_time(TIME).for_each(|bytes: &[u8]| {
        survives(bytes);
    });
}

#[test]
fn mutated_seeds() {
    let seeds = mutation::seeds();
    check!().with_type::<(u16, Vec<mutation::Step>)>().with_test_time(TIME).for_each(|(seed, steps)| {
        survives(&mutation::mutated(&seeds, usize::from(*seed), steps));
    });
}

#[test]
fn extreme_answers() {
    // As many answers as there are facts, and some records of each kind.
    let steps = produce::<Vec<answers::Step>>().with().len(0..400usize);
    check!().with_generator((produce::<u8>(), steps)).with_test_time(TIME).for_each(|(region, steps)| {
        let situation = answers::situation(*region, steps);
        let bytes = serde_json::to_vec(&situation).expect("JSON");
        // These answers are all accepted: the whole engine is under test, not only its door.
        assert!(survives(&bytes), "{situation}");
    });
}

/// Whether it was accepted; what came of it is sound in either case.
fn survives(bytes: &[u8]) -> bool {
    match door::judge("输入", bytes) {
        Ok(input) => {
            let output = contract::check(&CATALOGUE, &input);
            is_sound(&input, &output);
            true
        }
        Err(problems) => {
            assert!(!problems.is_empty() && problems.len() <= MOST_PROBLEMS + 1, "{} problems", problems.len());
            for problem in problems {
                let parts = [&problem.key, &problem.value, &problem.problem, &problem.allowed];
                assert!(parts.iter().all(|part| !part.is_empty()), "{problem:?}");
                let told = problem.to_string();
                assert!(told.len() < 20_000 && !told.chars().any(char::is_control), "{problem:?}");
            }
            false
        }
    }
}

/// Every provision is there, as often as there are records and no more, and all of it can be written.
fn is_sound(input: &Input, output: &Output) {
    let mut most = 0;
    for provision in input.policy.provisions {
        let count = output.results.iter().filter(|result| result.id == provision.id).count();
        let entries = provision.per.and_then(|kind| input.situation.entries(kind)).map_or(1, |list| list.len().max(1));
        assert_eq!(count, entries, "{}", provision.id);
        most += entries;
    }
    assert_eq!(output.results.len(), most);
    assert!(output.combination.chosen.len() + output.combination.excluded.len() <= most);
    let json = serde_json::to_string(output).unwrap_or_else(|error| panic!("{error}"));
    // What is written grows with the number of results, not faster.
    assert!(json.len() < 100_000 * most.max(1), "{} bytes for {most} results", json.len());
    assert!(!text::check(input, output, 80).is_empty());
}
