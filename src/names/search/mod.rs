//! Finding entries by what people type: names of today and before, common abbreviations and the
//! embedded sentences.
//!
//! ```
//! use capability_framework::search::search;
//!
//! for hit in search("incident") {
//!     println!("{} ({}): {}", hit.name(), hit.kind, hit.text);
//! }
//! ```

mod index;
mod query;
mod rank;

use std::vec::Vec;

use once_cell::sync::OnceCell;

use self::index::Index;
use self::query::Query;
use crate::framework::history::Date;
use crate::framework::words::words;
use crate::framework::{Entry, EntryKind};
use crate::names::from_words::from_words;

/// How well something matches, the best first.
///
/// ```
/// use capability_framework::search::{Match, search};
///
/// assert_eq!(search("testing")[0].matched, Match::Exact);
/// assert!(Match::Exact < Match::Near);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Match {
    /// A name or an abbreviation is what was typed.
    Exact,
    /// A name or an abbreviation begins with what was typed.
    Prefix,
    /// A name has every word that was typed, or a word that begins with it, or what it is short for.
    Words,
    /// A sentence about the entry has every word that was typed.
    Text,
    /// A name has every word that was typed, if those that are in no name are misspelt.
    Near,
    /// A name has most of the words that were typed, by their number or weight. Only where no name
    /// or abbreviation begins with what was typed.
    Most,
    /// A name has a few of the words that were typed. Only where nothing else matches.
    Few,
}

words! {
    type: Match, path: "capability_framework::search::Match",
    singular: "match", plural: "kinds of matches",
    words: {
        Exact: "exact", Prefix: "prefix", Words: "words", Text: "text", Near: "near", Most: "most",
        Few: "few"
    }
}

from_words! {
    type: Match, path: "capability_framework::search::Match",
    article: "a", singular: "kind of match",
    example: "Prefix" is Match::Prefix
}

/// A result of a [`search`]: an entry, or a name whose entry is gone.
///
/// ```
/// use capability_framework::history::Date;
/// use capability_framework::search::search;
///
/// let hit = search("Digital perspective")[0];
/// assert_eq!((hit.entry, hit.removed), (None, Date::new(2024, 11, 30)));
/// assert_eq!(hit.name(), "Digital perspective");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct Hit {
    /// The type of what was found.
    pub kind: EntryKind,
    /// The entry; `None` where the framework removed it and no edition of this crate has it.
    pub entry: Option<Entry>,
    /// When the entry was removed, or retired.
    pub removed: Option<Date>,
    /// How well it matches.
    pub matched: Match,
    /// What matches: a name, a former name, an abbreviation or a sentence.
    pub text: &'static str,
}

impl Hit {
    /// The name of the entry, or the one that it had.
    ///
    /// ```
    /// use capability_framework::search::search;
    ///
    /// let hit = search("systems analysis")[0];
    /// assert_eq!(hit.text, "Systems analysis");
    /// assert_eq!(hit.name(), "Digital and data systems analysis");
    /// ```
    #[inline]
    pub const fn name(&self) -> &'static str {
        match self.entry {
            Some(entry) => entry.name(),
            None => self.text,
        }
    }
}

/// What matches `query`, each entry once, the best first.
///
/// It looks at names, former names, removed names, common abbreviations and the embedded sentences,
/// of entries of every type. Case and punctuation make no difference. The beginning of a word is
/// enough ("conten des"), and so are shortened words and abbreviations among others ("Snr Dev",
/// "Senior BA"). Most of the words suffice; a rare word weighs more than a common one. A word that is
/// in no name may be misspelt. A role is found by the names of its levels
/// without a word of seniority too ("developer"), a level by the name of its role ("senior software
/// developer").
///
/// The order is that of [`Match`]; where only some of the words match, by what they weigh. Then come names of today before other names of the same entries, and what was removed last;
/// names that have the words whole; names with fewer other words; and at last role families, roles,
/// role levels, skills and the small types, each in table order.
///
/// Only the first 256 bytes of a query count, and the first 16 words, which bounds the time. The
/// index is built at the first call, and kept.
///
/// ```
/// use capability_framework::search::{Match, search};
/// use capability_framework::{Entry, Role, RoleLevel, Skill};
///
/// let hits = search("incident");
/// let found: Vec<&str> = hits.iter().map(|hit| hit.name()).take(3).collect();
/// assert_eq!(found, ["Incident manager", "Incident manager", "Incident management"]);
///
/// assert_eq!(search("BA")[0].entry, Some(Entry::Role(Role::BusinessAnalyst)));
/// assert_eq!(search("Snr Dev")[0].entry, Some(Entry::RoleLevel(RoleLevel::SeniorDeveloper)));
/// assert_eq!(search("systems analysis")[0].matched, Match::Exact); // a former name
/// assert_eq!(search("prototipyng")[0].entry, Some(Entry::Skill(Skill::Prototyping)));
/// assert!(search("xyzzy").is_empty());
/// ```
pub fn search(query: &str) -> Vec<Hit> {
    static INDEX: OnceCell<Index> = OnceCell::new();

    let index = INDEX.get_or_init(Index::build);
    match Query::new(query, index) {
        Some(query) => rank::hits(index, &query),
        None => Vec::new(),
    }
}
