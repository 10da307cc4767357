//! From a release to the tables of `src/data/<edition>/`.

use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use capability_framework::history::{EventKind, events};
use capability_framework::publication::{Release, ReleaseRole};
use capability_framework::{Edition, Proficiency, Role, RoleLevel, Skill};

use crate::decisions::Decisions;

/// Role levels with their grades, such as `HEO/SEO`.
pub type Grades = HashMap<String, String>;

pub fn read_grades(path: Option<&Path>) -> Result<Grades, Box<dyn Error>> {
    let Some(path) = path else { return Ok(Grades::new()) };
    let file = path.display();
    let text = fs::read_to_string(path).map_err(|error| format!("{file}: {error}"))?;
    let rows = (2..).zip(text.lines().skip(1)).map(|(line, row)| {
        let (level, grades) = row
            .split_once('\t')
            .ok_or_else(|| format!("{file}:{line}: expected a role level, a tab and its grades"))?;
        Ok((level.to_owned(), grades.to_owned()))
    });
    rows.collect()
}

/// A role, ready to be written.
struct RoleRow<'a> {
    name: String,
    slug: String,
    family: &'a str,
    /// In ladder order.
    levels: Vec<LevelRow<'a>>,
    /// The name in the release.
    released_as: &'a str,
}

/// A role level, ready to be written.
struct LevelRow<'a> {
    number: usize,
    name: String,
    /// The name in the release.
    released_as: &'a str,
}

/// A skill, ready to be written.
struct SkillRow<'a> {
    name: String,
    slug: String,
    /// The name in the release.
    released_as: &'a str,
}

/// The tables, each with its file name; not to be used if a decision is missing.
pub fn files(
    release: &Release,
    reference: Edition,
    decisions: &mut Decisions,
    grades: &Grades,
) -> [(&'static str, String); 5] {
    let roles = role_rows(release, reference, decisions);
    let skills = skill_rows(release, decisions);
    [
        ("role-families.tsv", families(&roles)),
        ("roles.tsv", roles_table(&roles, grades)),
        ("role-levels.tsv", levels_table(&roles, grades)),
        ("skills.tsv", skills_table(&skills)),
        ("requirements.tsv", requirements_table(release, &roles, &skills)),
    ]
}

fn role_rows<'a>(
    release: &'a Release,
    reference: Edition,
    decisions: &mut Decisions,
) -> Vec<RoleRow<'a>> {
    let mut rows: Vec<RoleRow<'_>> = Vec::new();
    for role in release.roles() {
        let name = name("role", role.name(), role.role().is_some(), decisions);
        let slug = slug(&name, role.role().map(|role| (Role::name(role), Role::slug(role))));
        let levels = ladder(role, reference, decisions);
        let family = role.family_name().trim();
        rows.push(RoleRow { name, slug, family, levels, released_as: role.name() });
    }
    rows.sort_by_key(|row| (row.family.to_lowercase(), row.name.to_lowercase()));
    rows
}

fn skill_rows<'a>(release: &'a Release, decisions: &mut Decisions) -> Vec<SkillRow<'a>> {
    let mut rows: Vec<SkillRow<'_>> = Vec::new();
    for skill in release.skills() {
        let name = name("skill", skill.name(), skill.skill().is_some(), decisions);
        let entry = skill.skill().map(|skill| (Skill::name(skill), Skill::slug(skill)));
        rows.push(SkillRow { slug: slug(&name, entry), name, released_as: skill.name() });
    }
    rows.sort_by_key(|row| row.name.to_lowercase());
    rows
}

