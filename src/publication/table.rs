//! A file of the download: its text, its header and its records.

use std::borrow::Cow;
use std::io::Read;

use memchr::{memchr, memchr_iter};

use super::error::ReadReleaseError;
use super::records::{FIELD_LIMIT, Flaw, FlawKind, Records};

/// What a file of the download should be: its name, and `N` columns.
pub(super) struct Format<const N: usize> {
    pub(super) file: &'static str,
    pub(super) columns: [&'static str; N],
}

/// A file with the columns of a format, whatever their order.
pub(super) struct Table<'a, const N: usize> {
    format: &'static Format<N>,
    header: Vec<Cow<'a, str>>,
    /// The positions of the format's columns in the header.
    columns: [usize; N],
    records: Records<'a>,
    fields: Vec<Cow<'a, str>>,
}

/// A record: the fields of the format's columns in its order, and all fields in the file's.
pub(super) struct Record<'t, const N: usize> {
    pub(super) line: usize,
    pub(super) named: [&'t str; N],
    pub(super) all: &'t [Cow<'t, str>],
}

/// Reads all of a file.
pub(super) fn read_bytes(
    mut reader: impl Read,
    file: &'static str,
) -> Result<Vec<u8>, ReadReleaseError> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(|error| ReadReleaseError::Io { file, error })?;
    Ok(bytes)
}

/// Makes every line end one LF: CR LF, CR CR LF (a file converted twice) and a lone CR.
pub(super) fn normalise_line_ends(bytes: &mut Vec<u8>) {
    let Some(first) = memchr(b'\r', bytes) else { return };
    let mut kept = first;
    let mut next = first;
    while let Some(byte) = bytes.get(next).copied() {
        next += 1;
        let byte = if byte == b'\r' {
            let rest = bytes.get(next..).unwrap_or_default();
            let further = rest.iter().take_while(|byte| **byte == b'\r').count();
            if rest.get(further) == Some(&b'\n') {
                next += further + 1;
            }
            b'\n'
        } else {
            byte
        };
        if let Some(place) = bytes.get_mut(kept) {
            *place = byte;
        }
        kept += 1;
    }
    bytes.truncate(kept);
}

impl<'a, const N: usize> Table<'a, N> {
    /// Checks that the bytes are text and begin with a header that has all columns of the format.
    /// `other` is a column that only the other file has.
    pub(super) fn new(
        format: &'static Format<N>,
        bytes: &'a [u8],
        other: &str,
    ) -> Result<Self, ReadReleaseError> {
        let file = format.file;
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if bytes.is_empty() {
            let column = format.columns.first().copied().unwrap_or_default();
            return Err(ReadReleaseError::Empty { file, column });
        }
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let (line, field) = place_after(std::str::from_utf8(valid).unwrap_or_default());
            ReadReleaseError::NotUtf8 { file, line, field }
        })?;
        let mut records = Records::new(text, b',', 0, 1);
        let mut header = Vec::new();
        records.next(&mut header).map_err(|flaw| flaw_error(file, &header, flaw))?;
        let mut columns = [0; N];
        for (position, column) in columns.iter_mut().zip(format.columns) {
            let Some(found) = header.iter().position(|name| name == column) else {
                let swapped = header.iter().any(|name| name == other);
                return Err(ReadReleaseError::MissingColumn { file, column, swapped });
            };
            *position = found;
        }
        Ok(Table { format, header, columns, records, fields: Vec::new() })
    }

    pub(super) fn file(&self) -> &'static str {
        self.format.file
    }

    /// The position and name of every column that the format does not have.
    pub(super) fn unknown_columns(&self) -> impl Iterator<Item = (usize, &str)> {
        let names = self.header.iter().map(AsRef::as_ref).enumerate();
        names.filter(|(_, name)| !self.format.columns.contains(name))
    }

    /// The next record; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Record<'_, N>>, ReadReleaseError> {
        let file = self.format.file;
        let line = self.records.next(&mut self.fields);
        let Some(line) = line.map_err(|flaw| flaw_error(file, &self.header, flaw))? else {
            return Ok(None);
        };
        let (count, expected) = (self.fields.len(), self.header.len());
        if count != expected {
            let last = count.min(expected).saturating_sub(1);
            let field = self.header.get(last).map(|name| name.to_string()).unwrap_or_default();
            return Err(ReadReleaseError::WrongFieldCount { file, line, count, expected, field });
        }
        let all = self.fields.as_slice();
        let named = self.columns.map(|position| {
            let field = all.get(position);
            debug_assert!(field.is_some(), "a record has as many fields as the header");
            field.map(AsRef::as_ref).unwrap_or_default()
        });
        Ok(Some(Record { line, named, all }))
    }
}

fn flaw_error(file: &'static str, header: &[Cow<'_, str>], flaw: Flaw) -> ReadReleaseError {
    let Flaw { kind, line, column } = flaw;
    let field = header.get(column).map(|name| name.to_string()).unwrap_or_default();
    match kind {
        FlawKind::UnclosedQuote => ReadReleaseError::UnclosedQuote { file, line, field },
        FlawKind::StrayQuote => ReadReleaseError::StrayQuote { file, line, field },
        FlawKind::TooLong => {
            ReadReleaseError::FieldTooLong { file, line, field, limit: FIELD_LIMIT }
        }
    }
}

/// The line of what follows `text`, and the name of its column.
fn place_after(text: &str) -> (usize, String) {
    let line = memchr_iter(b'\n', text.as_bytes()).count() + 1;
    let text = format!("{text}?"); // what follows
    let mut records = Records::new(&text, b',', 0, 1);
    let (mut header, mut fields) = (Vec::new(), Vec::new());
    let mut read = records.next(&mut header);
    let mut column = header.len();
    while let Ok(Some(_)) = read {
        read = records.next(&mut fields);
        column = if fields.is_empty() { column } else { fields.len() };
    }
    let column = read.map_or_else(|flaw| flaw.column, |_| column.saturating_sub(1));
    (line, header.get(column).map(|name| name.to_string()).unwrap_or_default())
}
