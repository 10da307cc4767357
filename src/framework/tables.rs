//! The tables behind the queries, worked out at compile time from the generated ladders and
//! statements: what a level requires, who requires a skill, what the documents say of either.
//!
//! Everything here is evaluated by the compiler: an index out of bounds would fail the build.
#![expect(
    clippy::indexing_slicing,
    reason = "evaluated at compile time, where it fails the build"
)]

use super::requirement::{Requirement, Requirements};
use super::statement::Statement;
use crate::generated::requirements::LADDERS;
use crate::generated::statements::{self, Raw};
use crate::{Proficiency, Role, RoleLevel, Skill};

pub(super) const fn requirements(level: RoleLevel) -> Requirements {
    Requirements::new(BY_LEVEL[level.index()])
}

pub(super) const fn required(level: RoleLevel, skill: Skill) -> Option<Proficiency> {
    REQUIRED[level.index()][skill.index()]
}

pub(super) const fn required_by(skill: Skill) -> &'static [(RoleLevel, Proficiency)] {
    BY_SKILL[skill.index()]
}

pub(super) const fn skills(role: Role) -> &'static [Skill] {
    SKILLS_BY_ROLE[role.index()]
}

pub(super) const fn roles(skill: Skill) -> &'static [Role] {
    ROLES_BY_SKILL[skill.index()]
}

pub(super) fn role_statements(role: Role) -> &'static [Statement] {
    about(role, &statements::ROLES, &ABOUT_ROLES)
}

pub(super) fn level_statements(level: RoleLevel) -> &'static [Statement] {
    about(level, &statements::ROLE_LEVELS, &ABOUT_LEVELS)
}

pub(super) fn descriptions(skill: Skill) -> &'static [Statement] {
    about(skill, &statements::DESCRIPTIONS, &DESCRIPTIONS)
}

pub(super) fn skill_statements(skill: Skill, proficiency: Proficiency) -> &'static [Statement] {
    about((skill, proficiency), &statements::SKILLS, &ABOUT_SKILLS)
}

/// The array whose item at the position `$at` is `$item`.
macro_rules! array {
    ($count:expr, $at:ident => $item:expr) => {{
        let $at = 0;
        let mut items = [$item; $count];
        let mut $at = 0;
        while $at < $count {
            items[$at] = $item;
            $at += 1;
        }
        items
    }};
}

/// What one level requires of one skill.
#[derive(Clone, Copy)]
struct Cell {
    level: RoleLevel,
    skill: Skill,
    proficiency: Proficiency,
}

/// How many cells of the ladders require something.
const CELL_COUNT: usize = {
    let (mut count, mut row) = (0, 0);
    while row < LADDERS.len() {
        let ladder = LADDERS[row].2.as_bytes();
        let mut column = 0;
        while column < ladder.len() {
            count += Proficiency::from_letter(ladder[column]).is_some() as usize;
            column += 1;
        }
        row += 1;
    }
    count
};

/// The cells by level, then skill. The ladders come by role, then skill.
static CELLS: [Cell; CELL_COUNT] = {
    let filler = Cell {
        level: RoleLevel::ALL[0],
        skill: Skill::ALL[0],
        proficiency: Proficiency::Awareness,
    };
    let mut cells = [filler; CELL_COUNT];
    let (mut count, mut first) = (0, 0);
    while first < LADDERS.len() {
        let role = LADDERS[first].0;
        let mut end = first;
        while end < LADDERS.len() && LADDERS[end].0.index() == role.index() {
            end += 1;
        }
        let mut column = 0;
        while column < role.levels().len() {
            let mut row = first;
            while row < end {
                let (_, skill, ladder) = LADDERS[row];
                if let Some(proficiency) = Proficiency::from_letter(ladder.as_bytes()[column]) {
                    cells[count] = Cell {
                        level: role.levels()[column],
                        skill,
                        proficiency,
                    };
                    count += 1;
                }
                row += 1;
            }
            column += 1;
        }
        first = end;
    }
    cells
};

static REQUIRED: [[Option<Proficiency>; Skill::COUNT]; RoleLevel::COUNT] = {
    let mut table = [[None; Skill::COUNT]; RoleLevel::COUNT];
    let mut at = 0;
    while at < CELL_COUNT {
        let Cell {
            level,
            skill,
            proficiency,
        } = CELLS[at];
        table[level.index()][skill.index()] = Some(proficiency);
        at += 1;
    }
    table
};

