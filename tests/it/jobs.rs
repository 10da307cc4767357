//! Posts of an organisation: what they need, their differences, and their stored form. Job files of
//! the examples are in `job_files.rs`.

use std::collections::BTreeMap;

use capability_framework::job::{Job, JobChange, JobSkill, Need, OwnSkill, ParseOwnSkillError};
use capability_framework::stored::{Reason, StoredJob, StoredProfile};
use capability_framework::{
    ChangeKind, Edition, GapKind, Proficiency, Profile, Rating, RoleLevel, Skill,
};
use proptest::prelude::*;
use serde_json::{from_str, json, to_value};

use Proficiency::{Awareness, Expert, Working};

/// What a job needs, as a plain map.
type Model = BTreeMap<String, Need>;

fn model(job: &Job) -> Model {
    job.iter().map(|(skill, need)| (skill.to_string(), need)).collect()
}

fn need() -> impl Strategy<Value = Need> {
    let desirable = proptest::option::of(proptest::sample::select(Proficiency::ALL));
    prop_oneof![
        proptest::sample::select(Proficiency::ALL).prop_map(Need::Essential),
        desirable.prop_map(Need::Desirable),
    ]
}

/// Jobs of few skills, so that they meet.
fn job() -> impl Strategy<Value = Job> {
    let official = proptest::collection::vec((0..6_usize, need()), 0..8);
    let own = proptest::collection::vec(("[abAB]{1,2}", need()), 0..4);
    (official, own).prop_map(|(official, own)| {
        let mut job = Job::new(Edition::LATEST);
        for (index, need) in official {
            job.set(Skill::ALL[index * 30], need);
        }
        for (name, need) in own {
            job.set_own(name.parse().unwrap(), need);
        }
        job
    })
}

proptest! {
    /// A job is a map from skills to needs.
    #[test]
    fn a_job_is_a_map(steps in proptest::collection::vec((0..8_usize, proptest::option::of(need())), 0..40)) {
        let mut job = Job::new(Edition::LATEST);
        let mut wanted: BTreeMap<Skill, Need> = BTreeMap::new();
        for (index, need) in steps {
            let skill = Skill::ALL[index * 20];
            let (given, before) = match need {
                Some(need) => (job.set(skill, need), wanted.insert(skill, need)),
                None => (job.remove(skill), wanted.remove(&skill)),
            };
            prop_assert_eq!(given, before);
            prop_assert_eq!(job.get(skill), need);
        }
        let needs = wanted.iter().map(|(skill, need)| (JobSkill::Official(*skill), *need));
        prop_assert!(job.iter().eq(needs));
        prop_assert_eq!((job.len(), job.is_empty()), (wanted.len(), wanted.is_empty()));
        let essential = job.requirements().iter().map(|row| (row.skill, Need::from(row.proficiency)));
        prop_assert!(essential.eq(wanted.into_iter().filter(|(_, need)| need.is_essential())));
    }

    #[test]
    fn a_union_takes_what_asks_for_more(a in job(), b in job(), c in job()) {
        let union = a.union(&b);
        let mut wanted = model(&a);
        for (skill, need) in b.iter() {
            let key = if matches!(skill, JobSkill::Own(_)) && a.get_own(&skill.to_string()).is_some() {
                // The spelling of the first is kept.
                let same = |name: &&String| name.to_lowercase() == skill.to_string().to_lowercase();
                wanted.keys().find(same).unwrap().clone()
            } else {
                skill.to_string()
            };
            let known = wanted.entry(key).or_insert(need);
            *known = need.max(*known);
        }
        let folded = |model: Model| -> Model {
            model.into_iter().map(|(name, need)| (name.to_lowercase(), need)).collect()
        };
        prop_assert_eq!(folded(model(&union)), folded(wanted));
        prop_assert_eq!(folded(model(&union)), folded(model(&b.union(&a))));
        prop_assert_eq!(folded(model(&union.union(&c))), folded(model(&a.union(&b.union(&c)))));
        prop_assert_eq!(&a.union(&a), &a);
        prop_assert_eq!(&a.union(&Job::new(Edition::January2020)), &a);
    }

    #[test]
    fn deltas_keep_their_laws(a in job(), b in job()) {
        let (there, back) = (a.delta_to(&b), b.delta_to(&a));
        prop_assert_eq!(there.changes().len(), a.union(&b).len());
        let mirrored = |change: &JobChange<'_>| (change.from, change.to, change.kind());
        for (there, back) in there.changes().iter().zip(back.changes()) {
            prop_assert_eq!(there.skill, back.skill);
            let (from, to, kind) = mirrored(there);
            let mirror = match kind {
                ChangeKind::Added => ChangeKind::Dropped,
                ChangeKind::Raised => ChangeKind::Lowered,
                ChangeKind::Unchanged => ChangeKind::Unchanged,
                ChangeKind::Lowered => ChangeKind::Raised,
                ChangeKind::Dropped => ChangeKind::Added,
            };
            prop_assert_eq!(mirrored(back), (to, from, mirror));
            let get = |job: &Job| match there.skill {
                JobSkill::Official(skill) => job.get(skill),
                JobSkill::Own(skill) => job.get_own(skill.name()),
            };
            prop_assert_eq!((from, to), (get(&a), get(&b)));
        }
        prop_assert!(there.changes().is_sorted_by_key(|change| change.skill));
        prop_assert!(a.delta_to(&a).is_unchanged());
        // On essential official skills the two kinds of delta agree.
        let (from, to) = (a.requirements(), b.requirements());
        prop_assert_eq!(from.delta_to(to).is_unchanged(), from == to);
    }

    #[test]
    fn stored_jobs_come_back(job in job()) {
        let stored = StoredJob::new(&job);
        let json = serde_json::to_string(&stored).unwrap();
        let toml = toml::to_string(&stored).unwrap();
        let bytes = serde_bare::to_vec(&stored).unwrap();
        for again in [from_str(&json).unwrap(), toml::from_str(&toml).unwrap(), serde_bare::from_slice(&bytes).unwrap()] {
            let again: StoredJob = again;
            let migration = again.migrate();
            prop_assert_eq!(&migration.value, &job);
            prop_assert!(migration.notes.is_empty());
            prop_assert_eq!(&migration.to_stored(), &stored);
        }
    }
}

