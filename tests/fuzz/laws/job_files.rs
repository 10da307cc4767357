//! Files of jobs and profiles: each note and each entry is on a line of the file, and numbers are
//! ratings where a person says so.

use std::{env, fs, process, thread};

use capability_framework::Rating;
use capability_framework::stored::{StoredJob, StoredProfile};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, to_value};

use super::{line_count, stored, text};
use crate::team_gaps::scale::{self, Numbers};

#[path = "../../../examples/shared/stored_file.rs"]
mod stored_file;

pub fn check(input: &[u8]) {
    let (choice, input) = input.split_first().unwrap_or((&0, &[]));
    let extension = if choice % 2 == 0 { "json" } else { "toml" };
    let name = format!("laws-{}-{:?}.{extension}", process::id(), thread::current().id());
    let path = env::temp_dir().join(name.replace(['(', ')'], ""));
    fs::write(&path, input).unwrap();
    let text = &*text(input);
    let job = |numbers| stored_file::read::<StoredJob>(&path, numbers);
    if let Ok(file) = job(None) {
        let migration = file.stored.migrate();
        for (note, line) in migration.notes.iter().zip(file.lines(&migration.notes)) {
            assert!((1..=line_count(text)).contains(&line), "{note}");
        }
        if let Err(error) = file.stored.edition() {
            let (line, message) = file.edition_note(&error);
            assert!((1..=line_count(text)).contains(&line), "{message}");
        }
        entries(text, &file, "skills");
        entries(text, &file, "own");
        for numbers in [Numbers::FromZero, Numbers::FromOne] {
            let wanted = with_words::<StoredJob>(&file.stored, "skills", numbers);
            let read = job(Some(numbers)).expect("it was read without numbers");
            same(text, &read.stored, wanted);
        }
    }
    let profile = |numbers| stored_file::read::<StoredProfile>(&path, numbers);
    if let Ok(file) = profile(None) {
        let wanted = with_words::<StoredProfile>(&file.stored, "ratings", Numbers::FromZero);
        let read = profile(Some(Numbers::FromZero)).expect("it was read without numbers");
        same(text, &read.stored, wanted);
        entries(text, &file, "ratings");
    }
    fs::remove_file(&path).unwrap();
}

/// The entries of a table are those that were read, and each is on its line.
fn entries<T: Serialize>(text: &str, file: &stored_file::StoredFile<T>, table: &str) {
    let value = to_value(&file.stored).unwrap();
    let Some(read) = value[table].as_object() else { return };
    let lines: Vec<&str> = text.split('\n').collect();
    let found: Vec<(&str, usize)> = file.entries(table).collect();
    // A table in another may have its name, and TOML may write one as `a.b`.
    let has_tables = text.contains('.') || read.values().any(|value| value.is_object());
    if !is_simple(text) || has_tables || text.matches(table).count() > 1 {
        return;
    }
    for name in read.keys() {
        let line = found.iter().find(|(other, _)| other == name).map(|(_, line)| *line);
        let line = line.unwrap_or_else(|| panic!("{name:?} is not found in {text:?}"));
        let is_there = lines.get(line - 1).is_some_and(|line| line.contains(name.as_str()));
        assert!(is_there, "{name:?} is not on line {line} of {text:?}");
    }
    assert!(found.iter().all(|(name, _)| read.contains_key(*name)), "{found:?} of {text:?}");
}

/// No key or text is escaped, repeated or in a form that only one format has.
fn is_simple(text: &str) -> bool {
    !text.contains(['\\', '\'', '#', '\r', '\u{fffd}', '\u{feff}']) && !text.contains("\"\"\"")
}

/// The stored form with the words for numbers, by its values.
fn with_words<T: Serialize + DeserializeOwned>(stored: &T, table: &str, numbers: Numbers) -> Value {
    let mut value = to_value(stored).unwrap();
    for table in [table, "own"] {
        let Some(entries) = value.get_mut(table).and_then(Value::as_object_mut) else { continue };
        for value in entries.values_mut() {
            let number = match value {
                Value::Number(number) => number.to_string(),
                Value::String(text) => text.clone(),
                _ => continue,
            };
            if let Some(rating) = numbers.rating(&number) {
                *value = Value::from(Rating::slug(rating));
            }
        }
    }
    value
}

/// Numbers have other spellings, which are no ratings.
fn same<T: Serialize>(text: &str, read: &T, wanted: Value) {
    let has_other_spelling = text.contains(['e', 'E', '_', 'x', '+']) && text.contains(".0");
    if !is_simple(text) || has_other_spelling {
        return;
    }
    let read = to_value(read).unwrap();
    for table in ["skills", "ratings", "own"] {
        assert_eq!(read[table], wanted[table], "{text:?}");
    }
}

/// Those of the stored forms, in either format.
pub fn seeds() -> Vec<Vec<u8>> {
    let texts = stored::seeds().into_iter().chain([
        b"{\n \"skills\": {\n  \"testing\": 3,\n  \"user focus\": \"2\"},\n \"own\": {\"Helm\": 1}\n}".to_vec(),
        b"skills.testing = 3\n[own]\nHelm = 4.0\n\"C#\" = 'working'\n".to_vec(),
        b"skills = { testing = 3, \"user focus\" = \"expert\" }\n".to_vec(),
    ]);
    texts.map(|text| [vec![u8::from(text.first() != Some(&b'{'))], text].concat()).collect()
}
