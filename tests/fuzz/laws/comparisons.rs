//! Jobs and profiles made of the input, and their deltas and gaps against a plain implementation.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use capability_framework::job::{Job, JobSkill, Need};
use capability_framework::stored::{StoredJob, StoredProfile};
use capability_framework::workforce::Workforce;
use capability_framework::{
    Change, ChangeKind, Edition, GapKind, Nearest, Proficiency, Profile, Rating, RatingChangeKind,
    Requirements, RoleLevel, Skill,
};

/// An input as a run of choices; what is missing is the first choice.
struct Choices<'a>(std::slice::Iter<'a, u8>);

impl Choices<'_> {
    fn byte(&mut self) -> u8 {
        self.0.next().copied().unwrap_or_default()
    }

    fn one<T: Copy>(&mut self, entries: &[T]) -> T {
        entries[usize::from(self.byte()) % entries.len()]
    }

    /// A skill: often one of few, so that two jobs meet, and retired ones too.
    fn skill(&mut self) -> Skill {
        let edition = self.one(&[Edition::LATEST, Edition::LATEST, Edition::September2022]);
        let skills = edition.skills();
        let place = usize::from(self.byte());
        skills[if place < 200 { place % 8 * 20 % skills.len() } else { place % skills.len() }]
    }

    fn need(&mut self) -> Need {
        match self.byte() % 9 {
            0 => Need::Desirable(None),
            point @ 1..=4 => Need::Desirable(Proficiency::from_point(point)),
            point => Need::Essential(Proficiency::from_point(point - 4).unwrap()),
        }
    }

    fn job(&mut self) -> Job {
        let edition = self.one(Edition::ALL);
        let mut job = match self.byte() % 3 {
            0 => {
                let level = self.one(edition.levels());
                Job::from_requirements(edition, edition.requirements(level).unwrap())
            }
            _ => Job::new(edition),
        };
        for _ in 0..self.byte() % 12 {
            match self.byte() % 8 {
                0 => drop(job.remove(self.skill())),
                1 => {
                    let name = self.one(&["Helm", "helm ", "C", "C++", "procurement  law"]);
                    job.set_own(name.parse().unwrap(), self.need());
                }
                2 => drop(job.remove_own(self.one(&["HELM", "c", "Procurement law"]))),
                _ => drop(job.set(self.skill(), self.need())),
            }
        }
        job
    }

    fn profile(&mut self) -> Profile {
        let mut profile = match self.byte() % 3 {
            0 => Profile::from(self.one(RoleLevel::ALL)),
            _ => Profile::new(),
        };
        for _ in 0..self.byte() % 12 {
            match self.byte() % 6 {
                0 => drop(profile.remove(self.skill())),
                point => drop(profile.set(self.skill(), Rating::from_point(point - 1).unwrap())),
            }
        }
        profile
    }
}

pub fn check(input: &[u8]) {
    let mut choices = Choices(input.iter());
    let (a, b) = (choices.job(), choices.job());
    let (one, other) = (choices.profile(), choices.profile());
    requirements(&a);
    delta(&a, &b);
    job_delta(&a, &b);
    gap(&one, a.requirements());
    job_gap(&one, &a);
    rating_changes(&one, &other);
    nearest(&one, choices.one(Edition::ALL));
    workforce(&[one, other], [a.requirements(), b.requirements()]);
    for job in [&a, &b, &a.union(&b)] {
        let stored = StoredJob::new(job);
        assert_eq!(stored.job_in(job.edition()).value, *job);
    }
    for profile in [one, other] {
        assert_eq!(StoredProfile::new(&profile).migrate().value, profile);
    }
}

type Map = BTreeMap<Skill, Proficiency>;

fn map(requirements: Requirements<'_>) -> Map {
    requirements.iter().map(|row| (row.skill, row.proficiency)).collect()
}

fn requirements(job: &Job) {
    let (requirements, map) = (job.requirements(), map(job.requirements()));
    assert_eq!((requirements.len(), requirements.is_empty()), (map.len(), map.is_empty()));
    assert!(requirements.iter().rev().map(|row| row.skill).eq(map.keys().rev().copied()));
    let essential = job.iter().filter(|(_, need)| need.is_essential());
    let official = essential.filter(|(skill, _)| matches!(skill, JobSkill::Official(_)));
    assert_eq!(official.count(), map.len());
    for skill in Edition::iter().flat_map(Edition::skills) {
        assert_eq!(requirements.get(*skill), map.get(skill).copied());
        assert_eq!(requirements.contains(*skill), map.contains_key(skill));
    }
    for least in Proficiency::iter() {
        let wanted = map.values().filter(|proficiency| **proficiency >= least).count();
        assert_eq!(requirements.at_least(least).count(), wanted);
    }
    let points: u32 = map.values().map(|proficiency| u32::from(proficiency.point())).sum();
    assert_eq!(requirements.points(), points);
}

