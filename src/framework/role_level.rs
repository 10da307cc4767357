//! Steps of a role: the ladder, its ranks and tracks.

use super::packed;
use super::requirement::Requirements;
use super::statement::{self, Statement};
use super::table::entry;
use crate::framework::{Grade, Proficiency, Role, Skill, Track};
use crate::generated::requirement;
use crate::generated::role_level as table;
pub use crate::generated::role_level::RoleLevel;

impl RoleLevel {
    /// The role that this is a level of.
    ///
    /// ```
    /// use capability_framework::{Role, RoleLevel};
    ///
    /// assert_eq!(RoleLevel::ServiceReadinessAnalyst.role(), Role::ServiceTransitionManager);
    /// ```
    #[inline]
    pub const fn role(self) -> Role {
        entry(&table::PLACES, self.index()).0
    }

    /// The official number on the ladder, from 1.
    ///
    /// A management level has its own number, one above its technical twin's; [`rank`](Self::rank)
    /// puts both on one step.
    ///
    /// ```
    /// use capability_framework::Role;
    ///
    /// let levels = Role::SoftwareDeveloper.levels();
    /// assert!(levels.iter().map(|level| level.number()).eq(1..=9));
    /// ```
    #[inline]
    pub const fn number(self) -> u8 {
        entry(&table::PLACES, self.index()).1
    }

    /// The step on the ladder, from 1, which a management level shares with its technical twin.
    ///
    /// Ranks follow the published order, which follows neither grades nor the first words of
    /// titles: *principal* is below *lead* in some roles and above it in others. Compare them
    /// within one role only.
    ///
    /// ```
    /// use capability_framework::Role;
    ///
    /// let levels = Role::SoftwareDeveloper.levels();
    /// assert!(levels.iter().map(|level| level.rank()).eq([1, 2, 3, 4, 4, 5, 5, 6, 6]));
    /// ```
    #[inline]
    pub const fn rank(self) -> u8 {
        entry(&table::PLACES, self.index()).2
    }

    /// The branch, at the ranks that have two levels; `None` elsewhere.
    ///
    /// ```
    /// use capability_framework::{RoleLevel, Track};
    ///
    /// assert_eq!(RoleLevel::LeadDeveloperManagement.track(), Some(Track::Management));
    /// assert_eq!(RoleLevel::LeadContentDesigner.track(), None);
    /// ```
    #[inline]
    pub const fn track(self) -> Option<Track> {
        match self.role().levels().split_at_checked(self.number() as usize) {
            Some(([.., twin, _], _)) if twin.rank() == self.rank() => Some(Track::Management),
            Some((_, [twin, ..])) if twin.rank() == self.rank() => Some(Track::Technical),
            _ => None,
        }
    }

