//! Many people: everything that a workforce answers is what each person's gap says.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::ops::Range;

use capability_framework::{
    Coverage, GapItem, Proficiency, Profile, Rating, RoleLevel, Shortfall, Shortfalls, Skill,
    Workforce,
};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::profiles::ratings;

/// The sizes at which blocks of 64 begin, end and are many.
const SIZES: [usize; 6] = [0, 1, 63, 64, 65, 100_003];

/// A small generator, because a property test would take long over 100,003 random profiles.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % end
    }

    /// A profile with about as many ratings as a person has.
    fn profile(&mut self) -> Profile {
        let mut profile = Profile::from(RoleLevel::ALL[self.below(RoleLevel::COUNT)]);
        for _ in 0..self.below(30) {
            let skill = Skill::ALL[self.below(Skill::COUNT)];
            match self.below(6) {
                0 => drop(profile.clear(skill)),
                1 => drop(profile.set(skill, Rating::NotYetAware)),
                at => drop(profile.set(skill, Proficiency::ALL[at - 2])),
            }
        }
        profile
    }
}

/// Every answer about `range` against the answers for each of its people.
fn check(people: &[Profile], workforce: &Workforce, levels: &[RoleLevel], range: Range<usize>) {
    let own = &people[range.clone()];
    let shortfalls = workforce.shortfalls(levels, range.clone());
    assert_eq!(shortfalls.levels(), levels);
    assert_eq!(shortfalls.people().len(), range.len());
    let met = workforce.met_each(levels, range.clone());
    assert_eq!(met.len(), levels.len());
    for (level, met) in levels.iter().zip(met) {
        let wanted = own.iter().map(|profile| profile.gap_to(*level).shortfall());
        same(shortfalls.of_level(*level).unwrap(), range.clone().zip(wanted.clone()));
        assert_eq!(met, wanted.filter(|shortfall| shortfall.is_met()).count());
        assert_eq!(met, own.iter().filter(|profile| profile.gap_to(*level).is_met()).count());
    }

    if let Some(level) = levels.first() {
        let met = own.iter().filter(|profile| profile.gap_to(*level).is_met()).count();
        assert_eq!(workforce.met(*level, range.clone()), met);
    }

    let chosen = |level: RoleLevel| levels.contains(&level);
    let nearest = workforce.nearest_levels(4, chosen, range.clone());
    assert_eq!(nearest.iter().len(), range.len());
    for ((position, nearest), profile) in nearest.iter().zip(own) {
        let wanted = profile.nearest_levels(chosen);
        assert_eq!(nearest, &wanted[..wanted.len().min(4)], "{position}");
    }

    let mut wanted = Vec::new();
    for (skill, ratings) in Skill::iter().zip(counts(own)) {
        for proficiency in Proficiency::iter() {
            let is_held = |rating: &Rating| *rating >= Rating::At(proficiency);
            let rated = || ratings.iter().filter_map(|(rating, count)| Some(((*rating)?, count)));
            let held: usize =
                rated().filter(|(rating, _)| is_held(rating)).map(|(_, count)| count).sum();
            let below = rated().filter(|(rating, _)| !is_held(rating));
            let steps = |rating: Rating| {
                let item = GapItem { skill, required: proficiency, rating: Some(rating) };
                usize::from(item.steps().unwrap().unsigned_abs())
            };
            let coverage = workforce.coverage(skill, proficiency, range.clone());
            assert_eq!((coverage.skill, coverage.proficiency), (skill, proficiency));
            assert_eq!(coverage.held, held);
            assert_eq!(coverage.below, below.clone().map(|(_, count)| count).sum::<usize>());
            let lacking = below.map(|(rating, count)| steps(rating) * count);
            assert_eq!(coverage.steps_below, lacking.sum::<usize>());
            assert_eq!(coverage.not_assessed, ratings.get(&None).copied().unwrap_or_default());
            if levels.iter().any(|level| level.required(skill) == Some(proficiency)) {
                wanted.push(coverage);
            }
        }
    }
    wanted.sort_by_key(|of: &Coverage| (of.held, Reverse(of.below), of.skill, of.proficiency));
    assert_eq!(workforce.scarcest(levels, range), wanted);
}

