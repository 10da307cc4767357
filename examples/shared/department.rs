//! What the examples share: a department that is made up.
//!
//! There are fewer people in the higher grades, their ratings lie around what their level requires, and
//! some skills were not assessed. The shares are invented. The same seed gives the same people.

use capability_framework::{Grade, Proficiency, Profile, Rating, RoleLevel};
use fastrand::Rng;

/// How many of a hundred people are at each grade.
const PYRAMID: [(Grade, f64); 7] = [
    (Grade::Aa, 1.0),
    (Grade::Ao, 8.0),
    (Grade::Eo, 18.0),
    (Grade::Heo, 26.0),
    (Grade::Seo, 23.0),
    (Grade::G7, 18.0),
    (Grade::G6, 6.0),
];

/// An endless supply of people, each with a level and a profile.
pub struct Department {
    random: Rng,
    /// The levels, each with the sum of its share and all before it.
    shares: Vec<(RoleLevel, f64)>,
}

impl Department {
    pub fn new(seed: u64) -> Department {
        let mut sum = 0.0;
        let shares = RoleLevel::iter().map(|level| {
            sum += share(level);
            (level, sum)
        });
        Department { shares: shares.collect(), random: Rng::with_seed(seed) }
    }

    fn level(&mut self) -> RoleLevel {
        let all = self.shares.last().map_or(0.0, |(_, sum)| *sum);
        let point = self.random.f64() * all;
        let place = self.shares.partition_point(|(_, sum)| *sum <= point);
        self.shares[place].0
    }

    fn profile(&mut self, level: RoleLevel) -> Profile {
        let mut profile = Profile::new();
        for requirement in level.requirements() {
            let required = i32::from(requirement.proficiency.point());
            let points = match self.random.u32(..100) {
                0..12 => continue,
                12..16 => required - 2,
                16..38 => required - 1,
                38..84 => required,
                _ => required + 1,
            };
            profile.set(requirement.skill, rating(points));
        }
        // A few skills of other roles of the family: most people have had another role.
        for _ in 0..self.random.u32(..5) {
            let roles = level.role().family().roles();
            let skills = roles[self.random.usize(..roles.len())].skills();
            let skill = skills[self.random.usize(..skills.len())];
            let points = self.random.i32(0..=3);
            if profile.get(skill).is_none() {
                profile.set(skill, rating(points));
            }
        }
        profile
    }
}

impl Iterator for Department {
    type Item = (RoleLevel, Profile);

    fn next(&mut self) -> Option<(RoleLevel, Profile)> {
        let level = self.level();
        Some((level, self.profile(level)))
    }
}

/// About how many of a hundred people are at `level`: the levels of a grade share its people, and a level
/// without a grade has the average.
fn share(level: RoleLevel) -> f64 {
    let people =
        |grade: Grade| PYRAMID.iter().find(|(known, _)| *known == grade).map_or(0.0, |row| row.1);
    let grades = level.grades().iter();
    let share: f64 = grades.map(|grade| people(*grade) / grade.levels().len() as f64).sum();
    if level.grades().is_empty() { 100.0 / RoleLevel::COUNT as f64 } else { share }
}

/// The rating at a number of points on the scale, or at its end.
fn rating(points: i32) -> Rating {
    let mut proficiencies = Proficiency::iter().rev();
    let proficiency = proficiencies.find(|proficiency| i32::from(proficiency.point()) <= points);
    proficiency.map_or(Rating::NotYetAware, Rating::At)
}
