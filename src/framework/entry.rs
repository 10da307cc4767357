//! An entry of any type, for what deals with several: the history, search, errors.

use core::fmt;

use super::words::words;
use crate::framework::{
    Document, Edition, Grade, Proficiency, Role, RoleFamily, RoleLevel, Skill, Track,
};

/// The type of an [`Entry`].
///
/// ```
/// use capability_framework::{Entry, EntryKind, Skill};
///
/// assert_eq!(Entry::Skill(Skill::Testing).kind(), EntryKind::Skill);
/// assert_eq!(EntryKind::RoleLevel.to_string(), "role level");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum EntryKind {
    /// A role family.
    RoleFamily,
    /// A role.
    Role,
    /// A role level.
    RoleLevel,
    /// A skill.
    Skill,
    /// A proficiency.
    Proficiency,
    /// A grade.
    Grade,
    /// A track.
    Track,
    /// An edition.
    Edition,
    /// A document.
    Document,
}

words! {
    type: EntryKind, path: "capability_framework::EntryKind",
    singular: "type of entry", plural: "types of entries",
    words: {
        RoleFamily: "role-family",
        Role: "role",
        RoleLevel: "role-level" as "role level",
        Skill: "skill",
        Proficiency: "proficiency",
        Grade: "grade",
        Track: "track",
        Edition: "edition",
        Document: "document"
    }
}

/// The methods of [`Entry`] that every type of entry has.
macro_rules! entry {
    ($($T:ident: $what:literal),*) => {
        /// An entry of any of the framework's enums.
        ///
        /// ```
        /// use capability_framework::{Entry, Role};
        ///
        /// let entry = Entry::from(Role::ContentDesigner);
        /// assert_eq!(entry.slug(), "content-designer");
        /// assert_eq!(entry.to_string(), "Content designer");
        /// ```
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        pub enum Entry {
            $(#[doc = concat!("A", $what, ".")] $T($T),)*
        }

        impl Entry {
            /// The type of the entry.
            ///
            /// ```
            /// use capability_framework::{Entry, EntryKind, Grade};
            ///
            /// assert_eq!(Entry::Grade(Grade::Heo).kind(), EntryKind::Grade);
            /// ```
            #[inline]
            pub const fn kind(self) -> EntryKind {
                match self {
                    $(Entry::$T(_) => EntryKind::$T,)*
                }
            }

            /// The official name.
            ///
            /// ```
            /// use capability_framework::{Entry, Skill};
            ///
            /// assert_eq!(Entry::Skill(Skill::Testing).name(), "Testing");
            /// ```
            #[inline]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Entry::$T(entry) => entry.name(),)*
                }
            }

            /// The permanent identifier. It is unique among the entries of one type.
            ///
            /// ```
            /// use capability_framework::{Entry, Skill};
            ///
            /// assert_eq!(Entry::Skill(Skill::Testing).slug(), "testing");
            /// ```
            #[inline]
            pub const fn slug(self) -> &'static str {
                match self {
                    $(Entry::$T(entry) => entry.slug(),)*
                }
            }
        }

        $(
            impl From<$T> for Entry {
                #[inline]
                fn from(entry: $T) -> Entry {
                    Entry::$T(entry)
                }
            }
        )*
    };
}

entry! {
    RoleFamily: " role family", Role: " role", RoleLevel: " role level", Skill: " skill",
    Proficiency: " proficiency", Grade: " grade", Track: " track", Edition: "n edition",
    Document: " document"
}

impl Entry {
    /// Where the publisher describes the entry; `None` for the types without pages: proficiencies,
    /// grades, tracks, editions and documents.
    ///
    /// ```
    /// use capability_framework::{Entry, Grade, Skill};
    ///
    /// assert_eq!(Entry::Skill(Skill::Testing).url(), Some(Skill::Testing.url()));
    /// assert_eq!(Entry::Grade(Grade::Heo).url(), None);
    /// ```
    #[inline]
    pub const fn url(self) -> Option<&'static str> {
        match self {
            Entry::RoleFamily(family) => Some(family.url()),
            Entry::Role(role) => Some(role.url()),
            Entry::RoleLevel(level) => Some(level.url()),
            Entry::Skill(skill) => Some(skill.url()),
            _ => None,
        }
    }
}

/// The official name.
impl fmt::Display for Entry {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
