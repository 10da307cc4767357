//! Stored forms: no key is written twice, nothing is lost, and what is read again is the same.

use std::fmt::Debug;

use capability_framework::job::Need;
use capability_framework::stored::{Note, StoredJob, StoredProfile};
use capability_framework::{Edition, ParseError, Rating, Skill};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, from_str, from_value, to_string, to_value};

use super::{files, is_one_line, seeds as to_seeds, text};

pub fn check(input: &[u8]) {
    let text = &*text(input);
    if let Some(profile) = read::<StoredProfile>(text) {
        comes_back(&profile);
        let migration = profile.migrate();
        let again = migration.to_stored();
        comes_back(&again);
        let next = again.migrate();
        assert_eq!(next.value, migration.value, "{text:?}");
        assert!(next.own_ratings().eq(migration.own_ratings()), "{text:?}");
        assert_eq!(next.to_stored(), again, "{text:?}");
        let stated = |name: &str| {
            let skill = name.parse::<Skill>().ok()?;
            migration.value.get(skill).map(|rating| rating.slug().to_owned())
        };
        let kept = Kept { notes: &migration.notes, stated: &stated, key: "ratings" };
        kept.check::<Rating>(&to_value(&profile).unwrap(), &to_value(&again).unwrap());
        for edition in Edition::iter() {
            let then = profile.profile_in(edition);
            assert!(then.iter().all(|(skill, _)| edition.holds(skill)));
            assert!(then.iter().all(|(skill, rating)| migration.value.get(skill) == Some(rating)));
        }
    }
    if let Some(job) = read::<StoredJob>(text) {
        comes_back(&job);
        let migration = job.migrate();
        let again = migration.to_stored();
        comes_back(&again);
        let next = again.migrate();
        assert_eq!(next.value, migration.value, "{text:?}");
        assert_eq!(next.to_stored(), again, "{text:?}");
        let stated = |name: &str| {
            let skill = name.parse::<Skill>().ok()?;
            migration.value.get(skill).map(|need| need.slug().to_owned())
        };
        let kept = Kept { notes: &migration.notes, stated: &stated, key: "skills" };
        kept.check::<Need>(&to_value(&job).unwrap(), &to_value(&again).unwrap());
    }
}

fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    from_str(text).ok().or_else(|| toml::from_str(text).ok())
}

/// The law of stores: no key is written twice, and JSON, TOML and a binary format give back the same.
fn comes_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(stored: &T) {
    let json = to_string(stored).unwrap();
    let value: Value = from_str(&json).unwrap();
    assert_eq!(to_string(&value).unwrap(), json, "a key is written twice");
    let again: T = from_value(value.clone()).unwrap();
    assert_eq!(to_string(&again).unwrap(), json);
    assert_eq!(from_str::<T>(&json).unwrap(), again);
    // TOML has no null, which is left out of a map and refused in a list, and smaller numbers.
    if let Ok(toml) = toml::to_string(stored) {
        let again: T = toml::from_str(&toml).unwrap();
        let again = to_value(&again).unwrap();
        assert_eq!(again["edition"], value["edition"]);
        for key in ["ratings", "skills", "own"] {
            assert_eq!(without_nulls(&again[key]), without_nulls(&value[key]), "{toml}");
        }
    } else {
        let has_null = json.contains("null") || json.contains("e+") || json.contains("00");
        assert!(has_null || json.len() > 500, "{json} is no TOML");
    }
}

/// A value without the nulls in its maps, whatever their order; an empty map may be missing.
fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(_) => {
            let entries = entries(value).into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(entries.map(|(key, value)| (key, without_nulls(&value))).collect())
        }
        Value::Array(items) => items.iter().map(without_nulls).collect(),
        Value::Null => Value::Object(Map::new()),
        _ => value.clone(),
    }
}

fn entries(value: &Value) -> Map<String, Value> {
    value.as_object().cloned().unwrap_or_default()
}

/// What a migration keeps of a form.
struct Kept<'a> {
    notes: &'a [Note],
    stated: &'a dyn Fn(&str) -> Option<String>,
    key: &'static str,
}

