//! A million people against all role levels, beside what one would write instead.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hint::black_box;
use std::mem::size_of;
use std::ops::Range;
use std::path::Path;
use std::time::{Duration, Instant};

use capability_framework::workforce::{Shortfalls, Workforce};
use capability_framework::{Edition, Profile, RoleLevel, Shortfall};
use rusqlite::{Connection, params};
use serde_json::{Value, json};

use crate::Framework;
use crate::department::Department;

/// How many people the crate is asked about.
const PEOPLE: usize = 1_000_000;

/// How many of them the slower ones are asked about.
const SAMPLE: usize = 500;

/// How many people a cache holds, with the answers about them.
const BATCH: usize = 4_096;

/// The steps below and the steps not assessed of everybody to every level, in one sum each: what all
/// must agree about.
type Sums = (u64, u64);

/// Ratings by the names of skills.
type Ratings = HashMap<String, String>;

/// The ratings of everybody, as CSV.
pub fn write_ratings(path: &Path) -> Result<(), csv::Error> {
    let mut file = csv::Writer::from_path(path)?;
    file.write_record(["person", "skill", "points"])?;
    for (person, (_, profile)) in Department::new(1).take(PEOPLE).enumerate() {
        for (skill, rating) in profile.iter() {
            let row = [&person.to_string(), skill.slug(), &rating.point().to_string()];
            file.write_record(row)?;
        }
    }
    Ok(file.flush()?)
}

struct Job<'a> {
    name: &'a str,
    people: usize,
    run: Box<dyn FnMut() + 'a>,
    least: Duration,
}

pub fn race(framework: &Framework) {
    let profiles: Vec<Profile> =
        Department::new(1).map(|(_, profile)| profile).take(PEOPLE).collect();
    let sample = &profiles[..SAMPLE];
    let workforce: Workforce = profiles.iter().collect();
    let (mut whole, mut batch) = (Shortfalls::new(), Shortfalls::new());
    whole.fill(&workforce, RoleLevel::ALL, ..);

    // Three bits go in for each skill, of which a profile has a byte, and two bytes come out for each level.
    let held = PEOPLE * size_of::<Profile>() * 3 / 8;
    let bytes = held + PEOPLE * 2 * RoleLevel::COUNT;
    let (from, to) = (vec![1_u8; bytes], vec![2_u8; bytes]);

    let people: Vec<Ratings> = sample.iter().map(ratings).collect();
    let documents = documents(sample);
    let database = database(sample);

    // Whoever gives another answer is not fast.
    let wanted = sums(
        sample
            .iter()
            .flat_map(|profile| RoleLevel::iter().map(|level| profile.gap_to(level).shortfall())),
    );
    assert_eq!(sums(whole_of(&whole, 0..SAMPLE)), wanted);
    batch.fill(&workforce, RoleLevel::ALL, ..BATCH);
    assert_eq!(sums(whole_of(&batch, 0..SAMPLE)), wanted);
    let mut answers = Vec::new();
    with_strings(framework, &people, &mut answers);
    assert_eq!(sums(answers.iter().copied()), wanted);
    with_documents(&documents, &mut answers);
    assert_eq!(sums(answers.iter().copied()), wanted);
    with_sql(&database, &mut answers);
    assert_eq!(sums(answers.iter().copied()), wanted);

    let answers = RefCell::new(answers);
    let (batch, to) = (RefCell::new(batch), RefCell::new(to));
    let in_batches = |each: &dyn Fn(&Shortfalls)| {
        for start in (0..PEOPLE).step_by(BATCH) {
            batch.borrow_mut().fill(&workforce, RoleLevel::ALL, start..start + BATCH);
            each(&batch.borrow());
        }
    };
    let copy = |bytes: usize| {
        let mut to = to.borrow_mut();
        to[..bytes].copy_from_slice(black_box(&from[..bytes]));
        black_box(&to);
    };
    let job = |name, people, run| Job { name, people, run, least: Duration::MAX };
    let mut jobs: [Job; 9] = [
        job(
            "this crate, everybody at once",
            PEOPLE,
            Box::new(|| {
                whole.fill(&workforce, RoleLevel::ALL, ..);
            }),
        ),
        job("this crate, in batches of 4,096", PEOPLE, Box::new(|| in_batches(&|_| ()))),
        job(
            "the same, and every answer read",
            PEOPLE,
            Box::new(|| {
                in_batches(&|batch| {
                    let targets = 0..batch.targets();
                    black_box(sums(targets.flat_map(|target| batch.of_target(target))));
                });
            }),
        ),
        job(
            "this crate, `Profile::gap_to` one by one",
            SAMPLE,
            Box::new(|| {
                let pairs = sample.iter().flat_map(|p| RoleLevel::iter().map(move |l| (p, l)));
                let mut answers = answers.borrow_mut();
                answers.clear();
                answers.extend(pairs.map(|(profile, level)| profile.gap_to(level).shortfall()));
            }),
        ),
        job("a copy of the bytes read and written", PEOPLE, Box::new(|| copy(bytes))),
        job("a copy that reads and writes so many bytes", PEOPLE, Box::new(|| copy(bytes / 2))),
        job(
            "`HashMap`s of strings",
            SAMPLE,
            Box::new(|| {
                with_strings(framework, &people, &mut answers.borrow_mut());
            }),
        ),
        job(
            "documents of serde_json",
            SAMPLE,
            Box::new(|| {
                with_documents(&documents, &mut answers.borrow_mut());
            }),
        ),
        job(
            "a join in SQLite, in memory",
            SAMPLE,
            Box::new(|| {
                with_sql(&database, &mut answers.borrow_mut());
            }),
        ),
    ];
    run(&mut jobs);
    show("a person against all role levels", &jobs);
    drop(jobs);

    let wanted: usize = sample
        .iter()
        .map(|profile| RoleLevel::iter().filter(|level| profile.gap_to(*level).is_met()).count())
        .sum();
    let counts = workforce.counts_meeting(RoleLevel::ALL, ..SAMPLE);
    assert_eq!(counts.iter().sum::<usize>(), wanted);
    let met = workforce.met_targets(RoleLevel::ALL, ..SAMPLE);
    assert_eq!(met.people().map(|position| met.of_person(position).count()).sum::<usize>(), wanted);
    let mut jobs: [Job; 6] = [
        job(
            "this crate, `counts_meeting`",
            PEOPLE,
            Box::new(|| {
                black_box(workforce.counts_meeting(RoleLevel::ALL, ..));
            }),
        ),
        job(
            "this crate, `met_targets` in batches of 4,096",
            PEOPLE,
            Box::new(|| {
                for start in (0..PEOPLE).step_by(BATCH) {
                    black_box(workforce.met_targets(RoleLevel::ALL, start..start + BATCH));
                }
            }),
        ),
        job(
            "the same, and who meets which level read",
            PEOPLE,
            Box::new(|| {
                for start in (0..PEOPLE).step_by(BATCH) {
                    let met = workforce.met_targets(RoleLevel::ALL, start..start + BATCH);
                    black_box((0..met.targets()).flat_map(|target| met.of_target(target)).count());
                }
            }),
        ),
        job("a copy of the bytes read", PEOPLE, Box::new(|| copy(held))),
        job(
            "this crate, the shortfalls in batches of 4,096",
            PEOPLE,
            Box::new(|| in_batches(&|_| ())),
        ),
        job(
            "this crate, `Gap::is_met` one by one",
            SAMPLE,
            Box::new(|| {
                let met =
                    sample.iter().flat_map(|p| RoleLevel::iter().map(|l| p.gap_to(l).is_met()));
                black_box(met.filter(|is_met| *is_met).count());
            }),
        ),
    ];
    run(&mut jobs);
    show("which levels a person meets", &jobs);
    drop(jobs);
    race_one(&profiles, &workforce);
}

