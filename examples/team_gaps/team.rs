//! People by their role level, and what they lack of what it requires.

use std::collections::BTreeMap;

use capability_framework::{Coverage, Proficiency, RoleLevel, Skill, Workforce};

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

/// How those of whom a skill is required stand to it.
#[derive(Default)]
pub struct Standing {
    pub required: usize,
    pub held: usize,
    pub below: usize,
    pub not_assessed: usize,
    /// The steps that those below lack together.
    pub steps: usize,
}

impl Standing {
    fn add(&mut self, other: &Standing) {
        self.required += other.required;
        self.held += other.held;
        self.below += other.below;
        self.not_assessed += other.not_assessed;
        self.steps += other.steps;
    }
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
        levels.map(|(level, peers)| (*level, peers.people.len(), peers.people.met(*level, ..)))
    }

    /// How everybody stands to the skills that their own level requires, those that the most people
    /// lack first, then those that the most were not assessed in, then in table order.
    pub fn skills(&self) -> Vec<(Skill, Standing)> {
        let mut skills: BTreeMap<Skill, Standing> = BTreeMap::new();
        for (level, peers) in &self.levels {
            for requirement in level.requirements() {
                let standing = standing(&peers.people, requirement.skill, requirement.proficiency);
                skills.entry(requirement.skill).or_default().add(&standing);
            }
        }
        let mut skills: Vec<(Skill, Standing)> = skills.into_iter().collect();
        skills.sort_by_key(|(_, of)| (usize::MAX - of.below, usize::MAX - of.not_assessed));
        skills
    }
}

/// How `people`, of whom `skill` is required at `proficiency`, stand to it.
pub fn standing(people: &Workforce, skill: Skill, proficiency: Proficiency) -> Standing {
    let Coverage { held, below, not_assessed, .. } = people.coverage(skill, proficiency, ..);
    // Whoever is below several proficiencies lacks a step to each of them.
    let lower = Proficiency::iter().filter(|own| *own <= proficiency);
    let steps = lower.map(|own| people.coverage(skill, own, ..).below).sum();
    Standing { required: people.len(), held, below, not_assessed, steps }
}
