//! What the examples share: cells of a table in the colour of a proficiency.

use anstyle::AnsiColor;
use capability_framework::Proficiency;

use crate::table::Cell;

/// A cell for what is required, `-` for what is not.
pub fn cell(proficiency: Option<Proficiency>, text: &str) -> Cell {
    match proficiency {
        None => coloured("-", AnsiColor::BrightBlack),
        Some(Proficiency::Awareness) => coloured(text, AnsiColor::BrightCyan),
        Some(Proficiency::Working) => coloured(text, AnsiColor::BrightBlue),
        Some(Proficiency::Practitioner) => coloured(text, AnsiColor::BrightGreen),
        Some(Proficiency::Expert) => coloured(text, AnsiColor::BrightMagenta),
    }
}

/// A cell for a proficiency in one lower-case word.
pub fn word(proficiency: Option<Proficiency>) -> Cell {
    cell(proficiency, proficiency.map_or("", |proficiency| proficiency.slug()))
}

pub fn coloured(text: &str, colour: AnsiColor) -> Cell {
    Cell { text: text.to_owned(), style: colour.on_default() }
}
