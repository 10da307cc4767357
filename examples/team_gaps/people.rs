//! People as a table: `position`, `level`, and a column for each skill, separated by commas,
//! semicolons or tabs.

mod quotes;

use std::collections::{BTreeSet, HashMap};
use std::error::Error;
use std::fmt;
use std::io::Write;

use capability_framework::{Profile, Rating, RoleLevel, Skill};
use csv::{ByteRecord, Reader, ReaderBuilder, Writer};
use quotes::{Place, first_flaw, line_ends, second_row};

use super::scale::{Numbers, is_blank, number_hint};

/// One row. The position is whatever the table calls it, such as a number or a post; it need not be a
/// name.
pub struct Person {
    pub position: String,
    /// `None` if the table needs no levels.
    pub level: Option<RoleLevel>,
    pub profile: Profile,
}

/// What the user says about a table.
#[derive(Clone, Copy, Default)]
pub struct Meaning {
    /// The numbers that are ratings.
    pub numbers: Option<Numbers>,
    /// Whether it needs no levels.
    pub without_levels: bool,
}

/// What is left out of a table and why, or something else to report.
pub struct Fault {
    pub part: Part,
    line: usize,
    position: Option<String>,
    field: Option<String>,
    what: String,
}

const POSITION: &str = "position";
const LEVEL: &str = "level";

/// What a fault leaves out.
#[derive(Clone, Copy, PartialEq)]
pub enum Part {
    Row,
    Column,
    Cell,
    /// Nothing: something to know about how the table was read.
    Nothing,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if let Some(position) = &self.position {
            write!(f, ", position `{}`", position.escape_debug())?;
        }
        if let Some(field) = &self.field {
            write!(f, ", field `{}`", field.escape_debug())?;
        }
        write!(f, ": {}", self.what)
    }
}

/// What the columns hold.
struct Columns {
    names: Vec<String>,
    separator: u8,
    position: usize,
    level: Option<usize>,
    skills: Vec<(usize, Skill)>,
    /// Those that have no name, as long as they are empty.
    nameless: BTreeSet<usize>,
}

/// Reads a table: calls `person` for every good row, and `fault` for every row, column and cell that
/// is left out; `progress` is given the number of bytes read. Names are understood as the crate
/// understands them, those of earlier editions too; an empty cell is a skill that was not assessed.
///
/// An error is one of the whole table, such as a column that is missing.
pub fn read(
    table: &[u8],
    meaning: Meaning,
    mut person: impl FnMut(Person),
    mut fault: impl FnMut(Fault),
    mut progress: impl FnMut(u64),
) -> Result<(), Box<dyn Error>> {
    refuse_other_kinds(table)?;
    let table = table.strip_prefix(b"\xef\xbb\xbf").unwrap_or(table);
    let separator = separator(table, meaning);
    let mut reader = reader(table, separator);
    let mut record = ByteRecord::new();
    reader.read_byte_record(&mut record)?;
    if let Some(flaw) = first_flaw(table, separator) {
        let is_below_header = flaw.start as u64 >= reader.position().byte();
        let name = record.get(flaw.column).filter(|_| is_below_header);
        return Err(refusal(flaw.line, name, flaw.what).into());
    }
    let mut lines = Lines { table, start: 0, line: 1 };
    let first = lines.first(&record);
    let names = record.iter().map(|name| std::str::from_utf8(name).map(str::to_owned));
    let names = names.collect::<Result<_, _>>().map_err(|error| format!("line {first}: {error}"));
    let mut columns = columns(names?, separator, meaning, first, &mut fault)?;
    refuse_second_row(&columns, &record, first)?;
    let mut positions: HashMap<String, usize> = HashMap::new();
    while reader.read_byte_record(&mut record)? {
        let line = lines.first(&record);
        if line % 1_000 == 0 {
            progress(reader.position().byte());
        }
        refuse_second_row(&columns, &record, line)?;
        if record.iter().all(|cell| cell.trim_ascii().is_empty()) {
            continue;
        }
        tell_nameless(&mut columns, &record, line, &mut fault);
        match row(&columns, &record, line, meaning.numbers) {
            Ok((one, cells)) => match positions.get(&one.position) {
                Some(first) => {
                    let what = format!("`{}` is also in line {first}", one.position.escape_debug());
                    let field = Some(columns.name(columns.position));
                    fault(Fault { part: Part::Row, line, position: None, field, what });
                }
                None => {
                    positions.insert(one.position.clone(), line);
                    person(one);
                    cells.into_iter().for_each(&mut fault);
                }
            },
            Err(other) => fault(other),
        }
    }
    Ok(())
}

