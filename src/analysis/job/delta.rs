//! What changes from one job to another.

use alloc::vec::Vec;
use core::fmt;

use super::{Job, JobSkill, Need};
use crate::analysis::change::ChangeKind;
use crate::framework::pad::pad;

/// What changes from one job to another, essential and desirable, official and own skills alike; see
/// [`Job::delta_to`].
///
/// For the essential official skills alone,
/// [`Requirements::delta_to`](crate::Requirements::delta_to) says more.
///
/// ```
/// use capability_framework::job::{Job, Need};
/// use capability_framework::{ChangeKind, RoleLevel, Skill};
///
/// let level = Job::from(RoleLevel::Developer);
/// let mut job = level.clone();
/// job.set(Skill::UserFocus, Need::Desirable(None));
/// let delta = level.delta_to(&job);
/// let changed: Vec<_> =
///     delta.changes().iter().filter(|change| change.kind() != ChangeKind::Unchanged).collect();
/// assert_eq!(changed[0].to_string(), "User focus: lowered from essential, Practitioner to desirable");
/// assert_eq!(changed.len(), 1);
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct JobDelta<'a> {
    changes: Vec<JobChange<'a>>,
}

/// How the need for one skill changes from one job to another.
///
/// ```
/// use capability_framework::job::{JobChange, JobSkill, Need};
/// use capability_framework::{ChangeKind, Skill};
///
/// let skill = JobSkill::Official(Skill::Testing);
/// let change = JobChange { skill, from: None, to: Some(Need::Desirable(None)) };
/// assert_eq!(change.kind(), ChangeKind::Added);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct JobChange<'a> {
    /// The skill.
    pub skill: JobSkill<'a>,
    /// How much it was needed; `None` where it was not.
    pub from: Option<Need>,
    /// How much it is needed; `None` where it is not.
    pub to: Option<Need>,
}

impl JobChange<'_> {
    /// What kind of change this is, by the order of [`Need`]: from desirable to essential is raised.
    ///
    /// ```
    /// use capability_framework::job::{JobChange, JobSkill, Need};
    /// use capability_framework::{ChangeKind, Proficiency, Skill};
    ///
    /// let (from, to) = (Need::Desirable(None), Need::Essential(Proficiency::Awareness));
    /// let skill = JobSkill::Official(Skill::Testing);
    /// let change = JobChange { skill, from: Some(from), to: Some(to) };
    /// assert_eq!(change.kind(), ChangeKind::Raised);
    /// ```
    #[inline]
    pub fn kind(self) -> ChangeKind {
        match (self.from, self.to) {
            (None, Some(_)) => ChangeKind::Added,
            (Some(_), None) => ChangeKind::Dropped,
            (from, to) if from < to => ChangeKind::Raised,
            (from, to) if from > to => ChangeKind::Lowered,
            _ => ChangeKind::Unchanged,
        }
    }
}

/// Skill, kind and the needs: `Testing: raised from desirable to essential, Working`.
impl fmt::Display for JobChange<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (skill, kind) = (self.skill, self.kind());
        match (self.from, self.to) {
            (Some(from), Some(to)) if from != to => {
                pad(f, format_args!("{skill}: {kind} from {from} to {to}"))
            }
            (Some(from), None) => pad(f, format_args!("{skill}: {kind}, was {from}")),
            (_, Some(to)) => pad(f, format_args!("{skill}: {kind}, {to}")),
            (None, None) => pad(f, format_args!("{skill}: {kind}")),
        }
    }
}

impl Job {
    /// What changes from this job to another.
    ///
    /// ```
    /// use capability_framework::job::Job;
    /// use capability_framework::RoleLevel;
    ///
    /// let (one, other) = (Job::from(RoleLevel::Developer), Job::from(RoleLevel::DataEngineer));
    /// assert_eq!(one.delta_to(&other).changes().len(), one.union(&other).len());
    /// ```
    #[inline]
    pub fn delta_to<'a>(&'a self, other: &'a Job) -> JobDelta<'a> {
        let mut changes: Vec<JobChange<'a>> = self
            .iter()
            .map(|(skill, from)| JobChange { skill, from: Some(from), to: None })
            .collect();
        let known = changes.len();
        for (skill, to) in other.iter() {
            // The first job's skills are sorted, and stay so while others are added behind.
            let place = changes.get(..known).unwrap_or_default();
            match place.binary_search_by_key(&skill, |change| change.skill) {
                Ok(place) => changes.iter_mut().skip(place).take(1).for_each(|c| c.to = Some(to)),
                Err(_) => changes.push(JobChange { skill, from: None, to: Some(to) }),
            }
        }
        changes.sort_by_key(|change| change.skill);
        JobDelta { changes }
    }
}

impl<'a> JobDelta<'a> {
    /// One change for every skill that either job needs, those that stay the same included:
    /// official skills in [table order](crate#table-order), then own ones by name.
    ///
    /// ```
    /// use capability_framework::job::Job;
    /// use capability_framework::RoleLevel;
    ///
    /// let job = Job::from(RoleLevel::Developer);
    /// assert!(job.delta_to(&job).is_unchanged());
    /// ```
    #[inline]
    pub fn changes(&self) -> &[JobChange<'a>] {
        &self.changes
    }

    /// Whether both jobs need the same.
    ///
    /// ```
    /// use capability_framework::job::Job;
    /// use capability_framework::RoleLevel;
    ///
    /// let (one, other) = (Job::from(RoleLevel::Developer), Job::from(RoleLevel::DataEngineer));
    /// assert!(!one.delta_to(&other).is_unchanged());
    /// ```
    #[inline]
    pub fn is_unchanged(&self) -> bool {
        self.changes.iter().all(|change| change.from == change.to)
    }
}
