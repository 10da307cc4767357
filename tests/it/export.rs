//! The example `export`: its tables are the framework, and its queries give the crate's numbers.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use capability_framework::history::events;
use capability_framework::{ATTRIBUTION, Edition, Role, RoleLevel, Skill};
use csv::{Reader, StringRecord};
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params, params_from_iter};

use crate::engines::{JOB, folder_of_engines, gap_rows, job, job_gap_rows, people, ratings};
use crate::workplace::{example, output};

/// The tables of the framework, without those of a service.
pub const TABLES: [&str; 4] = ["requirements", "ladders", "history", "jobs"];

/// Runs the example, and gives the new folder that it wrote.
pub fn export(name: &str, arguments: &[&str]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    let output = output(example("export").arg("--out").arg(&folder).args(arguments));
    assert!(output.status.success());
    folder
}

pub fn rows(path: PathBuf) -> (StringRecord, Vec<StringRecord>) {
    let mut reader = Reader::from_path(path).unwrap();
    (reader.headers().unwrap().clone(), reader.records().map(Result::unwrap).collect())
}

#[test]
fn the_tables_are_the_framework_in_both_forms() {
    let folder = export("export-tables", &[]);
    let (_, requirements) = rows(folder.join("requirements.csv"));
    let wanted = Role::iter().flat_map(Role::requirements).map(|requirement| {
        let (level, proficiency) = (requirement.level, requirement.proficiency);
        let points =
            proficiency.map_or(String::new(), |proficiency| proficiency.point().to_string());
        StringRecord::from(vec![
            Edition::LATEST.slug(),
            requirement.role.slug(),
            level.map_or("", RoleLevel::slug),
            requirement.skill.slug(),
            proficiency.map_or("", |proficiency| proficiency.slug()),
            &points,
        ])
    });
    assert!(requirements.iter().eq(wanted.collect::<Vec<_>>().iter()));
    let (_, ladders) = rows(folder.join("ladders.csv"));
    assert_eq!(ladders.len(), RoleLevel::COUNT);
    for (row, level) in ladders.iter().zip(RoleLevel::iter()) {
        assert_eq!((&row[0], &row[3]), (Edition::LATEST.slug(), level.slug()));
        assert_eq!(row[5], level.number().to_string());
        assert_eq!(row[6], level.rank().to_string());
        assert_eq!(row[7], *level.track().map_or("", |track| track.slug()));
    }
    let (_, written) = rows(folder.join("history.csv"));
    assert_eq!(written.len(), events().len());
    for (row, event) in written.iter().zip(events()) {
        assert_eq!(row[0], event.date.map_or(String::new(), |date| format!("{date:?}")));
        assert_eq!(row[1], *event.kind.slug());
        assert_eq!(row[2], *event.entry_kind.slug());
        assert_eq!(row[3], *event.old_name.unwrap_or_default());
        assert_eq!(row[4], *event.new_name.unwrap_or_default());
        assert_eq!(row[5], *event.entry.map_or("", |entry| entry.slug()));
    }

    for name in TABLES {
        let (names, rows) = rows(folder.join(format!("{name}.csv")));
        let json = fs::read(folder.join(format!("{name}.json"))).unwrap();
        let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
        assert_eq!(json["attribution"], ATTRIBUTION);
        let objects = json[name].as_array().unwrap();
        assert_eq!(objects.len(), rows.len());
        for (object, row) in objects.iter().zip(rows) {
            let cells = object.as_object().unwrap().iter().map(|(key, value)| match value {
                serde_json::Value::String(text) => (key.as_str(), text.clone()),
                serde_json::Value::Null => (key.as_str(), String::new()),
                other => (key.as_str(), other.to_string()),
            });
            assert!(cells.eq(names.iter().zip(row.iter().map(str::to_owned))));
        }
    }
    let licence = fs::read_to_string(folder.join("LICENCE.txt")).unwrap();
    assert_eq!(licence.trim(), ATTRIBUTION);
}

#[test]
fn the_requirements_and_ranks_are_those_of_the_editions() {
    let editions = [Edition::January2020, Edition::October2025];
    let slugs = editions.map(Edition::slug);
    // In the order of the editions, each once.
    let arguments = ["--edition", slugs[1], "--edition", slugs[0], "--edition", slugs[1]];
    let folder = export("export-editions", &arguments);
    let (_, requirements) = rows(folder.join("requirements.csv"));
    let (_, ladders) = rows(folder.join("ladders.csv"));
    assert!(requirements.iter().map(|row| &row[0]).is_sorted());
    for edition in editions {
        let of_edition = |row: &&StringRecord| row[0] == *edition.slug();
        let requirements: Vec<_> = requirements.iter().filter(of_edition).collect();
        let ladders: Vec<_> = ladders.iter().filter(of_edition).collect();
        let levels = || Role::iter().flat_map(|role| edition.ladder(role).iter().copied());
        let without_level = |role: Role| match edition.ladder(role) {
            [] => edition.skills_of(role),
            _ => &[],
        };
        let stated = levels().map(|level| edition.requirements(level).unwrap().len());
        let others = Role::iter().map(|role| without_level(role).len());
        assert_eq!(requirements.len(), stated.sum::<usize>() + others.sum::<usize>());
        for row in requirements {
            let (role, skill) = (row[1].parse::<Role>().unwrap(), row[3].parse::<Skill>().unwrap());
            if row[2].is_empty() {
                assert!(without_level(role).contains(&skill));
                assert_eq!((&row[4], &row[5]), ("", ""));
            } else {
                let level: RoleLevel = row[2].parse().unwrap();
                let proficiency = edition.requirements(level).unwrap().get(skill).unwrap();
                assert_eq!(row[4], *proficiency.slug());
                assert_eq!(row[5], proficiency.point().to_string());
            }
        }
        assert_eq!(ladders.len(), levels().count());
        for (row, level) in ladders.iter().zip(levels()) {
            assert_eq!(row[3], *level.slug());
            assert_eq!(row[6], edition.rank(level).unwrap().to_string());
            assert_eq!((&row[7], &row[8]), ("", ""), "known of the latest edition only");
            assert_eq!(row[9], *level.url());
        }
    }
}

