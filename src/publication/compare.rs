//! A release against an embedded edition.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::release::Release;
use crate::analysis::{Change, ChangeKind, Changes};
use crate::framework::{Edition, Requirements, Role, RoleLevel, Skill};

/// A difference between a [`Release`] and an embedded edition, in today's names.
///
/// ```
/// use capability_framework::publication::Release;
/// use capability_framework::Edition;
///
/// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
/// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
/// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
/// let release = Release::read(roles, skills)?;
/// for difference in release.compare(Edition::January2020) {
///     println!("{difference}");
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Difference {
    /// A level that only the edition has.
    LevelAdded(RoleLevel),
    /// A level that only the release has.
    LevelRemoved(RoleLevel),
    /// What a level requires of a skill, from the release to the edition.
    Requirement {
        /// The level.
        level: RoleLevel,
        /// What changes.
        change: Change,
    },
    /// A skill that a role without levels requires only in the edition.
    SkillAdded(Role, Skill),
    /// A skill that a role without levels requires only in the release.
    SkillRemoved(Role, Skill),
}

impl Difference {
    /// The same difference seen from the other side: from the edition to the release.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    /// use capability_framework::publication::Difference;
    ///
    /// let added = Difference::LevelAdded(RoleLevel::LeadAgileCoach);
    /// assert_eq!(added.inverse(), Difference::LevelRemoved(RoleLevel::LeadAgileCoach));
    /// ```
    pub const fn inverse(self) -> Difference {
        match self {
            Difference::LevelAdded(level) => Difference::LevelRemoved(level),
            Difference::LevelRemoved(level) => Difference::LevelAdded(level),
            Difference::Requirement { level, change: Change { skill, from, to } } => {
                Difference::Requirement { level, change: Change { skill, from: to, to: from } }
            }
            Difference::SkillAdded(role, skill) => Difference::SkillRemoved(role, skill),
            Difference::SkillRemoved(role, skill) => Difference::SkillAdded(role, skill),
        }
    }
}

/// What changes, such as `Lead developer: Testing: raised from Working to Expert`.
impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Difference::LevelAdded(level) => write!(f, "{level}: added"),
            Difference::LevelRemoved(level) => write!(f, "{level}: removed"),
            Difference::Requirement { level, change } => write!(f, "{level}: {change}"),
            Difference::SkillAdded(role, skill) => write!(f, "{role}: {skill}: added"),
            Difference::SkillRemoved(role, skill) => write!(f, "{role}: {skill}: removed"),
        }
    }
}

impl Release {
    /// What changes from this release to `edition`: levels added, levels removed, requirements
    /// changed, each in [table order](crate#table-order). [`Difference::inverse`] reverses it.
    ///
    /// Only what is recognised is compared; for the rest see [`notes`](Release::notes).
    ///
    /// ```
    /// use capability_framework::Edition;
    /// use capability_framework::publication::Release;
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// let differences = release.compare(Edition::January2020);
    /// assert_eq!(
    ///     differences[1].to_string(),
    ///     "Application operations engineer: Testing: lowered from Working to Awareness"
    /// );
    /// assert_eq!(
    ///     differences[1].inverse().to_string(),
    ///     "Application operations engineer: Testing: raised from Awareness to Working"
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn compare(&self, edition: Edition) -> Vec<Difference> {
        let mut differences = Vec::new();
        let mut ours = self.by_level();
        let levels = edition.levels().iter();
        let theirs: BTreeMap<RoleLevel, Requirements<'_>> =
            levels.filter_map(|level| Some((*level, edition.requirements(*level)?))).collect();
        for (level, theirs) in theirs {
            let Some(ours) = ours.remove(&level) else {
                differences.push(Difference::LevelAdded(level));
                continue;
            };
            let changes = Changes::between(Requirements::new(&ours), theirs);
            let changes = changes.filter(|change| change.kind() != ChangeKind::Unchanged);
            differences.extend(changes.map(|change| Difference::Requirement { level, change }));
        }
        differences.extend(ours.into_keys().map(Difference::LevelRemoved));

        let recognised = self.requirements().filter_map(|requirement| requirement.recognised());
        let without_level = recognised.filter(|requirement| requirement.level.is_none());
        let ours: BTreeSet<(Role, Skill)> =
            without_level.map(|requirement| (requirement.role, requirement.skill)).collect();
        let without_level = edition.roles().iter().filter(|role| edition.ladder(**role).is_empty());
        let theirs: BTreeSet<(Role, Skill)> = without_level
            .flat_map(|role| edition.skills_of(*role).iter().map(|skill| (*role, *skill)))
            .collect();
        let added = theirs.difference(&ours);
        differences.extend(added.map(|(role, skill)| Difference::SkillAdded(*role, *skill)));
        let removed = ours.difference(&theirs);
        differences.extend(removed.map(|(role, skill)| Difference::SkillRemoved(*role, *skill)));
        differences.sort();
        differences
    }
}
