//! Small enums that are words, and entries of any type, in text and in serde.

use capability_framework::history::EventKind;
use capability_framework::{EntryKind, Rating};

use super::names::fails;

#[test]
fn words_parse_however_they_are_written() {
    for kind in EntryKind::ALL {
        assert_eq!(kind.slug().parse(), Ok(*kind));
        assert_eq!(kind.to_string().to_uppercase().parse(), Ok(*kind));
        assert_eq!(format!(" {}\n", kind.slug().replace('-', "_")).parse(), Ok(*kind));
    }
    for kind in EventKind::ALL {
        assert_eq!(kind.slug().parse(), Ok(*kind));
    }
    for rating in Rating::ALL {
        assert_eq!(format!("{rating} level").parse().ok(), Some(*rating).filter(|r| r.point() > 0));
    }
    assert_eq!("not_yet & aware".parse::<Rating>().ok(), None, "an ampersand is \"and\"");
}

#[test]
fn a_misspelt_word_is_repaired_and_others_are_listed() {
    fails::<EntryKind>(
        "rol level",
        "unknown kind of entry `rol level`, did you mean `role-level`?",
    );
    fails::<EventKind>("renammed", "unknown kind of event `renammed`, did you mean `renamed`?");
    fails::<EventKind>(
        "deleted",
        "unknown kind of event `deleted`, expected added, renamed, merged, removed or spelling",
    );
    fails::<EventKind>(
        "",
        "empty kind of event, expected added, renamed, merged, removed or spelling",
    );
    fails::<EventKind>(
        "role",
        "unknown kind of event `role`, expected added, renamed, merged, removed or spelling",
    );
    fails::<Rating>("practitoner", "unknown rating `practitoner`, did you mean `practitioner`?");
}

#[cfg(feature = "search")]
#[test]
fn matches_are_words_too() {
    use capability_framework::search::Match;

    for matched in Match::ALL {
        assert_eq!(matched.slug().parse(), Ok(*matched));
    }
    fails::<Match>("prefx", "unknown kind of match `prefx`, did you mean `prefix`?");
}

#[cfg(all(feature = "serde", feature = "std"))]
mod in_serde {
    use std::fmt::Debug;

    use capability_framework::history::{EventKind, events};
    use capability_framework::{Entry, EntryKind, Grade, Role, RoleLevel, Skill};
    use serde::Serialize;
    use serde::de::DeserializeOwned;
    use serde_json::{from_str, json, to_string, to_value};

    fn round_trips<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
        let text = to_string(value).unwrap();
        assert_eq!(&from_str::<T>(&text).unwrap(), value);
        let bytes = serde_bare::to_vec(value).unwrap();
        assert_eq!(&serde_bare::from_slice::<T>(&bytes).unwrap(), value);
    }

    #[track_caller]
    fn fails<T: DeserializeOwned + Debug>(text: &str, message: &str) {
        assert_eq!(from_str::<T>(text).unwrap_err().to_string(), message);
    }

    #[test]
    fn words_are_slugs() {
        for kind in EntryKind::ALL {
            round_trips(kind);
            assert_eq!(to_value(kind).unwrap(), json!(kind.slug()));
        }
        for kind in EventKind::ALL {
            round_trips(kind);
            assert_eq!(to_value(kind).unwrap(), json!(kind.slug()));
        }
        fails::<EventKind>(
            "\"gone\"",
            "unknown kind of event `gone`, expected added, renamed, merged, removed or spelling at \
             line 1 column 6",
        );
    }

    #[test]
    fn an_entry_is_its_type_and_slug() {
        for level in RoleLevel::iter() {
            round_trips(&Entry::from(level));
        }
        for skill in Skill::iter() {
            round_trips(&Entry::from(skill));
        }
        let entry = Entry::from(Grade::Heo);
        assert_eq!(to_string(&entry).unwrap(), r#"{"kind":"grade","slug":"heo"}"#);
        // In any order, by any name, with more beside it.
        let text = r#"{"note": [1], "slug": "Business Analyst", "kind": "role"}"#;
        assert_eq!(from_str::<Entry>(text).unwrap(), Entry::from(Role::BusinessAnalyst));
        let text = r#"{"slug": "business-analyst", "kind": "Role level"}"#;
        assert_eq!(from_str::<Entry>(text).unwrap(), Entry::from(RoleLevel::BusinessAnalyst));
    }

    #[test]
    fn an_entry_that_is_none_says_what_is_wrong() {
        fails::<Entry>(r#"{"kind": "skill"}"#, "missing field `slug` at line 1 column 17");
        fails::<Entry>(r#"{"slug": "testing"}"#, "missing field `kind` at line 1 column 19");
        fails::<Entry>(
            r#"{"kind": "skill", "kind": "skill"}"#,
            "duplicate field `kind` at line 1 column 34",
        );
        fails::<Entry>(
            r#"{"kind": "skill", "slug": "tasting"}"#,
            "unknown skill `tasting`, did you mean `testing`? at line 1 column 36",
        );
        fails::<Entry>(
            r#"{"kind": "job", "slug": "testing"}"#,
            "unknown kind of entry `job`, expected role-family, role, role-level, skill, \
             proficiency, grade, track, edition or document at line 1 column 14",
        );
        fails::<Entry>(
            "\"testing\"",
            "invalid type: string \"testing\", expected an entry of the framework as kind and slug \
             at line 1 column 9",
        );
        let long = format!(r#"{{"kind": "skill", "slug": "{}"}}"#, "a".repeat(1 << 20));
        assert!(from_str::<Entry>(&long).unwrap_err().to_string().contains("aaa...`, expected"));
    }

    #[test]
    fn events_are_records() {
        let event = events().iter().find(|event| event.old_name == Some("Systems analysis"));
        assert_eq!(
            to_value(event).unwrap(),
            json!({
                "date": "2025-11-28",
                "kind": "renamed",
                "entry_kind": "skill",
                "old_name": "Systems analysis",
                "new_name": "Digital and data systems analysis",
                "entry": {"kind": "skill", "slug": "digital-and-data-systems-analysis"},
            })
        );
        for event in events() {
            serde_bare::to_vec(event).unwrap();
        }
    }

    #[test]
    fn errors_are_records() {
        let error = "Lead BA\n".parse::<RoleLevel>().unwrap_err();
        assert_eq!(
            to_value(&error).unwrap(),
            json!({
                "expected": "role level",
                "given": "Lead BA",
                "message": "unknown role level `Lead BA`, which is short for `lead-business-analyst`",
                "suggestion": "lead-business-analyst",
            })
        );
        let error = "zzz".parse::<Skill>().unwrap_err();
        assert_eq!(to_value(&error).unwrap()["suggestion"], json!(null));
        serde_bare::to_vec(&error).unwrap();
    }

    #[cfg(feature = "search")]
    #[test]
    fn hits_are_records() {
        use capability_framework::search::search;

        assert_eq!(
            to_value(search("systems analysis")[0]).unwrap(),
            json!({
                "kind": "skill",
                "entry": {"kind": "skill", "slug": "digital-and-data-systems-analysis"},
                "removed": null,
                "matched": "exact",
                "text": "Systems analysis",
            })
        );
        assert_eq!(
            to_value(search("principal business analyst")[0]).unwrap(),
            json!({
                "kind": "role-level",
                "entry": null,
                "removed": "2022-08-30",
                "matched": "exact",
                "text": "Principal business analyst",
            })
        );
    }
}
