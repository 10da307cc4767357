//! What was typed, word by word.

use std::string::String;
use std::vec::Vec;

use super::index::{Index, words};
use crate::names::distance::Pattern;
use crate::names::key::Key;
use crate::names::likeness::{is_other_number, is_same_field, is_short_for, misspelling};
use crate::names::text::is_small;

/// How much of a query counts, in bytes and in words.
const LONGEST: usize = 256;
const MOST_WORDS: usize = 16;

pub(super) struct Query {
    /// The letters of the whole, if it could be a name.
    pub(super) key: Option<Key>,
    pub(super) words: Vec<Word>,
}

/// A word that was typed.
pub(super) struct Word {
    /// Which words of the index match it, and how.
    pub(super) like: Vec<(u16, Likeness)>,
    /// What it is short for: a text has all words of one of them.
    pub(super) short_for: Vec<Vec<u16>>,
}

/// How a word of a text matches one that was typed, the best last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Likeness {
    None,
    Misspelt,
    /// The beginning of it, another form of it, or short for it.
    Part,
    Whole,
}

impl Query {
    /// `None` for a query without words.
    pub(super) fn new(text: &str, index: &Index) -> Option<Query> {
        let mut end = text.len().min(LONGEST);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let text = text.get(..end)?;
        let typed = words(text).take(MOST_WORDS).map(str::to_lowercase);
        let typed: Vec<String> = typed.collect();
        // Small words, and those that say a kind, count only where there are no others.
        let is_said = |word: &String| is_small(word) || index.is_kind(word);
        let all_said = typed.iter().all(is_said);
        let counted: Vec<&String> =
            typed.iter().filter(|word| all_said || !is_said(word)).collect();
        let mut words = Vec::new();
        let mut rest = counted.as_slice();
        while let Some((word, after)) = rest.split_first() {
            // Two words may be one that is short for something: "dev ops".
            let both = after.first().map(|next| std::format!("{word}{next}"));
            let pair = both.and_then(|both| Word::short(&both, index));
            rest = if pair.is_some() { after.get(1..).unwrap_or_default() } else { after };
            words.push(pair.unwrap_or_else(|| Word::new(word, index)));
        }
        (!words.is_empty()).then(|| Query { key: Key::new(text), words })
    }
}

impl Word {
    fn new(word: &str, index: &Index) -> Word {
        let mut like = Vec::new();
        let mut of_name = false;
        // All likeness but a misspelling begins with the same letter.
        let first = word.bytes().next();
        let from = index.words.partition_point(|(other, _)| other.bytes().next() < first);
        let others = (0_u16..).zip(&index.words).skip(from);
        for (place, (other, is_of_name)) in
            others.take_while(|(_, (other, _))| other.bytes().next() == first)
        {
            let is_part = || {
                other.starts_with(word)
                    || is_other_number(word, other)
                    || is_same_field(word, other)
                    || is_short_for(word, other)
            };
            let likeness = match () {
                () if **other == *word => Likeness::Whole,
                () if is_part() => Likeness::Part,
                () => continue,
            };
            like.push((place, likeness));
            of_name |= *is_of_name;
        }
        let short_for = meanings(word, index);
        match Pattern::new(word) {
            Some(pattern) if !of_name && short_for.is_empty() => {
                let of_names = (0..).zip(&index.words).filter(|(_, (_, of_name))| *of_name);
                let misspelt = of_names.filter(|(_, (other, _))| {
                    misspelling(word, other, || pattern.distance(other)).is_some()
                });
                like.extend(misspelt.map(|(place, _)| (place, Likeness::Misspelt)));
            }
            _ => {}
        }
        Word { like, short_for }
    }

    /// A word that is short for something, if it is.
    fn short(word: &str, index: &Index) -> Option<Word> {
        let short_for = meanings(word, index);
        (!short_for.is_empty()).then_some(Word { like: Vec::new(), short_for })
    }

    /// Calls back with the texts that have the word, some of them several times.
    pub(super) fn each_text(&self, index: &Index, mut found: impl FnMut(u16, Likeness)) {
        for (word, likeness) in &self.like {
            index.texts_with(*word).iter().for_each(|text| found(*text, *likeness));
        }
        for words in &self.short_for {
            // One of them is in the fewest texts.
            let rarest =
                words.iter().map(|word| index.texts_with(*word)).min_by_key(|texts| texts.len());
            for number in rarest.unwrap_or_default() {
                let text = index.texts.get(usize::from(*number));
                let words_of = text.map(|text| index.words_of(text)).unwrap_or_default();
                if words.iter().all(|word| words_of.contains(word)) {
                    found(*number, Likeness::Part);
                }
            }
        }
    }
}

fn meanings(word: &str, index: &Index) -> Vec<Vec<u16>> {
    let Some(key) = Key::new(word) else { return Vec::new() };
    index.short.iter().filter(|(short, _)| *short == key).map(|(_, words)| words.clone()).collect()
}
