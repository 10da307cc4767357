//! From text to an entry. Only letters and digits count, and their case does not.

use core::str::FromStr;

use super::parse_error::ParseError;
use crate::generated::{
    document, edition, grade, proficiency, role, role_family, role_level, skill, track,
};
use crate::{Document, Edition, Grade, Proficiency, Role, RoleFamily, RoleLevel, Skill, Track};

/// An enum whose entries have names.
pub(super) trait Named: Copy + 'static {
    /// What the enum is a type of, in prose.
    const KIND: &'static str;
    /// A row for every slug, name and former name: its letters and digits in lower case, sorted.
    const KEYS: &'static [(&'static str, Self)];
    const SLUGS: &'static [&'static str];

    fn slug(self) -> &'static str;
}

/// The entry whose key is `key`.
pub(super) fn find<T: Named>(key: &Key) -> Option<T> {
    let key = key.as_str()?;
    let at = T::KEYS
        .binary_search_by(|(other, _)| (*other).cmp(key))
        .ok()?;
    T::KEYS.get(at).map(|(_, entry)| *entry)
}

/// The type, other than the expected one, of which `key` names an entry.
pub(super) fn kind_of(key: &Key) -> Option<&'static str> {
    fn kind<T: Named>(key: &Key) -> Option<&'static str> {
        find::<T>(key).map(|_| T::KIND)
    }
    kind::<RoleFamily>(key)
        .or_else(|| kind::<Role>(key))
        .or_else(|| kind::<RoleLevel>(key))
        .or_else(|| kind::<Skill>(key))
        .or_else(|| kind::<Proficiency>(key))
        .or_else(|| kind::<Grade>(key))
        .or_else(|| kind::<Track>(key))
        .or_else(|| kind::<Edition>(key))
        .or_else(|| kind::<Document>(key))
}

/// The letters and digits of a text in lower case.
pub(super) struct Key {
    bytes: [u8; Key::CAPACITY],
    /// `None` when the text cannot be a name: too long, or with letters beyond ASCII.
    len: Option<usize>,
}

impl Key {
    /// More than any name has; a test compares them.
    pub(super) const CAPACITY: usize = 128;

    pub(super) fn new(text: &str) -> Key {
        let mut bytes = [0; Key::CAPACITY];
        let mut len = Some(0);
        for c in text.chars() {
            if c.is_ascii_alphanumeric() {
                match len.and_then(|len| bytes.get_mut(len)) {
                    Some(byte) => {
                        *byte = c.to_ascii_lowercase() as u8;
                        len = len.map(|len| len + 1);
                    }
                    None => {
                        len = None;
                        break;
                    }
                }
            } else if !c.is_ascii() && c.is_alphanumeric() {
                len = None;
                break;
            }
        }
        Key { bytes, len }
    }

    pub(super) fn as_str(&self) -> Option<&str> {
        core::str::from_utf8(self.bytes.get(..self.len?)?).ok()
    }
}

/// Gives a generated enum its ways in: `FromStr` and `from_slug`.
macro_rules! named {
    ($T:ident, $table:ident, $kind:literal, $pasted:literal => $example:ident) => {
        impl Named for $T {
            const KIND: &'static str = $kind;
            const KEYS: &'static [(&'static str, Self)] = &$table::KEYS;
            const SLUGS: &'static [&'static str] = &$table::SLUGS;

            fn slug(self) -> &'static str {
                self.slug()
            }
        }

        impl $T {
            #[doc = concat!("The ", $kind, " with exactly this slug.")]
            ///
            /// For names, former names and text as people write it, parse with
            /// [`FromStr`](core::str::FromStr).
            ///
            /// ```
            #[doc = concat!("use capability_framework::", stringify!($T), ";")]
            ///
            #[doc = concat!("let entry = ", stringify!($T), "::", stringify!($example), ";")]
            #[doc = concat!("assert_eq!(", stringify!($T), "::from_slug(entry.slug()), Some(entry));")]
            #[doc = concat!("assert_eq!(", stringify!($T), "::from_slug(\"no such slug\"), None);")]
            /// ```
            pub fn from_slug(slug: &str) -> Option<$T> {
                find(&Key::new(slug)).filter(|entry: &$T| entry.slug() == slug)
            }
        }

        #[doc = concat!("Reads a slug, a name or a former name of a ", $kind, ".")]
        ///
        /// Only letters and digits are compared, without regard to case: spaces, hyphens of every
        /// kind and quotes make no difference.
        ///
        /// ```
        #[doc = concat!("use capability_framework::", stringify!($T), ";")]
        ///
        #[doc = concat!("let entry: ", stringify!($T), " = ", stringify!($pasted), ".parse()?;")]
        #[doc = concat!("assert_eq!(entry, ", stringify!($T), "::", stringify!($example), ");")]
        /// # Ok::<(), capability_framework::ParseError>(())
        /// ```
        impl FromStr for $T {
            type Err = ParseError;

            fn from_str(text: &str) -> Result<$T, ParseError> {
                let key = Key::new(text);
                find(&key).ok_or_else(|| ParseError::new::<$T>(text, &key))
            }
        }
    };
}

named!(RoleFamily, role_family, "role family", "user\u{2013}centred design" => UserCentredDesign);
named!(Role, role, "role", " Content\u{a0}Designer " => ContentDesigner);
named!(RoleLevel, role_level, "role level", "senior developer \u{2013} management" => SeniorDeveloperManagement);
named!(Skill, skill, "skill", "User focus (frontend developer)" => UserFocusFrontendDeveloper);
named!(Proficiency, proficiency, "proficiency", "WORKING" => Working);
named!(Grade, grade, "grade", "Higher executive officer" => Heo);
named!(Track, track, "track", "management" => Management);
named!(Edition, edition, "edition", "October 2026" => October2026);
named!(Document, document, "document", "Application operations engineer page" => ApplicationOperationsEngineerPage);