/// Who among a million people meets one level.
fn race_one(profiles: &[Profile], workforce: &Workforce) {
    let senior = RoleLevel::SeniorDeveloper;
    let one_by_one = || {
        let people = profiles.iter().enumerate();
        people.filter(|(_, one)| one.gap_to(senior).is_met()).map(|(position, _)| position)
    };
    assert!(workforce.positions_meeting(senior, ..).eq(one_by_one()));
    let job = |name, run| Job { name, people: PEOPLE, run, least: Duration::MAX };
    let mut jobs: [Job; 2] = [
        job(
            "this crate, `positions_meeting`",
            Box::new(|| {
                black_box(workforce.positions_meeting(senior, ..).sum::<usize>());
            }),
        ),
        job(
            "this crate, `Gap::is_met` one by one",
            Box::new(|| {
                black_box(one_by_one().sum::<usize>());
            }),
        ),
    ];
    run(&mut jobs);
    show("who meets one level", &jobs);
}

/// Five rounds in which the jobs take turns.
fn run(jobs: &mut [Job<'_>]) {
    for _ in 0..5 {
        for job in &mut *jobs {
            let start = Instant::now();
            (job.run)();
            job.least = job.least.min(start.elapsed());
        }
    }
}

fn show(title: &str, jobs: &[Job<'_>]) {
    let nanoseconds = |job: &Job| job.least.as_nanos() as f64 / job.people as f64;
    let first = jobs.first().map_or(0.0, nanoseconds);
    println!("\n| {title} | time | times the first |\n|---|--:|--:|");
    for job in jobs {
        let time = nanoseconds(job);
        println!("| {} | {time:.1} ns | {:.2} |", job.name, time / first);
    }
}

fn sums(shortfalls: impl Iterator<Item = Shortfall>) -> Sums {
    shortfalls.fold((0, 0), |(below, not_assessed), shortfall| {
        let Shortfall { steps_below, steps_not_assessed } = shortfall;
        (below + u64::from(steps_below), not_assessed + u64::from(steps_not_assessed))
    })
}

fn whole_of(shortfalls: &Shortfalls, people: Range<usize>) -> impl Iterator<Item = Shortfall> {
    people.flat_map(|position| shortfalls.of_person(position))
}

fn ratings(profile: &Profile) -> Ratings {
    let ratings = profile.iter();
    ratings.map(|(skill, rating)| (skill.name().to_owned(), rating.to_string())).collect()
}

fn points(rating: &str) -> u32 {
    match rating {
        "Awareness" => 1,
        "Working" => 2,
        "Practitioner" => 3,
        "Expert" => 4,
        _ => 0,
    }
}

fn with_strings(framework: &Framework, people: &[Ratings], answers: &mut Vec<Shortfall>) {
    answers.clear();
    for person in people {
        for requirements in framework.values() {
            let mut answer = Shortfall { steps_below: 0, steps_not_assessed: 0 };
            for (skill, required) in requirements {
                let required = points(required);
                match person.get(skill) {
                    Some(rating) => answer.steps_below += required.saturating_sub(points(rating)),
                    None => answer.steps_not_assessed += required,
                }
            }
            answers.push(answer);
        }
    }
}

/// The levels and the people as documents that were read before.
fn documents(people: &[Profile]) -> (Value, Value) {
    let levels = RoleLevel::iter().map(|level| {
        let requirements = level.requirements().iter();
        let requirements =
            requirements.map(|r| (r.skill.name().to_owned(), json!(r.proficiency.name())));
        (level.name().to_owned(), Value::Object(requirements.collect()))
    });
    let people = people.iter().map(|profile| {
        let ratings = profile
            .iter()
            .map(|(skill, rating)| (skill.name().to_owned(), json!(rating.to_string())));
        json!({ "ratings": Value::Object(ratings.collect()) })
    });
    (Value::Object(levels.collect()), Value::Array(people.collect()))
}

fn with_documents((levels, people): &(Value, Value), answers: &mut Vec<Shortfall>) {
    let points = |rating: &Value| rating.as_str().map_or(0, points);
    answers.clear();
    for person in people.as_array().into_iter().flatten() {
        let ratings = &person["ratings"];
        for requirements in levels.as_object().into_iter().flat_map(|levels| levels.values()) {
            let mut answer = Shortfall { steps_below: 0, steps_not_assessed: 0 };
            for (skill, required) in requirements.as_object().into_iter().flatten() {
                let required = points(required);
                match ratings.get(skill) {
                    Some(rating) => answer.steps_below += required.saturating_sub(points(rating)),
                    None => answer.steps_not_assessed += required,
                }
            }
            answers.push(answer);
        }
    }
}

/// The tables of the example `export`, in memory.
fn database(people: &[Profile]) -> Connection {
    let open = || -> rusqlite::Result<Connection> {
        let database = Connection::open_in_memory()?;
        database.execute_batch(include_str!("../../examples/export/tables.sql"))?;
        let insert = "INSERT INTO requirements VALUES (?, ?, ?, ?, ?, ?)";
        for level in RoleLevel::iter() {
            for requirement in level.requirements() {
                let (skill, proficiency) = (requirement.skill.slug(), requirement.proficiency);
                let (edition, role, level) =
                    (Edition::LATEST.slug(), level.role().slug(), level.slug());
                let (word, points) = (proficiency.slug(), proficiency.point());
                let row = params![edition, role, level, skill, word, points];
                database.prepare_cached(insert)?.execute(row)?;
            }
        }
        for (person, profile) in people.iter().enumerate() {
            let person = person as i64;
            database.prepare_cached("INSERT INTO people VALUES (?)")?.execute([person])?;
            for (skill, rating) in profile.iter() {
                let points = rating.proficiency().map_or(0, |proficiency| proficiency.point());
                let row = params![person, skill.slug(), points];
                database.prepare_cached("INSERT INTO ratings VALUES (?, ?, ?)")?.execute(row)?;
            }
        }
        Ok(database)
    };
    open().expect("a database in memory")
}

fn with_sql(database: &Connection, answers: &mut Vec<Shortfall>) {
    let mut ask = || -> rusqlite::Result<()> {
        let mut query = database.prepare_cached(include_str!("../../examples/export/gap.sql"))?;
        let mut rows = query.query([])?;
        answers.clear();
        while let Some(row) = rows.next()? {
            let (steps_below, steps_not_assessed) =
                (row.get("steps_below")?, row.get("steps_not_assessed")?);
            answers.push(Shortfall { steps_below, steps_not_assessed });
        }
        Ok(())
    };
    ask().expect("the query of the export")
}
