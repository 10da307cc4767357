//! What the examples share: cells of a table in colour.
#![allow(dead_code, reason = "not every example uses all of it")]

mod colours;

use anstyle::{Ansi256Color, Style};
use capability_framework::job::Need;
use capability_framework::{ChangeKind, Proficiency};

use crate::page::Cell;

/// A cell for what is required, `-` for what is not.
pub fn cell(proficiency: Option<Proficiency>, text: &str) -> Cell {
    match proficiency {
        None => "-".into(),
        Some(proficiency) => coloured(text, Some(colours::proficiency(proficiency))),
    }
}

/// A cell for a proficiency in one lower-case word.
pub fn word(proficiency: Option<Proficiency>) -> Cell {
    cell(proficiency, proficiency.map_or("", Proficiency::slug))
}

/// A cell for what a job needs.
pub fn need(need: Need) -> Cell {
    coloured(&need.to_string().to_lowercase(), need.proficiency().map(colours::proficiency))
}

/// A cell for a kind of change.
pub fn change(kind: ChangeKind) -> Cell {
    coloured(kind.slug(), colours::change(kind))
}

fn coloured(text: &str, colour: Option<Ansi256Color>) -> Cell {
    let style = colour.map_or(Style::new(), |colour| colour.on_default());
    Cell { text: text.to_owned(), style }
}
