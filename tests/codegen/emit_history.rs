//! What the generated code says of the past: former names and identifiers, events, editions.

use std::collections::BTreeMap;

use crate::catalogue::Catalogue;
use crate::emit::{requirement, variant};
use crate::history::{Date, Meaning, What};
use crate::naming::key;
use crate::rust_file::{RustFile, lines, quote, slice, tuple};
use crate::world::{Kind, World};

/// The former names, removed names and former identifiers of one enum.
pub fn names(world: &World, kind: Kind, file: &mut RustFile) {
    let of = kind.type_name();
    let entries = world.entries(kind);
    if kind == Kind::Family {
        return;
    }
    if kind == Kind::Skill {
        let retired = entries.iter().filter(|entry| entry.retired.is_some());
        file.array("RETIRED", of, retired.map(|entry| variant(of, entry)));
    }
    let mut former: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (_, at, name) in world.former_names.iter().filter(|(of, ..)| *of == kind) {
        former.entry(*at).or_default().push(quote(name));
    }
    file.note("Names that it had, the last first.");
    let rows = former
        .into_iter()
        .map(|(at, names)| tuple(&[variant(of, entries[at]), slice(names.into_iter())]));
    file.array("FORMER_NAMES", &format!("({of}, &[&str])"), rows);

    let mut renamed: BTreeMap<String, String> = BTreeMap::new();
    for (_, own) in world.earlier() {
        for entry in own.entries(kind) {
            let Some(at) = world.resolve(kind, &entry.name) else { continue };
            if entries[at].identifier != entry.identifier {
                let today = &entries[at].identifier;
                let docs = format!("Formerly *{}*, now [`{today}`](Self::{today}).", entry.name);
                let note = format!("now `{of}::{today}`, \"{}\"", entries[at].name);
                renamed.insert(entry.identifier.clone(), format!(
                    "    /// {docs}\n    #[deprecated(note = {note:?})]\n    pub const {}: {of} = {of}::{today};\n",
                    entry.identifier
                ));
            }
        }
    }
    if !renamed.is_empty() {
        let renamed: String = renamed.into_values().collect();
        let reason = "they were variants";
        file.item(&format!(
            "#[allow(non_upper_case_globals, reason = \"{reason}\")]\nimpl {of} {{\n{renamed}}}"
        ));
    }
}

pub fn date_literal((year, month, day): Date) -> String {
    format!("date({year}, {month}, {day})")
}

/// The names that parse beside those of today: of retired entries, former ones, and slugs that say
/// something else.
pub fn other_names(world: &World, kind: Kind) -> Vec<(String, usize)> {
    let entries = world.entries(kind);
    let slugs = entries.iter().enumerate().filter(|(_, entry)| key(&entry.slug) != entry.key);
    let slugs = slugs.map(|(at, entry)| (entry.slug.replace('-', " "), at));
    let retired = entries.iter().enumerate().filter(|(_, entry)| entry.retired.is_some());
    let retired = retired.map(|(at, entry)| (entry.name.clone(), at));
    let former = world.former_names.iter().filter(|(of, ..)| *of == kind);
    let former = former.map(|(_, at, name)| (name.clone(), *at));
    retired.chain(former).chain(slugs).collect()
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
        let of = event.kind.type_name();
        let name = event.new.as_deref().or(event.old.as_deref()).unwrap_or_default();
        let entry = world.resolve(event.kind, name).map(|at| {
            format!("Entry::{of}({})", variant(of, world.entries(event.kind)[at]))
        });
        let option = |value: Option<String>| value.map_or("None".to_owned(), |v| format!("Some({v})"));
        format!(
            "Event {{ date: {}, kind: EventKind::{kind}, entry_kind: EntryKind::{of}, old_name: {}, new_name: {}, entry: {} }}",
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
        "role_level::RoleLevel",
        "skill::Skill",
    ])
}

/// The requirements and ladders of the editions before the latest.
pub fn earlier(world: &World) -> String {
    let latest = world.latest();
    let mut file = RustFile::new("Earlier");
    let mut rows = Vec::new();
    for (at, own) in world.earlier() {
        let suffix = world.editions[at].entry.slug.replace('-', "_");
        let today = |kind: Kind, at: usize| {
            let name = &own.entries(kind)[at].name;
            world.resolve(kind, name).expect("what an edition holds has a meaning today")
        };
        let skill = |at: usize| &latest.skills[at];

        // Most levels require what they require today, and share that slice.
        let mut rows_of: BTreeMap<usize, String> = BTreeMap::new();
        for level in 0..own.levels.len() {
            let mut required: Vec<(usize, char)> = (0..own.skills.len())
                .filter_map(|of| Some((today(Kind::Skill, of), own.required(level, of)?)))
                .collect();
            required.sort();
            let level = today(Kind::Level, level);
            let same = (0..latest.skills.len())
                .filter_map(|of| Some((of, latest.required(level, of)?)))
                .eq(required.iter().copied());
            let name = variant("RoleLevel", &latest.levels[level].entry);
            let slice = if same {
                format!("BY_LEVEL[{name} as usize]")
            } else {
                let items =
                    required.iter().map(|(of, letter)| requirement(world, skill(*of), *letter));
                lines(&items.collect::<Vec<_>>())
            };
            rows_of.insert(level, tuple(&[name, slice]));
        }
        let by_level = format!("BY_LEVEL_{suffix}");
        file.array(&by_level, "(RoleLevel, &[Requirement])", rows_of.into_values());
        file.keyed(
            &format!("LADDERS_{suffix}"),
            "(Role, &[(RoleLevel, u8)])",
            by_role(world, own, |role| {
                let levels = own.roles[role].levels.clone().map(|level| {
                    let today = &latest.levels[today(Kind::Level, level)].entry;
                    tuple(&[variant("RoleLevel", today), own.levels[level].rank.to_string()])
                });
                levels.collect()
            }),
        );
        file.keyed(
            &format!("WITHOUT_LEVEL_{suffix}"),
            "(Role, &[Skill])",
            by_role(world, own, |role| {
                let ladders = own
                    .ladders
                    .iter()
                    .filter(|ladder| ladder.role == role && ladder.letters == "-");
                let mut skills: Vec<usize> =
                    ladders.map(|ladder| today(Kind::Skill, ladder.skill)).collect();
                skills.sort();
                skills.into_iter().map(|of| variant("Skill", skill(of))).collect()
            }),
        );
        rows.push(format!(
            "Earlier {{ by_level: &BY_LEVEL_{suffix}, ladders: &LADDERS_{suffix}, without_level: &WITHOUT_LEVEL_{suffix} }}"
        ));
    }
    file.note("By the position of the edition.");
    file.array("EARLIER", "Earlier", rows.into_iter());
    file.finish(&[
        "crate::framework::Requirement",
        "crate::framework::edition::Earlier",
        "proficiency::Proficiency",
        "requirement::BY_LEVEL",
        "role::Role",
        "role_level::RoleLevel",
        "skill::Skill",
    ])
}

/// What `items` gives for each role of an edition that it gives anything for, in today's order.
fn by_role(
    world: &World,
    own: &Catalogue,
    items: impl Fn(usize) -> Vec<String>,
) -> Vec<(String, Vec<String>)> {
    let mut rows: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for role in 0..own.roles.len() {
        let today = world.resolve(Kind::Role, &own.roles[role].entry.name);
        rows.insert(today.expect("what an edition holds has a meaning today"), items(role));
    }
    let roles = rows.into_iter().filter(|(_, items)| !items.is_empty());
    roles.map(|(role, items)| (variant("Role", &world.latest().roles[role].entry), items)).collect()
}
