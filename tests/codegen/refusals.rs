//! Bad data is refused with file, line and what would be right, never guessed at.

use std::path::Path;

use crate::read_tree;
use crate::tables::Files;
use crate::world::World;

fn embedded() -> Files {
    let root = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| ".".into());
    read_tree(&Path::new(&root).join("src/data")).unwrap()
}

/// The data with the only occurrence of `old` in `file` replaced is refused with `message`.
#[track_caller]
fn refuses(file: &str, old: &str, new: &str, message: &str) {
    let mut files = embedded();
    let text = files.get_mut(file).unwrap();
    assert_eq!(text.matches(old).count(), 1, "`{old}` should stand once in {file}");
    *text = text.replacen(old, new, 1);
    let fault = World::read(&files).err().map(|fault| fault.to_string());
    assert_eq!(fault.as_deref(), Some(message));
}

#[test]
fn the_embedded_data_is_accepted() {
    assert!(World::read(&embedded()).is_ok());
}

#[test]
fn duplicate_slug() {
    refuses(
        "2026-10/skills.tsv",
        "agile-research-practices\t",
        "agile-and-lean-practices\t",
        "src/data/2026-10/skills.tsv:5: duplicate slug `agile-and-lean-practices`, first on line 4; \
         each skill should have its own",
    );
}

#[test]
fn duplicate_name() {
    refuses(
        "2026-10/role-levels.tsv",
        "Lead business architect\t",
        "Business architect\t",
        "src/data/2026-10/role-levels.tsv:5: duplicate name `Business architect`, first on line 4; \
         each role level should have its own",
    );
}

#[test]
fn slug_that_is_none() {
    refuses(
        "2026-10/skills.tsv",
        "analysis\tAnalysis\n",
        "Analysis\tAnalysis\n",
        "src/data/2026-10/skills.tsv:7: slug `Analysis` should be lower-case words joined by single \
         hyphens",
    );
}

#[test]
fn variant_that_clashes() {
    refuses(
        "2026-10/skills.tsv",
        "\tAgile research practices",
        "\tAgile and lean-practices",
        "src/data/2026-10/skills.tsv:5: `Agile and lean-practices` would clash with `Agile and Lean \
         practices` on line 4 as variant `AgileAndLeanPractices`; their letters and digits should differ",
    );
}

#[test]
fn name_that_cannot_be_a_variant() {
    refuses(
        "2026-10/skills.tsv",
        "accessibility\tAccessibility\n",
        "accessibility\t3D modelling\n",
        "src/data/2026-10/skills.tsv:2: `3D modelling` should begin with a letter, as the variant \
         `3dModelling` must",
    );
    refuses(
        "2026-10/skills.tsv",
        "accessibility\tAccessibility\n",
        "accessibility\tAccessibilité\n",
        "src/data/2026-10/skills.tsv:2: `Accessibilité` should have no letter beyond ASCII, such as `é`",
    );
}

#[test]
fn names_that_would_be_found_as_two_entries() {
    refuses(
        "history.tsv",
        "role\tadded\t-\tFrontend developer\t2020-12-03",
        "role\trenamed\tData and AI ethicist\tContent designer\t2020-12-03",
        "src/data/2026-10/roles.tsv:48: `Data and AI ethicist` would be found as `Data and artificial \
         intelligence (AI) ethicist` too; names and slugs should differ in letters and digits",
    );
    refuses(
        "grades.tsv",
        "Grade 7",
        "Grade 6",
        "src/data/grades.tsv:8: `Grade 6` stands for another grade; each should have its own",
    );
}

#[test]
fn kind_words_that_make_one_name_of_two() {
    refuses(
        "kind-words.tsv",
        "role-level\tlevel\n",
        "role-level\tmanagement\n",
        "src/data/kind-words.tsv:16: without `management` the role-level \
         `leaddevelopermanagement` would be taken for `leaddeveloper`",
    );
    refuses(
        "kind-words.tsv",
        "skill\tskill\n",
        "skill\tleadership\n",
        "src/data/kind-words.tsv:23: without `leadership` the skill `datagovernanceleadership` would be taken for `datagovernance`",
    );
}

#[test]
fn kind_words_of_another_form() {
    refuses(
        "kind-words.tsv",
        "track\tbranch",
        "tracks\tbranch",
        "src/data/kind-words.tsv:30: unknown type `tracks`, should be one of family, role, role-level, \
         skill, proficiency, grade, track, edition, document",
    );
    refuses(
        "kind-words.tsv",
        "track\tbranch",
        "track\tOne branch",
        "src/data/kind-words.tsv:30: `One branch` should be one word in lower case",
    );
}

