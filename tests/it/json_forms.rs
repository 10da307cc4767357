//! The one JSON form of each type that has no other place to be pinned: what a service stores or sends.

use std::fmt::Debug;

use capability_framework::audit::Finding;
use capability_framework::job::{
    Job, JobChange, JobGapItem, JobSkill, Need, OwnSkill, ParseOwnSkillError,
};
use capability_framework::stored::{Reason, StoredJob, StoredProfile};
use capability_framework::workforce::Workforce;
use capability_framework::{Edition, Proficiency, Profile, Rating, RoleLevel, Skill};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, from_str, from_value, json, to_string, to_value};

#[track_caller]
fn is_written<T: Serialize>(value: T, form: Value) {
    assert_eq!(to_string(&value).unwrap(), to_string(&form).unwrap());
    // What is not read back has a binary form all the same.
    serde_bare::to_vec(&value).unwrap();
}

#[track_caller]
fn is_read_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    assert_eq!(&from_str::<T>(&to_string(value).unwrap()).unwrap(), value);
    assert_eq!(&serde_bare::from_slice::<T>(&serde_bare::to_vec(value).unwrap()).unwrap(), value);
}

#[track_caller]
fn is_refused<T: DeserializeOwned + Debug>(form: Value, message: &str) {
    assert_eq!(from_value::<T>(form).unwrap_err().to_string(), message);
}

fn job() -> Job {
    let mut job = Job::new(Edition::October2025);
    job.set(Skill::Testing, Proficiency::Working);
    job.set(Skill::UserFocus, Need::Desirable(Some(Proficiency::Expert)));
    job.set_own("Kubernetes".parse().unwrap(), Need::Desirable(None));
    job
}

#[test]
fn a_profile_is_its_stored_form() {
    let profile: Profile = [
        (Skill::Testing, Rating::from(Proficiency::Working)),
        (Skill::UserFocus, Rating::NotYetAware),
    ]
    .into_iter()
    .collect();
    let form = json!({
        "edition": "2026-10",
        "ratings": {"testing": "working", "user-focus": "not-yet-aware"},
    });
    is_written(profile, form);
    for level in RoleLevel::iter() {
        is_read_back(&Profile::from(level));
    }
    is_read_back(&Profile::new());
}

#[test]
fn a_profile_is_read_from_any_edition() {
    let profile: Profile = from_value(json!({
        "edition": "2025-10",
        "ratings": {"Systems analysis": "WORKING", "user-focus-content-design": "expert"},
        "comment": "other keys are ignored",
    }))
    .unwrap();
    assert_eq!(profile.len(), 2);
    assert!(profile.get(Skill::DigitalAndDataSystemsAnalysis).is_some());
    // Without an edition, the latest.
    let profile: Profile = from_value(json!({"ratings": {"testing": "working"}})).unwrap();
    assert_eq!(profile.len(), 1);
}

#[test]
fn a_profile_is_read_strictly() {
    let refused = [
        (
            json!({"testing": "wroking"}),
            "`testing` (wroking): unknown rating `wroking`, did you mean `working`?",
        ),
        (
            json!({"testing": "working", "juggling": "expert"}),
            "`juggling` (expert): unknown skill `juggling`, expected a name or slug such as `accessibility`",
        ),
        (json!({"testing": null}), "`testing` (null): should be text, such as `working`"),
        (
            json!({"Testing": "expert", "testing": "working"}),
            "`testing` (working): there is another entry for Testing, and expert counts",
        ),
    ];
    for (ratings, message) in refused {
        let form = json!({"edition": "2026-10", "ratings": ratings});
        let notes = from_value::<StoredProfile>(form.clone()).unwrap().migrate().notes;
        assert_eq!(notes.iter().find(|note| !note.is_carried()).unwrap().to_string(), message);
        is_refused::<Profile>(form, message);
    }
    is_refused::<Profile>(
        json!({"edition": "2031-04", "ratings": {"testing": "working"}}),
        &"2031-04".parse::<Edition>().unwrap_err().to_string(),
    );
    is_refused::<Profile>(
        json!({"edition": "2026-10", "ratings": {}, "own": {"Kubernetes": "working"}}),
        "`Kubernetes` is an own skill, which a stored profile may hold",
    );
    is_refused::<Profile>(json!({"edition": "2026-10"}), "missing field `ratings`");
}

#[test]
fn a_job_is_its_stored_form() {
    let form = json!({
        "edition": "2025-10",
        "skills": {"testing": "working", "user-focus": "desirable-expert"},
        "own": {"Kubernetes": "desirable"},
    });
    is_written(job(), form.clone());
    is_read_back(&job());
    is_read_back(&from_value::<Job>(form).unwrap());
    for level in RoleLevel::iter() {
        is_read_back(&Job::from(level));
    }
    let job: Job = from_value(json!({"skills": {}})).unwrap();
    assert_eq!(job, Job::new(Edition::LATEST));
}

