//! `skills.csv`: a record for every skill, with its texts and the roles that require it.

use std::collections::HashMap;
use std::io::Read;

use super::error::ReadReleaseError;
use super::note::ReleaseNote;
use super::read::{Place, Reading, check_name, defined, item};
use super::roles_csv::{ROLES, SKILL, SKILL_DESCRIPTION, SKILL_LEVEL_DESCRIPTION};
use super::table::{Format, Record, Table};
use crate::framework::Proficiency;

const REQUIRED_BY: &str = "Roles that require Skill";

pub(super) static SKILLS: Format<7> = Format {
    file: "skills.csv",
    columns: [
        SKILL,
        SKILL_DESCRIPTION,
        "Awareness",
        "Working",
        "Practitioner",
        "Expert",
        REQUIRED_BY,
    ],
};

/// A record, by the names of its columns.
struct SkillRecord<'a> {
    line: usize,
    name: &'a str,
    description: &'a str,
    texts: [&'a str; Proficiency::COUNT],
    required_by: &'a str,
}

impl<'a> SkillRecord<'a> {
    /// The record, if it names a skill.
    fn new(record: &Record<'a, 7>) -> Result<Self, ReadReleaseError> {
        let line = record.line;
        let [name, description, texts @ .., required_by] = record.fields;
        check_name(Place { file: SKILLS.file, line }, SKILL, name)?;
        Ok(SkillRecord { line, name, description, texts, required_by })
    }
}

impl Reading {
    pub(super) fn read_skills(&mut self, reader: impl Read) -> Result<(), ReadReleaseError> {
        let text = SKILLS.read_text(reader)?;
        let mut table = Table::new(&SKILLS, &ROLES, &text, &mut self.release.notes)?;
        let requiring = self.requiring_roles();
        let mut first_lines: HashMap<usize, usize> = HashMap::new();
        while let Some(record) = table.next()? {
            let record = SkillRecord::new(&record)?;
            let line = record.line;
            let skill = self.skill(record.name, Place { file: SKILLS.file, line });
            if let Some(first) = first_lines.get(&skill).copied() {
                self.check_repeated(skill, &record, first)?;
                continue;
            }
            first_lines.insert(skill, line);
            self.replace_skill_texts(skill, &record);
            let requiring = requiring.get(skill).map(Vec::as_slice).unwrap_or_default();
            self.add_required_by(skill, &record, requiring);
        }
        table.finish(&mut self.release);
        Ok(())
    }

    /// A record of a skill that had one on line `first` is noted; it fails if its texts differ.
    fn check_repeated(
        &mut self,
        skill: usize,
        record: &SkillRecord<'_>,
        first: usize,
    ) -> Result<(), ReadReleaseError> {
        let (file, line) = (SKILLS.file, record.line);
        let Some(skill) = item(&mut self.release.skills, skill) else { return Ok(()) };
        let texts = skill.texts.iter().zip(record.texts);
        let texts = std::iter::once((&skill.description, record.description)).chain(texts);
        let fields = SKILLS.columns.iter().skip(1); // the name comes first
        for (field, (text, new)) in fields.zip(texts) {
            if defined(new).is_some() && defined(new) != text.as_deref() {
                return Err(ReadReleaseError::Contradiction { file, line, field, first });
            }
        }
        self.release.notes.push(ReleaseNote::Repeated { file, line, first });
        Ok(())
    }

    /// The texts of `skills.csv` take the place of those of `roles.csv`; differences are noted.
    fn replace_skill_texts(&mut self, skill: usize, record: &SkillRecord<'_>) {
        let Some(skill) = item(&mut self.release.skills, skill) else { return };
        skill.in_skills = true;
        let mut replace = |text: &mut Option<String>, new: &str, field, line| {
            let new = defined(new);
            if text.is_some() && text.as_deref() != new {
                let skill = skill.name.clone();
                self.release.notes.push(ReleaseNote::TextDiffers { line, skill, field });
            }
            if text.as_deref() != new && new.is_some() {
                *text = new.map(str::to_owned);
            }
        };
        replace(
            &mut skill.description,
            record.description,
            SKILL_DESCRIPTION,
            skill.description_line,
        );
        for ((text, new), line) in skill.texts.iter_mut().zip(record.texts).zip(skill.text_lines) {
            replace(text, new, SKILL_LEVEL_DESCRIPTION, line);
        }
    }

    /// Keeps the roles that `skills.csv` names for a skill, and notes if they are not those that
    /// require it in `roles.csv`.
    fn add_required_by(&mut self, skill: usize, record: &SkillRecord<'_>, requiring: &[usize]) {
        let named = sorted(role_names(record.required_by));
        let roles = requiring.iter().filter_map(|role| self.release.roles.get(*role));
        let agrees = named == sorted(roles.map(|role| role.name.trim()));
        let Some(skill) = item(&mut self.release.skills, skill) else { return };
        skill.required_by = record.required_by.to_owned();
        if !agrees {
            let (line, skill) = (record.line, skill.name.clone());
            self.release.notes.push(ReleaseNote::RolesDisagree { line, skill });
        }
    }

    /// For each skill, the positions of the roles that require it in `roles.csv`.
    fn requiring_roles(&self) -> Vec<Vec<usize>> {
        let mut roles = vec![Vec::new(); self.release.skills.len()];
        for requirement in &self.release.rows {
            if let Some(roles) = item(&mut roles, requirement.skill) {
                roles.push(requirement.role);
            }
        }
        roles
    }
}

/// The names in a field of the column "Roles that require Skill".
pub(super) fn role_names(required_by: &str) -> impl Iterator<Item = &str> {
    required_by.split([',', '\n']).map(str::trim).filter(|name| !name.is_empty())
}

fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names.dedup();
    names
}
