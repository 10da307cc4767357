//! What happened to the framework, and to each entry.

use core::fmt;

pub use crate::generated::history::{Date, Entry, EntryKind, Event, EventKind};
use crate::generated::history::{EVENTS, MONTHS};
use crate::generated::{role, role_level, skill};
use crate::{Role, RoleLevel, Skill};

/// Every event since 2020 that the publisher's change notes tell, newest first; spellings, which
/// have no date, last.
///
/// The notes are not complete: what was there from the start was never added, and some changes
/// were never announced.
///
/// ```
/// use capability_framework::{EventKind, history};
///
/// let newest = history().first().expect("the history is not empty");
/// assert_eq!(newest.date.map(|date| (date.year, date.month)), Some((2026, 8)));
/// let removed = history().iter().filter(|event| event.kind == EventKind::Removed);
/// println!("{} entries were removed", removed.count());
/// ```
#[inline]
pub fn history() -> &'static [Event] {
    &EVENTS
}

/// Day, month in letters, year: `29 May 2026`.
impl fmt::Display for Date {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let month = usize::from(self.month).checked_sub(1).and_then(|month| MONTHS.get(month));
        write!(f, "{} {} {}", self.day, month.unwrap_or(&"?"), self.year)
    }
}

/// Gives an enum with a history its questions. The example is an entry, one former name of it and
/// the year of its last event.
macro_rules! historic {
    ($T:ident, $table:ident, $example:ident, $former:literal, $year:literal) => {
        impl $T {
            /// The names that it had, the last first: renamed, merged into it, or misspelt. They
            /// all parse to it.
            ///
            /// ```
            #[doc = concat!("use capability_framework::", stringify!($T), ";")]
            ///
            #[doc = concat!("let entry = ", stringify!($T), "::", stringify!($example), ";")]
            #[doc = concat!("assert!(entry.former_names().contains(&", stringify!($former), "));")]
            #[doc = concat!("assert_eq!(", stringify!($former), ".parse(), Ok(entry));")]
            /// ```
            #[inline]
            pub fn former_names(self) -> &'static [&'static str] {
                let at = $table::FORMER_NAMES.binary_search_by_key(&self, |(entry, _)| *entry);
                at.ok().and_then(|at| $table::FORMER_NAMES.get(at)).map_or(&[], |(_, names)| names)
            }

            /// Whether the latest edition no longer has it. It is then outside
            /// [`ALL`](Self::ALL), required by nothing but earlier editions, and deprecated.
            ///
            /// ```
            #[doc = concat!("use capability_framework::", stringify!($T), ";")]
            ///
            #[doc = concat!("assert!(", stringify!($T), "::iter().all(|entry| !entry.is_retired()));")]
            /// ```
            #[inline]
            pub const fn is_retired(self) -> bool {
                self.index() >= $T::COUNT
            }

            /// What happened to it, newest first, under whatever name.
            ///
            /// ```
            #[doc = concat!("use capability_framework::", stringify!($T), ";")]
            ///
            #[doc = concat!("let last = ", stringify!($T), "::", stringify!($example), ".history().next();")]
            #[doc = concat!("let year = last.and_then(|event| event.date).map(|date| date.year);")]
            #[doc = concat!("assert_eq!(year, Some(", stringify!($year), "));")]
            /// ```
            #[inline]
            pub fn history(self) -> impl DoubleEndedIterator<Item = &'static Event> + Clone {
                history().iter().filter(move |event| event.entry == Some(Entry::$T(self)))
            }
        }
    };
}

historic!(Role, role, QualityAssuranceTestAnalyst, "Quality assurance testing (QAT) analyst", 2025);
historic!(RoleLevel, role_level, LeadDataAndAiEthicist, "Data ethics lead", 2026);
historic!(Skill, skill, DigitalAndDataSystemsAnalysis, "Systems analysis", 2025);
