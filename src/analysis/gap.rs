//! A person against requirements.

use super::profile::Profile;
use crate::framework::{Iter, Proficiency, Rating, Requirement, RoleLevel, Skill};

/// What a person lacks of what a role level requires, and has beyond it.
///
/// Skills that were not assessed are neither met nor missed: they are told apart, with the steps
/// that they would take from nothing. The scale is ordinal: steps rank and summarise, they do not
/// measure effort.
///
/// ```
/// use capability_framework::{Profile, RoleLevel};
///
/// let profile = Profile::from(RoleLevel::Developer);
/// let gap = profile.gap_to(RoleLevel::SeniorDeveloper);
/// for item in gap.below() {
///     println!("{}: {} steps to {}", item.skill, -item.steps().unwrap_or(0), item.required);
/// }
/// assert!(profile.gap_to(RoleLevel::Developer).is_met());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Gap<'a> {
    profile: &'a Profile,
    level: RoleLevel,
}

/// What a level requires of one skill, and how the person was assessed in it.
///
/// ```
/// use capability_framework::{GapItem, GapKind, Proficiency, Rating, Skill};
///
/// let item = GapItem {
///     skill: Skill::Testing,
///     required: Proficiency::Expert,
///     rating: Some(Rating::At(Proficiency::Working)),
/// };
/// assert_eq!((item.kind(), item.steps()), (GapKind::Below, Some(-2)));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct GapItem {
    /// The skill.
    pub skill: Skill,
    /// How well it is required.
    pub required: Proficiency,
    /// The person's rating; `None` where the skill was not assessed.
    pub rating: Option<Rating>,
}

/// How a rating stands to what is required.
///
/// ```
/// use capability_framework::{GapKind, Profile, RoleLevel};
///
/// let profile = Profile::new();
/// let gap = profile.gap_to(RoleLevel::Developer);
/// assert!(gap.items().all(|item| item.kind() == GapKind::NotAssessed));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum GapKind {
    /// Rated lower than required.
    Below,
    /// Rated as required.
    At,
    /// Rated higher than required.
    Above,
    /// Not assessed.
    NotAssessed,
}

impl GapItem {
    /// How the rating stands to what is required.
    ///
    /// ```
    /// use capability_framework::{GapKind, Profile, RoleLevel};
    ///
    /// let profile = Profile::from(RoleLevel::Developer);
    /// let gap = profile.gap_to(RoleLevel::Developer);
    /// assert!(gap.items().all(|item| item.kind() == GapKind::At));
    /// ```
    #[inline]
    pub const fn kind(self) -> GapKind {
        match self.steps() {
            None => GapKind::NotAssessed,
            Some(0) => GapKind::At,
            Some(1..) => GapKind::Above,
            Some(_) => GapKind::Below,
        }
    }

    /// The points of the scale from what is required to the rating, negative below; `None` where
    /// the skill was not assessed. Not yet aware counts as 0 points.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let profile = Profile::from(RoleLevel::Developer);
    /// let gap = profile.gap_to(RoleLevel::Developer);
    /// assert!(gap.items().all(|item| item.steps() == Some(0)));
    /// ```
    #[inline]
    pub const fn steps(self) -> Option<i8> {
        match self.rating {
            Some(rating) => Some(rating.point() as i8 - self.required.point() as i8),
            None => None,
        }
    }
}

/// What a person lacks of what a role level requires, in two numbers.
///
/// The scale is ordinal: steps rank and summarise, they do not measure effort.
///
/// ```
/// use capability_framework::{Profile, RoleLevel};
///
/// let shortfall = Profile::new().gap_to(RoleLevel::Developer).shortfall();
/// assert_eq!(shortfall.steps_below, 0);
/// assert!(shortfall.steps_not_assessed > 0 && !shortfall.is_met());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Shortfall {
    /// The steps that the rated skills lack together; see [`Gap::steps_below`].
    pub steps_below: u32,
    /// The points at which the skills that were not assessed are required, together; see
    /// [`Gap::steps_not_assessed`].
    pub steps_not_assessed: u32,
}

impl Shortfall {
    /// All steps together.
    ///
    /// ```
    /// use capability_framework::Shortfall;
    ///
    /// assert_eq!(Shortfall { steps_below: 2, steps_not_assessed: 3 }.steps(), 5);
    /// ```
    #[inline]
    pub const fn steps(self) -> u32 {
        self.steps_below.saturating_add(self.steps_not_assessed)
    }

    /// Whether the person meets the level: every required skill was assessed and is rated as
    /// required or higher.
    ///
    /// ```
    /// use capability_framework::Shortfall;
    ///
    /// assert!(!Shortfall { steps_below: 0, steps_not_assessed: 3 }.is_met());
    /// ```
    #[inline]
    pub const fn is_met(self) -> bool {
        self.steps() == 0
    }
}

impl Profile {
    /// What the person lacks of what `level` requires, and has beyond it.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let profile = Profile::from(RoleLevel::Developer);
    /// assert!(profile.gap_to(RoleLevel::LeadDeveloper).steps_below() > 0);
    /// ```
    #[inline]
    pub const fn gap_to(&self, level: RoleLevel) -> Gap<'_> {
        Gap { profile: self, level }
    }
}

