//! What the examples share: where output goes, and how a program ends.
#![allow(dead_code, reason = "not every example uses all of it")]

pub mod wrap;

use std::fmt::Display;
use std::io::{ErrorKind, Write, stderr, stdout};
use std::process::exit;

use capability_framework::ATTRIBUTION;
use clap::ValueEnum;
use serde_json::Value;
use terminal_size::{Height, Width, terminal_size_of};

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum Format {
    // For a terminal.
    Text,
    // For other programs.
    Json,
    // For documents, with the attribution that the licence of the data asks for.
    Markdown,
}

impl Format {
    /// In a terminal, that an option shows what is only counted.
    pub fn hint(self, option: &str) -> String {
        match self {
            Format::Text => format!(" ({option} shows them)"),
            _ => String::new(),
        }
    }
}

/// Writes what a program reads, with the attribution as the last field.
pub fn print_json(mut value: Value) {
    value["attribution"] = ATTRIBUTION.into();
    print(&format!("{value:#}\n"));
}

/// Writes to standard output, in colour if it is a terminal that wants them. A reader that stops
/// reading, as `head` does, is no fault; anything else ends the program.
pub fn print(text: &str) {
    let mut out = anstream::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            fail(format_args!("standard output: {error}"))
        }
        _ => {}
    }
}

/// Tells the user something on standard error, and goes on.
pub fn note(message: impl Display) {
    tell(format_args!("note: {message}"));
}

/// Writes text to standard error.
pub fn tell(text: impl Display) {
    tell_as_is(wrap::prose(&text.to_string(), columns(terminal_size_of(stderr()))));
}

/// Writes lines that are there to be copied. If that fails, there is no other place to say so.
pub fn tell_as_is(lines: impl Display) {
    let _ = writeln!(stderr(), "{lines}");
}

/// Ends the program because it cannot do what it was asked for.
pub fn fail(message: impl Display) -> ! {
    tell(format_args!("error: {message}"));
    exit(2)
}

/// A number of things, such as `1 row` or `3 rows`.
pub fn count(number: usize, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}

/// Prose no wider than the terminal.
pub fn wrapped(text: &str) -> String {
    wrap::prose(text, width()) + "\n"
}

/// The width of standard output, without end if it is no terminal.
pub fn width() -> usize {
    columns(terminal_size_of(stdout()))
}

fn columns(size: Option<(Width, Height)>) -> usize {
    size.map_or(usize::MAX, |(Width(width), _)| width.into())
}
