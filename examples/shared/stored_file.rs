//! What the examples share: profiles and jobs in files, and the line of each of their entries.

use std::collections::HashMap;
use std::fs;
use std::iter::Peekable;
use std::ops::Range;
use std::path::Path;
use std::rc::Rc;
use std::str::CharIndices;

use capability_framework::ParseError;
use capability_framework::stored::{Note, Reason};
use serde::de::DeserializeOwned;

use super::scale::Numbers;

/// A stored form with the text that it was read from.
pub struct StoredFile<T> {
    pub stored: T,
    keys: Vec<Key>,
}

/// A key of the file.
struct Key {
    /// The table or object that it is in, unless it is the outermost.
    table: Option<Rc<str>>,
    name: String,
    /// Unless it is a table or a list.
    value: Option<String>,
    /// Where the value is.
    place: Range<usize>,
    line: usize,
}

/// Reads a file as JSON or TOML, by its extension.
pub fn read<T: DeserializeOwned>(
    path: &Path,
    numbers: Option<Numbers>,
) -> Result<StoredFile<T>, String> {
    let read = text(path).and_then(|(text, is_json)| {
        let separator = if is_json { ':' } else { '=' };
        let text = with_words(&text, separator, numbers);
        let stored = if is_json {
            serde_json::from_str(&text).map_err(|error| error.to_string())?
        } else {
            basic_toml::from_str(&text).map_err(|error| error.to_string())?
        };
        Ok(StoredFile { stored, keys: Keys::new(&text, separator).collect() })
    });
    read.map_err(|error| format!("{}: {error}", path.display()))
}

/// The text of a file, and whether it is JSON.
fn text(path: &Path) -> Result<(String, bool), String> {
    let bytes = fs::read(path).map_err(|error| error.to_string())?;
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    if !["json", "toml"].contains(&extension.as_str()) {
        return Err("expected a file that ends in .json or .toml".to_owned());
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err("UTF-16, expected UTF-8".to_owned());
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        format!("line {line}: not UTF-8")
    })?;
    Ok((text.trim_start_matches('\u{feff}').to_owned(), extension == "json"))
}

/// The text with the word for each number that stands for a rating.
fn with_words(text: &str, separator: char, numbers: Option<Numbers>) -> String {
    let Some(numbers) = numbers else { return text.to_owned() };
    let (mut words, mut end) = (String::with_capacity(text.len()), 0);
    for key in Keys::new(text, separator).collect().into_iter().filter(|key| key.table.is_some()) {
        if let Some(rating) = key.value.and_then(|value| numbers.rating(&value)) {
            words += &format!("{}\"{}\"", &text[end..key.place.start], rating.slug());
            end = key.place.end;
        }
    }
    words + &text[end..]
}

impl<T> StoredFile<T> {
    /// The line of each note, by the name and the value: the first, where there are several.
    pub fn lines(&self, notes: &[Note]) -> Vec<usize> {
        let (mut names, mut entries) = (HashMap::new(), HashMap::new());
        for key in self.keys.iter().filter(|key| key.table.is_some()) {
            let (name, is_own) = (key.name.as_str(), key.table.as_deref() == Some("own"));
            names.entry(name).or_insert(key.line);
            entries.entry((name, is_own, key.value.as_deref())).or_insert(key.line);
        }
        let line = |Note { name, value, reason, .. }: &Note| {
            let tables: &[bool] = match reason {
                Reason::OwnIsOfficial(_) => &[true],
                Reason::UnknownSkill(_) | Reason::Retired(_) | Reason::Merged(_) => &[false],
                _ => &[false, true],
            };
            // What is a table or a list in the file has no value here.
            let values = [Some(value.as_str()), None];
            let places = values.iter().flat_map(|value| tables.iter().map(move |is| (is, value)));
            let lines =
                places.filter_map(|(is_own, value)| entries.get(&(name.as_str(), *is_own, *value)));
            lines.min().or_else(|| names.get(name.as_str())).map_or(1, |line| *line)
        };
        notes.iter().map(line).collect()
    }

