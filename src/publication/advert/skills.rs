//! The skills that an advert names, with the proficiencies that it states.

use std::ops::Range;

use super::AdvertSkill;
use super::groups::{self, FILLERS, proficiency};
use super::names::{Match, find};
use super::text::{Block, BlockKind, Word, is_dash, is_hyphenated, is_mark, key};
use crate::framework::{Proficiency, Skill};
use crate::names::ParseError;

/// What an advert says of skills.
#[derive(Default)]
pub(super) struct Skills {
    pub(super) named: Vec<AdvertSkill>,
    /// Names that are nearly those of skills, or were once, with their lines.
    pub(super) unknown: Vec<(usize, ParseError)>,
}

/// The skills of an advert. Names that are only words of a sentence count where none is set off from
/// its text.
pub(super) fn skills(blocks: &[Block<'_>]) -> Skills {
    let mut skills = Skills::default();
    let mut mentioned = Vec::new();
    // What a heading such as `Practitioner` says of the skills below it.
    let mut group = None;
    // The block before, where it ends with the name of a skill.
    let mut open: Option<&Block<'_>> = None;
    for (index, block) in blocks.iter().enumerate() {
        if let Some(stated) = groups::of_block(block) {
            let next = blocks.get(index + 1);
            let is_below = open.is_some_and(|name| is_below(name, block, next, &skills.named));
            match skills.named.last_mut().filter(|_| is_below && stated.is_some()) {
                Some(skill) => skill.proficiency = stated,
                None if block.kind == BlockKind::Item && stated.is_none() => {}
                None => group = stated,
            }
            open = None;
            continue;
        }
        let matches = find(&block.words);
        let is_skill = begins_with_skill(block, &matches);
        if block.kind == BlockKind::Heading || !is_skill && block.begins_as_heading() {
            group = None;
        }
        let ends = ends(block, &matches);
        let levels = levels(block);
        let around = leading_proficiency(block).or(group);
        open = None;
        let mut chain = None;
        for (index, found) in matches.iter().enumerate() {
            let Some(skill) = found.meaning.skill else { continue };
            let end = matches.get(index + 1).map_or(block.words.len(), |next| next.start);
            let stated = stated(block, found.start..found.end, end);
            let is_chained = chain == Some(found.start) && is_list(block, found.start);
            let is_named =
                stated.is_some() || is_chained || is_set_off(block, found, matches.get(index + 1));
            let end = ends.get(index).copied().unwrap_or_default();
            let explained = || explained(&levels, found.end, end).filter(|_| is_named);
            let named = named(block, found, skill, stated.or_else(explained).or(around));
            if is_named {
                chain = Some(found.end);
                let is_open = block.words.len() == found.end && named.proficiency.is_none();
                open = is_open.then_some(block);
                skills.named.push(named);
            } else if found.end - found.start > 1 {
                mentioned.push(named);
            }
        }
        if block.ends_as_heading() && !(is_skill && block.kind == BlockKind::Prose) {
            group = None;
        }
        if matches.first().is_none_or(|first| first.start > 0) {
            skills.unknown.extend(unknown(block).map(|error| (block.line, error)));
        }
    }
    if skills.named.is_empty() {
        skills.named = mentioned;
    }
    skills
}

/// Whether a line with nothing but a proficiency is about the name above it, and not about the skills
/// that follow. It is about those behind an empty line, in front of a list, in bold or with a colon.
fn is_below(
    name: &Block<'_>,
    line: &Block<'_>,
    next: Option<&Block<'_>>,
    named: &[AdvertSkill],
) -> bool {
    if line.begins_as_heading() {
        return false;
    }
    if line.kind == BlockKind::Item {
        return name.kind == BlockKind::Item && line.indent > name.indent;
    }
    let is_listed = next.is_some_and(|next| {
        next.kind == BlockKind::Item && begins_with_skill(next, &find(&next.words))
    });
    if line.is_apart {
        let is_stated = line.label.is_some() || line.text.contains(':');
        let is_paragraph = name.kind == BlockKind::Prose && is_stated;
        return !is_listed && (name.kind == BlockKind::Heading || is_paragraph);
    }
    // In a list, either each name has such a line or none has.
    let is_end_of_list = match named {
        [.., before, last] => before.line + 1 == last.line && before.proficiency.is_none(),
        _ => false,
    };
    !is_listed || name.kind == BlockKind::Item && !is_end_of_list
}

fn begins_with_skill(block: &Block<'_>, matches: &[Match]) -> bool {
    matches.first().is_some_and(|found| found.start == 0 && found.meaning.skill.is_some())
        && block.words.first().is_some_and(|word| word.line == block.line)
}

fn named(
    block: &Block<'_>,
    found: &Match,
    skill: Skill,
    proficiency: Option<Proficiency>,
) -> AdvertSkill {
    let words = block.words.get(found.start..found.end).unwrap_or_default();
    let line = words.first().map_or(block.line, |word| word.line);
    let name = key(skill.name());
    let text: Vec<&str> = words.iter().map(|word| word.key.as_str()).collect();
    // A present name as it is official, another as it is written.
    let name = if text.join(" ") == name {
        skill.name().to_owned()
    } else {
        block.written(found.start..found.end)
    };
    AdvertSkill { line, name, skill, proficiency }
}

/// Whether a name is set off from its text: an item, a cell, emphasised, behind a colon, alone on its
/// line, or with a capital within a sentence.
fn is_set_off(block: &Block<'_>, found: &Match, next: Option<&Match>) -> bool {
    let words = &block.words;
    let Some(first) = words.get(found.start) else { return false };
    let after = words.get(found.end);
    let gap = after.map_or(block.rest, |word| word.gap);
    let is_last_of_line = after.is_none() || gap.contains('\n');
    let is_first_of_line = found.start == 0 || first.gap.contains('\n');
    let is_emphasised = first.gap.contains(['*', '_', '|', ':', '`', '•', '\t']);
    if block.kind == BlockKind::Heading {
        return found.start == 0 && after.is_none();
    }
    let is_joined = after.is_some_and(|word| word.key == "and" || word.key == "or")
        && next.is_some_and(|next| next.start == found.end + 1 && next.meaning.skill.is_some());
    let is_in_list = block.kind == BlockKind::Item || first.gap.contains(':');
    let is_cut = is_last_of_line
        || gap.contains(is_mark)
        || gap.contains([']', '.', '/'])
        || is_hyphenated(gap)
        || (is_in_list && (gap.contains(',') || is_joined));
    // `User focus. You can listen.`
    let is_explained = is_first_of_line
        && (gap.starts_with(['.', ':', '\t'])
            || gap.trim_start().starts_with(is_dash)
            || is_hyphenated(gap));
    let begins = match block.kind {
        BlockKind::Item => found.start == 0,
        _ => is_first_of_line && is_last_of_line,
    };
    let is_labelled = found.start == 0 && block.label.is_some();
    let is_capital = first.text.starts_with(char::is_uppercase)
        && found.start > 0
        && !first.gap.contains(['.', '!', '?', '\n', '•']);
    ((begins || is_emphasised || is_labelled) && is_cut) || is_explained || is_capital
}

/// Whether a name follows the one before it in a list.
fn is_list(block: &Block<'_>, start: usize) -> bool {
    block
        .words
        .get(start)
        .is_some_and(|word| word.gap.trim_matches([',', ';', '/', ' ']).is_empty())
}

/// The proficiency that is stated behind a name, with no other words. It is set off from the name, or
/// the line is the name and the proficiency.
fn stated(block: &Block<'_>, name: Range<usize>, end: usize) -> Option<Proficiency> {
    let words = block.words.get(name.end..end)?;
    let first = words.first()?;
    let is_set_off = first.gap.contains(is_mark)
        || first.gap.contains([',', '\n'])
        || is_hyphenated(first.gap)
        || first.key == "at";
    let position = words.iter().position(|word| !FILLERS.contains(&word.key.as_str()))?;
    let proficiency = proficiency(&words.get(position)?.key)?;
    let is_alone = match words.get(position + 1) {
        None => end == block.words.len() || position + 1 == words.len(),
        Some(next) => {
            FILLERS.contains(&next.key.as_str()) || !next.gap.trim_matches(' ').is_empty()
        }
    };
    let is_line = || {
        let is_first = |word: &Word<'_>| name.start == 0 || word.gap.contains('\n');
        let behind = block.words.get(name.end + position + 1..).unwrap_or_default();
        let mut behind = behind.iter().take_while(|word| !word.gap.contains('\n'));
        block.words.get(name.start).is_some_and(is_first)
            && behind.all(|word| FILLERS.contains(&word.key.as_str()))
    };
    ((is_set_off && is_alone) || is_line()).then_some(proficiency)
}

/// The proficiency behind an explanation: `User focus. You can listen. (Relevant skill level: working)`.
/// It is of the last skill before it that is set off, so that it must be before `end`.
fn explained(levels: &[(usize, Proficiency)], start: usize, end: usize) -> Option<Proficiency> {
    let next = levels.partition_point(|(index, _)| *index < start);
    levels.get(next).filter(|(index, _)| index + 1 < end).map(|(_, proficiency)| *proficiency)
}

/// For each name where the next skill begins that is set off.
fn ends(block: &Block<'_>, matches: &[Match]) -> Vec<usize> {
    let mut end = block.words.len();
    let mut ends = vec![end; matches.len()];
    let mut next = None;
    for (found, place) in matches.iter().zip(&mut ends).rev() {
        *place = end;
        if found.meaning.skill.is_some() && is_set_off(block, found, next) {
            end = found.start;
        }
        next = Some(found);
    }
    ends
}

/// Each `level: working` of a block, by the index of its first word.
fn levels(block: &Block<'_>) -> Vec<(usize, Proficiency)> {
    let pairs = block.words.windows(2).enumerate().filter_map(|(index, pair)| match pair {
        [label, word] if label.key == "level" && word.gap.contains(':') => {
            Some((index, proficiency(&word.key)?))
        }
        _ => None,
    });
    pairs.collect()
}

/// The proficiency with which a block begins, in front of a colon and skills.
fn leading_proficiency(block: &Block<'_>) -> Option<Proficiency> {
    let mut words = block.words.iter();
    let proficiency = proficiency(&words.next()?.key)?;
    let next = words.find(|word| !FILLERS.contains(&word.key.as_str()))?;
    next.gap.contains(':').then_some(proficiency)
}

/// The error for an item, a row or a label that is no name but nearly one, or was one.
fn unknown(block: &Block<'_>) -> Option<ParseError> {
    /// No name has more words.
    const LONGEST: usize = 16;
    let is_skill = block.label.as_deref().is_some_and(|label| label.starts_with("skill"));
    let is_row = block.text.contains('|') || block.text.trim().contains('\t');
    if block.kind != BlockKind::Item && !is_skill && !is_row {
        return None;
    }
    let count = block.words.len();
    // It ends in front of a mark, a proficiency or the next line.
    let is_end = |end: &usize| {
        let is_cut = block.words.get(*end).is_none_or(|word| {
            word.gap.contains(is_mark) || word.gap.contains('\n') || is_hyphenated(word.gap)
        });
        is_cut || stated(block, 0..*end, count).is_some()
    };
    let end = (1..=count.min(LONGEST)).find(is_end)?;
    let error = block.written(0..end).parse::<Skill>().err()?;
    let is_stated = is_skill || stated(block, 0..end, count).is_some();
    let is_told = error.removed().is_some() || (is_stated && error.suggestion().is_some());
    is_told.then_some(error)
}
