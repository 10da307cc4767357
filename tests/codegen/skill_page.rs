//! The page of a skill: the levels that require it, by role, and what the documents say of it.

use std::collections::BTreeMap;

use crate::catalogue::Ladder;
use crate::emit::{related_skills, skill_url};
use crate::markdown::{add, count, formerly, other_names, role_link, skill_path};
use crate::variant_docs::Docs;
use crate::world::{Kind, World};

/// The page as Markdown, and what leads the search box to it.
pub fn page(world: &World, index: usize) -> Docs {
    let skill = &world.latest().skills[index];
    let mut lines = vec![format!("{}: {}.", skill.name, asked_by(world, index))];
    let page = format!("[official page]({})", skill_url(skill));
    let identifier = &skill.identifier;
    add(
        &mut lines,
        [format!(
            "One of the [skills](super); the {page} has the framework's own words. There is nothing to \
             import here: in code it is [`Skill::{identifier}`](crate::Skill::{identifier})."
        )],
    );
    add(&mut lines, formerly(world, Kind::Skill, index));
    let related = related_skills(world, index).into_iter();
    let related: Vec<String> = related
        .map(|other| &world.latest().skills[other])
        .map(|other| format!("[{}]({})", other.name, skill_path(other)))
        .collect();
    if !related.is_empty() {
        add(&mut lines, [format!("Not the same as {}.", related.join(" · "))]);
    }
    lines.extend(descriptions(world, index));
    add(&mut lines, ["# Required by".to_owned()]);
    lines.push(String::new());
    lines.extend(ladders(world, index).map(|ladder| role(world, ladder)));
    lines.extend(texts(world, index));
    let mut names = other_names(world, Kind::Skill, index);
    names.extend([skill.name.clone(), skill.slug.clone()]);
    (lines, names)
}

fn ladders(world: &World, skill: usize) -> impl Iterator<Item = &Ladder> {
    world.latest().ladders.iter().filter(move |ladder| ladder.skill == skill)
}

/// How many levels and roles require it.
pub fn asked_by(world: &World, skill: usize) -> String {
    let letters = ladders(world, skill).flat_map(|ladder| ladder.letters.chars());
    let levels = letters.filter(|letter| !".-".contains(*letter)).count();
    let roles = count(ladders(world, skill).count(), "role");
    match levels {
        0 => format!("required by {roles} of the Senior Civil Service"),
        levels => format!("required by {} of {roles}", count(levels, "level")),
    }
}

/// The levels of a role that require it, by proficiency.
fn role(world: &World, ladder: &Ladder) -> String {
    let latest = world.latest();
    let role = &latest.roles[ladder.role];
    let levels = &latest.levels[role.levels.clone()];
    let link = role_link(world, role);
    if levels.is_empty() {
        return format!("- {link}, with no proficiency stated");
    }
    let mut parts = Vec::new();
    for (letter, proficiency) in &world.proficiencies {
        let levels = levels.iter().zip(ladder.letters.chars());
        let levels = levels.filter(|(_, required)| required == letter);
        let names: Vec<&str> = levels.map(|(level, _)| level.entry.name.as_str()).collect();
        if !names.is_empty() {
            parts.push(format!("**{}** {}", proficiency.slug, names.join(", ")));
        }
    }
    format!("- {link}: {}", parts.join("; "))
}

fn descriptions(world: &World, skill: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for statement in world.statements.descriptions.iter().filter(|s| s.subject == skill) {
        let edition = &world.editions[statement.edition].entry.name;
        add(&mut lines, [format!("> {} *({edition})*", statement.text)]);
    }
    lines
}

/// What it means at each proficiency, in the words of each edition that has some.
fn texts(world: &World, skill: usize) -> Vec<String> {
    let mut lines = Vec::new();
    add(&mut lines, ["# What the proficiencies mean".to_owned()]);
    let mut missing = Vec::new();
    for (point, (_, proficiency)) in world.proficiencies.iter().enumerate() {
        let texts = world.statements.skills.iter().filter(|s| s.subject == (skill, point));
        let mut by_edition: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        texts.for_each(|text| by_edition.entry(text.edition).or_default().push(&text.text));
        if by_edition.is_empty() {
            missing.push(proficiency.slug.as_str());
        }
        for (edition, texts) in by_edition.iter().rev() {
            let edition = &world.editions[*edition].entry.name;
            add(&mut lines, [format!("**{}** *({edition})*", proficiency.name)]);
            lines.push(String::new());
            lines.extend(texts.iter().map(|text| format!("- {text}")));
        }
    }
    let page = format!("[official page]({})", skill_url(&world.latest().skills[skill]));
    if missing.len() == world.proficiencies.len() {
        add(&mut lines, [format!("The crate has no text for this skill: the {page} has it.")]);
    } else if !missing.is_empty() {
        let missing = missing.join(", ");
        add(&mut lines, [format!("The {page} has the text for {missing}.")]);
    }
    lines
}
