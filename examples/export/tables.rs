//! The tables of the export.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use capability_framework::history::{self, Event};
use capability_framework::job::{Job, JobSkill, Need};
use capability_framework::{
    ATTRIBUTION, Edition, Entry, Grade, Proficiency, Requirement, Role, RoleLevel, Skill,
};
use csv::Writer;
use serde_json::{Value, json};

/// A table with the names of its columns.
pub struct Table {
    pub name: &'static str,
    columns: Vec<&'static str>,
    pub rows: Vec<Vec<Value>>,
}

pub fn requirements(editions: &BTreeSet<Edition>) -> Table {
    let of_role = |edition: Edition, role: Role| {
        let row = move |level: Option<RoleLevel>, skill: Skill, stated: Option<Proficiency>| {
            let points = stated.map(Proficiency::point);
            [json!(edition), json!(role), json!(level), json!(skill), json!(stated), json!(points)]
        };
        let levels = edition.ladder(role).iter();
        let stated = levels.filter_map(move |level| Some((*level, edition.requirements(*level)?)));
        let stated = stated.flat_map(move |(level, requirements)| {
            let row = move |requirement: Requirement| {
                row(Some(level), requirement.skill, Some(requirement.proficiency))
            };
            requirements.iter().map(row)
        });
        let without_level =
            if edition.ladder(role).is_empty() { edition.skills_of(role) } else { &[] };
        stated.chain(without_level.iter().map(move |skill| row(None, *skill, None)))
    };
    let of_edition = |edition: &Edition| {
        let edition = *edition;
        Role::iter().flat_map(move |role| of_role(edition, role))
    };
    let columns = ["edition", "role", "role_level", "skill", "proficiency", "points"];
    Table::new("requirements", columns, editions.iter().flat_map(of_edition))
}

pub fn ladders(editions: &BTreeSet<Edition>) -> Table {
    let row = |edition: Edition, role: Role, level: RoleLevel, number: u8| {
        // Known for the latest edition only.
        let is_latest = edition == Edition::LATEST;
        let grades = level.grades().iter().filter(|_| is_latest).map(|grade| Grade::name(*grade));
        [
            json!(edition),
            json!(role.family()),
            json!(role),
            json!(level),
            json!(level.name()),
            json!(number),
            json!(edition.rank(level)),
            json!(level.track().filter(|_| is_latest)),
            json!(grades.collect::<Vec<_>>().join(";")),
            json!(level.url()),
        ]
    };
    let of_role = move |edition: Edition, role: Role| {
        let numbered = edition.ladder(role).iter().zip(1..);
        numbered.map(move |(level, number)| row(edition, role, *level, number))
    };
    let of_edition = |edition: &Edition| {
        let edition = *edition;
        Role::iter().flat_map(move |role| of_role(edition, role))
    };
    let columns = [
        "edition",
        "role_family",
        "role",
        "role_level",
        "name",
        "ladder_number",
        "ladder_rank",
        "track",
        "grades",
        "url",
    ];
    Table::new("ladders", columns, editions.iter().flat_map(of_edition))
}

pub fn history_events() -> Table {
    let row = |event: &Event| {
        [
            json!(event.date),
            json!(event.kind.slug()),
            json!(event.entry_kind.slug()),
            json!(event.old_name),
            json!(event.new_name),
            json!(event.entry.map(Entry::slug)),
        ]
    };
    let columns = ["published", "event", "entry_type", "old_name", "new_name", "today"];
    Table::new("history", columns, history::events().iter().map(row))
}

pub fn job_skills(jobs: &BTreeMap<String, Job>) -> Table {
    let row = |name: &str, job: &Job, skill: JobSkill<'_>, need: Need| {
        let proficiency = need.proficiency();
        let (skill, is_own) = match skill {
            JobSkill::Official(skill) => (json!(skill), 0),
            JobSkill::Own(skill) => (json!(skill), 1),
        };
        [
            json!(name),
            json!(job.edition()),
            skill,
            json!(is_own),
            json!(if need.is_essential() { "essential" } else { "desirable" }),
            json!(proficiency),
            json!(proficiency.unwrap_or(Proficiency::Awareness).point()),
        ]
    };
    let of_job = |(name, job): (&'_ String, &'_ Job)| {
        job.iter().map(|(skill, need)| row(name, job, skill, need)).collect::<Vec<_>>()
    };
    let columns = ["job", "edition", "skill", "is_own", "need", "proficiency", "points"];
    Table::new("jobs", columns, jobs.iter().flat_map(of_job))
}

impl Table {
    fn new<const N: usize>(
        name: &'static str,
        columns: [&'static str; N],
        rows: impl Iterator<Item = [Value; N]>,
    ) -> Table {
        Table { name, columns: columns.into(), rows: rows.map(Vec::from).collect() }
    }

    pub fn json(&self) -> Value {
        let columns = || self.columns.iter().map(|column| (*column).to_owned());
        let object = |row: &Vec<Value>| columns().zip(row.iter().cloned()).collect::<Value>();
        let rows: Vec<Value> = self.rows.iter().map(object).collect();
        json!({ self.name: rows, "attribution": ATTRIBUTION })
    }

    pub fn csv(&self) -> Result<Vec<u8>, Box<dyn Error>> {
        let mut writer = Writer::from_writer(Vec::new());
        writer.write_record(&self.columns)?;
        for row in &self.rows {
            writer.write_record(row.iter().map(|value| match value {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            }))?;
        }
        Ok(writer.into_inner()?)
    }
}