#[test]
fn needs_are_read_as_people_write_them() {
    for proficiency in Proficiency::iter() {
        for need in [Need::Essential(proficiency), Need::Desirable(Some(proficiency))] {
            assert_eq!(need.slug().parse(), Ok(need));
            assert_eq!(need.to_string().parse(), Ok(need));
        }
        let name = proficiency.name();
        for text in [
            format!("{name} desirable"),
            format!("desirable ({name})"),
            format!("DESIRABLE: {name}"),
        ] {
            assert_eq!(text.parse(), Ok(Need::Desirable(Some(proficiency))), "{text}");
        }
        for text in
            [format!("Essential {name}"), format!("{name} (essential)"), format!(" {name} ")]
        {
            assert_eq!(text.parse(), Ok(Need::Essential(proficiency)), "{text}");
        }
    }
    assert_eq!("  (Desirable) ".parse(), Ok(Need::Desirable(None)));
    let error = |text: &str| text.parse::<Need>().unwrap_err().to_string();
    assert_eq!(error("wroking"), "unknown proficiency `wroking`, did you mean `working`?");
    // What is suggested can be written in place of the text.
    for (text, meant) in [
        ("desireable", "desirable"),
        ("Desirible", "desirable"),
        ("deisrable", "desirable"),
        ("desirable wroking", "desirable-working"),
        ("desirable, wroking", "desirable-working"),
        ("desireable working", "desirable-working"),
        ("Desireable (expert)", "desirable-expert"),
        ("practicioner desirable", "desirable-practitioner"),
        ("Expert (desireable)", "desirable-expert"),
        ("essential wroking", "working"),
        ("essentail: working", "working"),
        ("Awarness (essential)", "awareness"),
        ("expert essentail", "expert"),
    ] {
        let message = format!("unknown proficiency `{text}`, did you mean `{meant}`?");
        assert_eq!(error(text), message);
        assert_eq!(text.parse::<Need>().unwrap_err().suggestion(), Some(meant));
    }
    // What is given is there as a whole, and so is what is possible.
    let expected =
        "expected awareness, working, practitioner or expert, or desirable with or without one";
    assert_eq!(error(""), format!("empty proficiency, {expected}"));
    for text in [
        "essential",
        "Essential!",
        "undesirable",
        "Undesireable",
        "non-desirable",
        "inessential working",
        "not desirable",
        "desirable or working",
        "working or desirable",
        "desirable essential",
        "desirable or essential",
        "very good",
        "nice to have",
    ] {
        assert_eq!(error(text), format!("unknown proficiency `{text}`, {expected}"));
        assert_eq!(text.parse::<Need>().unwrap_err().suggestion(), None);
    }
    assert!(Need::Essential(Awareness) > Need::Desirable(Some(Expert)));
    assert!(Need::Desirable(Some(Awareness)) > Need::Desirable(None));
}

