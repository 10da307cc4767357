//! Many people against requirements.

use alloc::vec;
use alloc::vec::Vec;
use core::fmt;
use core::ops::{Range, RangeBounds};

use super::gap::Shortfall;
use super::sums::{Column, LANES, NotAssessed, Plan, Scratch};
use super::workforce::Workforce;
use crate::framework::RoleLevel;

/// What many people lack of what many role levels require, two bytes for each person and level; see
/// [`Workforce::shortfalls`].
///
/// ```
/// use capability_framework::{Profile, RoleLevel, Workforce};
///
/// let workforce = Workforce::from_iter([Profile::from(RoleLevel::Developer)]);
/// let shortfalls = workforce.shortfalls(RoleLevel::ALL, ..);
/// let met = shortfalls.of_person(0).filter(|(_, shortfall)| shortfall.is_met());
/// assert!(met.map(|(level, _)| level).any(|level| level == RoleLevel::Developer));
/// ```
#[derive(Clone, Default)]
pub struct Shortfalls {
    levels: Vec<RoleLevel>,
    people: Range<usize>,
    /// All steps and those not assessed, for each level in each block.
    sums: Vec<[Column; 2]>,
}

impl Shortfalls {
    /// Shortfalls of nobody, to be [filled](Self::fill).
    ///
    /// ```
    /// use capability_framework::Shortfalls;
    ///
    /// assert!(Shortfalls::new().people().is_empty());
    /// ```
    #[inline]
    pub const fn new() -> Shortfalls {
        Shortfalls { levels: Vec::new(), people: 0..0, sums: Vec::new() }
    }

    /// Asks `workforce` anew, in the memory of the answer before: what
    /// [`Workforce::shortfalls`] gives, for one batch of people after another. A call takes 10 to 20 µs
    /// before it comes to the first person, so ask for thousands at a time.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel, Shortfalls, Workforce};
    ///
    /// let workforce: Workforce = (0..9_000).map(|_| Profile::from(RoleLevel::Developer)).collect();
    /// let mut shortfalls = Shortfalls::new();
    /// for start in (0..workforce.len()).step_by(4_096) {
    ///     shortfalls.fill(&workforce, RoleLevel::ALL, start..start + 4_096);
    ///     assert!(shortfalls.get(start, RoleLevel::Developer).is_some_and(|lacks| lacks.is_met()));
    /// }
    /// assert_eq!(shortfalls.people(), 8_192..9_000);
    /// ```
    #[inline]
    pub fn fill(
        &mut self,
        workforce: &Workforce,
        levels: &[RoleLevel],
        people: impl RangeBounds<usize>,
    ) {
        self.fill_range(workforce, levels, workforce.range(people));
    }

    fn fill_range(&mut self, workforce: &Workforce, levels: &[RoleLevel], people: Range<usize>) {
        self.people = people.clone();
        self.levels.clear();
        self.levels.extend(levels);
        let blocks = workforce.blocks(people);
        self.sums.resize(blocks.len() * levels.len(), [[0; LANES]; 2]);
        let mut sums = self.sums.iter_mut();
        let (plan, mut scratch) = (Plan::new(levels), Scratch::new());
        for (block, _) in blocks {
            scratch.sum::<NotAssessed>(&plan, block, |steps, not_assessed| {
                if let Some(sums) = sums.next() {
                    *sums = [steps, not_assessed];
                }
            });
        }
    }

    /// The positions of the people.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel, Workforce};
    ///
    /// let workforce = Workforce::from_iter([Profile::new(), Profile::new()]);
    /// assert_eq!(workforce.shortfalls(RoleLevel::ALL, 1..9).people(), 1..2);
    /// ```
    #[inline]
    pub fn people(&self) -> Range<usize> {
        self.people.clone()
    }

