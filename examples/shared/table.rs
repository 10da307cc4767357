//! What the examples share: tables for a terminal or for Markdown.

mod layout;

use std::io::stdout;

use layout::Table;
use terminal_size::{Width, terminal_size_of};

use crate::output::Format;

#[allow(unused_imports, reason = "not every example has cells in colour")]
pub use layout::Cell;

/// An empty table with the heads of its columns, as wide as the terminal at most.
pub fn table(format: Format, heads: impl IntoIterator<Item: Into<Cell>>) -> Table {
    if format == Format::Markdown {
        return Table::markdown(heads);
    }
    let width = terminal_size_of(stdout()).map(|(Width(width), _)| usize::from(width));
    Table::with_width(width.unwrap_or(usize::MAX), heads)
}
