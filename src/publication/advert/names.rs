//! The names of the framework in a text, present and former.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::text::{Word, key};
use crate::framework::{Edition, Role, RoleLevel, Skill};

/// What a name means; of a role and a level it may be both.
#[derive(Clone, Copy, Default)]
pub(super) struct Meaning {
    pub(super) role: Option<Role>,
    pub(super) level: Option<RoleLevel>,
    pub(super) skill: Option<Skill>,
}

/// A name in a text: its words from the first to behind the last, and what it means.
#[derive(Clone, Copy)]
pub(super) struct Match {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) meaning: Meaning,
}

/// By the first word: the names that begin with it, the longest first.
type Names = HashMap<String, Vec<(Vec<String>, Meaning)>>;

/// The names in a block, none within another.
pub(super) fn find(words: &[Word<'_>]) -> Vec<Match> {
    let mut matches = Vec::new();
    let mut start = 0;
    while let Some(from) = words.get(start..).filter(|from| !from.is_empty()) {
        match longest(from) {
            Some((length, meaning)) => {
                matches.push(Match { start, end: start + length, meaning });
                start += length;
            }
            None => start += 1,
        }
    }
    matches
}

/// The longest name with which the words begin.
fn longest(words: &[Word<'_>]) -> Option<(usize, Meaning)> {
    let names = names().get(&words.first()?.key)?;
    names.iter().find_map(|(name, meaning)| {
        let words = words.get(..name.len())?;
        let mut pairs = words.iter().zip(name);
        let is_name = pairs.all(|(word, name)| word.key == *name);
        let is_whole = words.iter().skip(1).all(|word| is_within_name(word));
        (is_name && is_whole).then_some((name.len(), *meaning))
    })
}

/// Whether a word may go on with the name that the word before it begins.
fn is_within_name(word: &Word<'_>) -> bool {
    let is_wrapped = word.gap.contains('\n');
    let is_apart = word.gap.contains(['.', ';', ':', '|', '!', '?', '•']);
    // "Developer (senior), Developer" does not name a senior developer.
    let is_behind_remark = word.gap.contains([')', ']']) && word.gap.trim().len() > 1;
    !(is_apart || is_behind_remark || is_wrapped && word.text.starts_with(char::is_uppercase))
}

fn names() -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut meanings: HashMap<String, Meaning> = HashMap::new();
        // What a name means today goes before what it meant once.
        for is_former in [false, true] {
            let mut add = |name: &str, former: &[&str], set: &dyn Fn(&mut Meaning)| {
                let names = if is_former { former } else { &[name] };
                for name in names {
                    set(meanings.entry(key(name)).or_default());
                }
            };
            for edition in Edition::iter().rev() {
                for role in edition.roles() {
                    let set = |meaning: &mut Meaning| _ = meaning.role.get_or_insert(*role);
                    add(role.name(), role.former_names(), &set);
                }
                for level in edition.levels() {
                    let set = |meaning: &mut Meaning| _ = meaning.level.get_or_insert(*level);
                    add(level.name(), level.former_names(), &set);
                }
                for skill in edition.skills() {
                    let set = |meaning: &mut Meaning| _ = meaning.skill.get_or_insert(*skill);
                    add(skill.name(), skill.former_names(), &set);
                }
            }
        }
        let mut names = Names::new();
        for (name, meaning) in meanings {
            let words: Vec<String> = name.split(' ').map(str::to_owned).collect();
            let first = words.first().cloned().unwrap_or_default();
            names.entry(first).or_default().push((words, meaning));
        }
        for names in names.values_mut() {
            names.sort_by_key(|(words, _)| usize::MAX - words.len());
        }
        names
    })
}
