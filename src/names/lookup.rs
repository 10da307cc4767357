//! From text to an entry. Only letters and digits count, and their case does not.

use core::fmt;
use core::hash::{Hash, Hasher};

use super::key::Key;
use super::relaxed::find_relaxed;
use crate::framework::history::Date;
use crate::framework::{
    Document, Edition, Entry, EntryKind, Grade, Proficiency, Role, RoleFamily, RoleLevel, Skill,
    Track,
};

/// An enum that is read from text.
pub(crate) trait FromText: Copy + 'static {
    const KIND: &'static Kind;
}

/// An enum whose entries have names.
pub(super) trait Named: FromText + Into<Entry> {
    /// A row for every slug, name and former name: its letters and digits in lower case, sorted.
    const KEYS: &'static [(&'static str, Self)];
    /// Where in `KEYS` to look for a hash, see [`slots`].
    const SLOTS: &'static [u16];
    /// Sorted like `KEYS`: names that mean nothing today, and since when.
    const REMOVED: &'static [(&'static str, Date)];
    /// Words that only say the kind where they end a name.
    const KIND_WORDS: &'static [&'static str];
}

/// A type that is read from text, as errors speak of it.
pub(crate) struct Kind {
    pub(super) article: &'static str,
    pub(super) name: &'static str,
    /// Of the entries that are not retired.
    pub(super) slugs: &'static [&'static str],
    /// Calls back with every name of every entry, present and former, as people write it.
    pub(super) each_name: fn(&mut dyn FnMut(&'static str, Meant)),
    /// Words that only say the kind where they end a name.
    pub(super) kind_words: &'static [&'static str],
    /// The entry of a key: all that `FromStr` takes.
    pub(super) find: fn(&Key) -> Option<Entry>,
    /// When the entry of a key was removed.
    pub(super) removal: fn(&Key) -> Option<Date>,
}

/// What a name leads to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Meant {
    Entry(Entry),
    /// The slug of a value that is no entry of the framework.
    Word(&'static str),
}

impl Kind {
    /// Of an enum of words.
    pub(crate) const fn of_words(
        article: &'static str,
        name: &'static str,
        slugs: &'static [&'static str],
        each_name: fn(&mut dyn FnMut(&'static str, Meant)),
    ) -> Kind {
        Kind { article, name, slugs, each_name, kind_words: &[], find: |_| None, removal: |_| None }
    }

    /// Of a type of entries.
    pub(super) fn of(kind: EntryKind) -> &'static Kind {
        match kind {
            EntryKind::RoleFamily => RoleFamily::KIND,
            EntryKind::Role => Role::KIND,
            EntryKind::RoleLevel => RoleLevel::KIND,
            EntryKind::Skill => Skill::KIND,
            EntryKind::Proficiency => Proficiency::KIND,
            EntryKind::Grade => Grade::KIND,
            EntryKind::Track => Track::KIND,
            EntryKind::Edition => Edition::KIND,
            EntryKind::Document => Document::KIND,
        }
    }
}

/// There is one for each type.
impl PartialEq for Kind {
    fn eq(&self, other: &Kind) -> bool {
        self.name == other.name
    }
}

impl Eq for Kind {}

impl Hash for Kind {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// The kinds of entries, in the order in which a name is looked for whose type is not known.
pub(super) static KINDS: [&Kind; 9] = [
    RoleFamily::KIND,
    Role::KIND,
    RoleLevel::KIND,
    Skill::KIND,
    Proficiency::KIND,
    Grade::KIND,
    Track::KIND,
    Edition::KIND,
    Document::KIND,
];

/// The entry of a name: all that `FromStr` takes.
#[inline]
pub(super) fn read<T: Named>(key: &Key) -> Option<T> {
    find(key.as_bytes()).or_else(|| find_relaxed(key))
}

/// The entry whose key is `key`.
#[inline]
pub(super) fn find<T: Named>(key: &[u8]) -> Option<T> {
    let start = hash(key) % T::SLOTS.len();
    let (before, from) = T::SLOTS.split_at_checked(start)?;
    for slot in from.iter().chain(before) {
        let (other, entry) = T::KEYS.get(usize::from(*slot))?;
        if other.as_bytes() == key {
            return Some(*entry);
        }
    }
    None
}

/// A slot that leads nowhere: there are never so many names.
const EMPTY: u16 = u16::MAX;

/// A hash table in which every key stands at its hash or in the slots after it, before an empty
/// one. `SLOTS` should be about twice the number of keys.
#[expect(clippy::indexing_slicing, reason = "evaluated at compile time, where it fails the build")]
#[inline]
pub(super) const fn slots<T: Copy, const SLOTS: usize>(keys: &[(&str, T)]) -> [u16; SLOTS] {
    let mut slots = [EMPTY; SLOTS];
    let mut row = 0;
    while row < keys.len() {
        assert!(keys[row].0.len() <= Key::CAPACITY);
        let mut slot = hash(keys[row].0.as_bytes()) % SLOTS;
        while slots[slot] != EMPTY {
            slot = (slot + 1) % SLOTS;
        }
        slots[slot] = row as u16;
        row += 1;
    }
    slots
}

/// Multiplies in four bytes at a time. It makes no calls, which the compiler's interpreter would
/// take long over.
#[inline]
const fn hash(mut bytes: &[u8]) -> usize {
    const FACTOR: u64 = 0x9e37_79b9;
    let mut hash = 0_u64;
    while let [a, b, c, d, rest @ ..] = bytes {
        let word = *a as u64 | (*b as u64) << 8 | (*c as u64) << 16 | (*d as u64) << 24;
        hash = ((hash ^ word) & 0xffff_ffff) * FACTOR;
        hash ^= hash >> 32;
        bytes = rest;
    }
    while let [byte, rest @ ..] = bytes {
        hash = ((hash ^ *byte as u64) & 0xffff_ffff) * FACTOR;
        hash ^= hash >> 32;
        bytes = rest;
    }
    (hash & 0xffff_ffff) as usize
}
