//! A job as services store it and people write it.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;

use super::form::Form;
use super::migration::{Migration, Readings, label};
use super::note::Reason;
use super::value::Value;
use crate::analysis::job::{Job, JobSkill, Need};
use crate::framework::Edition;
use crate::names::ParseError;

/// A job as it is stored, and as people write it in a file: the edition, official skills with how
/// much they are [needed](Need), and an organisation's own skills.
///
/// ```toml
/// edition = "2026-10"
///
/// [skills]
/// user-focus = "expert"
/// "Data governance" = "desirable, working"
/// prototyping = "desirable"
///
/// [own]
/// "Procurement law" = "working"
/// ```
///
/// ```
/// use capability_framework::stored::StoredJob;
/// use capability_framework::job::Job;
/// use capability_framework::RoleLevel;
///
/// let job = Job::from(RoleLevel::Developer);
/// let migration = StoredJob::new(&job).migrate();
/// assert_eq!(migration.value, job);
/// ```
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct StoredJob(pub(super) Form);

impl StoredJob {
    /// The stored form of `job`, in its edition; in the latest, if the name of one of its skills meant
    /// another skill in its edition.
    ///
    /// ```
    /// use capability_framework::stored::StoredJob;
    /// use capability_framework::job::Job;
    /// use capability_framework::{Edition, RoleLevel};
    ///
    /// let stored = StoredJob::new(&Job::from(RoleLevel::Developer));
    /// assert_eq!(stored.edition(), Ok(Edition::LATEST));
    /// ```
    #[inline]
    pub fn new(job: &Job) -> StoredJob {
        let mut form = Form::default();
        for (skill, need) in job.iter() {
            let need = Value::Text(need.slug().to_owned());
            match skill {
                JobSkill::Official(skill) => form.official.push((skill.slug().to_owned(), need)),
                JobSkill::Own(skill) => form.own.push((skill.name().to_owned(), need)),
            }
        }
        form.edition = Some(label(job.edition(), &form.official));
        StoredJob(form)
    }

    /// The edition, where it is one that this version of the crate knows.
    ///
    /// # Errors
    ///
    /// If no edition is stored, or one that this version does not know, which is then a later one.
    /// The skills can be migrated all the same.
    ///
    /// ```
    /// use capability_framework::stored::StoredJob;
    ///
    /// assert!(StoredJob::default().edition().is_err());
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

    /// Carries every skill to the latest edition, or notes why not.
    ///
    /// Names are read as the edition of the job used them; see
    /// [`StoredProfile::migrate`](super::StoredProfile::migrate).
    ///
    /// If two entries are one skill today, the one that asks for more counts, as in
    /// [`Job::union`]. Retired skills are carried and noted. An own skill that is official by now is
    /// noted and not moved.
    ///
    /// ```
    /// use capability_framework::stored::StoredJob;
    /// use capability_framework::job::Job;
    /// use capability_framework::RoleLevel;
    ///
    /// let migration = StoredJob::new(&Job::from(RoleLevel::Developer)).migrate();
    /// assert!(migration.notes.is_empty());
    /// ```
    #[inline]
    pub fn migrate(&self) -> Migration<Job> {
        self.job_in(Edition::LATEST)
    }

    /// The job as a job of `edition`: as [`migrate`](Self::migrate), but for an edition that a service
    /// pins. A skill that the edition has is not noted as retired.
    ///
    /// ```
    /// use capability_framework::stored::StoredJob;
    /// use capability_framework::job::Job;
    /// use capability_framework::{Edition, RoleLevel};
    ///
    /// let edition = Edition::October2025;
    /// let then = edition.requirements(RoleLevel::ContentDesigner).expect("it holds the level");
    /// let stored = StoredJob::new(&Job::from_requirements(edition, then));
    /// assert_eq!(stored.job_in(edition).value.requirements(), then);
    /// assert!(stored.job_in(edition).notes.is_empty());
    /// assert!(!stored.migrate().notes.is_empty()); // six of its skills are retired
    /// ```
    #[inline]
    pub fn job_in(&self, edition: Edition) -> Migration<Job> {
        let Readings { official, own, mut notes, rest } = self.0.read::<Need>();
        notes.retain(|note| !matches!(note.reason, Reason::Retired(skill) if edition.holds(skill)));
        let mut job = Job::new(edition);
        for (skill, need) in official {
            job.set(skill, need);
        }
        for (skill, need) in own {
            job.set_own(skill, need);
        }
        Migration { value: job, notes, own: BTreeMap::new(), rest }
    }
}

impl Migration<Job> {
    /// The form to store again: the job, then what was not carried, unchanged, unless the job has the
    /// skill or another key is the same: an entry that could not be read goes when the job has the skill,
    /// by another entry too. Its note is all that is left of it.
    ///
    /// The edition is that of [`StoredJob::new`], unless the stored form has one that is not known, and
    /// so may be later.
    ///
    /// ```
    /// use capability_framework::stored::StoredJob;
    /// use capability_framework::job::Job;
    /// use capability_framework::RoleLevel;
    ///
    /// let stored = StoredJob::new(&Job::from(RoleLevel::Developer));
    /// assert_eq!(stored.migrate().to_stored(), stored);
    /// ```
    #[inline]
    pub fn to_stored(&self) -> StoredJob {
        let official = self.value.iter().filter_map(|(skill, need)| match skill {
            JobSkill::Official(skill) => Some((skill, need)),
            JobSkill::Own(_) => None,
        });
        let own = self.value.iter().filter_map(|(skill, need)| match skill {
            JobSkill::Own(skill) => Some((skill.clone(), need)),
            JobSkill::Official(_) => None,
        });
        StoredJob(Form::again(&self.rest, self.value.edition(), official, own))
    }
}

/// No key is written twice, and keys that are not known come last.
#[cfg(feature = "serde")]
mod serde {
    use ::serde_core::de::{Deserialize, Deserializer};
    use ::serde_core::ser::{Serialize, Serializer};

    use super::StoredJob;
    use crate::analysis::job::Need;
    use crate::analysis::stored::form::{Shape, deserialize, serialize};
    use crate::analysis::stored::read::strength;

    const SHAPE: Shape = Shape {
        name: "StoredJob",
        fields: &["edition", "skills", "own"],
        expected: "a map from skills to how much they are needed",
        strength: strength::<Need>,
    };

    impl Serialize for StoredJob {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serialize(&self.0, &SHAPE, serializer)
        }
    }

    impl<'de> Deserialize<'de> for StoredJob {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<StoredJob, D::Error> {
            deserialize(&SHAPE, deserializer).map(StoredJob)
        }
    }
}
