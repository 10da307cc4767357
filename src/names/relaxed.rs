//! Names with words behind them that only say the kind: "Data roles", "working level".

use core::iter::successors;

use super::key::Key;
use super::lookup::Kind;
use crate::framework::{EntryKind, Role, Skill};

/// What the publisher writes behind a skill of a Senior Civil Service role. The generator has the
/// same.
const SENIOR_CIVIL_SERVICE: &[u8] = b"seniorcivilservice";

/// The index of the variant whose name is `key` once words that only say its kind are taken off the
/// end. The generator refuses names that would fall together.
#[cold]
#[inline]
pub(super) fn find_relaxed(kind: &Kind, key: &Key) -> Option<usize> {
    if kind.entry_kind == Some(EntryKind::Skill) {
        let name = key.as_bytes().strip_suffix(SENIOR_CIVIL_SERVICE);
        let index = name.and_then(|name| kind.find_name(name));
        let roles = index.and_then(Skill::from_index).map_or(&[][..], Skill::roles);
        if roles.iter().copied().any(Role::is_senior_civil_service) {
            return index;
        }
    }
    shorter(kind, key.as_bytes()).skip(1).find_map(|key| kind.find_name(key))
}

/// A key, then what is left of it without one kind word at its end, without two, and so on.
#[inline]
pub(super) fn shorter<'k>(kind: &Kind, key: &'k [u8]) -> impl Iterator<Item = &'k [u8]> {
    let words = kind.kind_words;
    successors(Some(key), |key| words.iter().find_map(|word| key.strip_suffix(word.as_bytes())))
}
