//! The contents of `src/generated`: one file per type, one row of a table per line. The past is in
//! `emit_history.rs`, the documentation of the variants in `variant_docs.rs`.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::catalogue::{Entry, Level};
use crate::documents::{Part, Statement};
use crate::emit_history;
use crate::history_page;
use crate::naming::key;
use crate::pages;
use crate::rust_file::{Names, RustFile, header, quote, slice, tuple};
use crate::variant_docs;
use crate::world::{Kind, World};

pub const SITE: &str = "https://understand-digital-data-roles-skills.service.gov.uk";

pub fn files(world: &World) -> BTreeMap<String, String> {
    let mut files = BTreeMap::from(
        [
            ("abbreviation.rs", abbreviations(world)),
            ("document.rs", documents(world)),
            ("earlier.rs", emit_history::earlier(world)),
            ("edition.rs", editions(world)),
            ("grade.rs", grades(world)),
            ("history.rs", emit_history::history(world)),
            ("proficiency.rs", proficiencies(world)),
            ("requirement.rs", requirements(world)),
            ("role.rs", roles(world)),
            ("role_family.rs", families(world)),
            ("role_level.rs", levels(world)),
            ("skill.rs", skills(world)),
            ("statement.rs", statements(world)),
            ("track.rs", tracks(world)),
        ]
        .map(|(file, text)| (file.to_owned(), text)),
    );
    let mut modules = header();
    for file in files.keys() {
        let _ = writeln!(modules, "pub(crate) mod {};", file.trim_end_matches(".rs"));
    }
    modules += "#[cfg(doc)]\npub mod roles;\n#[cfg(doc)]\npub mod skills;\n";
    files.insert("mod.rs".into(), modules);
    files.extend(pages::files(world));
    files.insert("history.md".into(), history_page::page(world));
    files
}

fn abbreviations(world: &World) -> String {
    let mut file = RustFile::new("Entry");
    file.note("Sorted by the letters of the short form, which may stand for several entries.");
    let rows = world.abbreviations.iter().map(|row| {
        let type_name = row.kind.type_name();
        let entry = variant(type_name, world.entries(row.kind)[row.index]);
        tuple(&[quote(&row.short), format!("Entry::{type_name}({entry})")])
    });
    file.array("ABBREVIATIONS", "(&str, Entry)", rows);
    file.finish(&[
        "crate::framework::Entry",
        "role::Role",
        "role_family::RoleFamily",
        "role_level::RoleLevel",
        "skill::Skill",
    ])
}

fn families(world: &World) -> String {
    let latest = world.latest();
    let mut file = entries(world, Kind::Family, variant_docs::family);
    file.urls(latest.families.iter().map(family_url));
    file.by_variant(
        "ROLES",
        "&[Role]",
        (0..latest.families.len()).map(|family| {
            let roles = latest.roles.iter().filter(|role| role.family == family);
            slice(roles.map(|role| variant("Role", &role.entry)))
        }),
    );
    file.finish(&["crate::framework::date::Date", "crate::framework::date::date", "role::Role"])
}

fn roles(world: &World) -> String {
    let latest = world.latest();
    let mut file = entries(world, Kind::Role, variant_docs::role);
    file.urls(latest.roles.iter().map(|role| role_url(&role.entry)));
    file.note("The roles with the most skills in common, see `Role::related`.");
    let role = |role: usize| variant("Role", &latest.roles[role].entry);
    let related = |index| slice(related(world, index).into_iter().map(role));
    file.by_variant("RELATED", "&[Role]", (0..latest.roles.len()).map(related));
    let family = |family: usize| variant("RoleFamily", &latest.families[family]);
    file.by_variant("FAMILIES", "RoleFamily", latest.roles.iter().map(|role| family(role.family)));
    file.by_variant(
        "LEVELS",
        "&[RoleLevel]",
        latest.roles.iter().map(|role| {
            let levels = &latest.levels[role.levels.clone()];
            slice(levels.iter().map(|level| variant("RoleLevel", &level.entry)))
        }),
    );
    file.by_variant(
        "SKILLS",
        "&[Skill]",
        (0..latest.roles.len()).map(|role| {
            let ladders = latest.ladders.iter().filter(|ladder| ladder.role == role);
            slice(ladders.map(|ladder| variant("Skill", &latest.skills[ladder.skill])))
        }),
    );
    file.by_variant(
        "GRADES",
        "&[Grade]",
        latest.roles.iter().map(|role| {
            let levels = &latest.levels[role.levels.clone()];
            let mut grades = role.grades.clone();
            grades.extend(levels.iter().flat_map(|level| level.grades.iter().copied()));
            grades.sort_unstable();
            grades.dedup();
            grade_slice(world, &grades)
        }),
    );
    file.finish(&[
        "grade::Grade",
        "crate::framework::date::Date",
        "crate::framework::date::date",
        "role_family::RoleFamily",
        "role_level::RoleLevel",
        "skill::Skill",
    ])
}

