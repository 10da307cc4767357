//! The role level that an advert is for.

use std::collections::HashMap;
use std::ops::Range;

use super::finding::{AdvertFinding, date};
use super::names::{Match, Meaning, find};
use super::text::{Block, BlockKind, key};
use super::{published, seniority};
use crate::framework::{Edition, Entry, Role, RoleLevel};
use crate::names::ParseError;

/// What an advert says of its level.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Level {
    One {
        level: RoleLevel,
        line: usize,
        name: String,
    },
    Several {
        levels: Vec<RoleLevel>,
        line: usize,
    },
    /// With the error of a name that words of seniority make unknown.
    None {
        role: Option<Role>,
        line: usize,
        unknown: Option<ParseError>,
    },
}

/// A name in a block, with the words of seniority beside it.
struct Named<'a> {
    block: &'a Block<'a>,
    is_first: bool,
    /// Whether the first line of the block is a sentence.
    is_sentence: bool,
    found: Match,
    /// Its words, with those of seniority.
    words: Range<usize>,
}

/// What a name says of the level.
enum Meant {
    Level(RoleLevel),
    Role,
    Unknown(ParseError),
}

impl Named<'_> {
    fn has_seniority(&self) -> bool {
        self.words != (self.found.start..self.found.end)
    }

    fn meant(&self) -> Meant {
        let Meaning { role, level, .. } = self.found.meaning;
        if self.has_seniority() {
            let name = self.found.start..self.found.end;
            let role = level.map(RoleLevel::role).or(role);
            return match seniority::level(self.block, name, self.words.clone(), role) {
                Ok(level) => Meant::Level(level),
                Err(error) => Meant::Unknown(error),
            };
        }
        level.map_or(Meant::Role, Meant::Level)
    }

    /// Whether the block is the name and no more.
    fn is_whole(&self) -> bool {
        self.words == (0..self.block.words.len())
    }

    /// Whether it is on the line that a label is about.
    fn is_labelled(&self) -> bool {
        let label = self.block.label.as_deref();
        let first = self.block.words.first().map(|word| word.line);
        label.is_some_and(|label| !label.starts_with("skill") && !self.is_of_role())
            && first == Some(self.line())
    }

    /// Whether it is behind the label of a role: `Data role`, or `Role` where it is a role's name.
    fn is_of_role(&self) -> bool {
        match self.block.label.as_deref() {
            Some("role") => self.found.meaning.role.is_some() && !self.has_seniority(),
            label => label.is_some_and(|label| label.ends_with("role")),
        }
    }

    fn is_title(&self) -> bool {
        self.is_first || self.block.kind == BlockKind::Heading
    }

    /// Whether it is in a title with other words. The first line is one unless it is a sentence.
    fn is_in_title(&self) -> bool {
        let is_title = self.is_first
            && self.line() == self.block.line
            && !self.is_sentence
            && self.first_word().starts_with(char::is_uppercase);
        is_title || self.block.kind == BlockKind::Heading
    }

    /// Whether it can only mean a level within a sentence: not the word `developer`, and no name that
    /// is a role's too.
    fn is_distinct(&self) -> bool {
        let is_name = self.first_word().starts_with(char::is_uppercase);
        let is_level = self.found.meaning.role.is_none() || self.has_seniority();
        is_level && (self.words.len() > 1 || is_name)
    }

    fn first_word(&self) -> &str {
        self.block.words.get(self.words.start).map_or("", |word| word.text)
    }

    fn line(&self) -> usize {
        self.block.words.get(self.words.start).map_or(self.block.line, |word| word.line)
    }
}

