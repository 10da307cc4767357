//! Which texts match, and in which order.

use core::cmp::Reverse;
use std::vec::Vec;

use super::index::{Index, Part, Text};
use super::query::{Likeness, Query};
use super::{Hit, Match};
use crate::framework::{Entry, EntryKind};
use crate::names::lookup::Kind;

/// What hits are sorted by, see [`search`](super::search): the match, the weight of what matches of
/// a part of the query, what text it is, how whole the words are, how many words the text has, and
/// the place in table order.
type Rank = (Match, Reverse<u32>, Part, Reverse<Likeness>, usize, Place);

/// What has no entry comes last, by its name.
type Place = (bool, EntryKind, Option<Entry>, &'static str);

/// What a word weighs that no name has, as much as a moderately rare one.
const UNKNOWN: u32 = 5;

pub(super) fn hits(index: &Index, query: &Query) -> Vec<Hit> {
    let matrix = Matrix::new(index, query);
    let relaxed = relaxed(index, query);
    let mut best: Vec<Option<(Rank, Hit)>> = std::vec![None; index.subjects];
    for (text, row) in index.texts.iter().zip(matrix.rows()) {
        let is_exact = text.part == Part::Name && relaxed.iter().any(|e| text.entry == Some(*e));
        let matched =
            if is_exact { Some((Match::Exact, 0)) } else { matrix.matched(query, text, row) };
        let Some((matched, weight)) = matched else { continue };
        let Text { kind, entry, removed, text: words, part, .. } = *text;
        let whole = row.iter().copied().min().unwrap_or(Likeness::None);
        let name = if entry.is_some() { "" } else { words };
        let place = (entry.is_none(), kind, entry, name);
        let count = index.words_of(text).len();
        let rank = (matched, Reverse(weight), part, Reverse(whole), count, place);
        let hit = Hit { kind, entry, removed, matched, text: words };
        match best.get_mut(text.subject) {
            Some(Some((known, _))) if *known <= rank => {}
            Some(place) => *place = Some((rank, hit)),
            None => {}
        }
    }
    let mut hits: Vec<(Rank, Hit)> = best.into_iter().flatten().collect();
    // A part of the query suffices where nothing is called that.
    let worst = match hits.iter().map(|(_, hit)| hit.matched).min() {
        Some(Match::Exact | Match::Prefix) => Match::Near,
        Some(Match::Words | Match::Text | Match::Near | Match::Most) => Match::Most,
        Some(Match::Few) | None => Match::Few,
    };
    hits.retain(|(_, hit)| hit.matched <= worst);
    hits.sort_unstable_by_key(|(rank, _)| *rank);
    hits.into_iter().map(|(_, hit)| hit).collect()
}

/// The entries that parsing finds in the query, though no text is spelt like it: "Data roles".
fn relaxed(index: &Index, query: &Query) -> Vec<Entry> {
    let Some(key) = &query.key else { return Vec::new() };
    let found = Kind::all().filter_map(|kind| kind.entry(key));
    let is_text = |entry: Entry| {
        let texts = index.texts.iter().filter(|text| text.entry == Some(entry));
        texts.into_iter().any(|text| text.key.as_ref() == Some(key))
    };
    found.filter(|entry| !is_text(*entry)).collect()
}

/// What a word weighs that so many of the names have.
fn weight(names: usize, with: usize) -> u32 {
    names.checked_div(with).map_or(UNKNOWN, |share| share.max(1).ilog2() + 1)
}

/// How every word of the query matches every text.
struct Matrix {
    likeness: Vec<Likeness>,
    /// What each word of the query weighs: the rarer in names, the more.
    weights: Vec<u32>,
}

impl Matrix {
    fn new(index: &Index, query: &Query) -> Matrix {
        let columns = query.words.len();
        let mut likeness = std::vec![Likeness::None; index.texts.len() * columns];
        for (column, word) in query.words.iter().enumerate() {
            word.each_text(index, |text, of_text| {
                if let Some(place) = likeness.get_mut(usize::from(text) * columns + column) {
                    *place = of_text.max(*place);
                }
            });
        }
        let is_name = |text: &&Text| text.part != Part::Sentence;
        let names = index.texts.iter().filter(is_name).count();
        let mut matrix = Matrix { likeness, weights: std::vec![0; columns] };
        let mut with = std::vec![0; columns];
        for (_, row) in index.texts.iter().zip(matrix.rows()).filter(|(text, _)| is_name(text)) {
            for (with, likeness) in with.iter_mut().zip(row) {
                *with += usize::from(*likeness != Likeness::None);
            }
        }
        matrix.weights = with.iter().map(|with| weight(names, *with)).collect();
        matrix
    }

    fn rows(&self) -> impl Iterator<Item = &[Likeness]> {
        self.likeness.chunks_exact(self.weights.len())
    }

    /// How a text matches and, where it has only a part of the query, the weight of that.
    fn matched(&self, query: &Query, text: &Text, row: &[Likeness]) -> Option<(Match, u32)> {
        let least = row.iter().copied().min()?;
        if text.part == Part::Sentence {
            return (least >= Likeness::Part).then_some((Match::Text, 0));
        }
        match (&query.key, &text.key) {
            (Some(typed), Some(name)) if typed == name => return Some((Match::Exact, 0)),
            (Some(typed), Some(name)) if name.as_bytes().starts_with(typed.as_bytes()) => {
                return Some((Match::Prefix, 0));
            }
            _ => {}
        }
        match least {
            Likeness::Whole | Likeness::Part => Some((Match::Words, 0)),
            Likeness::Misspelt => Some((Match::Near, 0)),
            Likeness::None => {
                let matching = row.iter().zip(&self.weights);
                let matching = matching.filter(|(likeness, _)| **likeness != Likeness::None);
                let (count, weight) = matching.fold((0, 0), |(n, sum), (_, w)| (n + 1, sum + w));
                let is_most = weight * 2 > self.weights.iter().sum() || count * 2 > row.len();
                let matched = if is_most { Match::Most } else { Match::Few };
                (count > 0).then_some((matched, weight))
            }
        }
    }
}
