//! The levels that a person is closest to.

use alloc::vec::Vec;

use core::ops::{Range, RangeBounds};

use super::profile::Profile;
use super::sums::{Plan, Scratch};
use super::workforce::Workforce;
use crate::framework::{Rating, RoleLevel};

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
    pub missing: u32,
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
    #[inline]
    pub fn nearest_levels(&self, mut filter: impl FnMut(RoleLevel) -> bool) -> Vec<Nearest> {
        let levels = RoleLevel::iter().filter(|level| filter(*level));
        let mut nearest: Vec<Nearest> = levels
            .map(|level| {
                let mut nearest = Nearest { steps: 0, missing: 0, level };
                for item in self.gap_to(level).items() {
                    let own = item.rating.map_or(0, Rating::point);
                    let lacking = item.required.point().saturating_sub(own);
                    nearest.steps += u32::from(lacking);
                    nearest.missing += u32::from(lacking > 0);
                }
                nearest
            })
            .collect();
        nearest.sort_unstable();
        nearest
    }
}

/// The levels that each of many people is closest to; see [`Workforce::nearest_levels`].
///
/// ```
/// use capability_framework::{Profile, RoleLevel, Workforce};
///
/// let workforce = Workforce::from_iter([RoleLevel::Developer, RoleLevel::DataEngineer].map(Profile::from));
/// let nearest = workforce.nearest_levels(3, |_| true, ..);
/// assert!(nearest.iter().all(|(_, levels)| levels.len() == 3 && levels[0].steps == 0));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NearestLevels {
    people: Range<usize>,
    /// How many levels there are for each of the people.
    count: usize,
    nearest: Vec<Nearest>,
}

impl NearestLevels {
    /// The positions of the people.
    ///
    /// ```
    /// use capability_framework::{Profile, Workforce};
    ///
    /// let workforce = Workforce::from_iter([Profile::new(), Profile::new()]);
    /// assert_eq!(workforce.nearest_levels(1, |_| true, 1..9).people(), 1..2);
    /// ```
    #[inline]
    pub fn people(&self) -> Range<usize> {
        self.people.clone()
    }

    /// The levels of the person at `position`, the nearest first; of nobody none.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel, Workforce};
    ///
    /// let profile = Profile::from(RoleLevel::Developer);
    /// let nearest = Workforce::from_iter([profile]).nearest_levels(5, |_| true, ..);
    /// assert_eq!(nearest.of_person(0), &profile.nearest_levels(|_| true)[..5]);
    /// ```
    #[inline]
    pub fn of_person(&self, position: usize) -> &[Nearest] {
        if !self.people.contains(&position) {
            return &[];
        }
        let start = (position - self.people.start) * self.count;
        self.nearest.get(start..start + self.count).unwrap_or_default()
    }

    /// Every person's position and levels, in the order of positions.
    ///
    /// ```
    /// use capability_framework::{Profile, Workforce};
    ///
    /// let nearest = Workforce::from_iter([Profile::new()]).nearest_levels(5, |_| true, ..);
    /// assert_eq!(nearest.iter().count(), 1);
    /// ```
    #[inline]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (usize, &[Nearest])> + Clone {
        self.people().map(|position| (position, self.of_person(position)))
    }
}

impl Workforce {
    /// The `count` levels, of those that `filter` lets through, that each of `people` is closest to,
    /// in the order of [`Profile::nearest_levels`]. Fewer where fewer pass the filter. The answer
    /// takes 12 bytes for each person and level.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleFamily, RoleLevel, Workforce};
    ///
    /// let workforce = Workforce::from_iter([Profile::from(RoleLevel::Developer)]);
    /// let in_data = |level: RoleLevel| level.role().family() == RoleFamily::Data;
    /// let nearest = workforce.nearest_levels(1, in_data, ..);
    /// assert_eq!(nearest.of_person(0)[0].level.role().family(), RoleFamily::Data);
    /// ```
    #[inline]
    pub fn nearest_levels(
        &self,
        count: usize,
        mut filter: impl FnMut(RoleLevel) -> bool,
        people: impl RangeBounds<usize>,
    ) -> NearestLevels {
        let levels: Vec<RoleLevel> = RoleLevel::iter().filter(|level| filter(*level)).collect();
        self.nearest_in_range(count, &levels, self.range(people))
    }

    #[inline]
    fn nearest_in_range(
        &self,
        count: usize,
        levels: &[RoleLevel],
        people: Range<usize>,
    ) -> NearestLevels {
        let count = count.min(levels.len());
        let mut nearest = Vec::with_capacity(people.len() * count);
        let (plan, mut scratch) = (Plan::new(levels), Scratch::new());
        // Steps and missing skills of everybody in the block, level by level.
        let mut sums = Vec::with_capacity(levels.len());
        let mut of_one: Vec<Nearest> = Vec::with_capacity(levels.len());
        for (block, lanes) in self.blocks(people.clone()) {
            scratch.sum_missing(&plan, block, &mut sums);
            for lane in lanes {
                of_one.clear();
                of_one.extend(sums.iter().zip(levels).filter_map(|((steps, missing), level)| {
                    let (steps, missing) = (*steps.get(lane)?, *missing.get(lane)?);
                    Some(Nearest { steps: steps.into(), missing: missing.into(), level: *level })
                }));
                if count < of_one.len() {
                    of_one.select_nth_unstable(count);
                    of_one.truncate(count);
                }
                of_one.sort_unstable();
                nearest.extend_from_slice(&of_one);
            }
        }
        NearestLevels { people, count, nearest }
    }
}

#[cfg(feature = "serde")]
crate::names::serde::record!(Nearest { steps, missing, level });
