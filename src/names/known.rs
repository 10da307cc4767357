//! An entry, or a text that this version of the crate does not know.

use alloc::boxed::Box;
use core::convert::Infallible;
use core::fmt;
use core::str::FromStr;

use crate::names::ParseError;

/// An entry, or a text that this version of the crate does not know, kept byte for byte.
///
/// It is for stored data and for messages of other services, which may name entries of a later
/// edition: reading never fails, and what was read is written again. When the program is built with a
/// version that knows the entry, the same data reads as the entry. Parse what a user typed as the entry
/// itself, whose error says what may have been meant.
///
/// Only reading makes the unknown form, so a name that this version knows is always its entry.
/// Entries come first, in [table order](crate#table-order), then unknown texts by their bytes.
///
/// ```
/// use capability_framework::Skill;
/// use capability_framework::stored::Known;
///
/// let Ok(known) = "Testing".parse::<Known<Skill>>();
/// assert_eq!(known.entry(), Some(Skill::Testing));
/// assert_eq!(known.as_str(), "testing");
///
/// let Ok(unknown) = "quantum-computing".parse::<Known<Skill>>();
/// assert_eq!(unknown.entry(), None);
/// assert_eq!(unknown.to_string(), "quantum-computing");
/// assert!(known < unknown);
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Known<T>(Form<T>);

/// In the order of the whole.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
enum Form<T> {
    Entry(T),
    Unknown(Box<str>),
}

impl<T> Known<T> {
    /// The entry; `None` where this version does not know it.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    /// use capability_framework::stored::Known;
    ///
    /// let known = Known::from(RoleLevel::Developer);
    /// assert_eq!(known.entry(), Some(RoleLevel::Developer));
    /// ```
    #[inline]
    pub fn entry(&self) -> Option<T>
    where
        T: Copy,
    {
        match self.0 {
            Form::Entry(entry) => Some(entry),
            Form::Unknown(_) => None,
        }
    }

    /// What to store: the slug of the entry, or the text as it was read.
    ///
    /// ```
    /// use capability_framework::Edition;
    /// use capability_framework::stored::Known;
    ///
    /// let Ok(known) = " 2031-04".parse::<Known<Edition>>();
    /// assert_eq!(known.as_str(), " 2031-04");
    /// ```
    #[inline]
    pub fn as_str(&self) -> &str
    where
        T: AsRef<str>,
    {
        match &self.0 {
            Form::Entry(entry) => entry.as_ref(),
            Form::Unknown(text) => text,
        }
    }
}

impl<T> From<T> for Known<T> {
    #[inline]
    fn from(entry: T) -> Known<T> {
        Known(Form::Entry(entry))
    }
}

/// The official name, or the text as it was read.
impl<T: fmt::Display> fmt::Display for Known<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Form::Entry(entry) => entry.fmt(f),
            Form::Unknown(text) => f.pad(text),
        }
    }
}

/// The slug, or the text as it was read.
impl<T: AsRef<str>> AsRef<str> for Known<T> {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

/// Reads an entry as its own `FromStr` does, in the same time, and keeps every other text. It never fails.
impl<T: FromStr<Err = ParseError>> FromStr for Known<T> {
    type Err = Infallible;

    #[inline]
    fn from_str(text: &str) -> Result<Known<T>, Infallible> {
        Ok(Known(text.parse().map_or_else(|_| Form::Unknown(text.into()), Form::Entry)))
    }
}

#[cfg(feature = "serde")]
mod serde {
    use core::str::FromStr;

    use ::serde_core::de::{Deserialize, Deserializer};
    use ::serde_core::ser::{Serialize, Serializer};

    use super::Known;
    use crate::names::ParseError;
    use crate::names::serde::deserialize_text;

    /// As the slug, or the text as it was read.
    impl<T: AsRef<str>> Serialize for Known<T> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }

    /// From any text.
    impl<'de, T: FromStr<Err = ParseError>> Deserialize<'de> for Known<T> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Known<T>, D::Error> {
            deserialize_text("the slug or name of an entry", deserializer)
        }
    }
}
