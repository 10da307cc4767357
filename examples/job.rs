//! A post of an organisation that is no level of the framework.
//!
//! ```text
//! $ cargo run -q --example job -- "Product manager" "Senior data analyst" --own "Procurement law=working" --own "Welsh=desirable" --write target/data-product-lead.toml
//! What the job needs, and how that differs from each level
//!
//!  Skill                                                      Needed                    Product manager   Senior data analyst
//! ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
//!  Agile and Lean practices                                   essential, practitioner   unchanged         added
//!  Applying statistical and analytical tools and techniques   essential, practitioner   added             unchanged
//!  Applying user-centred insights                             essential, practitioner   unchanged         added
//!  Communicating between the technical and non-technical      essential, practitioner   added             unchanged
//!  Creating value for money                                   essential, working        unchanged         added
//!  Data ethics and privacy                                    essential, practitioner   added             unchanged
//!  Data management                                            essential, practitioner   added             unchanged
//!  Data preparation and linkage                               essential, practitioner   added             unchanged
//!  Data visualisation                                         essential, practitioner   added             unchanged
//!  Delivering business impact through data                    essential, practitioner   added             unchanged
//!  Developing code for analysis                               essential, practitioner   added             unchanged
//!  Life cycle management                                      essential, working        unchanged         added
//!  Managing a data project                                    essential, practitioner   added             unchanged
//!  Managing product outcomes                                  essential, working        unchanged         added
//!  Product leadership                                         essential, working        unchanged         added
//!  Product management                                         essential, practitioner   unchanged         added
//!  Stakeholder relationship management                        essential, practitioner   unchanged         added
//!  Strategic ownership                                        essential, working        unchanged         added
//!  Procurement law (own)                                      essential, working        added             added
//!  Welsh (own)                                                desirable                 added             added
//!
//! From Product manager: 11 added, 0 raised, 9 unchanged, 0 lowered, 0 dropped
//! From Senior data analyst: 11 added, 0 raised, 9 unchanged, 0 lowered, 0 dropped
//!
//!  Nearest role level       Role              In common
//! ──────────────────────────────────────────────────────
//!  Senior data analyst      Data analyst      71 %
//!  Principal data analyst   Data analyst      64 %
//!  Product manager          Product manager   62 %
//!
//! $ cargo run -q --example job -- --file examples/jobs/data-product-lead.toml --compare "Senior data analyst" --need "User focus=expert" --remove "Data modelling" --nearest 2 --write target/changed.toml --format markdown
//! # What the job needs, and how that differs from each level
//!
//! | Skill                                                    | Needed                  | Senior data analyst |
//! |----------------------------------------------------------|-------------------------|---------------------|
//! | Agile working                                            | essential, practitioner | added               |
//! | Applying statistical and analytical tools and techniques | -                       | dropped             |
//! | Communicating between the technical and non-technical    | -                       | dropped             |
//! | Data analysis and synthesis                              | essential, practitioner | added               |
//! | Data ethics and privacy                                  | -                       | dropped             |
//! | Data management                                          | -                       | dropped             |
//! | Data preparation and linkage                             | -                       | dropped             |
//! | Data visualisation                                       | -                       | dropped             |
//! | Delivering business impact through data                  | -                       | dropped             |
//! | Developing code for analysis                             | -                       | dropped             |
//! | Digital and data systems analysis                        | desirable               | added               |
//! | Managing a data project                                  | -                       | dropped             |
//! | User focus                                               | essential, expert       | added               |
//! | Procurement law (own)                                    | essential, working      | added               |
//! | Welsh (own)                                              | desirable               | added               |
//!
//! From Senior data analyst: 6 added, 0 raised, 0 unchanged, 0 lowered, 9 dropped
//!
//! | Nearest role level | Role               | In common |
//! |--------------------|--------------------|-----------|
//! | Content strategist | Content strategist | 47 %      |
//! | Technical writer   | Technical writer   | 44 %      |
//!
//! *Contains public sector information licensed under the Open Government Licence v3.0.*
//! ```

#[path = "shared/cells.rs"]
mod cells;
#[path = "shared/files.rs"]
mod files;
#[path = "shared/job_file.rs"]
mod job_file;
#[path = "shared/output.rs"]
mod output;
#[path = "shared/scale.rs"]
mod scale;
#[path = "shared/stored_file.rs"]
mod stored_file;
#[path = "shared/table.rs"]
mod table;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::exit;
use std::str::FromStr;

