//! A person against requirements.

use core::iter::FusedIterator;

use super::profile::Profile;
use super::shortfall::Shortfall;
use crate::framework::words::words;
use crate::framework::{Proficiency, Rating, Requirement, Requirements, RequirementsIter, Skill};
use crate::names::from_words::from_words;

/// How a person's ratings compare with requirements: of a role level, of a level in an edition, of a
/// job.
///
/// Skills that were not assessed are neither met nor missed: they are counted separately, with the
/// steps that they would take from 0. The scale is ordinal: steps rank and summarise, they do not
/// measure effort. A gap does not know whose requirements they are.
///
/// ```
/// use capability_framework::{Profile, RoleLevel};
///
/// let profile = Profile::from(RoleLevel::Developer);
/// let gap = profile.gap_to(RoleLevel::SeniorDeveloper);
/// for item in gap.below() {
///     println!("{}: {} steps to {}", item.skill, item.steps_below(), item.required);
/// }
/// assert!(profile.gap_to(RoleLevel::Developer).is_met());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Gap<'a> {
    profile: &'a Profile,
    requirements: Requirements<'a>,
}

/// One required skill, and how the person was assessed in it.
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

/// How a rating compares with the requirement.
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

words! {
    type: GapKind, path: "capability_framework::GapKind",
    singular: "kind of gap", plural: "kinds of gaps",
    words: {
        Below: "below",
        At: "at",
        Above: "above",
        NotAssessed: "not-assessed" as "not assessed"
    }
}

from_words! {
    type: GapKind, path: "capability_framework::GapKind",
    article: "a", singular: "kind of gap",
    example: "not assessed" is GapKind::NotAssessed
}

impl GapItem {
    /// How the rating compares with the requirement.
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

    /// The points of the scale from the requirement to the rating, negative below; `None` where the
    /// skill was not assessed. Not yet aware counts as 0 points.
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
            // Points are 0 to 4.
            Some(rating) => Some(rating.point() as i8 - self.required.point() as i8),
            None => None,
        }
    }

    /// The points of the scale that the rating lacks: 0 if it is as required or higher, and if the
    /// skill was not assessed.
    ///
    /// ```
    /// use capability_framework::{GapItem, Proficiency, Rating, Skill};
    ///
    /// let (skill, required) = (Skill::Testing, Proficiency::Expert);
    /// let item = GapItem { skill, required, rating: Some(Rating::NotYetAware) };
    /// assert_eq!(item.steps_below(), 4);
    /// assert_eq!(GapItem { rating: None, ..item }.steps_below(), 0);
    /// ```
    #[inline]
    pub const fn steps_below(self) -> u8 {
        match self.rating {
            Some(rating) => self.required.point().saturating_sub(rating.point()),
            None => 0,
        }
    }
}

/// How many items a gap has of each kind; see [`Gap::counts`].
///
/// ```
/// use capability_framework::{Profile, RoleLevel};
///
/// let counts = Profile::new().gap_to(RoleLevel::Developer).counts();
/// assert_eq!(counts.not_assessed, counts.total());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
#[non_exhaustive]
pub struct GapCounts {
    /// Skills rated lower than required.
    pub below: usize,
    /// Skills rated as required.
    pub at: usize,
    /// Skills rated higher than required.
    pub above: usize,
    /// Skills that were not assessed.
    pub not_assessed: usize,
}

impl GapCounts {
    /// All of them: the skills that are required.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let counts = Profile::new().gap_to(RoleLevel::Developer).counts();
    /// assert_eq!(counts.total(), RoleLevel::Developer.requirements().len());
    /// ```
    #[inline]
    pub const fn total(self) -> usize {
        self.below + self.at + self.above + self.not_assessed
    }
}

impl Profile {
    /// How the ratings compare with requirements.
    ///
    /// ```
    /// use capability_framework::{Edition, Profile, RoleLevel};
    ///
    /// let profile = Profile::from(RoleLevel::Developer);
    /// assert!(profile.gap_to(RoleLevel::LeadDeveloper).steps_below() > 0);
    ///
    /// // The same answers after every update.
    /// let pinned = Edition::October2025.requirements(RoleLevel::LeadDeveloper);
    /// let gap = profile.gap_to(pinned.expect("the edition holds the level"));
    /// assert!(!gap.is_met());
    /// ```
    #[inline]
    pub fn gap_to<'a>(&'a self, requirements: impl Into<Requirements<'a>>) -> Gap<'a> {
        Gap { profile: self, requirements: requirements.into() }
    }
}

