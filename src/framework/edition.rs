//! Published states of the framework, and what each holds.
//!
//! The tables of the other files are those of the latest edition; the earlier ones have tables of
//! their own.

use super::required_by::RequiredBy;
use super::table::entry;
use crate::framework::{Entry, Matrix, Requirement, Requirements, Role, RoleLevel, Skill};
use crate::generated::earlier::EARLIER;
use crate::generated::edition as table;
pub use crate::generated::edition::Edition;

/// What an edition before the latest holds, in the order of today's tables.
#[derive(Debug)]
pub(crate) struct Earlier {
    pub(crate) roles: &'static [Role],
    /// By the position of the role.
    pub(crate) ladders: &'static [Ladder],
    pub(crate) levels: &'static [RoleLevel],
    /// By the position of the level.
    pub(crate) requirements: &'static [&'static [Requirement]],
    pub(crate) skills: &'static [Skill],
    /// Skills whose name of today meant another skill then, each with that skill.
    #[cfg_attr(not(feature = "alloc"), expect(dead_code, reason = "stored forms need it"))]
    pub(crate) meanings: &'static [(Skill, Skill)],
}

/// A role in an earlier edition.
#[derive(Debug)]
pub(crate) struct Ladder {
    /// In the order of the edition.
    pub(crate) levels: &'static [RoleLevel],
    pub(crate) ranks: &'static [u8],
    /// In table order.
    pub(crate) skills: &'static [Skill],
}

impl Earlier {
    #[inline]
    fn requirements(&self, level: RoleLevel) -> Option<Requirements<'static>> {
        let index = self.levels.binary_search(&level).ok()?;
        let requirements = self.requirements.get(index);
        debug_assert!(requirements.is_some(), "the tables have a row for each level");
        requirements.copied().map(Requirements::new)
    }

    #[inline]
    fn ladder(&self, role: Role) -> Option<&'static Ladder> {
        let index = self.roles.binary_search(&role).ok()?;
        let ladder = self.ladders.get(index);
        debug_assert!(ladder.is_some(), "the tables have a row for each role");
        ladder
    }
}

