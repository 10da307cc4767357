//! Published states of the framework.

use super::iter::Iter;
use super::table::{entry, find_sorted};
use crate::framework::{Requirement, Requirements, Role, RoleLevel, Skill};
use crate::generated::earlier::EARLIER;
use crate::generated::edition as table;
pub use crate::generated::edition::Edition;

/// What an edition before the latest holds, in the order of today's tables.
#[derive(Debug)]
pub(crate) struct Earlier {
    pub(crate) by_level: &'static [(RoleLevel, &'static [Requirement])],
    /// The levels of each role with their ranks, in the order of the edition.
    pub(crate) ladders: &'static [(Role, &'static [(RoleLevel, u8)])],
    /// What the roles without levels require.
    pub(crate) without_level: &'static [(Role, &'static [Skill])],
}

impl Earlier {
    #[inline]
    fn ladder(&self, role: Role) -> &'static [(RoleLevel, u8)] {
        find_sorted(self.ladders, |held| held.cmp(&role)).copied().unwrap_or_default()
    }
}

impl Edition {
    /// The newest edition: the one of `ALL`, of requirements and grades, and of every query that
    /// names no other. Statements say which edition they are from.
    ///
    /// ```
    /// use capability_framework::Edition;
    ///
    /// assert_eq!(Edition::iter().max(), Some(Edition::LATEST));
    /// ```
    pub const LATEST: Edition = table::LATEST;

    /// The year of publication.
    ///
    /// ```
    /// use capability_framework::Edition;
    ///
    /// assert_eq!(Edition::January2020.year(), 2020);
    /// ```
    #[inline]
    pub const fn year(self) -> u16 {
        entry(&table::DATES, self.index()).0
    }

    /// The month of publication, from 1.
    ///
    /// ```
    /// use capability_framework::Edition;
    ///
    /// assert_eq!(Edition::October2026.month(), 10);
    /// ```
    #[inline]
    pub const fn month(self) -> u8 {
        entry(&table::DATES, self.index()).1
    }

    /// What `level` required in this edition; `None` where the edition does not hold it.
    ///
    /// Levels and skills are those of today, whatever they were called then.
    ///
    /// ```
    /// use capability_framework::{Edition, RoleLevel};
    ///
    /// let level = RoleLevel::LeadDataAndAiEthicist; // "Data ethics lead" in 2025
    /// assert!(Edition::October2025.requirements(level).is_some());
    /// assert!(Edition::January2020.requirements(level).is_none());
    /// assert_eq!(Edition::LATEST.requirements(level), Some(level.requirements()));
    /// ```
    #[inline]
    pub fn requirements(self, level: RoleLevel) -> Option<Requirements> {
        match self.earlier() {
            Some(earlier) => find_sorted(earlier.by_level, |held| held.cmp(&level))
                .copied()
                .map(Requirements::new),
            None => (!level.is_retired()).then(|| level.requirements()),
        }
    }

    /// The ladder of `role` in this edition, in its order; empty where the edition does not hold
    /// the role, and for roles without levels.
    ///
    /// ```
    /// use capability_framework::{Edition, Role};
    ///
    /// let ladder = Edition::January2020.levels(Role::ApplicationOperationsEngineer);
    /// assert_eq!(ladder.count(), 5);
    /// assert_eq!(Edition::January2020.levels(Role::DataAnalyst).count(), 0);
    /// ```
    #[inline]
    pub fn levels(self, role: Role) -> impl DoubleEndedIterator<Item = RoleLevel> + Clone {
        let (today, then): (&[_], &[_]) = match self.earlier() {
            Some(earlier) => (&[], earlier.ladder(role)),
            None => (role.levels(), &[]),
        };
        today.iter().copied().chain(then.iter().map(|(level, _)| *level))
    }

    /// The rank of `level` on its ladder in this edition, see [`RoleLevel::rank`]; `None` where the
    /// edition does not hold it.
    ///
    /// ```
    /// use capability_framework::{Edition, RoleLevel};
    ///
    /// assert_eq!(RoleLevel::LeadDataAndAiEthicist.rank(), 3);
    /// assert_eq!(Edition::October2025.rank(RoleLevel::LeadDataAndAiEthicist), Some(1));
    /// ```
    #[inline]
    pub fn rank(self, level: RoleLevel) -> Option<u8> {
        match self.earlier() {
            Some(earlier) => {
                let ladder = earlier.ladder(level.role());
                ladder.iter().find(|(other, _)| *other == level).map(|(_, rank)| *rank)
            }
            None => (!level.is_retired()).then(|| level.rank()),
        }
    }

    /// The skills that `role` required in this edition without a level and a stated proficiency,
    /// as the Senior Civil Service roles do, in table order.
    ///
    /// ```
    /// use capability_framework::{Edition, Role};
    ///
    /// let skills = Edition::October2025.skills_without_level(Role::ChiefDataOfficer);
    /// assert!(skills.eq(Role::ChiefDataOfficer.skills().iter().copied()));
    /// ```
    #[inline]
    pub fn skills_without_level(self, role: Role) -> Iter<Skill> {
        let skills = match self.earlier() {
            Some(earlier) => find_sorted(earlier.without_level, |held| held.cmp(&role))
                .copied()
                .unwrap_or_default(),
            None if role.levels().is_empty() => role.skills(),
            None => &[],
        };
        Iter::new(skills)
    }

    #[inline]
    fn earlier(self) -> Option<&'static Earlier> {
        EARLIER.get(self.index())
    }
}
