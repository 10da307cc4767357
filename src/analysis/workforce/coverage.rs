//! Who among many can do something.

use alloc::vec::Vec;
use core::cmp::Reverse;
use core::ops::{Range, RangeBounds};

use super::Workforce;
use super::sums::{Block, code, rating};
use crate::framework::{Proficiency, Rating, Requirement, Requirements, Skill};

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

/// How many people have each rating in a skill, by the code of a column.
#[derive(Clone, Copy, Default)]
struct Tally([usize; code(Some(Rating::At(Proficiency::Expert))) as usize + 1]);

impl Tally {
    #[inline]
    fn count(&mut self, block: &Block, skill: Skill, lanes: Range<usize>) {
        let codes = block.get(skill.index()).and_then(|column| column.get(lanes));
        debug_assert!(codes.is_some(), "a block has a column of 64 people for each skill");
        let codes = codes.unwrap_or_default();
        for (count, code) in self.0.iter_mut().zip(0..) {
            // A block holds fewer people than a byte counts.
            *count += usize::from(codes.iter().map(|other| u8::from(*other == code)).sum::<u8>());
        }
    }

    #[inline]
    fn coverage(&self, skill: Skill, proficiency: Proficiency) -> Coverage {
        let mut coverage =
            Coverage { skill, proficiency, held: 0, below: 0, steps_below: 0, not_assessed: 0 };
        for (count, code) in self.0.iter().zip(0..) {
            match rating(code) {
                None => coverage.not_assessed += count,
                Some(rating) if rating < Rating::At(proficiency) => {
                    let steps = proficiency.point() - rating.point();
                    coverage.below += count;
                    coverage.steps_below += count * usize::from(steps);
                }
                Some(_) => coverage.held += count,
            }
        }
        coverage
    }
}