#[test]
fn grade_titles_that_are_there_or_of_no_grade() {
    refuses(
        "grade-titles.tsv",
        "scs\tDirector\t",
        "scs\tGrade 6\t",
        "src/data/grade-titles.tsv:27: `Grade 6` is there already; keep one",
    );
    refuses(
        "grade-titles.tsv",
        "scs\tDirector\t",
        "sc\tDirector\t",
        "src/data/grade-titles.tsv:27: unknown grade `sc`, should be a slug of the grade table",
    );
}

#[test]
fn abbreviations_out_of_order_or_that_are_names() {
    refuses(
        "abbreviations.tsv",
        "CIO\trole",
        "CAO\trole",
        "src/data/abbreviations.tsv:8: `CAO` should stand before the line above, and each meaning \
         once: the order is that of the letters, then of types and tables",
    );
    refuses(
        "abbreviations.tsv",
        "DA\trole\tdata-analyst",
        "DA\trole\tdata-architect",
        "src/data/abbreviations.tsv:13: `DA` should stand before the line above, and each meaning \
         once: the order is that of the letters, then of types and tables",
    );
    refuses(
        "abbreviations.tsv",
        "CTO\trole",
        "Content designer\trole",
        "src/data/abbreviations.tsv:11: `Content designer` is a name of the type, and needs no row",
    );
    refuses(
        "abbreviations.tsv",
        "CTO\trole",
        "CTO\tgrade",
        "src/data/abbreviations.tsv:11: unknown type `grade`, should be family, role, role-level or \
         skill",
    );
}

#[test]
fn retired_entry_that_clashes_with_one_of_today() {
    let mut files = embedded();
    for file in ["2025-10/skills.tsv", "2025-10/requirements.tsv"] {
        let text = files.get_mut(file).unwrap();
        *text =
            text.replace("content-concepts-and-prototyping", "content-management-and-architecture");
    }
    assert_eq!(
        World::read(&files).err().unwrap().to_string(),
        "src/data/2025-10/skills.tsv:38: retired `Content concepts and prototyping` would clash with \
         `Content management and architecture`; slugs and variants should differ",
    );
}

#[test]
fn edition_without_its_folder() {
    refuses(
        "editions.tsv",
        "2026-10	October 2026
",
        "2026-10	October 2026
2027-01	January 2027
",
        "src/data/2027-01/families.tsv:1: the file is missing and should exist",
    );
}

#[test]
fn level_of_the_senior_civil_service() {
    refuses(
        "2026-10/role-levels.tsv",
        "Lead technical writer	G7/G6",
        "Lead technical writer	G6/SCS",
        "src/data/2026-10/role-levels.tsv:201: `lead-technical-writer` is a level, so its grades should \
         be below SCS",
    );
}

#[test]
fn dangling_references() {
    refuses(
        "2026-10/roles.tsv",
        "architecture\tbusiness-architect",
        "architectures\tbusiness-architect",
        "src/data/2026-10/roles.tsv:2: unknown family `architectures`, should be a slug of the family \
         table",
    );
    refuses(
        "2026-10/role-levels.tsv",
        "business-architect\t1\t",
        "busy-architect\t1\t",
        "src/data/2026-10/role-levels.tsv:2: unknown role `busy-architect`, should be a slug of the \
         role table",
    );
    refuses(
        "2026-10/requirements.tsv",
        "business-architect\tbusiness-architecture",
        "business-architect\tbusyness-architecture",
        "src/data/2026-10/requirements.tsv:2: unknown skill `busyness-architecture`, should be a slug \
         of the skill table",
    );
    refuses(
        "abbreviations.tsv",
        "BA\trole\tbusiness-analyst",
        "BA\trole\tbusiness-analist",
        "src/data/abbreviations.tsv:2: unknown role `business-analist`, should be a slug of the role \
         table",
    );
    refuses(
        "documents.tsv",
        "2020-01\tpage",
        "2019-01\tpage",
        "src/data/documents.tsv:2: unknown edition `2019-01`, should be a slug of the edition table",
    );
}

#[test]
fn unknown_letter_in_a_ladder() {
    refuses(
        "2026-10/requirements.tsv",
        "business-architect\tbusiness-architecture\tAWPE",
        "business-architect\tbusiness-architecture\tAXPE",
        "src/data/2026-10/requirements.tsv:2: unknown letter `X` in ladder `AXPE`, should be one of \
         `.AWPE`",
    );
}

