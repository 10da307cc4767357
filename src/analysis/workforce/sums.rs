//! Sums over the requirements of many targets, for 64 people at once.
//!
//! A person lacks one step for every point of the scale from above the rating up to what is
//! required. So the steps to a target are a sum of ones: one for each required skill, point up to
//! the requirement, and person who is below that point. The ones of 64 people are a [`Column`], and
//! a sum of columns is what compilers turn into vector instructions.
//!
//! Three things make the sums short. They go on from one target to the next where that requires at
//! least as much, as it mostly does along a ladder. Two sums share each byte, one in each half, until
//! up to [`WIDTH`] columns are added. And a sum fits a byte: a target that requires more points than
//! a byte holds, as no role level does but a job may, is summed in parts.

use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use crate::analysis::change::Changes;
use crate::analysis::profile::Profile;
use crate::framework::{Proficiency, Rating, Requirement, Requirements, Skill};
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
pub(super) fn rating(code: u8) -> Option<Rating> {
    let rating = Rating::from_point(code.checked_sub(1)?);
    debug_assert!(rating.is_some(), "columns hold what `code` makes");
    rating
}

/// The points that everybody in the block holds in some skills together.
pub(super) fn held(block: &Block, skills: &[Skill]) -> [u16; LANES] {
    let mut held = [0; LANES];
    for skill in skills {
        let column = block.get(skill.index());
        debug_assert!(column.is_some(), "a block has a column for each skill");
        let Some(column) = column else { continue };
        for (held, code) in held.iter_mut().zip(column) {
            *held += u16::from(code.saturating_sub(1));
        }
    }
    held
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

/// Which columns to add for the targets of a query.
pub(super) struct Plan {
    /// The skills that the targets require, in table order.
    skills: Vec<Skill>,
    /// Their columns in a block, and a few between them.
    runs: Vec<Range<usize>>,
    stages: Vec<Stage>,
    /// The parts of each target.
    targets: Vec<Range<usize>>,
}

/// Some columns on the way to a part of a target.
struct Stage {
    /// Whether the sums begin at zero.
    is_first: bool,
    /// Whether the sums are then those of a part.
    is_last: bool,
    /// The columns, by skill and point.
    columns: [u16; WIDTH],
    len: usize,
}

impl Plan {
    pub(super) fn new<'a>(requirements: impl Iterator<Item = Requirements<'a>>) -> Plan {
        let (mut stages, mut targets) = (Vec::new(), Vec::new());
        let mut is_required = [false; VARIANTS];
        let mut previous: Option<Requirements<'_>> = None;
        let mut count = 0;
        for requirements in requirements {
            let first = count;
            for part in parts(requirements.rows()) {
                let rises = |from: &Requirements<'_>| {
                    Changes::between(*from, part).all(|change| change.steps() >= 0)
                };
                push_stages(&mut stages, previous.filter(rises), part);
                previous = Some(part);
                count += 1;
            }
            targets.push(first..count);
            for row in requirements {
                let is_required = is_required.get_mut(row.skill.index());
                debug_assert!(is_required.is_some(), "there is a place for each skill");
                is_required.into_iter().for_each(|is_required| *is_required = true);
            }
        }
        let indices = (0..VARIANTS).zip(is_required).filter(|(_, is_required)| *is_required);
        let skills: Vec<Skill> = indices.filter_map(|(index, _)| Profile::skill(index)).collect();
        let mut runs: Vec<Range<usize>> = Vec::new();
        for index in skills.iter().map(|skill| skill.index()) {
            match runs.last_mut() {
                Some(run) if index < run.end + NEAR => run.end = index + 1,
                _ => runs.push(index..index + 1),
            }
        }
        Plan { skills, runs, stages, targets }
    }

    /// The parts of each target: one for most.
    #[inline]
    pub(super) fn targets(&self) -> &[Range<usize>] {
        &self.targets
    }

    /// How many parts there are.
    #[inline]
    pub(super) fn parts(&self) -> usize {
        self.targets.last().map_or(0, |parts| parts.end)
    }
}

/// The rows in parts whose points fit a byte: at least one.
fn parts(rows: &[Requirement]) -> impl Iterator<Item = Requirements<'_>> {
    let mut rest = Some(rows);
    core::iter::from_fn(move || {
        let rows = rest.take()?;
        let mut points = 0_u8;
        let fitting = rows.iter().take_while(|row| {
            let sum = points.checked_add(row.proficiency.point());
            points = sum.unwrap_or(points);
            sum.is_some()
        });
        let (part, others) = rows.split_at_checked(fitting.count())?;
        rest = (!others.is_empty()).then_some(others);
        Some(Requirements::new(part))
    })
}

/// Adds the stages from the sums of `from`, or from zero, to those of `to`: at least one.
fn push_stages(stages: &mut Vec<Stage>, from: Option<Requirements<'_>>, to: Requirements<'_>) {
    let columns = to.iter().flat_map(|row| {
        let done = from.and_then(|from| from.get(row.skill)).map_or(0, Proficiency::point);
        (done..row.proficiency.point()).map(move |point| column(row.skill, point))
    });
    let mut columns = columns.peekable();
    let mut is_first = from.is_none();
    loop {
        let mut stage = Stage { is_first, is_last: false, columns: [0; WIDTH], len: 0 };
        for (place, column) in stage.columns.iter_mut().zip(columns.by_ref()) {
            *place = column;
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

/// The column of those who are below the point after `point`.
#[inline]
fn column(skill: Skill, point: u8) -> u16 {
    let column = u16::try_from(skill.index() * POINTS + usize::from(point));
    debug_assert!(column.is_ok(), "there are some hundred skills of four points");
    column.unwrap_or(u16::MAX)
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
            let both = self.near.get_mut(run.clone()).zip(block.get(run.clone()));
            debug_assert!(both.is_some(), "runs are columns of a block");
            if let Some((near, far)) = both {
                near.copy_from_slice(far);
            }
        }
        for skill in &plan.skills {
            let both = self.ones.get_mut(skill.index()).zip(self.near.get(skill.index()));
            debug_assert!(both.is_some(), "there are columns for each skill");
            let Some((columns, codes)) = both else { continue };
            let [awareness, working, practitioner, expert] = columns;
            let lower = awareness.iter_mut().zip(working);
            let higher = practitioner.iter_mut().zip(expert);
            for ((lower, higher), code) in lower.zip(higher).zip(codes) {
                // Signed, because that is what the oldest vector instructions compare; codes are few.
                let ones = |point| B::ones(*code as i8, point);
                (*lower.0, *lower.1) = (ones(1), ones(2));
                (*higher.0, *higher.1) = (ones(3), ones(4));
            }
        }
    }

    /// The steps of everybody in the block to each part of the plan, and the skills that are
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

    /// Calls `part` for each part of the plan in turn with the steps of everybody in the block to
    /// it and with what is summed beside them.
    // Inline, so that what is done with each part becomes part of the loop: it is slower as a call.
    #[inline]
    pub(super) fn sum<B: Beside>(
        &mut self,
        plan: &Plan,
        block: &Block,
        mut part: impl FnMut(Column, Column),
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
                let column = columns.get(usize::from(*column));
                debug_assert!(column.is_some(), "stages name columns of skills");
                let Some(column) = column else { continue };
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
                part(steps, beside);
            }
        }
    }
}