    /// The levels, in the order in which they were asked for.
    ///
    /// ```
    /// use capability_framework::{RoleLevel, Workforce};
    ///
    /// let shortfalls = Workforce::new().shortfalls(RoleLevel::ALL, ..);
    /// assert_eq!(shortfalls.levels(), RoleLevel::ALL);
    /// ```
    #[inline]
    pub fn levels(&self) -> &[RoleLevel] {
        &self.levels
    }

    /// The shortfall of the person at `position` to `level`; `None` where there is nobody, and for
    /// a level that was not asked for.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel, Workforce};
    ///
    /// let profile = Profile::from(RoleLevel::Developer);
    /// let shortfalls = Workforce::from_iter([profile]).shortfalls(RoleLevel::ALL, ..);
    /// let gap = profile.gap_to(RoleLevel::LeadDeveloper);
    /// assert_eq!(shortfalls.get(0, RoleLevel::LeadDeveloper), Some(gap.shortfall()));
    /// ```
    #[inline]
    pub fn get(&self, position: usize, level: RoleLevel) -> Option<Shortfall> {
        self.at(position, self.place(level)?)
    }

    /// The place of `level` in `levels`: found at once where these are all.
    #[inline]
    fn place(&self, level: RoleLevel) -> Option<usize> {
        let is_level = |own: &RoleLevel| *own == level;
        let at = Some(level.index()).filter(|at| self.levels.get(*at).is_some_and(is_level));
        at.or_else(|| self.levels.iter().position(is_level))
    }

    /// Everybody's position and shortfall to `level`, in the order of positions; `None` for a level
    /// that was not asked for.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel, Workforce};
    ///
    /// let people = [RoleLevel::Developer, RoleLevel::LeadDeveloper].map(Profile::from);
    /// let shortfalls = Workforce::from_iter(people).shortfalls(&[RoleLevel::SeniorDeveloper], ..);
    /// let to_senior = shortfalls.of_level(RoleLevel::SeniorDeveloper).expect("it was asked for");
    /// let met = to_senior.filter(|(_, shortfall)| shortfall.is_met());
    /// assert!(met.map(|(position, _)| position).eq([1]));
    /// assert!(shortfalls.of_level(RoleLevel::Developer).is_none());
    /// ```
    #[inline]
    pub fn of_level(
        &self,
        level: RoleLevel,
    ) -> Option<impl Iterator<Item = (usize, Shortfall)> + Clone> {
        let (at, people) = (self.place(level)?, self.people());
        let blocks = self.sums.chunks_exact(self.levels.len());
        let starts = (people.start - people.start % LANES..).step_by(LANES);
        Some(starts.zip(blocks).flat_map(move |(start, sums)| {
            let own = start.max(people.start)..people.end.min(start + LANES);
            let lanes = own.start - start..own.end - start;
            let [steps, not_assessed] = sums.get(at).unwrap_or(&[[0; LANES]; 2]);
            let steps = steps.get(lanes.clone()).unwrap_or_default();
            let sums = steps.iter().zip(not_assessed.get(lanes).unwrap_or_default());
            own.zip(sums).map(|(position, (steps, other))| (position, shortfall(*steps, *other)))
        }))
    }

    /// The shortfall of the person at `position` to every level, in the order in which these were
    /// asked for; of nobody none.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel, Workforce};
    ///
    /// let shortfalls = Workforce::from_iter([Profile::new()]).shortfalls(RoleLevel::ALL, ..);
    /// assert_eq!(shortfalls.of_person(0).count(), RoleLevel::COUNT);
    /// assert_eq!(shortfalls.of_person(1).count(), 0);
    /// ```
    #[inline]
    pub fn of_person(
        &self,
        position: usize,
    ) -> impl Iterator<Item = (RoleLevel, Shortfall)> + Clone {
        let levels = self.levels.iter().enumerate();
        levels.filter_map(move |(at, level)| Some((*level, self.at(position, at)?)))
    }

