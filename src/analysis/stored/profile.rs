//! A profile as services store it.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::form::Form;
use super::migration::{Migration, Readings};
use super::value::Value;
use crate::analysis::job::OwnSkill;
use crate::analysis::profile::Profile;
use crate::framework::{Edition, Rating};
use crate::names::ParseError;

/// A profile as it is stored: the edition that it was made against, and ratings by the slug of the
/// skill, those of an organisation's own skills apart.
///
/// As JSON, where `own` is there only if there is something in it:
///
/// ```json
/// {
///     "edition": "2025-10",
///     "ratings": {"testing": "working", "user-focus": "not-yet-aware"},
///     "own": {"Kubernetes": "working"}
/// }
/// ```
///
/// ```
/// use capability_framework::stored::StoredProfile;
/// use capability_framework::{Proficiency, Rating, Skill};
///
/// let rows = [("systems-analysis", "working"), ("juggling", "expert")];
/// let migration = StoredProfile::from_rows(Some("2025-10"), rows).migrate();
/// let rating = migration.value.get(Skill::DigitalAndDataSystemsAnalysis); // renamed since
/// assert_eq!(rating, Some(Rating::At(Proficiency::Working)));
/// assert_eq!(migration.notes[0].name, "juggling");
/// ```
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct StoredProfile(pub(super) Form);

impl StoredProfile {
    /// The stored form of `profile`, in the latest edition.
    ///
    /// ```
    /// use capability_framework::stored::StoredProfile;
    /// use capability_framework::{Edition, Profile, RoleLevel};
    ///
    /// let profile = Profile::from(RoleLevel::Developer);
    /// let stored = StoredProfile::new(&profile);
    /// assert_eq!(stored.edition(), Ok(Edition::LATEST));
    /// assert_eq!(stored.migrate().value, profile);
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
    /// use capability_framework::stored::StoredProfile;
    ///
    /// let rows = [("testing", "working"), ("user-focus", "not-yet-aware")];
    /// let stored = StoredProfile::from_rows(Some("2025-10"), rows);
    /// assert_eq!(stored.migrate().value.len(), 2);
    /// ```
    #[inline]
    pub fn from_rows<S: Into<String>, R: Into<String>>(
        edition: Option<&str>,
        rows: impl IntoIterator<Item = (S, R)>,
    ) -> StoredProfile {
        let row = |(skill, rating): (S, R)| (skill.into(), Value::Text(rating.into()));
        StoredProfile(Form {
            edition: edition.map(|slug| Value::Text(slug.to_owned())),
            official: rows.into_iter().map(row).collect(),
            own: Vec::new(),
            others: Vec::new(),
        })
    }

    /// The edition, where it is one that this version of the crate knows.
    ///
    /// # Errors
    ///
    /// If no edition is stored, or one that this version does not know, which is then a later one.
    /// The ratings can be migrated all the same.
    ///
    /// ```
    /// use capability_framework::stored::StoredProfile;
    ///
    /// let error = StoredProfile::default().edition().unwrap_err();
    /// assert!(error.to_string().starts_with("empty edition, expected 2020-01, "));
    /// let stored = StoredProfile::from_rows(Some("2031-04"), [("testing", "working")]);
    /// let error = stored.edition().unwrap_err();
    /// assert!(error.to_string().starts_with("unknown edition `2031-04`, expected 2020-01, "));
    /// ```
    #[inline]
    pub fn edition(&self) -> Result<Edition, ParseError> {
        self.0.edition()
    }

    #[cfg(feature = "serde")]
    #[inline]
    pub(in crate::analysis) fn edition_or_latest(&self) -> Result<Edition, ParseError> {
        self.0.edition_or_latest()
    }

    /// Sets the rating of a skill of the organisation's own. It is compared with each one that is rated.
    ///
    /// ```
    /// use capability_framework::stored::StoredProfile;
    /// use capability_framework::job::Job;
    /// use capability_framework::{Edition, Proficiency, Rating};
    ///
    /// let mut job = Job::new(Edition::LATEST);
    /// job.set_own("Kubernetes".parse()?, Proficiency::Working);
    /// let mut stored = StoredProfile::default();
    /// stored.set_own(&"Kubernetes".parse()?, Rating::At(Proficiency::Expert));
    /// assert!(stored.gap_to_job(&job).is_met());
    /// # Ok::<(), capability_framework::job::ParseOwnSkillError>(())
    /// ```
    #[inline]
    pub fn set_own(&mut self, skill: &OwnSkill, rating: impl Into<Rating>) {
        self.remove_own(skill.name());
        let rating = Value::Text(rating.into().slug().to_owned());
        self.0.own.push((skill.name().to_owned(), rating));
    }

    /// Takes away the rating of a skill of the organisation's own, and says whether there was one. The
    /// name is compared with each one that is rated, as [`OwnSkill`]s are.
    ///
    /// ```
    /// use capability_framework::stored::StoredProfile;
    /// use capability_framework::Proficiency;
    ///
    /// let mut stored = StoredProfile::default();
    /// stored.set_own(&"Kubernetes".parse()?, Proficiency::Expert);
    /// assert!(stored.remove_own("kubernetes"));
    /// assert!(!stored.remove_own("kubernetes"));
    /// # Ok::<(), capability_framework::job::ParseOwnSkillError>(())
    /// ```
    #[inline]
    pub fn remove_own(&mut self, name: &str) -> bool {
        let skill = OwnSkill::unchecked(name);
        let before = self.0.own.len();
        self.0.own.retain(|(other, _)| OwnSkill::unchecked(other) != skill);
        self.0.own.len() < before
    }

