//! What the pictures share: the palette, the room that a text needs, and what is around each of them: title,
//! edition, legend, notes and the attribution.

#![allow(dead_code, reason = "not every program draws every picture")]

use capability_framework::{ATTRIBUTION, Proficiency};
use svg::Document;
use svg::node::element::{
    Definitions, Description, Group, Line, Path, Pattern, Rectangle, Text, Title,
};

/// Text and outlines.
pub const INK: &str = "#0B0C0C";
/// Text that matters less.
pub const GREY: &str = "#505A5F";
/// The lines of a scale.
pub const RULE: &str = "#858F94";
pub const WHITE: &str = "#FFFFFF";
/// From awareness to expert, light to dark.
pub const PROFICIENCIES: [&str; 4] = ["#F2F8FE", "#74A9D8", "#2A66A8", "#06203F"];
/// One step below what is required.
pub const BELOW: &str = "#D86C1C";
/// Two steps below, or more.
pub const FAR_BELOW: &str = "#4F1205";
/// What was not assessed: a pattern that every picture defines.
pub const HATCH: &str = "url(#hatch)";

/// The size of the font, in pixels.
pub const SIZE: i32 = 14;
/// That of notes and heads.
pub const SMALL: i32 = 12;
/// That of the title, and as wide as it is in bold.
const TITLE: i32 = 19;
const TITLE_WIDTH: i32 = 22;

const MARGIN: i32 = 16;
/// The least width, for the lines of text around a picture.
const LEAST: i32 = 640;
/// The box in which a sample of a legend is drawn, from the origin.
pub const SAMPLE: (i32, i32) = (26, 16);

/// What is around a picture.
pub struct Frame {
    pub title: String,
    /// The edition, and what else belongs below the title.
    pub subtitle: String,
    /// The picture in words, for who cannot see it.
    pub description: String,
    /// Samples and what they mean.
    pub legend: Vec<(Group, String)>,
    pub notes: Vec<String>,
}

impl Frame {
    /// The whole picture. `body` is drawn from the origin and is `width` by `height` pixels.
    pub fn around(self, body: Group, width: i32, height: i32) -> Document {
        let width = width.max(LEAST);
        let mut y = MARGIN + TITLE / 2;
        let title = wrap(&self.title, width, TITLE_WIDTH);
        let head = paragraph(&title, MARGIN, y, TITLE).set("font-weight", "bold");
        y += line(TITLE) * title.len() as i32 + 2;
        let subtitle = wrap(&self.subtitle, width, SIZE);
        let head =
            Group::new().add(head).add(paragraph(&subtitle, MARGIN, y, SIZE).set("fill", GREY));
        y += line(SIZE) * subtitle.len() as i32 + 8;
        let body = body.set("transform", format!("translate({MARGIN}, {y})"));
        let (mut foot, mut y) = legend(self.legend, width, y + height + 24);
        for note in self.notes.iter().map(String::as_str).chain([ATTRIBUTION]) {
            let note = wrap(note, width, SMALL);
            foot = foot.add(paragraph(&note, MARGIN, y, SMALL));
            y += line(SMALL) * note.len() as i32 + 4;
        }

        let (width, height) = (width + 2 * MARGIN, y + MARGIN - SMALL);
        Document::new()
            .set("role", "img")
            .set("width", width)
            .set("height", height)
            .set("viewBox", (0, 0, width, height))
            .set("font-family", "Arial, Helvetica, sans-serif")
            .set("font-size", SIZE)
            .set("fill", INK)
            .add(Title::new(clean(&self.title)))
            .add(Description::new().add(svg::node::Text::new(clean(&self.description))))
            .add(Definitions::new().add(hatch()))
            .add(Rectangle::new().set("width", width).set("height", height).set("fill", WHITE))
            .add(head)
            .add(body)
            .add(foot)
    }
}

/// A legend from `y` on, in as many lines as it takes, and where the next text begins.
fn legend(legend: Vec<(Group, String)>, width: i32, mut y: i32) -> (Group, i32) {
    let mut x = MARGIN;
    let mut group = Group::new();
    if legend.is_empty() {
        return (group, y);
    }
    for (sample, meaning) in legend {
        let entry = SAMPLE.0 + 8 + text_width(&meaning, SMALL);
        if x > MARGIN && x + entry > MARGIN + width {
            x = MARGIN;
            y += SAMPLE.1 + 8;
        }
        let meaning = text(&meaning, x + SAMPLE.0 + 8, y + SAMPLE.1 / 2).set("font-size", SMALL);
        group = group.add(sample.set("transform", format!("translate({x}, {y})"))).add(meaning);
        x += entry + 20;
    }
    (group, y + SAMPLE.1 + 22)
}

/// Diagonal lines on white.
fn hatch() -> Pattern {
    let ground = Rectangle::new().set("width", 6).set("height", 6).set("fill", WHITE);
    let stripe = Rectangle::new().set("width", 2).set("height", 6).set("fill", GREY);
    Pattern::new()
        .set("id", "hatch")
        .set("width", 6)
        .set("height", 6)
        .set("patternUnits", "userSpaceOnUse")
        .set("patternTransform", "rotate(45)")
        .add(ground)
        .add(stripe)
}

