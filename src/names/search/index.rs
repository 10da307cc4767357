//! The search index, by words.

use std::boxed::Box;
use std::collections::{BTreeMap, HashMap};
use std::string::String;
use std::vec::Vec;

use crate::framework::history::{Date, EventKind, events};
use crate::framework::{Entry, EntryKind, Proficiency, Role, RoleLevel, Skill, Statement};
use crate::generated::abbreviation::ABBREVIATIONS;
use crate::names::key::Key;
use crate::names::lookup::{Kind, Meant};
use crate::names::seniority;
use crate::names::text::{Words, has_word, name_words};

pub(super) struct Index {
    /// Every word in lower case, sorted by the first byte, and whether some name has it.
    pub(super) words: Vec<(Box<str>, bool)>,
    /// How many subjects the texts have.
    pub(super) subjects: usize,
    pub(super) texts: Vec<Text>,
    /// The words of each text, as positions in `words`.
    places: Vec<u16>,
    /// For each word where its texts begin in `texts_by_word`; the last is the end.
    starts: Vec<u32>,
    texts_by_word: Vec<u16>,
    /// What each abbreviation stands for, as positions in `words`.
    pub(super) short: Vec<(Key, Vec<u16>)>,
}

/// Something that may match.
pub(super) struct Text {
    /// The number of what it is about: an entry, or a name whose entry is gone.
    pub(super) subject: usize,
    pub(super) kind: EntryKind,
    pub(super) entry: Option<Entry>,
    pub(super) removed: Option<Date>,
    pub(super) text: &'static str,
    pub(super) part: Part,
    words: (u32, u32),
    /// Of a name.
    pub(super) key: Option<Key>,
}

/// What of an entry a text is, the most telling first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Part {
    Name,
    /// A former name, a title, an abbreviation, or the name of what belongs to the entry.
    OtherName,
    /// A name of what was removed or retired.
    Gone,
    Sentence,
}

impl Index {
    pub(super) fn words_of(&self, text: &Text) -> &[u16] {
        let (start, end) = text.words;
        self.places.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The positions of the texts that have a word, by the position of the word.
    pub(super) fn texts_with(&self, word: u16) -> &[u16] {
        match self.starts.get(usize::from(word)..) {
            Some([start, end, ..]) => {
                self.texts_by_word.get(*start as usize..*end as usize).unwrap_or_default()
            }
            _ => &[],
        }
    }

    /// Whether a word says a kind, such as "roles", and no name has it.
    pub(super) fn is_kind(&self, word: &str) -> bool {
        let is_of_name = || self.words.iter().any(|(other, is_of)| *is_of && **other == *word);
        Kind::all().any(|kind| kind.kind_words.contains(&word)) && !is_of_name()
    }

    pub(super) fn build() -> Index {
        let mut builder = Builder::default();
        builder.words.reserve(2_048);
        builder.texts.reserve(1_536);
        builder.places.reserve(12_288);
        builder.names();
        builder.removed_names();
        builder.names_of_others();
        builder.sentences();
        for (short, entry) in &ABBREVIATIONS {
            builder.add((*entry).into(), short, &[short], Part::OtherName);
        }
        builder.finish()
    }
}

/// Whose text it is.
#[derive(Clone, Copy)]
struct Subject {
    kind: EntryKind,
    entry: Option<Entry>,
    removed: Option<Date>,
}

impl From<Entry> for Subject {
    fn from(entry: Entry) -> Subject {
        Subject { kind: entry.kind(), entry: Some(entry), removed: None }
    }
}

#[derive(Default)]
struct Builder {
    /// Every word with its number and whether some name has it.
    words: HashMap<Box<str>, (u16, bool)>,
    subjects: HashMap<Entry, usize>,
    /// How many subjects there are, those without an entry too.
    count: usize,
    texts: Vec<Text>,
    places: Vec<u16>,
    /// A word in lower case.
    word: String,
}

impl Builder {
    /// Adds a text that matches by all words of `by`.
    fn add(&mut self, subject: Subject, text: &'static str, by: &[&str], part: Part) {
        let start = self.places.len() as u32;
        for word in by.iter().flat_map(|text| words(text)) {
            let place = self.place(word, part != Part::Sentence);
            self.places.push(place);
        }
        let words = (start, self.places.len() as u32);
        let is_name = part != Part::Sentence && by == [text];
        let key = if is_name { Key::new(text) } else { None };
        let Subject { kind, entry, removed } = subject;
        let new = self.count;
        let subject = entry.map_or(new, |entry| *self.subjects.entry(entry).or_insert(new));
        self.count = new.max(subject + 1);
        self.texts.push(Text { subject, kind, entry, removed, text, part, words, key });
    }

    /// The number of a word.
    fn place(&mut self, word: &str, is_of_name: bool) -> u16 {
        self.word.clear();
        self.word.push_str(word);
        self.word.make_ascii_lowercase(); // no word has capitals beyond ASCII
        if let Some((place, known)) = self.words.get_mut(self.word.as_str()) {
            *known |= is_of_name;
            return *place;
        }
        let place = self.words.len() as u16;
        self.words.insert(self.word.as_str().into(), (place, is_of_name));
        place
    }

