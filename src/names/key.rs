//! What is compared when a name is read: its letters and digits in lower case, and `&` as "and".

/// The letters and digits of a text in lower case, with `&` as "and".
#[derive(PartialEq, Eq)]
pub(super) struct Key {
    /// Zero behind `len`.
    bytes: [u8; Key::CAPACITY],
    len: usize,
}

impl Key {
    /// No name is longer, or the lookup tables would not build.
    pub(super) const CAPACITY: usize = 128;

    /// `None` for a text that cannot be a name: too long, or with letters beyond ASCII.
    #[inline]
    pub(super) fn new(text: &str) -> Option<Key> {
        if text.len() > Key::CAPACITY {
            return Key::by_characters(text);
        }
        let mut key = Key { bytes: [0; Key::CAPACITY], len: 0 };
        let mut all = 0;
        for byte in text.bytes() {
            let letter = LETTERS.get(usize::from(byte)).copied().unwrap_or(OTHER);
            // The zero of what does not count is overwritten by the next letter.
            if let Some(place) = key.bytes.get_mut(key.len) {
                *place = letter;
            }
            key.len += usize::from(letter != 0);
            all |= letter;
        }
        if all < OTHER { Some(key) } else { Key::by_characters(text) }
    }

    /// As [`new`](Self::new), for a text with `&` or characters beyond ASCII too, and of any length.
    #[cold]
    #[inline]
    fn by_characters(text: &str) -> Option<Key> {
        let mut key = Key { bytes: [0; Key::CAPACITY], len: 0 };
        for c in text.chars() {
            match c {
                '&' => b"and".iter().try_for_each(|byte| key.push(*byte))?,
                _ if c.is_ascii_alphanumeric() => key.push(c.to_ascii_lowercase() as u8)?,
                _ if c.is_alphanumeric() => return None,
                _ => {}
            }
        }
        Some(key)
    }

    /// The key of some words together.
    #[inline]
    pub(super) fn join(words: &[&str]) -> Option<Key> {
        let mut key = Key { bytes: [0; Key::CAPACITY], len: 0 };
        for word in words {
            let word = Key::new(word)?;
            word.as_bytes().iter().try_for_each(|byte| key.push(*byte))?;
        }
        Some(key)
    }

    #[inline]
    fn push(&mut self, byte: u8) -> Option<()> {
        *self.bytes.get_mut(self.len)? = byte;
        self.len += 1;
        Some(())
    }

    /// The letters and digits.
    #[inline]
    pub(super) fn as_str(&self) -> &str {
        let text = core::str::from_utf8(self.as_bytes());
        debug_assert!(text.is_ok(), "letters and digits of ASCII");
        text.unwrap_or_default()
    }

    #[inline]
    pub(super) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }
}

/// A bit that no letter has: of `&` and of characters beyond ASCII.
const OTHER: u8 = 0x80;

/// The letter in lower case or the digit for each byte, 0 for what does not count, or [`OTHER`].
#[expect(clippy::indexing_slicing, reason = "evaluated at compile time, where it fails the build")]
static LETTERS: [u8; 256] = {
    let mut letters = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        letters[byte] = match byte as u8 {
            letter @ (b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z') => letter.to_ascii_lowercase(),
            b'&' | 0x80.. => OTHER,
            _ => 0,
        };
        byte += 1;
    }
    letters
};
