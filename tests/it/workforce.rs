//! Many people: everything that a workforce answers is what each person's gap says. One person is
//! in `profiles.rs`.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::ops::Range;

use capability_framework::job::{Job, Need};
use capability_framework::workforce::{Coverage, Shortfalls, Workforce};
use capability_framework::{
    Edition, GapItem, Proficiency, Profile, Rating, Requirements, RoleLevel, Shortfall, Skill,
};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::profiles::ratings;
use crate::random::Random;

/// The sizes at which halves of blocks, blocks and groups of four of them begin, end and are many.
const SIZES: [usize; 12] = [0, 1, 63, 64, 65, 127, 128, 129, 511, 512, 513, 100_003];

/// A profile with about as many ratings as a person has. A property test would take long over 100,003
/// of them.
fn profile(random: &mut Random) -> Profile {
    let mut profile = Profile::from(random.one(RoleLevel::ALL));
    for _ in 0..random.below(30) {
        let skill = random.one(Skill::ALL);
        match random.below(6) {
            0 => drop(profile.remove(skill)),
            rating => drop(profile.set(skill, Rating::ALL[rating - 1])),
        }
    }
    profile
}

/// Every answer about `range` against the answers for each of its people.
fn check(people: &[Profile], workforce: &Workforce, levels: &[RoleLevel], range: Range<usize>) {
    check_targets(
        people,
        workforce,
        levels.iter().map(|level| level.requirements()),
        range.clone(),
    );

    let chosen = |level: RoleLevel| levels.contains(&level);
    let nearest = workforce.nearest_levels(Edition::LATEST, 4, chosen, range.clone());
    assert_eq!(nearest.iter().len(), range.len());
    // One person is asked about every level: all of many thousands would take a minute.
    let step = 1 + range.len() / 1_000;
    for (nearest, profile) in nearest.iter().zip(&people[range.clone()]).step_by(step) {
        let mut wanted = profile.nearest_levels(Edition::LATEST);
        wanted.retain(|near| chosen(near.level()));
        assert_eq!(nearest, &wanted[..wanted.len().min(4)]);
    }
}

/// What is asked about any requirements, by their position.
fn check_targets<'a>(
    people: &[Profile],
    workforce: &Workforce,
    targets: impl Iterator<Item = Requirements<'a>>,
    range: Range<usize>,
) {
    let targets: Vec<Requirements<'_>> = targets.collect();
    let profiles = &people[range.clone()];
    let shortfalls = workforce.shortfalls(targets.clone(), range.clone());
    assert_eq!(shortfalls.targets(), targets.len());
    assert_eq!(shortfalls.people().len(), range.len());
    let met = workforce.met_targets(targets.clone(), range.clone());
    assert_eq!((met.targets(), met.people()), (targets.len(), shortfalls.people()));
    let meeting = workforce.counts_meeting(targets.clone(), range.clone());
    assert_eq!(meeting.len(), targets.len());
    for ((target, requirements), count) in targets.iter().enumerate().zip(meeting) {
        let gaps = profiles.iter().map(|profile| profile.gap_to(*requirements));
        let (wanted, are_met): (Vec<_>, Vec<_>) =
            gaps.map(|gap| (gap.shortfall(), gap.is_met())).unzip();
        let meeting = || range.clone().zip(&are_met).filter(|(_, is_met)| **is_met).map(|(p, _)| p);
        assert!(wanted.iter().map(|shortfall| shortfall.is_met()).eq(are_met.iter().copied()));
        same(shortfalls.of_target(target), wanted.into_iter());
        same(met.of_target(target), meeting());
        same(workforce.positions_meeting(*requirements, range.clone()), meeting());
        assert_eq!(workforce.count_meeting(*requirements, range.clone()), count);
        assert_eq!(meeting().count(), count);
    }
    for (position, profile) in range.clone().zip(profiles).step_by(97) {
        let wanted = targets.iter().map(|target| profile.gap_to(*target).shortfall());
        same(shortfalls.of_person(position), wanted.clone());
        let all = 0..targets.len();
        same(all.clone().filter_map(|target| shortfalls.get(position, target)), wanted);
        let is_met = |target: &usize| profile.gap_to(targets[*target]).is_met();
        same(met.of_person(position), all.clone().filter(is_met));
        same(all.clone().map(|target| met.get(position, target)), all.map(|t| Some(is_met(&t))));
    }
    assert_eq!(shortfalls.get(range.start, targets.len()), None);
    assert_eq!(met.get(range.start, targets.len()), None);
    assert_eq!(shortfalls.of_target(targets.len()).count(), 0);
    assert_eq!(met.of_target(targets.len()).count(), 0);

    let mut wanted = Vec::new();
    for (skill, ratings) in skills().into_iter().zip(counts(profiles)) {
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
            if targets.iter().any(|target| target.get(skill) == Some(proficiency)) {
                wanted.push(coverage);
            }
        }
    }
    wanted.sort_by_key(|coverage: &Coverage| {
        (coverage.held, Reverse(coverage.below), coverage.skill, coverage.proficiency)
    });
    assert_eq!(workforce.coverages_scarcest_first(targets, range), wanted);
}

