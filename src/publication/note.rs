//! What a person may want to know about a download.

use std::fmt;

use super::missing::Size;
use super::roles_csv::ROLES;
use super::skills_csv::SKILLS;
use super::table::excerpt;
use crate::framework::{Edition, Role, RoleLevel};
use crate::names::ParseError;

/// Something unusual about a download, which was read all the same.
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
pub enum ReleaseNote {
    /// Lines above the header, which are not read: the name of a sheet, or Excel's `sep=;`.
    LinesAboveHeader {
        /// The file.
        file: &'static str,
        /// The line of the header.
        line: usize,
    },
    /// Something other than commas separates the fields.
    Separator {
        /// The file.
        file: &'static str,
        /// A semicolon or a tab.
        separator: char,
    },
    /// Characters that an earlier conversion of the file has lost: it wrote U+FFFD in their place.
    LostCharacters {
        /// The file.
        file: &'static str,
        /// The line of the first.
        line: usize,
        /// How many.
        count: usize,
    },
    /// A column whose name differs in case or white space from the one expected.
    ColumnSpelling {
        /// The file.
        file: &'static str,
        /// The line of the header.
        line: usize,
        /// The name in the file.
        name: String,
        /// The column that it is read as.
        column: &'static str,
    },
    /// A second column of the same name. It is kept with the unknown columns.
    ColumnTwice {
        /// The file.
        file: &'static str,
        /// The line of the header.
        line: usize,
        /// The column.
        column: &'static str,
        /// The number of the column that is read, from 1.
        read: usize,
        /// The number of the column that is kept, from 1.
        kept: usize,
    },
    /// A column that the reader does not know; see
    /// [`Release::unknown_columns`](super::Release::unknown_columns).
    Column {
        /// The file.
        file: &'static str,
        /// The line of the header.
        line: usize,
        /// The name of the column; empty if it has none.
        name: String,
    },
    /// Columns without a name and without a single field, as Excel writes them.
    EmptyColumns {
        /// The file.
        file: &'static str,
        /// How many.
        count: usize,
    },
    /// Records of which all fields are empty.
    BlankRecords {
        /// The file.
        file: &'static str,
        /// How many.
        count: usize,
        /// The line of the first.
        first: usize,
    },
    /// The header again, as between two files that were joined. It is skipped.
    RepeatedHeader {
        /// The file.
        file: &'static str,
        /// The line.
        line: usize,
    },
    /// A name that this version of the crate does not know, and what it might be.
    Unknown {
        /// The file.
        file: &'static str,
        /// The line on which it first occurs.
        line: usize,
        /// The name, and what it might be.
        error: ParseError,
    },
    /// A name that means the same entry as another name of the download.
    SameMeaning {
        /// The file.
        file: &'static str,
        /// The line on which it first occurs.
        line: usize,
        /// The name.
        name: String,
        /// The other name, which occurs before it.
        first: String,
    },
    /// A level of a role that this version of the crate knows as a level of another role. It is
    /// kept under its name only.
    OtherRole {
        /// The line of `roles.csv` on which it first occurs.
        line: usize,
        /// The level.
        level: RoleLevel,
        /// The role.
        role: Role,
    },
    /// A record that repeats another.
    Repeated {
        /// The file.
        file: &'static str,
        /// The line.
        line: usize,
        /// The line of the first.
        first: usize,
    },
    /// A text that differs between the two files. That of `skills.csv` is used.
    TextDiffers {
        /// The line of `roles.csv`.
        line: usize,
        /// The name of the skill.
        skill: String,
        /// The column of `roles.csv`.
        field: &'static str,
    },
    /// A skill whose column "Roles that require Skill" disagrees with `roles.csv`, which is right.
    RolesDisagree {
        /// The line of `skills.csv`.
        line: usize,
        /// The name of the skill.
        skill: String,
    },
    /// Skills that one file has and the other lacks.
    MissingSkills {
        /// The file that lacks them.
        file: &'static str,
        /// Their names.
        skills: Vec<String>,
    },
    /// Roles that `skills.csv` names and `roles.csv` lacks.
    MissingRoles {
        /// Their names.
        roles: Vec<String>,
    },
    /// The last role of `roles.csv` has fewer requirements than in the latest edition, as if the
    /// file had been cut.
    ShortLastRole {
        /// The name of the role.
        role: String,
        /// How many requirements it has.
        count: usize,
        /// How many it has in the latest edition.
        expected: usize,
    },
    /// The download has fewer than nine tenths of the roles, role levels, skills or requirements of
    /// the latest edition.
    FarSmaller {
        /// How many roles it has.
        roles: usize,
        /// How many role levels it has.
        role_levels: usize,
        /// How many skills it has.
        skills: usize,
        /// How many requirements it has.
        requirements: usize,
    },
}

