//! Requirements against requirements.

use super::change::{Change, ChangeKind, Changes};
use crate::framework::{Edition, Requirements, RoleLevel};

/// What changes between the requirements of two role levels, or of one level in two editions.
///
/// Any two levels of any roles have a delta. It holds the two ends and works out the changes when
/// asked: copying is free and nothing allocates. Requirements go down as well as up, because people
/// who lead no longer use every skill daily; nothing is clamped or hidden. A delta without a
/// change between different levels is legitimate: some levels of different roles require exactly the same.
///
/// ```
/// use capability_framework::{ChangeKind, Proficiency, RoleLevel, Skill};
///
/// let from = RoleLevel::SeniorContentDesigner;
/// let delta = from.delta_to(RoleLevel::LeadContentDesigner);
/// for change in delta.changes().filter(|change| change.kind() != ChangeKind::Unchanged) {
///     println!("{change}");
/// }
/// assert_eq!(delta.counts().total(), delta.changes().count());
/// assert_eq!(delta.inverse(), RoleLevel::LeadContentDesigner.delta_to(from));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Delta {
    from: End,
    to: End,
}

/// A level as one edition has it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct End {
    level: RoleLevel,
    edition: Edition,
    requirements: Requirements,
}

impl End {
    #[inline]
    const fn latest(level: RoleLevel) -> End {
        End { level, edition: Edition::LATEST, requirements: level.requirements() }
    }

    #[inline]
    fn of(level: RoleLevel, edition: Edition) -> Option<End> {
        let requirements = edition.requirements(level)?;
        Some(End { level, edition, requirements })
    }
}

impl RoleLevel {
    /// What changes from the requirements of this level to those of `to`.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let delta = RoleLevel::JuniorDeveloper.delta_to(RoleLevel::JuniorDevOpsEngineer);
    /// assert!(delta.is_unchanged(), "the two require the same");
    /// ```
    #[inline]
    pub const fn delta_to(self, to: RoleLevel) -> Delta {
        Delta { from: End::latest(self), to: End::latest(to) }
    }

    /// What changes in the requirements of this level from one edition to another; `None` where
    /// one of them does not hold it.
    ///
    /// ```
    /// use capability_framework::{Edition, RoleLevel};
    ///
    /// let level = RoleLevel::ContentDesigner;
    /// let delta = level.delta_between(Edition::October2025, Edition::LATEST).expect("both hold it");
    /// assert_eq!((delta.counts().added, delta.counts().dropped), (8, 6));
    /// ```
    #[inline]
    pub fn delta_between(self, from: Edition, to: Edition) -> Option<Delta> {
        Delta::between((self, from), (self, to))
    }
}

impl Delta {
    /// What changes from a level as one edition has it to a level as another has it; `None` where
    /// an edition does not hold its level.
    ///
    /// ```
    /// use capability_framework::{Delta, Edition, RoleLevel};
    ///
    /// // Assessed in 2025, aiming for the next level of today.
    /// let from = (RoleLevel::ContentDesigner, Edition::October2025);
    /// let to = (RoleLevel::SeniorContentDesigner, Edition::LATEST);
    /// assert!(Delta::between(from, to).expect("both hold theirs").climb() > 0);
    /// ```
    #[inline]
    pub fn between(from: (RoleLevel, Edition), to: (RoleLevel, Edition)) -> Option<Delta> {
        Some(Delta { from: End::of(from.0, from.1)?, to: End::of(to.0, to.1)? })
    }

    /// The level that the changes start from.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let delta = RoleLevel::Developer.delta_to(RoleLevel::SeniorDeveloper);
    /// assert_eq!(delta.from(), RoleLevel::Developer);
    /// ```
    #[inline]
    pub const fn from(self) -> RoleLevel {
        self.from.level
    }

    /// The level that the changes lead to.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let delta = RoleLevel::Developer.delta_to(RoleLevel::SeniorDeveloper);
    /// assert_eq!(delta.to(), RoleLevel::SeniorDeveloper);
    /// ```
    #[inline]
    pub const fn to(self) -> RoleLevel {
        self.to.level
    }

