//! What one person can do.

use core::fmt;
use core::iter::FusedIterator;

use crate::framework::{Proficiency, Rating, Requirements, Role, RoleLevel, Skill};
use crate::generated::skill::VARIANTS;

/// What one person can do: a rating for every skill that was assessed.
///
/// One byte per skill, retired ones included; nothing allocates. It does not say whose it is. Getting or
/// setting a rating is one look-up, so a profile of many pairs takes time in proportion to their number.
///
/// This is the form to compute with. Where profiles are stored, and so outlive an edition of the
/// framework and a version of this crate, use `stored::StoredProfile` (feature `alloc`): it
/// remembers the edition, keeps what this version does not know, holds skills of an organisation's
/// own, and reports what became of each rating on its way here.
///
/// ```
/// use capability_framework::{Proficiency, Profile, Rating, RoleLevel, Skill};
///
/// let mut profile = Profile::from([(Skill::Testing, Proficiency::Working)]);
/// profile.set(Skill::UserFocus, Rating::NotYetAware);
/// assert_eq!(profile.get(Skill::Testing), Some(Rating::At(Proficiency::Working)));
/// assert_eq!(profile.get(Skill::Prototyping), None); // not assessed
///
/// let gap = profile.gap_to(RoleLevel::PrincipalApplicationOperationsEngineer);
/// assert!(!gap.is_met());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Profile {
    ratings: [Option<Rating>; VARIANTS],
}

impl Profile {
    /// A profile without ratings.
    ///
    /// ```
    /// use capability_framework::Profile;
    ///
    /// assert!(Profile::new().is_empty());
    /// ```
    #[inline]
    pub const fn new() -> Profile {
        Profile { ratings: [None; VARIANTS] }
    }

    /// The rating of `skill`; `None` where it was not assessed.
    ///
    /// ```
    /// use capability_framework::{Profile, Skill};
    ///
    /// assert_eq!(Profile::new().get(Skill::Testing), None);
    /// ```
    #[inline]
    pub fn get(&self, skill: Skill) -> Option<Rating> {
        let rating = self.ratings.get(skill.index());
        debug_assert!(rating.is_some(), "there is a rating for every skill");
        rating.copied().flatten()
    }

    /// Whether `skill` is rated at `least` or higher.
    ///
    /// ```
    /// use capability_framework::{Proficiency, Profile, Skill};
    ///
    /// let profile = Profile::from([(Skill::Testing, Proficiency::Working)]);
    /// assert!(profile.holds(Skill::Testing, Proficiency::Awareness));
    /// assert!(!profile.holds(Skill::Testing, Proficiency::Expert));
    /// ```
    #[inline]
    pub fn holds(&self, skill: Skill, least: Proficiency) -> bool {
        self.get(skill) >= Some(Rating::At(least))
    }

    /// Sets the rating of `skill` and returns the previous one.
    ///
    /// ```
    /// use capability_framework::{Proficiency, Profile, Rating, Skill};
    ///
    /// let mut profile = Profile::new();
    /// assert_eq!(profile.set(Skill::Testing, Proficiency::Working), None);
    /// let previous = profile.set(Skill::Testing, Rating::NotYetAware);
    /// assert_eq!(previous, Some(Rating::At(Proficiency::Working)));
    /// ```
    #[inline]
    pub fn set(&mut self, skill: Skill, rating: impl Into<Rating>) -> Option<Rating> {
        self.replace(skill, Some(rating.into()))
    }

    /// Removes the rating of `skill`, which is then not assessed, and returns it.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel, Skill};
    ///
    /// let mut profile = Profile::from(RoleLevel::Developer);
    /// assert!(profile.remove(Skill::UserFocus).is_some());
    /// assert_eq!(profile.get(Skill::UserFocus), None);
    /// ```
    #[inline]
    pub fn remove(&mut self, skill: Skill) -> Option<Rating> {
        self.replace(skill, None)
    }

    /// Removes all ratings.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let mut profile = Profile::from(RoleLevel::Developer);
    /// profile.clear();
    /// assert!(profile.is_empty());
    /// ```
    #[inline]
    pub fn clear(&mut self) {
        *self = Profile::new();
    }

    #[inline]
    fn replace(&mut self, skill: Skill, rating: Option<Rating>) -> Option<Rating> {
        let place = self.ratings.get_mut(skill.index());
        debug_assert!(place.is_some(), "there is a rating for every skill");
        core::mem::replace(place?, rating)
    }

