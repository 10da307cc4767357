//! A person against a whole job.

use alloc::vec::Vec;

use super::{Job, JobSkill, Need};
use crate::analysis::gap::GapKind;
use crate::analysis::stored::{Note, StoredProfile};
use crate::framework::Rating;

/// How a person's ratings compare with a whole job: essential and desirable, official and own skills;
/// see [`StoredProfile::gap_to_job`].
///
/// For the essential official skills alone, [`Profile::gap_to`](crate::Profile::gap_to) says more.
///
/// ```
/// use capability_framework::stored::StoredProfile;
/// use capability_framework::job::{Job, Need};
/// use capability_framework::{Profile, Proficiency, RoleLevel};
///
/// let mut job = Job::from(RoleLevel::Developer);
/// job.set_own("Kubernetes".parse()?, Proficiency::Working);
/// let stored = StoredProfile::new(&Profile::from(RoleLevel::Developer));
/// let gap = stored.gap_to_job(&job);
/// assert!(!gap.is_met()); // nobody assessed Kubernetes
/// # Ok::<(), capability_framework::job::ParseOwnSkillError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct JobGap<'a> {
    items: Vec<JobGapItem<'a>>,
    notes: Vec<Note>,
}

/// How much a job needs one skill, and how the person was assessed in it.
///
/// ```
/// use capability_framework::job::{JobGapItem, JobSkill, Need};
/// use capability_framework::{GapKind, Rating, Skill};
///
/// let (skill, need) = (JobSkill::Official(Skill::Testing), Need::Desirable(None));
/// let item = JobGapItem { skill, need, rating: Some(Rating::NotYetAware) };
/// assert_eq!(item.kind(), GapKind::Below);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct JobGapItem<'a> {
    /// The skill.
    pub skill: JobSkill<'a>,
    /// How much it is needed.
    pub need: Need,
    /// The person's rating; `None` where the skill was not assessed.
    pub rating: Option<Rating>,
}

impl JobGapItem<'_> {
    /// How the rating compares with the need. Where no proficiency is stated, any is enough: not yet
    /// aware is below.
    ///
    /// ```
    /// use capability_framework::job::{JobGapItem, JobSkill, Need};
    /// use capability_framework::{GapKind, Proficiency, Rating, Skill};
    ///
    /// let (skill, need) = (JobSkill::Official(Skill::Testing), Need::Desirable(None));
    /// let item = JobGapItem { skill, need, rating: Some(Rating::At(Proficiency::Expert)) };
    /// assert_eq!(item.kind(), GapKind::At);
    /// ```
    #[inline]
    pub fn kind(self) -> GapKind {
        match self.rating {
            None => GapKind::NotAssessed,
            Some(rating) if rating < self.need.least() => GapKind::Below,
            Some(rating) if rating > self.need.least() && self.need.proficiency().is_some() => {
                GapKind::Above
            }
            Some(_) => GapKind::At,
        }
    }

    /// Whether the rating is as the job needs it, or higher.
    ///
    /// ```
    /// use capability_framework::job::{JobGapItem, JobSkill, Need};
    /// use capability_framework::Skill;
    ///
    /// let (skill, need) = (JobSkill::Official(Skill::Testing), Need::Desirable(None));
    /// assert!(!JobGapItem { skill, need, rating: None }.is_met());
    /// ```
    #[inline]
    pub fn is_met(self) -> bool {
        matches!(self.kind(), GapKind::At | GapKind::Above)
    }
}

impl StoredProfile {
    /// How the ratings compare with the whole job.
    ///
    /// Ratings are carried to the latest edition first, as by [`migrate`](Self::migrate), whose notes
    /// come with the answer.
    ///
    /// ```
    /// use capability_framework::stored::StoredProfile;
    /// use capability_framework::job::Job;
    /// use capability_framework::{Profile, RoleLevel};
    ///
    /// let stored = StoredProfile::new(&Profile::from(RoleLevel::Developer));
    /// assert!(stored.gap_to_job(&Job::from(RoleLevel::Developer)).is_met());
    /// ```
    #[inline]
    pub fn gap_to_job<'a>(&self, job: &'a Job) -> JobGap<'a> {
        let migration = self.migrate();
        let items = job.iter().map(|(skill, need)| {
            let rating = match skill {
                JobSkill::Official(skill) => migration.value.get(skill),
                JobSkill::Own(skill) => migration.own_rating(skill),
            };
            JobGapItem { skill, need, rating }
        });
        JobGap { items: items.collect(), notes: migration.notes }
    }
}

impl<'a> JobGap<'a> {
    /// One item for every skill of the job: official skills in [table order](crate#table-order),
    /// then own ones by name.
    ///
    /// ```
    /// use capability_framework::stored::StoredProfile;
    /// use capability_framework::job::Job;
    /// use capability_framework::RoleLevel;
    ///
    /// let job = Job::from(RoleLevel::Developer);
    /// let gap = StoredProfile::default().gap_to_job(&job);
    /// assert!(gap.items().iter().all(|item| item.need.is_essential()));
    /// ```
    #[inline]
    pub fn items(&self) -> &[JobGapItem<'a>] {
        &self.items
    }

    /// What a person should know of ratings on their way to the latest edition.
    ///
    /// ```
    /// use capability_framework::stored::StoredProfile;
    /// use capability_framework::job::Job;
    /// use capability_framework::RoleLevel;
    ///
    /// let stored = StoredProfile::from_rows(Some("2025-10"), [("testing", "wroking")]);
    /// assert_eq!(stored.gap_to_job(&Job::from(RoleLevel::Developer)).notes().len(), 1);
    /// ```
    #[inline]
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Whether every essential skill, official or own, was assessed and is rated as the job needs it
    /// or higher.
    ///
    /// ```
    /// use capability_framework::stored::StoredProfile;
    /// use capability_framework::job::Job;
    /// use capability_framework::Edition;
    ///
    /// assert!(StoredProfile::default().gap_to_job(&Job::new(Edition::LATEST)).is_met());
    /// ```
    #[inline]
    pub fn is_met(&self) -> bool {
        self.items.iter().filter(|item| item.need.is_essential()).all(|item| item.is_met())
    }
}