impl ReleaseNote {
    /// The file that it is about, `roles.csv` or `skills.csv`; `None` if it is about both.
    ///
    /// ```
    /// use capability_framework::publication::Release;
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// let note = &release.notes()[0];
    /// assert_eq!((note.file(), note.line()), (Some("roles.csv"), Some(18)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn file(&self) -> Option<&'static str> {
        use ReleaseNote::*;
        match self {
            LinesAboveHeader { file, .. }
            | Separator { file, .. }
            | LostCharacters { file, .. }
            | ColumnSpelling { file, .. }
            | ColumnTwice { file, .. }
            | Column { file, .. }
            | EmptyColumns { file, .. }
            | BlankRecords { file, .. }
            | RepeatedHeader { file, .. }
            | Unknown { file, .. }
            | SameMeaning { file, .. }
            | Repeated { file, .. }
            | MissingSkills { file, .. } => Some(file),
            OtherRole { .. } | TextDiffers { .. } | MissingRoles { .. } | ShortLastRole { .. } => {
                Some(ROLES.file)
            }
            RolesDisagree { .. } => Some(SKILLS.file),
            FarSmaller { .. } => None,
        }
    }

    /// The line that it is about; `None` if it is about a file as a whole.
    pub fn line(&self) -> Option<usize> {
        use ReleaseNote::*;
        match self {
            LostCharacters { line, .. }
            | ColumnSpelling { line, .. }
            | ColumnTwice { line, .. }
            | Column { line, .. }
            | BlankRecords { first: line, .. }
            | RepeatedHeader { line, .. }
            | Unknown { line, .. }
            | SameMeaning { line, .. }
            | OtherRole { line, .. }
            | Repeated { line, .. }
            | TextDiffers { line, .. }
            | RolesDisagree { line, .. } => Some(*line),
            _ => None,
        }
    }
}

/// File, line and message: `roles.csv, line 9: repeats line 7`.
impl fmt::Display for ReleaseNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.file(), self.line()) {
            (Some(file), Some(line)) => write!(f, "{file}, line {line}: ")?,
            (Some(file), None) => write!(f, "{file}: ")?,
            (None, _) => {}
        }
        self.fmt_message(f)
    }
}