    /// The editions of [`from`](Self::from) and [`to`](Self::to).
    ///
    /// ```
    /// use capability_framework::{Edition, RoleLevel};
    ///
    /// let delta = RoleLevel::Developer.delta_to(RoleLevel::SeniorDeveloper);
    /// assert_eq!(delta.editions(), (Edition::LATEST, Edition::LATEST));
    /// ```
    #[inline]
    pub const fn editions(self) -> (Edition, Edition) {
        (self.from.edition, self.to.edition)
    }

    /// One change for every skill that either level requires, skills in table order, those that
    /// stay the same included.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let delta = RoleLevel::Developer.delta_to(RoleLevel::SeniorDeveloper);
    /// assert!(delta.changes().map(|change| change.skill).is_sorted());
    /// ```
    #[inline]
    pub fn changes(self) -> Changes<'static> {
        Changes::between(self.from.requirements.as_slice(), self.to.requirements.as_slice())
    }

    /// The skills that only the second level requires.
    ///
    /// ```
    /// use capability_framework::{RoleLevel, Skill};
    ///
    /// let delta = RoleLevel::AssociateApplicationOperationsEngineer
    ///     .delta_to(RoleLevel::ApplicationOperationsEngineer);
    /// assert!(delta.added().any(|change| change.skill == Skill::ChangeManagement));
    /// ```
    #[inline]
    pub fn added(self) -> impl Iterator<Item = Change> + Clone {
        self.of_kind(ChangeKind::Added)
    }

    /// The skills that the second level requires at a higher proficiency.
    ///
    /// The raise may be of several points, and over a proficiency for which no text exists.
    ///
    /// ```
    /// use capability_framework::{RoleLevel, Skill};
    ///
    /// let delta = RoleLevel::LeadApplicationOperationsEngineer
    ///     .delta_to(RoleLevel::PrincipalApplicationOperationsEngineer);
    /// assert!(delta.raised().any(|change| change.skill == Skill::TechnicalSpecialism));
    /// ```
    #[inline]
    pub fn raised(self) -> impl Iterator<Item = Change> + Clone {
        self.of_kind(ChangeKind::Raised)
    }

    /// The skills that both levels require at the same proficiency.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let delta = RoleLevel::Developer.delta_to(RoleLevel::Developer);
    /// assert_eq!(delta.unchanged().count(), RoleLevel::Developer.requirements().len());
    /// ```
    #[inline]
    pub fn unchanged(self) -> impl Iterator<Item = Change> + Clone {
        self.of_kind(ChangeKind::Unchanged)
    }

    /// The skills that the second level requires at a lower proficiency.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let up = RoleLevel::Developer.delta_to(RoleLevel::SeniorDeveloper);
    /// assert_eq!(up.inverse().lowered().count(), up.raised().count());
    /// ```
    #[inline]
    pub fn lowered(self) -> impl Iterator<Item = Change> + Clone {
        self.of_kind(ChangeKind::Lowered)
    }

    /// The skills that only the first level requires.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let up = RoleLevel::Developer.delta_to(RoleLevel::SeniorDeveloper);
    /// assert_eq!(up.inverse().dropped().count(), up.added().count());
    /// ```
    #[inline]
    pub fn dropped(self) -> impl Iterator<Item = Change> + Clone {
        self.of_kind(ChangeKind::Dropped)
    }

    /// How many changes there are of each kind.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let delta = RoleLevel::Developer.delta_to(RoleLevel::SeniorDeveloper);
    /// assert_eq!(delta.counts().raised, delta.raised().count());
    /// ```
    #[inline]
    pub fn counts(self) -> ChangeCounts {
        self.changes().fold(ChangeCounts::default(), |mut counts, change| {
            match change.kind() {
                ChangeKind::Added => counts.added += 1,
                ChangeKind::Raised => counts.raised += 1,
                ChangeKind::Unchanged => counts.unchanged += 1,
                ChangeKind::Lowered => counts.lowered += 1,
                ChangeKind::Dropped => counts.dropped += 1,
            }
            counts
        })
    }

    /// The upward steps of all changes together, a skill not required counting as 0 points.
    ///
    /// The climb from one level to a third is never more than by way of a second. The scale is
    /// ordinal: the sum ranks and summarises, it does not measure effort.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let delta = RoleLevel::Developer.delta_to(RoleLevel::LeadDeveloper);
    /// assert!(delta.climb() > delta.inverse().climb());
    /// ```
    #[inline]
    pub fn climb(self) -> u32 {
        self.changes().map(|change| u32::from(change.steps().max(0).unsigned_abs())).sum()
    }

    /// Whether both levels require exactly the same. [`changes`](Self::changes) then yields every
    /// skill as unchanged.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let level = RoleLevel::Developer;
    /// assert!(level.delta_to(level).is_unchanged());
    /// assert!(!level.delta_to(RoleLevel::SeniorDeveloper).is_unchanged());
    /// ```
    #[inline]
    pub fn is_unchanged(self) -> bool {
        self.from.requirements == self.to.requirements
    }

    /// The way back: added and dropped, raised and lowered change places.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let delta = RoleLevel::Developer.delta_to(RoleLevel::SeniorDeveloper);
    /// assert_eq!(delta.inverse().to(), RoleLevel::Developer);
    /// ```
    #[inline]
    pub const fn inverse(self) -> Delta {
        Delta { from: self.to, to: self.from }
    }

    #[inline]
    fn of_kind(self, kind: ChangeKind) -> impl Iterator<Item = Change> + Clone {
        self.changes().filter(move |change| change.kind() == kind)
    }
}

