//! Skills that the framework does not know.

use alloc::borrow::ToOwned;
use alloc::string::String;
use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::str::FromStr;

use crate::framework::Skill;
use crate::names::ParseError;

/// A skill of an organisation's own, by name, for what the framework does not know.
///
/// The name is kept as it is written. Two names are the same if their trimmed text is, with runs of
/// white space as one space and letters in lower case. Every other character counts, so that `C`,
/// `C++`, `C#` and `.NET` differ.
///
/// ```
/// use capability_framework::job::{OwnSkill, ParseOwnSkillError};
/// use capability_framework::Skill;
///
/// let skill: OwnSkill = "Kubernetes".parse()?;
/// assert_eq!(skill, " kubernetes ".parse()?);
///
/// // What the framework knows is no own skill, whatever it is called.
/// let error = "Systems analysis".parse::<OwnSkill>().unwrap_err();
/// assert_eq!(error, ParseOwnSkillError::Official(Skill::DigitalAndDataSystemsAnalysis));
/// assert_eq!(
///     error.to_string(),
///     "that is the official skill `digital-and-data-systems-analysis`; set it as such"
/// );
/// # Ok::<(), ParseOwnSkillError>(())
/// ```
#[derive(Clone, Debug)]
pub struct OwnSkill {
    name: String,
    /// What is compared.
    key: String,
}

impl OwnSkill {
    /// Without checking whether the name is official.
    pub(in crate::analysis) fn unchecked(name: &str) -> OwnSkill {
        OwnSkill { name: name.trim().to_owned(), key: key(name) }
    }

    /// Whether there is nothing to see of the name.
    pub(in crate::analysis) fn is_empty(&self) -> bool {
        self.name.chars().all(is_invisible)
    }

    /// The name as it is written, trimmed.
    ///
    /// ```
    /// use capability_framework::job::OwnSkill;
    ///
    /// assert_eq!(" C++ ".parse::<OwnSkill>()?.name(), "C++");
    /// # Ok::<(), capability_framework::job::ParseOwnSkillError>(())
    /// ```
    #[inline]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What a person may have meant instead: the nearest official name, or a skill that was removed
    /// from the framework. `None` where no name is like it.
    ///
    /// ```
    /// use capability_framework::job::OwnSkill;
    ///
    /// let warning = "Change managment".parse::<OwnSkill>()?.warning();
    /// assert_eq!(
    ///     warning.map(|warning| warning.to_string()).as_deref(),
    ///     Some("unknown skill `Change managment`, did you mean `change-management`?"),
    /// );
    /// assert!("Kubernetes".parse::<OwnSkill>()?.warning().is_none());
    /// # Ok::<(), capability_framework::job::ParseOwnSkillError>(())
    /// ```
    #[inline]
    pub fn warning(&self) -> Option<ParseError> {
        let error = self.name.parse::<Skill>().err()?;
        let is_told = error.suggestion().is_some() || error.removed().is_some();
        is_told.then_some(error)
    }

    pub(in crate::analysis) fn key(&self) -> &str {
        &self.key
    }
}

/// The name as it is compared.
pub(in crate::analysis) fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        key.extend(word.chars().flat_map(char::to_lowercase));
    }
    key
}

/// White space, control characters and what Unicode ignores by default, such as a soft hyphen or a space of
/// no width.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

impl PartialEq for OwnSkill {
    #[inline]
    fn eq(&self, other: &OwnSkill) -> bool {
        self.key == other.key
    }
}

impl Eq for OwnSkill {}

/// Ordered by the bytes of the names as they are compared.
impl Ord for OwnSkill {
    #[inline]
    fn cmp(&self, other: &OwnSkill) -> Ordering {
        self.key.cmp(&other.key)
    }
}

impl PartialOrd for OwnSkill {
    #[inline]
    fn partial_cmp(&self, other: &OwnSkill) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for OwnSkill {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

/// The name as it is written.
impl fmt::Display for OwnSkill {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.name)
    }
}

/// Reads a name that is not official. The time is in proportion to its length.
impl FromStr for OwnSkill {
    type Err = ParseOwnSkillError;

    #[inline]
    fn from_str(name: &str) -> Result<OwnSkill, ParseOwnSkillError> {
        let skill = OwnSkill::unchecked(name);
        if skill.is_empty() {
            return Err(ParseOwnSkillError::Empty);
        }
        match name.parse::<Skill>() {
            Ok(official) => Err(ParseOwnSkillError::Official(official)),
            Err(_) => Ok(skill),
        }
    }
}

/// Why a name is not that of an [`OwnSkill`].
///
/// ```
/// use capability_framework::job::{OwnSkill, ParseOwnSkillError};
///
/// assert_eq!(" ".parse::<OwnSkill>(), Err(ParseOwnSkillError::Empty));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum ParseOwnSkillError {
    /// There is no name, or nothing to see of it.
    Empty,
    /// The framework knows the skill, under this name or another.
    Official(Skill),
}

impl fmt::Display for ParseOwnSkillError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ParseOwnSkillError::Empty => f.write_str("the name of a skill should not be empty"),
            ParseOwnSkillError::Official(skill) => {
                write!(f, "that is the official skill `{}`; set it as such", skill.slug())
            }
        }
    }
}

impl core::error::Error for ParseOwnSkillError {}
