//! Every level from every edition to every other, and every name of every edition, against a
//! computation of their own: what a name means today is followed here through the history by its text,
//! and nothing of the crate is asked before the answers are compared.

use std::collections::{BTreeMap, BTreeSet};

use capability_framework::stored::StoredProfile;
use capability_framework::{Edition, ParseError, Proficiency, Role, RoleFamily, RoleLevel, Skill};

use super::data;

/// The cells of one edition: family, role, number, level, skill, proficiency or `-`, by the names
/// of the edition.
type Cells = Vec<[String; 6]>;

/// The tables as text, and what they say of names.
struct Tables {
    /// By slug, oldest first.
    editions: Vec<(String, Cells)>,
    /// The names of each kind in each edition, by their letters.
    names: Vec<BTreeMap<&'static str, BTreeMap<String, String>>>,
    /// By kind and the letters of the old name: event, new name, date.
    history: BTreeMap<(String, String), [String; 3]>,
    /// What a name of an edition is called in its tables: edition, name, table's name.
    decided: Vec<[String; 3]>,
}

fn letters(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// What became of a name.
#[derive(PartialEq, Eq, PartialOrd, Ord, Clone, Debug)]
enum Fate {
    /// Its name today, or the last that it had.
    Name(String),
    /// The date of its removal, for a name that no edition has.
    Removed(String),
}

impl Tables {
    fn new(editions: Vec<(String, Cells)>, history: Vec<Vec<String>>) -> Tables {
        let history = history.into_iter().filter(|row| !["", "-"].contains(&row[2].as_str()));
        let history = history.map(|row| {
            let [kind, event, old, new, date] = <[String; 5]>::try_from(row[..5].to_vec()).unwrap();
            ((kind, letters(&old)), [event, new, date])
        });
        let names = editions.iter().map(|(_, cells)| {
            let names = |column: usize| {
                let names: BTreeSet<&String> = cells.iter().map(|row| &row[column]).collect();
                names.into_iter().map(|name| (letters(name), name.clone())).collect()
            };
            let columns = [("role-family", 0), ("role", 1), ("role-level", 3), ("skill", 4)];
            columns.into_iter().map(|(kind, column)| (kind, names(column))).collect()
        });
        let names = names.collect();
        Tables { editions, names, history: history.collect(), decided: Vec::new() }
    }

    /// Every name of a kind in an edition.
    fn names(&self, edition: usize, kind: &str) -> BTreeSet<&str> {
        self.names[edition][kind].values().map(String::as_str).collect()
    }

    fn fate(&self, edition: &str, kind: &str, name: &str) -> Fate {
        let decided = self.decided.iter().find(|row| row[0] == edition && row[1] == name);
        let mut name = decided.map_or(name, |row| &row[2]).to_owned();
        let latest = &self.names[self.editions.len() - 1][kind];
        loop {
            if let Some(today) = latest.get(&letters(&name)) {
                return Fate::Name(today.clone());
            }
            match self.history.get(&(kind.to_owned(), letters(&name))) {
                Some([event, _, date]) if event == "removed" => {
                    let is_held =
                        |place: usize| self.names[place][kind].contains_key(&letters(&name));
                    let decided = self.decided.iter().any(|row| row[2] == name);
                    let is_held = decided || (0..self.editions.len()).any(is_held);
                    return if is_held { Fate::Name(name) } else { Fate::Removed(date.clone()) };
                }
                Some([_, new, _]) => name = new.clone(),
                None => panic!("{kind} {name} of {edition} has no fate"),
            }
        }
    }

    /// What each level of an edition requires, by the names of today.
    fn required(&self, edition: usize) -> BTreeMap<String, BTreeMap<String, String>> {
        let (slug, cells) = &self.editions[edition];
        let mut required: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        let today = |kind, name| match self.fate(slug, kind, name) {
            Fate::Name(name) => name,
            Fate::Removed(date) => panic!("{name} of {slug} was removed on {date}"),
        };
        for [_, _, _, level, skill, proficiency] in cells.iter().filter(|row| row[5] != "-") {
            let level = required.entry(today("role-level", level)).or_default();
            let before = level.insert(today("skill", skill), proficiency.clone());
            assert_eq!(before, None, "{slug} {skill}");
        }
        required
    }

    fn check_deltas(&self) {
        let required: Vec<_> = (0..self.editions.len()).map(|place| self.required(place)).collect();
        let mut count = 0;
        for (from, before) in self.editions.iter().zip(&required) {
            for (to, after) in self.editions.iter().zip(&required) {
                let editions = [from, to].map(|(slug, _)| slug.parse::<Edition>().unwrap());
                let levels: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
                for name in levels {
                    let level: RoleLevel = RoleLevel::iter().find(|l| l.name() == *name).unwrap();
                    let delta = level.delta_between(editions[0], editions[1]);
                    let (Some(before), Some(after)) = (before.get(name), after.get(name)) else {
                        assert!(delta.is_none(), "{level} {editions:?}");
                        continue;
                    };
                    let skills: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
                    let wanted = skills.into_iter().map(|skill| {
                        (skill.as_str(), before.get(skill).cloned(), after.get(skill).cloned())
                    });
                    let name = |p: Proficiency| p.name().to_owned();
                    let changes = delta.unwrap().changes();
                    let found = changes.map(|c| (c.skill.name(), c.from.map(name), c.to.map(name)));
                    let found: BTreeSet<_> = found.collect();
                    assert_eq!(found, wanted.collect(), "{level} {editions:?}");
                    count += 1;
                }
            }
        }
        assert!(count > 2000, "{count}");
    }

    fn check_names(&self) {
        for (place, (slug, _)) in self.editions.iter().enumerate() {
            let check = |kind: &str, parse: fn(&str) -> Result<&'static str, ParseError>| {
                for name in self.names(place, kind) {
                    if self.decided.iter().any(|row| row[0] == *slug && row[1] == name) {
                        continue; // read by the edition's tables, below
                    }
                    let parsed = parse(name);
                    let wanted = self.fate(slug, kind, name);
                    let found = match &parsed {
                        Ok(name) => Fate::Name((*name).to_owned()),
                        Err(error) => Fate::Removed(
                            error.removed().map_or(String::new(), |d| format!("{d:?}")),
                        ),
                    };
                    assert_eq!(found, wanted, "{name} of {slug}: {parsed:?}");
                }
            };
            check("role-family", |name| name.parse().map(RoleFamily::name));
            check("role", |name| name.parse().map(Role::name));
            check("role-level", |name| name.parse().map(RoleLevel::name));
            check("skill", |name| name.parse().map(Skill::name));

            // Every rating of a profile of the edition is carried to what the name meant then.
            let names = self.names(place, "skill");
            let rows = names.iter().map(|name| (*name, "working"));
            let migration = StoredProfile::from_rows(Some(slug), rows).migrate();
            let found: BTreeSet<&str> =
                migration.value.iter().map(|(skill, _)| skill.name()).collect();
            let wanted: BTreeSet<Fate> =
                names.iter().map(|name| self.fate(slug, "skill", name)).collect();
            assert!(migration.notes.iter().all(|note| note.is_carried()));
            assert!(found.iter().map(|name| Fate::Name((*name).to_owned())).eq(wanted), "{slug}");
        }
    }
}

