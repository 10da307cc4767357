//! Every iterator knows the bounds of what is left, all the way to its end.

use capability_framework::{Edition, Profile, Role, RoleLevel, Skill};

/// Both bounds hold at every step; the upper one is stated.
fn knows_its_bounds(mut iterator: impl Iterator + Clone) {
    loop {
        let left = iterator.clone().count();
        let (lower, upper) = iterator.size_hint();
        assert!(lower <= left && upper.is_some_and(|upper| left <= upper), "{lower} {upper:?}");
        if iterator.next().is_none() {
            return assert_eq!(iterator.size_hint().0, 0);
        }
    }
}

#[test]
fn entries_are_taken_one_by_one_or_by_number() {
    for index in 0..=Role::COUNT {
        assert_eq!(Role::iter().nth(index), Role::ALL.get(index).copied());
    }
    let mut iterator = Role::iter();
    assert_eq!(iterator.nth(1), Some(Role::ALL[1]));
    assert_eq!(iterator.next(), Some(Role::ALL[2]));
    assert_eq!(format!("{iterator:?}"), format!("{:?}", &Role::ALL[3..]));
}

#[test]
fn bounds_of_what_is_left_hold() {
    for skill in Skill::iter() {
        knows_its_bounds(skill.required_by());
        knows_its_bounds(Edition::October2023.required_by(skill));
    }
    for role in Role::iter() {
        knows_its_bounds(role.requirements());
    }
    let before = Profile::from(RoleLevel::Developer);
    for level in RoleLevel::iter() {
        knows_its_bounds(level.requirements().iter());
        let delta = RoleLevel::Developer.delta_to(level);
        knows_its_bounds(delta.changes());
        for changes in
            [delta.added(), delta.raised(), delta.unchanged(), delta.lowered(), delta.dropped()]
        {
            knows_its_bounds(changes);
        }
        let gap = before.gap_to(level);
        knows_its_bounds(gap.items());
        for items in [gap.below(), gap.at(), gap.above(), gap.not_assessed()] {
            knows_its_bounds(items);
        }
        let after = Profile::from(level);
        knows_its_bounds(after.iter());
        knows_its_bounds(before.changes_to(&after));
    }
}
