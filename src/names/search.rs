//! Finding entries by what people type: names, former names, common abbreviations and the embedded
//! sentences.
//!
//! ```
//! use capability_framework::search::search;
//!
//! for hit in search("incident") {
//!     println!("{} ({}): {}", hit.entry, hit.matched, hit.text);
//! }
//! ```

use std::collections::HashMap;
use std::string::String;
use std::vec::Vec;

use once_cell::sync::OnceCell;

use super::distance::distance;
use super::key::Key;
use crate::framework::words::words;
use crate::framework::{Entry, Proficiency, Role, RoleFamily, RoleLevel, Skill, Statement};
use crate::generated::abbreviation::ABBREVIATIONS;

/// How well something matches, the best first.
///
/// ```
/// use capability_framework::search::{Match, search};
///
/// assert_eq!(search("testing")[0].matched, Match::Exact);
/// assert!(Match::Exact < Match::Near);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Match {
    /// A name, a former name or an abbreviation is what was typed.
    Exact,
    /// A name, a former name or an abbreviation begins with what was typed.
    Prefix,
    /// A name, a former name or an abbreviation has every word that was typed.
    Words,
    /// A sentence about the entry has every word that was typed.
    Text,
    /// A name is close to what was typed. Only where nothing else matches.
    Near,
}

words! {
    type: Match, path: "capability_framework::search::Match",
    singular: "match", plural: "kinds of matches",
    words: { Exact: "exact", Prefix: "prefix", Words: "words", Text: "text", Near: "near" }
}

/// A result of a [`search`].
///
/// ```
/// use capability_framework::search::search;
///
/// for hit in search("incident") {
///     println!("{} ({}): {}", hit.entry, hit.matched, hit.text);
/// }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct Hit {
    /// The entry.
    pub entry: Entry,
    /// How well it matches.
    pub matched: Match,
    /// What matches: a name, a former name, an abbreviation or a sentence.
    pub text: &'static str,
}

/// The entries that match `query`, each once, the best first.
///
/// It looks at names, former names, common abbreviations and the embedded sentences. Case and
/// punctuation make no difference. Order: how well it matches, then families, roles, role levels
/// and skills, each in table order. Near misses, as of [`ParseError`](crate::ParseError), are found only
/// where nothing else is. Retired entries are left out.
///
/// The index is built at the first call, and kept.
///
/// ```
/// use capability_framework::search::{Match, search};
/// use capability_framework::{Entry, Role, Skill};
///
/// let hits = search("incident");
/// let found: Vec<&str> = hits.iter().map(|hit| hit.entry.name()).take(3).collect();
/// assert_eq!(found, ["Incident manager", "Incident manager", "Incident management"]);
///
/// assert_eq!(search("BA")[0].entry, Entry::Role(Role::BusinessAnalyst));
/// assert_eq!(search("systems analysis")[0].matched, Match::Exact); // a former name
/// assert_eq!(search("prototipyng")[0].entry, Entry::Skill(Skill::Prototyping));
/// assert!(search("xyzzy").is_empty());
/// ```
pub fn search(query: &str) -> Vec<Hit> {
    static INDEX: OnceCell<Vec<Indexed>> = OnceCell::new();

    let query = normalised(query);
    if query.is_empty() {
        return Vec::new();
    }
    let index = INDEX.get_or_init(index);
    let mut hits = best(index, |indexed| indexed.matches(&query));
    if hits.is_empty() {
        let key = Key::new(&query);
        let distance = |text| {
            let (a, b) = (key.as_ref()?, Key::new(text)?);
            let (a, b) = (a.as_str(), b.as_str());
            distance(a, b).filter(|distance| *distance <= a.len().max(b.len()) / 4)
        };
        hits = best(index, |indexed| {
            let near = indexed.is_name && distance(indexed.text).is_some();
            near.then_some(Match::Near)
        });
        // The nearest first, then as ever.
        hits.sort_by_cached_key(|hit| distance(hit.text));
    }
    hits
}

/// The best hit of every entry that matches.
fn best(index: &[Indexed], matches: impl Fn(&Indexed) -> Option<Match>) -> Vec<Hit> {
    let mut best: HashMap<Entry, Hit> = HashMap::new();
    for indexed in index {
        if let Some(matched) = matches(indexed) {
            let hit = Hit { entry: indexed.entry, matched, text: indexed.text };
            let own = best.entry(hit.entry).or_insert(hit);
            if hit.matched < own.matched {
                *own = hit;
            }
        }
    }
    let mut hits: Vec<Hit> = best.into_values().collect();
    hits.sort_by_key(|hit| (hit.matched, hit.entry));
    hits
}

struct Indexed {
    entry: Entry,
    text: &'static str,
    /// The words of the text in lower case, one space around each.
    words: String,
    is_name: bool,
}

impl Indexed {
    fn matches(&self, query: &str) -> Option<Match> {
        if self.is_name && self.words == query {
            Some(Match::Exact)
        } else if self.is_name && self.words.starts_with(query.trim_end()) {
            Some(Match::Prefix)
        } else if query.split_whitespace().all(|word| has_word(&self.words, word)) {
            Some(if self.is_name { Match::Words } else { Match::Text })
        } else {
            None
        }
    }
}

/// Whether `word` stands among `words` whole.
fn has_word(words: &str, word: &str) -> bool {
    words.split(' ').any(|own| own == word)
}

/// The words of a text in lower case, one space around each; nothing for a text without any.
fn normalised(text: &str) -> String {
    let mut words = String::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if words.is_empty() {
            words.push(' ');
        }
        words.extend(word.chars().flat_map(char::to_lowercase));
        words.push(' ');
    }
    words
}

fn index() -> Vec<Indexed> {
    let mut index = Vec::new();
    let mut add = |entry: Entry, text: &'static str, is_name: bool| {
        index.push(Indexed { entry, text, words: normalised(text), is_name });
    };
    let said = |add: &mut dyn FnMut(Entry, &'static str, bool), found, of: &'static [Statement]| {
        of.iter().for_each(|statement| add(found, statement.text, false));
    };
    for family in RoleFamily::iter() {
        add(Entry::RoleFamily(family), family.name(), true);
    }
    for skill in Skill::iter() {
        let found = Entry::Skill(skill);
        add(found, skill.name(), true);
        skill.former_names().iter().for_each(|name| add(found, name, true));
        said(&mut add, found, skill.descriptions());
        Proficiency::iter().for_each(|of| said(&mut add, found, skill.statements(of)));
    }
    for role in Role::iter() {
        let found = Entry::Role(role);
        add(found, role.name(), true);
        role.former_names().iter().for_each(|name| add(found, name, true));
        said(&mut add, found, role.statements());
    }
    for level in RoleLevel::iter() {
        let found = Entry::RoleLevel(level);
        add(found, level.name(), true);
        level.former_names().iter().for_each(|name| add(found, name, true));
        said(&mut add, found, level.statements());
    }
    ABBREVIATIONS.iter().for_each(|(short, entry)| add(*entry, short, true));
    index
}
