//! How names are read beyond their letters: words that only say the kind, further titles, and
//! abbreviations. The letters are in `naming.rs`.

use std::collections::BTreeMap;

use crate::catalogue::{Entry, find};
use crate::naming::key;
use crate::tables::{Fault, Files, rows};
use crate::world::{Kind, World};

const KIND_WORDS: &str = "kind-words.tsv";

/// The kinds of entries whose names may have a kind word behind them, as the data names them.
pub const KINDS: [&str; 9] = [
    "role-family",
    "role",
    "role-level",
    "skill",
    "proficiency",
    "grade",
    "track",
    "edition",
    "document",
];

/// What the publisher writes behind a skill of a Senior Civil Service role. `names/relaxed.rs` has
/// the same.
const SENIOR_CIVIL_SERVICE: &str = "seniorcivilservice";

/// By kind, each word with its line.
pub type KindWords = BTreeMap<&'static str, Vec<(String, usize)>>;

pub fn read_kind_words(files: &Files) -> Result<KindWords, Fault> {
    let mut words = KindWords::new();
    for row in rows(files, KIND_WORDS, ["kind", "word"])? {
        let [kind, word] = row.fields;
        let Some(kind) = KINDS.into_iter().find(|known| *known == kind) else {
            let known = KINDS.join(", ");
            return Err(row.fault(format!("unknown kind `{kind}`, should be one of {known}")));
        };
        if key(word) != word {
            return Err(row.fault(format!("`{word}` should be one word in lower case")));
        }
        words.entry(kind).or_default().push((word.to_owned(), row.line));
    }
    Ok(words)
}

/// The titles of a grade beside the one in full.
pub fn read_grade_titles(
    files: &Files,
    grades: &[(Entry, String)],
) -> Result<Vec<(usize, String)>, Fault> {
    let mut titles: BTreeMap<String, usize> = BTreeMap::new();
    for (grade, (entry, title)) in grades.iter().enumerate() {
        for name in [&entry.name, &entry.slug, title] {
            if titles.insert(key(name), grade).is_some_and(|other| other != grade) {
                return Err(Fault {
                    file: "grades.tsv".to_owned(),
                    line: entry.line,
                    message: format!("`{name}` stands for another grade; each should have its own"),
                });
            }
        }
    }
    let mut more = Vec::new();
    for row in rows(files, "grade-titles.tsv", ["grade", "title", "source"])? {
        let [slug, title, _] = row.fields;
        let grade = find(&row, "grade", grades.iter().map(|(entry, _)| entry), slug)?;
        if titles.insert(key(title), grade).is_some() {
            return Err(row.fault(format!("`{title}` is there already; keep one")));
        }
        more.push((grade, title.to_owned()));
    }
    Ok(more)
}

/// What a short form stands for. It may have several rows.
pub struct Abbreviation {
    pub short: String,
    pub kind: Kind,
    pub index: usize,
}

pub fn read_abbreviations(files: &Files, world: &World) -> Result<Vec<Abbreviation>, Fault> {
    let header = ["short", "kind", "entry", "source"];
    let mut last = (String::new(), None);
    rows(files, "abbreviations.tsv", header)?
        .iter()
        .map(|row| {
            let [short, kind_name, slug, _] = row.fields;
            let kind = Kind::read(row, kind_name)?;
            let index = find(row, kind_name, world.entries(kind).into_iter(), slug)?;
            if world.keys[&kind].iter().any(|(name, _)| *name == key(short)) {
                return Err(row.fault(format!("`{short}` is a name of the kind, and needs no row")));
            }
            let this = (key(short), Some((kind, index)));
            if this <= last {
                return Err(row.fault(format!(
                    "`{short}` should stand before the line above, and each meaning once: the order \
                     is that of the letters, then of kinds and tables"
                )));
            }
            last = this;
            Ok(Abbreviation { short: short.to_owned(), kind, index })
        })
        .collect()
}

impl World {
    pub fn kind_words(&self, kind: &str) -> impl Iterator<Item = &str> {
        self.kind_words.get(kind).into_iter().flatten().map(|(word, _)| word.as_str())
    }

    /// Refuses kind words that would make one name of two.
    pub fn check_kind_words(&self) -> Result<(), Fault> {
        for (kind, words) in &self.kind_words {
            let keys = self.keys_of_type(kind);
            for (name, entry) in &keys {
                for (word, line) in words {
                    let Some(rest) = name.strip_suffix(word.as_str()) else { continue };
                    let fault = |other: &str| Fault {
                        file: KIND_WORDS.to_owned(),
                        line: *line,
                        message: format!(
                            "without `{word}` the {kind} `{name}` would be taken for `{other}`"
                        ),
                    };
                    match keys.iter().find(|(other, _)| other == rest) {
                        Some((other, meant)) if meant != entry => return Err(fault(other)),
                        _ => {}
                    }
                }
                if *kind == "skill" && name.ends_with(SENIOR_CIVIL_SERVICE) {
                    let rest = name.trim_end_matches(SENIOR_CIVIL_SERVICE);
                    if keys.iter().any(|(other, meant)| other == rest && meant != entry) {
                        return Err(Fault {
                            file: format!("{}/skills.tsv", self.newest().slug),
                            line: 1,
                            message: format!(
                                "`{name}` would be taken for `{rest}`, which the Senior Civil \
                                 Service is asked for"
                            ),
                        });
                    }
                }
            }
        }
        Ok(())
    }

    /// What parsing finds, by the letters and digits, and what was removed as `None`.
    fn keys_of_type(&self, data_name: &str) -> Vec<(String, Option<usize>)> {
        let plain = |entries: Vec<&Entry>| crate::emit::keys(&entries);
        let kind = match data_name {
            "role-family" => Kind::Family,
            "role" => Kind::Role,
            "role-level" => Kind::Level,
            "skill" => Kind::Skill,
            _ => {
                let keys = match data_name {
                    "proficiency" => plain(self.proficiencies.iter().map(|(_, e)| e).collect()),
                    "grade" => self.grade_keys.clone(),
                    "track" => plain(self.tracks.iter().collect()),
                    "edition" => {
                        plain(self.editions.iter().map(|edition| &edition.entry).collect())
                    }
                    _ => plain(self.documents.iter().map(|document| &document.entry).collect()),
                };
                return keys.into_iter().map(|(key, index)| (key, Some(index))).collect();
            }
        };
        let names = self.keys[&kind].iter().map(|(key, index)| (key.clone(), Some(*index)));
        names.chain(self.removed(kind).into_keys().map(|key| (key, None))).collect()
    }
}