/// Every skill of every edition, by its index.
fn skills() -> Vec<Skill> {
    let skills = Edition::iter().flat_map(|edition| edition.skills()).copied();
    skills.collect::<BTreeSet<_>>().into_iter().collect()
}

/// How many people have which rating, for each skill.
fn counts(people: &[Profile]) -> Vec<BTreeMap<Option<Rating>, usize>> {
    let mut counts = vec![BTreeMap::from([(None, people.len())]); skills().len()];
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
        let people: Vec<Profile> = (0..size).map(|_| profile(&mut random)).collect();
        let workforce: Workforce = people.iter().collect();
        assert_eq!((workforce.len(), workforce.is_empty()), (size, size == 0));
        same(workforce.profiles(..), people.iter().copied());

        // Everybody against some levels, and some people against all levels.
        let some = [(); 3].map(|()| random.one(RoleLevel::ALL));
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
    let workforce: Workforce = (0..1_000).map(|_| profile(&mut random)).collect();
    let whole = workforce.shortfalls(RoleLevel::ALL, ..);
    let whole_met = workforce.met_targets(RoleLevel::ALL, ..);
    let mut batch = Shortfalls::new();
    for size in [1, 63, 64, 65, 127, 128, 129, 511, 512, 513, 999, 2_000] {
        let mut counts = vec![0; RoleLevel::COUNT];
        for start in (0..workforce.len()).step_by(size) {
            batch.fill(&workforce, RoleLevel::ALL, start..start + size);
            assert_eq!(batch.people(), start..workforce.len().min(start + size));
            for position in batch.people() {
                same(batch.of_person(position), whole.of_person(position));
            }
            let met = workforce.met_targets(RoleLevel::ALL, start..start + size);
            for (position, target) in
                met.people().flat_map(|p| met.of_person(p).map(move |t| (p, t)))
            {
                assert_eq!(whole_met.get(position, target), Some(true));
            }
            let of_range = workforce.counts_meeting(RoleLevel::ALL, start..start + size);
            for (target, (count, of_range)) in counts.iter_mut().zip(of_range).enumerate() {
                assert_eq!(met.of_target(target).count(), of_range);
                *count += of_range;
            }
        }
        assert_eq!(counts, workforce.counts_meeting(RoleLevel::ALL, ..));
    }
}

