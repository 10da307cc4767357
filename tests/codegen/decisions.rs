//! `decisions.tsv`: what a person decided about the names of an edition, and the check that no
//! decision is missing.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Catalogue, Entry, find};
use crate::tables::{Fault, Files, Row, rows};
use crate::world::{Kind, World};

pub struct Decision {
    /// The position of the edition.
    pub edition: usize,
    pub kind: Kind,
    /// As the edition was published.
    pub name: String,
    pub what: What,
    line: usize,
}

#[derive(PartialEq)]
pub enum What {
    /// The tables have it under this name.
    Name(String),
    /// It is what the name meant in the edition before, though other roles have it.
    Same,
    /// An entry that the edition before does not have.
    New,
    /// Its place on the ladder.
    Number,
}

/// A role whose family had another name when the edition was published.
pub struct PublishedFamily {
    pub edition: usize,
    pub name: String,
}

fn file(world: &World, edition: usize) -> String {
    format!("{}/decisions.tsv", world.editions[edition].entry.slug)
}

/// The decisions of every edition that has some, and the families as they were published.
pub fn read(files: &Files, world: &World) -> Result<(Vec<Decision>, Vec<PublishedFamily>), Fault> {
    let (mut decisions, mut families) = (Vec::new(), Vec::new());
    for edition in 0..world.editions.len() {
        let slug = &world.editions[edition].entry.slug;
        let held = &world.catalogues[slug];
        let path = file(world, edition);
        if files.contains_key(&path) {
            for row in rows(files, &path, ["kind", "name", "decision", "value"])? {
                decisions.push(decision(&row, edition, held)?);
            }
        }
        let path = format!("{slug}/role-families-as-published.tsv");
        if files.contains_key(&path) {
            for row in rows(files, &path, ["role", "role_family", "source"])? {
                let [role, family, _] = row.fields;
                let roles = held.roles.iter().map(|role| &role.entry);
                find(&row, "role", roles, role)?;
                if world.meaning(Kind::Family, family).is_none() {
                    return Err(row.fault(format!(
                        "`{family}` should be a role family of today or one that history.tsv removed"
                    )));
                }
                families.push(PublishedFamily { edition, name: family.to_owned() });
            }
        }
    }
    Ok((decisions, families))
}

fn decision(row: &Row<'_, 4>, edition: usize, held: &Catalogue) -> Result<Decision, Fault> {
    let [kind, name, decision, value] = row.fields;
    let kind = Kind::read(row, kind)?;
    let what = match (decision, value) {
        ("name", value) => What::Name(value.to_owned()),
        ("same", "-") => What::Same,
        ("new", "-") => What::New,
        ("number", value) if value.parse::<u8>().is_ok() => What::Number,
        _ => {
            let known = "`name` with a name, `same` or `new` with `-`, or `number` with a number";
            return Err(
                row.fault(format!("unknown decision `{decision}` `{value}`, should be {known}"))
            );
        }
    };
    let named = if let What::Name(name) = &what { name } else { name };
    if !held.entries(kind).iter().any(|entry| entry.name == named) {
        return Err(row.fault(format!("`{named}` should be a name in {}.tsv", kind.table())));
    }
    Ok(Decision { edition, kind, name: name.to_owned(), what, line: row.line })
}

impl World {
    /// The decision that says what the name of an entry of the edition is or means.
    fn decided(&self, edition: usize, kind: Kind, name: &str) -> bool {
        self.decisions.iter().any(|decision| {
            (decision.edition, decision.kind) == (edition, kind)
                && match &decision.what {
                    What::Name(decided) => decided == name,
                    What::Same => decision.name == name,
                    What::New | What::Number => false,
                }
        })
    }

    /// A name that all its roles gave up between two editions, for others to take it, may mean
    /// something else: a person decides.
    pub fn check_changed_roles(&self) -> Result<(), Fault> {
        for kind in [Kind::Level, Kind::Skill] {
            let roles: Vec<_> =
                self.in_order().map(|(_, held)| self.roles_of(held, kind)).collect();
            for (edition, held) in self.in_order() {
                for entry in held.entries(kind) {
                    let has_name = |(_, other): &(usize, &Catalogue)| {
                        let mut entries = other.entries(kind).into_iter();
                        entries.any(|other| other.retired.is_none() && other.key == entry.key)
                    };
                    let later = self.in_order().skip(edition + 1).find(has_name);
                    let (Some((later, _)), Some(today)) = (later, self.resolve(kind, &entry.name))
                    else {
                        continue;
                    };
                    // A skill that no role requires has none to lose.
                    let before = roles[edition].get(&today);
                    let (Some(before), Some(after)) = (before, roles[later].get(&today)) else {
                        continue;
                    };
                    let name = &entry.name;
                    if !before.is_disjoint(after)
                        || self.decided(edition, kind, name)
                        || self.decided(later, kind, name)
                    {
                        continue;
                    }
                    let (kind, slug) = (kind.data_name(), &self.editions[edition].entry.slug);
                    return Err(Fault {
                        file: file(self, later),
                        line: 1,
                        message: format!(
                            "`{name}` has none of the roles that it had in {slug}; if it is the same, add \
                             `{kind} {name} same -`, else {slug}/decisions.tsv should say `{kind} {name} \
                             name` and the name that it has today (with tabs)"
                        ),
                    });
                }
            }
        }
        Ok(())
    }