#[test]
fn ladder_of_the_wrong_length() {
    refuses(
        "2026-10/requirements.tsv",
        "business-architect\tbusiness-architecture\tAWPE",
        "business-architect\tbusiness-architecture\tAWP",
        "src/data/2026-10/requirements.tsv:2: ladder `AWP` has length 3, should be 4, the number of \
         levels of `business-architect`",
    );
    refuses(
        "2026-10/requirements.tsv",
        "chief-data-officer\tdata-architecture\t-",
        "chief-data-officer\tdata-architecture\tE",
        "src/data/2026-10/requirements.tsv:57: ladder `E` of a role without levels should be `-`",
    );
}

#[test]
fn level_without_requirements() {
    let mut files = embedded();
    let text = files.get_mut("2026-10/requirements.tsv").unwrap();
    *text = text
        .lines()
        .map(|line| match line.strip_prefix("content-strategist\t") {
            Some(rest) => {
                format!("content-strategist\t{}\n", rest.replace(['A', 'W', 'P', 'E'], "."))
            }
            None => format!("{line}\n"),
        })
        .collect();
    assert_eq!(
        World::read(&files).err().unwrap().to_string(),
        "src/data/2026-10/role-levels.tsv:181: `content-strategist` requires no skill; \
         requirements.tsv should give it at least one",
    );
}

#[test]
fn rows_out_of_order() {
    refuses(
        "2026-10/skills.tsv",
        "\tAgile working",
        "\tAgglomerating",
        "src/data/2026-10/skills.tsv:6: `Agglomerating` should stand before the line above: the order \
         is alphabetical without regard to case",
    );
    refuses(
        "2026-10/role-levels.tsv",
        "business-architect\t2\t",
        "business-architect\t3\t",
        "src/data/2026-10/role-levels.tsv:3: level number `3` should be 2",
    );
    refuses(
        "2026-10/requirements.tsv",
        "business-architect\tcommunicating-information\t",
        "business-architect\tbusiness-architecture\t",
        "src/data/2026-10/requirements.tsv:3: repeats the role and skill of the line before; keep one",
    );
    refuses(
        "2026-10/requirements.tsv",
        "business-architect\tcommunicating-information\t",
        "business-architect\taccessibility\t",
        "src/data/2026-10/requirements.tsv:3: the rows should follow the order of roles.tsv, then \
         skills.tsv",
    );
}

#[test]
fn management_level_without_its_twin() {
    refuses(
        "2026-10/role-levels.tsv",
        "\tLead developer - management",
        "\tChief developer - management",
        "src/data/2026-10/role-levels.tsv:168: `Chief developer` should stand on the line before",
    );
}

#[test]
fn grades_that_are_unknown_or_out_of_order() {
    refuses(
        "2026-10/role-levels.tsv",
        "Trainee business architect\tEO/HEO",
        "Trainee business architect\tEO/H",
        "src/data/2026-10/role-levels.tsv:2: unknown grade `H`, should be one of AA AO EO HEO SEO G7 \
         G6 SCS",
    );
    refuses(
        "2026-10/role-levels.tsv",
        "Trainee business architect\tEO/HEO",
        "Trainee business architect\tHEO/EO",
        "src/data/2026-10/role-levels.tsv:2: grades `HEO/EO` should ascend, each named once",
    );
    refuses(
        "2026-10/roles.tsv",
        "Chief data officer\tSCS",
        "Chief data officer\t-",
        "src/data/2026-10/roles.tsv:9: `chief-data-officer` has no levels, so its grade should be SCS",
    );
}

#[test]
fn tables_of_another_form() {
    refuses(
        "2026-10/skills.tsv",
        "skill\tname\n",
        "name\tskill\n",
        "src/data/2026-10/skills.tsv:1: the header should be `skill name`",
    );
    refuses(
        "2026-10/skills.tsv",
        "accessibility\tAccessibility\n",
        "accessibility\n",
        "src/data/2026-10/skills.tsv:2: 1 fields, should be 2 with one tab between them",
    );
    refuses(
        "2026-10/skills.tsv",
        "\tAccessibility\n",
        "\tAccessibility \n",
        "src/data/2026-10/skills.tsv:2: field `Accessibility ` should be neither empty (write `-`) nor \
         padded",
    );
    let mut files = embedded();
    files.remove("2026-10/skills.tsv");
    assert_eq!(
        World::read(&files).err().unwrap().to_string(),
        "src/data/2026-10/skills.tsv:1: the file is missing and should exist"
    );
}

