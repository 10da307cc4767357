//! The nearest name, word by word: spelling is repaired, meaning is not changed.

use core::cell::Cell;

use super::distance::{Pattern, distance};
use super::likeness::{allowed, is_other_number, is_same_field, is_short_for, misspelling};
use super::lookup::{FromText, Kind, Meant};
use super::run_together::run_together;
use super::text::{Words, has_word, is_same, is_small, name_words};
use crate::framework::Skill;

/// How the words of a text may differ from those of the name that is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Likeness {
    /// Misspelt. A word that occurs in any name of the type is right: it stays, or becomes its own
    /// singular or plural. A word that is run together of several is compared with those.
    Spelling,
    /// The field for who works in it, or the other way round: "user research".
    Field,
    /// Shortened: "snr dev".
    Short,
}

/// What has the one name that is nearest to `words`, if one is near enough.
///
/// Words are compared with words. Small ones and, but for skills, those in brackets may be missing;
/// where spelling is repaired, small ones may be superfluous too.
#[inline]
pub(super) fn nearest(kind: &Kind, words: &[&str], likeness: Likeness) -> Option<Meant> {
    let text = Text { kind, words, likeness, asked: Cell::new(0), right: Cell::new(0) };
    let letters: usize = words.iter().map(|word| word.len()).sum();
    let mut allowed = match likeness {
        Likeness::Spelling => (letters / 4).min(4) as u8,
        Likeness::Field | Likeness::Short => 6,
    };
    let mut nearest = None;
    for (name, index) in kind.each_name() {
        let Some(cost) = text.cost(name, allowed) else { continue };
        nearest = match nearest {
            // Two that are equally near: no repair, unless something is nearer.
            Some(other) if cost == allowed && other != Some(index) => Some(None),
            _ => Some(Some(index)),
        };
        allowed = cost;
    }
    kind.meant(nearest??)
}

struct Text<'a> {
    kind: &'a Kind,
    words: &'a [&'a str],
    likeness: Likeness,
    /// Which words were asked whether they are right, as bits, and which are.
    asked: Cell<u32>,
    right: Cell<u32>,
}

struct Name<'a> {
    words: &'a [&'a str],
    /// Where the words that may be left out begin and end.
    bracket: Option<(usize, usize)>,
}

const FAR: u8 = u8::MAX;

/// The cost of reaching each place, which is a number of words of the text and one of words of the name.
struct Costs([[u8; Words::CAPACITY + 1]; Words::CAPACITY + 1]);

impl Costs {
    #[inline]
    fn get(&self, i: usize, j: usize) -> u8 {
        self.0.get(i).and_then(|row| row.get(j)).copied().unwrap_or(FAR)
    }

    #[inline]
    fn lower(&mut self, i: usize, j: usize, cost: u8) {
        if let Some(place) = self.0.get_mut(i).and_then(|row| row.get_mut(j)) {
            *place = cost.min(*place);
        }
    }
}

