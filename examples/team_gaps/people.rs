//! People as a table of comma-separated values: `position`, `level`, and a column for each skill.

mod quotes;

use std::collections::HashMap;
use std::error::Error;
use std::fmt;
use std::io::Write;

use capability_framework::{Profile, Rating, RoleLevel, Skill};
use csv::{ByteRecord, ReaderBuilder, Writer};
use quotes::{Place, first_flaw, line_ends, second_row};

/// One row. The position is what the table calls it: a number, a post, never needed to be a name.
pub struct Person {
    pub position: String,
    pub level: RoleLevel,
    pub profile: Profile,
}

/// What is left out of a table, and why.
pub struct Fault {
    pub of: Part,
    line: usize,
    field: Option<String>,
    what: String,
}

/// What a fault leaves out.
#[derive(Clone, Copy, PartialEq)]
pub enum Part {
    Row,
    Column,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if let Some(field) = &self.field {
            write!(f, ", field `{}`", field.escape_debug())?;
        }
        write!(f, ": {}", self.what)
    }
}

/// What the columns hold.
struct Columns {
    names: Vec<String>,
    position: usize,
    level: usize,
    skills: Vec<(usize, Skill)>,
}

/// Reads a table: calls `person` for every good row, and `fault` for every row and every column that
/// is left out; `progress` hears how many bytes were read. Names are understood as the crate
/// understands them, those of earlier editions too; an empty cell is a skill that was not assessed.
///
/// An error is one of the whole table, such as a column that is missing.
pub fn read(
    table: &[u8],
    mut person: impl FnMut(Person),
    mut fault: impl FnMut(Fault),
    mut progress: impl FnMut(u64),
) -> Result<(), Box<dyn Error>> {
    if table.starts_with(b"\xff\xfe") || table.starts_with(b"\xfe\xff") {
        return Err("UTF-16, expected UTF-8: save the table as `CSV UTF-8`".into());
    }
    let table = table.strip_prefix(b"\xef\xbb\xbf").unwrap_or(table);
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(table);
    let mut record = ByteRecord::new();
    reader.read_byte_record(&mut record)?;
    if let Some(flaw) = first_flaw(table) {
        let is_below_header = flaw.start as u64 >= reader.position().byte();
        let name = record.get(flaw.column).filter(|_| is_below_header);
        return Err(refusal(flaw.line, name, flaw.what).into());
    }
    let mut lines = Lines { table, start: 0, line: 1 };
    let first = lines.first(&record);
    let names = record.iter().map(|name| std::str::from_utf8(name).map(str::to_owned));
    let names = names.collect::<Result<_, _>>().map_err(|error| format!("line {first}: {error}"));
    let columns = columns(names?, first, &mut fault)?;
    refuse_second_row(&columns, &record, first)?;
    let mut positions: HashMap<String, usize> = HashMap::new();
    while reader.read_byte_record(&mut record)? {
        let line = lines.first(&record);
        if line % 1_000 == 0 {
            progress(reader.position().byte());
        }
        refuse_second_row(&columns, &record, line)?;
        match row(&columns, &record, line) {
            Ok(one) => match positions.get(&one.position) {
                Some(first) => fault(Fault {
                    of: Part::Row,
                    line,
                    field: Some(columns.name(columns.position)),
                    what: format!("`{}` stands in line {first} too", one.position.escape_debug()),
                }),
                None => {
                    positions.insert(one.position.clone(), line);
                    person(one);
                }
            },
            Err(other) => fault(other),
        }
    }
    Ok(())
}

fn refusal(line: usize, name: Option<&[u8]>, what: &str) -> String {
    let field = name.map(|name| String::from_utf8_lossy(name).escape_debug().to_string());
    let field = field.map_or(String::new(), |name| format!(", field `{name}`"));
    format!("line {line}{field}: {what}")
}

