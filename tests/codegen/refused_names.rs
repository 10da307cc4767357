//! Names that would not lead to one entry are refused.

use crate::refusals::{embedded, refuses};
use crate::world::World;

#[test]
fn duplicate_slug() {
    refuses(
        "latest/skills.tsv",
        "agile-research-practices\t",
        "agile-and-lean-practices\t",
        "HERE: duplicate slug `agile-and-lean-practices`, first on line LINE(agile-and-lean-practices$); \
         each skill should have its own",
    );
}

#[test]
fn duplicate_name() {
    refuses(
        "latest/role-levels.tsv",
        "Lead business architect\t",
        "Business architect\t",
        "HERE: duplicate name `Business architect`, first on line LINE(\tBusiness architect\t$); \
         each role level should have its own",
    );
}

#[test]
fn slug_that_is_none() {
    refuses(
        "latest/skills.tsv",
        "analysis\tAnalysis\n",
        "Analysis\tAnalysis\n",
        "HERE: slug `Analysis` should be lower-case words joined by single \
         hyphens",
    );
}

#[test]
fn variant_that_clashes() {
    refuses(
        "latest/skills.tsv",
        "\tAgile research practices",
        "\tAgile and lean-practices",
        "HERE: `Agile and lean-practices` would clash with `Agile and Lean \
         practices` on line LINE(agile-and-lean-practices$) as variant `AgileAndLeanPractices`; their letters and digits should differ",
    );
}

#[test]
fn name_that_cannot_be_a_variant() {
    refuses(
        "latest/skills.tsv",
        "accessibility\tAccessibility\n",
        "accessibility\t3D modelling\n",
        "HERE: `3D modelling` should begin with a letter, as the variant \
         `3dModelling` must",
    );
    refuses(
        "latest/skills.tsv",
        "accessibility\tAccessibility\n",
        "accessibility\tAccessibilité\n",
        "HERE: `Accessibilité` should have no letter beyond ASCII, such as `é`",
    );
}

#[test]
fn names_that_would_be_found_as_two_entries() {
    refuses(
        "history.tsv",
        "role\tadded\t-\tFrontend developer\t2020-12-03",
        "role\trenamed\tData and AI ethicist\tContent designer\t2020-12-03",
        "src/data/latest/roles.tsv:LINE(\tcontent-designer\t$): `Data and AI ethicist` would be found as `Data and artificial \
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
        "src/data/kind-words.tsv:30: unknown kind `tracks`, should be one of role-family, role, role-level, \
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
         once: the order is that of the letters, then of kinds and tables",
    );
    refuses(
        "abbreviations.tsv",
        "DA\trole\tdata-analyst",
        "DA\trole\tdata-architect",
        "src/data/abbreviations.tsv:13: `DA` should stand before the line above, and each meaning \
         once: the order is that of the letters, then of kinds and tables",
    );
    refuses(
        "abbreviations.tsv",
        "CTO\trole",
        "Content designer\trole",
        "src/data/abbreviations.tsv:11: `Content designer` is a name of the kind, and needs no row",
    );
    refuses(
        "abbreviations.tsv",
        "CTO\trole",
        "CTO\tgrade",
        "src/data/abbreviations.tsv:11: unknown kind `grade`, should be one of role-family, role, \
         role-level, skill",
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
