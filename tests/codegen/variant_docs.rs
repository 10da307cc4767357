//! The documentation of each variant: its name, its place and a link to where the rest is. The pages of
//! roles are in `role_page.rs`.

use std::collections::BTreeMap;

use crate::catalogue::Entry;
use crate::emit::family_url;
use crate::markdown::{
    add, count, level_path, link, module, other_names, role_link, role_path, skill_path,
};
use crate::skill_page;
use crate::world::{Form, Kind, World};

/// Lines of Markdown, and aliases for the search box.
pub type Docs = (Vec<String>, Vec<String>);

pub fn family(world: &World, index: usize) -> Docs {
    let family = &world.latest().families[index];
    let names = other_names(world, Kind::Family, index);
    if family.retired.is_some() {
        return (retired(family), names);
    }
    let roles = world.latest().roles.iter().filter(|role| role.family == index);
    let roles: Vec<String> = roles.map(|role| role_link(world, role)).collect();
    let (page, url) = (module(family), family_url(family));
    let mut lines = vec![format!(
        "**{}**, a [family](crate::roles::{page}) of {} ([official page]({url})).",
        family.name,
        count(roles.len(), "role"),
    )];
    add(&mut lines, [roles.join(" · ")]);
    (lines, names)
}

pub fn role(world: &World, index: usize) -> Docs {
    let latest = world.latest();
    let role = &latest.roles[index];
    let names = other_names(world, Kind::Role, index);
    if role.entry.retired.is_some() {
        return (retired(&role.entry), names);
    }
    let family = link("RoleFamily", &latest.families[role.family]);
    let line = format!(
        "**{}**, {} of {family}: [its page]({}).",
        role.entry.name,
        if role.levels.is_empty() { "a Senior Civil Service role" } else { "a role" },
        role_path(world, role),
    );
    (vec![line], names)
}

pub fn level(world: &World, index: usize) -> Docs {
    let latest = world.latest();
    let level = &latest.levels[index];
    let names = other_names(world, Kind::Level, index);
    if level.entry.retired.is_some() {
        return (retired(&level.entry), names);
    }
    let role = &latest.roles[level.role];
    let line = format!(
        "**{}**, [level {} of {}]({}) of {}.",
        level.entry.name,
        level.number,
        role.levels.len(),
        level_path(world, level),
        role.entry.name,
    );
    (vec![line], names)
}

pub fn skill(world: &World, index: usize) -> Docs {
    let latest = world.latest();
    let skill = &latest.skills[index];
    let names = other_names(world, Kind::Skill, index);
    if skill.retired.is_some() {
        return (retired(skill), names);
    }
    let asked_by = skill_page::asked_by(world, index);
    (vec![format!("**{}**, [{asked_by}]({}).", skill.name, skill_path(skill))], names)
}

pub fn proficiency(world: &World, index: usize) -> Docs {
    let latest = world.latest();
    let (letter, entry) = &world.proficiencies[index];
    let letters = latest.ladders.iter().flat_map(|ladder| ladder.letters.chars());
    let required = letters.filter(|other| other == letter).count();
    let newest = world.editions.last().map_or("", |edition| &edition.entry.name);
    let line = format!(
        "{}, point {} of {}, required {required} times in {newest}.",
        entry.name,
        index + 1,
        world.proficiencies.len()
    );
    (vec![line], vec![])
}

pub fn grade(world: &World, index: usize) -> Docs {
    let (grade, title) = &world.grades[index];
    let mut titles = vec![title.clone()];
    titles.extend(
        world.grade_titles.iter().filter(|(grade, _)| *grade == index).map(|(_, t)| t.clone()),
    );
    (vec![format!("{}, {title}.", grade.name)], titles)
}

pub fn track(world: &World, index: usize) -> Docs {
    (vec![format!("The {} branch.", world.tracks[index].slug)], vec![])
}

pub fn edition(world: &World, index: usize) -> Docs {
    let edition = &world.editions[index];
    let held = &world.catalogues[&edition.entry.slug];
    let newest = if index + 1 == world.editions.len() { ", the latest" } else { "" };
    let ladders = held.ladders.iter().flat_map(|ladder| ladder.letters.chars());
    let (levels, skills) = (held.levels.iter(), held.skills.iter());
    let mut lines = vec![
        format!("The framework as of {}{newest}.", edition.entry.name),
        String::new(),
        format!(
            "It holds {}, {}, {} and {}, from {}.",
            count(held.roles.len(), "role"),
            count(levels.filter(|level| level.entry.retired.is_none()).count(), "role level"),
            count(skills.filter(|skill| skill.retired.is_none()).count(), "skill"),
            count(ladders.filter(|letter| *letter != '.').count(), "requirement"),
            edition.source,
        ),
    ];
    let families = world.published_families.iter().filter(|family| family.edition == index);
    let mut by_name: BTreeMap<&str, usize> = BTreeMap::new();
    families.for_each(|family| *by_name.entry(&family.name).or_default() += 1);
    for (name, roles) in by_name {
        let roles = count(roles, "role");
        lines.extend([String::new(), format!("{roles} were then in the role family *{name}*.")]);
    }
    (lines, vec![])
}

pub fn document(world: &World, index: usize) -> Docs {
    let document = &world.documents[index];
    let edition = &world.editions[document.edition].entry.name;
    let form = match document.form {
        Form::Page => "page of GOV.UK",
        Form::Summary => "plain-text role-level summary",
    };
    (vec![format!("`{}.txt`, a {form} of {edition}.", document.entry.slug)], vec![])
}

fn retired(entry: &Entry) -> Vec<String> {
    vec![format!("**{}**, {}.", entry.name, entry.retired.as_deref().unwrap_or_default())]
}
