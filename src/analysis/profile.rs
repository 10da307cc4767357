//! What one person can do.

use crate::framework::{Rating, Role, RoleLevel, Skill};
use crate::generated::skill::{RETIRED, VARIANTS};

/// What one person can do: a rating for every skill that was assessed.
///
/// One byte per skill, retired ones included; copying it is a copy of these, and nothing allocates.
/// It holds nothing that says whose it is.
///
/// ```
/// use capability_framework::{Proficiency, Profile, Rating, RoleLevel, Skill};
///
/// let mut profile: Profile = [(Skill::Testing, Rating::At(Proficiency::Working))].into();
/// profile.set(Skill::UserFocus, Rating::NotYetAware);
/// assert_eq!(profile.get(Skill::Testing), Some(Rating::At(Proficiency::Working)));
/// assert_eq!(profile.get(Skill::Prototyping), None); // not assessed
///
/// let gap = profile.gap_to(RoleLevel::PrincipalApplicationOperationsEngineer);
/// assert!(!gap.is_met());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Profile {
    ratings: [Option<Rating>; VARIANTS],
}

impl Profile {
    /// A profile of nobody assessed in anything.
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

    /// The rating in `skill`; `None` where it was not assessed.
    ///
    /// ```
    /// use capability_framework::{Profile, Skill};
    ///
    /// assert_eq!(Profile::new().get(Skill::Testing), None);
    /// ```
    #[inline]
    pub fn get(&self, skill: Skill) -> Option<Rating> {
        self.ratings.get(skill.index()).copied().flatten()
    }

    /// Rates `skill`, and gives the rating before.
    ///
    /// ```
    /// use capability_framework::{Proficiency, Profile, Rating, Skill};
    ///
    /// let mut profile = Profile::new();
    /// assert_eq!(profile.set(Skill::Testing, Proficiency::Working), None);
    /// let before = profile.set(Skill::Testing, Rating::NotYetAware);
    /// assert_eq!(before, Some(Rating::At(Proficiency::Working)));
    /// ```
    #[inline]
    pub fn set(&mut self, skill: Skill, rating: impl Into<Rating>) -> Option<Rating> {
        self.ratings.get_mut(skill.index())?.replace(rating.into())
    }

    /// Takes the rating of `skill` away: it is then not assessed.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel, Skill};
    ///
    /// let mut profile = Profile::from(RoleLevel::Developer);
    /// assert!(profile.clear(Skill::UserFocus).is_some());
    /// assert_eq!(profile.get(Skill::UserFocus), None);
    /// ```
    #[inline]
    pub fn clear(&mut self, skill: Skill) -> Option<Rating> {
        self.ratings.get_mut(skill.index())?.take()
    }

    /// The skills that were assessed and their ratings, in table order, retired skills last.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let level = RoleLevel::Developer;
    /// assert_eq!(Profile::from(level).iter().count(), level.requirements().len());
    /// ```
    #[inline]
    pub fn iter(&self) -> impl Iterator<Item = (Skill, Rating)> + Clone + '_ {
        let skills = Skill::iter().chain(RETIRED.iter().copied());
        skills.filter_map(|skill| Some((skill, self.get(skill)?)))
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

    /// The skills of `role` that the person does not hold, in table order: not assessed, or not yet
    /// aware of.
    ///
    /// It answers for the roles of the Senior Civil Service, whose skills are held or not, because
    /// no proficiency is stated; for the levels of other roles ask [`gap_to`](Self::gap_to).
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
        let held = |skill: &Skill| self.get(*skill).and_then(Rating::proficiency).is_some();
        role.skills().iter().copied().filter(move |skill| !held(skill))
    }
}

impl Default for Profile {
    #[inline]
    fn default() -> Profile {
        Profile::new()
    }
}

/// The profile that meets the level exactly, and in nothing more.
impl From<RoleLevel> for Profile {
    #[inline]
    fn from(level: RoleLevel) -> Profile {
        level.requirements().iter().map(|r| (r.skill, Rating::At(r.proficiency))).collect()
    }
}

/// Of two ratings of one skill the last counts.
impl FromIterator<(Skill, Rating)> for Profile {
    #[inline]
    fn from_iter<I: IntoIterator<Item = (Skill, Rating)>>(ratings: I) -> Profile {
        let mut profile = Profile::new();
        profile.extend(ratings);
        profile
    }
}

/// Of two ratings of one skill the last counts.
impl Extend<(Skill, Rating)> for Profile {
    #[inline]
    fn extend<I: IntoIterator<Item = (Skill, Rating)>>(&mut self, ratings: I) {
        for (skill, rating) in ratings {
            self.set(skill, rating);
        }
    }
}

/// Of two ratings of one skill the last counts.
impl<const N: usize> From<[(Skill, Rating); N]> for Profile {
    #[inline]
    fn from(ratings: [(Skill, Rating); N]) -> Profile {
        ratings.into_iter().collect()
    }
}
