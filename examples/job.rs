//! A post of an organisation that is not a level of the framework.
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
//! - From Product manager: 0 raised, 11 added, 0 lowered, 0 dropped, 9 unchanged
//! - From Senior data analyst: 0 raised, 11 added, 0 lowered, 0 dropped, 9 unchanged
//!
//!  Nearest role level       Role              In common
//! ──────────────────────────────────────────────────────
//!  Senior data analyst      Data analyst      71 %
//!  Principal data analyst   Data analyst      64 %
//!  Product manager          Product manager   62 %
//!
//! $ cargo run -q --example job -- --file examples/jobs/data-product-lead.toml --need "User focus=expert" --remove "Data modelling" --compare "Senior data analyst" --nearest 2 --write target/changed.toml --format markdown
//! # What the job needs, and how that differs from each level
//!
//! | Skill                                                    | Needed                  | Senior data analyst |
//! |----------------------------------------------------------|-------------------------|---------------------|
//! | Agile working                                            | essential, practitioner | added               |
//! | Data analysis and synthesis                              | essential, practitioner | added               |
//! | Digital and data systems analysis                        | desirable               | added               |
//! | User focus                                               | essential, expert       | added               |
//! | Procurement law (own)                                    | essential, working      | added               |
//! | Welsh (own)                                              | desirable               | added               |
//! | Applying statistical and analytical tools and techniques | -                       | dropped             |
//! | Communicating between the technical and non-technical    | -                       | dropped             |
//! | Data ethics and privacy                                  | -                       | dropped             |
//! | Data management                                          | -                       | dropped             |
//! | Data preparation and linkage                             | -                       | dropped             |
//! | Data visualisation                                       | -                       | dropped             |
//! | Delivering business impact through data                  | -                       | dropped             |
//! | Developing code for analysis                             | -                       | dropped             |
//! | Managing a data project                                  | -                       | dropped             |
//!
//! - From Senior data analyst: 0 raised, 6 added, 0 lowered, 9 dropped, 0 unchanged
//!
//! | Nearest role level | Role               | In common |
//! |--------------------|--------------------|-----------|
//! | Content strategist | Content strategist | 47 %      |
//! | Technical writer   | Technical writer   | 44 %      |
//!
//! *Contains public sector information licensed under the Open Government Licence v3.0.*
//! ```

#[path = "shared/arguments.rs"]
mod arguments;
#[path = "shared/cells.rs"]
mod cells;
#[path = "shared/files.rs"]
mod files;
#[path = "shared/job_file.rs"]
mod job_file;
#[path = "shared/output.rs"]
mod output;
#[path = "shared/page.rs"]
mod page;
#[path = "shared/scale.rs"]
mod scale;
#[path = "shared/stored_file.rs"]
mod stored_file;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use capability_framework::job::{Job, JobSkill, Need, OwnSkill};
use capability_framework::stored::{Migration, StoredJob};
use capability_framework::{ChangeKind, Edition, Nearest, RoleLevel, Skill};
use cells::{change, need};
use clap::Parser;
use output::{Format, fail, note, print_json};
use page::{Page, table};
use serde_json::{Map, Value, json};

/// Puts together a post of your organisation that is not a level of the framework, compares it with
/// levels and writes it to a file.
///
/// The job needs what the file and all the levels need together, and then what the options change.
#[derive(Parser)]
#[command(override_usage = "job <LEVEL>... [OPTIONS]\n       \
    job --file <FILE> [OPTIONS]")]
struct Arguments {
    /// The levels whose skills the job needs, such as "Product manager" "Senior data analyst"
    #[arg(value_name = "LEVEL", required_unless_present = "file")]
    levels: Vec<RoleLevel>,
    /// The job to start from, in JSON or TOML, such as examples/jobs/data-product-lead.toml
    #[arg(long)]
    file: Option<PathBuf>,
    /// An official skill and what is needed of it, such as "User focus=expert" or
    /// "Prototyping=desirable"
    #[arg(long, value_name = "SKILL=NEED")]
    need: Vec<Assigned<Skill>>,
    /// A skill of your own and what is needed of it, such as "Procurement law=working"
    #[arg(long, value_name = "NAME=NEED")]
    own: Vec<Assigned<OwnSkill>>,
    /// An official skill that the job does not need, such as "User focus"
    #[arg(long, value_name = "SKILL")]
    remove: Vec<Skill>,
    /// One more level to compare the job with, such as "Data analyst"
    #[arg(long, value_name = "LEVEL")]
    compare: Vec<RoleLevel>,
    /// How many of the most similar levels to show, such as 10
    #[arg(long, value_name = "COUNT", default_value_t = 3)]
    nearest: usize,
    /// The file to write the job to, such as job.toml or job.json; it may be the one that was read
    #[arg(long, value_name = "FILE")]
    write: Option<PathBuf>,
    /// How to print the answer, such as markdown for a document
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
        let (skill, need) =
            parts.ok_or("expected a name, `=` and what is needed, such as `Testing=working`")?;
        let skill = skill.parse().map_err(|error: T::Err| error.to_string())?;
        let need = need.parse::<Need>().map_err(|error| error.to_string())?;
        Ok(Assigned { skill, need })
    }
}

