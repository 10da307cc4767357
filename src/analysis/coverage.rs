//! Who among many can do something.

use alloc::vec::Vec;
use core::cmp::Reverse;
use core::ops::{Range, RangeBounds};

use super::sums::{Block, code, rating};
use super::workforce::Workforce;
use crate::framework::{Proficiency, Rating, Requirement, RoleLevel, Skill};

/// How many people hold a skill at a proficiency; see [`Workforce::coverage`].
///
/// ```
/// use capability_framework::{Proficiency, Profile, Skill, Workforce};
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
    /// The steps that those who are rated lower lack together.
    pub steps_below: usize,
    /// How many were not assessed.
    pub not_assessed: usize,
}

impl Workforce {
    /// How many of `people` hold `skill` at `proficiency` or higher.
    ///
    /// ```
    /// use capability_framework::{Proficiency, Profile, RoleLevel, Skill, Workforce};
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

    /// The skills that `levels` require, each at every proficiency at which one of them does, with
    /// how many of `people` hold it: those first that the fewest hold, then those that the most are
    /// rated below, then in table order, then the lower proficiency.
    ///
    /// Whoever was not assessed in a skill is not known to hold it; of one level, these are the gaps
    /// of a team.
    ///
    /// ```
    /// use capability_framework::{Proficiency, Profile, RoleLevel, Skill, Workforce};
    ///
    /// let workforce: Workforce = (0..9).map(|_| Profile::from(RoleLevel::Developer)).collect();
    /// let scarcest = workforce.scarcest(&[RoleLevel::Developer, RoleLevel::LeadDeveloper], ..);
    /// let expert_in_standards = scarcest.iter().find(|coverage| {
    ///     coverage.skill == Skill::ModernDevelopmentStandards
    ///         && coverage.proficiency == Proficiency::Expert
    /// });
    /// assert!(expert_in_standards.is_some_and(|coverage| coverage.held == 0));
    /// assert_eq!(scarcest.last().map(|coverage| coverage.held), Some(9));
    /// ```
    #[inline]
    pub fn scarcest(&self, levels: &[RoleLevel], people: impl RangeBounds<usize>) -> Vec<Coverage> {
        let mut required: Vec<Requirement> =
            levels.iter().flat_map(|level| level.requirements()).collect();
        required.sort_unstable();
        required.dedup();
        let mut tallies: Vec<(Skill, Tally)> =
            required.iter().map(|requirement| (requirement.skill, Tally::default())).collect();
        tallies.dedup_by_key(|(skill, _)| *skill);
        for (block, lanes) in self.blocks(self.range(people)) {
            for (skill, tally) in &mut tallies {
                tally.count(block, *skill, lanes.clone());
            }
        }
        let of_each = tallies.iter().flat_map(|(skill, tally)| {
            let required = required.iter().filter(move |requirement| requirement.skill == *skill);
            required.map(move |requirement| tally.coverage(*skill, requirement.proficiency))
        });
        let mut coverages: Vec<Coverage> = of_each.collect();
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
        let codes = codes.unwrap_or_default();
        for (count, code) in self.0.iter_mut().zip(0..) {
            // A block holds fewer people than a byte counts.
            *count += usize::from(codes.iter().map(|own| u8::from(*own == code)).sum::<u8>());
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

#[cfg(feature = "serde")]
crate::names::serde::record!(Coverage {
    skill,
    proficiency,
    held,
    below,
    steps_below,
    not_assessed
});
