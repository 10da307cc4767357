//! The ways in: `FromStr` and `from_slug` of every enum with names.

use core::str::FromStr;

use super::lookup::{Key, Kind, Named, find, slots};
use super::parse_error::ParseError;
use crate::framework::date::Date;
use crate::framework::entries::each_enum;
use crate::framework::{
    Document, Edition, Grade, Proficiency, Rating, Role, RoleFamily, RoleLevel, Skill, Track,
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
        $($(, renamed: $renamed:ident, former: $former:literal)? $(, added: $added:ident)?, changed: $year:literal)?
    ) => {
        impl Named for $T {
            const KIND: &'static Kind = &Kind {
                article: $article,
                name: $singular,
                slugs: $table::SLUGS.split_at($T::COUNT).0,
            };
            const KEYS: &'static [(&'static str, Self)] = &$table::KEYS;
            const SLOTS: &'static [u16] = {
                static SLOTS: [u16; 2 * $table::KEYS.len()] = slots(&$table::KEYS);
                &SLOTS
            };
            $(const REMOVED: &'static [(&'static str, Date)] = {
                let _ = $year; // an enum with a history has removed names
                &$table::REMOVED
            };)?

            #[inline]
            fn slug(self) -> &'static str {
                self.slug()
            }
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
                find(&Key::new(slug)).filter(|entry: &$T| entry.slug() == slug)
            }
        }

        #[doc = concat!("Reads a slug, a name or a former name of ", $article, " ", $singular, ".")]
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

            #[inline]
            fn from_str(text: &str) -> Result<$T, ParseError> {
                let key = Key::new(text);
                find(&key).ok_or_else(|| ParseError::new::<$T>(text, &key))
            }
        }
    };
}

each_enum!(named);
named! {
    type: Rating, table: rating,
    article: "a", singular: "rating", plural: "ratings",
    example: NotYetAware, slug: "not-yet-aware", name: "Not yet aware", pasted: "NOT YET AWARE"
}

/// What is generated for the other types, from the words of the proficiencies.
#[expect(clippy::indexing_slicing, reason = "evaluated at compile time, where it fails the build")]
mod rating {
    use super::proficiency;
    use crate::framework::Rating;

    pub(super) static SLUGS: [&str; Rating::COUNT] = {
        let mut slugs = [""; Rating::COUNT];
        let mut index = 0;
        while index < Rating::COUNT {
            slugs[index] = Rating::ALL[index].slug();
            index += 1;
        }
        slugs
    };

    pub(super) static KEYS: [(&str, Rating); Rating::COUNT] = {
        let mut keys = [("notyetaware", Rating::NotYetAware); Rating::COUNT];
        let mut index = 0;
        while index < proficiency::KEYS.len() {
            let (key, proficiency) = proficiency::KEYS[index];
            keys[index] = (key, Rating::At(proficiency));
            index += 1;
        }
        keys
    };
}
