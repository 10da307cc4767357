//! How many people meet requirements.
//!
//! Of a block of people, those who are rated at a point of a skill or higher are a [`Plane`], found once
//! for all targets; those who meet a target are in all planes of what it requires. Where a target
//! requires no less than the one before, they are among those who meet that, and only what it requires
//! more is looked at.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::{Range, RangeBounds};

use super::Workforce;
use super::block::{self, Block, POINTS, Plane, column, required_skills};
use crate::analysis::change::Changes;
use crate::framework::Requirements;
use crate::generated::skill::VARIANTS;

/// How many blocks are looked at together.
const BLOCKS: usize = 4;

/// A plane of each of these blocks.
type Group = [Plane; BLOCKS];

/// Which planes to look at for the targets of a query.
struct Plan {
    /// The skills that the targets require, by index.
    skills: Vec<usize>,
    targets: Vec<Target>,
    /// The columns of all targets, one after another.
    columns: Vec<u16>,
}

/// What is looked at for a target.
struct Target {
    /// Whether whoever meets it meets the target before.
    goes_on: bool,
    /// How many columns are its own.
    len: usize,
}

impl Plan {
    fn new(targets: &[Requirements<'_>]) -> Plan {
        let mut plan =
            Plan { skills: required_skills(targets), targets: Vec::new(), columns: Vec::new() };
        let mut previous = None;
        for target in targets {
            let rises = |from: &Requirements<'_>| {
                Changes::between(*from, *target).all(|change| change.steps() >= 0)
            };
            let from = previous.filter(rises);
            let start = plan.columns.len();
            let changes = Changes::between(from.unwrap_or(Requirements::new(&[])), *target);
            let more = changes.filter(|change| change.steps() > 0);
            plan.columns.extend(
                more.filter_map(|change| Some(column(change.skill, change.to?.point() - 1))),
            );
            let len = plan.columns.len() - start;
            plan.targets.push(Target { goes_on: from.is_some(), len });
            previous = Some(*target);
        }
        plan
    }

    /// Who of some blocks is at each point of the skills that are required, or higher.
    fn unfold(&self, blocks: &[&Block; BLOCKS], at_least: &mut [[Group; POINTS]]) {
        for skill in &self.skills {
            let groups = at_least.get_mut(*skill);
            debug_assert!(groups.is_some(), "there are planes for each skill");
            let Some([awareness, working, practitioner, expert]) = groups else { continue };
            let lower = awareness.iter_mut().zip(working);
            let places = lower.zip(practitioner.iter_mut().zip(expert));
            for (block, ((awareness, working), (practitioner, expert))) in blocks.iter().zip(places)
            {
                let planes = block.get(*skill);
                debug_assert!(planes.is_some(), "a block has planes for each skill");
                let Some(planes) = planes else { continue };
                [*awareness, *working, *practitioner, *expert] = block::at_least(planes);
            }
        }
    }

    /// Adds how many of `people` meet each target.
    fn count(&self, at_least: &[Group], people: &Group, counts: &mut [usize]) {
        let mut columns = self.columns.iter();
        let mut met = *people;
        for (count, target) in counts.iter_mut().zip(&self.targets) {
            if !target.goes_on {
                met = *people;
            }
            for column in columns.by_ref().take(target.len) {
                let group = at_least.get(usize::from(*column));
                debug_assert!(group.is_some(), "targets name columns of skills");
                let Some(group) = group else { continue };
                met.iter_mut().zip(group).for_each(|(met, plane)| *met = block::both(*met, plane));
            }
            *count += block::count(&met);
        }
    }
}

impl Workforce {
    /// How many of `people` meet the requirements of `target` fully: every required skill was
    /// assessed and is rated as required or higher.
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let people = [RoleLevel::LeadDeveloper, RoleLevel::Developer].map(Profile::from);
    /// let workforce = Workforce::from_iter(people);
    /// assert_eq!(workforce.count_meeting(RoleLevel::SeniorDeveloper, ..), 1);
    /// ```
    #[inline]
    pub fn count_meeting<'a>(
        &self,
        target: impl Into<Requirements<'a>>,
        people: impl RangeBounds<usize>,
    ) -> usize {
        self.counts_meeting([target.into()], people).into_iter().sum()
    }

    /// How many of `people` meet each of `targets` fully, in the order of the targets.
    ///
    /// Where only that is of interest it takes a fraction of the time of [shortfalls](Self::shortfalls).
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let people = [RoleLevel::LeadDeveloper, RoleLevel::Developer].map(Profile::from);
    /// let workforce = Workforce::from_iter(people);
    /// let ladder = [RoleLevel::Developer, RoleLevel::SeniorDeveloper, RoleLevel::PrincipalDeveloper];
    /// assert_eq!(workforce.counts_meeting(ladder, ..), [2, 1, 0]);
    /// ```
    #[inline]
    pub fn counts_meeting<'a>(
        &self,
        targets: impl IntoIterator<Item: Into<Requirements<'a>>>,
        people: impl RangeBounds<usize>,
    ) -> Vec<usize> {
        let targets: Vec<Requirements<'_>> = targets.into_iter().map(Into::into).collect();
        self.meeting_in_range(&targets, self.range(people))
    }

    fn meeting_in_range(&self, targets: &[Requirements<'_>], people: Range<usize>) -> Vec<usize> {
        let plan = Plan::new(targets);
        let mut counts = vec![0; plan.targets.len()];
        let mut at_least = vec![[[[0; 2]; BLOCKS]; POINTS]; VARIANTS];
        let mut blocks = self.blocks(people);
        while blocks.len() > 0 {
            let mut group = [&block::EMPTY; BLOCKS];
            let mut people = [[0; 2]; BLOCKS];
            let places = group.iter_mut().zip(&mut people);
            for ((place, people), (block, lanes)) in places.zip(blocks.by_ref()) {
                *place = block;
                *people = block::people(lanes);
            }
            plan.unfold(&group, &mut at_least);
            plan.count(at_least.as_flattened(), &people, &mut counts);
        }
        counts
    }
}
