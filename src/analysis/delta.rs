//! Requirements against requirements.

use super::change::{Change, ChangeKind, Changes, ChangesOfKind};
use crate::framework::{Edition, Requirements, RoleLevel};

/// What changes from some requirements to others: between two role levels, between two editions of
/// one level, between a level and a job.
///
/// It holds both and works out the changes when asked: copying is free and nothing allocates. It
/// does not know whose requirements they are. Requirements go down as well as up, because people who
/// lead no longer use every skill daily; nothing is clamped or hidden. A delta between different
/// levels may have no changes: some levels of different roles require exactly the same.
///
/// ```
/// use capability_framework::{ChangeKind, Edition, RoleLevel};
///
/// let delta = RoleLevel::SeniorContentDesigner.delta_to(RoleLevel::LeadContentDesigner);
/// for change in delta {
///     if change.kind() != ChangeKind::Unchanged {
///         println!("{change}");
///     }
/// }
/// assert_eq!(delta.counts().total(), delta.changes().count());
///
/// // Assessed in 2025, aiming for the next level of today.
/// let then = Edition::October2025.requirements(RoleLevel::ContentDesigner).expect("it held it");
/// assert!(then.delta_to(RoleLevel::SeniorContentDesigner).climb() > 0);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Delta<'a> {
    from: Requirements<'a>,
    to: Requirements<'a>,
}

impl RoleLevel {
    /// What changes from the requirements of this level to those of `to`, in the latest edition.
    ///
    /// For other requirements see [`Requirements::delta_to`].
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let delta = RoleLevel::JuniorDeveloper.delta_to(RoleLevel::JuniorDevOpsEngineer);
    /// assert!(delta.is_unchanged(), "the two require the same");
    /// ```
    #[inline]
    pub const fn delta_to(self, to: RoleLevel) -> Delta<'static> {
        Delta { from: self.requirements(), to: to.requirements() }
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
    pub fn delta_between(self, from: Edition, to: Edition) -> Option<Delta<'static>> {
        Some(from.requirements(self)?.delta_to(to.requirements(self)?))
    }
}

impl<'a> Requirements<'a> {
    /// What changes from these requirements to others.
    ///
    /// ```
    /// use capability_framework::{Edition, RoleLevel};
    ///
    /// let then = Edition::October2025.requirements(RoleLevel::ContentDesigner).expect("it held it");
    /// let delta = then.delta_to(RoleLevel::SeniorContentDesigner);
    /// assert_eq!(delta.to(), RoleLevel::SeniorContentDesigner.requirements());
    /// ```
    #[inline]
    pub fn delta_to(self, to: impl Into<Requirements<'a>>) -> Delta<'a> {
        Delta { from: self, to: to.into() }
    }
}

impl<'a> Delta<'a> {
    /// The requirements that the changes start from.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let delta = RoleLevel::Developer.delta_to(RoleLevel::SeniorDeveloper);
    /// assert_eq!(delta.from(), RoleLevel::Developer.requirements());
    /// ```
    #[inline]
    pub const fn from(self) -> Requirements<'a> {
        self.from
    }

    /// The requirements that the changes lead to.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let delta = RoleLevel::Developer.delta_to(RoleLevel::SeniorDeveloper);
    /// assert_eq!(delta.to(), RoleLevel::SeniorDeveloper.requirements());
    /// ```
    #[inline]
    pub const fn to(self) -> Requirements<'a> {
        self.to
    }

    /// One change for every skill that either requires, skills in [table order](crate#table-order),
    /// those that stay the same included.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let delta = RoleLevel::Developer.delta_to(RoleLevel::SeniorDeveloper);
    /// assert!(delta.changes().map(|change| change.skill).is_sorted());
    /// ```
    #[inline]
    pub const fn changes(self) -> Changes<'a> {
        Changes::between(self.from, self.to)
    }

    /// The skills that only the second requires.
    ///
    /// ```
    /// use capability_framework::{RoleLevel, Skill};
    ///
    /// let delta = RoleLevel::AssociateApplicationOperationsEngineer
    ///     .delta_to(RoleLevel::ApplicationOperationsEngineer);
    /// assert!(delta.added().any(|change| change.skill == Skill::ChangeManagement));
    /// ```
    #[inline]
    pub const fn added(self) -> ChangesOfKind<'a> {
        ChangesOfKind::new(self.changes(), ChangeKind::Added)
    }

    /// The skills that the second requires at a higher proficiency.
    ///
    /// The raise may be of several points, and may pass a proficiency that has no text.
    ///
    /// ```
    /// use capability_framework::{RoleLevel, Skill};
    ///
    /// let delta = RoleLevel::LeadApplicationOperationsEngineer
    ///     .delta_to(RoleLevel::PrincipalApplicationOperationsEngineer);
    /// assert!(delta.raised().any(|change| change.skill == Skill::TechnicalSpecialism));
    /// ```
    #[inline]
    pub const fn raised(self) -> ChangesOfKind<'a> {
        ChangesOfKind::new(self.changes(), ChangeKind::Raised)
    }

    /// The skills that both require at the same proficiency.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let delta = RoleLevel::Developer.delta_to(RoleLevel::Developer);
    /// assert_eq!(delta.unchanged().count(), RoleLevel::Developer.requirements().len());
    /// ```
    #[inline]
    pub const fn unchanged(self) -> ChangesOfKind<'a> {
        ChangesOfKind::new(self.changes(), ChangeKind::Unchanged)
    }

    /// The skills that the second requires at a lower proficiency.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let up = RoleLevel::Developer.delta_to(RoleLevel::SeniorDeveloper);
    /// assert_eq!(up.inverse().lowered().count(), up.raised().count());
    /// ```
    #[inline]
    pub const fn lowered(self) -> ChangesOfKind<'a> {
        ChangesOfKind::new(self.changes(), ChangeKind::Lowered)
    }

    /// The skills that only the first requires.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let up = RoleLevel::Developer.delta_to(RoleLevel::SeniorDeveloper);
    /// assert_eq!(up.inverse().dropped().count(), up.added().count());
    /// ```
    #[inline]
    pub const fn dropped(self) -> ChangesOfKind<'a> {
        ChangesOfKind::new(self.changes(), ChangeKind::Dropped)
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

    /// The upward steps of all changes, added up; a skill that is not required counts as 0 points.
    ///
    /// The direct climb is never more than the climb by way of any other requirements. The scale is
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

    /// Whether both require exactly the same. [`changes`](Self::changes) then yields every
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
        self.from == self.to
    }

    /// The delta in the other direction: added and dropped change places, as do raised and lowered.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let delta = RoleLevel::Developer.delta_to(RoleLevel::SeniorDeveloper);
    /// assert_eq!(delta.inverse().to(), RoleLevel::Developer.requirements());
    /// ```
    #[inline]
    pub const fn inverse(self) -> Delta<'a> {
        Delta { from: self.to, to: self.from }
    }
}

impl<'a> IntoIterator for Delta<'a> {
    type Item = Change;
    type IntoIter = Changes<'a>;

    #[inline]
    fn into_iter(self) -> Changes<'a> {
        self.changes()
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
    /// All of them: the skills that either requires.
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
