//! What serde writes is what the schemas say, by both of the crates that describe it, and what the last
//! release wrote.

mod forms;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::path::Path;
use std::{env, fs};

use boon::{Compiler, Schemas};
use capability_framework::audit::Finding;
use capability_framework::history::{Date, EventKind, events};
use capability_framework::job::{Job, JobSkill, Need, OwnSkill};
use capability_framework::rows::{LevelRequirement, RoleRequirement, Source};
use capability_framework::search::{Match, search};
use capability_framework::stored::{Known, Migration, Note, Reason, StoredJob, StoredProfile};
use capability_framework::workforce::{NearestLevels, Shortfalls, Workforce};
use capability_framework::{
    ChangeKind, Document, Edition, Entry, EntryKind, Gap, GapKind, Grade, Proficiency, Profile,
    Rating, RatingChangeKind, Requirement, Role, RoleFamily, RoleLevel, Skill, Statement, Track,
};
use forms::Form;
use schemars::{JsonSchema, SchemaGenerator};
use serde::Serialize;
use serde_json::{Value, json, to_value};
use utoipa::ToSchema;
use utoipa::openapi::{ComponentsBuilder, Info, OpenApi, Paths};

/// Everything that was written as JSON, by the name of its type.
#[derive(Default)]
struct Written {
    values: BTreeMap<String, Vec<Value>>,
    json_schemas: BTreeMap<String, Value>,
    components: ComponentsBuilder,
}

impl Written {
    fn add<T: Serialize + JsonSchema + ToSchema>(&mut self, values: impl IntoIterator<Item = T>) {
        let name = T::name().into_owned();
        assert_eq!(T::schema_name(), name);
        let values: Vec<Value> = values.into_iter().map(|value| to_value(value).unwrap()).collect();
        assert!(!values.is_empty(), "{name}");
        self.values.entry(name.clone()).or_default().extend(values);
        let schema = SchemaGenerator::default().into_root_schema_for::<T>();
        self.json_schemas.insert(name.clone(), schema.to_value());
        let mut schemas = vec![(name, T::schema())];
        T::schemas(&mut schemas);
        self.components = std::mem::take(&mut self.components).schemas_from_iter(schemas);
    }

    fn open_api(&mut self) -> Value {
        let mut document = OpenApi::new(Info::new("Everything", "1"), Paths::new());
        document.components = Some(std::mem::take(&mut self.components).build());
        to_value(document).unwrap()
    }
}

fn written() -> Written {
    let mut all = Written::default();
    all.add(RoleFamily::iter());
    all.add(Role::iter());
    all.add(RoleLevel::iter());
    all.add(Skill::iter());
    all.add(Proficiency::iter());
    all.add(Rating::ALL.iter().copied());
    all.add(Grade::iter());
    all.add(Track::iter());
    all.add(Edition::iter());
    all.add(Document::iter());
    all.add(ChangeKind::ALL.iter().copied());
    all.add(GapKind::ALL.iter().copied());
    all.add(RatingChangeKind::ALL.iter().copied());
    all.add(EntryKind::ALL.iter().copied());
    all.add(EventKind::ALL.iter().copied());
    all.add(Match::ALL.iter().copied());
    all.add([Date::new(2026, 5, 29).unwrap()]);

    all.add([Entry::from(Skill::Testing), Entry::from(Grade::G7)]);
    all.add(events().iter().copied());
    let removed = events().iter().filter(|event| event.entry.is_none());
    let removed = removed.filter_map(|event| event.old_name);
    all.add(["incident", "systems analysis"].into_iter().chain(removed).flat_map(search));
    all.add(["wroking", "excellent"].map(|text| text.parse::<Rating>().unwrap_err()));

    let levels = [RoleLevel::Developer, RoleLevel::LeadDeveloperManagement];
    all.add(levels.map(RoleLevel::requirements));
    all.add(RoleLevel::Developer.requirements().iter().collect::<Vec<Requirement>>());
    all.add(Role::iter().flat_map(Role::requirements).collect::<Vec<RoleRequirement>>());
    all.add(Skill::Testing.required_by().collect::<Vec<LevelRequirement>>());
    let statements: &[Statement] = Skill::Testing.statements(Proficiency::Expert);
    all.add(statements.iter().flat_map(Statement::sources).collect::<Vec<Source>>());
    all.add(statements.iter().copied());
    all.add([Role::SoftwareDeveloper.matrix()]);
    all.add(Role::SoftwareDeveloper.matrix().rows());

    let delta = levels[0].delta_to(levels[1]);
    all.add([delta]);
    all.add(delta.changes());
    all.add([delta.counts()]);

    let mut profile = Profile::from(levels[0]);
    profile.set(Skill::UserFocus, Rating::NotYetAware);
    let gap = profile.gap_to(levels[1]);
    let nothing = Profile::new();
    let gaps = [gap, nothing.gap_to(levels[1])];
    all.add(gaps);
    all.add(gaps.into_iter().flat_map(Gap::items));
    all.add([gap.counts()]);
    all.add([gap.shortfall()]);
    all.add(profile.changes_to(&Profile::from(levels[1])));
    all.add(profile.changes_to(&nothing));
    all.add(profile.nearest_levels(Edition::LATEST));
    all.add([profile, nothing]);

    jobs(&mut all, profile, levels[0]);

    let workforce = Workforce::from_iter([profile, Profile::new()]);
    all.add([workforce.coverage(Skill::UserFocus, Proficiency::Expert, ..)]);
    let shortfalls: Shortfalls = workforce.shortfalls(levels, ..);
    all.add([&shortfalls].map(Clone::clone));
    let nearest: NearestLevels = workforce.nearest_levels(Edition::LATEST, 2, |_| true, ..);
    all.add([nearest]);
    all.add::<Finding>(Edition::iter().flat_map(Edition::audit));
    all
}

