//! A profile as services store it, and its way to the latest edition.

use alloc::borrow::ToOwned;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use super::profile::Profile;
use super::stored_form::Form;
use super::stored_value::Value;
use crate::framework::{Edition, Rating, Skill};
use crate::names::ParseError;

/// A profile as it is stored: the edition that it was made against, and ratings by slug.
///
/// ```
/// use capability_framework::{Proficiency, Rating, Skill, StoredProfile};
///
/// # #[cfg(feature = "serde")] {
/// let json = r#"{"edition": "2025-10", "ratings": {
///     "systems-analysis": "working", "user-focus": "not-yet-aware", "juggling": "expert"
/// }}"#;
/// let stored: StoredProfile = serde_json::from_str(json)?;
/// let migration = stored.migrate();
/// let rating = migration.profile.get(Skill::DigitalAndDataSystemsAnalysis); // renamed since
/// assert_eq!(rating, Some(Rating::At(Proficiency::Working)));
/// assert_eq!(
///     migration.notes[0].to_string(),
///     "`juggling` (expert): unknown skill `juggling`, expected a name or slug such as `accessibility`"
/// );
///
/// // What was not carried is written back.
/// let json = serde_json::to_string(&migration.store())?;
/// assert!(json.contains(r#""juggling":"expert""#));
/// # }
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct StoredProfile(Form);

/// A stored profile carried to the latest edition; see [`StoredProfile::migrate`].
///
/// ```
/// use capability_framework::{Profile, RoleLevel, StoredProfile};
///
/// let migration = StoredProfile::new(&Profile::from(RoleLevel::Developer)).migrate();
/// assert!(migration.notes.is_empty());
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Migration {
    /// What was carried.
    pub profile: Profile,
    /// What a person should know of the ratings that were not carried, or are carried for a skill
    /// that is retired, in the order of the stored profile.
    pub notes: Vec<Note>,
    /// The label of an edition that is not known, which may be newer than this version.
    unknown_edition: Option<Value>,
    /// The ratings that were not carried, as they are stored.
    kept: Vec<(String, Value)>,
    others: Vec<(Value, Value)>,
}

/// What a person should know of one rating of a [`Migration`].
///
/// ```
/// use capability_framework::StoredProfile;
///
/// let notes = StoredProfile::from_rows(None, [("testing", "wroking")]).migrate().notes;
/// assert_eq!((notes[0].skill.as_str(), notes[0].rating.as_str()), ("testing", "wroking"));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Note {
    /// The skill, as it is stored.
    pub skill: String,
    /// The rating, as it is stored.
    pub rating: String,
    /// Why it is noted.
    pub reason: Reason,
}

impl Note {
    /// Whether the rating was carried all the same.
    ///
    /// ```
    /// use capability_framework::StoredProfile;
    ///
    /// let rows = [("user-focus-content-design", "working")];
    /// let migration = StoredProfile::from_rows(Some("2025-10"), rows).migrate();
    /// assert!(migration.notes[0].is_carried() && migration.profile.len() == 1);
    /// ```
    #[inline]
    pub const fn is_carried(&self) -> bool {
        matches!(self.reason, Reason::Retired(_))
    }
}

/// Why a rating is noted.
///
/// ```
/// use capability_framework::{Reason, StoredProfile};
///
/// let rows = [("user-focus-content-design", "working")];
/// let notes = StoredProfile::from_rows(Some("2025-10"), rows).migrate().notes;
/// assert!(matches!(notes[0].reason, Reason::Retired(skill) if skill.is_retired()));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Reason {
    /// The skill is retired. The profile keeps the rating, which no level requires any more.
    Retired(Skill),
    /// The skill is rated twice, under two names that are one today or by a repeated key, and the
    /// other rating, which is higher, was carried.
    LowerOfTwo(Skill, Rating),
    /// The skill is not known: misspelt, removed long ago, or of a newer release.
    UnknownSkill(ParseError),
    /// The rating is neither a proficiency nor "not-yet-aware".
    UnknownRating(ParseError),
    /// The rating is no text but null, a number, a list or the like.
    NotText,
}

