//! What happens to one skill.

use core::fmt;
use core::iter::FusedIterator;

use crate::framework::pad::pad;
use crate::framework::words::words;
use crate::framework::{Proficiency, Requirement, Requirements, Skill};
use crate::names::from_words::from_words;

/// What happens to one skill between two sets of requirements.
///
/// ```
/// use capability_framework::{Change, ChangeKind, Proficiency, Skill};
///
/// let (from, to) = (Some(Proficiency::Working), Some(Proficiency::Expert));
/// let change = Change { skill: Skill::Testing, from, to };
/// assert_eq!(change.kind(), ChangeKind::Raised);
/// assert_eq!(change.steps(), 2);
/// assert_eq!(change.to_string(), "Testing: raised from Working to Expert");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Change {
    /// The skill.
    pub skill: Skill,
    /// How well it was required; `None` where it was not.
    pub from: Option<Proficiency>,
    /// How well it is required; `None` where it is not.
    pub to: Option<Proficiency>,
}

impl Change {
    /// What kind of change this is.
    ///
    /// ```
    /// use capability_framework::{Change, ChangeKind, Proficiency, Skill};
    ///
    /// let added = Change { skill: Skill::Testing, from: None, to: Some(Proficiency::Working) };
    /// assert_eq!(added.kind(), ChangeKind::Added);
    /// ```
    #[inline]
    pub const fn kind(self) -> ChangeKind {
        match (self.from, self.to) {
            (None, Some(_)) => ChangeKind::Added,
            (Some(_), None) => ChangeKind::Dropped,
            _ => match self.steps() {
                1.. => ChangeKind::Raised,
                0 => ChangeKind::Unchanged,
                _ => ChangeKind::Lowered,
            },
        }
    }

    /// The points of the scale between the two, -4 to 4; a skill that is not required counts as 0.
    ///
    /// The scale is ordinal: steps rank and summarise, they do not measure effort.
    ///
    /// ```
    /// use capability_framework::{Change, Proficiency, Skill};
    ///
    /// let dropped =
    ///     Change { skill: Skill::Testing, from: Some(Proficiency::Practitioner), to: None };
    /// assert_eq!(dropped.steps(), -3);
    /// ```
    #[inline]
    pub const fn steps(self) -> i8 {
        #[inline]
        const fn point(proficiency: Option<Proficiency>) -> i8 {
            match proficiency {
                Some(proficiency) => proficiency.point() as i8,
                None => 0,
            }
        }
        point(self.to) - point(self.from)
    }
}

/// Skill, kind and the proficiencies: `Testing: raised from Working to Expert`.
impl fmt::Display for Change {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (skill, kind) = (self.skill, self.kind());
        match (self.from, self.to) {
            (Some(from), Some(to)) if from != to => {
                pad(f, format_args!("{skill}: {kind} from {from} to {to}"))
            }
            (Some(from), None) => pad(f, format_args!("{skill}: {kind}, was {from}")),
            (_, Some(to)) => pad(f, format_args!("{skill}: {kind} at {to}")),
            (None, None) => pad(f, format_args!("{skill}: {kind}")),
        }
    }
}

/// How a requirement changes.
///
/// ```
/// use capability_framework::{ChangeKind, RoleLevel};
///
/// let delta = RoleLevel::Developer.delta_to(RoleLevel::SeniorDeveloper);
/// assert!(delta.changes().any(|change| change.kind() == ChangeKind::Raised));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ChangeKind {
    /// Required only afterwards.
    Added,
    /// Required at a higher proficiency than before.
    Raised,
    /// Required at the same proficiency as before, or neither before nor afterwards.
    Unchanged,
    /// Required at a lower proficiency than before.
    Lowered,
    /// Required only before.
    Dropped,
}

words! {
    type: ChangeKind, path: "capability_framework::ChangeKind",
    singular: "kind of change", plural: "kinds of changes",
    words: {
        Added: "added",
        Raised: "raised",
        Unchanged: "unchanged",
        Lowered: "lowered",
        Dropped: "dropped"
    }
}

from_words! {
    type: ChangeKind, path: "capability_framework::ChangeKind",
    article: "a", singular: "kind of change",
    example: "Raised" is ChangeKind::Raised
}

/// The changes of a [`Delta`](crate::Delta), skills in [table order](crate#table-order); see
/// [`Delta::changes`](crate::Delta::changes).
///
/// ```
/// use capability_framework::RoleLevel;
///
/// let changes = RoleLevel::Developer.delta_to(RoleLevel::SeniorDeveloper).changes();
/// assert!(changes.size_hint().0 <= changes.count());
/// ```
#[derive(Clone, Debug)]
pub struct Changes<'a> {
    from: &'a [Requirement],
    to: &'a [Requirement],
}

impl<'a> Changes<'a> {
    #[inline]
    pub(crate) const fn between(from: Requirements<'a>, to: Requirements<'a>) -> Self {
        Changes { from: from.rows(), to: to.rows() }
    }
}

impl Iterator for Changes<'_> {
    type Item = Change;

    #[inline]
    fn next(&mut self) -> Option<Change> {
        let (from, to) = (self.from.first(), self.to.first());
        let skill = match (from, to) {
            (Some(from), Some(to)) => from.skill.min(to.skill),
            (from, to) => from.or(to)?.skill,
        };
        let take = |rows: &mut &[Requirement]| match rows {
            [row, rest @ ..] if row.skill == skill => {
                let proficiency = row.proficiency;
                *rows = rest;
                Some(proficiency)
            }
            _ => None,
        };
        Some(Change { skill, from: take(&mut self.from), to: take(&mut self.to) })
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (from, to) = (self.from.len(), self.to.len());
        (from.max(to), Some(from + to))
    }
}

impl FusedIterator for Changes<'_> {}

/// The changes of one kind of a [`Delta`](crate::Delta), skills in
/// [table order](crate#table-order); see [`Delta::raised`](crate::Delta::raised) and its siblings.
///
/// ```
/// use capability_framework::RoleLevel;
///
/// let raised = RoleLevel::Developer.delta_to(RoleLevel::SeniorDeveloper).raised();
/// assert!(raised.clone().all(|change| change.steps() > 0));
/// ```
#[derive(Clone, Debug)]
pub struct ChangesOfKind<'a> {
    changes: Changes<'a>,
    kind: ChangeKind,
}

impl<'a> ChangesOfKind<'a> {
    #[inline]
    pub(super) const fn new(changes: Changes<'a>, kind: ChangeKind) -> Self {
        ChangesOfKind { changes, kind }
    }
}

impl Iterator for ChangesOfKind<'_> {
    type Item = Change;

    #[inline]
    fn next(&mut self) -> Option<Change> {
        self.changes.find(|change| change.kind() == self.kind)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.changes.size_hint().1)
    }
}

impl FusedIterator for ChangesOfKind<'_> {}
