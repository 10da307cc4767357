//! A published state of the framework, as read from its download.

use std::collections::BTreeMap;

use super::note::Note;
use crate::analysis::audit::{Step, of_ladders};
use crate::{
    Finding, Proficiency, Requirement, Role, RoleFamily, RoleLevel, RoleRequirement, Skill,
};

/// The framework as the two files of its download page have it, read at run time.
///
/// What is recognised is typed, what is not is kept under its name and [noted](Self::notes). The
/// texts are the official wording for everything, which the crate itself does not embed.
///
/// ```no_run
/// use std::fs::File;
///
/// use capability_framework::publication::Release;
/// use capability_framework::{Edition, Proficiency, Skill};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let release = Release::read(File::open("roles.csv")?, File::open("skills.csv")?)?;
/// if let Some(text) = release.text(Skill::Testing, Proficiency::Expert) {
///     println!("{text}");
/// }
/// for difference in release.compare(Edition::LATEST) {
///     println!("{difference}");
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Release {
    pub(super) roles: Vec<ReleaseRole>,
    pub(super) skills: Vec<ReleaseSkill>,
    pub(super) requirements: Vec<ReleaseRequirement>,
    pub(super) notes: Vec<Note>,
    pub(super) columns: Vec<UnknownColumn>,
}

/// A role of a [`Release`].
///
/// ```
/// use capability_framework::publication::Release;
///
/// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
/// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
/// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
/// let release = Release::read(roles, skills)?;
/// assert_eq!(release.roles()[0].description, "Invented.");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ReleaseRole {
    /// The name, as the file has it.
    pub name: String,
    /// What the name means; `None` for a role that this version of the crate does not know.
    pub role: Option<Role>,
    /// The family's name, as the file has it.
    pub family: String,
    /// What the role is.
    pub description: String,
    /// The type, such as "Senior Civil Service"; mostly empty.
    pub role_type: String,
    /// The levels in the order of the file, which is not the ladder's.
    pub levels: Vec<ReleaseLevel>,
    pub(super) line: usize,
}

/// A role level of a [`Release`].
///
/// ```
/// use capability_framework::publication::Release;
///
/// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
/// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
/// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
/// let release = Release::read(roles, skills)?;
/// // A level that this version does not know is kept under its name.
/// let level = &release.roles()[0].levels[0];
/// assert_eq!((level.name.as_str(), level.level), ("Chief application operations engineer", None));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ReleaseLevel {
    /// The name, as the file has it.
    pub name: String,
    /// What the name means; `None` for a level that this version of the crate does not know.
    pub level: Option<RoleLevel>,
    /// What the level is.
    pub description: String,
    pub(super) line: usize,
}

/// A skill of a [`Release`].
///
/// ```
/// use capability_framework::publication::Release;
/// use capability_framework::Skill;
///
/// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
/// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
/// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
/// let release = Release::read(roles, skills)?;
/// let skill = &release.skills()[1];
/// assert_eq!(skill.name, "Ownership and topic");
/// assert_eq!(skill.skill, Some(Skill::OwnershipAndInitiative));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ReleaseSkill {
    /// The name, as the file has it.
    pub name: String,
    /// What the name means; `None` for a skill that this version of the crate does not know.
    pub skill: Option<Skill>,
    /// What the skill is, where the publisher says it.
    pub description: Option<String>,
    /// What it means at each proficiency, where the publisher says it; by [`Proficiency::index`].
    pub texts: [Option<String>; Proficiency::COUNT],
    /// The roles that `skills.csv` names for it. `roles.csv`, which rules, may say otherwise.
    pub roles: String,
    pub(super) line: usize,
    pub(super) in_roles: bool,
}

/// A requirement of a [`Release`]: positions in its [roles](Release::roles), their levels, and
/// [skills](Release::skills).
///
/// ```
/// use capability_framework::publication::Release;
///
/// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
/// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
/// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
/// let release = Release::read(roles, skills)?;
/// let requirement = release.requirements()[0];
/// assert_eq!(release.skills()[requirement.skill].name, "Testing");
/// assert_eq!(requirement.line, 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct ReleaseRequirement {
    /// The position of the role.
    pub role: usize,
    /// The position of the level among the role's; `None` for a role without levels.
    pub level: Option<usize>,
    /// The position of the skill.
    pub skill: usize,
    /// How well it is required; `None` where no proficiency is stated.
    pub proficiency: Option<Proficiency>,
    /// The line of `roles.csv` on which the record begins.
    pub line: usize,
}

/// A column that the reader does not know, with all its fields.
///
/// ```
/// use capability_framework::publication::Release;
///
/// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
/// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
/// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
/// let release = Release::read(roles, skills)?;
/// assert!(release.unknown_columns().is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct UnknownColumn {
    /// The file.
    pub file: &'static str,
    /// The name of the column.
    pub name: String,
    /// Line and field of every record.
    pub fields: Vec<(usize, String)>,
}

