//! Capabilities, and who requires them.

use super::statement::{self, Statement};
use super::table::entry;
use crate::framework::{Edition, LevelRequirement, Proficiency, RequiredBy, Role};
use crate::generated::skill as table;
pub use crate::generated::skill::Skill;

impl Skill {
    /// The role levels that require the skill and how well, in [table order](crate#table-order).
    ///
    /// Roles of the Senior Civil Service have no levels; [`roles`](Self::roles) includes them.
    ///
    /// ```
    /// use capability_framework::{Proficiency, RoleLevel, Skill};
    ///
    /// let first = Skill::TestAnalysis.required_by().next().expect("some level requires it");
    /// assert_eq!(first.level, RoleLevel::AssociateQualityAssuranceTestAnalyst);
    /// assert_eq!(first.proficiency, Proficiency::Awareness);
    /// ```
    #[inline]
    pub fn required_by(self) -> RequiredBy {
        Edition::LATEST.required_by(self)
    }

    /// The role levels that require the skill at `least` or higher, in
    /// [table order](crate#table-order).
    ///
    /// ```
    /// use capability_framework::{Proficiency, Skill};
    ///
    /// let expert = Skill::TestAnalysis.required_at_least(Proficiency::Expert);
    /// assert!(expert.count() < Skill::TestAnalysis.required_by().count());
    /// ```
    #[inline]
    pub fn required_at_least(
        self,
        least: Proficiency,
    ) -> impl DoubleEndedIterator<Item = LevelRequirement> + Clone {
        self.required_by().filter(move |row| row.proficiency >= least)
    }

    /// The roles that require the skill at any level, or as a Senior Civil Service role, in
    /// [table order](crate#table-order).
    ///
    /// ```
    /// use capability_framework::{Role, Skill};
    ///
    /// assert_eq!(Skill::CyberRiskManagement.roles(), [Role::ChiefInformationSecurityOfficer]);
    /// ```
    #[inline]
    pub const fn roles(self) -> &'static [Role] {
        entry(&table::ROLES, self.index())
    }

    /// What the skill is, from the newest document that says it.
    ///
    /// ```
    /// use capability_framework::Skill;
    ///
    /// let description = Skill::ProblemManagement.description().expect("the page of 2020 has it");
    /// assert!(description.text.starts_with("You can understand and identify problems"));
    /// assert!(Skill::Accessibility.description().is_none());
    /// ```
    #[inline]
    pub fn description(self) -> Option<&'static Statement> {
        statement::descriptions(self).first()
    }

    /// Every description of the skill in the documents, the newest edition first.
    ///
    /// ```
    /// use capability_framework::Skill;
    ///
    /// let skill = Skill::ProblemManagement;
    /// assert_eq!(skill.descriptions().first(), skill.description());
    /// ```
    #[inline]
    pub fn descriptions(self) -> &'static [Statement] {
        statement::descriptions(self)
    }

    /// What the skill means at `proficiency`, the newest edition first, then in the order of the
    /// document.
    ///
    /// Empty where the embedded documents say nothing; [`url`](Self::url) leads to the publisher's
    /// words.
    ///
    /// ```
    /// use capability_framework::{Proficiency, Skill};
    ///
    /// let points = Skill::CodingAndScripting.statements(Proficiency::Working);
    /// assert_eq!(points[1].text, "carry out baseline repair activities");
    /// ```
    #[inline]
    pub fn statements(self, proficiency: Proficiency) -> &'static [Statement] {
        statement::of_skill(self, proficiency)
    }

    /// What is in brackets at the end of the name and makes this a skill of its own.
    ///
    /// ```
    /// use capability_framework::Skill;
    ///
    /// assert_eq!(Skill::UserFocusFrontendDeveloper.qualifier(), Some("frontend developer"));
    /// assert_eq!(Skill::UserFocus.qualifier(), None);
    /// ```
    #[inline]
    pub fn qualifier(self) -> Option<&'static str> {
        self.split().1
    }

    /// The name without the qualifier.
    ///
    /// ```
    /// use capability_framework::Skill;
    ///
    /// assert_eq!(Skill::UserFocusFrontendDeveloper.base_name(), "User focus");
    /// assert_eq!(Skill::UserFocus.base_name(), "User focus");
    /// ```
    #[inline]
    pub fn base_name(self) -> &'static str {
        self.split().0
    }

    /// The other skills with the same base name, in [table order](crate#table-order), retired ones
    /// left out. They are never equal.
    ///
    /// ```
    /// use capability_framework::Skill;
    ///
    /// assert_eq!(Skill::UserFocus.related(), [Skill::UserFocusFrontendDeveloper]);
    /// ```
    #[inline]
    pub const fn related(self) -> &'static [Skill] {
        entry(&table::RELATED, self.index())
    }

    /// Where the publisher describes the skill. An address may move; a [slug](Self::slug) does not.
    ///
    /// ```
    /// use capability_framework::Skill;
    ///
    /// assert!(Skill::ChangeManagement.url().ends_with("/skills/#change-management"));
    /// ```
    #[inline]
    pub const fn url(self) -> &'static str {
        entry(&table::URLS, self.index())
    }

    #[inline]
    fn split(self) -> (&'static str, Option<&'static str>) {
        let name = self.name();
        match name.strip_suffix(')').and_then(|name| name.rsplit_once(" (")) {
            Some((base, qualifier)) => (base, Some(qualifier)),
            None => (name, None),
        }
    }
}