fn jobs(all: &mut Written, profile: Profile, level: RoleLevel) {
    let own: OwnSkill = "Kubernetes".parse().unwrap();
    let mut job = Job::from(level);
    job.set(Skill::Prototyping, Need::Desirable(None));
    all.add([Need::Desirable(None)]);
    for proficiency in Proficiency::iter() {
        all.add([Need::from(proficiency), Need::Desirable(Some(proficiency))]);
    }
    job.set_own(own.clone(), Need::Desirable(Some(Proficiency::Working)));
    all.add([JobSkill::Own(&own), JobSkill::Official(Skill::Testing)]);

    let mut stored = StoredProfile::from_rows(
        Some("2025-10"),
        [
            ("Systems analysis", "working"),
            ("user-focus-content-design", "expert"),
            ("Testing", "expert"),
            ("testing", "working"),
        ],
    );
    stored.set_own(&own, Proficiency::Working);
    // An entry for each of the other reasons.
    let others: StoredProfile = serde_json::from_value(json!({
        "ratings": {
            "Modern standards approach": "expert",
            "Modern standards approach (frontend developer)": "expert",
            "juggling": "working",
            "testing": "fluent",
            "user-focus": null,
        },
        "own": {"Prototyping": "working", "": "working"},
    }))
    .unwrap();
    let notes = [stored.migrate().notes, others.migrate().notes].concat();
    all.add::<Reason>(notes.iter().map(|note| note.reason.clone()));
    all.add::<Note>(notes);
    let from = Job::from(RoleLevel::SeniorDeveloper);
    let delta = from.delta_to(&job);
    all.add(delta.changes().iter().copied());
    all.add([delta]);
    let gap = stored.gap_to_job(&job);
    all.add(gap.items().iter().copied());
    all.add([gap]);
    let migration: Migration<Profile> = stored.migrate();
    all.add([migration]);
    all.add([stored, StoredProfile::new(&profile), StoredProfile::from_rows(None, [("", ""); 0])]);
    all.add([StoredJob::new(&job).migrate()]);
    all.add([StoredJob::new(&job)]);
    all.add([job]);
    all.add([own]);
}

/// Whether a value is what a schema of a document says.
fn is_valid(document: &Value, pointer: &str, value: &Value) -> Result<(), String> {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.enable_format_assertions();
    compiler.add_resource("https://example.com/document.json", document.clone()).unwrap();
    let location = format!("https://example.com/document.json{pointer}");
    let schema = compiler.compile(&location, &mut schemas).map_err(|e| format!("{e:#}"))?;
    schemas.validate(value, schema).map_err(|error| format!("{error:#}"))
}

#[test]
fn what_serde_writes_is_what_json_schema_says() {
    let written = written();
    for (name, schema) in &written.json_schemas {
        for value in written.values[name].iter().take(20) {
            is_valid(schema, "", value).unwrap_or_else(|error| panic!("{name}: {error}\n{value}"));
        }
        says_every_field(name, schema, &written.values[name]);
        has_no_pattern(schema);
    }
}

/// Services store these forms and send them to each other. `forms.txt` has them; with `UPDATE` set, the test
/// rewrites it.
#[test]
fn what_serde_writes_is_the_form_that_was_reviewed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let written = written();
    let forms = written.values.iter();
    let forms: String =
        forms.map(|(name, values)| format!("{name}: {}\n", Form::of(values))).collect();
    let file = folder.join("forms.txt");
    if env::var_os("UPDATE").is_some() {
        fs::write(&file, &forms).unwrap();
    }
    let reviewed = fs::read_to_string(file).unwrap();
    for (form, reviewed) in forms.lines().zip(reviewed.lines()) {
        assert_eq!(form, reviewed);
    }
    assert_eq!(forms, reviewed);

    let api = fs::read_to_string(folder.join("../api/added-by-features.txt")).unwrap();
    for line in api.lines() {
        let Some((_, name)) = line.split_once(" serde_core::ser::Serialize for ") else { continue };
        let name = name.split('<').next().unwrap_or(name).rsplit("::").next().unwrap_or(name);
        let is_text = name == "Known";
        let is_there = written.values.keys().any(|key| key.ends_with(name));
        assert!(is_there || is_text, "no form of {name}");
    }
}

