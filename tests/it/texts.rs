//! Every sentence of the source documents is reachable, unaltered and in its place.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use capability_framework::rows::Source;
use capability_framework::{Document, Edition, Proficiency, Role, RoleLevel, Skill, Statement};

use super::{data, root};

#[derive(Clone, Copy, PartialEq, Debug)]
enum Subject {
    Role(Role),
    Level(RoleLevel),
    Description(Skill),
    Skill(Skill, Proficiency),
}

/// All that the API says, by document and line.
fn reachable() -> BTreeMap<Source, Vec<(Subject, &'static Statement)>> {
    let mut all: Vec<(Subject, &'static Statement)> = Vec::new();
    for role in Role::iter() {
        all.extend(role.statements().iter().map(|s| (Subject::Role(role), s)));
    }
    for level in RoleLevel::iter() {
        all.extend(level.statements().iter().map(|s| (Subject::Level(level), s)));
    }
    for skill in Skill::iter() {
        assert_eq!(skill.description(), skill.descriptions().first());
        all.extend(skill.descriptions().iter().map(|s| (Subject::Description(skill), s)));
        for proficiency in Proficiency::iter() {
            let statements = skill.statements(proficiency).iter();
            all.extend(statements.map(|s| (Subject::Skill(skill, proficiency), s)));
        }
    }
    let mut places: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (subject, statement) in all {
        let first = Source { document: statement.document(), line: statement.line() };
        assert_eq!(statement.sources().next(), Some(first));
        for place in statement.sources() {
            assert_eq!(place.document.edition(), statement.edition());
            places.entry(place).or_default().push((subject, statement));
        }
    }
    places
}

/// The lines of the page that are not content, in order: navigation, headings, print links, and
/// who published it when. Blank lines are left out.
const FURNITURE_OF_THE_PAGE: &[&str] = &[
    "Guidance",
    "Application operations engineer",
    // content: the lead sentence
    "From:",
    "Central Digital and Data Office",
    "Published",
    "7 January 2020",
    "Contents",
    "Introduction to the role of application operations engineer",
    "Associate application operations engineer",
    "Application operations engineer",
    "Senior application operations engineer",
    "Lead application operations engineer",
    "Principal application operations engineer",
    "Read more",
    "Print this page",
    // content: what the page describes
    "Introduction to the role of application operations engineer",
    "Skills required to be an application operations engineer",
    "Associate application operations engineer",
    "Skills needed for this role",
    "Application operations engineer",
    "Skills needed for this role",
    "Senior application operations engineer",
    "Skills needed for this role",
    "Lead application operations engineer",
    "Skills needed for this role",
    "Principal application operations engineer",
    "Skills needed for this role",
    // end of the content
    "Read more",
    "Civil Service Jobs",
    "Published 7 January 2020",
    "Contents",
    "Print this page",
    "Related content",
    "IT service manager",
    "Infrastructure engineer",
    "Network architect",
    "Development operations (DevOps) engineer",
    "Technical architect",
    "Collection",
    "Digital, Data and Technology Profession Capability Framework",
];

fn text(document: Document) -> String {
    let folder = root().join("src/data/sources");
    fs::read_to_string(folder.join(document.slug()).with_extension("txt")).unwrap()
}

#[test]
fn every_line_of_the_page_is_reachable_or_furniture() {
    let document = Document::ApplicationOperationsEngineerPage;
    let mut reachable = reachable();
    let mut furniture = FURNITURE_OF_THE_PAGE.iter();
    for (line, number) in text(document).lines().zip(1..) {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let Some(statements) = reachable.remove(&Source { document, line: number }) else {
            assert_eq!(
                Some(&line),
                furniture.next(),
                "line {number} is neither reachable nor furniture"
            );
            continue;
        };
        // The parts of a line, put together again, are the line.
        let texts: Vec<&str> = statements.iter().map(|(_, statement)| statement.text).collect();
        let texts = texts.join(" ");
        match statements[0].0 {
            Subject::Role(_) | Subject::Level(_) => assert_eq!(texts, line),
            Subject::Description(skill) => assert_is(skill, &texts, line),
            Subject::Skill(skill, proficiency) => {
                let mark = format!("{texts} (Relevant skill level: {})", proficiency.slug());
                assert_is(skill, &mark, line);
            }
        }
        assert!(statements.iter().all(|(subject, _)| *subject == statements[0].0));
    }
    assert_eq!(furniture.next(), None);
    assert!(reachable.keys().all(|place| place.document != document), "statements without a line");
}

fn assert_is(skill: Skill, text: &str, line: &str) {
    let (name, rest) = line.split_once(". ").unwrap();
    assert_eq!(name.parse(), Ok(skill));
    assert_eq!(rest, text);
}

#[test]
fn every_line_of_the_summaries_is_reachable_or_a_heading() {
    let mut reachable = reachable();
    let ladders: BTreeMap<(String, String), String> = data("2025-10/requirements.tsv")
        .into_iter()
        .map(|row| ((row[0].clone(), row[1].clone()), row[2].clone()))
        .collect();
    let numbers: BTreeMap<String, usize> = data("2025-10/role-levels.tsv")
        .into_iter()
        .map(|row| (row[2].clone(), row[1].parse().unwrap()))
        .collect();
    for document in Document::iter().filter(|d| d.edition() == Edition::October2025) {
        let (mut role, mut level, mut subject) = (None, None, None);
        for (line, number) in text(document).lines().zip(1..) {
            let statements =
                reachable.remove(&Source { document, line: number }).unwrap_or_default();
            let check = |text: &str| {
                assert_eq!(statements.len(), 1, "{document} {number}");
                assert_eq!(statements[0].1.text, text);
                assert_eq!(Some(statements[0].0), subject, "{document} {number}");
            };
            if let Some(point) = line.strip_prefix("- ") {
                check(point);
            } else if let Some(name) = line.strip_prefix("IT operations role: ") {
                role = Some(name.parse::<Role>().unwrap());
                subject = role.map(Subject::Role);
            } else if let Some(name) = line.strip_prefix("Role level: ") {
                level = Some(name.parse::<RoleLevel>().unwrap());
                subject = level.map(Subject::Level);
            } else if let Some(name) = line.strip_prefix("Skill: ") {
                // The proficiency is what the edition of the document requires.
                let skill: Skill = name.parse().unwrap();
                let ladder = &ladders[&(role.unwrap().slug().into(), skill.slug().into())];
                let letter = ladder.as_bytes()[numbers[level.unwrap().slug()] - 1];
                let point = b"AWPE".iter().position(|known| *known == letter).unwrap();
                subject = Some(Subject::Skill(skill, Proficiency::ALL[point]));
            } else if !line.is_empty() {
                assert_eq!(line, "At this role level, you will:");
                check(line);
            }
        }
    }
    assert!(reachable.keys().all(|place| place.document.edition() != Edition::October2025));
}

#[test]
fn forty_one_pairs_of_fourteen_skills_have_text() {
    let pairs: BTreeSet<(Skill, Proficiency)> = Skill::iter()
        .flat_map(|skill| Proficiency::iter().map(move |proficiency| (skill, proficiency)))
        .filter(|(skill, proficiency)| !skill.statements(*proficiency).is_empty())
        .collect();
    assert_eq!(pairs.len(), 41);
    assert_eq!(pairs.iter().map(|(skill, _)| *skill).collect::<BTreeSet<_>>().len(), 14);
}

#[test]
fn the_newest_edition_comes_first_and_gives_the_short_form() {
    let newest_first = |statements: &[Statement]| {
        statements.is_sorted_by(|newer, older| newer.edition() >= older.edition())
    };
    assert!(Role::iter().all(|role| newest_first(role.statements())));
    assert!(RoleLevel::iter().all(|level| newest_first(level.statements())));
    for skill in Skill::iter() {
        assert!(Proficiency::iter().all(|p| newest_first(skill.statements(p))));
    }

    let role = Role::ApplicationOperationsEngineer;
    assert_eq!(role.summary().unwrap().edition(), Edition::October2025);
    assert!(role.statements().iter().any(|s| s.edition() == Edition::January2020));

    use RoleLevel::*;
    let edition = |level: RoleLevel| level.summary().map(|summary| summary.edition());
    assert_eq!(edition(AssociateApplicationOperationsEngineer), Some(Edition::January2020));
    assert_eq!(edition(PrincipalApplicationOperationsEngineer), Some(Edition::October2025));
    assert_eq!(edition(PrincipalInfrastructureOperationsEngineer), Some(Edition::October2025));
    assert_eq!(edition(LeadContentDesigner), None);
    assert_eq!(RoleLevel::iter().filter_map(RoleLevel::summary).count(), 7);

    let points = |level: RoleLevel| level.responsibilities().len();
    assert_eq!(points(ApplicationOperationsEngineer), 2);
    assert_eq!(points(LeadApplicationOperationsEngineer), 2);
    assert_eq!(points(PrincipalApplicationOperationsEngineer), 3);
    assert_eq!(points(SeniorApplicationOperationsEngineer), 0);
    for level in RoleLevel::iter() {
        let points = level.responsibilities();
        assert!(points.iter().all(Statement::is_point));
        assert!(points.windows(2).all(|pair| pair[0].edition() == pair[1].edition()));
    }
}

#[test]
fn the_misspelt_skill_keeps_its_sentences_under_its_right_name() {
    let points = Skill::OwnershipAndInitiative.statements(Proficiency::Practitioner);
    assert_eq!(points[1].text, "achieve excellent user outcomes");
    let places: Vec<_> = points[1].sources().collect();
    assert_eq!(
        places,
        [
            Source { document: Document::PrincipalApplicationOperationsEngineerSummary, line: 30 },
            Source {
                document: Document::PrincipalInfrastructureOperationsEngineerSummary,
                line: 33
            },
        ]
    );
    assert_eq!("Ownership and topic".parse(), Ok(Skill::OwnershipAndInitiative));
}

#[test]
fn skills_that_the_summaries_omit_are_required_all_the_same() {
    let level = RoleLevel::PrincipalApplicationOperationsEngineer;
    for skill in [Skill::ContinualServiceImprovement, Skill::TechnicalUnderstanding] {
        assert_eq!(level.required(skill), Some(Proficiency::Practitioner));
        let statements = skill.statements(Proficiency::Practitioner);
        assert!(statements.iter().all(|s| s.edition() == Edition::January2020));
        assert!(!statements.is_empty());
    }
}
