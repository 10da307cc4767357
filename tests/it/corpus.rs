//! What past states of the repository stored is read today with the same meaning; see
//! `corpus/README.md`. What is written today is in the corpus too.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::{Debug, Display};
use std::fs;
use std::path::PathBuf;
use std::str::FromStr;

use capability_framework::history::{EventKind, events};
use capability_framework::job::{Job, JobSkill, Need};
use capability_framework::stored::{StoredJob, StoredProfile};
use capability_framework::{
    ChangeKind, Document, Edition, Entry, EntryKind, GapKind, Grade, Proficiency, Profile, Rating,
    RatingChangeKind, Role, RoleFamily, RoleLevel, Skill, Track,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, from_str, json, to_string, to_value};

use super::{may_update, root, rows};

fn path(file: &str) -> PathBuf {
    root().join("tests/it/corpus").join(file)
}

/// The slug reads as what had the name, and is still written for it unless it has another name today.
#[track_caller]
fn is_kept<T>(slug: &str, name: &str)
where
    T: Serialize + DeserializeOwned + FromStr<Err: Debug> + Display + PartialEq + Debug,
{
    let value: T = slug.parse().unwrap();
    assert_eq!(from_str::<T>(&format!("{slug:?}")).unwrap(), value);
    if name.is_empty() || value.to_string() == name {
        assert_eq!(to_value(&value).unwrap(), json!(slug));
    }
    if !name.is_empty() {
        assert_eq!(name.parse::<T>().unwrap(), value, "{slug}: {name}");
    }
}

#[test]
fn every_slug_is_that_of_the_same_entry() {
    for row in rows(path("slugs.tsv")) {
        let [_, kind, slug, name] = <[String; 4]>::try_from(row).unwrap();
        let is_kept = match kind.as_str() {
            "RoleFamily" => is_kept::<RoleFamily>,
            "Role" => is_kept::<Role>,
            "RoleLevel" => is_kept::<RoleLevel>,
            "Skill" => is_kept::<Skill>,
            "Edition" => is_kept::<Edition>,
            "Document" => is_kept::<Document>,
            "Grade" => is_kept::<Grade>,
            "Track" => is_kept::<Track>,
            "Proficiency" => is_kept::<Proficiency>,
            "Rating" => is_kept::<Rating>,
            "Need" => is_kept::<Need>,
            "ChangeKind" => is_kept::<ChangeKind>,
            "GapKind" => is_kept::<GapKind>,
            "RatingChangeKind" => is_kept::<RatingChangeKind>,
            "EntryKind" => is_kept::<EntryKind>,
            "EventKind" => is_kept::<EventKind>,
            #[cfg(feature = "search")]
            "Match" => is_kept::<capability_framework::search::Match>,
            #[cfg(not(feature = "search"))]
            "Match" => continue,
            other => panic!("{other}"),
        };
        is_kept(&slug, &name);
    }
}

/// Names that an edition used for another skill than today's. A state that did not know the edition
/// read the name as today's, and wrote the slug.
const MEANINGS: [(&str, &str, Skill); 2] = [
    ("2022-09", "Data governance", Skill::DataGovernanceDataArchitect),
    ("2022-09", "data-governance", Skill::DataGovernanceDataArchitect),
];

/// What the official key of a stored form means, by the names that its slugs had; skills that are not
/// known are left out.
struct Meanings(HashMap<String, String>);

impl Meanings {
    fn new() -> Meanings {
        let skills = rows(path("slugs.tsv")).into_iter().filter(|row| row[1] == "Skill");
        Meanings(skills.map(|row| (row[2].clone(), row[3].clone())).collect())
    }

    /// Of two keys that are one skill today the higher value counts.
    fn read<T: FromStr + Ord>(&self, form: &Value, key: &str) -> BTreeMap<Skill, T> {
        let mut values = BTreeMap::new();
        for (key, value) in form[key].as_object().unwrap() {
            let Some((skill, value)) = self.entry(form, key, value) else { continue };
            if values.get(&skill).is_none_or(|other| *other < value) {
                values.insert(skill, value);
            }
        }
        values
    }

    fn entry<T: FromStr>(&self, form: &Value, key: &str, value: &Value) -> Option<(Skill, T)> {
        let edition = form["edition"].as_str();
        let meaning = MEANINGS.iter().find(|row| edition == Some(row.0) && *key == *row.1);
        let name = || self.0.get(key).map_or(key, String::as_str).parse().ok();
        let skill = meaning.map(|row| row.2).or_else(name)?;
        Some((skill, value.as_str()?.parse().ok()?))
    }

