//! What is wrong with a table as a whole: quotes that are out of place, and rows that are swallowed
//! by another. The csv crate reads such a table in silence, and takes the rows behind an open quote
//! for the text of one field.

use capability_framework::{Rating, RoleLevel};
use csv::ByteRecord;

/// A field whose quotes are wrong.
pub struct Flaw {
    /// The line on which the field begins.
    pub line: usize,
    pub column: usize,
    /// The byte at which the field begins.
    pub start: usize,
    pub what: &'static str,
}

const UNCLOSED: &str = "a quote is opened and never closed; the file may be cut";
const STRAY: &str = "a stray quote; a field with quotes should be quoted and its quotes doubled";

/// The first field of a table whose quotes are wrong.
pub fn first_flaw(table: &[u8], separator: u8) -> Option<Flaw> {
    if !table.contains(&b'"') {
        return None;
    }
    let (mut line, mut column, mut start) = (1, 0, 0);
    while let Some(field) = table.get(start..).filter(|field| !field.is_empty()) {
        let flaw = |what| Some(Flaw { line, column, start, what });
        let quoted = match field {
            [b'"', text @ ..] => match closing_quote(text) {
                Some(length) => length + 2,
                None => return flaw(UNCLOSED),
            },
            _ => 0,
        };
        let is_special = |byte: &u8| [separator, b'\r', b'\n', b'"'].contains(byte);
        let plain = field[quoted..].iter().position(is_special).unwrap_or(field.len() - quoted);
        let end = quoted + plain;
        if field.get(end) == Some(&b'"') || (quoted > 0 && plain > 0) {
            return flaw(STRAY);
        }
        let next = end + if field[end..].starts_with(b"\r\n") { 2 } else { 1 };
        column = if field.get(end) == Some(&separator) { column + 1 } else { 0 };
        line += line_ends(&field[..next.min(field.len())]);
        start += next;
    }
    None
}

/// The length of a quoted text: up to the first quote that is not doubled.
fn closing_quote(text: &[u8]) -> Option<usize> {
    let mut end = 0;
    loop {
        end += text[end..].iter().position(|byte| *byte == b'"')?;
        if text.get(end + 1) != Some(&b'"') {
            return Some(end);
        }
        end += 2;
    }
}

/// How many lines end in a text: at `\n`, `\r\n` or `\r`, as the csv crate has it.
pub fn line_ends(text: &[u8]) -> usize {
    let end = |index: usize, byte: u8| {
        byte == b'\n' || (byte == b'\r' && text.get(index + 1) != Some(&b'\n'))
    };
    text.iter().enumerate().filter(|(index, byte)| end(*index, **byte)).count()
}

/// Where in a record another row is.
pub enum Place {
    /// In a quoted field, by its column.
    Field(usize),
    /// Between the fields.
    Record,
}

/// Finds a row of the table within a record, by its role level: two stray quotes may enclose rows as
/// if they were one field, and a line end may be missing. A position may be called what its level is.
pub fn second_row(
    record: &ByteRecord,
    expected: usize,
    position: usize,
    level: usize,
    separator: u8,
) -> Option<Place> {
    let has_line_ends = |text: &[u8]| text.contains(&b'\n') || text.contains(&b'\r');
    let spans_lines = |column: &usize| has_line_ends(&record[*column]);
    let quoted = |column: &usize| {
        let text = &record[*column];
        let is_cell = *column == level && is_level(text);
        spans_lines(column) && !is_cell && holds_level(text, *column, level, separator)
    };
    let columns = if has_line_ends(record.as_slice()) { record.len() } else { 0 };
    if let Some(column) = (0..columns).find(quoted) {
        return Some(Place::Field(column));
    }
    if record.len() == expected {
        return None;
    }
    let levels = (0..record.len()).filter(|column| is_level(&record[*column]));
    let levels: Vec<usize> = levels.collect();
    if let Some(second) = levels.get(1) {
        if let Some(column) = (0..*second).rfind(spans_lines) {
            return Some(Place::Field(column));
        }
        if levels.iter().filter(|column| **column != position).count() > 1 {
            return Some(Place::Record);
        }
    }
    // The last field of the one row and the first of the other have become one.
    let is_long = record.len() > expected + 1 && record.len() >= 2 * expected - 1;
    let is_blank = |field: &[u8]| field.trim_ascii().is_empty();
    (is_long && !record.iter().skip(expected).all(is_blank)).then_some(Place::Record)
}

/// Whether a line of a text has a role level where a row has it, or behind, for other cells may hold
/// commas. The first line begins at the column of the text, the others at the first.
fn holds_level(text: &[u8], column: usize, level: usize, separator: u8) -> bool {
    let lines = text.split(|byte| matches!(byte, b'\r' | b'\n'));
    lines.enumerate().any(|(index, line)| {
        let begin = if index == 0 { column } else { 0 };
        begin <= level && line.split(|byte| *byte == separator).skip(level - begin).any(is_level)
    })
}

/// Ratings are most of the cells, and known at once.
fn is_level(cell: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(cell) else { return false };
    let text = text.trim();
    !text.is_empty() && text.parse::<Rating>().is_err() && text.parse::<RoleLevel>().is_ok()
}
