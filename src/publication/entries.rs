//! What a release is made of: roles with their levels, skills with their texts, requirements.
//!
//! All of them keep the names of the files, and say what each name means in this version of the
//! crate. Their fields are private, so that a requirement can refer to its role, level and skill.

use std::fmt;
use std::iter::FusedIterator;
use std::slice;

use super::release::Release;
use crate::framework::{Proficiency, Role, RoleFamily, RoleLevel, RoleRequirement, Skill};

/// A role of a [`Release`].
///
/// ```
/// use capability_framework::publication::Release;
/// use capability_framework::{Role, RoleFamily};
///
/// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
/// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
/// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
/// let release = Release::read(roles, skills)?;
/// let role = &release.roles()[0];
/// assert_eq!(role.name(), "Application operations engineer");
/// assert_eq!(role.role(), Some(Role::ApplicationOperationsEngineer));
/// assert_eq!(role.family_name(), "IT operations");
/// assert_eq!(role.family(), Some(RoleFamily::ItOperations));
/// assert_eq!((role.description(), role.role_type()), ("Invented.", ""));
/// assert_eq!((role.levels().len(), role.line()), (6, 2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReleaseRole {
    pub(super) name: String,
    pub(super) role: Option<Role>,
    pub(super) family_name: String,
    pub(super) family: Option<RoleFamily>,
    pub(super) description: String,
    pub(super) role_type: String,
    pub(super) levels: Vec<ReleaseLevel>,
    pub(super) line: usize,
}

impl ReleaseRole {
    /// The name, as the file has it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the name means; `None` for a role that this version of the crate does not know.
    pub fn role(&self) -> Option<Role> {
        self.role
    }

    /// The name of the family, as the file has it.
    pub fn family_name(&self) -> &str {
        &self.family_name
    }

    /// What the name of the family means; `None` for a family that this version of the crate does
    /// not know.
    pub fn family(&self) -> Option<RoleFamily> {
        self.family
    }

    /// What the role is, in the publisher's words.
    pub fn description(&self) -> &str {
        &self.description
    }

    /// The type, such as "Senior Civil Service"; empty for most roles.
    pub fn role_type(&self) -> &str {
        &self.role_type
    }

    /// The levels in the order of the file, which is not the order of the ladder.
    pub fn levels(&self) -> &[ReleaseLevel] {
        &self.levels
    }

    /// The line of `roles.csv` on which the role first occurs.
    pub fn line(&self) -> usize {
        self.line
    }
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
/// // A level that this version of the crate does not know is kept under its name.
/// let level = &release.roles()[0].levels()[2];
/// assert_eq!((level.name(), level.level()), ("Chief application operations engineer", None));
/// assert_eq!((level.description(), level.line()), ("Invented.", 18));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReleaseLevel {
    pub(super) name: String,
    pub(super) level: Option<RoleLevel>,
    pub(super) description: String,
    pub(super) line: usize,
}

impl ReleaseLevel {
    /// The name, as the file has it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the name means; `None` for a level that this version of the crate does not know, or
    /// knows as a level of another role.
    pub fn level(&self) -> Option<RoleLevel> {
        self.level
    }

    /// What the level is, in the publisher's words.
    pub fn description(&self) -> &str {
        &self.description
    }

    /// The line of `roles.csv` on which the level first occurs.
    pub fn line(&self) -> usize {
        self.line
    }
}

/// A skill of a [`Release`].
///
/// ```
/// use capability_framework::publication::Release;
/// use capability_framework::{Proficiency, Skill};
///
/// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
/// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
/// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
/// let release = Release::read(roles, skills)?;
/// let skill = release.skill(Skill::OwnershipAndInitiative).expect("the download has it");
/// assert_eq!(skill.name(), "Ownership and topic");
/// assert_eq!(skill.skill(), Some(Skill::OwnershipAndInitiative));
/// assert_eq!(skill.description(), Some("Invented."));
/// assert_eq!(skill.text(Proficiency::Expert), Some("Invented."));
/// assert_eq!((skill.required_by(), skill.line()), ("Application operations engineer", 7));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReleaseSkill {
    pub(super) name: String,
    pub(super) skill: Option<Skill>,
    pub(super) description: Option<String>,
    pub(super) texts: [Option<String>; Proficiency::COUNT],
    pub(super) required_by: String,
    pub(super) line: usize,
    /// The line of `roles.csv` that first has the description.
    pub(super) description_line: usize,
    /// The lines of `roles.csv` that first have each text.
    pub(super) text_lines: [usize; Proficiency::COUNT],
    /// Whether `roles.csv` has it.
    pub(super) in_roles: bool,
    /// Whether `skills.csv` has it.
    pub(super) in_skills: bool,
}

impl ReleaseSkill {
    /// The name, as the file has it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the name means; `None` for a skill that this version of the crate does not know.
    pub fn skill(&self) -> Option<Skill> {
        self.skill
    }

    /// What the skill is, in the publisher's words; `None` where they say nothing.
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// What the skill means at a proficiency, in the publisher's words; `None` where they say
    /// nothing.
    pub fn text(&self, proficiency: Proficiency) -> Option<&str> {
        self.texts.get(proficiency.index())?.as_deref()
    }

    /// The roles that `skills.csv` names for the skill. Where the two files disagree, `roles.csv`
    /// is right.
    pub fn required_by(&self) -> &str {
        &self.required_by
    }

    /// The line on which the skill first occurs: of `roles.csv`, or of `skills.csv` if no role
    /// requires it.
    pub fn line(&self) -> usize {
        self.line
    }
}

