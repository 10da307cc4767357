//! The layout of a table, for a terminal or as Markdown.

use std::fmt;

use anstyle::Style;

use super::wrap;

/// A text, and how a terminal shows it.
pub struct Cell {
    pub text: String,
    pub style: Style,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        text.to_owned().into()
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Cell {
        text.to_owned().into()
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell { text, style: Style::new() }
    }
}

impl Cell {
    fn len(&self) -> usize {
        self.text.chars().count()
    }

    fn longest_word(&self) -> usize {
        self.text.split(' ').map(|word| word.chars().count()).max().unwrap_or_default()
    }
}

/// Rows of cells below the heads of their columns, as wide as the longest text of each.
pub struct Table {
    /// That of the terminal; Markdown has none.
    width: Option<usize>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// For a terminal: a line below the heads and no other, texts wrapped so that they fit.
    pub fn with_width(width: usize, heads: impl IntoIterator<Item: Into<Cell>>) -> Table {
        let mut table = Table { width: Some(width), rows: Vec::new() };
        table.add_row(heads);
        table
    }

    pub fn markdown(heads: impl IntoIterator<Item: Into<Cell>>) -> Table {
        let mut table = Table { width: None, rows: Vec::new() };
        table.add_row(heads);
        table
    }

    pub fn add_row(&mut self, cells: impl IntoIterator<Item: Into<Cell>>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }

    /// Whether there is nothing below the heads.
    #[allow(dead_code, reason = "the tests do not ask")]
    pub fn is_empty(&self) -> bool {
        self.rows.len() == 1
    }

    /// The widest columns are the first to give way, none below its longest word.
    fn columns(&self) -> Vec<usize> {
        let longest = |length: fn(&Cell) -> usize| -> Vec<usize> {
            let columns = 0..self.rows[0].len();
            let cells = |column| self.rows.iter().map(move |row: &Vec<Cell>| &row[column]);
            columns.map(|column| cells(column).map(length).max().unwrap_or_default()).collect()
        };
        let (mut columns, least) = (longest(Cell::len), longest(Cell::longest_word));
        while self.width.is_some_and(|width| line_width(&columns) > width) {
            let wide = (0..columns.len()).filter(|column| columns[*column] > least[*column]);
            let Some(widest) = wide.max_by_key(|column| columns[*column]) else { break };
            columns[widest] -= 1;
        }
        columns
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = self.columns();
        let mut lines: Vec<String> = Vec::new();
        for row in &self.rows {
            let is_head = lines.is_empty();
            if self.width.is_some() {
                lines.extend(terminal_lines(row, &columns));
            } else {
                lines.push(markdown_line(row, &columns));
            }
            if is_head {
                let rule = columns.iter().map(|width| format!("|{}", "-".repeat(width + 2)));
                lines.push(match self.width {
                    Some(_) => "─".repeat(line_width(&columns)),
                    None => rule.chain(["|".to_owned()]).collect(),
                });
            }
        }
        f.write_str(&lines.join("\n"))
    }
}

/// A space on either side of each text, and one between two columns.
fn line_width(columns: &[usize]) -> usize {
    columns.iter().map(|width| width + 3).sum::<usize>().saturating_sub(1)
}

fn markdown_line(row: &[Cell], columns: &[usize]) -> String {
    let cells = row.iter().zip(columns).map(|(cell, width)| format!("| {:width$} ", cell.text));
    cells.chain(["|".to_owned()]).collect()
}

/// As many lines as the text with the most has.
fn terminal_lines(row: &[Cell], columns: &[usize]) -> Vec<String> {
    let cells = row.iter().zip(columns);
    let texts: Vec<_> =
        cells.clone().map(|(cell, width)| wrap::words(&cell.text, *width)).collect();
    let count = texts.iter().map(Vec::len).max().unwrap_or_default();
    let line = |number: usize| {
        let cells = cells.clone().zip(&texts).map(|((cell, width), texts)| {
            let text = texts.get(number).map_or("", String::as_str);
            let space = " ".repeat(width.saturating_sub(text.chars().count()));
            let style = if text.is_empty() { Style::new() } else { cell.style };
            format!(" {style}{text}{style:#}{space} ")
        });
        cells.collect::<Vec<_>>().join(" ")
    };
    (0..count).map(line).collect()
}
