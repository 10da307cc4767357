//! Editions whose names cannot be read without a person's decision are refused until there is one.

use crate::refusals::{embedded, refuses};
use crate::world::World;

/// The data with the decisions of an edition replaced.
#[track_caller]
fn refuses_decisions(edition: &str, decisions: &str, message: &str) {
    let mut files = embedded();
    let path = format!("{edition}/decisions.tsv");
    files.insert(path, format!("kind\tname\tdecision\tvalue\n{decisions}\n"));
    let fault = World::read(&files).err().map(|fault| fault.to_string());
    assert_eq!(fault.as_deref(), Some(message));
}

#[test]
fn decisions_that_are_none_or_about_nothing() {
    refuses_decisions(
        "2022-09",
        "skill\tTesting\tbetter\t-",
        "src/data/2022-09/decisions.tsv:2: unknown decision `better` `-`, should be `name` with a name, \
         `same` or `new` with `-`, or `number` with a number",
    );
    refuses_decisions(
        "2022-09",
        "skill\tDDaT perspective\tsame\t-",
        "src/data/2022-09/decisions.tsv:2: `DDaT perspective` should be a name in skills.tsv",
    );
    refuses_decisions(
        "2022-09",
        "level\tData analyst\tnew\t-",
        "src/data/2022-09/decisions.tsv:2: unknown kind `level`, should be one of role-family, role, \
         role-level, skill",
    );
    refuses_decisions(
        "2022-09",
        "skill\tTesting\tname\tUser focus",
        "src/data/2022-09/decisions.tsv:2: `Testing` is what `Testing` means today, which the edition has \
         too; a name should mean one thing in an edition",
    );
}

/// *Data governance* of 2022 was the data architect's, and is another skill today.
#[test]
fn name_whose_roles_changed_altogether() {
    let mut files = embedded();
    files.remove("2022-09/decisions.tsv");
    for table in ["2022-09/skills.tsv", "2022-09/requirements.tsv"] {
        let text = files.get_mut(table).unwrap();
        *text = text.replace("data-governance-data-architect", "data-governance");
        *text = text.replace("Data governance (data architect)", "Data governance");
    }
    assert_eq!(
        World::read(&files).err().unwrap().to_string(),
        "src/data/2023-10/decisions.tsv:1: `Data governance` has none of the roles that it had in 2022-09; \
         if it is the same, add `skill Data governance same -`, else 2022-09/decisions.tsv should say \
         `skill Data governance name` and the name that it has today (with tabs)",
    );
    refuses_decisions(
        "2025-10",
        "skill\tOwnership and topic\tname\tOwnership and initiative",
        "src/data/2025-10/decisions.tsv:1: `Data modelling, cleansing and enrichment` has none of the roles \
         that it had in 2023-10; if it is the same, add `skill Data modelling, cleansing and enrichment \
         same -`, else 2023-10/decisions.tsv should say `skill Data modelling, cleansing and enrichment \
         name` and the name that it has today (with tabs)",
    );
}

#[test]
fn retired_name_that_was_renamed_before() {
    refuses(
        "history.tsv",
        "skill\tremoved\tDigital perspective\t-\t",
        "skill\tremoved\tDigital outlook\t-\t2024-11-30\nskill\trenamed\tDigital perspective\tDigital \
         outlook\t",
        "src/data/2023-10/skills.tsv:LINE(\tDigital perspective$): `Digital perspective` became `Digital \
         outlook` before it was removed; the table should have it under that name, with a line in \
         decisions.tsv",
    );
}

#[test]
fn level_that_would_require_a_skill_twice() {
    refuses(
        "2022-09/requirements.tsv",
        "data-ethicist\tcommunication-data-ethics\t",
        "data-ethicist\tcommunication\tPE\ndata-ethicist\tcommunication-data-ethics\t",
        "src/data/2022-09/requirements.tsv:1: `Data ethics lead` requires `Communicating between the \
         technical and non-technical` and `Communication`, which are one skill today; a level should \
         require it once",
    );
}

#[test]
fn role_family_that_never_was() {
    refuses(
        "2022-09/role-families-as-published.tsv",
        "data-architect\tTechnical",
        "data-architect\tTechnics",
        "HERE: `Technics` should be a role family of today or one that history.tsv removed",
    );
}
