//! The example `timeline`, against the editions.

use std::fs;
use std::path::Path;

use capability_framework::{Edition, Proficiency, Role, RoleLevel, Skill};
use serde_json::{Value, from_slice, json};

use super::pictures::{check_frame, texts};
use super::workplace::example;

/// What it prints as JSON, and the picture that it draws.
fn run(kind: &str, name: &str) -> (Value, String) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("timeline-{kind}-{name}.svg"));
    let mut command = example("timeline");
    command.args([kind, name, "--format", "json", "--svg"]).arg(&path);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    (from_slice(&output.stdout).unwrap(), fs::read_to_string(path).unwrap())
}

/// A bar for what is required and a line for what is not, each of the five in the legend too.
#[track_caller]
fn check_picture(svg: &str, name: &str, rows: &[&str], cells: &[Option<Proficiency>]) {
    check_frame(svg, &format!("{name} through the editions"), "October 2025, October 2026");
    let words = texts(svg).join(" ");
    assert!(rows.iter().all(|row| words.contains(row)), "{words}");
    let required = cells.iter().flatten().count();
    // The ground and the two of the pattern have no outline.
    assert_eq!(svg.matches("<rect").count(), required + 4 + 3);
    assert_eq!(svg.matches("<line").count(), cells.len() - required + 1);
}

#[test]
fn a_role_is_shown_as_each_edition_has_it() {
    let role = Role::DataAndArtificialIntelligenceAiEthicist;
    let (json, svg) = run("role", "Data ethicist");
    assert_eq!(json["role"], role.slug());
    assert_eq!(json["events"][0]["old_name"], "Data ethicist");
    let editions: Vec<Edition> = Edition::iter().filter(|edition| edition.holds(role)).collect();
    let shown = json["editions"].as_array().unwrap();
    assert_eq!(shown.len(), editions.len());
    let mut all: Vec<Skill> = editions.iter().flat_map(|e| e.skills_of(role)).copied().collect();
    all.sort();
    all.dedup();
    let mut cells = Vec::new();
    for (shown, edition) in shown.iter().zip(editions) {
        assert_eq!(shown["edition"], edition.slug());
        assert_eq!(shown["levels"], json!(edition.ladder(role)));
        let skills: Vec<Value> = edition
            .matrix(role)
            .unwrap()
            .into_iter()
            .map(|row| {
                let ladder: Vec<Option<Proficiency>> = row.cells().collect();
                cells.extend(&ladder);
                json!({ "skill": row.skill(), "ladder": ladder })
            })
            .collect();
        assert_eq!(shown["skills"], json!(skills));
    }
    let names: Vec<&str> = all.iter().map(|skill| skill.name()).collect();
    check_picture(&svg, role.name(), &names, &cells);
}

#[test]
fn a_skill_is_shown_as_each_edition_requires_it() {
    let skill = Skill::DataModellingCleansingAndEnrichment;
    let (json, svg) = run("skill", skill.slug());
    let editions: Vec<Edition> = Edition::iter().filter(|edition| edition.holds(skill)).collect();
    let shown = json["editions"].as_array().unwrap();
    assert_eq!(shown.len(), editions.len());
    let mut levels = Vec::new();
    for (shown, edition) in shown.iter().zip(&editions) {
        let rows = edition.required_by(skill).map(|row| {
            levels.push(row.level);
            json!({ "role_level": row.level, "proficiency": row.proficiency })
        });
        assert_eq!(shown["required_by"], json!(rows.collect::<Vec<_>>()));
    }
    levels.sort();
    levels.dedup();
    let names: Vec<&str> = levels.iter().map(|level| level.name()).collect();
    // Where an edition has no such level there is nothing.
    let held = |level: RoleLevel| editions.iter().filter(move |edition| edition.holds(level));
    let cells = levels.iter().flat_map(|level| {
        held(*level).map(|edition| edition.requirements(*level).unwrap().get(skill))
    });
    check_picture(&svg, skill.name(), &names, &cells.collect::<Vec<_>>());
}

#[test]
fn a_role_without_levels_is_drawn_in_words() {
    let role = Role::ChiefDataOfficer;
    let (_, svg) = run("role", role.slug());
    let required: usize = Edition::iter().map(|edition| edition.skills_of(role).len()).sum();
    assert_eq!(texts(&svg).iter().filter(|text| *text == "required").count(), required);
}

#[test]
fn level_delta_says_what_an_edition_holds_instead() {
    for (arguments, message) in [
        (
            ["Lead agile coach", "--edition", "2022-09"],
            "error: Lead agile coach is not in the edition of September 2022, nor is the role Agile coach; \
             it was first published on 28 August 2026\n",
        ),
        (
            ["Senior data and AI ethicist", "--edition", "2023-10"],
            "error: Senior data and AI ethicist is not in the edition of October 2023, which has these \
             levels of Data and artificial intelligence (AI) ethicist: Lead data and AI ethicist, Head of \
             data and AI ethics; it was first published on 28 August 2026\n",
        ),
    ] {
        let output = example("level_delta").args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(error, message);
    }
}
