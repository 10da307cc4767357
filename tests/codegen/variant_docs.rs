//! The documentation of each variant: its place, its tables and its texts, with every name a link,
//! so that a broken reference in the data breaks the documentation's build.

use std::collections::BTreeMap;

use crate::catalogue::{Entry, Level};
use crate::documents::{Part, Statement};
use crate::emit::{family_url, role_url, skill_url};
use crate::world::{Form, Kind, World};

/// Lines of Markdown, and aliases for the search box.
pub type Docs = (Vec<String>, Vec<String>);

pub fn family(world: &World, index: usize) -> Docs {
    let latest = world.latest();
    let family = &latest.families[index];
    if family.retired.is_some() {
        return (retired(family), other_names(world, Kind::Family, index));
    }
    let roles: Vec<String> = latest
        .roles
        .iter()
        .filter(|role| role.family == index)
        .map(|role| link("Role", &role.entry))
        .collect();
    let url = family_url(family);
    let lines = vec![
        format!("**{}**, {} ([official page]({url})).", family.name, count(roles.len(), "role")),
        String::new(),
        roles.join(" · "),
    ];
    (lines, other_names(world, Kind::Family, index))
}

pub fn role(world: &World, index: usize) -> Docs {
    let latest = world.latest();
    let role = &latest.roles[index];
    if role.entry.retired.is_some() {
        return (retired(&role.entry), other_names(world, Kind::Role, index));
    }
    let levels = &latest.levels[role.levels.clone()];
    let mut lines = vec![format!(
        "**{}**, {} of {} ([official page]({})).",
        role.entry.name,
        if levels.is_empty() { "a Senior Civil Service role" } else { "a role" },
        link("RoleFamily", &latest.families[role.family]),
        role_url(&role.entry),
    )];
    formerly(world, &mut lines, Kind::Role, index);
    let summaries =
        world.statements.roles.iter().filter(|s| s.subject == index && s.part == Part::Summary);
    quote(world, &mut lines, summaries.take(1));

    let ladders = latest.ladders.iter().filter(|ladder| ladder.role == index);
    if levels.is_empty() {
        lines.extend(["", "It requires, with no proficiency stated:", ""].map(String::from));
        lines.extend(
            ladders.map(|ladder| format!("- {}", link("Skill", &latest.skills[ladder.skill]))),
        );
        return (lines, other_names(world, Kind::Role, index));
    }
    lines.push(String::new());
    for level in levels {
        let grades = grades(world, &level.grades).map_or(String::new(), |g| format!(" ({g})"));
        lines.push(format!("{}. {}{grades}", level.number, link("RoleLevel", &level.entry)));
    }
    let heads: String = levels.iter().map(|level| format!(" {} |", level.number)).collect();
    lines.push(String::new());
    lines.push(format!("| Skill |{heads}"));
    lines.push(format!("|---|{}", ":-:|".repeat(levels.len())));
    for ladder in ladders {
        let cells: String =
            ladder.letters.replace('.', " ").chars().map(|c| format!(" {c} |")).collect();
        lines.push(format!("| {} |{cells}", link("Skill", &latest.skills[ladder.skill])));
    }
    let legend: Vec<String> = world
        .proficiencies
        .iter()
        .map(|(letter, entry)| {
            format!("{letter} [{}](crate::Proficiency::{})", entry.slug, entry.identifier)
        })
        .collect();
    lines.extend([String::new(), legend.join(" · ")]);
    (lines, other_names(world, Kind::Role, index))
}