fn main() {
    let arguments: Arguments = arguments::parse();
    let mut migration = match &arguments.file {
        Some(path) => job_file::read_or_exit(path, None),
        None => StoredJob::new(&Job::new(Edition::LATEST)).migrate(),
    };
    apply(&arguments, &mut migration.value);
    if let Some(path) = &arguments.write {
        write(path, &migration).unwrap_or_else(|error| fail(error));
    }
    let mut compared: Vec<RoleLevel> = Vec::new();
    for level in arguments.levels.iter().chain(&arguments.compare) {
        if !compared.contains(level) {
            compared.push(*level);
        }
    }
    let job = &migration.value;
    let nearest = job.requirements().nearest_levels(Edition::LATEST);
    let alike = nearest.iter().filter(|near| near.overlap() > 0.0);
    let nearest: Vec<&Nearest> = alike.take(arguments.nearest).collect();
    match arguments.format {
        Format::Json => print_json(as_json(&migration, &compared, &nearest)),
        format => show(job, &compared, &nearest, format),
    }
}

fn apply(arguments: &Arguments, job: &mut Job) {
    for level in &arguments.levels {
        *job = job.union(&Job::from(*level));
    }
    for Assigned { skill, need } in &arguments.need {
        job.set(*skill, *need);
    }
    for Assigned { skill, need } in &arguments.own {
        if let Some(warning) = skill.warning() {
            note(format_args!("{warning}; kept as a skill of your own"));
        }
        job.set_own(skill.clone(), *need);
    }
    for skill in &arguments.remove {
        if job.remove(*skill).is_none() {
            note(format_args!("the job does not need {skill}"));
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

fn as_json(migration: &Migration<Job>, compared: &[RoleLevel], nearest: &[&Nearest]) -> Value {
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

/// The kinds of change, and none at the end.
const CHANGES: [ChangeKind; 5] = [
    ChangeKind::Raised,
    ChangeKind::Added,
    ChangeKind::Lowered,
    ChangeKind::Dropped,
    ChangeKind::Unchanged,
];

/// A skill that the job or one of the levels needs.
struct Row {
    need: Option<Need>,
    /// From each level.
    changes: Vec<Option<ChangeKind>>,
}

fn show(job: &Job, compared: &[RoleLevel], nearest: &[&Nearest], format: Format) {
    let level_jobs: Vec<Job> = compared.iter().map(|level| Job::from(*level)).collect();
    let deltas: Vec<_> = level_jobs.iter().map(|level| level.delta_to(job)).collect();
    let row = |need| Row { need, changes: vec![None; deltas.len()] };
    // First what the job needs, then what only a level needs.
    let mut skills: BTreeMap<(bool, JobSkill<'_>), Row> =
        job.iter().map(|(skill, need)| ((false, skill), row(Some(need)))).collect();
    for (index, delta) in deltas.iter().enumerate() {
        for change in delta.changes() {
            let key = (change.to.is_none(), change.skill);
            let row = skills.entry(key).or_insert_with(|| row(None));
            row.changes[index] = Some(change.kind());
        }
    }

    let mut page = Page::new(format, "What the job needs, and how that differs from each level");
    let heads = ["Skill", "Needed"].into_iter().chain(compared.iter().map(|level| level.name()));
    let mut rows = table(format, heads);
    for ((_, skill), row) in skills {
        let mark = if matches!(skill, JobSkill::Own(_)) { " (own)" } else { "" };
        let needed = row.need.map_or("-".into(), need);
        let changes = row.changes.into_iter().map(|kind| kind.map_or("-".into(), change));
        rows.add_row([format!("{skill}{mark}").into(), needed].into_iter().chain(changes));
    }
    page.table(&rows);
    if rows.is_empty() {
        page.text("The job needs no skills");
    }
    let counts = compared.iter().zip(&deltas).map(|(level, delta)| {
        let count = |kind| delta.changes().iter().filter(|change| change.kind() == kind).count();
        let counts = CHANGES.map(|kind| format!("{} {kind}", count(kind)));
        format!("From {level}: {}", counts.join(", "))
    });
    page.points(counts);
    let mut rows = table(format, ["Nearest role level", "Role", "In common"]);
    for near in nearest {
        let common = format!("{:.0} %", 100.0 * near.overlap());
        rows.add_row([near.level().name(), near.level().role().name(), &common]);
    }
    page.table(&rows);
    page.print();
}
