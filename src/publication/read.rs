//! From the two files of the download to a [`Release`].

use std::collections::HashMap;
use std::io::Read;

use csv::ByteRecord;

use super::error::ReadReleaseError;
use super::note::ReleaseNote;
use super::release::{
    Release, ReleaseLevel, ReleaseRequirement, ReleaseRole, ReleaseSkill, UnknownColumn,
};
use super::scan::{Table, text};
use crate::framework::{Proficiency, Role, Skill};
use crate::names::ParseError;

const ROLES: &str = "roles.csv";
const SKILLS: &str = "skills.csv";

const FAMILY: &str = "Role Family";
const ROLE: &str = "Role";
const ROLE_DESCRIPTION: &str = "Role Description";
const LEVEL: &str = "Role Level";
const LEVEL_DESCRIPTION: &str = "Role Level Description";
const SKILL: &str = "Skill Name";
const SKILL_DESCRIPTION: &str = "Skill Description";
const SKILL_LEVEL: &str = "Skill Level";
const SKILL_LEVEL_DESCRIPTION: &str = "Skill Level Description";
const ROLE_TYPE: &str = "Role Type";
const REQUIRED_BY: &str = "Roles that require Skill";

const ROLES_COLUMNS: [&str; 10] = [
    FAMILY,
    ROLE,
    ROLE_DESCRIPTION,
    LEVEL,
    LEVEL_DESCRIPTION,
    SKILL,
    SKILL_DESCRIPTION,
    SKILL_LEVEL,
    SKILL_LEVEL_DESCRIPTION,
    ROLE_TYPE,
];

const SKILLS_COLUMNS: [&str; 7] =
    [SKILL, SKILL_DESCRIPTION, "Awareness", "Working", "Practitioner", "Expert", REQUIRED_BY];

/// What the publisher writes where a role has no levels.
const NOT_IN_USE: &str = "NOT IN USE";

impl Release {
    /// Reads `roles.csv` and `skills.csv` as the framework's download page publishes them.
    ///
    /// A byte order mark and Windows line ends make no difference. Repeated records merge and are
    /// noted; unknown roles, levels, skills and columns are kept and noted; texts that say there is
    /// none ("MISSING", "NOT IN USE", "This skill level is currently not defined.") are none.
    ///
    /// # Errors
    ///
    /// When a file is not what it should be: see [`ReadReleaseError`], which names file, line and field.
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
        let bytes = all(roles, ROLES)?;
        reading.roles(Table::new(ROLES, &bytes, &ROLES_COLUMNS, REQUIRED_BY)?)?;
        drop(bytes);
        let bytes = all(skills, SKILLS)?;
        reading.skills(Table::new(SKILLS, &bytes, &SKILLS_COLUMNS, ROLE_TYPE)?)?;
        Ok(reading.release)
    }
}

fn all(mut reader: impl Read, file: &'static str) -> Result<Vec<u8>, ReadReleaseError> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(|error| ReadReleaseError::Io { file, error })?;
    Ok(bytes)
}

#[derive(Default)]
struct Reading {
    release: Release,
    roles: HashMap<Vec<u8>, usize>,
    skills: HashMap<Vec<u8>, usize>,
    /// The line where a skill was first described at a proficiency in roles.csv.
    text_lines: HashMap<(usize, Proficiency), usize>,
    requirements: HashMap<(usize, Option<usize>, usize), usize>,
}

impl Reading {
    fn roles(&mut self, mut table: Table<'_>) -> Result<(), ReadReleaseError> {
        let columns = ROLES_COLUMNS.map(|name| table.column(name));
        let unknown = self.unknown_columns(&table, &ROLES_COLUMNS);
        while let Some((line, record)) = table.next()? {
            let fields = columns.map(|at| record.get(at).unwrap_or_default());
            self.keep_unknown(&unknown, line, record);
            self.role_record(line, fields)?;
        }
        Ok(())
    }

