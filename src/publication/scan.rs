//! The bytes of a CSV file, checked for what the csv crate accepts in silence.

use csv::{ByteRecord, ReaderBuilder};
use memchr::{memchr, memchr3};

use super::error::ReadReleaseError;

/// No text of the framework comes near it.
pub(super) const FIELD_LIMIT: usize = 1 << 20;

/// A file of which every field is UTF-8 and every quote in its place.
pub(super) struct Table<'a> {
    pub(super) file: &'static str,
    pub(super) header: Vec<String>,
    bytes: &'a [u8],
    reader: csv::Reader<&'a [u8]>,
    record: ByteRecord,
}

enum Flaw {
    Unclosed,
    Stray,
    TooLong,
}

impl<'a> Table<'a> {
    pub(super) fn new(
        file: &'static str,
        bytes: &'a [u8],
        columns: &[&'static str],
        other: &str,
    ) -> Result<Self, ReadReleaseError> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if bytes.is_empty() {
            let column = columns.first().copied().unwrap_or_default();
            return Err(ReadReleaseError::Empty { file, column });
        }
        if let Err(error) = std::str::from_utf8(bytes) {
            let (line, field) = locate(bytes, error.valid_up_to());
            return Err(ReadReleaseError::NotUtf8 { file, line, field });
        }
        if let Some((at, flaw)) = first_flaw(bytes) {
            let (line, field) = locate(bytes, at);
            return Err(match flaw {
                Flaw::Unclosed => ReadReleaseError::UnclosedQuote { file, line, field },
                Flaw::Stray => ReadReleaseError::StrayQuote { file, line, field },
                Flaw::TooLong => {
                    ReadReleaseError::FieldTooLong { file, line, field, limit: FIELD_LIMIT }
                }
            });
        }
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(1 << 16)
            .from_reader(bytes);
        let mut record = ByteRecord::new();
        next(&mut reader, &mut record, file)?;
        let header: Vec<String> = record.iter().map(|name| text(name).to_owned()).collect();
        for column in columns {
            if !header.iter().any(|name| name == column) {
                let swapped = header.iter().any(|name| name == other);
                return Err(ReadReleaseError::MissingColumn { file, column, swapped });
            }
        }
        Ok(Table { file, header, bytes, reader, record })
    }

    /// The next record and its line; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<(usize, &ByteRecord)>, ReadReleaseError> {
        if !next(&mut self.reader, &mut self.record, self.file)? {
            return Ok(None);
        }
        let line = self.record.position().map_or(0, |position| self.line(position));
        let (count, expected) = (self.record.len(), self.header.len());
        if count != expected {
            let last = count.min(expected).saturating_sub(1);
            let field = self.header.get(last).cloned().unwrap_or_default();
            return Err(ReadReleaseError::WrongFieldCount {
                file: self.file,
                line,
                count,
                expected,
                field,
            });
        }
        Ok(Some((line, &self.record)))
    }

    /// The line at which a record begins: the reader stands before what is left of the line end, and
    /// before empty lines.
    fn line(&self, position: &csv::Position) -> usize {
        let rest = self.bytes.get(position.byte() as usize..).unwrap_or_default();
        let ends = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        position.line() as usize + ends.filter(|byte| **byte == b'\n').count()
    }

    pub(super) fn column(&self, name: &str) -> usize {
        self.header.iter().position(|own| own == name).unwrap_or(usize::MAX)
    }
}

fn next(
    reader: &mut csv::Reader<&[u8]>,
    record: &mut ByteRecord,
    file: &'static str,
) -> Result<bool, ReadReleaseError> {
    reader
        .read_byte_record(record)
        .map_err(|error| ReadReleaseError::Io { file, error: error.into() })
}

/// A field of a file that is known to be UTF-8.
pub(super) fn text(field: &[u8]) -> &str {
    std::str::from_utf8(field).unwrap_or_default()
}

/// Where the first field with a flaw begins.
fn first_flaw(bytes: &[u8]) -> Option<(usize, Flaw)> {
    let mut start = 0;
    while let Some(rest) = bytes.get(start..).filter(|rest| !rest.is_empty()) {
        let end = match rest {
            [b'"', quoted @ ..] => match closing_quote(quoted) {
                None if quoted.len() > FIELD_LIMIT => return Some((start, Flaw::TooLong)),
                None => return Some((start, Flaw::Unclosed)),
                Some(len) => match quoted.get(len + 1..).unwrap_or_default() {
                    [] | [b',' | b'\n', ..] | [b'\r', b'\n', ..] | [b'\r'] => {
                        let behind = quoted.get(len + 1..).unwrap_or_default();
                        len + 2 + usize::from(behind.first() == Some(&b'\r'))
                    }
                    _ => return Some((start, Flaw::Stray)),
                },
            },
            _ => match memchr3(b',', b'\n', b'"', rest) {
                Some(at) if rest.get(at) == Some(&b'"') => return Some((start, Flaw::Stray)),
                end => end.unwrap_or(rest.len()),
            },
        };
        if end > FIELD_LIMIT {
            return Some((start, Flaw::TooLong));
        }
        start += end + 1;
    }
    None
}

/// Where the quote that closes a quoted field stands; doubled ones do not.
fn closing_quote(quoted: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        at += memchr(b'"', quoted.get(at..)?)?;
        if quoted.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

/// The line and the column, by its name in the header, of the byte at a position.
fn locate(bytes: &[u8], position: usize) -> (usize, String) {
    let before = bytes.get(..position).unwrap_or(bytes);
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let (mut column, mut quoted) = (0, false);
    for byte in before {
        match byte {
            b'"' => quoted = !quoted,
            b',' if !quoted => column += 1,
            b'\n' if !quoted => column = 0,
            _ => {}
        }
    }
    let header = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let name = header.split(|byte| *byte == b',').nth(column).unwrap_or_default();
    (line, String::from_utf8_lossy(name).trim_matches(['"', '\r']).to_owned())
}
