//! Bad data is refused with file, line and what would be right, never guessed at.

use crate::tables::Files;
use crate::world::World;
use crate::{read_tree, root};

pub fn embedded() -> Files {
    read_tree(&root().join("src/data")).unwrap()
}

/// The data with the only occurrence of `old` in `file` replaced is refused with `message`, in which
/// `HERE` is the place of what was replaced and `LINE(text$)` the line of a text in the file, or in the
/// one that the message names. The folder `latest` is that of the latest edition.
#[track_caller]
pub fn refuses(file: &str, old: &str, new: &str, message: &str) {
    let mut files = embedded();
    let newest = latest(&files);
    let file = &file.replace("latest", &newest);
    let text = files.get_mut(file).unwrap();
    assert_eq!(text.matches(old).count(), 1, "`{old}` should stand once in {file}");
    let same = old.bytes().zip(new.bytes()).take_while(|(old, new)| old == new).count();
    let replaced = line_at(text, text.find(old).unwrap() + same);
    let mut message = message.replace("HERE", &format!("src/data/{file}:{replaced}"));
    if let Some((before, rest)) = message.clone().split_once("LINE(") {
        let (wanted, after) = rest.split_once("$)").unwrap();
        let named = before.strip_prefix("src/data/").and_then(|path| path.strip_suffix(':'));
        let text = &embedded()[&named.map_or(file.clone(), |path| path.replace("latest", &newest))];
        message = format!("{before}{}{after}", line_at(text, text.find(wanted).unwrap()));
    }
    *text = text.replacen(old, new, 1);
    let fault = World::read(&files).err().map(|fault| fault.to_string());
    assert_eq!(fault, Some(message.replace("/latest/", &format!("/{newest}/"))));
}

/// The line of the byte at `place`.
fn line_at(text: &str, place: usize) -> usize {
    text[..=place].lines().count()
}

/// The slug of the latest edition.
fn latest(files: &Files) -> String {
    let last = files["editions.tsv"].lines().last().unwrap();
    last.split('\t').next().unwrap().to_owned()
}

#[test]
fn the_embedded_data_is_accepted() {
    assert!(World::read(&embedded()).is_ok());
}

#[test]
fn edition_without_its_folder() {
    let mut files = embedded();
    *files.get_mut("editions.tsv").unwrap() += "2999-01\tJanuary 2999\tnowhere\n";
    assert_eq!(
        World::read(&files).err().unwrap().to_string(),
        "src/data/2999-01/role-families.tsv:1: the file is missing and should exist",
    );
}

#[test]
fn level_of_the_senior_civil_service() {
    refuses(
        "latest/role-levels.tsv",
        "Lead technical writer	G7/G6",
        "Lead technical writer	G6/SCS",
        "HERE: `lead-technical-writer` is a level, so its grades should \
         be below SCS",
    );
}

#[test]
fn dangling_references() {
    refuses(
        "latest/roles.tsv",
        "architecture\tbusiness-architect",
        "architectures\tbusiness-architect",
        "HERE: unknown role family `architectures`, should be a slug of the role family \
         table",
    );
    refuses(
        "latest/role-levels.tsv",
        "business-architect\t1\t",
        "busy-architect\t1\t",
        "HERE: unknown role `busy-architect`, should be a slug of the \
         role table",
    );
    refuses(
        "latest/requirements.tsv",
        "business-architect\tbusiness-architecture",
        "business-architect\tbusyness-architecture",
        "HERE: unknown skill `busyness-architecture`, should be a slug \
         of the skill table",
    );
    refuses(
        "abbreviations.tsv",
        "BA\trole\tbusiness-analyst",
        "BA\trole\tbusiness-analist",
        "HERE: unknown role `business-analist`, should be a slug of the role \
         table",
    );
    refuses(
        "documents.tsv",
        "2020-01\tpage",
        "2019-01\tpage",
        "HERE: unknown edition `2019-01`, should be a slug of the edition table",
    );
}

#[test]
fn unknown_letter_in_a_ladder() {
    refuses(
        "latest/requirements.tsv",
        "business-architect\tbusiness-architecture\tAWPE",
        "business-architect\tbusiness-architecture\tAXPE",
        "HERE: unknown letter `X` in ladder `AXPE`, should be one of \
         `.AWPE`",
    );
}

#[test]
fn ladder_of_the_wrong_length() {
    refuses(
        "latest/requirements.tsv",
        "business-architect\tbusiness-architecture\tAWPE",
        "business-architect\tbusiness-architecture\tAWP",
        "HERE: ladder `AWP` has length 3, should be 4, the number of \
         levels of `business-architect`",
    );
    refuses(
        "latest/requirements.tsv",
        "chief-data-officer\tdata-architecture\t-",
        "chief-data-officer\tdata-architecture\tE",
        "HERE: ladder `E` of a role without levels should be `-`",
    );
}

#[test]
fn level_without_requirements() {
    let mut files = embedded();
    let newest = latest(&files);
    let text = files.get_mut(&format!("{newest}/requirements.tsv")).unwrap();
    *text = text
        .lines()
        .map(|line| match line.strip_prefix("content-strategist\t") {
            Some(rest) => {
                format!("content-strategist\t{}\n", rest.replace(['A', 'W', 'P', 'E'], "."))
            }
            None => format!("{line}\n"),
        })
        .collect();
    let file = format!("{newest}/role-levels.tsv");
    let text = &files[&file];
    let line = line_at(text, text.find("\tcontent-strategist\t").unwrap());
    assert_eq!(
        World::read(&files).err().unwrap().to_string(),
        format!(
            "src/data/{file}:{line}: `content-strategist` requires no skill; requirements.tsv should \
             give it at least one"
        ),
    );
}

