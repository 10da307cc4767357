//! The career paths of a role as a Mermaid flowchart.

use capability_framework::{ATTRIBUTION, Edition, Role, RoleLevel};

use super::paths::paths;
use crate::workplace::{example, output};

/// The name that a line of a chart gives a level.
fn id(level: RoleLevel) -> String {
    format!("level_{}", level.slug().replace('-', "_"))
}

fn lines<'a>(chart: &'a str, part: &'a str) -> impl Iterator<Item = &'a str> {
    chart.lines().filter(move |line| line.contains(part))
}

#[test]
fn a_chart_has_every_level_and_every_step_of_every_ladder() {
    for role in Role::iter() {
        let Some(chart) = paths(role, Edition::LATEST) else {
            assert!(role.levels().is_empty());
            continue;
        };
        assert!(
            chart
                .starts_with(&format!("---\ntitle: \"{role}, October 2026\"\n---\nflowchart LR\n"))
        );
        assert!(chart.contains(ATTRIBUTION));
        for level in role.levels() {
            assert_eq!(lines(&chart, &format!("{}[\"{level}", id(*level))).count(), 1, "{level}");
            let next: Vec<String> = level
                .next_levels()
                .iter()
                .map(|next| {
                    let delta = level.delta_to(*next);
                    let skills = delta.raised().count() + delta.added().count();
                    let steps = delta.climb();
                    let count = |count: usize, word| match count {
                        1 => format!("1 {word}"),
                        _ => format!("{count} {word}s"),
                    };
                    let effort = match steps {
                        0 => "no step up".to_owned(),
                        _ => format!(
                            "{} in {}",
                            count(steps as usize, "step"),
                            count(skills, "skill")
                        ),
                    };
                    format!("    {} -->|\"{effort}\"| {}", id(*level), id(*next))
                })
                .collect();
            assert!(lines(&chart, &format!("    {} -->", id(*level))).eq(next), "{level}");
        }
        let twins = role.levels().iter().filter(|level| level.track().is_some()).count() / 2;
        assert_eq!(lines(&chart, "[\"same rank\"]").count(), twins);
    }
}

#[test]
fn a_chart_has_the_nearest_levels_of_two_other_roles_and_what_they_take() {
    for level in RoleLevel::iter() {
        let chart = paths(level.role(), Edition::LATEST).unwrap();
        let arrow = format!("    {} -.-> ", id(level));
        let near: Vec<&str> = lines(&chart, &arrow).collect();
        let nearest = level.requirements().nearest_levels(Edition::LATEST);
        let first = nearest.iter().find(|near| near.level().role() != level.role()).unwrap();
        let number = near.len();
        assert!(
            number == 2 || number < 2 && nearest.iter().any(|near| near.shared() == 0),
            "{level}"
        );
        assert!(near[0].contains(&format!("[\"{}", first.level())), "{level}");
        let named = near[0].matches(" +").count();
        match first.missing() {
            0 => assert!(near[0].contains("<br>no step up\"]")),
            missing @ 1..=4 => assert_eq!(named, missing as usize),
            missing => {
                assert!(named == 3 && near[0].contains(&format!("and {} more\"]", missing - 3)))
            }
        }
    }
}

/// Each line is of a form that Mermaid knows, and nothing in it ends a text too early.
#[test]
fn a_chart_is_written_in_the_grammar_of_mermaid() {
    let is_word = |word: &str| {
        word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    let is_text = |text: &str| {
        let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
        text.is_some_and(|text| !text.contains(['"', '\\', '`', '#', ';']))
    };
    let is_box = |node: &str| {
        let node = node.split_once(":::").map_or(node, |(node, class)| {
            assert!(is_word(class));
            node
        });
        let parts = node.strip_suffix(']').and_then(|node| node.split_once('['));
        parts.is_some_and(|(id, text)| is_word(id) && is_text(text))
    };
    for edition in Edition::iter() {
        for chart in edition.roles().iter().filter_map(|role| paths(*role, edition)) {
            for line in chart.lines().skip(6) {
                let line = line.trim_start();
                let is_known = match line.split_once(' ') {
                    _ if line == "end" || line.starts_with("classDef ") => true,
                    Some(("subgraph", rank)) => is_box(rank),
                    Some((from, arrow)) if arrow.starts_with("-->|") => {
                        let (text, to) = arrow[4..].split_once("| ").unwrap();
                        is_word(from) && is_text(text) && is_word(to)
                    }
                    Some((from, arrow)) if arrow.starts_with("-.-> ") => {
                        is_word(from) && is_box(&arrow[5..])
                    }
                    _ => is_box(line),
                };
                assert!(is_known, "{line}");
            }
        }
    }
}

#[test]
fn the_example_prints_a_chart_or_says_why_there_is_none() {
    let run = |arguments: &[&str]| output(example("export").args(arguments));
    let printed = run(&["--graph", "Technical writer", "--edition", "2025-10"]);
    assert!(printed.status.success());
    let role = RoleLevel::TechnicalWriter.role();
    assert_eq!(
        String::from_utf8(printed.stdout).unwrap(),
        paths(role, Edition::October2025).unwrap()
    );
    for (arguments, message) in [
        (
            &["--graph", "Chief data officer"][..],
            "error: the edition of October 2026 has no levels of the role Chief data officer\n",
        ),
        (
            &["--graph", "Agile coach", "--edition", "2020-01"],
            "error: the edition of January 2020 has no levels of the role Agile coach\n",
        ),
    ] {
        let refused = run(arguments);
        assert_eq!(refused.status.code(), Some(2));
        assert_eq!(String::from_utf8(refused.stderr).unwrap(), message);
    }
    assert_eq!(run(&["--graph", "Technical writer", "--out", "x"]).status.code(), Some(2));
    assert_eq!(run(&[]).status.code(), Some(2));
}