    /// The roles of today that have each level, or require each skill, which an edition may have
    /// under several names.
    fn roles_of(&self, held: &Catalogue, kind: Kind) -> BTreeMap<usize, BTreeSet<Option<usize>>> {
        let today = |kind, entries: Vec<&Entry>| -> Vec<Option<usize>> {
            entries.iter().map(|entry| self.resolve(kind, &entry.name)).collect()
        };
        let (entries, roles) =
            (today(kind, held.entries(kind)), today(Kind::Role, held.entries(Kind::Role)));
        let mut roles_by_entry: BTreeMap<usize, BTreeSet<Option<usize>>> = BTreeMap::new();
        let mut add = |entry: usize, role: usize| {
            if let Some(entry) = entries[entry] {
                roles_by_entry.entry(entry).or_default().insert(roles[role]);
            }
        };
        match kind {
            Kind::Level => {
                held.levels.iter().enumerate().for_each(|(level, row)| add(level, row.role))
            }
            _ => held.ladders.iter().for_each(|ladder| add(ladder.skill, ladder.role)),
        }
        roles_by_entry
    }

    /// What names of an edition meant that name another skill today: today's, and the one meant.
    pub fn other_meanings(&self, edition: usize) -> Result<Vec<(usize, usize)>, Fault> {
        let held = &self.catalogues[&self.editions[edition].entry.slug];
        let mut meanings = Vec::new();
        for decision in &self.decisions {
            let What::Name(decided) = &decision.what else { continue };
            if decision.edition != edition || decision.kind != Kind::Skill {
                continue;
            }
            let today = self.resolve(Kind::Skill, &decision.name);
            let meant = self.resolve(Kind::Skill, decided);
            let (Some(today), Some(meant)) = (today, meant) else { continue };
            if today == meant {
                continue;
            }
            let is_held = |entry: &Entry| self.resolve(Kind::Skill, &entry.name) == Some(today);
            if let Some(other) = held.skills.iter().find(|entry| is_held(entry)) {
                return Err(Fault {
                    file: file(self, edition),
                    line: decision.line,
                    message: format!(
                        "`{}` is what `{}` means today, which the edition has too; a name should mean one \
                         thing in an edition",
                        decision.name, other.name
                    ),
                });
            }
            meanings.push((today, meant));
        }
        meanings.sort_unstable();
        Ok(meanings)
    }

    /// A level that requires one skill of today under two names would require it twice.
    pub fn check_merged_requirements(&self) -> Result<(), Fault> {
        for (edition, held) in self.in_order() {
            let slug = &self.editions[edition].entry.slug;
            let today = held.skills.iter().map(|entry| self.resolve(Kind::Skill, &entry.name));
            let today: Vec<Option<usize>> = today.collect();
            for (place, level) in held.levels.iter().enumerate() {
                let mut seen: Vec<(usize, &str)> = Vec::new();
                for (skill, entry) in held.skills.iter().enumerate() {
                    let Some(today) = today[skill] else { continue };
                    if held.required(place, skill).is_none() {
                        continue;
                    }
                    if let Some((_, other)) = seen.iter().find(|(other, _)| *other == today) {
                        return Err(Fault {
                            file: format!("{slug}/requirements.tsv"),
                            line: 1,
                            message: format!(
                                "`{}` requires `{other}` and `{}`, which are one skill today; a level \
                                 should require it once",
                                level.entry.name, entry.name
                            ),
                        });
                    }
                    seen.push((today, &entry.name));
                }
            }
        }
        Ok(())
    }

    /// Every edition with its position, oldest first.
    fn in_order(&self) -> impl Iterator<Item = (usize, &Catalogue)> {
        let editions = self.editions.iter().enumerate();
        editions.map(|(place, edition)| (place, &self.catalogues[&edition.entry.slug]))
    }
}
