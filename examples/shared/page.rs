//! What the examples share: a page of text, for a terminal or as Markdown.
#![allow(dead_code, reason = "not every example uses all of it")]

mod layout;

use std::fmt::Display;

use anstyle::Style;
use capability_framework::ATTRIBUTION;

use crate::output::{Format, print, width, wrap};

#[allow(unused_imports, reason = "not every example has a table")]
pub use layout::{Cell, Table};

/// Parts with an empty line between them. In a terminal they are no wider than it is.
pub struct Page {
    format: Format,
    parts: Vec<String>,
}

impl Page {
    pub fn new(format: Format, title: impl Display) -> Page {
        let mut page = Page { format, parts: Vec::new() };
        page.heading("# ", title);
        page
    }

    /// Starts a section.
    pub fn section(&mut self, title: impl Display) {
        self.heading("## ", title);
    }

    fn heading(&mut self, mark: &str, title: impl Display) {
        if self.format == Format::Markdown {
            return self.parts.push(format!("{mark}{title}"));
        }
        let bold = Style::new().bold();
        let lines = wrap::words(&title.to_string(), width());
        let lines = lines.iter().map(|line| format!("{bold}{line}{bold:#}"));
        self.parts.push(lines.collect::<Vec<_>>().join("\n"));
    }

    /// Adds text, unless it is empty. A line that begins with `- ` is a point.
    pub fn text(&mut self, text: impl Display) {
        let text = wrap::prose(&text.to_string(), width());
        if !text.is_empty() {
            self.parts.push(text);
        }
    }

    /// Adds a list of points.
    pub fn points(&mut self, points: impl IntoIterator<Item: Display>) {
        let points = points.into_iter().map(|point| format!("- {point}"));
        self.text(points.collect::<Vec<_>>().join("\n"));
    }

    /// Adds a table, unless it is empty.
    pub fn table(&mut self, table: &Table) {
        if !table.is_empty() {
            self.parts.push(table.to_string());
        }
    }

    /// Writes the page; Markdown ends with the attribution.
    pub fn print(mut self) {
        if self.format == Format::Markdown {
            self.parts.push(format!("*{ATTRIBUTION}*"));
        }
        let text = self.parts.join("\n\n");
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        print(&(lines.join("\n") + "\n"));
    }
}

/// An empty table with the heads of its columns, as wide as the terminal at most.
pub fn table(format: Format, heads: impl IntoIterator<Item: Into<Cell>>) -> Table {
    match format {
        Format::Markdown => Table::markdown(heads),
        _ => Table::with_width(width(), heads),
    }
}