#[test]
fn what_serde_writes_is_what_open_api_says() {
    let mut written = written();
    let document = written.open_api();
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("open-api.json");
    fs::write(path, document.to_string()).unwrap();
    for (name, values) in &written.values {
        let pointer = format!("#/components/schemas/{name}");
        for value in values.iter().take(20) {
            is_valid(&document, &pointer, value)
                .unwrap_or_else(|error| panic!("{name}: {error}\n{value}"));
        }
        says_every_field(name, &document["components"]["schemas"][name], values);
    }
    has_no_pattern(&document);
}

/// Every field that is written is in the schema, and those that it requires are written.
fn says_every_field(name: &str, schema: &Value, values: &[Value]) {
    let Some(properties) = schema.get("properties") else { return };
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect();
    let properties: BTreeSet<String> = keys(properties);
    let required = schema["required"].as_array().unwrap().iter();
    let required: BTreeSet<String> = required.map(|key| key.as_str().unwrap().to_owned()).collect();
    for value in values {
        let written: BTreeSet<String> = keys(value);
        assert!(written.is_subset(&properties), "{name}: {written:?}");
        assert!(required.is_subset(&written), "{name}: {written:?}");
    }
}

/// Former names are read too, and the next edition adds some.
fn has_no_pattern(schema: &Value) {
    match schema {
        Value::Object(object) => {
            assert!(object.get("pattern").is_none_or(|pattern| !pattern.is_string()));
            object.values().for_each(has_no_pattern);
        }
        Value::Array(items) => items.iter().for_each(has_no_pattern),
        _ => {}
    }
}

#[test]
fn closed_sets_are_enums_and_names_are_open() {
    let mut written = written();
    let components = written.open_api()["components"]["schemas"].take();
    let closed = [
        "ChangeKind",
        "EntryKind",
        "EventKind",
        "GapKind",
        "Grade",
        "Match",
        "Need",
        "Proficiency",
        "Rating",
        "RatingChangeKind",
        "Reason",
        "RoleFamily",
        "Track",
    ];
    for (name, schema) in components.as_object().unwrap() {
        assert_eq!(schema.get("enum").is_some(), closed.contains(&name.as_str()), "{name}");
        assert_eq!(schema.get("enum"), written.json_schemas[name].get("enum"), "{name}");
        assert!(schema["description"].as_str().is_some_and(|text| text.ends_with('.')), "{name}");
    }
    assert_eq!(components["Rating"]["enum"], Value::from(written.values["Rating"].clone()));
    assert_eq!(components["RoleFamily"]["enum"], Value::from(written.values["RoleFamily"].clone()));
    let words = |values: &[Value]| -> BTreeSet<String> {
        values.iter().map(|word| word.as_str().unwrap().to_owned()).collect()
    };
    for name in ["Need", "Reason"] {
        let listed = components[name]["enum"].as_array().unwrap();
        assert_eq!(words(listed), words(&written.values[name]), "{name}");
    }
    assert_eq!(
        components["Skill"],
        json!({
            "type": "string",
            "description": "A skill: its slug; its name and former names are read too.",
            "examples": ["accessibility", "adapting-to-delivery-methodologies", "agile-and-lean-practices"],
            "minLength": 1,
        })
    );
}

#[test]
fn what_is_wrong_is_refused() {
    let mut written = written();
    let document = written.open_api();
    let refused = |name: &str, value: Value| {
        is_valid(&document, &format!("#/components/schemas/{name}"), &value).unwrap_err();
        is_valid(&written.json_schemas[name], "", &value).unwrap_err();
    };
    refused("Proficiency", json!("fluent"));
    refused("Rating", json!(null));
    refused("Skill", json!(7));
    refused("Skill", json!(""));
    refused("Date", json!("2026-13-01"));
    refused("Requirement", json!({"skill": "testing"}));
    refused("Change", json!({"skill": "testing", "from": "fluent", "to": null, "kind": "added"}));
    refused("StoredProfile", json!({"ratings": {"testing": 3}}));
    refused("Profile", json!({"edition": "2026-10"}));
    refused("Shortfalls", json!({"people": {"start": 0}, "shortfalls": []}));
}

#[test]
fn known_entries_are_any_text() {
    fn text<T: JsonSchema + ToSchema + Debug>() {
        let schema = SchemaGenerator::default().into_root_schema_for::<T>();
        assert_eq!(schema.get("type"), Some(&json!("string")));
        assert_eq!(to_value(T::schema()).unwrap()["type"], "string");
    }
    text::<Known<Skill>>();
    text::<Known<Edition>>();
}
