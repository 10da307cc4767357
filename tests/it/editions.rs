//! Earlier editions, and what changed since. Every edition against every other is in
//! `between_editions.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use capability_framework::history::{EventKind, events};
use capability_framework::rows::LevelRequirement;
use capability_framework::{
    Change, ChangeKind, Edition, EntryKind, Grade, Proficiency, Role, RoleFamily, RoleLevel, Skill,
};

use super::{data, root};

const OLD: Edition = Edition::October2025;
const NEW: Edition = Edition::October2026;

fn held(edition: Edition) -> Vec<RoleLevel> {
    RoleLevel::iter().filter(|level| edition.requirements(*level).is_some()).collect()
}

/// The skills that an edition requires anywhere.
fn skills(edition: Edition) -> BTreeSet<Skill> {
    let levels = held(edition).into_iter().flat_map(|level| edition.requirements(level).unwrap());
    let without = Role::iter().flat_map(|role| without_level(edition, role));
    levels.map(|requirement| requirement.skill).chain(without).collect()
}

/// The skills that a role without levels requires.
fn without_level(edition: Edition, role: Role) -> Vec<Skill> {
    let has_levels = !edition.ladder(role).is_empty();
    if has_levels { Vec::new() } else { edition.skills_of(role).to_vec() }
}

#[test]
fn every_edition_is_its_data() {
    for edition in Edition::iter() {
        let slug = edition.slug();
        let mut without_level_count = 0;
        let mut wanted: BTreeMap<RoleLevel, BTreeMap<Skill, Proficiency>> = BTreeMap::new();
        for row in data(&format!("{slug}/requirements.tsv")) {
            let role: Role = row[0].parse().unwrap();
            let skill: Skill = row[1].parse().unwrap();
            if row[2] == "-" {
                assert!(without_level(edition, role).contains(&skill));
                without_level_count += 1;
                continue;
            }
            assert_eq!(edition.ladder(role).len(), row[2].len());
            for (level, letter) in edition.ladder(role).iter().zip(row[2].chars()) {
                if let Some(point) = "AWPE".find(letter) {
                    let level = wanted.entry(*level).or_default();
                    assert_eq!(level.insert(skill, Proficiency::ALL[point]), None);
                }
            }
        }
        let required = |level: &RoleLevel| edition.requirements(*level).unwrap();
        let found = held(edition).into_iter().map(|level| {
            (level, required(&level).iter().map(|row| (row.skill, row.proficiency)).collect())
        });
        assert_eq!(found.collect::<BTreeMap<_, _>>(), wanted, "{edition}");
        let without: usize = Role::iter().map(|role| without_level(edition, role).len()).sum();
        assert_eq!(without_level_count, without, "{edition}");

        let ladders: Vec<_> = data(&format!("{slug}/role-levels.tsv"))
            .iter()
            .map(|row| (row[0].parse().unwrap(), row[2].parse().unwrap()))
            .collect();
        let mut found: Vec<(Role, RoleLevel)> = Role::iter()
            .flat_map(|role| edition.ladder(role).iter().map(move |level| (role, *level)))
            .collect();
        // An earlier edition lists its roles by the names they had then.
        found.sort_by_key(|(role, _)| ladders.iter().position(|(other, _)| other == role));
        assert_eq!(found, ladders);
        assert_eq!(held(edition), edition.levels());
        assert!(
            RoleLevel::iter()
                .all(|level| edition.holds(level) == edition.levels().contains(&level))
        );
        assert!(
            Skill::iter().all(|skill| edition.holds(skill) == skills(edition).contains(&skill))
        );
        let families = data(&format!("{slug}/role-families.tsv"));
        let families: Vec<RoleFamily> =
            families.iter().map(|row| row[0].parse().unwrap()).collect();
        assert!(
            RoleFamily::iter().all(|family| edition.holds(family) == families.contains(&family))
        );
        assert!(edition.skills().iter().copied().eq(skills(edition)));
        let held = |role: &Role| !edition.skills_of(*role).is_empty();
        assert!(edition.roles().iter().copied().eq(Role::iter().filter(held)));
        for (role, _) in &found {
            let ranks: Vec<u8> =
                edition.ladder(*role).iter().map(|l| edition.rank(*l).unwrap()).collect();
            assert!(ranks.is_sorted() && ranks[0] == 1);
        }
    }
    assert_eq!(held(OLD).len(), 201);
}