impl fmt::Display for Note {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` ({}): ", self.skill, self.rating)?;
        match &self.reason {
            Reason::Retired(skill) => write!(f, "{skill} is retired; the rating is kept"),
            Reason::LowerOfTwo(skill, higher) => {
                write!(f, "{skill} is also rated {}, which counts", higher.slug())
            }
            Reason::UnknownSkill(error) | Reason::UnknownRating(error) => error.fmt(f),
            Reason::NotText => f.write_str("a rating should be text, such as `working`"),
        }
    }
}

impl StoredProfile {
    /// The form of `profile` to store, of the latest edition.
    ///
    /// ```
    /// use capability_framework::{Edition, Profile, RoleLevel, StoredProfile};
    ///
    /// let profile = Profile::from(RoleLevel::Developer);
    /// let stored = StoredProfile::new(&profile);
    /// assert_eq!(stored.edition(), Ok(Edition::LATEST));
    /// assert_eq!(stored.migrate().profile, profile);
    /// ```
    #[inline]
    pub fn new(profile: &Profile) -> StoredProfile {
        let ratings = profile.iter().map(|(skill, rating)| (skill.slug(), rating.slug()));
        StoredProfile::from_rows(Some(Edition::LATEST.slug()), ratings)
    }

    /// A stored profile from the slug of its edition, where one is stored, and rows of a skill and a
    /// rating, as a table of a database has them.
    ///
    /// ```
    /// use capability_framework::StoredProfile;
    ///
    /// let rows = [("testing", "working"), ("user-focus", "not-yet-aware")];
    /// let stored = StoredProfile::from_rows(Some("2025-10"), rows);
    /// assert_eq!(stored.migrate().profile.len(), 2);
    /// ```
    pub fn from_rows<S: Into<String>, R: Into<String>>(
        edition: Option<&str>,
        rows: impl IntoIterator<Item = (S, R)>,
    ) -> StoredProfile {
        let rows =
            rows.into_iter().map(|(skill, rating)| (skill.into(), Value::Text(rating.into())));
        let edition = edition.map(|slug| Value::Text(slug.to_owned()));
        StoredProfile(Form { edition, entries: rows.collect(), others: Vec::new() })
    }

    /// The edition, where it is one that this version of the crate knows.
    ///
    /// # Errors
    ///
    /// When none is stored, or one that is not known: the profile is then of a newer release. Its
    /// ratings can be migrated all the same.
    ///
    /// ```
    /// use capability_framework::StoredProfile;
    ///
    /// let message = StoredProfile::default().edition().unwrap_err().to_string();
    /// assert_eq!(message, "empty edition, expected 2020-01, 2025-10 or 2026-10");
    /// let stored = StoredProfile::from_rows(Some("2031-04"), [("testing", "working")]);
    /// let message = stored.edition().unwrap_err().to_string();
    /// assert_eq!(message, "unknown edition `2031-04`, expected 2020-01, 2025-10 or 2026-10");
    /// ```
    #[inline]
    pub fn edition(&self) -> Result<Edition, ParseError> {
        match &self.0.edition {
            None => "".parse(),
            Some(Value::Text(slug)) => slug.parse(),
            #[cfg(feature = "serde")]
            Some(other) => other.to_string().parse(),
        }
    }

