//! What is wrong with a name.

use core::fmt::{self, Write};

use super::explain;
use super::given::Given;
use super::hint::Hint;
use super::lookup::Kind;
use crate::framework::Entry;
use crate::framework::history::Date;
use crate::framework::pad::pad;

/// A text that names nothing of the expected type.
///
/// It says what was expected and given, and what would be right: the nearest existing slug, what is
/// meant by an abbreviation, by other words, by another order or beside a remark, that the text names
/// something of another type, or when the entry was removed.
///
/// ```
/// use capability_framework::{ParseError, Proficiency, RoleLevel, Skill};
///
/// let error: ParseError = "change managment".parse::<Skill>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "unknown skill `change managment`, did you mean `change-management`?"
/// );
/// assert_eq!(error.suggestion(), Some("change-management"));
///
/// let error = "Lead BA".parse::<RoleLevel>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "unknown role level `Lead BA`, which is short for `lead-business-analyst`"
/// );
///
/// let error = "Content designer".parse::<Skill>().unwrap_err();
/// assert_eq!(error.to_string(), "unknown skill `Content designer`, which is the name of a role");
///
/// let error = "excellent".parse::<Proficiency>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "unknown proficiency `excellent`, expected awareness, working, practitioner or expert"
/// );
/// ```
///
/// A suggestion repairs spelling and never changes meaning: a word that occurs in some name of the
/// type is right and stays, so that nothing is suggested for "Senior data scientist", a level that
/// the framework does not have.
///
/// The error keeps the text; what is meant by it is worked out when [`hint`](Self::hint) or the
/// message asks for it. Making an error costs little more than reading the text. A hint takes about a
/// tenth of a millisecond, a few milliseconds at worst: a text longer than any name has none.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ParseError {
    expected: &'static Kind,
    given: Given,
}

impl ParseError {
    #[inline]
    pub(crate) fn new(expected: &'static Kind, text: &str) -> Self {
        ParseError { expected, given: Given::new(text) }
    }

    /// What was expected, such as `"skill"` or `"role level"`.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// assert_eq!("".parse::<RoleLevel>().unwrap_err().expected(), "role level");
    /// ```
    #[inline]
    pub const fn expected(&self) -> &'static str {
        self.expected.name
    }

    /// What was given, without white space around it. Of a text that is much longer than a name
    /// it is the beginning.
    ///
    /// ```
    /// use capability_framework::Skill;
    ///
    /// assert_eq!(" Tasting\n".parse::<Skill>().unwrap_err().given(), "Tasting");
    /// ```
    #[inline]
    pub fn given(&self) -> &str {
        self.given.as_str()
    }

    /// What was probably meant, and why.
    ///
    /// ```
    /// use capability_framework::hint::Hint;
    /// use capability_framework::{Entry, Proficiency};
    ///
    /// let hint = "practicioner".parse::<Proficiency>().unwrap_err().hint();
    /// assert_eq!(hint, Some(Hint::Misspelt(Entry::Proficiency(Proficiency::Practitioner))));
    /// ```
    #[inline]
    pub fn hint(&self) -> Option<Hint> {
        explain::hint(self.expected, self.given.whole()?)
    }

    /// The slug that should have been given, where the hint is one entry of the expected type.
    ///
    /// ```
    /// use capability_framework::Proficiency;
    ///
    /// let error = "practicioner".parse::<Proficiency>().unwrap_err();
    /// assert_eq!(error.suggestion(), Some("practitioner"));
    /// ```
    #[inline]
    pub fn suggestion(&self) -> Option<&'static str> {
        match self.hint()? {
            Hint::Abbreviation(entry) if Kind::of(entry.kind()) != self.expected => None,
            Hint::OtherType { meant, .. } => meant.map(Entry::slug),
            Hint::Word(slug) => Some(slug),
            hint => match hint.entries() {
                [entry] => Some(entry.slug()),
                _ => None,
            },
        }
    }

    /// When the entry of this name was taken out of the framework, where it was.
    ///
    /// ```
    /// use capability_framework::Role;
    /// use capability_framework::history::Date;
    ///
    /// let error = "Technical specialist architect".parse::<Role>().unwrap_err();
    /// assert_eq!(error.removed(), Date::new(2023, 7, 31));
    /// assert_eq!(
    ///     error.to_string(),
    ///     "unknown role `Technical specialist architect`, removed on 31 July 2023"
    /// );
    /// ```
    #[inline]
    pub fn removed(&self) -> Option<Date> {
        match self.hint()? {
            Hint::Removed(date) => Some(date),
            _ => None,
        }
    }
}

