//! The tables of an edition, to make another one from.

use std::fmt::Write;

use crate::copy::Copy;

pub type Rows = Vec<Vec<String>>;

/// The slug of the latest edition.
pub fn latest(copy: &Copy) -> String {
    rows(&copy.read("src/data/editions.tsv")).last().unwrap()[0].clone()
}

/// The rows of a table below its header.
pub fn rows(text: &str) -> Rows {
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

pub fn table(header: &str, rows: &Rows) -> String {
    rows.iter().fold(format!("{header}\n"), |mut text, row| {
        let _ = writeln!(text, "{}", row.join("\t"));
        text
    })
}

pub fn row(fields: &[&str]) -> Vec<String> {
    fields.iter().map(|field| (*field).to_owned()).collect()
}
