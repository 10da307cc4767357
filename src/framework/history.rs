//! What happened to the framework, and to each entry.

use core::fmt;

use super::entries::each_enum;
use super::table::find_sorted;
use crate::framework::{Role, RoleLevel, Skill};
use crate::generated::history::EVENTS;

/// A day of publication.
///
/// ```
/// use capability_framework::Date;
///
/// let date = Date { year: 2026, month: 5, day: 29 };
/// assert_eq!(date.to_string(), "29 May 2026");
/// assert!(date > Date { year: 2026, month: 5, day: 28 });
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

/// An entry that an [`Event`] is about, as it is today.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Entry {
    /// A role.
    Role(Role),
    /// A role level.
    RoleLevel(RoleLevel),
    /// A skill.
    Skill(Skill),
}

/// What type of entry an [`Event`] is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum EntryKind {
    /// A role.
    Role,
    /// A role level.
    RoleLevel,
    /// A skill.
    Skill,
}

/// What happened to an entry.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum EventKind {
    /// It was new.
    Added,
    /// It got another name.
    Renamed,
    /// Its meaning went into another entry.
    Merged,
    /// It was taken out, with no successor.
    Removed,
    /// A misspelt form of its name, met in published documents.
    Spelling,
}

/// Something that happened to the framework; see [`history`](crate::history).
///
/// ```
/// use capability_framework::{Entry, EventKind, Skill, history};
///
/// let renamed = history().iter().find(|event| event.old_name == Some("Systems analysis"));
/// let event = renamed.expect("it was renamed in November 2025");
/// assert_eq!(event.kind, EventKind::Renamed);
/// assert_eq!(event.entry, Some(Entry::Skill(Skill::DigitalAndDataSystemsAnalysis)));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct Event {
    /// The day of publication; `None` for a spelling, which has none.
    pub date: Option<Date>,
    /// What happened.
    pub kind: EventKind,
    /// To what type of entry.
    pub of: EntryKind,
    /// The name before; `None` for what was added.
    pub old_name: Option<&'static str>,
    /// The name after; `None` for what was removed.
    pub new_name: Option<&'static str>,
    /// What it is today, chains of renames followed, a retired entry included; `None` where
    /// nothing is left of it.
    pub entry: Option<Entry>,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

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

/// Gives the enums with a history their questions.
macro_rules! historic {
    (
        type: $T:ident, table: $table:ident,
        article: $article:literal, singular: $singular:literal, plural: $plural:literal,
        example: $example:ident, slug: $slug:literal, name: $name:literal, pasted: $pasted:literal,
        renamed: $renamed:ident, former: $former:literal, changed: $year:literal
    ) => {
        impl $T {
            /// The names that it had, the last first: renamed, merged into it, or misspelt. They
            /// all parse to it.
            ///
            /// ```
            #[doc = concat!("use capability_framework::", stringify!($T), ";")]
            ///
            #[doc = concat!("let entry = ", stringify!($T), "::", stringify!($renamed), ";")]
            #[doc = concat!("assert!(entry.former_names().contains(&", stringify!($former), "));")]
            #[doc = concat!("assert_eq!(", stringify!($former), ".parse(), Ok(entry));")]
            /// ```
            #[inline]
            pub fn former_names(self) -> &'static [&'static str] {
                let names = &$crate::generated::$table::FORMER_NAMES;
                find_sorted(names, |entry| entry.cmp(&self)).copied().unwrap_or_default()
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
            #[doc = concat!("let last = ", stringify!($T), "::", stringify!($renamed), ".history().next();")]
            #[doc = concat!("let year = last.and_then(|event| event.date).map(|date| date.year);")]
            #[doc = concat!("assert_eq!(year, Some(", stringify!($year), "));")]
            /// ```
            #[inline]
            pub fn history(self) -> impl DoubleEndedIterator<Item = &'static Event> + Clone {
                history().iter().filter(move |event| event.entry == Some(Entry::$T(self)))
            }
        }
    };
    (type: $T:ident, $($other:tt)*) => {};
}

each_enum!(historic);
