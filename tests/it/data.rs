//! The crate against its data files, exhaustively and both ways. Earlier editions are in
//! `editions.rs`.

use std::collections::{BTreeMap, BTreeSet};

use capability_framework::rows::{LevelRequirement, RoleRequirement};
use capability_framework::{Edition, Grade, Proficiency, Role, RoleFamily, RoleLevel, Skill};

use super::data;

/// The rows of a table of the latest edition.
fn latest(table: &str) -> Vec<Vec<String>> {
    data(&format!("{}/{table}", Edition::LATEST.slug()))
}

const LETTERS: [(char, Proficiency); 4] = [
    ('A', Proficiency::Awareness),
    ('W', Proficiency::Working),
    ('P', Proficiency::Practitioner),
    ('E', Proficiency::Expert),
];

/// Every requirement of the data files: role level, or the role itself, skill and proficiency.
fn requirements() -> BTreeSet<RoleRequirement> {
    let mut all = BTreeSet::new();
    for row in latest("requirements.tsv") {
        let role = Role::from_slug(&row[0]).unwrap();
        let skill = Skill::from_slug(&row[1]).unwrap();
        if row[2] == "-" {
            all.insert(RoleRequirement { role, level: None, skill, proficiency: None });
            continue;
        }
        for (level, letter) in role.levels().iter().zip(row[2].chars()) {
            let proficiency = LETTERS.iter().find(|(known, _)| *known == letter).map(|(_, p)| *p);
            if proficiency.is_some() {
                let level = Some(*level);
                assert!(all.insert(RoleRequirement { role, level, skill, proficiency }));
            }
        }
    }
    all
}

#[test]
fn entries_are_those_of_the_data() {
    let families: Vec<_> =
        RoleFamily::iter().map(|f| [f.slug(), f.name()].map(String::from)).collect();
    assert_eq!(latest("role-families.tsv"), families);

    let skills: Vec<_> = Skill::iter().map(|s| [s.slug(), s.name()].map(String::from)).collect();
    assert_eq!(latest("skills.tsv"), skills);

    let grades = |grades: &[Grade]| match grades {
        [] => "-".to_owned(),
        _ => grades.iter().map(|g| g.name()).collect::<Vec<_>>().join("/"),
    };
    let roles: Vec<_> = Role::iter()
        .map(|role| {
            let grades =
                if role.levels().is_empty() { grades(role.grades()) } else { "-".to_owned() };
            [role.family().slug().into(), role.slug().into(), role.name().into(), grades]
        })
        .collect();
    assert_eq!(latest("roles.tsv"), roles);

    let levels: Vec<_> = RoleLevel::iter()
        .map(|level| {
            [
                level.role().slug().into(),
                level.number().to_string(),
                level.slug().into(),
                level.name().into(),
                grades(level.grades()),
            ]
        })
        .collect();
    assert_eq!(latest("role-levels.tsv"), levels);
}

#[test]
fn requirements_are_those_of_the_data_by_level() {
    let wanted = requirements();
    let mut count = 0;
    for role in Role::iter() {
        let stated = role.levels().iter().map(|level| level.requirements().len()).sum::<usize>();
        let others = if role.levels().is_empty() { role.skills().len() } else { 0 };
        assert_eq!(role.requirements().len(), stated + others, "{role}");
        let mut rest = role.requirements();
        while let Some(requirement) = rest.next() {
            assert!(wanted.contains(&requirement), "{requirement:?}");
            assert_eq!(rest.len(), rest.clone().count(), "{role}");
            count += 1;
        }
    }
    assert_eq!(count, wanted.len());

    // The three ways to ask a level agree with the data for every level and skill.
    let mut with_proficiency = 0;
    for level in RoleLevel::iter() {
        let requirements = level.requirements();
        assert!(!requirements.is_empty());
        let points = requirements.iter().map(|row| row.proficiency.index() as u32 + 1);
        assert_eq!(requirements.points(), points.sum::<u32>());
        assert!(requirements.iter().map(|r| r.skill).is_sorted_by(|a, b| a < b));
        assert_eq!(requirements.len(), requirements.iter().len());
        for skill in Skill::iter() {
            let given = level.required(skill);
            let exactly = |p| {
                wanted.contains(&RoleRequirement {
                    role: level.role(),
                    level: Some(level),
                    skill,
                    proficiency: Some(p),
                })
            };
            assert!(
                Proficiency::iter().all(|p| exactly(p) == (given == Some(p))),
                "{level} {skill}"
            );
            assert_eq!(requirements.get(skill), given);
            assert_eq!(requirements.contains(skill), given.is_some());
            assert_eq!(
                requirements.iter().find(|r| r.skill == skill).map(|r| r.proficiency),
                given
            );
            assert_eq!(level.role().matrix().get(skill, level), given);
            with_proficiency += usize::from(given.is_some());
        }
    }
    let stated = wanted.iter().filter(|row| row.proficiency.is_some());
    assert_eq!(with_proficiency, stated.count());
}

