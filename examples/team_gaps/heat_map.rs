//! A team as a picture: who against what, the darker the further below.

use std::error::Error;
use std::path::Path;

use capability_framework::{ATTRIBUTION, Proficiency, RoleLevel, Skill, Workforce};
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::team::{Team, standing};

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

    let area = SVGBackend::new(path, size).into_drawing_area();
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
    Ok(())
}

/// A row for each person, or for each level with the mean of its people.
fn rows(team: &Team) -> Vec<Row> {
    let levels = team.levels.iter();
    if team.len() > PEOPLE {
        let row = |(level, peers): (&RoleLevel, &crate::team::Peers)| Row {
            label: format!("{level} ({})", peers.people.len()),
            level: *level,
            people: peers.people.clone(),
        };
        return levels.map(row).collect();
    }
    let people = levels.flat_map(|(level, peers)| {
        let people = peers.positions.iter().zip(peers.people.profiles(..));
        people.map(move |(position, profile)| Row {
            label: format!("{position}, {level}"),
            level: *level,
            people: Workforce::from_iter([profile]),
        })
    });
    people.collect()
}

/// The shade of the mean of the steps below, of those who were assessed.
fn colour(people: &Workforce, skill: Skill, proficiency: Proficiency) -> RGBColor {
    let standing = standing(people, skill, proficiency);
    match standing.held + standing.below {
        0 => NOT_ASSESSED,
        assessed => shade(standing.steps as f64 / assessed as f64),
    }
}

/// The room that the longest of some labels needs.
fn longest<'a>(labels: impl Iterator<Item = &'a str>) -> i32 {
    labels.map(|label| label.chars().count() as i32 * LETTER).max().unwrap_or_default() + CELL
}

/// From a pale yellow for none to a dark red for four steps.
fn shade(steps: f64) -> RGBColor {
    let mix = |from: f64, to: f64| (from + (to - from) * steps / 4.0).round() as u8;
    RGBColor(mix(254.0, 150.0), mix(237.0, 0.0), mix(200.0, 30.0))
}