fn levels(world: &World) -> String {
    let latest = world.latest();
    let mut file = entries(world, Kind::Level, variant_docs::level);
    file.urls(latest.levels.iter().map(|level| {
        format!("{}#{}", role_url(&latest.roles[level.role].entry), level.entry.slug)
    }));
    file.note("Role, number and rank.");
    file.by_variant(
        "PLACES",
        "(Role, u8, u8)",
        latest.levels.iter().map(|level| {
            let role = variant("Role", &latest.roles[level.role].entry);
            tuple(&[role, level.number.to_string(), level.rank.to_string()])
        }),
    );
    let grades = latest.levels.iter().map(|level| grade_slice(world, &level.grades));
    file.by_variant("GRADES", "&[Grade]", grades);
    file.finish(&[
        "grade::Grade",
        "crate::framework::date::Date",
        "crate::framework::date::date",
        "role::Role",
    ])
}

fn skills(world: &World) -> String {
    let latest = world.latest();
    let mut file = entries(world, Kind::Skill, variant_docs::skill);
    file.urls(latest.skills.iter().map(skill_url));
    file.note("The other skills with the same name but for the qualifier.");
    file.by_variant(
        "RELATED",
        "&[Skill]",
        (0..latest.skills.len()).map(|skill| {
            let skills = related_skills(world, skill).into_iter();
            slice(skills.map(|skill| variant("Skill", &latest.skills[skill])))
        }),
    );
    file.by_variant(
        "ROLES",
        "&[Role]",
        (0..latest.skills.len()).map(|skill| {
            let ladders = latest.ladders.iter().filter(|ladder| ladder.skill == skill);
            slice(ladders.map(|ladder| variant("Role", &latest.roles[ladder.role].entry)))
        }),
    );
    file.finish(&["crate::framework::date::Date", "crate::framework::date::date", "role::Role"])
}

fn requirements(world: &World) -> String {
    let latest = world.latest();
    let mut file = RustFile::new("Requirement");
    file.note("By role level, skills in table order.");
    file.nested(
        "BY_LEVEL",
        "&[Requirement]; role_level::VARIANTS",
        latest.levels.iter().enumerate().map(|(index, level)| {
            let required = latest.skills.iter().enumerate().filter_map(|(skill, entry)| {
                Some(requirement(world, entry, latest.required(index, skill)?))
            });
            (level.entry.name.clone(), required.collect())
        }),
    );
    file.finish(&[
        "crate::framework::Requirement",
        "proficiency::Proficiency",
        "role_level",
        "skill::Skill",
    ])
}

fn proficiencies(world: &World) -> String {
    let entries: Vec<&Entry> = world.proficiencies.iter().map(|(_, entry)| entry).collect();
    let mut file = RustFile::new("Proficiency");
    let docs = |index| variant_docs::proficiency(world, index);
    file.enumeration(&entries, &["#[doc(alias = \"skill level\")]"], docs);
    file.names(&entries, &names(world, "proficiency", &entries));
    file.finish(&["crate::framework::date::Date"])
}

fn grades(world: &World) -> String {
    let entries: Vec<&Entry> = world.grades.iter().map(|(entry, _)| entry).collect();
    let mut file = RustFile::new("Grade");
    let docs = |index| variant_docs::grade(world, index);
    file.enumeration(&entries, &["#[non_exhaustive]"], docs);
    let full = world.grades.iter().enumerate().map(|(grade, (_, title))| (title.clone(), grade));
    let more = world.grade_titles.iter().map(|(grade, title)| (title.clone(), *grade));
    let others = full.chain(more).collect();
    let names = Names { keys: world.grade_keys.clone(), others, ..names(world, "grade", &entries) };
    file.names(&entries, &names);
    file.by_variant("TITLES", "&str", world.grades.iter().map(|(_, title)| quote(title)));
    let latest = world.latest();
    let grades = 0..world.grades.len();
    file.by_variant(
        "LEVELS",
        "&[RoleLevel]",
        grades.clone().map(|grade| {
            let levels = latest.levels.iter().filter(|level| level.grades.contains(&grade));
            slice(levels.map(|level| variant("RoleLevel", &level.entry)))
        }),
    );
    file.by_variant(
        "ROLES",
        "&[Role]",
        grades.map(|grade| {
            let has = |level: &Level| level.grades.contains(&grade);
            let roles = latest.roles.iter().filter(|role| {
                role.grades.contains(&grade) || latest.levels[role.levels.clone()].iter().any(has)
            });
            slice(roles.map(|role| variant("Role", &role.entry)))
        }),
    );
    file.finish(&["role::Role", "role_level::RoleLevel", "crate::framework::date::Date"])
}

