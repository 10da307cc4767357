//! The plain-text summary of a role level, read and written.

use std::fmt;
use std::str::FromStr;

use super::release::Release;
use crate::{Edition, ParseError, Proficiency, Role, RoleFamily, RoleLevel, Skill};

/// A role-level summary in plain text: role, level, what a person does, and the skills with what
/// each means.
///
/// Headings and points stand one to a line (`Skill: Testing`, `- execute test scripts`), with a
/// blank line between sections. What is read is written again byte for byte: spelling, trailing
/// spaces and the final line end, or none, are kept.
///
/// ```
/// use capability_framework::publication::Summary;
/// use capability_framework::{Edition, Proficiency, RoleLevel, Skill};
///
/// let text = "User-centred design role: Technical writer\n- writes\n\n\
///             Role level: Lead technical writer\n- leads\n\n\
///             At this role level, you will:\n- lead\n\n\
///             Skill: Prototyping\n- try things out";
/// let summary: Summary = text.parse()?;
/// assert_eq!(summary.level(), Some(RoleLevel::LeadTechnicalWriter));
/// assert_eq!(summary.responsibilities().collect::<Vec<_>>(), ["lead"]);
/// let skill = summary.skills().next().expect("one is there");
/// assert_eq!((skill.skill, skill.line), (Skill::Prototyping, 10));
/// let required = summary.required(Skill::Prototyping, Edition::LATEST);
/// assert_eq!(required, Some(Proficiency::Working));
/// assert_eq!(summary.to_string(), text);
/// # Ok::<(), capability_framework::publication::SummaryError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Summary {
    family: RoleFamily,
    role: Role,
    level: Option<RoleLevel>,
    sections: Vec<Section>,
    /// The text, line by line as it stands.
    lines: Vec<String>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Section {
    of: Of,
    line: usize,
    points: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Of {
    Role,
    Level,
    Responsibilities,
    Skill(Skill),
}

/// A skill of a [`Summary`].
///
/// ```
/// use capability_framework::publication::Summary;
///
/// # let text = "Data role: Data analyst\n- looks\n\nRole level: Senior data analyst\n- leads\n\n\
/// #             At this role level, you will:\n- look twice\n\nSkill: Testing\n- test";
/// let summary: Summary = text.parse()?;
/// assert_eq!(summary.skills().next().map(|skill| skill.points), Some(&["test".to_owned()][..]));
/// # Ok::<(), capability_framework::publication::SummaryError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct SummarySkill<'a> {
    /// The skill.
    pub skill: Skill,
    /// The line of its heading.
    pub line: usize,
    /// What it means, without trailing spaces; empty where the summary says nothing.
    pub points: &'a [String],
}

/// Why a text is no role-level summary: line, and what would be right.
///
/// ```
/// use capability_framework::publication::Summary;
///
/// let error = "Skill: Testnig".parse::<Summary>().unwrap_err();
/// assert_eq!(error.to_string(), "line 1: unknown skill `Testnig`, did you mean `testing`?");
/// ```
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SummaryError {
    /// A name that is not known.
    #[error("line {line}: {source}")]
    UnknownName {
        /// The line.
        line: usize,
        /// What was given, and what would be right.
        source: Box<ParseError>,
    },
    /// A line that is neither heading nor point nor blank.
    #[error(
        "line {line}: expected `<family> role: <role>`, `Role level: <level>`, `At this role level, you will:`, `Skill: <skill>`, a point `- ...` or a blank line"
    )]
    UnknownLine {
        /// The line.
        line: usize,
    },
    /// A point above the first heading.
    #[error("line {line}: a point without a heading above it")]
    NoHeading {
        /// The line.
        line: usize,
    },
    /// A heading that is there twice.
    #[error("line {line}: a second heading for what line {first} has; they should be one")]
    Repeated {
        /// The line.
        line: usize,
        /// The line of the first.
        first: usize,
    },
    /// A level of another role.
    #[error("line {line}: `{level}` is a level of `{of}`, not of `{role}`")]
    OtherRole {
        /// The line.
        line: usize,
        /// The level.
        level: RoleLevel,
        /// The role of the level.
        of: Role,
        /// The role of the summary.
        role: Role,
    },
    /// There is no role or no level.
    #[error("no heading `{heading}`")]
    Missing {
        /// The heading that is missing.
        heading: &'static str,
    },
}

const ROLE: &str = " role: ";
const LEVEL: &str = "Role level: ";
const SKILL: &str = "Skill: ";
const RESPONSIBILITIES: &str = "At this role level, you will:";
/// What the publisher writes where there is nothing.
const NOT_IN_USE: &str = "NOT IN USE";

impl FromStr for Summary {
    type Err = SummaryError;

