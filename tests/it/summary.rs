//! Role-level summaries: written as they were read, refused with the line. Those of a download are in
//! `publication/summaries.rs`.

use std::fs;

use capability_framework::publication::{ParseSummaryError, Summary};
use capability_framework::{Document, Edition, Role, RoleFamily, RoleLevel, Skill};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample;

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
        let statements = level.statements().iter().filter(|s| s.edition() == Edition::October2025);
        let texts = statements.map(|s| s.text).collect::<Vec<_>>();
        let points: Vec<&str> = summary
            .level_points()
            .iter()
            .map(String::as_str)
            .chain(["At this role level, you will:"])
            .chain(summary.responsibilities().iter().map(String::as_str))
            .collect();
        assert_eq!(texts, points);
        for skill in summary.skills() {
            let required = summary.required(skill.skill(), Edition::October2025).unwrap();
            let statements = skill.skill().statements(required);
            for point in skill.points() {
                let here = |s: &&capability_framework::Statement| {
                    s.text == point && s.sources().any(|source| source.document == document)
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
        assert_eq!(summary.responsibilities(), ["lead"]);
        assert_eq!(summary.skills().count(), 2);
        assert!(summary.skills().all(|skill| skill.points().iter().all(|point| point == "try")));
    }
    let summary: Summary = SHORT.parse().unwrap();
    let skills: Vec<_> =
        summary.skills().map(|s| (s.skill(), s.line(), s.points().len())).collect();
    assert_eq!(skills, [(Skill::Prototyping, 10, 1), (Skill::UserFocus, 13, 0)]);
    assert_eq!(summary.role_points(), ["writes"]);
}

#[test]
fn a_role_without_levels() {
    let text = "Chief digital and data role: Chief data officer\n- decides\n\nRole level: NOT IN USE\n\
                - NOT IN USE\n\nSkill: Data architecture\n";
    let summary: Summary = text.parse().unwrap();
    assert_eq!((summary.role(), summary.level()), (Role::ChiefDataOfficer, None));
    assert_eq!(summary.level_points(), [""; 0]);
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
    fails("Role level: Lead technical writer\n", "", "no heading `Role level: <level>`");
    fails("User-centred design role: Technical writer\n", "", "no heading `<family> role: <role>`");
    let missing = ParseSummaryError::Missing { heading: "<family> role: <role>" };
    assert_eq!("".parse::<Summary>(), Err(missing));
}

#[test]
fn a_text_holds_one_summary() {
    let other = SHORT.replace("Lead technical writer", "Technical writer");
    let message = "line 18: a second role level, after the one on line 4; a summary is of one";
    assert_eq!(format!("{SHORT}\n{other}").parse::<Summary>().unwrap_err().to_string(), message);
    let message = "line 15: a second role, after the one on line 1; a summary is of one";
    let text = format!("{SHORT}\nData role: Data analyst\n");
    assert_eq!(text.parse::<Summary>().unwrap_err().to_string(), message);
    // The same summary again is one.
    let summary = reads(&format!("{SHORT}\n{SHORT}"));
    assert_eq!((summary.skills().count(), summary.notes().len()), (2, 5));
    assert_eq!(summary.responsibilities(), ["lead", "lead"]);
}

#[test]
fn a_role_of_another_family_is_noted() {
    let note =
        "line 1: `Technical writer` is a role of `User-centred design`, not of `Architecture`";
    for family in ["Architecture", "**Architecture**", "\u{2022} architecture"] {
        let summary = reads(&SHORT.replace("User-centred design", family));
        assert_eq!(notes(&summary), [note]);
        assert_eq!(summary.family(), RoleFamily::Architecture);
        assert_eq!(summary.role(), Role::TechnicalWriter);
    }
    // Every role in every family: only its own is not noted. A former name is that of its family.
    for role in Role::iter().filter(|role| !role.is_retired()) {
        for family in RoleFamily::iter() {
            let text = format!("{family} role: {role}\n\nRole level: NOT IN USE\n");
            assert_eq!(reads(&text).notes().is_empty(), family == role.family(), "{text}");
        }
    }
}

/// The summary of a text, which is written as it was read.
#[track_caller]
fn reads(text: &str) -> Summary {
    let summary: Summary = text.parse().unwrap();
    assert_eq!(summary.to_string(), text);
    summary
}

fn notes(summary: &Summary) -> Vec<String> {
    summary.notes().iter().map(ToString::to_string).collect()
}

/// The download's own texts below the headings, as they come.
#[test]
fn texts_of_the_download_are_read_as_they_are() {
    let text = "\u{feff}User-centred design role: Technical writer
A technical writer writes.\u{2028}

In this role, you will:\u{2028}
- write
- rewrite

Role level: Lead technical writer
A lead writes more.

This can be a first role.

 At this role level, you will:
- lead

There are 2 different roles at this level: one leads.

Skill: Prototyping
You can:
- \u{a0}try
- try again

Skill: User focus
NOT IN USE
";
    let summary = reads(text);
    assert_eq!(notes(&summary), [""; 0]);
    assert_eq!(summary.role_points(), ["A technical writer writes."]);
    assert_eq!(summary.role_responsibilities(), ["write", "rewrite"]);
    assert_eq!(summary.level_points(), ["A lead writes more.", "This can be a first role."]);
    let last = "There are 2 different roles at this level: one leads.";
    assert_eq!(summary.responsibilities(), ["lead", last]);
    let skills: Vec<_> = summary.skills().map(|s| (s.skill(), s.line(), s.points())).collect();
    let points = ["try".to_owned(), "try again".to_owned()];
    assert_eq!(skills, [(Skill::Prototyping, 18, &points[..]), (Skill::UserFocus, 23, &[])]);
    // Whatever ends its lines.
    for end in ["\r\n", "\r", "\u{2028}", "\u{2029}", "\u{85}"] {
        let other = reads(&text.replace('\n', end));
        assert_eq!(other.notes(), []);
        assert_eq!(other.responsibilities(), summary.responsibilities());
        assert!(other.skills().map(|s| s.points()).eq(summary.skills().map(|s| s.points())));
    }
    // Lines are counted as a text editor counts them.
    let lines = |text: &str| reads(text).skills().map(|s| s.line()).collect::<Vec<_>>();
    assert_eq!(lines(&text.replace('\n', "\r\n")), [18, 23]);
    assert_eq!(lines(&text.replace('\n', "\r")), [18, 23]);
}

#[test]
fn headings_in_another_spelling() {
    for (from, to) in [
        ("Skill: Prototyping", "SKILL:Prototyping"),
        ("Skill: Prototyping", "\tskill : prototyping \u{200b}"),
        ("Role level: ", "Role Level : "),
        ("At this role level, you will:", "At this role level you will"),
        ("design role: ", "design Role:"),
        ("- lead\n", "\u{2022} lead\n"),
        ("- lead\n", "* lead\n"),
        ("- lead\n", "\u{2013} lead\n"),
        ("- lead\n", "-lead\n"),
        ("- lead\n", "lead\n"),
    ] {
        let summary = reads(&SHORT.replacen(from, to, 1));
        assert_eq!(notes(&summary), [""; 0], "{to}");
        assert_eq!(summary.responsibilities(), ["lead"], "{to}");
        assert_eq!(summary.level(), Some(RoleLevel::LeadTechnicalWriter), "{to}");
        assert!(summary.skills().map(|s| s.skill()).eq([Skill::Prototyping, Skill::UserFocus]));
    }
}

/// Bold, or a point of a list, or both.
#[test]
fn headings_with_markup() {
    let headings = SHORT.lines().filter(|line| line.contains(": ") || line.ends_with(':'));
    for heading in headings {
        let (label, name) = heading.split_once(':').unwrap();
        let bold = [
            format!("**{heading}**"),
            format!("__{heading}__"),
            format!("*{heading}*"),
            format!("***{heading}***"),
            format!("**{label}:**{name}"),
            format!("**{label}**:{name}"),
            format!("*{label}:*{name}"),
            format!("### {heading}"),
            format!("## **{heading}**"),
        ];
        let bullets = [
            "",
            "- ",
            "* ",
            "+ ",
            "\u{2022} ",
            "\u{2022}",
            "\u{25cf} ",
            "\u{25aa}\t",
            "2. ",
            "12) ",
        ];
        for line in bold.into_iter().chain([heading.to_owned()]) {
            for bullet in bullets {
                let line = format!("{bullet}{line}");
                let summary = reads(&SHORT.replacen(heading, &line, 1));
                assert_eq!(notes(&summary), [""; 0], "{line}");
                assert_eq!(summary.role(), Role::TechnicalWriter, "{line}");
                assert_eq!(summary.level(), Some(RoleLevel::LeadTechnicalWriter), "{line}");
                assert_eq!(summary.level_points(), ["leads"], "{line}");
                assert_eq!(summary.responsibilities(), ["lead"], "{line}");
                let skills = summary.skills().map(|s| (s.skill(), s.points().len()));
                assert!(skills.eq([(Skill::Prototyping, 1), (Skill::UserFocus, 0)]), "{line}");
            }
        }
    }
    // What is wrong in it is reported without the markup.
    fails(
        "Skill: Prototyping",
        "\u{2022} **Skill: Prototipyng**",
        "line 10: unknown skill `Prototipyng`, did you mean `prototyping`?",
    );
    let summary =
        reads(&format!("{SHORT}\n**Skil: Testing**\n- test\n\n**Skil:** Testing\n- test\n"));
    assert_eq!(
        notes(&summary),
        [
            "line 15: `**Skil: Testing**` is not a heading of a summary",
            "line 18: `**Skil:** Testing` is not a heading of a summary",
        ]
    );
    assert!(summary.skills().map(|s| s.points().len()).eq([1, 0]));
}

/// The point that a line is, below a heading.
#[track_caller]
fn is_point(line: &str, point: &str) {
    let summary = reads(&SHORT.replacen("- lead\n", &format!("{line}\n"), 1));
    assert_eq!(notes(&summary), [""; 0], "{line}");
    assert_eq!(summary.responsibilities(), [point], "{line}");
}

#[test]
fn a_bullet_is_apart_from_its_point() {
    for bullet in [
        '-', '*', '+', 'o', '\u{2013}', '\u{2014}', '\u{2022}', '\u{b7}', '\u{25cf}', '\u{25cb}',
        '\u{25aa}', '\u{25e6}', '\u{2023}', '\u{2043}', '\u{25a0}', '\u{f0b7}',
    ] {
        for space in [" ", "\t", "  ", "\u{a0}"] {
            is_point(&format!(" {bullet}{space}lead"), "lead");
        }
    }
    for bullet in ["\u{2022}", "\u{25cf}", "-", "\u{2013}"] {
        is_point(&format!("{bullet}lead"), "lead");
    }
    for text in [
        "*emphasis* here",
        "**lead** others",
        "_emphasis_ here",
        "-5 degrees",
        "\u{2013}5 degrees",
        "+44 20 7946 0000",
        "--dry-run",
        "only lead",
        "1. lead",
    ] {
        is_point(text, text);
        is_point(&format!("- {text}"), text);
    }
    // Lines that only divide, and bullets without a text.
    for line in ["---", "***", "* * *", "-", "\u{2022}", "+", "- \u{200b}"] {
        let summary = reads(&SHORT.replacen("- lead\n", &format!("- lead\n{line}\n"), 1));
        assert_eq!(summary.responsibilities(), ["lead"], "{line}");
    }
    // Behind two bullets, what has the form of a heading is a point.
    is_point("- - Skill: Testing", "Skill: Testing");
    is_point("- \u{2022} Role level: Developer", "Role level: Developer");
    is_point("- - lead", "- lead");
}

#[test]
fn a_skill_that_is_there_twice_is_read_as_one_and_noted() {
    let summary = reads(&SHORT.replace("Skill: User focus\n", "Skill: Prototyping\n- again\n"));
    assert_eq!(notes(&summary), ["line 13: repeats the heading of line 10; both are read as one"]);
    let skill = summary.skills().next().unwrap();
    assert_eq!((skill.line(), skill.points()), (10, &["try".to_owned(), "again".to_owned()][..]));
    assert_eq!(summary.skills().count(), 1);
    // A former name is the same skill.
    let text = SHORT.replace("Prototyping", "Ownership and topic");
    let summary = reads(&text.replace("User focus", "Ownership and initiative"));
    assert_eq!(notes(&summary).len(), 1);
}

#[test]
fn what_is_not_recognised_is_kept_and_noted() {
    let summary = reads(&format!("DRAFT\n\n{SHORT}"));
    assert_eq!(notes(&summary), ["line 1: `DRAFT` is above the first heading"]);
    // A heading with a fault in it: its points are not those of the skill above.
    let summary = reads(&format!("{SHORT}\nSkil: Testing\n- test\n\nPay: to be agreed\n"));
    assert_eq!(
        notes(&summary),
        [
            "line 15: `Skil: Testing` is not a heading of a summary",
            "line 18: `Pay: to be agreed` is not a heading of a summary",
        ]
    );
    assert!(summary.skills().map(|s| s.points().len()).eq([1, 0]));
    // Without a name it may introduce what follows, which stays with its section.
    let summary = reads(&SHORT.replace("- lead\n", "- lead\n\nYou may:\n- follow\n"));
    assert_eq!(notes(&summary), ["line 10: `You may:` is not a heading of a summary"]);
    assert_eq!(summary.responsibilities(), ["lead", "You may:", "follow"]);
    // Prose that has the words of the role's heading.
    let summary = reads(&SHORT.replace("- lead\n", "You have one role: to lead.\n"));
    assert_eq!(summary.responsibilities(), ["You have one role: to lead."]);
    assert_eq!(notes(&summary), [""; 0]);
}

proptest! {
    /// Texts of random lines of all shapes: what is read is written as it was, and nothing panics.
    #[test]
    fn every_text_that_is_read_is_written_byte_for_byte(
        lines in vec((sample::select(LINES), sample::select(ENDS)), 0..30),
        headings in any::<bool>(),
    ) {
        let lines: String = lines.into_iter().flat_map(|(line, end)| [line, end]).collect();
        let text = if headings { format!("{SHORT}{lines}") } else { lines };
        if let Ok(summary) = text.parse::<Summary>() {
            prop_assert_eq!(summary.to_string(), text);
            let mut points = summary.skills().flat_map(|skill| skill.points());
            prop_assert!(points.all(|point| !point.trim().is_empty()));
        }
    }

    #[test]
    fn no_text_panics(text in any::<String>()) {
        let _ = text.parse::<Summary>();
        let text = format!("{SHORT}{text}");
        if let Ok(summary) = text.parse::<Summary>() {
            prop_assert_eq!(summary.to_string(), text);
        }
    }
}

const LINES: &[&str] = &[
    "",
    " ",
    "- point",
    "-",
    " \u{2022} point ",
    "Prose, and more of it.",
    "NOT IN USE",
    "- NOT IN USE",
    "You can:",
    "In this role, you will:",
    " At this role level, you will:",
    "User-centred design role: Technical writer",
    "Data role: Data analyst",
    "A role: something",
    " role: ",
    "Role level: Lead technical writer",
    "Role level: NOT IN USE",
    "Role level:",
    "Skill: Prototyping",
    "Skill: User focus",
    "skill:Ownership and topic",
    "Skill: unknown",
    "Pay: to be agreed",
    "Benefits:",
    ":",
    "\u{feff}",
    "\u{200b}- \u{1f600}",
    "**Skill: Prototyping**",
    "\u{2022} **Skill:** User focus",
    "- - Skill: Prototyping",
    "*emphasis*",
    "***",
];

const ENDS: &[&str] = &["\n", "\r\n", "\r", "\u{2028}", "\u{2028}\n", "\n\n", ""];
