//! Markdown that the documentation of variants and the pages of roles share. Every name is a link, so
//! that a broken reference in the data breaks the documentation's build.

use crate::catalogue::{Entry, Level, Role};
use crate::world::{Kind, World};

/// A link to a variant.
pub fn link(type_name: &str, entry: &Entry) -> String {
    format!("[{}](crate::{type_name}::{})", entry.name, entry.identifier)
}

/// The module that is the page of a family, a role or a skill.
pub fn module(entry: &Entry) -> String {
    entry.slug.replace('-', "_")
}

/// The page of a role, by its path from the root.
pub fn role_path(world: &World, role: &Role) -> String {
    let family = &world.latest().families[role.family];
    format!("crate::roles::{}::{}", module(family), module(&role.entry))
}

/// A link to the page of a role.
pub fn role_link(world: &World, role: &Role) -> String {
    format!("[{}]({})", role.entry.name, role_path(world, role))
}

/// Where the page of its role has a level.
pub fn level_path(world: &World, level: &Level) -> String {
    let role = &world.latest().roles[level.role];
    format!("{}#{}", role_path(world, role), anchor(&level.entry.name))
}

/// The page of a skill.
pub fn skill_path(skill: &Entry) -> String {
    format!("crate::skills::{}", module(skill))
}

/// What rustdoc makes of a heading, for links to it.
pub fn anchor(heading: &str) -> String {
    heading
        .chars()
        .filter_map(|c| match c {
            '-' | '_' => Some(c),
            c if c.is_alphanumeric() => Some(c.to_ascii_lowercase()),
            c if c.is_whitespace() => Some('-'),
            _ => None,
        })
        .collect()
}

/// `HEO or SEO`, where there are grades.
pub fn grades(world: &World, grades: &[usize]) -> Option<String> {
    let names: Vec<&str> =
        grades.iter().map(|grade| world.grades[*grade].0.name.as_str()).collect();
    let (last, others) = names.split_last()?;
    Some(if others.is_empty() {
        (*last).to_owned()
    } else {
        format!("{} or {last}", others.join(", "))
    })
}

/// `1,861 requirements`.
pub fn count(n: usize, what: &str) -> String {
    let plural = if n == 1 { "" } else { "s" };
    match n {
        1000.. => format!("{},{:03} {what}{plural}", n / 1000, n % 1000),
        _ => format!("{n} {what}{plural}"),
    }
}

/// What each letter of a matrix means.
pub fn legend(world: &World) -> String {
    let letters = world.proficiencies.iter();
    let letters: Vec<String> =
        letters.map(|(letter, entry)| format!("{letter} {}", entry.slug)).collect();
    letters.join(" · ")
}

/// The names that an entry had, the last first.
pub fn former_names(world: &World, kind: Kind, index: usize) -> impl Iterator<Item = &String> {
    let names = world.former_names.iter();
    names.filter(move |(known, entry, _)| (*known, *entry) == (kind, index)).map(|(.., name)| name)
}

/// The sentence that says what an entry was called before, if it was.
pub fn formerly(world: &World, kind: Kind, index: usize) -> Option<String> {
    let names: Vec<String> =
        former_names(world, kind, index).map(|name| format!("*{name}*")).collect();
    (!names.is_empty()).then(|| format!("Formerly {}.", names.join(", ")))
}

/// Former names and abbreviations, which the search box finds it by too.
pub fn other_names(world: &World, kind: Kind, index: usize) -> Vec<String> {
    let short =
        world.abbreviations.iter().filter(|short| (short.kind, short.index) == (kind, index));
    let short = short.map(|short| short.short.clone());
    former_names(world, kind, index).cloned().chain(short).collect()
}

/// Adds paragraphs, each after a blank line.
pub fn add(lines: &mut Vec<String>, paragraphs: impl IntoIterator<Item = String>) {
    for paragraph in paragraphs {
        lines.extend([String::new(), paragraph]);
    }
}

/// The lines as a doc comment of the next item or, with the mark `//!`, of the enclosing one.
pub fn comment(lines: &[String], indent: &str, mark: &str) -> String {
    let line = |line: &String| format!("{}\n", format!("{indent}{mark} {line}").trim_end());
    lines.iter().map(line).collect()
}

/// The attributes that lead the search box to an item of this name.
pub fn aliases(mut names: Vec<String>, item: &str, indent: &str) -> String {
    names.retain(|alias| !alias.eq_ignore_ascii_case(item));
    names.sort();
    names.dedup();
    names.iter().map(|alias| format!("{indent}#[doc(alias = {alias:?})]\n")).collect()
}