    /// Carries every rating to the latest edition, or notes why not.
    ///
    /// Names are read as the edition of the profile used them: in September 2022 *Data governance* was
    /// what is *Data governance (data architect)* today. Without a known edition they are read as the
    /// names of today. If two ratings are of one skill today, the higher is carried; equal ones become
    /// one. Ratings of retired skills are carried and noted. Ratings of own skills are in
    /// [`Migration::own_ratings`].
    ///
    /// ```
    /// use capability_framework::Skill;
    /// use capability_framework::stored::StoredProfile;
    ///
    /// let rows = [("testing", "working"), ("juggling", "working")];
    /// let migration = StoredProfile::from_rows(Some("2025-10"), rows).migrate();
    /// assert_eq!(migration.value.len(), 1);
    /// assert!(migration.notes[0].to_string().starts_with("`juggling` (working): unknown skill "));
    ///
    /// let then = StoredProfile::from_rows(Some("2022-09"), [("Data governance", "expert")]);
    /// assert!(then.migrate().value.get(Skill::DataGovernanceDataArchitect).is_some());
    /// assert!(then.migrate().value.get(Skill::DataGovernance).is_none());
    /// ```
    #[inline]
    pub fn migrate(&self) -> Migration<Profile> {
        let Readings { official, own, notes, rest } = self.0.read::<Rating>();
        Migration { value: official.into_iter().collect(), notes, own, rest }
    }

    /// The ratings of the skills that an edition has, retired since or not.
    ///
    /// ```
    /// use capability_framework::stored::StoredProfile;
    /// use capability_framework::Edition;
    ///
    /// let rows = [("testing", "working"), ("user-focus-content-design", "working")];
    /// let stored = StoredProfile::from_rows(Some("2025-10"), rows);
    /// assert_eq!(stored.profile_in(Edition::October2025).len(), 2);
    /// assert_eq!(stored.profile_in(Edition::LATEST).len(), 1); // the other is retired
    /// ```
    #[inline]
    pub fn profile_in(&self, edition: Edition) -> Profile {
        let ratings = self.migrate().value;
        ratings.iter().filter(|(skill, _)| edition.holds(*skill)).collect()
    }
}

impl Migration<Profile> {
    /// The rating of a skill of the organisation's own; `None` where it was not assessed.
    #[inline]
    pub(in crate::analysis) fn own_rating(&self, skill: &OwnSkill) -> Option<Rating> {
        self.own.get(skill).copied()
    }

    /// The ratings of skills of the organisation's own, by name.
    ///
    /// ```
    /// use capability_framework::stored::StoredProfile;
    /// use capability_framework::Rating;
    ///
    /// let mut stored = StoredProfile::default();
    /// stored.set_own(&"Kubernetes".parse()?, Rating::NotYetAware);
    /// assert_eq!(stored.migrate().own_ratings().count(), 1);
    /// # Ok::<(), capability_framework::job::ParseOwnSkillError>(())
    /// ```
    #[inline]
    pub fn own_ratings(&self) -> impl ExactSizeIterator<Item = (&OwnSkill, Rating)> + Clone {
        self.own.iter().map(|(skill, rating)| (skill, *rating))
    }

    /// The form to store again: what was carried, under today's slugs, then what was not,
    /// unchanged, unless the profile rates the skill or another key is the same: an entry that could not
    /// be read goes when the skill is rated, by another entry too. Its note is all that is left of it.
    ///
    /// The edition is the latest, unless the stored form has one that is not known, and so may be
    /// later.
    ///
    /// ```
    /// use capability_framework::stored::StoredProfile;
    /// use capability_framework::Edition;
    ///
    /// let stored = StoredProfile::from_rows(Some(Edition::LATEST.slug()), [("juggling", "expert")]);
    /// assert_eq!(stored.migrate().to_stored(), stored);
    ///
    /// let rows = [("Testing", "exprt"), ("testing", "awareness")];
    /// let migration = StoredProfile::from_rows(Some(Edition::LATEST.slug()), rows).migrate();
    /// assert_eq!(migration.notes[0].value, "exprt");
    /// let again = migration.to_stored();
    /// assert_eq!(again, StoredProfile::from_rows(Some(Edition::LATEST.slug()), [("testing", "awareness")]));
    /// ```
    #[inline]
    pub fn to_stored(&self) -> StoredProfile {
        let own = self.own_ratings().map(|(skill, rating)| (skill.clone(), rating));
        StoredProfile(Form::again(&self.rest, Edition::LATEST, self.value.iter(), own))
    }
}

/// No key is written twice, and keys that are not known come last.
#[cfg(feature = "serde")]
mod serde {
    use ::serde_core::de::{Deserialize, Deserializer};
    use ::serde_core::ser::{Serialize, Serializer};

    use super::StoredProfile;
    use crate::analysis::stored::form::{Shape, deserialize, serialize};
    use crate::analysis::stored::read::strength;
    use crate::framework::Rating;

    const SHAPE: Shape = Shape {
        name: "StoredProfile",
        fields: &["edition", "ratings", "own"],
        expected: "a map from skills to ratings",
        strength: strength::<Rating>,
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
