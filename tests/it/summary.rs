//! Role-level summaries: written as they were read, refused with the line.

use std::fs;

use capability_framework::publication::{Summary, SummaryError};
use capability_framework::{Document, Edition, Role, RoleFamily, RoleLevel, Skill};

use super::root;

const SHORT: &str = "\
User-centred design role: Technical writer
- writes

Role level: Lead technical writer
- leads

At this role level, you will:
- lead

Skill: Prototyping
- try

Skill: User focus
";

#[test]
fn the_four_documents_are_written_as_they_were_read() {
    let folder = root().join("src/data/sources");
    let mut count = 0;
    for document in Document::iter().filter(|d| d.edition() == Edition::October2025) {
        let text = fs::read_to_string(folder.join(document.slug()).with_extension("txt")).unwrap();
        let summary: Summary = text.parse().unwrap();
        assert_eq!(summary.to_string(), text);
        let level: RoleLevel = document.slug().parse().unwrap();
        assert_eq!((summary.level(), summary.role()), (Some(level), level.role()));
        assert_eq!(summary.family(), RoleFamily::ItOperations);

        // What it says is what the crate says.
        let own = |edition| move |s: &&capability_framework::Statement| s.edition() == edition;
        let own = own(Edition::October2025);
        let texts = level.statements().iter().filter(own).map(|s| s.text).collect::<Vec<_>>();
        let said: Vec<&str> = summary
            .level_points()
            .chain(["At this role level, you will:"])
            .chain(summary.responsibilities())
            .collect();
        assert_eq!(texts, said);
        for skill in summary.skills() {
            let required = summary.required(skill.skill, Edition::October2025).unwrap();
            let statements = skill.skill.statements(required);
            for point in skill.points {
                let here = |s: &&capability_framework::Statement| {
                    s.text == point && s.sources().any(|(of, _)| of == document)
                };
                assert!(statements.iter().any(|s| here(&s)), "{point}");
            }
        }
        count += 1;
    }
    assert_eq!(count, 4);
}

#[test]
fn spelling_spaces_and_line_ends_are_kept() {
    for text in [
        SHORT.to_owned(),
        SHORT.trim_end().to_owned(),
        SHORT.replace('\n', "\r\n"),
        SHORT.replace('\n', "  \n"),
        SHORT.replace("\n\n", "\n\n\n"),
        SHORT.replace("User focus", "user\u{a0}FOCUS"),
        SHORT.replace("Prototyping", "Ownership and topic"),
        SHORT.replace("- try", "- NOT IN USE"),
    ] {
        let summary: Summary = text.parse().unwrap();
        assert_eq!(summary.to_string(), text);
        assert_eq!(summary.level(), Some(RoleLevel::LeadTechnicalWriter));
        assert_eq!(summary.responsibilities().collect::<Vec<_>>(), ["lead"]);
        assert_eq!(summary.skills().count(), 2);
        assert!(summary.skills().all(|skill| skill.points.iter().all(|point| point == "try")));
    }
    let summary: Summary = SHORT.parse().unwrap();
    let skills: Vec<_> = summary.skills().map(|s| (s.skill, s.line, s.points.len())).collect();
    assert_eq!(skills, [(Skill::Prototyping, 10, 1), (Skill::UserFocus, 13, 0)]);
    assert_eq!(summary.role_points().collect::<Vec<_>>(), ["writes"]);
}

#[test]
fn a_role_without_levels() {
    let text = "Chief digital and data role: Chief data officer\n- decides\n\nRole level: NOT IN USE\n\
                - NOT IN USE\n\nSkill: Data architecture\n";
    let summary: Summary = text.parse().unwrap();
    assert_eq!((summary.role(), summary.level()), (Role::ChiefDataOfficer, None));
    assert_eq!(summary.level_points().count(), 0);
    assert_eq!(summary.required(Skill::DataArchitecture, Edition::LATEST), None);
    assert_eq!(summary.to_string(), text);
}

#[track_caller]
fn fails(old: &str, new: &str, message: &str) {
    let error = SHORT.replace(old, new).parse::<Summary>().unwrap_err();
    assert_eq!(error.to_string(), message);
}

#[test]
fn bad_input_names_the_line() {
    fails(
        "Prototyping",
        "Prototipyng",
        "line 10: unknown skill `Prototipyng`, did you mean `prototyping`?",
    );
    fails(
        "Lead technical",
        "Led technical",
        "line 4: unknown role level `Led technical writer`, did you mean `lead-technical-writer`?",
    );
    fails(
        "User-centred design role",
        "Design role",
        "line 1: unknown role family `Design`, expected architecture, chief-digital-and-data, data, it-operations, product-and-delivery, quality-assurance-testing-qat, software-development or user-centred-design",
    );
    fails(
        "Lead technical writer",
        "Lead developer",
        "line 4: `Lead developer` is a level of `Software developer`, not of `Technical writer`",
    );
    fails(
        "User focus",
        "Prototyping",
        "line 13: a second heading for what line 10 has; they should be one",
    );
    fails(
        "- try",
        "try",
        "line 11: expected `<family> role: <role>`, `Role level: <level>`, `At this role level, you will:`, `Skill: <skill>`, a point `- ...` or a blank line",
    );
    fails(
        "User-centred design role: Technical writer\n",
        "",
        "line 1: a point without a heading above it",
    );
    fails("Role level: Lead technical writer\n", "", "no heading `Role level: <level>`");
    let missing = SummaryError::Missing { heading: "<family> role: <role>" };
    assert_eq!("".parse::<Summary>(), Err(missing));
}
