//! The words of a text.

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

    pub(super) fn push(&mut self, word: &'a str) -> Option<()> {
        *self.words.get_mut(self.len)? = word;
        self.len += 1;
        Some(())
    }
}

impl<'a> Deref for Words<'a> {
    type Target = [&'a str];

    fn deref(&self) -> &[&'a str] {
        self.words.get(..self.len).unwrap_or_default()
    }
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
pub(super) fn is_same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
}

/// A word that may be missing in a name, or superfluous.
pub(super) fn is_small(word: &str) -> bool {
    word.len() <= 3
        && ["the", "of", "and", "a", "for", "in", "to"]
            .into_iter()
            .any(|small| is_same(word, small))
}
