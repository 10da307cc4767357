//! serde: slugs in every format, names of every kind on the way in.

use std::collections::BTreeMap;
use std::fmt::Debug;

use capability_framework::rows::RoleRequirement;
use capability_framework::{
    Change, ChangeKind, Document, Edition, Grade, Proficiency, Rating, Requirement, Role,
    RoleFamily, RoleLevel, Skill, Track,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{from_str, json, to_string, to_value};

fn round_trips<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let text = to_string(value).unwrap();
    assert_eq!(&from_str::<T>(&text).unwrap(), value);
    let bytes = serde_bare::to_vec(value).unwrap();
    assert_eq!(&serde_bare::from_slice::<T>(&bytes).unwrap(), value);
}

#[test]
fn entries_are_slugs_in_text_and_binary() {
    macro_rules! check {
        ($($T:ident)*) => {$(
            for entry in $T::iter() {
                round_trips(&entry);
                round_trips(&Some(entry));
                assert_eq!(to_value(entry).unwrap(), json!(entry.slug()));
                let bytes = serde_bare::to_vec(entry.slug()).unwrap();
                assert_eq!(serde_bare::to_vec(&entry).unwrap(), bytes);
                assert_eq!(from_str::<$T>(&to_string(entry.name()).unwrap()).unwrap(), entry);
            }
        )*};
    }
    check!(RoleFamily Role RoleLevel Skill Proficiency Grade Track Edition Document);
}