    /// What a form has that is not understood is still there, unchanged, when it is written again.
    #[track_caller]
    fn are_kept<T: FromStr>(&self, form: &Value, again: &Value, official: &str) {
        for (key, value) in form.as_object().unwrap() {
            if key == "edition" {
                assert!(again["edition"] == *value || again["edition"] == Edition::LATEST.slug());
            } else if key == official {
                let values = value.as_object().unwrap();
                let lost = |(name, value): &(&String, &Value)| {
                    let is_read = self.entry::<T>(form, name, value).is_some();
                    !is_read && again[official].get(name.as_str()) != Some(*value)
                };
                assert_eq!(values.iter().find(lost), None, "{form}");
            } else if key != "own" {
                assert_eq!(again[key], *value, "{form}");
            }
        }
    }
}

#[test]
fn every_profile_has_the_same_ratings() {
    let meanings = Meanings::new();
    for row in rows(path("profiles.tsv")) {
        let stored: StoredProfile = from_str(&row[1]).unwrap();
        let form: Value = from_str(&row[1]).unwrap();
        assert_eq!(to_string(&stored).unwrap(), row[1], "written as it was read");
        let migration = stored.migrate();
        let ratings: BTreeMap<Skill, Rating> = migration.value.iter().collect();
        assert_eq!(ratings, meanings.read(&form, "ratings"), "{}", row[1]);
        let own = migration.own_ratings().map(|(skill, rating)| (skill.name(), json!(rating)));
        let own: Map<String, Value> = own.map(|(name, rating)| (name.to_owned(), rating)).collect();
        assert_eq!(json!(own), form.get("own").cloned().unwrap_or(json!({})));
        let again = migration.to_stored();
        meanings.are_kept::<Rating>(&form, &to_value(&again).unwrap(), "ratings");
        assert_eq!(again.migrate().value, migration.value);
        assert_eq!(again.migrate().to_stored(), again);
    }
}

#[test]
fn every_job_has_the_same_needs() {
    let meanings = Meanings::new();
    for row in rows(path("jobs.tsv")) {
        let stored: StoredJob = from_str(&row[1]).unwrap();
        let form: Value = from_str(&row[1]).unwrap();
        assert_eq!(to_string(&stored).unwrap(), row[1], "written as it was read");
        let migration = stored.migrate();
        let (mut needs, mut own) = (BTreeMap::new(), BTreeMap::new());
        for (skill, need) in migration.value.iter() {
            match skill {
                JobSkill::Official(skill) => drop(needs.insert(skill, need)),
                JobSkill::Own(skill) => drop(own.insert(skill.name(), need.slug())),
            }
        }
        assert_eq!(needs, meanings.read(&form, "skills"), "{}", row[1]);
        let written = form["own"].as_object().into_iter().flatten();
        let written = written.map(|(name, need)| (name.as_str(), need.as_str().unwrap()));
        assert_eq!(own, written.collect());
        let again = migration.to_stored();
        meanings.are_kept::<Need>(&form, &to_value(&again).unwrap(), "skills");
        assert_eq!(again.migrate().value, migration.value);
        assert_eq!(again.migrate().to_stored(), again);
    }
}

/// Every skill, retired ones too, in groups by the first letter of the slug.
fn groups() -> Vec<Vec<Skill>> {
    let retired = events().iter().filter_map(|event| match event.entry {
        Some(Entry::Skill(skill)) => Some(skill),
        _ => None,
    });
    let of_editions = Edition::iter().flat_map(|edition| edition.skills().iter().copied());
    let skills: BTreeSet<&str> =
        Skill::iter().chain(of_editions).chain(retired).map(Skill::slug).collect();
    let mut groups: BTreeMap<u8, Vec<Skill>> = BTreeMap::new();
    for slug in skills {
        groups.entry(slug.as_bytes()[0]).or_default().push(slug.parse().unwrap());
    }
    groups.into_values().collect()
}

fn word<T: Serialize>(kind: &str, value: T, name: &str) -> String {
    format!("{kind}\t{}\t{name}", to_value(value).unwrap().as_str().unwrap())
}

fn words<T: Serialize + Display>(kind: &str, values: impl IntoIterator<Item = T>) -> Vec<String> {
    values.into_iter().map(|value| word(kind, &value, &value.to_string())).collect()
}

fn needs() -> Vec<Need> {
    let essential = Proficiency::iter().map(Need::Essential);
    let desirable = Proficiency::iter().map(|proficiency| Need::Desirable(Some(proficiency)));
    essential.chain([Need::Desirable(None)]).chain(desirable).collect()
}