fn tracks(world: &World) -> String {
    let entries: Vec<&Entry> = world.tracks.iter().collect();
    let mut file = RustFile::new("Track");
    let docs = |index| variant_docs::track(world, index);
    file.enumeration(&entries, &[], docs);
    file.names(&entries, &names(world, "track", &entries));
    file.finish(&["crate::framework::date::Date"])
}

fn editions(world: &World) -> String {
    let entries: Vec<&Entry> = world.editions.iter().map(|edition| &edition.entry).collect();
    let mut file = RustFile::new("Edition");
    let docs = |index| variant_docs::edition(world, index);
    file.enumeration(&entries, &["#[non_exhaustive]"], docs);
    file.names(&entries, &names(world, "edition", &entries));
    file.note("Year and month of publication.");
    let dates =
        world.editions.iter().map(|edition| format!("({}, {})", edition.year, edition.month));
    file.by_variant("DATES", "(u16, u8)", dates);
    let newest = entries.last().map_or(String::new(), |newest| variant("Edition", newest));
    file.item(&format!("pub(crate) const LATEST: Edition = {newest};"));
    file.finish(&["crate::framework::date::Date"])
}

fn documents(world: &World) -> String {
    let entries: Vec<&Entry> = world.documents.iter().map(|document| &document.entry).collect();
    let mut file = RustFile::new("Document");
    let docs = |index| variant_docs::document(world, index);
    file.enumeration(&entries, &["#[non_exhaustive]"], docs);
    file.names(&entries, &names(world, "document", &entries));
    let edition = |index: usize| variant("Edition", &world.editions[index].entry);
    file.by_variant(
        "EDITIONS",
        "Edition",
        world.documents.iter().map(|document| edition(document.edition)),
    );
    file.finish(&["crate::framework::date::Date", "edition::Edition"])
}

fn statements(world: &World) -> String {
    let latest = world.latest();
    let all = &world.statements;
    let mut file = RustFile::new("Statement");
    let role = |index: usize| variant("Role", &latest.roles[index].entry);
    let level = |index: usize| variant("RoleLevel", &latest.levels[index].entry);
    let skill = |index: usize| variant("Skill", &latest.skills[index]);
    let proficiency = |index: usize| variant("Proficiency", &world.proficiencies[index].1);

    file.note("By role, the newest edition first, as in the tables below.");
    file.keyed("BY_ROLE", "(Role, &[Statement])", groups(world, &all.roles, role));
    file.keyed("BY_LEVEL", "(RoleLevel, &[Statement])", groups(world, &all.levels, level));
    file.note("What a skill is.");
    file.keyed("DESCRIPTIONS", "(Skill, &[Statement])", groups(world, &all.descriptions, skill));
    file.note("What a skill means at a proficiency.");
    let both = |(skill_index, proficiency_index): (usize, usize)| {
        tuple(&[skill(skill_index), proficiency(proficiency_index)])
    };
    let row_type = "((Skill, Proficiency), &[Statement])";
    file.keyed("BY_SKILL", row_type, groups(world, &all.skills, both));
    file.finish(&[
        "crate::framework::statement::{Part, Source, Statement}",
        "document::Document",
        "proficiency::Proficiency",
        "role::Role",
        "role_level::RoleLevel",
        "skill::Skill",
    ])
}

/// The statements of each subject.
fn groups<S: Copy + PartialEq>(
    world: &World,
    statements: &[Statement<S>],
    subject: impl Fn(S) -> String,
) -> Vec<(String, Vec<String>)> {
    let groups = statements.chunk_by(|a, b| a.subject == b.subject);
    groups
        .map(|group| {
            let statements = group.iter().map(|row| statement(world, row));
            (subject(group[0].subject), statements.collect())
        })
        .collect()
}

