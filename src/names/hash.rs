//! Hash tables of texts, made at compile time.
//!
//! A table is a list of slots, each with the number of a row or [`EMPTY`]. A row is in the slot of the
//! hash of its text or in one of those behind it, before an empty one. At least half of the slots are
//! empty.

use super::key::Key;

const EMPTY: u16 = u16::MAX;

/// The number of slots for this many rows.
#[inline]
pub(super) const fn slots_for(rows: usize) -> usize {
    (2 * rows).next_power_of_two()
}

/// The slots of `slugs`, `names` and `others`, one after the other.
#[inline]
pub(super) const fn slots<const SLOTS: usize>(
    mut slugs: &[&str],
    mut names: &[&str],
    mut others: &[(&str, u16)],
) -> [u16; SLOTS] {
    let mut slots = [EMPTY; SLOTS];
    let mut row = 0;
    while let [text, rest @ ..] = slugs {
        row = insert(&mut slots, row, text);
        slugs = rest;
    }
    while let [text, rest @ ..] = names {
        row = insert(&mut slots, row, text);
        names = rest;
    }
    while let [(text, _), rest @ ..] = others {
        row = insert(&mut slots, row, text);
        others = rest;
    }
    assert!(SLOTS == slots_for(row as usize));
    slots
}

/// Inserts a row and returns the number of the next.
#[expect(clippy::indexing_slicing, reason = "evaluated at compile time, where it fails the build")]
#[inline]
const fn insert<const SLOTS: usize>(slots: &mut [u16; SLOTS], row: u16, text: &str) -> u16 {
    assert!(text.len() <= Key::CAPACITY && row < EMPTY);
    let mut slot = hash(text.as_bytes()) % SLOTS;
    while slots[slot] != EMPTY {
        slot = (slot + 1) % SLOTS;
    }
    slots[slot] = row;
    row + 1
}

/// The index beside `text` in its row. `row` gives the text and the index of the row with a number.
#[inline]
pub(super) fn find<'t>(
    slots: &[u16],
    text: &[u8],
    row: impl Fn(usize) -> Option<(&'t str, usize)>,
) -> Option<usize> {
    candidates(slots, text).find_map(|number| {
        let (other, index) = row(number)?;
        (other.as_bytes() == text).then_some(index)
    })
}

/// The rows that may be of a text.
#[inline]
fn candidates(slots: &[u16], text: &[u8]) -> impl Iterator<Item = usize> {
    let mask = slots.len().wrapping_sub(1);
    let rows = (hash(text)..).map_while(move |slot| slots.get(slot & mask).copied());
    rows.take_while(|row| *row != EMPTY).map(usize::from)
}

/// Of the length and of the first and the last eight bytes, which differ for most names of a type. It
/// takes few steps, because the compiler's interpreter is slow.
#[inline]
const fn hash(text: &[u8]) -> usize {
    let (first, last) = match (text.first_chunk(), text.last_chunk()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => (short(text), 0),
    };
    let all = first ^ last.rotate_left(32) ^ (text.len() as u64) << 20;
    (all.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize
}

/// Less than eight bytes as a number.
#[inline]
const fn short(mut bytes: &[u8]) -> u64 {
    let mut number = 0;
    while let [byte, rest @ ..] = bytes {
        number = number << 8 | *byte as u64;
        bytes = rest;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::candidates;
    use crate::names::key::Key;
    use crate::names::lookup::Kind;

    /// Every slug, name and former name is among the first few candidates: today the 13th at worst, and
    /// in the mean before the second. An edition may move both a little.
    #[test]
    fn no_name_is_far_from_the_slot_of_its_hash() {
        let (mut sum, mut count) = (0, 0);
        for kind in Kind::all() {
            let rows = (0..).map_while(|row| kind.row(row)).map(|(text, _)| (kind.slots, text));
            let keys = kind.keys.iter().map(|(key, _)| (kind.key_slots, *key));
            for (number, (slots, text)) in (0..).zip(rows).chain((0..).zip(keys)) {
                let mut candidates = candidates(slots, text.as_bytes());
                let steps =
                    candidates.position(|row| row == number).map_or(99, |before| before + 1);
                assert!(steps <= 24, "`{text}` is found at candidate {steps}");
                sum += steps;
                count += 1;
            }
        }
        assert!(sum <= 2 * count, "{sum} candidates for {count} texts");
    }

    /// The two tables of a type agree.
    #[test]
    fn every_text_means_what_its_letters_mean() {
        for kind in Kind::all() {
            for (text, index) in (0..).map_while(|row| kind.row(row)) {
                let key = Key::new(text);
                assert_eq!(key.and_then(|key| kind.find(&key)), Some(index), "{kind:?} `{text}`");
            }
        }
    }
}
