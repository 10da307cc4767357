//! One edition's tables, read and checked: role families, roles, levels, skills and what they
//! require. All editions together are in `world.rs`.

use std::ops::Range;

use crate::naming::{identifier, is_slug, key};
use crate::tables::{Fault, Files, Row, rows};
use crate::world::Kind;

/// What every enum variant is made from.
#[derive(Clone)]
pub struct Entry {
    pub slug: String,
    pub name: String,
    pub identifier: String,
    /// The letters and digits of the name.
    pub key: String,
    pub line: usize,
    /// When it was retired, for an entry that the latest edition no longer has.
    pub retired: Option<String>,
}

/// A role. Its levels are a range of [`Catalogue::levels`], empty in the Senior Civil Service.
pub struct Role {
    pub entry: Entry,
    pub family: usize,
    pub grades: Vec<usize>,
    pub levels: Range<usize>,
}

pub struct Level {
    pub entry: Entry,
    pub role: usize,
    pub number: usize,
    pub rank: usize,
    pub grades: Vec<usize>,
}

/// What one role asks of one skill: a proficiency or none for each level of the role.
pub struct Ladder {
    pub role: usize,
    pub skill: usize,
    pub letters: String,
}

pub struct Catalogue {
    pub families: Vec<Entry>,
    pub roles: Vec<Role>,
    pub levels: Vec<Level>,
    pub skills: Vec<Entry>,
    pub ladders: Vec<Ladder>,
}

impl Catalogue {
    /// Reads the folder of one edition. `grades` and `proficiencies` are the scales it may use.
    pub fn read(
        files: &Files,
        edition: &str,
        grades: &[Entry],
        proficiencies: &[(char, Entry)],
    ) -> Result<Catalogue, Fault> {
        let path = |table: &str| format!("{edition}/{table}.tsv");

        let file = path("role-families");
        let rows_ = rows(files, &file, ["role_family", "name"])?;
        let mut fresh = Fresh::new("role family");
        let families: Vec<Entry> = rows_
            .iter()
            .map(|row| fresh.alphabetical(row, row.fields[0], row.fields[1]))
            .collect::<Result<_, _>>()?;

        let file = path("skills");
        let rows_ = rows(files, &file, ["skill", "name"])?;
        let mut fresh = Fresh::new("skill");
        let skills: Vec<Entry> = rows_
            .iter()
            .map(|row| fresh.alphabetical(row, row.fields[0], row.fields[1]))
            .collect::<Result<_, _>>()?;

        let mut roles = read_roles(files, &path("roles"), &families, grades)?;
        let levels = read_levels(files, &path("role-levels"), &mut roles, grades)?;
        let ladders = read_ladders(
            files,
            &path("requirements"),
            (&roles, &levels, &skills),
            proficiencies,
            &path("role-levels"),
        )?;
        Ok(Catalogue { families, roles, levels, skills, ladders })
    }

    pub fn entries(&self, kind: Kind) -> Vec<&Entry> {
        match kind {
            Kind::Family => self.families.iter().collect(),
            Kind::Role => self.roles.iter().map(|role| &role.entry).collect(),
            Kind::Level => self.levels.iter().map(|level| &level.entry).collect(),
            Kind::Skill => self.skills.iter().collect(),
        }
    }

    /// The letter for `level` and `skill`, where the level requires it.
    pub fn required(&self, level: usize, skill: usize) -> Option<char> {
        if self.levels[level].entry.retired.is_some() {
            return None;
        }
        let role = self.levels[level].role;
        let ladder = self.ladders.iter().find(|l| l.role == role && l.skill == skill)?;
        let letter = ladder.letters.as_bytes()[self.levels[level].number - 1] as char;
        (letter != '.').then_some(letter)
    }
}

fn read_roles(
    files: &Files,
    file: &str,
    families: &[Entry],
    grades: &[Entry],
) -> Result<Vec<Role>, Fault> {
    let mut roles: Vec<Role> = Vec::new();
    let mut fresh = Fresh::new("role");
    for row in rows(files, file, ["role_family", "role", "name", "grades"])? {
        let [family, slug, name, grade_names] = row.fields;
        let family = find(&row, "role family", families.iter(), family)?;
        match roles.last() {
            Some(last) if last.family > family => {
                return Err(row.fault("the roles should follow the order of role-families.tsv"));
            }
            Some(last) if last.family < family => fresh.restart(),
            _ => {}
        }
        let entry = fresh.alphabetical(&row, slug, name)?;
        roles.push(Role {
            entry,
            family,
            grades: read_grades(&row, grade_names, grades)?,
            levels: 0..0,
        });
    }
    Ok(roles)
}