impl<'a> Gap<'a> {
    /// What is required.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let level = RoleLevel::Developer;
    /// assert_eq!(Profile::new().gap_to(level).requirements(), level.requirements());
    /// ```
    #[inline]
    pub const fn requirements(self) -> Requirements<'a> {
        self.requirements
    }

    /// One item for every required skill, in [table order](crate#table-order).
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let level = RoleLevel::Developer;
    /// assert_eq!(Profile::new().gap_to(level).items().len(), level.requirements().len());
    /// ```
    #[inline]
    pub fn items(self) -> GapItems<'a> {
        GapItems { profile: self.profile, requirements: self.requirements.iter() }
    }

    /// The skills that are rated lower than required, in [table order](crate#table-order).
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let profile = Profile::from(RoleLevel::Developer);
    /// assert_eq!(profile.gap_to(RoleLevel::Developer).below().count(), 0);
    /// ```
    #[inline]
    pub fn below(self) -> GapItemsOfKind<'a> {
        self.of_kind(GapKind::Below)
    }

    /// The skills that are rated as required, in [table order](crate#table-order).
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let level = RoleLevel::Developer;
    /// let profile = Profile::from(level);
    /// assert_eq!(profile.gap_to(level).at().count(), level.requirements().len());
    /// ```
    #[inline]
    pub fn at(self) -> GapItemsOfKind<'a> {
        self.of_kind(GapKind::At)
    }

    /// The skills that are rated higher than required, in [table order](crate#table-order).
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let profile = Profile::from(RoleLevel::LeadDeveloper);
    /// assert!(profile.gap_to(RoleLevel::Developer).above().count() > 0);
    /// ```
    #[inline]
    pub fn above(self) -> GapItemsOfKind<'a> {
        self.of_kind(GapKind::Above)
    }

    /// The skills that were not assessed, in [table order](crate#table-order).
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let level = RoleLevel::Developer;
    /// let profile = Profile::new();
    /// assert_eq!(profile.gap_to(level).not_assessed().count(), level.requirements().len());
    /// ```
    #[inline]
    pub fn not_assessed(self) -> GapItemsOfKind<'a> {
        self.of_kind(GapKind::NotAssessed)
    }

    /// How many items there are of each kind.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let profile = Profile::from(RoleLevel::Developer);
    /// let gap = profile.gap_to(RoleLevel::LeadDeveloper);
    /// assert_eq!(gap.counts().below, gap.below().count());
    /// ```
    #[inline]
    pub fn counts(self) -> GapCounts {
        self.items().fold(GapCounts::default(), |mut counts, item| {
            match item.kind() {
                GapKind::Below => counts.below += 1,
                GapKind::At => counts.at += 1,
                GapKind::Above => counts.above += 1,
                GapKind::NotAssessed => counts.not_assessed += 1,
            }
            counts
        })
    }

    /// The steps that the rated skills lack, added up. Ratings above the requirement do not offset
    /// those below.
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

    /// The points at which the skills that were not assessed are required, added up.
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
        for item in self.items() {
            shortfall.steps_below += u32::from(item.steps_below());
            if item.rating.is_none() {
                shortfall.steps_not_assessed += u32::from(item.required.point());
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

    #[inline]
    fn of_kind(self, kind: GapKind) -> GapItemsOfKind<'a> {
        GapItemsOfKind { items: self.items(), kind }
    }
}

impl<'a> IntoIterator for Gap<'a> {
    type Item = GapItem;
    type IntoIter = GapItems<'a>;

    #[inline]
    fn into_iter(self) -> GapItems<'a> {
        self.items()
    }
}

/// The items of a [`Gap`], skills in [table order](crate#table-order); see [`Gap::items`].
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
    requirements: RequirementsIter<'a>,
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
impl FusedIterator for GapItems<'_> {}

/// The items of one kind of a [`Gap`], skills in [table order](crate#table-order); see
/// [`Gap::below`] and its siblings.
///
/// ```
/// use capability_framework::{Profile, RoleLevel};
///
/// let profile = Profile::new();
/// let not_assessed = profile.gap_to(RoleLevel::Developer).not_assessed();
/// assert!(not_assessed.clone().all(|item| item.rating.is_none()));
/// ```
#[derive(Clone, Debug)]
pub struct GapItemsOfKind<'a> {
    items: GapItems<'a>,
    kind: GapKind,
}

impl Iterator for GapItemsOfKind<'_> {
    type Item = GapItem;

    #[inline]
    fn next(&mut self) -> Option<GapItem> {
        self.items.find(|item| item.kind() == self.kind)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.items.size_hint().1)
    }
}

impl DoubleEndedIterator for GapItemsOfKind<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<GapItem> {
        self.items.rfind(|item| item.kind() == self.kind)
    }
}

impl FusedIterator for GapItemsOfKind<'_> {}
