//! The plain-text summary of a role level, read and written.

mod error;
mod line;
mod parse;
mod write;

pub use error::{ParseSummaryError, SummaryNote};

use std::fmt;
use std::iter::FusedIterator;
use std::slice;

use crate::framework::{Edition, Proficiency, Role, RoleFamily, RoleLevel, Skill};

/// A role-level summary in plain text: role, level, what a person does, and the skills with what
/// each means.
///
/// A summary has these headings, each on a line of its own and in any order:
///
/// | heading | what is below it |
/// |---|---|
/// | `<family> role: <role>` | what the role is |
/// | `In this role, you will:` | what people in the role do |
/// | `Role level: <level>` | what the level is |
/// | `At this role level, you will:` | what people at the level do |
/// | `Skill: <skill>` | what the skill means |
///
/// The first and the third must be there. A heading may be bold or behind one bullet or number.
///
/// Below a heading every line is a point, whether it begins with a bullet or is prose; blank lines and
/// `NOT IN USE` are not. `*` and `+` are bullets only with white space behind them, a dash also in front
/// of a letter: `*emphasis*` and `-5 degrees` are prose. Spelling, spaces, kinds of line
/// ends and lines that are not recognised are kept: [`Display`](fmt::Display) writes the text as it
/// was read, byte for byte. What a person may want to know is in [`notes`](Summary::notes).
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
/// assert_eq!(summary.responsibilities(), ["lead"]);
/// let skill = summary.skills().next().expect("the text has one");
/// assert_eq!((skill.skill(), skill.line()), (Skill::Prototyping, 10));
/// let required = summary.required(Skill::Prototyping, Edition::LATEST);
/// assert_eq!(required, Some(Proficiency::Working));
/// assert_eq!(summary.to_string(), text);
/// # Ok::<(), capability_framework::publication::ParseSummaryError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Summary {
    family: RoleFamily,
    role: Role,
    level: Option<RoleLevel>,
    /// No two of one kind.
    sections: Vec<Section>,
    notes: Vec<SummaryNote>,
    text: String,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Section {
    kind: SectionKind,
    /// The line of the heading.
    line: usize,
    points: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum SectionKind {
    Role,
    RoleResponsibilities,
    Level,
    Responsibilities,
    Skill(Skill),
}

/// The text that was read, byte for byte.
impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
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
    /// # Ok::<(), capability_framework::publication::ParseSummaryError>(())
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
    /// # Ok::<(), capability_framework::publication::ParseSummaryError>(())
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
    /// # Ok::<(), capability_framework::publication::ParseSummaryError>(())
    /// ```
    pub const fn level(&self) -> Option<RoleLevel> {
        self.level
    }

    /// What the role is, point by point.
    ///
    /// ```
    /// use capability_framework::publication::Summary;
    ///
    /// # let text = "Data role: Data analyst\n- looks\n\nRole level: Senior data analyst\n- leads\n\n\
    /// #             At this role level, you will:\n- look twice\n\nSkill: Testing\n- test";
    /// let summary: Summary = text.parse()?;
    /// assert_eq!(summary.role_points(), ["looks"]);
    /// # Ok::<(), capability_framework::publication::ParseSummaryError>(())
    /// ```
    pub fn role_points(&self) -> &[String] {
        self.points(SectionKind::Role)
    }

    /// What people in the role do, if the summary says it under "In this role, you will:".
    ///
    /// ```
    /// use capability_framework::publication::Summary;
    ///
    /// # let text = "Data role: Data analyst\n- looks\n\nRole level: Senior data analyst\n- leads\n\n\
    /// #             At this role level, you will:\n- look twice\n\nSkill: Testing\n- test";
    /// let summary: Summary = text.parse()?;
    /// assert!(summary.role_responsibilities().is_empty());
    /// # Ok::<(), capability_framework::publication::ParseSummaryError>(())
    /// ```
    pub fn role_responsibilities(&self) -> &[String] {
        self.points(SectionKind::RoleResponsibilities)
    }

    /// What the level is, point by point.
    ///
    /// ```
    /// use capability_framework::publication::Summary;
    ///
    /// # let text = "Data role: Data analyst\n- looks\n\nRole level: Senior data analyst\n- leads\n\n\
    /// #             At this role level, you will:\n- look twice\n\nSkill: Testing\n- test";
    /// let summary: Summary = text.parse()?;
    /// assert_eq!(summary.level_points(), ["leads"]);
    /// # Ok::<(), capability_framework::publication::ParseSummaryError>(())
    /// ```
    pub fn level_points(&self) -> &[String] {
        self.points(SectionKind::Level)
    }

    /// What people at the level do, point by point: what is under "At this role level, you will:".
    ///
    /// ```
    /// use capability_framework::publication::Summary;
    ///
    /// # let text = "Data role: Data analyst\n- looks\n\nRole level: Senior data analyst\n- leads\n\n\
    /// #             At this role level, you will:\n- look twice\n\nSkill: Testing\n- test";
    /// let summary: Summary = text.parse()?;
    /// assert_eq!(summary.responsibilities(), ["look twice"]);
    /// # Ok::<(), capability_framework::publication::ParseSummaryError>(())
    /// ```
    pub fn responsibilities(&self) -> &[String] {
        self.points(SectionKind::Responsibilities)
    }

    /// The skills in the order of the text.
    ///
    /// ```
    /// use capability_framework::Skill;
    /// use capability_framework::publication::Summary;
    ///
    /// # let text = "Data role: Data analyst\n- looks\n\nRole level: Senior data analyst\n- leads\n\n\
    /// #             At this role level, you will:\n- look twice\n\nSkill: Testing\n- test";
    /// let summary: Summary = text.parse()?;
    /// assert!(summary.skills().map(|skill| skill.skill()).eq([Skill::Testing]));
    /// # Ok::<(), capability_framework::publication::ParseSummaryError>(())
    /// ```
    pub fn skills(&self) -> SummarySkills<'_> {
        SummarySkills { sections: self.sections.iter() }
    }

    /// What a person may want to know about the text, in its order.
    ///
    /// ```
    /// use capability_framework::publication::Summary;
    ///
    /// # let text = "Data role: Data analyst\n- looks\n\nRole level: Senior data analyst\n- leads\n\n\
    /// #             At this role level, you will:\n- look twice\n\nSkill: Testing\n- test";
    /// let summary: Summary = text.parse()?;
    /// assert!(summary.notes().is_empty());
    /// # Ok::<(), capability_framework::publication::ParseSummaryError>(())
    /// ```
    pub fn notes(&self) -> &[SummaryNote] {
        &self.notes
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
    /// # Ok::<(), capability_framework::publication::ParseSummaryError>(())
    /// ```
    pub fn required(&self, skill: Skill, edition: Edition) -> Option<Proficiency> {
        edition.requirements(self.level?)?.get(skill)
    }

    fn points(&self, kind: SectionKind) -> &[String] {
        let section = self.sections.iter().find(|section| section.kind == kind);
        section.map(|section| section.points.as_slice()).unwrap_or_default()
    }
}

