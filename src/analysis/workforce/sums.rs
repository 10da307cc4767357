//! Sums over the requirements of many targets, for 64 people at once.
//!
//! A person lacks one step for every point of the scale from above the rating up to what is
//! required. So the steps to a target are a sum of ones: one for each required skill, point up to
//! the requirement, and person who is below that point. The ones of 64 people are a [`Column`], a byte
//! for each, and a sum of columns is what compilers turn into vector instructions.
//!
//! Three things make the sums short. They go on from one target to the next, adding and taking away,
//! where that is shorter than from zero, as it mostly is along a ladder. Two sums share each byte, one
//! in each half, until up to [`WIDTH`] columns are added. And a sum fits a byte: a target that requires
//! more points than a byte holds, as no role level does but a job may, is summed in parts.

use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use super::block::{self, Block, LANES, POINTS, Plane, Planes, column, required_skills};
use crate::analysis::change::Changes;
use crate::framework::{Proficiency, Requirement, Requirements, Skill};
use crate::generated::skill::VARIANTS;

/// A byte for each of 64 people.
pub(super) type Column = [u8; LANES];

/// A column in words of eight bytes, in pairs that vector instructions take as one.
type Words = [[u64; 2]; LANES / 16];

/// A column of zeros.
const ZERO: Words = [[0; 2]; LANES / 16];

#[inline]
fn bytes(words: &Words) -> Column {
    let mut column = [0; LANES];
    for (bytes, word) in column.chunks_exact_mut(8).zip(words.as_flattened()) {
        bytes.copy_from_slice(&word.to_le_bytes());
    }
    column
}

/// How many ones fit into half a byte.
const WIDTH: usize = 15;

/// The lower half of each byte of a word.
const LOW: u64 = u64::from_ne_bytes([0xf; 8]);

/// A one in each half of each byte of a word.
const ONES: u64 = u64::from_ne_bytes([0x11; 8]);

/// A column of the people in one half of a block, with `ones` in the lower half of its bytes and what is
/// `beside` in the upper.
#[inline]
fn spread(ones: &Plane, beside: &Plane, half: Half) -> Words {
    let mut first = *ones;
    for (word, beside) in first.iter_mut().zip(beside) {
        *word = match half {
            Half::Lower => *word & LOW | (beside & LOW) << 4,
            Half::Upper => *word >> 4 & LOW | beside & !LOW,
        };
    }
    let mut column = [first; LANES / 16];
    for (pair, shift) in column.iter_mut().zip(0..) {
        pair.iter_mut().for_each(|word| *word = *word >> shift & ONES);
    }
    column
}

/// The first 64 people of a block, or the others.
#[derive(Clone, Copy)]
pub(super) enum Half {
    Lower,
    Upper,
}

/// The points that 64 people hold in some skills together.
pub(super) fn held((block, half): (&Block, Half), skills: &[Skill]) -> [u16; LANES] {
    let mut sums = [0; LANES];
    for skill in skills {
        let planes = block.get(skill.index());
        debug_assert!(planes.is_some(), "a block has planes for each skill");
        let Some(planes) = planes else { continue };
        let [awareness, working, practitioner, expert] = block::at_least(planes);
        let mut points = spread(&awareness, &working, half);
        let others = spread(&practitioner, &expert, half);
        each(&mut points, &others, |points, others| {
            (points & LOW) + (points >> 4 & LOW) + (others & LOW) + (others >> 4 & LOW)
        });
        for (sum, points) in sums.iter_mut().zip(bytes(&points)) {
            *sum += u16::from(points);
        }
    }
    sums
}

/// What is summed beside the steps, in the upper half of the bytes.
pub(super) trait Beside {
    /// Who adds something at each point of the scale that is required, from those who are below it.
    fn ones(planes: &Planes, below: &[Plane; POINTS]) -> [Plane; POINTS];
}

/// The steps of skills that were not assessed.
pub(super) struct NotAssessed;

impl Beside for NotAssessed {
    #[inline]
    fn ones(planes: &Planes, _: &[Plane; POINTS]) -> [Plane; POINTS] {
        [block::not_assessed(planes); POINTS]
    }
}

/// The skills that are missing: each counts at its first step only.
struct Missing;

impl Beside for Missing {
    #[inline]
    fn ones(_: &Planes, below: &[Plane; POINTS]) -> [Plane; POINTS] {
        let mut ones = *below;
        for (ones, nearer) in ones.iter_mut().skip(1).zip(below) {
            ones.iter_mut().zip(nearer).for_each(|(ones, nearer)| *ones &= !nearer);
        }
        ones
    }
}

/// Which columns to add for the targets of a query.
pub(super) struct Plan {
    /// The skills that the targets require, by index.
    skills: Vec<usize>,
    /// The columns of all stages, by skill and point.
    columns: Vec<u16>,
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
    /// Whether the columns are taken away.
    is_less: bool,
    /// Which of the columns: no more than [`WIDTH`].
    columns: Range<usize>,
}