fn read_levels(
    files: &Files,
    file: &str,
    roles: &mut [Role],
    grades: &[Entry],
) -> Result<Vec<Level>, Fault> {
    let mut levels: Vec<Level> = Vec::new();
    let mut fresh = Fresh::new("role level");
    for row in rows(files, file, ["role", "number", "role_level", "name", "grades"])? {
        let [role, number, slug, name, grade_names] = row.fields;
        let role = find(&row, "role", roles.iter().map(|role| &role.entry), role)?;
        let entry = fresh.entry(&row, slug, name)?;
        let grades = read_grades(&row, grade_names, grades)?;

        let below = levels.last().filter(|last| last.role == role);
        if levels.last().is_some_and(|last| last.role > role) {
            return Err(row.fault("the role levels should follow the order of roles.tsv"));
        }
        let next = below.map_or(1, |below| below.number + 1);
        if number.parse() != Ok(next) {
            return Err(row.fault(format!("level number `{number}` should be {next}")));
        }
        // A management level shares the rank of its technical twin, which stands before it.
        let rank = match (technical_twin(name), below) {
            (None, below) => below.map_or(1, |below| below.rank + 1),
            (Some(twin), Some(below)) if below.entry.name == twin => below.rank,
            (Some(twin), _) => {
                return Err(row.fault(format!("`{twin}` should stand on the line before")));
            }
        };
        let index = levels.len();
        let first = if next == 1 { index } else { roles[role].levels.start };
        roles[role].levels = first..index + 1;
        levels.push(Level { entry, role, number: next, rank, grades });
    }
    Ok(levels)
}

/// The name of the technical twin of a management level, which some editions write with a capital.
fn technical_twin(name: &str) -> Option<&str> {
    [" - management", " - Management"].iter().find_map(|suffix| name.strip_suffix(suffix))
}

fn read_ladders(
    files: &Files,
    file: &str,
    (roles, levels, skills): (&[Role], &[Level], &[Entry]),
    proficiencies: &[(char, Entry)],
    levels_file: &str,
) -> Result<Vec<Ladder>, Fault> {
    let mut ladders: Vec<Ladder> = Vec::new();
    for row in rows(files, file, ["role", "skill", "ladder"])? {
        let [role, skill, letters] = row.fields;
        let role = find(&row, "role", roles.iter().map(|role| &role.entry), role)?;
        let skill = find(&row, "skill", skills.iter(), skill)?;
        if let Some(last) = ladders.last() {
            if (last.role, last.skill) == (role, skill) {
                return Err(row.fault("repeats the role and skill of the line before; keep one"));
            }
            if (last.role, last.skill) > (role, skill) {
                return Err(
                    row.fault("the rows should follow the order of roles.tsv, then skills.tsv")
                );
            }
        }
        let count = roles[role].levels.len();
        if count == 0 && letters != "-" {
            let message = format!("ladder `{letters}` of a role without levels should be `-`");
            return Err(row.fault(message));
        }
        if count > 0 {
            let known = |c: char| c == '.' || proficiencies.iter().any(|(letter, _)| *letter == c);
            if let Some(letter) = letters.chars().find(|c| !known(*c)) {
                let known: String = proficiencies.iter().map(|(letter, _)| *letter).collect();
                return Err(row.fault(format!(
                    "unknown letter `{letter}` in ladder `{letters}`, should be one of `.{known}`"
                )));
            }
            if letters.len() != count {
                return Err(row.fault(format!(
                    "ladder `{letters}` has length {}, should be {count}, the number of levels of `{}`",
                    letters.len(),
                    roles[role].entry.slug,
                )));
            }
        }
        ladders.push(Ladder { role, skill, letters: letters.to_owned() });
    }
    for level in levels {
        let requires = |ladder: &Ladder| {
            ladder.role == level.role && ladder.letters.as_bytes()[level.number - 1] != b'.'
        };
        if !ladders.iter().any(requires) {
            return Err(Fault {
                file: levels_file.to_owned(),
                line: level.entry.line,
                message: format!(
                    "`{}` requires no skill; requirements.tsv should give it at least one",
                    level.entry.slug
                ),
            });
        }
    }
    Ok(ladders)
}