    /// The shortfall of the person at `position` to the level at the place `at` in `levels`.
    #[inline]
    fn at(&self, position: usize, at: usize) -> Option<Shortfall> {
        if !self.people.contains(&position) {
            return None;
        }
        let block = position / LANES - self.people.start / LANES;
        let [steps, not_assessed] = self.sums.get(block * self.levels.len() + at)?;
        let lane = position % LANES;
        Some(shortfall(*steps.get(lane)?, *not_assessed.get(lane)?))
    }
}

/// The shortfall of so many steps, of which some are of skills that were not assessed.
#[inline]
fn shortfall(steps: u8, steps_not_assessed: u8) -> Shortfall {
    let steps_below = steps.saturating_sub(steps_not_assessed).into();
    Shortfall { steps_below, steps_not_assessed: steps_not_assessed.into() }
}

/// The levels and the positions; the sums are too many to read.
impl fmt::Debug for Shortfalls {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Shortfalls");
        debug.field("levels", &self.levels).field("people", &self.people).finish_non_exhaustive()
    }
}

impl Workforce {
    /// What everybody in `people` lacks of what each of `levels` requires.
    ///
    /// The answer takes two bytes for each person and level, 412 for each person against all levels.
    /// Where that is too much, ask by ranges and use [`Shortfalls::fill`].
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel, Workforce};
    ///
    /// let workforce = Workforce::from_iter([Profile::from(RoleLevel::Developer)]);
    /// let shortfalls = workforce.shortfalls(&[RoleLevel::SeniorDeveloper], ..);
    /// assert!(shortfalls.get(0, RoleLevel::SeniorDeveloper).is_some_and(|lacks| lacks.steps() > 0));
    /// ```
    #[inline]
    pub fn shortfalls(&self, levels: &[RoleLevel], people: impl RangeBounds<usize>) -> Shortfalls {
        let mut shortfalls = Shortfalls::new();
        shortfalls.fill(self, levels, people);
        shortfalls
    }

    /// How many of `people` meet `level` fully: every required skill was assessed and is rated as
    /// required or higher.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel, Workforce};
    ///
    /// let workforce = Workforce::from_iter([RoleLevel::LeadDeveloper, RoleLevel::Developer].map(Profile::from));
    /// assert_eq!(workforce.met(RoleLevel::SeniorDeveloper, ..), 1);
    /// ```
    #[inline]
    pub fn met(&self, level: RoleLevel, people: impl RangeBounds<usize>) -> usize {
        self.met_each(&[level], people).into_iter().sum()
    }

    /// How many of `people` meet each of `levels` fully, in the order of `levels`.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel, Workforce};
    ///
    /// let workforce = Workforce::from_iter([RoleLevel::LeadDeveloper, RoleLevel::Developer].map(Profile::from));
    /// let ladder = [RoleLevel::Developer, RoleLevel::SeniorDeveloper, RoleLevel::PrincipalDeveloper];
    /// assert_eq!(workforce.met_each(&ladder, ..), [2, 1, 0]);
    /// ```
    #[inline]
    pub fn met_each(&self, levels: &[RoleLevel], people: impl RangeBounds<usize>) -> Vec<usize> {
        self.met_in_range(levels, self.range(people))
    }

    fn met_in_range(&self, levels: &[RoleLevel], people: Range<usize>) -> Vec<usize> {
        let mut counts = vec![0; levels.len()];
        let (plan, mut scratch) = (Plan::new(levels), Scratch::new());
        for (block, lanes) in self.blocks(people) {
            let mut counts = counts.iter_mut();
            scratch.sum::<NotAssessed>(&plan, block, |steps, _| {
                let steps = steps.get(lanes.clone()).unwrap_or_default();
                if let Some(count) = counts.next() {
                    // A block holds fewer people than a byte counts.
                    *count += usize::from(steps.iter().map(|s| u8::from(*s == 0)).sum::<u8>());
                }
            });
        }
        counts
    }
}
