//! What is answered for an edition never changes unnoticed: a digest of every answer is in
//! `digests.tsv`, by the slugs of entries and in their order, because these are permanent.
//!
//! Entries have the slugs that they had in October 2026, or later if they are newer, so that a rename
//! changes nothing. The rows of an edition that has none yet are added where `UPDATE` is set.
//!
//! A row that differs is a breach of the promise to services that pin an edition, unless a fault was
//! mended. Then the new row, which the failing test prints, replaces the old one, and the changelog
//! says why.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::OnceLock;

use capability_framework::workforce::Workforce;
use capability_framework::{
    Change, Edition, Entry, EntryKind, Profile, Requirements, Role, RoleLevel, Shortfall, Skill,
};

use super::{data, rows};

/// The digest of a text (FNV-1a, 64 bits): every byte counts, and nothing needs to be secret.
#[derive(Clone, Copy)]
struct Digest(u64);

impl Write for Digest {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        Ok(())
    }
}

/// The number of lines and the digest of all of them in their order.
fn digest(mut lines: Vec<String>) -> [String; 2] {
    lines.sort();
    let mut digest = Digest(0xcbf2_9ce4_8422_2325);
    for line in &lines {
        writeln!(digest, "{line}").unwrap();
    }
    [lines.len().to_string(), format!("{:016x}", digest.0)]
}

/// The slugs of entries by those of today.
fn slugs() -> &'static BTreeMap<(EntryKind, &'static str), String> {
    static SLUGS: OnceLock<BTreeMap<(EntryKind, &'static str), String>> = OnceLock::new();
    SLUGS.get_or_init(|| {
        let mut slugs = BTreeMap::new();
        for edition in Edition::iter().filter(|edition| *edition >= Edition::October2026) {
            let table = |name: &str| data(&format!("{}/{name}.tsv", edition.slug()));
            for row in table("roles") {
                let role: Role = row[1].parse().unwrap();
                slugs.entry((EntryKind::Role, role.slug())).or_insert(row[1].clone());
            }
            for row in table("role-levels") {
                let level: RoleLevel = row[2].parse().unwrap();
                slugs.entry((EntryKind::RoleLevel, level.slug())).or_insert(row[2].clone());
            }
            for row in table("skills") {
                let skill: Skill = row[0].parse().unwrap();
                slugs.entry((EntryKind::Skill, skill.slug())).or_insert(row[0].clone());
            }
        }
        slugs
    })
}

/// The slug of an entry, by which it is known here for good.
trait Slug: Into<Entry> {
    fn known_as(self) -> &'static str {
        let entry: Entry = self.into();
        slugs().get(&(entry.kind(), entry.slug())).map_or(entry.slug(), String::as_str)
    }
}

impl Slug for Role {}
impl Slug for RoleLevel {}
impl Slug for Skill {}

/// The levels of an edition by slug, with what each requires.
fn levels(edition: Edition) -> Vec<(RoleLevel, Requirements<'static>)> {
    let levels = edition.levels().iter();
    let mut levels: Vec<_> = levels.map(|l| (*l, edition.requirements(*l).unwrap())).collect();
    levels.sort_by_key(|(level, _)| level.known_as());
    levels
}

fn requirements(edition: Edition) -> Vec<String> {
    let mut lines = Vec::new();
    for role in edition.roles() {
        for (number, level) in edition.ladder(*role).iter().enumerate() {
            let rank = edition.rank(*level).unwrap();
            lines.push(format!(
                "{} {number} {level} {rank}",
                role.known_as(),
                level = level.known_as()
            ));
            for row in edition.requirements(*level).unwrap() {
                lines.push(format!(
                    "{} {} {}",
                    level.known_as(),
                    row.skill.known_as(),
                    row.proficiency.slug()
                ));
            }
        }
        let skills = edition.skills_of(*role).iter();
        lines.extend(skills.map(|skill| format!("{} {}", role.known_as(), skill.known_as())));
    }
    for skill in edition.skills() {
        let rows = edition.required_by(*skill);
        lines.extend(rows.map(|row| {
            format!("{} {} {}", skill.known_as(), row.level.known_as(), row.proficiency.slug())
        }));
    }
    for matrix in edition.roles().iter().map(|role| edition.matrix(*role).unwrap()) {
        for row in matrix {
            let cells = row.cells().map(|cell| cell.map_or("-", |proficiency| proficiency.slug()));
            let (role, skill) = (matrix.role().known_as(), row.skill().known_as());
            lines.push(format!("{role} {skill} {}", cells.collect::<Vec<_>>().join(" ")));
        }
    }
    lines
}