/// How many people have which rating, for each skill.
fn counts(people: &[Profile]) -> Vec<BTreeMap<Option<Rating>, usize>> {
    let mut counts = vec![BTreeMap::from([(None, people.len())]); Skill::COUNT];
    for (skill, rating) in people.iter().flat_map(Profile::iter) {
        if let Some(counts) = counts.get_mut(skill.index()) {
            *counts.entry(Some(rating)).or_default() += 1;
            *counts.entry(None).or_default() -= 1;
        }
    }
    counts
}

#[track_caller]
fn same<T: PartialEq + Debug>(got: impl Iterator<Item = T>, wanted: impl Iterator<Item = T>) {
    assert_eq!(got.collect::<Vec<T>>(), wanted.collect::<Vec<T>>());
}

#[test]
fn the_answers_are_those_of_one_person_at_every_size() {
    for size in SIZES {
        let mut random = Random(size as u64);
        let people: Vec<Profile> = (0..size).map(|_| random.profile()).collect();
        let workforce: Workforce = people.iter().collect();
        assert_eq!((workforce.len(), workforce.is_empty()), (size, size == 0));
        same(workforce.profiles(..), people.iter().copied());

        // Everybody against some levels, and some people against all levels.
        let some = [(); 3].map(|()| RoleLevel::ALL[random.below(RoleLevel::COUNT)]);
        check(&people, &workforce, &some, 0..size);
        check(&people, &workforce, &[], 0..size);
        let start = random.below(size + 1);
        check(&people, &workforce, RoleLevel::ALL, start..size.min(start + 200));
    }
}

/// Without a gap left between them, ranges give what the whole gives.
#[test]
fn ranges_make_up_the_whole() {
    let mut random = Random(7);
    let workforce: Workforce = (0..1_000).map(|_| random.profile()).collect();
    let whole = workforce.shortfalls(RoleLevel::ALL, ..);
    let mut batch = Shortfalls::new();
    for size in [1, 63, 64, 65, 999, 2_000] {
        let mut met = vec![0; RoleLevel::COUNT];
        for start in (0..workforce.len()).step_by(size) {
            batch.fill(&workforce, RoleLevel::ALL, start..start + size);
            assert_eq!(batch.people(), start..workforce.len().min(start + size));
            for position in batch.people() {
                same(batch.of_person(position), whole.of_person(position));
            }
            let counts = workforce.met_each(RoleLevel::ALL, start..start + size);
            met.iter_mut().zip(counts).for_each(|(met, count)| *met += count);
        }
        assert_eq!(met, workforce.met_each(RoleLevel::ALL, ..));
    }
}

#[test]
fn positions_at_which_there_is_nobody_answer_nothing() {
    let workforce: Workforce = (0..70).map(|_| Profile::from(RoleLevel::Developer)).collect();
    let level = RoleLevel::Developer;
    for range in [70..71, 64..64, 200..300, usize::MAX..usize::MAX] {
        assert_eq!(workforce.met(level, range.clone()), 0);
        assert!(workforce.shortfalls(RoleLevel::ALL, range.clone()).people().is_empty());
        assert_eq!(workforce.profiles(range.clone()).count(), 0);
        assert_eq!(workforce.coverage(Skill::Testing, Proficiency::Working, range).not_assessed, 0);
    }
    #[expect(clippy::reversed_empty_ranges, reason = "as a caller may compute it")]
    let reversed = 9..3;
    assert_eq!(workforce.met(level, reversed), 0);
    assert_eq!(workforce.met(level, 60..=64), 5);
    assert_eq!(workforce.met(level, ..=usize::MAX), 70);
    assert_eq!(workforce.met(level, 68..usize::MAX), 2);

    let shortfalls = workforce.shortfalls(&[level], 65..68);
    for (position, is_there) in [(0, false), (64, false), (65, true), (67, true), (68, false)] {
        assert_eq!(shortfalls.get(position, level).is_some(), is_there);
        assert_eq!(shortfalls.of_person(position).count(), usize::from(is_there));
    }
    assert_eq!(shortfalls.get(65, RoleLevel::LeadDeveloper), None);
    let nearest = workforce.nearest_levels(usize::MAX, |own| own == level, 65..68);
    assert_eq!(nearest.of_person(64), []);
    assert_eq!(nearest.of_person(67).len(), 1);
    assert_eq!(workforce.nearest_levels(3, |_| false, ..).of_person(67), []);
    assert_eq!(workforce.nearest_levels(0, |_| true, ..).of_person(67), []);
}

