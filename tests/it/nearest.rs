//! The levels that a person or a job is most like: the stated rule, and that it finds what is meant.

use std::cmp::Reverse;

use capability_framework::job::Job;
use capability_framework::{
    Edition, Nearest, Proficiency, Profile, Rating, Requirements, RoleLevel, Skill,
};
use proptest::prelude::*;

use crate::profiles::ratings;
use crate::random::Random;

/// The rule, written a second time over plain numbers, for every level of an edition.
fn wanted(profile: &Profile, edition: Edition) -> Vec<(RoleLevel, [u32; 5])> {
    let point = |skill: Skill| profile.get(skill).map_or(0, |rating| u32::from(rating.point()));
    let held: u32 = edition.skills().iter().map(|skill| point(*skill)).sum();
    let mut levels: Vec<(RoleLevel, [u32; 5])> = edition
        .levels()
        .iter()
        .map(|level| {
            let (mut shared, mut required, mut steps, mut missing) = (0, 0, 0, 0);
            for row in edition.requirements(*level).unwrap() {
                let (have, want) = (point(row.skill), u32::from(row.proficiency.point()));
                shared += have.min(want);
                required += want;
                steps += want.saturating_sub(have);
                missing += u32::from(have < want);
            }
            (*level, [shared, held, required, steps, missing])
        })
        .collect();
    // A fraction of two whole numbers as one whole number that orders alike.
    let overlap = |[shared, held, required, ..]: [u32; 5]| match held + required {
        0 => 0,
        sum => u64::from(2 * shared) * (1 << 40) / u64::from(sum),
    };
    levels.sort_by_key(|(level, numbers)| (Reverse(overlap(*numbers)), numbers[3], *level));
    levels
}

fn numbers(near: &Nearest) -> (RoleLevel, [u32; 5]) {
    (near.level(), [near.shared(), near.held(), near.required(), near.steps(), near.missing()])
}

#[test]
fn levels_come_in_the_stated_order() {
    for edition in Edition::iter() {
        for level in edition.levels() {
            let requirements = edition.requirements(*level).unwrap();
            let profile = Profile::from(requirements);
            let nearest = profile.nearest_levels(edition);
            assert!(nearest.iter().map(numbers).eq(wanted(&profile, edition)), "{level}");
            assert!(nearest.is_sorted());
            assert_eq!(requirements.nearest_levels(edition), nearest);
            // Whoever meets a level exactly is most like a level that requires the same.
            assert_eq!(nearest[0].overlap(), 1.0);
            assert_eq!(edition.requirements(nearest[0].level()), Some(requirements));
        }
    }
}

proptest! {
    #[test]
    fn levels_come_in_the_stated_order_for_anybody(profile in ratings()) {
        for edition in Edition::iter() {
            let nearest = profile.nearest_levels(edition);
            prop_assert!(nearest.iter().map(numbers).eq(wanted(&profile, edition)));
            for near in nearest {
                prop_assert!((0.0..=1.0).contains(&near.overlap()));
                prop_assert_eq!(near.overlap() == 0.0, near.shared() == 0);
            }
        }
    }
}

/// Twenty people of each level: a quarter of the ratings one lower, 15 per cent one higher, and two
/// stray skills. A level that requires the same as theirs should come first.
#[test]
fn people_are_found_at_their_levels() {
    let mut random = Random(1);
    let (mut first, mut among_five, mut people) = (0, 0, 0);
    for level in RoleLevel::iter() {
        for _ in 0..20 {
            let mut profile = Profile::new();
            for row in level.requirements() {
                let point = row.proficiency.point();
                let point = match random.below(100) {
                    0..25 => point - 1,
                    25..40 => (point + 1).min(4),
                    _ => point,
                };
                profile.set(row.skill, Rating::ALL[usize::from(point)]);
            }
            for _ in 0..2 {
                profile.set(random.one(Skill::ALL), random.one(Proficiency::ALL));
            }
            let nearest = profile.nearest_levels(Edition::LATEST);
            let same = |near: &Nearest| near.level().requirements() == level.requirements();
            people += 1;
            first += usize::from(same(&nearest[0]));
            among_five += usize::from(nearest[..5].iter().any(same));
        }
    }
    let share = |count: usize| 100 * count / people;
    println!("of {people}: first {}, among five {}", share(first), share(among_five));
    assert!(share(first) >= 80, "{}", share(first));
    assert!(share(among_five) >= 97, "{}", share(among_five));
}

