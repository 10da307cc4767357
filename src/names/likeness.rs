//! How a word of a text may differ from the word of a name that is meant.

use super::distance::distance;
use super::seniority;
use super::text::{is_same, is_small};

/// Whether the words are singular and plural of each other.
#[inline]
pub(super) fn is_other_number(a: &str, b: &str) -> bool {
    a.len().abs_diff(b.len()) <= 2
        && [("s", ""), ("es", ""), ("ies", "y")]
            .into_iter()
            .any(|endings| is_pair(a, b, endings, 2))
}

/// Whether one word is a field and the other who works in it: "research" and "researcher".
#[inline]
pub(super) fn is_same_field(a: &str, b: &str) -> bool {
    [
        ("", "er"),
        ("ing", "er"),
        ("ing", ""),
        ("ment", "r"),
        ("ment", "er"),
        ("ure", ""),
        ("is", "t"),
        ("ce", "tist"),
        ("ion", "or"),
        ("s", "ist"),
        ("y", "ist"),
        ("ship", ""),
    ]
    .into_iter()
    .any(|endings| is_pair(a, b, endings, 4))
}

/// Whether `short` is how people shorten `word`: its beginning ("dev"), or its first and last letter
/// and consonants between them ("mgmt", "snr").
#[inline]
pub(super) fn is_short_for(short: &str, word: &str) -> bool {
    // Where a word of seniority would be made of it, "app" is an application.
    let is_seniority = seniority::is_word(word);
    let is_beginning = short.len() >= if is_seniority { 4 } else { 3 }
        && short.len() < word.len()
        && word.get(..short.len()).is_some_and(|beginning| is_same(beginning, short));
    let is_vowel = |letter: u8| b"aeiou".contains(&letter.to_ascii_lowercase());
    let is_contraction = || {
        let letter = |byte: &u8| byte.to_ascii_lowercase();
        let ends =
            |word: &str| Some((letter(word.as_bytes().first()?), letter(word.as_bytes().last()?)));
        let mut letters = word.bytes();
        short.len() >= if is_seniority { 2 } else { 3 }
            && short.len() < word.len()
            && ends(short) == ends(word)
            && !short.bytes().skip(1).any(is_vowel)
            && short.bytes().all(|byte| letters.any(|other| letter(&other) == letter(&byte)))
    };
    is_beginning || is_contraction()
}

/// How many letters may be wrong in a word of this length.
#[inline]
pub(super) fn allowed(letters: usize) -> usize {
    (letters / 4).clamp(1, 3)
}

/// How many letters are wrong in `word`, if it may be a misspelt `meant`: a quarter of the longer
/// one's, at most three. In two or three letters none is wrong, but one may be missing, superfluous
/// or swapped, unless the word carries no meaning. Digits are never wrong: another grade or year is
/// no slip. Nor is the opposite.
#[inline]
pub(super) fn misspelling(
    word: &str,
    meant: &str,
    distance: impl FnOnce() -> Option<usize>,
) -> Option<u8> {
    let longer = word.len().max(meant.len());
    let allowed = allowed(longer);
    if word.len().abs_diff(meant.len()) > allowed {
        return None;
    }
    let letters = |word| str::bytes(word).map(|b| u32::from(b.to_ascii_lowercase())).sum::<u32>();
    let is_swap = || letters(word) == letters(meant);
    if longer <= 3 && word.len() == meant.len() && !is_small(meant) && !is_swap() {
        return None;
    }
    let distance = distance().filter(|distance| *distance <= allowed)?;
    if is_negation(word, meant, distance) {
        return None;
    }
    let digits = |word| str::bytes(word).filter(u8::is_ascii_digit);
    u8::try_from(distance).ok().filter(|_| digits(word).eq(digits(meant)))
}

/// Whether a word at some distance from `meant` is its opposite: "undesirable" is no misspelt "desirable".
#[inline]
fn is_negation(word: &str, meant: &str, far: usize) -> bool {
    ["un", "in", "non", "dis"].into_iter().any(|negation| {
        let (Some(before), Some(rest)) = (word.get(..negation.len()), word.get(negation.len()..))
        else {
            return false;
        };
        is_same(before, negation)
            && far >= negation.len()
            && distance(rest, meant).is_some_and(|rest| rest + negation.len() <= far)
    })
}

/// Whether the words are the same but for their endings, whichever has which, with `least` letters
/// in common.
#[inline]
fn is_pair(a: &str, b: &str, (one, other): (&str, &str), least: usize) -> bool {
    let first = |word| str::bytes(word).next().map(|byte| byte.to_ascii_lowercase());
    if first(a) != first(b) {
        return false;
    }
    let is_same_stem = |a, b| match (stem(a, one), stem(b, other)) {
        (Some(a), Some(b)) => a.len() >= least && is_same(a, b),
        _ => false,
    };
    is_same_stem(a, b) || is_same_stem(b, a)
}

/// `word` without its ending.
#[inline]
fn stem<'a>(word: &'a str, ending: &str) -> Option<&'a str> {
    let (stem, end) = word.split_at_checked(word.len().checked_sub(ending.len())?)?;
    is_same(end, ending).then_some(stem)
}