impl Plan {
    pub(super) fn new(targets: &[Requirements<'_>]) -> Plan {
        let mut plan = Plan {
            skills: required_skills(targets),
            columns: Vec::new(),
            stages: Vec::new(),
            targets: Vec::new(),
        };
        let mut way = Way::default();
        let mut previous = Requirements::new(&[]);
        let mut count = 0;
        for target in targets {
            let first = count;
            for part in parts(target.rows()) {
                way.find(previous, part);
                let is_first = count == 0 || part.points() < way.len() as u32;
                if is_first {
                    way.find(Requirements::new(&[]), part);
                }
                way.push_stages(&mut plan, is_first);
                previous = part;
                count += 1;
            }
            plan.targets.push(first..count);
        }
        plan
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

/// The columns that lead from one target to the next.
#[derive(Default)]
struct Way {
    more: Vec<u16>,
    less: Vec<u16>,
}

impl Way {
    fn find(&mut self, from: Requirements<'_>, to: Requirements<'_>) {
        self.more.clear();
        self.less.clear();
        for change in Changes::between(from, to) {
            let [from, to] = [change.from, change.to].map(|p| p.map_or(0, Proficiency::point));
            self.more.extend((from..to).map(|point| column(change.skill, point)));
            self.less.extend((to..from).map(|point| column(change.skill, point)));
        }
    }

    fn len(&self) -> usize {
        self.more.len() + self.less.len()
    }

    /// Adds its stages to a plan, at least one.
    fn push_stages(&self, plan: &mut Plan, is_first: bool) {
        let start = plan.stages.len();
        for (columns, is_less) in [(&self.more, false), (&self.less, true)] {
            for columns in columns.chunks(WIDTH) {
                let first = plan.columns.len();
                plan.columns.extend_from_slice(columns);
                let columns = first..plan.columns.len();
                plan.stages.push(Stage { is_first: false, is_last: false, is_less, columns });
            }
        }
        if plan.stages.len() == start {
            let columns = 0..0;
            plan.stages.push(Stage { is_first: false, is_last: false, is_less: false, columns });
        }
        plan.stages.iter_mut().skip(start).take(1).for_each(|stage| stage.is_first = is_first);
        plan.stages.iter_mut().last().into_iter().for_each(|stage| stage.is_last = true);
    }
}

/// Where a block is worked on.
pub(super) struct Scratch {
    /// Who is below each point, by skill.
    ones: Box<[[Words; POINTS]]>,
}

impl Scratch {
    #[inline]
    pub(super) fn new() -> Scratch {
        Scratch { ones: vec![[ZERO; POINTS]; VARIANTS].into_boxed_slice() }
    }

    /// The columns of ones for every required skill and point, of one half of a block.
    fn unfold<B: Beside>(&mut self, plan: &Plan, block: &Block, half: Half) {
        for skill in &plan.skills {
            let both = self.ones.get_mut(*skill).zip(block.get(*skill));
            debug_assert!(both.is_some(), "there are columns and planes for each skill");
            let Some((columns, planes)) = both else { continue };
            let below = block::at_least(planes).map(|plane| plane.map(|word| !word));
            let beside = B::ones(planes, &below);
            for ((column, ones), beside) in columns.iter_mut().zip(&below).zip(&beside) {
                *column = spread(ones, beside, half);
            }
        }
    }

    /// The steps of one half of a block to each part of the plan, and the skills that are missing.
    pub(super) fn sum_missing(
        &mut self,
        plan: &Plan,
        people: (&Block, Half),
        sums: &mut Vec<[Column; 2]>,
    ) {
        sums.clear();
        self.sum::<Missing>(plan, people, |steps, missing| sums.push([steps, missing]));
    }

    /// Calls `part` for each part of the plan in turn with the steps of one half of a block to it and
    /// with what is summed beside them.
    // Inline, so that what is done with each part becomes part of the loop: it is slower as a call.
    #[inline]
    pub(super) fn sum<B: Beside>(
        &mut self,
        plan: &Plan,
        (block, half): (&Block, Half),
        mut part: impl FnMut(Column, Column),
    ) {
        self.unfold::<B>(plan, block, half);
        let columns = self.ones.as_flattened();
        let (mut steps, mut beside) = (ZERO, ZERO);
        for stage in &plan.stages {
            if stage.is_first {
                (steps, beside) = (ZERO, ZERO);
            }
            let mut both = ZERO;
            let own = plan.columns.get(stage.columns.clone());
            debug_assert!(own.is_some(), "stages have columns of their plan");
            for column in own.unwrap_or_default() {
                let column = columns.get(usize::from(*column));
                debug_assert!(column.is_some(), "stages name columns of skills");
                let Some(column) = column else { continue };
                each(&mut both, column, u64::wrapping_add);
            }
            // Words are added and taken away as they are: what one byte lends another on the way to
            // a target is given back when it is reached.
            if stage.is_less {
                each(&mut steps, &both, |sum, both| sum.wrapping_sub(both & LOW));
                each(&mut beside, &both, |sum, both| sum.wrapping_sub(both >> 4 & LOW));
            } else {
                each(&mut steps, &both, |sum, both| sum.wrapping_add(both & LOW));
                each(&mut beside, &both, |sum, both| sum.wrapping_add(both >> 4 & LOW));
            }
            if stage.is_last {
                part(bytes(&steps), bytes(&beside));
            }
        }
    }
}

/// Changes each word of a column by the same of another.
#[inline]
fn each(column: &mut Words, other: &Words, change: impl Fn(u64, u64) -> u64) {
    for (pair, others) in column.iter_mut().zip(other) {
        for (word, other) in pair.iter_mut().zip(others) {
            *word = change(*word, *other);
        }
    }
}