    fn from_str(text: &str) -> Result<Summary, SummaryError> {
        let (mut role, mut level) = (None, None);
        let mut sections: Vec<Section> = Vec::new();
        let lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        for (line, text) in (1..).zip(&lines) {
            let text = text.trim_end();
            if let Some(point) = text.strip_prefix('-') {
                let section = sections.last_mut().ok_or(SummaryError::NoHeading { line })?;
                let point = point.trim();
                if !point.is_empty() && point != NOT_IN_USE {
                    section.points.push(point.to_owned());
                }
                continue;
            }
            let of = if text.is_empty() {
                continue;
            } else if let Some(name) = text.strip_prefix(SKILL) {
                Of::Skill(parse(name, line)?)
            } else if let Some(name) = text.strip_prefix(LEVEL) {
                if name != NOT_IN_USE {
                    level = Some((parse::<RoleLevel>(name, line)?, line));
                }
                Of::Level
            } else if text == RESPONSIBILITIES {
                Of::Responsibilities
            } else if let Some((family, name)) = text.split_once(ROLE) {
                role = Some((parse::<RoleFamily>(family, line)?, parse::<Role>(name, line)?));
                Of::Role
            } else {
                return Err(SummaryError::UnknownLine { line });
            };
            if let Some(first) = sections.iter().find(|section| section.of == of) {
                return Err(SummaryError::Repeated { line, first: first.line });
            }
            sections.push(Section { of, line, points: Vec::new() });
        }
        let missing = |heading| SummaryError::Missing { heading };
        let (family, role) = role.ok_or_else(|| missing("<family> role: <role>"))?;
        if !sections.iter().any(|section| section.of == Of::Level) {
            return Err(missing("Role level: <level>"));
        }
        match level {
            Some((level, line)) if level.role() != role => {
                Err(SummaryError::OtherRole { line, level, of: level.role(), role })
            }
            _ => {
                Ok(Summary { family, role, level: level.map(|(level, _)| level), sections, lines })
            }
        }
    }
}

fn parse<T: FromStr<Err = ParseError>>(name: &str, line: usize) -> Result<T, SummaryError> {
    name.parse().map_err(|source| SummaryError::UnknownName { line, source: Box::new(source) })
}

/// The text that was read, byte for byte.
impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines.join("\n"))
    }
}

impl Release {
    /// The summary of a level in the publisher's words: role, level, what a person does, and every
    /// skill in table order with what it means at the required proficiency.
    ///
    /// `None` where the release does not have the level.
    ///
    /// ```
    /// use capability_framework::publication::Release;
    /// use capability_framework::RoleLevel;
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// let summary = release.summary(RoleLevel::ApplicationOperationsEngineer).expect("it is there");
    /// assert_eq!(summary.skills().count(), 2);
    /// print!("{summary}");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn summary(&self, level: RoleLevel) -> Option<Summary> {
        let role = level.role();
        let family = self.family(role)?;
        let mut text = format!("{family}{ROLE}{role}\n{}", points(self.role_description(role)?));
        text += &format!("\n\n{LEVEL}{level}\n");
        let about = self.level_description(level)?;
        match about.split_once(RESPONSIBILITIES) {
            Some((about, does)) => {
                text += &format!("{}\n\n{RESPONSIBILITIES}\n{}", points(about), points(does));
            }
            None => text += &points(about),
        }
        for requirement in self.by_level().get(&level)? {
            text += &format!("\n\n{SKILL}{}", requirement.skill);
            if let Some(means) = self.text(requirement.skill, requirement.proficiency) {
                let means = means.strip_prefix("You can:").unwrap_or(means);
                text += &format!("\n{}", points(means));
            }
        }
        text.parse().ok()
    }
}

/// Every line as a point.
fn points(text: &str) -> String {
    let lines = text.lines().map(|line| line.trim().trim_start_matches("- "));
    let points: Vec<String> =
        lines.filter(|line| !line.is_empty()).map(|line| format!("- {line}")).collect();
    points.join("\n")
}

impl Summary {
    /// The family of the role, as the summary has it.
    ///
    /// ```
    /// use capability_framework::publication::Summary;
    /// use capability_framework::RoleFamily;
    ///
    /// # let text = "Data role: Data analyst\n- looks\n\nRole level: Senior data analyst\n- leads\n\n\
    /// #             At this role level, you will:\n- look twice\n\nSkill: Testing\n- test";
    /// let summary: Summary = text.parse()?;
    /// assert_eq!(summary.family(), RoleFamily::Data);
    /// # Ok::<(), capability_framework::publication::SummaryError>(())
    /// ```
    pub const fn family(&self) -> RoleFamily {
        self.family
    }

    /// The role.
    ///
    /// ```
    /// use capability_framework::publication::Summary;
    /// use capability_framework::Role;
    ///
    /// # let text = "Data role: Data analyst\n- looks\n\nRole level: Senior data analyst\n- leads\n\n\
    /// #             At this role level, you will:\n- look twice\n\nSkill: Testing\n- test";
    /// let summary: Summary = text.parse()?;
    /// assert_eq!(summary.role(), Role::DataAnalyst);
    /// # Ok::<(), capability_framework::publication::SummaryError>(())
    /// ```
    pub const fn role(&self) -> Role {
        self.role
    }