    fn role_record(&mut self, line: usize, fields: [&[u8]; 10]) -> Result<(), ReadReleaseError> {
        let [
            family,
            role,
            about_role,
            level,
            about_level,
            skill,
            about_skill,
            scale,
            at_scale,
            kind,
        ] = fields;
        let present = [(FAMILY, family), (ROLE, role), (LEVEL, level), (SKILL, skill)];
        if let Some((field, _)) = present.iter().find(|(_, text)| text.trim_ascii().is_empty()) {
            return Err(ReadReleaseError::EmptyField { file: ROLES, line, field });
        }
        let contradiction =
            |field, first| Err(ReadReleaseError::Contradiction { file: ROLES, line, field, first });

        let role = self.role(role, family, about_role, kind, line);
        let Some(of) = self.release.roles.get_mut(role) else { return Ok(()) };
        for (field, own, new) in [
            (FAMILY, &of.family, family),
            (ROLE_DESCRIPTION, &of.description, about_role),
            (ROLE_TYPE, &of.role_type, kind),
        ] {
            if own.as_bytes() != new {
                return contradiction(field, of.line);
            }
        }

        let level = if level == NOT_IN_USE.as_bytes() {
            None
        } else {
            let at = of.levels.iter().position(|own| own.name.as_bytes() == level);
            let at = at.unwrap_or_else(|| {
                let parsed = note(text(level).parse(), &mut self.release.notes, ROLES, line);
                of.levels.push(ReleaseLevel {
                    name: text(level).to_owned(),
                    level: parsed,
                    description: text(about_level).to_owned(),
                    line,
                });
                of.levels.len() - 1
            });
            if let Some(own) =
                of.levels.get(at).filter(|own| own.description.as_bytes() != about_level)
            {
                return contradiction(LEVEL_DESCRIPTION, own.line);
            }
            Some(at)
        };

        let skill = self.skill(skill, line, ROLES);
        let proficiency = match level {
            None if scale == NOT_IN_USE.as_bytes() => None,
            _ => Some(text(scale).trim().parse::<Proficiency>().map_err(|error| {
                let error = Box::new(error);
                ReadReleaseError::UnknownProficiency {
                    file: ROLES,
                    line,
                    field: SKILL_LEVEL,
                    error,
                }
            })?),
        };
        if let Some(of) = self.release.skills.get_mut(skill) {
            of.in_roles = true;
            let new = defined(about_skill);
            if of.description.is_none() {
                of.description = new.map(owned);
            } else if new.is_some() && of.description.as_deref().map(str::as_bytes) != new {
                return contradiction(SKILL_DESCRIPTION, of.line);
            }
            if let Some((proficiency, new)) = proficiency.zip(defined(at_scale)) {
                let own = of.texts.get_mut(proficiency.index());
                match own {
                    Some(own @ None) => {
                        *own = Some(owned(new));
                        self.text_lines.insert((skill, proficiency), line);
                    }
                    Some(Some(own)) if own.as_bytes() != new => {
                        let first = self.text_lines.get(&(skill, proficiency));
                        return contradiction(
                            SKILL_LEVEL_DESCRIPTION,
                            first.copied().unwrap_or_default(),
                        );
                    }
                    _ => {}
                }
            }
        }

        let new = ReleaseRequirement { role, level, skill, proficiency, line };
        match self.requirements.get(&(role, level, skill)) {
            None => {
                self.requirements.insert((role, level, skill), self.release.requirements.len());
                self.release.requirements.push(new);
            }
            Some(first) => {
                let Some(own) = self.release.requirements.get(*first) else { return Ok(()) };
                if own.proficiency != proficiency {
                    return contradiction(SKILL_LEVEL, own.line);
                }
                self.release.notes.push(ReleaseNote::Repeated { line, first: own.line });
            }
        }
        Ok(())
    }

    fn skills(&mut self, mut table: Table<'_>) -> Result<(), ReadReleaseError> {
        let columns = SKILLS_COLUMNS.map(|name| table.column(name));
        let unknown = self.unknown_columns(&table, &SKILLS_COLUMNS);
        let required_by = self.required_by();
        let mut seen: HashMap<usize, usize> = HashMap::new();
        while let Some((line, record)) = table.next()? {
            let field = |at: usize| record.get(at).unwrap_or_default();
            let [name, description, awareness, working, practitioner, expert, roles] =
                columns.map(field);
            self.keep_unknown(&unknown, line, record);
            if name.trim_ascii().is_empty() {
                return Err(ReadReleaseError::EmptyField { file: SKILLS, line, field: SKILL });
            }
            let skill = self.skill(name, line, SKILLS);
            let texts = [awareness, working, practitioner, expert];
            if let Some(first) = seen.insert(skill, line) {
                return Err(ReadReleaseError::Contradiction {
                    file: SKILLS,
                    line,
                    field: SKILL,
                    first,
                });
            }
            self.skill_record(skill, line, description, texts, roles, &required_by);
        }
        Ok(())
    }

