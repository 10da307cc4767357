//! The laws of deltas, over all 42,436 pairs of levels.

use std::collections::BTreeMap;

use capability_framework::rows::ChangeCounts;
use capability_framework::{
    Change, ChangeKind, Delta, Edition, Proficiency, RoleLevel, Skill, Track,
};

fn pairs() -> impl Iterator<Item = (RoleLevel, RoleLevel)> {
    RoleLevel::iter().flat_map(|a| RoleLevel::iter().map(move |b| (a, b)))
}

fn counts(counts: ChangeCounts) -> [usize; 5] {
    [counts.raised, counts.added, counts.unchanged, counts.lowered, counts.dropped]
}

#[test]
fn changes_cover_the_union_in_table_order() {
    for (a, b) in pairs() {
        let wanted = Skill::iter()
            .map(|skill| Change { skill, from: a.required(skill), to: b.required(skill) })
            .filter(|change| change.from.is_some() || change.to.is_some());
        let delta = a.delta_to(b);
        assert!(delta.changes().eq(wanted), "{a} to {b}");
        assert_eq!(a.requirements().delta_to(b), delta);
        assert!(delta.into_iter().eq(delta.changes()));
        let (lower, upper) = delta.changes().size_hint();
        let count = delta.changes().count();
        assert!(lower <= count && count <= upper.unwrap());
    }
}

#[test]
fn applying_the_changes_gives_the_other_level() {
    for (a, b) in pairs() {
        let mut have: BTreeMap<Skill, Proficiency> =
            a.requirements().iter().map(|r| (r.skill, r.proficiency)).collect();
        for change in a.delta_to(b).changes() {
            assert_eq!(have.get(&change.skill).copied(), change.from);
            match change.to {
                Some(proficiency) => have.insert(change.skill, proficiency),
                None => have.remove(&change.skill),
            };
        }
        assert!(have.into_iter().eq(b.requirements().iter().map(|r| (r.skill, r.proficiency))));
    }
}

#[test]
fn the_way_back_mirrors_the_way_there() {
    for (a, b) in pairs() {
        let there = a.delta_to(b);
        let back = b.delta_to(a);
        assert_eq!(there.inverse(), back);
        assert_eq!((there.from(), there.to()), (a.requirements(), b.requirements()));
        for (there, back) in there.changes().zip(back.changes()) {
            assert_eq!((there.skill, there.from, there.to), (back.skill, back.to, back.from));
            assert_eq!(there.steps(), -back.steps());
            let mirrored = match there.kind() {
                ChangeKind::Added => ChangeKind::Dropped,
                ChangeKind::Raised => ChangeKind::Lowered,
                ChangeKind::Unchanged => ChangeKind::Unchanged,
                ChangeKind::Lowered => ChangeKind::Raised,
                ChangeKind::Dropped => ChangeKind::Added,
            };
            assert_eq!(back.kind(), mirrored);
        }
        assert_eq!(there.changes().count(), back.changes().count());
    }
}

#[test]
fn filters_and_counts_partition_the_changes() {
    for (a, b) in pairs() {
        let delta = a.delta_to(b);
        let kinds: [(usize, ChangeKind, Vec<Change>); 5] = [
            (delta.counts().added, ChangeKind::Added, delta.added().collect()),
            (delta.counts().raised, ChangeKind::Raised, delta.raised().collect()),
            (delta.counts().unchanged, ChangeKind::Unchanged, delta.unchanged().collect()),
            (delta.counts().lowered, ChangeKind::Lowered, delta.lowered().collect()),
            (delta.counts().dropped, ChangeKind::Dropped, delta.dropped().collect()),
        ];
        for (count, kind, changes) in kinds {
            assert_eq!(changes.len(), count);
            assert!(delta.changes().filter(|change| change.kind() == kind).eq(changes));
        }
        assert_eq!(delta.counts().total(), delta.changes().count());
    }
}

#[test]
fn kinds_and_steps_agree_for_every_pair_of_proficiencies() {
    let all = || Proficiency::iter().map(Some).chain([None]);
    for (from, to) in all().flat_map(|from| all().map(move |to| (from, to))) {
        let change = Change { skill: Skill::Testing, from, to };
        let point = |p: Option<Proficiency>| p.map_or(0, |p| p.index() as i8 + 1);
        assert_eq!(change.steps(), point(to) - point(from));
        let kind = match (from, to) {
            (None, Some(_)) => ChangeKind::Added,
            (Some(_), None) => ChangeKind::Dropped,
            _ if to > from => ChangeKind::Raised,
            _ if to < from => ChangeKind::Lowered,
            _ => ChangeKind::Unchanged,
        };
        assert_eq!(change.kind(), kind);
    }
}

#[test]
fn a_level_to_itself_is_unchanged_and_equal_levels_are_empty() {
    for (a, b) in pairs() {
        let delta = a.delta_to(b);
        let same = delta.changes().all(|change| change.kind() == ChangeKind::Unchanged);
        assert_eq!(delta.is_unchanged(), same);
        assert!(a != b || same);
    }
}

#[test]
fn the_climb_obeys_the_triangle_inequality() {
    let climbs: Vec<Vec<u32>> = RoleLevel::iter()
        .map(|a| RoleLevel::iter().map(|b| a.delta_to(b).climb()).collect())
        .collect();
    for (a, b) in pairs() {
        let upward = |change: Change| u32::try_from(change.steps()).unwrap_or(0);
        let climb = climbs[a.index()][b.index()];
        assert_eq!(climb, a.delta_to(b).changes().map(upward).sum::<u32>());
        for (to_via, from_via) in climbs[a.index()].iter().zip(&climbs) {
            assert!(climb <= to_via + from_via[b.index()]);
        }
    }
}

#[test]
fn adjacent_technical_steps_have_the_published_counts() {
    let mut steps = 0;
    let mut sum = [0; 5];
    let edition = Edition::October2026;
    let required = |level: &RoleLevel| edition.requirements(*level).unwrap();
    for role in edition.roles() {
        let ladder = edition.ladder(*role).iter();
        let ladder: Vec<_> = ladder.filter(|l| l.track() != Some(Track::Management)).collect();
        for pair in ladder.windows(2) {
            steps += 1;
            let delta = required(pair[0]).delta_to(required(pair[1]));
            for (sum, count) in sum.iter_mut().zip(counts(delta.counts())) {
                *sum += count;
            }
        }
    }
    assert_eq!(steps, 151);
    assert_eq!(sum, [841, 48, 477, 10, 3]);
}

#[test]
fn changes_read_as_a_person_would_say_them() {
    let change = |from, to| Change { skill: Skill::Testing, from, to }.to_string();
    let (working, expert) = (Some(Proficiency::Working), Some(Proficiency::Expert));
    assert_eq!(change(None, working), "Testing: added at Working");
    assert_eq!(change(working, expert), "Testing: raised from Working to Expert");
    assert_eq!(change(working, working), "Testing: unchanged at Working");
    assert_eq!(change(expert, working), "Testing: lowered from Expert to Working");
    assert_eq!(change(expert, None), "Testing: dropped, was Expert");
    assert_eq!(change(None, None), "Testing: unchanged");
}

/// Ends and inverse are known at compile time.
const _: () = {
    const DELTA: Delta<'_> = RoleLevel::Developer.delta_to(RoleLevel::LeadDeveloper);
    assert!(DELTA.inverse().to().len() == RoleLevel::Developer.requirements().len());
};
