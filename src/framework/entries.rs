//! The enums with names, each with its words and examples, and what all of them share: their entries,
//! order, slugs and names.
//!
//! Other files add to every enum by a macro of their own that [`each_enum`] calls: the history of
//! an entry in `history.rs`, parsing in `names/from_str.rs`, serde and strum beside it.

use core::fmt;

use super::iter::Iter;
use super::table::entry;
use super::{Document, Edition, Grade, Proficiency, Role, RoleFamily, RoleLevel, Skill, Track};

/// Calls a macro for every enum that has names. `table` is its module in `generated`; `example` is a
/// variant, followed by its slug, its name and the name as somebody might paste it. For the enums with
/// a history there is another variant with a former name, or one that was added, and the year in which
/// it `changed` last.
macro_rules! each_enum {
    ($each:ident) => {
        $each! {
            type: RoleFamily, table: role_family,
            article: "a", singular: "role family", plural: "role families",
            example: UserCentredDesign, slug: "user-centred-design", name: "User-centred design",
            pasted: "user\u{2013}centred design",
            added: SoftwareDevelopment, changed: 2023
        }
        $each! {
            type: Role, table: role,
            article: "a", singular: "role", plural: "roles",
            example: ContentDesigner, slug: "content-designer", name: "Content designer",
            pasted: " Content\u{a0}Designer ",
            renamed: QualityAssuranceTestAnalyst,
            former: "Quality assurance testing (QAT) analyst", changed: 2025
        }
        $each! {
            type: RoleLevel, table: role_level,
            article: "a", singular: "role level", plural: "role levels",
            example: LeadContentDesigner, slug: "lead-content-designer",
            name: "Lead content designer", pasted: "LEAD  content-designer",
            renamed: LeadDataAndAiEthicist, former: "Data ethics lead", changed: 2026
        }
        $each! {
            type: Skill, table: skill,
            article: "a", singular: "skill", plural: "skills",
            example: ChangeManagement, slug: "change-management", name: "Change management",
            pasted: "\u{201c}Change management\u{201d}",
            renamed: DigitalAndDataSystemsAnalysis, former: "Systems analysis", changed: 2025
        }
        $each! {
            type: Proficiency, table: proficiency,
            article: "a", singular: "proficiency", plural: "proficiencies",
            example: Practitioner, slug: "practitioner", name: "Practitioner",
            pasted: "PRACTITIONER"
        }
        $each! {
            type: Grade, table: grade,
            article: "a", singular: "grade", plural: "grades",
            example: Heo, slug: "heo", name: "HEO", pasted: "Higher executive officer"
        }
        $each! {
            type: Track, table: track,
            article: "a", singular: "track", plural: "tracks",
            example: Management, slug: "management", name: "Management", pasted: "management"
        }
        $each! {
            type: Edition, table: edition,
            article: "an", singular: "edition", plural: "editions",
            example: October2026, slug: "2026-10", name: "October 2026", pasted: "october 2026"
        }
        $each! {
            type: Document, table: document,
            article: "a", singular: "document", plural: "documents",
            example: ApplicationOperationsEngineerSummary, slug: "application-operations-engineer",
            name: "Application operations engineer summary",
            pasted: "Application operations engineer (summary)"
        }
    };
}

pub(crate) use each_enum;

macro_rules! entries {
    (
        type: $T:ident, table: $table:ident,
        article: $article:literal, singular: $singular:literal, plural: $plural:literal,
        example: $example:ident, slug: $slug:literal, name: $name:literal, $($rest:tt)*
    ) => {
        impl $T {
            #[doc = concat!("All ", $plural, ", in [table order](crate#table-order).")]
            /// Retired ones are not among them.
            pub const ALL: &'static [$T] = &$crate::generated::$table::ALL;

            #[doc = concat!("The number of ", $plural, " in [`ALL`](Self::ALL). What is parsed can be")]
            /// retired, and then its [`index`](Self::index) is `COUNT` or more.
            pub const COUNT: usize = $crate::generated::$table::ALL.len();

            #[doc = concat!("The entries of [`ALL`](Self::ALL), by value.")]
            ///
            /// ```
            #[doc = concat!("use capability_framework::", stringify!($T), ";")]
            ///
            #[doc = concat!("assert!(", stringify!($T), "::iter().eq(", stringify!($T), "::ALL.iter().copied()));")]
            /// ```
            #[inline]
            pub fn iter() -> Iter<$T> {
                Iter::new(Self::ALL)
            }

            /// The position in [table order](crate#table-order): `0..COUNT` for the entries of
            /// [`ALL`](Self::ALL), `COUNT` or more for retired ones.
            ///
            /// Use it for tables in memory, with `get` where the entry was parsed and so may be
            /// retired. Never store it: it changes when an edition inserts an entry.
            ///
            /// ```
            #[doc = concat!("use capability_framework::", stringify!($T), ";")]
            ///
            #[doc = concat!("let entry = ", stringify!($T), "::", stringify!($example), ";")]
            #[doc = concat!("assert_eq!(", stringify!($T), "::ALL[entry.index()], entry);")]
            /// ```
            #[inline]
            pub const fn index(self) -> usize {
                self as usize
            }

            /// The entry whose [`index`](Self::index) this is.
            #[inline]
            pub(crate) fn from_index(index: usize) -> Option<$T> {
                let retired = || $crate::generated::$table::RETIRED.get(index.checked_sub(Self::COUNT)?);
                Self::ALL.get(index).or_else(retired).copied()
            }

            /// The permanent identifier in lower-case words, which stored data should use.
            ///
            /// A slug is never changed once released.
            ///
            /// ```
            #[doc = concat!("use capability_framework::", stringify!($T), ";")]
            ///
            #[doc = concat!("assert_eq!(", stringify!($T), "::", stringify!($example), ".slug(), ", stringify!($slug), ");")]
            /// ```
            #[inline]
            pub const fn slug(self) -> &'static str {
                entry(&$crate::generated::$table::SLUGS, self as usize)
            }

            /// The official name, as its latest edition writes it.
            ///
            /// ```
            #[doc = concat!("use capability_framework::", stringify!($T), ";")]
            ///
            #[doc = concat!("assert_eq!(", stringify!($T), "::", stringify!($example), ".name(), ", stringify!($name), ");")]
            /// ```
            #[inline]
            pub const fn name(self) -> &'static str {
                entry(&$crate::generated::$table::NAMES, self as usize)
            }
        }

        /// The official name.
        impl fmt::Display for $T {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.name())
            }
        }

        /// The slug.
        impl AsRef<str> for $T {
            #[inline]
            fn as_ref(&self) -> &str {
                self.slug()
            }
        }
    };
}

each_enum!(entries);