#[test]
fn own_skills_differ_by_every_character_but_case_and_space() {
    let parsed = |name: &str| name.parse::<OwnSkill>().unwrap();
    for (a, b) in [
        ("Kubernetes", " KUBERNETES "),
        ("Procurement  law", "procurement\tlaw"),
        ("ÉCRITURE", "écriture"),
    ] {
        assert_eq!(parsed(a), parsed(b));
    }
    let different = ["C", "C++", "C#", ".NET", "NET", "C-", "Procurement law", "Procurementlaw"];
    for (index, a) in different.iter().enumerate() {
        assert!(different[..index].iter().all(|b| parsed(a) != parsed(b)), "{a}");
    }
    assert_eq!(parsed(" Procurement  law ").name(), "Procurement  law");
}

#[test]
fn official_names_are_no_own_skills() {
    for skill in Edition::iter().flat_map(|edition| edition.skills()).copied() {
        let names = [skill.slug(), skill.name()];
        for name in names.iter().chain(skill.former_names()) {
            let error = name.parse::<OwnSkill>().unwrap_err();
            assert_eq!(error, ParseOwnSkillError::Official(skill), "{name}");
        }
    }
    let error = "Testing".parse::<OwnSkill>().unwrap_err();
    assert_eq!(error.to_string(), "that is the official skill `testing`; set it as such");
    let error = "\t".parse::<OwnSkill>().unwrap_err();
    assert_eq!(error.to_string(), "the name of a skill should not be empty");

    // A near miss is a warning.
    let warning = |name: &str| name.parse::<OwnSkill>().unwrap().warning().map(|w| w.to_string());
    assert_eq!(
        warning("Change managment").as_deref(),
        Some("unknown skill `Change managment`, did you mean `change-management`?")
    );
    assert_eq!(warning("Kubernetes"), None);
}

#[test]
fn a_whole_job_is_met_by_essential_skills_official_and_own() {
    let mut job = Job::new(Edition::LATEST);
    job.set(Skill::Testing, Working);
    job.set(Skill::Prototyping, Need::Desirable(None));
    job.set(Skill::UserFocus, Need::Desirable(Some(Expert)));
    job.set_own("Kubernetes".parse().unwrap(), Working);
    job.set_own("Welsh".parse().unwrap(), Need::Desirable(Some(Awareness)));

    let json = json!({
        "edition": Edition::LATEST,
        "ratings": {"testing": "expert", "prototyping": "not-yet-aware", "juggling": "expert"},
        "own": {"kubernetes": "awareness", "Welsh": "Awareness", "Cornish": "wroking"},
    });
    let stored: StoredProfile = serde_json::from_value(json.clone()).unwrap();
    let gap = stored.gap_to_job(&job);
    let kinds: Vec<(String, GapKind)> =
        gap.items().iter().map(|item| (item.skill.to_string(), item.kind())).collect();
    assert_eq!(
        kinds,
        [
            ("Prototyping".into(), GapKind::Below),
            ("Testing".into(), GapKind::Above),
            ("User focus".into(), GapKind::NotAssessed),
            ("Kubernetes".into(), GapKind::Below),
            ("Welsh".into(), GapKind::At),
        ]
    );
    assert!(!gap.is_met());
    let notes: Vec<String> = gap.notes().iter().map(|note| note.to_string()).collect();
    assert_eq!(notes.len(), 2);
    assert_eq!(notes[1], "`Cornish` (wroking): unknown rating `wroking`, did you mean `working`?");

    let mut better = stored.clone();
    better.set_own(&"KUBERNETES".parse().unwrap(), Rating::At(Working));
    assert!(better.gap_to_job(&job).is_met());
    let migration = better.migrate();
    let own = migration.own_ratings().map(|(skill, rating)| (skill.name(), rating));
    assert!(own.eq([("KUBERNETES", Rating::At(Working)), ("Welsh", Rating::At(Awareness))]));
    // What is no rating goes too.
    assert!(better.remove_own(" CORNISH ") && !better.remove_own("Cornish"));
    assert!(better.remove_own("kubernetes"));
    assert_eq!(to_value(&better).unwrap()["own"], json!({"Welsh": "Awareness"}));
    // Everything comes back, the own skills under the names that they have.
    let mut wanted = json;
    wanted["ratings"] =
        json!({"prototyping": "not-yet-aware", "testing": "expert", "juggling": "expert"});
    wanted["own"] = json!({"kubernetes": "awareness", "Welsh": "awareness", "Cornish": "wroking"});
    assert_eq!(to_value(stored.migrate().to_stored()).unwrap(), wanted);

    assert!(Job::new(Edition::LATEST).requirements().is_empty());
    // An empty job is met by everybody.
    assert!(StoredProfile::default().gap_to_job(&Job::new(Edition::LATEST)).is_met());
    assert!(Profile::new().gap_to(Job::new(Edition::LATEST).requirements()).is_met());
}