fn slugs() -> Vec<String> {
    #[cfg(feature = "search")]
    let matches = capability_framework::search::Match::ALL;
    #[cfg(not(feature = "search"))]
    let matches: [Track; 0] = [];
    let kinds = [
        matches.iter().map(|kind| word("Match", kind, "")).collect(),
        ChangeKind::ALL.iter().map(|kind| word("ChangeKind", kind, "")).collect(),
        GapKind::ALL.iter().map(|kind| word("GapKind", kind, "")).collect(),
        RatingChangeKind::ALL.iter().map(|kind| word("RatingChangeKind", kind, "")).collect(),
        EntryKind::ALL.iter().map(|kind| word("EntryKind", kind, "")).collect(),
        EventKind::ALL.iter().map(|kind| word("EventKind", kind, "")).collect::<Vec<_>>(),
        words("RoleFamily", RoleFamily::iter()),
        words("Role", Role::iter()),
        words("RoleLevel", RoleLevel::iter()),
        words("Skill", groups().concat()),
        words("Edition", Edition::iter()),
        words("Document", Document::iter()),
        words("Grade", Grade::iter()),
        words("Track", Track::iter()),
        words("Proficiency", Proficiency::iter()),
        words("Rating", Rating::iter()),
        needs().iter().map(|need| word("Need", need, &need.to_string())).collect(),
    ];
    kinds.concat()
}

fn sum(skill: Skill) -> usize {
    skill.slug().bytes().map(usize::from).sum()
}

/// Profiles with every rating of every skill.
fn profiles() -> Vec<String> {
    let ratings: Vec<Rating> = Rating::iter().collect();
    let profile = |group: &[Skill], turn: usize| {
        let rating = |skill: &Skill| (*skill, ratings[(sum(*skill) + turn) % ratings.len()]);
        let profile: Profile = group.iter().map(rating).collect();
        to_string(&StoredProfile::new(&profile)).unwrap()
    };
    groups().iter().flat_map(|group| (0..ratings.len()).map(|turn| profile(group, turn))).collect()
}

/// Jobs of the three latest editions, with every need, and own skills.
fn jobs() -> Vec<String> {
    let needs = needs();
    let need = |number: usize| needs[number % needs.len()];
    let job = |group: &[Skill], edition: Edition, turn: usize| {
        let mut job = Job::new(edition);
        for skill in group {
            job.set(*skill, need(sum(*skill) + 2 * turn));
        }
        if turn == 0 {
            let letter = usize::from(group[0].slug().as_bytes()[0]);
            job.set_own("C++".parse().unwrap(), need(letter));
            job.set_own("  Café   management ".parse().unwrap(), need(letter + 1));
        }
        to_string(&StoredJob::new(&job)).unwrap()
    };
    let editions = || Edition::iter().rev().take(3).enumerate();
    let of_group = |group: Vec<Skill>| {
        editions().map(|(turn, edition)| job(&group, edition, turn)).collect::<Vec<_>>()
    };
    groups().into_iter().flat_map(of_group).collect()
}

#[test]
fn what_is_written_today_is_in_the_corpus() {
    for (file, lines) in
        [("slugs.tsv", slugs()), ("profiles.tsv", profiles()), ("jobs.tsv", jobs())]
    {
        let path = path(file);
        let corpus = fs::read_to_string(&path).unwrap();
        let known: BTreeSet<&str> =
            corpus.lines().filter_map(|line| Some(line.split_once('\t')?.1)).collect();
        let new: Vec<&String> =
            lines.iter().filter(|line| !known.contains(line.as_str())).collect();
        if may_update() {
            let new = new.iter().map(|line| format!("{}\t{line}\n", Edition::LATEST.slug()));
            fs::write(&path, corpus.clone() + &new.collect::<String>()).unwrap();
        } else {
            assert!(
                new.is_empty(),
                "{file}: run with UPDATE=1 to add {} lines: {new:#?}",
                new.len()
            );
        }
    }
}

/// A form is read by the tables of its edition, and is written with slugs of today.
#[test]
fn what_is_written_for_an_edition_is_read_as_it_was() {
    for edition in Edition::iter() {
        for skill in groups().concat().into_iter().filter(|skill| edition.holds(*skill)) {
            let mut job = Job::new(edition);
            job.set(skill, Proficiency::Working);
            let text = to_string(&StoredJob::new(&job)).unwrap();
            assert_eq!(from_str::<Job>(&text).unwrap().get(skill), job.get(skill), "{text}");
        }
    }
}
