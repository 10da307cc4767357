//! Stored profiles: every rating is carried or listed with its reason, and nothing is lost.

use capability_framework::{
    NotCarried, Proficiency, Profile, Rating, Reason, RoleLevel, Skill, StoredProfile,
};
use serde_json::{from_str, json, to_value};

use super::data;

fn stored(ratings: &[(&str, &str)]) -> StoredProfile {
    let ratings = ratings.iter().map(|(skill, rating)| ((*skill).into(), (*rating).into()));
    StoredProfile { edition: Some("2025-10".into()), ratings: ratings.collect() }
}

fn reasons(not_carried: &[NotCarried]) -> Vec<String> {
    not_carried.iter().map(ToString::to_string).collect()
}

#[test]
fn every_rating_of_2025_is_carried_or_listed() {
    let skills = data("2025-10/skills.tsv");
    for column in 0..2 {
        let ratings: Vec<(&str, &str)> =
            skills.iter().map(|row| (row[column].as_str(), "working")).collect();
        let migration = stored(&ratings).migrate();
        assert_eq!(migration.profile.len(), 182);
        assert_eq!(migration.not_carried.len(), 6);
        for not in &migration.not_carried {
            assert!(matches!(not.reason, Reason::Retired(skill) if skill.is_retired()), "{not}");
        }
    }
}

#[test]
fn profiles_round_trip() {
    for level in RoleLevel::iter() {
        let profile = Profile::from(level);
        let json = serde_json::to_string(&StoredProfile::new(&profile)).unwrap();
        let read: StoredProfile = from_str(&json).unwrap();
        let migration = read.migrate();
        assert_eq!((migration.profile, migration.not_carried.len()), (profile, 0));
        let bytes = serde_bare::to_vec(&read).unwrap();
        assert_eq!(serde_bare::from_slice::<StoredProfile>(&bytes).unwrap(), read);
    }
}

#[test]
fn the_stored_form_is_the_documented_one() {
    let mut profile = Profile::new();
    profile.set(Skill::Testing, Proficiency::Working);
    profile.set(Skill::UserFocus, Rating::NotYetAware);
    let value = to_value(StoredProfile::new(&profile)).unwrap();
    let wanted = json!({
        "edition": "2026-10",
        "ratings": { "testing": "working", "user-focus": "not-yet-aware" },
    });
    assert_eq!(value, wanted);
}

#[test]
fn of_two_ratings_that_fall_on_one_skill_the_higher_is_taken() {
    // Two skills of old that were merged, in both orders, and a repeated key.
    for ratings in [
        [
            ("Modern standards approach", "expert"),
            ("Modern standards approach (frontend developer)", "working"),
        ],
        [
            ("Modern standards approach (frontend developer)", "working"),
            ("Modern standards approach", "expert"),
        ],
    ] {
        let migration = stored(&ratings).migrate();
        let rating = migration.profile.get(Skill::ModernDevelopmentStandards);
        assert_eq!(rating, Some(Rating::At(Proficiency::Expert)));
        assert_eq!(
            reasons(&migration.not_carried),
            [
                "`Modern standards approach (frontend developer)` (working): Modern development standards \
              is also rated Expert, which is taken"
            ]
        );
    }
    let json =
        r#"{"edition": "2025-10", "ratings": {"testing": "working", "testing": "not-yet-aware"}}"#;
    let migration = from_str::<StoredProfile>(json).unwrap().migrate();
    assert_eq!(migration.profile.get(Skill::Testing), Some(Rating::At(Proficiency::Working)));
    assert_eq!(
        reasons(&migration.not_carried),
        ["`testing` (not-yet-aware): Testing is also rated Working, which is taken"]
    );
    let same = stored(&[("testing", "working"), ("Testing", "Working")]).migrate();
    assert_eq!((same.profile.len(), same.not_carried.len()), (1, 0));
}

#[test]
fn what_is_not_understood_is_listed_and_written_back() {
    let stored = stored(&[
        ("juggling", "expert"),
        ("testing", "workin"),
        ("digital-perspective", "working"),
        ("user-focus-content-design", "expert"),
        ("user-focus", "NOT YET AWARE"),
    ]);
    let migration = stored.migrate();
    assert_eq!(migration.profile.get(Skill::UserFocus), Some(Rating::NotYetAware));
    assert_eq!(migration.profile.len(), 1);
    assert_eq!(
        reasons(&migration.not_carried),
        [
            "`juggling` (expert): unknown skill `juggling`, expected a name or slug such as `accessibility`",
            "`testing` (workin): unknown rating `workin`, did you mean `working`?",
            "`digital-perspective` (working): unknown skill `digital-perspective`, removed on 30 November 2024",
            "`user-focus-content-design` (expert): User focus (content design) is retired",
        ]
    );
    let again = migration.store();
    assert_eq!(again.edition.as_deref(), Some("2026-10"));
    let mut kept = again.ratings.clone();
    let mut wanted = stored.ratings.clone();
    wanted[4].1 = "not-yet-aware".into();
    kept.sort();
    wanted.sort();
    assert_eq!(kept, wanted);
    assert_eq!(again.migrate().not_carried, migration.not_carried);
}

#[test]
fn a_missing_or_future_edition_is_told_and_the_ratings_are_read() {
    for (json, message) in [
        (
            r#"{"ratings": {"testing": "working"}}"#,
            "empty edition, expected 2020-01, 2025-10 or 2026-10",
        ),
        (
            r#"{"edition": "2031-04", "ratings": {"testing": "working"}}"#,
            "unknown edition `2031-04`, expected 2020-01, 2025-10 or 2026-10",
        ),
    ] {
        let stored: StoredProfile = from_str(json).unwrap();
        assert_eq!(stored.edition().unwrap_err().to_string(), message);
        assert_eq!(stored.migrate().profile.len(), 1);
    }
    assert!(from_str::<StoredProfile>(r#"{"edition": "2025-10"}"#).is_err());
    let error = from_str::<StoredProfile>(r#"{"ratings": ["testing"]}"#).unwrap_err().to_string();
    assert_eq!(
        error,
        "invalid type: sequence, expected a map from skills to ratings at line 1 column 12"
    );
}
