//! Data of an edition that this version does not know: a service one edition behind keeps running, and
//! an upgraded one reads the entries.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use capability_framework::stored::{Known, StoredJob, StoredProfile};
use capability_framework::{
    Document, Edition, Grade, Proficiency, Rating, Role, RoleFamily, RoleLevel, Skill, Track,
};
use proptest::prelude::*;

fn known<T: std::str::FromStr<Err = capability_framework::ParseError>>(text: &str) -> Known<T> {
    let Ok(known) = text.parse();
    known
}

#[test]
fn every_name_of_an_entry_is_the_entry() {
    macro_rules! check {
        ($($T:ident)*) => {$(
            for entry in $T::ALL {
                for text in [entry.slug().to_owned(), entry.to_string(), entry.to_string().to_uppercase()] {
                    let known = known::<$T>(&text);
                    assert_eq!(known.entry(), Some(*entry), "{text}");
                    assert_eq!(known, Known::from(*entry));
                    assert_eq!((known.as_str(), known.as_ref()), (entry.slug(), entry.slug()));
                    assert_eq!(format!("{known:>60}"), format!("{entry:>60}"));
                }
            }
        )*};
    }
    check!(RoleFamily Role RoleLevel Skill Proficiency Grade Track Edition Document Rating);
    // Former names and retired entries too.
    let retired = known::<Skill>("User focus (content design)").entry();
    assert!(retired.is_some_and(Skill::is_retired));
    assert_eq!(
        known::<Skill>("Systems analysis").entry(),
        Some(Skill::DigitalAndDataSystemsAnalysis)
    );
}

#[test]
fn entries_come_in_table_order_and_then_unknown_texts_by_their_bytes() {
    let mut texts: Vec<Known<Skill>> =
        ["zz", "User focus", "a", "É", "", "Testing", "B"].map(known).into();
    texts.sort();
    let sorted: Vec<&str> = texts.iter().map(Known::as_str).collect();
    assert_eq!(sorted, ["testing", "user-focus", "", "B", "a", "zz", "É"]);
    let distinct: HashSet<Known<Skill>> =
        ["Testing", "testing", " Quantum", "Quantum"].map(known).into();
    assert_eq!(distinct.len(), 3);
    assert_eq!(format!("[{:<10}]", known::<Skill>("Quantum")), "[Quantum   ]");
}

proptest! {
    #[test]
    fn a_text_is_an_entry_or_kept_byte_for_byte(text in ".*") {
        let known = known::<RoleLevel>(&text);
        match text.parse::<RoleLevel>() {
            Ok(level) => prop_assert_eq!(known.entry(), Some(level)),
            Err(_) => {
                prop_assert_eq!(known.entry(), None);
                prop_assert_eq!(known.as_str(), &text);
                prop_assert_eq!(known.to_string(), text);
            }
        }
    }
}

/// Of an edition that is made up: a skill and a level that no version knows, beside some of today.
const LATER: &str = r#"{
    "edition": "2031-04",
    "assessed": {"level": "chief-quantum-engineer", "family": "data", "grade": "SEO", "track": "delivery"},
    "profile": {"edition":"2031-04","ratings":{"testing":"working","quantum-computing":"expert","user-focus":"fluent"}},
    "job": {"edition":"2031-04","skills":{"testing":"working","quantum-computing":"desirable-expert"},"own":{"Kubernetes":"working"},"location":"Leeds"}
}"#;

/// What a service would declare, with everything that may name an entry.
#[derive(PartialEq, Debug)]
struct Service {
    edition: Known<Edition>,
    assessed: BTreeMap<String, String>,
    level: Known<RoleLevel>,
    profile: StoredProfile,
    job: StoredJob,
}

fn read(text: &str) -> Service {
    let mut value: serde_json::Value = serde_json::from_str(text).unwrap();
    let mut take = |key: &str| value[key].take();
    let assessed: BTreeMap<String, String> = serde_json::from_value(take("assessed")).unwrap();
    Service {
        edition: serde_json::from_value(take("edition")).unwrap(),
        level: serde_json::from_value(assessed["level"].clone().into()).unwrap(),
        assessed,
        profile: serde_json::from_value(take("profile")).unwrap(),
        job: serde_json::from_value(take("job")).unwrap(),
    }
}

