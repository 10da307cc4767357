//! The words of a text, and its parts between brackets, dashes and commas.

use core::ops::Deref;

/// The words of a text or a name, as they are written. `&` is the word "and".
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    words: [&'a str; Words::CAPACITY],
    len: usize,
}

impl<'a> Words<'a> {
    /// No name has more.
    pub(super) const CAPACITY: usize = 16;

    pub(super) const EMPTY: Words<'static> = Words { words: [""; Words::CAPACITY], len: 0 };

    /// `None` for a text of more words than any name has.
    #[inline]
    pub(super) fn split(text: &'a str) -> Option<Words<'a>> {
        let mut words = Words::EMPTY;
        for word in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let letters = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            if !letters.is_empty() {
                words.push(letters)?;
            }
            if word.ends_with('&') {
                words.push("and")?;
            }
        }
        Some(words)
    }

    /// The words of several parts, one after the other.
    #[inline]
    pub(super) fn join<'p>(parts: impl IntoIterator<Item = &'p [&'a str]>) -> Option<Words<'a>>
    where
        'a: 'p,
    {
        let mut words = Words::EMPTY;
        parts.into_iter().flatten().try_for_each(|word| words.push(word))?;
        Some(words)
    }

    #[inline]
    pub(super) fn push(&mut self, word: &'a str) -> Option<()> {
        *self.words.get_mut(self.len)? = word;
        self.len += 1;
        Some(())
    }
}

impl<'a> Deref for Words<'a> {
    type Target = [&'a str];

    #[inline]
    fn deref(&self) -> &[&'a str] {
        self.words.get(..self.len).unwrap_or_default()
    }
}

/// The parts of a text: what is between brackets, dashes, slashes, commas and the like.
pub(super) struct Parts<'a> {
    parts: [Words<'a>; Parts::CAPACITY],
    len: usize,
}

impl<'a> Parts<'a> {
    const CAPACITY: usize = 4;

    /// `None` for a text of more parts or words than can be taken for a name.
    #[inline]
    pub(super) fn split(text: &'a str) -> Option<Parts<'a>> {
        let mut parts = Parts { parts: [Words::EMPTY; Self::CAPACITY], len: 0 };
        let mut rest = text;
        while !rest.is_empty() {
            let (part, after) = split_part(rest);
            let words = Words::split(part)?;
            if !words.is_empty() {
                *parts.parts.get_mut(parts.len)? = words;
                parts.len += 1;
            }
            rest = after;
        }
        Some(parts)
    }
}

impl<'a> Deref for Parts<'a> {
    type Target = [Words<'a>];

    #[inline]
    fn deref(&self) -> &[Words<'a>] {
        self.parts.get(..self.len).unwrap_or_default()
    }
}

/// A text up to the end of its first part, and what comes behind it.
#[inline]
fn split_part(text: &str) -> (&str, &str) {
    let mut before = ' ';
    for (index, c) in text.char_indices() {
        let (part, rest) = text.split_at_checked(index).unwrap_or((text, ""));
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let ends = match c {
            '-' => before.is_whitespace() || after.starts_with(char::is_whitespace),
            '\u{2012}'..='\u{2015}' | '\u{2022}' => true,
            _ => c.is_control() || "()[]{},;:/|\\\u{b7}".contains(c),
        };
        if ends {
            return (part, after);
        }
        before = c;
    }
    (text, "")
}

/// The words of a name, which has no letters beyond ASCII and no `&`.
#[inline]
pub(super) fn name_words(name: &str) -> impl Iterator<Item = &str> {
    let mut rest = name;
    core::iter::from_fn(move || {
        let letter = u8::is_ascii_alphanumeric;
        rest = rest.get(rest.bytes().position(|byte| letter(&byte))?..)?;
        let end = rest.bytes().position(|byte| !letter(&byte)).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(end)?;
        rest = after;
        Some(word)
    })
}

/// Whether a name has a word, without making its words.
#[inline]
pub(super) fn has_word(name: &str, word: &str) -> bool {
    let Some(first) = word.bytes().next() else { return false };
    let (name, word) = (name.as_bytes(), word.as_bytes());
    let is_end = |byte: Option<&u8>| !byte.is_some_and(u8::is_ascii_alphanumeric);
    let mut before = None;
    for (start, window) in name.windows(word.len()).enumerate() {
        // The case of a letter is one bit.
        if window.first().is_some_and(|byte| (byte ^ first) & !0x20 == 0)
            && is_end(before)
            && window.eq_ignore_ascii_case(word)
            && is_end(name.get(start + word.len()))
        {
            return true;
        }
        before = window.first();
    }
    false
}

/// Whether two words are the same, in whatever case.
#[inline]
pub(super) fn is_same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
}

/// A word that may be missing in a name, or superfluous.
#[inline]
pub(super) fn is_small(word: &str) -> bool {
    word.len() <= 3
        && ["the", "of", "and", "a", "for", "in", "to"]
            .into_iter()
            .any(|small| is_same(word, small))
}
