//! Many people: profiles in columns, for queries over a team or a million people.
//!
//! ```
//! use capability_framework::workforce::Workforce;
//! use capability_framework::{Proficiency, Profile, RoleLevel, Skill};
//!
//! let people = [RoleLevel::Developer, RoleLevel::SeniorDeveloper, RoleLevel::DataEngineer];
//! let workforce: Workforce = people.into_iter().map(Profile::from).collect();
//!
//! assert!(workforce.positions_meeting(RoleLevel::Developer, ..).eq([0, 1]));
//! assert_eq!(workforce.coverage(Skill::UserFocus, Proficiency::Working, 0..2).held, 2);
//! let shortfalls = workforce.shortfalls([RoleLevel::SeniorDeveloper], ..);
//! let delta = RoleLevel::Developer.delta_to(RoleLevel::SeniorDeveloper);
//! assert_eq!(shortfalls.get(0, 0).map(|shortfall| shortfall.steps()), Some(delta.climb()));
//! ```
//!
//! People are addressed by position, from 0 in the order in which they were added; who they are, only
//! the caller knows. Every query takes a range of positions, `..` for everybody. Positions beyond the
//! last person are ignored, so that the last of many equal ranges may be shorter than the others.
//!
//! The targets of a query are anything that gives [`Requirements`](crate::Requirements): role levels,
//! levels in a named edition, jobs. A query answers what [`Profile::gap_to`](crate::Profile::gap_to)
//! answers for each person, in less time.
//!
//! Adding a person takes the same time however many there are. A query takes time in proportion to the
//! number of people in its range, times what its targets require; nearest levels, times the levels of the
//! edition and the logarithm of their number.
//!
//! # Threads
//!
//! The crate starts none. Split the people into ranges of a few thousand or more, each beginning at
//! a multiple of 128, so that no work is done twice:
//!
//! ```
//! use std::thread;
//!
//! use capability_framework::workforce::Workforce;
//! use capability_framework::{Profile, RoleLevel};
//!
//! let workforce: Workforce = (0..1_000).map(|_| Profile::from(RoleLevel::Developer)).collect();
//! let half = (workforce.len() / 2).next_multiple_of(128);
//! let (first, second) = thread::scope(|scope| {
//!     let first = scope.spawn(|| workforce.counts_meeting(RoleLevel::ALL, ..half));
//!     let second = workforce.counts_meeting(RoleLevel::ALL, half..);
//!     (first.join().expect("no query panics"), second)
//! });
//! let both: Vec<usize> = first.iter().zip(&second).map(|(first, second)| first + second).collect();
//! assert_eq!(both, workforce.counts_meeting(RoleLevel::ALL, ..));
//! ```
//!
//! # Batches
//!
//! The shortfalls of a million people against every level are 412 MB. A batch at a time they fit
//! into a cache, and so may the people, if they come as a stream:
//!
//! ```
//! use capability_framework::workforce::{Shortfalls, Workforce};
//! use capability_framework::{Profile, RoleLevel};
//!
//! let mut people = (0..10_000).map(|_| Profile::from(RoleLevel::Developer));
//! let (mut batch, mut shortfalls) = (Workforce::new(), Shortfalls::new());
//! let mut steps = 0;
//! loop {
//!     batch.clear();
//!     batch.extend(people.by_ref().take(4_096));
//!     if batch.is_empty() {
//!         break;
//!     }
//!     // A range of a workforce that is held as a whole is asked in the same way.
//!     shortfalls.fill(&batch, [RoleLevel::SeniorDeveloper], ..);
//!     steps += shortfalls.of_target(0).map(|shortfall| u64::from(shortfall.steps())).sum::<u64>();
//! }
//! let delta = RoleLevel::Developer.delta_to(RoleLevel::SeniorDeveloper);
//! assert_eq!(steps, 10_000 * u64::from(delta.climb()));
//! ```

mod block;
mod coverage;
mod meeting;
mod met_targets;
mod nearest;
mod shortfalls;
mod sums;

use alloc::vec::Vec;
use core::fmt;
use core::ops::{Bound, Range, RangeBounds};

use self::block::{Block, LANES, PEOPLE};
pub use self::coverage::Coverage;
pub use self::met_targets::MetTargets;
pub use self::nearest::NearestLevels;
pub use self::shortfalls::Shortfalls;
use self::sums::Half;
use crate::analysis::profile::Profile;