    /// All names of all entries, present and former.
    fn names(&mut self) {
        let mut retired = BTreeMap::new();
        for event in events().iter().filter(|event| event.kind == EventKind::Removed).rev() {
            retired.insert(event.entry, event.date);
        }
        for kind in Kind::all() {
            for (name, index) in kind.each_name() {
                let Some(Meant::Entry(entry)) = kind.meant(index) else { continue };
                let removed = retired.get(&Some(entry)).copied().flatten();
                let part = match removed {
                    Some(_) => Part::Gone,
                    None if name == entry.name() => Part::Name,
                    None => Part::OtherName,
                };
                self.add(Subject { removed, ..entry.into() }, name, &[name], part);
            }
        }
    }

    /// Names that lead to no entry, with the day of their removal.
    fn removed_names(&mut self) {
        for event in events().iter().filter(|event| event.entry.is_none()) {
            let Some(name) = event.old_name else { continue };
            let kind = Kind::of(event.entry_kind);
            let removed = Key::new(name).and_then(|name| kind.removal(&name));
            if removed.is_some() {
                let subject = Subject { kind: event.entry_kind, entry: None, removed };
                self.add(subject, name, &[name], Part::Gone);
            }
        }
    }

    /// A role is found by what its levels are called, and a level by its role.
    fn names_of_others(&mut self) {
        for role in Role::iter() {
            for level in role.levels().iter().filter(|level| level.name() != role.name()) {
                let is_plain =
                    Words::split(level.name()).is_some_and(|name| !seniority::begins(&name));
                if is_plain {
                    self.add(
                        Entry::from(role).into(),
                        level.name(),
                        &[level.name()],
                        Part::OtherName,
                    );
                }
                if !name_words(role.name()).all(|word| has_word(level.name(), word)) {
                    let by = [level.name(), role.name()];
                    self.add(Entry::from(*level).into(), role.name(), &by, Part::OtherName);
                }
            }
        }
    }

    fn sentences(&mut self) {
        let mut add = |entry: Entry, statements: &'static [Statement]| {
            for statement in statements {
                self.add(entry.into(), statement.text, &[statement.text], Part::Sentence);
            }
        };
        for skill in Skill::iter() {
            add(skill.into(), skill.descriptions());
            Proficiency::iter().for_each(|held| add(skill.into(), skill.statements(held)));
        }
        Role::iter().for_each(|role| add(role.into(), role.statements()));
        RoleLevel::iter().for_each(|level| add(level.into(), level.statements()));
    }

    fn finish(mut self) -> Index {
        let mut short = Vec::new();
        for (form, entry) in &ABBREVIATIONS {
            let name = entry.name();
            let outside = name.split_once('(').and_then(|(before, rest)| {
                let (_, behind) = rest.split_once(')')?;
                Some([before, behind])
            });
            let name = outside.unwrap_or([name, ""]);
            let places =
                name.iter().flat_map(|text| words(text)).map(|word| self.place(word, true));
            let places = places.collect();
            short.extend(Key::new(form).map(|form| (form, places)));
        }
        // The words by their first letter, and every place in the new order.
        let mut sorted: Vec<_> = self.words.into_iter().collect();
        sorted.sort_unstable_by_key(|(word, (old, _))| (word.bytes().next(), *old));
        let mut places = std::vec![0; sorted.len()];
        for (new, (_, (old, _))) in (0..).zip(&sorted) {
            if let Some(place) = places.get_mut(usize::from(*old)) {
                *place = new;
            }
        }
        let moved =
            |old: &mut u16| *old = places.get(usize::from(*old)).copied().unwrap_or_default();
        self.places.iter_mut().for_each(moved);
        short.iter_mut().flat_map(|(_, places)| places).for_each(moved);
        let words = sorted.into_iter().map(|(word, (_, is_of_name))| (word, is_of_name)).collect();
        let (starts, texts_by_word) = by_word(&self.texts, &self.places, places.len());
        let Builder { count: subjects, texts, places, .. } = self;
        Index { words, subjects, texts, places, starts, texts_by_word, short }
    }
}

/// The texts of each word: where they begin in the list, and the list.
fn by_word(texts: &[Text], places: &[u16], words: usize) -> (Vec<u32>, Vec<u16>) {
    let mut starts = std::vec![0_u32; words + 1];
    for place in places {
        if let Some(count) = starts.get_mut(usize::from(*place) + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut next = starts.clone();
    let mut by_word = std::vec![0; places.len()];
    for (text, Text { words: (start, end), .. }) in (0..).zip(texts) {
        for place in places.get(*start as usize..*end as usize).unwrap_or_default() {
            let next = next.get_mut(usize::from(*place));
            let entry = next.and_then(|next| {
                let entry = by_word.get_mut(*next as usize);
                *next += 1;
                entry
            });
            if let Some(entry) = entry {
                *entry = text;
            }
        }
    }
    (starts, by_word)
}

/// The words of a text as they are written, `&` as "and".
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let words =
        text.split(|c: char| !c.is_alphanumeric() && c != '&').filter(|word| !word.is_empty());
    words.map(|word| if word == "&" { "and" } else { word })
}
