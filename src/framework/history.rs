//! What happened to the framework since 2020: what was added, renamed, merged and removed, and when.
//!
//! For one entry ask its `history()`, such as [`Skill::history`], and its `former_names()`.
//!
//! ```
//! use capability_framework::Skill;
//! use capability_framework::history::{EventKind, events};
//!
//! let removed = events().iter().filter(|event| event.kind == EventKind::Removed);
//! println!("{} entries were removed", removed.count());
//!
//! let last = Skill::DigitalAndDataSystemsAnalysis.history().next().expect("it was renamed");
//! assert_eq!(last.old_name, Some("Systems analysis"));
//! ```
//!
//! All events are below, newest first. They are those that the publisher announced: what existed from
//! the start has no event.
#![cfg_attr(doc, doc = "")]
#![cfg_attr(doc, doc = include_str!("../generated/history.md"))]

pub use super::date::Date;
use super::entries::each_enum;
use super::table::find_sorted;
use super::words::words;
use crate::framework::{Entry, EntryKind, Role, RoleFamily, RoleLevel, Skill};
use crate::generated::history::EVENTS;

/// What happened to an entry.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum EventKind {
    /// It was new.
    Added,
    /// It was given another name.
    Renamed,
    /// It became part of another entry.
    Merged,
    /// It was removed, with no successor.
    Removed,
    /// A misspelt form of its name, met in published documents.
    Spelling,
}

words! {
    type: EventKind, path: "capability_framework::history::EventKind",
    singular: "kind of event", plural: "kinds of events",
    words: {
        Added: "added",
        Renamed: "renamed",
        Merged: "merged",
        Removed: "removed",
        Spelling: "spelling"
    }
}

/// Something that happened to the framework; see [`events`].
///
/// ```
/// use capability_framework::history::{EventKind, events};
/// use capability_framework::{Entry, Skill};
///
/// let renamed = events().iter().find(|event| event.old_name == Some("Systems analysis"));
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
    /// The type of the entry that it happened to.
    pub entry_kind: EntryKind,
    /// The name before; `None` for what was added.
    pub old_name: Option<&'static str>,
    /// The name after; `None` for what was removed.
    pub new_name: Option<&'static str>,
    /// The entry that it is today, after all later renames; it may be retired. `None` where nothing
    /// is left of it.
    pub entry: Option<Entry>,
}

/// Every event since 2020 that the publisher's change notes report, newest first; spellings, which
/// have no date, last.
///
/// The notes are not complete: what existed from the start has no event, and some changes were
/// never announced.
///
/// ```
/// use capability_framework::history::events;
///
/// let newest = events().first().expect("the history is not empty");
/// assert!(newest.date.is_some_and(|date| date.year() >= 2026));
/// ```
#[inline]
pub fn events() -> &'static [Event] {
    &EVENTS
}

/// The methods of the enums with a history.
macro_rules! historic {
    (
        type: $T:ident, table: $table:ident,
        article: $article:literal, singular: $singular:literal, plural: $plural:literal,
        example: $example:ident, slug: $slug:literal, name: $name:literal, pasted: $pasted:literal,
        $(renamed: $renamed:ident, former: $former:literal,)? $(added: $added:ident,)?
        changed: $year:literal
    ) => {
        impl $T {
            /// Its former names, the last first: those that it had, those of entries merged into
            /// it, and misspellings. All of them parse to it.
            ///
            /// ```
            #[doc = concat!("use capability_framework::", stringify!($T), ";")]
            ///
            #[doc = concat!("let entry = ", stringify!($T), "::", stringify!($($renamed)? $($added)?), ";")]
            $(
                #[doc = concat!("assert!(entry.former_names().contains(&", stringify!($former), "));")]
                #[doc = concat!("assert_eq!(", stringify!($former), ".parse(), Ok(entry));")]
            )?
            $(#[doc = concat!("assert!(", stringify!($T), "::", stringify!($added), ".former_names().is_empty());")])?
            /// ```
            #[inline]
            pub fn former_names(self) -> &'static [&'static str] {
                let names = &$crate::generated::$table::FORMER_NAMES;
                find_sorted(names, |entry| entry.cmp(&self)).copied().unwrap_or_default()
            }

            /// Whether the latest edition no longer has it. It is then deprecated, not in
            /// [`ALL`](Self::ALL), and required in earlier editions only.
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

            /// What happened to it under any of its names, newest first.
            ///
            /// ```
            #[doc = concat!("use capability_framework::", stringify!($T), ";")]
            ///
            #[doc = concat!("let last = ", stringify!($T), "::", stringify!($($renamed)? $($added)?), ".history().next();")]
            #[doc = concat!("let year = last.and_then(|event| event.date).map(|date| date.year());")]
            #[doc = concat!("assert_eq!(year, Some(", stringify!($year), "));")]
            /// ```
            #[inline]
            pub fn history(self) -> impl DoubleEndedIterator<Item = &'static Event> + Clone {
                events().iter().filter(move |event| event.entry == Some(Entry::$T(self)))
            }
        }
    };
    (type: $T:ident, $($other:tt)*) => {};
}

each_enum!(historic);
