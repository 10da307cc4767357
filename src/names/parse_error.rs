//! What is wrong with a name.

use core::fmt::{self, Write};

use super::lookup::{Key, Kind, Named, kind_of, removal};
use super::suggestion::nearest;
use crate::framework::date::Date;

/// A text that names nothing of the expected type.
///
/// It says what was expected and given, and what would be right: the nearest existing slug, that the
/// text names something of another type, or when the entry was removed.
///
/// ```
/// use capability_framework::{ParseError, Proficiency, Skill};
///
/// let error: ParseError = "change managment".parse::<Skill>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "unknown skill `change managment`, did you mean `change-management`?"
/// );
/// assert_eq!(error.suggestion(), Some("change-management"));
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
#[derive(Clone, PartialEq, Eq)]
pub struct ParseError {
    expected: &'static Kind,
    given: Excerpt,
    hint: Option<Hint>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Hint {
    Nearest(&'static str),
    OtherKind(&'static Kind),
    Removed(Date),
}

impl ParseError {
    pub(super) fn new<T: Named>(text: &str, key: &Key) -> Self {
        let hint = removal::<T>(key)
            .map(Hint::Removed)
            .or_else(|| kind_of(key).map(Hint::OtherKind))
            .or_else(|| nearest::<T>(key).map(|entry| Hint::Nearest(entry.slug())));
        ParseError { expected: T::KIND, given: Excerpt::new(text), hint }
    }

    /// What was expected, such as `"skill"` or `"role level"`.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// assert_eq!("".parse::<RoleLevel>().unwrap_err().expected(), "role level");
    /// ```
    pub const fn expected(&self) -> &'static str {
        self.expected.name
    }

    /// The slug of the nearest existing entry, where one is near enough to be meant.
    ///
    /// ```
    /// use capability_framework::Proficiency;
    ///
    /// let error = "practicioner".parse::<Proficiency>().unwrap_err();
    /// assert_eq!(error.suggestion(), Some("practitioner"));
    /// ```
    pub const fn suggestion(&self) -> Option<&'static str> {
        match self.hint {
            Some(Hint::Nearest(slug)) => Some(slug),
            _ => None,
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
    pub const fn removed(&self) -> Option<Date> {
        match self.hint {
            Some(Hint::Removed(date)) => Some(date),
            _ => None,
        }
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Kind { name: expected, slugs, .. } = self.expected;
        if self.given.is_empty() {
            write!(f, "empty {expected}")?;
        } else {
            write!(f, "unknown {expected} `{}`", self.given)?;
        }
        match (self.hint, *slugs) {
            (Some(Hint::Nearest(slug)), _) => write!(f, ", did you mean `{slug}`?"),
            (Some(Hint::Removed(date)), _) => write!(f, ", removed on {date}"),
            (Some(Hint::OtherKind(Kind { article, name, .. })), _) => {
                write!(f, ", which is the name of {article} {name}")
            }
            (None, [slugs @ .., last]) if slugs.len() < 10 => {
                f.write_str(", expected ")?;
                for (at, slug) in slugs.iter().enumerate() {
                    write!(f, "{}{slug}", if at == 0 { "" } else { ", " })?;
                }
                write!(f, " or {last}")
            }
            (None, [first, ..]) => write!(f, ", expected a name or slug such as `{first}`"),
            (None, []) => Ok(()),
        }
    }
}

impl fmt::Debug for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ParseError({:?})", format_args!("{self}"))
    }
}

impl core::error::Error for ParseError {}

/// The beginning of a text that may be of any length, trimmed.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Excerpt {
    bytes: [u8; Excerpt::CAPACITY],
    len: u8,
    cut: bool,
}

impl Excerpt {
    const CAPACITY: usize = 60;

    fn new(text: &str) -> Self {
        let mut excerpt = Excerpt { bytes: [0; Self::CAPACITY], len: 0, cut: false };
        for c in text.trim().chars() {
            let start = usize::from(excerpt.len);
            let end = start + c.len_utf8();
            let Some(room) = excerpt.bytes.get_mut(start..end) else {
                excerpt.cut = true;
                break;
            };
            c.encode_utf8(room);
            excerpt.len = end as u8;
        }
        excerpt
    }

    fn is_empty(&self) -> bool {
        self.len == 0
    }
}

/// With control and other invisible characters escaped.
impl fmt::Display for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.bytes.get(..usize::from(self.len)).unwrap_or_default();
        for c in core::str::from_utf8(bytes).unwrap_or_default().chars() {
            match c {
                '\'' | '"' | '\\' => f.write_char(c)?,
                _ => write!(f, "{}", c.escape_debug())?,
            }
        }
        f.write_str(if self.cut { "..." } else { "" })
    }
}
