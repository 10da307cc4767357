//! What changes between two assessments.

use core::fmt;
use core::iter::FusedIterator;

use super::profile::Profile;
use crate::framework::pad::pad;
use crate::framework::words::words;
use crate::framework::{Rating, Skill};
use crate::generated::skill::VARIANTS;
use crate::names::from_words::from_words;

/// What changes in the rating of one skill between two assessments: of one person at two times, or by
/// two assessors.
///
/// ```
/// use capability_framework::{Proficiency, Rating, RatingChange, RatingChangeKind, Skill};
///
/// let (from, to) = (Some(Rating::NotYetAware), Some(Rating::At(Proficiency::Working)));
/// let change = RatingChange { skill: Skill::Testing, from, to };
/// assert_eq!((change.kind(), change.steps()), (RatingChangeKind::Raised, Some(2)));
/// assert_eq!(change.to_string(), "Testing: raised from Not yet aware to Working");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RatingChange {
    /// The skill.
    pub skill: Skill,
    /// The rating before; `None` where the skill was not assessed.
    pub from: Option<Rating>,
    /// The rating after; `None` where the skill was not assessed.
    pub to: Option<Rating>,
}

/// How a rating changes.
///
/// ```
/// use capability_framework::{Profile, RatingChangeKind, RoleLevel};
///
/// let (before, after) = (Profile::new(), Profile::from(RoleLevel::Developer));
/// let mut changes = before.changes_to(&after);
/// assert!(changes.all(|change| change.kind() == RatingChangeKind::Gained));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum RatingChangeKind {
    /// Assessed only afterwards.
    Gained,
    /// Rated higher than before.
    Raised,
    /// Rated as before, or assessed neither before nor afterwards.
    Unchanged,
    /// Rated lower than before.
    Lowered,
    /// Assessed only before.
    Lost,
}

words! {
    type: RatingChangeKind, path: "capability_framework::RatingChangeKind",
    singular: "kind of change of a rating", plural: "kinds of changes of ratings",
    words: {
        Gained: "gained",
        Raised: "raised",
        Unchanged: "unchanged",
        Lowered: "lowered",
        Lost: "lost"
    }
}

from_words! {
    type: RatingChangeKind, path: "capability_framework::RatingChangeKind",
    article: "a", singular: "kind of change of a rating",
    example: "Gained" is RatingChangeKind::Gained
}

impl RatingChange {
    /// What kind of change this is.
    ///
    /// ```
    /// use capability_framework::{Rating, RatingChange, RatingChangeKind, Skill};
    ///
    /// let (skill, to) = (Skill::Testing, None);
    /// let lost = RatingChange { skill, from: Some(Rating::NotYetAware), to };
    /// assert_eq!(lost.kind(), RatingChangeKind::Lost);
    /// ```
    #[inline]
    pub const fn kind(self) -> RatingChangeKind {
        match (self.from, self.to, self.steps()) {
            (None, Some(_), _) => RatingChangeKind::Gained,
            (Some(_), None, _) => RatingChangeKind::Lost,
            (_, _, None | Some(0)) => RatingChangeKind::Unchanged,
            (_, _, Some(1..)) => RatingChangeKind::Raised,
            (_, _, Some(_)) => RatingChangeKind::Lowered,
        }
    }

    /// The points of the scale from one rating to the other, not yet aware counting as 0; `None`
    /// unless the skill was assessed both times.
    ///
    /// ```
    /// use capability_framework::{Proficiency, Rating, RatingChange, Skill};
    ///
    /// let (from, to) = (Some(Rating::At(Proficiency::Expert)), Some(Rating::NotYetAware));
    /// let change = RatingChange { skill: Skill::Testing, from, to };
    /// assert_eq!(change.steps(), Some(-4));
    /// ```
    #[inline]
    pub const fn steps(self) -> Option<i8> {
        match (self.from, self.to) {
            // Points are 0 to 4.
            (Some(from), Some(to)) => Some(to.point() as i8 - from.point() as i8),
            _ => None,
        }
    }
}

/// Skill, kind and the ratings: `Testing: raised from Working to Expert`.
impl fmt::Display for RatingChange {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (skill, kind) = (self.skill, self.kind());
        match (self.from, self.to) {
            (Some(from), Some(to)) if from != to => {
                pad(f, format_args!("{skill}: {kind} from {from} to {to}"))
            }
            (Some(from), None) => pad(f, format_args!("{skill}: {kind}, was {from}")),
            (_, Some(to)) => pad(f, format_args!("{skill}: {kind} at {to}")),
            (None, None) => pad(f, format_args!("{skill}: {kind}")),
        }
    }
}

impl Profile {
    /// What changes from this assessment to another: last year's to this year's, or one assessor's
    /// to another's. One change for every skill that either rates, in
    /// [table order](crate#table-order), retired skills last, ratings that stay the same included.
    ///
    /// ```
    /// use capability_framework::{Proficiency, Profile, RatingChangeKind, RoleLevel, Skill};
    ///
    /// let before = Profile::from(RoleLevel::Developer);
    /// let mut after = before;
    /// after.set(Skill::InformationSecurity, Proficiency::Expert);
    /// let raised: Vec<_> =
    ///     before.changes_to(&after).filter(|c| c.kind() == RatingChangeKind::Raised).collect();
    /// assert_eq!(raised.len(), 1);
    /// assert_eq!(raised[0].skill, Skill::InformationSecurity);
    /// ```
    #[inline]
    pub const fn changes_to<'a>(&'a self, after: &'a Profile) -> RatingChanges<'a> {
        RatingChanges { before: self, after, index: 0 }
    }
}

/// The changes from one assessment to another, in [table order](crate#table-order), retired skills
/// last; see [`Profile::changes_to`].
///
/// ```
/// use capability_framework::{Profile, RoleLevel};
///
/// let profile = Profile::from(RoleLevel::Developer);
/// assert!(profile.changes_to(&profile).all(|change| change.steps() == Some(0)));
/// ```
#[derive(Clone, Debug)]
pub struct RatingChanges<'a> {
    before: &'a Profile,
    after: &'a Profile,
    /// Of the next skill to look at.
    index: usize,
}

impl Iterator for RatingChanges<'_> {
    type Item = RatingChange;

    #[inline]
    fn next(&mut self) -> Option<RatingChange> {
        loop {
            let skill = Skill::from_index(self.index)?;
            self.index += 1;
            let change =
                RatingChange { skill, from: self.before.get(skill), to: self.after.get(skill) };
            if change.from.is_some() || change.to.is_some() {
                return Some(change);
            }
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(VARIANTS.saturating_sub(self.index)))
    }
}

impl FusedIterator for RatingChanges<'_> {}