/// Many profiles, held so that a question about all of them is answered at once.
///
/// Ratings are in columns, three bits per person and skill, in blocks of 128 people. See the
/// [module](self) for threads and batches.
///
/// ```
/// use capability_framework::workforce::Workforce;
/// use capability_framework::{Profile, RoleLevel};
///
/// let workforce = Workforce::from_iter([RoleLevel::Developer].map(Profile::from));
/// assert_eq!(workforce.count_meeting(RoleLevel::Developer, ..), 1);
/// ```
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Workforce {
    blocks: Vec<Block>,
    len: usize,
}

impl Workforce {
    /// An empty workforce.
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    ///
    /// assert!(Workforce::new().is_empty());
    /// ```
    #[inline]
    pub const fn new() -> Workforce {
        Workforce { blocks: Vec::new(), len: 0 }
    }

    /// An empty workforce with capacity for `people`.
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    ///
    /// assert_eq!(Workforce::with_capacity(1_000_000).len(), 0);
    /// ```
    #[inline]
    pub fn with_capacity(people: usize) -> Workforce {
        Workforce { blocks: Vec::with_capacity(people.div_ceil(PEOPLE)), len: 0 }
    }

    /// The number of people.
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::Profile;
    ///
    /// assert_eq!(Workforce::from_iter([Profile::new(), Profile::new()]).len(), 2);
    /// ```
    #[inline]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there are no people.
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::Profile;
    ///
    /// assert!(!Workforce::from_iter([Profile::new()]).is_empty());
    /// ```
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Adds a person, at the position that [`len`](Self::len) was.
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let mut workforce = Workforce::new();
    /// let profile = Profile::from(RoleLevel::Developer);
    /// workforce.push(&profile);
    /// assert_eq!(workforce.profile(0), Some(profile));
    /// ```
    #[inline]
    pub fn push(&mut self, profile: &Profile) {
        if self.len % PEOPLE == 0 {
            self.blocks.push(block::EMPTY);
        }
        self.len += 1;
        self.write(self.len - 1, profile);
    }

    /// The profile of the person at `position`; `None` if it is out of range.
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    ///
    /// assert_eq!(Workforce::new().profile(0), None);
    /// ```
    #[inline]
    pub fn profile(&self, position: usize) -> Option<Profile> {
        if position >= self.len {
            return None;
        }
        let (block, lane) = (self.blocks.get(position / PEOPLE)?, position % PEOPLE);
        let mut profile = Profile::new();
        for (rating, planes) in profile.ratings_mut().iter_mut().zip(block) {
            *rating = block::get(planes, lane);
        }
        Some(profile)
    }

    /// The profiles of `people`, in the order of positions.
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let people = [RoleLevel::Developer, RoleLevel::DataEngineer].map(Profile::from);
    /// let workforce = Workforce::from_iter(people);
    /// assert!(workforce.profiles(1..).eq([people[1]]));
    /// ```
    #[inline]
    pub fn profiles(
        &self,
        people: impl RangeBounds<usize>,
    ) -> impl ExactSizeIterator<Item = Profile> + DoubleEndedIterator + Clone {
        self.range(people).map(|position| self.profile(position).unwrap_or_default())
    }

    /// Replaces the profile of the person at `position` and returns the previous one; `None`, and
    /// nothing changes, if it is out of range.
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::{Proficiency, Profile, Skill};
    ///
    /// let mut workforce = Workforce::from_iter([Profile::new()]);
    /// let mut profile = workforce.profile(0).expect("it is in range");
    /// profile.set(Skill::Testing, Proficiency::Working);
    /// assert_eq!(workforce.replace(0, &profile), Some(Profile::new()));
    /// assert_eq!(workforce.replace(1, &profile), None);
    /// ```
    #[inline]
    pub fn replace(&mut self, position: usize, profile: &Profile) -> Option<Profile> {
        let previous = self.profile(position)?;
        let block = self.blocks.get_mut(position / PEOPLE).into_iter().flatten();
        block.for_each(|planes| block::clear(planes, position % PEOPLE));
        self.write(position, profile);
        Some(previous)
    }

