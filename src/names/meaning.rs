//! What words mean to the letter: names, and what the crate knows of other ways to call an entry.

use super::hint::{Candidates, Hint};
use super::key::Key;
use super::lookup::{FromText, Kind, Meant};
use super::nearest::{Likeness, nearest};
use super::seniority;
use super::text::{Words, is_same, is_small, name_words};
use crate::framework::{Entry, Role, RoleLevel};
use crate::generated::abbreviation::ABBREVIATIONS;

/// What some reading of a text means to the letter.
#[inline]
pub(super) fn meaning(kind: &Kind, words: &[&str]) -> Option<Hint> {
    let key = Key::join(words)?;
    if let Some(hint) = literal(kind, &key) {
        return Some(hint);
    }
    if let Some(date) = kind.removal(&key) {
        return Some(Hint::Removed(date));
    }
    of_level(kind, words)
        .or_else(|| without_optional(kind, words))
        .map(Hint::OtherWords)
        .or_else(|| abbreviated(kind, words))
        .or_else(|| without_brackets(kind, &key))
        .or_else(|| of_role(kind, words))
}

/// The entry with exactly this name.
#[inline]
pub(super) fn literal(kind: &Kind, key: &Key) -> Option<Hint> {
    Some(match kind.meant(kind.find(key)?)? {
        Meant::Entry(entry) => Hint::OtherWords(entry),
        Meant::Word(slug) => Hint::Word(slug),
    })
}

/// The level that is called by its role's name, with the level's word of seniority: "Senior software
/// developer".
#[inline]
fn of_level(kind: &Kind, words: &[&str]) -> Option<Entry> {
    if kind != RoleLevel::KIND {
        return None;
    }
    let plain = seniority::without_mid(words);
    if let Some(entry) = plain.and_then(|words| kind.entry(&Key::join(words)?)) {
        return Some(entry);
    }
    level_of_role(plain.unwrap_or(words), role)
}

/// The level of a role that `role` finds in the words between seniority and "management".
#[inline]
pub(super) fn level_of_role(
    words: &[&str],
    role: impl Fn(&[&str]) -> Option<Role>,
) -> Option<Entry> {
    let (seniority, rest) = seniority::split(words);
    if rest.first().is_none_or(|word| is_small(word)) {
        return None; // "lead of" is more likely a slip for "head of"
    }
    let level = |name: &[&str], management| seniority::level(role(name)?, seniority, management);
    let technical = level(rest, false);
    let twin = || match rest.split_last() {
        Some((last, name)) if last.eq_ignore_ascii_case("management") => level(name, true),
        _ => None,
    };
    technical.or_else(twin).map(Entry::from)
}

/// The role of this name, which may lack its brackets.
#[inline]
fn role(words: &[&str]) -> Option<Role> {
    let key = Key::join(words)?;
    let entry = Role::KIND.entry(&key);
    match entry.or_else(|| single(without_brackets(Role::KIND, &key)?)) {
        Some(Entry::Role(role)) => Some(role),
        _ => None,
    }
}

/// The level of a role that is meant by words of which one is written in brackets, if at all, for
/// another level of the role: "Agile delivery manager", as in "Head of (Agile) delivery management".
#[inline]
fn without_optional(kind: &Kind, words: &[&str]) -> Option<Entry> {
    if kind != RoleLevel::KIND {
        return None;
    }
    let mut brackets = kind.each_name().filter_map(|(name, index)| {
        let (_, optional, _) = bracketed(name)?;
        Some((optional, RoleLevel::from_index(index)?.role()))
    });
    brackets.find_map(|(optional, role)| {
        let index = words.iter().position(|word| is_same(word, optional))?;
        let (before, after) = words.split_at_checked(index)?;
        let words = Words::join([before, after.get(1..).unwrap_or_default()])?;
        match kind.entry(&Key::join(&words)?).or_else(|| of_level(kind, &words)) {
            Some(Entry::RoleLevel(level)) if level.role() == role => Some(level.into()),
            _ => None,
        }
    })
}

/// The role of a level that is meant.
#[inline]
fn of_role(kind: &Kind, words: &[&str]) -> Option<Hint> {
    if kind != Role::KIND {
        return None;
    }
    let field = || match nearest(RoleLevel::KIND, words, Likeness::Field) {
        Some(Meant::Entry(entry)) if seniority::begins(words) => Some(entry),
        _ => None,
    };
    match meaning(RoleLevel::KIND, words).and_then(single).or_else(field)? {
        Entry::RoleLevel(level) => Some(Hint::OtherWords(level.role().into())),
        _ => None,
    }
}

/// The entries that are meant if a word, or two run together, is an abbreviation.
#[inline]
fn abbreviated(kind: &Kind, words: &[&str]) -> Option<Hint> {
    let mut found = Candidates::NONE;
    for start in 0..words.len() {
        for end in start + 1..=words.len().min(start + 2) {
            let (before, rest) = words.split_at_checked(start)?;
            let (short, after) = rest.split_at_checked(end - start)?;
            let short = Key::join(short)?;
            for (form, entry) in &ABBREVIATIONS {
                if Key::new(form).is_some_and(|form| form == short) {
                    found.extend(expanded(kind, before, *entry, after));
                }
            }
        }
    }
    match *found {
        [] => None,
        [entry] => Some(Hint::Abbreviation(entry)),
        _ => Some(Hint::Ambiguous(found)),
    }
}

/// What is meant with an entry's name in place of its abbreviation. What the name ends with may be
/// said again: "ML engineer".
#[inline]
fn expanded(kind: &Kind, before: &[&str], entry: Entry, after: &[&str]) -> Option<Entry> {
    if before.is_empty() && after.is_empty() && Kind::of(entry.kind()) == kind {
        return Some(entry);
    }
    let (name, behind) = bracketed(entry.name()).map_or((entry.name(), ""), |(a, _, b)| (a, b));
    let mut words = Words::join([before])?;
    name_words(name).chain(name_words(behind)).try_for_each(|word| words.push(word))?;
    let is_again = |count: &usize| {
        let (again, end) = (after.iter().take(*count).rev(), words.iter().rev());
        *count <= words.len() && again.zip(end).all(|(a, b)| is_same(a, b))
    };
    let again = (0..=after.len()).rev().find(is_again).unwrap_or(0);
    let after = after.get(again..).unwrap_or_default();
    after.iter().try_for_each(|word| words.push(word))?;
    let key = Key::join(&words)?;
    kind.entry(&key)
        .or_else(|| of_level(kind, &words))
        .or_else(|| single(without_brackets(kind, &key)?))
}

/// The entries whose name, without its words in brackets, is `key`.
#[inline]
fn without_brackets(kind: &Kind, key: &Key) -> Option<Hint> {
    let mut found = Candidates::NONE;
    for (name, index) in kind.each_name() {
        let Some((before, _, after)) = bracketed(name) else { continue };
        let is_it = Key::join(&[before, after]).is_some_and(|name| name == *key);
        if let (true, Some(Meant::Entry(entry))) = (is_it, kind.meant(index)) {
            found.extend([entry]);
        }
    }
    match *found {
        [] => None,
        [entry] => Some(Hint::OtherWords(entry)),
        _ => Some(Hint::Unqualified(found)),
    }
}

/// A name before its brackets, in them, and behind.
#[inline]
fn bracketed(name: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = name.split_once('(')?;
    let (within, behind) = rest.split_once(')')?;
    Some((before, within, behind))
}

/// The entry, if a hint is one.
#[inline]
pub(super) fn single(hint: Hint) -> Option<Entry> {
    match hint.entries() {
        [entry] => Some(*entry),
        _ => None,
    }
}
