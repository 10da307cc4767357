//! The audit finds what is there, and nothing else.

use std::collections::BTreeMap;

use capability_framework::audit::Finding;
use capability_framework::{
    Change, ChangeKind, Edition, Proficiency, Requirement, Role, RoleLevel, Skill, Track,
};

/// The steps of all ladders of an edition that keep to a track.
fn steps(edition: Edition) -> Vec<(RoleLevel, RoleLevel)> {
    let mut steps = Vec::new();
    for role in Role::iter() {
        for from in edition.ladder(role).iter().copied() {
            for to in edition.ladder(role).iter().copied() {
                let branches = [from.track(), to.track()];
                let crosses = branches.contains(&Some(Track::Technical))
                    && branches.contains(&Some(Track::Management));
                if edition.rank(to) == edition.rank(from).map(|rank| rank + 1) && !crosses {
                    steps.push((from, to));
                }
            }
        }
    }
    steps
}

#[test]
fn findings_along_ladders_are_the_changes_of_their_steps() {
    for edition in Edition::iter() {
        let findings = edition.audit();
        let mut wanted: Vec<Finding> = Vec::new();
        for (from, to) in steps(edition) {
            for change in
                edition.requirements(from).unwrap().delta_to(edition.requirements(to).unwrap())
            {
                wanted.extend(match change.kind() {
                    ChangeKind::Lowered => Some(Finding::Lowered { from, to, change }),
                    ChangeKind::Dropped => Some(Finding::Dropped { from, to, change }),
                    ChangeKind::Raised | ChangeKind::Added if change.steps() > 1 => {
                        Some(Finding::Jump { from, to, change })
                    }
                    _ => None,
                });
            }
        }
        wanted.sort();
        let is_change = |finding: &&Finding| {
            matches!(
                finding,
                Finding::Lowered { .. } | Finding::Dropped { .. } | Finding::Jump { .. }
            )
        };
        assert!(findings.iter().filter(is_change).eq(&wanted), "{edition}");
    }
}

#[test]
fn the_fault_of_2025_is_found_and_gone_in_2026() {
    let fault = Finding::Lowered {
        from: RoleLevel::SeniorAnalyticsEngineer,
        to: RoleLevel::LeadAnalyticsEngineer,
        change: Change {
            skill: Skill::TurningBusinessProblemsIntoDataDesign,
            from: Some(Proficiency::Practitioner),
            to: Some(Proficiency::Working),
        },
    };
    assert!(Edition::October2025.audit().contains(&fault));
    assert!(!Edition::LATEST.audit().contains(&fault));
    assert_eq!(
        fault.role_levels(),
        [RoleLevel::SeniorAnalyticsEngineer, RoleLevel::LeadAnalyticsEngineer]
    );
    assert_eq!(fault.skills(), [Skill::TurningBusinessProblemsIntoDataDesign]);
}

/// The two cells of 2022-09 that a person typed, and two that a change note tells of.
#[test]
fn what_one_edition_has_against_all_others_is_found() {
    use Proficiency::{Expert, Practitioner};
    let is_outlier = |finding: &Finding| matches!(finding, Finding::Outlier { .. });
    let outliers = |edition: Edition| -> Vec<Finding> {
        edition.audit().into_iter().filter(|finding| is_outlier(finding)).collect()
    };
    let found = outliers(Edition::September2022);
    for (level, skill, here, elsewhere) in [
        (
            RoleLevel::PrincipalDevOpsEngineer,
            Skill::DevelopmentProcessOptimisation,
            Expert,
            Practitioner,
        ),
        (
            RoleLevel::PrincipalDevOpsEngineerManagement,
            Skill::AvailabilityAndCapacityManagement,
            Practitioner,
            Expert,
        ),
    ] {
        let finding = Finding::Outlier { level, skill, here, elsewhere };
        assert!(found.contains(&finding));
        assert_eq!((finding.role_levels(), finding.skills()), (vec![level], vec![skill]));
    }
    assert_eq!(
        found[0].to_string(),
        "Chief data architect requires Communicating between the technical and non-technical at Expert, \
         in every other edition at Practitioner"
    );
    // All of them, from the requirements.
    for edition in Edition::iter() {
        let mut count = 0;
        for level in edition.levels().iter().filter(|_| edition != Edition::LATEST) {
            for row in edition.requirements(*level).unwrap() {
                let others: Vec<Proficiency> = Edition::iter()
                    .filter(|other| *other != edition)
                    .filter_map(|other| other.requirements(*level)?.get(row.skill))
                    .collect();
                let agree = others.iter().all(|other| *other == others[0]);
                count += usize::from(others.len() > 1 && agree && others[0] != row.proficiency);
            }
        }
        assert_eq!(outliers(edition).len(), count, "{edition}");
    }
}

#[test]
fn levels_that_require_the_same_are_grouped() {
    for edition in Edition::iter() {
        let mut groups: BTreeMap<Vec<Requirement>, Vec<RoleLevel>> = BTreeMap::new();
        for level in RoleLevel::iter() {
            if let Some(requirements) = edition.requirements(level) {
                groups.entry(requirements.iter().collect()).or_default().push(level);
            }
        }
        let mut wanted: Vec<_> = groups.into_values().filter(|levels| levels.len() > 1).collect();
        wanted.sort();
        let found = edition.audit().into_iter().filter_map(|finding| match finding {
            Finding::SameRequirements { levels } => Some(levels),
            _ => None,
        });
        assert!(found.eq(wanted), "{edition}");
    }
}

