//! The role levels of a role: their numbers, ranks, tracks and neighbours.

use std::collections::BTreeSet;

use capability_framework::{Edition, Role, RoleLevel, Track};

#[test]
fn numbers_count_from_one_and_ranks_never_skip() {
    for role in Role::iter() {
        let mut rank = 0;
        for (level, number) in role.levels().iter().zip(1..) {
            assert_eq!(level.number(), number, "{level}");
            let management = level.name().ends_with(" - management");
            rank += u8::from(!management);
            assert_eq!(level.rank(), rank, "{level}");
        }
    }
}

#[test]
fn twins_stand_side_by_side() {
    let ranks = |role: Role| role.levels().iter().map(|level| level.rank()).collect::<Vec<_>>();
    assert_eq!(ranks(Role::SoftwareDeveloper), [1, 2, 3, 4, 4, 5, 5, 6, 6]);
    assert_eq!(ranks(Role::DevelopmentOperationsDevOpsEngineer), [1, 2, 3, 4, 4, 5, 5, 6, 6]);

    let on_track = |track| RoleLevel::iter().filter(move |level| level.track() == Some(track));
    assert_eq!(on_track(Track::Management).count(), 6);
    for level in on_track(Track::Management) {
        let twin: RoleLevel = level.name().strip_suffix(" - management").unwrap().parse().unwrap();
        assert_eq!(twin.track(), Some(Track::Technical));
        assert_eq!((twin.role(), twin.rank()), (level.role(), level.rank()));
        assert_eq!(twin.number() + 1, level.number());
    }
    assert_eq!(on_track(Track::Technical).count(), 6);
}

#[test]
fn twins_share_a_rank_in_every_edition() {
    for edition in Edition::iter() {
        let levels = edition.levels().iter().copied();
        for level in levels.filter(|level| level.name().ends_with(" - management")) {
            let twin: RoleLevel =
                level.name().strip_suffix(" - management").unwrap().parse().unwrap();
            assert_eq!(edition.rank(level), edition.rank(twin), "{edition}: {level}");
        }
    }
}

#[test]
fn neighbours_are_all_levels_of_the_neighbouring_rank() {
    for level in RoleLevel::iter() {
        let at_rank = |rank: u8| -> Vec<RoleLevel> {
            let levels = level.role().levels().iter().copied();
            levels.filter(|other| other.rank() == rank).collect()
        };
        assert_eq!(level.next_levels(), at_rank(level.rank() + 1));
        assert_eq!(level.previous_levels(), at_rank(level.rank() - 1));
        assert!(!level.next_levels().contains(&level));
        for next in level.next_levels() {
            assert!(next.previous_levels().contains(&level));
        }
    }
    use RoleLevel::*;
    assert_eq!(Developer.next_levels(), [SeniorDeveloper, SeniorDeveloperManagement]);
    for senior in Developer.next_levels() {
        assert_eq!(senior.next_levels(), [LeadDeveloper, LeadDeveloperManagement]);
        assert_eq!(senior.previous_levels(), [Developer]);
    }
    assert_eq!(PrincipalDataScientist.next_levels(), [LeadDataScientist]);
    assert_eq!(LeadDeveloper.next_levels()[0], PrincipalDeveloper);
}

#[test]
fn eleven_groups_of_levels_require_the_same() {
    let edition = Edition::October2026;
    let levels = || edition.levels().iter().copied();
    let groups: BTreeSet<Vec<RoleLevel>> = levels()
        .map(|level| {
            let requirements = edition.requirements(level);
            levels().filter(|other| edition.requirements(*other) == requirements).collect()
        })
        .filter(|group: &Vec<RoleLevel>| group.len() > 1)
        .collect();
    assert_eq!(groups.len(), 11);
    assert!(groups.contains(&vec![RoleLevel::JuniorDevOpsEngineer, RoleLevel::JuniorDeveloper]));
}