#[test]
fn a_job_is_read_strictly() {
    let form = json!({"edition": "2026-10", "skills": {"testing": "desirable, wroking"}});
    let notes = from_value::<StoredJob>(form.clone()).unwrap().migrate().notes;
    let message = "`testing` (desirable, wroking): unknown proficiency `desirable, wroking`, \
                   did you mean `desirable-working`?";
    assert_eq!(notes[0].to_string(), message);
    is_refused::<Job>(form, message);
    is_refused::<Job>(
        json!({"edition": "2031-04", "skills": {}}),
        &"2031-04".parse::<Edition>().unwrap_err().to_string(),
    );
}

#[test]
fn a_label_of_an_edition_is_not_empty() {
    for label in ["", " ", "\n"] {
        let message = "".parse::<Edition>().unwrap_err().to_string();
        is_refused::<Profile>(json!({"edition": label, "ratings": {}}), &message);
        is_refused::<Job>(json!({"edition": label, "skills": {}}), &message);
        // What is stored is read all the same, and keeps its label.
        let form = json!({"edition": label, "ratings": {"testing": "working"}});
        let migration = from_value::<StoredProfile>(form.clone()).unwrap().migrate();
        assert_eq!(to_value(migration.to_stored()).unwrap(), form);
    }
    is_refused::<Profile>(
        json!({"edition": 3, "ratings": {}}),
        &"3".parse::<Edition>().unwrap_err().to_string(),
    );
    for form in [json!({"ratings": {}}), json!({"edition": null, "ratings": {}})] {
        assert!(from_value::<Profile>(form).unwrap().is_empty());
    }
    for form in [json!({"skills": {}}), json!({"edition": null, "skills": {}, "title": "Tester"})] {
        assert_eq!(from_value::<Job>(form).unwrap(), Job::new(Edition::LATEST));
    }
    let empty =
        serde_bare::to_vec(&StoredProfile::from_rows(Some(""), [("testing", "working")])).unwrap();
    assert!(serde_bare::from_slice::<Profile>(&empty).is_err());
}

/// A name of which there is nothing to see is kept, but not carried.
#[test]
fn an_own_skill_has_a_name() {
    for name in
        ["", " ", "\t\n", "\u{200b}", "\u{ad}", "\u{feff} \u{2060}", "\u{200e}", "\u{fe0f}", "\0"]
    {
        is_refused::<OwnSkill>(json!(name), "the name of a skill should not be empty");
        let job = json!({"edition": "2026-10", "skills": {}, "own": {name: "working"}});
        let profile = json!({"edition": "2026-10", "ratings": {}, "own": {name: "working"}});
        let migration = from_value::<StoredJob>(job.clone()).unwrap().migrate();
        assert!(migration.value.is_empty());
        assert_eq!(to_value(migration.to_stored()).unwrap(), job);
        let note = migration.notes[0].to_string();
        assert!(note.ends_with("` (working): the name of a skill should not be empty"), "{note}");
        assert!(note.chars().all(|c| c.is_ascii_graphic() || c == ' '), "{note}");
        is_refused::<Job>(job, &note);
        let migration = from_value::<StoredProfile>(profile.clone()).unwrap().migrate();
        assert_eq!(migration.own_ratings().len(), 0);
        assert_eq!(migration.notes[0].reason, Reason::EmptyName);
        assert_eq!(to_value(migration.to_stored()).unwrap(), profile);
        is_refused::<Profile>(profile, &note);
    }
    for name in ["C", "+", ".NET", "\u{1f980}", "\u{200b}a", "\u{64d}", "\u{e9}"] {
        is_read_back(&name.parse::<OwnSkill>().unwrap());
    }
}

#[test]
fn needs_and_own_skills_are_text() {
    for proficiency in Proficiency::iter() {
        for need in [Need::Essential(proficiency), Need::Desirable(Some(proficiency))] {
            is_written(need, json!(need.slug()));
            is_read_back(&need);
            assert_eq!(from_value::<Need>(json!(need.to_string())).unwrap(), need);
        }
    }
    is_read_back(&Need::Desirable(None));
    is_refused::<Need>(json!("wroking"), "unknown proficiency `wroking`, did you mean `working`?");
    is_refused::<Need>(
        json!(3),
        "invalid type: integer `3`, expected a proficiency or `desirable`",
    );

    let skill: OwnSkill = "C++".parse().unwrap();
    is_written(&skill, json!("C++"));
    is_read_back(&skill);
    let error = ParseOwnSkillError::Official(Skill::Testing).to_string();
    is_refused::<OwnSkill>(json!("testing"), &error);
    is_refused::<OwnSkill>(json!(""), "the name of a skill should not be empty");
    is_refused::<OwnSkill>(json!([]), "invalid type: sequence, expected the name of an own skill");
}

