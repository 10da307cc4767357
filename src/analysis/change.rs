//! What happens to one skill.

use core::fmt;
use core::iter::FusedIterator;

use crate::framework::{Proficiency, Requirement, Skill};

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

    /// The points of the scale between the two, -4 to 4, a skill not required counting as 0.
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
        write!(f, "{}: {}", self.skill, self.kind())?;
        match (self.from, self.to) {
            (Some(from), Some(to)) if from != to => write!(f, " from {from} to {to}"),
            (Some(from), None) => write!(f, ", was {from}"),
            (_, Some(to)) => write!(f, " at {to}"),
            (None, None) => Ok(()),
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

impl ChangeKind {
    /// All kinds, in the order of the enum.
    pub const ALL: &'static [ChangeKind] =
        &[Self::Added, Self::Raised, Self::Unchanged, Self::Lowered, Self::Dropped];

    /// The kind in one lower-case word.
    ///
    /// ```
    /// use capability_framework::ChangeKind;
    ///
    /// assert_eq!(ChangeKind::Raised.slug(), "raised");
    /// ```
    #[inline]
    pub const fn slug(self) -> &'static str {
        match self {
            ChangeKind::Added => "added",
            ChangeKind::Raised => "raised",
            ChangeKind::Unchanged => "unchanged",
            ChangeKind::Lowered => "lowered",
            ChangeKind::Dropped => "dropped",
        }
    }
}

/// The lower-case word: a kind has no official name.
impl fmt::Display for ChangeKind {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.slug())
    }
}

/// The changes of a [`Delta`](crate::Delta), skills in table order; see
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
    /// Between two sets of requirements, each with its skills in table order.
    #[inline]
    pub(crate) const fn between(from: &'a [Requirement], to: &'a [Requirement]) -> Self {
        Changes { from, to }
    }
}

impl Iterator for Changes<'_> {
    type Item = Change;

    #[inline]
    fn next(&mut self) -> Option<Change> {
        let (from, to) = match (self.from, self.to) {
            ([], []) => return None,
            ([from, ..], []) => (Some(from), None),
            ([], [to, ..]) => (None, Some(to)),
            ([from, ..], [to, ..]) => {
                ((from.skill <= to.skill).then_some(from), (to.skill <= from.skill).then_some(to))
            }
        };
        if let ([_, rest @ ..], Some(_)) = (self.from, from) {
            self.from = rest;
        }
        if let ([_, rest @ ..], Some(_)) = (self.to, to) {
            self.to = rest;
        }
        let proficiency = |requirement: &Requirement| requirement.proficiency;
        Some(Change {
            skill: from.or(to)?.skill,
            from: from.map(proficiency),
            to: to.map(proficiency),
        })
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (from, to) = (self.from.len(), self.to.len());
        (from.max(to), Some(from + to))
    }
}

impl FusedIterator for Changes<'_> {}

#[cfg(feature = "serde")]
crate::names::serde::record!(Change { skill, from, to });

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for ChangeKind {
    #[inline]
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Word;

        impl serde::de::Visitor<'_> for Word {
            type Value = ChangeKind;

            #[inline]
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("added, raised, unchanged, lowered or dropped")
            }

            #[inline]
            fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<ChangeKind, E> {
                let kind = ChangeKind::ALL.iter().find(|kind| kind.slug() == word).copied();
                kind.ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(word), &self))
            }
        }

        deserializer.deserialize_str(Word)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for ChangeKind {
    #[inline]
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.slug())
    }
}
