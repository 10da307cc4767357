//! A team as a picture: who against what, the darker the further below.

use capability_framework::workforce::Workforce;
use capability_framework::{ATTRIBUTION, Proficiency, Requirements, RoleLevel, Skill};
use svg::Document;
use svg::node::element::{Description, Rectangle, Text, Title};

use crate::team::{Peers, Team};

/// Up to how many people have a row each; beyond, each role level has one.
const PEOPLE: usize = 60;

const CELL: i32 = 16;
/// Below the rows: the legend and the attribution.
const BOTTOM: i32 = 60;
const LEGEND: i32 = 110;
const FONT_SIZE: f64 = 9.7;
/// About as wide as a letter is on average, with a little to spare.
const LETTER: i32 = 7;
const NOT_ASSESSED: Colour = Colour(200, 200, 200);

/// Red, green and blue.
#[derive(Clone, Copy)]
struct Colour(u8, u8, u8);

struct Row<'a> {
    label: String,
    requirements: Requirements<'a>,
    people: Workforce,
}

pub fn draw(team: &Team) -> String {
    let rows = rows(team);
    let is_required =
        |skill: &Skill| team.peers.keys().any(|level| team.requirements(*level).contains(*skill));
    let skills: Vec<Skill> = Skill::iter().filter(is_required).collect();
    let columns_width = (skills.len() as i32 * CELL).max(4 * LEGEND);
    let rows_height = rows.len() as i32 * CELL;
    let left = longest(rows.iter().map(|row| row.label.as_str()));
    let top = longest(skills.iter().map(|skill| skill.name()));
    let (width, height) = (left + columns_width + CELL, top + rows_height + BOTTOM);

    let mut svg = Document::new()
        .set("role", "img")
        .set("width", width)
        .set("height", height)
        .set("viewBox", (0, 0, width, height))
        .set("font-family", "sans-serif")
        .set("font-size", FONT_SIZE)
        .add(Title::new(format!(
            "What a team of {} lacks of what its role levels require",
            team.len()
        )))
        .add(Description::new().add(svg::node::Text::new(description(
            team,
            rows.len(),
            skills.len(),
        ))))
        .add(Rectangle::new().set("width", width).set("height", height).set("fill", "#FFFFFF"));
    for (skill, x) in skills.iter().zip((left..).step_by(CELL as usize)) {
        let (x, y) = (x + CELL / 2, top - 6);
        svg = svg.add(text(skill.name(), x, y).set("transform", format!("rotate(270, {x}, {y})")));
    }
    for (row, y) in rows.iter().zip((top..).step_by(CELL as usize)) {
        svg = svg.add(text(&row.label, left - 6, y + CELL / 2).set("text-anchor", "end"));
        for (skill, x) in skills.iter().zip((left..).step_by(CELL as usize)) {
            if let Some(proficiency) = row.requirements.get(*skill) {
                svg = svg.add(square(x, y, colour(&row.people, *skill, proficiency)));
            }
        }
    }

    let y = top + rows_height + 14;
    let legend =
        [("met", shade(0.0)), ("2 steps below", shade(2.0)), ("4 steps below", shade(4.0))];
    let legend = legend.into_iter().chain([("not assessed", NOT_ASSESSED)]);
    for ((label, colour), x) in legend.zip((left..).step_by(LEGEND as usize)) {
        svg = svg.add(square(x, y, colour)).add(text(label, x + CELL + 4, y + CELL / 2));
    }
    svg.add(text(ATTRIBUTION, 6, y + 2 * CELL)).to_string()
}

/// The picture in words.
fn description(team: &Team, rows: usize, skills: usize) -> String {
    let row = if team.len() > PEOPLE { "role level" } else { "person" };
    format!(
        "A heat map with a row for each {row} and a column for each required skill, {rows} by {skills}. \
         A square is pale where the requirement is met, darker the further below it, and grey where \
         nobody was assessed."
    )
}

/// A text that begins at a place, half a line above and half below it.
fn text(text: &str, x: i32, y: i32) -> Text {
    Text::new(text).set("x", x).set("y", y).set("dy", "0.5ex")
}

fn square(x: i32, y: i32, Colour(red, green, blue): Colour) -> Rectangle {
    Rectangle::new()
        .set("x", x + 1)
        .set("y", y + 1)
        .set("width", CELL - 2)
        .set("height", CELL - 2)
        .set("fill", format!("#{red:02X}{green:02X}{blue:02X}"))
}

/// A row for each person, or for each level with the mean of its people.
fn rows(team: &Team) -> Vec<Row<'_>> {
    let levels = team.peers.iter();
    if team.len() > PEOPLE {
        let row = |(level, peers): (&Option<RoleLevel>, &Peers)| Row {
            label: format!("{} ({})", team.name(*level), peers.people.len()),
            requirements: team.requirements(*level),
            people: peers.people.clone(),
        };
        return levels.map(row).collect();
    }
    let people = levels.flat_map(|(level, peers)| {
        let people = peers.positions.iter().zip(peers.people.profiles(..));
        people.map(move |(position, profile)| Row {
            label: format!("{}, {}", label(position), team.name(*level)),
            requirements: team.requirements(*level),
            people: Workforce::from_iter([profile]),
        })
    });
    people.collect()
}

/// The shade of the mean of the steps below, of those who were assessed, and the greyer the more
/// were not.
fn colour(people: &Workforce, skill: Skill, proficiency: Proficiency) -> Colour {
    let coverage = people.coverage(skill, proficiency, ..);
    let assessed = coverage.held + coverage.below;
    if assessed == 0 {
        return NOT_ASSESSED;
    }
    let shade = shade(coverage.steps_below as f64 / assessed as f64);
    mix(shade, NOT_ASSESSED, coverage.not_assessed as f64 / people.len() as f64)
}

/// What of a position fits on a picture.
fn label(position: &str) -> String {
    position.chars().filter(|c| !c.is_control()).take(40).collect()
}

/// The room that the longest of some labels needs.
fn longest<'a>(labels: impl Iterator<Item = &'a str>) -> i32 {
    labels.map(|label| label.chars().count() as i32 * LETTER).max().unwrap_or_default() + CELL
}

/// From a pale yellow for none to a dark red for four steps.
fn shade(steps: f64) -> Colour {
    mix(Colour(254, 237, 200), Colour(150, 0, 30), steps / 4.0)
}

fn mix(from: Colour, to: Colour, share: f64) -> Colour {
    let mix = |from: u8, to: u8| (f64::from(from) * (1.0 - share) + f64::from(to) * share).round();
    Colour(mix(from.0, to.0) as u8, mix(from.1, to.1) as u8, mix(from.2, to.2) as u8)
}