#[test]
fn grades_against_the_order_are_the_two_known_cases() {
    let found: Vec<_> = Edition::LATEST
        .audit()
        .into_iter()
        .filter_map(|finding| match finding {
            Finding::GradesAgainstOrder { from, to } => Some((from, to)),
            _ => None,
        })
        .collect();
    assert_eq!(
        found,
        [
            (
                RoleLevel::LeadBusinessRelationshipManager,
                RoleLevel::HeadOfBusinessRelationshipManagement
            ),
            (RoleLevel::ConfigurationAnalyst, RoleLevel::ChangeAndReleaseAnalyst),
        ]
    );
    let text = Finding::GradesAgainstOrder { from: found[1].0, to: found[1].1 }.to_string();
    assert_eq!(
        text,
        "Change and release analyst (EO/HEO) stands above Configuration analyst (HEO/SEO)"
    );
    for edition in [Edition::January2020, Edition::October2025] {
        let with_grades = |finding: &Finding| matches!(finding, Finding::GradesAgainstOrder { .. });
        assert!(!edition.audit().iter().any(with_grades));
    }
}

#[test]
fn skills_without_text_are_all_but_those_with_some() {
    let without = |edition: Edition| -> Vec<Skill> {
        let findings = edition.audit().into_iter();
        findings
            .filter_map(|f| if let Finding::NoText { skill } = f { Some(skill) } else { None })
            .collect()
    };
    let has_text = |skill: Skill| Proficiency::iter().any(|p| !skill.statements(p).is_empty());
    let wanted: Vec<Skill> = Skill::iter().filter(|skill| !has_text(*skill)).collect();
    assert_eq!(without(Edition::LATEST), wanted);
    // Fourteen skills have text.
    assert_eq!(Skill::COUNT - wanted.len(), 14);
    assert_eq!(without(Edition::January2020), []);
}

#[test]
fn each_finding_is_a_sentence_under_a_heading() {
    use Proficiency::{Awareness, Expert, Practitioner, Working};
    use RoleLevel::{LeadDeveloper, LeadDeveloperManagement, SeniorDeveloper};
    let (from, to, skill) = (SeniorDeveloper, LeadDeveloper, Skill::Testing);
    let change = |from, to| Change { skill, from, to };
    let skills = vec![Skill::Planning, skill];
    let findings = [
        (
            Finding::Lowered { from, to, change: change(Some(Expert), Some(Working)) },
            "skills lowered along a ladder",
            "from Senior developer to Lead developer, Testing falls from Expert to Working",
        ),
        (
            Finding::Dropped { from, to, change: change(Some(Awareness), None) },
            "skills dropped along a ladder",
            "from Senior developer to Lead developer, Testing goes from Awareness",
        ),
        (
            Finding::Jump { from, to, change: change(None, Some(Practitioner)) },
            "skills raised by two points or more",
            "from Senior developer to Lead developer, Testing jumps to Practitioner",
        ),
        (
            Finding::SameRequirements { levels: vec![from, to] },
            "levels that require the same",
            "Senior developer and Lead developer require exactly the same",
        ),
        (
            Finding::SameRequirements { levels: vec![from, to, LeadDeveloperManagement] },
            "levels that require the same",
            "Senior developer, Lead developer and Lead developer - management require exactly the same",
        ),
        (
            Finding::GradesAgainstOrder { from, to },
            "grades against the order of levels",
            "Lead developer (G7/G6) stands above Senior developer (SEO/G7)",
        ),
        (
            Finding::TwinsDiffer { technical: to, management: LeadDeveloperManagement, skills },
            "management levels unlike their twins",
            "only one of Lead developer and Lead developer - management requires Planning and Testing",
        ),
        (
            Finding::Outlier { level: to, skill, here: Expert, elsewhere: Working },
            "proficiencies unlike those of all other editions",
            "Lead developer requires Testing at Expert, in every other edition at Working",
        ),
        (
            Finding::NoText { skill },
            "skills without any text",
            "Testing has no text at any proficiency",
        ),
        (
            Finding::Shadowed { entry: skill.into() },
            "former names in use",
            "Testing is also a former name of something else",
        ),
    ];
    for (finding, topic, sentence) in &findings {
        assert_eq!((finding.topic(), finding.to_string().as_str()), (*topic, *sentence));
    }
    assert!(findings.is_sorted_by_key(|(finding, ..)| finding));
}

#[test]
fn findings_come_grouped_and_explain_themselves() {
    for edition in Edition::iter() {
        let findings = edition.audit();
        assert!(findings.is_sorted());
        let topics: Vec<&str> =
            findings.chunk_by(|a, b| a.topic() == b.topic()).map(|g| g[0].topic()).collect();
        let mut unique = topics.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), topics.len());
        for finding in findings {
            let text = finding.to_string();
            assert!(!text.contains('\n') && !text.ends_with('.'), "{text}");
            assert!(!finding.role_levels().is_empty() || !finding.skills().is_empty());
        }
    }
}