pub fn level(world: &World, index: usize) -> Docs {
    let latest = world.latest();
    let level = &latest.levels[index];
    if level.entry.retired.is_some() {
        return (retired(&level.entry), other_names(world, Kind::Level, index));
    }
    let role = &latest.roles[level.role];
    let ladder = &latest.levels[role.levels.clone()];
    let url = format!("{}#{}", role_url(&role.entry), level.entry.slug);
    let mut lines = vec![format!(
        "**{}**, level {} of {} of {}, {} ([official page]({url})).",
        level.entry.name,
        level.number,
        ladder.len(),
        link("Role", &role.entry),
        link("RoleFamily", &latest.families[role.family]),
    )];
    let mut facts = Vec::new();
    facts.extend(grades(world, &level.grades).map(|grades| format!("Most often at {grades}.")));
    if let Some(twin) =
        ladder.iter().find(|other| other.rank == level.rank && other.number != level.number)
    {
        let track = if twin.number < level.number { "Management" } else { "Technical" };
        facts.push(format!("{track} track, beside {}.", link("RoleLevel", &twin.entry)));
    }
    let next: Vec<String> = ladder
        .iter()
        .filter(|other| other.rank == level.rank + 1)
        .map(|other| link("RoleLevel", &other.entry))
        .collect();
    if !next.is_empty() {
        facts.push(format!("Next: {}.", next.join(", ")));
    }
    if !facts.is_empty() {
        lines.extend([String::new(), facts.join(" ")]);
    }
    formerly(world, &mut lines, Kind::Level, index);
    let summaries =
        world.statements.levels.iter().filter(|s| s.subject == index && s.part == Part::Summary);
    quote(world, &mut lines, summaries.take(1));

    let name = |letter: char| {
        let found = world.proficiencies.iter().position(|(known, _)| *known == letter);
        found.map_or("", |position| &world.proficiencies[position].1.slug)
    };
    let below = before(ladder, level);
    let place = |level: &Level| role.levels.start + level.number - 1;
    lines.push(String::new());
    match below {
        None => lines.extend(["| Skill | Proficiency |", "|---|---|"].map(String::from)),
        Some(below) => {
            lines.push(format!(
                "| Skill | Proficiency | From {} |",
                link("RoleLevel", &below.entry)
            ));
            lines.push("|---|---|---|".to_owned());
        }
    }
    for (skill, entry) in latest.skills.iter().enumerate() {
        let from = below.and_then(|below| latest.required(place(below), skill));
        let to = latest.required(index, skill);
        let step = |letter| world.proficiencies.iter().position(|(known, _)| *known == letter);
        let change = match (from, to) {
            (None, None) => continue,
            (None, Some(_)) => "**added**".to_owned(),
            (Some(from), None) => format!("**dropped**, was {}", name(from)),
            (Some(from), Some(to)) => match step(from).cmp(&step(to)) {
                std::cmp::Ordering::Less => format!("**raised** from {}", name(from)),
                std::cmp::Ordering::Equal => "unchanged".to_owned(),
                std::cmp::Ordering::Greater => format!("**lowered** from {}", name(from)),
            },
        };
        let to = to.map_or("–", name);
        let last = if below.is_some() { format!(" {change} |") } else { String::new() };
        lines.push(format!("| {} | {to} |{last}", link("Skill", entry)));
    }
    (lines, other_names(world, Kind::Level, index))
}

/// The level below `level` on its own track, else the technical one.
fn before<'a>(ladder: &'a [Level], level: &Level) -> Option<&'a Level> {
    let mut below = ladder.iter().filter(|other| other.rank + 1 == level.rank);
    let technical = below.next();
    let second = ladder.iter().any(|other| other.rank == level.rank && other.number < level.number);
    if second { below.next().or(technical) } else { technical }
}

