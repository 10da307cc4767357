//! The documentation of each variant: its name, its place and a link to where the rest is. The pages of
//! roles are in `role_page.rs`.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Catalogue, Entry};
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

/// How often a proficiency is required, and what it means in the framework's own words: the example is
/// a skill that has some for every point of the scale.
pub fn proficiency(world: &World, index: usize) -> Docs {
    let latest = world.latest();
    let (letter, entry) = &world.proficiencies[index];
    let letters = || latest.ladders.iter().map(|ladder| ladder.letters.matches(*letter).count());
    let mut lines = vec![format!(
        "{}, point {} of {}: required {} times in {}, in {}.",
        entry.name,
        index + 1,
        world.proficiencies.len(),
        letters().sum::<usize>(),
        world.editions.last().map_or("", |edition| &edition.entry.name),
        count(skills_at(world, *letter), "skill"),
    )];
    let statements = || world.statements.skills.iter();
    let has_all = |skill: &usize| {
        let has = |point| statements().any(|statement| statement.subject == (*skill, point));
        (0..world.proficiencies.len()).all(has)
    };
    for skill in (0..latest.skills.len()).filter(has_all).take(2) {
        let mut texts = statements().filter(|s| s.subject == (skill, index)).peekable();
        let newest = texts.peek().map_or(0, |text| text.edition);
        let entry = &latest.skills[skill];
        let edition = &world.editions[newest].entry.name;
        let name = format!("[{}]({})", entry.name, skill_path(entry));
        add(&mut lines, [format!("In {name}, in the words of {edition}:")]);
        lines.push(String::new());
        let texts = texts.filter(|text| text.edition == newest);
        lines.extend(texts.map(|text| format!("- {}", text.text)));
    }
    (lines, vec![])
}

/// How many skills are required at a proficiency.
fn skills_at(world: &World, letter: char) -> usize {
    let ladders = world.latest().ladders.iter().filter(|ladder| ladder.letters.contains(letter));
    ladders.map(|ladder| ladder.skill).collect::<BTreeSet<_>>().len()
}

/// The levels at a grade by family, or the roles that have it without levels.
pub fn grade(world: &World, index: usize) -> Docs {
    let latest = world.latest();
    let (grade, title) = &world.grades[index];
    let levels = latest.levels.iter().filter(|level| level.grades.contains(&index));
    let roles = latest.roles.iter().filter(|role| role.grades.contains(&index));
    let known = match (levels.clone().count(), roles.clone().count()) {
        (0, 0) => "no role level".to_owned(),
        (0, roles) => count(roles, "role"),
        (levels, _) => count(levels, "role level"),
    };
    let mut lines = vec![format!("{}, {title}: {known}.", grade.name)];
    let mut by_family: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for role in roles {
        by_family.entry(role.family).or_default().push(role_link(world, role));
    }
    for level in levels {
        let link = format!("[{}]({})", level.entry.name, level_path(world, level));
        by_family.entry(latest.roles[level.role].family).or_default().push(link);
    }
    for (family, links) in by_family {
        add(&mut lines, [format!("*{}*: {}", latest.families[family].name, links.join(" · "))]);
    }
    let mut titles = vec![title.clone()];
    titles.extend(
        world.grade_titles.iter().filter(|(grade, _)| *grade == index).map(|(_, t)| t.clone()),
    );
    (lines, titles)
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
    let has_grades = levels.clone().any(|level| !level.grades.is_empty());
    let grades = if has_grades { ", with grades" } else { "" };
    let mut lines = vec![
        format!("The framework as of {}{newest}.", edition.entry.name),
        String::new(),
        format!(
            "It holds {}, {}, {} and {}{grades}, from {}.",
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
        add(&mut lines, [format!("{roles} were then in the role family *{name}*.")]);
    }
    add(&mut lines, roles_held(world, held));
    add(&mut lines, texts_held(world, index));
    (lines, vec![])
}

/// The roles of today that an edition holds, or those that it does not, whichever are fewer.
fn roles_held(world: &World, held: &Catalogue) -> Option<String> {
    let held: BTreeSet<usize> =
        held.roles.iter().filter_map(|role| world.resolve(Kind::Role, &role.entry.name)).collect();
    let today = world.latest().roles.iter().enumerate();
    let today = today.filter(|(_, role)| role.entry.retired.is_none());
    let (there, missing): (Vec<_>, Vec<_>) = today.partition(|(index, _)| held.contains(index));
    let (what, roles) = match missing.len() < there.len() {
        true => ("Of the roles of today it lacks", missing),
        false => ("Of the roles of today it has", there),
    };
    let links: Vec<String> = roles.into_iter().map(|(_, role)| role_link(world, role)).collect();
    (!links.is_empty()).then(|| format!("{what} {}.", links.join(" · ")))
}

/// The documents of an edition whose words are embedded.
fn texts_held(world: &World, index: usize) -> Option<String> {
    let documents = world.documents.iter().filter(|document| document.edition == index);
    let links: Vec<String> = documents.map(|document| link("Document", &document.entry)).collect();
    (!links.is_empty()).then(|| format!("Its texts here are those of {}.", links.join(" · ")))
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
