//! What a person should look at in an advert.

use std::fmt;

use crate::framework::history::{Date, EventKind};
use crate::framework::{ATTRIBUTION, Edition, Entry, Proficiency, Role, RoleLevel, Skill};
use crate::names::ParseError;

/// Something about an [`Advert`](super::Advert) that a person should look at.
///
/// [`Display`](fmt::Display) begins with the line.
///
/// ```
/// use capability_framework::Edition;
/// use capability_framework::publication::{Advert, AdvertFinding};
///
/// let advert = Advert::new("# Senior developer\n\n- Systems analysis (working)\n");
/// let findings = advert.check(Edition::LATEST);
/// let is_renamed = |finding: &AdvertFinding| matches!(finding, AdvertFinding::Renamed { line: 3, .. });
/// assert!(findings.iter().any(is_renamed));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum AdvertFinding {
    /// No role level is named, so there is nothing to compare the skills with.
    NoLevel {
        /// The line of the role, or the first.
        line: usize,
        /// The role, where one is named.
        role: Option<Role>,
    },
    /// Several role levels are named, and the advert does not say which it is for.
    SeveralLevels {
        /// The line of the first.
        line: usize,
        /// The levels.
        levels: Vec<RoleLevel>,
    },
    /// The edition does not have the role level.
    NotInEdition {
        /// The line.
        line: usize,
        /// The level.
        level: RoleLevel,
        /// The edition.
        edition: Edition,
        /// When the level was retired, where it was.
        retired: Option<Date>,
    },
    /// The level or the skill has another name now.
    Renamed {
        /// The line.
        line: usize,
        /// The name in the advert.
        name: String,
        /// What it is.
        entry: Entry,
        /// When it was renamed; `None` for a spelling, and for what was not announced.
        date: Option<Date>,
    },
    /// The skill is retired, and the edition does not have it.
    Retired {
        /// The line.
        line: usize,
        /// The skill.
        skill: Skill,
        /// When it was retired.
        date: Option<Date>,
    },
    /// A name that is not known: a skill that is misspelt or was removed from the framework, or a role
    /// level that the framework does not have, such as *Senior data scientist*.
    Unknown {
        /// The line.
        line: usize,
        /// The name, and what it might be.
        error: ParseError,
    },
    /// The level requires the skill, and the advert does not name it.
    Missing {
        /// The line of the level.
        line: usize,
        /// The skill.
        skill: Skill,
        /// What is required.
        required: Proficiency,
    },
    /// The level requires the skill at another proficiency.
    OtherProficiency {
        /// The line.
        line: usize,
        /// The skill.
        skill: Skill,
        /// What the advert states.
        stated: Proficiency,
        /// What is required.
        required: Proficiency,
    },
    /// The level does not require the skill.
    NotRequired {
        /// The line.
        line: usize,
        /// The skill.
        skill: Skill,
        /// The level.
        level: RoleLevel,
    },
    /// The attribution that the licence asks for is missing.
    NoAttribution {
        /// The last line.
        line: usize,
    },
}

impl AdvertFinding {
    /// The line that it is about.
    ///
    /// ```
    /// use capability_framework::Edition;
    /// use capability_framework::publication::Advert;
    ///
    /// let findings = Advert::new("A post\nfor you").check(Edition::LATEST);
    /// assert_eq!(findings[1].line(), 2); // the attribution should be at the end
    /// ```
    pub const fn line(&self) -> usize {
        use AdvertFinding::*;
        match self {
            NoLevel { line, .. }
            | SeveralLevels { line, .. }
            | NotInEdition { line, .. }
            | Renamed { line, .. }
            | Retired { line, .. }
            | Unknown { line, .. }
            | Missing { line, .. }
            | OtherProficiency { line, .. }
            | NotRequired { line, .. }
            | NoAttribution { line } => *line,
        }
    }

    /// A word for what it is about, for programs: `renamed`, `other-proficiency`.
    ///
    /// ```
    /// use capability_framework::publication::AdvertFinding;
    ///
    /// assert_eq!(AdvertFinding::NoAttribution { line: 9 }.topic(), "no-attribution");
    /// ```
    pub const fn topic(&self) -> &'static str {
        use AdvertFinding::*;
        match self {
            NoLevel { .. } => "no-level",
            SeveralLevels { .. } => "several-levels",
            NotInEdition { .. } => "not-in-edition",
            Renamed { .. } => "renamed",
            Retired { .. } => "retired",
            Unknown { .. } => "unknown",
            Missing { .. } => "missing",
            OtherProficiency { .. } => "other-proficiency",
            NotRequired { .. } => "not-required",
            NoAttribution { .. } => "no-attribution",
        }
    }
}

impl fmt::Display for AdvertFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use AdvertFinding::*;
        write!(f, "line {}: ", self.line())?;
        match self {
            NoLevel { role: None, .. } => {
                f.write_str("no role level is named; skills are not compared with one")
            }
            NoLevel { role: Some(role), .. } if role.levels().is_empty() => {
                write!(f, "{role} has no levels; skills are not compared")
            }
            NoLevel { role: Some(role), .. } => write!(
                f,
                "the role {role} is named, but not which of its levels; skills are not compared with one"
            ),
            SeveralLevels { levels, .. } => {
                f.write_str("several role levels are named: ")?;
                for (index, level) in levels.iter().enumerate() {
                    write!(f, "{}{level}", if index == 0 { "" } else { ", " })?;
                }
                f.write_str("; skills are not compared with one")
            }
            NotInEdition { level, retired: Some(date), .. } => {
                write!(f, "{level} was retired on {date}")
            }
            NotInEdition { level, edition, retired: None, .. } => {
                write!(f, "{level} is not in the edition of {edition}")
            }
            Renamed { name, entry, date, .. } => {
                write!(f, "`{name}` is now {}", entry.name())?;
                date.map_or(Ok(()), |date| write!(f, ", renamed on {date}"))
            }
            Retired { skill, date: Some(date), .. } => write!(f, "{skill} was retired on {date}"),
            Retired { skill, date: None, .. } => write!(f, "{skill} is retired"),
            Unknown { error, .. } => error.fmt(f),
            Missing { skill, required, .. } => {
                write!(f, "{skill} is missing, required at {}", required.slug())
            }
            OtherProficiency { skill, stated, required, .. } => {
                let (stated, required) = (stated.slug(), required.slug());
                write!(f, "{skill} is stated at {stated}, required at {required}")
            }
            NotRequired { skill, level, .. } => write!(f, "{skill} is not required of {level}"),
            NoAttribution { .. } => write!(f, "the attribution is missing: {ATTRIBUTION}"),
        }
    }
}

/// When an entry lost a name, or was retired where that is the name it has.
pub(super) fn date(entry: Entry, is_name: impl Fn(&str) -> bool) -> Option<Date> {
    let mut events = crate::framework::history::events().iter();
    let event = events.find(|event| {
        event.entry == Some(entry)
            && event.kind != EventKind::Added
            && event.old_name.is_some_and(&is_name)
    });
    event.and_then(|event| event.date)
}
