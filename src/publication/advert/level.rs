//! The role level that an advert is for.

use super::finding::{AdvertFinding, date};
use super::names::{Match, find};
use super::published;
use super::text::{Block, BlockKind, key};
use crate::framework::{Edition, Entry, Role, RoleLevel};

/// What an advert says of its level.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Level {
    One { level: RoleLevel, line: usize, name: String },
    Several { levels: Vec<RoleLevel>, line: usize },
    None { role: Option<Role>, line: usize },
}

/// A name in a block.
struct Named<'a> {
    block: &'a Block<'a>,
    is_first: bool,
    /// Whether the first line of the block is a sentence.
    is_sentence: bool,
    found: Match,
}

impl Named<'_> {
    /// Whether the block is the name and no more.
    fn is_whole(&self) -> bool {
        self.found.start == 0 && self.found.end == self.block.words.len()
    }

    fn is_labelled(&self) -> bool {
        let label = self.block.label.as_deref();
        label.is_some_and(|label| !label.starts_with("skill") && !label.ends_with("role"))
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
        self.found.meaning.role.is_none() && (self.found.end - self.found.start > 1 || is_name)
    }

    fn first_word(&self) -> &str {
        self.block.words.get(self.found.start).map_or("", |word| word.text)
    }

    fn line(&self) -> usize {
        self.block.words.get(self.found.start).map_or(self.block.line, |word| word.line)
    }

    fn name(&self) -> String {
        let words = self.block.words.get(self.found.start..self.found.end).unwrap_or_default();
        words.iter().map(|word| word.text).collect::<Vec<_>>().join(" ")
    }
}

impl Level {
    /// The level that the strongest kind of place names.
    pub(super) fn find(blocks: &[Block<'_>]) -> Level {
        let mut named: Vec<Named<'_>> = Vec::new();
        for (index, block) in blocks.iter().enumerate() {
            let is_first = index == 0;
            let title = block.text.trim_start().lines().next().unwrap_or_default();
            let is_sentence = title.trim_end().ends_with('.');
            named.extend(find(&block.words).into_iter().map(|found| Named {
                block,
                is_first,
                is_sentence,
                found,
            }));
        }
        let places: [fn(&Named<'_>) -> bool; 5] = [
            |named| named.is_labelled() && named.is_whole(),
            |named| named.is_labelled(),
            |named| named.is_title() && named.is_whole(),
            |named| named.is_in_title(),
            |named| named.is_distinct(),
        ];
        let is_role = |named: &&Named<'_>| {
            named.block.label.as_deref().is_some_and(|label| label.ends_with("role"))
        };
        for place in places {
            let mut levels: Vec<RoleLevel> = Vec::new();
            let mut first: Option<&Named<'_>> = None;
            for named in named.iter().filter(|named| place(named) && !is_role(named)) {
                let Some(level) = named.found.meaning.level else { continue };
                if !levels.contains(&level) {
                    levels.push(level);
                }
                first = first.or(Some(named));
            }
            match (levels.as_slice(), first) {
                ([level], Some(first)) => {
                    return Level::One { level: *level, line: first.line(), name: first.name() };
                }
                ([_, ..], Some(first)) => return Level::Several { line: first.line(), levels },
                _ => {}
            }
        }
        let role = named.iter().find(|named| named.found.meaning.role.is_some());
        let line = role.map_or(1, Named::line);
        Level::None { role: role.and_then(|named| named.found.meaning.role), line }
    }

    /// What a person should look at.
    pub(super) fn findings(&self, edition: Edition) -> Vec<AdvertFinding> {
        match self {
            Level::None { role, line } => vec![AdvertFinding::NoLevel { line: *line, role: *role }],
            Level::Several { levels, line } => {
                vec![AdvertFinding::SeveralLevels { line: *line, levels: levels.clone() }]
            }
            Level::One { level, line, name } => one(*level, *line, name, edition),
        }
    }
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
