//! Many people against requirements.

use alloc::vec::Vec;
use core::fmt;
use core::ops::{Range, RangeBounds};

use super::Workforce;
use super::block::LANES;
use super::sums::{Column, NotAssessed, Plan, Scratch};
use crate::analysis::shortfall::Shortfall;
use crate::framework::Requirements;

/// What many people lack for each of several targets; see [`Workforce::shortfalls`].
///
/// A target is anything that gives [`Requirements`]: role levels, levels in a named edition, jobs.
/// Answers go by the position of the target in the question. For a job they are about its essential
/// official skills.
///
/// ```
/// use capability_framework::workforce::Workforce;
/// use capability_framework::{Profile, RoleLevel};
///
/// let workforce = Workforce::from_iter([Profile::from(RoleLevel::Developer)]);
/// let shortfalls = workforce.shortfalls(RoleLevel::ALL, ..);
/// let to_each = RoleLevel::iter().zip(shortfalls.of_person(0));
/// let near = to_each.filter(|(_, shortfall)| shortfall.steps() <= 4);
/// assert!(near.map(|(level, _)| level).any(|level| level == RoleLevel::SeniorDeveloper));
/// ```
///
/// Where only who lacks nothing is of interest, [`Workforce::met_targets`] takes less time and memory.
#[derive(Clone, Default)]
pub struct Shortfalls {
    people: Range<usize>,
    targets: usize,
    /// The parts of each target, if any has more than one.
    parts: Vec<Range<usize>>,
    /// All steps and those not assessed, for each part in each block.
    sums: Vec<[Column; 2]>,
}

impl Shortfalls {
    /// Empty shortfalls, to be [filled](Self::fill).
    ///
    /// ```
    /// use capability_framework::workforce::Shortfalls;
    ///
    /// assert!(Shortfalls::new().people().is_empty());
    /// ```
    #[inline]
    pub const fn new() -> Shortfalls {
        Shortfalls { people: 0..0, targets: 0, parts: Vec::new(), sums: Vec::new() }
    }

