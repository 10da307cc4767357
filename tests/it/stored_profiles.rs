//! Stored profiles: every rating is carried or listed with its reason, and nothing is lost.

use std::collections::BTreeSet;

use capability_framework::stored::{Note, Reason, StoredProfile};
use capability_framework::{Edition, Proficiency, Profile, Rating, RoleLevel, Skill};
use proptest::prelude::*;
use serde_json::{Value, from_str, json, to_string, to_value};

use super::data;

fn stored(ratings: &[(&str, &str)]) -> StoredProfile {
    StoredProfile::from_rows(Some("2025-10"), ratings.iter().copied())
}

fn texts(notes: &[Note]) -> Vec<String> {
    notes.iter().map(ToString::to_string).collect()
}

/// A key that is there twice is written once: of two ratings that are equal, the first.
#[test]
fn of_equal_ratings_the_first_is_written() {
    let twice = r#"{"ratings": {"testing": "Working", "testing": "working", "a": 1, "a": 2}}"#;
    let stored: StoredProfile = from_str(twice).unwrap();
    let wanted = json!({"testing": "Working", "a": 1});
    assert_eq!(to_value(&stored).unwrap()["ratings"], wanted);
}

#[test]
fn every_rating_of_2025_is_carried_or_listed() {
    let skills = data("2025-10/skills.tsv");
    for column in 0..2 {
        let ratings: Vec<(&str, &str)> =
            skills.iter().map(|row| (row[column].as_str(), "working")).collect();
        let migration = stored(&ratings).migrate();
        let meant: BTreeSet<Skill> =
            ratings.iter().map(|(name, _)| name.parse().unwrap()).collect();
        assert!(migration.value.iter().map(|(skill, _)| skill).eq(meant.iter().copied()));
        let retired = meant.iter().filter(|skill| skill.is_retired()).count();
        let is_of = |note: &&Note, merged: bool| match note.reason {
            Reason::Retired(skill) => !merged && skill.is_retired(),
            Reason::Merged(_) => merged,
            _ => false,
        };
        assert_eq!(migration.notes.iter().filter(|note| is_of(note, false)).count(), retired);
        let merged = migration.notes.iter().filter(|note| is_of(note, true)).count();
        assert_eq!(
            (merged, merged + retired),
            (ratings.len() - meant.len(), migration.notes.len())
        );
    }
}

#[test]
fn profiles_round_trip() {
    for level in RoleLevel::iter() {
        let profile = Profile::from(level);
        let json = to_string(&StoredProfile::new(&profile)).unwrap();
        let read: StoredProfile = from_str(&json).unwrap();
        let migration = read.migrate();
        assert_eq!((migration.value, migration.notes.len()), (profile, 0));
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
        "edition": Edition::LATEST,
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
        let rating = migration.value.get(Skill::ModernDevelopmentStandards);
        assert_eq!(rating, Some(Rating::At(Proficiency::Expert)));
        assert_eq!(
            texts(&migration.notes),
            [
                "`Modern standards approach (frontend developer)` (working): there is another entry for \
                 Modern development standards, and expert counts"
            ]
        );
    }
    let json =
        r#"{"edition": "2025-10", "ratings": {"testing": "working", "testing": "not-yet-aware"}}"#;
    let migration = from_str::<StoredProfile>(json).unwrap().migrate();
    assert_eq!(migration.value.get(Skill::Testing), Some(Rating::At(Proficiency::Working)));
    assert_eq!(
        texts(&migration.notes),
        ["`testing` (not-yet-aware): there is another entry for Testing, and working counts"]
    );
    let same = stored(&[("testing", "working"), ("Testing", "Working")]).migrate();
    assert_eq!((same.value.len(), same.notes.len()), (1, 0));
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
    assert_eq!(migration.value.get(Skill::UserFocus), Some(Rating::NotYetAware));
    assert_eq!(migration.value.len(), 3);
    assert_eq!(
        texts(&migration.notes),
        [
            "`juggling` (expert): unknown skill `juggling`, expected a name or slug such as `accessibility`",
            "`testing` (workin): unknown rating `workin`, did you mean `working`?",
            "`digital-perspective` (working): Digital perspective is retired; the entry is kept",
            "`user-focus-content-design` (expert): User focus (content design) is retired; the entry is kept",
        ]
    );
    let again = migration.to_stored();
    assert_eq!(
        to_value(&again).unwrap(),
        json!({
            "edition": Edition::LATEST,
            "ratings": {
                "user-focus": "not-yet-aware",
                "user-focus-content-design": "expert",
                "digital-perspective": "working",
                "juggling": "expert",
                "testing": "workin",
            },
        })
    );
    let sorted = |notes: &[Note]| {
        let mut texts = texts(notes);
        texts.sort();
        texts
    };
    assert_eq!(sorted(&again.migrate().notes), sorted(&migration.notes));
}

