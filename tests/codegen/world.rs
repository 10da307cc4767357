//! Everything in `src/data`, read and checked. One edition's tables are in `catalogue.rs`.

use std::collections::BTreeMap;

use crate::catalogue::{Catalogue, Entry, Fresh, find};
use crate::decisions::{self, Decision, PublishedFamily};
use crate::documents::{self, Statements};
use crate::history::{self, Event, Meaning};
use crate::naming::key;
use crate::tables::{Fault, Files, Row, rows};
use crate::wording::{self, Abbreviation, KindWords};

pub struct Edition {
    pub entry: Entry,
    /// Where its data is from.
    pub source: String,
    pub year: u16,
    pub month: u8,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Form {
    /// A page of GOV.UK that states its proficiencies.
    Page,
    /// A plain-text role-level summary that states none.
    Summary,
}

pub struct Document {
    pub entry: Entry,
    pub edition: usize,
    pub form: Form,
}

/// The types whose entries have names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Family,
    Role,
    Level,
    Skill,
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::Family, Kind::Role, Kind::Level, Kind::Skill];

    /// The table of an edition that lists them.
    pub fn table(self) -> &'static str {
        match self {
            Kind::Family => "role-families",
            Kind::Role => "roles",
            Kind::Level => "role-levels",
            Kind::Skill => "skills",
        }
    }

    /// As the data names it.
    pub fn data_name(self) -> &'static str {
        match self {
            Kind::Family => "role-family",
            Kind::Role => "role",
            Kind::Level => "role-level",
            Kind::Skill => "skill",
        }
    }

    /// The kind in a field of `row`.
    pub fn read<const N: usize>(row: &Row<'_, N>, name: &str) -> Result<Kind, Fault> {
        Kind::ALL.into_iter().find(|kind| kind.data_name() == name).ok_or_else(|| {
            let known = Kind::ALL.map(Kind::data_name).join(", ");
            row.fault(format!("unknown kind `{name}`, should be one of {known}"))
        })
    }

    pub fn type_name(self) -> &'static str {
        match self {
            Kind::Family => "RoleFamily",
            Kind::Role => "Role",
            Kind::Level => "RoleLevel",
            Kind::Skill => "Skill",
        }
    }
}

pub struct World {
    pub proficiencies: Vec<(char, Entry)>,
    /// Each grade with its title in full.
    pub grades: Vec<(Entry, String)>,
    pub tracks: Vec<Entry>,
    pub editions: Vec<Edition>,
    pub documents: Vec<Document>,
    /// By the slug of the edition.
    pub catalogues: BTreeMap<String, Catalogue>,
    pub decisions: Vec<Decision>,
    pub published_families: Vec<PublishedFamily>,
    pub former_names: Vec<(Kind, usize, String)>,
    /// What parsing finds: the letters and digits of every name and slug, sorted.
    pub keys: BTreeMap<Kind, Vec<(String, usize)>>,
    pub grade_keys: Vec<(String, usize)>,
    /// Titles of a grade beside its name and its title in full.
    pub grade_titles: Vec<(usize, String)>,
    pub kind_words: KindWords,
    /// Oldest first.
    pub history: Vec<Event>,
    /// Sorted by the short form, without regard to case.
    pub abbreviations: Vec<Abbreviation>,
    pub statements: Statements,
}