#[test]
fn statement_whose_skill_is_unknown() {
    refuses(
        "sources/application-operations-engineer.txt",
        "Skill: Service focus",
        "Skill: Service fokus",
        "src/data/sources/application-operations-engineer.txt:33: unknown skill `Service fokus`, should \
         be a name of the latest edition or an old_name of history.tsv",
    );
    refuses(
        "sources/gov-uk-2020-01-07-application-operations-engineer.txt",
        "Technical specialism. You know the direction",
        "Technical specialisms. You know the direction",
        "src/data/sources/gov-uk-2020-01-07-application-operations-engineer.txt:295: unknown skill \
         `Technical specialisms`, should be a name of the latest edition or an old_name of history.tsv",
    );
}

#[test]
fn statement_whose_proficiency_is_unknown() {
    refuses(
        "sources/gov-uk-2020-01-07-application-operations-engineer.txt",
        "(Relevant skill level: expert)\n  \nTechnical understanding",
        "(Relevant skill level: excellent)\n  \nTechnical understanding",
        "src/data/sources/gov-uk-2020-01-07-application-operations-engineer.txt:295: unknown \
         proficiency `excellent` of `Technical specialism`, should be one of awareness working \
         practitioner expert",
    );
    refuses(
        "2025-10/requirements.tsv",
        "\napplication-operations-engineer\ttesting\t.AWPE",
        "\napplication-operations-engineer\ttesting\t..WPE",
        "src/data/sources/application-operations-engineer.txt:42: no proficiency for `Testing`: \
         requirements.tsv of 2025-10 should require it of `Application operations engineer`",
    );
}

#[test]
fn history_that_leads_nowhere_or_round_in_a_circle() {
    refuses(
        "history.tsv",
        "Ownership and topic\tOwnership and initiative",
        "Ownership and topic\tOwnership",
        "src/data/history.tsv:161: `Ownership` should be a name of the latest edition or have an \
         event of its own",
    );
    refuses(
        "history.tsv",
        "removed\tStrategy\t-\t2024-05-31",
        "renamed\tStrategy\tStrategies\t2024-05-31\nskill\trenamed\tStrategies\tStrategy\t2024-06-30",
        "src/data/history.tsv:36: `Strategy` goes round in a circle; it should end in a name of today \
         or a removal",
    );
}

#[test]
fn history_of_two_meanings_or_of_another_form() {
    refuses(
        "history.tsv",
        "\tDigital perspective\t",
        "\tTools and software\t",
        "src/data/history.tsv:72: `Tools and software` already has an event on line 69; a name should \
         become one thing",
    );
    refuses(
        "history.tsv",
        "skill\tremoved\tStrategy\t",
        "skills\tremoved\tStrategy\t",
        "src/data/history.tsv:36: unknown kind `skills`, should be role, role-level or skill",
    );
    refuses(
        "history.tsv",
        "skill\tremoved\tStrategy\t",
        "skill\tdeleted\tStrategy\t",
        "src/data/history.tsv:36: unknown event `deleted`, should be added, renamed, merged, removed or \
         spelling",
    );
    refuses(
        "history.tsv",
        "skill\tremoved\tStrategy\t-",
        "skill\tremoved\tStrategy\tStrategies",
        "src/data/history.tsv:36: removed should have an old name and no new one",
    );
    refuses(
        "history.tsv",
        "Strategy\t-\t2024-05-31",
        "Strategy\t-\t31 May 2024",
        "src/data/history.tsv:36: date `31 May 2024` should be like 2026-05-29",
    );
    refuses(
        "history.tsv",
        "Strategy\t-\t2024-05-31",
        "Strategy\t-\t2023-02-29",
        "src/data/history.tsv:36: date `2023-02-29` should be like 2026-05-29",
    );
    refuses(
        "history.tsv",
        "Ownership and initiative\t-",
        "Ownership and initiative\t2025-10-01",
        "src/data/history.tsv:161: a spelling should have no date but `-`",
    );
}

#[test]
fn entry_of_an_earlier_edition_that_history_forgot() {
    refuses(
        "history.tsv",
        "skill\tremoved\tUser focus (content design)\t-\t2026-05-29\n",
        "",
        "src/data/2025-10/skills.tsv:182: `User focus (content design)` is not in the latest edition; \
         history.tsv should say what it became or when it was removed",
    );
}

#[test]
fn second_list_of_one_level() {
    refuses(
        "sources/application-operations-engineer.txt",
        "- monitor applications and be accountable for batch processes\n",
        "- monitor applications\n\nAnd you will:\n",
        "src/data/sources/application-operations-engineer.txt:11: a second list for the same level; an \
         edition should have one",
    );
}