#[test]
fn a_missing_or_future_edition_is_told_and_the_ratings_are_read() {
    for (json, message) in [
        (r#"{"ratings": {"testing": "working"}}"#, "empty edition, expected 2020-01, "),
        (
            r#"{"edition": "2031-04", "ratings": {"testing": "working"}}"#,
            "unknown edition `2031-04`, expected 2020-01, ",
        ),
    ] {
        let stored: StoredProfile = from_str(json).unwrap();
        assert!(stored.edition().unwrap_err().to_string().starts_with(message));
        assert_eq!(stored.migrate().value.len(), 1);
    }
    assert!(from_str::<StoredProfile>(r#"{"edition": "2025-10"}"#).is_err());
    let error = from_str::<StoredProfile>(r#"{"ratings": ["testing"]}"#).unwrap_err().to_string();
    assert_eq!(
        error,
        "invalid type: sequence, expected a map from skills to ratings at line 1 column 12"
    );
    let error = from_str::<StoredProfile>("3").unwrap_err().to_string();
    assert_eq!(
        error,
        "invalid type: integer `3`, expected a map with the keys `edition` and `ratings` at line 1 column 1"
    );
    let error = from_str::<StoredProfile>(r#"["2025-10"]"#).unwrap_err().to_string();
    assert_eq!(
        error,
        "invalid length 1, expected a map with the keys `edition` and `ratings` at line 1 column 11"
    );
}

#[test]
fn a_note_is_one_line_whatever_is_stored() {
    let json = r#"{"ratings": {"x\n\u001b[2J": "a\u0000", "it's \"new\"": "\u2028"}, "own": {
        "C\u0007": "working", "c\u0007": "expert"}}"#;
    let migration = from_str::<StoredProfile>(json).unwrap().migrate();
    let texts = texts(&migration.notes);
    assert!(
        texts[0].starts_with("`x\\n\\u{1b}[2J` (a\\0): unknown skill `x\\n\\u{1b}[2J`"),
        "{texts:?}"
    );
    assert!(texts[1].starts_with("`it's \"new\"` (\\u{2028}): unknown skill"), "{texts:?}");
    assert_eq!(
        texts[2],
        "`C\\u{7}` (working): there is another entry for c\\u{7}, and expert counts"
    );
}

/// A retired skill has its place in a profile, and keeps it.
#[test]
fn retired_skills_survive() {
    for row in data("2025-10/skills.tsv") {
        let skill: Skill = row[1].parse().unwrap();
        let profile = Profile::from([(skill, Rating::At(Proficiency::Expert))]);
        let migration = StoredProfile::new(&profile).migrate();
        assert_eq!(migration.value, profile, "{skill}");
        let told = migration.notes.iter().filter(|note| note.reason == Reason::Retired(skill));
        assert_eq!(told.count(), usize::from(skill.is_retired()));
        assert_eq!(migration.to_stored().migrate(), migration);
    }
}

/// What stores give back: JSON, where the last of equal keys would win, and TOML, which refuses them.
fn through_stores(stored: &StoredProfile) -> [StoredProfile; 2] {
    let json = to_string(stored).unwrap();
    let value: Value = from_str(&json).unwrap();
    assert_eq!(to_string(&value).unwrap(), json, "a key is written twice");
    [
        serde_json::from_value(value).unwrap(),
        toml::from_str(&toml::to_string(stored).unwrap()).unwrap(),
    ]
}

/// The law of storing: whatever was read, no key is written twice, and the profile comes back.
fn keeps(stored: &StoredProfile) {
    let migration = stored.migrate();
    for again in through_stores(stored) {
        assert_eq!(again.migrate().value, migration.value, "{stored:?}");
    }
    for again in through_stores(&migration.to_stored()) {
        assert_eq!(to_value(&again).unwrap(), to_value(migration.to_stored()).unwrap());
        assert_eq!(again.migrate().value, migration.value, "{stored:?}");
    }
}

const RATINGS: [&str; 6] =
    ["not-yet-aware", "Awareness", "working", "practitioner", "expert", "wroking"];

#[test]
fn no_merge_of_the_history_writes_a_key_twice() {
    let renamed: Vec<Skill> = Skill::iter().filter(|s| !s.former_names().is_empty()).collect();
    assert!(renamed.len() > 20, "{}", renamed.len());
    for skill in renamed {
        let names: Vec<&str> =
            [skill.slug(), skill.name()].iter().chain(skill.former_names()).copied().collect();
        for (first, second) in names.iter().flat_map(|a| names.iter().map(move |b| (*a, *b))) {
            for (high, low) in RATINGS.iter().flat_map(|a| RATINGS.iter().map(move |b| (a, b))) {
                keeps(&stored(&[(first, high), (second, low)]));
            }
        }
    }
}

#[test]
fn the_higher_of_two_merged_ratings_is_what_the_next_reading_finds() {
    let json = r#"{"edition":"2025-10","ratings":{
        "coding-and-scripting-infrastructure-engineer":"expert","coding-and-scripting":"awareness"}}"#;
    let again = from_str::<StoredProfile>(json).unwrap().migrate().to_stored();
    let wanted = json!({"edition": Edition::LATEST, "ratings": {"coding-and-scripting": "expert"}});
    assert_eq!(to_value(&again).unwrap(), wanted);

    // A misspelt rating does not come back over the one that was understood.
    let json = r#"{"ratings": {"testing": "wroking", "Testing": "expert"}}"#;
    let migration = from_str::<StoredProfile>(json).unwrap().migrate();
    assert_eq!(
        texts(&migration.notes),
        ["`testing` (wroking): unknown rating `wroking`, did you mean `working`?"]
    );
    let wanted = json!({"edition": Edition::LATEST, "ratings": {"testing": "expert"}});
    assert_eq!(to_value(migration.to_stored()).unwrap(), wanted);

    // Neither does an old one over a new one.
    let rows = [
        ("coding-and-scripting-infrastructure-engineer", "working"),
        ("coding-and-scripting", "expert"),
    ];
    let mut migration = stored(&rows).migrate();
    migration.value.set(Skill::CodingAndScripting, Rating::NotYetAware);
    assert_eq!(migration.to_stored().migrate().value, migration.value);

    // Of two ratings of a skill that is not known the one that is a rating stays, and the higher.
    for (first, second) in [("wroking", "expert"), ("expert", "working"), ("x", "expert")] {
        let json = format!(r#"{{"ratings":{{"juggling":"{first}","juggling":"{second}"}}}}"#);
        let again = from_str::<StoredProfile>(&json).unwrap().migrate().to_stored();
        assert_eq!(to_value(again).unwrap()["ratings"], json!({"juggling": "expert"}));
    }

    // And a repeated key is written once, with the rating that counts.
    let json = r#"{"edition":"2026-10","ratings":{"testing":"awareness","user-focus":"working","testing":"expert","testing":"x"}}"#;
    let read: StoredProfile = from_str(json).unwrap();
    let wanted = r#"{"edition":"2026-10","ratings":{"testing":"expert","user-focus":"working"}}"#;
    assert_eq!(to_string(&read).unwrap(), wanted);
}

/// Should each entry read the first one of its skill again, this takes hours.
#[test]
fn a_long_entry_before_many_short_ones_is_read_once() {
    let long = |text: &str| format!("{text}{}", "-".repeat(1_000_000));
    for (name, rating) in
        [(long("testing"), "working".to_owned()), ("testing".to_owned(), long("working"))]
    {
        let short = (0..100_000).map(|_| ("testing".to_owned(), "working".to_owned()));
        let stored = StoredProfile::from_rows(None, std::iter::once((name, rating)).chain(short));
        assert_eq!(texts(&stored.migrate().notes), [""; 0]);
        let again: StoredProfile = from_str(&to_string(&stored).unwrap()).unwrap();
        assert_eq!(again.migrate().value, stored.migrate().value);
    }
}

proptest! {
    #[test]
    fn what_is_stored_again_is_unique_and_the_same_profile(
        rows in proptest::collection::vec((name(), proptest::sample::select(&RATINGS[..])), 0..12),
    ) {
        let rows: Vec<(&str, &str)> = rows.iter().map(|(name, rating)| (name.as_str(), *rating)).collect();
        keeps(&stored(&rows));
    }
}

/// Names of a few skills, so that they meet: present, former, in other spellings, misspelt, unknown.
fn name() -> impl Strategy<Value = String> {
    let few = [Skill::CodingAndScripting, Skill::ModernDevelopmentStandards, Skill::Testing];
    let names = few.into_iter().flat_map(|skill| {
        [skill.slug(), skill.name()].into_iter().chain(skill.former_names().iter().copied())
    });
    let mut names: Vec<String> = names.map(str::to_owned).collect();
    names.extend(names.clone().iter().map(|name| name.to_uppercase()));
    names.extend(
        ["testign", "juggling", "", "digital-perspective", "User focus (content design)"]
            .map(str::to_owned),
    );
    proptest::sample::select(names)
}

#[test]
fn a_value_that_is_no_text_costs_that_value() {
    let json = r#"{"edition": "2025-10", "ratings": {
        "testing": null, "user-focus": 7, "prototyping": -1, "strategic-thinking": 2.5,
        "agile-working": ["working"], "leading-design": {"x": true}, "information-security": true,
        "problem-management": "expert"
    }}"#;
    let read: StoredProfile = from_str(json).unwrap();
    let migration = read.migrate();
    assert_eq!(migration.value.iter().count(), 1);
    let should = "should be text, such as `working`";
    let wanted = [
        ("testing", "null"),
        ("user-focus", "7"),
        ("prototyping", "-1"),
        ("strategic-thinking", "2.5"),
        ("agile-working", "a list"),
        ("leading-design", "a map"),
        ("information-security", "true"),
    ];
    let wanted = wanted.map(|(skill, value)| format!("`{skill}` ({value}): {should}"));
    assert_eq!(texts(&migration.notes), wanted);

    // All of them are written back, with the types they had.
    let mut value: Value = from_str(json).unwrap();
    value["edition"] = json!(Edition::LATEST);
    assert_eq!(to_value(migration.to_stored()).unwrap(), value);
    assert_eq!(from_str::<StoredProfile>(&to_string(&read).unwrap()).unwrap(), read);
    // TOML has no null.
    let toml: StoredProfile = toml::from_str(&toml::to_string(&read).unwrap()).unwrap();
    assert_eq!(toml.migrate().notes.len(), 6);

    // A binary format is told what to expect, and says what has no place in it.
    let error = serde_bare::to_vec(&read).unwrap_err();
    let message = "`testing` is null: only text has a place in a binary format";
    assert_eq!(error.to_string(), message);
    assert!(serde_bare::from_slice::<StoredProfile>(&[1, 1, b'x', 1, 1, b'y', 9, 0]).is_err());
}