#[test]
fn a_service_one_edition_behind_keeps_running() {
    let service = read(LATER);
    assert_eq!((service.edition.entry(), service.level.entry()), (None, None));
    assert_eq!(known::<RoleFamily>(&service.assessed["family"]).entry(), Some(RoleFamily::Data));
    assert_eq!(known::<Grade>(&service.assessed["grade"]).entry(), Some(Grade::Seo));
    assert_eq!(known::<Track>(&service.assessed["track"]).entry(), None);

    // What is known is answered, and what is not is said.
    let profile = service.profile.migrate();
    assert_eq!(profile.value.get(Skill::Testing), Some(Rating::At(Proficiency::Working)));
    assert_eq!((profile.value.len(), profile.notes.len()), (1, 2));
    let job = service.job.migrate();
    assert_eq!((job.value.len(), job.notes.len()), (2, 1));

    // All of it is written again: as it was read, and after a migration, which writes what it knows first.
    let text = |value: serde_json::Value| value.to_string();
    let later: serde_json::Value = serde_json::from_str(LATER).unwrap();
    let again = serde_json::to_value(&service.profile).unwrap();
    assert_eq!(text(again), text(later["profile"].clone()));
    let again = serde_json::to_value(&service.job).unwrap();
    assert_eq!(text(again), text(later["job"].clone()));
    assert_eq!(serde_json::to_value(profile.to_stored()).unwrap(), later["profile"]);
    assert_eq!(serde_json::to_value(job.to_stored()).unwrap(), later["job"]);
    assert_eq!(serde_json::to_value(&service.edition).unwrap(), later["edition"]);
    assert_eq!(serde_json::to_value(&service.level).unwrap(), later["assessed"]["level"]);

    // Other stores: an own type as key of a map, and a binary format.
    let counts =
        BTreeMap::from([(service.level.clone(), 3), (Known::from(RoleLevel::Developer), 4)]);
    let json = serde_json::to_string(&counts).unwrap();
    assert_eq!(json, r#"{"developer":4,"chief-quantum-engineer":3}"#);
    assert_eq!(serde_json::from_str::<BTreeMap<Known<RoleLevel>, i32>>(&json).unwrap(), counts);
    let bytes = serde_bare::to_vec(&service.level).unwrap();
    assert_eq!(serde_bare::from_slice::<Known<RoleLevel>>(&bytes).unwrap(), service.level);
    let error = serde_json::from_str::<Known<Skill>>("7").unwrap_err().to_string();
    assert_eq!(
        error,
        "invalid type: integer `7`, expected the slug or name of an entry at line 1 column 1"
    );
}

/// An upgrade is stood in for by names of today in place of those that were made up.
#[test]
fn an_upgraded_service_reads_the_entries() {
    let upgraded = read(LATER).profile.migrate().to_stored();
    let stored = serde_json::to_string(&upgraded).unwrap();
    let names = [
        ("2031-04", "2026-10"),
        ("quantum-computing", "prototyping"),
        ("fluent", "expert"),
        ("chief-quantum-engineer", "developer"),
    ];
    let upgrade =
        |text: &str| names.iter().fold(text.to_owned(), |text, (new, now)| text.replace(new, now));
    let profile: StoredProfile = serde_json::from_str(&upgrade(&stored)).unwrap();
    let migration = profile.migrate();
    assert_eq!(migration.value.get(Skill::Prototyping), Some(Rating::At(Proficiency::Expert)));
    assert_eq!((migration.value.len(), migration.notes.len()), (3, 0));

    let service = read(&upgrade(LATER));
    assert_eq!(service.edition.entry(), Some(Edition::October2026));
    assert_eq!(service.level.entry(), Some(RoleLevel::Developer));
    assert_eq!(service.job.migrate().notes.len(), 0);
    assert_eq!(service.job.migrate().value.len(), 3);
    let levels: BTreeSet<Known<RoleLevel>> = [service.level, read(LATER).level].into();
    assert_eq!(levels.first().and_then(Known::entry), Some(RoleLevel::Developer));
}
