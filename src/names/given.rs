//! The text that an error is about: as much of it as could be a name, kept without allocation.

use core::fmt::{self, Write};

/// The beginning of a text of any length, without white space around it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Given {
    bytes: [u8; Given::CAPACITY],
    len: u8,
    cut: bool,
}

impl Given {
    /// What is longer is no name, and has no hint. The longest name with "(Senior Civil Service)"
    /// behind it fits, and so does an error in the 127 bytes that clippy allows callers to return.
    const CAPACITY: usize = 110;

    /// How much of it a message shows.
    const SHOWN: usize = 60;

    #[inline]
    pub(super) fn new(text: &str) -> Self {
        let text = text.trim();
        let mut end = text.len().min(Self::CAPACITY);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let mut given = Given { bytes: [0; Self::CAPACITY], len: end as u8, cut: end < text.len() };
        for (place, byte) in given.bytes.iter_mut().zip(text.bytes().take(end)) {
            *place = byte;
        }
        given
    }

    #[inline]
    pub(super) fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..usize::from(self.len)).unwrap_or_default();
        let text = core::str::from_utf8(bytes);
        debug_assert!(text.is_ok(), "it is cut between two characters");
        text.unwrap_or_default()
    }

    /// The text, if it is short enough to be a name.
    #[inline]
    pub(super) fn whole(&self) -> Option<&str> {
        (!self.cut).then_some(self.as_str())
    }
}

/// On one line: control and other invisible characters escaped, what is long cut.
impl fmt::Display for Given {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.as_str();
        for (start, c) in text.char_indices() {
            if start + c.len_utf8() > Self::SHOWN {
                return f.write_str("...");
            }
            match c {
                '\'' | '"' | '\\' => f.write_char(c)?,
                _ => write!(f, "{}", c.escape_debug())?,
            }
        }
        f.write_str(if self.cut { "..." } else { "" })
    }
}