#[test]
fn a_later_edition_and_keys_that_are_not_known_stay() {
    let json = json!({
        "edition": "2031-04",
        "ratings": {"testing": "working", "quantum-testing": "expert"},
        "assessed": {"on": "2031-05-02", "by": [1, 2]},
        "note": null,
    });
    let read: StoredProfile = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(read.migrate().value.len(), 1);
    assert_eq!(to_value(read.migrate().to_stored()).unwrap(), json);
    assert_eq!(to_value(&read).unwrap(), json);

    // A label that is none is kept too, and told.
    for label in [json!(2031), json!(["2025-10"]), json!("soon")] {
        let json = json!({"edition": label, "ratings": {"testing": "working"}});
        let read: StoredProfile = serde_json::from_value(json.clone()).unwrap();
        assert!(read.edition().is_err());
        assert_eq!(to_value(read.migrate().to_stored()).unwrap(), json);
    }
    // An earlier edition and none at all become the latest.
    for json in
        [json!({"edition": "2020-01", "ratings": {}}), json!({"edition": null, "ratings": {}})]
    {
        let read: StoredProfile = serde_json::from_value(json).unwrap();
        assert_eq!(read.migrate().to_stored().edition(), Ok(Edition::LATEST));
    }
    // Of a repeated key the last value stays, in what it holds too.
    let json = r#"{"ratings":{},"note":1,"by":{"a":1,"b":2,"a":[{"c":3,"c":4}]},"note":2}"#;
    let read: StoredProfile = from_str(json).unwrap();
    let wanted = r#"{"edition":null,"ratings":{},"by":{"b":2,"a":[{"c":4}]},"note":2}"#;
    assert_eq!(to_string(&read).unwrap(), wanted);
    let twice = r#"{"edition": "2025-10", "edition": "2026-10", "ratings": {}}"#;
    let error = from_str::<StoredProfile>(twice).unwrap_err().to_string();
    assert_eq!(error, "duplicate field `edition` at line 1 column 43");
}
