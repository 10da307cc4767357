//! Words of seniority beside the name of a role or a level, which make another level of it.

use std::ops::Range;

use super::text::{Block, Word};
use crate::framework::{Entry, Grade, Role, RoleLevel};
use crate::names::ParseError;
use crate::names::hint::Hint;
use crate::names::seniority::is_meant;

/// Words that go with one of seniority: `Senior level`, `at senior or lead level`.
const FILLERS: [&str; 12] =
    ["level", "role", "post", "position", "grade", "job", "of", "or", "and", "to", "at", "a"];

/// Words that no title begins with: the title comes after them, as in `We are hiring a developer`.
const BREAKS: [&str; 14] = [
    "a", "an", "the", "our", "your", "as", "for", "by", "in", "at", "with", "is", "hiring",
    "seeking",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Seniority,
    /// One digit, as in `level 2`.
    Number,
    /// Of a grade, such as `Senior Executive Officer`, or one that goes with seniority.
    Filler,
    Other,
}

/// The words from the first of seniority to the last, with the name that they stand beside, where
/// there are any. In a `title` they can be anywhere on the line; in a sentence they are next to the
/// name. `room` is between the names before and behind.
pub(super) fn beside(
    block: &Block<'_>,
    name: Range<usize>,
    room: Range<usize>,
    is_title: bool,
) -> Option<Range<usize>> {
    let near = if is_title { room } else { nearby(&name, room) };
    let line = line(block, &name, near);
    let (before, behind) = (line.start..name.start, name.end..line.end);
    let kinds = |range: &Range<usize>| kinds(block.words.get(range.clone()).unwrap_or_default());
    let (kinds_before, mut kinds_behind) = (kinds(&before), kinds(&behind));
    // "Apprentice developer (level 4)" is of a level of training.
    let has_seniority = block.words.get(name.start).is_some_and(|word| is_meant(&word.key));
    let numbers = block.words.get(behind.clone()).unwrap_or_default();
    for (kind, word) in kinds_behind.iter_mut().zip(numbers) {
        if has_seniority && (word.key == "level" || *kind == Kind::Number) {
            *kind = Kind::Filler;
        }
    }
    let first = before_name(block, before, &kinds_before, is_title);
    let last = behind_name(block, behind, &kinds_behind, is_title);
    if first.is_none() && last.is_none() {
        return None;
    }
    Some(first.unwrap_or(name.start)..last.map_or(name.end, |last| last + 1))
}

/// Four words before and behind.
fn nearby(name: &Range<usize>, room: Range<usize>) -> Range<usize> {
    name.start.saturating_sub(4).max(room.start)..room.end.min(name.end + 4)
}

/// The words on the line of a name, or of its sentence where that is wrapped.
fn line(block: &Block<'_>, name: &Range<usize>, room: Range<usize>) -> Range<usize> {
    let is_break = |index: &usize| {
        block.words.get(*index).is_some_and(|word| {
            word.gap.contains('\n') && word.text.starts_with(char::is_uppercase)
                || word.gap.contains("\n\n")
        })
    };
    let start = (room.start + 1..=name.start).rev().find(is_break).unwrap_or(room.start);
    let end = (name.end..room.end).find(is_break).unwrap_or(room.end);
    // What goes on with the next name is of that one: "Developer, lead data analyst".
    let is_next = |index: &usize| is_joined(block, *index);
    let next = (name.end..=end).rev().take_while(is_next).count();
    let is_name = end == room.end && end < block.words.len();
    start..if is_name { end.saturating_sub(next).max(name.end) } else { end }
}

fn kinds(words: &[Word<'_>]) -> Vec<Kind> {
    let mut kinds = Vec::new();
    while let Some((word, rest)) = words.get(kinds.len()..).and_then(<[_]>::split_first) {
        let grade = (0..4).rev().find(|more| {
            let more = rest.get(..*more);
            more.is_some_and(|more| {
                let text =
                    more.iter().fold(word.text.to_owned(), |text, word| text + " " + word.text);
                text.parse::<Grade>().is_ok()
            })
        });
        if let Some(more) = grade {
            kinds.extend(std::iter::repeat_n(Kind::Filler, more + 1));
            continue;
        }
        let next = rest.first();
        kinds.push(kind(word, next));
    }
    kinds
}

fn is_number(word: &Word<'_>) -> bool {
    matches!(word.text.as_bytes(), [b'1'..=b'9'])
}

fn kind(word: &Word<'_>, next: Option<&Word<'_>>) -> Kind {
    let is_numeral = matches!(word.text, "I" | "II" | "III" | "IV" | "V");
    match word.key.as_str() {
        "head" if next.is_none_or(|next| next.key != "of") => Kind::Other,
        "level" if next.is_some_and(is_number) => Kind::Seniority,
        _ if is_number(word) => Kind::Number,
        key if FILLERS.contains(&key) => Kind::Filler,
        key if is_numeral || is_meant(key) => Kind::Seniority,
        _ => Kind::Other,
    }
}

/// The parts of a range between dashes, brackets, commas and the like.
fn parts(block: &Block<'_>, range: &Range<usize>) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    for index in range.clone() {
        match parts.last_mut() {
            Some(part) if is_joined(block, index) => part.end = index + 1,
            _ => parts.push(index..index + 1),
        }
    }
    parts
}