    /// Removes all people, keeping the allocation.
    ///
    /// ```
    /// use capability_framework::workforce::Workforce;
    /// use capability_framework::Profile;
    ///
    /// let mut workforce = Workforce::from_iter([Profile::new()]);
    /// workforce.clear();
    /// assert!(workforce.is_empty());
    /// ```
    #[inline]
    pub fn clear(&mut self) {
        self.blocks.clear();
        self.len = 0;
    }

    /// The person must have no ratings.
    #[inline]
    fn write(&mut self, position: usize, profile: &Profile) {
        let block = self.blocks.get_mut(position / PEOPLE);
        debug_assert!(block.is_some(), "there is a block for everybody");
        for (planes, rating) in block.into_iter().flatten().zip(profile.ratings()) {
            if let Some(rating) = rating {
                block::set(planes, position % PEOPLE, *rating);
            }
        }
    }

    /// The positions of `people` that are in range.
    #[inline]
    fn range(&self, people: impl RangeBounds<usize>) -> Range<usize> {
        let start = match people.start_bound() {
            Bound::Included(start) => *start,
            Bound::Excluded(before) => before.saturating_add(1),
            Bound::Unbounded => 0,
        };
        let end = match people.end_bound() {
            Bound::Included(last) => last.saturating_add(1),
            Bound::Excluded(end) => *end,
            Bound::Unbounded => self.len,
        };
        let end = end.min(self.len);
        if start < end { start..end } else { 0..0 }
    }

    /// The blocks that hold `people`, each with the lanes in which they are.
    #[inline]
    fn blocks(
        &self,
        people: Range<usize>,
    ) -> impl ExactSizeIterator<Item = (&Block, Range<usize>)> + Clone {
        let numbers = people.start / PEOPLE..people.end.div_ceil(PEOPLE);
        let blocks = self.blocks.get(numbers.clone());
        debug_assert!(blocks.is_some(), "`range` lets no position beyond the last person through");
        let blocks = blocks.unwrap_or_default();
        blocks
            .iter()
            .zip(numbers)
            .map(move |(block, number)| (block, lanes(&people, number * PEOPLE, PEOPLE)))
    }

    /// The halves of blocks that hold `people`, each with the lanes of it in which they are.
    #[inline]
    fn halves(
        &self,
        people: Range<usize>,
    ) -> impl ExactSizeIterator<Item = ((&Block, Half), Range<usize>)> {
        let numbers = people.start / LANES..people.end.div_ceil(LANES);
        numbers.map(move |number| {
            let block = self.blocks.get(number / 2);
            debug_assert!(
                block.is_some(),
                "`range` lets no position beyond the last person through"
            );
            let half = if number % 2 == 0 { Half::Lower } else { Half::Upper };
            ((block.unwrap_or(&block::EMPTY), half), lanes(&people, number * LANES, LANES))
        })
    }
}

/// Which of `count` people from `start` on are among `people`.
#[inline]
fn lanes(people: &Range<usize>, start: usize, count: usize) -> Range<usize> {
    let lane = |position: usize| position.saturating_sub(start).min(count);
    lane(people.start)..lane(people.end)
}

/// The number of people; their ratings are too many to read.
impl fmt::Debug for Workforce {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Workforce").field("len", &self.len).finish_non_exhaustive()
    }
}

impl Extend<Profile> for Workforce {
    #[inline]
    fn extend<I: IntoIterator<Item = Profile>>(&mut self, people: I) {
        let people = people.into_iter();
        self.blocks.reserve(people.size_hint().0 / PEOPLE);
        people.for_each(|profile| self.push(&profile));
    }
}

impl<'a> Extend<&'a Profile> for Workforce {
    #[inline]
    fn extend<I: IntoIterator<Item = &'a Profile>>(&mut self, people: I) {
        self.extend(people.into_iter().copied());
    }
}

impl FromIterator<Profile> for Workforce {
    #[inline]
    fn from_iter<I: IntoIterator<Item = Profile>>(people: I) -> Workforce {
        let mut workforce = Workforce::new();
        workforce.extend(people);
        workforce
    }
}

impl<'a> FromIterator<&'a Profile> for Workforce {
    #[inline]
    fn from_iter<I: IntoIterator<Item = &'a Profile>>(people: I) -> Workforce {
        people.into_iter().copied().collect()
    }
}
