//! The pages of the documentation that are no items of the crate: an index of the roles, a page for
//! each family, one for each role and one for each skill. One Rust file holds a family.

use std::collections::BTreeMap;

use crate::catalogue::Entry;
use crate::markdown::{add, aliases, anchor, comment, count, module};
use crate::role_page;
use crate::rust_file::header;
use crate::skill_page;
use crate::variant_docs::Docs;
use crate::world::World;

/// The files, by name.
pub fn files(world: &World) -> BTreeMap<String, String> {
    let families = world.latest().families.iter().enumerate();
    let families = families.filter(|(_, family)| family.retired.is_none());
    let files =
        families.map(|(index, entry)| (format!("roles/{}.rs", module(entry)), file(world, index)));
    let others = [("roles/mod.rs", index(world)), ("skills.rs", skills(world))];
    files.chain(others.map(|(name, text)| (name.to_owned(), text))).collect()
}

/// The roles of a family, without retired ones.
fn roles(world: &World, family: usize) -> impl Iterator<Item = usize> {
    let roles = world.latest().roles.iter().enumerate();
    let live = roles.filter(move |(_, role)| role.family == family && role.entry.retired.is_none());
    live.map(|(index, _)| index)
}

/// The page of all families.
fn index(world: &World) -> String {
    let latest = world.latest();
    let edition = &world.editions.last().expect("editions.tsv is not empty").entry;
    let mut lines = vec!["The framework to read: every role has a page.".to_owned()];
    add(
        &mut lines,
        [format!(
            "Find the family, then the role. Its page has the ladder of its levels, the skills that each \
             level requires, and what changes from one level to the next, as of [{}](crate::Edition::{}).",
            edition.name, edition.identifier
        )],
    );
    let families = latest.families.iter().enumerate();
    let families: Vec<_> = families.filter(|(_, family)| family.retired.is_none()).collect();
    for (family, entry) in &families {
        let (family, page) = (*family, module(entry));
        let roles = roles(world, family).map(|role| {
            let role = &latest.roles[role].entry;
            format!("[{}]({page}::{})", role.name, module(role))
        });
        let roles = roles.collect::<Vec<_>>().join(" · ");
        add(&mut lines, [format!("**[{}]({page})**: {roles}", entry.name)]);
    }
    add(
        &mut lines,
        [
            "Every [skill](crate::skills) has a page too: who needs it, and how well. What happened to a \
             name is in the [history](crate::history), and who works at which grade on the page of \
             [`Grade`](crate::Grade)."
                .to_owned(),
            "These pages are documentation alone: there is nothing to import here, and a program pays \
             nothing for them. In code, a page is a [`Role`](crate::Role) and its levels are each a \
             [`RoleLevel`](crate::RoleLevel)."
                .to_owned(),
            "Contains public sector information licensed under the [Open Government Licence v3.0](https://\
             www.nationalarchives.gov.uk/doc/open-government-licence/version/3/)."
                .to_owned(),
        ],
    );
    let modules = families.iter().map(|(_, entry)| format!("pub mod {};\n", module(entry)));
    format!("{}{}\n{}", header(), comment(&lines, "", "//!"), modules.collect::<String>())
}

/// The page of a family, with those of its roles inside.
fn file(world: &World, family: usize) -> String {
    let latest = world.latest();
    let entry = &latest.families[family];
    let roles: Vec<usize> = roles(world, family).collect();
    let mut lines = vec![format!("{}: {}.", entry.name, count(roles.len(), "role"))];
    add(
        &mut lines,
        [format!(
            "A [role family](crate::RoleFamily::{}); see also its [official page]({}). There is nothing to \
             import here.",
            entry.identifier,
            crate::emit::family_url(entry)
        )],
    );
    lines.push(String::new());
    for role in &roles {
        let role = &latest.roles[*role];
        let levels = latest.levels[role.levels.clone()].iter().map(|level| {
            let page = module(&role.entry);
            format!("[{}]({page}#{})", level.entry.name, anchor(&level.entry.name))
        });
        let levels: Vec<String> = levels.collect();
        let levels = match levels.is_empty() {
            true => "a role of the Senior Civil Service".to_owned(),
            false => levels.join(" · "),
        };
        lines.push(format!("- **[{}]({})**: {levels}", role.entry.name, module(&role.entry)));
    }
    let mut text = format!("{}{}", header(), comment(&lines, "", "//!"));
    for role in roles {
        text += &page(&latest.roles[role].entry, role_page::page(world, role));
    }
    text
}

/// The pages of all skills, below their index.
fn skills(world: &World) -> String {
    let live = world.latest().skills.iter().enumerate();
    let live: Vec<_> = live.filter(|(_, skill)| skill.retired.is_none()).collect();
    let mut lines = vec!["Every skill: who needs it, and how well.".to_owned()];
    add(
        &mut lines,
        ["By their first letter. The [roles](crate::roles) have pages too. There is nothing to import \
          here: in code these are the variants of [`Skill`](crate::Skill)."
            .to_owned()],
    );
    let initial = |entry: &Entry| entry.name.chars().next().map(|c| c.to_ascii_uppercase());
    for skills in live.chunk_by(|(_, a), (_, b)| initial(a) == initial(b)) {
        let letter = initial(skills[0].1).unwrap_or_default();
        let links = skills.iter().map(|(_, skill)| format!("[{}]({})", skill.name, module(skill)));
        let links = links.collect::<Vec<_>>().join(" · ");
        add(&mut lines, [format!("**{letter}** {links}")]);
    }
    let mut text = format!("{}{}", header(), comment(&lines, "", "//!"));
    for (index, skill) in live {
        text += &page(skill, skill_page::page(world, index));
    }
    text
}

/// A page as a module that is empty but for it.
fn page(entry: &Entry, (lines, names): Docs) -> String {
    let name = module(entry);
    let aliases = aliases(names, &name, "");
    format!("\n{aliases}pub mod {name} {{\n{}}}\n", comment(&lines, "    ", "//!"))
}
