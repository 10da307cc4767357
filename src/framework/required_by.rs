//! Who requires a skill.

use core::iter::FusedIterator;
use core::slice;

use crate::framework::{Edition, Proficiency, RoleLevel, Skill};

/// A role level that requires a skill, and how well.
///
/// ```
/// use capability_framework::Skill;
///
/// let row = Skill::TestAnalysis.required_by().next().expect("some level requires it");
/// assert_eq!(row.level.required(Skill::TestAnalysis), Some(row.proficiency));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LevelRequirement {
    /// The role level.
    pub level: RoleLevel,
    /// How well it requires the skill.
    pub proficiency: Proficiency,
}

/// The role levels that require a skill, in [table order](crate#table-order); see
/// [`Skill::required_by`] and [`Edition::required_by`].
///
/// ```
/// use capability_framework::{Proficiency, Skill};
///
/// let levels = Skill::TestAnalysis.required_by();
/// let experts = levels.clone().filter(|row| row.proficiency == Proficiency::Expert);
/// assert!(experts.count() < levels.count());
/// ```
#[derive(Clone, Debug)]
pub struct RequiredBy {
    edition: Edition,
    skill: Skill,
    levels: slice::Iter<'static, RoleLevel>,
}

impl RequiredBy {
    #[inline]
    pub(super) fn new(edition: Edition, skill: Skill) -> RequiredBy {
        RequiredBy { edition, skill, levels: edition.levels().iter() }
    }

    #[inline]
    fn row(&self, level: RoleLevel) -> Option<LevelRequirement> {
        let proficiency = self.edition.requirements(level)?.get(self.skill)?;
        Some(LevelRequirement { level, proficiency })
    }
}

impl Iterator for RequiredBy {
    type Item = LevelRequirement;

    #[inline]
    fn next(&mut self) -> Option<LevelRequirement> {
        loop {
            let level = *self.levels.next()?;
            if let Some(row) = self.row(level) {
                return Some(row);
            }
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.levels.len()))
    }
}

impl DoubleEndedIterator for RequiredBy {
    #[inline]
    fn next_back(&mut self) -> Option<LevelRequirement> {
        loop {
            let level = *self.levels.next_back()?;
            if let Some(row) = self.row(level) {
                return Some(row);
            }
        }
    }
}

impl FusedIterator for RequiredBy {}
