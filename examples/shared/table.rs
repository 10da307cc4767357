//! What the examples share: tables for a terminal or for Markdown.

use std::io::stdout;

use anstream::ColorChoice;
use comfy_table::{ContentArrangement, Table, presets};

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