    /// The grades at which the level is most often performed, lowest first.
    ///
    /// Indicative; empty where the publisher gives none. They are never used for ordering: for the
    /// order of levels see [`rank`](Self::rank).
    ///
    /// ```
    /// use capability_framework::{Grade, RoleLevel};
    ///
    /// assert_eq!(RoleLevel::LeadContentDesigner.grades(), [Grade::G7, Grade::G6]);
    /// assert!(RoleLevel::SeniorAgileCoach.grades().is_empty());
    /// ```
    #[inline]
    pub const fn grades(self) -> &'static [Grade] {
        entry(&table::GRADES, self.index())
    }

    /// What the level requires, skills in [table order](crate#table-order). Never empty for the
    /// entries of [`ALL`](Self::ALL).
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// for requirement in RoleLevel::LeadTechnicalWriter.requirements() {
    ///     println!("{}: {}", requirement.skill, requirement.proficiency);
    /// }
    /// ```
    #[inline]
    pub const fn requirements(self) -> Requirements<'static> {
        Requirements::new(entry(&requirement::BY_LEVEL, self.index()))
    }

    /// The proficiency that the level requires in `skill`; `None` where it does not require it.
    ///
    /// A single look-up in a table, which works at compile time too:
    ///
    /// ```
    /// use capability_framework::{Proficiency, RoleLevel, Skill};
    ///
    /// const LEVEL: RoleLevel = RoleLevel::PrincipalApplicationOperationsEngineer;
    /// const _: () =
    ///     assert!(matches!(LEVEL.required(Skill::TechnicalSpecialism), Some(Proficiency::Expert)));
    /// assert_eq!(LEVEL.required(Skill::Prototyping), None);
    /// ```
    #[inline]
    pub const fn required(self, skill: Skill) -> Option<Proficiency> {
        if packed::HAS_ROOM {
            entry(&packed::BY_LEVEL, self.index()).get(skill)
        } else {
            self.requirements().get(skill)
        }
    }

    /// The levels of the next rank; empty at the top.
    ///
    /// Where the ladder branches these are both twins; they are never the level's own twin. "Next"
    /// is the published order, even where grades disagree.
    ///
    /// ```
    /// use capability_framework::RoleLevel::*;
    ///
    /// assert_eq!(Developer.next_levels(), [SeniorDeveloper, SeniorDeveloperManagement]);
    /// assert_eq!(SeniorDeveloper.next_levels(), [LeadDeveloper, LeadDeveloperManagement]);
    /// assert_eq!(PrincipalDeveloper.next_levels(), []);
    /// ```
    #[inline]
    pub fn next_levels(self) -> &'static [RoleLevel] {
        self.role().at_rank(self.rank() + 1)
    }

    /// The levels of the rank before; empty at the bottom.
    ///
    /// ```
    /// use capability_framework::RoleLevel::*;
    ///
    /// assert_eq!(SeniorDeveloperManagement.previous_levels(), [Developer]);
    /// assert_eq!(LeadDeveloper.previous_levels(), [SeniorDeveloper, SeniorDeveloperManagement]);
    /// assert_eq!(ApprenticeDeveloper.previous_levels(), []);
    /// ```
    #[inline]
    pub fn previous_levels(self) -> &'static [RoleLevel] {
        self.role().at_rank(self.rank().saturating_sub(1))
    }

    /// Where the publisher describes the level. An address may move; a [slug](Self::slug) does not.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let url = RoleLevel::LeadContentDesigner.url();
    /// assert!(url.ends_with("/role/content-designer/#lead-content-designer"));
    /// ```
    #[inline]
    pub const fn url(self) -> &'static str {
        entry(&table::URLS, self.index())
    }

    /// The paragraph that says what the level is, from the newest document that has one.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let summary = RoleLevel::LeadApplicationOperationsEngineer.summary().expect("a page");
    /// assert!(summary.text.starts_with("A lead application operations engineer defines"));
    /// ```
    #[inline]
    pub fn summary(self) -> Option<&'static Statement> {
        statement::summary(self.statements())
    }

    /// What a person at this level does, point by point, from the newest document that says so.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let points = RoleLevel::InfrastructureOperationsEngineer.responsibilities();
    /// assert_eq!(points[0].text, "create and maintain documentation");
    /// ```
    #[inline]
    pub fn responsibilities(self) -> &'static [Statement] {
        statement::points(self.statements())
    }

    /// All that the embedded documents say of the level itself, the newest edition first, then in
    /// the order of the document: paragraphs, the words that introduce a list, and its points.
    ///
    /// ```
    /// use capability_framework::{Edition, RoleLevel};
    ///
    /// let statements = RoleLevel::PrincipalApplicationOperationsEngineer.statements();
    /// let editions = statements.iter().map(|statement| statement.edition());
    /// assert!(editions.clone().any(|edition| edition == Edition::January2020));
    /// assert!(editions.is_sorted_by(|newer, older| newer >= older));
    /// ```
    #[inline]
    pub fn statements(self) -> &'static [Statement] {
        statement::of_level(self)
    }
}

impl Role {
    /// The levels of one rank.
    #[inline]
    fn at_rank(self, rank: u8) -> &'static [RoleLevel] {
        let levels = self.levels();
        let start = levels.partition_point(|level| level.rank() < rank);
        let end = levels.partition_point(|level| level.rank() <= rank);
        levels.get(start..end).unwrap_or_default()
    }
}