/// A post of a department: two levels, and two skills of its own.
#[test]
fn a_hybrid_job_is_compared_with_levels_like_a_level() {
    let (manager, analyst) = (RoleLevel::ProductManager, RoleLevel::SeniorDataAnalyst);
    let mut job = Job::from(manager).union(&Job::from(analyst));
    job.set_own("Prompt engineering".parse().unwrap(), Working);
    job.set_own("Procurement law".parse().unwrap(), Need::Desirable(None));
    for level in [manager, analyst] {
        let delta = level.requirements().delta_to(job.requirements());
        assert_eq!(delta.counts().dropped + delta.counts().lowered, 0);
        assert!(delta.counts().added > 0);
        assert!(Profile::from(job.requirements()).gap_to(level).is_met());
        let whole = Job::from(level);
        let whole = whole.delta_to(&job);
        let changes =
            whole.changes().iter().filter(|change| matches!(change.skill, JobSkill::Own(_)));
        assert!(changes.clone().all(|change| change.kind() == ChangeKind::Added));
        assert_eq!(changes.count(), 2);
    }
    let nearest = job.requirements().nearest_levels(Edition::LATEST);
    let roles: Vec<_> = nearest[..6].iter().map(|near| near.level().role()).collect();
    assert!(roles.contains(&manager.role()) && roles.contains(&analyst.role()), "{roles:?}");
}

#[test]
fn a_job_is_read_from_a_file_changed_and_written_back() {
    let file = r#"
edition = "2025-10"
grade = "G7"

[skills]
"Systems analysis" = "practitioner"
testing = "Working (essential)"
prototyping = "desirable"

[own]
"Procurement law" = "desirable, working"
"#;
    let mut migration = toml::from_str::<StoredJob>(file).unwrap().migrate();
    assert!(migration.notes.is_empty());
    migration.value.set(Skill::Testing, Expert);
    migration.value.remove(Skill::Prototyping);
    assert_eq!(
        toml::to_string(&migration.to_stored()).unwrap(),
        format!("edition = \"{}\"\n", Edition::LATEST.slug())
            + r#"grade = "G7"

[skills]
digital-and-data-systems-analysis = "practitioner"
testing = "expert"

[own]
"Procurement law" = "desirable-working"
"#
    );
}

#[test]
fn what_a_job_file_has_wrong_is_noted_and_kept() {
    let file = json!({
        "edition": "2031-04",
        "skills": {
            "testing": "working", "Testing ": "expert", "change managment": "working",
            "user-focus": "very good", "juggling": "working", "prototyping": 3,
            "digital-perspective": "working", "user-focus-content-design": "desirable",
        },
        "own": {
            "systems analysis": "working", "Digital perspective": "working",
            "Kubernetes": "working", "kubernetes": "desirable", "Helm": "excellent",
        },
    });
    let stored: StoredJob = serde_json::from_value(file.clone()).unwrap();
    assert_eq!(
        stored.edition().unwrap_err().to_string().split(',').next(),
        Some("unknown edition `2031-04`")
    );
    let migration = stored.migrate();
    let notes: Vec<String> = migration.notes.iter().map(|note| note.to_string()).collect();
    let proficiencies =
        "expected awareness, working, practitioner or expert, or desirable with or without one";
    assert_eq!(
        notes,
        [
            "`testing` (working): there is another entry for Testing, and expert counts".to_owned(),
            "`change managment` (working): unknown skill `change managment`, did you mean `change-management`?".to_owned(),
            format!("`user-focus` (very good): unknown proficiency `very good`, {proficiencies}"),
            "`juggling` (working): unknown skill `juggling`, expected a name or slug such as `accessibility`".to_owned(),
            "`prototyping` (3): should be text, such as `working`".to_owned(),
            "`digital-perspective` (working): Digital perspective is retired; the entry is kept".to_owned(),
            "`user-focus-content-design` (desirable): User focus (content design) is retired; the entry is kept".to_owned(),
            "`systems analysis` (working): that is the official skill `digital-and-data-systems-analysis`; move it if it is meant".to_owned(),
            "`Digital perspective` (working): that is the official skill `digital-perspective`; move it if it is meant".to_owned(),
            "`kubernetes` (desirable): there is another entry for kubernetes, and working counts".to_owned(),
            format!("`Helm` (excellent): unknown proficiency `excellent`, {proficiencies}"),
        ]
    );
    assert_eq!(migration.value.get(Skill::Testing), Some(Need::Essential(Expert)));
    // An own skill is not moved, whatever it is called.
    assert_eq!(migration.value.get_own("Systems Analysis"), Some(Need::Essential(Working)));
    assert_eq!(migration.value.get(Skill::DigitalAndDataSystemsAnalysis), None);
    let again = to_value(migration.to_stored()).unwrap();
    assert_eq!(again["edition"], "2031-04");
    assert_eq!(again["skills"]["testing"], "expert");
    for key in ["change managment", "user-focus", "juggling", "prototyping", "digital-perspective"]
    {
        assert_eq!(again["skills"][key], file["skills"][key]);
    }
    assert_eq!(again["own"].as_object().unwrap().len(), 4);
    assert_eq!(again["own"]["Helm"], "excellent");
    assert_eq!(migration.to_stored().migrate().value, migration.value);
}

