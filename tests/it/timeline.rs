//! The example `timeline`, against the editions.

use std::fs;
use std::path::Path;

use capability_framework::{ATTRIBUTION, Edition, Proficiency, Role, Skill};
use serde_json::{Value, from_slice, json};

use super::workplace::example;

/// What it prints as JSON, and the picture that it draws.
fn run(kind: &str, name: &str) -> (Value, String) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("timeline-{kind}.svg"));
    let mut command = example("timeline");
    command.args([kind, name, "--format", "json", "--svg"]).arg(&path);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    (from_slice(&output.stdout).unwrap(), fs::read_to_string(path).unwrap())
}

/// A bar for every cell, four in the legend, and the ground.
fn check_picture(svg: &str, cells: usize) {
    assert_eq!(svg.matches("<rect").count(), cells + 5);
    assert!(svg.starts_with("<svg ") && svg.contains(" role=\"img\"") && svg.contains("<desc>"));
    assert!(svg.contains(ATTRIBUTION));
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
    let mut cells = 0;
    for (shown, edition) in shown.iter().zip(editions) {
        assert_eq!(shown["edition"], edition.slug());
        assert_eq!(shown["levels"], json!(edition.ladder(role)));
        let skills: Vec<Value> = edition
            .matrix(role)
            .unwrap()
            .into_iter()
            .map(|row| {
                let ladder: Vec<Option<Proficiency>> = row.cells().collect();
                cells += ladder.len();
                json!({ "skill": row.skill(), "ladder": ladder })
            })
            .collect();
        assert_eq!(shown["skills"], json!(skills));
    }
    check_picture(&svg, cells);
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
    check_picture(&svg, levels.len() * editions.len());
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
