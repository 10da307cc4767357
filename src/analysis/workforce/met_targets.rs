//! The targets that each of many people meets.

use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

use super::block;
use super::meeting::{BLOCKS, Group};

/// Which of several targets each of many people meets; see [`Workforce::met_targets`].
///
/// A person meets a target where [`Gap::is_met`](crate::Gap::is_met) says so. Answers go by the position
/// of the target in the question. For a job they are about its essential official skills.
///
/// [`Workforce::met_targets`]: super::Workforce::met_targets
///
/// ```
/// use capability_framework::workforce::Workforce;
/// use capability_framework::{Profile, RoleLevel};
///
/// let workforce = Workforce::from_iter([Profile::from(RoleLevel::Developer)]);
/// let met = workforce.met_targets(RoleLevel::ALL, ..);
/// let levels: Vec<RoleLevel> = met.of_person(0).map(|target| RoleLevel::ALL[target]).collect();
/// assert!(levels.contains(&RoleLevel::JuniorDeveloper) && levels.contains(&RoleLevel::Developer));
/// ```
#[derive(Clone)]
pub struct MetTargets {
    people: Range<usize>,
    targets: usize,
    /// Who meets each target, for each group of blocks from that of the first person on.
    groups: Vec<Group>,
}

impl MetTargets {
    pub(super) fn new(people: Range<usize>, targets: usize, groups: Vec<Group>) -> MetTargets {
        MetTargets { people, targets, groups }
    }

    /// The positions of the people.
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let workforce = Workforce::from_iter([Profile::new(), Profile::new()]);
    /// assert_eq!(workforce.met_targets(RoleLevel::ALL, 1..9).people(), 1..2);
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
    /// assert_eq!(Workforce::new().met_targets(RoleLevel::ALL, ..).targets(), RoleLevel::COUNT);
    /// ```
    #[inline]
    pub fn targets(&self) -> usize {
        self.targets
    }

    /// Whether the person at `position` meets the target at `target`; `None` if either is out of range.
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let workforce = Workforce::from_iter([Profile::from(RoleLevel::Developer)]);
    /// let met = workforce.met_targets([RoleLevel::Developer, RoleLevel::LeadDeveloper], ..);
    /// assert_eq!([0, 1, 2].map(|target| met.get(0, target)), [Some(true), Some(false), None]);
    /// ```
    #[inline]
    pub fn get(&self, position: usize, target: usize) -> Option<bool> {
        let is_there = target < self.targets && self.people.contains(&position);
        is_there.then(|| {
            let (groups, block, lane) = self.place(position);
            groups.get(target).is_some_and(|group| has(group, block, lane))
        })
    }

    /// The positions of those who meet the target at `target`, in ascending order; empty if it is out
    /// of range.
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let people = [RoleLevel::Developer, RoleLevel::LeadDeveloper].map(Profile::from);
    /// let met = Workforce::from_iter(people).met_targets([RoleLevel::SeniorDeveloper], ..);
    /// assert!(met.of_target(0).eq([1]));
    /// assert_eq!(met.of_target(1).count(), 0);
    /// ```
    #[inline]
    pub fn of_target(&self, target: usize) -> impl Iterator<Item = usize> + Clone {
        let skipped = if target < self.targets { target } else { self.groups.len() };
        let planes = self
            .groups
            .iter()
            .skip(skipped)
            .step_by(self.targets.max(1))
            .flat_map(|group| &group.0);
        let starts = (self.first()..).step_by(block::PEOPLE);
        // Few people meet a level, so most planes are empty.
        let not_empty = starts.zip(planes).filter(|(_, plane)| **plane != [0; 2]);
        not_empty.flat_map(|(start, plane)| block::in_order(*plane).map(move |lane| start + lane))
    }

    /// Which of the targets the person at `position` meets, in ascending order; empty if the position
    /// is out of range.
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let workforce = Workforce::from_iter([Profile::from(RoleLevel::SeniorDeveloper)]);
    /// let ladder = [RoleLevel::Developer, RoleLevel::SeniorDeveloper, RoleLevel::LeadDeveloper];
    /// let met = workforce.met_targets(ladder, ..);
    /// assert!(met.of_person(0).eq([0, 1]));
    /// assert_eq!(met.of_person(1).count(), 0);
    /// ```
    #[inline]
    pub fn of_person(&self, position: usize) -> impl Iterator<Item = usize> + Clone {
        let is_there = self.people.contains(&position);
        let (groups, block, lane) = if is_there { self.place(position) } else { (&[][..], 0, 0) };
        let targets = groups.iter().enumerate();
        targets.filter(move |(_, group)| has(group, block, lane)).map(|(target, _)| target)
    }

    /// The first position of the first block.
    #[inline]
    fn first(&self) -> usize {
        self.people.start / block::PEOPLE * block::PEOPLE
    }

    /// Where one of the people is: the group by target, the block in it and the lane.
    #[inline]
    fn place(&self, position: usize) -> (&[Group], usize, usize) {
        let block = (position - self.first()) / block::PEOPLE;
        let start = block / BLOCKS * self.targets;
        let groups = self.groups.get(start..start + self.targets);
        debug_assert!(groups.is_some(), "there is a group for each of the people and targets");
        (groups.unwrap_or_default(), block % BLOCKS, position % block::PEOPLE)
    }
}

/// Whether the person in a lane of a block is in its plane.
#[inline]
fn has(group: &Group, block: usize, lane: usize) -> bool {
    group.0.get(block).is_some_and(|plane| block::has(plane, lane))
}

/// The number of targets and the positions; who meets them is too much to read.
impl fmt::Debug for MetTargets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("MetTargets");
        debug.field("targets", &self.targets).field("people", &self.people);
        debug.finish_non_exhaustive()
    }
}
