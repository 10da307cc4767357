//! What became of a stored entry on its way to the latest edition.

use alloc::string::String;
use core::fmt::{self, Write};

use crate::analysis::job::ParseOwnSkillError;
use crate::framework::Skill;
use crate::names::ParseError;

/// What a person should know of one entry of a [`Migration`](super::Migration).
///
/// ```
/// use capability_framework::stored::StoredProfile;
///
/// let notes = StoredProfile::from_rows(None, [("testing", "wroking")]).migrate().notes;
/// assert_eq!((notes[0].name.as_str(), notes[0].value.as_str()), ("testing", "wroking"));
/// assert_eq!(
///     notes[0].to_string(),
///     "`testing` (wroking): unknown rating `wroking`, did you mean `working`?"
/// );
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Note {
    /// The name of the skill, as it is stored.
    pub name: String,
    /// The rating or the need, as it is stored.
    pub value: String,
    /// Why it is noted.
    pub reason: Reason,
}

/// Why an entry is noted.
///
/// ```
/// use capability_framework::stored::{Reason, StoredProfile};
///
/// let rows = [("user-focus-content-design", "working")];
/// let notes = StoredProfile::from_rows(Some("2025-10"), rows).migrate().notes;
/// assert!(matches!(notes[0].reason, Reason::Retired(skill) if skill.is_retired()));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Reason {
    /// The skill is retired. The entry is kept, though no level of the latest edition requires the
    /// skill.
    Retired(Skill),
    /// Two names are one skill today, and their values are equal.
    Merged(Skill),
    /// The skill has two entries, under two names that are one today or by a repeated key, and the
    /// other one counts, which is higher.
    LowerOfTwo {
        /// The skill's name of today, or the name as written if it is not official.
        name: String,
        /// What counts.
        counts: &'static str,
    },
    /// A skill of the organisation's own has the name of an official one. It stays an own skill: move
    /// it if it is the same.
    OwnIsOfficial(Skill),
    /// The skill is not known: misspelt, removed long ago, or of a later edition.
    UnknownSkill(ParseError),
    /// A skill of the organisation's own has no name, or one of which there is nothing to see.
    EmptyName,
    /// The rating or the need is not known.
    UnknownValue(ParseError),
    /// The rating or the need is not text but null, a number, a list or the like.
    NotText,
}

impl Reason {
    /// The word for the reason, in lower case and without spaces.
    ///
    /// ```
    /// use capability_framework::stored::Reason;
    /// use capability_framework::Skill;
    ///
    /// assert_eq!(Reason::OwnIsOfficial(Skill::Testing).slug(), "own-is-official");
    /// ```
    #[inline]
    pub const fn slug(&self) -> &'static str {
        match self {
            Reason::Retired(_) => "retired",
            Reason::Merged(_) => "merged",
            Reason::LowerOfTwo { .. } => "lower-of-two",
            Reason::OwnIsOfficial(_) => "own-is-official",
            Reason::UnknownSkill(_) => "unknown-skill",
            Reason::EmptyName => "empty-name",
            Reason::UnknownValue(_) => "unknown-value",
            Reason::NotText => "not-text",
        }
    }
}

impl Note {
    /// Whether the entry was carried all the same.
    ///
    /// ```
    /// use capability_framework::stored::StoredProfile;
    ///
    /// let rows = [("user-focus-content-design", "working")];
    /// let migration = StoredProfile::from_rows(Some("2025-10"), rows).migrate();
    /// assert!(migration.notes[0].is_carried() && migration.value.len() == 1);
    /// ```
    #[inline]
    pub const fn is_carried(&self) -> bool {
        matches!(self.reason, Reason::Retired(_) | Reason::Merged(_) | Reason::OwnIsOfficial(_))
    }
}

/// A text of the store in a message: control and other invisible characters escaped.
struct OneLine<'a>(&'a str);

impl fmt::Display for OneLine<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| match c {
            '\'' | '"' | '\\' => f.write_char(c),
            _ => c.escape_debug().try_for_each(|c| f.write_char(c)),
        })
    }
}

impl fmt::Display for Note {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` ({}): ", OneLine(&self.name), OneLine(&self.value))?;
        match &self.reason {
            Reason::Retired(skill) => write!(f, "{skill} is retired; the entry is kept"),
            Reason::Merged(skill) => write!(f, "merged with another entry for {skill}"),
            Reason::LowerOfTwo { name, counts } => {
                let name = OneLine(name);
                write!(f, "there is another entry for {name}, and {counts} counts")
            }
            Reason::OwnIsOfficial(skill) => {
                write!(f, "that is the official skill `{}`; move it if it is meant", skill.slug())
            }
            Reason::UnknownSkill(error) | Reason::UnknownValue(error) => error.fmt(f),
            Reason::EmptyName => ParseOwnSkillError::Empty.fmt(f),
            Reason::NotText => f.write_str("should be text, such as `working`"),
        }
    }
}