/// Refuses the table where a record holds another row beside its own.
fn refuse_second_row(columns: &Columns, record: &ByteRecord, line: usize) -> Result<(), String> {
    let (count, expected) = (record.len(), columns.names.len());
    match second_row(record, expected, columns.position, columns.level) {
        None => Ok(()),
        Some(Place::Field(column)) => {
            let above: usize = record.iter().take(column).map(line_ends).sum();
            // In the header, what was swallowed is the name.
            let name = columns.names.get(column).filter(|name| !name.contains(['\r', '\n']));
            let what = "a quoted field that holds rows of the table; one of its quotes is stray";
            Err(refusal(line + above, name.map(String::as_bytes), what))
        }
        Some(Place::Record) => {
            let what = format!("{count} fields, expected {expected}; is a line end missing?");
            Err(refusal(line, None, &what))
        }
    }
}

/// Finds the first line of each record, one record after the other.
struct Lines<'a> {
    table: &'a [u8],
    start: usize,
    line: usize,
}

impl Lines<'_> {
    /// The reader stands before what is left of the line end, and before empty lines.
    fn first(&mut self, record: &ByteRecord) -> usize {
        let rest = record.position().map_or(0, |position| position.byte() as usize);
        let is_end = |byte: &&u8| matches!(byte, b'\r' | b'\n');
        let start = rest + self.table[rest..].iter().take_while(is_end).count();
        self.line += line_ends(&self.table[self.start..start]);
        self.start = start;
        self.line
    }
}

impl Columns {
    fn name(&self, at: usize) -> String {
        self.names[at].to_owned()
    }
}

fn columns(
    names: Vec<String>,
    line: usize,
    fault: &mut impl FnMut(Fault),
) -> Result<Columns, Box<dyn Error>> {
    let find = |wanted: &str| {
        let is_wanted = |at: &usize| names[*at].trim().eq_ignore_ascii_case(wanted);
        let mut places = (0..names.len()).filter(is_wanted);
        match (places.next(), places.next()) {
            (Some(at), None) => Ok(at),
            (Some(_), Some(_)) => Err(format!("line {line}: two columns `{wanted}`")),
            (None, _) => {
                let first = names.iter().take(3).map(|name| format!("`{}`", name.escape_debug()));
                let first = first.collect::<Vec<_>>().join(", ");
                Err(format!("line {line}: no column `{wanted}`, the first ones are {first}"))
            }
        }
    };
    if names.is_empty() {
        return Err("empty, expected a line with the names of the columns".into());
    }
    let (position, level) = (find("position")?, find("level")?);
    let mut skills: Vec<(usize, Skill)> = Vec::new();
    for (at, name) in names.iter().enumerate().filter(|(at, _)| ![position, level].contains(at)) {
        let mut refuse = |what: String| {
            let (of, field, what) = (Part::Column, Some(name.clone()), format!("{what}, left out"));
            fault(Fault { of, line, field, what });
        };
        match name.parse::<Skill>() {
            Err(_) if name.parse::<RoleLevel>().is_ok() => {
                let what = "a role level among the names of columns; is a line end missing?";
                return Err(refusal(line, Some(name.as_bytes()), what).into());
            }
            Err(error) => refuse(error.to_string()),
            Ok(skill) if skill.is_retired() => refuse(format!("{skill} is retired")),
            Ok(skill) => match skills.iter().find(|(_, own)| *own == skill) {
                Some((first, _)) => refuse(format!("`{}` is the same skill", names[*first])),
                None => skills.push((at, skill)),
            },
        }
    }
    Ok(Columns { names, position, level, skills })
}

fn row(columns: &Columns, record: &ByteRecord, line: usize) -> Result<Person, Fault> {
    if record.len() != columns.names.len() {
        let what = format!("{} fields, expected {}", record.len(), columns.names.len());
        return Err(Fault { of: Part::Row, line, field: None, what });
    }
    let fault = |at: usize, what: String| Fault {
        of: Part::Row,
        line,
        field: Some(columns.name(at)),
        what,
    };
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