    /// The skills that were assessed and their ratings, in [table order](crate#table-order),
    /// retired skills last.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let level = RoleLevel::Developer;
    /// assert_eq!(Profile::from(level).iter().count(), level.requirements().len());
    /// ```
    #[inline]
    pub const fn iter(&self) -> Ratings<'_> {
        Ratings { profile: self, index: 0 }
    }

    /// The ratings by the index of their skill.
    #[cfg(feature = "alloc")]
    #[inline]
    pub(super) const fn ratings(&self) -> &[Option<Rating>; VARIANTS] {
        &self.ratings
    }

    /// The ratings by the index of their skill.
    #[cfg(feature = "alloc")]
    #[inline]
    pub(super) const fn ratings_mut(&mut self) -> &mut [Option<Rating>; VARIANTS] {
        &mut self.ratings
    }

    /// How many skills were assessed.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// assert_eq!(Profile::from(RoleLevel::LeadTechnicalWriter).len(), 7);
    /// ```
    #[inline]
    pub fn len(&self) -> usize {
        self.ratings.iter().flatten().count()
    }

    /// Whether no skill was assessed.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// assert!(!Profile::from(RoleLevel::Developer).is_empty());
    /// ```
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The skills of `role` that the person does not hold, in [table order](crate#table-order): not
    /// assessed, or rated as not yet aware.
    ///
    /// This is for the roles of the Senior Civil Service, which state no proficiencies: a skill is
    /// held or it is not. For the levels of other roles ask [`gap_to`](Self::gap_to).
    ///
    /// ```
    /// use capability_framework::{Proficiency, Profile, Role, Skill};
    ///
    /// let mut profile = Profile::new();
    /// profile.set(Skill::DataArchitecture, Proficiency::Awareness);
    /// assert_eq!(profile.missing_for(Role::ChiefDataOfficer).count(), 5);
    /// ```
    #[inline]
    pub fn missing_for(&self, role: Role) -> impl Iterator<Item = Skill> + Clone + '_ {
        let held = |skill: &Skill| self.holds(*skill, Proficiency::Awareness);
        role.skills().iter().copied().filter(move |skill| !held(skill))
    }
}

impl Default for Profile {
    #[inline]
    fn default() -> Profile {
        Profile::new()
    }
}

/// The skills that are rated and their ratings.
impl fmt::Debug for Profile {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Profile ")?;
        f.debug_map().entries(self).finish()
    }
}

/// The profile that meets the level in the latest edition exactly, with nothing more.
impl From<RoleLevel> for Profile {
    #[inline]
    fn from(level: RoleLevel) -> Profile {
        level.requirements().into()
    }
}

/// The profile that meets the requirements exactly, with nothing more.
impl From<Requirements<'_>> for Profile {
    #[inline]
    fn from(requirements: Requirements<'_>) -> Profile {
        requirements.iter().map(|row| (row.skill, row.proficiency)).collect()
    }
}

/// If a skill is rated twice, the last rating counts.
impl<R: Into<Rating>> FromIterator<(Skill, R)> for Profile {
    #[inline]
    fn from_iter<I: IntoIterator<Item = (Skill, R)>>(ratings: I) -> Profile {
        let mut profile = Profile::new();
        profile.extend(ratings);
        profile
    }
}

/// If a skill is rated twice, the last rating counts.
impl<R: Into<Rating>> Extend<(Skill, R)> for Profile {
    #[inline]
    fn extend<I: IntoIterator<Item = (Skill, R)>>(&mut self, ratings: I) {
        for (skill, rating) in ratings {
            self.set(skill, rating);
        }
    }
}

/// If a skill is rated twice, the last rating counts.
impl<R: Into<Rating>, const N: usize> From<[(Skill, R); N]> for Profile {
    #[inline]
    fn from(ratings: [(Skill, R); N]) -> Profile {
        ratings.into_iter().collect()
    }
}

impl<'a> IntoIterator for &'a Profile {
    type Item = (Skill, Rating);
    type IntoIter = Ratings<'a>;

    #[inline]
    fn into_iter(self) -> Ratings<'a> {
        self.iter()
    }
}

/// The skills of a [`Profile`] and their ratings, in [table order](crate#table-order), retired
/// skills last; see [`Profile::iter`].
///
/// ```
/// use capability_framework::{Profile, RoleLevel};
///
/// let profile = Profile::from(RoleLevel::Developer);
/// for (skill, rating) in &profile {
///     println!("{skill}: {rating}");
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Ratings<'a> {
    profile: &'a Profile,
    /// Of the next skill to look at.
    index: usize,
}

impl Iterator for Ratings<'_> {
    type Item = (Skill, Rating);

    #[inline]
    fn next(&mut self) -> Option<(Skill, Rating)> {
        loop {
            let skill = Skill::from_index(self.index)?;
            self.index += 1;
            if let Some(rating) = self.profile.get(skill) {
                return Some((skill, rating));
            }
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(VARIANTS.saturating_sub(self.index)))
    }
}

impl FusedIterator for Ratings<'_> {}
