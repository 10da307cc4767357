//! What makes a download unreadable.

use super::file::FileKind;
use crate::names::ParseError;

/// Why a file of the download cannot be read: file, line, field, and what to do about it.
///
/// Lines count from 1 as a text editor counts them, line breaks within fields included. The message
/// is complete: what caused the error is in it, so [`source`](std::error::Error::source) is `None`.
///
/// ```
/// use capability_framework::publication::{ReadReleaseError, Release};
///
/// let skills = "Skill Name,Skill Description,Awareness,Working,Practitioner,Expert,\
///               Roles that require Skill\n";
/// let error = Release::read(skills.as_bytes(), &b""[..]).unwrap_err();
/// assert!(matches!(error, ReadReleaseError::Swapped { other: "skills.csv", .. }));
/// assert_eq!(
///     error.to_string(),
///     "roles.csv, line 1: the header of skills.csv; are the two files swapped?"
/// );
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadReleaseError {
    /// The reader failed.
    #[error("{file}: {error}")]
    Io {
        /// The file.
        file: &'static str,
        /// Why the reader failed.
        error: std::io::Error,
    },
    /// The file is empty, or holds white space only.
    #[error("{file}: empty; expected a file that begins with the header `{expected}`")]
    Empty {
        /// The file.
        file: &'static str,
        /// Its header.
        expected: String,
    },
    /// The file is not CSV text in UTF-8.
    #[error("{file}: {found} instead of CSV text in UTF-8; {}", found.advice())]
    NotCsv {
        /// The file.
        file: &'static str,
        /// What it is.
        found: FileKind,
    },
    /// A byte that is not UTF-8.
    #[error(
        "{file}, line {line}{}: the byte 0x{byte:02x} is not UTF-8; save the file as UTF-8",
        Field(field)
    )]
    NotUtf8 {
        /// The file.
        file: &'static str,
        /// The line.
        line: usize,
        /// The column, where the header can be read.
        field: Option<String>,
        /// The byte.
        byte: u8,
    },
    /// The file ends within a character.
    #[error(
        "{file}, line {line}{}: the file ends in the middle of a character; it may be cut",
        Field(field)
    )]
    CutCharacter {
        /// The file.
        file: &'static str,
        /// The line.
        line: usize,
        /// The column, where the header can be read.
        field: Option<String>,
    },
    /// The first lines have none of the columns.
    #[error("{file}: no header; expected `{expected}`, found `{found}`")]
    NoHeader {
        /// The file.
        file: &'static str,
        /// How the file begins.
        found: String,
        /// The header that it should have.
        expected: String,
    },
    /// A column is missing.
    #[error("{file}, line {line}: no column `{column}`; expected `{expected}`, found `{found}`")]
    MissingColumn {
        /// The file.
        file: &'static str,
        /// The line of the header.
        line: usize,
        /// The first column that is missing.
        column: &'static str,
        /// The header of the file.
        found: String,
        /// The header that it should have.
        expected: String,
    },
    /// The header is that of the other file.
    #[error("{file}, line {line}: the header of {other}; are the two files swapped?")]
    Swapped {
        /// The file.
        file: &'static str,
        /// The line of the header.
        line: usize,
        /// The file that has this header.
        other: &'static str,
    },
    /// There is a header and nothing below it.
    #[error("{file}: a header without any record; the file may be cut")]
    NoRecords {
        /// The file.
        file: &'static str,
    },
    /// A quote that is opened and never closed.
    #[error(
        "{file}, line {line}, field `{field}`: its opening quote is never closed; the file may be cut"
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
        "{file}, line {line}, field `{field}`: a quote out of place; a field that has quotes must \
         be quoted, and the quotes in it doubled"
    )]
    StrayQuote {
        /// The file.
        file: &'static str,
        /// The line on which the field begins.
        line: usize,
        /// The column.
        field: String,
    },
    /// A field longer than any text of the framework, or a name longer than any of its names.
    #[error(
        "{file}, line {line}, field `{field}`: longer than {limit} bytes; a quote may be missing"
    )]
    FieldTooLong {
        /// The file.
        file: &'static str,
        /// The line on which the field begins; of a name, the line of its record.
        line: usize,
        /// The column.
        field: String,
        /// What is allowed.
        limit: usize,
    },
    /// A record with too few or too many fields.
    #[error(
        "{file}, line {line}: {count} field{} instead of {expected}, the last of them `{field}`; {}",
        if *count == 1 { "" } else { "s" },
        field_count_advice(*count, *expected, *is_last)
    )]
    WrongFieldCount {
        /// The file.
        file: &'static str,
        /// The line on which the record begins.
        line: usize,
        /// How many there are.
        count: usize,
        /// How many the header has.
        expected: usize,
        /// The column of the last field that the header has too.
        field: String,
        /// Whether it is the last record of the file.
        is_last: bool,
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
        /// The text, and what it should be.
        error: Box<ParseError>,
    },
    /// A field that should be the same in two records and is not.
    #[error(
        "{file}, line {line}, field `{field}`: differs from line {first}; one of them is wrong"
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

impl ReadReleaseError {
    /// The file that cannot be read: `roles.csv` or `skills.csv`, whatever its name on disk.
    ///
    /// ```
    /// use capability_framework::publication::Release;
    ///
    /// assert_eq!(Release::read(&b""[..], &b""[..]).unwrap_err().file(), "roles.csv");
    /// ```
    pub fn file(&self) -> &'static str {
        match self {
            ReadReleaseError::Io { file, .. }
            | ReadReleaseError::Empty { file, .. }
            | ReadReleaseError::NotCsv { file, .. }
            | ReadReleaseError::NotUtf8 { file, .. }
            | ReadReleaseError::CutCharacter { file, .. }
            | ReadReleaseError::NoHeader { file, .. }
            | ReadReleaseError::MissingColumn { file, .. }
            | ReadReleaseError::Swapped { file, .. }
            | ReadReleaseError::NoRecords { file, .. }
            | ReadReleaseError::UnclosedQuote { file, .. }
            | ReadReleaseError::StrayQuote { file, .. }
            | ReadReleaseError::FieldTooLong { file, .. }
            | ReadReleaseError::WrongFieldCount { file, .. }
            | ReadReleaseError::EmptyField { file, .. }
            | ReadReleaseError::UnknownProficiency { file, .. }
            | ReadReleaseError::Contradiction { file, .. } => file,
        }
    }
}

/// `, field ...`, where the field is known.
struct Field<'a>(&'a Option<String>);

impl std::fmt::Display for Field<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.as_ref().map_or(Ok(()), |field| write!(f, ", field `{field}`"))
    }
}

fn field_count_advice(count: usize, expected: usize, is_last: bool) -> &'static str {
    if count > expected {
        "a field with separators may lack its quotes"
    } else if is_last {
        "the file may be cut"
    } else {
        "a field with line breaks may lack its quotes"
    }
}
