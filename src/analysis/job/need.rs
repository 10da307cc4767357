//! How much a job needs a skill.

use core::fmt;
use core::str::FromStr;

use crate::framework::pad::pad;
use crate::framework::{Proficiency, Rating};
use crate::names::ParseError;
use crate::names::lookup::{Kind, read};

/// How much a job needs a skill: it is essential, at a proficiency, or desirable, with or without one.
///
/// Ordered by how much is asked: essential is more than desirable, then a higher proficiency is more
/// than a lower one, and any proficiency more than none.
///
/// It is written `working` where the skill is essential, `desirable-working` or `desirable` where it is
/// not. [`FromStr`] reads that, `essential working`, `Working (desirable)` and the like.
///
/// ```
/// use capability_framework::job::Need;
/// use capability_framework::Proficiency;
///
/// assert_eq!("working".parse(), Ok(Need::Essential(Proficiency::Working)));
/// assert_eq!("Desirable".parse(), Ok(Need::Desirable(None)));
/// assert!(Need::Essential(Proficiency::Awareness) > Need::Desirable(Some(Proficiency::Expert)));
/// let error = "wroking".parse::<Need>().unwrap_err();
/// assert_eq!(error.to_string(), "unknown proficiency `wroking`, did you mean `working`?");
/// let error = "desireable, working".parse::<Need>().unwrap_err();
/// assert_eq!(error.suggestion(), Some("desirable-working"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Need {
    /// Good to have, at this proficiency where one is stated.
    Desirable(Option<Proficiency>),
    /// Required at this proficiency.
    Essential(Proficiency),
}

impl Need {
    /// Whether the skill is essential.
    ///
    /// ```
    /// use capability_framework::job::Need;
    /// use capability_framework::Proficiency;
    ///
    /// assert!(Need::from(Proficiency::Working).is_essential());
    /// ```
    #[inline]
    pub const fn is_essential(self) -> bool {
        matches!(self, Need::Essential(_))
    }

    /// The proficiency, where one is stated.
    ///
    /// ```
    /// use capability_framework::job::Need;
    ///
    /// assert_eq!(Need::Desirable(None).proficiency(), None);
    /// ```
    #[inline]
    pub const fn proficiency(self) -> Option<Proficiency> {
        match self {
            Need::Essential(proficiency) => Some(proficiency),
            Need::Desirable(proficiency) => proficiency,
        }
    }

    /// The form to store.
    ///
    /// ```
    /// use capability_framework::job::Need;
    /// use capability_framework::Proficiency;
    ///
    /// assert_eq!(Need::Essential(Proficiency::Expert).slug(), "expert");
    /// assert_eq!(Need::Desirable(Some(Proficiency::Expert)).slug(), "desirable-expert");
    /// ```
    #[inline]
    pub const fn slug(self) -> &'static str {
        match self {
            Need::Essential(proficiency) => proficiency.slug(),
            Need::Desirable(None) => "desirable",
            Need::Desirable(Some(Proficiency::Awareness)) => "desirable-awareness",
            Need::Desirable(Some(Proficiency::Working)) => "desirable-working",
            Need::Desirable(Some(Proficiency::Practitioner)) => "desirable-practitioner",
            Need::Desirable(Some(Proficiency::Expert)) => "desirable-expert",
        }
    }

    /// The lowest rating that is enough: awareness where no proficiency is stated.
    #[inline]
    pub(super) const fn least(self) -> Rating {
        match self.proficiency() {
            Some(proficiency) => Rating::At(proficiency),
            None => Rating::At(Proficiency::Awareness),
        }
    }
}

impl From<Proficiency> for Need {
    #[inline]
    fn from(proficiency: Proficiency) -> Need {
        Need::Essential(proficiency)
    }
}

/// `essential, Working`, `desirable, Working` or `desirable`.
impl fmt::Display for Need {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Need::Essential(proficiency) => pad(f, format_args!("essential, {proficiency}")),
            Need::Desirable(Some(proficiency)) => pad(f, format_args!("desirable, {proficiency}")),
            Need::Desirable(None) => f.pad("desirable"),
        }
    }
}

/// Reads a need as it is written. The time is in proportion to the length of the text.
impl FromStr for Need {
    type Err = ParseError;

    #[inline]
    fn from_str(text: &str) -> Result<Need, ParseError> {
        let need = if let Some(rest) = without_word(text, "desirable") {
            let proficiency = read(rest);
            let is_read = proficiency.is_some() || !rest.contains(char::is_alphanumeric);
            is_read.then_some(Need::Desirable(proficiency))
        } else {
            read(without_word(text, "essential").unwrap_or(text)).map(Need::Essential)
        };
        need.ok_or_else(|| ParseError::new(&KIND, text))
    }
}

/// What errors expect and suggest. A need is called after what most needs are.
static KIND: Kind = Kind::of_words("a", "proficiency", &SLUGS).with_forms(
    Proficiency::COUNT,
    ", or desirable with or without one",
    &[
        ("essential awareness", 0),
        ("essential working", 1),
        ("essential practitioner", 2),
        ("essential expert", 3),
        ("awareness essential", 0),
        ("working essential", 1),
        ("practitioner essential", 2),
        ("expert essential", 3),
        ("awareness desirable", 5),
        ("working desirable", 6),
        ("practitioner desirable", 7),
        ("expert desirable", 8),
    ],
);

static SLUGS: [&str; 9] = [
    Need::Essential(Proficiency::Awareness).slug(),
    Need::Essential(Proficiency::Working).slug(),
    Need::Essential(Proficiency::Practitioner).slug(),
    Need::Essential(Proficiency::Expert).slug(),
    Need::Desirable(None).slug(),
    Need::Desirable(Some(Proficiency::Awareness)).slug(),
    Need::Desirable(Some(Proficiency::Working)).slug(),
    Need::Desirable(Some(Proficiency::Practitioner)).slug(),
    Need::Desirable(Some(Proficiency::Expert)).slug(),
];

/// The text without the word that it begins or ends with, in whatever case.
#[inline]
fn without_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let trimmed = |text: &'a str| text.trim_matches(|c: char| !c.is_alphanumeric());
    let text = trimmed(text);
    let (begin, end) = (text.get(..word.len()), text.len().checked_sub(word.len()));
    let ends_word =
        |rest: &str, c: Option<char>| rest.is_empty() || !c.is_some_and(char::is_alphanumeric);
    if begin.is_some_and(|begin| begin.eq_ignore_ascii_case(word)) {
        let rest = text.get(word.len()..).unwrap_or_default();
        return ends_word(rest, rest.chars().next()).then_some(trimmed(rest));
    }
    let (rest, last) = text.split_at_checked(end?)?;
    (last.eq_ignore_ascii_case(word) && ends_word(rest, rest.chars().next_back()))
        .then_some(trimmed(rest))
}