fn delta(a: &Job, b: &Job) {
    let (from, to) = (map(a.requirements()), map(b.requirements()));
    let delta = a.requirements().delta_to(b.requirements());
    let skills: BTreeSet<Skill> = from.keys().chain(to.keys()).copied().collect();
    let wanted: Vec<Change> = skills
        .into_iter()
        .map(|skill| Change { skill, from: from.get(&skill).copied(), to: to.get(&skill).copied() })
        .collect();
    let changes: Vec<Change> = delta.changes().collect();
    assert_eq!(changes, wanted);
    let back = delta.inverse().changes().map(|change| Change {
        from: change.to,
        to: change.from,
        ..change
    });
    assert!(back.eq(wanted.iter().copied()));
    let of_kind = |kind: ChangeKind| wanted.iter().copied().filter(move |c| c.kind() == kind);
    assert!(delta.added().eq(of_kind(ChangeKind::Added)));
    assert!(delta.raised().eq(of_kind(ChangeKind::Raised)));
    assert!(delta.unchanged().eq(of_kind(ChangeKind::Unchanged)));
    assert!(delta.lowered().eq(of_kind(ChangeKind::Lowered)));
    assert!(delta.dropped().eq(of_kind(ChangeKind::Dropped)));
    let point = |proficiency: Option<Proficiency>| proficiency.map_or(0, |p| i32::from(p.point()));
    let mut climb = 0;
    for change in &wanted {
        let steps = point(change.to) - point(change.from);
        assert_eq!(i32::from(change.steps()), steps);
        let kind = match (change.from, change.to) {
            (None, _) => ChangeKind::Added,
            (_, None) => ChangeKind::Dropped,
            _ if steps > 0 => ChangeKind::Raised,
            _ if steps < 0 => ChangeKind::Lowered,
            _ => ChangeKind::Unchanged,
        };
        assert_eq!(change.kind(), kind);
        climb += steps.max(0);
    }
    assert_eq!(i64::from(delta.climb()), i64::from(climb));
    assert_eq!(delta.is_unchanged(), from == to);
    let counts = delta.counts();
    assert_eq!(counts.total(), wanted.len());
    assert_eq!(counts.raised, of_kind(ChangeKind::Raised).count());
    assert_eq!(counts.dropped, of_kind(ChangeKind::Dropped).count());
}

fn needs(job: &Job) -> BTreeMap<JobSkill<'_>, Need> {
    job.iter().collect()
}

fn job_delta(a: &Job, b: &Job) {
    let (from, to) = (needs(a), needs(b));
    assert_eq!((from.len(), a.len(), a.is_empty()), (a.len(), a.iter().count(), from.is_empty()));
    let delta = a.delta_to(b);
    let skills: BTreeSet<&JobSkill<'_>> = from.keys().chain(to.keys()).collect();
    assert_eq!(delta.changes().len(), skills.len());
    for (change, skill) in delta.changes().iter().zip(skills) {
        assert_eq!((&change.skill, change.from), (skill, from.get(skill).copied()));
        assert_eq!(change.to, to.get(skill).copied());
    }
    assert_eq!(delta.is_unchanged(), from == to);
    let union = a.union(b);
    for (skill, need) in &needs(&union) {
        let wanted = from.get(skill).copied().max(to.get(skill).copied());
        assert_eq!(Some(*need), wanted, "{skill}");
    }
    assert_eq!(union.len(), delta.changes().len());
    assert_eq!(union.edition(), a.edition().max(b.edition()));
}

fn gap(profile: &Profile, requirements: Requirements<'_>) {
    let gap = profile.gap_to(requirements);
    let (mut below, mut unassessed, mut counts) = (0, 0, [0; 4]);
    for (item, row) in gap.items().zip(requirements) {
        let rating = profile.get(row.skill);
        assert_eq!((item.skill, item.required, item.rating), (row.skill, row.proficiency, rating));
        let required = i32::from(row.proficiency.point());
        let steps = rating.map(|rating| i32::from(rating.point()) - required);
        assert_eq!(item.steps().map(i32::from), steps);
        let kind = match steps {
            None => GapKind::NotAssessed,
            Some(steps) => match steps.cmp(&0) {
                Ordering::Less => GapKind::Below,
                Ordering::Equal => GapKind::At,
                Ordering::Greater => GapKind::Above,
            },
        };
        assert_eq!(item.kind(), kind);
        counts[GapKind::ALL.iter().position(|other| *other == kind).unwrap()] += 1;
        match steps {
            None => unassessed += required,
            Some(steps) => below += (-steps).max(0),
        }
    }
    let found = gap.counts();
    assert_eq!([found.below, found.at, found.above, found.not_assessed], counts);
    assert_eq!(found.total(), requirements.len());
    let shortfall = gap.shortfall();
    assert_eq!(i64::from(shortfall.steps_below), i64::from(below));
    assert_eq!(i64::from(shortfall.steps_not_assessed), i64::from(unassessed));
    assert_eq!(shortfall.is_met(), below + unassessed == 0);
    assert_eq!(gap.is_met(), shortfall.is_met());
    assert_eq!(gap.below().count() + gap.not_assessed().count() == 0, gap.is_met());
    assert!(gap.above().rev().all(|item| item.kind() == GapKind::Above));
    assert_eq!(gap.at().count(), counts[1]);
}