use capability_framework::job::{Job, JobSkill, Need, OwnSkill};
use capability_framework::stored::{Migration, StoredJob};
use capability_framework::{ChangeKind, Edition, Nearest, RoleLevel, Skill};
use cells::{cell, word};
use clap::Parser;
use output::{Format, heading, print, print_json};
use serde_json::{Map, Value, json};
use table::{Cell, table};

/// A post of an organisation that is no level of the framework: read, put together, compared, written.
///
/// It needs what the file and all the levels need together, and then what the options change.
#[derive(Parser)]
struct Arguments {
    /// Levels whose skills the job needs, such as "Product manager" "Senior data analyst"
    #[arg(required_unless_present = "file")]
    levels: Vec<RoleLevel>,
    /// A job file to begin with, JSON or TOML, such as examples/jobs/data-product-lead.toml
    #[arg(long)]
    file: Option<PathBuf>,
    /// An official skill and how much it is needed, such as "User focus=expert" or
    /// "Prototyping=desirable"
    #[arg(long, value_name = "SKILL=NEED")]
    need: Vec<Assigned<Skill>>,
    /// A skill of your own and how much it is needed, such as "Procurement law=working"
    #[arg(long, value_name = "NAME=NEED")]
    own: Vec<Assigned<OwnSkill>>,
    /// An official skill that is not needed, such as "User focus"
    #[arg(long, value_name = "SKILL")]
    remove: Vec<Skill>,
    /// A level to compare the job with, beside those that it is made of, such as "Data analyst"
    #[arg(long, value_name = "LEVEL")]
    compare: Vec<RoleLevel>,
    /// How many of the nearest levels to show
    #[arg(long, default_value_t = 3)]
    nearest: usize,
    /// Where to write the job, as JSON or TOML by the extension; it may be the file that was read
    #[arg(long, value_name = "FILE")]
    write: Option<PathBuf>,
    /// How to print: text for a terminal, json for programs, markdown for documents
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// What is needed of a skill.
#[derive(Clone)]
struct Assigned<T> {
    skill: T,
    need: Need,
}

impl<T: FromStr<Err: ToString>> FromStr for Assigned<T> {
    type Err = String;

