//! The role levels that a person or a job is most like.
//!
//! The rule is this crate's own; the publisher has none. In points of the scale, the overlap between
//! what is held and what a level requires is
//!
//! ```text
//!     2 × shared / (held + required)        shared = sum of min(held, required) over the skills
//! ```
//!
//! which is 1 where the two are the same and 0 where they have nothing in common. So a level that
//! requires little is not near to everybody, as it would be if only missing steps counted.

use alloc::vec::Vec;
use core::cmp::Ordering;

use super::profile::Profile;
use crate::framework::{Edition, Rating, Requirements, RoleLevel, Skill};
use crate::generated::{role_level, skill};

/// A role level and how much it has in common with a person or a job; see
/// [`Profile::nearest_levels`].
///
/// Ordered by overlap, the highest first, then fewer [steps missing](Self::steps), then
/// [table order](crate#table-order). Levels with nothing in common come last.
///
/// ```
/// use capability_framework::{Edition, Profile, RoleLevel};
///
/// let nearest = Profile::from(RoleLevel::SeniorDeveloper).nearest_levels(Edition::LATEST);
/// assert_eq!(nearest[0].level(), RoleLevel::SeniorDeveloper);
/// assert_eq!((nearest[0].overlap(), nearest[0].steps()), (1.0, 0));
///
/// // The least to learn instead: of levels with something in common, the fewest steps missing.
/// let mut least = nearest.clone();
/// least.retain(|near| near.shared() > 0);
/// least.sort_by_key(|near| near.steps());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Nearest {
    level: RoleLevel,
    // A person holds and a level requires at most four points of each of a few hundred skills.
    shared: u16,
    held: u16,
    required: u16,
    missing: u16,
}

impl Nearest {
    #[inline]
    pub(super) fn new(
        level: RoleLevel,
        held: u32,
        required: u32,
        steps: u32,
        missing: u32,
    ) -> Self {
        let narrow = |points: u32| {
            debug_assert!(points <= u16::MAX.into(), "four points of each skill are far fewer");
            u16::try_from(points).unwrap_or(u16::MAX)
        };
        let shared = narrow(required.saturating_sub(steps));
        let (held, required, missing) = (narrow(held), narrow(required), narrow(missing));
        Nearest { level, shared, held, required, missing }
    }

    /// The level.
    ///
    /// ```
    /// use capability_framework::{Edition, Profile, RoleLevel};
    ///
    /// let nearest = Profile::from(RoleLevel::DataAnalyst).nearest_levels(Edition::LATEST);
    /// assert_eq!(nearest[0].level(), RoleLevel::DataAnalyst);
    /// ```
    #[inline]
    pub const fn level(self) -> RoleLevel {
        self.level
    }

    /// How much the two have in common, from 0 to 1: twice the [shared](Self::shared) points, divided
    /// by the [held](Self::held) and the [required](Self::required) points together. For showing: the
    /// order compares exactly.
    ///
    /// ```
    /// use capability_framework::{Edition, Profile, RoleLevel};
    ///
    /// let nearest = Profile::from(RoleLevel::DataAnalyst).nearest_levels(Edition::LATEST);
    /// assert!(nearest.is_sorted_by(|a, b| a.overlap() >= b.overlap()));
    /// ```
    #[inline]
    pub fn overlap(self) -> f64 {
        let sum = self.held() + self.required();
        if sum == 0 { 0.0 } else { f64::from(2 * self.shared()) / f64::from(sum) }
    }

    /// The points that are both held and required.
    ///
    /// ```
    /// use capability_framework::{Edition, Profile, RoleLevel};
    ///
    /// let nearest = Profile::from(RoleLevel::DataAnalyst).nearest_levels(Edition::LATEST);
    /// assert!(nearest.iter().all(|near| near.shared() == near.required() - near.steps()));
    /// ```
    #[inline]
    pub const fn shared(self) -> u32 {
        self.shared as u32
    }

    /// The points that are held, in the skills that the edition has.
    ///
    /// ```
    /// use capability_framework::{Edition, Profile};
    ///
    /// let nearest = Profile::new().nearest_levels(Edition::LATEST);
    /// assert!(nearest.iter().all(|near| near.held() == 0));
    /// ```
    #[inline]
    pub const fn held(self) -> u32 {
        self.held as u32
    }

    /// The points that the level requires.
    ///
    /// ```
    /// use capability_framework::{Edition, Profile};
    ///
    /// for near in Profile::new().nearest_levels(Edition::LATEST) {
    ///     assert_eq!(near.required(), near.level().requirements().points());
    /// }
    /// ```
    #[inline]
    pub const fn required(self) -> u32 {
        self.required as u32
    }

    /// The steps missing to meet what the level requires; a skill that was not assessed counts as
    /// 0.
    ///
    /// ```
    /// use capability_framework::{Edition, Profile, RoleLevel};
    ///
    /// let profile = Profile::from(RoleLevel::Developer);
    /// for near in profile.nearest_levels(Edition::LATEST) {
    ///     assert_eq!(near.steps(), profile.gap_to(near.level()).shortfall().steps());
    /// }
    /// ```
    #[inline]
    pub const fn steps(self) -> u32 {
        (self.required - self.shared) as u32
    }

    /// How many required skills are rated below or were not assessed.
    ///
    /// ```
    /// use capability_framework::{Edition, Profile, RoleLevel};
    ///
    /// let nearest = Profile::from(RoleLevel::Developer).nearest_levels(Edition::LATEST);
    /// assert_eq!(nearest[0].missing(), 0);
    /// ```
    #[inline]
    pub const fn missing(self) -> u32 {
        self.missing as u32
    }
}