#[test]
fn the_latest_edition_is_what_every_query_answers() {
    for level in RoleLevel::iter() {
        assert_eq!(Edition::LATEST.requirements(level), Some(level.requirements()));
        assert_eq!(Edition::LATEST.rank(level), Some(level.rank()));
        let delta = level.delta_between(Edition::LATEST, Edition::LATEST);
        assert_eq!(delta, Some(level.delta_to(level)));
    }
    for role in Role::iter() {
        assert_eq!(Edition::LATEST.ladder(role), role.levels());
        assert_eq!(Edition::LATEST.skills_of(role), role.skills());
        assert_eq!(Edition::LATEST.matrix(role), Some(role.matrix()));
    }
}

/// From the page's own marks, read here a second time, not from the table.
#[test]
fn january_2020_is_what_the_page_says_and_equals_the_latest() {
    let page =
        root().join("src/data/sources/gov-uk-2020-01-07-application-operations-engineer.txt");
    let mut level: Option<RoleLevel> = None;
    let mut marks: BTreeSet<(RoleLevel, Skill, Proficiency)> = BTreeSet::new();
    for line in fs::read_to_string(page).unwrap().lines() {
        if let Some((text, mark)) = line.split_once("(Relevant skill level: ") {
            let skill: Skill = text.split_once(". ").unwrap().0.parse().unwrap();
            let proficiency: Proficiency = mark.trim_end_matches(')').parse().unwrap();
            assert!(marks.insert((level.unwrap(), skill, proficiency)));
        } else if let Ok(heading) = line.parse() {
            level = Some(heading);
        }
    }
    assert_eq!(marks.len(), 56);
    for edition in [Edition::January2020, NEW] {
        let found = Role::ApplicationOperationsEngineer.levels().iter().flat_map(|level| {
            edition.requirements(*level).unwrap().iter().map(|r| (*level, r.skill, r.proficiency))
        });
        assert_eq!(found.collect::<BTreeSet<_>>(), marks, "{edition}");
    }
    assert_eq!(held(Edition::January2020), Role::ApplicationOperationsEngineer.levels());
}

#[test]
fn content_designers_changed_at_every_level() {
    for level in Role::ContentDesigner.levels() {
        let counts = level.delta_between(OLD, NEW).unwrap().counts();
        assert_eq!((counts.added, counts.dropped), (8, 6), "{level}");
    }
}

#[test]
fn the_published_change_notes_hold() {
    use RoleLevel::*;
    let change = |level: RoleLevel, skill: Skill| -> Option<Change> {
        level.delta_between(OLD, NEW).unwrap().changes().find(|change| change.skill == skill)
    };
    let raised =
        change(LeadAnalyticsEngineer, Skill::TurningBusinessProblemsIntoDataDesign).unwrap();
    assert_eq!(
        (raised.from, raised.to),
        (Some(Proficiency::Working), Some(Proficiency::Practitioner))
    );
    let added = change(TraineeBusinessAnalyst, Skill::BusinessModelling).unwrap();
    assert_eq!((added.from, added.to), (None, Some(Proficiency::Awareness)));

    let dropped = |role: Role, skill: Skill| {
        let required = |edition: Edition| {
            let levels = edition.ladder(role).iter();
            let mut requirements = levels.map(|level| edition.requirements(*level).unwrap());
            requirements.any(|requirements| requirements.contains(skill))
        };
        assert!(required(OLD) && !required(NEW), "{role} {skill}");
    };
    dropped(Role::BusinessAnalyst, Skill::Consultancy);
    dropped(Role::DataEngineer, Skill::Testing);
    dropped(Role::DataEngineer, Skill::TechnicalUnderstanding);

    let new: BTreeSet<RoleLevel> =
        held(NEW).into_iter().filter(|level| OLD.requirements(*level).is_none()).collect();
    assert_eq!(
        new,
        BTreeSet::from([
            HeadOfBusinessRelationshipManagement,
            SeniorAgileCoach,
            LeadAgileCoach,
            DataAndAiEthicist,
            SeniorDataAndAiEthicist,
        ])
    );
    assert!(held(OLD).iter().all(|level| NEW.requirements(*level).is_some()));
    for level in new {
        assert_eq!(level.delta_between(OLD, NEW), None);
    }
}

