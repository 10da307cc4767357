//! People as a table of comma-separated values: `position`, `level`, and a column for each skill.

use std::collections::HashMap;
use std::error::Error;
use std::fmt;
use std::io::{Read, Write};

use capability_framework::{Profile, Rating, RoleLevel, Skill};
use csv::{ByteRecord, ReaderBuilder, StringRecord, Writer};

/// One row. The position is what the table calls it: a number, a post, never needed to be a name.
pub struct Person {
    pub position: String,
    pub level: RoleLevel,
    pub profile: Profile,
}

/// What could not be used, and where it stands.
pub struct Fault {
    line: u64,
    field: Option<String>,
    what: String,
}

impl Fault {
    /// Whether a whole column is left out, and not a row.
    pub fn is_of_column(&self) -> bool {
        self.line == 1
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if let Some(field) = &self.field {
            write!(f, ", field `{field}`")?;
        }
        write!(f, ": {}", self.what)
    }
}

/// What the columns hold.
struct Columns {
    names: StringRecord,
    position: usize,
    level: usize,
    skills: Vec<(usize, Skill)>,
}

/// Reads a table: calls `person` for every good row, and `fault` for every row that is left out and
/// for every column that cannot be used. Names are understood as the crate understands them, those
/// of earlier editions too; an empty cell is a skill that was not assessed.
///
/// An error is one of the whole table, such as a column that is missing.
pub fn read(
    table: impl Read,
    mut person: impl FnMut(Person),
    mut fault: impl FnMut(Fault),
) -> Result<(), Box<dyn Error>> {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(table);
    let columns = columns(reader.headers()?, &mut fault)?;
    let mut lines: HashMap<String, u64> = HashMap::new();
    let mut record = ByteRecord::new();
    while reader.read_byte_record(&mut record)? {
        let line = record.position().map_or(0, csv::Position::line);
        match row(&columns, &record, line) {
            Ok(one) => match lines.insert(one.position.clone(), line) {
                None => person(one),
                Some(first) => {
                    let what = format!("`{}` stands in line {first} too", one.position);
                    lines.insert(one.position, first);
                    fault(Fault { line, field: Some(columns.name(columns.position)), what });
                }
            },
            Err(other) => fault(other),
        }
    }
    Ok(())
}

impl Columns {
    fn name(&self, at: usize) -> String {
        self.names[at].to_owned()
    }
}

fn columns(names: &StringRecord, fault: &mut impl FnMut(Fault)) -> Result<Columns, Box<dyn Error>> {
    let find = |wanted: &str| {
        let at = names.iter().position(|name| name.trim().eq_ignore_ascii_case(wanted));
        at.ok_or_else(|| {
            let first: Vec<&str> = names.iter().take(3).collect();
            format!("line 1: no column `{wanted}`, the first ones are `{}`", first.join("`, `"))
        })
    };
    let (position, level) = (find("position")?, find("level")?);
    let mut skills: Vec<(usize, Skill)> = Vec::new();
    let mut refuse = |name: &str, what: String| {
        fault(Fault { line: 1, field: Some(name.to_owned()), what: format!("{what}, left out") });
    };
    for (at, name) in names.iter().enumerate().filter(|(at, _)| ![position, level].contains(at)) {
        match name.parse::<Skill>() {
            Err(error) => refuse(name, error.to_string()),
            Ok(skill) if skill.is_retired() => refuse(name, format!("{skill} is retired")),
            Ok(skill) => {
                if let Some((first, _)) = skills.iter().find(|(_, own)| *own == skill) {
                    refuse(name, format!("`{}` is the same skill", &names[*first]));
                } else {
                    skills.push((at, skill));
                }
            }
        }
    }
    Ok(Columns { names: names.clone(), position, level, skills })
}

fn row(columns: &Columns, record: &ByteRecord, line: u64) -> Result<Person, Fault> {
    if record.len() != columns.names.len() {
        let what = format!("{} fields, expected {}", record.len(), columns.names.len());
        return Err(Fault { line, field: None, what });
    }
    let fault = |at: usize, what: String| Fault { line, field: Some(columns.name(at)), what };
    let text = |at: usize| {
        let text = std::str::from_utf8(&record[at]).map(str::trim);
        text.map_err(|error| fault(at, error.to_string()))
    };
    let position = text(columns.position)?.to_owned();
    if position.is_empty() {
        return Err(fault(columns.position, "empty".to_owned()));
    }
    let level = text(columns.level)?.parse::<RoleLevel>();
    let level = level.map_err(|error| fault(columns.level, error.to_string()))?;
    let mut profile = Profile::new();
    for (at, skill) in &columns.skills {
        let text = text(*at)?;
        if !text.is_empty() {
            let rating = text.parse::<Rating>();
            profile.set(*skill, rating.map_err(|error| fault(*at, error.to_string()))?);
        }
    }
    Ok(Person { position, level, profile })
}

/// Writes a table with a column for every skill.
pub fn write(table: impl Write, people: impl Iterator<Item = Person>) -> csv::Result<()> {
    let mut writer = Writer::from_writer(table);
    let skills = Skill::iter().map(Skill::name);
    writer.write_record(["position", "level"].into_iter().chain(skills))?;
    for Person { position, level, profile } in people {
        let ratings = Skill::iter().map(|skill| profile.get(skill).map_or("", Rating::slug));
        writer.write_record([position.as_str(), level.slug()].into_iter().chain(ratings))?;
    }
    writer.flush()?;
    Ok(())
}
