//! A file of the download as a table: the columns that it should have, and its records.

use std::borrow::Cow;
use std::io::Read;

use memchr::{memchr_iter, memmem};

use super::entries::{UnknownColumn, UnknownField};
use super::error::ReadReleaseError;
use super::file::{FileKind, NotUtf8, read_text};
use super::header::{self, Header, is_same};
use super::note::ReleaseNote;
use super::records::{FIELD_LIMIT, Flaw, FlawKind, Records};
use super::release::Release;

/// What a file of the download should be: its name, and `N` columns.
pub(super) struct Format<const N: usize> {
    pub(super) file: &'static str,
    pub(super) columns: [&'static str; N],
}

/// A file that has the columns of a format, in whatever order.
pub(super) struct Table<'a, const N: usize> {
    file: &'static str,
    header_line: usize,
    header: Vec<Cow<'a, str>>,
    /// The positions of the format's columns in the header.
    columns: [usize; N],
    /// The columns that the format does not have, with their positions.
    unknown: Vec<(usize, UnknownColumn)>,
    records: Records<'a>,
    fields: Vec<Cow<'a, str>>,
    count: Count,
}

/// What has been passed over, for the notes.
#[derive(Default)]
struct Count {
    records: usize,
    blank: usize,
    first_blank: Option<usize>,
    /// The lines on which the header is repeated.
    headers: Vec<usize>,
}

/// A record: the fields of the format's columns, in its order.
pub(super) struct Record<'t, const N: usize> {
    pub(super) line: usize,
    pub(super) fields: [&'t str; N],
}

impl<const N: usize> Format<N> {
    /// Reads all of the file as text.
    pub(super) fn read_text(&self, reader: impl Read) -> Result<String, ReadReleaseError> {
        read_text(reader, self.file)?.map_err(|text| self.not_utf8(&text))
    }

    /// The error for a text without this header. `other` is the other file of the download.
    fn no_header<const M: usize>(&self, text: &str, other: &Format<M>) -> ReadReleaseError {
        let file = self.file;
        let expected = self.columns.join(",");
        let line_text = |line: usize| excerpt(text.split('\n').nth(line - 1).unwrap_or_default());
        if let Some(header) = header::find(text, &other.columns) {
            return ReadReleaseError::Swapped { file, line: header.line, other: other.file };
        }
        let nearest = header::nearest(text, &self.columns);
        let missing = nearest.and_then(|near| Some((near.line, near.missing(&self.columns)?)));
        if let Some((line, column)) = missing {
            let found = line_text(line);
            return ReadReleaseError::MissingColumn { file, line, column, found, expected };
        }
        if text.trim().is_empty() {
            ReadReleaseError::Empty { file, expected }
        } else if let Some(found) = FileKind::of_text(text) {
            ReadReleaseError::NotCsv { file, found }
        } else {
            ReadReleaseError::NoHeader { file, found: excerpt(text.trim_start()), expected }
        }
    }

    /// The error for a text that stops being UTF-8.
    fn not_utf8(&self, text: &NotUtf8) -> ReadReleaseError {
        let file = self.file;
        let line = memchr_iter(b'\n', text.valid.as_bytes()).count() + 1;
        let field = self.column_after(&text.valid);
        match text.byte {
            Some(byte) => ReadReleaseError::NotUtf8 { file, line, field, byte },
            None => ReadReleaseError::CutCharacter { file, line, field },
        }
    }

    /// The column of what follows `text`, if its header can be read.
    fn column_after(&self, text: &str) -> Option<String> {
        let text = format!("{text}?"); // what follows
        let Header { names, mut records, .. } = header::find(&text, &self.columns)?;
        let mut fields = Vec::new();
        let mut last = names.len();
        let column = loop {
            match records.next(&mut fields) {
                Ok(Some(_)) => last = fields.len(),
                Ok(None) => break last.saturating_sub(1),
                Err(flaw) => break flaw.column,
            }
        };
        names.get(column).map(|name| excerpt(name))
    }
}

impl<'a, const N: usize> Table<'a, N> {
    /// Finds the header, and notes what is unusual about it. `other` is the other file of the
    /// download.
    pub(super) fn new<const M: usize>(
        format: &'static Format<N>,
        other: &'static Format<M>,
        text: &'a str,
        notes: &mut Vec<ReleaseNote>,
    ) -> Result<Self, ReadReleaseError> {
        let file = format.file;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let Some(header) = header::find(text, &format.columns) else {
            return Err(format.no_header(text, other));
        };
        let columns = format.columns.map(|column| {
            let position = header.position(column);
            debug_assert!(position.is_some(), "a header is found by its columns");
            position.unwrap_or(usize::MAX)
        });
        note_text(file, text, &header, notes);
        note_columns(format, &header, &columns, notes);
        let unknown = (0..).zip(&header.names).filter(|(position, _)| !columns.contains(position));
        let unknown = unknown.map(|(position, name)| {
            let name = name.to_string();
            (position, UnknownColumn { file, name, fields: Vec::new() })
        });
        let unknown = unknown.collect();
        let Header { names: header, line: header_line, records, .. } = header;
        let (fields, count) = (Vec::new(), Count::default());
        Ok(Table { file, header_line, header, columns, unknown, records, fields, count })
    }

