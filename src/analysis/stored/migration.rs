//! What became of a stored form on its way to the latest edition.

use alloc::borrow::ToOwned;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use super::form::{Entries, Form, unique};
use super::note::Note;
use super::read::{Key, Reading, Stored, read, strength};
use super::value::Value;
use crate::analysis::job::OwnSkill;
use crate::framework::{Edition, Rating, Skill};

/// A stored form carried to the latest edition; see [`StoredProfile::migrate`] and
/// [`StoredJob::migrate`].
///
/// [`StoredProfile::migrate`]: super::StoredProfile::migrate
/// [`StoredJob::migrate`]: super::StoredJob::migrate
///
/// ```
/// use capability_framework::stored::StoredProfile;
/// use capability_framework::{Profile, RoleLevel};
///
/// let profile = Profile::from(RoleLevel::Developer);
/// let migration = StoredProfile::new(&profile).migrate();
/// assert_eq!(migration.value, profile);
/// assert!(migration.notes.is_empty());
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Migration<T> {
    /// What was carried.
    pub value: T,
    /// What a person should know about the entries that were not carried, or were changed: official
    /// skills in the order of the stored form, then own ones.
    pub notes: Vec<Note>,
    /// The ratings of own skills, of a profile.
    pub(super) own: BTreeMap<OwnSkill, Rating>,
    pub(super) rest: Rest,
}

/// What a stored form holds besides, to be written back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Rest {
    /// The label of an edition that is not known, which may be later than this version.
    unknown_edition: Option<Value>,
    /// The edition by whose tables the form was read.
    edition: Edition,
    /// What was not carried.
    official: Entries,
    own: Entries,
    others: Vec<(Value, Value)>,
}

/// What the entries of a form say.
pub(super) struct Readings<V> {
    pub(super) official: BTreeMap<Skill, V>,
    pub(super) own: BTreeMap<OwnSkill, V>,
    pub(super) notes: Vec<Note>,
    pub(super) rest: Rest,
}

impl Form {
    /// Carries each entry to the skills of today, or notes why not.
    #[inline]
    pub(super) fn read<V: Stored>(&self) -> Readings<V> {
        let edition = self.edition().unwrap_or(Edition::LATEST);
        let official: Reading<Skill, V> = read(&self.official, edition);
        let own: Reading<OwnSkill, V> = read(&self.own, edition);
        let mut notes = official.notes;
        notes.extend(own.notes);
        let rest = Rest {
            unknown_edition: self.edition.clone().filter(|_| self.edition().is_err()),
            edition,
            official: official.kept,
            own: own.kept,
            others: self.others.clone(),
        };
        Readings { official: official.carried, own: own.carried, notes, rest }
    }

    /// The form to store again: what is known, and behind it what is kept of the rest where its key is
    /// free.
    #[inline]
    pub(super) fn again<V: Stored>(
        rest: &Rest,
        edition: Edition,
        official: impl Iterator<Item = (Skill, V)>,
        own: impl Iterator<Item = (OwnSkill, V)>,
    ) -> Form {
        let official = entries(official, |skill| skill.slug(), &rest.official, rest.edition);
        let label = || label(edition, &official);
        Form {
            edition: Some(rest.unknown_edition.clone().unwrap_or_else(label)),
            official,
            own: entries(own, |skill| skill.name(), &rest.own, rest.edition),
            others: rest.others.clone(),
        }
    }
}

/// The label of a form whose names are meant as today: `edition`, or the latest where one of the names
/// meant another skill in `edition` and would be read as that.
#[inline]
pub(super) fn label(edition: Edition, official: &Entries) -> Value {
    let read = |name: &str, edition| Skill::read(name, edition).ok();
    let mut names = official.iter().map(|(name, _)| name);
    let is_same = names.all(|name| read(name, edition) == read(name, Edition::LATEST));
    let edition = if is_same { edition } else { Edition::LATEST };
    Value::Text(edition.slug().to_owned())
}

/// Entries for what is known, and behind them those of the rest whose skill has none and whose key is
/// no other's. A name of the rest that means another skill today than in its `edition` is replaced, and
/// of two values of one key the stronger is taken.
#[inline]
fn entries<K: Key, V: Stored>(
    known: impl Iterator<Item = (K, V)>,
    key: impl Fn(&K) -> &str,
    rest: &Entries,
    edition: Edition,
) -> Entries {
    let mut entries = Entries::new();
    let mut skills = BTreeSet::new();
    for (skill, value) in known {
        entries.push((key(&skill).to_owned(), Value::Text(value.slug().to_owned())));
        skills.insert(skill);
    }
    let free = rest.iter().filter_map(|(name, value)| {
        let skill = K::read(name, edition).ok();
        let today = K::read(name, Edition::LATEST).ok();
        let name = skill
            .as_ref()
            .filter(|skill| Some(*skill) != today.as_ref())
            .map_or(name.as_str(), &key);
        let is_taken = skill.as_ref().is_some_and(|skill| skills.contains(skill));
        (!is_taken).then(|| (name.to_owned(), value))
    });
    let free: Vec<(String, &Value)> = free.collect();
    let free = free.iter().map(|(name, value)| (name.as_str(), *value));
    let free = unique(free, strength::<V>).into_iter();
    entries.extend(free.map(|(name, value)| (name.to_owned(), value.clone())));
    entries
}
