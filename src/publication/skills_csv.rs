//! `skills.csv`: a record for every skill, with its texts and the roles that require it.

use std::collections::HashMap;

use super::error::ReadReleaseError;
use super::note::ReleaseNote;
use super::read::{Reading, defined, item};
use super::roles_csv::{SKILL, SKILL_DESCRIPTION, SKILL_LEVEL_DESCRIPTION};
use super::table::{Format, Record, Table};
use crate::framework::Proficiency;

pub(super) const REQUIRED_BY: &str = "Roles that require Skill";

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
        let [name, description, texts @ .., required_by] = record.named;
        if name.trim().is_empty() {
            return Err(ReadReleaseError::EmptyField { file: SKILLS.file, line, field: SKILL });
        }
        Ok(SkillRecord { line, name, description, texts, required_by })
    }
}

impl Reading {
    pub(super) fn read_skills(&mut self, mut table: Table<'_, 7>) -> Result<(), ReadReleaseError> {
        let unknown = self.unknown_columns(&table);
        let requiring = self.requiring_roles();
        let mut first_lines: HashMap<usize, usize> = HashMap::new();
        while let Some(record) = table.next()? {
            self.keep_unknown(&unknown, &record);
            let record = SkillRecord::new(&record)?;
            let line = record.line;
            let skill = self.skill(record.name, SKILLS.file, line);
            if let Some(first) = first_lines.insert(skill, line) {
                let (file, field) = (SKILLS.file, SKILL);
                return Err(ReadReleaseError::Contradiction { file, line, field, first });
            }
            self.replace_skill_texts(skill, &record);
            let requiring = requiring.get(skill).map(Vec::as_slice).unwrap_or_default();
            self.add_required_by(skill, &record, requiring);
        }
        Ok(())
    }

    /// The texts of `skills.csv` take the place of those of `roles.csv`; differences are noted.
    fn replace_skill_texts(&mut self, skill: usize, record: &SkillRecord<'_>) {
        let Some(skill) = item(&mut self.release.skills, skill) else { return };
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
        replace(&mut skill.description, record.description, SKILL_DESCRIPTION, skill.line);
        for ((text, new), line) in skill.texts.iter_mut().zip(record.texts).zip(skill.text_lines) {
            replace(text, new, SKILL_LEVEL_DESCRIPTION, line);
        }
    }

    /// Keeps the roles that `skills.csv` names for a skill, and notes if they are not those that
    /// require it in `roles.csv`.
    fn add_required_by(&mut self, skill: usize, record: &SkillRecord<'_>, requiring: &[usize]) {
        let named = record.required_by.split([',', '\n']).map(str::trim);
        let named = sorted(named.filter(|name| !name.is_empty()));
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

fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names.dedup();
    names
}
