//! Sums over the requirements of many levels, for 64 people at once.
//!
//! A person lacks one step for every point of the scale from above the rating up to what is
//! required. So the steps to a level are a sum of ones: one for each required skill, point up to
//! the requirement, and person who is below that point. The ones of 64 people are a [`Column`], and
//! a sum of columns is what compilers turn into vector instructions.
//!
//! Two things make the sums short. They go on from one level to the next where that requires at
//! least as much, as it mostly does along a ladder. And two sums share each byte, one in each half,
//! until up to [`WIDTH`] columns are added.

use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use crate::framework::{Proficiency, Rating, Requirement, RoleLevel, Skill};
use crate::generated::requirement::BY_LEVEL;
use crate::generated::skill::VARIANTS;

/// How many people a block holds: a column is then a line of the processor's cache.
pub(super) const LANES: usize = 64;

/// A byte for each person of a block.
pub(super) type Column = [u8; LANES];

/// The ratings of 64 people, a column for each skill.
pub(super) type Block = [Column; VARIANTS];

/// How many ones fit into half a byte.
const WIDTH: usize = 15;

/// How many columns are sooner copied than left out.
const NEAR: usize = 8;

/// The points of the scale above nothing.
const POINTS: usize = Proficiency::COUNT;

// No level requires so many points that a sum of steps leaves a byte.
const _: () = {
    let mut levels: &[&[Requirement]] = &BY_LEVEL;
    while let [level, others @ ..] = levels {
        let mut requirements = *level;
        let mut points = 0;
        while let [requirement, rest @ ..] = requirements {
            points += requirement.proficiency.point() as u32;
            requirements = rest;
        }
        assert!(points <= u8::MAX as u32);
        levels = others;
    }
};

/// A rating as a byte of a column: 0 for not assessed, then as ratings are ordered.
#[inline]
pub(super) const fn code(rating: Option<Rating>) -> u8 {
    match rating {
        None => 0,
        Some(rating) => rating.point() + 1,
    }
}

/// The rating for a byte of a column.
#[inline]
pub(super) const fn rating(code: u8) -> Option<Rating> {
    match code {
        0 => None,
        1 => Some(Rating::NotYetAware),
        2 => Some(Rating::At(Proficiency::Awareness)),
        3 => Some(Rating::At(Proficiency::Working)),
        4 => Some(Rating::At(Proficiency::Practitioner)),
        _ => Some(Rating::At(Proficiency::Expert)),
    }
}

/// What is summed beside the steps, in the upper half of the bytes.
pub(super) trait Beside {
    /// What a person with the rating `code` adds on the way from the point before `point` to it: one
    /// step, if any, in the lower half.
    fn ones(code: i8, point: i8) -> u8;
}

/// The steps of skills that were not assessed.
pub(super) struct NotAssessed;

impl Beside for NotAssessed {
    #[inline]
    fn ones(code: i8, point: i8) -> u8 {
        let ones = if code == 0 { 0x11 } else { 0x01 };
        if code <= point { ones } else { 0 }
    }
}

/// The skills that are missing: each counts at its first step only.
struct Missing;

impl Beside for Missing {
    #[inline]
    fn ones(code: i8, point: i8) -> u8 {
        let ones = if code.max(1) == point { 0x11 } else { 0x01 };
        if code <= point { ones } else { 0 }
    }
}

/// Which columns to add for the levels of a query.
pub(super) struct Plan {
    /// The skills that the levels require, in table order.
    skills: Vec<Skill>,
    /// Their columns in a block, and a few between them.
    runs: Vec<Range<usize>>,
    stages: Vec<Stage>,
}

/// Some columns on the way to a level.
struct Stage {
    /// Whether the sums begin anew.
    is_first: bool,
    /// Whether the sums are then those of a level.
    is_last: bool,
    /// The columns, by skill and point.
    columns: [u16; WIDTH],
    len: usize,
}

impl Plan {
    pub(super) fn new(levels: &[RoleLevel]) -> Plan {
        let mut stages = Vec::new();
        let mut before: Option<RoleLevel> = None;
        for level in levels {
            let rises = |from: RoleLevel| from.delta_to(*level).changes().all(|c| c.steps() >= 0);
            let from = before.filter(|from| rises(*from));
            push_stages(&mut stages, from, *level);
            before = Some(*level);
        }
        let mut is_required = [false; VARIANTS];
        for requirement in levels.iter().flat_map(|level| level.requirements()) {
            if let Some(is_required) = is_required.get_mut(requirement.skill.index()) {
                *is_required = true;
            }
        }
        let skills = Skill::iter().zip(is_required);
        let skills: Vec<Skill> = skills.filter_map(|(skill, is)| is.then_some(skill)).collect();
        let mut runs: Vec<Range<usize>> = Vec::new();
        for at in skills.iter().map(|skill| skill.index()) {
            match runs.last_mut() {
                Some(run) if at < run.end + NEAR => run.end = at + 1,
                _ => runs.push(at..at + 1),
            }
        }
        Plan { skills, runs, stages }
    }
}

