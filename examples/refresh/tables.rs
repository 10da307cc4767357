//! From a release to the tables of `src/data/<edition>/`.

use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use capability_framework::history::{EventKind, events};
use capability_framework::publication::Release;
use capability_framework::{Edition, Proficiency, Role, RoleLevel, Skill};

use crate::decisions::Decisions;

/// Role levels with their grades, such as `HEO/SEO`.
pub type Grades = HashMap<String, String>;

pub fn read_grades(path: Option<&Path>) -> Result<Grades, Box<dyn Error>> {
    let Some(path) = path else { return Ok(Grades::new()) };
    let file = path.display();
    let text = fs::read_to_string(path).map_err(|error| format!("{file}: {error}"))?;
    let rows = text.lines().enumerate().skip(1).map(|(at, line)| {
        let (level, grades) = line.split_once('\t').ok_or_else(|| {
            format!("{file}:{}: should have a role level, a tab and its grades", at + 1)
        })?;
        Ok((level.to_owned(), grades.to_owned()))
    });
    rows.collect()
}

/// A role of the release, ready to be written.
struct Job<'a> {
    name: String,
    slug: String,
    family: &'a str,
    /// Position in the release, number and name of each level, in ladder order.
    levels: Vec<(usize, usize, String)>,
    at: usize,
}

/// The tables, each with its file name. Where decisions are missing they are not to be used.
pub fn files(
    release: &Release,
    reference: Edition,
    decisions: &mut Decisions,
    grades: &Grades,
) -> [(&'static str, String); 5] {
    let mut jobs: Vec<Job<'_>> = Vec::new();
    for (at, role) in release.roles().iter().enumerate() {
        let name = name("role", &role.name, role.role.is_some(), decisions);
        let slug = slug(&name, role.role.map(|role| (Role::name(role), Role::slug(role))));
        let levels = ladder(release, at, reference, decisions);
        jobs.push(Job { name, slug, family: role.family.trim(), levels, at });
    }
    jobs.sort_by_key(|job| (job.family.to_lowercase(), job.name.to_lowercase()));

    let mut skills: Vec<(String, String, usize)> = Vec::new();
    for (at, skill) in release.skills().iter().enumerate() {
        let name = name("skill", &skill.name, skill.skill.is_some(), decisions);
        let slug = slug(&name, skill.skill.map(|skill| (Skill::name(skill), Skill::slug(skill))));
        skills.push((name, slug, at));
    }
    skills.sort_by_key(|(name, ..)| name.to_lowercase());

    let mut families: Vec<&str> = jobs.iter().map(|job| job.family).collect();
    families.dedup();
    let families = families.iter().map(|family| vec![kebab(family), (*family).to_owned()]);

    let grade = |name: &str| grades.get(name).cloned().unwrap_or_else(|| "-".to_owned());
    let roles = jobs.iter().map(|job| {
        let own = if job.levels.is_empty() { grade(&job.name) } else { "-".to_owned() };
        vec![kebab(job.family), job.slug.clone(), job.name.clone(), own]
    });
    let levels = jobs.iter().flat_map(|job| {
        job.levels.iter().zip(1..).map(move |((_, _, name), number)| {
            let own = grade(name);
            vec![job.slug.clone(), number.to_string(), kebab(name), name.clone(), own]
        })
    });

    type Cells = Vec<(Option<usize>, Option<Proficiency>)>;
    let mut required: HashMap<(usize, usize), Cells> = HashMap::new();
    for of in release.requirements() {
        required.entry((of.role, of.skill)).or_default().push((of.level, of.proficiency));
    }
    let requirements = jobs.iter().flat_map(|job| {
        let required = &required;
        skills.iter().filter_map(move |(_, skill, at)| {
            let required = required.get(&(job.at, *at))?;
            let letter = |level: usize| {
                let own = required.iter().find(|(own, _)| *own == Some(level));
                own.and_then(|(_, p)| p.as_ref())
                    .and_then(|p| p.name().chars().next())
                    .unwrap_or('.')
            };
            let ladder: String = job.levels.iter().map(|(level, ..)| letter(*level)).collect();
            let ladder = if ladder.is_empty() { "-".to_owned() } else { ladder };
            Some(vec![job.slug.clone(), skill.clone(), ladder])
        })
    });
    let skills_rows = skills.iter().map(|(name, slug, _)| vec![slug.clone(), name.clone()]);
    [
        ("families.tsv", table(&["family", "name"], families)),
        ("roles.tsv", table(&["family", "role", "name", "grades"], roles)),
        ("role-levels.tsv", table(&["role", "number", "role_level", "name", "grades"], levels)),
        ("skills.tsv", table(&["skill", "name"], skills_rows)),
        ("requirements.tsv", table(&["role", "skill", "ladder"], requirements)),
    ]
}

/// The name to write for an entry: as the file has it, unless a person decides otherwise.
fn name(of: &str, given: &str, known: bool, decisions: &mut Decisions) -> String {
    let given = given.trim();
    if let Some(name) = decisions.get(of, given, "name") {
        return name.to_owned();
    }
    let spelling = events()
        .iter()
        .find(|event| event.kind == EventKind::Spelling && event.old_name == Some(given));
    if let Some(right) = spelling.and_then(|event| event.new_name) {
        let line = format!("{of}\t{given}\tname\t{right}");
        decisions.ask(&format!("`{given}` is a known misspelling"), &[line]);
    } else if !known && decisions.get(of, given, "new").is_none() {
        let lines = [
            format!("{of}\t{given}\tnew\t-"),
            format!("{of}\t{given}\tname\t<the name that it should have>"),
        ];
        let why = format!(
            "`{given}` is not known: it is new, misspelt, or a rename that history.tsv should have"
        );
        decisions.ask(&why, &lines);
    }
    given.to_owned()
}

/// The levels of a role in order: their position in the release, number and name.
fn ladder(
    release: &Release,
    role: usize,
    reference: Edition,
    decisions: &mut Decisions,
) -> Vec<(usize, usize, String)> {
    let of = &release.roles()[role];
    let order: Vec<RoleLevel> =
        of.role.map(|role| reference.ladder(role).to_vec()).unwrap_or_default();
    let mut levels = Vec::new();
    for (at, level) in of.levels.iter().enumerate() {
        let name = name("level", &level.name, level.level.is_some(), decisions);
        let decided = decisions.get("level", &name, "number").and_then(|n| n.parse().ok());
        let known = level.level.and_then(|level| order.iter().position(|own| *own == level));
        let Some(number) = decided.or(known.map(|at| at + 1)) else {
            let why =
                format!("{reference} has no place for `{name}` on the ladder of `{}`", of.name);
            decisions.ask(&why, &[format!("level\t{name}\tnumber\t<its number on the ladder>")]);
            continue;
        };
        levels.push((at, number, name));
    }
    levels.sort_by_key(|(_, number, _)| *number);
    if let Some(pair) = levels.windows(2).find(|pair| pair[0].1 == pair[1].1) {
        let why = format!("`{}` and `{}` have the same number on one ladder", pair[0].2, pair[1].2);
        let line = |name: &str| format!("level\t{name}\tnumber\t<its number on the ladder>");
        decisions.ask(&why, &[line(&pair[0].2), line(&pair[1].2)]);
    }
    levels
}

/// The slug of today, if the name is today's, which is never changed; else the name in kebab case.
fn slug(name: &str, today: Option<(&'static str, &'static str)>) -> String {
    match today {
        Some((own, slug)) if own == name => slug.to_owned(),
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
