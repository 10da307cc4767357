//! What the examples share: the formats of their output.

use std::io::{ErrorKind, Write};
use std::process::exit;

use capability_framework::ATTRIBUTION;
use clap::ValueEnum;
use serde_json::Value;

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum Format {
    /// For reading in a terminal.
    Text,
    /// For other programs.
    Json,
    /// For documents, with the attribution that the licence of the data asks for.
    Markdown,
}

/// A heading, in the form of the format.
pub fn heading(format: Format, text: &str) -> String {
    if format == Format::Markdown { format!("# {text}") } else { text.to_owned() }
}

/// Writes what a person reads; Markdown ends with the attribution.
pub fn print(format: Format, text: &str) {
    let attribution = match format {
        Format::Markdown => format!("\n*{ATTRIBUTION}*\n"),
        _ => String::new(),
    };
    let lines: Vec<&str> = text.trim_end().lines().map(str::trim_end).collect();
    write(&format!("{}\n{attribution}", lines.join("\n")));
}

/// Writes what a program reads, with the attribution as the last field.
pub fn print_json(mut value: Value) {
    value["attribution"] = ATTRIBUTION.into();
    write(&format!("{value:#}\n"));
}

/// Colours go to terminals that want them. A reader that stops reading, as `head` does, is no fault; anything else is.
fn write(text: &str) {
    let mut out = anstream::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            eprintln!("error: {error}");
            exit(1);
        }
        _ => {}
    }
}
