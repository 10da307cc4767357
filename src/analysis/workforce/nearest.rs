//! The role levels that each of many people is most like.

use alloc::vec::Vec;
use core::ops::{Range, RangeBounds};

use super::Workforce;
use super::block::LANES;
use super::sums::{Column, Plan, Scratch, held};
use crate::analysis::nearest::{Nearest, Place};
use crate::framework::{Edition, Requirements, RoleLevel};

/// The role levels that each of many people is most like; see [`Workforce::nearest_levels`].
///
/// ```
/// use capability_framework::workforce::Workforce;
/// use capability_framework::{Edition, Profile, RoleLevel};
///
/// let people = [RoleLevel::Developer, RoleLevel::DataEngineer].map(Profile::from);
/// let nearest = Workforce::from_iter(people).nearest_levels(Edition::LATEST, 3, |_| true, ..);
/// assert!(nearest.iter().all(|levels| levels.len() == 3 && levels[0].overlap() == 1.0));
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
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::{Edition, Profile};
    ///
    /// let workforce = Workforce::from_iter([Profile::new(), Profile::new()]);
    /// let nearest = workforce.nearest_levels(Edition::LATEST, 1, |_| true, 1..9);
    /// assert_eq!(nearest.people(), 1..2);
    /// ```
    #[inline]
    pub fn people(&self) -> Range<usize> {
        self.people.clone()
    }

    /// The levels of the person at `position`, nearest first; empty if the position is out of range.
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::{Edition, Profile, RoleLevel};
    ///
    /// let profile = Profile::from(RoleLevel::Developer);
    /// let workforce = Workforce::from_iter([profile]);
    /// let nearest = workforce.nearest_levels(Edition::LATEST, 5, |_| true, ..);
    /// assert_eq!(nearest.of_person(0), &profile.nearest_levels(Edition::LATEST)[..5]);
    /// ```
    #[inline]
    pub fn of_person(&self, position: usize) -> &[Nearest] {
        if !self.people.contains(&position) {
            return &[];
        }
        let start = (position - self.people.start) * self.count;
        let levels = self.nearest.get(start..start + self.count);
        debug_assert!(levels.is_some(), "there are levels for each of the people");
        levels.unwrap_or_default()
    }

    /// The levels of each person, in the order of positions.
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::{Edition, Profile};
    ///
    /// let workforce = Workforce::from_iter([Profile::new()]);
    /// let nearest = workforce.nearest_levels(Edition::LATEST, 5, |_| true, ..);
    /// for (position, levels) in nearest.people().zip(nearest.iter()) {
    ///     println!("{position}: {}", levels[0].level());
    /// }
    /// ```
    #[inline]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &[Nearest]> + Clone {
        self.people().map(|position| self.of_person(position))
    }
}

impl Workforce {
    /// The `count` role levels of an edition that each of `people` is most like, among those that
    /// `filter` accepts, in the order of [`Profile::nearest_levels`]. Fewer where fewer pass the
    /// filter. The answer takes 10 bytes for each person and level.
    ///
    /// [`Profile::nearest_levels`]: crate::Profile::nearest_levels
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::{Edition, Profile, RoleFamily, RoleLevel};
    ///
    /// let workforce = Workforce::from_iter([Profile::from(RoleLevel::Developer)]);
    /// let in_data = |level: RoleLevel| level.role().family() == RoleFamily::Data;
    /// let nearest = workforce.nearest_levels(Edition::LATEST, 1, in_data, ..);
    /// assert_eq!(nearest.of_person(0)[0].level().role().family(), RoleFamily::Data);
    /// ```
    #[inline]
    pub fn nearest_levels(
        &self,
        edition: Edition,
        count: usize,
        mut filter: impl FnMut(RoleLevel) -> bool,
        people: impl RangeBounds<usize>,
    ) -> NearestLevels {
        let levels: Vec<RoleLevel> =
            edition.levels().iter().copied().filter(|level| filter(*level)).collect();
        self.nearest_in_range(edition, count, &levels, self.range(people))
    }

    fn nearest_in_range(
        &self,
        edition: Edition,
        count: usize,
        levels: &[RoleLevel],
        people: Range<usize>,
    ) -> NearestLevels {
        let count = count.min(levels.len());
        let targets: Vec<(RoleLevel, Requirements<'_>)> = levels
            .iter()
            .filter_map(|level| Some((*level, edition.requirements(*level)?)))
            .collect();
        let plan = Plan::new(&targets.iter().map(|(_, target)| *target).collect::<Vec<_>>());
        let required: Vec<u32> = targets.iter().map(|(_, required)| required.points()).collect();
        let mut scratch = Scratch::new();
        let mut nearest = Vec::with_capacity(people.len().saturating_mul(count));
        let mut parts = Vec::with_capacity(plan.parts());
        let mut sums: Vec<[[u16; LANES]; 2]> = Vec::with_capacity(targets.len());
        let mut places: Vec<Place> = Vec::with_capacity(targets.len());
        for (people, lanes) in self.halves(people.clone()) {
            let held = held(people, edition.skills());
            scratch.sum_missing(&plan, people, &mut parts);
            sums.clear();
            sums.extend(plan.targets().iter().map(|target| together(&parts, target)));
            for lane in lanes {
                let of_lane =
                    |column: &[u16; LANES]| column.get(lane % LANES).copied().map_or(0, u32::from);
                let held = of_lane(&held);
                places.clear();
                let levels = required.iter().zip(&sums).enumerate();
                places.extend(levels.map(|(index, (required, [steps, _]))| {
                    Place::new(held, *required, of_lane(steps), index)
                }));
                if count < places.len() {
                    places.select_nth_unstable(count);
                    places.truncate(count);
                }
                places.sort_unstable();
                nearest.extend(places.iter().filter_map(|place| {
                    let (level, requirements) = targets.get(place.index())?;
                    let [steps, missing] = sums.get(place.index())?;
                    let (steps, missing) = (of_lane(steps), of_lane(missing));
                    Some(Nearest::new(*level, held, requirements.points(), steps, missing))
                }));
            }
        }
        NearestLevels { people, count, nearest }
    }
}

/// The steps and the missing skills of everybody in a block to a target, from those to its parts.
fn together(parts: &[[Column; 2]], target: &Range<usize>) -> [[u16; LANES]; 2] {
    let mut sums = [[0; LANES]; 2];
    let parts = parts.get(target.clone());
    debug_assert!(parts.is_some(), "there are sums for each part");
    for part in parts.unwrap_or_default() {
        for (sums, column) in sums.iter_mut().zip(part) {
            sums.iter_mut().zip(column).for_each(|(sum, part)| *sum += u16::from(*part));
        }
    }
    sums
}
