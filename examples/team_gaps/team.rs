//! People grouped by what they are measured against, and what they lack.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use capability_framework::job::Job;
use capability_framework::workforce::Workforce;
use capability_framework::{Edition, Requirements, RoleLevel, Skill};

use crate::heat_map;
use crate::people::Person;

/// The people who are measured against the same.
#[derive(Default)]
pub struct Peers {
    pub positions: Vec<String>,
    pub people: Workforce,
}

/// Everybody, by role level; or all against one job.
pub struct Team {
    /// The name of the job.
    pub job_name: Option<String>,
    /// What it needs.
    pub job: Job,
    /// By level; `None` is the job.
    pub peers: BTreeMap<Option<RoleLevel>, Peers>,
}

impl Team {
    pub fn new(job: Option<(String, Job)>) -> Team {
        let (job_name, job) = job.unzip();
        let job = job.unwrap_or_else(|| Job::new(Edition::LATEST));
        Team { job_name, job, peers: BTreeMap::new() }
    }

    pub fn push(&mut self, person: Person) {
        let level = person.level.filter(|_| self.job_name.is_none());
        let peers = self.peers.entry(level).or_default();
        peers.positions.push(person.position);
        peers.people.push(&person.profile);
    }

    pub fn len(&self) -> usize {
        self.peers.values().map(|peers| peers.people.len()).sum()
    }

    /// What the people of a level need, or those of the job.
    pub fn requirements(&self, level: Option<RoleLevel>) -> Requirements<'_> {
        level.map_or_else(|| self.job.requirements(), |level| level.requirements())
    }

    /// The name of a level, or of the job.
    pub fn name(&self, level: Option<RoleLevel>) -> &str {
        level.map_or_else(|| self.job_name.as_deref().unwrap_or_default(), |level| level.name())
    }

    /// Everybody, by level.
    pub fn people(&self) -> impl Iterator<Item = heat_map::Person<'_>> {
        self.peers.iter().flat_map(move |(level, peers)| {
            let people = peers.positions.iter().zip(peers.people.profiles(..));
            people.map(move |(position, profile)| heat_map::Person {
                label: position.clone(),
                target: self.name(*level).to_owned(),
                family: level.map(|level| level.role().family()),
                requirements: self.requirements(*level),
                profile,
            })
        })
    }

    /// How many people there are at each level, and how many of them meet it.
    pub fn met(&self) -> impl Iterator<Item = (Option<RoleLevel>, usize, usize)> {
        self.peers.iter().map(|(level, peers)| {
            let met = peers.people.count_meeting(self.requirements(*level), ..);
            (*level, peers.people.len(), met)
        })
    }

    /// For each required skill, how many people hold it as well as they need to. The skills that most
    /// people lack come first, then those in which most were not assessed; otherwise in table order.
    pub fn skills(&self) -> Vec<(Skill, Standing)> {
        let mut skills: BTreeMap<Skill, Standing> = BTreeMap::new();
        for (level, peers) in &self.peers {
            for requirement in self.requirements(*level) {
                let coverage =
                    peers.people.coverage(requirement.skill, requirement.proficiency, ..);
                let standing = skills.entry(coverage.skill).or_default();
                standing.required += peers.people.len();
                standing.held += coverage.held;
                standing.below += coverage.below;
                standing.steps += coverage.steps_below;
                standing.not_assessed += coverage.not_assessed;
            }
        }
        let mut skills: Vec<(Skill, Standing)> = skills.into_iter().collect();
        skills
            .sort_by_key(|(_, standing)| (Reverse(standing.below), Reverse(standing.not_assessed)));
        skills
    }
}

/// How many of those who need a skill hold it, each at the proficiency that their level requires.
#[derive(Default)]
pub struct Standing {
    pub required: usize,
    pub held: usize,
    pub below: usize,
    /// The steps that those below lack together.
    pub steps: usize,
    pub not_assessed: usize,
}
