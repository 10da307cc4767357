//! What the examples share: tables for a terminal or for Markdown.

use std::io::stdout;

use anstream::ColorChoice;
use capability_framework::Proficiency;
use comfy_table::{Cell, Color, ContentArrangement, Table, presets};

use crate::output::Format;

/// A line below the heads of the columns and no other.
const HEADER_LINE: &str = "     ──            ";

/// An empty table with the heads of its columns.
pub fn table<const N: usize>(format: Format, heads: [&str; N]) -> Table {
    let mut table = Table::new();
    table.set_header(heads);
    if format == Format::Markdown {
        table.load_preset(presets::ASCII_MARKDOWN).force_no_tty();
        return table;
    }
    table.load_preset(HEADER_LINE).set_content_arrangement(ContentArrangement::Dynamic);
    // The terminal may have a width and yet want no colour.
    if anstream::AutoStream::choice(&stdout()) == ColorChoice::Never {
        let width = table.width();
        table.force_no_tty();
        if let Some(width) = width {
            table.set_width(width);
        }
    }
    table
}

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