fn read_grades<const N: usize>(
    row: &Row<'_, N>,
    field: &str,
    grades: &[Entry],
) -> Result<Vec<usize>, Fault> {
    if field == "-" {
        return Ok(Vec::new());
    }
    let found: Vec<usize> = field
        .split('/')
        .map(|name| {
            grades.iter().position(|grade| grade.name == name).ok_or_else(|| {
                let known: Vec<&str> = grades.iter().map(|grade| grade.name.as_str()).collect();
                row.fault(format!("unknown grade `{name}`, should be one of {}", known.join(" ")))
            })
        })
        .collect::<Result<_, _>>()?;
    if !found.is_sorted_by(|a, b| a < b) {
        return Err(row.fault(format!("grades `{field}` should ascend, each named once")));
    }
    Ok(found)
}

/// The position of `slug` among `entries`.
pub fn find<'a, const N: usize>(
    row: &Row<'_, N>,
    kind: &str,
    mut entries: impl Iterator<Item = &'a Entry>,
    slug: &str,
) -> Result<usize, Fault> {
    entries.position(|entry| entry.slug == slug).ok_or_else(|| {
        row.fault(format!("unknown {kind} `{slug}`, should be a slug of the {kind} table"))
    })
}

/// Hands out entries and refuses a second one that could be taken for the first.
pub struct Fresh {
    kind: &'static str,
    seen: Vec<(Entry, String)>,
    /// The lower-case name that the next must not stand before.
    last: String,
}

impl Fresh {
    pub fn new(kind: &'static str) -> Fresh {
        Fresh { kind, seen: Vec::new(), last: String::new() }
    }

    /// Begins a new alphabetical group.
    pub fn restart(&mut self) {
        self.last.clear();
    }

    pub fn entry<const N: usize>(
        &mut self,
        row: &Row<'_, N>,
        slug: &str,
        name: &str,
    ) -> Result<Entry, Fault> {
        if !is_slug(slug) {
            return Err(row.fault(format!(
                "slug `{slug}` should be lower-case words joined by single hyphens"
            )));
        }
        let identifier = identifier(name);
        if !identifier.starts_with(|c: char| c.is_ascii_uppercase()) {
            return Err(row.fault(format!(
                "`{name}` should begin with a letter, as the variant `{identifier}` must"
            )));
        }
        if let Some(letter) = name.chars().find(|c| c.is_alphanumeric() && !c.is_ascii()) {
            return Err(row.fault(format!(
                "`{name}` should have no letter beyond ASCII, such as `{letter}`"
            )));
        }
        let keys = (key(slug), key(name));
        for (other, other_key) in &self.seen {
            let (kind, line) = (self.kind, other.line);
            if other.slug == slug {
                return Err(row.fault(format!(
                    "duplicate slug `{slug}`, first on line {line}; each {kind} should have its own"
                )));
            }
            if other.name == name {
                return Err(row.fault(format!(
                    "duplicate name `{name}`, first on line {line}; each {kind} should have its own"
                )));
            }
            if other.identifier == identifier || *other_key == keys.1 || key(&other.slug) == keys.0
            {
                return Err(row.fault(format!(
                    "`{name}` would clash with `{}` on line {line} as variant `{identifier}`; \
                     their letters and digits should differ",
                    other.name
                )));
            }
        }
        let (slug, name) = (slug.to_owned(), name.to_owned());
        let entry =
            Entry { key: key(&name), slug, name, identifier, line: row.line, retired: None };
        self.seen.push((entry.clone(), keys.1));
        Ok(entry)
    }

    /// As [`Fresh::entry`], in alphabetical order without regard to case.
    pub fn alphabetical<const N: usize>(
        &mut self,
        row: &Row<'_, N>,
        slug: &str,
        name: &str,
    ) -> Result<Entry, Fault> {
        let entry = self.entry(row, slug, name)?;
        let lower = name.to_lowercase();
        if lower < self.last {
            return Err(row.fault(format!(
                "`{name}` should stand before the line above: the order is alphabetical without regard to case"
            )));
        }
        self.last = lower;
        Ok(entry)
    }
}
