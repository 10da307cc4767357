//! A timeline as a picture: a column for each edition, and in it a bar for each level, the taller the
//! more is required.

use std::path::Path;
use std::{fs, io};

use capability_framework::{ATTRIBUTION, Edition, Proficiency};
use svg::Document;
use svg::node::element::{Description, Rectangle, Text, Title};

const ROW: i32 = 30;
const BAR: i32 = 9;
/// The least width of a column: its head has room.
const COLUMN: i32 = 84;
const TOP: i32 = 56;
/// Below the rows: the legend and the attribution.
const BOTTOM: i32 = 56;
const FONT_SIZE: f64 = 11.0;
/// About as wide as a letter is on average, with a little to spare.
const LETTER: i32 = 7;

pub struct Picture {
    pub title: &'static str,
    pub editions: Vec<Edition>,
    pub rows: Vec<Row>,
}

/// For each edition, what each level requires.
pub struct Row {
    pub label: &'static str,
    pub cells: Vec<Vec<Option<Proficiency>>>,
}

impl Picture {
    pub fn write(&self, path: &Path) -> io::Result<()> {
        fs::write(path, self.draw().to_string())
    }

    fn draw(&self) -> Document {
        let longest = self.rows.iter().map(|row| row.label.chars().count()).max().unwrap_or(0);
        let left = longest as i32 * LETTER + 12;
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        let bars = cells.map(Vec::len).max().unwrap_or(0) as i32;
        let column = COLUMN.max(bars * BAR + 18);
        let (columns, rows) = (self.editions.len() as i32, self.rows.len() as i32);
        let width = (left + columns * column + 6).max(ATTRIBUTION.len() as i32 * LETTER);
        let height = TOP + rows * ROW + BOTTOM;

        let mut svg = Document::new()
            .set("role", "img")
            .set("width", width)
            .set("height", height)
            .set("viewBox", (0, 0, width, height))
            .set("font-family", "sans-serif")
            .set("font-size", FONT_SIZE)
            .add(Title::new(format!("{} through the editions", self.title)))
            .add(Description::new().add(svg::node::Text::new(self.description())))
            .add(Rectangle::new().set("width", width).set("height", height).set("fill", "#FFFFFF"))
            .add(text(self.title, 6, 16).set("font-weight", "bold"));
        for (edition, x) in self.editions.iter().zip((left..).step_by(column as usize)) {
            svg = svg.add(text(edition.slug(), x, TOP - 14));
        }
        for (row, y) in self.rows.iter().zip((TOP..).step_by(ROW as usize)) {
            svg = svg.add(text(row.label, 6, y + ROW - 10));
            for (cells, x) in row.cells.iter().zip((left..).step_by(column as usize)) {
                for (cell, x) in cells.iter().zip((x..).step_by(BAR as usize)) {
                    svg = svg.add(bar(*cell, x, y + ROW - 4));
                }
            }
        }
        let y = TOP + rows * ROW + 24;
        for (proficiency, x) in Proficiency::iter().zip((6..).step_by(110)) {
            svg = svg.add(bar(Some(proficiency), x, y));
            svg = svg.add(text(proficiency.slug(), x + BAR + 4, y));
        }
        svg.add(text(ATTRIBUTION, 6, y + 22))
    }

    /// The picture in words.
    fn description(&self) -> String {
        let editions: Vec<&str> = self.editions.iter().map(|edition| edition.slug()).collect();
        format!(
            "A row for each of {} names, and a column for each of the editions {}. A bar is a role level, \
             in the order of the ladder: the taller it is, the better the skill is required, and where it \
             is a line the skill is not.",
            self.rows.len(),
            editions.join(", "),
        )
    }
}

fn text(text: &str, x: i32, y: i32) -> Text {
    Text::new(text).set("x", x).set("y", y)
}

/// A bar as high as the proficiency, with its foot at `y`.
fn bar(proficiency: Option<Proficiency>, x: i32, y: i32) -> Rectangle {
    let (height, colour) = match proficiency {
        None => (1, "#C8C8C8"),
        Some(Proficiency::Awareness) => (5, "#9ECAE1"),
        Some(Proficiency::Working) => (10, "#4292C6"),
        Some(Proficiency::Practitioner) => (15, "#2171B5"),
        Some(Proficiency::Expert) => (20, "#08306B"),
    };
    Rectangle::new()
        .set("x", x)
        .set("y", y - height)
        .set("width", BAR - 2)
        .set("height", height)
        .set("fill", colour)
}
