//! The laws that `tests/fuzz` looks for breaches of, with a fixed number of inputs for each: seeds, and
//! seeds that were cut, mixed and misspelt.

#[path = "../fuzz/laws/mod.rs"]
mod rules;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::TestRunner;
use rules::{LAWS, Law};

/// What breaks texts in interesting places.
const PIECES: [&str; 30] = [
    " ",
    "\n",
    "\r\n",
    "\t",
    ",",
    ";",
    "\"",
    "'",
    "&",
    "-",
    "(",
    ")",
    ":",
    "=",
    "[",
    "]",
    "{",
    "}",
    "#",
    "\\",
    "\u{e9}",
    "\u{2028}",
    "\u{feff}",
    "\0",
    "3",
    "working",
    "desirable",
    "senior",
    "testing",
    "of",
];

/// A change to an input: at a place, so many bytes become others.
fn change() -> impl Strategy<Value = (Index, usize, Vec<u8>)> {
    let bytes = prop_oneof![
        4 => select(&PIECES[..]).prop_map(|piece| piece.as_bytes().to_vec()),
        1 => proptest::collection::vec(any::<u8>(), 0..4),
    ];
    (any::<Index>(), prop_oneof![3 => 0..2_usize, 1 => 0..30_usize], bytes)
}

fn holds(name: &str, cases: u32) {
    let law: &Law = LAWS.iter().find(|law| law.name == name).unwrap();
    let seeds = (law.seeds)();
    seeds.iter().step_by(seeds.len().div_ceil(20)).for_each(|seed| (law.check)(seed));
    let count = seeds.len();
    let input = (select(seeds.clone()), 0..count, any::<(Index, Index, bool)>());
    let changes = proptest::collection::vec(change(), 0..5);
    let config = ProptestConfig { cases, ..ProptestConfig::default() };
    let strategy = (input, changes).prop_map(move |((mut input, other, mix), changes)| {
        let (from, to, is_mixed) = mix;
        if is_mixed {
            let other = &seeds[other];
            input.truncate(from.index(input.len() + 1));
            input.extend(&other[to.index(other.len() + 1)..]);
        }
        for (place, length, bytes) in changes {
            let start = place.index(input.len() + 1);
            let end = input.len().min(start + length);
            input.splice(start..end, bytes);
        }
        input
    });
    let result = TestRunner::new(config).run(&strategy, |input| {
        (law.check)(&input);
        Ok(())
    });
    result.unwrap_or_else(|error| panic!("{name}: {error}"));
}

#[test]
fn comparisons() {
    holds("comparisons", 60);
}

#[test]
fn documents() {
    holds("documents", 120);
}

#[test]
fn job_files() {
    holds("job_files", 500);
}

#[test]
fn names() {
    holds("names", 40);
}

#[test]
fn people() {
    holds("people", 150);
}

#[test]
fn releases() {
    holds("releases", 200);
}

#[test]
fn search() {
    holds("search", 80);
}

#[test]
fn stored() {
    holds("stored", 500);
}