impl World {
    pub fn read(files: &Files) -> Result<World, Fault> {
        let mut fresh = Fresh::new("proficiency");
        let proficiencies = rows(files, "proficiencies.tsv", ["letter", "proficiency", "name"])?
            .iter()
            .map(|row| {
                let [letter, slug, name] = row.fields;
                let mut letters = letter.chars();
                match (letters.next(), letters.next()) {
                    (Some(letter @ 'A'..='Z'), None) => Ok((letter, fresh.entry(row, slug, name)?)),
                    _ => Err(row.fault(format!("`{letter}` should be one capital letter"))),
                }
            })
            .collect::<Result<Vec<_>, _>>()?;

        let mut fresh = Fresh::new("grade");
        let grades = rows(files, "grades.tsv", ["grade", "name", "title"])?
            .iter()
            .map(|row| {
                let [slug, name, title] = row.fields;
                Ok((fresh.entry(row, slug, name)?, title.to_owned()))
            })
            .collect::<Result<Vec<_>, _>>()?;

        let grade_titles = wording::read_grade_titles(files, &grades)?;

        let mut fresh = Fresh::new("track");
        let tracks = rows(files, "tracks.tsv", ["track", "name"])?
            .iter()
            .map(|row| fresh.entry(row, row.fields[0], row.fields[1]))
            .collect::<Result<Vec<_>, _>>()?;

        let editions = read_editions(files)?;
        let documents = read_documents(files, &editions)?;

        let grade_entries: Vec<Entry> = grades.iter().map(|(entry, _)| entry.clone()).collect();
        let mut catalogues = BTreeMap::new();
        for edition in &editions {
            let slug = &edition.entry.slug;
            let catalogue = Catalogue::read(files, slug, &grade_entries, &proficiencies)?;
            catalogues.insert(slug.clone(), catalogue);
        }

        let mut world = World {
            proficiencies,
            grades,
            tracks,
            editions,
            documents,
            catalogues,
            decisions: Vec::new(),
            published_families: Vec::new(),
            former_names: Vec::new(),
            keys: BTreeMap::new(),
            grade_keys: Vec::new(),
            grade_titles,
            kind_words: wording::read_kind_words(files)?,
            history: history::read(files)?,
            abbreviations: Vec::new(),
            statements: Statements::default(),
        };
        world.check_senior_civil_service()?;
        world.check_history()?;
        world.retire()?;
        (world.decisions, world.published_families) = decisions::read(files, &world)?;
        world.check_changed_roles()?;
        world.check_merged_requirements()?;
        for edition in 0..world.editions.len() {
            world.other_meanings(edition)?;
        }
        world.former_names = world.find_former_names();
        world.find_keys()?;
        world.check_kind_words()?;
        world.abbreviations = wording::read_abbreviations(files, &world)?;
        world.statements = documents::read(files, &world)?;
        Ok(world)
    }

    /// The edition that the enums are made from, with what is retired at the end of its tables.
    pub fn latest(&self) -> &Catalogue {
        self.catalogues.get(&self.newest().slug).expect("the newest edition is embedded")
    }

    pub fn latest_mut(&mut self) -> &mut Catalogue {
        let newest = self.newest().slug.clone();
        self.catalogues.get_mut(&newest).expect("the newest edition is embedded")
    }

    pub fn newest(&self) -> &Entry {
        &self.editions.last().expect("editions.tsv is not empty").entry
    }

    pub fn entries(&self, kind: Kind) -> Vec<&Entry> {
        self.latest().entries(kind)
    }

    /// The entry that `name` means today, retired ones included.
    pub fn resolve(&self, kind: Kind, name: &str) -> Option<usize> {
        match self.meaning(kind, name)? {
            Meaning::Entry(index) => Some(index),
            Meaning::Removed(_) => None,
        }
    }

    /// The earlier editions that are embedded, oldest first, with their positions.
    pub fn earlier(&self) -> impl Iterator<Item = (usize, &Catalogue)> {
        let earlier = self.editions.iter().enumerate().take(self.editions.len() - 1);
        earlier
            .filter_map(|(index, edition)| Some((index, self.catalogues.get(&edition.entry.slug)?)))
    }

    /// In the latest edition a role has the grade SCS if and only if it has no levels, and no level
    /// has it.
    fn check_senior_civil_service(&self) -> Result<(), Fault> {
        let scs = |grades: &[usize]| grades.iter().any(|grade| self.grades[*grade].0.name == "SCS");
        let fault = |kind: Kind, entry: &Entry, should: &str| Fault {
            file: format!("{}/{}.tsv", self.newest().slug, kind.table()),
            line: entry.line,
            message: format!("`{}` {should}", entry.slug),
        };
        for role in &self.latest().roles {
            match (role.levels.is_empty(), scs(&role.grades)) {
                (true, false) => {
                    let should = "has no levels, so its grade should be SCS";
                    return Err(fault(Kind::Role, &role.entry, should));
                }
                (false, _) if !role.grades.is_empty() => {
                    let should = "has levels, so its grade should be `-`";
                    return Err(fault(Kind::Role, &role.entry, should));
                }
                _ => {}
            }
        }
        match self.latest().levels.iter().find(|level| scs(&level.grades)) {
            Some(level) => {
                let should = "is a level, so its grades should be below SCS";
                Err(fault(Kind::Level, &level.entry, should))
            }
            None => Ok(()),
        }
    }