fn reader(table: &[u8], separator: u8) -> Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(separator).from_reader(table)
}

/// Refuses what is no table of text.
fn refuse_other_kinds(table: &[u8]) -> Result<(), String> {
    let is = |begin: &[u8]| table.starts_with(begin);
    let kind = if is(b"\xff\xfe") || is(b"\xfe\xff") {
        "UTF-16, expected UTF-8"
    } else if is(b"PK\x03\x04") || is(b"\xd0\xcf\x11\xe0") {
        "a workbook, expected CSV"
    } else if table.trim_ascii_start().starts_with(b"<") {
        "HTML or XML, expected CSV"
    } else {
        return Ok(());
    };
    Err(format!("{kind}: save the table as `CSV UTF-8`"))
}

/// The separator with which the header has the columns that it needs; a comma otherwise.
fn separator(table: &[u8], meaning: Meaning) -> u8 {
    let has_columns = |separator: &u8| {
        let mut header = ByteRecord::new();
        let is_read = reader(table, *separator).read_byte_record(&mut header);
        let has = |wanted: &str| {
            header.iter().any(|name| name.trim_ascii().eq_ignore_ascii_case(wanted.as_bytes()))
        };
        is_read.is_ok() && has(POSITION) && (meaning.without_levels || has(LEVEL))
    };
    [b',', b';', b'\t'].into_iter().find(has_columns).unwrap_or(b',')
}

/// Tells of the columns without a name that turn out to hold something.
fn tell_nameless(
    columns: &mut Columns,
    record: &ByteRecord,
    line: usize,
    fault: &mut impl FnMut(Fault),
) {
    let is_filled = |column: &usize| {
        let cell = record.get(*column).unwrap_or_default();
        !is_blank(&String::from_utf8_lossy(cell))
    };
    let within = columns.nameless.range(..record.len()).copied();
    for column in within.filter(is_filled).collect::<Vec<_>>() {
        columns.nameless.remove(&column);
        let what = format!("column {} has no name, left out", column + 1);
        fault(Fault { part: Part::Column, line, position: None, field: None, what });
    }
}

fn refusal(line: usize, name: Option<&[u8]>, what: &str) -> String {
    let field = name.map(|name| String::from_utf8_lossy(name).escape_debug().to_string());
    let field = field.map_or(String::new(), |name| format!(", field `{name}`"));
    format!("line {line}{field}: {what}")
}

