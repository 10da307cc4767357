//! What makes a download unreadable.

use crate::names::ParseError;

/// Why the files of a download could not be read: file, line, field, and what would be right.
///
/// Lines count from 1 and are those of the file, line breaks within fields included. The message is
/// complete: what caused the error is in it, so [`source`](std::error::Error::source) is `None`.
///
/// ```
/// use capability_framework::publication::{ReadReleaseError, Release};
///
/// let error = Release::read(&b"Skill Name,Roles that require Skill\n"[..], &b""[..]).unwrap_err();
/// assert!(matches!(error, ReadReleaseError::MissingColumn { swapped: true, .. }));
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadReleaseError {
    /// The reader failed.
    #[error("{file}: {error}")]
    Io {
        /// The file.
        file: &'static str,
        /// What it said.
        error: std::io::Error,
    },
    /// There is nothing in the file.
    #[error("{file}: empty, expected a header that begins with `{column}`")]
    Empty {
        /// The file.
        file: &'static str,
        /// The first column of its header.
        column: &'static str,
    },
    /// A column is missing.
    #[error("{file}, line 1: no column `{column}`{}", if *.swapped { "; are the two files swapped?" } else { "" })]
    MissingColumn {
        /// The file.
        file: &'static str,
        /// The column.
        column: &'static str,
        /// Whether the header is that of the other file.
        swapped: bool,
    },
    /// Bytes that are not UTF-8.
    #[error("{file}, line {line}, field `{field}`: not UTF-8; save the file as UTF-8")]
    NotUtf8 {
        /// The file.
        file: &'static str,
        /// The line.
        line: usize,
        /// The column.
        field: String,
    },
    /// A quote that is opened and never closed: the file may be cut.
    #[error(
        "{file}, line {line}, field `{field}`: a quote is opened and never closed; the file may be cut"
    )]
    UnclosedQuote {
        /// The file.
        file: &'static str,
        /// The line on which the field begins.
        line: usize,
        /// The column.
        field: String,
    },
    /// A quote within a field that is not quoted, or text behind a closing quote.
    #[error(
        "{file}, line {line}, field `{field}`: a stray quote; a field with quotes should be quoted and its quotes doubled"
    )]
    StrayQuote {
        /// The file.
        file: &'static str,
        /// The line.
        line: usize,
        /// The column.
        field: String,
    },
    /// A field longer than any text of the framework.
    #[error(
        "{file}, line {line}, field `{field}`: longer than {limit} bytes; a quote may be missing"
    )]
    FieldTooLong {
        /// The file.
        file: &'static str,
        /// The line on which the field begins.
        line: usize,
        /// The column.
        field: String,
        /// What is allowed.
        limit: usize,
    },
    /// A record with too few or too many fields: the file may be cut.
    #[error("{file}, line {line}: {count} fields, expected {expected}; the last is `{field}`")]
    WrongFieldCount {
        /// The file.
        file: &'static str,
        /// The line on which the record begins.
        line: usize,
        /// How many there are.
        count: usize,
        /// How many the header has.
        expected: usize,
        /// The column of the last field that is there and expected.
        field: String,
    },
    /// A field that should not be empty.
    #[error("{file}, line {line}, field `{field}`: empty")]
    EmptyField {
        /// The file.
        file: &'static str,
        /// The line on which the record begins.
        line: usize,
        /// The column.
        field: &'static str,
    },
    /// A proficiency that does not exist.
    #[error("{file}, line {line}, field `{field}`: {error}")]
    UnknownProficiency {
        /// The file.
        file: &'static str,
        /// The line on which the record begins.
        line: usize,
        /// The column.
        field: &'static str,
        /// What was given, and what would be right.
        error: Box<ParseError>,
    },
    /// Two records that say different things of the same.
    #[error(
        "{file}, line {line}, field `{field}`: contradicts line {first}; one of them should go"
    )]
    Contradiction {
        /// The file.
        file: &'static str,
        /// The line on which the record begins.
        line: usize,
        /// The column.
        field: &'static str,
        /// The line on which the other record begins.
        first: usize,
    },
}