#[test]
fn requirements_are_those_of_the_data_by_skill() {
    let mut by_skill: BTreeMap<Skill, Vec<LevelRequirement>> = BTreeMap::new();
    for requirement in requirements() {
        if let RoleRequirement { level: Some(level), skill, proficiency: Some(p), .. } = requirement
        {
            let row = LevelRequirement { level, proficiency: p };
            by_skill.entry(skill).or_default().push(row);
        }
    }
    let mut count = 0;
    for skill in Skill::iter() {
        let wanted = by_skill.remove(&skill).unwrap_or_default();
        assert!(skill.required_by().eq(wanted.iter().copied()), "{skill}");
        assert!(skill.required_by().rev().eq(wanted.iter().rev().copied()), "{skill}");
        count += skill.required_by().count();
        for least in Proficiency::iter() {
            let wanted = wanted.iter().copied().filter(|row| row.proficiency >= least);
            assert!(skill.required_at_least(least).eq(wanted), "{skill} {least}");
        }
        let roles: Vec<Role> = Role::iter().filter(|role| role.skills().contains(&skill)).collect();
        assert_eq!(skill.roles(), roles);
        assert!(!roles.is_empty(), "{skill} is required by some role");
    }
    let stated = requirements().into_iter().filter(|row| row.proficiency.is_some());
    assert_eq!(count, stated.count());
}

#[test]
fn counts_by_proficiency_are_the_published_ones() {
    for (edition, wanted) in [
        (Edition::September2022, [333, 463, 499, 351]),
        (Edition::October2023, [333, 476, 515, 361]),
        (Edition::October2026, [359, 520, 558, 396]),
    ] {
        let levels = edition.levels().iter();
        let rows: Vec<_> = levels.flat_map(|level| edition.requirements(*level).unwrap()).collect();
        let count = |p| rows.iter().filter(|row| row.proficiency == p).count();
        assert!(Proficiency::iter().map(count).eq(wanted), "{edition}");
    }
    let edition = Edition::October2026;
    let chiefs = edition.roles().iter().filter(|role| edition.ladder(**role).is_empty());
    assert_eq!(chiefs.map(|role| edition.skills_of(*role).len()).sum::<usize>(), 28);
}

#[test]
fn the_senior_civil_service_has_skills_but_no_levels() {
    let chiefs: Vec<Role> = Role::iter().filter(|role| role.is_senior_civil_service()).collect();
    assert_eq!(chiefs, RoleFamily::ChiefDigitalAndData.roles());
    for role in &chiefs {
        assert!(role.levels().is_empty());
        assert_eq!(role.grades(), [Grade::Scs]);
        assert!(role.requirements().map(|r| r.skill).eq(role.skills().iter().copied()));
        assert!(role.matrix().rows().all(|row| row.cells().len() == 0));
        assert!(role.skills().iter().all(|skill| skill.roles().contains(role)));
    }
    let only = Skill::iter().filter(|skill| skill.required_by().next().is_none());
    let only: Vec<Skill> = only.collect();
    assert_eq!(only.len(), 22);
    assert!(only.iter().all(|s| s.roles().iter().all(|role| role.is_senior_civil_service())));
    assert!(Role::iter().all(|role| role.levels().is_empty() == role.is_senior_civil_service()));
    assert!(Grade::Scs.levels().is_empty());
    assert_eq!(Grade::Scs.roles(), chiefs);
}

