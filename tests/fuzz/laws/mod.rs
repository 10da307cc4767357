//! What must hold of any input. Each law takes bytes, and panics where it is broken.
//!
//! `tests/fuzz` looks for inputs that break one, led by coverage; `tests/it/laws.rs` tries a fixed
//! number of mutated seeds.

mod comparisons;
mod documents;
mod job_files;
mod names;
mod people;
mod releases;
mod search;
mod stored;

use std::borrow::Cow;
use std::fs;

pub struct Law {
    pub name: &'static str,
    /// Panics where the law is broken.
    pub check: fn(&[u8]),
    /// Inputs to begin with.
    pub seeds: fn() -> Vec<Vec<u8>>,
}

macro_rules! laws {
    ($($law:ident)*) => {
        &[$(Law { name: stringify!($law), check: $law::check, seeds: $law::seeds }),*]
    };
}

pub const LAWS: &[Law] = laws!(comparisons documents job_files names people releases search stored);

fn text(input: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(input)
}

/// The number of lines, whatever ends them.
fn line_count(text: &str) -> usize {
    let ends = text.replace("\r\n", "\n").matches(['\n', '\r', '\u{2028}', '\u{2029}']).count();
    ends + 1
}

/// What is written for a person stays on one line.
fn is_one_line(message: &str) {
    assert!(!message.is_empty() && !message.contains(char::is_control), "{message:?}");
}

/// A file of the repository.
fn file(path: &str) -> String {
    let path = crate::root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files of a folder of the repository, in the order of their names.
fn files(folder: &str) -> Vec<String> {
    let folder = crate::root().join(folder);
    let entries = fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

fn seeds<T: Into<Vec<u8>>>(texts: impl IntoIterator<Item = T>) -> Vec<Vec<u8>> {
    texts.into_iter().map(Into::into).collect()
}
