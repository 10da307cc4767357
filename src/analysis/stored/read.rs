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
use crate::framework::{Edition, Rating, Skill};
use crate::names::ParseError;

/// What is stored of a skill.
pub(super) trait Stored: Copy + Ord + FromStr<Err = ParseError> {
    fn slug(self) -> &'static str;
}

impl Stored for Rating {
    #[inline]
    fn slug(self) -> &'static str {
        self.slug()
    }
}

impl Stored for Need {
    #[inline]
    fn slug(self) -> &'static str {
        self.slug()
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
        Ok(OwnSkill::unchecked(name))
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

/// Carries each entry of a form of `edition`, or notes why not. Of two entries for one skill the
/// higher counts.
#[inline]
pub(super) fn read<K: Key, V: Stored>(entries: &Entries, edition: Edition) -> Reading<K, V> {
    // What counts for each skill, with its position.
    let mut counting: BTreeMap<K, (V, usize)> = BTreeMap::new();
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
        match counting.get_mut(&skill) {
            Some((higher, _)) if *higher > value => reasons.push((position, lower(*higher))),
            Some((equal, first)) if *equal == value => {
                if entries.get(*first).is_some_and(|(first, _)| letters(first) != letters(name)) {
                    reasons.extend(skill.merged().map(|reason| (position, reason)));
                }
            }
            Some(counts) => {
                reasons.push((counts.1, lower(value)));
                *counts = (value, position);
            }
            None => drop(counting.insert(skill, (value, position))),
        }
    }
    for (skill, (_, position)) in &counting {
        let name = entries.get(*position).map_or("", |(name, _)| name);
        reasons.extend(skill.note(name, edition).map(|reason| (*position, reason)));
    }
    reasons.sort_by_key(|(position, _)| *position);
    let (notes, kept) = told(entries, reasons);
    let carried = counting.into_iter().map(|(skill, (value, _))| (skill, value)).collect();
    Reading { carried, notes, kept }
}

/// Whether a text is a value that counts more than that of another.
#[inline]
pub(super) fn is_stronger<V: Stored>(text: &str, other: &str) -> bool {
    text.parse::<V>().ok() > other.parse().ok()
}

#[inline]
fn value<V: Stored>(value: &Value) -> Result<V, Reason> {
    value.as_text().ok_or(Reason::NotText)?.parse().map_err(Reason::UnknownValue)
}

/// What tells two names apart, rather than two spellings of one.
#[inline]
fn letters(name: &str) -> impl PartialEq {
    let letters = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    letters.collect::<Vec<char>>()
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