#[test]
fn positions_at_which_there_is_nobody_answer_nothing() {
    let workforce: Workforce = (0..70).map(|_| Profile::from(RoleLevel::Developer)).collect();
    let level = RoleLevel::Developer;
    for range in [70..71, 64..64, 200..300, usize::MAX..usize::MAX] {
        assert_eq!(workforce.count_meeting(level, range.clone()), 0);
        assert_eq!(workforce.positions_meeting(level, range.clone()).count(), 0);
        assert_eq!(workforce.met_targets([level], range.clone()).of_target(0).count(), 0);
        assert!(workforce.shortfalls(RoleLevel::ALL, range.clone()).people().is_empty());
        assert_eq!(workforce.profiles(range.clone()).count(), 0);
        assert_eq!(workforce.coverage(Skill::Testing, Proficiency::Working, range).not_assessed, 0);
    }
    #[expect(clippy::reversed_empty_ranges, reason = "as a caller may compute it")]
    let reversed = 9..3;
    assert_eq!(workforce.count_meeting(level, reversed), 0);
    assert_eq!(workforce.count_meeting(level, 60..=64), 5);
    assert_eq!(workforce.count_meeting(level, ..=usize::MAX), 70);
    assert_eq!(workforce.count_meeting(level, 68..usize::MAX), 2);

    let shortfalls = workforce.shortfalls([level], 65..68);
    for (position, is_there) in [(0, false), (64, false), (65, true), (67, true), (68, false)] {
        assert_eq!(shortfalls.get(position, 0).is_some(), is_there);
        assert_eq!(shortfalls.of_person(position).count(), usize::from(is_there));
    }
    assert_eq!(shortfalls.get(65, 1), None);
    same(workforce.positions_meeting(level, 65..68), 65..68);
    let met = workforce.met_targets([level], 65..68);
    same(met.of_target(0), 65..68);
    for (position, is_there) in [(0, false), (64, false), (65, true), (67, true), (68, false)] {
        assert_eq!(met.get(position, 0), is_there.then_some(true));
        assert_eq!(met.of_person(position).count(), usize::from(is_there));
    }
    assert_eq!(met.get(65, 1), None);
    assert_eq!(format!("{met:?}"), "MetTargets { targets: 1, people: 65..68, .. }");
    let nearest = workforce.nearest_levels(
        Edition::LATEST,
        usize::MAX,
        |candidate| candidate == level,
        65..68,
    );
    assert_eq!(nearest.of_person(64), []);
    assert_eq!(nearest.of_person(67).len(), 1);
    assert_eq!(workforce.nearest_levels(Edition::LATEST, 3, |_| false, ..).of_person(67), []);
    assert_eq!(workforce.nearest_levels(Edition::LATEST, 0, |_| true, ..).of_person(67), []);
}

/// Levels in any order, repeated ones too.
#[test]
fn levels_are_answered_in_the_order_of_the_question() {
    let mut random = Random(3);
    let people: Vec<Profile> = (0..65).map(|_| profile(&mut random)).collect();
    let workforce: Workforce = people.iter().collect();
    let levels: Vec<RoleLevel> = (0..2_000).map(|_| random.one(RoleLevel::ALL)).collect();
    let shortfalls = workforce.shortfalls(&levels, ..);
    let met = workforce.met_targets(&levels, ..);
    for (position, profile) in people.iter().enumerate() {
        let wanted = levels.iter().map(|level| profile.gap_to(*level).shortfall());
        same(shortfalls.of_person(position), wanted);
        let is_met = |target: &usize| profile.gap_to(levels[*target]).is_met();
        same(met.of_person(position), (0..levels.len()).filter(is_met));
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
        workforce.shortfalls([level], ..).of_target(0),
        [shortfall(0, points), shortfall(points, 0), shortfall(0, 0)].into_iter(),
    );
    same(workforce.positions_meeting(level, ..), [2].into_iter());
    same(workforce.met_targets([level], ..).of_target(0), [2].into_iter());
    assert_eq!(workforce.count_meeting(level, ..), 1);
    let first = level.requirements().iter().next().unwrap();
    let coverage = workforce.coverage(first.skill, first.proficiency, ..);
    assert_eq!((coverage.held, coverage.below, coverage.not_assessed), (1, 1, 1));
}

