//! Names in: the first search, which builds the index, and later ones, one of them of 100 KB; parsing
//! of slugs, names and unknown names, whose errors are shown; beside a `HashMap` of exact names:
//! `cargo bench -p benches --features search --bench search`.

use std::collections::HashMap;
use std::hint::black_box;
use std::str::FromStr;
use std::time::Instant;

use capability_framework::search::search;
use capability_framework::{ParseError, Role, RoleLevel, Skill};

/// The least time of a call in nanoseconds, of many rounds.
fn least(calls: usize, mut round: impl FnMut()) -> f64 {
    let mut least = f64::MAX;
    for _ in 0..200 {
        let start = Instant::now();
        round();
        least = least.min(start.elapsed().as_nanos() as f64 / calls as f64);
    }
    least
}

fn parse<T: FromStr<Err = ParseError>>(names: &[&str]) {
    names.iter().for_each(|name| drop(black_box(black_box(name).parse::<T>())));
}

fn searches() {
    let start = Instant::now();
    black_box(search("incident"));
    println!("first search: {:.0} us", start.elapsed().as_nanos() as f64 / 1000.0);
    let long = "lead data engineer zzz ".repeat(4_500);
    for query in [
        "incident",
        "BA",
        "data",
        "Snr Dev",
        "conten des",
        "Senior software engineer",
        "accountable batch processes",
        "prototipyng",
        "xyzzy",
        &long,
    ] {
        let time = least(1, || drop(black_box(search(black_box(query)))));
        let query = query.get(..40).unwrap_or(query);
        println!("later search for \"{query}\": {:.1} us", time / 1000.0);
    }
}

fn names() {
    let mut former = Vec::new();
    Skill::iter().for_each(|skill| former.extend(skill.former_names()));
    let skills: Vec<&str> = Skill::iter().map(Skill::name).collect();
    let levels: Vec<&str> = RoleLevel::iter().map(RoleLevel::name).collect();
    let roles: Vec<&str> = Role::iter().map(Role::name).collect();
    let slugs: Vec<&str> = Skill::iter().map(Skill::slug).collect();
    let level_slugs: Vec<&str> = RoleLevel::iter().map(RoleLevel::slug).collect();

    let count = slugs.len() + level_slugs.len();
    let time = least(count, || {
        parse::<Skill>(&slugs);
        parse::<RoleLevel>(&level_slugs);
    });
    println!("parsing each of {count} slugs: {time:.1} ns");
    let count = skills.len() + levels.len() + roles.len() + former.len();
    let time = least(count, || {
        parse::<Skill>(&skills);
        parse::<Skill>(&former);
        parse::<RoleLevel>(&levels);
        parse::<Role>(&roles);
    });
    println!("parsing each of {count} names: {time:.1} ns");
    let exact: HashMap<&str, Skill> = Skill::iter().map(|skill| (skill.name(), skill)).collect();
    let time = least(skills.len(), || {
        for name in &skills {
            black_box(exact.get(black_box(*name)));
        }
    });
    println!("looking each of {} names up in a HashMap: {time:.1} ns", skills.len());
}

fn errors() {
    for name in ["Availabilty and capacity management", "changemanagment", "Kubernetes", "BA"] {
        let made = least(1_000, || (0..1_000).for_each(|_| parse::<Skill>(&[name])));
        let error = name.parse::<Skill>().expect_err("it is no name");
        let shown = least(1, || drop(black_box(black_box(&error).to_string())));
        println!("unknown name \"{name}\": {made:.0} ns, shown {:.1} us", shown / 1000.0);
    }
}

fn main() {
    searches();
    names();
    errors();
}