#[test]
fn matrices_show_every_skill_of_a_role_against_every_level() {
    for role in Role::iter() {
        let matrix = role.matrix();
        assert_eq!(matrix.role(), role);
        assert_eq!(matrix.levels(), role.levels());
        assert!(matrix.rows().map(|row| row.skill()).eq(role.skills().iter().copied()));
        for row in matrix.rows() {
            let wanted = role.levels().iter().map(|level| level.required(row.skill()));
            assert!(row.cells().eq(wanted));
            assert!(role.levels().is_empty() || row.cells().any(|cell| cell.is_some()));
        }
    }
    let other = RoleLevel::LeadDeveloper;
    assert_eq!(
        Role::ContentDesigner
            .matrix()
            .get(other.requirements().iter().next().unwrap().skill, other),
        None
    );
}

#[test]
fn at_least_keeps_order_and_bound() {
    for requirements in RoleLevel::iter().map(RoleLevel::requirements) {
        for least in Proficiency::iter() {
            let wanted = requirements.iter().filter(|r| r.proficiency >= least);
            assert!(requirements.at_least(least).eq(wanted));
        }
    }
}

#[test]
fn grades_answer_both_ways() {
    for grade in Grade::iter() {
        let wanted = RoleLevel::iter().filter(|level| level.grades().contains(&grade));
        assert!(grade.levels().iter().copied().eq(wanted));
        for role in Role::iter() {
            let any = role.levels().iter().any(|level| level.grades().contains(&grade));
            let is_chief = role.is_senior_civil_service() && grade == Grade::Scs;
            assert_eq!(role.grades().contains(&grade), any || is_chief);
            assert_eq!(grade.roles().contains(&role), any || is_chief);
            let at_grade = role.levels().iter().filter(|level| level.grades().contains(&grade));
            assert!(role.levels_at(grade).eq(at_grade.copied()));
        }
    }
    assert!(Role::iter().all(|role| role.grades().is_sorted_by(|a, b| a < b)));
    assert!(RoleLevel::iter().any(|level| level.grades().is_empty()));
}

#[test]
fn qualified_skills_are_related_but_never_equal() {
    let qualified: Vec<Skill> = Skill::iter().filter(|skill| skill.qualifier().is_some()).collect();
    assert_eq!(qualified.len(), 17);
    for skill in Skill::iter() {
        let name = match skill.qualifier() {
            Some(qualifier) => format!("{} ({qualifier})", skill.base_name()),
            None => skill.base_name().to_owned(),
        };
        assert_eq!(name, skill.name());
        let wanted =
            Skill::iter().filter(|other| *other != skill && other.base_name() == skill.base_name());
        assert!(skill.related().iter().copied().eq(wanted));
    }
    assert_eq!(Skill::ProgrammingAndBuildDataScience.related().len(), 3);
}

#[test]
fn related_roles_follow_the_publishers_rule() {
    for role in Role::iter() {
        let mut wanted: Vec<(usize, String, Role)> = Role::iter()
            .filter(|other| *other != role)
            .map(|other| {
                let shared = other.skills().iter().filter(|s| role.skills().contains(s)).count();
                (shared, other.name().to_lowercase(), other)
            })
            .filter(|(shared, ..)| *shared > 0)
            .collect();
        wanted.sort_by(|a, b| (b.0, &a.1).cmp(&(a.0, &b.1)));
        wanted.truncate(5);
        let wanted: Vec<Role> = wanted.into_iter().map(|(_, _, other)| other).collect();
        assert_eq!(role.related(), wanted);
    }
}

#[test]
fn addresses_are_the_publishers() {
    let site = "https://understand-digital-data-roles-skills.service.gov.uk";
    for family in RoleFamily::iter() {
        assert_eq!(family.url(), format!("{site}/#{}-roles", family.slug()));
    }
    for role in Role::iter() {
        assert_eq!(role.url(), format!("{site}/role/{}/", role.slug()));
    }
    for level in RoleLevel::iter() {
        assert_eq!(level.url(), format!("{}#{}", level.role().url(), level.slug()));
    }
    for skill in Skill::iter() {
        assert_eq!(skill.url(), format!("{site}/skills/#{}", skill.slug()));
    }
}

/// Compiles in a user's crate.
const _: () = assert!(matches!(
    RoleLevel::PrincipalApplicationOperationsEngineer.required(Skill::TechnicalSpecialism),
    Some(Proficiency::Expert)
));