    /// Carries every rating to the latest edition, or notes why not.
    ///
    /// Of two ratings that fall on one skill of today the higher is carried; equal ones are one.
    /// Ratings of retired skills are carried and noted.
    ///
    /// ```
    /// use capability_framework::StoredProfile;
    ///
    /// let rows = [("testing", "working"), ("juggling", "working")];
    /// let migration = StoredProfile::from_rows(Some("2025-10"), rows).migrate();
    /// assert_eq!(migration.profile.len(), 1);
    /// assert_eq!(
    ///     migration.notes[0].to_string(),
    ///     "`juggling` (working): unknown skill `juggling`, expected a name or slug such as `accessibility`"
    /// );
    /// ```
    pub fn migrate(&self) -> Migration {
        let mut profile = Profile::new();
        let mut notes: Vec<(usize, Reason)> = Vec::new();
        // The position of the rating that was carried for each skill.
        let mut carried: BTreeMap<Skill, usize> = BTreeMap::new();
        for (position, (name, value)) in self.0.entries.iter().enumerate() {
            let (skill, rating) = match read(name, value) {
                Ok(read) => read,
                Err(reason) => {
                    notes.push((position, reason));
                    continue;
                }
            };
            match profile.get(skill) {
                Some(higher) if higher > rating => {
                    notes.push((position, Reason::LowerOfTwo(skill, higher)));
                }
                Some(equal) if equal == rating => {}
                _ => {
                    profile.set(skill, rating);
                    let lower = carried.insert(skill, position);
                    notes.extend(lower.map(|lower| (lower, Reason::LowerOfTwo(skill, rating))));
                }
            }
        }
        let retired = carried.into_iter().filter(|(skill, _)| skill.is_retired());
        notes.extend(retired.map(|(skill, position)| (position, Reason::Retired(skill))));
        notes.sort_by_key(|(position, _)| *position);
        self.migration(profile, notes)
    }

    /// The notes with what they are about.
    fn migration(&self, profile: Profile, reasons: Vec<(usize, Reason)>) -> Migration {
        let unknown_edition = self.0.edition.clone().filter(|_| self.edition().is_err());
        let others = self.0.others.clone();
        let (mut notes, mut kept) = (Vec::new(), Vec::new());
        for (position, reason) in reasons {
            if let Some((skill, value)) = self.0.entries.get(position) {
                let note = Note { skill: skill.clone(), rating: value.to_string(), reason };
                if !note.is_carried() {
                    kept.push((skill.clone(), value.clone()));
                }
                notes.push(note);
            }
        }
        Migration { profile, notes, unknown_edition, kept, others }
    }
}

/// What one entry of a stored profile says.
fn read(name: &str, value: &Value) -> Result<(Skill, Rating), Reason> {
    let skill = name.parse::<Skill>().map_err(Reason::UnknownSkill)?;
    let text = value.as_text().ok_or(Reason::NotText)?;
    Ok((skill, text.parse().map_err(Reason::UnknownRating)?))
}

impl Migration {
    /// The form to store again: what was carried under its slugs of today, and behind it what was
    /// not, as it was, where the profile does not rate the skill and no other key is the same.
    ///
    /// The edition is the latest, unless the profile has one that is not known, and so may be newer.
    ///
    /// ```
    /// use capability_framework::StoredProfile;
    ///
    /// let stored = StoredProfile::from_rows(Some("2026-10"), [("juggling", "expert")]);
    /// assert_eq!(stored.migrate().store(), stored);
    /// ```
    pub fn store(&self) -> StoredProfile {
        let StoredProfile(mut form) = StoredProfile::new(&self.profile);
        form.edition = self.unknown_edition.clone().or(form.edition);
        form.others = self.others.clone();
        let mut keys = BTreeSet::new();
        for (name, value) in &self.kept {
            let is_rated = |skill: Skill| self.profile.get(skill).is_some();
            if keys.insert(name) && !name.parse().is_ok_and(is_rated) {
                form.entries.push((name.clone(), value.clone()));
            }
        }
        StoredProfile(form)
    }
}

/// `{"edition": "2025-10", "ratings": {"testing": "working"}}`: no key twice, and keys that are not
/// known behind these two.
#[cfg(feature = "serde")]
mod serde {
    use ::serde::de::{Deserialize, Deserializer};
    use ::serde::ser::{Serialize, Serializer};

    use super::StoredProfile;
    use crate::analysis::stored_form::{Shape, deserialize, serialize};
    use crate::framework::Rating;

    static SHAPE: Shape = Shape {
        name: "StoredProfile",
        fields: &["edition", "ratings"],
        expected: "a map from skills to ratings",
        strength: |rating| rating.parse().ok().map(Rating::point),
    };

    impl Serialize for StoredProfile {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serialize(&self.0, &SHAPE, serializer)
        }
    }

    impl<'de> Deserialize<'de> for StoredProfile {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<StoredProfile, D::Error> {
            deserialize(&SHAPE, deserializer).map(StoredProfile)
        }
    }
}