#[test]
fn rows_out_of_order() {
    refuses(
        "latest/skills.tsv",
        "\tAgile working",
        "\tAgglomerating",
        "HERE: `Agglomerating` should stand before the line above: the order \
         is alphabetical without regard to case",
    );
    refuses(
        "latest/role-levels.tsv",
        "business-architect\t2\t",
        "business-architect\t3\t",
        "HERE: level number `3` should be 2",
    );
    refuses(
        "latest/requirements.tsv",
        "business-architect\tcommunicating-information\t",
        "business-architect\tbusiness-architecture\t",
        "HERE: repeats the role and skill of the line before; keep one",
    );
    refuses(
        "latest/requirements.tsv",
        "business-architect\tcommunicating-information\t",
        "business-architect\taccessibility\t",
        "HERE: the rows should follow the order of roles.tsv, then \
         skills.tsv",
    );
}

#[test]
fn management_level_without_its_twin() {
    refuses(
        "latest/role-levels.tsv",
        "\tLead developer - management",
        "\tChief developer - management",
        "HERE: `Chief developer` should stand on the line before",
    );
}

#[test]
fn grades_that_are_unknown_or_out_of_order() {
    refuses(
        "latest/role-levels.tsv",
        "Trainee business architect\tEO/HEO",
        "Trainee business architect\tEO/H",
        "HERE: unknown grade `H`, should be one of AA AO EO HEO SEO G7 \
         G6 SCS",
    );
    refuses(
        "latest/role-levels.tsv",
        "Trainee business architect\tEO/HEO",
        "Trainee business architect\tHEO/EO",
        "HERE: grades `HEO/EO` should ascend, each named once",
    );
    refuses(
        "latest/roles.tsv",
        "Chief data officer\tSCS",
        "Chief data officer\t-",
        "HERE: `chief-data-officer` has no levels, so its grade should be SCS",
    );
}

#[test]
fn tables_of_another_form() {
    refuses(
        "latest/skills.tsv",
        "skill\tname\n",
        "name\tskill\n",
        "HERE: the header should be `skill name`",
    );
    refuses(
        "latest/skills.tsv",
        "accessibility\tAccessibility\n",
        "accessibility\n",
        "HERE: 1 fields, should be 2 with one tab between them",
    );
    refuses(
        "latest/skills.tsv",
        "\tAccessibility\n",
        "\tAccessibility \n",
        "HERE: field `Accessibility ` should be neither empty (write `-`) nor \
         padded",
    );
    let mut files = embedded();
    files.remove("2025-10/skills.tsv");
    assert_eq!(
        World::read(&files).err().unwrap().to_string(),
        "src/data/2025-10/skills.tsv:1: the file is missing and should exist"
    );
}

#[test]
fn statement_whose_skill_is_unknown() {
    refuses(
        "sources/application-operations-engineer.txt",
        "Skill: Service focus",
        "Skill: Service fokus",
        "HERE: unknown skill `Service fokus`, should \
         be a name of the latest edition or an old_name of history.tsv",
    );
    refuses(
        "sources/gov-uk-2020-01-07-application-operations-engineer.txt",
        "Technical specialism. You know the direction",
        "Technical specialisms. You know the direction",
        "HERE: unknown skill \
         `Technical specialisms`, should be a name of the latest edition or an old_name of history.tsv",
    );
}

#[test]
fn statement_whose_proficiency_is_unknown() {
    refuses(
        "sources/gov-uk-2020-01-07-application-operations-engineer.txt",
        "(Relevant skill level: expert)\n  \nTechnical understanding",
        "(Relevant skill level: excellent)\n  \nTechnical understanding",
        "HERE: unknown \
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
        "HERE: `Ownership` should be a name of the latest edition or have an \
         event of its own",
    );
    refuses(
        "history.tsv",
        "removed\tStrategy\t-\t2024-05-31",
        "renamed\tStrategy\tStrategies\t2024-05-31\nskill\trenamed\tStrategies\tStrategy\t2024-06-30",
        "HERE: `Strategy` goes round in a circle; it should end in a name of today \
         or a removal",
    );
}

#[test]
fn history_of_two_meanings_or_of_another_form() {
    refuses(
        "history.tsv",
        "\tWorking within constraints\t",
        "\tTools and software\t",
        "HERE: `Tools and software` already has an event on line LINE(\tTools and software\t$); a name should \
         become one thing",
    );
    refuses(
        "history.tsv",
        "skill\tremoved\tStrategy\t",
        "skills\tremoved\tStrategy\t",
        "HERE: unknown kind `skills`, should be one of role-family, role, \
         role-level, skill",
    );
    refuses(
        "history.tsv",
        "skill\tremoved\tStrategy\t",
        "skill\tdeleted\tStrategy\t",
        "HERE: unknown event `deleted`, should be added, renamed, merged, removed or \
         spelling",
    );
    refuses(
        "history.tsv",
        "skill\tremoved\tStrategy\t-",
        "skill\tremoved\tStrategy\tStrategies",
        "HERE: removed should have an old name and no new one",
    );
    refuses(
        "history.tsv",
        "Strategy\t-\t2024-05-31",
        "Strategy\t-\t31 May 2024",
        "HERE: date `31 May 2024` should be like 2026-05-29",
    );
    refuses(
        "history.tsv",
        "Strategy\t-\t2024-05-31",
        "Strategy\t-\t2023-02-29",
        "HERE: date `2023-02-29` should be like 2026-05-29",
    );
    refuses(
        "history.tsv",
        "Ownership and initiative\t-",
        "Ownership and initiative\t2025-10-01",
        "HERE: a spelling should have no date but `-`",
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