impl ReleaseNote {
    fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use ReleaseNote::*;
        match self {
            LinesAboveHeader { line, .. } => {
                write!(f, "the header is on line {line}; what is above it is not read")
            }
            Separator { separator: '\t', .. } => write!(f, "{SEPARATED} tabs"),
            Separator { .. } => write!(f, "{SEPARATED} semicolons"),
            LostCharacters { count, .. } => {
                let characters = Count(*count, "character", "characters");
                write!(f, "{characters} lost in an earlier conversion (U+FFFD)")
            }
            ColumnSpelling { name, column, .. } => {
                write!(f, "column `{}` is read as `{column}`", excerpt(name))
            }
            ColumnTwice { column, read, kept, .. } => {
                write!(f, "column `{column}` occurs twice; column {read} is read, ")?;
                write!(f, "column {kept} is kept as unknown")
            }
            Column { name, .. } => unknown_column(f, name.trim()),
            EmptyColumns { count, .. } => {
                write!(f, "{} skipped", Count(*count, "empty column", "empty columns"))
            }
            BlankRecords { count, .. } => {
                write!(f, "{} skipped", Count(*count, "blank record", "blank records"))
            }
            RepeatedHeader { .. } => write!(f, "the header again, skipped"),
            Unknown { error, .. } => write!(f, "{error}"),
            SameMeaning { name, first, .. } => {
                write!(f, "`{}` means the same as `{}`", excerpt(name), excerpt(first))
            }
            OtherRole { level, role, .. } => {
                write!(f, "`{level}` is a level of `{}`, not of `{role}`", level.role())
            }
            Repeated { first, .. } => write!(f, "repeats line {first}"),
            TextDiffers { skill, field, .. } => {
                write!(f, "`{field}` of `{}` differs from skills.csv", excerpt(skill))
            }
            RolesDisagree { skill, .. } => {
                write!(f, "the roles that require `{}` differ from roles.csv", excerpt(skill))
            }
            MissingSkills { file, skills } => missing_skills(f, file, skills),
            MissingRoles { roles } => missing_roles(f, roles),
            ShortLastRole { role, count, expected } => short_role(f, role, *count, *expected),
            FarSmaller { roles, role_levels, skills, requirements } => {
                far_smaller(f, [*roles, *role_levels, *skills, *requirements])
            }
        }
    }
}

fn unknown_column(f: &mut fmt::Formatter<'_>, name: &str) -> fmt::Result {
    match name {
        "" => write!(f, "unknown column without a name"),
        name => write!(f, "unknown column `{}`", excerpt(name)),
    }
}

fn missing_skills(f: &mut fmt::Formatter<'_>, file: &str, skills: &[String]) -> fmt::Result {
    let count = Count(skills.len(), "skill", "skills");
    let has = if file == SKILLS.file { "roles.csv requires" } else { "skills.csv has" };
    write!(f, "lacks {count} that {has}: {}; {CUT}", Names(skills))
}

fn missing_roles(f: &mut fmt::Formatter<'_>, roles: &[String]) -> fmt::Result {
    let count = Count(roles.len(), "role", "roles");
    write!(f, "lacks {count} that skills.csv names: {}; {CUT}", Names(roles))
}

fn short_role(f: &mut fmt::Formatter<'_>, role: &str, has: usize, expected: usize) -> fmt::Result {
    let (has, latest) = (Count(has, "requirement", "requirements"), Edition::LATEST);
    write!(f, "ends with {has} for `{}`, where {latest} has {expected}; {CUT}", excerpt(role))
}

fn far_smaller(f: &mut fmt::Formatter<'_>, has: [usize; 4]) -> fmt::Result {
    let [roles, role_levels, skills, requirements] = has;
    let roles = Count(roles, "role", "roles");
    let role_levels = Count(role_levels, "role level", "role levels");
    let skills = Count(skills, "skill", "skills");
    let requirements = Count(requirements, "requirement", "requirements");
    write!(f, "the download has {roles}, {role_levels}, {skills} and {requirements}, ")?;
    let Size { roles, role_levels, skills, requirements } = Size::of_latest();
    let latest = Edition::LATEST;
    write!(f, "where {latest} has {roles}, {role_levels}, {skills} and {requirements}; ")?;
    write!(f, "part of it may be missing")
}

const SEPARATED: &str = "the fields are not separated by commas but by";
const CUT: &str = "the file may be cut";

/// The first names of a list, and how many more there are.
struct Names<'a>(&'a [String]);

impl fmt::Display for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 5;
        for (position, name) in self.0.iter().take(SHOWN).enumerate() {
            let separator = match position {
                0 => "",
                _ if position + 1 == self.0.len() => " and ",
                _ => ", ",
            };
            write!(f, "{separator}`{}`", excerpt(name))?;
        }
        match self.0.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => write!(f, " and {more} more"),
        }
    }
}

/// A number and what it counts, in the singular and in the plural.
struct Count(usize, &'static str, &'static str);

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.0, if self.0 == 1 { self.1 } else { self.2 })
    }
}
