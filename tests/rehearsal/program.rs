//! An example of the copy with made-up entries; `letter` follows it.

use capability_framework::workforce::Workforce;
use capability_framework::{Edition, Profile, Proficiency, RoleLevel, Skill};

fn main() {
    assert_eq!((Skill::COUNT, RoleLevel::COUNT), (300, 300));
    let skills: Vec<Skill> = Skill::iter().filter(|skill| skill.name().starts_with("Zz")).collect();
    let levels: Vec<RoleLevel> = RoleLevel::iter().filter(|level| level.name().starts_with("Zz")).collect();
    assert_eq!(skills.last().map(|skill| skill.index()), Some(299));
    assert_eq!(levels.last().map(|level| level.index()), Some(299));
    for (place, level) in levels.iter().enumerate() {
        assert_eq!(level.name().parse(), Ok(*level));
        assert_eq!(RoleLevel::from_slug(level.slug()), Some(*level));
        for (skill_place, skill) in skills.iter().enumerate() {
            let point = "AWPE".find(letter(place, skill_place));
            let wanted = point.map(|point| Proficiency::ALL[point]);
            assert_eq!(level.required(*skill), wanted);
            assert_eq!(Edition::LATEST.requirements(*level).unwrap().get(*skill), wanted);
            assert_eq!(level.requirements().get(*skill), wanted);
            let requires = skill.required_by().any(|row| row.level == *level);
            assert_eq!(requires, wanted.is_some());
        }
        let required = (0..skills.len()).filter(|skill| letter(place, *skill) != '.').count();
        assert_eq!(level.requirements().len(), required);
        assert_eq!(Profile::from(*level).len(), required);
        assert!(level.delta_to(*level).is_unchanged());
        let nearest = Profile::from(*level).nearest_levels(Edition::LATEST);
        assert_eq!(nearest[0].missing(), 0);
    }
    for skill in &skills {
        assert_eq!(skill.name().to_uppercase().parse(), Ok(*skill));
    }
    let workforce: Workforce = levels.iter().map(|level| Profile::from(*level)).collect();
    let shortfalls = workforce.shortfalls(&levels, ..);
    for (place, _) in levels.iter().enumerate() {
        let shortfall = shortfalls.of_target(place).nth(place).unwrap();
        assert_eq!((shortfall.steps_below, shortfall.steps_not_assessed), (0, 0));
    }
    let before = Edition::iter().rev().nth(1).unwrap();
    assert!(before.levels().iter().all(|level| before.requirements(*level).is_some()));
    println!("300 skills and 300 levels");
}
