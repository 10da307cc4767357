//! What makes a text no summary, and what a person may want to know about one.

use std::fmt;

use crate::framework::{Role, RoleFamily, RoleLevel};
use crate::names::ParseError;
use crate::publication::table::excerpt;

/// Why a text is not a role-level summary: the line, and what to do about it.
///
/// The message is complete: what caused the error is in it, so
/// [`source`](std::error::Error::source) is `None`.
///
/// ```
/// use capability_framework::publication::{ParseSummaryError, Summary};
///
/// let error = "Skill: Testnig".parse::<Summary>().unwrap_err();
/// assert!(matches!(error, ParseSummaryError::UnknownName { line: 1, .. }));
/// assert_eq!(error.to_string(), "line 1: unknown skill `Testnig`, did you mean `testing`?");
/// ```
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseSummaryError {
    /// A heading with an unknown name.
    #[error("line {line}: {error}")]
    UnknownName {
        /// The line.
        line: usize,
        /// The name, and what it might be.
        error: Box<ParseError>,
    },
    /// A second role or a second role level.
    #[error("line {line}: a second {kind}, after the one on line {first}; a summary is of one")]
    Second {
        /// The line.
        line: usize,
        /// "role" or "role level".
        kind: &'static str,
        /// The line of the first.
        first: usize,
    },
    /// The level is one of another role.
    #[error("line {line}: `{level}` is a level of `{}`, not of `{role}`", level.role())]
    OtherRole {
        /// The line.
        line: usize,
        /// The level.
        level: RoleLevel,
        /// The role of the summary.
        role: Role,
    },
    /// There is no heading for the role, or none for the level.
    #[error("no heading `{heading}`")]
    Missing {
        /// The heading that is missing.
        heading: &'static str,
    },
}

/// Something unusual about a summary, which was read all the same. The text keeps it all.
///
/// ```
/// use capability_framework::publication::{Summary, SummaryNote};
///
/// let text = "Data role: Data analyst\n\nRole level: Senior data analyst\n\nPay: to be agreed\n";
/// let summary: Summary = text.parse()?;
/// assert_eq!(
///     summary.notes()[0].to_string(),
///     "line 5: `Pay: to be agreed` is not a heading of a summary"
/// );
/// # Ok::<(), capability_framework::publication::ParseSummaryError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum SummaryNote {
    /// Text above the first heading. It belongs to no section.
    AboveHeadings {
        /// The line.
        line: usize,
        /// The text.
        text: String,
    },
    /// A line that looks like a heading but is not one of a summary's.
    ///
    /// If a name follows its colon, the lines below it belong to no section; if not, the line is
    /// read as prose of its section.
    UnknownHeading {
        /// The line.
        line: usize,
        /// The text.
        text: String,
    },
    /// A heading that occurs twice. Both sections are read as one.
    RepeatedHeading {
        /// The line.
        line: usize,
        /// The line of the first.
        first: usize,
    },
    /// The role is one of another family today. [`Summary::family`](crate::publication::Summary::family) is
    /// the one of the text.
    OtherFamily {
        /// The line.
        line: usize,
        /// The role.
        role: Role,
        /// The family of the summary.
        family: RoleFamily,
    },
    /// A name of a [`Release`](crate::publication::Release) that this version of the crate does not
    /// know. In a text that is parsed it is an error.
    UnknownName {
        /// The line.
        line: usize,
        /// The name, and what it might be.
        error: ParseError,
    },
}

/// Line and message.
impl fmt::Display for SummaryNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SummaryNote::AboveHeadings { line, text } => {
                write!(f, "line {line}: `{}` is above the first heading", excerpt(text))
            }
            SummaryNote::UnknownHeading { line, text } => {
                write!(f, "line {line}: `{}` is not a heading of a summary", excerpt(text))
            }
            SummaryNote::RepeatedHeading { line, first } => {
                write!(f, "line {line}: repeats the heading of line {first}; both are read as one")
            }
            SummaryNote::OtherFamily { line, role, family } => {
                write!(
                    f,
                    "line {line}: `{role}` is a role of `{}`, not of `{family}`",
                    role.family()
                )
            }
            SummaryNote::UnknownName { line, error } => write!(f, "line {line}: {error}"),
        }
    }
}
