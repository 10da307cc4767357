//! From the entries of a stored form to skills of today, each carried or noted.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::str::FromStr;

use super::form::Entries;
use super::note::{Note, Reason};
use super::value::Value;
use crate::analysis::job::{Need, OwnSkill};
use crate::framework::{Edition, Proficiency, Rating, Skill};
use crate::names::ParseError;

/// What is stored of a skill.
pub(super) trait Stored: Copy + Ord + FromStr<Err = ParseError> {
    fn slug(self) -> &'static str;

    /// A number in the order of the values.
    fn rank(self) -> u8;
}

impl Stored for Rating {
    #[inline]
    fn slug(self) -> &'static str {
        self.slug()
    }

    #[inline]
    fn rank(self) -> u8 {
        self.point()
    }
}

impl Stored for Need {
    #[inline]
    fn slug(self) -> &'static str {
        self.slug()
    }

    #[inline]
    fn rank(self) -> u8 {
        let point = self.proficiency().map_or(0, Proficiency::point);
        if self.is_essential() { Proficiency::Expert.point() + point } else { point }
    }
}

/// What it is stored of.
pub(super) trait Key: Ord + Clone {
    /// The skill that `name` meant in `edition`.
    fn read(name: &str, edition: Edition) -> Result<Self, Reason>;

    fn name(&self) -> &str;

    /// What a person should know of the skill, which is stored under `name` in `edition`.
    fn note(&self, name: &str, edition: Edition) -> Option<Reason>;

    /// What a person should know where two names are the skill.
    fn merged(&self) -> Option<Reason>;
}

impl Key for Skill {
    #[inline]
    fn read(name: &str, edition: Edition) -> Result<Skill, Reason> {
        name.parse().map(|skill| edition.meaning(skill)).map_err(Reason::UnknownSkill)
    }

    #[inline]
    fn name(&self) -> &str {
        (*self).name()
    }

    #[inline]
    fn note(&self, _: &str, _: Edition) -> Option<Reason> {
        self.is_retired().then_some(Reason::Retired(*self))
    }

    #[inline]
    fn merged(&self) -> Option<Reason> {
        Some(Reason::Merged(*self))
    }
}

impl Key for OwnSkill {
    #[inline]
    fn read(name: &str, _: Edition) -> Result<OwnSkill, Reason> {
        let skill = OwnSkill::unchecked(name);
        if skill.is_empty() { Err(Reason::EmptyName) } else { Ok(skill) }
    }

    #[inline]
    fn name(&self) -> &str {
        self.name()
    }

    #[inline]
    fn note(&self, name: &str, edition: Edition) -> Option<Reason> {
        Skill::read(name, edition).ok().map(Reason::OwnIsOfficial)
    }

    #[inline]
    fn merged(&self) -> Option<Reason> {
        None
    }
}

/// What was carried, and the rest.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Reading<K, V> {
    pub(super) carried: BTreeMap<K, V>,
    pub(super) notes: Vec<Note>,
    /// What was not carried, as it is stored.
    pub(super) kept: Entries,
}

/// The entry that counts for a skill.
struct Counting<V> {
    value: V,
    position: usize,
    /// Of its name, once another name is compared with it.
    letters: Option<Vec<char>>,
}

impl<V> Counting<V> {
    #[inline]
    fn letters(&mut self, entries: &Entries) -> &Vec<char> {
        let name = || entries.get(self.position).map_or("", |(name, _)| name);
        self.letters.get_or_insert_with(|| letters(name()))
    }
}

/// Carries each entry of a form of `edition`, or notes why not. Of two entries for one skill the
/// higher counts.
#[inline]
pub(super) fn read<K: Key, V: Stored>(entries: &Entries, edition: Edition) -> Reading<K, V> {
    let mut counting: BTreeMap<K, Counting<V>> = BTreeMap::new();
    let mut reasons: Vec<(usize, Reason)> = Vec::new();
    for (position, (name, value)) in entries.iter().enumerate() {
        let (skill, value) = match (K::read(name, edition), self::value::<V>(value)) {
            (Err(reason), _) | (_, Err(reason)) => {
                reasons.push((position, reason));
                continue;
            }
            (Ok(skill), Ok(value)) => (skill, value),
        };
        let lower =
            |higher: V| Reason::LowerOfTwo { name: skill.name().to_owned(), counts: higher.slug() };
        let counts = Counting { value, position, letters: None };
        match counting.get_mut(&skill) {
            Some(higher) if higher.value > value => reasons.push((position, lower(higher.value))),
            Some(equal) if equal.value == value => {
                let Some(reason) = skill.merged() else { continue };
                if *equal.letters(entries) != letters(name) {
                    reasons.push((position, reason));
                }
            }
            Some(place) => {
                reasons.push((place.position, lower(value)));
                *place = counts;
            }
            None => drop(counting.insert(skill, counts)),
        }
    }
    for (skill, Counting { position, .. }) in &counting {
        let name = entries.get(*position).map_or("", |(name, _)| name);
        reasons.extend(skill.note(name, edition).map(|reason| (*position, reason)));
    }
    reasons.sort_by_key(|(position, _)| *position);
    let (notes, kept) = told(entries, reasons);
    let carried = counting.into_iter().map(|(skill, counts)| (skill, counts.value)).collect();
    Reading { carried, notes, kept }
}

/// How much the value that a text is counts; `None` for another text.
#[inline]
pub(super) fn strength<V: Stored>(text: &str) -> Option<u8> {
    text.parse().ok().map(V::rank)
}

#[inline]
fn value<V: Stored>(value: &Value) -> Result<V, Reason> {
    value.as_text().ok_or(Reason::NotText)?.parse().map_err(Reason::UnknownValue)
}

/// What tells two names apart, rather than two spellings of one.
#[inline]
fn letters(name: &str) -> Vec<char> {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The notes, and the entries that were not carried.
#[inline]
fn told(entries: &Entries, reasons: Vec<(usize, Reason)>) -> (Vec<Note>, Entries) {
    let (mut notes, mut kept) = (Vec::new(), Entries::new());
    for (position, reason) in reasons {
        let entry = entries.get(position);
        debug_assert!(entry.is_some(), "reasons are given for entries");
        let Some((name, value)) = entry else { continue };
        let note = Note { name: name.clone(), value: value.to_string(), reason };
        if !note.is_carried() {
            kept.push((name.clone(), value.clone()));
        }
        notes.push(note);
    }
    (notes, kept)
}
