//! Who among many can do something.

use alloc::vec::Vec;
use core::cmp::Reverse;
use core::ops::{Range, RangeBounds};

use super::Workforce;
use super::block::{self, Block, POINTS};
use crate::framework::{Proficiency, Requirement, Requirements, Skill};

/// How many people hold a skill at a proficiency; see [`Workforce::coverage`].
///
/// ```
/// use capability_framework::workforce::Workforce;
/// use capability_framework::{Proficiency, Profile, Skill};
///
/// let workforce = Workforce::from_iter([Profile::new()]);
/// let coverage = workforce.coverage(Skill::Testing, Proficiency::Working, ..);
/// assert_eq!((coverage.held, coverage.below, coverage.not_assessed), (0, 0, 1));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub struct Coverage {
    /// The skill.
    pub skill: Skill,
    /// The proficiency.
    pub proficiency: Proficiency,
    /// How many are rated at the proficiency or higher.
    pub held: usize,
    /// How many are rated lower.
    pub below: usize,
    /// The steps that those who are rated lower lack, added up.
    pub steps_below: usize,
    /// How many were not assessed.
    pub not_assessed: usize,
}

impl Workforce {
    /// How many of `people` hold `skill` at `proficiency` or higher.
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::{Proficiency, Profile, RoleLevel, Skill};
    ///
    /// let people = [RoleLevel::PrincipalDeveloper, RoleLevel::Developer].map(Profile::from);
    /// let workforce = Workforce::from_iter(people);
    /// let coverage = workforce.coverage(Skill::InformationSecurity, Proficiency::Expert, ..);
    /// assert_eq!((coverage.held, coverage.below), (1, 1));
    /// ```
    #[inline]
    pub fn coverage(
        &self,
        skill: Skill,
        proficiency: Proficiency,
        people: impl RangeBounds<usize>,
    ) -> Coverage {
        let mut tally = Tally::default();
        for (block, lanes) in self.blocks(self.range(people)) {
            tally.count(block, skill, lanes);
        }
        tally.coverage(skill, proficiency)
    }

    /// The skills that `targets` require, each at every proficiency at which one of them does, with
    /// how many of `people` hold it, scarcest first: sorted by how many hold it, then by how many
    /// are rated lower, the most first, then in [table order](crate#table-order), then by
    /// proficiency.
    ///
    /// Somebody who was not assessed in a skill is not known to hold it. For one level, these are
    /// the gaps of a team.
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::{Proficiency, Profile, RoleLevel, Skill};
    ///
    /// let workforce: Workforce = (0..9).map(|_| Profile::from(RoleLevel::Developer)).collect();
    /// let levels = [RoleLevel::Developer, RoleLevel::LeadDeveloper];
    /// let coverages = workforce.coverages_scarcest_first(levels, ..);
    /// let expert_in_standards = coverages.iter().find(|coverage| {
    ///     coverage.skill == Skill::ModernDevelopmentStandards
    ///         && coverage.proficiency == Proficiency::Expert
    /// });
    /// assert!(expert_in_standards.is_some_and(|coverage| coverage.held == 0));
    /// assert_eq!(coverages.last().map(|coverage| coverage.held), Some(9));
    /// ```
    #[inline]
    pub fn coverages_scarcest_first<'a>(
        &self,
        targets: impl IntoIterator<Item: Into<Requirements<'a>>>,
        people: impl RangeBounds<usize>,
    ) -> Vec<Coverage> {
        let rows = targets.into_iter().flat_map(|target| target.into());
        self.scarcest_in_range(rows.collect(), self.range(people))
    }

    // Compiled where it is called: what takes time is `Tally::count`.
    #[inline]
    fn scarcest_in_range(
        &self,
        mut required: Vec<Requirement>,
        people: Range<usize>,
    ) -> Vec<Coverage> {
        required.sort_unstable();
        required.dedup();
        let of_skill = required.chunk_by(|a, b| a.skill == b.skill);
        let mut tallies: Vec<(&[Requirement], Tally)> =
            of_skill.map(|rows| (rows, Tally::default())).collect();
        for (block, lanes) in self.blocks(people) {
            for (rows, tally) in &mut tallies {
                if let [row, ..] = rows {
                    tally.count(block, row.skill, lanes.clone());
                }
            }
        }
        let mut coverages: Vec<Coverage> = Vec::with_capacity(required.len());
        for (rows, tally) in &tallies {
            coverages.extend(rows.iter().map(|row| tally.coverage(row.skill, row.proficiency)));
        }
        coverages.sort_by_key(|coverage| (coverage.held, Reverse(coverage.below)));
        coverages
    }
}

/// How many people are at each point of a skill or higher.
#[derive(Clone, Copy, Default)]
struct Tally {
    people: usize,
    not_assessed: usize,
    at_least: [usize; POINTS],
}

impl Tally {
    fn count(&mut self, block: &Block, skill: Skill, lanes: Range<usize>) {
        let planes = block.get(skill.index());
        debug_assert!(planes.is_some(), "a block has planes for each skill");
        let Some(planes) = planes else { return };
        self.people += lanes.len();
        let people = block::people(lanes);
        self.not_assessed += block::count(&[block::both(block::not_assessed(planes), &people)]);
        for (sum, plane) in self.at_least.iter_mut().zip(block::at_least(planes)) {
            *sum += block::count(&[block::both(plane, &people)]);
        }
    }

    fn coverage(&self, skill: Skill, proficiency: Proficiency) -> Coverage {
        // Whoever is not at a point lacks a step for it, and is at none of those that follow.
        let assessed = self.people - self.not_assessed;
        let points = self.at_least.iter().take(usize::from(proficiency.point()));
        let below = points.map(|held| assessed - held);
        let steps_below = below.clone().sum();
        let below = below.max().unwrap_or_default();
        Coverage {
            skill,
            proficiency,
            held: assessed - below,
            below,
            steps_below,
            not_assessed: self.not_assessed,
        }
    }
}
