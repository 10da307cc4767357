//! What a download lacks, so that a file that was cut does not look cleaner than a whole one.

use std::collections::BTreeSet;

use super::note::ReleaseNote;
use super::read::Reading;
use super::roles_csv::ROLES;
use super::skills_csv::{SKILLS, role_names};
use crate::framework::{Role, RoleLevel, Skill};

/// How much of something there is in a release, or in an edition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Size {
    pub(super) roles: usize,
    pub(super) role_levels: usize,
    pub(super) skills: usize,
    pub(super) requirements: usize,
}

impl Size {
    pub(super) fn of_latest() -> Size {
        Size {
            roles: Role::COUNT,
            role_levels: RoleLevel::COUNT,
            skills: Skill::COUNT,
            requirements: Role::iter().map(requirements_of_latest).sum(),
        }
    }

    /// Whether less than nine tenths of anything in `whole` is here.
    fn is_far_below(self, whole: Size) -> bool {
        let pairs = [
            (self.roles, whole.roles),
            (self.role_levels, whole.role_levels),
            (self.skills, whole.skills),
            (self.requirements, whole.requirements),
        ];
        pairs.into_iter().any(|(here, whole)| here * 10 < whole * 9)
    }
}

/// How many requirements the latest edition has for a role.
pub(super) fn requirements_of_latest(role: Role) -> usize {
    match role.levels() {
        [] => role.skills().len(),
        levels => levels.iter().map(|level| level.requirements().len()).sum(),
    }
}

impl Reading {
    /// Notes what one file has and the other lacks, and what is far less than in the latest edition.
    pub(super) fn note_missing(&mut self) {
        let missing = [
            self.missing_skills(SKILLS.file, |in_roles, in_skills| in_roles && !in_skills),
            self.missing_skills(ROLES.file, |in_roles, in_skills| in_skills && !in_roles),
            self.missing_roles(),
            self.short_last_role(),
            self.small_release(),
        ];
        self.release.notes.extend(missing.into_iter().flatten());
    }

    fn missing_skills(
        &self,
        file: &'static str,
        is_missing: impl Fn(bool, bool) -> bool,
    ) -> Option<ReleaseNote> {
        let skills = self.release.skills.iter();
        let missing = skills.filter(|skill| is_missing(skill.in_roles, skill.in_skills));
        let skills: Vec<String> = missing.map(|skill| skill.name.trim().to_owned()).collect();
        (!skills.is_empty()).then_some(ReleaseNote::MissingSkills { file, skills })
    }

    /// The roles that `skills.csv` names and `roles.csv` lacks.
    fn missing_roles(&self) -> Option<ReleaseNote> {
        let is_missing = |name: &&str| match name.parse::<Role>() {
            Ok(role) => !self.meanings.roles.contains_key(&role),
            Err(_) => !self.roles.contains_key(*name),
        };
        let skills = self.release.skills.iter();
        let names: BTreeSet<&str> = skills.flat_map(|s| role_names(&s.required_by)).collect();
        let roles: Vec<String> = names.into_iter().filter(is_missing).map(str::to_owned).collect();
        (!roles.is_empty()).then_some(ReleaseNote::MissingRoles { roles })
    }

    /// The last role of the file, if the latest edition requires more of it.
    fn short_last_role(&self) -> Option<ReleaseNote> {
        let last = self.release.rows.last()?.role;
        let role = self.release.roles.get(last)?;
        let expected = requirements_of_latest(role.role?);
        let count = self.release.rows.iter().filter(|row| row.role == last).count();
        let role = role.name.trim().to_owned();
        (count < expected).then_some(ReleaseNote::ShortLastRole { role, count, expected })
    }

    fn small_release(&self) -> Option<ReleaseNote> {
        let size = Size {
            roles: self.release.roles.len(),
            role_levels: self.release.roles.iter().map(|role| role.levels.len()).sum(),
            skills: self.release.skills.len(),
            requirements: self.release.rows.len(),
        };
        let Size { roles, role_levels, skills, requirements } = size;
        size.is_far_below(Size::of_latest()).then_some(ReleaseNote::FarSmaller {
            roles,
            role_levels,
            skills,
            requirements,
        })
    }
}