impl<'a> Gap<'a> {
    /// The level.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// assert_eq!(Profile::new().gap_to(RoleLevel::Developer).level(), RoleLevel::Developer);
    /// ```
    #[inline]
    pub const fn level(self) -> RoleLevel {
        self.level
    }

    /// One item for every skill that the level requires, in table order.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let level = RoleLevel::Developer;
    /// assert_eq!(Profile::new().gap_to(level).items().len(), level.requirements().len());
    /// ```
    #[inline]
    pub fn items(self) -> GapItems<'a> {
        GapItems { profile: self.profile, requirements: self.level.requirements().iter() }
    }

    /// The skills that are rated lower than required, in table order.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let profile = Profile::from(RoleLevel::Developer);
    /// assert_eq!(profile.gap_to(RoleLevel::Developer).below().count(), 0);
    /// ```
    #[inline]
    pub fn below(self) -> impl Iterator<Item = GapItem> + Clone + 'a {
        self.items().filter(|item| item.kind() == GapKind::Below)
    }

    /// The skills that were not assessed, in table order.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let level = RoleLevel::Developer;
    /// let profile = Profile::new();
    /// assert_eq!(profile.gap_to(level).not_assessed().count(), level.requirements().len());
    /// ```
    #[inline]
    pub fn not_assessed(self) -> impl Iterator<Item = GapItem> + Clone + 'a {
        self.items().filter(|item| item.kind() == GapKind::NotAssessed)
    }

    /// The steps that the rated skills lack together. What is above makes up for nothing.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let profile = Profile::from(RoleLevel::Developer);
    /// let delta = RoleLevel::Developer.delta_to(RoleLevel::LeadDeveloper);
    /// let gap = profile.gap_to(RoleLevel::LeadDeveloper);
    /// assert_eq!(gap.steps_below() + gap.steps_not_assessed(), delta.climb());
    /// ```
    #[inline]
    pub fn steps_below(self) -> u32 {
        self.shortfall().steps_below
    }

    /// The points that the skills which were not assessed are required at, together.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let profile = Profile::from(RoleLevel::Developer);
    /// assert_eq!(profile.gap_to(RoleLevel::Developer).steps_not_assessed(), 0);
    /// ```
    #[inline]
    pub fn steps_not_assessed(self) -> u32 {
        self.shortfall().steps_not_assessed
    }

    /// The gap in two numbers.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let profile = Profile::from(RoleLevel::Developer);
    /// let gap = profile.gap_to(RoleLevel::LeadDeveloper);
    /// assert_eq!(gap.shortfall().steps_below, gap.steps_below());
    /// ```
    #[inline]
    pub fn shortfall(self) -> Shortfall {
        let mut shortfall = Shortfall { steps_below: 0, steps_not_assessed: 0 };
        for GapItem { required, rating, .. } in self.items() {
            match rating {
                Some(rating) => {
                    let steps = required.point().saturating_sub(rating.point());
                    shortfall.steps_below += u32::from(steps);
                }
                None => shortfall.steps_not_assessed += u32::from(required.point()),
            }
        }
        shortfall
    }

    /// Whether every required skill was assessed and is rated as required or higher.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let profile = Profile::from(RoleLevel::SeniorDeveloper);
    /// assert!(profile.gap_to(RoleLevel::Developer).is_met());
    /// assert!(!Profile::new().gap_to(RoleLevel::Developer).is_met());
    /// ```
    #[inline]
    pub fn is_met(self) -> bool {
        self.items().all(|item| matches!(item.kind(), GapKind::At | GapKind::Above))
    }
}

/// The items of a [`Gap`], skills in table order; see [`Gap::items`].
///
/// ```
/// use capability_framework::{Profile, RoleLevel};
///
/// let profile = Profile::new();
/// let skills = profile.gap_to(RoleLevel::Developer).items().map(|item| item.skill);
/// assert!(skills.is_sorted());
/// ```
#[derive(Clone, Debug)]
pub struct GapItems<'a> {
    profile: &'a Profile,
    requirements: Iter<Requirement>,
}

impl GapItems<'_> {
    #[inline]
    fn item(&self, requirement: Requirement) -> GapItem {
        let Requirement { skill, proficiency: required } = requirement;
        GapItem { skill, required, rating: self.profile.get(skill) }
    }
}

impl Iterator for GapItems<'_> {
    type Item = GapItem;

    #[inline]
    fn next(&mut self) -> Option<GapItem> {
        let requirement = self.requirements.next()?;
        Some(self.item(requirement))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.requirements.size_hint()
    }
}

impl DoubleEndedIterator for GapItems<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<GapItem> {
        let requirement = self.requirements.next_back()?;
        Some(self.item(requirement))
    }
}

impl ExactSizeIterator for GapItems<'_> {}
impl core::iter::FusedIterator for GapItems<'_> {}

#[cfg(feature = "serde")]
crate::names::serde::record!(GapItem { skill, required, rating });
#[cfg(feature = "serde")]
crate::names::serde::record!(Shortfall { steps_below, steps_not_assessed });
