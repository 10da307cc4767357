//! `roles.csv`: a record for every skill that a role level requires.

use std::collections::HashMap;
use std::io::Read;

use super::entries::{ReleaseLevel, ReleaseRole, Row};
use super::error::ReadReleaseError;
use super::note::ReleaseNote;
use super::read::{NOT_IN_USE, Place, Reading, check_name, defined, item, meaning};
use super::skills_csv::SKILLS;
use super::table::{Format, Record, Table};
use crate::framework::{Proficiency, RoleLevel};

const FAMILY: &str = "Role Family";
const ROLE: &str = "Role";
const ROLE_DESCRIPTION: &str = "Role Description";
const LEVEL: &str = "Role Level";
const LEVEL_DESCRIPTION: &str = "Role Level Description";
pub(super) const SKILL: &str = "Skill Name";
pub(super) const SKILL_DESCRIPTION: &str = "Skill Description";
const SKILL_LEVEL: &str = "Skill Level";
pub(super) const SKILL_LEVEL_DESCRIPTION: &str = "Skill Level Description";
const ROLE_TYPE: &str = "Role Type";

pub(super) static ROLES: Format<10> = Format {
    file: "roles.csv",
    columns: [
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
    ],
};

/// A record, by the names of its columns.
struct RoleRecord<'a> {
    line: usize,
    family: &'a str,
    role: &'a str,
    role_description: &'a str,
    level: &'a str,
    level_description: &'a str,
    skill: &'a str,
    skill_description: &'a str,
    skill_level: &'a str,
    skill_level_description: &'a str,
    role_type: &'a str,
}

impl<'a> RoleRecord<'a> {
    /// The record, if it has all names that it should have.
    fn new(record: &Record<'a, 10>) -> Result<Self, ReadReleaseError> {
        let [
            family,
            role,
            role_description,
            level,
            level_description,
            skill,
            skill_description,
            skill_level,
            skill_level_description,
            role_type,
        ] = record.fields;
        let place = Place { file: ROLES.file, line: record.line };
        for (field, name) in [(FAMILY, family), (ROLE, role), (LEVEL, level), (SKILL, skill)] {
            check_name(place, field, name)?;
        }
        Ok(RoleRecord {
            line: record.line,
            family,
            role,
            role_description,
            level,
            level_description,
            skill,
            skill_description,
            skill_level,
            skill_level_description,
            role_type,
        })
    }

    /// The proficiency that is required, which a role without levels need not state.
    fn proficiency(&self) -> Result<Option<Proficiency>, ReadReleaseError> {
        if [self.level, self.skill_level].map(str::trim) == [NOT_IN_USE; 2] {
            return Ok(None);
        }
        self.skill_level.parse().map(Some).map_err(|error| ReadReleaseError::UnknownProficiency {
            file: ROLES.file,
            line: self.line,
            field: SKILL_LEVEL,
            error: Box::new(error),
        })
    }

    fn place(&self) -> Place {
        Place { file: ROLES.file, line: self.line }
    }

    /// Fails if the field differs from what the record on line `first` has.
    fn agrees(
        &self,
        field: &'static str,
        value: &str,
        first_value: &str,
        first: usize,
    ) -> Result<(), ReadReleaseError> {
        if value == first_value { Ok(()) } else { Err(self.contradiction(field, first)) }
    }

    fn contradiction(&self, field: &'static str, first: usize) -> ReadReleaseError {
        ReadReleaseError::Contradiction { file: ROLES.file, line: self.line, field, first }
    }
}

impl Reading {
    pub(super) fn read_roles(&mut self, reader: impl Read) -> Result<(), ReadReleaseError> {
        let text = ROLES.read_text(reader)?;
        let mut table = Table::new(&ROLES, &SKILLS, &text, &mut self.release.notes)?;
        while let Some(record) = table.next()? {
            self.read_role_record(&RoleRecord::new(&record)?)?;
        }
        table.finish(&mut self.release);
        Ok(())
    }

    fn read_role_record(&mut self, record: &RoleRecord<'_>) -> Result<(), ReadReleaseError> {
        let role = self.role_position(record)?;
        let level = self.level_position(role, record)?;
        let proficiency = record.proficiency()?;
        let skill = self.skill(record.skill, record.place());
        self.add_skill_texts(skill, proficiency, record)?;
        let line = record.line;
        self.add_requirement(Row { role, level, skill, proficiency, line }, record)
    }

    /// The position of the record's role, which is added if it is new.
    fn role_position(&mut self, record: &RoleRecord<'_>) -> Result<usize, ReadReleaseError> {
        // The records of a role come together.
        let last = self.release.roles.last().filter(|last| last.name == record.role);
        let position = match last {
            Some(_) => Some(self.release.roles.len() - 1),
            None => self.roles.get(record.role.trim()).copied(),
        };
        let Some(position) = position else { return Ok(self.add_role(record)) };
        if let Some(role) = item(&mut self.release.roles, position) {
            record.agrees(FAMILY, record.family.trim(), role.family_name.trim(), role.line)?;
            record.agrees(
                ROLE_DESCRIPTION,
                record.role_description,
                &role.description,
                role.line,
            )?;
            record.agrees(ROLE_TYPE, record.role_type, &role.role_type, role.line)?;
        }
        Ok(position)
    }