impl Release {
    /// The roles in the order of the file.
    ///
    /// ```
    /// use capability_framework::publication::Release;
    /// use capability_framework::Role;
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// assert_eq!(release.roles()[0].role, Some(Role::ApplicationOperationsEngineer));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn roles(&self) -> &[ReleaseRole] {
        &self.roles
    }

    /// The skills in the order of the files.
    ///
    /// ```
    /// use capability_framework::publication::Release;
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// assert_eq!(release.skills().len(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn skills(&self) -> &[ReleaseSkill] {
        &self.skills
    }

    /// The requirements in the order of the file, repeated records once.
    ///
    /// ```
    /// use capability_framework::publication::Release;
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// assert_eq!(release.requirements().len(), 3);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn requirements(&self) -> &[ReleaseRequirement] {
        &self.requirements
    }

    /// The requirements of which role, level and skill are recognised, in the order of the file.
    ///
    /// ```
    /// use capability_framework::publication::Release;
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// // One of the three is of a level that this version does not know.
    /// assert_eq!(release.typed_requirements().count(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn typed_requirements(&self) -> impl Iterator<Item = RoleRequirement> {
        self.requirements.iter().filter_map(|requirement| {
            let of = self.roles.get(requirement.role)?;
            let level = match requirement.level {
                Some(level) => Some(of.levels.get(level)?.level?),
                None => None,
            };
            let skill = self.skills.get(requirement.skill)?.skill?;
            let proficiency = requirement.proficiency;
            Some(RoleRequirement { role: of.role?, level, skill, proficiency })
        })
    }

    /// What a person may want to know, in the order of the files.
    ///
    /// ```
    /// use capability_framework::publication::Release;
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// let note = release.notes()[0].to_string();
    /// assert!(note.starts_with("roles.csv, line 2: unknown role level `Chief application operations"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// The columns that the reader does not know, with all their fields.
    ///
    /// ```
    /// use capability_framework::publication::Release;
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// assert_eq!(release.unknown_columns(), []);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn unknown_columns(&self) -> &[UnknownColumn] {
        &self.columns
    }

    /// What the skill means at the proficiency, in the publisher's words.
    ///
    /// ```
    /// use capability_framework::publication::Release;
    /// use capability_framework::{Proficiency, Skill};
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// assert_eq!(release.text(Skill::Testing, Proficiency::Expert), Some("Invented."));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn text(&self, skill: Skill, proficiency: Proficiency) -> Option<&str> {
        self.skill(skill)?.texts.get(proficiency.index())?.as_deref()
    }

    /// What the skill is, in the publisher's words.
    ///
    /// ```
    /// use capability_framework::publication::Release;
    /// use capability_framework::Skill;
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// assert_eq!(release.skill_description(Skill::Testing), Some("Invented."));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn skill_description(&self, skill: Skill) -> Option<&str> {
        self.skill(skill)?.description.as_deref()
    }

    /// What the role is, in the publisher's words.
    ///
    /// ```
    /// use capability_framework::publication::Release;
    /// use capability_framework::Role;
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// assert_eq!(release.role_description(Role::DataAnalyst), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn role_description(&self, role: Role) -> Option<&str> {
        let found = self.roles.iter().find(|own| own.role == Some(role))?;
        Some(found.description.as_str())
    }

    /// What the level is, in the publisher's words.
    ///
    /// ```
    /// use capability_framework::publication::Release;
    /// use capability_framework::RoleLevel;
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// let level = RoleLevel::ApplicationOperationsEngineer;
    /// assert_eq!(release.level_description(level), Some("Invented."));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn level_description(&self, level: RoleLevel) -> Option<&str> {
        let mut levels = self.roles.iter().flat_map(|role| &role.levels);
        levels.find(|own| own.level == Some(level)).map(|own| own.description.as_str())
    }

    /// The family of a role, where it is recognised.
    ///
    /// ```
    /// use capability_framework::publication::Release;
    /// use capability_framework::{Role, RoleFamily};
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// let family = release.family(Role::ApplicationOperationsEngineer);
    /// assert_eq!(family, Some(RoleFamily::ItOperations));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn family(&self, role: Role) -> Option<RoleFamily> {
        self.roles.iter().find(|own| own.role == Some(role))?.family.parse().ok()
    }

    /// What every recognised level requires of recognised skills, skills in table order.
    pub(super) fn by_level(&self) -> BTreeMap<RoleLevel, Vec<Requirement>> {
        let mut levels: BTreeMap<RoleLevel, Vec<Requirement>> = BTreeMap::new();
        for requirement in self.typed_requirements() {
            if let (Some(level), Some(proficiency)) = (requirement.level, requirement.proficiency) {
                let skill = requirement.skill;
                levels.entry(level).or_default().push(Requirement { skill, proficiency });
            }
        }
        levels.values_mut().for_each(|requirements| requirements.sort());
        levels
    }

    /// The findings along the ladders of the recognised roles, grouped as those of an edition.
    ///
    /// A download has neither order nor grades: the order is that of the latest edition, and grades
    /// are not asked. A skill has text if the download has some.
    ///
    /// ```
    /// use capability_framework::publication::Release;
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// assert!(release.audit().is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn audit(&self) -> Vec<Finding> {
        let levels = self.by_level();
        let steps: Vec<Step<'_>> = levels
            .iter()
            .map(|(level, requirements)| Step { level: *level, rank: level.rank(), requirements })
            .collect();
        let mut findings = of_ladders(&steps, false);
        let without = self
            .skills
            .iter()
            .filter(|skill| skill.description.is_none() && skill.texts.iter().all(Option::is_none));
        findings.extend(without.filter_map(|skill| Some(Finding::NoText { skill: skill.skill? })));
        findings.sort();
        findings
    }

    fn skill(&self, skill: Skill) -> Option<&ReleaseSkill> {
        self.skills.iter().find(|own| own.skill == Some(skill))
    }
}
