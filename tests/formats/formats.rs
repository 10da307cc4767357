//! Every serde type through every format: text and binary, by names and by numbers.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;
use std::hash::Hash;

use capability_framework::audit::Finding;
use capability_framework::history::{Date, events};
use capability_framework::job::{Job, Need};
use capability_framework::rows::{LevelRequirement, RoleRequirement};
use capability_framework::stored::{StoredJob, StoredProfile};
use capability_framework::workforce::Workforce;
use capability_framework::{
    Change, ChangeKind, Document, Edition, GapItem, GapKind, Grade, Proficiency, Profile, Rating,
    RatingChange, RatingChangeKind, Requirement, Role, RoleFamily, RoleLevel, Skill, Track,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What is written and read back.
trait Plain: Serialize + DeserializeOwned + PartialEq + Debug {}

impl<T: Serialize + DeserializeOwned + PartialEq + Debug> Plain for T {}

/// Through a format, by its way out and its way in.
macro_rules! through {
    ($value:ident: $T:ty, $($format:literal: $write:expr, $read:expr;)*) => {$(
        let written = $write($value).unwrap_or_else(|error| panic!("{}: {error}: {:?}", $format, $value));
        let read: $T = $read(&written).unwrap_or_else(|error| panic!("{}: {error}: {:?}", $format, $value));
        assert_eq!(read, *$value, "{}", $format);
    )*};
}

fn cbor<T: Serialize>(value: &T) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes)
}

fn bincode<T: Serialize>(value: &T) -> Result<Vec<u8>, bincode::error::EncodeError> {
    bincode::serde::encode_to_vec(value, bincode::config::standard())
}

fn from_bincode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, bincode::error::DecodeError> {
    bincode::serde::decode_from_slice(bytes, bincode::config::standard()).map(|(value, _)| value)
}

/// Through every format that can hold the value by itself.
fn round_trips<T: Plain>(value: &T) {
    through! { value: T,
        "JSON": serde_json::to_string, |text: &String| serde_json::from_str(text);
        "JSON bytes": serde_json::to_vec, |bytes: &Vec<u8>| serde_json::from_slice(bytes);
        "JSON from a reader": serde_json::to_vec, |bytes: &Vec<u8>| serde_json::from_reader(&bytes[..]);
        "a JSON value": serde_json::to_value, |value: &serde_json::Value| serde_json::from_value(value.clone());
        "YAML": serde_yaml_ng::to_string, |text: &String| serde_yaml_ng::from_str(text);
        "a YAML value": serde_yaml_ng::to_value, |value: &serde_yaml_ng::Value| serde_yaml_ng::from_value(value.clone());
        "postcard": postcard::to_stdvec, |bytes: &Vec<u8>| postcard::from_bytes(bytes);
        "CBOR": cbor, |bytes: &Vec<u8>| ciborium::from_reader(&bytes[..]);
        "CBOR by another crate": serde_cbor_2::to_vec, |bytes: &Vec<u8>| serde_cbor_2::from_slice(bytes);
        "packed CBOR": serde_cbor_2::ser::to_vec_packed, |bytes: &Vec<u8>| serde_cbor_2::from_slice(bytes);
        "packed CBOR from a reader": serde_cbor_2::ser::to_vec_packed, |bytes: &Vec<u8>| serde_cbor_2::from_reader(&bytes[..]);
        "bincode": bincode, |bytes: &Vec<u8>| from_bincode(bytes);
    }
    // TOML has tables only; what is in one stands for itself.
    let table = BTreeMap::from([("value", value)]);
    let text = toml::to_string(&table).unwrap_or_else(|error| panic!("TOML: {error}: {value:?}"));
    let mut read: BTreeMap<String, T> = toml::from_str(&text).unwrap();
    assert_eq!(read.remove("value").as_ref(), Some(value), "TOML");
}

/// An entry, where one may be, in lists and as a key.
fn entry_round_trips<T: Plain + Ord + Hash + Copy>(entry: T) {
    round_trips(&entry);
    round_trips(&vec![entry, entry]);
    round_trips(&BTreeMap::from([(entry, 1_u8)]));
    round_trips(&HashMap::from([(entry, Some(entry))]));
    round_trips(&BTreeMap::from([("key".to_owned(), entry)]));
}

/// Records with a header and without, as text and as bytes.
fn csv_round_trips<T: Plain>(records: &[T]) {
    let mut writer = csv::Writer::from_writer(Vec::new());
    records.iter().for_each(|record| writer.serialize(record).unwrap());
    let table = writer.into_inner().unwrap();
    let mut reader = csv::Reader::from_reader(&table[..]);
    let read: Vec<T> = reader.deserialize().map(|row| row.unwrap()).collect();
    assert_eq!(read, records);
    let mut reader = csv::Reader::from_reader(&table[..]);
    let headers = reader.byte_headers().unwrap().clone();
    let read = reader.byte_records().map(|row| row.unwrap().deserialize(Some(&headers)).unwrap());
    assert_eq!(read.collect::<Vec<T>>(), records);
    // Without the header the fields count, and there may be no more of them.
    let mut reader = csv::Reader::from_reader(&table[..]);
    for (row, record) in reader.byte_records().zip(records) {
        assert_eq!(row.unwrap().deserialize::<T>(None).unwrap(), *record);
    }
}