fn families(roles: &[RoleRow<'_>]) -> String {
    let mut families: Vec<&str> = roles.iter().map(|role| role.family).collect();
    families.dedup();
    let rows = families.iter().map(|family| vec![kebab(family), (*family).to_owned()]);
    table(&["role_family", "name"], rows)
}

fn roles_table(roles: &[RoleRow<'_>], grades: &Grades) -> String {
    let rows = roles.iter().map(|role| {
        let grades = if role.levels.is_empty() { grade(&role.name, grades) } else { "-" };
        vec![kebab(role.family), role.slug.clone(), role.name.clone(), grades.to_owned()]
    });
    table(&["role_family", "role", "name", "grades"], rows)
}

fn levels_table(roles: &[RoleRow<'_>], grades: &Grades) -> String {
    let rows = roles.iter().flat_map(|role| {
        (1..).zip(&role.levels).map(|(number, level): (usize, _)| {
            let name = level.name.clone();
            let grades = grade(&name, grades).to_owned();
            vec![role.slug.clone(), number.to_string(), kebab(&name), name, grades]
        })
    });
    table(&["role", "number", "role_level", "name", "grades"], rows)
}

fn skills_table(skills: &[SkillRow<'_>]) -> String {
    let rows = skills.iter().map(|skill| vec![skill.slug.clone(), skill.name.clone()]);
    table(&["skill", "name"], rows)
}

/// A row for each role and skill, with one letter for each level.
fn requirements_table(release: &Release, roles: &[RoleRow<'_>], skills: &[SkillRow<'_>]) -> String {
    type Levels<'a> = HashMap<Option<&'a str>, Option<Proficiency>>;
    let mut required: HashMap<(&str, &str), Levels<'_>> = HashMap::new();
    for requirement in release.requirements() {
        let (role, skill) = (requirement.role().name(), requirement.skill().name());
        let level = requirement.level().map(|level| level.name());
        required.entry((role, skill)).or_default().insert(level, requirement.proficiency());
    }
    let rows = roles.iter().flat_map(|role| {
        let required = &required;
        skills.iter().filter_map(move |skill| {
            let levels = required.get(&(role.released_as, skill.released_as))?;
            let letter = |level: &LevelRow<'_>| {
                let proficiency = levels.get(&Some(level.released_as)).copied().flatten();
                proficiency.and_then(|p| p.name().chars().next()).unwrap_or('.')
            };
            let ladder: String = role.levels.iter().map(letter).collect();
            let ladder = if ladder.is_empty() { "-".to_owned() } else { ladder };
            Some(vec![role.slug.clone(), skill.slug.clone(), ladder])
        })
    });
    table(&["role", "skill", "ladder"], rows)
}

fn grade<'a>(name: &str, grades: &'a Grades) -> &'a str {
    grades.get(name).map_or("-", String::as_str)
}

/// The name to write for an entry: as the file has it, unless a person decides otherwise.
fn name(kind: &str, given: &str, known: bool, decisions: &mut Decisions) -> String {
    let given = given.trim();
    if let Some(name) = decisions.get(kind, given, "name") {
        return name.to_owned();
    }
    let spelling = events()
        .iter()
        .find(|event| event.kind == EventKind::Spelling && event.old_name == Some(given));
    if let Some(right) = spelling.and_then(|event| event.new_name) {
        let line = format!("{kind}\t{given}\tname\t{right}");
        decisions.ask(&format!("`{given}` is a known misspelling"), &[line]);
    } else if !known && decisions.get(kind, given, "new").is_none() {
        let lines = [
            format!("{kind}\t{given}\tnew\t-"),
            format!("{kind}\t{given}\tname\t<the name that it should have>"),
        ];
        let why = format!(
            "`{given}` is not known: it is new, misspelt, or a rename that history.tsv should have"
        );
        decisions.ask(&why, &lines);
    }
    given.to_owned()
}

/// The levels of a role in order: a level has the number that a person decided, and the others follow
/// the reference in the places that are left.
fn ladder<'a>(
    role: &'a ReleaseRole,
    reference: Edition,
    decisions: &mut Decisions,
) -> Vec<LevelRow<'a>> {
    let order = reference_order(role, reference);
    let number_line =
        |name: &str| format!("role-level\t{name}\tnumber\t<its number on the ladder>");
    let mut decided: Vec<LevelRow<'_>> = Vec::new();
    let mut others: Vec<LevelRow<'_>> = Vec::new();
    for level in role.levels() {
        let name = name("role-level", level.name(), level.level().is_some(), decisions);
        let released_as = level.name();
        if let Some(number) = decisions.get("role-level", &name, "number") {
            let number = number.parse().unwrap_or(0);
            decided.push(LevelRow { number, name, released_as });
            continue;
        }
        let known = level.level().and_then(|level| order.iter().position(|entry| *entry == level));
        match known {
            Some(number) => others.push(LevelRow { number, name, released_as }),
            None => {
                let role = role.name();
                let why = format!("{reference} does not have `{name}` on the ladder of `{role}`");
                decisions.ask(&why, &[number_line(&name)]);
            }
        }
    }
    others.sort_by_key(|row| row.number);
    decided.sort_by_key(|row| row.number);
    let count = decided.len() + others.len();
    let is_free = |pair: &[LevelRow<'_>]| pair[0].number < pair[1].number;
    if !decided.windows(2).all(is_free)
        || decided.iter().any(|row| !(1..=count).contains(&row.number))
    {
        let lines: Vec<String> = decided.iter().map(|row| number_line(&row.name)).collect();
        let why = format!(
            "these levels of `{}` need a number each, from 1 to {count}, none of them twice",
            role.name()
        );
        decisions.ask(&why, &lines);
    }
    for row in decided {
        let place = row.number.saturating_sub(1).min(others.len());
        others.insert(place, row);
    }
    others
}

/// The ladder of the role in the reference, or of the one role whose levels it has under a new name.
fn reference_order(role: &ReleaseRole, reference: Edition) -> Vec<RoleLevel> {
    let mut roles = role.levels().iter().filter_map(|level| level.level()).map(RoleLevel::role);
    let first = roles.next().filter(|first| roles.all(|role| role == *first));
    role.role().or(first).map(|role| reference.ladder(role).to_vec()).unwrap_or_default()
}

/// The slug of today, if the name is today's, which is never changed; else the name in kebab case.
fn slug(name: &str, today: Option<(&'static str, &'static str)>) -> String {
    match today {
        Some((today, slug)) if today == name => slug.to_owned(),
        _ => kebab(name),
    }
}

fn kebab(name: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

fn table(header: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut text = header.join("\t") + "\n";
    for row in rows {
        text += &(row.join("\t") + "\n");
    }
    text
}