    /// Collects what parsing finds, and refuses a key that leads to two entries.
    fn find_keys(&mut self) -> Result<(), Fault> {
        for kind in Kind::ALL {
            let mut keys: BTreeMap<String, usize> = BTreeMap::new();
            let mut add = |name: &str, index: usize, edition: &str, line: usize| {
                let key = key(name);
                match keys.insert(key.clone(), index) {
                    Some(other) if other != index => Err(Fault {
                        file: format!("{edition}/{}.tsv", kind.table()),
                        line,
                        message: format!(
                            "`{name}` would be found as `{}` too; names and slugs should differ in \
                             letters and digits",
                            self.entries(kind)[other].name
                        ),
                    }),
                    _ => Ok(()),
                }
            };
            let newest = self.newest().slug.clone();
            for (index, entry) in self.entries(kind).into_iter().enumerate() {
                add(&entry.name, index, &newest, entry.line)?;
                add(&entry.slug, index, &newest, entry.line)?;
            }
            for (_, index, name) in self.former_names.iter().filter(|(known, ..)| *known == kind) {
                add(name, *index, &newest, self.entries(kind)[*index].line)?;
            }
            for (edition, catalogue) in self.earlier() {
                let slug = &self.editions[edition].entry.slug;
                for entry in catalogue.entries(kind) {
                    if let Some(index) = self.resolve(kind, &entry.name) {
                        add(&entry.slug, index, slug, entry.line)?;
                    }
                }
            }
            self.keys.insert(kind, keys.into_iter().collect());
        }
        let mut keys: BTreeMap<String, usize> = BTreeMap::new();
        for (index, (entry, title)) in self.grades.iter().enumerate() {
            keys.extend([&entry.name, &entry.slug, title].map(|name| (key(name), index)));
        }
        keys.extend(self.grade_titles.iter().map(|(grade, title)| (key(title), *grade)));
        self.grade_keys = keys.into_iter().collect();
        Ok(())
    }

    /// The old names that mean an entry, newest first. A name that is in use today means what it
    /// means today.
    fn find_former_names(&self) -> Vec<(Kind, usize, String)> {
        let old = self.history.iter().rev().filter(|event| event.new.is_some());
        old.filter_map(|event| {
            let name = event.old.as_ref()?;
            let index = self.resolve(event.kind, name)?;
            let in_use = self.entries(event.kind).iter().any(|entry| entry.key == key(name));
            (!in_use).then(|| (event.kind, index, name.clone()))
        })
        .collect()
    }
}

fn read_editions(files: &Files) -> Result<Vec<Edition>, Fault> {
    let mut fresh = Fresh::new("edition");
    let mut editions: Vec<Edition> = Vec::new();
    for row in rows(files, "editions.tsv", ["edition", "name", "source"])? {
        let [slug, name, source] = row.fields;
        let date = slug.split_once('-').and_then(|(year, month)| {
            Some((year.parse().ok()?, month.parse().ok().filter(|m| (1..=12).contains(m))?))
        });
        let Some((year, month)) = date else {
            return Err(
                row.fault(format!("edition `{slug}` should be a year and a month, `2026-10`"))
            );
        };
        if editions.last().is_some_and(|last| (last.year, last.month) >= (year, month)) {
            return Err(row.fault("editions should stand oldest first"));
        }
        let (entry, source) = (fresh.entry(&row, slug, name)?, source.to_owned());
        editions.push(Edition { entry, source, year, month });
    }
    Ok(editions)
}

fn read_documents(files: &Files, editions: &[Edition]) -> Result<Vec<Document>, Fault> {
    let mut fresh = Fresh::new("document");
    rows(files, "documents.tsv", ["document", "edition", "form", "name"])?
        .iter()
        .map(|row| {
            let [slug, edition, form, name] = row.fields;
            let edition = find(row, "edition", editions.iter().map(|e| &e.entry), edition)?;
            let form = match form {
                "page" => Form::Page,
                "summary" => Form::Summary,
                _ => {
                    let message = format!("unknown form `{form}`, should be page or summary");
                    return Err(row.fault(message));
                }
            };
            Ok(Document { entry: fresh.entry(row, slug, name)?, edition, form })
        })
        .collect()
}
