//! Uses the crate where there is no std and no allocator, for a caller in C.

#![no_std]

use core::panic::PanicInfo;

use capability_framework::{RoleLevel, Skill};

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    loop {}
}

/// The point of the scale that a level requires in a skill, 0 for none, 255 for bad indices.
#[unsafe(no_mangle)]
pub extern "C" fn required(level: usize, skill: usize) -> u8 {
    match (RoleLevel::ALL.get(level), Skill::ALL.get(skill)) {
        (Some(level), Some(skill)) => level.required(*skill).map_or(0, |p| p.point()),
        _ => u8::MAX,
    }
}

/// The upward steps from one level to another.
#[unsafe(no_mangle)]
pub extern "C" fn climb(from: usize, to: usize) -> u32 {
    match (RoleLevel::ALL.get(from), RoleLevel::ALL.get(to)) {
        (Some(from), Some(to)) => from.delta_to(*to).climb(),
        _ => u32::MAX,
    }
}

/// The index of the skill with a misspelt name, by way of its error.
#[unsafe(no_mangle)]
pub extern "C" fn suggested() -> usize {
    let error = "change managment".parse::<Skill>().err();
    let slug = error.as_ref().and_then(|error| error.suggestion());
    slug.and_then(Skill::from_slug).map_or(usize::MAX, Skill::index)
}
