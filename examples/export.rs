//! The framework as tables, for programs that are not written in Rust.
//!
//! ```text
//! $ cargo run -q --example export -- --out target/export
//! requirements: 1861 rows
//! ladders: 206 rows
//! history: 181 rows
//! jobs: 0 rows
//!
//! $ cargo run -q --example export -- --out target/export-both --edition 2025-10 --edition 2026-10 --job examples/jobs/data-product-lead.toml
//! requirements: 3670 rows
//! ladders: 407 rows
//! history: 181 rows
//! jobs: 7 rows
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
#[path = "shared/job_file.rs"]
mod job_file;
#[path = "shared/output.rs"]
mod output;
#[path = "shared/pictures/paths.rs"]
mod paths;
#[path = "shared/scale.rs"]
mod scale;
#[path = "shared/stored_file.rs"]
mod stored_file;
#[path = "export/tables.rs"]
mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use capability_framework::job::Job;
use capability_framework::{ATTRIBUTION, Edition, Role};
use clap::Parser;
use job_file::read_or_exit;
use output::{fail, print};
use tables::{history_events, job_skills, ladders, requirements};

/// Writes the framework as tables, in CSV and JSON, with the queries for gaps in SQL.
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
    /// An edition of the requirements and ladders, such as 2025-10; its entries have today's names. May be
    /// given several times
    #[arg(long = "edition", value_name = "EDITION", default_value = Edition::LATEST.slug())]
    editions: Vec<Edition>,
    /// A job file whose skills become a table, such as examples/jobs/data-product-lead.toml. May be given
    /// several times; a job has the name of its file
    #[arg(long = "job", value_name = "FILE", conflicts_with = "graph")]
    jobs: Vec<PathBuf>,
}

fn main() {
    run(&arguments::parse()).unwrap_or_else(|error| fail(error));
}

fn run(Arguments { out, graph, editions, jobs }: &Arguments) -> Result<(), Box<dyn Error>> {
    if let Some(role) = graph {
        let [edition] = editions[..] else { return Err("--graph takes one --edition".into()) };
        let no_levels = || format!("the edition of {edition} has no levels of the role {role}");
        print(&paths::paths(*role, edition).ok_or_else(no_levels)?);
    }
    out.as_deref().map_or(Ok(()), |folder| write_tables(editions, jobs, folder))
}

fn write_tables(
    editions: &[Edition],
    jobs: &[PathBuf],
    folder: &Path,
) -> Result<(), Box<dyn Error>> {
    let editions: BTreeSet<Edition> = editions.iter().copied().collect();
    let jobs = read_jobs(jobs)?;
    let tables = [requirements(&editions), ladders(&editions), history_events(), job_skills(&jobs)];
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut counts = String::new();
    for table in tables {
        counts += &format!("{}: {} rows\n", table.name, table.rows.len());
        files.push((format!("{}.csv", table.name), table.csv()?));
        files.push((format!("{}.json", table.name), format!("{:#}\n", table.json()).into()));
    }
    files.push(("tables.sql".to_owned(), include_bytes!("export/tables.sql").into()));
    files.push(("gap.sql".to_owned(), include_bytes!("export/gap.sql").into()));
    files.push(("job_gap.sql".to_owned(), include_bytes!("export/job_gap.sql").into()));
    files.push(("LICENCE.txt".to_owned(), format!("{ATTRIBUTION}\n").into()));
    files::write_all(folder, &files)?;
    print(&counts);
    Ok(())
}

/// Jobs by the names of their files.
fn read_jobs(paths: &[PathBuf]) -> Result<BTreeMap<String, Job>, String> {
    let mut jobs = BTreeMap::new();
    for path in paths {
        let with_path = |fault: &str| format!("{}: {fault}", path.display());
        let name = path.file_stem().and_then(OsStr::to_str);
        let name = name.ok_or_else(|| with_path("the name is not UTF-8"))?;
        if jobs.insert(name.to_owned(), read_or_exit(path, None).value).is_some() {
            return Err(with_path("another job has the same name"));
        }
    }
    Ok(jobs)
}