/// A requirement of a [`Release`], with the role, level and skill that it is about.
///
/// ```
/// use capability_framework::Proficiency;
/// use capability_framework::publication::Release;
///
/// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
/// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
/// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
/// let release = Release::read(roles, skills)?;
/// let requirement = release.requirements().next().expect("there is one on line 2");
/// assert_eq!(requirement.role().name(), "Application operations engineer");
/// assert_eq!(requirement.level().map(|level| level.line()), Some(2));
/// assert_eq!(requirement.skill().name(), "Asset and configuration management");
/// assert_eq!(requirement.proficiency(), Some(Proficiency::Working));
/// assert_eq!(requirement.line(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ReleaseRequirement<'a> {
    role: &'a ReleaseRole,
    level: Option<&'a ReleaseLevel>,
    skill: &'a ReleaseSkill,
    proficiency: Option<Proficiency>,
    line: usize,
}

impl<'a> ReleaseRequirement<'a> {
    /// The role.
    pub fn role(&self) -> &'a ReleaseRole {
        self.role
    }

    /// The level of the role; `None` for a role without levels.
    pub fn level(&self) -> Option<&'a ReleaseLevel> {
        self.level
    }

    /// The skill.
    pub fn skill(&self) -> &'a ReleaseSkill {
        self.skill
    }

    /// How well the skill is required; `None` where no proficiency is stated.
    pub fn proficiency(&self) -> Option<Proficiency> {
        self.proficiency
    }

    /// The line of `roles.csv` on which the record begins.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The requirement in this version's terms; `None` if it does not know the role, the level or
    /// the skill.
    ///
    /// ```
    /// use capability_framework::publication::{Release, ReleaseRequirement};
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// // Two of the 57 requirements are of a level that this version does not know.
    /// let recognised = release.requirements().filter_map(|requirement| requirement.recognised());
    /// assert_eq!(recognised.count(), 55);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn recognised(&self) -> Option<RoleRequirement> {
        let level = match self.level {
            Some(level) => Some(level.level?),
            None => None,
        };
        let (role, skill) = (self.role.role?, self.skill.skill?);
        Some(RoleRequirement { role, level, skill, proficiency: self.proficiency })
    }
}

/// The names, not the texts.
impl fmt::Debug for ReleaseRequirement<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReleaseRequirement")
            .field("role", &self.role.name)
            .field("level", &self.level.map(ReleaseLevel::name))
            .field("skill", &self.skill.name)
            .field("proficiency", &self.proficiency)
            .field("line", &self.line)
            .finish()
    }
}

/// A requirement as a release stores it: the positions of role, level and skill.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Row {
    pub(super) role: usize,
    pub(super) level: Option<usize>,
    pub(super) skill: usize,
    pub(super) proficiency: Option<Proficiency>,
    pub(super) line: usize,
}

/// The requirements of a [`Release`] in the order of the file; see [`Release::requirements`].
///
/// ```
/// use capability_framework::publication::Release;
///
/// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
/// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
/// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
/// let release = Release::read(roles, skills)?;
/// assert_eq!(release.requirements().len(), 57);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct ReleaseRequirements<'a> {
    release: &'a Release,
    rows: slice::Iter<'a, Row>,
}

impl<'a> ReleaseRequirements<'a> {
    pub(super) fn new(release: &'a Release) -> Self {
        ReleaseRequirements { release, rows: release.rows.iter() }
    }

    fn requirement(&self, row: &Row) -> Option<ReleaseRequirement<'a>> {
        let role = self.release.roles.get(row.role);
        let level = row.level.zip(role).map(|(level, role)| role.levels.get(level));
        let skill = self.release.skills.get(row.skill);
        debug_assert!(
            role.is_some() && level != Some(None) && skill.is_some(),
            "a row has the positions of what was read before it"
        );
        let (proficiency, line) = (row.proficiency, row.line);
        Some(ReleaseRequirement {
            role: role?,
            level: level.flatten(),
            skill: skill?,
            proficiency,
            line,
        })
    }
}

impl<'a> Iterator for ReleaseRequirements<'a> {
    type Item = ReleaseRequirement<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.rows.next()?;
        self.requirement(row)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.rows.size_hint()
    }
}

impl DoubleEndedIterator for ReleaseRequirements<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let row = self.rows.next_back()?;
        self.requirement(row)
    }
}

impl ExactSizeIterator for ReleaseRequirements<'_> {}
impl FusedIterator for ReleaseRequirements<'_> {}

/// A column that the reader does not know, with all its fields.
///
/// ```
/// use capability_framework::publication::Release;
///
/// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
/// # let open = |name: &str| std::fs::read_to_string(format!("{folder}/{name}"));
/// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
/// let skills = skills.replacen("\n", ",Colour\n", 1).replace("engineer\n", "engineer,red\n");
/// let release = Release::read(roles.as_bytes(), skills.as_bytes())?;
/// let column = &release.unknown_columns()[0];
/// assert_eq!((column.file(), column.name()), ("skills.csv", "Colour"));
/// assert_eq!((column.fields()[0].line(), column.fields()[0].text()), (2, "red"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownColumn {
    pub(super) file: &'static str,
    pub(super) name: String,
    pub(super) fields: Vec<UnknownField>,
}

impl UnknownColumn {
    /// The file.
    pub fn file(&self) -> &'static str {
        self.file
    }

    /// The name of the column.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The field of every record, in the order of the file.
    pub fn fields(&self) -> &[UnknownField] {
        &self.fields
    }
}

/// A field of an [`UnknownColumn`], which has an example.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownField {
    pub(super) line: usize,
    pub(super) text: String,
}

impl UnknownField {
    /// The line on which the record begins.
    pub fn line(&self) -> usize {
        self.line
    }

    /// What the field says.
    pub fn text(&self) -> &str {
        &self.text
    }
}