#[test]
fn a_job_is_every_skill_that_it_needs() {
    let folder = export("export-jobs", &["--job", JOB]);
    let (_, rows) = rows(folder.join("jobs.csv"));
    let rows: Vec<String> =
        rows.iter().map(|row| row.iter().collect::<Vec<_>>().join(",")).collect();
    assert_eq!(
        rows,
        [
            "data-product-lead,2026-10,agile-working,0,essential,practitioner,3",
            "data-product-lead,2026-10,data-analysis-and-synthesis,0,essential,practitioner,3",
            "data-product-lead,2026-10,data-modelling,0,desirable,working,2",
            "data-product-lead,2026-10,digital-and-data-systems-analysis,0,desirable,,1",
            "data-product-lead,2026-10,user-focus,0,essential,practitioner,3",
            "data-product-lead,2026-10,Procurement law,1,essential,working,2",
            "data-product-lead,2026-10,Welsh,1,desirable,,1",
        ]
    );
    let (_, without) = self::rows(export("export-without-job", &[]).join("jobs.csv"));
    assert!(without.is_empty());

    let output =
        output(example("export").args(["--job", JOB, "--job", JOB, "--out", "target/twice"]));
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(error, format!("error: {JOB}: another job has the same name\n"));
}

/// Fills a table of the export from its CSV, where an empty cell is nothing.
fn load(database: &Connection, folder: &Path, table: &str) -> Result<(), Box<dyn Error>> {
    let (names, rows) = rows(folder.join(format!("{table}.csv")));
    let places = vec!["?"; names.len()].join(", ");
    let mut insert = database.prepare(&format!("INSERT INTO {table} VALUES ({places})"))?;
    for row in rows {
        insert.execute(params_from_iter(
            row.iter().map(|cell| Some(cell).filter(|cell| !cell.is_empty())),
        ))?;
    }
    Ok(())
}

#[test]
fn the_queries_give_the_numbers_of_the_crate() -> Result<(), Box<dyn Error>> {
    let folder = folder_of_engines("export-queries");
    let (people, job) = (people(100), job());
    let database = Connection::open_in_memory()?;
    database.execute_batch(&fs::read_to_string(folder.join("tables.sql"))?)?;
    for table in TABLES {
        load(&database, &folder, table)?;
    }
    let mut insert = database.prepare("INSERT INTO ratings VALUES (?, ?, ?)")?;
    for (person, stored) in people.iter().enumerate() {
        database.execute("INSERT INTO people VALUES (?)", params![person as i64])?;
        for (skill, points) in ratings(stored) {
            insert.execute(params![person as i64, skill, points])?;
        }
    }
    let answers = |file: &str| -> Result<Vec<Vec<String>>, Box<dyn Error>> {
        let mut query = database.prepare(&fs::read_to_string(folder.join(file))?)?;
        let columns = query.column_count();
        let cell = |value: Value| match value {
            Value::Integer(number) => number.to_string(),
            Value::Text(text) => text,
            other => panic!("{other:?}"),
        };
        let row = |row: &Row<'_>| (0..columns).map(|index| row.get(index).map(cell)).collect();
        Ok(query.query_map([], row)?.collect::<Result<_, _>>()?)
    };
    assert!(answers("gap.sql")? == gap_rows(&people).collect::<Vec<_>>());
    assert!(answers("job_gap.sql")? == job_gap_rows(&people, &job).collect::<Vec<_>>());
    Ok(())
}

#[test]
fn the_files_are_whole_or_as_they_were_and_errors_name_them() {
    let folder = export("export-kept", &[]);
    let before = fs::read(folder.join("requirements.csv")).unwrap();
    // A folder where one of the last files should be.
    let path = folder.join("gap.sql");
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    let run = |out: &Path| {
        let arguments = ["--edition", "2025-10", "--out"];
        let output = output(example("export").args(arguments).arg(out));
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).unwrap()
    };
    let error = run(&folder);
    assert_eq!(error, format!("error: {}: is a directory\n", path.display()));
    assert_eq!(fs::read(folder.join("requirements.csv")).unwrap(), before);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 12, "nothing is left beside");
    let path = folder.join("requirements.csv");
    let error = run(&path);
    assert!(error.starts_with(&format!("error: {}: ", path.display())), "{error}");
}