    /// Recomputes in place, reusing the previous allocation: what [`Workforce::shortfalls`] returns,
    /// for one batch of people after another. A call takes 10 to 20 µs before it comes to the first
    /// person, so ask for thousands at a time.
    ///
    /// ```
    /// use capability_framework::workforce::{Shortfalls, Workforce};
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let workforce: Workforce = (0..9_000).map(|_| Profile::from(RoleLevel::Developer)).collect();
    /// let mut shortfalls = Shortfalls::new();
    /// for start in (0..workforce.len()).step_by(4_096) {
    ///     shortfalls.fill(&workforce, [RoleLevel::Developer], start..start + 4_096);
    ///     assert!(shortfalls.get(start, 0).is_some_and(|shortfall| shortfall.is_met()));
    /// }
    /// assert_eq!(shortfalls.people(), 8_192..9_000);
    /// ```
    #[inline]
    pub fn fill<'a>(
        &mut self,
        workforce: &Workforce,
        targets: impl IntoIterator<Item: Into<Requirements<'a>>>,
        people: impl RangeBounds<usize>,
    ) {
        let targets: Vec<Requirements<'_>> = targets.into_iter().map(Into::into).collect();
        self.fill_range(workforce, &targets, workforce.range(people));
    }

    fn fill_range(
        &mut self,
        workforce: &Workforce,
        targets: &[Requirements<'_>],
        people: Range<usize>,
    ) {
        let plan = Plan::new(targets);
        self.people = people.clone();
        self.targets = plan.targets().len();
        self.parts.clear();
        if plan.parts() > self.targets {
            self.parts.extend_from_slice(plan.targets());
        }
        let halves = workforce.halves(people);
        // Where the sums are more than a 32-bit address space, the allocation fails, loudly.
        let count = halves.len().saturating_mul(plan.parts());
        self.sums.resize(count, [[0; LANES]; 2]);
        let mut sums = self.sums.iter_mut();
        let mut scratch = Scratch::new();
        for (people, _) in halves {
            scratch.sum::<NotAssessed>(&plan, people, |steps, not_assessed| {
                let place = sums.next();
                debug_assert!(place.is_some(), "there is a place for each block and part");
                if let Some(place) = place {
                    *place = [steps, not_assessed];
                }
            });
        }
        debug_assert!(sums.next().is_none(), "each block and part has its sums");
    }

    /// The positions of the people.
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let workforce = Workforce::from_iter([Profile::new(), Profile::new()]);
    /// assert_eq!(workforce.shortfalls(RoleLevel::ALL, 1..9).people(), 1..2);
    /// ```
    #[inline]
    pub fn people(&self) -> Range<usize> {
        self.people.clone()
    }

    /// The number of targets.
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::RoleLevel;
    ///
    /// assert_eq!(Workforce::new().shortfalls(RoleLevel::ALL, ..).targets(), RoleLevel::COUNT);
    /// ```
    #[inline]
    pub fn targets(&self) -> usize {
        self.targets
    }

    /// The shortfall of the person at `position` to the target at `target`; `None` if either is out
    /// of range.
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let profile = Profile::from(RoleLevel::Developer);
    /// let shortfalls = Workforce::from_iter([profile]).shortfalls([RoleLevel::LeadDeveloper], ..);
    /// let gap = profile.gap_to(RoleLevel::LeadDeveloper);
    /// assert_eq!(shortfalls.get(0, 0), Some(gap.shortfall()));
    /// ```
    #[inline]
    pub fn get(&self, position: usize, target: usize) -> Option<Shortfall> {
        let is_there = target < self.targets && self.people.contains(&position);
        is_there.then(|| self.shortfall(self.block_of(position), target, position % LANES))
    }

    /// Everybody's shortfall to the target at `target`, in the order of [`people`](Self::people);
    /// empty if it is out of range.
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let people = [RoleLevel::Developer, RoleLevel::LeadDeveloper].map(Profile::from);
    /// let shortfalls = Workforce::from_iter(people).shortfalls([RoleLevel::SeniorDeveloper], ..);
    /// let to_senior = shortfalls.people().zip(shortfalls.of_target(0));
    /// let nearest = to_senior.min_by_key(|(_, shortfall)| shortfall.steps());
    /// assert_eq!(nearest.map(|(position, _)| position), Some(1));
    /// assert_eq!(shortfalls.of_target(1).count(), 0);
    /// ```
    #[inline]
    pub fn of_target(&self, target: usize) -> impl Iterator<Item = Shortfall> + Clone {
        let people = if target < self.targets { self.people() } else { 0..0 };
        let blocks = self.sums.chunks_exact(self.block_len().max(1));
        let starts = (people.start - people.start % LANES..people.end).step_by(LANES);
        starts.zip(blocks).flat_map(move |(start, block)| {
            let lanes = start.max(people.start) - start..people.end.min(start + LANES) - start;
            lanes.map(move |lane| self.shortfall(block, target, lane))
        })
    }

    /// The shortfall of the person at `position` to each target, in the order of the question; empty
    /// if the position is out of range.
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let shortfalls = Workforce::from_iter([Profile::new()]).shortfalls(RoleLevel::ALL, ..);
    /// assert_eq!(shortfalls.of_person(0).len(), RoleLevel::COUNT);
    /// assert_eq!(shortfalls.of_person(1).len(), 0);
    /// ```
    #[inline]
    pub fn of_person(&self, position: usize) -> impl ExactSizeIterator<Item = Shortfall> + Clone {
        let targets = if self.people.contains(&position) { self.targets } else { 0 };
        let block = if targets > 0 { self.block_of(position) } else { &[] };
        (0..targets).map(move |target| self.shortfall(block, target, position % LANES))
    }

    /// The sums of the block with one of the people.
    #[inline]
    fn block_of(&self, position: usize) -> &[[Column; 2]] {
        let start = (position / LANES - self.people.start / LANES) * self.block_len();
        let block = self.sums.get(start..start + self.block_len());
        debug_assert!(block.is_some(), "there are sums for each of the people");
        block.unwrap_or_default()
    }

    /// How many sums there are for a block: one for each part.
    #[inline]
    fn block_len(&self) -> usize {
        self.parts.last().map_or(self.targets, |parts| parts.end)
    }

    /// The shortfall of the person in a lane of a block: of the parts of a target together.
    #[inline]
    fn shortfall(&self, block: &[[Column; 2]], target: usize, lane: usize) -> Shortfall {
        let of_part = |[steps, not_assessed]: &[Column; 2]| {
            let sum = |column: &Column| column.get(lane % LANES).copied().map_or(0, u32::from);
            let (steps, not_assessed) = (sum(steps), sum(not_assessed));
            let steps_below = steps.saturating_sub(not_assessed);
            Shortfall { steps_below, steps_not_assessed: not_assessed }
        };
        let Some(parts) = self.parts.get(target) else {
            let part = block.get(target);
            debug_assert!(part.is_some(), "a block has a sum for each target");
            return part.map_or(NOTHING, of_part);
        };
        let parts = block.get(parts.clone());
        debug_assert!(parts.is_some(), "a block has a sum for each part");
        parts.into_iter().flatten().map(of_part).fold(NOTHING, |sum, part| Shortfall {
            steps_below: sum.steps_below + part.steps_below,
            steps_not_assessed: sum.steps_not_assessed + part.steps_not_assessed,
        })
    }
}

/// The shortfall of somebody who meets the requirements.
const NOTHING: Shortfall = Shortfall { steps_below: 0, steps_not_assessed: 0 };

/// The number of targets and the positions; the sums are too many to read.
impl fmt::Debug for Shortfalls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Shortfalls");
        debug.field("targets", &self.targets()).field("people", &self.people);
        debug.finish_non_exhaustive()
    }
}

impl Workforce {
    /// What each of `people` lacks for each of `targets`.
    ///
    /// The answer takes two bytes for each person and role level, 412 for each person against all of
    /// an edition; for a target of more than 255 points it is two for every 255. Where that is too
    /// much, ask by ranges and use [`Shortfalls::fill`].
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::{Edition, Profile, RoleLevel};
    ///
    /// let workforce = Workforce::from_iter([Profile::from(RoleLevel::Developer)]);
    /// let levels = [RoleLevel::SeniorDeveloper, RoleLevel::LeadDeveloper];
    /// let shortfalls = workforce.shortfalls(levels, ..);
    /// assert!(shortfalls.of_person(0).all(|shortfall| shortfall.steps() > 0));
    ///
    /// // Pinned to an edition.
    /// let then = levels.into_iter().filter_map(|level| Edition::October2025.requirements(level));
    /// assert_eq!(workforce.shortfalls(then, ..).targets(), 2);
    /// ```
    #[inline]
    pub fn shortfalls<'a>(
        &self,
        targets: impl IntoIterator<Item: Into<Requirements<'a>>>,
        people: impl RangeBounds<usize>,
    ) -> Shortfalls {
        let mut shortfalls = Shortfalls::new();
        shortfalls.fill(self, targets, people);
        shortfalls
    }
}