fn statement<S>(world: &World, statement: &Statement<S>) -> String {
    let part = match statement.part {
        Part::Summary => "Summary",
        Part::Paragraph => "Paragraph",
        Part::Point => "Point",
    };
    let mut places = statement.places.iter().map(|(document, line)| {
        let document = variant("Document", &world.documents[*document].entry);
        format!("Source {{ document: {document}, line: {line} }}")
    });
    let first = places.next().unwrap_or_default();
    let (text, others) = (quote(&statement.text), slice(places));
    format!("Statement {{ text: {text}, part: Part::{part}, first: {first}, others: {others} }}")
}

/// The file of an enum of the latest edition, with its names of today and before.
fn entries(
    world: &World,
    kind: Kind,
    variant: fn(&World, usize) -> variant_docs::Docs,
) -> RustFile {
    let mut file = RustFile::new(kind.type_name());
    let entries = world.entries(kind);
    file.enumeration(&entries, &["#[non_exhaustive]"], |index| variant(world, index));
    let names = Names {
        keys: world.keys[&kind].clone(),
        others: emit_history::other_names(world, kind),
        kind_words: world.kind_words(kind.data_name()).collect(),
        removed: world.removed(kind),
    };
    file.names(&entries, &names);
    emit_history::names(world, kind, &mut file);
    file
}

/// How entries are called that have one name.
fn names<'a>(world: &'a World, kind: &str, entries: &[&Entry]) -> Names<'a> {
    let kind_words = world.kind_words(kind).collect();
    Names { keys: keys(entries), others: Vec::new(), kind_words, removed: BTreeMap::new() }
}

/// The keys of entries that have one name.
pub fn keys(entries: &[&Entry]) -> Vec<(String, usize)> {
    let names = entries.iter().enumerate();
    let mut keys: Vec<_> = names
        .flat_map(|(index, entry)| [(entry.key.clone(), index), (key(&entry.slug), index)])
        .collect();
    keys.sort();
    keys.dedup();
    keys
}

/// The publisher's rule: shared skills descending, then name without regard to case, at most five.
pub fn related(world: &World, role: usize) -> Vec<usize> {
    let latest = world.latest();
    let skills = |role: usize| {
        let ladders = latest.ladders.iter().filter(move |ladder| ladder.role == role);
        ladders.map(|ladder| ladder.skill).collect::<Vec<_>>()
    };
    let role_skills = skills(role);
    let others = (0..latest.roles.len()).filter(|other| *other != role);
    let mut related: Vec<(usize, String, usize)> = others
        .map(|other| {
            let shared = skills(other).iter().filter(|skill| role_skills.contains(skill)).count();
            (shared, latest.roles[other].entry.name.to_lowercase(), other)
        })
        .filter(|(shared, ..)| *shared > 0)
        .collect();
    related.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    related.into_iter().take(5).map(|(.., other)| other).collect()
}

/// The other skills of today with the same name but for the qualifier.
pub fn related_skills(world: &World, skill: usize) -> Vec<usize> {
    let skills = &world.latest().skills;
    let is_related = |other: &usize| {
        *other != skill
            && skills[*other].retired.is_none()
            && base_name(&skills[*other]) == base_name(&skills[skill])
    };
    (0..skills.len()).filter(is_related).collect()
}

/// The name of a skill without the qualifier in brackets at its end.
fn base_name(skill: &Entry) -> &str {
    let qualified = skill.name.strip_suffix(')').and_then(|name| name.rsplit_once(" ("));
    qualified.map_or(&skill.name, |(base, _)| base)
}

pub fn requirement(world: &World, skill: &Entry, letter: char) -> String {
    let (skill, proficiency) = (variant("Skill", skill), proficiency(world, letter));
    format!("Requirement {{ skill: {skill}, proficiency: {proficiency} }}")
}

fn proficiency(world: &World, letter: char) -> String {
    let found = world.proficiencies.iter().find(|(known, _)| *known == letter);
    found.map_or(String::new(), |(_, entry)| variant("Proficiency", entry))
}

pub fn variant(type_name: &str, entry: &Entry) -> String {
    format!("{type_name}::{}", entry.identifier)
}

fn grade_slice(world: &World, grades: &[usize]) -> String {
    slice(grades.iter().map(|grade| variant("Grade", &world.grades[*grade].0)))
}

pub fn family_url(family: &Entry) -> String {
    format!("{SITE}/#{}-roles", family.slug)
}

pub fn role_url(role: &Entry) -> String {
    format!("{SITE}/role/{}/", role.slug)
}

pub fn skill_url(skill: &Entry) -> String {
    format!("{SITE}/skills/#{}", skill.slug)
}