    /// The level; `None` for a role without levels, where the summary says "NOT IN USE".
    ///
    /// ```
    /// use capability_framework::publication::Summary;
    /// use capability_framework::RoleLevel;
    ///
    /// # let text = "Data role: Data analyst\n- looks\n\nRole level: Senior data analyst\n- leads\n\n\
    /// #             At this role level, you will:\n- look twice\n\nSkill: Testing\n- test";
    /// let summary: Summary = text.parse()?;
    /// assert_eq!(summary.level(), Some(RoleLevel::SeniorDataAnalyst));
    /// # Ok::<(), capability_framework::publication::SummaryError>(())
    /// ```
    pub const fn level(&self) -> Option<RoleLevel> {
        self.level
    }

    /// What the role is.
    ///
    /// ```
    /// use capability_framework::publication::Summary;
    ///
    /// # let text = "Data role: Data analyst\n- looks\n\nRole level: Senior data analyst\n- leads\n\n\
    /// #             At this role level, you will:\n- look twice\n\nSkill: Testing\n- test";
    /// let summary: Summary = text.parse()?;
    /// assert!(summary.role_points().eq(["looks"]));
    /// # Ok::<(), capability_framework::publication::SummaryError>(())
    /// ```
    pub fn role_points(&self) -> impl Iterator<Item = &str> {
        self.points(Of::Role)
    }

    /// What the level is.
    ///
    /// ```
    /// use capability_framework::publication::Summary;
    ///
    /// # let text = "Data role: Data analyst\n- looks\n\nRole level: Senior data analyst\n- leads\n\n\
    /// #             At this role level, you will:\n- look twice\n\nSkill: Testing\n- test";
    /// let summary: Summary = text.parse()?;
    /// assert!(summary.level_points().eq(["leads"]));
    /// # Ok::<(), capability_framework::publication::SummaryError>(())
    /// ```
    pub fn level_points(&self) -> impl Iterator<Item = &str> {
        self.points(Of::Level)
    }

    /// What a person at the level does.
    ///
    /// ```
    /// use capability_framework::publication::Summary;
    ///
    /// # let text = "Data role: Data analyst\n- looks\n\nRole level: Senior data analyst\n- leads\n\n\
    /// #             At this role level, you will:\n- look twice\n\nSkill: Testing\n- test";
    /// let summary: Summary = text.parse()?;
    /// assert!(summary.responsibilities().eq(["look twice"]));
    /// # Ok::<(), capability_framework::publication::SummaryError>(())
    /// ```
    pub fn responsibilities(&self) -> impl Iterator<Item = &str> {
        self.points(Of::Responsibilities)
    }

    /// The skills in the order of the text.
    ///
    /// ```
    /// use capability_framework::publication::Summary;
    /// use capability_framework::Skill;
    ///
    /// # let text = "Data role: Data analyst\n- looks\n\nRole level: Senior data analyst\n- leads\n\n\
    /// #             At this role level, you will:\n- look twice\n\nSkill: Testing\n- test";
    /// let summary: Summary = text.parse()?;
    /// assert!(summary.skills().map(|skill| skill.skill).eq([Skill::Testing]));
    /// # Ok::<(), capability_framework::publication::SummaryError>(())
    /// ```
    pub fn skills(&self) -> impl Iterator<Item = SummarySkill<'_>> {
        self.sections.iter().filter_map(|section| match section.of {
            Of::Skill(skill) => {
                Some(SummarySkill { skill, line: section.line, points: &section.points })
            }
            _ => None,
        })
    }

    /// The proficiency that the level requires in `skill` in an edition, which the summary itself
    /// does not state.
    ///
    /// ```
    /// use capability_framework::publication::Summary;
    /// use capability_framework::{Edition, Skill};
    ///
    /// # let text = "Data role: Data analyst\n- looks\n\nRole level: Senior data analyst\n- leads\n\n\
    /// #             At this role level, you will:\n- look twice\n\nSkill: Testing\n- test";
    /// let summary: Summary = text.parse()?;
    /// // A senior data analyst needs no testing.
    /// assert_eq!(summary.required(Skill::Testing, Edition::LATEST), None);
    /// # Ok::<(), capability_framework::publication::SummaryError>(())
    /// ```
    pub fn required(&self, skill: Skill, edition: Edition) -> Option<Proficiency> {
        edition.requirements(self.level?)?.get(skill)
    }

    fn points(&self, of: Of) -> impl Iterator<Item = &str> {
        let sections = self.sections.iter().filter(move |section| section.of == of);
        sections.flat_map(|section| section.points.iter().map(String::as_str))
    }
}