impl Edition {
    /// The newest edition. `ALL`, requirements, grades and every query that names no edition are of
    /// this one; a statement may be of an earlier one and says so.
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
    pub fn requirements(self, level: RoleLevel) -> Option<Requirements<'static>> {
        match self.earlier() {
            Some(earlier) => earlier.requirements(level),
            None => (!level.is_retired()).then(|| level.requirements()),
        }
    }

    /// Whether this edition has an entry, whatever it was called then: a role family if it has one
    /// of its roles. What is no role family, role, role level or skill belongs to no edition.
    ///
    /// ```
    /// use capability_framework::{Edition, Role, RoleFamily, Skill};
    ///
    /// assert!(Edition::October2025.holds(Role::DataAnalyst));
    /// assert!(!Edition::January2020.holds(Role::DataAnalyst));
    /// assert!(!Edition::January2020.holds(RoleFamily::Data));
    /// assert!(!Edition::October2025.holds(Skill::ContentManagementAndArchitecture)); // of 2026
    /// ```
    #[inline]
    pub fn holds(self, entry: impl Into<Entry>) -> bool {
        match entry.into() {
            Entry::RoleFamily(family) => self.roles().iter().any(|role| role.family() == family),
            Entry::Role(role) => self.roles().binary_search(&role).is_ok(),
            Entry::RoleLevel(level) => self.levels().binary_search(&level).is_ok(),
            Entry::Skill(skill) => self.skills().binary_search(&skill).is_ok(),
            _ => false,
        }
    }

    /// The roles that this edition has, in [table order](crate#table-order).
    ///
    /// ```
    /// use capability_framework::{Edition, Role};
    ///
    /// assert_eq!(Edition::January2020.roles(), [Role::ApplicationOperationsEngineer]);
    /// assert_eq!(Edition::LATEST.roles(), Role::ALL);
    /// ```
    #[inline]
    pub fn roles(self) -> &'static [Role] {
        self.earlier().map_or(Role::ALL, |earlier| earlier.roles)
    }

    /// The role levels that this edition has, in [table order](crate#table-order).
    ///
    /// ```
    /// use capability_framework::{Edition, RoleLevel};
    ///
    /// assert_eq!(Edition::October2025.levels().len(), 201);
    /// assert_eq!(Edition::LATEST.levels(), RoleLevel::ALL);
    /// ```
    #[inline]
    pub fn levels(self) -> &'static [RoleLevel] {
        self.earlier().map_or(RoleLevel::ALL, |earlier| earlier.levels)
    }

    /// The skills that this edition has, in [table order](crate#table-order), retired ones last.
    ///
    /// ```
    /// use capability_framework::{Edition, Skill};
    ///
    /// let retired = Edition::October2025.skills().iter().filter(|skill| skill.is_retired());
    /// assert!(retired.count() >= 6);
    /// assert_eq!(Edition::LATEST.skills(), Skill::ALL);
    /// ```
    #[inline]
    pub fn skills(self) -> &'static [Skill] {
        self.earlier().map_or(Skill::ALL, |earlier| earlier.skills)
    }

    /// The ladder of `role` in this edition, in its order; empty where the edition does not hold
    /// the role, and for roles without levels.
    ///
    /// ```
    /// use capability_framework::{Edition, Role};
    ///
    /// let ladder = Edition::January2020.ladder(Role::ApplicationOperationsEngineer);
    /// assert_eq!(ladder.len(), 5);
    /// assert!(Edition::January2020.ladder(Role::DataAnalyst).is_empty());
    /// ```
    #[inline]
    pub fn ladder(self, role: Role) -> &'static [RoleLevel] {
        match self.earlier() {
            Some(earlier) => earlier.ladder(role).map_or(&[], |ladder| ladder.levels),
            None => role.levels(),
        }
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
                let ladder = earlier.ladder(level.role())?;
                let place = ladder.levels.iter().position(|other| *other == level)?;
                let rank = ladder.ranks.get(place);
                debug_assert!(rank.is_some(), "the tables have a rank for each level");
                rank.copied()
            }
            None => (!level.is_retired()).then(|| level.rank()),
        }
    }

    /// Every skill that `role` required in this edition, at any of its levels or as a role of the
    /// Senior Civil Service, in [table order](crate#table-order); empty where the edition does not
    /// hold the role.
    ///
    /// ```
    /// use capability_framework::{Edition, Role};
    ///
    /// let role = Role::ChiefDataOfficer;
    /// assert_eq!(Edition::October2025.skills_of(role), role.skills());
    /// ```
    #[inline]
    pub fn skills_of(self, role: Role) -> &'static [Skill] {
        match self.earlier() {
            Some(earlier) => earlier.ladder(role).map_or(&[], |ladder| ladder.skills),
            None => role.skills(),
        }
    }

    /// The role levels that required `skill` in this edition and how well, in
    /// [table order](crate#table-order); for the latest edition see [`Skill::required_by`].
    ///
    /// ```
    /// use capability_framework::{Edition, Skill};
    ///
    /// let skill = Skill::ProgrammingAndBuildDataAndAnalyticsEngineering;
    /// let then: Vec<_> = Edition::October2025.required_by(skill).collect();
    /// assert!(then.iter().all(|row| Edition::October2025.holds(row.level)));
    /// ```
    #[inline]
    pub fn required_by(self, skill: Skill) -> RequiredBy {
        RequiredBy::new(self, skill)
    }

    /// What `role` required in this edition, as a table of skills by levels; `None` where the
    /// edition does not hold the role.
    ///
    /// ```
    /// use capability_framework::{Edition, Role};
    ///
    /// let then = Edition::October2025.matrix(Role::ContentDesigner).expect("it has the role");
    /// assert_ne!(then.rows().len(), Role::ContentDesigner.matrix().rows().len());
    /// assert!(Edition::January2020.matrix(Role::ContentDesigner).is_none());
    /// ```
    #[inline]
    pub fn matrix(self, role: Role) -> Option<Matrix> {
        self.holds(role).then(|| Matrix::new(self, role))
    }

    /// What the name of `skill` meant in this edition, where that was another skill: *Data governance*
    /// in September 2022 is today's *Data governance (data architect)*.
    #[cfg(feature = "alloc")]
    #[inline]
    pub(crate) fn meaning(self, skill: Skill) -> Skill {
        let earlier = self.earlier().map_or(&[][..], |earlier| earlier.meanings);
        earlier.iter().find(|(name, _)| *name == skill).map_or(skill, |(_, meant)| *meant)
    }

    #[inline]
    fn earlier(self) -> Option<&'static Earlier> {
        EARLIER.get(self.index())
    }
}
