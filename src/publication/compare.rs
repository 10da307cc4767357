//! A release against an embedded edition.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::release::Release;
use crate::{Change, ChangeKind, Changes, Edition, Requirement, Role, RoleLevel, Skill};

/// Something that differs between a [`Release`] and an embedded edition, in today's names.
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
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
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
    /// What changes from this release to `edition`, levels first added, then removed, then changed,
    /// each in table order.
    ///
    /// It compares what is recognised; for the rest see [`notes`](Release::notes).
    ///
    /// ```
    /// use capability_framework::publication::Release;
    /// use capability_framework::publication::Difference;
    /// use capability_framework::{Edition, RoleLevel};
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// let differences = release.compare(Edition::January2020);
    /// let level = RoleLevel::LeadApplicationOperationsEngineer;
    /// assert!(differences.contains(&Difference::LevelAdded(level)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn compare(&self, edition: Edition) -> Vec<Difference> {
        let mut differences = Vec::new();
        let mut ours = self.by_level();
        let levels = Role::iter().flat_map(|role| edition.levels(role));
        let theirs: BTreeMap<RoleLevel, &[Requirement]> = levels
            .filter_map(|level| Some((level, edition.requirements(level)?.as_slice())))
            .collect();
        for (level, theirs) in theirs {
            let Some(ours) = ours.remove(&level) else {
                differences.push(Difference::LevelAdded(level));
                continue;
            };
            let changes = Changes::between(&ours, theirs);
            let changes = changes.filter(|change| change.kind() != ChangeKind::Unchanged);
            differences.extend(changes.map(|change| Difference::Requirement { level, change }));
        }
        differences.extend(ours.into_keys().map(Difference::LevelRemoved));

        let without_level = self.typed_requirements().filter(|of| of.level.is_none());
        let ours: BTreeSet<(Role, Skill)> = without_level.map(|of| (of.role, of.skill)).collect();
        let theirs: BTreeSet<(Role, Skill)> = Role::iter()
            .flat_map(|role| edition.skills_without_level(role).map(move |skill| (role, skill)))
            .collect();
        let added = theirs.difference(&ours);
        differences.extend(added.map(|(role, skill)| Difference::SkillAdded(*role, *skill)));
        let removed = ours.difference(&theirs);
        differences.extend(removed.map(|(role, skill)| Difference::SkillRemoved(*role, *skill)));
        differences.sort();
        differences
    }
}
