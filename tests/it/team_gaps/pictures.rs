//! The pictures that `team_gaps` draws: a heat map of a few people, a ranking for many.

use std::collections::BTreeMap;
use std::fs;

use capability_framework::{Proficiency, Profile, Rating, RoleLevel, Skill};
use serde_json::Value;

use super::department::Department;
use super::{file, run};
use crate::pictures::frame::{BELOW, FAR_BELOW, HATCH, WHITE};
use crate::pictures::heat_map::{Person, heat_map};
use crate::pictures::ranking::{Lack, SHOWN, ranking};
use crate::pictures::{HOSTILE, check_clean, check_frame, texts};

/// How often each colour fills a box, without those of the legend.
fn fills(svg: &str, legend: &[&str]) -> BTreeMap<String, usize> {
    let mut fills = BTreeMap::new();
    for shape in svg
        .split("<rect")
        .skip(1)
        .filter(|shape| shape.split('>').next().unwrap().contains("stroke="))
    {
        let fill = shape.split("fill=\"").nth(1).unwrap().split('"').next().unwrap();
        *fills.entry(fill.to_owned()).or_default() += 1;
    }
    for fill in legend {
        *fills.get_mut(*fill).unwrap() -= 1;
    }
    fills
}

const HEAT_MAP: [&str; 6] = [WHITE, BELOW, FAR_BELOW, FAR_BELOW, FAR_BELOW, HATCH];
const RANKING: [&str; 3] = [BELOW, HATCH, WHITE];

fn person(label: &str, level: RoleLevel, profile: Profile) -> Person<'static> {
    Person {
        label: label.to_owned(),
        target: level.name().to_owned(),
        family: Some(level.role().family()),
        requirements: level.requirements(),
        profile,
    }
}

#[test]
fn a_heat_map_has_a_box_for_every_requirement_and_nothing_else() {
    for size in [1, 5, 50, 60] {
        let mut people: Vec<_> = Department::new(size).take(size as usize).collect();
        people.sort_by_key(|(level, _)| *level);
        let mut wanted = BTreeMap::new();
        for (level, profile) in &people {
            for item in profile.gap_to(*level).items() {
                let fill = match item.steps().map(|steps| steps.min(0)) {
                    None => HATCH,
                    Some(0) => WHITE,
                    Some(-1) => BELOW,
                    Some(_) => FAR_BELOW,
                };
                *wanted.entry(fill.to_owned()).or_default() += 1;
            }
        }
        let required: usize = people.iter().map(|(level, _)| level.requirements().len()).sum();
        let shown: Vec<_> = people
            .iter()
            .zip(1..)
            .map(|((level, profile), number)| person(&number.to_string(), *level, *profile))
            .collect();
        let svg = heat_map(&shown).to_string();
        let title = format!("What a team of {size} lacks of what is required");
        check_frame(&svg, &title, &format!("Edition of October 2026; {required} requirements: "));
        let mut fills = fills(&svg, &HEAT_MAP);
        fills.retain(|_, count| *count > 0);
        assert_eq!(fills, wanted);
        // A row for what somebody needs, in the block of their family, and none for what nobody needs.
        let words = texts(&svg);
        let families = shown.chunk_by(|a, b| a.family == b.family);
        let rows = families.map(|people| {
            let required = people.iter().flat_map(|person| person.requirements);
            let mut skills: Vec<Skill> = required.map(|it| it.skill).collect();
            skills.sort();
            skills.dedup();
            assert!(skills.iter().all(|skill| words.join(" ").contains(skill.name())));
            skills.len()
        });
        assert_eq!(
            svg.split_once("</desc>").unwrap().0.matches(": required of ").count(),
            rows.sum::<usize>()
        );
    }
}

#[test]
fn a_heat_map_of_nobody_is_empty() {
    let svg = heat_map(&[]).to_string();
    check_frame(&svg, "What a team of 0 lacks of what is required", "0 requirements");
}