/// A job that a service keeps in an edition.
#[test]
fn a_pinned_job_stays_as_its_edition_has_it() {
    for edition in Edition::iter() {
        for level in edition.levels() {
            let requirements = edition.requirements(*level).unwrap();
            let job = Job::from_requirements(edition, requirements);
            assert_eq!((job.edition(), job.requirements()), (edition, requirements));
            let stored = StoredJob::new(&job);
            assert_eq!(stored.edition(), Ok(edition));
            let again = stored.job_in(edition);
            assert_eq!((&again.value, again.notes.len()), (&job, 0));
            assert_eq!(again.to_stored(), stored);
            let retired = requirements.iter().filter(|row| row.skill.is_retired()).count();
            let latest = stored.migrate();
            assert_eq!(latest.notes.len(), retired);
            assert!(latest.notes.iter().all(|note| matches!(note.reason, Reason::Retired(_))));
            assert_eq!(latest.value.edition(), Edition::LATEST);
            assert_eq!(latest.value.requirements(), requirements);
        }
    }
}

/// *Data governance* of 2022-09 was another skill: a job of that edition with the one of today keeps it.
#[test]
fn a_skill_whose_name_meant_another_in_the_edition_of_the_job_stays() {
    let edition = Edition::September2022;
    for skill in Edition::iter().flat_map(Edition::skills).copied() {
        let mut job = Job::new(edition);
        job.set(skill, Working);
        let stored = StoredJob::new(&job);
        assert_eq!(stored.job_in(edition).value, job);
        assert_eq!(stored.job_in(edition).to_stored(), stored);
        let label = if skill == Skill::DataGovernance { Edition::LATEST } else { edition };
        assert_eq!(stored.edition(), Ok(label), "{skill}");
    }
    // What was not carried keeps its meaning too.
    let json = r#"{"edition": "2026-10", "skills": {"Data governance": "wroking"}}"#;
    let again = from_str::<StoredJob>(json).unwrap().job_in(edition).to_stored();
    assert_eq!(to_value(again).unwrap(), from_str::<serde_json::Value>(json).unwrap());
}

#[test]
fn of_two_needs_of_a_repeated_key_the_stronger_is_stored() {
    let desirable = [None].into_iter().chain(Proficiency::iter().map(Some)).map(Need::Desirable);
    let needs: Vec<Need> = desirable.chain(Proficiency::iter().map(Need::Essential)).collect();
    for (first, second) in
        needs.iter().flat_map(|first| needs.iter().map(move |other| (*first, *other)))
    {
        let json = format!(
            r#"{{"skills":{{"testing":"{}","testing":"{}"}}}}"#,
            first.slug(),
            second.slug()
        );
        let stored: StoredJob = from_str(&json).unwrap();
        let wanted = json!({"testing": first.max(second).slug()});
        assert_eq!(to_value(stored).unwrap()["skills"], wanted, "{json}");
    }
}

#[test]
fn ten_thousand_own_skills() {
    let mut job = Job::new(Edition::LATEST);
    for number in 0..10_000 {
        job.set_own(format!("Skill {number}").parse().unwrap(), Working);
    }
    assert_eq!(job.len(), 10_000);
    assert!(job.requirements().is_empty());
    let json = serde_json::to_string(&StoredJob::new(&job)).unwrap();
    let again = from_str::<StoredJob>(&json).unwrap().migrate();
    assert_eq!((&again.value, again.notes.len()), (&job, 0));
    assert!(job.delta_to(&again.value).is_unchanged());
    assert_eq!(job.union(&again.value), job);
}