    /// What skills.csv says of a skill rules over its texts in roles.csv.
    fn skill_record(
        &mut self,
        skill: usize,
        line: usize,
        description: &[u8],
        texts: [&[u8]; 4],
        roles: &[u8],
        required_by: &[Vec<usize>],
    ) {
        let roles = text(roles);
        let mut named: Vec<&str> = roles.split([',', '\n']).map(str::trim).collect();
        named.retain(|name| !name.is_empty());
        named.sort_unstable();
        named.dedup();
        let ours = required_by.get(skill).into_iter().flatten();
        let ours = ours.filter_map(|role| self.release.roles.get(*role));
        let mut ours: Vec<&str> = ours.map(|role| role.name.trim()).collect();
        ours.sort_unstable();
        ours.dedup();
        let disagrees = named != ours;
        let Some(of) = self.release.skills.get_mut(skill) else { return };
        let mut differs = |field, first| {
            let skill = of.name.clone();
            self.release.notes.push(ReleaseNote::TextDiffers { line: first, skill, field });
        };
        let new = defined(description).map(text);
        if of.in_roles && of.description.is_some() && of.description.as_deref() != new {
            differs(SKILL_DESCRIPTION, of.line);
        }
        for ((own, new), proficiency) in of.texts.iter_mut().zip(texts).zip(Proficiency::iter()) {
            let new = defined(new).map(text);
            if own.is_some() && own.as_deref() != new {
                let first = self.text_lines.get(&(skill, proficiency)).copied();
                differs(SKILL_LEVEL_DESCRIPTION, first.unwrap_or_default());
            }
            if new.is_some() {
                *own = new.map(str::to_owned);
            }
        }
        if new.is_some() {
            of.description = new.map(str::to_owned);
        }
        of.roles = roles.to_owned();
        if disagrees {
            let skill = of.name.clone();
            self.release.notes.push(ReleaseNote::RolesDisagree { line, skill });
        }
    }

    /// The positions of the roles that roles.csv has requiring each skill.
    fn required_by(&self) -> Vec<Vec<usize>> {
        let mut required_by: Vec<Vec<usize>> = vec![Vec::new(); self.release.skills.len()];
        for of in &self.release.requirements {
            if let Some(roles) = required_by.get_mut(of.skill) {
                roles.push(of.role);
            }
        }
        required_by
    }

    fn role(
        &mut self,
        name: &[u8],
        family: &[u8],
        about: &[u8],
        kind: &[u8],
        line: usize,
    ) -> usize {
        // The records of a role come together.
        if self.release.roles.last().is_some_and(|last| last.name.as_bytes() == name) {
            return self.release.roles.len() - 1;
        }
        if let Some(at) = self.roles.get(name) {
            return *at;
        }
        let at = self.release.roles.len();
        self.roles.insert(name.to_owned(), at);
        self.release.roles.push(ReleaseRole {
            name: owned(name),
            role: note(text(name).parse::<Role>(), &mut self.release.notes, ROLES, line),
            family: owned(family),
            description: owned(about),
            role_type: owned(kind),
            levels: Vec::new(),
            line,
        });
        at
    }

    fn skill(&mut self, name: &[u8], line: usize, file: &'static str) -> usize {
        if let Some(at) = self.skills.get(name) {
            return *at;
        }
        let at = self.release.skills.len();
        self.skills.insert(name.to_owned(), at);
        self.release.skills.push(ReleaseSkill {
            name: owned(name),
            skill: note(text(name).parse::<Skill>(), &mut self.release.notes, file, line),
            description: None,
            texts: [const { None }; Proficiency::COUNT],
            roles: String::new(),
            line,
            in_roles: false,
        });
        at
    }

    /// Position in the record and in the release of every column that is not among `known`.
    fn unknown_columns(&mut self, table: &Table<'_>, known: &[&str]) -> Vec<(usize, usize)> {
        let mut unknown = Vec::new();
        for (at, name) in table.header.iter().enumerate() {
            if !known.contains(&name.as_str()) {
                let (file, name) = (table.file, name.clone());
                unknown.push((at, self.release.columns.len()));
                self.release.notes.push(ReleaseNote::Column { file, name: name.clone() });
                self.release.columns.push(UnknownColumn { file, name, fields: Vec::new() });
            }
        }
        unknown
    }

    fn keep_unknown(&mut self, unknown: &[(usize, usize)], line: usize, record: &ByteRecord) {
        for (from, to) in unknown {
            if let (Some(field), Some(column)) =
                (record.get(*from), self.release.columns.get_mut(*to))
            {
                column.fields.push((line, text(field).to_owned()));
            }
        }
    }
}

/// A text, unless it says that there is none.
fn defined(text: &[u8]) -> Option<&[u8]> {
    let none = ["", "MISSING", NOT_IN_USE, "This skill level is currently not defined."];
    Some(text).filter(|text| !none.iter().any(|none| text.trim_ascii() == none.as_bytes()))
}

fn owned(field: &[u8]) -> String {
    text(field).to_owned()
}

fn note<T>(
    parsed: Result<T, ParseError>,
    notes: &mut Vec<ReleaseNote>,
    file: &'static str,
    line: usize,
) -> Option<T> {
    parsed.map_err(|error| notes.push(ReleaseNote::Unknown { file, line, error })).ok()
}
