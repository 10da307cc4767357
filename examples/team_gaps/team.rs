//! People by their role level, and what they lack of what it requires.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use capability_framework::workforce::Workforce;
use capability_framework::{RoleLevel, Skill};

use crate::people::Person;

/// The people of one role level.
#[derive(Default)]
pub struct Peers {
    pub positions: Vec<String>,
    pub people: Workforce,
}

/// Everybody, by role level.
#[derive(Default)]
pub struct Team {
    pub levels: BTreeMap<RoleLevel, Peers>,
}

impl Team {
    pub fn push(&mut self, person: Person) {
        let peers = self.levels.entry(person.level).or_default();
        peers.positions.push(person.position);
        peers.people.push(&person.profile);
    }

    pub fn len(&self) -> usize {
        self.levels.values().map(|peers| peers.people.len()).sum()
    }

    /// How many people there are at each level, and how many of them meet it.
    pub fn met(&self) -> impl Iterator<Item = (RoleLevel, usize, usize)> {
        let levels = self.levels.iter();
        levels.map(|(level, peers)| {
            (*level, peers.people.len(), peers.people.count_meeting(*level, ..))
        })
    }

    /// How everybody stands to the skills that their own level requires, those that the most people
    /// lack first, then those that the most were not assessed in, then in table order.
    pub fn skills(&self) -> Vec<(Skill, Standing)> {
        let mut skills: BTreeMap<Skill, Standing> = BTreeMap::new();
        for (level, peers) in &self.levels {
            for requirement in level.requirements() {
                let of = peers.people.coverage(requirement.skill, requirement.proficiency, ..);
                let standing = skills.entry(of.skill).or_default();
                standing.required += peers.people.len();
                standing.held += of.held;
                standing.below += of.below;
                standing.steps += of.steps_below;
                standing.not_assessed += of.not_assessed;
            }
        }
        let mut skills: Vec<(Skill, Standing)> = skills.into_iter().collect();
        skills.sort_by_key(|(_, of)| (Reverse(of.below), Reverse(of.not_assessed)));
        skills
    }
}

/// How those of whom a skill is required stand to it, each at their own proficiency.
#[derive(Default)]
pub struct Standing {
    pub required: usize,
    pub held: usize,
    pub below: usize,
    /// The steps that those below lack together.
    pub steps: usize,
    pub not_assessed: usize,
}
