//! Names with words behind them that only say the kind: "Data roles", "working level".

use core::iter::successors;

use super::key::Key;
use super::lookup::{Named, find};
use crate::framework::history::Date;
use crate::framework::table::find_sorted;
use crate::framework::{Entry, Role};

/// What the publisher writes behind a skill of a Senior Civil Service role. The generator has the
/// same.
const SENIOR_CIVIL_SERVICE: &[u8] = b"seniorcivilservice";

/// The entry whose name is `key` once words that only say its kind are taken off the end. The
/// generator refuses names that would fall together.
#[cold]
pub(super) fn find_relaxed<T: Named>(key: &Key) -> Option<T> {
    let is_asked = |entry: &T| match (*entry).into() {
        Entry::Skill(skill) => skill.roles().iter().copied().any(Role::is_senior_civil_service),
        _ => false,
    };
    let name = key.as_bytes().strip_suffix(SENIOR_CIVIL_SERVICE);
    let skill = name.and_then(find::<T>).filter(is_asked);
    skill.or_else(|| shorter::<T>(key.as_bytes()).find_map(find::<T>))
}

/// When the entry of this name was removed.
pub(super) fn removal<T: Named>(key: &Key) -> Option<Date> {
    let date = |key: &[u8]| find_sorted(T::REMOVED, |name| name.as_bytes().cmp(key)).copied();
    date(key.as_bytes()).or_else(|| shorter::<T>(key.as_bytes()).find_map(date))
}

/// What is left of a key without one kind word at its end, without two, and so on.
fn shorter<T: Named>(key: &[u8]) -> impl Iterator<Item = &[u8]> {
    fn without<'a>(key: &'a [u8], words: &[&str]) -> Option<&'a [u8]> {
        words.iter().find_map(|word| key.strip_suffix(word.as_bytes()))
    }
    successors(without(key, T::KIND_WORDS), |key| without(key, T::KIND_WORDS))
}
