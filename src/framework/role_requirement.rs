//! What a whole role requires.

use core::iter::FusedIterator;

use super::iter::Iter;
use super::requirement::RequirementsIter;
use crate::framework::{Proficiency, Requirement, Requirements, Role, RoleLevel, Skill};

/// A requirement of a role: what one of its levels requires, or the role itself where it has none.
///
/// ```
/// use capability_framework::{Role, RoleLevel};
///
/// let first = Role::ContentDesigner.requirements().next().expect("every role requires skills");
/// assert_eq!(first.level, Some(RoleLevel::AssociateContentDesigner));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RoleRequirement {
    /// The role.
    pub role: Role,
    /// The level; `None` for a role of the Senior Civil Service.
    pub level: Option<RoleLevel>,
    /// The skill.
    pub skill: Skill,
    /// How well it is required; `None` where no proficiency is stated.
    pub proficiency: Option<Proficiency>,
}

/// Every requirement of a role; see [`Role::requirements`].
///
/// ```
/// use capability_framework::Role;
///
/// assert_eq!(Role::ChiefDataOfficer.requirements().len(), 6);
/// ```
#[derive(Clone, Debug)]
pub struct RoleRequirements {
    role: Role,
    levels: Iter<RoleLevel>,
    level: Option<RoleLevel>,
    requirements: RequirementsIter<'static>,
    without_level: Iter<Skill>,
}

impl RoleRequirements {
    #[inline]
    pub(super) fn new(role: Role) -> Self {
        let without_level = if role.is_senior_civil_service() { role.skills() } else { &[] };
        RoleRequirements {
            role,
            levels: Iter::new(role.levels()),
            level: None,
            requirements: Requirements::new(&[]).iter(),
            without_level: Iter::new(without_level),
        }
    }
}

impl Iterator for RoleRequirements {
    type Item = RoleRequirement;

    #[inline]
    fn next(&mut self) -> Option<RoleRequirement> {
        let role = self.role;
        loop {
            if let Some(Requirement { skill, proficiency }) = self.requirements.next() {
                let (level, proficiency) = (self.level, Some(proficiency));
                return Some(RoleRequirement { role, level, skill, proficiency });
            }
            self.level = self.levels.next();
            let Some(level) = self.level else { break };
            self.requirements = level.requirements().iter();
        }
        let skill = self.without_level.next()?;
        Some(RoleRequirement { role, level: None, skill, proficiency: None })
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let levels = self.levels.clone().map(|level| level.requirements().len());
        let left = self.requirements.len() + levels.sum::<usize>() + self.without_level.len();
        (left, Some(left))
    }
}

impl ExactSizeIterator for RoleRequirements {}
impl FusedIterator for RoleRequirements {}
