//! How far apart two words are.

use super::likeness::allowed;

/// The optimal string alignment distance: letters that are wrong, missing, superfluous, or swapped
/// with their neighbour. `None` for words that are too long, or with letters beyond ASCII.
#[inline]
pub(super) fn distance(a: &str, b: &str) -> Option<usize> {
    Pattern::new(a)?.distance(b)
}

/// A word that others are compared with.
///
/// The algorithm is Hyyrö's: a column of the usual table is the bits of a number. Written out
/// because the libraries for it allocate, which this crate does not.
pub(super) struct Pattern {
    /// Where each letter occurs in the word.
    places: [u64; 36],
    length: usize,
}

impl Pattern {
    #[inline]
    pub(super) fn new(word: &str) -> Option<Pattern> {
        let mut places = [0_u64; 36];
        for (index, letter) in word.bytes().enumerate() {
            *places.get_mut(position(letter)?)? |= 1_u64.checked_shl(u32::try_from(index).ok()?)?;
        }
        Some(Pattern { places, length: word.len() }).filter(|pattern| pattern.length > 0)
    }

    /// The distance to a word that is at most three letters longer.
    #[inline]
    pub(super) fn distance(&self, word: &str) -> Option<usize> {
        let mut whole = Some(self.length).filter(|_| word.is_empty());
        self.each_beginning(word, |length, distance| {
            if length == word.len() {
                whole = Some(distance);
            }
        });
        whole
    }

    /// Calls back with the distance to every beginning of `text`, up to three letters longer than the
    /// word.
    #[inline]
    pub(super) fn each_beginning(&self, text: &str, mut found: impl FnMut(usize, usize)) {
        let last = 1_u64 << (self.length - 1);
        let (mut more, mut less) = (u64::MAX, 0_u64);
        let (mut diagonal, mut places_before) = (0_u64, 0_u64);
        let mut distance = self.length;
        for (letter, length) in text.bytes().zip(1..=self.length + 3) {
            let Some(places) = position(letter).and_then(|p| self.places.get(p)).copied() else {
                return;
            };
            let swapped = ((!diagonal & places) << 1) & places_before;
            diagonal = ((places & more).wrapping_add(more) ^ more) | places | less | swapped;
            let right = less | !(diagonal | more);
            let left = diagonal & more;
            distance += usize::from(right & last != 0);
            distance -= usize::from(left & last != 0);
            let right = right << 1 | 1;
            more = left << 1 | !(diagonal | right);
            less = right & diagonal;
            places_before = places;
            found(length, distance);
        }
    }

    /// Whether `text` begins with something that may be this word misspelt.
    #[inline]
    pub(super) fn begins(&self, text: &str) -> bool {
        let mut begins = false;
        self.each_beginning(text, |length, distance| {
            begins = begins || distance <= allowed(length.max(self.length));
        });
        begins
    }
}

#[inline]
fn position(letter: u8) -> Option<usize> {
    match letter.to_ascii_lowercase() {
        letter @ b'a'..=b'z' => Some(usize::from(letter - b'a')),
        digit @ b'0'..=b'9' => Some(usize::from(digit - b'0') + 26),
        _ => None,
    }
}

#[cfg(test)]
#[expect(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test may panic"
)]
mod tests {
    use core::str::from_utf8;

    use super::distance;

    const LONGEST: usize = 5;

    /// The textbook definition, cell by cell.
    fn by_table(a: &[u8], b: &[u8]) -> usize {
        let mut table = [[0; LONGEST + 1]; LONGEST + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = match (i, j) {
                    (0, n) | (n, 0) => n,
                    _ => {
                        let wrong = usize::from(a[i - 1] != b[j - 1]);
                        let mut least = table[i - 1][j - 1] + wrong;
                        least = least.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                        if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                            least = least.min(table[i - 2][j - 2] + 1);
                        }
                        least
                    }
                };
            }
        }
        table[a.len()][b.len()]
    }

    #[test]
    fn bits_count_as_the_table_does() {
        // Every pair of words of up to five letters of three.
        let words = || {
            let numbers = |length| (0..3_usize.pow(length)).map(move |number| (length, number));
            (0..=LONGEST as u32).flat_map(numbers).map(|(length, mut number)| {
                let mut word = [b'a'; LONGEST];
                for letter in &mut word {
                    *letter = b"aB9"[number % 3];
                    number /= 3;
                }
                (word, length as usize)
            })
        };
        for (a, length) in words().filter(|(_, length)| *length > 0) {
            let a = &a[..length];
            for (b, length) in words().filter(|(_, length)| *length <= a.len() + 3) {
                let b = &b[..length];
                let (x, y) = (from_utf8(a).unwrap(), from_utf8(b).unwrap());
                assert_eq!(distance(x, y), Some(by_table(a, b)), "{x} {y}");
            }
        }
    }

    #[test]
    fn what_is_too_long_or_no_letter_has_no_distance() {
        let long = "a123456789b123456789c123456789d123456789e123456789f123456789g123xyz!";
        assert_eq!(distance("Management", "mangaement"), Some(1));
        assert_eq!(distance("caf\u{e9}", "cafe"), None);
        assert_eq!(distance(&long[..64], &long[..67]), Some(3));
        assert_eq!(distance(&long[..67], "a"), None);
        assert_eq!(distance(&long[..64], long), None);
        assert_eq!(distance("", "a"), None);
    }
}
