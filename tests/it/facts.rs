//! The crate against the facts tables that its data was made from, where
//! `CAPABILITY_FRAMEWORK_FACTS` names their folder.

use std::collections::BTreeSet;

use capability_framework::history::events;
use capability_framework::{Edition, Proficiency, Role, RoleLevel, Skill};

use super::{folder, rows};

fn facts(file: &str) -> Vec<Vec<String>> {
    rows(folder("CAPABILITY_FRAMEWORK_FACTS").join(file))
}

#[test]
#[ignore = "needs CAPABILITY_FRAMEWORK_FACTS"]
fn requirements_are_the_facts() {
    let facts: Vec<Vec<String>> = facts("2026-10/requirements.tsv");
    assert_eq!(facts.len(), 1861);
    let facts: BTreeSet<Vec<String>> = facts.into_iter().collect();
    let found: BTreeSet<Vec<String>> = Role::iter()
        .flat_map(|role| role.requirements().map(move |requirement| (role, requirement)))
        .map(|(role, requirement)| {
            let level = requirement.level;
            vec![
                role.family().name().to_owned(),
                role.name().to_owned(),
                level.map_or(0, |level| level.number()).to_string(),
                level.map_or(role.name(), |level| level.name()).to_owned(),
                requirement.skill.name().to_owned(),
                requirement.proficiency.map_or("-", |p| p.name()).to_owned(),
            ]
        })
        .collect();
    assert_eq!(found, facts);
}

#[test]
#[ignore = "needs CAPABILITY_FRAMEWORK_FACTS"]
fn requirements_of_earlier_editions_are_the_facts() {
    let editions = [
        (Edition::September2022, 1646),
        (Edition::October2023, 1685),
        (Edition::October2025, 1809),
    ];
    for (edition, count) in editions {
        let facts = facts(&format!("{}/requirements.tsv", edition.slug()));
        assert_eq!(facts.len(), count);
        check(edition, &facts);
    }
}

fn check(edition: Edition, facts: &[Vec<String>]) {
    let skill = |name: &str| match (edition, name) {
        (Edition::September2022, "Data governance") => Skill::DataGovernanceDataArchitect,
        _ => name.parse().unwrap(),
    };
    type Fact = (Role, Option<RoleLevel>, usize, Skill, Option<Proficiency>);
    let mut found: BTreeSet<Fact> = BTreeSet::new();
    for role in Role::iter() {
        for (level, number) in edition.ladder(role).iter().zip(1..) {
            for requirement in edition.requirements(*level).unwrap() {
                found.insert((
                    role,
                    Some(*level),
                    number,
                    requirement.skill,
                    Some(requirement.proficiency),
                ));
            }
        }
        if edition.ladder(role).is_empty() {
            let skills = edition.skills_of(role).iter();
            found.extend(skills.map(|skill| (role, None, 0, *skill, None)));
        }
    }
    let facts: BTreeSet<_> = facts
        .iter()
        .map(|row| {
            let role: Role = row[1].parse().unwrap();
            let number: usize = row[2].parse().unwrap();
            let level = (number > 0).then(|| row[3].parse().unwrap());
            (role, level, number, skill(&row[4]), row[5].parse().ok())
        })
        .collect();
    assert_eq!(found, facts);
}

#[test]
#[ignore = "needs CAPABILITY_FRAMEWORK_FACTS"]
fn events_are_the_facts() {
    let mut facts: BTreeSet<Vec<String>> = facts("history.tsv").into_iter().collect();
    let additions = self::facts("history-additions.tsv");
    // A removal under a name that was a slip of the note, which is a spelling now.
    facts.retain(|row| row[2] != "Stakeholder relationship management (business analyst)");
    // Such names follow a rule, and need no rows.
    let additions = additions.iter().filter(|row| !row[2].ends_with(" (Senior Civil Service)"));
    facts.extend(additions.map(|row| row[..5].to_vec()));
    let found = events().iter().map(|event| {
        let name = |name: Option<&str>| name.unwrap_or_default().to_owned();
        let date = event.date.map_or(String::new(), |date| format!("{date:?}"));
        let (kind, what) = (event.entry_kind.slug().to_owned(), event.kind.slug().to_owned());
        vec![kind, what, name(event.old_name), name(event.new_name), date]
    });
    assert_eq!(found.collect::<BTreeSet<_>>(), facts);
}

#[test]
#[ignore = "needs CAPABILITY_FRAMEWORK_FACTS"]
fn levels_and_skills_are_the_facts() {
    let join = |names: Vec<&str>| names.join("/");
    let found: Vec<Vec<String>> = Role::iter()
        .flat_map(|role| -> Vec<(Role, Option<RoleLevel>)> {
            match role.levels() {
                [] => vec![(role, None)],
                levels => levels.iter().map(|level| (role, Some(*level))).collect(),
            }
        })
        .map(|(role, level)| {
            let grades = level.map_or(role.grades(), |level| level.grades());
            vec![
                role.family().name().to_owned(),
                role.name().to_owned(),
                role.slug().to_owned(),
                level.map_or(0, |level| level.number()).to_string(),
                level.map_or(role.name(), |level| level.name()).to_owned(),
                join(grades.iter().map(|grade| grade.name()).collect()),
            ]
        })
        .collect();
    assert_eq!(found, facts("2026-10/role-levels.tsv"));

    let found: Vec<_> =
        Skill::iter().map(|s| vec![s.name().to_owned(), s.slug().to_owned()]).collect();
    assert_eq!(found, facts("2026-10/skills.tsv"));
}
