//! The ways in: `FromStr` and `from_slug` of every enum with names.

use core::str::FromStr;

use super::lookup::{Key, Kind, Named, find, slots};
use super::parse_error::ParseError;
use crate::generated::{
    document, edition, grade, proficiency, role, role_family, role_level, skill, track,
};
use crate::{
    Date, Document, Edition, Grade, Proficiency, Rating, Role, RoleFamily, RoleLevel, Skill, Track,
};

/// Gives a generated enum its ways in: `FromStr` and `from_slug`.
macro_rules! named {
    ($T:ident, $table:ident, $article:literal, $kind:literal, $pasted:literal => $example:ident $(, $REMOVED:ident)?) => {
        impl Named for $T {
            const KIND: &'static Kind = &Kind { article: $article, name: $kind, slugs: $table::SLUGS.split_at($T::COUNT).0 };
            const KEYS: &'static [(&'static str, Self)] = &$table::KEYS;
            const SLOTS: &'static [u16] = {
                static SLOTS: [u16; 2 * $table::KEYS.len()] = slots(&$table::KEYS);
                &SLOTS
            };
            $(const $REMOVED: &'static [(&'static str, Date)] = &$table::$REMOVED;)?

            #[inline]
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
            #[inline]
            pub fn from_slug(slug: &str) -> Option<$T> {
                find(&Key::new(slug)).filter(|entry: &$T| entry.slug() == slug)
            }
        }

        #[doc = concat!("Reads a slug, a name or a former name of ", $article, " ", $kind, ".")]
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

named!(RoleFamily, role_family, "a", "role family", "user\u{2013}centred design" => UserCentredDesign);
named!(Role, role, "a", "role", " Content\u{a0}Designer " => ContentDesigner, REMOVED);
named!(RoleLevel, role_level, "a", "role level", "senior developer \u{2013} management" => SeniorDeveloperManagement, REMOVED);
named!(Skill, skill, "a", "skill", "User focus (frontend developer)" => UserFocusFrontendDeveloper, REMOVED);
named!(Proficiency, proficiency, "a", "proficiency", "WORKING" => Working);
named!(Grade, grade, "a", "grade", "Higher executive officer" => Heo);
named!(Track, track, "a", "track", "management" => Management);
named!(Edition, edition, "an", "edition", "October 2026" => October2026);
named!(Document, document, "a", "document", "Application operations engineer page" => ApplicationOperationsEngineerPage);
named!(Rating, rating, "a", "rating", "Not yet aware" => NotYetAware);

/// What is generated for the other types.
mod rating {
    use crate::{Proficiency, Rating};

    pub(super) static SLUGS: [&str; Rating::COUNT] =
        ["not-yet-aware", "awareness", "working", "practitioner", "expert"];

    pub(super) static KEYS: [(&str, Rating); Rating::COUNT] = [
        ("awareness", Rating::At(Proficiency::Awareness)),
        ("expert", Rating::At(Proficiency::Expert)),
        ("notyetaware", Rating::NotYetAware),
        ("practitioner", Rating::At(Proficiency::Practitioner)),
        ("working", Rating::At(Proficiency::Working)),
    ];
}