/// Whether a word belongs to the same part as the word before it.
fn is_joined(block: &Block<'_>, index: usize) -> bool {
    let gap = block.words.get(index).map_or("", |word| word.gap);
    gap.trim().is_empty() || matches!(gap, "-" | "\u{2010}" | "\u{2011}" | "'" | "’")
}

fn is_seniority(kinds: &[Kind]) -> bool {
    kinds.contains(&Kind::Seniority) && !kinds.contains(&Kind::Other)
}

/// The first word of seniority in front of a name.
fn before_name(
    block: &Block<'_>,
    range: Range<usize>,
    kinds: &[Kind],
    is_title: bool,
) -> Option<usize> {
    let kind = |index: usize| kinds.get(index - range.start).copied().unwrap_or(Kind::Other);
    let key = |index: usize| block.words.get(index).map_or("", |word| word.key.as_str());
    let mut first = None;
    let parts = parts(block, &range);
    for part in parts.into_iter().rev() {
        let is_next = part.end == range.end && is_joined(block, range.end);
        if is_next {
            for index in part.rev() {
                // "Assistant to the Head of product"
                let is_break = BREAKS.contains(&key(index))
                    && !(index > range.start && key(index - 1) == "to");
                match kind(index) {
                    Kind::Seniority => first = Some(index),
                    _ if is_break => break,
                    Kind::Other if !is_title => break,
                    _ => {}
                }
            }
        } else if is_title {
            let local = part.start - range.start..part.end - range.start;
            if kinds.get(local).is_some_and(is_seniority) {
                first = Some(part.start);
            }
        }
    }
    first
}

/// The last word of seniority behind a name.
fn behind_name(
    block: &Block<'_>,
    range: Range<usize>,
    kinds: &[Kind],
    is_title: bool,
) -> Option<usize> {
    let mut last = None;
    for (position, part) in parts(block, &range).into_iter().enumerate() {
        let local = part.start - range.start..part.end - range.start;
        let kinds = kinds.get(local).unwrap_or_default();
        let is_next = position == 0 && is_joined(block, part.start);
        let Some(first) = block.words.get(part.start) else { continue };
        // In a sentence only what is in brackets is sure to be about the name.
        let is_near = is_title || position == 0 && (is_next || first.gap.contains(['(', '[']));
        // "Business analyst lead for digital", but not "Developer I admire".
        let begins =
            is_next && is_title && kinds.first() == Some(&Kind::Seniority) && first.text.len() > 1;
        let is_number = is_next && is_title && matches!(kinds, [Kind::Number]);
        if is_near && is_seniority(kinds) || is_number {
            last = Some(part.end - 1);
        } else if begins {
            last = Some(part.start);
        }
    }
    last
}

/// The level that a name with words of seniority means; the error of the text where it means none.
/// `role` is that of the name.
pub(super) fn level(
    block: &Block<'_>,
    name: Range<usize>,
    whole: Range<usize>,
    role: Option<Role>,
) -> Result<RoleLevel, ParseError> {
    let text = block.written(whole.clone());
    let error = match understood(&text, role) {
        Ok(level) => return Ok(level),
        Err(error) => error,
    };
    // "Developer (G7, at senior level)" is read without all that is no seniority. Other words in front
    // may be part of another name, "Senior Java developer", and nobody knows what a number means.
    let plain = |range: Range<usize>| {
        let words = block.words.get(range).unwrap_or_default();
        let kinds = kinds(words);
        let words = words.iter().zip(kinds).filter(|(_, kind)| *kind == Kind::Seniority);
        words.map(|(word, _)| word.text).collect::<Vec<_>>()
    };
    let is_other = |range: Range<usize>| {
        kinds(block.words.get(range).unwrap_or_default()).contains(&Kind::Other)
    };
    let (before, behind) = (plain(whole.start..name.start), plain(name.end..whole.end));
    let is_number = |word: &&str| !is_meant(&word.to_lowercase());
    if is_other(whole.start..name.start) || before.iter().chain(&behind).any(is_number) {
        return Err(error);
    }
    let name = block.written(name);
    let text = match (before.as_slice(), behind.as_slice()) {
        ([], [_, ..]) => format!("{name} - {}", behind.join(" ")),
        ([_, ..], []) => format!("{} {name}", before.join(" ")),
        _ => return Err(error),
    };
    understood(&text, role).map_err(|_| error)
}

fn understood(text: &str, role: Option<Role>) -> Result<RoleLevel, ParseError> {
    let error = match text.parse::<RoleLevel>() {
        Ok(level) => return Ok(level),
        Err(error) => error,
    };
    match error.hint() {
        Some(
            Hint::OtherOrder(Entry::RoleLevel(level))
            | Hint::OtherWords(Entry::RoleLevel(level))
            | Hint::Abbreviation(Entry::RoleLevel(level)),
        ) if Some(level.role()) == role => Ok(level),
        _ => Err(error),
    }
}
