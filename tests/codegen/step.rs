//! What changes from one level to another, as the pages of roles tell it.

use crate::catalogue::Level;
use crate::world::World;

/// What happens to a skill on the way from one level to another, the most that it rises first. The
/// proficiencies are by their position.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Raised { from: usize, to: usize },
    Added(usize),
    Lowered { from: usize, to: usize },
    Dropped(usize),
    Unchanged,
}

/// What changes of one skill.
pub struct Change {
    pub skill: usize,
    pub step: Step,
}

/// The changes of every skill that one of two levels of a role requires, in table order.
pub fn changes(world: &World, from: &Level, to: &Level) -> Vec<Change> {
    let point = |letters: &str, level: &Level| {
        let letter = letters.chars().nth(level.number - 1)?;
        world.proficiencies.iter().position(|(known, _)| *known == letter)
    };
    let ladders = world.latest().ladders.iter().filter(|ladder| ladder.role == from.role);
    ladders
        .filter_map(|ladder| {
            let step = match (point(&ladder.letters, from), point(&ladder.letters, to)) {
                (None, None) => return None,
                (None, Some(to)) => Step::Added(to),
                (Some(from), None) => Step::Dropped(from),
                (Some(from), Some(to)) if from < to => Step::Raised { from, to },
                (Some(from), Some(to)) if from > to => Step::Lowered { from, to },
                (Some(_), Some(_)) => Step::Unchanged,
            };
            Some(Change { skill: ladder.skill, step })
        })
        .collect()
}

impl Step {
    pub fn text(self, world: &World) -> String {
        let name = |point| name(world, point);
        match self {
            Step::Raised { from, to } => format!("**raised** from {} to {}", name(from), name(to)),
            Step::Lowered { from, to } => {
                format!("**lowered** from {} to {}", name(from), name(to))
            }
            Step::Added(to) => format!("**added** at {}", name(to)),
            Step::Dropped(from) => format!("**dropped**, was {}", name(from)),
            Step::Unchanged => "unchanged".to_owned(),
        }
    }
}

fn name(world: &World, point: usize) -> &str {
    &world.proficiencies[point].1.slug
}
