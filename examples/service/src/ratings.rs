//! Ratings that callers send: how they are read, and what is refused.

use std::collections::BTreeMap;

use capability_framework::job::OwnSkill;
use capability_framework::stored::{Migration, Note, Reason, StoredProfile};
use capability_framework::{Edition, ParseError, Profile, Rating, Skill};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::problem::{Fault, Kind, Problem};

/// The most bytes of a stored profile or job.
const MOST_BYTES: usize = 256 * 1024;

/// Ratings to change; `null` takes one away. What is not named stays.
#[derive(Deserialize, ToSchema, Debug)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"ratings": {"testing": "working", "user-focus": null}}))]
pub struct RatingsToChange {
    /// Ratings by the slug or the name of the skill.
    #[serde(default)]
    #[schema(inline)]
    ratings: BTreeMap<String, Option<String>>,
    /// Ratings of skills of the organisation's own.
    #[serde(default)]
    #[schema(inline)]
    own: BTreeMap<String, Option<String>>,
}

/// Ratings to change that are understood.
pub struct Changes {
    official: BTreeMap<Skill, Option<Rating>>,
    own: BTreeMap<OwnSkill, Option<Rating>>,
}

impl RatingsToChange {
    /// Reads every name and rating, or lists all that are not understood.
    pub fn understand(&self) -> Result<Changes, Problem> {
        let mut faults = Vec::new();
        let official = entries("ratings", &self.ratings, &mut faults, |name, faults| {
            let skill = name.parse::<Skill>();
            skill.map_err(|error| faults.push(Fault::unknown("ratings", name, &error))).ok()
        });
        let own = entries("own", &self.own, &mut faults, |name, faults| {
            let skill = name.parse::<OwnSkill>();
            skill.map_err(|error| faults.push(Fault::new("own", name, error))).ok()
        });
        Problem::check(faults)?;
        Ok(Changes { official, own })
    }
}

fn entries<K: Ord>(
    object: &str,
    entries: &BTreeMap<String, Option<String>>,
    faults: &mut Vec<Fault>,
    read: impl Fn(&str, &mut Vec<Fault>) -> Option<K>,
) -> BTreeMap<K, Option<Rating>> {
    let mut understood = BTreeMap::new();
    for (name, text) in entries {
        let skill = read(name, faults);
        let rating = text.as_deref().map(str::parse::<Rating>).transpose();
        let rating = rating.map_err(|error| faults.push(Fault::unknown(object, name, &error)));
        let (Some(skill), Ok(rating)) = (skill, rating) else { continue };
        if understood.insert(skill, rating).is_some() {
            faults.push(Fault::new(object, name, format!("`{name}` is named twice")));
        }
    }
    understood
}

impl Changes {
    /// The stored profile with the changes. Entries that this version does not know stay.
    pub fn apply(&self, stored: &StoredProfile) -> Result<StoredProfile, Problem> {
        let mut migration = stored.migrate();
        for (skill, rating) in &self.official {
            match rating {
                Some(rating) => migration.value.set(*skill, *rating),
                None => migration.value.remove(*skill),
            };
        }
        let stored = migration.to_stored();
        if self.own.is_empty() { Ok(stored) } else { with_own(&stored, &self.own) }
    }
}

/// The stored profile with other ratings of own skills, of which there may be many.
fn with_own(
    stored: &StoredProfile,
    changes: &BTreeMap<OwnSkill, Option<Rating>>,
) -> Result<StoredProfile, Problem> {
    let failed = |error: serde_json::Error| Problem::new(Kind::Failed, error.to_string());
    let mut json = serde_json::to_value(stored).map_err(failed)?;
    let mut own = match json.get_mut("own").map(Value::take) {
        Some(Value::Object(own)) => own,
        _ => Map::new(),
    };
    own.retain(|name, _| !name.parse().is_ok_and(|skill| changes.contains_key(&skill)));
    for (skill, rating) in changes {
        if let Some(rating) = rating {
            own.insert(skill.name().to_owned(), rating.slug().into());
        }
    }
    if let Some(form) = json.as_object_mut() {
        form.insert("own".to_owned(), Value::Object(own));
    }
    serde_json::from_value(json).map_err(failed)
}

/// The JSON to store, if it is not too long.
pub fn to_json(value: &impl Serialize) -> Result<String, Problem> {
    let json = serde_json::to_string(value);
    let json = json.map_err(|error| Problem::new(Kind::Failed, error.to_string()))?;
    if json.len() > MOST_BYTES {
        let detail = format!("A stored profile or job may have {} KiB", MOST_BYTES / 1024);
        return Err(Problem::new(Kind::TooLarge, detail));
    }
    Ok(json)
}

/// Reads what was stored.
pub fn from_json<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, Problem> {
    serde_json::from_str(json).map_err(|error| Problem::new(Kind::Damaged, error.to_string()))
}

/// Refuses a form in which something is not understood, unless it is of a later edition than this
/// program knows.
pub fn check(
    form: &impl Serialize,
    edition: Result<Edition, ParseError>,
    notes: &[Note],
    object: &str,
) -> Result<(), Problem> {
    let mut faults = Vec::new();
    if let Err(error) = edition
        && names_edition(form)
    {
        if is_later(error.given()) {
            return Ok(());
        }
        let (pointer, suggestion) = ("/edition".to_owned(), error.suggestion());
        faults.push(Fault { pointer, detail: error.to_string(), suggestion });
    }
    for note in notes {
        match &note.reason {
            Reason::UnknownSkill(error) | Reason::UnknownValue(error) => {
                faults.push(Fault::unknown(object, &note.name, error));
            }
            _ if !note.is_carried() => faults.push(Fault::new(object, &note.name, note)),
            _ => {}
        }
    }
    Problem::check(faults)
}

/// Whether a form has a label of an edition, even an empty one.
fn names_edition(form: &impl Serialize) -> bool {
    serde_json::to_value(form)
        .is_ok_and(|form| form.get("edition").is_some_and(|edition| !edition.is_null()))
}

/// Whether a label is that of an edition after the latest, such as `2031-04`.
fn is_later(label: &str) -> bool {
    let Some((year, month)) = label.split_once('-') else { return false };
    let is_number =
        |text: &str, digits| text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
    let is_month = month.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month));
    is_number(year, 4) && is_number(month, 2) && is_month && label > Edition::LATEST.slug()
}

/// The ratings of a profile, if all of it is understood or it is of a later edition.
pub fn accept(stored: &StoredProfile) -> Result<Migration<Profile>, Problem> {
    let migration = stored.migrate();
    check(stored, stored.edition(), &migration.notes, "ratings")?;
    Ok(migration)
}