/// Adds the stages from the sums of `from`, or from nothing, to those of `level`: at least one.
fn push_stages(stages: &mut Vec<Stage>, from: Option<RoleLevel>, level: RoleLevel) {
    let columns = level.requirements().iter().flat_map(|requirement| {
        let skill = requirement.skill;
        let done = from.and_then(|from| from.required(skill)).map_or(0, Proficiency::point);
        // Four columns to each of a few hundred skills.
        let column = move |point| (skill.index() * POINTS + usize::from(point)) as u16;
        (done..requirement.proficiency.point()).map(column)
    });
    let mut columns = columns.peekable();
    let mut is_first = from.is_none();
    loop {
        let mut stage = Stage { is_first, is_last: false, columns: [0; WIDTH], len: 0 };
        for (own, column) in stage.columns.iter_mut().zip(columns.by_ref()) {
            *own = column;
            stage.len += 1;
        }
        is_first = false;
        stage.is_last = columns.peek().is_none();
        let is_last = stage.is_last;
        stages.push(stage);
        if is_last {
            break;
        }
    }
}

/// Where a block is worked on.
pub(super) struct Scratch {
    /// The ratings by skill.
    near: Box<[Column]>,
    /// Who is below each point, by skill.
    ones: Box<[[Column; POINTS]]>,
}

impl Scratch {
    #[inline]
    pub(super) fn new() -> Scratch {
        Scratch {
            near: vec![[0; LANES]; VARIANTS].into_boxed_slice(),
            ones: vec![[[0; LANES]; POINTS]; VARIANTS].into_boxed_slice(),
        }
    }

    /// The columns of ones for every required skill and point.
    fn unfold<B: Beside>(&mut self, plan: &Plan, block: &Block) {
        // Copied first, in long pieces: the far memory is then read ahead of its use.
        for run in &plan.runs {
            if let (Some(near), Some(far)) =
                (self.near.get_mut(run.clone()), block.get(run.clone()))
            {
                near.copy_from_slice(far);
            }
        }
        for skill in &plan.skills {
            let at = skill.index();
            let columns = self.ones.get_mut(at).zip(self.near.get(at));
            let Some((columns, codes)) = columns else { continue };
            let [awareness, working, practitioner, expert] = columns;
            let lower = awareness.iter_mut().zip(working);
            let higher = practitioner.iter_mut().zip(expert);
            for ((lower, higher), code) in lower.zip(higher).zip(codes) {
                // Signed, because that is what the oldest vector instructions compare.
                let ones = |point| B::ones(*code as i8, point);
                (*lower.0, *lower.1) = (ones(1), ones(2));
                (*higher.0, *higher.1) = (ones(3), ones(4));
            }
        }
    }

    /// The steps of everybody in the block to each level of the plan, and the skills that are
    /// missing.
    pub(super) fn sum_missing(
        &mut self,
        plan: &Plan,
        block: &Block,
        sums: &mut Vec<(Column, Column)>,
    ) {
        sums.clear();
        self.sum::<Missing>(plan, block, |steps, missing| sums.push((steps, missing)));
    }

    /// Calls `level` for each level of the plan in turn with the steps of everybody in the block to
    /// it and with what is summed beside them.
    // Inline, so that what is done with each level becomes part of the loop: it is slower as a call.
    #[inline]
    pub(super) fn sum<B: Beside>(
        &mut self,
        plan: &Plan,
        block: &Block,
        mut level: impl FnMut(Column, Column),
    ) {
        self.unfold::<B>(plan, block);
        let columns = self.ones.as_flattened();
        let (mut steps, mut beside): (Column, Column) = ([0; LANES], [0; LANES]);
        for stage in &plan.stages {
            if stage.is_first {
                (steps, beside) = ([0; LANES], [0; LANES]);
            }
            let mut both: Column = [0; LANES];
            for column in stage.columns.iter().take(stage.len) {
                let Some(column) = columns.get(usize::from(*column)) else { continue };
                for (both, one) in both.iter_mut().zip(column) {
                    *both = both.wrapping_add(*one);
                }
            }
            let sums = steps.iter_mut().zip(&mut beside);
            for ((steps, beside), both) in sums.zip(&both) {
                *steps = steps.wrapping_add(both & 0xf);
                *beside = beside.wrapping_add(both >> 4);
            }
            if stage.is_last {
                level(steps, beside);
            }
        }
    }
}
