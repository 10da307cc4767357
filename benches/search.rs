//! The first search, which builds the index, and later ones; and parsing every known name:
//! `cargo bench -p benches --features search --bench search`.

use std::hint::black_box;
use std::time::Instant;

use capability_framework::search::search;
use capability_framework::{Role, RoleLevel, Skill};

fn main() {
    let start = Instant::now();
    black_box(search("incident"));
    println!("first search: {:.0} us", start.elapsed().as_nanos() as f64 / 1000.0);
    for query in ["incident", "BA", "data", "accountable batch processes", "prototipyng", "xyzzy"] {
        const ROUNDS: u32 = 1000;
        let start = Instant::now();
        for _ in 0..ROUNDS {
            black_box(search(black_box(query)));
        }
        let time = start.elapsed() / ROUNDS;
        println!("later search for \"{query}\": {:.1} us", time.as_nanos() as f64 / 1000.0);
    }

    let mut skills: Vec<&str> = Skill::iter().flat_map(|s| [s.name(), s.slug()]).collect();
    skills.extend(Skill::iter().flat_map(|s| s.former_names().iter().copied()));
    let levels: Vec<&str> = RoleLevel::iter().flat_map(|l| [l.name(), l.slug()]).collect();
    let roles: Vec<&str> = Role::iter().flat_map(|r| [r.name(), r.slug()]).collect();
    let count = skills.len() + levels.len() + roles.len();
    let mut least = f64::MAX;
    for _ in 0..200 {
        let start = Instant::now();
        skills.iter().for_each(|name| drop(black_box(name.parse::<Skill>())));
        levels.iter().for_each(|name| drop(black_box(name.parse::<RoleLevel>())));
        roles.iter().for_each(|name| drop(black_box(name.parse::<Role>())));
        least = least.min(start.elapsed().as_nanos() as f64 / count as f64);
    }
    println!("parsing each of {count} names and slugs: {least:.1} ns");
}
