//! What the examples share: how people write that there is no rating, and ratings as numbers.

use std::str::FromStr;

use capability_framework::{Proficiency, Rating};

/// Which numbers are ratings, if the user says so.
#[derive(Clone, Copy, PartialEq)]
pub enum Numbers {
    /// `0-4`: 0 is not yet aware, 1 awareness, 2 working, 3 practitioner, 4 expert.
    FromZero,
    /// `1-4`: the same without 0.
    FromOne,
}

impl FromStr for Numbers {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Numbers, &'static str> {
        match text {
            "0-4" => Ok(Numbers::FromZero),
            "1-4" => Ok(Numbers::FromOne),
            _ => Err("expected 0-4 or 1-4"),
        }
    }
}

impl Numbers {
    /// The rating that a number means; a spreadsheet may write `3` as `3.0`.
    pub fn rating(self, text: &str) -> Option<Rating> {
        let digits = text.trim();
        let point: u8 = digits.strip_suffix(".0").unwrap_or(digits).parse().ok()?;
        match point {
            0 => (self == Numbers::FromZero).then_some(Rating::NotYetAware),
            _ => Proficiency::iter().find(|it| it.point() == point).map(Rating::At),
        }
    }
}

/// What to do about a text that is not a rating but may be a number.
pub fn number_hint(text: &str, numbers: Option<Numbers>) -> Option<&'static str> {
    match numbers {
        None => Numbers::FromZero.rating(text).map(|_| {
            "numbers are read only with --numbers 0-4 or --numbers 1-4, which say what they mean"
        }),
        Some(_) if text.trim().parse::<f64>().is_err() => None,
        Some(Numbers::FromZero) => Some("with --numbers 0-4 a rating is 0, 1, 2, 3 or 4"),
        Some(Numbers::FromOne) => Some("with --numbers 1-4 a rating is 1, 2, 3 or 4"),
    }
}

/// Whether a text means that there is no rating: an empty cell, a dash, `n/a`, `not assessed`.
pub fn is_blank(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "na",
        "none",
        "nil",
        "null",
        "nan",
        "blank",
        "empty",
        "unknown",
        "notknown",
        "tbc",
        "tbd",
        "tobeconfirmed",
        "tobedecided",
        "tobeassessed",
        "notapplicable",
        "notassessed",
        "notyetassessed",
        "unassessed",
        "notrated",
        "notyetrated",
        "unrated",
        "norating",
        "notscored",
        "noscore",
        "notset",
        "notanswered",
        "noanswer",
        "nodata",
        "pending",
    ];
    if !text.chars().any(char::is_alphanumeric) {
        return text
            .chars()
            .all(|c| c.is_whitespace() || "-‐‑‒–—―−_./?…\u{feff}\u{200b}".contains(c));
    }
    let letters: String =
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    WORDS.contains(&letters.as_str())
}
