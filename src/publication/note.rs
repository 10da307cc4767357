//! What a person may want to know about a download.

use std::fmt;

use crate::ParseError;

/// Something about a download that a person may want to know. None of it keeps the download from
/// being read.
///
/// ```
/// use capability_framework::publication::Release;
///
/// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
/// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
/// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
/// let release = Release::read(roles, skills)?;
/// for note in release.notes() {
///     println!("{note}");
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Note {
    /// A name that this version of the crate does not know, and what it might be.
    Unknown {
        /// The file.
        file: &'static str,
        /// The line where it first stands.
        line: usize,
        /// What is not known.
        error: ParseError,
    },
    /// A column that the reader does not know; see [`Release::unknown_columns`](super::Release::unknown_columns).
    Column {
        /// The file.
        file: &'static str,
        /// The name of the column.
        name: String,
    },
    /// A record that repeats another.
    Repeated {
        /// The line.
        line: usize,
        /// The line of the first.
        first: usize,
    },
    /// A text that differs between the two files; the one of `skills.csv` is taken.
    TextDiffers {
        /// The line of `roles.csv`.
        line: usize,
        /// The name of the skill.
        skill: String,
        /// The column of `roles.csv`.
        field: &'static str,
    },
    /// A skill whose column "Roles that require Skill" disagrees with `roles.csv`, which rules.
    RolesDisagree {
        /// The line of `skills.csv`.
        line: usize,
        /// The name of the skill.
        skill: String,
    },
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Note::Unknown { file, line, error } => write!(f, "{file}, line {line}: {error}"),
            Note::Column { file, name } => write!(f, "{file}, line 1: unknown column `{name}`"),
            Note::Repeated { line, first } => {
                write!(f, "roles.csv, line {line}: repeats line {first}")
            }
            Note::TextDiffers { line, skill, field } => {
                write!(f, "roles.csv, line {line}: `{field}` of `{skill}` differs from skills.csv")
            }
            Note::RolesDisagree { line, skill } => write!(
                f,
                "skills.csv, line {line}: the roles that require `{skill}` differ from roles.csv"
            ),
        }
    }
}
