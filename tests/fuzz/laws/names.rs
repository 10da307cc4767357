//! Texts as names: what is read is written and read again, and a hint never misleads.

use std::collections::{HashMap, HashSet};
use std::fmt::{Debug, Display};
use std::str::FromStr;
use std::sync::LazyLock;

use capability_framework::hint::Hint;
use capability_framework::history::EventKind;
use capability_framework::job::{Need, OwnSkill, ParseOwnSkillError};
use capability_framework::search::Match;
use capability_framework::stored::Known;
use capability_framework::{
    ChangeKind, Document, Edition, Entry, EntryKind, GapKind, Grade, ParseError, Proficiency,
    Rating, RatingChangeKind, Role, RoleFamily, RoleLevel, Skill, Track, history,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, from_value, to_value};

use super::{is_one_line, seeds as to_seeds, text};

pub fn check(input: &[u8]) {
    let text = &*text(input);
    entry::<RoleFamily>(text);
    entry::<Role>(text);
    entry::<RoleLevel>(text);
    entry::<Skill>(text);
    entry::<Proficiency>(text);
    entry::<Grade>(text);
    entry::<Track>(text);
    entry::<Edition>(text);
    entry::<Document>(text);
    entry::<Rating>(text);
    word(text, ChangeKind::slug);
    word(text, GapKind::slug);
    word(text, RatingChangeKind::slug);
    word(text, EventKind::slug);
    word(text, EntryKind::slug);
    word(text, Match::slug);
    word(text, Need::slug);
    own_skill(text);
}

fn entry<T>(text: &str)
where
    T: FromStr<Err = ParseError>
        + Copy
        + Eq
        + Debug
        + Display
        + AsRef<str>
        + Serialize
        + DeserializeOwned,
{
    let Ok(known) = text.parse::<Known<T>>();
    let value = to_value(&known).unwrap();
    assert_eq!(from_value::<Known<T>>(value).unwrap(), known);
    let result = text.parse::<T>();
    assert_eq!(from_value::<T>(Value::from(text)).ok(), result.clone().ok(), "{text:?}");
    match result {
        Ok(entry) => {
            assert_eq!((known.entry(), known.as_str()), (Some(entry), entry.as_ref()));
            assert_eq!(to_value(entry).unwrap(), Value::from(entry.as_ref()));
            let spellings = [
                entry.as_ref().to_owned(),
                entry.to_string(),
                format!(" {text}\n"),
                text.to_ascii_uppercase(),
                text.replace('&', " and ").chars().filter(|c| c.is_alphanumeric()).collect(),
            ];
            for spelling in spellings {
                assert_eq!(spelling.parse(), Ok(entry), "{spelling:?} of {text:?}");
            }
        }
        Err(error) => {
            assert_eq!((known.entry(), known.as_str()), (None, text));
            explained(&error, text);
            if let Some(slug) = error.suggestion() {
                let read = slug.parse::<T>().map(|entry| entry.as_ref().to_owned());
                assert_eq!(read.as_deref(), Ok(slug), "suggested for {text:?}");
                assert!(error.to_string().contains(slug));
            }
        }
    }
}

fn word<T: FromStr<Err = ParseError> + Copy + Eq + Debug + Display>(
    text: &str,
    slug: fn(T) -> &'static str,
) {
    match text.parse::<T>() {
        Ok(word) => {
            for spelling in [slug(word), &word.to_string(), &text.to_ascii_uppercase()] {
                assert_eq!(spelling.parse(), Ok(word), "{spelling:?} of {text:?}");
            }
        }
        Err(error) => {
            explained(&error, "");
            if let Some(suggested) = error.suggestion() {
                assert!(suggested.parse::<T>().is_ok(), "{suggested} for {text:?}");
            }
        }
    }
}

fn own_skill(text: &str) {
    match text.parse::<OwnSkill>() {
        Ok(skill) => {
            assert_eq!(skill.name(), text.trim());
            assert!(text.parse::<Skill>().is_err());
            assert_eq!(text.to_lowercase().parse(), Ok(skill.clone()), "{text:?}");
            assert_eq!(to_value(&skill).unwrap(), Value::from(skill.name()));
            if let Some(warning) = skill.warning() {
                explained(&warning, text);
            }
        }
        Err(ParseOwnSkillError::Official(skill)) => assert_eq!(text.parse(), Ok(skill)),
        Err(_) => assert!(!text.chars().any(|c| c.is_ascii_graphic()), "{text:?}"),
    }
}

/// What an error says is of its text, on one line, and the same every time.
fn explained(error: &ParseError, text: &str) {
    assert!(text.is_empty() || text.trim().starts_with(error.given()));
    let message = error.to_string();
    is_one_line(&message);
    assert!(message.len() < 1_000, "{message}");
    assert!(format!("{error:?}").starts_with("ParseError(\""));
    let hint = error.hint();
    assert_eq!(error.hint(), hint);
    assert_eq!(error.removed(), hint.and_then(removal));
    let Some(hint) = hint else { return };
    // What the text names is no guess.
    let named = matches!(hint, Hint::OtherType { meant: None, .. });
    for entry in hint.entries().iter().filter(|_| !named) {
        keeps_seniority(text, *entry, &hint);
    }
    if let Hint::Misspelt(entry) = hint {
        keeps_right_words(text, entry, &hint);
    }
}

