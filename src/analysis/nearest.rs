//! The levels that a person is closest to.

use alloc::vec::Vec;

use super::profile::Profile;
use crate::RoleLevel;

/// A level and how far a person is from it; see [`Profile::nearest_levels`].
///
/// ```
/// use capability_framework::{Profile, RoleLevel};
///
/// let nearest = Profile::from(RoleLevel::Developer).nearest_levels(|_| true);
/// assert_eq!((nearest[0].steps, nearest[0].missing), (0, 0));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub struct Nearest {
    /// The steps of what is rated below, and of what was not assessed, together.
    pub steps: u32,
    /// How many required skills are rated below or were not assessed.
    pub missing: usize,
    /// The level.
    pub level: RoleLevel,
}

impl Profile {
    /// The levels that `filter` lets through, the nearest first: by steps below and of skills not
    /// assessed, then by how many skills are missing, then in table order.
    ///
    /// ```
    /// use capability_framework::{Grade, Profile, RoleFamily, RoleLevel};
    ///
    /// let profile = Profile::from(RoleLevel::DataAnalyst);
    /// let other_families = profile.nearest_levels(|level| level.role().family() != RoleFamily::Data);
    /// let at_grade = profile.nearest_levels(|level| level.grades().contains(&Grade::Seo));
    /// assert_eq!(at_grade[0].level, RoleLevel::DataAnalyst);
    /// assert!(other_families[0].steps > 0);
    /// ```
    pub fn nearest_levels(&self, filter: impl Fn(RoleLevel) -> bool) -> Vec<Nearest> {
        let levels = RoleLevel::iter().filter(|level| filter(*level));
        let mut nearest: Vec<Nearest> = levels
            .map(|level| {
                let gap = self.gap_to(level);
                let steps = gap.steps_below() + gap.steps_not_assessed();
                let missing = gap.below().count() + gap.not_assessed().count();
                Nearest { steps, missing, level }
            })
            .collect();
        nearest.sort_unstable();
        nearest
    }
}