    fn add_role(&mut self, record: &RoleRecord<'_>) -> usize {
        let position = self.release.roles.len();
        let notes = &mut self.release.notes;
        let role = meaning(record.role, record.place(), &mut self.meanings.roles, notes);
        let family_name = record.family.trim();
        let family = self.families.get(family_name).copied().unwrap_or_else(|| {
            let meanings = &mut self.meanings.families;
            let family = meaning(family_name, record.place(), meanings, notes);
            self.families.insert(family_name.to_owned(), family);
            family
        });
        self.roles.insert(record.role.trim().to_owned(), position);
        self.levels.push(HashMap::new());
        self.release.roles.push(ReleaseRole {
            name: record.role.to_owned(),
            role,
            family_name: record.family.to_owned(),
            family,
            description: record.role_description.to_owned(),
            role_type: record.role_type.to_owned(),
            levels: Vec::new(),
            line: record.line,
        });
        position
    }

    /// The position of the record's level in its role, which is added if it is new; `None` if the
    /// role has no levels.
    fn level_position(
        &mut self,
        role: usize,
        record: &RoleRecord<'_>,
    ) -> Result<Option<usize>, ReadReleaseError> {
        if record.level.trim() == NOT_IN_USE {
            return Ok(None);
        }
        let Some(positions) = item(&mut self.levels, role) else { return Ok(None) };
        let Some(position) = positions.get(record.level.trim()).copied() else {
            positions.insert(record.level.trim().to_owned(), positions.len());
            return Ok(self.add_level(role, record));
        };
        let levels = item(&mut self.release.roles, role).map(|role| role.levels.as_mut_slice());
        if let Some(level) = levels.and_then(|levels| item(levels, position)) {
            let description = record.level_description;
            record.agrees(LEVEL_DESCRIPTION, description, &level.description, level.line)?;
        }
        Ok(Some(position))
    }

    fn add_level(&mut self, role: usize, record: &RoleRecord<'_>) -> Option<usize> {
        let ReleaseRole { role, levels, .. } = item(&mut self.release.roles, role)?;
        let notes = &mut self.release.notes;
        let level = match (record.level.parse::<RoleLevel>(), *role) {
            (Ok(level), Some(role)) if level.role() != role => {
                notes.push(ReleaseNote::OtherRole { line: record.line, level, role });
                None
            }
            _ => meaning(record.level, record.place(), &mut self.meanings.levels, notes),
        };
        levels.push(ReleaseLevel {
            name: record.level.to_owned(),
            level,
            description: record.level_description.to_owned(),
            line: record.line,
        });
        Some(levels.len() - 1)
    }

    /// Keeps what the record says of its skill, and what it means at the proficiency.
    fn add_skill_texts(
        &mut self,
        skill: usize,
        proficiency: Option<Proficiency>,
        record: &RoleRecord<'_>,
    ) -> Result<(), ReadReleaseError> {
        let Some(skill) = item(&mut self.release.skills, skill) else { return Ok(()) };
        skill.in_roles = true;
        match (&skill.description, defined(record.skill_description)) {
            (None, Some(description)) => {
                skill.description = Some(description.to_owned());
                skill.description_line = record.line;
            }
            (Some(first), Some(description)) => {
                record.agrees(SKILL_DESCRIPTION, description, first, skill.description_line)?;
            }
            (_, None) => {}
        }
        let Some((proficiency, text)) = proficiency.zip(defined(record.skill_level_description))
        else {
            return Ok(());
        };
        let first = item(&mut skill.texts, proficiency.index());
        let first_line = item(&mut skill.text_lines, proficiency.index());
        match first.zip(first_line) {
            Some((Some(first), line)) => record.agrees(SKILL_LEVEL_DESCRIPTION, text, first, *line),
            Some((first @ None, line)) => {
                *first = Some(text.to_owned());
                *line = record.line;
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn add_requirement(
        &mut self,
        requirement: Row,
        record: &RoleRecord<'_>,
    ) -> Result<(), ReadReleaseError> {
        let key = (requirement.role, requirement.level, requirement.skill);
        let Some(position) = self.requirements.get(&key).copied() else {
            self.requirements.insert(key, self.release.rows.len());
            self.release.rows.push(requirement);
            return Ok(());
        };
        let Some(first) = item(&mut self.release.rows, position) else { return Ok(()) };
        if first.proficiency != requirement.proficiency {
            return Err(record.contradiction(SKILL_LEVEL, first.line));
        }
        let (line, first) = (requirement.line, first.line);
        self.release.notes.push(ReleaseNote::Repeated { file: ROLES.file, line, first });
        Ok(())
    }
}
