//! One person: profiles and gaps, with their laws. Many people are in `workforce.rs`.

use std::collections::BTreeSet;
use std::mem::size_of;

use capability_framework::{
    Edition, GapItem, GapKind, Proficiency, Profile, Rating, RatingChange, RatingChangeKind, Role,
    RoleLevel, Shortfall, Skill,
};
use proptest::prelude::*;

pub fn ratings() -> impl Strategy<Value = Profile> {
    let rating = prop_oneof![
        Just(None),
        Just(Some(Rating::NotYetAware)),
        (0..4_usize).prop_map(|index| Some(Rating::At(Proficiency::ALL[index]))),
    ];
    proptest::collection::vec(rating, Skill::COUNT).prop_map(|ratings| {
        Skill::iter().zip(ratings).filter_map(|(skill, rating)| Some((skill, rating?))).collect()
    })
}

#[test]
fn a_profile_is_one_byte_per_skill() {
    assert_eq!(size_of::<Option<Rating>>(), 1);
    let all: BTreeSet<Skill> =
        Edition::iter().flat_map(|edition| edition.skills()).copied().collect();
    assert_eq!(size_of::<Profile>(), all.len());
}

/// The law of gaps over all 42,436 pairs of levels.
#[test]
fn the_gap_of_a_level_is_the_climb_of_its_delta() {
    for a in RoleLevel::iter() {
        let profile = Profile::from(a);
        for b in RoleLevel::iter() {
            let gap = profile.gap_to(b);
            assert_eq!(gap.steps_below() + gap.steps_not_assessed(), a.delta_to(b).climb());
            assert_eq!(gap.is_met(), a.delta_to(b).climb() == 0);
        }
        let exact = profile.gap_to(a);
        assert!(exact.is_met());
        assert!(exact.items().all(|item| item.kind() == GapKind::At));
    }
}

#[test]
fn not_assessed_is_neither_met_nor_absent() {
    let level = RoleLevel::LeadTechnicalWriter;
    let nobody = Profile::new();
    assert_eq!(nobody.gap_to(level).not_assessed().count(), level.requirements().len());
    assert_eq!(nobody.gap_to(level).steps_below(), 0);
    assert!(!nobody.gap_to(level).is_met());
    let unaware: Profile =
        level.requirements().iter().map(|r| (r.skill, Rating::NotYetAware)).collect();
    assert_eq!(unaware.gap_to(level).not_assessed().count(), 0);
    assert_eq!(unaware.gap_to(level).steps_below(), nobody.gap_to(level).steps_not_assessed());
}

#[test]
fn steps_that_no_gap_has_do_not_overflow() {
    let shortfall = Shortfall { steps_below: u32::MAX, steps_not_assessed: 1 };
    assert_eq!(shortfall.steps(), u32::MAX);
    assert!(!shortfall.is_met());
}

#[test]
fn a_profile_is_a_map_of_ratings() {
    let mut profile = Profile::from([(Skill::Testing, Proficiency::Working)]);
    assert_eq!(format!("{profile:?}"), "Profile {Testing: At(Working)}");
    assert_eq!(profile.set(Skill::UserFocus, Rating::NotYetAware), None);
    assert_eq!(profile.len(), 2);
    for least in Proficiency::iter() {
        assert_eq!(profile.holds(Skill::Testing, least), least <= Proficiency::Working);
        assert!(!profile.holds(Skill::UserFocus, least));
        assert!(!profile.holds(Skill::Prototyping, least));
    }
    assert!((&profile).into_iter().eq(profile.iter()));
    assert_eq!(profile.remove(Skill::UserFocus), Some(Rating::NotYetAware));
    assert_eq!(profile.remove(Skill::UserFocus), None);
    profile.clear();
    assert_eq!(profile, Profile::default());
    assert_eq!(format!("{profile:?}"), "Profile {}");
}

/// Mirror, identity, and applying the changes.
fn check_changes(before: &Profile, after: &Profile) {
    let mut applied = *before;
    for (there, back) in before.changes_to(after).zip(after.changes_to(before)) {
        assert_eq!((there.skill, there.from, there.to), (back.skill, back.to, back.from));
        assert_eq!(there.steps(), back.steps().map(|steps| -steps));
        assert_eq!((there.from, there.to), (before.get(there.skill), after.get(there.skill)));
        let wanted = match (there.from, there.to) {
            (None, None) => panic!("{there}"),
            (None, Some(_)) => RatingChangeKind::Gained,
            (Some(_), None) => RatingChangeKind::Lost,
            (from, to) if from < to => RatingChangeKind::Raised,
            (from, to) if from > to => RatingChangeKind::Lowered,
            _ => RatingChangeKind::Unchanged,
        };
        assert_eq!(there.kind(), wanted);
        match there.to {
            Some(rating) => applied.set(there.skill, rating),
            None => applied.remove(there.skill),
        };
    }
    assert_eq!(applied, *after);
    let skills = before.changes_to(after).map(|change| change.skill.index());
    assert!(skills.clone().is_sorted_by(|a, b| a < b));
    assert_eq!(skills.count(), after.changes_to(before).count());
    let unchanged = |change: RatingChange| change.kind() == RatingChangeKind::Unchanged;
    assert!(before.changes_to(before).all(unchanged));
    assert_eq!(before.changes_to(before).count(), before.len());
}

