//! Names in data never stop resolving, and names in code never stop compiling.

use std::collections::BTreeSet;

use capability_framework::history::{Date, EventKind, events};
use capability_framework::{
    Edition, Entry, EntryKind, Proficiency, Role, RoleFamily, RoleLevel, Skill,
};

use super::data;

fn parse(kind: EntryKind, name: &str) -> Option<Entry> {
    match kind {
        EntryKind::RoleFamily => name.parse().ok().map(Entry::RoleFamily),
        EntryKind::Role => name.parse().ok().map(Entry::Role),
        EntryKind::RoleLevel => name.parse().ok().map(Entry::RoleLevel),
        EntryKind::Skill => name.parse().ok().map(Entry::Skill),
        other => panic!("{other} has no history"),
    }
}

#[test]
fn every_event_is_there_newest_first() {
    assert_eq!(events().len(), data("history.tsv").len());
    let dated: Vec<Date> = events().iter().map_while(|event| event.date).collect();
    assert!(dated.is_sorted_by(|newer, older| newer >= older));
    assert!(events()[dated.len()..].iter().all(|event| event.kind == EventKind::Spelling));

    let part = |text: &str| text.parse().unwrap();
    let mut rows: Vec<[u16; 3]> = data("history.tsv")
        .iter()
        .filter(|row| row[4] != "-")
        .map(|row| [part(&row[4][..4]), part(&row[4][5..7]), part(&row[4][8..])])
        .collect();
    rows.sort_by(|a, b| b.cmp(a));
    assert!(dated.iter().map(|d| [d.year(), d.month().into(), d.day().into()]).eq(rows));
}

#[test]
fn every_former_name_parses_to_the_entry_of_today() {
    for event in events() {
        let new_name = event.new_name.map(|name| parse(event.entry_kind, name));
        match event.kind {
            EventKind::Renamed | EventKind::Merged | EventKind::Spelling => {
                let old = parse(event.entry_kind, event.old_name.unwrap());
                assert_eq!(old, event.entry, "{event:?}");
                assert_eq!(Some(old), new_name, "{event:?}");
            }
            _ => {
                assert_eq!(
                    parse(event.entry_kind, event.new_name.or(event.old_name).unwrap()),
                    event.entry
                )
            }
        }
    }
}

#[test]
fn former_names_and_events_of_an_entry_are_those_of_the_events() {
    macro_rules! check {
        ($T:ident) => {
            let entries = events().iter().filter_map(|event| match event.entry {
                Some(Entry::$T(entry)) => Some(entry),
                _ => None,
            });
            let entries: BTreeSet<$T> = entries.chain($T::iter()).collect();
            let names = entries.iter().flat_map(|entry| entry.former_names());
            let names: BTreeSet<&str> = names.copied().collect();
            for entry in entries {
                assert!(entry.former_names().iter().all(|name| name.parse() == Ok(entry)));
                assert!(entry.history().all(|event| event.entry == Some(Entry::$T(entry))));
                assert!(entry.history().is_sorted_by(|newer, older| newer.date >= older.date));
            }
            let wanted: BTreeSet<&str> = events()
                .iter()
                .filter(|event| {
                    event.entry_kind == EntryKind::$T
                        && event.new_name.is_some()
                        && event.entry.is_some()
                })
                .filter_map(|event| event.old_name)
                .collect();
            assert_eq!(names, wanted);
        };
    }
    check!(RoleFamily);
    check!(Role);
    check!(RoleLevel);
    check!(Skill);
    // A chain: merged into one that was renamed.
    let former = Skill::ModernDevelopmentStandards.former_names();
    assert_eq!(
        former,
        ["Modern standards approach", "Modern standards approach (frontend developer)"]
    );
}

#[test]
fn removed_names_fail_with_the_date_of_their_removal() {
    let mut count = 0;
    for event in events().iter().filter(|event| event.entry.is_none()) {
        let Some(old) = event.old_name else {
            // Announced and never published.
            let name = event.new_name.unwrap();
            assert!(parse(event.entry_kind, name).is_none());
            continue;
        };
        let error = match event.entry_kind {
            EntryKind::RoleFamily => old.parse::<RoleFamily>().unwrap_err(),
            EntryKind::Role => old.parse::<Role>().unwrap_err(),
            EntryKind::RoleLevel => old.parse::<RoleLevel>().unwrap_err(),
            EntryKind::Skill => old.parse::<Skill>().unwrap_err(),
            other => panic!("{other} has no history"),
        };
        let date = error.removed().expect(old);
        // A name that was renamed first fails with the removal of what it became.
        assert!(Some(date) >= event.date);
        if event.kind == EventKind::Removed {
            assert_eq!(Some(date), event.date);
        }
        assert!(error.to_string().ends_with(&format!(", removed on {date}")), "{error}");
        count += 1;
    }
    assert!(count > 3, "{count}");
    let error = "Technical".parse::<RoleFamily>().unwrap_err();
    assert_eq!(error.to_string(), "unknown role family `Technical`, removed on 31 July 2023");
    let error = "technical-specialist-architect".parse::<Role>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "unknown role `technical-specialist-architect`, removed on 31 July 2023"
    );
    let error = "Principal business analyst".parse::<RoleLevel>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "unknown role level `Principal business analyst`, removed on 30 August 2022"
    );
}

