//! A timeline as a picture: a column for each edition, and in it a bar for each level, the taller the more
//! is required.

use capability_framework::{Edition, Proficiency};
use svg::Document;
use svg::node::element::Group;

use super::frame::{
    Frame, INK, SAMPLE, SIZE, SMALL, cell, centred, colours, names_width, row_height, stroke, text,
    wrap,
};

/// What is shown, and the editions that are compared.
pub struct Timeline {
    pub title: &'static str,
    pub editions: Vec<Edition>,
    pub rows: Vec<Row>,
}

/// For each edition, what each level requires: `None` where the edition has no such row, and no levels
/// where it states no proficiency.
pub struct Row {
    pub label: &'static str,
    pub cells: Vec<Option<Vec<Option<Proficiency>>>>,
}

const NAMES: i32 = 380;
const ROW: i32 = 34;
const TOP: i32 = 24;
const BAR: i32 = 14;
/// How much taller a bar is for each point of the scale.
const POINT: i32 = 6;
/// The least width of a column, and what is between two.
const COLUMN: i32 = 76;
const GAP: i32 = 18;
const STATED: &str = "required";

impl Timeline {
    pub fn draw(&self) -> Document {
        let names = names_width(self.rows.iter().map(|row| row.label), NAMES);
        let bars = self.rows.iter().flat_map(|row| &row.cells).flatten().map(Vec::len).max();
        let column = COLUMN.max(bars.unwrap_or(0) as i32 * BAR) + GAP;
        let left = names + 20;
        let columns = || (left..).step_by(column as usize);
        let mut body = Group::new();
        for (edition, x) in self.editions.iter().zip(columns()) {
            body = body.add(text(edition.slug(), x, 8));
        }
        let mut y = TOP;
        for row in &self.rows {
            let name = wrap(row.label, names, SIZE);
            let height = row_height(&name, ROW);
            let middle = y + height / 2;
            body = body.add(centred(&name, names, middle, SIZE).set("text-anchor", "end"));
            for (levels, x) in row.cells.iter().zip(columns()) {
                if let Some(levels) = levels {
                    body = body.add(ladder(levels, x, middle));
                }
            }
            y += height;
        }
        let width = left + column * self.editions.len() as i32;
        self.frame().around(body, width, y)
    }

    fn frame(&self) -> Frame {
        let (width, height) = SAMPLE;
        let steps = Proficiency::iter().map(|proficiency| {
            let sample = bar(Some(proficiency), (width - BAR) / 2, height);
            (sample, proficiency.slug().to_owned())
        });
        let none = (bar(None, (width - BAR) / 2, height), "not required".to_owned());
        let names: Vec<String> = self.editions.iter().map(Edition::to_string).collect();
        let rows = self.rows.iter().map(|row| {
            let cells = self.editions.iter().zip(&row.cells);
            let cells = cells.filter_map(|(edition, levels)| {
                Some(format!("{edition} {}", words(levels.as_ref()?)))
            });
            format!("{}: {}.", row.label, cells.collect::<Vec<_>>().join("; "))
        });
        Frame {
            title: format!("{} through the editions", self.title),
            subtitle: format!("Editions of {}", names.join(", ")),
            description: rows.collect::<Vec<_>>().join(" "),
            legend: steps.chain([none]).collect(),
            notes: vec![
                "A bar for each level, in the order of the ladder in that edition; nothing where an edition has \
                 no such row."
                    .to_owned(),
            ],
        }
    }
}

/// A bar for each level from `x` on, around a middle.
fn ladder(levels: &[Option<Proficiency>], x: i32, middle: i32) -> Group {
    if levels.is_empty() {
        return Group::new().add(text(STATED, x, middle).set("font-size", SMALL));
    }
    let bars = levels.iter().zip((x..).step_by(BAR as usize));
    bars.fold(Group::new(), |group, (level, x)| group.add(bar(*level, x, middle + 2 * POINT)))
}

/// A bar as high as the proficiency, with its foot at `y`; a line where nothing is required.
fn bar(proficiency: Option<Proficiency>, x: i32, y: i32) -> Group {
    let Some(proficiency) = proficiency else {
        return Group::new().add(stroke((x + 1, y), (x + BAR - 1, y), INK).set("stroke-width", 2));
    };
    let height = i32::from(proficiency.point()) * POINT;
    Group::new().add(cell(x + 1, y - height, BAR - 2, height, colours(proficiency).0))
}

fn words(levels: &[Option<Proficiency>]) -> String {
    let words = levels.iter().map(|level| level.map_or("not required", |level| level.slug()));
    let words: Vec<&str> = words.collect();
    if words.is_empty() { STATED.to_owned() } else { words.join(", ") }
}