#[test]
fn entries_are_keys_of_maps() {
    let ratings: BTreeMap<Skill, Proficiency> =
        from_str(r#"{"testing": "working", "Ownership and topic": "Expert"}"#).unwrap();
    assert_eq!(ratings[&Skill::OwnershipAndInitiative], Proficiency::Expert);
    assert_eq!(
        to_string(&ratings).unwrap(),
        r#"{"ownership-and-initiative":"expert","testing":"working"}"#
    );
}

#[test]
fn records_round_trip() {
    for role in Role::iter() {
        for requirement in role.requirements() {
            round_trips(&requirement);
        }
    }
    let delta = RoleLevel::LeadDeveloper.delta_to(RoleLevel::LeadDeveloperManagement);
    for change in delta.changes() {
        round_trips(&change);
    }
    let requirement = Requirement { skill: Skill::Testing, proficiency: Proficiency::Working };
    round_trips(&requirement);
    assert_eq!(to_string(&requirement).unwrap(), r#"{"skill":"testing","proficiency":"working"}"#);
    let change = Change { skill: Skill::Testing, from: None, to: Some(Proficiency::Working) };
    assert_eq!(
        to_string(&change).unwrap(),
        r#"{"skill":"testing","from":null,"to":"working","kind":"added"}"#
    );
}

#[test]
fn ratings_are_slugs() {
    let ratings = Proficiency::iter().map(Rating::At);
    for rating in ratings.chain([Rating::NotYetAware]) {
        round_trips(&rating);
        assert_eq!(to_value(rating).unwrap(), json!(rating.slug()));
        assert_eq!(rating.slug().parse(), Ok(rating));
        assert_eq!(rating.to_string().parse(), Ok(rating));
    }
    assert_eq!(
        "none".parse::<Rating>().unwrap_err().to_string(),
        "unknown rating `none`, expected not-yet-aware, awareness, working, practitioner or expert"
    );
    fails::<Rating>(
        "7",
        "invalid type: integer `7`, expected the slug or name of a rating at line 1 column 1",
    );
    fails::<Rating>(
        r#""wroking""#,
        "unknown rating `wroking`, did you mean `working`? at line 1 column 9",
    );
}

#[cfg(feature = "alloc")]
#[test]
fn answers_about_people_round_trip() {
    use capability_framework::Profile;
    use capability_framework::workforce::Workforce;

    let profile = Profile::from(RoleLevel::Developer);
    let workforce = Workforce::from_iter([profile]);
    let gap = profile.gap_to(RoleLevel::LeadDeveloper);
    round_trips(&gap.shortfall());
    round_trips(&gap.items().collect::<Vec<_>>());
    round_trips(&workforce.coverage(Skill::Testing, Proficiency::Expert, ..));
    round_trips(&workforce.coverages_scarcest_first(RoleLevel::ALL, ..));
}

#[test]
fn views_serialise_and_read_back_into_collections() {
    for level in RoleLevel::iter() {
        let requirements = level.requirements();
        let text = to_string(&requirements).unwrap();
        assert!(requirements.iter().eq(from_str::<Vec<Requirement>>(&text).unwrap()));
        let bytes = serde_bare::to_vec(&requirements).unwrap();
        assert!(
            requirements.iter().eq(serde_bare::from_slice::<Vec<Requirement>>(&bytes).unwrap())
        );
    }
    let delta = RoleLevel::TechnicalWriter.delta_to(RoleLevel::LeadTechnicalWriter);
    let value = to_value(delta).unwrap();
    let changes: Vec<Change> = serde_json::from_value(value["changes"].clone()).unwrap();
    assert!(delta.changes().eq(changes));
    serde_bare::to_vec(&delta).unwrap();

    let statement = &Skill::Testing.statements(Proficiency::Expert)[2];
    assert_eq!(
        to_value(statement).unwrap(),
        json!({
            "text": "manage customer relations",
            "edition": "2025-10",
            "sources": [
                {"document": "principal-application-operations-engineer", "line": 49},
                {"document": "principal-infrastructure-operations-engineer", "line": 52},
            ],
        })
    );
    serde_bare::to_vec(statement).unwrap();
}

#[track_caller]
fn fails<T: DeserializeOwned + Debug>(text: &str, message: &str) {
    assert_eq!(from_str::<T>(text).unwrap_err().to_string(), message);
}

#[test]
fn bad_input_says_what_would_be_right() {
    fails::<Skill>(
        r#""change managment""#,
        "unknown skill `change managment`, did you mean `change-management`? at line 1 column 18",
    );
    fails::<Skill>(
        "7",
        "invalid type: integer `7`, expected the slug or name of a skill at line 1 column 1",
    );
    fails::<Edition>(
        "5",
        "invalid type: integer `5`, expected the slug or name of an edition at line 1 column 1",
    );
    fails::<ChangeKind>(
        "\"grown\"",
        "unknown kind of change `grown`, expected added, raised, unchanged, lowered or dropped at line 1 \
         column 7",
    );
    fails::<Requirement>(
        r#"{"skill": "testing"}"#,
        "missing field `proficiency` at line 1 column 20",
    );
    fails::<Requirement>(
        r#"{"skill": "testing", "skill": "testing"}"#,
        "duplicate field `skill` at line 1 column 40",
    );
    fails::<Requirement>(
        r#"["testing"]"#,
        "invalid length 1, expected a Requirement at line 1 column 11",
    );
    fails::<RoleRequirement>(
        "3",
        "invalid type: integer `3`, expected a RoleRequirement at line 1 column 1",
    );
}

#[test]
fn optional_fields_may_be_missing() {
    let change = Change { skill: Skill::Testing, from: None, to: Some(Proficiency::Working) };
    assert_eq!(from_str::<Change>(r#"{"skill": "testing", "to": "working"}"#).unwrap(), change);
    // What follows from the others is not read.
    let text = r#"{"skill": "testing", "from": null, "to": "working", "kind": "raised"}"#;
    assert_eq!(from_str::<Change>(text).unwrap(), change);
}

#[test]
fn kinds_and_counts_round_trip() {
    for kind in ChangeKind::ALL {
        round_trips(kind);
        assert_eq!(to_value(kind).unwrap(), json!(kind.slug()));
    }
    let delta = RoleLevel::Developer.delta_to(RoleLevel::LeadDeveloper);
    round_trips(&delta.counts());
    let value = to_value(delta).unwrap();
    assert_eq!(value["counts"], to_value(delta.counts()).unwrap());
    let kinds = delta.changes().map(|change| json!(change.kind().slug()));
    assert!(value["changes"].as_array().unwrap().iter().map(|c| c["kind"].clone()).eq(kinds));
}

#[test]
fn unknown_fields_are_ignored() {
    let text = r#"{"skill": "testing", "note": [1, {}], "proficiency": "expert"}"#;
    let wanted = Requirement { skill: Skill::Testing, proficiency: Proficiency::Expert };
    assert_eq!(from_str::<Requirement>(text).unwrap(), wanted);
}
