//! Posts of an organisation that are no level of the framework.

mod delta;
mod gap;
mod need;
mod own_skill;

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

pub use self::delta::{JobChange, JobDelta};
pub use self::gap::{JobGap, JobGapItem};
pub use self::need::Need;
pub use self::own_skill::{OwnSkill, ParseOwnSkillError};
use crate::framework::{Edition, Proficiency, Requirement, Requirements, RoleLevel, Skill};

/// A post of an organisation that is no level of the framework: skills of one or several roles, at
/// proficiencies of its own, essential or desirable, and skills that only the organisation knows.
///
/// What it requires, its essential official skills, is compared as a role level's is: by
/// [`requirements`](Self::requirements). Desirable skills and own skills count in questions about
/// the whole job: [`delta_to`](Self::delta_to), and
/// [`StoredProfile::gap_to_job`](crate::stored::StoredProfile::gap_to_job).
///
/// An empty job is met by everybody and has nothing in common with anybody. No job is made from a
/// chief role, because it states no proficiencies.
///
/// Getting or setting an own skill takes time in proportion to the length of its name and to the logarithm
/// of their number. What goes through whole jobs, such as [`union`](Self::union), takes as much for each
/// skill.
///
/// ```
/// use capability_framework::job::{Job, Need};
/// use capability_framework::{Edition, Proficiency, RoleLevel, Skill};
///
/// let mut job = Job::from(RoleLevel::ProductManager).union(&Job::from(RoleLevel::DataAnalyst));
/// job.set(Skill::UserFocus, Proficiency::Expert);
/// job.set(Skill::Prototyping, Need::Desirable(None));
/// job.set_own("Procurement law".parse()?, Proficiency::Working);
///
/// let nearest = job.requirements().nearest_levels(Edition::LATEST);
/// println!("most like {}", nearest[0].level());
/// let delta = RoleLevel::ProductManager.requirements().delta_to(job.requirements());
/// assert!(delta.counts().added > 0);
/// # Ok::<(), capability_framework::job::ParseOwnSkillError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Job {
    edition: Edition,
    /// In [table order](crate#table-order), each skill once, and none of
    /// [`desirable`](Self::desirable).
    essential: Vec<Requirement>,
    desirable: BTreeMap<Skill, Option<Proficiency>>,
    /// By the key of the skill.
    own: BTreeMap<String, (OwnSkill, Need)>,
}

/// A skill of a [`Job`]: official or its organisation's own.
///
/// Ordered with official skills first, in [table order](crate#table-order), then own ones by name.
///
/// ```
/// use capability_framework::job::JobSkill;
/// use capability_framework::Skill;
///
/// assert_eq!(JobSkill::Official(Skill::Testing).to_string(), "Testing");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum JobSkill<'a> {
    /// A skill of the framework.
    Official(Skill),
    /// A skill of the organisation.
    Own(&'a OwnSkill),
}

/// The name.
impl core::fmt::Display for JobSkill<'_> {
    #[inline]
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            JobSkill::Official(skill) => skill.fmt(f),
            JobSkill::Own(skill) => skill.fmt(f),
        }
    }
}

impl Job {
    /// An empty job of an edition, whose skills mean what they mean in that edition.
    ///
    /// ```
    /// use capability_framework::job::Job;
    /// use capability_framework::Edition;
    ///
    /// assert!(Job::new(Edition::LATEST).is_empty());
    /// ```
    #[inline]
    pub const fn new(edition: Edition) -> Job {
        Job { edition, essential: Vec::new(), desirable: BTreeMap::new(), own: BTreeMap::new() }
    }

    /// A job that requires what `requirements` say, in an edition.
    ///
    /// ```
    /// use capability_framework::job::Job;
    /// use capability_framework::{Edition, RoleLevel};
    ///
    /// let edition = Edition::October2025;
    /// let then = edition.requirements(RoleLevel::ContentDesigner).expect("it holds the level");
    /// assert_eq!(Job::from_requirements(edition, then).requirements(), then);
    /// ```
    #[inline]
    pub fn from_requirements(edition: Edition, requirements: Requirements<'_>) -> Job {
        Job { essential: requirements.iter().collect(), ..Job::new(edition) }
    }

