//! A team as a picture: who against what, the darker the further below.

use std::error::Error;
use std::fs;
use std::path::Path;

use capability_framework::workforce::Workforce;
use capability_framework::{ATTRIBUTION, Proficiency, RoleLevel, Skill};
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::team::{Peers, Team};

/// Up to how many people have a row each; beyond, each role level has one.
const PEOPLE: usize = 60;

const CELL: i32 = 16;
/// Below the rows: the legend and the attribution.
const BOTTOM: i32 = 60;
const LEGEND: i32 = 110;
const FONT: (&str, i32) = ("sans-serif", 12);
/// About as wide as a letter is on average, with a little to spare.
const LETTER: i32 = 7;
const NOT_ASSESSED: RGBColor = RGBColor(200, 200, 200);

struct Row {
    label: String,
    level: RoleLevel,
    people: Workforce,
}

pub fn draw(team: &Team, path: &Path) -> Result<(), Box<dyn Error>> {
    let rows = rows(team);
    let is_required = |skill: &Skill| team.levels.keys().any(|l| l.required(*skill).is_some());
    let skills: Vec<Skill> = Skill::iter().filter(is_required).collect();
    let width = (skills.len() as i32 * CELL).max(4 * LEGEND);
    let height = rows.len() as i32 * CELL;
    let left_of_cells = longest(rows.iter().map(|row| row.label.as_str()));
    let above_cells = longest(skills.iter().map(|skill| skill.name()));
    let size = ((left_of_cells + width + CELL) as u32, (above_cells + height + BOTTOM) as u32);

    let mut svg = String::new();
    let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
    area.fill(&WHITE)?;
    let label = FONT.into_text_style(&area);
    let right = label.pos(Pos::new(HPos::Right, VPos::Center));
    let upwards = label.transform(FontTransform::Rotate270).pos(Pos::new(HPos::Left, VPos::Center));
    let square = |x: i32, y: i32, colour: RGBColor| {
        Rectangle::new([(x + 1, y + 1), (x + CELL - 1, y + CELL - 1)], colour.filled())
    };
    for (skill, x) in skills.iter().zip((left_of_cells..).step_by(CELL as usize)) {
        area.draw(&Text::new(skill.name(), (x + CELL / 2, above_cells - 6), upwards.clone()))?;
    }
    for (row, y) in rows.iter().zip((above_cells..).step_by(CELL as usize)) {
        area.draw(&Text::new(
            row.label.as_str(),
            (left_of_cells - 6, y + CELL / 2),
            right.clone(),
        ))?;
        for (skill, x) in skills.iter().zip((left_of_cells..).step_by(CELL as usize)) {
            if let Some(proficiency) = row.level.required(*skill) {
                area.draw(&square(x, y, colour(&row.people, *skill, proficiency)))?;
            }
        }
    }

    let left = label.pos(Pos::new(HPos::Left, VPos::Center));
    let y = above_cells + height + 14;
    let legend =
        [("met", shade(0.0)), ("2 steps below", shade(2.0)), ("4 steps below", shade(4.0))];
    let legend = legend.into_iter().chain([("not assessed", NOT_ASSESSED)]);
    for ((text, colour), x) in legend.zip((left_of_cells..).step_by(LEGEND as usize)) {
        area.draw(&square(x, y, colour))?;
        area.draw(&Text::new(text, (x + CELL + 4, y + CELL / 2), left.clone()))?;
    }
    area.draw(&Text::new(ATTRIBUTION, (6, y + 2 * CELL), left))?;
    area.present()?;
    drop(area);
    Ok(fs::write(path, svg)?)
}

/// A row for each person, or for each level with the mean of its people.
fn rows(team: &Team) -> Vec<Row> {
    let levels = team.levels.iter();
    if team.len() > PEOPLE {
        let row = |(level, peers): (&RoleLevel, &Peers)| Row {
            label: format!("{level} ({})", peers.people.len()),
            level: *level,
            people: peers.people.clone(),
        };
        return levels.map(row).collect();
    }
    let people = levels.flat_map(|(level, peers)| {
        let people = peers.positions.iter().zip(peers.people.profiles(..));
        people.map(move |(position, profile)| Row {
            label: format!("{}, {level}", label(position)),
            level: *level,
            people: Workforce::from_iter([profile]),
        })
    });
    people.collect()
}

/// The shade of the mean of the steps below, of those who were assessed, and the greyer the more
/// were not.
fn colour(people: &Workforce, skill: Skill, proficiency: Proficiency) -> RGBColor {
    let of = people.coverage(skill, proficiency, ..);
    let assessed = of.held + of.below;
    if assessed == 0 {
        return NOT_ASSESSED;
    }
    let shade = shade(of.steps_below as f64 / assessed as f64);
    mix(shade, NOT_ASSESSED, of.not_assessed as f64 / people.len() as f64)
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
fn shade(steps: f64) -> RGBColor {
    mix(RGBColor(254, 237, 200), RGBColor(150, 0, 30), steps / 4.0)
}

fn mix(from: RGBColor, to: RGBColor, share: f64) -> RGBColor {
    let mix = |from: u8, to: u8| (f64::from(from) * (1.0 - share) + f64::from(to) * share).round();
    RGBColor(mix(from.0, to.0) as u8, mix(from.1, to.1) as u8, mix(from.2, to.2) as u8)
}