/// The embedded tables, by the names that they have.
fn embedded() -> Tables {
    let letters = ["Awareness", "Working", "Practitioner", "Expert"];
    let mut editions = Vec::new();
    for row in data("editions.tsv") {
        let slug = row[0].clone();
        let table = |name: &str| data(&format!("{slug}/{name}.tsv"));
        let by_slug = |table: Vec<Vec<String>>, slug: usize| -> BTreeMap<String, Vec<String>> {
            table.into_iter().map(|row| (row[slug].clone(), row)).collect()
        };
        let families = by_slug(table("role-families"), 0);
        let (roles, skills) = (by_slug(table("roles"), 1), by_slug(table("skills"), 0));
        let levels = table("role-levels");
        let mut cells = Cells::new();
        for row in table("requirements") {
            let (role, skill) = (&roles[&row[0]], &skills[&row[1]]);
            let family = families[&role[0]][1].clone();
            if row[2] == "-" {
                cells.push([&family, &role[2], "0", &role[2], &skill[1], "-"].map(str::to_owned));
            }
            let ladder = levels.iter().filter(|level| level[0] == row[0]);
            for (level, letter) in ladder.zip(row[2].chars()) {
                if let Some(point) = "AWPE".find(letter) {
                    let fields =
                        [&family, &role[2], &level[1], &level[3], &skill[1], letters[point]];
                    cells.push(fields.map(str::to_owned));
                }
            }
        }
        // A role without levels has no level of its name.
        for row in cells.iter_mut().filter(|row| row[5] == "-") {
            row[3] = levels[0][3].clone();
        }
        editions.push((slug, cells));
    }
    Tables::new(editions, data("history.tsv"))
}

