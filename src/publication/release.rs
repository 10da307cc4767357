//! A published state of the framework, as read from its download.

use std::collections::BTreeMap;

use super::entries::{
    ReleaseLevel, ReleaseRequirements, ReleaseRole, ReleaseSkill, Row, UnknownColumn,
};
use super::note::ReleaseNote;
use crate::analysis::audit::{Finding, Step, of_ladders};
use crate::framework::{Proficiency, Requirement, Requirements, Role, RoleLevel, Skill};

/// The framework as published in the two files of its download page, read at run time.
///
/// Names that this version of the crate knows are typed; others are kept as they are, with a
/// [note](Self::notes). The texts are the official wording for everything, most of which the crate
/// does not embed.
///
/// Every answer goes through the lists of the release once, that about a single entry too:
/// [`role`](Self::role), [`level`](Self::level), [`skill`](Self::skill), [`text`](Self::text) and
/// [`summary`](Self::summary). [`compare`](Self::compare) and [`audit`](Self::audit) sort what they find.
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
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Release {
    pub(super) roles: Vec<ReleaseRole>,
    pub(super) skills: Vec<ReleaseSkill>,
    pub(super) rows: Vec<Row>,
    pub(super) notes: Vec<ReleaseNote>,
    pub(super) columns: Vec<UnknownColumn>,
}

impl Release {
    /// The roles in the order of the file.
    ///
    /// ```
    /// use capability_framework::publication::Release;
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// assert_eq!(release.roles().len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn roles(&self) -> &[ReleaseRole] {
        &self.roles
    }

    /// The skills: those of `roles.csv` in its order, then those that only `skills.csv` has.
    ///
    /// ```
    /// use capability_framework::publication::Release;
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// assert_eq!(release.skills().len(), 13);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn skills(&self) -> &[ReleaseSkill] {
        &self.skills
    }

    /// The requirements in the order of the file. A repeated record is there once.
    ///
    /// ```
    /// use capability_framework::publication::Release;
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// let testing = release.requirements().filter(|r| r.skill().name() == "Testing");
    /// assert_eq!(testing.count(), 5);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn requirements(&self) -> ReleaseRequirements<'_> {
        ReleaseRequirements::new(self)
    }

    /// What a person may want to know about the files: first in the order of the files, then what is
    /// missing.
    ///
    /// ```
    /// use capability_framework::publication::Release;
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// for note in release.notes() {
    ///     println!("{note}");
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn notes(&self) -> &[ReleaseNote] {
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

    /// The role as the release has it; `None` if it does not.
    ///
    /// ```
    /// use capability_framework::Role;
    /// use capability_framework::publication::Release;
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// let role = release.role(Role::ApplicationOperationsEngineer);
    /// assert_eq!(role.map(|role| role.family_name()), Some("IT operations"));
    /// assert_eq!(release.role(Role::DataAnalyst), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn role(&self, role: Role) -> Option<&ReleaseRole> {
        self.roles.iter().find(|entry| entry.role == Some(role))
    }

    /// The role level as the release has it; `None` if it does not.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    /// use capability_framework::publication::Release;
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// let level = release.level(RoleLevel::LeadApplicationOperationsEngineer);
    /// assert_eq!(level.map(|level| level.description()), Some("Invented."));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn level(&self, level: RoleLevel) -> Option<&ReleaseLevel> {
        let mut levels = self.roles.iter().flat_map(|role| &role.levels);
        levels.find(|entry| entry.level == Some(level))
    }

    /// The skill as the release has it; `None` if it does not.
    ///
    /// ```
    /// use capability_framework::Skill;
    /// use capability_framework::publication::Release;
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// let skill = release.skill(Skill::OwnershipAndInitiative);
    /// assert_eq!(skill.map(|skill| skill.name()), Some("Ownership and topic"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn skill(&self, skill: Skill) -> Option<&ReleaseSkill> {
        self.skills.iter().find(|entry| entry.skill == Some(skill))
    }

    /// What the skill means at the proficiency, in the publisher's words; `None` where they say
    /// nothing.
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
    /// assert_eq!(release.text(Skill::Testing, Proficiency::Awareness), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn text(&self, skill: Skill, proficiency: Proficiency) -> Option<&str> {
        self.skill(skill)?.text(proficiency)
    }

    /// What each recognised level requires of recognised skills, in table order.
    ///
    /// Two names of the release may mean one skill of today, which was merged from both: the higher
    /// proficiency counts.
    pub(super) fn by_level(&self) -> BTreeMap<RoleLevel, Vec<Requirement>> {
        let mut levels: BTreeMap<RoleLevel, BTreeMap<Skill, Proficiency>> = BTreeMap::new();
        for requirement in self.requirements().filter_map(|r| r.recognised()) {
            if let (Some(level), Some(proficiency)) = (requirement.level, requirement.proficiency) {
                let skills = levels.entry(level).or_default();
                let highest = skills.entry(requirement.skill).or_insert(proficiency);
                *highest = proficiency.max(*highest);
            }
        }
        let requirements = |skills: BTreeMap<Skill, Proficiency>| {
            let pairs = skills.into_iter();
            pairs.map(|(skill, proficiency)| Requirement { skill, proficiency }).collect()
        };
        levels.into_iter().map(|(level, skills)| (level, requirements(skills))).collect()
    }

    /// The findings along the ladders of the recognised roles, grouped like those of
    /// [`Edition::audit`](crate::Edition::audit).
    ///
    /// A download states neither order nor grades: the order is that of the latest edition, and
    /// grades are not checked. A skill without any text is one that has none in the download.
    ///
    /// ```
    /// use capability_framework::publication::Release;
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// let findings = release.audit();
    /// assert_eq!(findings[0].topic(), "skills raised by two points or more");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn audit(&self) -> Vec<Finding> {
        let levels = self.by_level();
        let steps: Vec<Step<'_>> = levels
            .iter()
            .map(|(level, rows)| {
                let requirements = Requirements::new(rows);
                Step { level: *level, rank: level.rank(), requirements }
            })
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
}
