//! People, and the crate's answers about them, for the database engines that the queries of the
//! example `export` run on: SQLite in `export.rs`, the others in `tests/engines/compare.py`.

use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs};

use capability_framework::job::Job;
use capability_framework::stored::{StoredJob, StoredProfile};
use capability_framework::workforce::Workforce;
use capability_framework::{Edition, Profile, Rating, RoleLevel};
use csv::{StringRecord, Writer};

use crate::export::export;
use crate::team_gaps::department::Department;

/// The job of the queries, as a path in the repository.
pub const JOB: &str = "examples/jobs/data-product-lead.toml";

/// The editions of the queries: one whose skills are partly retired or renamed, and the latest.
const EDITIONS: [Edition; 2] = [Edition::September2022, Edition::LATEST];

/// The exported tables, with the editions and the job.
pub fn folder_of_engines(name: &str) -> PathBuf {
    let [first, second] = EDITIONS.map(Edition::slug);
    export(name, &["--edition", first, "--edition", second, "--job", JOB])
}

pub fn job() -> Job {
    let file = fs::read_to_string(super::root().join(JOB)).unwrap();
    toml::from_str::<StoredJob>(&file).unwrap().migrate().value
}

/// A department, some of whose people were assessed in an own skill of the job, and somebody who was
/// assessed in nothing.
pub fn people(count: usize) -> Vec<StoredProfile> {
    let ratings: Vec<Rating> = Rating::iter().collect();
    let own = "Procurement law".parse().unwrap();
    let stored = |(index, (_, profile)): (usize, (RoleLevel, Profile))| {
        let mut stored = StoredProfile::new(&profile);
        if index % 3 == 0 {
            stored.set_own(&own, ratings[index % ratings.len()]);
        }
        stored
    };
    let people = Department::new(11).enumerate().map(stored).take(count);
    people.chain([StoredProfile::default()]).collect()
}

/// The rows of a person in the table of ratings.
pub fn ratings(stored: &StoredProfile) -> Vec<(String, u8)> {
    let migration = stored.migrate();
    let official = migration.value.iter().map(|(skill, rating)| (skill.slug(), rating));
    let own = migration.own_ratings().map(|(skill, rating)| (skill.name(), rating));
    official.chain(own).map(|(skill, rating)| (skill.to_owned(), rating.point())).collect()
}

/// The editions with their levels, in the order of the slugs.
fn levels() -> Vec<(Edition, RoleLevel)> {
    let of_edition = |edition: Edition| edition.levels().iter().map(move |level| (edition, *level));
    let mut levels: Vec<_> = EDITIONS.into_iter().flat_map(of_edition).collect();
    levels.sort_by_key(|(edition, level)| (*edition, level.slug()));
    levels
}

fn workforce(people: &[StoredProfile]) -> Workforce {
    people.iter().map(|stored| stored.migrate().value).collect()
}

/// What `gap.sql` should give: person, edition, level, steps below, steps not assessed, skills missing.
pub fn gap_rows(people: &[StoredProfile]) -> impl Iterator<Item = Vec<String>> {
    let levels = levels();
    let required = |(edition, level): &(Edition, RoleLevel)| edition.requirements(*level).unwrap();
    let shortfalls = workforce(people).shortfalls(levels.iter().map(required), ..);
    people.iter().enumerate().flat_map(move |(person, stored)| {
        let profile = stored.migrate().value;
        let row = |(target, row): (usize, &(Edition, RoleLevel))| {
            let shortfall = shortfalls.get(person, target).unwrap();
            let gap = profile.gap_to(required(row));
            let missing = gap.below().count() + gap.not_assessed().count();
            assert_eq!(missing == 0, gap.is_met());
            vec![
                person.to_string(),
                row.0.slug().to_owned(),
                row.1.slug().to_owned(),
                shortfall.steps_below.to_string(),
                shortfall.steps_not_assessed.to_string(),
                missing.to_string(),
            ]
        };
        levels.iter().enumerate().map(row).collect::<Vec<_>>()
    })
}

/// What `job_gap.sql` should give: person, job, essential and desirable skills missing.
pub fn job_gap_rows(people: &[StoredProfile], job: &Job) -> impl Iterator<Item = Vec<String>> {
    let name = Path::new(JOB).file_stem().unwrap().to_str().unwrap();
    people.iter().enumerate().map(move |(person, stored)| {
        let gap = stored.gap_to_job(job);
        let missing = |is_essential| {
            let items = gap.items().iter().filter(|item| item.need.is_essential() == is_essential);
            items.filter(|item| !item.is_met()).count()
        };
        assert_eq!(missing(true) == 0, gap.is_met());
        vec![
            person.to_string(),
            name.to_owned(),
            missing(true).to_string(),
            missing(false).to_string(),
        ]
    })
}