#[test]
fn changes_read_as_a_person_would_say_them() {
    let rating = |p| Some(Rating::At(p));
    let change = |from, to| RatingChange { skill: Skill::Testing, from, to }.to_string();
    let (unaware, working) = (Some(Rating::NotYetAware), rating(Proficiency::Working));
    assert_eq!(change(None, working), "Testing: gained at Working");
    assert_eq!(change(unaware, working), "Testing: raised from Not yet aware to Working");
    assert_eq!(change(working, working), "Testing: unchanged at Working");
    assert_eq!(change(working, unaware), "Testing: lowered from Working to Not yet aware");
    assert_eq!(change(working, None), "Testing: lost, was Working");
    assert_eq!(change(None, None), "Testing: unchanged");
}

#[test]
fn retired_skills_are_kept() {
    let retired: Skill = "User focus (content design)".parse().unwrap();
    let mut profile = Profile::from(RoleLevel::ContentDesigner);
    profile.set(retired, Proficiency::Expert);
    assert_eq!(profile.get(retired), Some(Rating::At(Proficiency::Expert)));
    assert_eq!(profile.iter().last(), Some((retired, Rating::At(Proficiency::Expert))));
    assert_eq!(profile.iter().count(), profile.len());
    assert_eq!(profile.iter().collect::<Profile>(), profile);
}

#[test]
fn the_senior_civil_service_asks_whether_a_skill_is_held() {
    for role in Role::iter().filter(|role| role.is_senior_civil_service()) {
        let mut profile = Profile::new();
        assert!(profile.missing_for(role).eq(role.skills().iter().copied()));
        for skill in role.skills() {
            profile.set(*skill, Rating::NotYetAware);
        }
        assert_eq!(profile.missing_for(role).count(), role.skills().len());
        for skill in role.skills() {
            profile.set(*skill, Proficiency::Awareness);
        }
        assert_eq!(profile.missing_for(role).count(), 0);
    }
}

#[test]
fn kinds_and_steps_agree_for_every_rating() {
    let ratings = [None, Some(Rating::NotYetAware)].into_iter();
    let ratings = ratings.chain(Proficiency::iter().map(|p| Some(Rating::At(p))));
    for (rating, required) in ratings.flat_map(|r| Proficiency::iter().map(move |p| (r, p))) {
        let item = GapItem { skill: Skill::Testing, required, rating };
        let wanted = match rating {
            None => GapKind::NotAssessed,
            Some(rating) if rating < Rating::At(required) => GapKind::Below,
            Some(rating) if rating > Rating::At(required) => GapKind::Above,
            Some(_) => GapKind::At,
        };
        assert_eq!(item.kind(), wanted);
        let points = |rating: Rating| rating.proficiency().map_or(0, |p| p.point() as i8);
        assert_eq!(item.steps(), rating.map(|rating| points(rating) - required.point() as i8));
        let below = item.steps().map_or(0, |steps| (-steps).max(0));
        assert_eq!(item.steps_below(), below as u8);
    }
}

proptest! {
    #[test]
    fn changes_between_assessments_keep_their_laws(
        before in ratings(),
        after in ratings(),
        retired in (0..5_usize, 0..5_usize),
    ) {
        let skill: Skill = "User focus (content design)".parse().unwrap();
        let (mut before, mut after) = (before, after);
        before.extend(Proficiency::ALL.get(retired.0).map(|p| (skill, *p)));
        after.extend(Proficiency::ALL.get(retired.1).map(|p| (skill, *p)));
        check_changes(&before, &after);
    }

    /// A better rating never makes a gap larger.
    #[test]
    fn a_better_rating_never_widens_a_gap(
        profile in ratings(),
        level in 0..RoleLevel::COUNT,
        skill in 0..Skill::COUNT,
        to in 0..4_usize,
    ) {
        let (level, skill) = (RoleLevel::ALL[level], Skill::ALL[skill]);
        let rating = Rating::At(Proficiency::ALL[to]);
        let mut better = profile;
        if profile.get(skill).is_some_and(|before| before <= rating) {
            better.set(skill, rating);
        }
        let (before, after) = (profile.gap_to(level), better.gap_to(level));
        prop_assert!(after.steps_below() <= before.steps_below());
        prop_assert_eq!(after.steps_not_assessed(), before.steps_not_assessed());
        prop_assert!(!before.is_met() || after.is_met());
    }

    /// The items are the requirements with the ratings, and the kinds partition them.
    #[test]
    fn items_partition_the_requirements(profile in ratings(), level in 0..RoleLevel::COUNT) {
        let level = RoleLevel::ALL[level];
        let gap = profile.gap_to(level);
        prop_assert_eq!(gap.requirements(), level.requirements());
        let wanted = level.requirements().iter().map(|r| GapItem {
            skill: r.skill,
            required: r.proficiency,
            rating: profile.get(r.skill),
        });
        prop_assert!(gap.items().eq(wanted));
        prop_assert!(gap.items().rev().eq(gap.items().collect::<Vec<_>>().into_iter().rev()));
        let counts = gap.counts();
        prop_assert_eq!(counts.total(), level.requirements().len());
        for (count, kind, items) in [
            (counts.below, GapKind::Below, gap.below()),
            (counts.at, GapKind::At, gap.at()),
            (counts.above, GapKind::Above, gap.above()),
            (counts.not_assessed, GapKind::NotAssessed, gap.not_assessed()),
        ] {
            prop_assert_eq!(items.clone().count(), count);
            prop_assert!(gap.items().filter(|item| item.kind() == kind).eq(items.clone()));
            prop_assert!(gap.items().rev().filter(|item| item.kind() == kind).eq(items.rev()));
        }
        let below: u32 = gap.below().map(|item| u32::from(item.steps_below())).sum();
        prop_assert_eq!(below, gap.steps_below());
        prop_assert!(gap.into_iter().eq(gap.items()));
    }
}