impl Ord for Nearest {
    #[inline]
    fn cmp(&self, other: &Nearest) -> Ordering {
        // The overlaps by cross-multiplication, which is exact; no sum of points comes near 2^16.
        let sum = |near: &Nearest| near.held() + near.required();
        let overlap = |a: &Nearest, b: &Nearest| u64::from(a.shared()) * u64::from(sum(b));
        let overlaps = overlap(other, self).cmp(&overlap(self, other));
        overlaps
            .then(self.steps().cmp(&other.steps()))
            .then(self.level.cmp(&other.level))
            .then_with(|| {
                let rest = |near: &Nearest| (near.held, near.required, near.shared, near.missing);
                rest(self).cmp(&rest(other))
            })
    }
}

impl PartialOrd for Nearest {
    #[inline]
    fn partial_cmp(&self, other: &Nearest) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Profile {
    /// The role levels of an edition, sorted by how much they have in common with the ratings, the
    /// most first; see
    /// [`Nearest`] for the order.
    ///
    /// What is held counts in points: a proficiency 1 to 4, not yet aware 0. Ratings of skills that
    /// the edition does not have are left out. What to expect:
    ///
    /// - Somebody who was assessed in a few skills only gets levels that ask for little else. Look at
    ///   [`overlap`](Nearest::overlap), which is low then.
    /// - Somebody who is expert in every skill gets the levels that ask for the most.
    /// - Somebody with the skills of two careers gets levels of both, at about two thirds of the overlap.
    /// - An empty profile has nothing in common with any level: overlap 0, in the order of the fewest
    ///   steps.
    ///
    /// ```
    /// use capability_framework::{Edition, Grade, Profile, RoleFamily, RoleLevel};
    ///
    /// let nearest = Profile::from(RoleLevel::DataAnalyst).nearest_levels(Edition::LATEST);
    /// let mut elsewhere = nearest.iter().filter(|n| n.level().role().family() != RoleFamily::Data);
    /// println!("{}", elsewhere.next().expect("there are other families").level());
    /// let mut at_grade = nearest.iter().filter(|n| n.level().grades().contains(&Grade::Seo));
    /// assert_eq!(at_grade.next().map(|near| near.level()), Some(RoleLevel::DataAnalyst));
    /// ```
    #[inline]
    pub fn nearest_levels(&self, edition: Edition) -> Vec<Nearest> {
        nearest_levels(edition, &self.ratings().map(|rating| rating.map_or(0, Rating::point)))
    }
}

impl Requirements<'_> {
    /// The role levels of an edition, sorted by how much they have in common with the requirements,
    /// the most first; see [`Nearest`] for the order.
    ///
    /// ```
    /// use capability_framework::{Edition, RoleLevel};
    ///
    /// // Which level of today is a level of 2025?
    /// let then = Edition::October2025.requirements(RoleLevel::LeadContentDesigner);
    /// let nearest = then.expect("the edition holds it").nearest_levels(Edition::LATEST);
    /// println!("{} ({:.2})", nearest[0].level(), nearest[0].overlap());
    /// ```
    #[inline]
    pub fn nearest_levels(self, edition: Edition) -> Vec<Nearest> {
        let mut points = [0; skill::VARIANTS];
        for row in self {
            let place = points.get_mut(row.skill.index());
            debug_assert!(place.is_some(), "there is a place for every skill");
            place.into_iter().for_each(|place| *place = row.proficiency.point());
        }
        nearest_levels(edition, &points)
    }
}

/// By the points that are held of each skill, by its index.
#[inline]
fn nearest_levels(edition: Edition, points: &[u8; skill::VARIANTS]) -> Vec<Nearest> {
    let point = |skill: Skill| {
        let point = points.get(skill.index()).copied();
        debug_assert!(point.is_some(), "there is a place for every skill");
        point.unwrap_or_default()
    };
    let held = edition.skills().iter().map(|skill| u32::from(point(*skill))).sum();
    let near = |level: &RoleLevel| {
        let requirements = edition.requirements(*level)?;
        let (mut required, mut steps, mut missing) = (0, 0, 0);
        for row in requirements {
            let below = row.proficiency.point().saturating_sub(point(row.skill));
            required += u32::from(row.proficiency.point());
            steps += u32::from(below);
            missing += u32::from(below > 0);
        }
        Some(Nearest::new(*level, held, required, steps, missing))
    };
    let levels: Vec<Nearest> = edition.levels().iter().filter_map(near).collect();
    let place =
        |(place, near): (usize, &Nearest)| Place::new(held, near.required(), near.steps(), place);
    let mut places: Vec<Place> = levels.iter().enumerate().map(place).collect();
    places.sort_unstable();
    places.into_iter().filter_map(|place| levels.get(place.index()).copied()).collect()
}

/// Where a level comes among those that are near to one person or job, as one number: the order is
/// that of [`Nearest`], which compares without it.
///
/// From the highest bits: the overlap, turned round; the steps; the index of the level among those
/// compared, which are in table order. The overlap is a quotient. Its divisor is below 2^16, so two
/// that differ do so by more than 2^-32 and are not rounded to the same number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(u64);

const _: () = assert!(2 * 4 * skill::VARIANTS < 1 << 16 && role_level::VARIANTS < 1 << 16);

impl Place {
    #[inline]
    pub(super) fn new(held: u32, required: u32, steps: u32, index: usize) -> Place {
        debug_assert!(steps <= required && held + required < 1 << 16 && index < 1 << 16);
        let shared = u64::from(required - steps) << 32;
        let overlap = shared.checked_div(u64::from(held + required)).unwrap_or_default();
        let turned = u64::from(u32::MAX).saturating_sub(overlap);
        Place(turned << 32 | u64::from(steps) << 16 | index as u64)
    }

    #[inline]
    pub(super) const fn index(self) -> usize {
        (self.0 & 0xffff) as usize
    }
}