/// One line that says what was expected, what was given and what would be right.
impl fmt::Display for ParseError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hint = self.hint();
        pad(f, format_args!("{}", Message { error: self, hint }))
    }
}

/// The message in quotes: `ParseError("unknown skill ...")`.
impl fmt::Debug for ParseError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ParseError(\"")?;
        write!(Quoted(f), "{self}")?;
        f.write_str("\")")
    }
}

/// Escapes what would end a string.
struct Quoted<'a, 'f>(&'a mut fmt::Formatter<'f>);

impl Write for Quoted<'_, '_> {
    #[inline]
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for c in text.chars() {
            if matches!(c, '"' | '\\') {
                self.0.write_char('\\')?;
            }
            self.0.write_char(c)?;
        }
        Ok(())
    }
}

impl core::error::Error for ParseError {}

/// An error with its hint, which is worked out once for a message that is written twice.
struct Message<'a> {
    error: &'a ParseError,
    hint: Option<Hint>,
}

impl Message<'_> {
    #[inline]
    fn hint(&self, f: &mut fmt::Formatter<'_>, hint: Hint) -> fmt::Result {
        match hint {
            Hint::Misspelt(entry) | Hint::OtherWords(entry) | Hint::OtherOrder(entry) => {
                write!(f, ", did you mean `{}`?", entry.slug())
            }
            Hint::Remark(entry) => {
                write!(f, ", did you mean `{}` without the remark?", entry.slug())
            }
            Hint::Abbreviation(entry) => {
                f.write_str(", which is short for ")?;
                let kind = Kind::of(entry.kind());
                if kind != self.error.expected {
                    write!(f, "the {} ", kind.name)?;
                }
                write!(f, "`{}`", entry.slug())
            }
            Hint::Ambiguous(entries) => {
                f.write_str(", which may be short for ")?;
                list(f, entries.iter().map(|entry| entry.slug()), "`")
            }
            Hint::Unqualified(entries) => {
                f.write_str(", which needs a qualifier: ")?;
                list(f, entries.iter().map(|entry| entry.slug()), "`")
            }
            Hint::OtherType { entry, meant } => {
                let Kind { article, name, .. } = Kind::of(entry.kind());
                write!(f, ", which is the name of {article} {name}")?;
                match meant {
                    Some(meant) => write!(f, ", did you mean `{}`?", meant.slug()),
                    None => Ok(()),
                }
            }
            Hint::Removed(date) => write!(f, ", removed on {date}"),
            Hint::Word(slug) => write!(f, ", did you mean `{slug}`?"),
        }
    }
}

/// Writes "a, b or c".
#[inline]
fn list(
    f: &mut fmt::Formatter<'_>,
    words: impl ExactSizeIterator<Item = &'static str>,
    quote: &str,
) -> fmt::Result {
    let count = words.len();
    for (number, word) in (1..).zip(words) {
        let before = match number {
            1 => "",
            _ if number == count => " or ",
            _ => ", ",
        };
        write!(f, "{before}{quote}{word}{quote}")?;
    }
    Ok(())
}

impl fmt::Display for Message<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ParseError { expected: kind, given } = self.error;
        let (expected, slugs) = (kind.name, kind.current_slugs());
        if given.as_str().is_empty() {
            write!(f, "empty {expected}")?;
        } else {
            write!(f, "unknown {expected} `{given}`")?;
        }
        match (self.hint, slugs) {
            (Some(hint), _) => self.hint(f, hint),
            (None, [_, _, ..]) if slugs.len() < 10 => {
                f.write_str(", expected ")?;
                list(f, slugs.iter().copied(), "")?;
                f.write_str(kind.more)
            }
            (None, [first, ..]) => write!(f, ", expected a name or slug such as `{first}`"),
            (None, []) => Ok(()),
        }
    }
}