/// Writes rows below the names of their columns.
fn write(path: PathBuf, columns: &[&str], rows: impl Iterator<Item = Vec<String>>) {
    let mut writer = Writer::from_path(path).unwrap();
    writer.write_record(columns).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.flush().unwrap();
}

/// Writes the exported tables and those of a service with some people into a folder.
fn write_people(folder: &Path, people: &[StoredProfile]) {
    for file in fs::read_dir(folder_of_engines("export-engines")).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), folder.join(file.file_name())).unwrap();
    }
    let rows = (0..people.len()).map(|person| vec![person.to_string()]);
    write(folder.join("people.csv"), &["person"], rows);
    let ratings = people.iter().enumerate().flat_map(|(person, stored)| {
        let row = move |(skill, points): (String, u8)| {
            vec![person.to_string(), skill, points.to_string()]
        };
        ratings(stored).into_iter().map(row)
    });
    write(folder.join("ratings.csv"), &["person", "skill", "points"], ratings);
}

fn number(variable: &str) -> usize {
    env::var(variable).unwrap().parse().unwrap()
}

#[test]
#[ignore = "needs CAPABILITY_FRAMEWORK_ENGINES and CAPABILITY_FRAMEWORK_PEOPLE"]
fn write_every_answer() {
    let folder = super::folder("CAPABILITY_FRAMEWORK_ENGINES");
    let people = people(number("CAPABILITY_FRAMEWORK_PEOPLE"));
    write_people(&folder, &people);
    let columns =
        ["person", "edition", "role_level", "steps_below", "steps_not_assessed", "missing"];
    write(folder.join("gap.csv"), &columns, gap_rows(&people));
    let columns = ["person", "job", "essential_missing", "desirable_missing"];
    write(folder.join("job_gap.csv"), &columns, job_gap_rows(&people, &job()));
}

/// The sums for the last levels over people who are too many for a file of answers, and the time that
/// they take.
#[test]
#[ignore = "needs CAPABILITY_FRAMEWORK_ENGINES, CAPABILITY_FRAMEWORK_PEOPLE and CAPABILITY_FRAMEWORK_LEVELS"]
fn write_sums() {
    let folder = super::folder("CAPABILITY_FRAMEWORK_ENGINES");
    let people = people(number("CAPABILITY_FRAMEWORK_PEOPLE"));
    write_people(&folder, &people);
    let levels = levels();
    let levels = &levels[levels.len().saturating_sub(number("CAPABILITY_FRAMEWORK_LEVELS"))..];
    let (columns, rows) = crate::export::rows(folder.join("requirements.csv"));
    let is_asked = |row: &StringRecord| {
        levels.iter().any(|(edition, level)| (edition.slug(), level.slug()) == (&row[0], &row[2]))
    };
    let rows = rows.iter().filter(|row| is_asked(row));
    let rows = rows.map(|row| row.iter().map(str::to_owned).collect());
    write(folder.join("requirements.csv"), &columns.iter().collect::<Vec<_>>(), rows);
    let workforce = workforce(&people);
    drop(people);
    let start = Instant::now();
    let requirements = |level: &(Edition, RoleLevel)| level.0.requirements(level.1).unwrap();
    let sums: Vec<[u64; 2]> = levels
        .chunks(8)
        .flat_map(|levels| {
            // A few targets at a time: the shortfalls of all would fill the memory.
            let shortfalls = workforce.shortfalls(levels.iter().map(requirements), ..);
            let sum = |target| {
                let of_target = shortfalls.of_target(target);
                of_target.fold([0, 0], |[below, not_assessed], shortfall| {
                    let (a, b) = (shortfall.steps_below, shortfall.steps_not_assessed);
                    [below + u64::from(a), not_assessed + u64::from(b)]
                })
            };
            (0..levels.len()).map(sum).collect::<Vec<_>>()
        })
        .collect();
    let met = workforce.counts_meeting(levels.iter().map(requirements), ..);
    println!("crate: {:.3} s", start.elapsed().as_secs_f64());
    let rows = levels.iter().zip(&sums).zip(&met).map(|(((edition, level), sums), met)| {
        let [below, not_assessed] = sums.map(|sum| sum.to_string());
        vec![
            edition.slug().to_owned(),
            level.slug().to_owned(),
            below,
            not_assessed,
            met.to_string(),
        ]
    });
    let columns = ["edition", "role_level", "steps_below", "steps_not_assessed", "met"];
    write(folder.join("sums.csv"), &columns, rows);
}
