//! Each job beside what one would write instead, in one run: `cargo bench -p benches --bench peers`.
//!
//! Prints four tables of `benches/README.md`; the last three need 2.5 GB of memory. With `-- --ratings FILE`
//! it only writes the ratings of their people, for `gap_in_duckdb.py`. A time is the least of
//! several rounds in which the candidates take turns, so that whatever else the machine does falls on
//! all of them.

#[path = "../examples/shared/department.rs"]
mod department;
#[path = "peers/people.rs"]
mod people;

use std::collections::HashMap;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use capability_framework::{Change, RoleLevel, Skill};

/// What one would write instead: names and proficiencies as strings.
type Framework = HashMap<String, HashMap<String, String>>;

fn framework() -> Framework {
    let skills = |level: RoleLevel| {
        let requirements = level.requirements().iter();
        requirements.map(|r| (r.skill.name().to_owned(), r.proficiency.name().to_owned())).collect()
    };
    RoleLevel::iter().map(|level| (level.name().to_owned(), skills(level))).collect()
}

/// The changes between two levels, as a careful hand writes them over strings: nothing cloned.
fn delta<'a>(
    framework: &'a Framework,
    from: &str,
    to: &str,
) -> Vec<(&'a str, Option<&'a str>, Option<&'a str>)> {
    let (from, to) = (&framework[from], &framework[to]);
    let before = from
        .iter()
        .map(|(skill, p)| (skill.as_str(), Some(p.as_str()), to.get(skill).map(String::as_str)));
    let new = to.iter().filter(|(skill, _)| !from.contains_key(*skill));
    let new = new.map(|(skill, p)| (skill.as_str(), None, Some(p.as_str())));
    let mut changes: Vec<_> = before.chain(new).collect();
    changes.sort_unstable();
    changes
}

/// Nanoseconds per call of each of the two, taking turns.
fn race(calls: usize, mut this_crate: impl FnMut(), mut peer: impl FnMut()) -> [f64; 2] {
    let mut least = [Duration::MAX; 2];
    for _ in 0..15 {
        for (least, job) in least.iter_mut().zip([&mut this_crate as &mut dyn FnMut(), &mut peer]) {
            let start = Instant::now();
            // Long enough to dwarf the clock.
            let mut rounds = 0;
            while start.elapsed() < Duration::from_millis(20) {
                job();
                rounds += 1;
            }
            *least = (*least).min(start.elapsed() / rounds);
        }
    }
    least.map(|time| time.as_nanos() as f64 / calls as f64)
}

fn main() {
    let mut arguments = std::env::args().skip_while(|argument| argument != "--ratings").skip(1);
    if let Some(path) = arguments.next() {
        // Cargo runs a bench in the folder of its package, and people type paths in the root.
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
        people::write_ratings(&path).expect("the file of ratings");
        return;
    }
    let framework = framework();
    println!("| job | this crate | instead | ratio |\n|---|--:|--:|--:|");
    let show = |job: &str, [this_crate, peer]: [f64; 2]| {
        println!("| {job} | {this_crate:.1} ns | {peer:.1} ns | {:.1} |", peer / this_crate);
    };

    // Every level and skill, in an order that no cache or predictor can learn.
    let mut questions: Vec<(RoleLevel, Skill)> = RoleLevel::iter()
        .flat_map(|level| Skill::iter().map(move |skill| (level, skill)))
        .collect();
    let mut state = 1_u64;
    for index in (1..questions.len()).rev() {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        questions.swap(index, (state >> 33) as usize % (index + 1));
    }
    show(
        "`required`, against a `HashMap` of `HashMap`s of strings",
        race(
            questions.len(),
            || {
                questions.iter().for_each(|(level, skill)| {
                    black_box(level.required(*skill));
                })
            },
            || {
                questions.iter().for_each(|(level, skill)| {
                    black_box(
                        framework.get(level.name()).and_then(|skills| skills.get(skill.name())),
                    );
                })
            },
        ),
    );

    let steps: Vec<(RoleLevel, RoleLevel)> = RoleLevel::iter()
        .flat_map(|level| level.next_levels().iter().map(move |next| (level, *next)))
        .collect();
    show(
        "walk the delta of adjacent levels, against a function over the same strings",
        race(
            steps.len(),
            || {
                steps.iter().for_each(|(from, to)| {
                    from.delta_to(*to).changes().for_each(|change: Change| {
                        black_box(change);
                    });
                })
            },
            || {
                steps.iter().for_each(|(from, to)| {
                    black_box(delta(&framework, from.name(), to.name()));
                })
            },
        ),
    );

    let names: Vec<&str> = Skill::iter().flat_map(|skill| [skill.name(), skill.slug()]).collect();
    let lower: HashMap<String, Skill> = Skill::iter()
        .flat_map(|skill| [skill.name(), skill.slug()].map(|name| (name.to_lowercase(), skill)))
        .collect();
    show(
        "parse a skill, against a `HashMap` of lower-case names",
        race(
            names.len(),
            || {
                names.iter().for_each(|name| {
                    black_box(name.parse::<Skill>()).ok();
                })
            },
            || {
                names.iter().for_each(|name| {
                    black_box(lower.get(&name.to_lowercase()));
                })
            },
        ),
    );

    people::race(&framework);
}