/// The number in a box is what the legend says it is.
#[test]
fn a_box_says_how_many_steps_are_missing() {
    let level = RoleLevel::LeadTechnicalWriter;
    for (rating, steps) in [
        (Rating::NotYetAware, "4"),
        (Rating::At(Proficiency::Awareness), "3"),
        (Rating::At(Proficiency::Working), "2"),
        (Rating::At(Proficiency::Practitioner), "1"),
        (Rating::At(Proficiency::Expert), "0"),
    ] {
        let profile = Profile::from_iter([(Skill::UserFocus, rating)]);
        let svg = heat_map(&[person("A7", level, profile)]).to_string();
        // Once in the box and once in the legend; each row ends with two sums, which are 0 or 1.
        let count = |text: &str| texts(&svg).iter().filter(|other| *other == text).count();
        let sums = 2 * level.requirements().len();
        let sums_of = match steps {
            "0" => sums - (level.requirements().len() - 1),
            "1" => level.requirements().len(),
            _ => 0,
        };
        assert_eq!(count(steps), 2 + sums_of, "{steps}");
        assert_eq!(count("A7"), 1);
    }
}

#[test]
fn many_people_are_ranked_by_what_most_lack() {
    let svg_of = |size: &str| {
        let svg = file(&format!("{size}.svg"), "");
        let run = run(&["--synthetic", size, "--rows", "1000", "--format", "json", "--svg", &svg]);
        assert!(run.status.success());
        let json: Value = serde_json::from_slice(&run.stdout).unwrap();
        (fs::read_to_string(svg).unwrap(), json)
    };
    let (few, _) = svg_of("60");
    assert!(few.contains("<title>What a team of 60 lacks of what is required</title>"));
    let (many, _) = svg_of("61");
    assert!(many.contains("<title>What a team of 61 most lacks</title>"));
    let (svg, json) = svg_of("1234");
    check_frame(&svg, "What a team of 1,234 most lacks", "Edition of October 2026; ");
    let skills = json["skills"].as_array().unwrap();
    let words = texts(&svg).join(" ");
    let mut rest = words.as_str();
    for skill in &skills[..SHOWN] {
        let name = skill["skill"].as_str().unwrap().parse::<Skill>().unwrap().name();
        let [below, not_assessed, required] =
            ["below", "not_assessed", "required"].map(|it| &skill[it]);
        let row = format!("{name} {below} {not_assessed} {required} ");
        rest = rest.split_once(&row).unwrap_or_else(|| panic!("{row} in {rest}")).1;
    }
    let below: u64 = skills[SHOWN..].iter().map(|skill| skill["below"].as_u64().unwrap()).sum();
    let more = skills.len() - SHOWN;
    let note = format!("{more} more skills are required, in which people are below ");
    assert!(rest.contains(&note) && below > 0, "{rest}");
}

#[test]
fn a_ranking_shows_parts_of_those_who_need_a_skill() {
    let lack = |required, below, not_assessed| Lack {
        skill: Skill::Testing,
        required,
        below,
        not_assessed,
    };
    let lacks = [lack(1000, 900, 100), lack(10, 0, 10), lack(5, 0, 0)];
    let svg = ranking(12_345_678, &lacks).to_string();
    check_frame(&svg, "What a team of 12,345,678 most lacks", "Edition of October 2026; ");
    // No empty part is drawn.
    let fills = fills(&svg, &RANKING);
    assert_eq!((fills[BELOW], fills[HATCH], fills[WHITE]), (1, 2, 1));
    let widths = svg.match_indices("width=\"420\"").count();
    assert_eq!(widths, 0, "the longest has two parts");
    assert!(svg.contains("width=\"378\"") && svg.contains("width=\"42\""));
    check_frame(&ranking(0, &[]).to_string(), "What a team of 0 most lacks", "Edition of");
}

#[test]
fn what_a_table_says_is_escaped() {
    let level = RoleLevel::Developer;
    let quoted = HOSTILE.replace('"', "\"\"");
    let table = format!("position,level\n\"{quoted}\",{level}\n");
    let svg = file("title.svg", "");
    let run = run(&[&file("title.csv", &table), "--svg", &svg]);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let svg = fs::read_to_string(svg).unwrap();
    check_frame(&svg, "What a team of 1 lacks of what is required", "Edition of October 2026");
    check_clean(&svg, HOSTILE);
}