#[test]
fn entries() {
    macro_rules! check {
        ($($T:ident)*) => {$($T::iter().for_each(entry_round_trips);)*};
    }
    check!(RoleFamily Role RoleLevel Proficiency Grade Track Edition Document);
    for skill in Edition::iter().flat_map(|edition| edition.skills().iter().copied()) {
        entry_round_trips(skill);
    }
    Rating::ALL.iter().copied().for_each(entry_round_trips);
    ChangeKind::ALL.iter().for_each(round_trips);
    GapKind::ALL.iter().for_each(round_trips);
    RatingChangeKind::ALL.iter().for_each(round_trips);
    let dates = events().iter().filter_map(|event| event.date);
    dates.for_each(|date: Date| round_trips(&date));
}

#[test]
fn records() {
    let requirements: Vec<RoleRequirement> = Role::iter().flat_map(Role::requirements).collect();
    requirements.iter().step_by(7).for_each(round_trips);
    round_trips(&requirements);
    csv_round_trips(&requirements);

    let level = RoleLevel::LeadDeveloper;
    let rows: Vec<Requirement> = level.requirements().iter().collect();
    round_trips(&rows);
    csv_round_trips(&rows);
    let levels: Vec<LevelRequirement> = Skill::Testing.required_by().collect();
    round_trips(&levels);
    csv_round_trips(&levels);

    let delta = RoleLevel::TechnicalWriter.delta_to(RoleLevel::SeniorContentDesigner);
    let changes: Vec<Change> = delta.changes().collect();
    round_trips(&changes);
    csv_round_trips(&changes);
    round_trips(&delta.counts());
    csv_round_trips(&[delta.counts()]);

    let statements = RoleLevel::InfrastructureOperationsEngineer.statements();
    let sources: Vec<_> = statements.iter().flat_map(|statement| statement.sources()).collect();
    assert!(!sources.is_empty());
    round_trips(&sources);
    csv_round_trips(&sources);
}

#[test]
fn people() {
    let mut profile = Profile::from(RoleLevel::Developer);
    profile.set(Skill::UserFocus, Rating::NotYetAware);
    let gap = profile.gap_to(RoleLevel::LeadDeveloper);
    let items: Vec<GapItem> = gap.items().collect();
    round_trips(&items);
    csv_round_trips(&items);
    round_trips(&gap.counts());
    csv_round_trips(&[gap.counts()]);
    round_trips(&gap.shortfall());
    csv_round_trips(&[gap.shortfall()]);
    let later = Profile::from(RoleLevel::SeniorDeveloper);
    let changes: Vec<RatingChange> = profile.changes_to(&later).collect();
    assert!(!changes.is_empty());
    round_trips(&changes);
    csv_round_trips(&changes);
    let workforce = Workforce::from_iter([profile, later]);
    let coverages = workforce.coverages_scarcest_first(RoleLevel::ALL, ..);
    round_trips(&coverages);
    csv_round_trips(&coverages);
}

#[test]
fn stored_forms() {
    for edition in Edition::iter() {
        for level in edition.levels().iter().step_by(11) {
            let requirements = edition.requirements(*level).unwrap();
            let mut job = Job::from_requirements(edition, requirements);
            job.set(Skill::Testing, Need::Desirable(None));
            job.set_own("Procurement law".parse().unwrap(), Proficiency::Working);
            round_trips(&StoredJob::new(&job));
            let mut profile = StoredProfile::new(&Profile::from(requirements));
            profile.set_own(&"C++".parse().unwrap(), Rating::NotYetAware);
            round_trips(&profile);
        }
    }
    round_trips(&StoredProfile::default());
    round_trips(&StoredJob::default());
    round_trips(&StoredProfile::from_rows(Some("2031-04"), [("juggling", "superb"), ("é", "")]));
}

