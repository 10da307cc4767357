//! Words of seniority in front of a level's name, and the level that a role has with one.

#[cfg(feature = "publication")]
use super::distance::distance;
use super::likeness::is_short_for;
use super::text::{Words, is_same, name_words};
use crate::framework::{Role, RoleLevel};

/// The words that tell one level of a role from another. A test finds them in the names.
const WORDS: [&str; 9] = [
    "apprentice",
    "associate",
    "chief",
    "head",
    "junior",
    "lead",
    "principal",
    "senior",
    "trainee",
];

/// Whether a word is one of seniority, or may be.
#[inline]
pub(super) fn is_word(word: &str) -> bool {
    WORDS.into_iter().any(|known| is_same(word, known))
}

/// Words with which others tell levels apart. No level of the framework is called by one.
const OTHER_WORDS: [&str; 29] = [
    "apprenticeship",
    "assistant",
    "assoc",
    "asst",
    "cadet",
    "dep",
    "deputy",
    "director",
    "entry",
    "exec",
    "executive",
    "fellow",
    "grad",
    "graduate",
    "intermediate",
    "intern",
    "internship",
    "mid",
    "midlevel",
    "midweight",
    "placement",
    "president",
    "staff",
    "student",
    "supervisor",
    "svp",
    "undergraduate",
    "vice",
    "vp",
];

/// Whether a word is one of seniority, shortened or misspelt, in the framework or elsewhere.
#[cfg(feature = "publication")]
pub(crate) fn is_meant(word: &str) -> bool {
    // A letter that is not in ASCII is a wrong one: "Sénior".
    let ascii: String = word.chars().map(|c| if c.is_ascii() { c } else { '0' }).collect();
    let is_misspelt = |known: &str| {
        let allowed = if known.len() > 7 { 2 } else { 1 };
        distance(&ascii, known).is_some_and(|distance| distance <= allowed)
    };
    let is_it = |known: &str| {
        is_same(word, known)
            || known.len() > 5 && (is_short_for(&ascii, known) || is_misspelt(known))
    };
    WORDS.into_iter().chain(OTHER_WORDS).any(is_it)
}

/// Words for a rung in front of its number: "level 2".
const RUNGS: [&str; 10] =
    ["band", "class", "l", "level", "lvl", "officer", "rank", "step", "tier", "type"];

/// Whether a remark says something of seniority: a word of it wherever it is, or a number that is that of
/// a rung.
#[inline]
pub(super) fn is_in(remark: &[&str]) -> bool {
    let is_one_of = |word: &str, known: &[&str]| known.iter().any(|known| is_same(word, known));
    let any_word = remark.iter().enumerate().any(|(index, word)| {
        let next = remark.get(index + 1).copied().unwrap_or_default();
        match () {
            // Head office is a place.
            () if is_same(word, "head") => !is_same(next, "office"),
            () if is_one_of(word, &RUNGS) => is_number(next),
            () => is_one_of(word, &WORDS) || is_one_of(word, &OTHER_WORDS) || is_rung(word),
        }
    });
    any_word || remark.iter().all(|word| is_number(word))
}

/// A rung and its number in one word: "L3".
#[inline]
fn is_rung(word: &str) -> bool {
    let rung = word.trim_end_matches(|c: char| c.is_ascii_digit());
    rung.len() < word.len()
        && RUNGS.into_iter().chain(["ic", "p"]).any(|known| is_same(rung, known))
        || word.len() > 1 && is_roman(word)
}

/// A number of at most two digits, a Roman one, or a number in words.
#[inline]
fn is_number(word: &str) -> bool {
    let is_word = || ["one", "two", "three", "four", "five"].into_iter().any(|n| is_same(word, n));
    let is_digits = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    is_digits && word.len() <= 2 || is_roman(word) || is_word()
}

/// Up to eight; "X" may be anything.
#[inline]
fn is_roman(word: &str) -> bool {
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"].into_iter().any(|n| is_same(word, n))
}

/// Whether words begin with one of seniority. "Head" is one only before "of".
#[inline]
pub(super) fn begins(words: &[&str]) -> bool {
    split(words).0.is_some()
}

/// The word of seniority in front, as names write it, and the words behind it.
#[inline]
pub(super) fn split<'w, 't>(words: &'w [&'t str]) -> (Option<&'static str>, &'w [&'t str]) {
    let Some((first, rest)) = words.split_first() else { return (None, words) };
    let is_it = |word: &&str| is_same(first, word) || word.len() > 5 && is_short_for(first, word);
    match (WORDS.into_iter().find(is_it), rest) {
        (Some("head"), [of, rest @ ..]) if is_same(of, "of") => (Some("head"), rest),
        (None | Some("head"), _) => (None, words),
        (word, _) => (word, rest),
    }
}

/// What is left of "mid-level developer", which is how people say that a level has no word of
/// seniority.
#[inline]
pub(super) fn without_mid<'w, 't>(words: &'w [&'t str]) -> Option<&'w [&'t str]> {
    let is = |word: &str, known: &[&str]| known.iter().any(|known| is_same(word, known));
    match words {
        [mid, level, rest @ ..] if is(mid, &["mid"]) && is(level, &["level", "weight"]) => {
            Some(rest)
        }
        [mid, rest @ ..] if is(mid, &["mid", "midlevel", "midweight"]) => Some(rest),
        _ => None,
    }
    .filter(|rest| !begins(rest))
}

/// The one level of `role` with a word of seniority, or without any.
#[inline]
pub(super) fn level(role: Role, seniority: Option<&str>, is_management: bool) -> Option<RoleLevel> {
    let mut levels = role.levels().iter().copied().filter(|level| {
        let mut words = Words::EMPTY;
        let fits = name_words(level.name()).try_for_each(|word| words.push(word));
        debug_assert!(fits.is_some(), "`Words` has room for every name");
        split(&words).0 == seniority && level.name().ends_with(" - management") == is_management
    });
    levels.next().filter(|_| levels.next().is_none())
}
