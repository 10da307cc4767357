//! What is required.

use core::iter::FusedIterator;

use super::iter::Iter;
use crate::framework::{Proficiency, Role, RoleLevel, Skill};

/// A skill that a role level requires, and how well.
///
/// ```
/// use capability_framework::{Proficiency, Requirement, RoleLevel, Skill};
///
/// let requirement = Requirement { skill: Skill::Testing, proficiency: Proficiency::Expert };
/// let level = RoleLevel::PrincipalApplicationOperationsEngineer;
/// assert!(level.requirements().iter().any(|required| required == requirement));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Requirement {
    /// The skill.
    pub skill: Skill,
    /// How well it is required.
    pub proficiency: Proficiency,
}

/// The requirements of one role level, skills in table order.
///
/// A view of `'static` data: copying it is free, and nothing allocates. Two are equal when they
/// require the same skills equally well, whichever levels they belong to.
///
/// ```
/// use capability_framework::{Proficiency, RoleLevel, Skill};
///
/// let requirements = RoleLevel::LeadContentDesigner.requirements();
/// assert_eq!(requirements.get(Skill::LeadingDesign), Some(Proficiency::Practitioner));
/// assert_eq!(requirements.len(), requirements.iter().count());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Requirements(&'static [Requirement]);

impl Requirements {
    #[inline]
    pub(super) const fn new(requirements: &'static [Requirement]) -> Self {
        Requirements(requirements)
    }

    /// How many skills are required.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// assert_eq!(RoleLevel::PrincipalApplicationOperationsEngineer.requirements().len(), 13);
    /// ```
    #[inline]
    pub const fn len(self) -> usize {
        self.0.len()
    }

    /// Whether no skill is required.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// assert!(RoleLevel::iter().all(|level| !level.requirements().is_empty()));
    /// ```
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// The requirements as a slice, skills in table order.
    ///
    /// ```
    /// use capability_framework::{RoleLevel, Skill};
    ///
    /// let requirements = RoleLevel::LeadTechnicalWriter.requirements();
    /// assert!(requirements.as_slice().is_sorted());
    /// ```
    #[inline]
    pub const fn as_slice(self) -> &'static [Requirement] {
        self.0
    }

    /// The requirements, skills in table order.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let skills = RoleLevel::LeadTechnicalWriter.requirements().iter().map(|r| r.skill);
    /// assert!(skills.is_sorted());
    /// ```
    #[inline]
    pub fn iter(self) -> Iter<Requirement> {
        Iter::new(self.0)
    }

    /// How well `skill` is required; `None` where it is not.
    ///
    /// ```
    /// use capability_framework::{Proficiency, RoleLevel, Skill};
    ///
    /// let requirements = RoleLevel::PrincipalApplicationOperationsEngineer.requirements();
    /// assert_eq!(requirements.get(Skill::Testing), Some(Proficiency::Expert));
    /// assert_eq!(requirements.get(Skill::Prototyping), None);
    /// ```
    #[inline]
    pub const fn get(self, skill: Skill) -> Option<Proficiency> {
        let mut rest = self.0;
        while let [requirement, others @ ..] = rest {
            if requirement.skill as u8 == skill as u8 {
                return Some(requirement.proficiency);
            }
            rest = others;
        }
        None
    }

    /// The requirements at `least` or better, skills in table order.
    ///
    /// ```
    /// use capability_framework::{Proficiency, RoleLevel};
    ///
    /// let requirements = RoleLevel::PrincipalApplicationOperationsEngineer.requirements();
    /// assert_eq!(requirements.at_least(Proficiency::Expert).count(), 2);
    /// ```
    #[inline]
    pub fn at_least(
        self,
        least: Proficiency,
    ) -> impl DoubleEndedIterator<Item = Requirement> + Clone {
        self.iter().filter(move |requirement| requirement.proficiency >= least)
    }
}

impl IntoIterator for Requirements {
    type Item = Requirement;
    type IntoIter = Iter<Requirement>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

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
    requirements: Iter<Requirement>,
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
            requirements: Iter::new(&[]),
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
