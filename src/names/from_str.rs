//! The ways in: `FromStr` and `from_slug` of every enum with names.

use core::str::FromStr;

use super::hash::{slots, slots_for};
use super::lookup::{FromText, Kind, read};
use super::parse_error::ParseError;
use crate::framework::entries::each_enum;
use crate::framework::{
    Document, Edition, EntryKind, Grade, Proficiency, Role, RoleFamily, RoleLevel, Skill, Track,
};
use crate::generated::{
    document, edition, grade, proficiency, role, role_family, role_level, skill, track,
};

/// Gives every enum its ways in: `FromStr` and `from_slug`.
macro_rules! named {
    (
        type: $T:ident, table: $table:ident,
        article: $article:literal, singular: $singular:literal, plural: $plural:literal,
        example: $example:ident, slug: $slug:literal, name: $name:literal, pasted: $pasted:literal
        $($history:tt)*
    ) => {
        impl FromText for $T {
            const KIND: &'static Kind = {
                static SLOTS: [u16; slots_for(2 * $table::VARIANTS + $table::OTHER_NAMES.len())] =
                    slots(&$table::SLUGS, &$table::NAMES, &$table::OTHER_NAMES);
                static KEY_SLOTS: [u16; slots_for($table::KEYS.len())] =
                    slots(&[], &[], &$table::KEYS);
                static KIND: Kind = Kind {
                    entry_kind: Some(EntryKind::$T),
                    article: $article,
                    name: $singular,
                    count: $T::COUNT,
                    slugs: &$table::SLUGS,
                    names: &$table::NAMES,
                    other_names: &$table::OTHER_NAMES,
                    slots: &SLOTS,
                    keys: &$table::KEYS,
                    key_slots: &KEY_SLOTS,
                    kind_words: &$table::KIND_WORDS,
                    removed: &$table::REMOVED,
                    more: "",
                };
                &KIND
            };

            #[inline]
            fn from_index(index: usize) -> Option<$T> {
                $T::from_index(index)
            }
        }

        impl $T {
            #[doc = concat!("The ", $singular, " with exactly this slug.")]
            ///
            /// For names, former names and text as people write it, parse with
            /// [`FromStr`](core::str::FromStr). This is one look-up, however long the text is.
            ///
            /// ```
            #[doc = concat!("use capability_framework::", stringify!($T), ";")]
            ///
            #[doc = concat!("let entry = ", stringify!($T), "::", stringify!($example), ";")]
            #[doc = concat!("assert_eq!(", stringify!($T), "::from_slug(entry.slug()), Some(entry));")]
            #[doc = concat!("assert_eq!(", stringify!($T), "::from_slug(\"no such slug\"), None);")]
            /// ```
            #[inline]
            pub fn from_slug(slug: &str) -> Option<$T> {
                $T::KIND.find_slug(slug).and_then($T::from_index)
            }
        }

        #[doc = concat!("Reads a slug, a name or a former name of ", $article, " ", $singular, ".")]
        ///
        /// Only letters and digits are compared, without regard to case: spaces, hyphens of every
        /// kind and quotes make no difference, and `&` is "and". A word at the end that only says
        /// the kind does not count: "Data roles", "working level". The time is in proportion to the
        /// length of the text.
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

            #[inline]
            fn from_str(text: &str) -> Result<$T, ParseError> {
                read(text).ok_or_else(|| ParseError::new($T::KIND, text))
            }
        }
    };
}

each_enum!(named);