    fn from_str(text: &str) -> Result<Assigned<T>, String> {
        let parts = text.rsplit_once('=');
        let (skill, need) = parts.ok_or("expected a skill, `=` and how much it is needed")?;
        let skill = skill.parse().map_err(|error: T::Err| error.to_string())?;
        let need = need.parse::<Need>().map_err(|error| error.to_string())?;
        Ok(Assigned { skill, need })
    }
}

fn main() {
    let arguments = Arguments::parse();
    let mut migration = match &arguments.file {
        Some(path) => job_file::read_or_exit(path, None),
        None => StoredJob::new(&Job::new(Edition::LATEST)).migrate(),
    };
    change(&mut migration.value, &arguments);
    if let Some(path) = &arguments.write {
        write(path, &migration).unwrap_or_else(|error| {
            eprintln!("error: {error}");
            exit(2)
        });
    }
    let mut compared: Vec<RoleLevel> = Vec::new();
    for level in arguments.levels.iter().chain(&arguments.compare) {
        if !compared.contains(level) {
            compared.push(*level);
        }
    }
    let job = &migration.value;
    let nearest = job.requirements().nearest_levels(Edition::LATEST);
    let nearest = &nearest[..nearest.len().min(arguments.nearest)];
    match arguments.format {
        Format::Json => print_json(as_json(&migration, &compared, nearest)),
        format => show(job, &compared, nearest, format),
    }
}

fn change(job: &mut Job, arguments: &Arguments) {
    for level in &arguments.levels {
        *job = job.union(&Job::from(*level));
    }
    for Assigned { skill, need } in &arguments.need {
        job.set(*skill, *need);
    }
    for Assigned { skill, need } in &arguments.own {
        if let Some(warning) = skill.warning() {
            eprintln!("note: {warning}; kept as a skill of your own");
        }
        job.set_own(skill.clone(), *need);
    }
    for skill in &arguments.remove {
        if job.remove(*skill).is_none() {
            eprintln!("note: the job does not need {skill}");
        }
    }
}

/// Writes the job with everything else that its file held.
fn write(path: &Path, migration: &Migration<Job>) -> Result<(), String> {
    let stored = migration.to_stored();
    let with_path = |error: &dyn ToString| format!("{}: {}", path.display(), error.to_string());
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let text = match extension.as_str() {
        "json" => {
            format!("{:#}\n", serde_json::to_value(stored).map_err(|error| with_path(&error))?)
        }
        "toml" => {
            // TOML has values in front of tables.
            let value = serde_json::to_value(stored).map_err(|error| with_path(&error))?;
            let entries = value.as_object().cloned().unwrap_or_default();
            let (tables, values): (Map<_, _>, Map<_, _>) =
                entries.into_iter().partition(|(_, value)| value.is_object());
            let entries: Map<_, _> = values.into_iter().chain(tables).collect();
            basic_toml::to_string(&entries).map_err(|error| with_path(&error))?
        }
        _ => return Err(with_path(&"expected a file that ends in .json or .toml")),
    };
    files::write(path, |file| file.write_all(text.as_bytes()))
}

fn as_json(migration: &Migration<Job>, compared: &[RoleLevel], nearest: &[Nearest]) -> Value {
    let job = &migration.value;
    let compared = compared.iter().map(|level| {
        let level_job = Job::from(*level);
        let delta = level_job.delta_to(job);
        let changes = delta.changes().iter().map(|change| {
            json!({
                "skill": slug(change.skill),
                "is_own": matches!(change.skill, JobSkill::Own(_)),
                "from": change.from.map(Need::slug),
                "to": change.to.map(Need::slug),
                "kind": change.kind().slug(),
            })
        });
        json!({ "role_level": level, "changes": changes.collect::<Vec<_>>() })
    });
    json!({
        "job": migration.to_stored(),
        "compared": compared.collect::<Vec<_>>(),
        "nearest": nearest,
    })
}

fn slug(skill: JobSkill<'_>) -> String {
    match skill {
        JobSkill::Official(skill) => skill.slug().to_owned(),
        JobSkill::Own(skill) => skill.name().to_owned(),
    }
}

fn show(job: &Job, compared: &[RoleLevel], nearest: &[Nearest], format: Format) {
    let level_jobs: Vec<Job> = compared.iter().map(|level| Job::from(*level)).collect();
    let deltas: Vec<_> = level_jobs.iter().map(|level| level.delta_to(job)).collect();
    // Each skill that the job or a level needs, how much the job needs it, and what kind of change
    // that is from each level.
    let mut skills: BTreeMap<JobSkill<'_>, (Option<Need>, Vec<Option<ChangeKind>>)> =
        job.iter().map(|(skill, need)| (skill, (Some(need), vec![None; deltas.len()]))).collect();
    for (index, delta) in deltas.iter().enumerate() {
        for change in delta.changes() {
            let row = skills.entry(change.skill).or_insert((None, vec![None; deltas.len()]));
            row.1[index] = Some(change.kind());
        }
    }

    let mut text = heading(format, "What the job needs, and how that differs from each level");
    let heads = ["Skill", "Needed"].into_iter().chain(compared.iter().map(|level| level.name()));
    let mut rows = table(format, heads);
    for (skill, (need, kinds)) in skills {
        let mark = if matches!(skill, JobSkill::Own(_)) { " (own)" } else { "" };
        let need = need.map_or(cell(None, ""), |need| Cell {
            text: need.to_string().to_lowercase(),
            ..word(need.proficiency())
        });
        let kinds = kinds.into_iter().map(|kind| kind.map_or("-", ChangeKind::slug).into());
        rows.add_row([format!("{skill}{mark}").into(), need].into_iter().chain(kinds));
    }
    let _ = writeln!(text, "\n\n{rows}\n");
    for (level, delta) in compared.iter().zip(&deltas) {
        let count = |kind| delta.changes().iter().filter(|change| change.kind() == kind).count();
        let counts = ChangeKind::ALL.iter().map(|kind| format!("{} {kind}", count(*kind)));
        let _ = writeln!(text, "From {level}: {}", counts.collect::<Vec<_>>().join(", "));
    }
    let mut rows = table(format, ["Nearest role level", "Role", "In common"]);
    for near in nearest {
        let common = format!("{:.0} %", 100.0 * near.overlap());
        rows.add_row([near.level().name(), near.level().role().name(), &common]);
    }
    let _ = writeln!(text, "\n{rows}");
    print(format, &text);
}
