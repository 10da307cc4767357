//! A profile as services store it, and its way to the latest edition.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::profile::Profile;
use crate::{Edition, ParseError, Rating, Skill};

/// A profile as it is stored: the edition that it was made against, and ratings by slug.
///
/// ```
/// use capability_framework::{NotCarried, Proficiency, Rating, Skill, StoredProfile};
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
///     migration.not_carried[0].to_string(),
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
/// assert!(migration.not_carried.is_empty());
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Migration {
    /// What was carried.
    pub profile: Profile,
    /// What was not, and why, in the order of the stored profile.
    pub not_carried: Vec<NotCarried>,
}

/// A rating that could not be carried to the latest edition.
///
/// ```
/// use capability_framework::StoredProfile;
///
/// let ratings = vec![("testing".to_owned(), "wroking".to_owned())];
/// let not_carried = StoredProfile { edition: None, ratings }.migrate().not_carried;
/// assert_eq!((not_carried[0].skill.as_str(), not_carried[0].rating.as_str()), ("testing", "wroking"));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct NotCarried {
    /// The skill, as it is stored.
    pub skill: String,
    /// The rating, as it is stored.
    pub rating: String,
    /// Why it was not carried.
    pub reason: Reason,
}

/// Why a rating was not carried.
///
/// ```
/// use capability_framework::{Reason, StoredProfile};
///
/// let ratings = vec![("user-focus-content-design".to_owned(), "working".to_owned())];
/// let not_carried = StoredProfile { edition: None, ratings }.migrate().not_carried;
/// assert!(matches!(not_carried[0].reason, Reason::Retired(skill) if skill.is_retired()));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Reason {
    /// The skill is retired.
    Retired(Skill),
    /// The skill is rated twice, under two names that are one today or by a repeated key, with
    /// another rating that is higher and was taken.
    LowerOfTwo(Skill, Rating),
    /// The skill is not known: misspelt, removed long ago, or of a newer release.
    UnknownSkill(ParseError),
    /// The rating is neither a proficiency nor "not-yet-aware".
    UnknownRating(ParseError),
}

impl fmt::Display for NotCarried {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` ({}): ", self.skill, self.rating)?;
        match &self.reason {
            Reason::Retired(skill) => write!(f, "{skill} is retired"),
            Reason::LowerOfTwo(skill, Rating::NotYetAware) => {
                write!(f, "{skill} is also rated as not yet aware")
            }
            Reason::LowerOfTwo(skill, Rating::At(proficiency)) => {
                write!(f, "{skill} is also rated {proficiency}, which is taken")
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

    /// Carries every rating to the latest edition, or lists it with the reason why not.
    ///
    /// Of two ratings that fall on one skill of today the higher is taken; equal ones are one.
    ///
    /// ```
    /// use capability_framework::StoredProfile;
    ///
    /// let rating = |skill: &str| (skill.to_owned(), "working".to_owned());
    /// let ratings = vec![rating("testing"), rating("user-focus-content-design")];
    /// let migration = StoredProfile { edition: Some("2025-10".to_owned()), ratings }.migrate();
    /// assert_eq!(migration.profile.len(), 1);
    /// assert_eq!(
    ///     migration.not_carried[0].to_string(),
    ///     "`user-focus-content-design` (working): User focus (content design) is retired"
    /// );
    /// ```
    #[inline]
    pub fn migrate(&self) -> Migration {
        let mut profile = Profile::new();
        let mut not_carried = Vec::new();
        // Where in `ratings` the rating of each skill came from.
        let mut sources: Vec<(Skill, usize)> = Vec::new();
        let not = |at: usize, reason: Reason| {
            let (skill, rating) = self.ratings.get(at).cloned().unwrap_or_default();
            (at, NotCarried { skill, rating, reason })
        };
        for (at, (name, rating)) in self.ratings.iter().enumerate() {
            let (skill, rating) = match (name.parse::<Skill>(), rating.parse::<Rating>()) {
                (Err(error), _) => {
                    not_carried.push(not(at, Reason::UnknownSkill(error)));
                    continue;
                }
                (_, Err(error)) => {
                    not_carried.push(not(at, Reason::UnknownRating(error)));
                    continue;
                }
                (Ok(skill), Ok(rating)) => (skill, rating),
            };
            if skill.is_retired() {
                not_carried.push(not(at, Reason::Retired(skill)));
                continue;
            }
            match profile.get(skill) {
                Some(before) if before > rating => {
                    not_carried.push(not(at, Reason::LowerOfTwo(skill, before)));
                }
                Some(before) if before < rating => {
                    let source = sources.iter_mut().find(|(own, _)| *own == skill);
                    if let Some((_, source)) = source {
                        not_carried.push(not(*source, Reason::LowerOfTwo(skill, rating)));
                        *source = at;
                    }
                    profile.set(skill, rating);
                }
                Some(_) => {}
                None => {
                    profile.set(skill, rating);
                    sources.push((skill, at));
                }
            }
        }
        not_carried.sort_by_key(|(at, _)| *at);
        let not_carried = not_carried.into_iter().map(|(_, not)| not).collect();
        Migration { profile, not_carried }
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
        let kept = self.not_carried.iter().map(|not| (not.skill.clone(), not.rating.clone()));
        stored.ratings.extend(kept);
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