pub fn skill(world: &World, index: usize) -> Docs {
    let latest = world.latest();
    let skill = &latest.skills[index];
    if skill.retired.is_some() {
        return (retired(skill), other_names(world, Kind::Skill, index));
    }
    let url = skill_url(skill);
    let mut lines = vec![format!("**{}** ([official page]({url})).", skill.name)];
    formerly(world, &mut lines, Kind::Skill, index);
    quote(world, &mut lines, world.statements.descriptions.iter().filter(|s| s.subject == index));

    let chiefs: Vec<String> = latest
        .ladders
        .iter()
        .filter(|ladder| ladder.skill == index && ladder.letters == "-")
        .map(|ladder| link("Role", &latest.roles[ladder.role].entry))
        .collect();
    if !chiefs.is_empty() {
        let chiefs = chiefs.join(" · ");
        lines.extend([String::new(), format!("Required, with no proficiency stated: {chiefs}")]);
    }
    for (scale, (letter, proficiency)) in world.proficiencies.iter().enumerate() {
        let levels: Vec<String> = latest
            .levels
            .iter()
            .enumerate()
            .filter(|(level, _)| latest.required(*level, index) == Some(*letter))
            .map(|(_, level)| link("RoleLevel", &level.entry))
            .collect();
        let statements: Vec<_> =
            world.statements.skills.iter().filter(|s| s.subject == (index, scale)).collect();
        if levels.is_empty() && statements.is_empty() {
            continue;
        }
        let head =
            format!("**[{}](crate::Proficiency::{})**", proficiency.name, proficiency.identifier);
        let required = match levels.len() {
            0 => "required by no level".to_owned(),
            n => format!("{}: {}", count(n, "level"), levels.join(" · ")),
        };
        lines.extend([String::new(), format!("{head}, {required}")]);
        let mut by_edition: BTreeMap<usize, Vec<&Statement<(usize, usize)>>> = BTreeMap::new();
        for statement in statements {
            by_edition.entry(statement.edition).or_default().push(statement);
        }
        for (edition, statements) in by_edition.iter().rev() {
            lines.extend([
                String::new(),
                format!("*{}*", world.editions[*edition].entry.name),
                String::new(),
            ]);
            lines.extend(statements.iter().map(|statement| format!("- {}", statement.text)));
        }
    }
    (lines, other_names(world, Kind::Skill, index))
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

fn other_names(world: &World, kind: Kind, index: usize) -> Vec<String> {
    let former =
        world.former_names.iter().filter(|(known, entry, _)| (*known, *entry) == (kind, index));
    let short =
        world.abbreviations.iter().filter(|short| (short.kind, short.index) == (kind, index));
    let short = short.map(|short| short.short.clone());
    former.map(|(_, _, name)| name.clone()).chain(short).collect()
}

/// A line that says what the entry was called before.
fn formerly(world: &World, lines: &mut Vec<String>, kind: Kind, index: usize) {
    let names =
        world.former_names.iter().filter(|(known, entry, _)| (*known, *entry) == (kind, index));
    let names: Vec<String> = names.map(|(_, _, name)| format!("*{name}*")).collect();
    if !names.is_empty() {
        lines.extend([String::new(), format!("Formerly {}.", names.join(", "))]);
    }
}

/// The statements as a quotation that ends with where they stand.
fn quote<'a>(
    world: &World,
    lines: &mut Vec<String>,
    statements: impl Iterator<Item = &'a Statement<usize>>,
) {
    for statement in statements {
        let edition = &world.editions[statement.edition].entry.name;
        lines.extend([String::new(), format!("> {} *({edition})*", statement.text)]);
    }
}

fn retired(entry: &Entry) -> Vec<String> {
    vec![format!("**{}**, {}.", entry.name, entry.retired.as_deref().unwrap_or_default())]
}

fn grades(world: &World, grades: &[usize]) -> Option<String> {
    let names: Vec<&str> =
        grades.iter().map(|grade| world.grades[*grade].0.name.as_str()).collect();
    let (last, others) = names.split_last()?;
    Some(if others.is_empty() {
        (*last).to_owned()
    } else {
        format!("{} or {last}", others.join(", "))
    })
}

fn link(type_name: &str, entry: &Entry) -> String {
    format!("[{}](crate::{type_name}::{})", entry.name, entry.identifier)
}

fn count(n: usize, what: &str) -> String {
    let plural = if n == 1 { "" } else { "s" };
    match n {
        1000.. => format!("{},{:03} {what}{plural}", n / 1000, n % 1000),
        _ => format!("{n} {what}{plural}"),
    }
}