impl Text<'_> {
    /// How far the text is from `name`, if it is near enough.
    #[inline]
    fn cost(&self, name: &str, most: u8) -> Option<u8> {
        if !self.may_begin(name) {
            return None;
        }
        let mut words = Words::EMPTY;
        let fits = name_words(name).try_for_each(|word| words.push(word));
        debug_assert!(fits.is_some(), "`Words` has room for every name");
        let name = Name { bracket: bracket(self.kind, name), words: &words };
        let mut costs = Costs([[FAR; Words::CAPACITY + 1]; Words::CAPACITY + 1]);
        costs.lower(0, 0, 0);
        for i in 0..=self.words.len() {
            for j in 0..=words.len() {
                let cost = costs.get(i, j);
                if cost <= most {
                    self.step(&name, (i, j), cost, &mut costs);
                }
            }
        }
        Some(costs.get(self.words.len(), words.len())).filter(|cost| *cost <= most)
    }

    /// Whether the first words, but for small ones, may mean each other: a quick look that leaves few
    /// names.
    #[inline]
    fn may_begin(&self, name: &str) -> bool {
        let first = self.words.iter().enumerate().find(|(_, word)| !is_small(word));
        if self.likeness != Likeness::Spelling {
            // A word that is not misspelt begins with the same letter.
            let letter = |text: &str| text.bytes().next().map(|byte| byte.to_ascii_lowercase());
            return first.is_some_and(|(_, word)| letter(word) == letter(name));
        }
        let known = name_words(name).find(|word| !is_small(word));
        let (Some(known), Some((index, word))) = (known, first) else { return true };
        let next = || self.words.get(index + 1).unwrap_or(&"");
        // Every letter that the one has and the other has not is a mistake.
        let strange = (letters(known) & !letters(word)).count_ones() as usize;
        strange <= allowed(known.len())
            && Pattern::new(known).is_some_and(|known| known.begins(word))
            || is_other_number(word, known)
            || is_run_together(known, word, next())
    }

    /// How far a word is from one of a name, if the one may be meant by the other.
    #[inline]
    fn difference(&self, word: &str, known: &str, is_right: impl FnOnce() -> bool) -> Option<u8> {
        match self.likeness {
            Likeness::Spelling => difference(word, known, || distance(word, known), is_right),
            _ if is_same(word, known) => Some(0),
            Likeness::Field => is_same_field(word, known).then_some(1),
            Likeness::Short => (is_short_for(word, known) && !is_right()).then_some(1),
        }
    }

    /// Goes every way on from a place.
    #[inline]
    fn step(&self, name: &Name<'_>, (i, j): (usize, usize), cost: u8, costs: &mut Costs) {
        let word = self.words.get(i).copied();
        let known = name.words.get(j).copied();
        if self.likeness == Likeness::Spelling && word.is_some_and(is_small) {
            costs.lower(i + 1, j, cost + 1);
        }
        if known.is_some_and(is_small) {
            costs.lower(i, j + 1, cost + 1);
        }
        match name.bracket {
            Some((start, end)) if start == j => costs.lower(i, end, cost + 2),
            _ => {}
        }
        let (Some(word), Some(known)) = (word, known) else { return };
        if let Some(more) = self.difference(word, known, || self.is_right(i)) {
            costs.lower(i + 1, j + 1, cost + more);
        }
        if self.words.get(i + 1).is_some_and(|next| is_run_together(known, word, next)) {
            costs.lower(i + 2, j + 1, cost);
        }
        let names = name.words.get(j..).unwrap_or_default();
        let may_be_several = self.likeness == Likeness::Spelling && word.len() > known.len();
        if !may_be_several || names.len() < 2 || self.is_right(i) {
            return;
        }
        run_together(word, names, &|piece| is_right(self.kind, piece), &mut |count, more| {
            costs.lower(i + 1, j + count, cost.saturating_add(more));
        });
    }

    /// Whether a word occurs in a name of the type.
    #[inline]
    fn is_right(&self, index: usize) -> bool {
        let bit = 1 << index;
        if self.asked.get() & bit == 0 {
            self.asked.set(self.asked.get() | bit);
            if self.words.get(index).is_some_and(|word| is_right(self.kind, word)) {
                self.right.set(self.right.get() | bit);
            }
        }
        self.right.get() & bit != 0
    }
}

/// Whether a word occurs in a name of the type, present or former.
#[inline]
pub(super) fn is_right(kind: &Kind, word: &str) -> bool {
    kind.each_name().any(|(name, _)| has_word(name, word))
}

/// The words of a name in brackets. Those of a skill may not be left out: it would be another one.
#[inline]
fn bracket(kind: &Kind, name: &str) -> Option<(usize, usize)> {
    let (before, rest) = name.split_once('(').filter(|_| kind != Skill::KIND)?;
    let (within, _) = rest.split_once(')')?;
    let start = name_words(before).count();
    Some((start, start + name_words(within).count()))
}

/// How far a word is from one of a name, if the one may be meant by the other. One that is right,
/// which is asked last, may only be its singular or plural.
#[inline]
pub(super) fn difference(
    word: &str,
    known: &str,
    distance: impl FnOnce() -> Option<usize>,
    is_right: impl FnOnce() -> bool,
) -> Option<u8> {
    if is_same(word, known) {
        Some(0)
    } else if is_other_number(word, known) {
        Some(1)
    } else {
        misspelling(word, known, distance).filter(|_| !is_right())
    }
}

/// The letters of a word, as bits.
#[inline]
fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |letters, byte| letters | 1 << (byte & 31))
}

/// Whether two words make `whole` when they are run together.
#[inline]
fn is_run_together(whole: &str, first: &str, second: &str) -> bool {
    whole.len() == first.len() + second.len()
        && whole
            .split_at_checked(first.len())
            .is_some_and(|(a, b)| is_same(a, first) && is_same(b, second))
}
