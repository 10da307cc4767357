//! Two files as the official download, told apart by a line `====`.

use capability_framework::publication::{Release, ReleaseNote, Summary};
use capability_framework::{Edition, Proficiency};
use csv::{ReaderBuilder, StringRecord};

use super::{file, is_one_line, line_count, seeds as to_seeds, text};

const BETWEEN: &str = "\n====\n";

pub fn check(input: &[u8]) {
    let split = input.windows(BETWEEN.len()).position(|bytes| bytes == BETWEEN.as_bytes());
    let (roles, skills) = match split {
        Some(place) => (&input[..place], &input[place + BETWEEN.len()..]),
        None => (input, input),
    };
    match Release::read(roles, skills) {
        Ok(release) => read(&release, [&text(roles), &text(skills)]),
        Err(error) => {
            let message = error.to_string();
            is_one_line(&message);
            assert!(["roles.csv", "skills.csv"].contains(&error.file()), "{message}");
            assert!(message.starts_with(error.file()), "{message}");
        }
    }
}

fn read(release: &Release, files: [&str; 2]) {
    let lines = |file: &str| line_count(files[usize::from(file == "skills.csv")]);
    for note in release.notes() {
        is_one_line(&note.to_string());
        if let (Some(file), Some(line)) = (note.file(), note.line()) {
            assert!((1..=lines(file)).contains(&line), "{note}");
        }
    }
    for requirement in release.requirements() {
        assert!((1..=lines("roles.csv")).contains(&requirement.line()));
        let typed = requirement.recognised();
        assert!(typed.is_none_or(|typed| Some(typed.skill) == requirement.skill().skill()));
        assert_eq!(requirement.skill().name().parse().ok(), requirement.skill().skill());
    }
    for edition in Edition::iter() {
        for difference in release.compare(edition) {
            is_one_line(&difference.to_string());
            assert_eq!(difference.inverse().inverse(), difference);
        }
    }
    for finding in release.audit() {
        is_one_line(&finding.to_string());
    }
    for level in release.roles().iter().flat_map(|role| role.levels()) {
        let Some(summary) = level.level().and_then(|level| release.summary(level)) else {
            continue;
        };
        assert_eq!(summary.level(), level.level());
        if summary.notes().is_empty() {
            let again: Summary = summary.to_string().parse().expect("it was written");
            assert_eq!(again.to_string(), summary.to_string());
            assert!(again.skills().eq(summary.skills()), "{summary}");
        }
    }
    plain_roles(release, files[0]);
    plain_skills(release, files[1]);
}

/// The records of a file in the form of the publisher, as another reader reads them.
fn plain(text: &str, header: &str) -> Option<Vec<(usize, StringRecord)>> {
    let is_plain = text.starts_with(&format!("{header}\n"))
        && !text.contains(['\r', '\0', '\u{fffd}', '\u{feff}', '\u{2028}', '\u{2029}']);
    let mut reader = ReaderBuilder::new().from_reader(text.as_bytes());
    let records = reader.records().collect::<Result<Vec<_>, _>>().ok()?;
    let line = |record: &StringRecord| Some(record.position()?.line() as usize);
    is_plain.then(|| records.into_iter().filter_map(|r| Some((line(&r)?, r))).collect())
}

/// Whether something is said of a line: it repeats another, or means the same.
fn is_noted(release: &Release, file: &str, line: usize) -> bool {
    release.notes().iter().any(|note| {
        note.file() == Some(file) && note.line() == Some(line)
            || matches!(note, ReleaseNote::BlankRecords { .. })
    })
}

fn is_blank(record: &StringRecord) -> bool {
    record.iter().all(|field| field.trim().is_empty())
}

/// Every record of the roles is a requirement, with the names and words that it has.
fn plain_roles(release: &Release, text: &str) {
    let Some(records) = plain(text, ROLES) else { return };
    for (line, record) in records {
        // An empty line above a record is no part of it.
        let found = release.requirements().find(|requirement| {
            requirement.line() >= line
                && requirement.role().name().trim() == record[1].trim()
                && requirement.skill().name().trim() == record[5].trim()
                && requirement.level().is_none_or(|level| level.name().trim() == record[3].trim())
        });
        let Some(requirement) = found else {
            assert!(is_blank(&record) || is_noted(release, "roles.csv", line), "line {line}");
            continue;
        };
        if requirement.line() == line && !is_noted(release, "roles.csv", line) {
            assert_eq!(record[7].trim().parse().ok(), requirement.proficiency());
        }
    }
}

/// Every text of the skills is there byte for byte, unless it says that there is none.
fn plain_skills(release: &Release, text: &str) {
    let Some(records) = plain(text, SKILLS) else { return };
    for (line, record) in records {
        let name = record[0].trim();
        let found = release.skills().iter().find(|skill| skill.name().trim() == name);
        let Some(skill) = found else {
            assert!(is_blank(&record) || is_noted(release, "skills.csv", line), "line {line}");
            continue;
        };
        for (place, proficiency) in (2..).zip(Proficiency::iter()) {
            let text = skill.text(proficiency);
            let is_said = text.is_none_or(|text| record[place].contains(text.trim()));
            let is_noted = skill.line() != line || is_noted(release, "skills.csv", line);
            let is_from_roles = record[place].trim().is_empty() || text.is_none();
            assert!(is_said || is_noted || is_from_roles, "line {line}: {text:?}");
        }
    }
}

const ROLES: &str = "Role Family,Role,Role Description,Role Level,Role Level Description,\
    Skill Name,Skill Description,Skill Level,Skill Level Description,Role Type";
const SKILLS: &str = "Skill Name,Skill Description,Awareness,Working,Practitioner,Expert,\
    Roles that require Skill";

/// The made-up download of the examples, and smaller ones in other dialects.
pub fn seeds() -> Vec<Vec<u8>> {
    let (roles, skills) =
        (file("examples/download/roles.csv"), file("examples/download/skills.csv"));
    let small_roles = format!(
        "{ROLES}\nUser-centred design,Technical writer,Writes.,Technical writer,\"Writes,\nwell.\",Prototyping,Tries.,\
         Working,\"You can:\n- \"\"try\"\"\",\nData,Data analyst,,Lead data analyst,x,Systems analysis,,Expert,y,\n\
         Chief digital and data,Chief data officer,Decides.,NOT IN USE,NOT IN USE,Data architecture,MISSING,\
         NOT IN USE,NOT IN USE,Senior Civil Service\n"
    );
    let small_skills = format!(
        "{SKILLS}\nPrototyping,Tries.,This skill level is currently not defined.,\"You can:\n- try\",,,Technical \
         writer\nCarving,Cuts.,,,,Cuts well.,Sculptor\n"
    );
    let semicolons = |text: &str| text.replace(',', ";").replace('\n', "\r\n");
    to_seeds([
        format!("{roles}{BETWEEN}{skills}"),
        format!("{small_roles}{BETWEEN}{small_skills}"),
        format!("{}{BETWEEN}{}", semicolons(&small_roles), semicolons(&small_skills)),
        format!("sep=,\n{small_roles}{BETWEEN}\u{feff}{small_skills}"),
        format!("{ROLES},Pay\n{BETWEEN}{SKILLS}\n\n"),
        format!("<!DOCTYPE html>{BETWEEN}PK\u{3}\u{4}"),
    ])
}
