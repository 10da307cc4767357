//! From text to an entry. Only letters and digits count, and their case does not.

use crate::framework::date::Date;
use crate::framework::table::find_sorted;
use crate::framework::{
    Document, Edition, Grade, Proficiency, Role, RoleFamily, RoleLevel, Skill, Track,
};

/// An enum whose entries have names.
pub(super) trait Named: Copy + 'static {
    const KIND: &'static Kind;
    /// A row for every slug, name and former name: its letters and digits in lower case, sorted.
    const KEYS: &'static [(&'static str, Self)];
    /// Where in `KEYS` to look for a hash, see [`slots`].
    const SLOTS: &'static [u16];

    /// Sorted like `KEYS`: names that mean nothing today, and since when.
    const REMOVED: &'static [(&'static str, Date)] = &[];

    fn slug(self) -> &'static str;
}

/// A named type, as errors speak of it.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Kind {
    pub(super) article: &'static str,
    pub(super) name: &'static str,
    /// Of the entries that are not retired.
    pub(super) slugs: &'static [&'static str],
}

/// The entry whose key is `key`.
#[inline]
pub(super) fn find<T: Named>(key: &Key) -> Option<T> {
    let key = key.as_bytes()?;
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

/// When the entry whose key is `key` was removed.
#[inline]
pub(super) fn removal<T: Named>(key: &Key) -> Option<Date> {
    let key = key.as_bytes()?;
    find_sorted(T::REMOVED, |name| name.as_bytes().cmp(key)).copied()
}

/// The type, other than the expected one, of which `key` names an entry.
#[inline]
pub(super) fn kind_of(key: &Key) -> Option<&'static Kind> {
    fn kind<T: Named>(key: &Key) -> Option<&'static Kind> {
        find::<T>(key).map(|_| T::KIND)
    }
    kind::<RoleFamily>(key)
        .or_else(|| kind::<Role>(key))
        .or_else(|| kind::<RoleLevel>(key))
        .or_else(|| kind::<Skill>(key))
        .or_else(|| kind::<Proficiency>(key))
        .or_else(|| kind::<Grade>(key))
        .or_else(|| kind::<Track>(key))
        .or_else(|| kind::<Edition>(key))
        .or_else(|| kind::<Document>(key))
}

/// The letters and digits of a text in lower case.
pub(super) struct Key {
    bytes: [u8; Key::CAPACITY],
    /// `None` when the text cannot be a name: too long, or with letters beyond ASCII.
    len: Option<usize>,
}

impl Key {
    /// No name is longer, or the lookup tables would not build.
    pub(super) const CAPACITY: usize = 128;

    #[inline]
    pub(super) fn new(text: &str) -> Key {
        let mut key = Key { bytes: [0; Key::CAPACITY], len: None };
        let mut len = 0;
        for (at, byte) in text.bytes().enumerate() {
            if byte.is_ascii_alphanumeric() {
                let Some(place) = key.bytes.get_mut(len) else {
                    return key;
                };
                *place = byte.to_ascii_lowercase();
                len += 1;
            } else if !byte.is_ascii() {
                let Some(c) = text.get(at..).and_then(|text| text.chars().next()) else {
                    continue; // within a character that has been looked at
                };
                if c.is_alphanumeric() {
                    return key;
                }
            }
        }
        key.len = Some(len);
        key
    }

    #[inline]
    pub(super) fn as_bytes(&self) -> Option<&[u8]> {
        self.bytes.get(..self.len?)
    }
}
