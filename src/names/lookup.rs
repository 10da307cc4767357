//! From text to an entry. Only letters and digits count, and their case does not.

use core::fmt;
use core::hash::{Hash, Hasher};

use super::hash;
use super::key::Key;
use super::relaxed::{find_relaxed, shorter};
use crate::framework::history::Date;
use crate::framework::table::find_sorted;
use crate::framework::{
    Document, Edition, Entry, EntryKind, Grade, Proficiency, Role, RoleFamily, RoleLevel, Skill,
    Track,
};

/// An enum that is read from text.
pub(crate) trait FromText: Copy + 'static {
    const KIND: &'static Kind;

    /// The variant at an index, which may be retired.
    fn from_index(index: usize) -> Option<Self>;
}

/// The variant that a text names: all that `FromStr` takes.
#[inline]
pub(crate) fn read<T: FromText>(text: &str) -> Option<T> {
    T::KIND.find_text(text).and_then(T::from_index)
}

/// A type that is read from text: its names and what errors call it. It is data, so that what reads
/// names is compiled once and not for every type.
pub(crate) struct Kind {
    /// `None` for an enum of words, whose values are no entries of the framework.
    pub(super) entry_kind: Option<EntryKind>,
    pub(super) article: &'static str,
    pub(super) name: &'static str,
    /// How many variants are not retired.
    pub(super) count: usize,
    /// By the index of the variant.
    pub(super) slugs: &'static [&'static str],
    /// By the index of the variant.
    pub(super) names: &'static [&'static str],
    /// More names, as people write them, with the index of the variant.
    pub(super) other_names: &'static [(&'static str, u16)],
    /// Where the slugs, the names and the other names are.
    pub(super) slots: &'static [u16],
    /// Each of these by its letters and digits in lower case, with the index of the variant; sorted.
    pub(super) keys: &'static [(&'static str, u16)],
    /// Where the keys are.
    pub(super) key_slots: &'static [u16],
    /// Words that only say the kind where they end a name.
    pub(super) kind_words: &'static [&'static str],
    /// Sorted like `keys`: names that mean nothing today, and since when.
    pub(super) removed: &'static [(&'static str, Date)],
    /// What a message says behind the list of what is possible.
    pub(super) more: &'static str,
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
    #[inline]
    pub(crate) const fn of_words(
        article: &'static str,
        name: &'static str,
        slugs: &'static [&'static str],
    ) -> Kind {
        Kind {
            entry_kind: None,
            article,
            name,
            count: slugs.len(),
            slugs,
            names: slugs,
            other_names: &[],
            slots: &[],
            keys: &[],
            key_slots: &[],
            kind_words: &[],
            removed: &[],
            more: "",
        }
    }

    /// With other forms of the words, to be suggested. A message lists the first `count` words, and says
    /// what more there is.
    #[cfg(feature = "alloc")]
    #[inline]
    pub(crate) const fn with_forms(
        self,
        count: usize,
        more: &'static str,
        other_names: &'static [(&'static str, u16)],
    ) -> Kind {
        Kind { count, more, other_names, ..self }
    }

    /// Of a type of entries.
    #[inline]
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

    /// Of every type of entries, in the order in which a name is looked for whose type is not known.
    #[inline]
    pub(super) fn all() -> impl Iterator<Item = &'static Kind> {
        EntryKind::ALL.iter().map(|kind| Kind::of(*kind))
    }

    /// The slugs of the variants that are not retired.
    #[inline]
    pub(super) fn current_slugs(&self) -> &'static [&'static str] {
        self.slugs.get(..self.count).unwrap_or_default()
    }

    /// Every name of every variant, present and former, with the index of the variant.
    #[inline]
    pub(super) fn each_name(&self) -> impl Iterator<Item = (&'static str, usize)> {
        (self.slugs.len()..).map_while(|row| self.row(row))
    }

    /// What the variant at an index is.
    #[inline]
    pub(super) fn meant(&self, index: usize) -> Option<Meant> {
        let Some(kind) = self.entry_kind else {
            return self.slugs.get(index).map(|slug| Meant::Word(slug));
        };
        Some(Meant::Entry(match kind {
            EntryKind::RoleFamily => RoleFamily::from_index(index)?.into(),
            EntryKind::Role => Role::from_index(index)?.into(),
            EntryKind::RoleLevel => RoleLevel::from_index(index)?.into(),
            EntryKind::Skill => Skill::from_index(index)?.into(),
            EntryKind::Proficiency => Proficiency::from_index(index)?.into(),
            EntryKind::Grade => Grade::from_index(index)?.into(),
            EntryKind::Track => Track::from_index(index)?.into(),
            EntryKind::Edition => Edition::from_index(index)?.into(),
            EntryKind::Document => Document::from_index(index)?.into(),
        }))
    }

    /// The entry that a key means.
    #[inline]
    pub(super) fn entry(&self, key: &Key) -> Option<Entry> {
        match self.meant(self.find(key)?)? {
            Meant::Entry(entry) => Some(entry),
            Meant::Word(_) => None,
        }
    }

    /// When the entry of a key was removed.
    #[inline]
    pub(super) fn removal(&self, key: &Key) -> Option<Date> {
        let mut keys = shorter(self, key.as_bytes());
        keys.find_map(|key| find_sorted(self.removed, |name| name.as_bytes().cmp(key)).copied())
    }

    /// The index of the variant that a text names. A slug or a name letter by letter needs no key.
    #[inline]
    fn find_text(&self, text: &str) -> Option<usize> {
        let exact = hash::find(self.slots, text.as_bytes(), |row| self.row(row));
        exact.or_else(|| self.find(&Key::new(text)?))
    }

    /// The slugs, the names and the other names, each with the index of the variant.
    #[inline]
    pub(super) fn row(&self, row: usize) -> Option<(&'static str, usize)> {
        if let Some(slug) = self.slugs.get(row) {
            return Some((slug, row));
        }
        let row = row.checked_sub(self.slugs.len())?;
        if let Some(name) = self.names.get(row) {
            return Some((name, row));
        }
        let (name, index) = self.other_names.get(row.checked_sub(self.names.len())?)?;
        Some((name, usize::from(*index)))
    }

    /// The index of the variant with exactly this slug.
    #[inline]
    pub(super) fn find_slug(&self, slug: &str) -> Option<usize> {
        let row = |row| self.slugs.get(row).map(|slug| (*slug, row));
        hash::find(self.slots, slug.as_bytes(), row)
    }

    /// The index of the variant that a key means.
    #[inline]
    pub(super) fn find(&self, key: &Key) -> Option<usize> {
        if self.entry_kind.is_none() {
            let is_it = |word: &&str| Key::new(word).is_some_and(|word| word == *key);
            return self.slugs.iter().position(is_it);
        }
        self.find_name(key.as_bytes()).or_else(|| find_relaxed(self, key))
    }

    /// The index of the variant with a name of exactly these letters and digits.
    #[inline]
    pub(super) fn find_name(&self, letters: &[u8]) -> Option<usize> {
        let row = |row| self.keys.get(row).map(|(key, index)| (*key, usize::from(*index)));
        hash::find(self.key_slots, letters, row)
    }
}

/// There is one for each type.
impl PartialEq for Kind {
    #[inline]
    fn eq(&self, other: &Kind) -> bool {
        self.name == other.name
    }
}

impl Eq for Kind {}

impl Hash for Kind {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl fmt::Debug for Kind {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
