//! What the examples share: jobs in files. A file with a fault is refused, because what the job needs is
//! not certain.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::process::exit;

use capability_framework::job::{Job, OwnSkill};
use capability_framework::stored::{Migration, Reason, StoredJob};

use crate::output::{self, fail};
use crate::scale::{Numbers, is_blank, number_hint};
use crate::stored_file::{StoredFile, read};

/// How many faults are listed one by one.
const MOST: usize = 20;

/// Reads a job as one of the latest edition. Whatever a person should know of it goes to standard error,
/// line by line; a file with a fault ends the program.
pub fn read_or_exit(path: &Path, numbers: Option<Numbers>) -> Migration<Job> {
    let file: StoredFile<StoredJob> = read(path, numbers).unwrap_or_else(|error| fail(error));
    let migration = file.stored.migrate();
    let twice = [twice(&file, "skills", letters), twice(&file, "own", words)].concat();
    let names: HashSet<String> = twice.iter().map(|(_, name, _)| letters(name)).collect();
    let (mut notes, mut faults) = (Vec::new(), Vec::new());
    if let Err(error) = file.stored.edition() {
        notes.push(file.edition_note(&error));
    }
    for (note, line) in migration.notes.iter().zip(file.lines(&migration.notes)) {
        match note.reason {
            Reason::UnknownValue(_) | Reason::NotText if is_blank(&note.value) => {}
            // Two names that are one skill today; one name twice is a fault, see below.
            Reason::LowerOfTwo { .. } if names.contains(&letters(&note.name)) => {}
            Reason::Retired(_) | Reason::Merged(_) | Reason::LowerOfTwo { .. } => {
                notes.push((line, note.to_string()));
            }
            Reason::UnknownValue(_) | Reason::NotText => {
                let hint = number_hint(&note.value, numbers).map(|hint| format!("; {hint}"));
                faults.push((line, format!("{note}{}", hint.unwrap_or_default())));
            }
            _ => faults.push((line, note.to_string())),
        }
    }
    faults.extend(twice.into_iter().map(|(line, _, message)| (line, message)));
    faults.sort_by_key(|(line, _)| *line);
    for (name, line) in file.entries("own") {
        if let Some(warning) = name.parse().ok().and_then(|skill: OwnSkill| skill.warning()) {
            notes.push((line, format!("{warning}; kept as a skill of your own")));
        }
    }
    tell(path, "note", &notes);
    if !faults.is_empty() {
        tell(path, "error", &faults);
        exit(2);
    }
    migration
}

/// The names that a table has twice: line, name, message.
fn twice(
    file: &StoredFile<StoredJob>,
    table: &str,
    key: fn(&str) -> String,
) -> Vec<(usize, String, String)> {
    let (mut lines, mut twice) = (HashMap::new(), Vec::new());
    for (name, line) in file.entries(table) {
        match lines.entry(key(name)) {
            Entry::Vacant(entry) => drop(entry.insert(line)),
            Entry::Occupied(first) => {
                let message = format!("`{name}` is already in line {}", first.get());
                twice.push((line, name.to_owned(), message));
            }
        }
    }
    twice
}

/// The letters by which official names are compared.
fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The words by which the names of own skills are compared.
fn words(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn tell(path: &Path, kind: &str, messages: &[(usize, String)]) {
    for (line, message) in messages.iter().take(MOST) {
        output::tell(format_args!("{kind}: {}: line {line}: {message}", path.display()));
    }
    if messages.len() > MOST {
        let more = messages.len() - MOST;
        output::tell(format_args!("{kind}: {}: {more} more", path.display()));
    }
}