fn removal(hint: Hint) -> Option<history::Date> {
    match hint {
        Hint::Removed(date) => Some(date),
        _ => None,
    }
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect()
}

/// A right word of seniority stays, and no hint brings in another.
fn keeps_seniority(text: &str, entry: Entry, hint: &Hint) {
    let Entry::RoleLevel(level) = entry else { return };
    const SENIORITY: [&str; 7] =
        ["apprentice", "associate", "junior", "lead", "principal", "senior", "trainee"];
    let (text_words, level_words) = (words(text), words(level.name()));
    for word in SENIORITY {
        let is_kept = level_words.iter().any(|other| other == word);
        let is_said = text_words.iter().any(|other| other == word);
        assert!(is_kept || !is_said, "{text:?} is no {level}: {hint:?}");
    }
}

/// A word that occurs in a name of the type is right, and is not replaced.
fn keeps_right_words(text: &str, entry: Entry, hint: &Hint) {
    const SMALL: [&str; 7] = ["the", "of", "and", "a", "for", "in", "to"];
    let names = names_of(entry);
    let joined: Vec<String> = names.iter().map(|name| words(name).concat()).collect();
    let right = right_words(entry.kind());
    for word in words(text) {
        let is_right = right.contains(&word);
        if !is_right || SMALL.contains(&&*word) || is_kind(entry.kind(), &word) {
            continue;
        }
        let singular = word.strip_suffix('s').unwrap_or(&word);
        let is_kept = joined.iter().any(|name| name.contains(singular));
        assert!(is_kept, "`{word}` of {text:?} is right: {hint:?}");
    }
}

/// The words of the names of a kind, present and former.
fn right_words(kind: EntryKind) -> &'static HashSet<String> {
    static WORDS: LazyLock<HashMap<EntryKind, HashSet<String>>> = LazyLock::new(|| {
        let words_of = |kind| entries(kind).into_iter().flat_map(names_of).flat_map(words);
        NAMED.into_iter().map(|kind| (kind, words_of(kind).collect())).collect()
    });
    static NONE: LazyLock<HashSet<String>> = LazyLock::new(HashSet::new);
    WORDS.get(&kind).unwrap_or(&NONE)
}

/// The kinds with names of their own.
const NAMED: [EntryKind; 4] =
    [EntryKind::RoleFamily, EntryKind::Role, EntryKind::RoleLevel, EntryKind::Skill];

/// Words that only say the kind do not count at the end.
fn is_kind(kind: EntryKind, word: &str) -> bool {
    words(&kind.to_string()).iter().any(|kind| word.trim_end_matches('s') == kind)
        || ["level", "role", "job", "post", "grade", "profession", "skill", "civil", "service"]
            .contains(&word.trim_end_matches('s'))
}

fn names_of(entry: Entry) -> Vec<&'static str> {
    let former = match entry {
        Entry::RoleFamily(family) => family.former_names(),
        Entry::Role(role) => role.former_names(),
        Entry::RoleLevel(level) => level.former_names(),
        Entry::Skill(skill) => skill.former_names(),
        _ => &[],
    };
    [entry.name(), entry.slug()].into_iter().chain(former.iter().copied()).collect()
}

fn entries(kind: EntryKind) -> Vec<Entry> {
    fn all<T: Into<Entry>>(entries: impl Iterator<Item = T>) -> Vec<Entry> {
        entries.map(Into::into).collect()
    }
    match kind {
        EntryKind::RoleFamily => all(RoleFamily::iter()),
        EntryKind::Role => all(Role::iter()),
        EntryKind::RoleLevel => all(RoleLevel::iter()),
        EntryKind::Skill => all(Skill::iter()),
        _ => Vec::new(),
    }
}

/// The names of the closed world, present and former, abbreviations, and texts that mean one.
pub fn seeds() -> Vec<Vec<u8>> {
    let entries = NAMED.into_iter().flat_map(entries);
    let mut texts: Vec<String> = entries.flat_map(names_of).map(str::to_owned).collect();
    texts.extend(Proficiency::iter().map(|proficiency| format!("{proficiency} level")));
    texts.extend(Grade::iter().map(|grade| grade.title().to_owned()));
    texts.extend(Edition::iter().map(|edition| edition.to_string()));
    texts.extend(Document::iter().map(|document| document.to_string()));
    let events = history::events().iter().filter_map(|event| event.old_name);
    texts.extend(events.map(str::to_owned));
    let abbreviations = super::file("src/data/abbreviations.tsv");
    texts.extend(abbreviations.lines().filter_map(|row| Some(row.split('\t').next()?.to_owned())));
    texts.extend(
        [
            "Seniro developer",
            "changemanagment",
            "Developer - lead",
            "Snr BA (SEO)",
            "Content desing & strategy",
            "desirable, working",
            "not yet aware",
            "Head of the test",
            "User focsu (frontend developer)",
            "technical",
            "G7",
        ]
        .map(str::to_owned),
    );
    to_seeds(texts)
}
