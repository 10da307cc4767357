//! The generated tables about the past: former names and identifiers, events, earlier editions.
//! Those of the latest edition are in `emit.rs`.

use std::collections::BTreeMap;

use crate::catalogue::Catalogue;
use crate::emit::{requirement, variant};
use crate::history::{Date, Meaning, What};
use crate::naming::key;
use crate::rust_file::{RustFile, lines, quote, slice, tuple};
use crate::world::{Kind, World};

/// The former names, removed names and former identifiers of one enum.
pub fn names(world: &World, kind: Kind, file: &mut RustFile) {
    let type_name = kind.type_name();
    let entries = world.entries(kind);
    let mut former: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (_, index, name) in world.former_names.iter().filter(|(known, ..)| *known == kind) {
        former.entry(*index).or_default().push(quote(name));
    }
    file.note("Names that it had, the last first.");
    let rows = former.into_iter().map(|(index, names)| {
        tuple(&[variant(type_name, entries[index]), slice(names.into_iter())])
    });
    file.array("FORMER_NAMES", &format!("({type_name}, &[&str])"), rows);

    let mut renamed: BTreeMap<String, String> = BTreeMap::new();
    for (_, catalogue) in world.earlier() {
        for entry in catalogue.entries(kind) {
            let Some(index) = world.resolve(kind, &entry.name) else { continue };
            if entries[index].identifier != entry.identifier {
                let today = &entries[index].identifier;
                let docs = format!("Formerly *{}*, now [`{today}`](Self::{today}).", entry.name);
                let note = format!("now `{type_name}::{today}`, \"{}\"", entries[index].name);
                renamed.insert(entry.identifier.clone(), format!(
                    "    /// {docs}\n    #[deprecated(note = {note:?})]\n    pub const {}: {type_name} = {type_name}::{today};\n",
                    entry.identifier
                ));
            }
        }
    }
    if !renamed.is_empty() {
        let renamed: String = renamed.into_values().collect();
        let reason = "they were variants";
        file.item(&format!(
            "#[allow(non_upper_case_globals, reason = \"{reason}\")]\nimpl {type_name} {{\n{renamed}}}"
        ));
    }
}

pub fn date_literal((year, month, day): Date) -> String {
    format!("date({year}, {month}, {day})")
}

/// The names that parse beside those of the variants: former ones, and slugs that say something else.
pub fn other_names(world: &World, kind: Kind) -> Vec<(String, usize)> {
    let entries = world.entries(kind);
    let slugs = entries.iter().enumerate().filter(|(_, entry)| key(&entry.slug) != entry.key);
    let slugs = slugs.map(|(index, entry)| (entry.slug.replace('-', " "), index));
    let former = world.former_names.iter().filter(|(known, ..)| *known == kind);
    let former = former.map(|(_, index, name)| (name.clone(), *index));
    former.chain(slugs).collect()
}

impl World {
    /// The letters and digits of names that mean nothing today, with the date of the removal.
    pub fn removed(&self, kind: Kind) -> BTreeMap<String, Date> {
        let old = self.history.iter().filter(|event| event.kind == kind);
        let old = old.filter_map(|event| event.old.as_ref());
        old.filter_map(|old| match self.meaning(kind, old) {
            Some(Meaning::Removed(date)) => Some((key(old), date)),
            _ => None,
        })
        .collect()
    }
}

/// Every event, newest first.
pub fn history(world: &World) -> String {
    let mut file = RustFile::new("Event");
    file.note("Newest first; spellings, which have no date, last.");
    let mut events: Vec<_> = world.history.iter().collect();
    events.reverse();
    events.sort_by_key(|event| std::cmp::Reverse(event.date));
    file.array("EVENTS", "Event", events.into_iter().map(|event| {
        let kind = match event.what {
            What::Added => "Added",
            What::Renamed => "Renamed",
            What::Merged => "Merged",
            What::Removed => "Removed",
            What::Spelling => "Spelling",
        };
        let type_name = event.kind.type_name();
        let name = event.new.as_deref().or(event.old.as_deref()).unwrap_or_default();
        let entry = world.resolve(event.kind, name).map(|index| {
            format!("Entry::{type_name}({})", variant(type_name, world.entries(event.kind)[index]))
        });
        let option = |value: Option<String>| value.map_or("None".to_owned(), |v| format!("Some({v})"));
        format!(
            "Event {{ date: {}, kind: EventKind::{kind}, entry_kind: EntryKind::{type_name}, old_name: {}, new_name: {}, entry: {} }}",
            option(event.date.map(date_literal)),
            option(event.old.as_deref().map(quote)),
            option(event.new.as_deref().map(quote)),
            option(entry),
        )
    }));
    file.finish(&[
        "crate::framework::date::date",
        "crate::framework::history::{Event, EventKind}",
        "crate::framework::{Entry, EntryKind}",
        "role::Role",
        "role_family::RoleFamily",
        "role_level::RoleLevel",
        "skill::Skill",
    ])
}