    /// The next record that is not blank; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Record<'_, N>>, ReadReleaseError> {
        let line = loop {
            let line = self.records.next(&mut self.fields);
            let line = line.map_err(|flaw| flaw_error(self.file, &self.header, flaw))?;
            let Some(line) = line else { return self.end() };
            if self.fields == self.header {
                self.count.headers.push(line);
            } else if self.fields.iter().any(|field| !field.trim().is_empty()) {
                break line;
            } else {
                self.count.first_blank.get_or_insert(line);
                self.count.blank += 1;
            }
        };
        self.count.records += 1;
        self.check_field_count(line)?;
        for (position, column) in &mut self.unknown {
            if let Some(field) = self.fields.get(*position).filter(|field| !field.is_empty()) {
                column.fields.push(UnknownField { line, text: field.to_string() });
            }
        }
        let fields = self.columns.map(|position| {
            let field = self.fields.get(position);
            debug_assert!(field.is_some(), "a record has as many fields as the header");
            field.map(AsRef::as_ref).unwrap_or_default()
        });
        Ok(Some(Record { line, fields }))
    }

    fn end(&self) -> Result<Option<Record<'_, N>>, ReadReleaseError> {
        match self.count.records {
            0 => Err(ReadReleaseError::NoRecords { file: self.file }),
            _ => Ok(None),
        }
    }

    /// Fails unless the record has as many fields as the header. An empty one too many is no better:
    /// it may come of a comma in a text without quotes.
    fn check_field_count(&self, line: usize) -> Result<(), ReadReleaseError> {
        let (count, expected) = (self.fields.len(), self.header.len());
        if count == expected {
            return Ok(());
        }
        let last = count.min(expected).saturating_sub(1);
        Err(ReadReleaseError::WrongFieldCount {
            file: self.file,
            line,
            count,
            expected,
            field: self.header.get(last).map(|name| excerpt(name)).unwrap_or_default(),
            is_last: self.records.is_at_end(),
        })
    }

    /// Notes what was passed over, and keeps the unknown columns.
    pub(super) fn finish(self, release: &mut Release) {
        let Count { blank, first_blank, headers, .. } = self.count;
        let (file, line) = (self.file, self.header_line);
        let headers = headers.into_iter().map(|line| ReleaseNote::RepeatedHeader { file, line });
        release.notes.extend(headers);
        let blank =
            first_blank.map(|first| ReleaseNote::BlankRecords { file, count: blank, first });
        release.notes.extend(blank);
        let mut empty = 0;
        for (_, column) in self.unknown {
            let has_name = !column.name.trim().is_empty();
            if !has_name && column.fields.is_empty() {
                empty += 1;
                continue;
            }
            if !has_name {
                release.notes.push(ReleaseNote::Column { file, line, name: column.name.clone() });
            }
            release.columns.push(column);
        }
        if empty > 0 {
            release.notes.push(ReleaseNote::EmptyColumns { file, count: empty });
        }
    }
}

/// Notes what is unusual about a text and where its header is.
fn note_text(file: &'static str, text: &str, header: &Header<'_>, notes: &mut Vec<ReleaseNote>) {
    let above = text.split('\n').take(header.line - 1);
    if above.into_iter().any(|line| !line.trim().is_empty()) {
        notes.push(ReleaseNote::LinesAboveHeader { file, line: header.line });
    }
    if header.separator != b',' {
        notes.push(ReleaseNote::Separator { file, separator: header.separator.into() });
    }
    let mut lost = memmem::find_iter(text.as_bytes(), "\u{fffd}");
    if let Some(first) = lost.next() {
        let before = text.as_bytes().get(..first).unwrap_or_default();
        let line = memchr_iter(b'\n', before).count() + 1;
        notes.push(ReleaseNote::LostCharacters { file, line, count: lost.count() + 1 });
    }
}

/// Notes the columns that are spelt differently, are there twice or are unknown.
fn note_columns<const N: usize>(
    format: &Format<N>,
    header: &Header<'_>,
    columns: &[usize; N],
    notes: &mut Vec<ReleaseNote>,
) {
    let (file, line) = (format.file, header.line);
    for (position, name) in header.names.iter().enumerate() {
        let read = columns.iter().position(|column| *column == position);
        if let Some(column) = read.and_then(|read| format.columns.get(read)) {
            if name != column {
                let name = name.to_string();
                notes.push(ReleaseNote::ColumnSpelling { file, line, name, column });
            }
            continue;
        }
        let same = format.columns.iter().zip(columns).find(|(column, _)| is_same(name, column));
        if let Some((column, read)) = same {
            let (read, kept) = (read + 1, position + 1);
            notes.push(ReleaseNote::ColumnTwice { file, line, column, read, kept });
        } else if !name.trim().is_empty() {
            notes.push(ReleaseNote::Column { file, line, name: name.to_string() });
        }
    }
}

fn flaw_error(file: &'static str, header: &[Cow<'_, str>], flaw: Flaw) -> ReadReleaseError {
    let Flaw { kind, line, column } = flaw;
    let field = header.get(column).map(|name| excerpt(name)).unwrap_or_default();
    match kind {
        FlawKind::UnclosedQuote => ReadReleaseError::UnclosedQuote { file, line, field },
        FlawKind::StrayQuote => ReadReleaseError::StrayQuote { file, line, field },
        FlawKind::TooLong => {
            ReadReleaseError::FieldTooLong { file, line, field, limit: FIELD_LIMIT }
        }
    }
}

/// The first line of a text, capped, with invisible characters escaped.
pub(super) fn excerpt(text: &str) -> String {
    const CHARS: usize = 200;
    let mut chars = text.lines().next().unwrap_or_default().chars();
    let mut excerpt = String::new();
    for c in chars.by_ref().take(CHARS) {
        match c {
            '\'' | '"' | '\\' => excerpt.push(c),
            _ => excerpt.extend(c.escape_debug()),
        }
    }
    if chars.next().is_some() {
        excerpt.push_str("...");
    }
    excerpt
}