#[test]
fn deltas_of_jobs_tell_official_and_own_skills_apart() {
    let from = Job::new(Edition::LATEST);
    let to = job();
    let form = json!({"changes": [
        {"skill": "testing", "is_own": false, "from": null, "to": "working", "kind": "added"},
        {"skill": "user-focus", "is_own": false, "from": null, "to": "desirable-expert", "kind": "added"},
        {"skill": "Kubernetes", "is_own": true, "from": null, "to": "desirable", "kind": "added"},
    ]});
    let delta = from.delta_to(&to);
    is_written(delta.changes()[0], form["changes"][0].clone());
    is_written(delta.changes()[2].skill, json!("Kubernetes"));
    is_written(delta, form);
    let skill = JobSkill::Official(Skill::Testing);
    let change = JobChange { skill, from: Some(Need::Essential(Proficiency::Expert)), to: None };
    is_written(
        change,
        json!({"skill": "testing", "is_own": false, "from": "expert", "to": null, "kind": "dropped"}),
    );
}

#[test]
fn gaps_to_jobs_tell_official_and_own_skills_apart() {
    let rows = [("testing", "expert"), ("user-focus", "wroking")];
    let stored = StoredProfile::from_rows(Some("2026-10"), rows);
    let job = job();
    let gap = stored.gap_to_job(&job);
    let item: JobGapItem<'_> = gap.items()[0];
    let form = json!({
        "is_met": true,
        "items": [
            {"skill": "testing", "is_own": false, "need": "working", "rating": "expert", "kind": "above"},
            {"skill": "user-focus", "is_own": false, "need": "desirable-expert", "rating": null, "kind": "not-assessed"},
            {"skill": "Kubernetes", "is_own": true, "need": "desirable", "rating": null, "kind": "not-assessed"},
        ],
        "notes": [{
            "name": "user-focus", "value": "wroking", "is_carried": false, "reason": "unknown-value",
            "explanation": "`user-focus` (wroking): unknown rating `wroking`, did you mean `working`?",
        }],
    });
    is_written(item, form["items"][0].clone());
    is_written(gap, form);
}

#[test]
fn migrations_are_what_to_store_and_the_notes() {
    let stored: StoredProfile = from_value(json!({
        "edition": "2025-10",
        "ratings": {"Systems analysis": "working", "user-focus-content-design": "expert"},
        "own": {"Testing": "expert"},
        "assessor": 7,
    }))
    .unwrap();
    let form = json!({
        "stored": {
            "edition": "2026-10",
            "ratings": {
                "digital-and-data-systems-analysis": "working",
                "user-focus-content-design": "expert",
            },
            "own": {"Testing": "expert"},
            "assessor": 7,
        },
        "notes": [
            {
                "name": "user-focus-content-design", "value": "expert", "is_carried": true,
                "reason": "retired",
                "explanation": "`user-focus-content-design` (expert): User focus (content design) is \
                                retired; the entry is kept",
            },
            {
                "name": "Testing", "value": "expert", "is_carried": true, "reason": "own-is-official",
                "explanation": "`Testing` (expert): that is the official skill `testing`; move it if it \
                                is meant",
            },
        ],
    });
    assert_eq!(to_value(stored.migrate()).unwrap(), form);
    let migration = StoredJob::new(&job()).migrate();
    is_written(
        &migration,
        json!({
            "stored": {
                "edition": "2026-10",
                "skills": {"testing": "working", "user-focus": "desirable-expert"},
                "own": {"Kubernetes": "desirable"},
            },
            "notes": [],
        }),
    );
}

#[test]
fn answers_about_many_people_are_lists_by_person() {
    let people = [RoleLevel::Developer, RoleLevel::SeniorDeveloper].map(Profile::from);
    let workforce = Workforce::from_iter(people);
    let levels = [RoleLevel::Developer, RoleLevel::SeniorDeveloper];
    let shortfalls = workforce.shortfalls(levels, 1..);
    let met = json!({"steps_below": 0, "steps_not_assessed": 0});
    is_written(
        &shortfalls,
        json!({"people": {"start": 1, "end": 2}, "shortfalls": [[met.clone(), met]]}),
    );
    let nearest = workforce.nearest_levels(Edition::LATEST, 2, |_| true, ..1);
    let answers = people[0].nearest_levels(Edition::LATEST);
    is_written(
        &nearest,
        json!({"people": {"start": 0, "end": 1}, "nearest_levels": [answers[..2]]}),
    );
}

#[test]
fn findings_are_sentences_and_what_they_are_about() {
    is_written(
        Finding::NoText { skill: Skill::Planning },
        json!({
            "topic": "skills without any text",
            "explanation": Finding::NoText { skill: Skill::Planning }.to_string(),
            "role_levels": [],
            "skills": ["planning"],
        }),
    );
}