/// A text that begins at `x`, half a line above `y` and half below it.
pub fn text(text: &str, x: i32, y: i32) -> Text {
    Text::new(clean(text)).set("x", x).set("y", y).set("dy", "0.35em")
}

/// Lines of one text; the middle of the first is at `y`.
pub fn paragraph(lines: &[String], x: i32, y: i32, size: i32) -> Group {
    let places = lines.iter().zip((y..).step_by(line(size) as usize));
    let group = Group::new().set("font-size", size);
    places.fold(group, |group, (words, y)| group.add(text(words, x, y)))
}

/// Lines of one text that are together centred at `y`.
pub fn centred(lines: &[String], x: i32, y: i32, size: i32) -> Group {
    paragraph(lines, x, y - line(size) * (lines.len() as i32 - 1) / 2, size)
}

/// A text in small letters, centred around `x`.
pub fn small(words: &str, x: i32, y: i32) -> Text {
    text(words, x, y).set("text-anchor", "middle").set("font-size", SMALL)
}

/// The room for names beside a picture: that of the longest, at most `widest`, in which the longer ones wrap.
pub fn names_width<'a>(names: impl IntoIterator<Item = &'a str>, widest: i32) -> i32 {
    names.into_iter().map(|name| text_width(name, SIZE)).max().unwrap_or(0).min(widest)
}

/// The height of a row whose name has some lines.
pub fn row_height(name: &[String], least: i32) -> i32 {
    least.max(line(SIZE) * name.len() as i32 + 8)
}

/// The height of a line of text.
pub const fn line(size: i32) -> i32 {
    size * 5 / 4 + 1
}

/// A box with an outline.
pub fn cell(x: i32, y: i32, width: i32, height: i32, fill: &str) -> Rectangle {
    Rectangle::new()
        .set("x", x)
        .set("y", y)
        .set("width", width)
        .set("height", height)
        .set("fill", fill)
        .set("stroke", INK)
}

pub fn stroke(from: (i32, i32), to: (i32, i32), colour: &str) -> Line {
    Line::new()
        .set("x1", from.0)
        .set("y1", from.1)
        .set("x2", to.0)
        .set("y2", to.1)
        .set("stroke", colour)
}

/// A triangle around a point that points up, or down.
pub fn triangle(x: i32, y: i32, is_up: bool, colour: &str) -> Path {
    let rise = if is_up { -9 } else { 9 };
    let path = format!("M{} {}h10l-5 {rise}z", x - 5, y - rise / 2);
    Path::new().set("d", path).set("fill", colour)
}

/// The colour of a proficiency, and of a text on it.
pub fn colours(proficiency: Proficiency) -> (&'static str, &'static str) {
    let colour = PROFICIENCIES[usize::from(proficiency.point()) - 1];
    (colour, if proficiency < Proficiency::Practitioner { INK } else { WHITE })
}

/// The words of a text in lines of at most a width; a longer word is broken.
pub fn wrap(text: &str, width: i32, size: i32) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in clean(text).split_whitespace() {
        let last = lines.last_mut().expect("there is a line");
        let longer = if last.is_empty() { word.to_owned() } else { format!("{last} {word}") };
        if text_width(&longer, size) <= width {
            *last = longer;
            continue;
        }
        if !last.is_empty() {
            lines.push(String::new());
        }
        for letter in word.chars() {
            let last = lines.last_mut().expect("there is a line");
            if text_width(last, size) + text_width(&letter.to_string(), size) <= width {
                last.push(letter);
            } else {
                lines.push(letter.to_string());
            }
        }
    }
    lines
}

/// The room that a text needs, in pixels: a little more than in the wider of the usual fonts, DejaVu Sans.
pub fn text_width(text: &str, size: i32) -> i32 {
    let hundredths: i32 = text.chars().map(letter_width).sum();
    (hundredths * size + 99) / 100
}

/// In hundredths of the size of the font.
fn letter_width(letter: char) -> i32 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '\'' => 32,
        ' ' | '!' | ',' | '.' | '/' | ':' | ';' | '-' | '(' | ')' | '[' | ']' | '|' => 40,
        'f' | 'r' | 't' | '"' => 46,
        'a'..='z' if letter != 'm' && letter != 'w' => 65,
        '0'..='9' => 65,
        'A'..='Z' if letter != 'M' && letter != 'W' => 79,
        '\0'..='~' => 103,
        // Accents, then Greek and Cyrillic, then ideographs, then pictures.
        '\u{a0}'..='\u{24f}' if letter.is_lowercase() => 66,
        '\0'..='\u{fffd}' => 110,
        _ => 150,
    }
}

/// A text without what XML cannot hold.
pub fn clean(text: &str) -> String {
    let is_held = |c: &char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(is_held).collect()
}
