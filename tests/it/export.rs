//! The example `export`: its tables are the framework, and its query gives the crate's numbers.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use capability_framework::history::events;
use capability_framework::workforce::Workforce;
use capability_framework::{ATTRIBUTION, Edition, Profile, Role, RoleLevel, Shortfall, Skill};
use csv::{Reader, StringRecord};
use rusqlite::{Connection, params, params_from_iter};
use serde_json::Value;

use crate::team_gaps::department::Department;
use crate::workplace::{example, output};

/// Runs the example, and gives the folder that it wrote.
fn export(name: &str, arguments: &[&str]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let output = output(example("export").arg("--out").arg(&folder).args(arguments));
    assert!(output.status.success());
    folder
}

fn rows(path: PathBuf) -> (StringRecord, Vec<StringRecord>) {
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
        assert_eq!(row[2], *level.slug());
        assert_eq!(row[4], level.number().to_string());
        assert_eq!(row[5], level.rank().to_string());
        assert_eq!(row[6], *level.track().map_or("", |track| track.slug()));
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

    for name in ["requirements", "ladders", "history"] {
        let (names, rows) = rows(folder.join(format!("{name}.csv")));
        let json = fs::read(folder.join(format!("{name}.json"))).unwrap();
        let json: Value = serde_json::from_slice(&json).unwrap();
        assert_eq!(json["edition"], Edition::LATEST.slug());
        assert_eq!(json["attribution"], ATTRIBUTION);
        let objects = json[name].as_array().unwrap();
        assert_eq!(objects.len(), rows.len());
        for (object, row) in objects.iter().zip(rows) {
            let cells = object.as_object().unwrap().iter().map(|(key, value)| match value {
                Value::String(text) => (key.as_str(), text.clone()),
                Value::Null => (key.as_str(), String::new()),
                other => (key.as_str(), other.to_string()),
            });
            assert!(cells.eq(names.iter().zip(row.iter().map(str::to_owned))));
        }
    }
    let licence = fs::read_to_string(folder.join("LICENCE.txt")).unwrap();
    assert_eq!(licence.trim(), ATTRIBUTION);
}

#[test]
fn the_requirements_and_ranks_are_those_of_the_edition() {
    for edition in [Edition::January2020, Edition::October2025] {
        let folder = export(&format!("export-{edition}"), &["--edition", edition.slug()]);
        let (_, requirements) = rows(folder.join("requirements.csv"));
        let levels = || Role::iter().flat_map(|role| edition.ladder(role).iter().copied());
        let without_level = |role: Role| match edition.ladder(role) {
            [] => edition.skills_of(role),
            _ => &[],
        };
        let stated = levels().map(|level| edition.requirements(level).unwrap().len());
        let others = Role::iter().map(|role| without_level(role).len());
        assert_eq!(requirements.len(), stated.sum::<usize>() + others.sum::<usize>());
        for row in &requirements {
            let (role, skill) = (row[0].parse::<Role>().unwrap(), row[2].parse::<Skill>().unwrap());
            if row[1].is_empty() {
                assert!(without_level(role).contains(&skill));
                assert_eq!((&row[3], &row[4]), ("", ""));
            } else {
                let level: RoleLevel = row[1].parse().unwrap();
                let proficiency = edition.requirements(level).unwrap().get(skill).unwrap();
                assert_eq!(row[3], *proficiency.slug());
                assert_eq!(row[4], proficiency.point().to_string());
            }
        }
        let (_, ladders) = rows(folder.join("ladders.csv"));
        assert_eq!(ladders.len(), levels().count());
        for (row, level) in ladders.iter().zip(levels()) {
            assert_eq!(row[2], *level.slug());
            assert_eq!(row[5], edition.rank(level).unwrap().to_string());
            assert_eq!((&row[6], &row[7]), ("", ""), "known of the latest edition only");
            assert_eq!(row[8], *level.url());
        }
    }
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
fn the_query_gives_the_numbers_of_the_crate() -> Result<(), Box<dyn Error>> {
    let folder = export("export-query", &[]);
    let database = Connection::open_in_memory()?;
    database.execute_batch(&fs::read_to_string(folder.join("tables.sql"))?)?;
    for table in ["requirements", "ladders", "history"] {
        load(&database, &folder, table)?;
    }
    // Beside the department somebody who was assessed in nothing.
    let people: Vec<Profile> = Department::new(11).map(|(_, profile)| profile).take(200).collect();
    let people = [people, vec![Profile::new()]].concat();
    let mut insert = database.prepare("INSERT INTO ratings VALUES (?, ?, ?)")?;
    for (person, profile) in people.iter().enumerate() {
        database.execute("INSERT INTO people VALUES (?)", params![person as i64])?;
        for (skill, rating) in profile.iter() {
            let points = rating.proficiency().map_or(0, |proficiency| proficiency.point());
            insert.execute(params![person as i64, skill.slug(), points])?;
        }
    }

    let shortfalls = Workforce::from_iter(&people).shortfalls(RoleLevel::ALL, ..);
    let mut query = database.prepare(&fs::read_to_string(folder.join("gap.sql"))?)?;
    let mut rows = query.query([])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        let position = row.get::<_, i64>("person")? as usize;
        let level: RoleLevel = row.get::<_, String>("role_level")?.parse()?;
        let shortfall = Shortfall {
            steps_below: row.get("steps_below")?,
            steps_not_assessed: row.get("steps_not_assessed")?,
        };
        assert_eq!(shortfalls.get(position, level.index()), Some(shortfall));
        let gap = people[position].gap_to(level);
        let missing = gap.below().count() + gap.not_assessed().count();
        assert_eq!(row.get::<_, i64>("missing")?, missing as i64);
        assert_eq!(missing == 0, gap.is_met());
        count += 1;
    }
    assert_eq!(count, people.len() * RoleLevel::COUNT);
    Ok(())
}

#[test]
fn the_files_are_whole_or_as_they_were_and_errors_name_them() {
    let folder = export("export-kept", &[]);
    let before = fs::read(folder.join("requirements.csv")).unwrap();
    // A folder where a file is written beside its place first.
    fs::create_dir(folder.join(".gap.sql.new")).unwrap();
    let run = |out: &Path| {
        let arguments = ["--edition", "2025-10", "--out"];
        let output = output(example("export").args(arguments).arg(out));
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).unwrap()
    };
    let error = run(&folder);
    fs::remove_dir(folder.join(".gap.sql.new")).unwrap();
    let path = folder.join("gap.sql");
    assert!(error.starts_with(&format!("error: {}: ", path.display())), "{error}");
    assert_eq!(fs::read(folder.join("requirements.csv")).unwrap(), before);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 9, "nothing is left beside");
    let error = run(&path);
    assert!(error.starts_with(&format!("error: {}: ", path.display())), "{error}");
}