    /// The edition.
    ///
    /// ```
    /// use capability_framework::job::Job;
    /// use capability_framework::{Edition, RoleLevel};
    ///
    /// assert_eq!(Job::from(RoleLevel::Developer).edition(), Edition::LATEST);
    /// ```
    #[inline]
    pub const fn edition(&self) -> Edition {
        self.edition
    }

    /// What the job requires: its essential official skills. Desirable and own skills are not in it.
    ///
    /// ```
    /// use capability_framework::job::Job;
    /// use capability_framework::RoleLevel;
    ///
    /// let job = Job::from(RoleLevel::Developer);
    /// assert_eq!(job.requirements(), RoleLevel::Developer.requirements());
    /// ```
    #[inline]
    pub fn requirements(&self) -> Requirements<'_> {
        Requirements::new(&self.essential)
    }

    /// How much an official skill is needed; `None` where it is not.
    ///
    /// ```
    /// use capability_framework::job::{Job, Need};
    /// use capability_framework::{Proficiency, RoleLevel, Skill};
    ///
    /// let job = Job::from(RoleLevel::LeadContentDesigner);
    /// let need = job.get(Skill::LeadingDesign);
    /// assert_eq!(need, Some(Need::Essential(Proficiency::Practitioner)));
    /// ```
    #[inline]
    pub fn get(&self, skill: Skill) -> Option<Need> {
        let essential = self.requirements().get(skill).map(Need::Essential);
        essential.or_else(|| self.desirable.get(&skill).copied().map(Need::Desirable))
    }

    /// Sets how much an official skill is needed and returns what was needed before. A skill is
    /// essential or desirable, never both.
    ///
    /// ```
    /// use capability_framework::job::{Job, Need};
    /// use capability_framework::{Proficiency, RoleLevel, Skill};
    ///
    /// let mut job = Job::from(RoleLevel::LeadContentDesigner);
    /// let before = job.set(Skill::LeadingDesign, Need::Desirable(None));
    /// assert_eq!(before, Some(Need::Essential(Proficiency::Practitioner)));
    /// assert!(!job.requirements().contains(Skill::LeadingDesign));
    /// ```
    #[inline]
    pub fn set(&mut self, skill: Skill, need: impl Into<Need>) -> Option<Need> {
        let before = self.remove(skill);
        match need.into() {
            Need::Essential(proficiency) => {
                let place = self.essential.partition_point(|row| row.skill < skill);
                self.essential.insert(place, Requirement { skill, proficiency });
            }
            Need::Desirable(proficiency) => {
                self.desirable.insert(skill, proficiency);
            }
        }
        before
    }

    /// Removes an official skill and returns how much it was needed.
    ///
    /// ```
    /// use capability_framework::job::Job;
    /// use capability_framework::{RoleLevel, Skill};
    ///
    /// let mut job = Job::from(RoleLevel::LeadContentDesigner);
    /// assert!(job.remove(Skill::LeadingDesign).is_some());
    /// assert_eq!(job.get(Skill::LeadingDesign), None);
    /// ```
    #[inline]
    pub fn remove(&mut self, skill: Skill) -> Option<Need> {
        let essential = self.essential.binary_search_by_key(&skill, |row| row.skill);
        match essential {
            Ok(place) => Some(Need::Essential(self.essential.remove(place).proficiency)),
            Err(_) => self.desirable.remove(&skill).map(Need::Desirable),
        }
    }

    /// How much a skill of the organisation's own is needed; `None` where it is not.
    ///
    /// ```
    /// use capability_framework::job::{Job, Need};
    /// use capability_framework::Edition;
    ///
    /// let mut job = Job::new(Edition::LATEST);
    /// job.set_own("Kubernetes".parse()?, Need::Desirable(None));
    /// assert_eq!(job.get_own("kubernetes"), Some(Need::Desirable(None)));
    /// # Ok::<(), capability_framework::job::ParseOwnSkillError>(())
    /// ```
    #[inline]
    pub fn get_own(&self, name: &str) -> Option<Need> {
        self.own.get(&own_skill::key(name)).map(|(_, need)| *need)
    }

    /// Sets how much a skill of the organisation's own is needed and returns what was needed before.
    ///
    /// ```
    /// use capability_framework::job::{Job, Need};
    /// use capability_framework::{Edition, Proficiency};
    ///
    /// let mut job = Job::new(Edition::LATEST);
    /// job.set_own("Kubernetes".parse()?, Need::Desirable(None));
    /// let before = job.set_own("KUBERNETES".parse()?, Proficiency::Working);
    /// assert_eq!(before, Some(Need::Desirable(None)));
    /// # Ok::<(), capability_framework::job::ParseOwnSkillError>(())
    /// ```
    #[inline]
    pub fn set_own(&mut self, skill: OwnSkill, need: impl Into<Need>) -> Option<Need> {
        let before = self.own.insert(skill.key().into(), (skill, need.into()));
        before.map(|(_, need)| need)
    }

    /// Removes a skill of the organisation's own and returns how much it was needed.
    ///
    /// ```
    /// use capability_framework::job::Job;
    /// use capability_framework::Edition;
    ///
    /// assert_eq!(Job::new(Edition::LATEST).remove_own("Kubernetes"), None);
    /// ```
    #[inline]
    pub fn remove_own(&mut self, name: &str) -> Option<Need> {
        self.own.remove(&own_skill::key(name)).map(|(_, need)| need)
    }

    /// Every skill and how much it is needed: official ones in [table order](crate#table-order),
    /// then own ones by name.
    ///
    /// ```
    /// use capability_framework::job::Job;
    /// use capability_framework::RoleLevel;
    ///
    /// for (skill, need) in Job::from(RoleLevel::Developer).iter() {
    ///     println!("{skill}: {need}");
    /// }
    /// ```
    #[inline]
    pub fn iter(&self) -> impl Iterator<Item = (JobSkill<'_>, Need)> + Clone {
        // Both are in table order, and no skill is in both.
        let mut essential = self.requirements().iter().peekable();
        let mut desirable = self.desirable.iter().peekable();
        let official = core::iter::from_fn(move || {
            let first = essential.peek().map(|row| row.skill);
            let second = desirable.peek().map(|(skill, _)| **skill);
            if second.is_none_or(|second| first.is_some_and(|first| first < second)) {
                essential.next().map(|row| (row.skill, Need::Essential(row.proficiency)))
            } else {
                desirable.next().map(|(skill, proficiency)| (*skill, Need::Desirable(*proficiency)))
            }
        });
        let official = official.map(|(skill, need)| (JobSkill::Official(skill), need));
        official.chain(self.own.values().map(|(skill, need)| (JobSkill::Own(skill), *need)))
    }

    /// The number of skills.
    ///
    /// ```
    /// use capability_framework::job::Job;
    /// use capability_framework::RoleLevel;
    ///
    /// let job = Job::from(RoleLevel::Developer);
    /// assert_eq!(job.len(), job.iter().count());
    /// ```
    #[inline]
    pub fn len(&self) -> usize {
        self.essential.len() + self.desirable.len() + self.own.len()
    }

    /// Whether the job needs no skill.
    ///
    /// ```
    /// use capability_framework::job::Job;
    /// use capability_framework::RoleLevel;
    ///
    /// assert!(!Job::from(RoleLevel::Developer).is_empty());
    /// ```
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What either job needs. Where both need a skill, essential takes precedence over desirable,
    /// then the higher proficiency over the lower, and any proficiency over none. The edition is
    /// the later of the two.
    ///
    /// ```
    /// use capability_framework::job::Job;
    /// use capability_framework::RoleLevel;
    ///
    /// let (one, other) = (Job::from(RoleLevel::Developer), Job::from(RoleLevel::DataEngineer));
    /// let both = one.union(&other);
    /// assert!(both.len() >= one.len());
    /// assert_eq!(both, other.union(&one));
    /// ```
    #[must_use]
    #[inline]
    pub fn union(&self, other: &Job) -> Job {
        let mut union = self.clone();
        union.edition = self.edition.max(other.edition);
        for (skill, need) in other.iter() {
            match skill {
                JobSkill::Official(skill) if union.get(skill) < Some(need) => {
                    union.set(skill, need);
                }
                JobSkill::Own(skill) if union.get_own(skill.name()) < Some(need) => {
                    union.set_own(skill.clone(), need);
                }
                _ => {}
            }
        }
        union
    }
}

/// The job that requires what the level requires in the latest edition.
impl From<RoleLevel> for Job {
    #[inline]
    fn from(level: RoleLevel) -> Job {
        Job::from_requirements(Edition::LATEST, level.requirements())
    }
}
