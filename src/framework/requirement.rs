//! What is required.

use core::fmt;
use core::iter::FusedIterator;
use core::slice;

use crate::framework::{Proficiency, RoleLevel, Skill};

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

/// What is required: one [`Requirement`] for each skill, in [table order](crate#table-order).
///
/// Deltas, gaps, nearest levels and every query over many people take this, whatever it comes from:
///
/// | requirements of | come from |
/// |---|---|
/// | a [`RoleLevel`] in the latest edition | `Into`, or [`RoleLevel::requirements`] |
/// | a role level in a named edition | [`Edition::requirements`](crate::Edition::requirements) |
/// | a post of an organisation | `job::Job::requirements` (feature `alloc`) |
///
/// A view: copying it is free, and nothing allocates. Two are equal when they require the same skills
/// equally well, wherever they come from.
///
/// ```
/// use capability_framework::{Proficiency, RoleLevel, Skill};
///
/// let requirements = RoleLevel::LeadContentDesigner.requirements();
/// assert_eq!(requirements.get(Skill::LeadingDesign), Some(Proficiency::Practitioner));
/// assert_eq!(requirements.len(), requirements.iter().count());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Requirements<'a>(&'a [Requirement]);

impl<'a> Requirements<'a> {
    /// The rows must be in table order, each skill once.
    #[inline]
    pub(crate) const fn new(rows: &'a [Requirement]) -> Self {
        Requirements(rows)
    }

    #[inline]
    pub(crate) const fn rows(self) -> &'a [Requirement] {
        self.0
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

    /// The requirements, skills in [table order](crate#table-order).
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let skills = RoleLevel::LeadTechnicalWriter.requirements().iter().map(|row| row.skill);
    /// assert!(skills.is_sorted());
    /// ```
    #[inline]
    pub fn iter(self) -> RequirementsIter<'a> {
        RequirementsIter(self.0.iter())
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
        while let [row, others @ ..] = rest {
            if row.skill.index() == skill.index() {
                return Some(row.proficiency);
            }
            rest = others;
        }
        None
    }

    /// Whether `skill` is required, at any proficiency.
    ///
    /// ```
    /// use capability_framework::{RoleLevel, Skill};
    ///
    /// assert!(RoleLevel::LeadTechnicalWriter.requirements().contains(Skill::UserFocus));
    /// ```
    #[inline]
    pub const fn contains(self, skill: Skill) -> bool {
        self.get(skill).is_some()
    }

    /// The requirements at `least` or higher, skills in [table order](crate#table-order).
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
    ) -> impl DoubleEndedIterator<Item = Requirement> + Clone + use<'a> {
        self.iter().filter(move |row| row.proficiency >= least)
    }

    /// The points of all requirements on the scale, added up; see [`Proficiency::point`].
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let requirements = RoleLevel::LeadTechnicalWriter.requirements();
    /// let points: u32 = requirements.iter().map(|row| u32::from(row.proficiency.point())).sum();
    /// assert_eq!(requirements.points(), points);
    /// ```
    #[inline]
    pub fn points(self) -> u32 {
        self.iter().map(|row| u32::from(row.proficiency.point())).sum()
    }
}

/// What the level requires in the latest edition: nothing if it is retired. For what it required
/// earlier ask [`Edition::requirements`](crate::Edition::requirements).
impl From<RoleLevel> for Requirements<'_> {
    #[inline]
    fn from(level: RoleLevel) -> Self {
        level.requirements()
    }
}

/// As from a [`RoleLevel`].
impl From<&RoleLevel> for Requirements<'_> {
    #[inline]
    fn from(level: &RoleLevel) -> Self {
        level.requirements()
    }
}

/// The requirements as a list.
impl fmt::Debug for Requirements<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter().map(|row| (row.skill, row.proficiency))).finish()
    }
}

impl<'a> IntoIterator for Requirements<'a> {
    type Item = Requirement;
    type IntoIter = RequirementsIter<'a>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The requirements of [`Requirements`], skills in [table order](crate#table-order); see
/// [`Requirements::iter`].
///
/// ```
/// use capability_framework::RoleLevel;
///
/// let mut requirements = RoleLevel::LeadTechnicalWriter.requirements().iter();
/// assert_eq!(requirements.len(), 7);
/// assert!(requirements.next_back() > requirements.next());
/// ```
#[derive(Clone, Debug)]
pub struct RequirementsIter<'a>(slice::Iter<'a, Requirement>);

impl Iterator for RequirementsIter<'_> {
    type Item = Requirement;

    #[inline]
    fn next(&mut self) -> Option<Requirement> {
        self.0.next().copied()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl DoubleEndedIterator for RequirementsIter<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<Requirement> {
        self.0.next_back().copied()
    }
}

impl ExactSizeIterator for RequirementsIter<'_> {}
impl FusedIterator for RequirementsIter<'_> {}
