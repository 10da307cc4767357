//! A profile as services store it, and its way to the latest edition.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::profile::Profile;
use crate::{Edition, ParseError, Rating, Skill};

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
pub struct StoredProfile {
    /// The slug of the edition, as it is stored; `None` where none is.
    pub edition: Option<String>,
    /// Slug or name of each skill and its rating, as they are stored, in their order.
    pub ratings: Vec<(String, String)>,
}

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
}

/// What a person should know of one rating of a [`Migration`].
///
/// ```
/// use capability_framework::StoredProfile;
///
/// let ratings = vec![("testing".to_owned(), "wroking".to_owned())];
/// let notes = StoredProfile { edition: None, ratings }.migrate().notes;
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
    /// let ratings = vec![("user-focus-content-design".to_owned(), "working".to_owned())];
    /// let migration = StoredProfile { edition: None, ratings }.migrate();
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
/// let ratings = vec![("user-focus-content-design".to_owned(), "working".to_owned())];
/// let notes = StoredProfile { edition: None, ratings }.migrate().notes;
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
        }
    }
}

impl StoredProfile {
    /// The form of `profile` to store, of the latest edition.
    ///
    /// ```
    /// use capability_framework::{Profile, RoleLevel, StoredProfile};
    ///
    /// let profile = Profile::from(RoleLevel::Developer);
    /// let stored = StoredProfile::new(&profile);
    /// assert_eq!(stored.edition.as_deref(), Some("2026-10"));
    /// assert_eq!(stored.migrate().profile, profile);
    /// ```
    #[inline]
    pub fn new(profile: &Profile) -> StoredProfile {
        let ratings = profile.iter();
        StoredProfile {
            edition: Some(Edition::LATEST.slug().to_owned()),
            ratings: ratings
                .map(|(skill, rating)| (skill.slug().to_owned(), rating.slug().to_owned()))
                .collect(),
        }
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
    /// let mut stored = StoredProfile::default();
    /// let message = stored.edition().unwrap_err().to_string();
    /// assert_eq!(message, "empty edition, expected 2020-01, 2025-10 or 2026-10");
    /// stored.edition = Some("2031-04".to_owned());
    /// let message = stored.edition().unwrap_err().to_string();
    /// assert_eq!(message, "unknown edition `2031-04`, expected 2020-01, 2025-10 or 2026-10");
    /// ```
    #[inline]
    pub fn edition(&self) -> Result<Edition, ParseError> {
        self.edition.as_deref().unwrap_or_default().parse()
    }

    /// Carries every rating to the latest edition, or notes why not.
    ///
    /// Of two ratings that fall on one skill of today the higher is carried; equal ones are one.
    /// Ratings of retired skills are carried and noted.
    ///
    /// ```
    /// use capability_framework::StoredProfile;
    ///
    /// let rating = |skill: &str| (skill.to_owned(), "working".to_owned());
    /// let ratings = vec![rating("testing"), rating("juggling")];
    /// let migration = StoredProfile { edition: Some("2025-10".to_owned()), ratings }.migrate();
    /// assert_eq!(migration.profile.len(), 1);
    /// assert_eq!(
    ///     migration.notes[0].to_string(),
    ///     "`juggling` (working): unknown skill `juggling`, expected a name or slug such as `accessibility`"
    /// );
    /// ```
    #[inline]
    pub fn migrate(&self) -> Migration {
        let mut profile = Profile::new();
        let mut notes: Vec<(usize, Reason)> = Vec::new();
        // The position of the rating that was carried for each skill.
        let mut carried: BTreeMap<Skill, usize> = BTreeMap::new();
        for (position, (name, rating)) in self.ratings.iter().enumerate() {
            let (skill, rating) = match (name.parse::<Skill>(), rating.parse::<Rating>()) {
                (Err(error), _) => {
                    notes.push((position, Reason::UnknownSkill(error)));
                    continue;
                }
                (_, Err(error)) => {
                    notes.push((position, Reason::UnknownRating(error)));
                    continue;
                }
                (Ok(skill), Ok(rating)) => (skill, rating),
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
        let note = |(position, reason): (usize, Reason)| {
            let (skill, rating) = self.ratings.get(position)?.clone();
            Some(Note { skill, rating, reason })
        };
        Migration { profile, notes: notes.into_iter().filter_map(note).collect() }
    }
}

impl Migration {
    /// The form to store again: what was carried under its slugs of today, and behind it what was
    /// not, as it was.
    ///
    /// ```
    /// use capability_framework::StoredProfile;
    ///
    /// let ratings = vec![("juggling".to_owned(), "expert".to_owned())];
    /// let stored = StoredProfile { edition: Some("2026-10".to_owned()), ratings };
    /// assert_eq!(stored.migrate().store(), stored);
    /// ```
    #[inline]
    pub fn store(&self) -> StoredProfile {
        let mut stored = StoredProfile::new(&self.profile);
        let kept = self.notes.iter().filter(|note| !note.is_carried());
        stored.ratings.extend(kept.map(|note| (note.skill.clone(), note.rating.clone())));
        stored
    }
}

#[cfg(feature = "serde")]
mod serde {
    //! `{"edition": "2025-10", "ratings": {"testing": "working"}}`, keys kept in order, repeated
    //! ones too.

    use alloc::string::String;
    use alloc::vec::Vec;
    use core::fmt;

    use ::serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
    use ::serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

    use super::StoredProfile;

    struct Ratings<'a>(&'a [(String, String)]);

    impl Serialize for Ratings<'_> {
        #[inline]
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut map = serializer.serialize_map(Some(self.0.len()))?;
            for (skill, rating) in self.0 {
                map.serialize_entry(skill.as_str(), rating.as_str())?;
            }
            map.end()
        }
    }

    impl Serialize for StoredProfile {
        #[inline]
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut stored = serializer.serialize_struct("StoredProfile", 2)?;
            stored.serialize_field("edition", &self.edition.as_deref())?;
            stored.serialize_field("ratings", &Ratings(&self.ratings))?;
            stored.end()
        }
    }

    struct Pairs(Vec<(String, String)>);

    impl<'de> Deserialize<'de> for Pairs {
        #[inline]
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Pairs, D::Error> {
            struct Map;

            impl<'de> Visitor<'de> for Map {
                type Value = Pairs;

                #[inline]
                fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str("a map from skills to ratings")
                }

                #[inline]
                fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                    let mut pairs = Vec::new();
                    while let Some(pair) = map.next_entry()? {
                        pairs.push(pair);
                    }
                    Ok(Pairs(pairs))
                }
            }

            deserializer.deserialize_map(Map)
        }
    }

    /// The record that the fields are read into.
    struct Stored {
        edition: Option<String>,
        ratings: Pairs,
    }

    impl Serialize for Pairs {
        #[inline]
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            Ratings(&self.0).serialize(serializer)
        }
    }

    crate::names::serde::record!(Stored { edition, ratings });

    impl<'de> Deserialize<'de> for StoredProfile {
        #[inline]
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let Stored { edition, ratings: Pairs(ratings) } = Stored::deserialize(deserializer)?;
            Ok(StoredProfile { edition, ratings })
        }
    }
}
