//! The framework as tables, for programs that are not written in Rust.
//!
//! ```text
//! $ cargo run -q --example export -- --out target/export
//! requirements: 1861 rows
//! ladders: 206 rows
//! history: 181 rows
//!
//! $ cargo run -q --example export -- --out target/export-2025-10 --edition 2025-10
//! requirements: 1809 rows
//! ladders: 201 rows
//! history: 181 rows
//!
//! $ cargo run -q --example export -- --graph "Technical writer"
//! ---
//! title: "Technical writer, October 2026"
//! ---
//! flowchart LR
//!     accTitle: Career paths of the role Technical writer
//!     accDescr: The levels of the role with how much the way to the next takes, and from each of them the nearest levels of other roles with what they take.
//!     level_technical_writer["Technical writer<br>SEO, G7"]
//!     level_lead_technical_writer["Lead technical writer<br>G7, G6"]
//!     level_technical_writer -->|"2 steps in 2 skills"| level_lead_technical_writer
//!     level_technical_writer -.-> level_technical_writer_1["Content strategist<br>SEO, G7<br>1 step in 1 skill<br>Stakeholder relationship management +1"]:::near
//!     level_technical_writer -.-> level_technical_writer_2["Head of portfolio<br>G6<br>11 steps in 4 skills<br>Communicating analysis and insight +4<br>Governance and assurance +3<br>Planning +3<br>Stakeholder relationship management +1"]:::near
//!     level_lead_technical_writer -.-> level_lead_technical_writer_1["Content strategist<br>SEO, G7<br>no step up"]:::near
//!     level_lead_technical_writer -.-> level_lead_technical_writer_2["Head of portfolio<br>G6<br>10 steps in 3 skills<br>Communicating analysis and insight +4<br>Governance and assurance +3<br>Planning +3"]:::near
//!     licence["Contains public sector information licensed under the Open Government Licence v3.0."]:::licence
//!     classDef near stroke-dasharray: 4
//!     classDef licence fill:none,stroke:none
//! ```

#[path = "shared/arguments.rs"]
mod arguments;
#[path = "shared/files.rs"]
mod files;
#[path = "shared/output.rs"]
mod output;
#[path = "shared/pictures/paths.rs"]
mod paths;

use std::error::Error;
use std::path::{Path, PathBuf};

use capability_framework::history;
use capability_framework::{
    ATTRIBUTION, Edition, Entry, Grade, Proficiency, Requirement, Role, RoleLevel, Skill,
};
use clap::Parser;
use csv::Writer;
use output::{fail, print};
use serde_json::{Value, json};

/// Writes the framework as tables, in CSV and JSON, with the query for gaps in SQL.
///
/// Entries are slugs, which never change.
#[derive(Parser)]
#[command(override_usage = "export --out <FOLDER> [OPTIONS]\n       \
    export --graph <ROLE> [OPTIONS]")]
struct Arguments {
    /// The folder to write to, such as target/export; it is made if it does not exist
    #[arg(long, value_name = "FOLDER", required_unless_present = "graph")]
    out: Option<PathBuf>,
    /// Print the career paths of a role instead, such as "Technical writer": its ladder and the nearest
    /// levels of other roles, as a Mermaid flowchart
    #[arg(long, value_name = "ROLE", conflicts_with = "out")]
    graph: Option<Role>,
    /// The edition of the requirements and ladders, such as 2025-10; its entries have today's names
    #[arg(long, default_value = Edition::LATEST.slug())]
    edition: Edition,
}

/// Rows of a table: objects, all with the same fields.
type Rows = Vec<Value>;

fn main() {
    run(&arguments::parse()).unwrap_or_else(|error| fail(error));
}

fn run(Arguments { edition, out, graph }: &Arguments) -> Result<(), Box<dyn Error>> {
    if let Some(role) = graph {
        let no_levels = || format!("the edition of {edition} has no levels of the role {role}");
        print(&paths::paths(*role, *edition).ok_or_else(no_levels)?);
    }
    out.as_deref().map_or(Ok(()), |folder| write_tables(*edition, folder))
}

fn write_tables(edition: Edition, folder: &Path) -> Result<(), Box<dyn Error>> {
    let tables = [
        ("requirements", requirements(edition)),
        ("ladders", ladders(edition)),
        ("history", events()),
    ];
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut counts = String::new();
    for (name, rows) in tables {
        counts += &format!("{name}: {} rows\n", rows.len());
        files.push((format!("{name}.csv"), csv(&rows)?));
        let json = json!({ name: rows, "edition": edition, "attribution": ATTRIBUTION });
        files.push((format!("{name}.json"), format!("{json:#}\n").into()));
    }
    files.push(("tables.sql".to_owned(), include_bytes!("export/tables.sql").into()));
    files.push(("gap.sql".to_owned(), include_bytes!("export/gap.sql").into()));
    files.push(("LICENCE.txt".to_owned(), format!("{ATTRIBUTION}\n").into()));
    files::write_all(folder, &files)?;
    print(&counts);
    Ok(())
}

fn requirements(edition: Edition) -> Rows {
    let row =
        |role: Role, level: Option<RoleLevel>, skill: Skill, proficiency: Option<Proficiency>| {
            json!({
                "role": role,
                "role_level": level,
                "skill": skill,
                "proficiency": proficiency,
                "points": proficiency.map(Proficiency::point),
            })
        };
    let of_role = |role: Role| {
        let levels = edition.ladder(role).iter();
        let stated = levels.filter_map(move |level| Some((*level, edition.requirements(*level)?)));
        let stated = stated.flat_map(move |(level, requirements)| {
            let row = move |requirement: Requirement| {
                row(role, Some(level), requirement.skill, Some(requirement.proficiency))
            };
            requirements.iter().map(row)
        });
        let without_level =
            if edition.ladder(role).is_empty() { edition.skills_of(role) } else { &[] };
        stated.chain(without_level.iter().map(move |skill| row(role, None, *skill, None)))
    };
    Role::iter().flat_map(of_role).collect()
}

fn ladders(edition: Edition) -> Rows {
    let ladder = |role: Role| {
        edition.ladder(role).iter().copied().zip(1_u8..).map(move |numbered| (role, numbered))
    };
    let levels = Role::iter().flat_map(ladder).map(|(role, (level, number))| {
        // Known for the latest edition only.
        let is_latest = edition == Edition::LATEST;
        let grades = level.grades().iter().filter(|_| is_latest).map(|grade| Grade::name(*grade));
        json!({
            "role_family": role.family(),
            "role": role,
            "role_level": level,
            "name": level.name(),
            "ladder_number": number,
            "ladder_rank": edition.rank(level),
            "track": level.track().filter(|_| is_latest),
            "grades": grades.collect::<Vec<_>>().join(";"),
            "url": level.url(),
        })
    });
    levels.collect()
}

fn events() -> Rows {
    let events = history::events().iter().map(|event| {
        json!({
            "published": event.date,
            "event": event.kind.slug(),
            "entry_type": event.entry_kind.slug(),
            "old_name": event.old_name,
            "new_name": event.new_name,
            "today": event.entry.map(Entry::slug),
        })
    });
    events.collect()
}

fn csv(rows: &Rows) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut writer = Writer::from_writer(Vec::new());
    let mut rows = rows.iter().filter_map(Value::as_object).peekable();
    if let Some(first) = rows.peek() {
        writer.write_record(first.keys())?;
    }
    for row in rows {
        writer.write_record(row.values().map(|value| match value {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        }))?;
    }
    Ok(writer.into_inner()?)
}