static BY_LEVEL: [&[Requirement]; RoleLevel::COUNT] = {
    static ITEMS: [Requirement; CELL_COUNT] = array!(CELL_COUNT, at => {
        let Cell { skill, proficiency, .. } = CELLS[at];
        Requirement { skill, proficiency }
    });
    split(&ITEMS, &array!(CELL_COUNT, at => CELLS[at].level.index()))
};

static BY_SKILL: [&[(RoleLevel, Proficiency)]; Skill::COUNT] = {
    static ORDER: [usize; CELL_COUNT] =
        sorted::<_, { Skill::COUNT }>(&array!(CELL_COUNT, at => CELLS[at].skill.index()));
    static ITEMS: [(RoleLevel, Proficiency); CELL_COUNT] = array!(CELL_COUNT, at => {
        let Cell { level, proficiency, .. } = CELLS[ORDER[at]];
        (level, proficiency)
    });
    split(
        &ITEMS,
        &array!(CELL_COUNT, at => CELLS[ORDER[at]].skill.index()),
    )
};

static SKILLS_BY_ROLE: [&[Skill]; Role::COUNT] = {
    static ITEMS: [Skill; LADDERS.len()] = array!(LADDERS.len(), at => LADDERS[at].1);
    split(&ITEMS, &array!(LADDERS.len(), at => LADDERS[at].0.index()))
};

static ROLES_BY_SKILL: [&[Role]; Skill::COUNT] = {
    static ORDER: [usize; LADDERS.len()] =
        sorted::<_, { Skill::COUNT }>(&array!(LADDERS.len(), at => LADDERS[at].1.index()));
    static ITEMS: [Role; LADDERS.len()] = array!(LADDERS.len(), at => LADDERS[ORDER[at]].0);
    split(
        &ITEMS,
        &array!(LADDERS.len(), at => LADDERS[ORDER[at]].1.index()),
    )
};

static ABOUT_ROLES: [Statement; statements::ROLES.len()] =
    array!(statements::ROLES.len(), at => Statement::new(statements::ROLES[at].1));

static ABOUT_LEVELS: [Statement; statements::ROLE_LEVELS.len()] =
    array!(statements::ROLE_LEVELS.len(), at => Statement::new(statements::ROLE_LEVELS[at].1));

static DESCRIPTIONS: [Statement; statements::DESCRIPTIONS.len()] =
    array!(statements::DESCRIPTIONS.len(), at => Statement::new(statements::DESCRIPTIONS[at].1));

static ABOUT_SKILLS: [Statement; statements::SKILLS.len()] =
    array!(statements::SKILLS.len(), at => Statement::new(statements::SKILLS[at].1));

/// Those of `all` whose rows are about `subject`. The rows come sorted by subject.
fn about<S: Ord>(
    subject: S,
    rows: &'static [(S, Raw)],
    all: &'static [Statement],
) -> &'static [Statement] {
    let start = rows.partition_point(|(other, _)| *other < subject);
    let end = rows.partition_point(|(other, _)| *other <= subject);
    all.get(start..end).unwrap_or_default()
}

/// The positions of all items by ascending group, in their own order within one group.
const fn sorted<const N: usize, const GROUPS: usize>(groups: &[usize; N]) -> [usize; N] {
    let mut ends = [0; GROUPS];
    let mut at = 0;
    while at < N {
        ends[groups[at]] += 1;
        at += 1;
    }
    let mut group = 1;
    while group < GROUPS {
        ends[group] += ends[group - 1];
        group += 1;
    }
    let mut order = [0; N];
    while at > 0 {
        at -= 1;
        ends[groups[at]] -= 1;
        order[ends[groups[at]]] = at;
    }
    order
}

/// `items` as one slice per group, given the group of each item in ascending order.
const fn split<T, const N: usize, const GROUPS: usize>(
    items: &'static [T; N],
    groups: &[usize; N],
) -> [&'static [T]; GROUPS] {
    let mut slices: [&[T]; GROUPS] = [&[]; GROUPS];
    let mut rest: &[T] = items;
    let (mut start, mut end) = (0, 0);
    while end < N {
        end += 1;
        if end == N || groups[end] != groups[start] {
            let (own, others) = rest.split_at(end - start);
            slices[groups[start]] = own;
            (rest, start) = (others, end);
        }
    }
    slices
}