impl Level {
    /// The level that the strongest kind of place names.
    pub(super) fn find(blocks: &[Block<'_>]) -> Level {
        let named: Vec<Named<'_>> = (0..).zip(blocks).flat_map(named).collect();
        let places: [fn(&Named<'_>) -> bool; 4] = [
            |named| named.is_labelled() && named.is_whole(),
            |named| named.is_labelled(),
            |named| named.is_title() && named.is_whole(),
            |named| named.is_in_title(),
        ];
        let mut known = HashMap::new();
        for place in places {
            let named = named.iter().filter(|named| place(named) && !named.is_of_role());
            if let Some(level) = Level::among(named, &mut known, false) {
                return level;
            }
        }
        let distinct = named.iter().filter(|named| named.is_distinct() && !named.is_of_role());
        if let Some(level) = Level::among(distinct, &mut known, true) {
            return level;
        }
        let role = named.iter().find(|named| named.found.meaning.role.is_some());
        let line = role.map_or(1, Named::line);
        let role = role.and_then(|named| named.found.meaning.role);
        Level::None { role, line, unknown: None }
    }

    /// The level of some names. With one that is unknown it is not sure, but in sentences what comes
    /// behind a level is not what the advert is for.
    fn among<'a>(
        names: impl Iterator<Item = &'a Named<'a>>,
        known: &mut HashMap<String, Meant>,
        are_sentences: bool,
    ) -> Option<Level> {
        let mut levels: Vec<RoleLevel> = Vec::new();
        let mut first: Option<&Named<'_>> = None;
        for named in names {
            let text = named.block.written(named.words.clone());
            let meant = known.entry(text).or_insert_with(|| named.meant());
            match meant {
                Meant::Level(level) if !levels.contains(level) => levels.push(*level),
                Meant::Level(_) => {}
                Meant::Role => continue,
                Meant::Unknown(_) if are_sentences && first.is_some() => continue,
                Meant::Unknown(error) => {
                    let (role, line) = (named.found.meaning.role, named.line());
                    return Some(Level::None { role, line, unknown: Some(error.clone()) });
                }
            }
            first = first.or(Some(named));
        }
        let (first, level) = (first?, *levels.first()?);
        let line = first.line();
        if levels.len() > 1 {
            return Some(Level::Several { levels, line });
        }
        let name = if first.has_seniority() {
            level.name().to_owned()
        } else {
            first.block.written(first.words.clone())
        };
        Some(Level::One { level, line, name })
    }

    /// What a person should look at.
    pub(super) fn findings(&self, edition: Edition) -> Vec<AdvertFinding> {
        match self {
            Level::None { role, line, unknown } => {
                let unknown = unknown.clone();
                let unknown = unknown.map(|error| AdvertFinding::Unknown { line: *line, error });
                let no_level = AdvertFinding::NoLevel { line: *line, role: *role };
                unknown.into_iter().chain([no_level]).collect()
            }
            Level::Several { levels, line } => {
                vec![AdvertFinding::SeveralLevels { line: *line, levels: levels.clone() }]
            }
            Level::One { level, line, name } => one(*level, *line, name, edition),
        }
    }
}

/// The names of roles and levels in a block.
fn named<'a>((index, block): (usize, &'a Block<'a>)) -> Vec<Named<'a>> {
    let is_first = index == 0;
    let title = block.text.trim_start().lines().next().unwrap_or_default();
    let is_sentence = title.trim_end().ends_with('.');
    let mut matches = find(&block.words);
    matches.retain(|found| found.meaning.role.is_some() || found.meaning.level.is_some());
    let mut names = Vec::new();
    let mut start = 0;
    for (index, found) in matches.iter().enumerate() {
        let room = start..matches.get(index + 1).map_or(block.words.len(), |next| next.start);
        let line = block.words.get(found.start).map_or(block.line, |word| word.line);
        let is_labelled =
            block.label.is_some() && block.words.first().map(|word| word.line) == Some(line);
        let is_title = block.kind == BlockKind::Heading
            || is_labelled
            || line == block.line && is_first && !is_sentence;
        let name = found.start..found.end;
        let words = seniority::beside(block, name.clone(), room, is_title).unwrap_or(name);
        start = words.end;
        names.push(Named { block, is_first, is_sentence, found: *found, words });
    }
    names
}

fn one(level: RoleLevel, line: usize, name: &str, edition: Edition) -> Vec<AdvertFinding> {
    let entry = Entry::RoleLevel(level);
    let mut findings = Vec::new();
    if key(name) != key(level.name()) {
        let date = date(entry, |old| key(old) == key(name));
        if date.is_none_or(|date| (date.year(), date.month()) <= published(edition)) {
            findings.push(AdvertFinding::Renamed { line, name: name.to_owned(), entry, date });
        }
    }
    if !edition.holds(level) {
        let retired = date(entry, |old| key(old) == key(level.name()));
        findings.push(AdvertFinding::NotInEdition { line, level, edition, retired });
    }
    findings
}
