//! The Rust text of `src/generated`: one file per type, one row of a table per line.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::catalogue::Entry;
use crate::documents::{Part, Statement};
use crate::enum_docs;
use crate::rust_file::{RustFile, header, quote, slice, tuple};
use crate::variant_docs;
use crate::world::{Kind, World};

pub const SITE: &str = "https://understand-digital-data-roles-skills.service.gov.uk";

pub fn files(world: &World) -> BTreeMap<String, String> {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let latest = world.latest();

    let families: Vec<&Entry> = world.entries(Kind::Family);
    let mut file = RustFile::new("RoleFamily");
    file.enumeration(&families, enum_docs::FAMILY, true, |at| {
        variant_docs::family(world, at)
    });
    file.names(&families, &names(world, Kind::Family));
    file.urls(
        families
            .iter()
            .map(|family| format!("{SITE}/#{}-roles", family.slug)),
    );
    file.array(
        "ROLES",
        "&[Role]",
        (0..families.len()).map(|at| {
            let ours = latest.roles.iter().filter(|role| role.family == at);
            slice(ours.map(|role| format!("Role::{}", role.entry.identifier)))
        }),
    );
    files.insert("role_family.rs".into(), file.finish(&["super::role::Role"]));

    let roles = world.entries(Kind::Role);
    let mut file = RustFile::new("Role");
    file.enumeration(&roles, enum_docs::ROLE, true, |at| {
        variant_docs::role(world, at)
    });
    file.names(&roles, &names(world, Kind::Role));
    file.urls(roles.iter().map(|role| role_url(role)));
    file.array(
        "FAMILIES",
        "RoleFamily",
        latest
            .roles
            .iter()
            .map(|role| format!("RoleFamily::{}", latest.families[role.family].identifier)),
    );
    file.array(
        "LEVELS",
        "&[RoleLevel]",
        latest.roles.iter().map(|role| {
            let levels = &latest.levels[role.levels.clone()];
            slice(
                levels
                    .iter()
                    .map(|level| format!("RoleLevel::{}", level.entry.identifier)),
            )
        }),
    );
    file.array(
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
    let uses = [
        "super::grade::Grade",
        "super::role_family::RoleFamily",
        "super::role_level::RoleLevel",
    ];
    files.insert("role.rs".into(), file.finish(&uses));

    let levels = world.entries(Kind::Level);
    let mut file = RustFile::new("RoleLevel");
    file.enumeration(&levels, enum_docs::LEVEL, true, |at| {
        variant_docs::level(world, at)
    });
    file.names(&levels, &names(world, Kind::Level));
    file.urls(latest.levels.iter().map(|level| {
        format!(
            "{}#{}",
            role_url(&latest.roles[level.role].entry),
            level.entry.slug
        )
    }));
    file.note("Role, number and rank.");
    file.array(
        "PLACES",
        "(Role, u8, u8)",
        latest.levels.iter().map(|level| {
            let role = &latest.roles[level.role].entry.identifier;
            format!("(Role::{role}, {}, {})", level.number, level.rank)
        }),
    );
    file.array(
        "GRADES",
        "&[Grade]",
        latest
            .levels
            .iter()
            .map(|level| grade_slice(world, &level.grades)),
    );
    files.insert(
        "role_level.rs".into(),
        file.finish(&["super::grade::Grade", "super::role::Role"]),
    );

    let skills = world.entries(Kind::Skill);
    let mut file = RustFile::new("Skill");
    file.enumeration(&skills, enum_docs::SKILL, true, |at| {
        variant_docs::skill(world, at)
    });
    file.names(&skills, &names(world, Kind::Skill));
    file.urls(
        skills
            .iter()
            .map(|skill| format!("{SITE}/skills/#{}", skill.slug)),
    );
    files.insert("skill.rs".into(), file.finish(&[]));

    let entries: Vec<&Entry> = world.proficiencies.iter().map(|(_, entry)| entry).collect();
    let mut file = RustFile::new("Proficiency");
    let docs = |at| variant_docs::proficiency(world, at);
    file.enumeration(&entries, enum_docs::PROFICIENCY, false, docs);
    file.names(&entries, &own_names(&entries));
    file.note("Their letters in [`LADDERS`](super::requirements::LADDERS).");
    file.array(
        "LETTERS",
        "u8",
        world
            .proficiencies
            .iter()
            .map(|(letter, _)| format!("b'{letter}'")),
    );
    files.insert("proficiency.rs".into(), file.finish(&[]));

    let entries: Vec<&Entry> = world.grades.iter().map(|(entry, _)| entry).collect();
    let mut file = RustFile::new("Grade");
    file.enumeration(&entries, enum_docs::GRADE, true, |at| {
        (
            vec![format!("{}, {}.", entries[at].name, world.grades[at].1)],
            vec![world.grades[at].1.clone()],
        )
    });
    let mut names = own_names(&entries);
    names.extend(
        world
            .grades
            .iter()
            .enumerate()
            .map(|(at, (_, title))| (at, title.clone())),
    );
    file.names(&entries, &names);
    file.array(
        "TITLES",
        "&str",
        world.grades.iter().map(|(_, title)| quote(title)),
    );
    files.insert("grade.rs".into(), file.finish(&[]));

    let entries: Vec<&Entry> = world.tracks.iter().collect();
    let mut file = RustFile::new("Track");
    file.enumeration(&entries, enum_docs::TRACK, false, |at| {
        (vec![format!("The {} branch.", entries[at].slug)], vec![])
    });
    file.names(&entries, &own_names(&entries));
    files.insert("track.rs".into(), file.finish(&[]));

    let entries: Vec<&Entry> = world
        .editions
        .iter()
        .map(|edition| &edition.entry)
        .collect();
    let mut file = RustFile::new("Edition");
    file.enumeration(&entries, enum_docs::EDITION, true, |at| {
        variant_docs::edition(world, at)
    });
    file.names(&entries, &own_names(&entries));
    file.note("Year and month of publication.");
    file.array(
        "DATES",
        "(u16, u8)",
        world
            .editions
            .iter()
            .map(|edition| format!("({}, {})", edition.year, edition.month)),
    );
    let newest = entries.last().map_or("", |edition| &edition.identifier);
    let _ = write!(
        file.text,
        "\npub(crate) const LATEST: Edition = Edition::{newest};\n"
    );
    files.insert("edition.rs".into(), file.finish(&[]));

    let entries: Vec<&Entry> = world
        .documents
        .iter()
        .map(|document| &document.entry)
        .collect();
    let mut file = RustFile::new("Document");
    file.enumeration(&entries, enum_docs::DOCUMENT, true, |at| {
        variant_docs::document(world, at)
    });
    file.names(&entries, &own_names(&entries));
    file.array(
        "EDITIONS",
        "Edition",
        world.documents.iter().map(|document| {
            format!(
                "Edition::{}",
                world.editions[document.edition].entry.identifier
            )
        }),
    );
    files.insert(
        "document.rs".into(),
        file.finish(&["super::edition::Edition"]),
    );

    let mut file = RustFile::new("");
    file.note(
        "What each role asks of each skill: a letter for every level of the role in ladder order,",
    );
    file.note("`.` where the level does not require it; `-` where no proficiency is stated.");
    file.array(
        "LADDERS",
        "(Role, Skill, &str)",
        latest.ladders.iter().map(|ladder| {
            tuple(&[
                format!("Role::{}", latest.roles[ladder.role].entry.identifier),
                format!("Skill::{}", latest.skills[ladder.skill].identifier),
                quote(&ladder.letters),
            ])
        }),
    );
    files.insert(
        "requirements.rs".into(),
        file.finish(&["super::role::Role", "super::skill::Skill"]),
    );

    files.insert("statements.rs".into(), statements(world));

    let mut modules = header();
    for file in files.keys() {
        let _ = writeln!(modules, "pub(crate) mod {};", file.trim_end_matches(".rs"));
    }
    files.insert("mod.rs".into(), modules);
    files
}

fn statements(world: &World) -> String {
    let latest = world.latest();
    let all = &world.statements;
    let mut file = RustFile::new("");
    file.note("Of roles, the newest edition of each first.");
    file.array(
        "ROLES",
        "(Role, Raw)",
        all.roles.iter().map(|statement| {
            raw(
                world,
                statement,
                format!("Role::{}", latest.roles[statement.subject].entry.identifier),
            )
        }),
    );
    file.note("Of role levels, the newest edition of each first.");
    file.array(
        "ROLE_LEVELS",
        "(RoleLevel, Raw)",
        all.levels.iter().map(|statement| {
            let level = &latest.levels[statement.subject].entry.identifier;
            raw(world, statement, format!("RoleLevel::{level}"))
        }),
    );
    file.note("What a skill is.");
    file.array(
        "DESCRIPTIONS",
        "(Skill, Raw)",
        all.descriptions.iter().map(|statement| {
            raw(
                world,
                statement,
                format!("Skill::{}", latest.skills[statement.subject].identifier),
            )
        }),
    );
    file.note("Of skills at a proficiency, the newest edition of each first.");
    file.array(
        "SKILLS",
        "((Skill, Proficiency), Raw)",
        all.skills.iter().map(|statement| {
            let (skill, proficiency) = statement.subject;
            raw(
                world,
                statement,
                tuple(&[
                    format!("Skill::{}", latest.skills[skill].identifier),
                    format!(
                        "Proficiency::{}",
                        world.proficiencies[proficiency].1.identifier
                    ),
                ]),
            )
        }),
    );
    let mut text = header();
    for path in [
        "document::Document",
        "proficiency::Proficiency",
        "role::Role",
        "role_level::RoleLevel",
        "skill::Skill",
    ] {
        let _ = writeln!(text, "use super::{path};");
    }
    text.push_str(
        "\n/// What part of a description a statement is.\n\
         #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]\n\
         pub(crate) enum Part {\n    Summary,\n    Paragraph,\n    Point,\n}\n\n\
         /// Document and line.\n\
         pub(crate) type Place = (Document, u16);\n\n\
         /// Part, text, where it stands, and where else.\n\
         pub(crate) type Raw = (Part, &'static str, Place, &'static [Place]);\n",
    );
    text.push_str(&file.text);
    text
}

fn raw<S>(world: &World, statement: &Statement<S>, subject: String) -> String {
    let part = match statement.part {
        Part::Summary => "Part::Summary",
        Part::Paragraph => "Part::Paragraph",
        Part::Point => "Part::Point",
    };
    let mut places = statement.places.iter().map(|(document, line)| {
        format!(
            "(Document::{}, {line})",
            world.documents[*document].entry.identifier
        )
    });
    let first = places.next().unwrap_or_default();
    let raw = tuple(&[
        part.to_owned(),
        quote(&statement.text),
        first,
        slice(places),
    ]);
    tuple(&[subject, raw])
}

pub fn role_url(role: &Entry) -> String {
    format!("{SITE}/role/{}/", role.slug)
}

fn grade_slice(world: &World, grades: &[usize]) -> String {
    slice(
        grades
            .iter()
            .map(|grade| format!("Grade::{}", world.grades[*grade].0.identifier)),
    )
}

/// Every name by which an entry of `kind` is found.
fn names(world: &World, kind: Kind) -> Vec<(usize, String)> {
    let mut names = own_names(&world.entries(kind));
    let former = world.former_names.iter().filter(|(of, ..)| *of == kind);
    names.extend(former.map(|(_, at, name)| (*at, name.clone())));
    names
}

fn own_names(entries: &[&Entry]) -> Vec<(usize, String)> {
    let names = entries.iter().enumerate();
    names
        .flat_map(|(at, entry)| [(at, entry.name.clone()), (at, entry.slug.clone())])
        .collect()
}
