//! Single calls, one by one: `cargo bench -p benches --bench calls`.

use std::hint::black_box;

use capability_framework::workforce::{Shortfalls, Workforce};
use capability_framework::{Edition, Proficiency, Profile, Role, RoleLevel, Skill};
use criterion::{Criterion, criterion_group, criterion_main};

fn calls(c: &mut Criterion) {
    let (developer, senior) = (RoleLevel::Developer, RoleLevel::SeniorDeveloper);
    c.bench_function("RoleLevel::required", |b| {
        b.iter(|| black_box(senior).required(black_box(Skill::UserFocus)))
    });
    c.bench_function("Requirements::get", |b| {
        let requirements = senior.requirements();
        b.iter(|| black_box(requirements).get(black_box(Skill::UserFocus)))
    });
    c.bench_function("Requirements::at_least", |b| {
        b.iter(|| black_box(senior).requirements().at_least(Proficiency::Practitioner).count())
    });
    c.bench_function("Delta::changes of adjacent levels", |b| {
        b.iter(|| black_box(developer).delta_to(black_box(senior)).changes().map(black_box).count())
    });
    c.bench_function("Delta::counts of adjacent levels", |b| {
        b.iter(|| black_box(developer).delta_to(black_box(senior)).counts())
    });
    c.bench_function("Skill::required_at_least", |b| {
        b.iter(|| black_box(Skill::UserFocus).required_at_least(Proficiency::Expert).count())
    });
    c.bench_function("Role::related", |b| b.iter(|| black_box(Role::ContentDesigner).related()));
    c.bench_function("Skill::from_str of a name", |b| {
        b.iter(|| black_box("Availability and capacity management").parse::<Skill>())
    });
    c.bench_function("Skill::from_str of a slip", |b| {
        b.iter(|| black_box("Availabilty and capacity management").parse::<Skill>())
    });

    let profile = Profile::from(developer);
    c.bench_function("Gap::shortfall", |b| {
        b.iter(|| black_box(&profile).gap_to(black_box(senior)).shortfall())
    });
    c.bench_function("Profile::nearest_levels", |b| {
        b.iter(|| black_box(&profile).nearest_levels(Edition::LATEST))
    });
    let people = RoleLevel::iter().cycle().take(4_096).map(Profile::from);
    let workforce: Workforce = people.collect();
    c.bench_function("Workforce::count_meeting by 4,096 people", |b| {
        b.iter(|| black_box(&workforce).count_meeting(black_box(senior), ..))
    });
    c.bench_function("Workforce::counts_meeting, all levels by 4,096 people", |b| {
        b.iter(|| black_box(&workforce).counts_meeting(RoleLevel::ALL, ..))
    });
    let mut shortfalls = Shortfalls::new();
    c.bench_function("Shortfalls::fill, all levels by 1 person", |b| {
        b.iter(|| shortfalls.fill(black_box(&workforce), RoleLevel::ALL, ..1))
    });
    c.bench_function("Workforce::coverage of 4,096 people", |b| {
        b.iter(|| workforce.coverage(black_box(Skill::UserFocus), Proficiency::Expert, ..))
    });
    c.bench_function("Workforce::coverages_scarcest_first, all levels and 4,096 people", |b| {
        b.iter(|| black_box(&workforce).coverages_scarcest_first(RoleLevel::ALL, ..))
    });
    c.bench_function("Workforce::nearest_levels, 5 of each of 4,096 people", |b| {
        b.iter(|| black_box(&workforce).nearest_levels(Edition::LATEST, 5, |_| true, ..))
    });
}

criterion_group!(benches, calls);
criterion_main!(benches);
