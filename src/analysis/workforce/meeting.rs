//! Who meets requirements, and how many.
//!
//! Of a block of people, those who are rated at a point of a skill or higher are a [`Plane`], found once
//! for all targets; those who meet a target are in all planes of what it requires. Where a target
//! requires no less than the one before, they are among those who meet that, and only what it requires
//! more is looked at.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::{Range, RangeBounds};
use core::slice;

use super::Workforce;
use super::block::{self, Block, POINTS, Plane, column, required_skills};
use super::met_targets::MetTargets;
use crate::analysis::change::Changes;
use crate::framework::Requirements;
use crate::generated::skill::VARIANTS;

/// How many blocks are looked at together.
pub(super) const BLOCKS: usize = 4;

/// A plane of each of these blocks: a line of the processor's cache.
#[derive(Clone, Copy)]
#[repr(align(64))]
pub(super) struct Group(pub(super) [Plane; BLOCKS]);

/// Nobody in any of these blocks.
const NOBODY: Group = Group([[0; 2]; BLOCKS]);

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
            let lower = awareness.0.iter_mut().zip(&mut working.0);
            let places = lower.zip(practitioner.0.iter_mut().zip(&mut expert.0));
            for (block, ((awareness, working), (practitioner, expert))) in blocks.iter().zip(places)
            {
                let planes = block.get(*skill);
                debug_assert!(planes.is_some(), "a block has planes for each skill");
                let Some(planes) = planes else { continue };
                [*awareness, *working, *practitioner, *expert] = block::at_least(planes);
            }
        }
    }

    /// Who of `people` meets each target.
    fn met<'a>(&'a self, at_least: &'a [Group], people: Group) -> Met<'a> {
        Met { targets: self.targets.iter(), columns: &self.columns, at_least, people, met: people }
    }
}

/// Who of a group of blocks meets one target after another.
struct Met<'a> {
    targets: slice::Iter<'a, Target>,
    columns: &'a [u16],
    at_least: &'a [Group],
    people: Group,
    met: Group,
}

impl Iterator for Met<'_> {
    type Item = Group;

    #[inline]
    fn next(&mut self) -> Option<Group> {
        let target = self.targets.next()?;
        if !target.goes_on {
            self.met = self.people;
        }
        let (columns, others) = self.columns.split_at_checked(target.len)?;
        self.columns = others;
        for column in columns {
            let group = self.at_least.get(usize::from(*column));
            debug_assert!(group.is_some(), "targets name columns of skills");
            let Some(group) = group else { continue };
            self.met
                .0
                .iter_mut()
                .zip(&group.0)
                .for_each(|(met, plane)| *met = block::both(*met, plane));
        }
        Some(self.met)
    }
}

/// Who of some lanes of a block meets `target`.
#[inline]
fn meeting(block: &Block, lanes: Range<usize>, target: Requirements<'_>) -> Plane {
    target.rows().iter().fold(block::people(lanes), |met, row| {
        let planes = block.get(row.skill.index());
        debug_assert!(planes.is_some(), "a block has planes for each skill");
        let at_least = planes.map(block::at_least).unwrap_or_default();
        let point = usize::from(row.proficiency.point());
        at_least.iter().skip(point - 1).take(1).fold(met, block::both)
    })
}