/// The finding that the rule answers: few of the first suggestions lie at lower grades.
#[test]
fn levels_that_ask_for_little_do_not_always_win() {
    let (mut itself, mut lower, mut all) = (0, 0, 0);
    for level in RoleLevel::iter() {
        let nearest = Profile::from(level).nearest_levels(Edition::LATEST);
        itself += usize::from(nearest[0].level() == level);
        let highest = |level: RoleLevel| level.grades().last().copied();
        for near in &nearest[..5] {
            let below = highest(near.level()).zip(level.grades().first().copied());
            lower += usize::from(below.is_some_and(|(theirs, lowest)| theirs < lowest));
            all += 1;
        }
    }
    println!("itself first: {itself} of 206; at strictly lower grades: {lower} of {all}");
    assert!(itself >= 190, "{itself}");
    assert!(lower * 10 < all, "{lower} of {all}");
    let nearest = Profile::from(RoleLevel::SeniorDeveloper).nearest_levels(Edition::LATEST);
    assert_eq!(nearest[0].level(), RoleLevel::SeniorDeveloper);
}

/// What the documentation says of unusual people.
#[test]
fn unusual_people() {
    let nearest = |profile: &Profile| profile.nearest_levels(Edition::LATEST);
    // Assessed in three skills only: little in common with any level.
    let level = RoleLevel::LeadDataEngineer;
    let few: Profile =
        level.requirements().iter().take(3).map(|row| (row.skill, row.proficiency)).collect();
    println!("three skills: {:?} {:.2}", nearest(&few)[0].level(), nearest(&few)[0].overlap());
    assert!(nearest(&few)[0].overlap() < 0.7);
    // Expert in everything: the levels that ask for the most.
    let all: Profile = Skill::iter().map(|skill| (skill, Proficiency::Expert)).collect();
    let most = RoleLevel::iter().map(|level| level.requirements().points()).max();
    println!("everything: {:?} {:.2}", nearest(&all)[0].level(), nearest(&all)[0].overlap());
    assert_eq!(Some(nearest(&all)[0].required()), most);
    // Two careers: levels of both, at about half.
    let (one, other) = (RoleLevel::SeniorUserResearcher, RoleLevel::LeadNetworkArchitect);
    let mut both = Profile::from(one);
    both.extend(&Profile::from(other));
    let roles: Vec<_> = nearest(&both)[..6].iter().map(|near| near.level().role()).collect();
    println!("two careers: {roles:?} {:.2}", nearest(&both)[0].overlap());
    assert!(roles.contains(&one.role()) && roles.contains(&other.role()));
    // Nothing: in common with nobody, the fewest steps first.
    let nobody = nearest(&Profile::new());
    assert!(nobody.iter().all(|near| near.shared() == 0 && near.overlap() == 0.0));
    assert!(nobody.is_sorted_by_key(|near| (near.steps(), near.level())));
    let empty = Job::new(Edition::LATEST);
    assert_eq!(empty.requirements().nearest_levels(Edition::LATEST), nobody);
}

/// Ratings of skills that an edition does not have are not held there.
#[test]
fn retired_ratings_count_only_where_the_edition_has_the_skill() {
    let retired: Skill = "User focus (content design)".parse().unwrap();
    let mut profile = Profile::from(RoleLevel::Developer);
    let before = profile.nearest_levels(Edition::LATEST);
    profile.set(retired, Proficiency::Expert);
    assert_eq!(profile.nearest_levels(Edition::LATEST), before);
    let then = profile.nearest_levels(Edition::October2025);
    assert_eq!(then[0].held(), before[0].held() + 4);
    let requirements: Requirements<'_> = RoleLevel::Developer.into();
    assert_eq!(requirements.nearest_levels(Edition::LATEST), before);
}