/// A table of people: a row is a map from skills to ratings, by the names in its header.
#[test]
fn maps_keyed_by_entries_from_csv() {
    let table =
        "User focus,ownership and topic,TESTING\nworking,,Not yet aware\nexpert,awareness,\n";
    let wanted =
        [[Some("working"), None, Some("not-yet-aware")], [Some("expert"), Some("awareness"), None]];
    let skills = [Skill::UserFocus, Skill::OwnershipAndInitiative, Skill::Testing];
    let wanted = wanted.map(|row| {
        let ratings = row.map(|rating| rating.map(|slug| slug.parse::<Rating>().unwrap()));
        skills.into_iter().zip(ratings).collect::<BTreeMap<Skill, Option<Rating>>>()
    });
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let read = reader.deserialize().map(|row| row.unwrap());
    assert_eq!(read.collect::<Vec<BTreeMap<Skill, Option<Rating>>>>(), wanted);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let headers = reader.byte_headers().unwrap().clone();
    let read = reader.byte_records().map(|row| row.unwrap().deserialize(Some(&headers)).unwrap());
    assert_eq!(read.collect::<Vec<BTreeMap<Skill, Option<Rating>>>>(), wanted);

    let mut reader = csv::Reader::from_reader("User focsu\nworking\n".as_bytes());
    let row: Result<BTreeMap<Skill, Rating>, _> = reader.deserialize().next().unwrap();
    let error = row.unwrap_err().to_string();
    assert!(error.contains("unknown skill `User focsu`, did you mean `user-focus`?"), "{error}");
    let record = csv::ByteRecord::from(vec![&b"caf\xe9"[..]]);
    let error = record.deserialize::<(Rating,)>(None).unwrap_err().to_string();
    assert!(error.contains("utf-8"), "{error}");
}

/// Fields by name in any order, with others between them; and never an entry from a number.
#[test]
fn what_other_programs_write() {
    let wanted = Requirement { skill: Skill::Testing, proficiency: Proficiency::Working };
    let mut map = BTreeMap::from([("proficiency", "Working"), ("skill", "TESTING"), ("zeal", "5")]);
    let read: Requirement = ciborium::from_reader(&cbor(&map).unwrap()[..]).unwrap();
    assert_eq!(read, wanted);
    let read: Requirement =
        serde_yaml_ng::from_str("zeal: [1]\nproficiency: Working\nskill: testing").unwrap();
    assert_eq!(read, wanted);
    let read: Requirement =
        toml::from_str("proficiency = 'working'\nzeal = 1\nskill = 'Testing'").unwrap();
    assert_eq!(read, wanted);
    let table = "zeal,proficiency,skill\n5,working,Testing\n";
    let read: Vec<Requirement> =
        csv::Reader::from_reader(table.as_bytes()).deserialize().map(|row| row.unwrap()).collect();
    assert_eq!(read, [wanted]);
    map.remove("skill");
    let error = ciborium::from_reader::<Requirement, _>(&cbor(&map).unwrap()[..]).unwrap_err();
    assert!(error.to_string().contains("missing field `skill`"), "{error}");

    assert!(ciborium::from_reader::<Skill, _>(&cbor(&3).unwrap()[..]).is_err());
    assert!(serde_yaml_ng::from_str::<Skill>("3").is_err());
    assert!(serde_cbor_2::from_slice::<Rating>(&serde_cbor_2::to_vec(&3).unwrap()).is_err());
}

/// What is written and not read back as itself.
#[test]
fn views() {
    let level = RoleLevel::InfrastructureOperationsEngineer;
    let (requirements, other) = (level.requirements(), RoleLevel::LeadDeveloper);
    let rows: Vec<Requirement> = requirements.iter().collect();
    let read: Vec<Requirement> =
        postcard::from_bytes(&postcard::to_stdvec(&requirements).unwrap()).unwrap();
    assert_eq!(read, rows);
    let read: Vec<Requirement> = ciborium::from_reader(&cbor(&requirements).unwrap()[..]).unwrap();
    assert_eq!(read, rows);
    let read: Vec<Requirement> = from_bincode(&bincode(&requirements).unwrap()).unwrap();
    assert_eq!(read, rows);
    let read: Vec<Requirement> =
        serde_yaml_ng::from_str(&serde_yaml_ng::to_string(&requirements).unwrap()).unwrap();
    assert_eq!(read, rows);

    let profile = Profile::from(level);
    writes(&level.delta_to(other));
    writes(&profile.gap_to(other));
    writes(&level.role().matrix());
    writes(&level.statements());
    writes(&profile.nearest_levels(Edition::LATEST));
    let findings: Vec<Finding> = Edition::LATEST.audit();
    writes(&findings);
}

/// In every format, of which those that describe themselves say the same.
fn writes<T: Serialize>(value: &T) {
    let json = serde_json::to_value(value).unwrap();
    let yaml: serde_json::Value =
        serde_yaml_ng::from_str(&serde_yaml_ng::to_string(value).unwrap()).unwrap();
    assert_eq!(yaml, json);
    let text = toml::to_string(&BTreeMap::from([("value", value)]));
    assert!(text.is_ok() || json.to_string().contains("null"), "TOML has no null in lists");
    assert!(!postcard::to_stdvec(value).unwrap().is_empty());
    assert!(!cbor(&value).unwrap().is_empty());
    assert!(!serde_cbor_2::ser::to_vec_packed(value).unwrap().is_empty());
    assert!(!bincode(&value).unwrap().is_empty());
}