#[test]
fn deltas_between_editions_are_those_of_the_data() {
    embedded().check_deltas();
}

#[test]
fn every_name_of_the_data_means_what_the_history_says() {
    embedded().check_names();
}

/// What the copies of 2022 and 2023 called *Data governance* and the like is in their decisions.
#[test]
fn a_stored_profile_is_read_by_the_tables_of_its_edition() {
    let mut count = 0;
    for edition in Edition::iter() {
        let slug = edition.slug();
        let file = super::root().join(format!("src/data/{slug}/decisions.tsv"));
        let rows = if file.exists() { super::rows(file) } else { Vec::new() };
        for row in rows {
            if row[2] != "name" {
                continue;
            }
            let meant: Skill = row[3].parse().unwrap();
            for name in [row[1].clone(), row[1].to_lowercase().replace([' ', '&'], "-")] {
                let profile = StoredProfile::from_rows(Some(slug), [(&*name, "expert")]).migrate();
                let rated: Vec<Skill> = profile.value.iter().map(|(skill, _)| skill).collect();
                assert_eq!(rated, [meant], "{name} of {slug}");
                // A rating that is not known keeps the skill that was meant when stored again.
                let rows = [(&*name, "wroking")];
                let again = StoredProfile::from_rows(Some(slug), rows).migrate().to_stored();
                let note = &again.migrate().notes[0];
                assert_eq!(note.name.parse::<Skill>().unwrap(), meant, "{name} of {slug}");
            }
            count += 1;
        }
    }
    assert!(count >= 4);
    let rows = [("Data governance", "expert")];
    for edition in ["2023-10", "2025-10", "2031-04"] {
        let profile = StoredProfile::from_rows(Some(edition), rows).migrate().value;
        assert!(profile.get(Skill::DataGovernance).is_some(), "{edition}");
    }
}

mod facts {
    use super::super::{data, folder, rows};
    use super::{Cells, Tables};

    fn tables() -> Tables {
        let facts = folder("CAPABILITY_FRAMEWORK_FACTS");
        let mut editions = Vec::new();
        for row in data("editions.tsv") {
            let file = facts.join(&row[0]).join("requirements.tsv");
            if file.exists() {
                let cells = rows(file).into_iter().map(|row| <[String; 6]>::try_from(row).unwrap());
                let mut cells: Cells = cells.collect();
                let level = cells.iter().find(|row| row[5] != "-").unwrap()[3].clone();
                cells.iter_mut().filter(|row| row[5] == "-").for_each(|row| row[3] = level.clone());
                editions.push((row[0].clone(), cells));
            }
        }
        let mut history = rows(facts.join("history.tsv"));
        let additions = rows(facts.join("history-additions.tsv"));
        history.retain(|row| additions.iter().all(|other| other[2] != row[2] || row[2].is_empty()));
        history.extend(additions);
        let mut tables = Tables::new(editions, history);
        let decided = ["2022-09", "Data governance", "Data governance (data architect)"];
        tables.decided.push(decided.map(str::to_owned));
        for edition in ["2022-09", "2023-10"] {
            let later = "Government Digital and Data perspective";
            tables.decided.push([edition, "DDaT perspective", later].map(str::to_owned));
        }
        tables
    }

    #[test]
    #[ignore = "needs CAPABILITY_FRAMEWORK_FACTS"]
    fn deltas_between_editions_are_those_of_the_facts() {
        tables().check_deltas();
    }

    #[test]
    #[ignore = "needs CAPABILITY_FRAMEWORK_FACTS"]
    fn every_name_of_the_facts_means_what_the_history_says() {
        tables().check_names();
    }
}