    /// The line of an edition that is unknown or missing, and the message about it.
    pub fn edition_note(&self, error: &ParseError) -> (usize, String) {
        let is_edition = |key: &&Key| key.table.is_none() && key.name == "edition";
        let key = self.keys.iter().find(is_edition);
        let what = key.map_or("no edition is named".to_owned(), |_| error.to_string());
        (key.map_or(1, |key| key.line), format!("{what}; read as the latest edition"))
    }

    /// The entries of a table: names and lines.
    pub fn entries<'a>(&'a self, table: &'a str) -> impl Iterator<Item = (&'a str, usize)> {
        let keys = self.keys.iter().filter(move |key| key.table.as_deref() == Some(table));
        keys.map(|key| (key.name.as_str(), key.line))
    }
}

/// The keys of a valid text: what is in front of its separators.
struct Keys<'a> {
    text: &'a str,
    chars: Peekable<CharIndices<'a>>,
    separator: char,
    line: usize,
}

impl<'a> Keys<'a> {
    fn new(text: &'a str, separator: char) -> Keys<'a> {
        Keys { text, chars: text.char_indices().peekable(), separator, line: 1 }
    }

    fn collect(mut self) -> Vec<Key> {
        let mut keys: Vec<Key> = Vec::new();
        // The tables that are open, and how many lists.
        let (mut tables, mut lists) = (Vec::<Option<Rc<str>>>::new(), 0_usize);
        // A token with its line, which a separator need not be on.
        let (mut last, mut dotted): (Option<(String, usize)>, Option<String>) = (None, None);
        let (mut is_value, mut is_header) = (false, false);
        while let Some((start, c)) = self.chars.next() {
            match c {
                '\n' => self.line += 1,
                '#' if self.separator == '=' => {
                    while self.chars.next_if(|(_, c)| *c != '\n').is_some() {}
                }
                c if c.is_whitespace() => {}
                c if c == self.separator => {
                    let table = dotted.take().map(Rc::from);
                    let table = table.or_else(|| tables.last().cloned().flatten());
                    let (name, line) = last.take().unwrap_or_default();
                    keys.push(Key { table, name, value: None, place: 0..0, line });
                    is_value = true;
                }
                '[' if !is_value && lists == 0 => is_header = true,
                ']' if is_header => {
                    tables = vec![last.take().map(|(name, _)| Rc::from(name))];
                    is_header = false;
                }
                '[' => (lists, is_value) = (lists + 1, false),
                ']' => lists = lists.saturating_sub(1),
                '{' => {
                    let table = keys.last().filter(|_| is_value);
                    tables.push(table.map(|key| Rc::from(key.name.as_str())));
                    is_value = false;
                }
                '}' => drop(tables.pop()),
                '.' => dotted = last.take().map(|(name, _)| name),
                ',' => is_value = false,
                _ => {
                    let line = self.line;
                    let (token, end) = self.token(start, c, is_value);
                    match keys.last_mut().filter(|_| is_value) {
                        Some(key) => (key.value, key.place) = (Some(token), start..end),
                        None => last = Some((token, line)),
                    }
                    is_value = false;
                }
            }
        }
        keys
    }

    /// A quoted text without its quotes, or a bare word, and where it ends.
    fn token(&mut self, start: usize, first: char, is_value: bool) -> (String, usize) {
        let is_quoted = matches!(first, '"' | '\'');
        let is_bare = |c: char| c.is_alphanumeric() || "-_+".contains(c) || (is_value && c == '.');
        let mut end = start + first.len_utf8();
        while let Some((index, c)) = self.chars.next_if(|(_, c)| is_quoted || is_bare(*c)) {
            end = index + c.len_utf8();
            match c {
                '\n' => self.line += 1,
                '\\' if first == '"' => end += self.chars.next().map_or(0, |(_, c)| c.len_utf8()),
                _ if is_quoted && c == first => break,
                _ => {}
            }
        }
        let raw = &self.text[start..end];
        let token = match first {
            '"' => serde_json::from_str(raw).unwrap_or_else(|_| raw.trim_matches('"').to_owned()),
            '\'' => raw.trim_matches('\'').to_owned(),
            _ => raw.to_owned(),
        };
        (token, end)
    }
}