fn deltas(edition: Edition) -> Vec<String> {
    let mut lines = Vec::new();
    for (from, requirements) in levels(edition) {
        for (to, others) in levels(edition) {
            let delta = requirements.delta_to(others);
            let counts = delta.counts();
            let counts =
                [counts.added, counts.raised, counts.unchanged, counts.lowered, counts.dropped];
            let change = |change: Change| {
                format!("{} {} {}", change.skill.known_as(), change.kind().slug(), change.steps())
            };
            let mut changes: Vec<String> = delta.changes().map(change).collect();
            changes.sort();
            lines.push(format!(
                "{} {} {} {counts:?} {}",
                from.known_as(),
                to.known_as(),
                delta.climb(),
                changes.join(", ")
            ));
        }
    }
    lines
}

/// The people of the levels of an edition, half of them without every third rating.
fn people(edition: Edition) -> Vec<Profile> {
    let full = levels(edition).into_iter().map(|(_, requirements)| Profile::from(requirements));
    let in_part = levels(edition).into_iter().map(|(_, requirements)| {
        let mut rows: Vec<_> = requirements.iter().collect();
        rows.sort_by_key(|row| row.skill.known_as());
        let rated = rows.iter().enumerate().filter(|(place, _)| place % 3 != 0);
        rated.map(|(_, row)| (row.skill, row.proficiency)).collect()
    });
    full.chain(in_part).collect()
}

fn steps(shortfall: Shortfall) -> [u32; 2] {
    [shortfall.steps_below, shortfall.steps_not_assessed]
}

fn gaps(edition: Edition) -> Vec<String> {
    let mut lines = Vec::new();
    for (person, profile) in people(edition).iter().enumerate() {
        for (level, requirements) in levels(edition) {
            let gap = profile.gap_to(requirements);
            lines.push(format!(
                "{person} {} {:?} {:?}",
                level.known_as(),
                gap.counts(),
                gap.shortfall()
            ));
        }
    }
    lines
}

fn nearest(edition: Edition) -> Vec<String> {
    let mut lines = Vec::new();
    for (person, profile) in people(edition).iter().enumerate() {
        for near in profile.nearest_levels(edition) {
            let numbers = [near.shared(), near.held(), near.required(), near.missing()];
            lines.push(format!("{person} {} {numbers:?}", near.level().known_as()));
        }
    }
    lines
}

fn workforce(edition: Edition) -> Vec<String> {
    let workforce: Workforce = people(edition).iter().collect();
    let targets = || levels(edition).into_iter().map(|(_, requirements)| requirements);
    let shortfalls = workforce.shortfalls(targets(), ..);
    let met = workforce.counts_meeting(targets(), ..);
    let mut lines = Vec::new();
    for ((target, (level, _)), met) in levels(edition).iter().enumerate().zip(met) {
        lines.push(format!(
            "{} {met} {:?}",
            level.known_as(),
            shortfalls.of_target(target).map(steps).collect::<Vec<_>>()
        ));
    }
    let coverages = workforce.coverages_scarcest_first(targets(), ..);
    lines.extend(coverages.iter().map(|coverage| {
        let counts = [coverage.held, coverage.below, coverage.steps_below, coverage.not_assessed];
        format!("{} {} {counts:?}", coverage.skill.known_as(), coverage.proficiency.slug())
    }));
    lines
}

#[test]
fn no_answer_for_an_edition_has_changed() {
    type Answers = fn(Edition) -> Vec<String>;
    let answers: [(&str, Answers); 5] = [
        ("requirements", requirements),
        ("deltas", deltas),
        ("gaps", gaps),
        ("nearest", nearest),
        ("workforce", workforce),
    ];
    let mut computed: Vec<Vec<String>> = Vec::new();
    for edition in Edition::iter() {
        for (name, answers) in answers {
            let [count, digest] = digest(answers(edition));
            computed.push(vec![edition.slug().to_owned(), name.to_owned(), count, digest]);
        }
    }
    let path = super::root().join("tests/it/digests.tsv");
    let committed = rows(&path);
    let without_rows =
        computed.iter().filter(|row| committed.iter().all(|other| other[0] != row[0]));
    let added: String = without_rows.map(|row| row.join("\t") + "\n").collect();
    if super::may_update() {
        std::fs::write(&path, std::fs::read_to_string(&path).unwrap() + &added).unwrap();
    }
    let committed = rows(&path);
    let changed: Vec<String> =
        computed.iter().filter(|row| !committed.contains(row)).map(|row| row.join("\t")).collect();
    assert!(changed.is_empty(), "the answers have changed:\n{}", changed.join("\n"));
    assert_eq!(computed, committed);
}