/// Levels in any order, repeated ones too.
#[test]
fn levels_are_answered_in_the_order_of_the_question() {
    let mut random = Random(3);
    let people: Vec<Profile> = (0..65).map(|_| random.profile()).collect();
    let workforce: Workforce = people.iter().collect();
    let levels: Vec<RoleLevel> =
        (0..2_000).map(|_| RoleLevel::ALL[random.below(RoleLevel::COUNT)]).collect();
    let shortfalls = workforce.shortfalls(&levels, ..);
    for (position, profile) in people.iter().enumerate() {
        let wanted = levels.iter().map(|level| (*level, profile.gap_to(*level).shortfall()));
        same(shortfalls.of_person(position), wanted);
    }
}

#[test]
fn not_assessed_is_kept_apart() {
    let level = RoleLevel::LeadTechnicalWriter;
    let unaware = level.requirements().iter().map(|r| (r.skill, Rating::NotYetAware)).collect();
    let workforce = Workforce::from_iter([Profile::new(), unaware, Profile::from(level)]);
    let points = Profile::new().gap_to(level).steps_not_assessed();
    let shortfall = |steps_below, steps_not_assessed| Shortfall { steps_below, steps_not_assessed };
    same(
        workforce.shortfalls(&[level], ..).of_level(level).unwrap(),
        (0..).zip([shortfall(0, points), shortfall(points, 0), shortfall(0, 0)]),
    );
    assert_eq!(workforce.met(level, ..), 1);
    let first = level.requirements().as_slice()[0];
    let coverage = workforce.coverage(first.skill, first.proficiency, ..);
    assert_eq!((coverage.held, coverage.below, coverage.not_assessed), (1, 1, 1));
}

#[test]
fn people_are_replaced_and_removed() {
    let mut random = Random(5);
    let mut people: Vec<Profile> = (0..130).map(|_| random.profile()).collect();
    let mut workforce: Workforce = people.iter().collect();
    for position in [0, 63, 64, 129] {
        let profile = random.profile();
        assert_eq!(workforce.replace(position, &profile), Some(people[position]));
        people[position] = profile;
    }
    assert_eq!(workforce.replace(130, &Profile::new()), None);
    assert_eq!(workforce.profile(130), None);
    same(workforce.profiles(..), people.iter().copied());
    assert_eq!(workforce, people.iter().copied().collect());
    workforce.clear();
    assert_eq!(workforce, Workforce::new());
    // Nothing of those before is left in the memory that is used again.
    workforce.push(&Profile::new());
    assert_eq!(workforce.profile(0), Some(Profile::new()));
    assert_eq!(format!("{workforce:?}"), "Workforce { len: 1, .. }");
}

/// Retired skills are carried, and no level asks for them.
#[test]
fn retired_skills_are_kept_in_a_workforce() {
    let retired: Skill = "User focus (content design)".parse().unwrap();
    let profile = Profile::from([(retired, Rating::At(Proficiency::Expert))]);
    let workforce = Workforce::from_iter([profile]);
    assert_eq!(workforce.profile(0), Some(profile));
    assert_eq!(workforce.coverage(retired, Proficiency::Working, ..).held, 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, rng_seed: RngSeed::Fixed(1), ..Default::default() })]

    /// Any profiles, levels and range.
    #[test]
    fn the_answers_are_those_of_one_person(
        people in proptest::collection::vec(ratings(), 0..150),
        levels in proptest::collection::vec(0..RoleLevel::COUNT, 0..20),
        range in (0..200_usize, 0..200_usize),
    ) {
        let workforce: Workforce = people.iter().collect();
        let mut levels: Vec<RoleLevel> = levels.iter().map(|at| RoleLevel::ALL[*at]).collect();
        levels.sort();
        levels.dedup();
        let end = range.0.max(range.1).min(people.len());
        check(&people, &workforce, &levels, range.0.min(range.1).min(end)..end);
    }
}