/// Refuses the table where a record holds another row beside its own.
fn refuse_second_row(columns: &Columns, record: &ByteRecord, line: usize) -> Result<(), String> {
    let Some(level) = columns.level else { return Ok(()) };
    let (count, expected) = (record.len(), columns.names.len());
    match second_row(record, expected, columns.position, level, columns.separator) {
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
    fn name(&self, column: usize) -> String {
        shown(&self.names[column])
    }
}

/// The name of a column as messages have it. It may be long, and they may be many.
fn shown(name: &str) -> String {
    match name.char_indices().nth(200) {
        Some((end, _)) => format!("{}...", &name[..end]),
        None => name.to_owned(),
    }
}

/// The position of a column, if there is one.
fn find(names: &[String], wanted: &str, line: usize) -> Result<usize, String> {
    let is_wanted = |column: &usize| names[*column].trim().eq_ignore_ascii_case(wanted);
    let mut places = (0..names.len()).filter(is_wanted);
    match (places.next(), places.next()) {
        (Some(column), None) => Ok(column),
        (Some(_), Some(_)) => Err(format!("line {line}: two columns `{wanted}`")),
        (None, _) => {
            let first = names.iter().take(3).map(|name| format!("`{}`", name.escape_debug()));
            let first = first.collect::<Vec<_>>().join(", ");
            Err(format!("line {line}: no column `{wanted}`, the first ones are {first}"))
        }
    }
}

fn columns(
    names: Vec<String>,
    separator: u8,
    meaning: Meaning,
    line: usize,
    fault: &mut impl FnMut(Fault),
) -> Result<Columns, Box<dyn Error>> {
    if names.is_empty() {
        return Err("empty, expected a line with the names of the columns".into());
    }
    let position = find(&names, POSITION, line)?;
    let level = match find(&names, LEVEL, line) {
        Err(_) if meaning.without_levels => None,
        level => Some(level?),
    };
    if separator != b',' {
        let separators = if separator == b';' { "semicolons" } else { "tabs" };
        let what = format!("read with {separators} between the cells");
        fault(Fault { part: Part::Nothing, line, position: None, field: None, what });
    }
    let (mut skills, mut nameless): (Vec<(usize, Skill)>, BTreeSet<usize>) = Default::default();
    for (column, name) in names.iter().enumerate() {
        if column == position || Some(column) == level {
            continue;
        }
        let mut refuse = |what: String| {
            let (part, field, what) =
                (Part::Column, Some(name.clone()), format!("{what}, left out"));
            fault(Fault { part, line, position: None, field, what });
        };
        match name.parse::<Skill>() {
            _ if name.trim().is_empty() => drop(nameless.insert(column)),
            Err(_) if name.parse::<RoleLevel>().is_ok() => {
                let what = "a role level among the names of columns; is a line end missing?";
                return Err(refusal(line, Some(name.as_bytes()), what).into());
            }
            Err(error) => refuse(error.to_string()),
            Ok(skill) if skill.is_retired() => refuse(format!("{skill} is retired")),
            Ok(skill) => match skills.iter().find(|(_, known)| *known == skill) {
                Some((first, _)) => {
                    refuse(format!("`{}` is the same skill", shown(&names[*first]).escape_debug()));
                }
                None => skills.push((column, skill)),
            },
        }
    }
    Ok(Columns { names, separator, position, level, skills, nameless })
}

/// The person of a row, and the cells that are left out.
fn row(
    columns: &Columns,
    record: &ByteRecord,
    line: usize,
    numbers: Option<Numbers>,
) -> Result<(Person, Vec<Fault>), Fault> {
    let (count, expected) = (record.len(), columns.names.len());
    let is_blank_cell = |cell: &[u8]| cell.trim_ascii().is_empty();
    if count < expected || !record.iter().skip(expected).all(is_blank_cell) {
        let what = format!("{count} fields, expected {expected}");
        return Err(Fault { part: Part::Row, line, position: None, field: None, what });
    }
    let fault = |column: usize, what: String| {
        let field = Some(columns.name(column));
        Fault { part: Part::Row, line, position: None, field, what }
    };
    let text = |column: usize| {
        let text = std::str::from_utf8(&record[column]).map(str::trim);
        let lossy = || String::from_utf8_lossy(&record[column]).escape_debug().to_string();
        text.map_err(|_| fault(column, format!("`{}` is not UTF-8", lossy())))
    };
    let position = text(columns.position)?.to_owned();
    if position.is_empty() {
        return Err(fault(columns.position, "empty".to_owned()));
    }
    let level = columns.level.map(|column| {
        text(column)?.parse::<RoleLevel>().map_err(|error| fault(column, error.to_string()))
    });
    let level = level.transpose()?;
    let (mut profile, mut cells) = (Profile::new(), Vec::new());
    for (column, skill) in &columns.skills {
        let rating = text(*column)
            .and_then(|text| rating(text, numbers).map_err(|what| fault(*column, what)));
        match rating {
            Ok(Some(rating)) => drop(profile.set(*skill, rating)),
            Ok(None) => {}
            Err(fault) => {
                cells.push(Fault { part: Part::Cell, position: Some(position.clone()), ..fault })
            }
        }
    }
    Ok((Person { position, level, profile }, cells))
}

/// What a cell says; `None` for a skill that was not assessed.
fn rating(text: &str, numbers: Option<Numbers>) -> Result<Option<Rating>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    match text.parse::<Rating>() {
        Ok(rating) => Ok(Some(rating)),
        Err(_) if is_blank(text) => Ok(None),
        Err(error) => match numbers.and_then(|numbers| numbers.rating(text)) {
            Some(rating) => Ok(Some(rating)),
            None => {
                let hint = number_hint(text, numbers).map(|hint| format!("; {hint}"));
                Err(format!("{error}{}", hint.unwrap_or_default()))
            }
        },
    }
}

/// Writes a table with a column for every skill.
pub fn write(table: impl Write, people: impl Iterator<Item = Person>) -> csv::Result<()> {
    let mut writer = Writer::from_writer(table);
    let skills = Skill::iter().map(Skill::name);
    writer.write_record([POSITION, LEVEL].into_iter().chain(skills))?;
    for Person { position, level, profile } in people {
        let ratings = Skill::iter().map(|skill| profile.get(skill).map_or("", Rating::slug));
        let level = level.map_or("", RoleLevel::slug);
        writer.write_record([position.as_str(), level].into_iter().chain(ratings))?;
    }
    writer.flush()?;
    Ok(())
}
