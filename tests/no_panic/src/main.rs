//! Calls what allocates nothing and writes no text, with input that the compiler cannot know. The panic
//! handler calls a function that nobody defines, so the linker refuses the program if the optimiser has
//! left a panic anywhere. Build it with `--release`.

#![no_std]
#![no_main]

use core::ffi::{CStr, c_char, c_int};
use core::panic::PanicInfo;
use core::str::FromStr;

use capability_framework::{
    Document, Edition, Grade, Proficiency, Profile, Rating, Requirements, Role, RoleFamily,
    RoleLevel, Skill, Track,
};

#[link(name = "c")]
unsafe extern "C" {}

unsafe extern "C" {
    fn something_here_can_panic() -> !;
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    // SAFETY: the function does not exist, so no program can call it.
    unsafe { something_here_can_panic() }
}

/// Exits with 0 if every argument is the name of a level or a skill.
#[unsafe(no_mangle)]
extern "C" fn main(count: c_int, arguments: *const *const c_char) -> c_int {
    let mut unknown = 0;
    for index in 1..usize::try_from(count).unwrap_or(0) {
        // SAFETY: the C library gives `count` pointers to texts that end with a zero.
        let argument = unsafe { CStr::from_ptr(*arguments.add(index)) };
        let Ok(text) = argument.to_str() else {
            return 2;
        };
        let known = (text.len() < 1_000).then(|| asked(text));
        unknown |= c_int::from(known.is_none_or(|answers| answers == 0));
    }
    unknown
}

/// How many things the text names, and a number out of every other answer.
fn asked(text: &str) -> usize {
    let level = text.parse::<RoleLevel>().ok();
    let skill = text.parse::<Skill>().ok();
    let names = [
        names::<RoleFamily>(text),
        names::<Role>(text),
        names::<Proficiency>(text),
        names::<Grade>(text),
        names::<Track>(text),
        names::<Edition>(text),
        names::<Document>(text),
    ];
    let about_level = level.map_or(0, |level| level_answers(level, skill));
    let about_skill = skill.map_or(0, |skill| 1 + skill.required_by().count());
    about_level + about_skill + names.into_iter().filter(|known| *known).count()
}

fn names<T: FromStr>(text: &str) -> bool {
    text.parse::<T>().is_ok()
}

/// What is asked about a level: every answer goes into the sum, so that none is optimised away.
fn level_answers(level: RoleLevel, skill: Option<Skill>) -> usize {
    let skill = skill.unwrap_or(Skill::UserFocus);
    let mut sum = 1 + level.required(skill).map_or(0, |required| usize::from(required.point()));
    for next in level.next_levels() {
        sum += answers(next.requirements(), level, skill);
    }
    for edition in Edition::ALL {
        let requirements = edition.requirements(level);
        sum += requirements.map_or(0, |requirements| answers(requirements, level, skill));
    }
    sum
}

/// The delta to these requirements and the gap to them, and the reverse queries of a role.
fn answers(requirements: Requirements<'_>, level: RoleLevel, skill: Skill) -> usize {
    let delta = level.requirements().delta_to(requirements);
    let counts = delta.counts();
    let changes = delta.changes().map(|change| change.skill.index()).sum::<usize>();

    let mut profile = Profile::from(level);
    profile.set(skill, Rating::NotYetAware);
    let gap = profile.gap_to(requirements);
    let below = gap.below().map(|item| item.skill.index()).sum::<usize>();

    counts.raised + changes + below + gap.counts().below + level.role().requirements().len()
}
