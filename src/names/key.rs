//! What is compared when a name is read: its letters and digits in lower case, and `&` as "and".

/// The letters and digits of a text in lower case, with `&` as "and".
#[derive(PartialEq, Eq)]
pub(super) struct Key {
    bytes: [u8; Key::CAPACITY],
    len: usize,
}

impl Key {
    /// No name is longer, or the lookup tables would not build.
    pub(super) const CAPACITY: usize = 128;

    /// `None` for a text that cannot be a name: too long, or with letters beyond ASCII.
    #[inline]
    pub(super) fn new(text: &str) -> Option<Key> {
        let mut key = Key { bytes: [0; Key::CAPACITY], len: 0 };
        for (start, byte) in text.bytes().enumerate() {
            if byte.is_ascii_alphanumeric() {
                key.push(byte.to_ascii_lowercase())?;
            } else if byte == b'&' {
                b"and".iter().try_for_each(|byte| key.push(*byte))?;
            } else if !byte.is_ascii() {
                let Some(c) = text.get(start..).and_then(|text| text.chars().next()) else {
                    continue; // within a character that has been looked at
                };
                if c.is_alphanumeric() {
                    return None;
                }
            }
        }
        Some(key)
    }

    /// The key of some words together.
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