/// The skills and levels that came and went between the editions are those of the history.
#[test]
fn differences_between_the_editions_are_the_events_of_the_year() {
    let of_the_year: Vec<_> = events()
        .iter()
        .filter(|event| {
            event.date.is_some_and(|date| {
                ((2025, 11)..=(2026, 10)).contains(&(date.year(), date.month()))
            })
        })
        .collect();
    let names = |entry_kind: EntryKind, kind: EventKind| -> BTreeSet<&str> {
        let events =
            of_the_year.iter().filter(|event| event.entry_kind == entry_kind && event.kind == kind);
        events.filter_map(|event| event.new_name.or(event.old_name)).collect()
    };
    let (old, new) = (skills(OLD), skills(NEW));
    let added: BTreeSet<&str> = new.difference(&old).map(|skill| skill.name()).collect();
    assert_eq!(added, names(EntryKind::Skill, EventKind::Added));
    let removed: BTreeSet<&str> = old.difference(&new).map(|skill| skill.name()).collect();
    assert_eq!(removed, names(EntryKind::Skill, EventKind::Removed));
    assert!(old.difference(&new).all(|skill| skill.is_retired()));

    let levels = |edition: Edition| held(edition).into_iter().collect::<BTreeSet<_>>();
    let added =
        levels(NEW).difference(&levels(OLD)).map(|level| level.name()).collect::<BTreeSet<_>>();
    assert_eq!(added, names(EntryKind::RoleLevel, EventKind::Added));
}

#[test]
fn deltas_across_editions_keep_the_laws() {
    for a in held(OLD) {
        for b in held(NEW) {
            let (from, to) = (OLD.requirements(a).unwrap(), NEW.requirements(b).unwrap());
            let delta = from.delta_to(to);
            assert_eq!((delta.from(), delta.to()), (from, to));
            assert_eq!(delta.inverse(), to.delta_to(from));
            let mut have: BTreeMap<Skill, Proficiency> =
                OLD.requirements(a).unwrap().iter().map(|r| (r.skill, r.proficiency)).collect();
            for change in delta.changes() {
                assert_eq!(have.get(&change.skill).copied(), change.from);
                match change.to {
                    Some(proficiency) => have.insert(change.skill, proficiency),
                    None => have.remove(&change.skill),
                };
            }
            assert!(have.into_iter().eq(to.iter().map(|r| (r.skill, r.proficiency))));
            let unchanged = delta.changes().all(|change| change.kind() == ChangeKind::Unchanged);
            assert_eq!(delta.is_unchanged(), unchanged);
        }
    }
}

/// 2025 had a fault that the publisher corrected: a skill falls on the way up.
#[test]
fn the_fault_of_2025_shows_between_its_levels() {
    let (senior, lead) = (RoleLevel::SeniorAnalyticsEngineer, RoleLevel::LeadAnalyticsEngineer);
    let lowered = |edition: Edition| -> Vec<Skill> {
        let required = |level| edition.requirements(level).unwrap();
        required(senior).delta_to(required(lead)).lowered().map(|change| change.skill).collect()
    };
    assert_eq!(lowered(OLD), [Skill::TurningBusinessProblemsIntoDataDesign]);
    assert_eq!(lowered(NEW), []);
}

/// The reverse queries and the matrices of every edition, from its requirements.
#[test]
fn every_edition_answers_both_ways() {
    for edition in Edition::iter() {
        for skill in edition.skills() {
            let rows = held(edition).into_iter().filter_map(|level| {
                let proficiency = edition.requirements(level)?.get(*skill)?;
                Some(LevelRequirement { level, proficiency })
            });
            let rows: Vec<_> = rows.collect();
            assert!(edition.required_by(*skill).eq(rows.iter().copied()), "{edition} {skill}");
            assert!(edition.required_by(*skill).rev().eq(rows.iter().rev().copied()));
        }
        for role in Role::iter() {
            let Some(matrix) = edition.matrix(role) else {
                assert!(!edition.holds(role));
                continue;
            };
            assert_eq!((matrix.role(), matrix.edition()), (role, edition));
            assert_eq!(matrix.levels(), edition.ladder(role));
            assert!(
                matrix.rows().map(|row| row.skill()).eq(edition.skills_of(role).iter().copied())
            );
            assert_eq!(matrix.into_iter().len(), matrix.rows().len());
            for row in matrix {
                let cells = matrix.levels().iter().map(|level| matrix.get(row.skill(), *level));
                assert!(row.cells().eq(cells));
                assert!(matrix.levels().is_empty() || row.cells().any(|cell| cell.is_some()));
            }
        }
        assert!(!edition.holds(Grade::Heo));
    }
}