/// How many changes a delta has of each kind; see [`Delta::counts`].
///
/// ```
/// use capability_framework::RoleLevel;
///
/// let counts = RoleLevel::Developer.delta_to(RoleLevel::SeniorDeveloper).counts();
/// println!("{} raised, {} added", counts.raised, counts.added);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
#[non_exhaustive]
pub struct ChangeCounts {
    /// Skills required only afterwards.
    pub added: usize,
    /// Skills required at a higher proficiency.
    pub raised: usize,
    /// Skills required at the same proficiency.
    pub unchanged: usize,
    /// Skills required at a lower proficiency.
    pub lowered: usize,
    /// Skills required only before.
    pub dropped: usize,
}

impl ChangeCounts {
    /// All of them: the skills that either level requires.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let delta = RoleLevel::Developer.delta_to(RoleLevel::SeniorDeveloper);
    /// assert_eq!(delta.counts().total(), delta.changes().count());
    /// ```
    #[inline]
    pub const fn total(self) -> usize {
        self.added + self.raised + self.unchanged + self.lowered + self.dropped
    }
}

#[cfg(feature = "serde")]
crate::names::serde::record!(ChangeCounts { added, raised, unchanged, lowered, dropped });

/// As `from` and `to` with their editions, `counts`, and `changes` each with its `kind`. Fields may
/// be added. It is not read back: levels and editions say it all.
#[cfg(feature = "serde")]
impl serde::Serialize for Delta {
    #[inline]
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;

        struct OfKind(Change);

        impl serde::Serialize for OfKind {
            #[inline]
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut change = serializer.serialize_struct("Change", 4)?;
                change.serialize_field("skill", &self.0.skill)?;
                change.serialize_field("from", &self.0.from)?;
                change.serialize_field("to", &self.0.to)?;
                change.serialize_field("kind", &self.0.kind())?;
                change.end()
            }
        }

        let changes = crate::names::serde::Sequence(self.changes().map(OfKind));
        let mut delta = serializer.serialize_struct("Delta", 6)?;
        delta.serialize_field("from", &self.from())?;
        delta.serialize_field("from_edition", &self.editions().0)?;
        delta.serialize_field("to", &self.to())?;
        delta.serialize_field("to_edition", &self.editions().1)?;
        delta.serialize_field("counts", &self.counts())?;
        delta.serialize_field("changes", &changes)?;
        delta.end()
    }
}
