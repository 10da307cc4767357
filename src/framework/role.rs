//! Jobs.

use super::iter::Iter;
use super::matrix::Matrix;
use super::role_requirement::RoleRequirements;
use super::statement::{self, Statement};
use super::table::entry;
use crate::framework::{Edition, Grade, RoleFamily, RoleLevel, Skill};
use crate::generated::role as table;
pub use crate::generated::role::Role;

impl Role {
    /// The family that the role belongs to.
    ///
    /// ```
    /// use capability_framework::{Role, RoleFamily};
    ///
    /// assert_eq!(Role::ContentDesigner.family(), RoleFamily::UserCentredDesign);
    /// ```
    #[inline]
    pub const fn family(self) -> RoleFamily {
        entry(&table::FAMILIES, self.index())
    }

    /// The ladder: the role's levels in the order the framework publishes.
    ///
    /// Empty for the roles of the Senior Civil Service, which have no published levels.
    ///
    /// ```
    /// use capability_framework::{Role, RoleLevel};
    ///
    /// let ladder = [RoleLevel::TechnicalWriter, RoleLevel::LeadTechnicalWriter];
    /// assert_eq!(Role::TechnicalWriter.levels(), ladder);
    /// assert!(Role::ChiefDataOfficer.levels().is_empty());
    /// ```
    #[inline]
    pub const fn levels(self) -> &'static [RoleLevel] {
        entry(&table::LEVELS, self.index())
    }

    /// Every skill that the role requires at any of its levels, in
    /// [table order](crate#table-order).
    ///
    /// ```
    /// use capability_framework::{Role, Skill};
    ///
    /// assert!(Role::TechnicalWriter.skills().contains(&Skill::AgileWorking));
    /// ```
    #[inline]
    pub const fn skills(self) -> &'static [Skill] {
        entry(&table::SKILLS, self.index())
    }

    /// Every requirement of the role: those of each level in ladder order, skills in
    /// [table order](crate#table-order).
    ///
    /// A role of the Senior Civil Service requires its skills without a level and without a stated
    /// proficiency; these are `None`, never a lowest or a highest one.
    ///
    /// ```
    /// use capability_framework::Role;
    ///
    /// let role = Role::TechnicalWriter;
    /// let by_level: usize = role.levels().iter().map(|level| level.requirements().len()).sum();
    /// assert_eq!(role.requirements().len(), by_level);
    ///
    /// let chief = Role::ChiefTechnologyOfficer;
    /// assert!(chief.requirements().all(|r| r.level.is_none() && r.proficiency.is_none()));
    /// ```
    #[inline]
    pub fn requirements(self) -> RoleRequirements {
        RoleRequirements::new(self)
    }

    /// The grades at which the role's levels are most often performed, lowest first.
    ///
    /// Indicative, and empty where the publisher gives none; always SCS for the Senior Civil
    /// Service.
    ///
    /// ```
    /// use capability_framework::{Grade, Role};
    ///
    /// assert_eq!(Role::IncidentManager.grades(), [Grade::Eo, Grade::Heo, Grade::Seo, Grade::G7]);
    /// assert_eq!(Role::ChiefDataOfficer.grades(), [Grade::Scs]);
    /// ```
    #[inline]
    pub const fn grades(self) -> &'static [Grade] {
        entry(&table::GRADES, self.index())
    }

    /// Whether this is one of the four chief roles, which have required skills but no levels.
    ///
    /// ```
    /// use capability_framework::Role;
    ///
    /// assert_eq!(Role::iter().filter(|role| role.is_senior_civil_service()).count(), 4);
    /// ```
    #[inline]
    pub const fn is_senior_civil_service(self) -> bool {
        matches!(self.grades(), [Grade::Scs])
    }

    /// What the role requires, as a table of skills by levels, for printing and drawing.
    ///
    /// ```
    /// use capability_framework::Role;
    ///
    /// for row in Role::TechnicalWriter.matrix().rows() {
    ///     let cells: Vec<String> =
    ///         row.cells().map(|cell| cell.map_or("-".into(), |p| p.to_string())).collect();
    ///     println!("{}: {}", row.skill(), cells.join(", "));
    /// }
    /// ```
    #[inline]
    pub const fn matrix(self) -> Matrix {
        Matrix::new(Edition::LATEST, self)
    }

    /// The levels that are most often performed at `grade`, in ladder order.
    ///
    /// ```
    /// use capability_framework::{Grade, Role, RoleLevel};
    ///
    /// let levels = Role::ContentDesigner.levels_at(Grade::G6);
    /// assert!(levels.eq([RoleLevel::LeadContentDesigner, RoleLevel::HeadOfContentDesign]));
    /// ```
    #[inline]
    pub fn levels_at(self, grade: Grade) -> impl DoubleEndedIterator<Item = RoleLevel> + Clone {
        Iter::new(self.levels()).filter(move |level| level.grades().contains(&grade))
    }

    /// The roles with the most skills in common with this one: the publisher's own rule.
    ///
    /// The most shared skills first, then by name without regard to case; at most five, each with
    /// at least one shared skill. A skill counts once, whatever the levels and proficiencies.
    ///
    /// ```
    /// use capability_framework::Role;
    ///
    /// let related = Role::ApplicationOperationsEngineer.related();
    /// assert_eq!(related[0], Role::InfrastructureOperationsEngineer);
    /// assert!(related.len() <= 5);
    /// ```
    #[inline]
    pub const fn related(self) -> &'static [Role] {
        entry(&table::RELATED, self.index())
    }

    /// Where the publisher describes the role. An address may move; a [slug](Self::slug) does not.
    ///
    /// ```
    /// use capability_framework::Role;
    ///
    /// assert!(Role::ContentDesigner.url().ends_with("/role/content-designer/"));
    /// ```
    #[inline]
    pub const fn url(self) -> &'static str {
        entry(&table::URLS, self.index())
    }

    /// The sentence that says what the role is, from the newest document that has one.
    ///
    /// ```
    /// use capability_framework::{Edition, Role};
    ///
    /// let summary = Role::ApplicationOperationsEngineer.summary().expect("a document speaks of it");
    /// assert_eq!(summary.edition(), Edition::October2025);
    /// assert!(Role::DataAnalyst.summary().is_none());
    /// ```
    #[inline]
    pub fn summary(self) -> Option<&'static Statement> {
        statement::summary(self.statements())
    }

    /// All that the embedded documents say of the role, the newest edition first, then in the
    /// order of the document. Empty for roles without a document.
    ///
    /// ```
    /// use capability_framework::Role;
    ///
    /// for statement in Role::ApplicationOperationsEngineer.statements() {
    ///     println!("{} ({}, line {})", statement.text, statement.document(), statement.line());
    /// }
    /// ```
    #[inline]
    pub fn statements(self) -> &'static [Statement] {
        statement::of_role(self)
    }
}