/// A skill of a [`Summary`].
///
/// ```
/// use capability_framework::Skill;
/// use capability_framework::publication::Summary;
///
/// # let text = "Data role: Data analyst\n- looks\n\nRole level: Senior data analyst\n- leads\n\n\
/// #             At this role level, you will:\n- look twice\n\nSkill: Testing\n- test";
/// let summary: Summary = text.parse()?;
/// let skill = summary.skills().next().expect("the text has one");
/// assert_eq!((skill.skill(), skill.line()), (Skill::Testing, 10));
/// assert_eq!(skill.points(), ["test"]);
/// # Ok::<(), capability_framework::publication::ParseSummaryError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SummarySkill<'a> {
    skill: Skill,
    line: usize,
    points: &'a [String],
}

impl<'a> SummarySkill<'a> {
    /// The skill.
    pub fn skill(&self) -> Skill {
        self.skill
    }

    /// The line of its heading; of the first, if it has more than one.
    pub fn line(&self) -> usize {
        self.line
    }

    /// What it means, point by point and without the spaces around; empty where the summary says
    /// nothing.
    pub fn points(&self) -> &'a [String] {
        self.points
    }
}

/// The skills of a [`Summary`] in the order of the text; see [`Summary::skills`].
#[derive(Clone, Debug)]
pub struct SummarySkills<'a> {
    sections: slice::Iter<'a, Section>,
}

impl<'a> SummarySkills<'a> {
    fn skill(section: &'a Section) -> Option<SummarySkill<'a>> {
        let SectionKind::Skill(skill) = section.kind else { return None };
        Some(SummarySkill { skill, line: section.line, points: &section.points })
    }
}

impl<'a> Iterator for SummarySkills<'a> {
    type Item = SummarySkill<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        self.sections.find_map(Self::skill)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.sections.size_hint().1)
    }
}

impl DoubleEndedIterator for SummarySkills<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.sections.by_ref().rev().find_map(Self::skill)
    }
}

impl FusedIterator for SummarySkills<'_> {}