/// What the editions before the latest hold.
pub fn earlier(world: &World) -> String {
    let mut file = RustFile::new("Earlier");
    let mut rows = Vec::new();
    for (edition, catalogue) in world.earlier() {
        let suffix = world.editions[edition].entry.slug.replace('-', "_");
        let held = Held { world, catalogue };
        file.array(&format!("ROLES_{suffix}"), "Role", held.entries(Kind::Role));
        file.note("By the position of the role.");
        file.array(&format!("LADDERS_{suffix}"), "Ladder", held.ladders());
        file.array(&format!("LEVELS_{suffix}"), "RoleLevel", held.entries(Kind::Level));
        file.note("By the position of the level.");
        file.array(&format!("REQUIREMENTS_{suffix}"), "&[Requirement]", held.requirements());
        file.array(&format!("SKILLS_{suffix}"), "Skill", held.entries(Kind::Skill));
        let skills = |place: usize| variant("Skill", world.entries(Kind::Skill)[place]);
        let meanings = world.other_meanings(edition).expect("the world has been checked");
        let meanings =
            meanings.iter().map(|(today, meant)| tuple(&[skills(*today), skills(*meant)]));
        file.note("A skill of today, and what its name meant then.");
        file.array(&format!("MEANINGS_{suffix}"), "(Skill, Skill)", meanings);
        rows.push(format!(
            "Earlier {{ roles: &ROLES_{suffix}, ladders: &LADDERS_{suffix}, levels: &LEVELS_{suffix}, \
             requirements: &REQUIREMENTS_{suffix}, skills: &SKILLS_{suffix}, meanings: &MEANINGS_{suffix} }}"
        ));
    }
    file.note("By the position of the edition.");
    file.array("EARLIER", "Earlier", rows.into_iter());
    file.finish(&[
        "crate::framework::Requirement",
        "crate::framework::edition::{Earlier, Ladder}",
        "proficiency::Proficiency",
        "requirement::BY_LEVEL",
        "role::{self, Role}",
        "role_level::RoleLevel",
        "skill::Skill",
    ])
}

/// What an earlier edition holds, in the order of today's tables.
struct Held<'a> {
    world: &'a World,
    catalogue: &'a Catalogue,
}

impl Held<'_> {
    /// The position today of the entry at a position of the edition.
    fn today(&self, kind: Kind, index: usize) -> usize {
        let name = &self.catalogue.entries(kind)[index].name;
        self.world.resolve(kind, name).expect("what an edition holds has a meaning today")
    }

    /// The positions in the edition by those of today. Of two entries that are one today the first
    /// counts.
    fn positions(&self, kind: Kind) -> BTreeMap<usize, usize> {
        let all = (0..self.catalogue.entries(kind).len()).rev();
        all.map(|index| (self.today(kind, index), index)).collect()
    }

    fn entries(&self, kind: Kind) -> impl Iterator<Item = String> {
        let entries = self.world.entries(kind);
        let today = self.positions(kind).into_keys();
        today.map(move |index| variant(kind.type_name(), entries[index]))
    }

    /// The levels of each role with their ranks, in the order of the edition, and its skills. What is
    /// as today shares the slices of today.
    fn ladders(&self) -> impl Iterator<Item = String> {
        let latest = self.world.latest();
        self.positions(Kind::Role).into_iter().map(|(today, index)| {
            let role = &self.catalogue.roles[index];
            let name = variant("Role", &latest.roles[today].entry);
            let levels: Vec<usize> =
                role.levels.clone().map(|level| self.today(Kind::Level, level)).collect();
            let shared = levels.iter().copied().eq(latest.roles[today].levels.clone());
            let variants =
                levels.iter().map(|level| variant("RoleLevel", &latest.levels[*level].entry));
            let levels =
                if shared { format!("role::LEVELS[{name} as usize]") } else { slice(variants) };
            let ranks = role.levels.clone().map(|level| self.catalogue.levels[level].rank);
            let ranks = slice(ranks.map(|rank| rank.to_string()));

            let ladders = self.catalogue.ladders.iter().filter(|ladder| ladder.role == index);
            let mut skills: Vec<usize> =
                ladders.map(|ladder| self.today(Kind::Skill, ladder.skill)).collect();
            skills.sort_unstable();
            skills.dedup();
            let ladders = latest.ladders.iter().filter(|ladder| ladder.role == today);
            let shared = ladders.map(|ladder| ladder.skill).eq(skills.iter().copied());
            let variants = skills.iter().map(|skill| variant("Skill", &latest.skills[*skill]));
            let skills =
                if shared { format!("role::SKILLS[{name} as usize]") } else { slice(variants) };
            format!("Ladder {{ levels: {levels}, ranks: {ranks}, skills: {skills} }}")
        })
    }

    /// What each level requires; most require what they require today.
    fn requirements(&self) -> impl Iterator<Item = String> {
        let latest = self.world.latest();
        self.positions(Kind::Level).into_iter().map(|(today, index)| {
            let skills = 0..self.catalogue.skills.len();
            let mut required: Vec<(usize, char)> = skills
                .filter_map(|skill| {
                    Some((self.today(Kind::Skill, skill), self.catalogue.required(index, skill)?))
                })
                .collect();
            required.sort_unstable();
            let same = (0..latest.skills.len())
                .filter_map(|skill| Some((skill, latest.required(today, skill)?)))
                .eq(required.iter().copied());
            if same {
                let name = variant("RoleLevel", &latest.levels[today].entry);
                return format!("BY_LEVEL[{name} as usize]");
            }
            let items = required
                .iter()
                .map(|(skill, letter)| requirement(self.world, &latest.skills[*skill], *letter));
            lines(&items.collect::<Vec<_>>())
        })
    }
}