fn job_gap(profile: &Profile, job: &Job) {
    let mut stored = StoredProfile::new(profile);
    stored.set_own(&"HELM".parse().unwrap(), Rating::At(Proficiency::Working));
    let gap = stored.gap_to_job(job);
    let mut is_met = true;
    assert_eq!(gap.items().len(), job.len());
    for (item, (skill, need)) in gap.items().iter().zip(job.iter()) {
        let rating = match skill {
            JobSkill::Official(skill) => profile.get(skill),
            JobSkill::Own(own) if own.name().trim().eq_ignore_ascii_case("helm") => {
                Some(Rating::At(Proficiency::Working))
            }
            JobSkill::Own(_) => None,
        };
        assert_eq!((item.skill, item.need, item.rating), (skill, need, rating));
        let least = need.proficiency().map_or(1, Proficiency::point);
        let meets = rating.is_some_and(|rating| rating.point() >= least);
        assert_eq!(item.is_met(), meets);
        is_met &= meets || !need.is_essential();
    }
    assert_eq!(gap.is_met(), is_met);
}

fn rating_changes(before: &Profile, after: &Profile) {
    let skills: BTreeSet<Skill> = before.iter().chain(after.iter()).map(|(s, _)| s).collect();
    let changes: Vec<_> = before.changes_to(after).collect();
    assert!(changes.iter().map(|change| change.skill).eq(skills));
    for change in changes {
        assert_eq!((change.from, change.to), (before.get(change.skill), after.get(change.skill)));
        let kind = match (change.from, change.to) {
            (None, _) => RatingChangeKind::Gained,
            (_, None) => RatingChangeKind::Lost,
            (from, to) => match from.cmp(&to) {
                Ordering::Less => RatingChangeKind::Raised,
                Ordering::Equal => RatingChangeKind::Unchanged,
                Ordering::Greater => RatingChangeKind::Lowered,
            },
        };
        assert_eq!(change.kind(), kind);
    }
}

/// By overlap, then fewer steps missing, then table order.
fn nearest(profile: &Profile, edition: Edition) {
    let held: u32 = edition
        .skills()
        .iter()
        .filter_map(|skill| profile.get(*skill))
        .map(|r| u32::from(r.point()))
        .sum();
    let mut wanted: Vec<(RoleLevel, u32, u32)> = edition
        .levels()
        .iter()
        .map(|level| {
            let (mut shared, mut required) = (0, 0);
            for row in edition.requirements(*level).unwrap() {
                let point = profile.get(row.skill).map_or(0, Rating::point);
                shared += u32::from(point.min(row.proficiency.point()));
                required += u32::from(row.proficiency.point());
            }
            (*level, shared, required)
        })
        .collect();
    wanted.sort_by(|(a, shared, required), (b, other_shared, other_required)| {
        let overlaps = (other_shared * (held + required)).cmp(&(shared * (held + other_required)));
        let steps = (required - shared).cmp(&(other_required - other_shared));
        overlaps.then(steps).then(a.cmp(b))
    });
    let found = profile.nearest_levels(edition);
    let plain = |near: &Nearest| (near.level(), near.shared(), near.required());
    assert_eq!(found.iter().map(plain).collect::<Vec<_>>(), wanted);
    assert!(found.iter().all(|near| near.held() == held));
}

fn workforce(people: &[Profile], targets: [Requirements<'_>; 2]) {
    let workforce: Workforce = people.iter().collect();
    let shortfalls = workforce.shortfalls(targets, ..);
    let met = workforce.met_targets(targets, ..);
    for (person, profile) in people.iter().enumerate() {
        assert_eq!(workforce.profile(person), Some(*profile));
        for (target, requirements) in targets.into_iter().enumerate() {
            let wanted = profile.gap_to(requirements).shortfall();
            assert_eq!(shortfalls.get(person, target), Some(wanted));
            assert_eq!(met.get(person, target), Some(wanted.is_met()));
        }
    }
    for requirements in targets {
        let is_met = |position: &usize| people[*position].gap_to(requirements).is_met();
        let wanted = (0..people.len()).filter(is_met);
        assert_eq!(workforce.count_meeting(requirements, ..), wanted.clone().count());
        assert!(workforce.positions_meeting(requirements, ..).eq(wanted));
    }
}

pub fn seeds() -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = (0..16_u8)
        .map(|start| {
            (0..80_u8).map(|i| start.wrapping_mul(37).wrapping_add(i.wrapping_mul(i))).collect()
        })
        .collect();
    seeds.push(Vec::new());
    seeds
}
