//! What is meant by a text that names nothing of the expected type.

use super::hint::Hint;
use super::key::Key;
use super::lookup::{Kind, Meant, read_any};
use super::nearest::nearest;
use super::text::Words;

pub(super) fn hint(expected: &Kind, text: &str) -> Option<Hint> {
    let key = Key::new(text)?;
    if let Some(date) = (expected.removal)(&key) {
        return Some(Hint::Removed(date));
    }
    if let Some(entry) = read_any(&key) {
        return Some(Hint::OtherType { entry, meant: None });
    }
    Some(match nearest(expected, &Words::split(text)?)? {
        Meant::Entry(entry) => Hint::Misspelt(entry),
        Meant::Word(slug) => Hint::Word(slug),
    })
}
