//! CSV text, record by record, with every quote where it belongs.
//!
//! This is the grammar of RFC 4180 and nothing looser: a reader that forgives a stray quote has
//! swallowed half a file before anybody notices. Files are read whole, so fields are slices of them.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memchr3};

/// No text of the framework comes near it.
pub(super) const FIELD_LIMIT: usize = 1 << 20;

/// The records of a text whose lines end in LF.
#[derive(Clone, Debug)]
pub(super) struct Records<'a> {
    text: &'a str,
    separator: u8,
    /// Where the next field begins.
    position: usize,
    /// The line of that field.
    line: usize,
}

/// What is wrong with a field, and the line and column where it begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Flaw {
    pub(super) kind: FlawKind,
    pub(super) line: usize,
    pub(super) column: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum FlawKind {
    UnclosedQuote,
    StrayQuote,
    TooLong,
}

impl<'a> Records<'a> {
    /// The records from `position`, which is on `line`.
    pub(super) fn new(text: &'a str, separator: u8, position: usize, line: usize) -> Self {
        Records { text, separator, position, line }
    }

    /// Reads the next record into `fields`, and returns the line on which it begins; `None` at the
    /// end. Empty lines are no records.
    pub(super) fn next(&mut self, fields: &mut Vec<Cow<'a, str>>) -> Result<Option<usize>, Flaw> {
        fields.clear();
        while self.byte() == Some(b'\n') {
            self.position += 1;
            self.line += 1;
        }
        if self.is_at_end() {
            return Ok(None);
        }
        let first_line = self.line;
        loop {
            let field = self.field().map_err(|kind| {
                let (line, column) = (self.line, fields.len());
                Flaw { kind, line, column }
            })?;
            fields.push(field);
            match self.byte() {
                Some(byte) if byte == self.separator => self.position += 1,
                Some(byte) => {
                    debug_assert_eq!(byte, b'\n', "a field ends before a separator or a line end");
                    self.position += 1;
                    self.line += 1;
                    return Ok(Some(first_line));
                }
                None => return Ok(Some(first_line)),
            }
        }
    }

    /// Whether nothing is left to read.
    pub(super) fn is_at_end(&self) -> bool {
        self.position >= self.text.len()
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    /// The field at the position, which moves behind it.
    fn field(&mut self) -> Result<Cow<'a, str>, FlawKind> {
        let rest = self.text.get(self.position..).unwrap_or_default();
        if let Some(quoted) = rest.strip_prefix('"') {
            return self.quoted_field(quoted);
        }
        let end = memchr3(self.separator, b'\n', b'"', rest.as_bytes()).unwrap_or(rest.len());
        let (field, rest) = rest.split_at_checked(end).unwrap_or_default();
        if end > FIELD_LIMIT {
            Err(FlawKind::TooLong)
        } else if rest.starts_with('"') {
            Err(FlawKind::StrayQuote)
        } else {
            self.position += end;
            Ok(Cow::Borrowed(field))
        }
    }

    /// The field whose opening quote is at the position; `quoted` is what follows it.
    fn quoted_field(&mut self, quoted: &'a str) -> Result<Cow<'a, str>, FlawKind> {
        let (mut end, mut has_quotes) = (0, false);
        loop {
            let rest = quoted.as_bytes().get(end..).unwrap_or_default();
            let Some(quote) = memchr(b'"', rest) else {
                let is_long = quoted.len() > FIELD_LIMIT;
                return Err(if is_long { FlawKind::TooLong } else { FlawKind::UnclosedQuote });
            };
            end += quote;
            if quoted.as_bytes().get(end + 1) != Some(&b'"') {
                break;
            }
            has_quotes = true;
            end += 2;
        }
        let field = quoted.get(..end).unwrap_or_default();
        let next = quoted.as_bytes().get(end + 1);
        if next.is_some_and(|byte| *byte != self.separator && *byte != b'\n') {
            return Err(FlawKind::StrayQuote);
        }
        if end > FIELD_LIMIT {
            return Err(FlawKind::TooLong);
        }
        self.line += memchr_iter(b'\n', field.as_bytes()).count();
        self.position += end + 2;
        Ok(if has_quotes { Cow::Owned(field.replace("\"\"", "\"")) } else { Cow::Borrowed(field) })
    }
}
