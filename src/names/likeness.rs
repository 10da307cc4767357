//! How a word of a text may differ from the word of a name that is meant.

use super::text::{is_same, is_small};

/// Whether the words are singular and plural of each other.
pub(super) fn is_other_number(a: &str, b: &str) -> bool {
    let is_plural = |one: &str, many: &str| {
        let ending = |more, of_one| match (stem(many, more), stem(one, of_one)) {
            (Some(a), Some(b)) => a.len() > 1 && is_same(a, b),
            _ => false,
        };
        ending("s", "") || ending("es", "") || ending("ies", "y")
    };
    is_plural(a, b) || is_plural(b, a)
}

/// How many letters may be wrong in a word of so many.
pub(super) fn allowed(letters: usize) -> usize {
    (letters / 4).clamp(1, 3)
}

/// How many letters are wrong in `word`, if it may be a misspelt `meant`: a quarter of the longer
/// one's, at most three. In two or three letters none is wrong, but one may be missing, superfluous
/// or swapped, unless the word carries no meaning. Digits are never wrong: another grade or year is
/// no slip.
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
    let digits = |word| str::bytes(word).filter(u8::is_ascii_digit);
    u8::try_from(distance).ok().filter(|_| digits(word).eq(digits(meant)))
}

/// `word` without its ending.
fn stem<'a>(word: &'a str, ending: &str) -> Option<&'a str> {
    let (stem, end) = word.split_at_checked(word.len().checked_sub(ending.len())?)?;
    is_same(end, ending).then_some(stem)
}
