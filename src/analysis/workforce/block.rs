//! The ratings of 128 people as bits.
//!
//! There are six answers about a skill, not assessed among them, so three bits hold one. Those of a block
//! of people are three [planes](Plane); who of them is at a point of the scale or higher is another
//! plane, made by two operations at most.

use alloc::vec::Vec;
use core::ops::Range;

use crate::framework::{Proficiency, Rating, Requirements, Skill};
use crate::generated::skill::VARIANTS;

/// How many people are summed at once: a byte for each is a line of the processor's cache.
pub(super) const LANES: usize = 64;

/// A bit for each person of a block: two words, which vector instructions take as one.
pub(super) type Plane = [u64; 2];

/// How many people a block holds.
pub(super) const PEOPLE: usize = 2 * LANES;

/// The ratings of a block in one skill: the bits of their codes, the lowest first.
pub(super) type Planes = [Plane; 3];

/// The ratings of 128 people, by skill.
pub(super) type Block = [Planes; VARIANTS];

/// A block of people who were not assessed in anything.
pub(super) const EMPTY: Block = [[[0; 2]; 3]; VARIANTS];

/// The points of the scale above nothing.
pub(super) const POINTS: usize = Proficiency::COUNT;

/// A rating in three bits; 0 is not assessed. Awareness is the first of those with the highest bit, and
/// practitioner of those with the middle one, so that two planes say who is at a point or higher.
#[inline]
const fn code(rating: Rating) -> u8 {
    match rating {
        Rating::NotYetAware => 0b001,
        Rating::At(proficiency) => 0b011 + proficiency.point(),
    }
}

/// The word of a person in a plane, and the bit in the word.
///
/// The order is not that of the people but the one in which `spread` in `sums.rs` makes bytes of a
/// plane: of every 16 people eight are in each word, one in each of its bytes.
#[inline]
const fn place(lane: usize) -> (usize, usize) {
    (lane / 8 % 2, lane % 8 * 8 + lane / 16)
}

/// The rating of the person in a lane.
#[inline]
pub(super) fn get(planes: &Planes, lane: usize) -> Option<Rating> {
    let (word, bit) = place(lane);
    let bits = planes.iter().map(|plane| plane.get(word).map_or(0, |word| word >> bit & 1) as u8);
    let point = match bits.rev().fold(0, |code, bit| code << 1 | bit) {
        0 => return None,
        0b001 => 0,
        code => code.saturating_sub(0b011),
    };
    let rating = Rating::from_point(point);
    debug_assert!(rating.is_some(), "planes hold what `code` makes");
    rating
}

/// Gives the person in a lane a rating. There must be none.
#[inline]
pub(super) fn set(planes: &mut Planes, lane: usize, rating: Rating) {
    let (word, bit) = place(lane);
    let code = u64::from(code(rating));
    for (index, word) in planes.iter_mut().filter_map(|plane| plane.get_mut(word)).enumerate() {
        *word |= (code >> index & 1) << bit;
    }
}

/// Takes the rating of the person in a lane away.
#[inline]
pub(super) fn clear(planes: &mut Planes, lane: usize) {
    let (word, bit) = place(lane);
    planes.iter_mut().filter_map(|plane| plane.get_mut(word)).for_each(|word| *word &= !(1 << bit));
}

/// A plane made of those of a skill, word by word.
#[inline]
fn plane([ones, twos, fours]: &Planes, word: impl Fn(u64, u64, u64) -> u64) -> Plane {
    let mut plane = *ones;
    for ((ones, twos), fours) in plane.iter_mut().zip(twos).zip(fours) {
        *ones = word(*ones, *twos, *fours);
    }
    plane
}

/// Who was not assessed.
#[inline]
pub(super) fn not_assessed(planes: &Planes) -> Plane {
    plane(planes, |ones, _, fours| !(ones | fours))
}

/// Who is rated at each point of the scale or higher.
#[inline]
pub(super) fn at_least(planes: &Planes) -> [Plane; POINTS] {
    [
        plane(planes, |_, _, fours| fours),
        plane(planes, |ones, twos, fours| ones & fours | twos),
        plane(planes, |_, twos, _| twos),
        plane(planes, |ones, twos, _| ones & twos),
    ]
}

/// The place of what is about the point after `point`, by skill and point.
#[inline]
pub(super) fn column(skill: Skill, point: u8) -> u16 {
    let column = u16::try_from(skill.index() * POINTS + usize::from(point));
    debug_assert!(column.is_ok(), "there are some hundred skills of four points");
    column.unwrap_or(u16::MAX)
}

/// The skills that some targets require, by index.
pub(super) fn required_skills(targets: &[Requirements<'_>]) -> Vec<usize> {
    let mut is_required = [false; VARIANTS];
    for row in targets.iter().flat_map(|target| target.iter()) {
        let is_required = is_required.get_mut(row.skill.index());
        debug_assert!(is_required.is_some(), "there is a place for each skill");
        is_required.into_iter().for_each(|is_required| *is_required = true);
    }
    let indices = (0..VARIANTS).zip(is_required).filter(|(_, is_required)| *is_required);
    indices.map(|(index, _)| index).collect()
}

/// The people in some lanes of a block.
#[inline]
pub(super) fn people(lanes: Range<usize>) -> Plane {
    if lanes.len() == PEOPLE {
        return [u64::MAX; 2];
    }
    let mut people = [0; 2];
    for (word, bit) in lanes.map(place) {
        people.iter_mut().skip(word).take(1).for_each(|word| *word |= 1 << bit);
    }
    people
}

/// How many people there are in some planes.
#[inline]
pub(super) fn count(planes: &[Plane]) -> usize {
    planes.as_flattened().iter().map(|word| word.count_ones()).sum::<u32>() as usize
}

/// Who is in both planes.
#[inline]
pub(super) fn both(plane: Plane, other: &Plane) -> Plane {
    let mut both = plane;
    both.iter_mut().zip(other).for_each(|(word, other)| *word &= other);
    both
}

/// Whether the person in a lane is in a plane.
#[inline]
pub(super) fn has(plane: &Plane, lane: usize) -> bool {
    let (word, bit) = place(lane);
    plane.get(word).is_some_and(|word| word >> bit & 1 == 1)
}

/// The lanes of the people in a plane, in ascending order.
#[inline]
pub(super) fn in_order(plane: Plane) -> impl Iterator<Item = usize> + Clone {
    // Of every 16 people, a byte of one word and then one of the other.
    let [first, second] = plane.map(|word| transposed(word).to_le_bytes());
    let mut bytes = [0; 16];
    for (pair, (first, second)) in bytes.chunks_exact_mut(2).zip(first.into_iter().zip(second)) {
        pair.copy_from_slice(&[first, second]);
    }
    let mut rest = u128::from_le_bytes(bytes);
    core::iter::from_fn(move || {
        let lane = (rest != 0).then_some(rest.trailing_zeros() as usize)?;
        rest &= rest - 1;
        Some(lane)
    })
}

/// A word as a square of eight bytes of eight bits, with its rows as columns.
#[inline]
const fn transposed(word: u64) -> u64 {
    /// Swaps the bits of a mask with those `shift` places higher.
    const fn swapped(word: u64, mask: u64, shift: u32) -> u64 {
        let differ = (word ^ word >> shift) & mask;
        word ^ differ ^ differ << shift
    }
    let word = swapped(word, 0x00aa_00aa_00aa_00aa, 7);
    let word = swapped(word, 0x0000_cccc_0000_cccc, 14);
    swapped(word, 0x0000_0000_f0f0_f0f0, 28)
}
