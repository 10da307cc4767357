//! From the two files of the download to a [`Release`].

use std::collections::HashMap;
use std::hash::Hash;
use std::io::Read;
use std::str::FromStr;

use super::entries::ReleaseSkill;
use super::error::ReadReleaseError;
use super::note::ReleaseNote;
use super::release::Release;
use crate::framework::{Proficiency, Role, RoleFamily, RoleLevel, Skill};
use crate::names::ParseError;

/// More than any name has, in bytes. Names are compared with those of other records, so a longer one
/// would cost its length for each of them.
const NAME_LIMIT: usize = 1 << 10;

/// What the publisher writes where a role has no levels.
pub(super) const NOT_IN_USE: &str = "NOT IN USE";

impl Release {
    /// Reads `roles.csv` and `skills.csv` as the framework's download page publishes them.
    ///
    /// Any text in UTF-8 that has the right header is read, as it may come from a spreadsheet: with
    /// or without a byte order mark, with any line ends (within texts they become LF), with fields
    /// between commas, semicolons or tabs, with columns in any order, and with lines above the header
    /// and blank records below it. The header may differ in case and white space.
    ///
    /// Repeated records merge. Unknown names and columns are kept. Where the files disagree about a
    /// text, `skills.csv` is right; about the roles that require a skill, `roles.csv` is. Texts that
    /// say there is no text ("MISSING", "NOT IN USE", "This skill level is currently not defined.")
    /// are left out. All of this is in the [notes](Release::notes), as is what one file has and the
    /// other lacks. The time is in proportion to the size of the files.
    ///
    /// # Errors
    ///
    /// When a file cannot be read, is not CSV in UTF-8, has another header or breaks the rules of CSV;
    /// when a record lacks a name, has a proficiency that does not exist or contradicts another. See
    /// [`ReadReleaseError`].
    ///
    /// # Examples
    ///
    /// ```
    /// use capability_framework::publication::Release;
    ///
    /// let error = Release::read(&b""[..], &b""[..]).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "roles.csv: empty; expected a file that begins with the header `Role Family,Role,\
    ///      Role Description,Role Level,Role Level Description,Skill Name,Skill Description,\
    ///      Skill Level,Skill Level Description,Role Type`"
    /// );
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// assert_eq!(release.requirements().len(), 57);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn read(roles: impl Read, skills: impl Read) -> Result<Release, ReadReleaseError> {
        let mut reading = Reading::default();
        reading.read_roles(roles)?;
        reading.read_skills(skills)?;
        reading.note_missing();
        Ok(reading.release)
    }
}

/// A release as far as it has been read, with the positions of what is in it.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) release: Release,
    /// By name, without the white space around it, as all of the following.
    pub(super) families: HashMap<String, Option<RoleFamily>>,
    pub(super) roles: HashMap<String, usize>,
    /// Those of each role.
    pub(super) levels: Vec<HashMap<String, usize>>,
    pub(super) skills: HashMap<String, usize>,
    /// By role, level and skill.
    pub(super) requirements: HashMap<(usize, Option<usize>, usize), usize>,
    pub(super) meanings: Meanings,
}

/// The entries that names of the release mean, each with the first name that means it.
#[derive(Default)]
pub(super) struct Meanings {
    pub(super) families: HashMap<RoleFamily, String>,
    pub(super) roles: HashMap<Role, String>,
    pub(super) levels: HashMap<RoleLevel, String>,
    pub(super) skills: HashMap<Skill, String>,
}

/// Where a name is.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) file: &'static str,
    pub(super) line: usize,
}

impl Reading {
    /// The position of the skill of this name, which is added if it is new.
    pub(super) fn skill(&mut self, name: &str, place: Place) -> usize {
        if let Some(position) = self.skills.get(name.trim()) {
            return *position;
        }
        let position = self.release.skills.len();
        self.skills.insert(name.trim().to_owned(), position);
        let skill = meaning(name, place, &mut self.meanings.skills, &mut self.release.notes);
        self.release.skills.push(ReleaseSkill {
            name: name.to_owned(),
            skill,
            description: None,
            texts: [const { None }; Proficiency::COUNT],
            required_by: String::new(),
            line: place.line,
            description_line: place.line,
            text_lines: [0; Proficiency::COUNT],
            in_roles: false,
            in_skills: false,
        });
        position
    }
}

/// The entry that a name means. It is noted if there is none, or if another name means the same.
pub(super) fn meaning<T: FromStr<Err = ParseError> + Copy + Eq + Hash>(
    name: &str,
    place: Place,
    meanings: &mut HashMap<T, String>,
    notes: &mut Vec<ReleaseNote>,
) -> Option<T> {
    let Place { file, line } = place;
    let unknown = |error| notes.push(ReleaseNote::Unknown { file, line, error });
    let entry = name.parse().map_err(unknown).ok()?;
    if let Some(first) = meanings.get(&entry) {
        let (name, first) = (name.to_owned(), first.clone());
        notes.push(ReleaseNote::SameMeaning { file, line, name, first });
    } else {
        meanings.insert(entry, name.to_owned());
    }
    Some(entry)
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

/// Refuses what cannot be a name.
pub(super) fn check_name(
    Place { file, line }: Place,
    field: &'static str,
    name: &str,
) -> Result<(), ReadReleaseError> {
    if name.trim().is_empty() {
        return Err(ReadReleaseError::EmptyField { file, line, field });
    }
    if name.len() > NAME_LIMIT {
        let field = field.to_owned();
        return Err(ReadReleaseError::FieldTooLong { file, line, field, limit: NAME_LIMIT });
    }
    Ok(())
}
