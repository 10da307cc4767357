//! The summaries of a release have its names and its words.

use capability_framework::publication::Summary;
use capability_framework::{Role, RoleFamily, RoleLevel, Skill};

use super::read;

/// Names of 2025 that are others today, and a skill that nobody knows.
const ROLES: &str = "\
Data,Data ethicist,\"Looks ahead.

In this role, you will:\u{2028}
- look ahead\",Data ethics lead,\"Leads.

Here and there.

 At this role level, you will:
- lead\",Systems analysis,Analyses.,Working,\"You can:
- analyse
- think\",
Data,Data ethicist,\"Looks ahead.

In this role, you will:\u{2028}
- look ahead\",Data ethics lead,\"Leads.

Here and there.

 At this role level, you will:
- lead\",Fortune telling,Tells.,Expert,\"You can:
- tell\",
Data,Data ethicist,\"Looks ahead.

In this role, you will:\u{2028}
- look ahead\",Data ethics lead,\"Leads.

Here and there.

 At this role level, you will:
- lead\",Testing ,Tests.,Practitioner,,
";
const SKILLS: &str = "\
Systems analysis,Analyses.,,\"You can:
- analyse
- think\",,,Data ethicist
Fortune telling,Tells.,,,,\"You can:
- tell\",Data ethicist
Testing ,Tests.,,,,,Data ethicist
";

#[test]
fn a_summary_has_the_names_and_words_of_its_release() {
    let release = read(ROLES, SKILLS).unwrap();
    let summary = release.summary(RoleLevel::LeadDataAndAiEthicist).unwrap();
    let expected = "\
Data role: Data ethicist
- Looks ahead.

In this role, you will:
- look ahead

Role level: Data ethics lead
- Leads.
- Here and there.

At this role level, you will:
- lead

Skill: Systems analysis
- analyse
- think

Skill: Testing

Skill: Fortune telling
- tell";
    assert_eq!(summary.to_string(), expected);
    assert_eq!(summary.family(), RoleFamily::Data);
    assert_eq!(summary.role(), Role::DataAndArtificialIntelligenceAiEthicist);
    assert_eq!(summary.level(), Some(RoleLevel::LeadDataAndAiEthicist));
    assert_eq!(summary.role_responsibilities(), ["look ahead"]);
    let skills = summary.skills().map(|s| (s.skill(), s.points().len()));
    assert!(skills.eq([(Skill::DigitalAndDataSystemsAnalysis, 2), (Skill::Testing, 0)]));

    // The skill that nobody knows is in the text, and noted. A text that is parsed is refused.
    let unknown = "line 20: unknown skill `Fortune telling`, expected a name or slug such as \
                   `accessibility`";
    assert_eq!(summary.notes().len(), 1);
    assert_eq!(summary.notes()[0].to_string(), unknown);
    let error = expected.parse::<Summary>().unwrap_err();
    assert_eq!(error.to_string(), unknown);

    let known = expected.replace("Fortune telling", "Planning");
    assert_eq!(known.parse::<Summary>().unwrap().to_string(), known);
    assert_eq!(release.summary(RoleLevel::LeadDataEngineer), None);
}

#[test]
fn a_family_that_is_not_known_keeps_its_name() {
    let release = read(&ROLES.replace("Data,Data ethicist", "Foresight,Data ethicist"), SKILLS);
    let summary = release.unwrap().summary(RoleLevel::LeadDataAndAiEthicist).unwrap();
    assert!(summary.to_string().starts_with("Foresight role: Data ethicist\n"));
    assert_eq!(summary.family(), RoleFamily::Data);
    assert_eq!(summary.notes().len(), 2);
}

/// Names and texts that have the form of headings do no harm.
#[test]
fn names_and_texts_that_break_lines() {
    let roles = ROLES
        .replace("Data ethics lead", "\"Data ethics\nlead\"")
        .replace("- look ahead", "Skill: Testing\nRole level: none")
        .replace("Leads.", "Data role: Data analyst");
    let release = read(&roles, SKILLS).unwrap();
    let summary = release.summary(RoleLevel::LeadDataAndAiEthicist).unwrap();
    assert!(summary.to_string().contains("\nRole level: Data ethics lead\n"));
    assert_eq!(summary.role_responsibilities(), ["Skill: Testing", "Role level: none"]);
    assert_eq!(summary.level_points()[0], "Data role: Data analyst");
    // Nor do they with markup, or where the text is read again without the release.
    for heading in [
        "- Skill: Testing",
        "**Skill: Testing**",
        "\u{2022} **Skill:** Testing",
        "- - Skill: Testing",
    ] {
        let roles = ROLES.replace("- look ahead", heading).replace("Fortune telling", "Planning");
        let skills = SKILLS.replace("Fortune telling", "Planning");
        let summary =
            read(&roles, &skills).unwrap().summary(RoleLevel::LeadDataAndAiEthicist).unwrap();
        assert_eq!(summary.role_responsibilities().len(), 1, "{heading}");
        assert_eq!(summary.skills().count(), 3, "{heading}");
        assert_eq!(summary.to_string().parse(), Ok(summary), "{heading}");
    }
}