#[test]
fn people_are_replaced_and_removed() {
    let mut random = Random(5);
    let mut people: Vec<Profile> = (0..130).map(|_| profile(&mut random)).collect();
    let mut workforce: Workforce = people.iter().collect();
    for position in [0, 7, 8, 15, 16, 63, 64, 127, 128, 129] {
        let profile = profile(&mut random);
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

/// Every skill at expert: 744 points, and with the retired ones more, which no byte counts.
fn everything() -> Job {
    let mut job = Job::new(Edition::LATEST);
    for edition in Edition::iter() {
        for skill in edition.skills() {
            job.set(*skill, Proficiency::Expert);
        }
    }
    job
}

#[test]
fn sums_beyond_a_byte_are_those_of_one_person() {
    let mut random = Random(11);
    let people: Vec<Profile> = (0..300).map(|_| profile(&mut random)).collect();
    let people = [people, vec![Profile::new(), everything().requirements().into()]].concat();
    let workforce: Workforce = people.iter().collect();
    let (large, mut small) = (everything(), Job::from(RoleLevel::Developer));
    assert!(large.requirements().points() > 740);
    // At the edge of one byte, and just beyond it.
    let mut edge = Job::new(Edition::LATEST);
    let mut edges = Vec::new();
    for skill in Skill::iter().take(66) {
        edge.set(skill, Proficiency::Expert);
        if edge.requirements().points() >= 248 {
            edges.push(edge.clone());
        }
    }
    small.set(Skill::ALL[Skill::COUNT - 1], Proficiency::Awareness);
    let jobs = [&large, &small, &large].into_iter().chain(&edges);
    let levels = RoleLevel::iter().map(|level| level.requirements());
    let targets =
        || levels.clone().chain(jobs.clone().map(Job::requirements)).chain(levels.clone());
    check_targets(&people, &workforce, targets(), 0..people.len());
    check_targets(&people, &workforce, targets(), 63..66);
    assert_eq!(workforce.count_meeting(large.requirements(), ..), 1);
}

#[test]
fn levels_of_two_editions_stand_side_by_side() {
    let mut random = Random(13);
    let mut people: Vec<Profile> = (0..200).map(|_| profile(&mut random)).collect();
    // People of an edition, with the skills that are retired since.
    for edition in Edition::iter() {
        let levels = edition.levels().iter().step_by(9);
        people.extend(levels.map(|level| Profile::from(edition.requirements(*level).unwrap())));
    }
    let workforce: Workforce = people.iter().collect();
    let targets = || {
        RoleLevel::iter().flat_map(|level| {
            Edition::iter().filter_map(move |edition| edition.requirements(level))
        })
    };
    check_targets(&people, &workforce, targets(), 0..people.len());
    for edition in Edition::iter() {
        let nearest = workforce.nearest_levels(edition, 3, |_| true, ..);
        for (nearest, profile) in nearest.iter().zip(&people) {
            assert_eq!(nearest, &profile.nearest_levels(edition)[..3]);
        }
    }
}

#[test]
fn a_job_of_desirable_skills_only_is_met_by_everybody() {
    let mut job = Job::new(Edition::LATEST);
    job.set(Skill::Testing, Need::Desirable(Some(Proficiency::Expert)));
    let workforce = Workforce::from_iter([Profile::new(), Profile::from(RoleLevel::Developer)]);
    assert_eq!(workforce.count_meeting(job.requirements(), ..), 2);
    let shortfalls = workforce.shortfalls([job.requirements()], ..);
    assert!(shortfalls.of_target(0).all(|shortfall| shortfall.is_met()));
    same(workforce.positions_meeting(job.requirements(), ..), 0..2);
    same(workforce.met_targets([job.requirements()], ..).of_target(0), 0..2);
    assert_eq!(workforce.coverages_scarcest_first([job.requirements()], ..), []);
    // Without a target there is no answer, and no fault.
    let none: [RoleLevel; 0] = [];
    let shortfalls = workforce.shortfalls(none, ..);
    assert_eq!((shortfalls.targets(), shortfalls.people()), (0, 0..2));
    assert_eq!(shortfalls.of_person(0).count(), 0);
    assert_eq!(shortfalls.get(0, 0), None);
    assert!(workforce.counts_meeting(none, ..).is_empty());
    let met = workforce.met_targets(none, ..);
    assert_eq!((met.targets(), met.people()), (0, 0..2));
    assert_eq!((met.of_person(0).count(), met.of_target(0).count(), met.get(0, 0)), (0, 0, None));
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
        let mut levels: Vec<RoleLevel> = levels.iter().map(|index| RoleLevel::ALL[*index]).collect();
        levels.sort();
        levels.dedup();
        let end = range.0.max(range.1).min(people.len());
        check(&people, &workforce, &levels, range.0.min(range.1).min(end)..end);
    }
}
