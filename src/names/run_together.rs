//! A word of a text that is several words of a name, run together.

use super::distance::Pattern;
use super::likeness::is_other_number;
use super::nearest::difference;
use super::text::{Words, is_same, is_small};

/// The longest word that is compared with several, in bytes.
const LONGEST: usize = 110;

/// How a number of words of the name was matched up to a place in the text's word.
#[derive(Clone, Copy)]
struct Reached {
    cost: u8,
    /// Where the last of them begins.
    start: u8,
}

const UNREACHED: Reached = Reached { cost: u8::MAX, start: 0 };

type Row = [Reached; LONGEST + 1];

/// The ways in which `word` is the first two or more of `names` run together: calls back with how
/// many, and at what cost. Pieces that are right in themselves are no misspellings.
#[inline]
pub(super) fn run_together(
    word: &str,
    names: &[&str],
    is_right: &dyn Fn(&str) -> bool,
    found: &mut dyn FnMut(usize, u8),
) {
    let mut rows: [Row; Words::CAPACITY + 1] = [[UNREACHED; LONGEST + 1]; Words::CAPACITY + 1];
    if let Some(place) = rows.first_mut().and_then(|row| row.first_mut()) {
        place.cost = 0;
    }
    for (count, known) in (1..).zip(names) {
        let Some(Some(row)) = rows.get(count - 1).map(|before| after(before, word, known)) else {
            return;
        };
        let Some(place) = rows.get_mut(count) else { return };
        *place = row;
        match row.get(word.len()) {
            Some(Reached { cost, .. })
                if *cost < UNREACHED.cost
                    && count > 1
                    && is_repair(rows.get(..=count).unwrap_or_default(), word, names, is_right) =>
            {
                found(count, *cost);
            }
            _ => {}
        }
    }
}

/// What one word more reaches; `None` for nothing.
#[inline]
fn after(before: &Row, word: &str, known: &str) -> Option<Row> {
    let pattern = Pattern::new(known)?;
    let mut row = [UNREACHED; LONGEST + 1];
    let mut some = None;
    let starts = (0..).zip(before).filter(|(_, reached)| reached.cost < UNREACHED.cost / 2);
    for (start, reached) in starts {
        let mut reach = |end: usize, more: u8| {
            let cost = reached.cost + more;
            if let Some(place) = row.get_mut(end).filter(|place| cost < place.cost) {
                *place = Reached { cost, start };
                some = Some(());
            }
        };
        if is_small(known) {
            reach(usize::from(start), 1);
        }
        let rest = word.get(usize::from(start)..).unwrap_or_default();
        pattern.each_beginning(rest, |length, distance| {
            let piece = rest.get(..length).filter(|_| distance <= 3).unwrap_or_default();
            if let Some(more) = difference(piece, known, || Some(distance), || false) {
                reach(usize::from(start) + length, more);
            }
        });
    }
    some.map(|()| row)
}

/// Whether no piece that differs from its word of the name is right in itself.
#[inline]
fn is_repair(rows: &[Row], word: &str, names: &[&str], is_right: &dyn Fn(&str) -> bool) -> bool {
    let mut end = word.len();
    rows.iter().skip(1).zip(names).rev().all(|(row, known)| {
        let start = row.get(end).map_or(0, |reached| usize::from(reached.start));
        let piece = word.get(start..end).unwrap_or_default();
        end = start;
        piece.is_empty()
            || is_same(piece, known)
            || is_other_number(piece, known)
            || !is_right(piece)
    })
}
