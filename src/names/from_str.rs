//! The ways in: `FromStr` and `from_slug` of every enum with names.

use core::str::FromStr;

use super::key::Key;
use super::lookup::{FromText, Kind, Meant, Named, find, read, slots};
use super::parse_error::ParseError;
use super::relaxed::removal;
use crate::framework::entries::each_enum;
use crate::framework::history::Date;
use crate::framework::{
    Document, Edition, Entry, Grade, Proficiency, Role, RoleFamily, RoleLevel, Skill, Track,
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
                static KIND: Kind = Kind {
                    article: $article,
                    name: $singular,
                    slugs: $table::SLUGS.split_at($T::COUNT).0,
                    each_name: |visit| {
                        let names = $T::ALL.iter().map(|entry| (entry.name(), *entry));
                        for (name, entry) in names.chain($table::OTHER_NAMES) {
                            visit(name, Meant::Entry(Entry::$T(entry)));
                        }
                    },
                    kind_words: &$table::KIND_WORDS,
                    find: |key| read::<$T>(key).map(Entry::$T),
                    removal: removal::<$T>,
                };
                &KIND
            };
        }

        impl Named for $T {
            const KEYS: &'static [(&'static str, Self)] = &$table::KEYS;
            const SLOTS: &'static [u16] = {
                static SLOTS: [u16; 2 * $table::KEYS.len()] = slots(&$table::KEYS);
                &SLOTS
            };
            const REMOVED: &'static [(&'static str, Date)] = &$table::REMOVED;
            const KIND_WORDS: &'static [&'static str] = &$table::KIND_WORDS;
        }

        impl $T {
            #[doc = concat!("The ", $singular, " with exactly this slug.")]
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
            #[inline]
            pub fn from_slug(slug: &str) -> Option<$T> {
                find(Key::new(slug)?.as_bytes()).filter(|entry: &$T| entry.slug() == slug)
            }
        }

        #[doc = concat!("Reads a slug, a name or a former name of ", $article, " ", $singular, ".")]
        ///
        /// Only letters and digits are compared, without regard to case: spaces, hyphens of every
        /// kind and quotes make no difference, and `&` is "and". A word at the end that only says
        /// the kind does not count: "Data roles", "working level".
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
                let entry = Key::new(text).and_then(|key| read(&key));
                entry.ok_or_else(|| ParseError::new($T::KIND, text))
            }
        }
    };
}

each_enum!(named);