#[test]
fn every_name_and_slug_of_every_edition_parses() {
    for edition in Edition::iter() {
        let slug = edition.slug();
        for row in data(&format!("{slug}/roles.tsv")) {
            assert_eq!(row[1].parse::<Role>(), row[2].parse());
            row[1].parse::<Role>().unwrap();
        }
        for row in data(&format!("{slug}/role-levels.tsv")) {
            assert_eq!(row[2].parse::<RoleLevel>(), row[3].parse());
            row[2].parse::<RoleLevel>().unwrap();
        }
        for row in data(&format!("{slug}/skills.tsv")) {
            assert_eq!(row[0].parse::<Skill>(), row[1].parse());
            row[0].parse::<Skill>().unwrap();
        }
    }
}

#[test]
fn retired_skills_are_variants_outside_all() {
    let held = Edition::iter().flat_map(|edition| edition.skills()).copied();
    let retired: BTreeSet<Skill> = held.filter(|skill| skill.is_retired()).collect();
    let of_2025 = Edition::October2025.skills().iter().filter(|skill| skill.is_retired());
    assert!(retired.len() >= 35 && of_2025.count() >= 6);
    for skill in &retired {
        assert!(!Skill::ALL.contains(skill));
        assert!(skill.index() >= Skill::COUNT);
        assert_eq!(Skill::from_slug(skill.slug()), Some(*skill));
        assert_eq!(skill.required_by().count(), 0);
        assert!(skill.roles().is_empty());
        assert!(RoleLevel::iter().all(|level| level.required(*skill).is_none()));
        assert!(Proficiency::iter().all(|p| skill.statements(p).is_empty()));
        let last = skill.history().next().unwrap();
        assert_eq!(last.kind, EventKind::Removed);
        assert!(
            Edition::LATEST.requirements(RoleLevel::ContentDesigner).unwrap().get(*skill).is_none()
        );
    }
    #[allow(deprecated)]
    let skill = Skill::UserFocusContentDesign;
    assert!(retired.contains(&skill));
    assert_eq!(skill.name(), "User focus (content design)");
    assert_eq!(skill.qualifier(), Some("content design"));
    assert_eq!(skill.related(), [Skill::UserFocus, Skill::UserFocusFrontendDeveloper]);
}

/// The twelve renames of the year before the latest edition, as code of that year wrote them.
#[test]
#[allow(deprecated)]
fn former_identifiers_compile_also_in_patterns() {
    assert_eq!(Role::DataEthicist, Role::DataAndArtificialIntelligenceAiEthicist);
    assert_eq!(RoleLevel::DataEthicsLead, RoleLevel::LeadDataAndAiEthicist);
    assert_eq!(RoleLevel::HeadOfDataEthics, RoleLevel::HeadOfDataAndAiEthics);
    let renamed = [
        (Skill::AnalysisAndSynthesisDataEthics, Skill::AnalysisAndSynthesisForDataAndAiEthics),
        (Skill::CommunicationDataEthics, Skill::DataAndAiEthicsCommunication),
        (Skill::EmpathyAndInclusivity, Skill::AppliedEmpathyAndInclusivity),
        (Skill::ProductOwnershipDataEthics, Skill::DataAndAiEthicsProductManagement),
        (
            Skill::ProgrammingAndBuildDataEngineering,
            Skill::ProgrammingAndBuildDataAndAnalyticsEngineering,
        ),
        (
            Skill::RequirementsDefinitionAndManagement,
            Skill::DefiningAndManagingBusinessNeedsUserNeedsAndRequirements,
        ),
        (Skill::SystemsAnalysis, Skill::DigitalAndDataSystemsAnalysis),
        (Skill::TestingBusinessAnalysis, Skill::BusinessAndUserAcceptanceTesting),
        (Skill::UserExperienceAnalysis, Skill::UserExperienceInsightAnalysis),
    ];
    assert!(renamed.iter().all(|(old, new)| old == new));
    assert!(matches!(Skill::DigitalAndDataSystemsAnalysis, Skill::SystemsAnalysis));
}

#[cfg(feature = "serde")]
#[test]
fn json_written_against_the_names_of_2025_loads_today() {
    let ladders = data("2025-10/skills.tsv");
    for form in 0..2 {
        let ratings: Vec<String> =
            ladders.iter().map(|row| format!("{:?}: \"working\"", row[form])).collect();
        let json = format!("{{{}}}", ratings.join(", "));
        let ratings: std::collections::BTreeMap<Skill, Proficiency> =
            serde_json::from_str(&json).unwrap();
        let skills: BTreeSet<Skill> =
            ladders.iter().map(|row| row[form].parse().unwrap()).collect();
        assert!(ratings.into_keys().eq(skills));
    }
}
