//! Lines that say something of the skills below them: `## Practitioner`, `Desirable (working):`.

use super::text::{Block, BlockKind, key};
use crate::framework::Proficiency;

/// Words that may be around a proficiency.
pub(super) const FILLERS: [&str; 9] = [
    "level",
    "skill",
    "proficiency",
    "at",
    "required",
    "essential",
    "desirable",
    "minimum",
    "rating",
];

/// More of them, in a line of its own.
const HEADING_FILLERS: [&str; 20] = [
    "skills",
    "levels",
    "the",
    "these",
    "following",
    "core",
    "key",
    "main",
    "other",
    "technical",
    "you",
    "your",
    "need",
    "will",
    "also",
    "what",
    "we",
    "and",
    "in",
    "including",
];

/// The proficiency of this name, in lower case.
pub(super) fn proficiency(word: &str) -> Option<Proficiency> {
    Proficiency::iter().find(|proficiency| proficiency.slug() == word)
}

/// The proficiency, where words say nothing else: `Some(None)` where they are `Other skills`.
fn only<'a>(words: impl Iterator<Item = &'a str>) -> Option<Option<Proficiency>> {
    let mut stated = None;
    let mut is_empty = true;
    for word in words {
        is_empty = false;
        match proficiency(word) {
            Some(_) if stated.is_some() => return None,
            Some(proficiency) => stated = Some(proficiency),
            None if FILLERS.contains(&word) || HEADING_FILLERS.contains(&word) => {}
            None => return None,
        }
    }
    Some(stated).filter(|_| !is_empty)
}

/// What a block says of the skills below it, where it says nothing else.
pub(super) fn of_block(block: &Block<'_>) -> Option<Option<Proficiency>> {
    only(block.words.iter().map(|word| word.key.as_str()))
}

/// Whether a line in a paragraph has a proficiency and nothing else, as a heading or below a name.
pub(super) fn is_apart(line: &str) -> bool {
    const LONGEST: usize = 80;
    let text = line.trim_end();
    text.len() < LONGEST
        && (text.starts_with(char::is_uppercase) || is_heading(text))
        && !text.ends_with('.')
        && !text.contains(": ")
        && matches!(only(key(text).split(' ')), Some(Some(_)))
}

/// Whether a line is bold alone or ends in a colon.
fn is_heading(line: &str) -> bool {
    line.trim().trim_end_matches(['*', '_']).ends_with(':') || is_bold(line)
}

/// Whether a line is bold alone.
pub(super) fn is_bold(line: &str) -> bool {
    let text = line.trim();
    let text = text.strip_suffix(':').unwrap_or(text);
    ["**", "__"].into_iter().any(|mark| {
        let within = text.strip_prefix(mark).and_then(|text| text.strip_suffix(mark));
        within.is_some_and(|text| !text.contains(mark))
    })
}

impl Block<'_> {
    /// Whether its first line is bold alone or ends in a colon, which ends a group of skills.
    pub(super) fn begins_as_heading(&self) -> bool {
        let first = self.text.lines().next().unwrap_or_default();
        let is_bare_label = self.label.is_some() && first.trim().is_empty();
        self.kind == BlockKind::Heading
            || is_bare_label
            || first.trim_end().ends_with(':')
            || self.kind == BlockKind::Prose && is_heading(first)
    }

    /// Whether its last line does, and is not part of an item.
    pub(super) fn ends_as_heading(&self) -> bool {
        let mut lines = self.text.trim_end().lines();
        let (first, last) = (lines.next(), lines.next_back());
        let last = last.filter(|last| first.is_some() && !last.starts_with([' ', '\t']));
        last.is_some_and(is_heading)
    }
}