impl Kept<'_> {
    /// Every entry is carried, or noted and kept, unless another entry is the same skill.
    fn check<V: std::str::FromStr<Err = ParseError> + Ord>(&self, before: &Value, after: &Value) {
        for note in self.notes {
            is_one_line(&note.to_string());
            assert!(
                before[self.key].get(&note.name).is_some()
                    || before["own"].get(&note.name).is_some()
            );
        }
        for (key, value) in entries(before) {
            if !["edition", "own", self.key].contains(&&*key) {
                assert_eq!(after[&key], value, "`{key}` is lost");
            }
        }
        if let Some(label) = before["edition"].as_str() {
            let is_known = label.parse::<Edition>().is_ok();
            assert!(is_known || after["edition"] == label, "`{label}` is lost");
        }
        let written = entries(&after[self.key]);
        let is_latest = before["edition"].as_str().is_none_or(|label| {
            label.parse::<Edition>().map_or(true, |edition| edition == Edition::LATEST)
        });
        for (name, value) in entries(&before[self.key]) {
            let is_noted = self.notes.iter().any(|note| note.name == name);
            let read = value.as_str().and_then(|value| value.parse::<V>().ok());
            match (name.parse::<Skill>(), read) {
                (Ok(_), Some(read)) if is_latest => {
                    let stated = (self.stated)(&name).expect("the skill is carried");
                    let stated: V = stated.parse().expect("it was written");
                    assert!(stated >= read, "{name}");
                    assert!(stated == read || is_noted, "{name}");
                }
                (Ok(_), Some(_)) => {}
                (Ok(_), None) => {
                    assert!(is_noted, "{name}");
                    let has = |other: &String| other.parse::<Skill>() == name.parse();
                    assert!(!is_latest || written.keys().any(has), "{name} is lost");
                }
                (Err(_), _) => {
                    assert!(is_noted, "{name}");
                    assert_eq!(written.get(&name), Some(&value), "{name} is lost");
                }
            }
        }
        let (own, kept) = (entries(&before["own"]), entries(&after["own"]));
        let key = |name: &str| {
            name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
        };
        for name in own.keys() {
            assert!(kept.keys().any(|other| key(other) == key(name)), "own {name:?} is lost");
        }
    }
}

pub fn seeds() -> Vec<Vec<u8>> {
    let mut texts = [files("examples/profiles"), files("examples/jobs")].concat();
    texts.extend(
        [
            r#"{"edition":"2025-10","ratings":{"testing":"working","user-focus":"not-yet-aware"},"own":{"Kubernetes":"expert"}}"#,
            r#"{"edition":"2026-10","ratings":{"testing":"wroking","Testing":"expert","juggling":"expert"}}"#,
            r#"{"edition":"2022-09","ratings":{"Data governance":"working","coding-and-scripting":"awareness"},"by":[1,{"x":null}]}"#,
            r#"{"edition":"2031-04","ratings":{"quantum-testing":"expert","testing":null},"note":2.5}"#,
            r#"{"ratings":{"User focus (content design)":"expert","Systems analysis":"awareness","digital-perspective":7}}"#,
            r#"{"edition":"2026-10","skills":{"testing":"desirable-working","user-focus":"expert"},"own":{"C++":"working","c++":"desirable"}}"#,
            r#"{"edition":null,"skills":{"Modern standards approach":"expert","modern-development-standards":"desirable"},"location":"Leeds"}"#,
            r#"{"skills":{},"own":{" Testing ":"working","procurement  law":"x"},"own_":{"a":"b"}}"#,
            "edition = \"2026-10\"\n[skills]\nuser-focus = \"expert\"\n\"Data governance\" = \"desirable, working\"\n[own]\nHelm = \"working\"\n",
            "[ratings]\ntesting = \"working\"\n'Testing ' = \"expert\"\n[x.y]\nz = [1, 2.0]\n",
        ]
        .map(str::to_owned),
    );
    to_seeds(texts)
}