impl Workforce {
    /// The positions of those of `people` who meet the requirements of `target` fully, in ascending
    /// order: every required skill was assessed and is rated as required or higher.
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let people = [RoleLevel::Developer, RoleLevel::DataEngineer, RoleLevel::LeadDeveloper];
    /// let workforce: Workforce = people.into_iter().map(Profile::from).collect();
    /// assert!(workforce.positions_meeting(RoleLevel::Developer, ..).eq([0, 2]));
    /// assert!(workforce.positions_meeting(RoleLevel::Developer, 1..).eq([2]));
    /// ```
    ///
    /// It allocates nothing, and reads 128 people at a time, as the iterator comes to them. For many
    /// targets, [`met_targets`](Self::met_targets) takes less time.
    #[inline]
    pub fn positions_meeting<'a>(
        &self,
        target: impl Into<Requirements<'a>>,
        people: impl RangeBounds<usize>,
    ) -> impl Iterator<Item = usize> + Clone {
        let target = target.into();
        let people = self.range(people);
        let starts = (people.start / block::PEOPLE * block::PEOPLE..).step_by(block::PEOPLE);
        starts.zip(self.blocks(people)).flat_map(move |(start, (block, lanes))| {
            block::in_order(meeting(block, lanes, target)).map(move |lane| start + lane)
        })
    }

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
        let target = target.into();
        let blocks = self.blocks(self.range(people));
        blocks.map(|(block, lanes)| block::count(&[meeting(block, lanes, target)])).sum()
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
        self.counts_in_range(&targets, self.range(people))
    }

    fn counts_in_range(&self, targets: &[Requirements<'_>], people: Range<usize>) -> Vec<usize> {
        let mut counts = vec![0; targets.len()];
        self.each_group(targets, people, |met| {
            counts.iter_mut().zip(met).for_each(|(count, met)| *count += block::count(&met.0));
        });
        counts
    }

    /// Which of `targets` each of `people` meets fully.
    ///
    /// The answer takes a bit for each person and target: 26 bytes for each person against all levels
    /// of an edition, a sixteenth of [shortfalls](Self::shortfalls).
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::{Edition, Profile, RoleLevel};
    ///
    /// let people = [RoleLevel::LeadDeveloper, RoleLevel::Developer].map(Profile::from);
    /// let workforce = Workforce::from_iter(people);
    /// let ladder = [RoleLevel::Developer, RoleLevel::SeniorDeveloper, RoleLevel::PrincipalDeveloper];
    /// let met = workforce.met_targets(ladder, ..);
    /// assert!(met.of_person(0).map(|target| ladder[target]).eq(ladder[..2].iter().copied()));
    ///
    /// // Pinned to an edition.
    /// let then = ladder.into_iter().filter_map(|level| Edition::October2025.requirements(level));
    /// assert_eq!(workforce.met_targets(then, ..).targets(), 3);
    /// ```
    #[inline]
    pub fn met_targets<'a>(
        &self,
        targets: impl IntoIterator<Item: Into<Requirements<'a>>>,
        people: impl RangeBounds<usize>,
    ) -> MetTargets {
        let targets: Vec<Requirements<'_>> = targets.into_iter().map(Into::into).collect();
        self.met_in_range(&targets, self.range(people))
    }

    fn met_in_range(&self, targets: &[Requirements<'_>], people: Range<usize>) -> MetTargets {
        let count = self.blocks(people.clone()).len().div_ceil(BLOCKS);
        let mut groups = Vec::with_capacity(count.saturating_mul(targets.len()));
        self.each_group(targets, people.clone(), |met| groups.extend(met));
        MetTargets::new(people, targets.len(), groups)
    }

    /// Calls `group` for one group of blocks after another, with who of `people` in it meets each
    /// target.
    fn each_group(
        &self,
        targets: &[Requirements<'_>],
        people: Range<usize>,
        mut group: impl FnMut(Met<'_>),
    ) {
        let plan = Plan::new(targets);
        let mut at_least = vec![[NOBODY; POINTS]; VARIANTS];
        let mut blocks = self.blocks(people);
        while blocks.len() > 0 {
            let mut places = [&block::EMPTY; BLOCKS];
            let mut people = NOBODY;
            for ((place, people), (block, lanes)) in
                places.iter_mut().zip(&mut people.0).zip(blocks.by_ref())
            {
                *place = block;
                *people = block::people(lanes);
            }
            plan.unfold(&places, &mut at_least);
            group(plan.met(at_least.as_flattened(), people));
        }
    }
}
