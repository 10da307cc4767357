//! From the two files of the download to a [`Release`].

use std::collections::HashMap;
use std::io::Read;

use super::entries::{ReleaseSkill, UnknownColumn, UnknownField};
use super::error::ReadReleaseError;
use super::note::ReleaseNote;
use super::release::Release;
use super::roles_csv::{ROLE_TYPE, ROLES};
use super::skills_csv::{REQUIRED_BY, SKILLS};
use super::table::{Record, Table, normalise_line_ends, read_bytes};
use crate::framework::{Proficiency, RoleFamily, Skill};
use crate::names::ParseError;

/// What the publisher writes where a role has no levels.
pub(super) const NOT_IN_USE: &str = "NOT IN USE";

impl Release {
    /// Reads `roles.csv` and `skills.csv` as the framework's download page publishes them.
    ///
    /// A byte order mark and the kind of line ends make no difference. Repeated records merge and
    /// are noted; unknown roles, levels, skills and columns are kept and noted; texts that say there
    /// is none ("MISSING", "NOT IN USE", "This skill level is currently not defined.") are none.
    ///
    /// # Errors
    ///
    /// When a file is not what it should be: see [`ReadReleaseError`], which names file, line and
    /// field.
    ///
    /// ```
    /// use capability_framework::publication::Release;
    ///
    /// let error = Release::read(&b""[..], &b""[..]).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "roles.csv: empty, expected a header that begins with `Role Family`"
    /// );
    /// ```
    pub fn read(roles: impl Read, skills: impl Read) -> Result<Release, ReadReleaseError> {
        let mut reading = Reading::default();
        let mut bytes = read_bytes(roles, ROLES.file)?;
        normalise_line_ends(&mut bytes);
        reading.read_roles(Table::new(&ROLES, &bytes, REQUIRED_BY)?)?;
        drop(bytes); // before the other file is read
        let mut bytes = read_bytes(skills, SKILLS.file)?;
        normalise_line_ends(&mut bytes);
        reading.read_skills(Table::new(&SKILLS, &bytes, ROLE_TYPE)?)?;
        Ok(reading.release)
    }
}

/// A release as far as it has been read, with the positions of what is in it.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) release: Release,
    /// By name.
    pub(super) families: HashMap<String, Option<RoleFamily>>,
    /// By name.
    pub(super) roles: HashMap<String, usize>,
    /// For each role, by name.
    pub(super) levels: Vec<HashMap<String, usize>>,
    /// By name.
    pub(super) skills: HashMap<String, usize>,
    /// By role, level and skill.
    pub(super) requirements: HashMap<(usize, Option<usize>, usize), usize>,
}

impl Reading {
    /// The position of the skill of this name, which is new on `line` if no record had it before.
    pub(super) fn skill(&mut self, name: &str, file: &'static str, line: usize) -> usize {
        if let Some(position) = self.skills.get(name) {
            return *position;
        }
        let position = self.release.skills.len();
        self.skills.insert(name.to_owned(), position);
        let skill = self.known(name.parse::<Skill>(), file, line);
        self.release.skills.push(ReleaseSkill {
            name: name.to_owned(),
            skill,
            description: None,
            texts: [const { None }; Proficiency::COUNT],
            required_by: String::new(),
            line,
            text_lines: [0; Proficiency::COUNT],
            in_roles: false,
        });
        position
    }

    /// What a name means; what is not known is noted.
    pub(super) fn known<T>(
        &mut self,
        parsed: Result<T, ParseError>,
        file: &'static str,
        line: usize,
    ) -> Option<T> {
        let note = |error| self.release.notes.push(ReleaseNote::Unknown { file, line, error });
        parsed.map_err(note).ok()
    }

    /// The position in a record and in the release of every column that the format does not have.
    pub(super) fn unknown_columns<const N: usize>(
        &mut self,
        table: &Table<'_, N>,
    ) -> Vec<(usize, usize)> {
        let file = table.file();
        let mut unknown = Vec::new();
        for (position, name) in table.unknown_columns() {
            unknown.push((position, self.release.columns.len()));
            self.release.notes.push(ReleaseNote::Column { file, name: name.to_owned() });
            self.release.columns.push(UnknownColumn {
                file,
                name: name.to_owned(),
                fields: Vec::new(),
            });
        }
        unknown
    }

    pub(super) fn keep_unknown<const N: usize>(
        &mut self,
        unknown: &[(usize, usize)],
        record: &Record<'_, N>,
    ) {
        for (from, to) in unknown {
            if let (Some(field), Some(column)) =
                (record.all.get(*from), item(&mut self.release.columns, *to))
            {
                let (line, text) = (record.line, field.to_string());
                column.fields.push(UnknownField { line, text });
            }
        }
    }
}

/// The item at a position that this reading itself gave to it.
pub(super) fn item<T>(items: &mut [T], position: usize) -> Option<&mut T> {
    let item = items.get_mut(position);
    debug_assert!(item.is_some(), "a position is that of an item, and none is ever removed");
    item
}

/// A text, unless it says that there is none.
pub(super) fn defined(text: &str) -> Option<&str> {
    let none = ["", "MISSING", NOT_IN_USE, "This skill level is currently not defined."];
    Some(text).filter(|text| !none.contains(&text.trim()))
}
