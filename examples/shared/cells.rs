//! What the examples share: cells of a table in the colour of a proficiency.

use capability_framework::Proficiency;
use comfy_table::{Cell, Color};

/// A cell for what is required, `-` for what is not.
pub fn cell(proficiency: Option<Proficiency>, text: &str) -> Cell {
    match proficiency {
        None => Cell::new("-").fg(Color::DarkGrey),
        Some(Proficiency::Awareness) => Cell::new(text).fg(Color::Cyan),
        Some(Proficiency::Working) => Cell::new(text).fg(Color::Blue),
        Some(Proficiency::Practitioner) => Cell::new(text).fg(Color::Green),
        Some(Proficiency::Expert) => Cell::new(text).fg(Color::Magenta),
    }
}

/// A cell for a proficiency in one lower-case word.
pub fn word(proficiency: Option<Proficiency>) -> Cell {
    cell(proficiency, proficiency.map_or("", |proficiency| proficiency.slug()))
}
