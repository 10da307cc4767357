//! What a person should develop next for a role level.
//!
//! ```text
//! $ cargo run -q --example skill_gap -- examples/profiles/operations.toml "Senior infrastructure operations engineer"
//! Towards Senior infrastructure operations engineer
//!
//!  Skill                                    Required    Rated           Is
//! ───────────────────────────────────────────────────────────────────────────────────
//!  Asset and configuration management       working     working         at
//!  Availability and capacity management     working     working         at
//!  Change management                        working     working         at
//!  Coding and scripting                     awareness   awareness       at
//!  Continual service improvement            working     not-yet-aware   below
//!  Incident management                      working     practitioner    above
//!  Ownership and initiative                 working     working         at
//!  Problem management                       working     awareness       below
//!  Service focus                            working     working         at
//!  Service management framework knowledge   awareness   awareness       at
//!  Technical specialism                     working     working         at
//!  Technical understanding                  working     working         at
//!  Testing                                  working     -               not assessed
//!  User focus                               working     working         at
//!
//! not met: 3 steps below, 2 steps of skills not assessed
//!
//! Continual service improvement, working
//!
//! - You can identify process optimisation opportunities with guidance and contribute to the implementation of proposed solutions.
//!
//! Problem management, working
//!
//! - You can initiate and monitor actions to investigate patterns and trends to resolve problems, including consulting specialists where required. You can determine the appropriate remedy and assist with implementation of it as well as preventative measures.
//!
//! $ cargo run -q --example skill_gap -- examples/profiles/analyst.json --job examples/jobs/data-product-lead.toml
//! Towards the job
//!
//!  Skill                               Needed                    Rated       Is
//! ────────────────────────────────────────────────────────────────────────────────────────
//!  Agile working                       essential, practitioner   -           not assessed
//!  Data analysis and synthesis         essential, practitioner   -           not assessed
//!  Data modelling                      desirable, working        -           not assessed
//!  Digital and data systems analysis   desirable                 awareness   at
//!  User focus                          essential, practitioner   working     below
//!  Procurement law (own)               essential, working        -           not assessed
//!  Welsh (own)                         desirable                 -           not assessed
//!
//! not met; essential: 1 below, 3 not assessed; desirable: 0 below, 2 not assessed
//!
//! User focus, practitioner
//!
//! - collaborate with user researchers and can represent users internally
//! - explain the difference between user needs and the desires of the user
//! - champion user research to focus on all users
//! - prioritise and define approaches to understand the user story, guiding others in doing so
//! - offer recommendations on the best tools and methods to use
//! note: examples/profiles/analyst.json: line 7: `user-focus-content-design` (practitioner): User focus (content design) is retired; the entry is kept
//!
//! $ cargo run -q --example skill_gap -- examples/profiles/analyst.json --nearest 3 --format markdown
//! # Nearest role levels
//!
//! | Role level                                | Role                            | In common | Steps | Skills missing |
//! |-------------------------------------------|---------------------------------|-----------|-------|----------------|
//! | Quality assurance test analyst            | Quality assurance test analyst  | 25 %      | 9     | 5              |
//! | Test engineer                             | Test engineer                   | 24 %      | 10    | 5              |
//! | Associate application operations engineer | Application operations engineer | 22 %      | 3     | 3              |
//!
//! *Contains public sector information licensed under the Open Government Licence v3.0.*
//! note: examples/profiles/analyst.json: line 7: `user-focus-content-design` (practitioner): User focus (content design) is retired; the entry is kept
//! ```

#[path = "shared/cells.rs"]
mod cells;
#[path = "shared/files.rs"]
mod files;
#[path = "shared/pictures/frame.rs"]
mod frame;
#[path = "shared/pictures/gap.rs"]
mod gap;
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

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::exit;

use capability_framework::job::{Job, JobGap, JobSkill};
use capability_framework::stored::{Reason, StoredProfile};
use capability_framework::{
    Edition, GapItem, GapKind, Proficiency, Profile, Rating, RoleLevel, Skill,
};
use cells::{cell, word};
use clap::{ArgGroup, Parser};
use output::{Format, heading, print, print_json};
use scale::{Numbers, is_blank, number_hint};
use serde_json::json;
use stored_file::StoredFile;
use table::{Cell, table};

/// What a person should develop next for a role level or a job.
#[derive(Parser)]
#[command(group(ArgGroup::new("what").required(true).args(["level", "job", "nearest"])))]
struct Arguments {
    /// A stored profile of any edition, JSON or TOML by the extension, such as
    /// examples/profiles/operations.toml
    profile: PathBuf,
    /// The level to reach, such as "Senior developer"
    level: Option<RoleLevel>,
    /// A job file instead of a level, JSON or TOML, such as examples/jobs/data-product-lead.toml
    #[arg(long, value_name = "FILE")]
    job: Option<PathBuf>,
    /// The closest levels instead, this many, such as 3
    #[arg(long, num_args = 0..=1, default_missing_value = "5")]
    nearest: Option<usize>,
    /// Read numbers as ratings in the profile and in the job: 0-4, where 0 is not yet aware, 1 awareness, 2
    /// working, 3 practitioner and 4 expert; or 1-4, the same without 0
    #[arg(long, value_name = "0-4|1-4")]
    numbers: Option<Numbers>,
    /// Draw a bar for each skill into this file, as SVG, such as gap.svg
    #[arg(long, value_name = "FILE", conflicts_with = "nearest")]
    svg: Option<PathBuf>,
    /// How to print: text for a terminal, json for programs, markdown for documents
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

fn main() {
    let arguments = Arguments::parse();
    let job = arguments.job.as_deref().map(|path| job_file::read_or_exit(path, arguments.numbers));
    let stored = read_or_exit(&arguments.profile, arguments.numbers);
    let profile = stored.migrate().value;
    if let Some(path) = &arguments.svg {
        let picture = match (arguments.level, &arguments.job, &job) {
            (Some(level), ..) => Some(gap::gap(&profile, level)),
            (None, Some(path), Some(job)) => {
                let name = path.file_stem().unwrap_or_default().to_string_lossy();
                Some(gap::job_gap(&name, &stored.gap_to_job(&job.value)))
            }
            _ => None,
        };
        if let Some(picture) = picture {
            files::write_or_exit(path, &picture);
        }
    }
    match (arguments.level, job) {
        (Some(level), _) => show_gap(&profile, level, arguments.format),
        (None, Some(job)) => show_job_gap(&stored, &job.value, arguments.format),
        (None, None) => {
            show_nearest(&profile, arguments.nearest.unwrap_or(5), arguments.format);
        }
    }
}

/// Reads a profile, and tells on standard error what a person should know of it, line by line.
fn read_or_exit(path: &Path, numbers: Option<Numbers>) -> StoredProfile {
    let file: StoredFile<StoredProfile> =
        stored_file::read(path, numbers).unwrap_or_else(|error| {
            eprintln!("error: {error}");
            exit(2)
        });
    let tell = |line: usize, message: String| {
        eprintln!("note: {}: line {line}: {message}", path.display());
    };
    if let Err(error) = file.stored.edition() {
        let (line, message) = file.edition_note(&error);
        tell(line, message);
    }
    for note in &file.stored.migrate().notes {
        let is_value = matches!(note.reason, Reason::UnknownValue(_) | Reason::NotText);
        if is_value && is_blank(&note.value) {
            continue;
        }
        let hint = number_hint(&note.value, numbers).filter(|_| is_value);
        let hint = hint.map_or(String::new(), |hint| format!("; {hint}"));
        tell(file.line(note), format!("{note}{hint}"));
    }
    file.stored
}

fn show_gap(profile: &Profile, level: RoleLevel, format: Format) {
    let gap = profile.gap_to(level);
    if format == Format::Json {
        return print_json(json!({ "role_level": level, "gap": gap }));
    }
    let mut text = heading(format, &format!("Towards {level}"));
    let mut rows = table(format, ["Skill", "Required", "Rated", "Is"]);
    for item in gap.items() {
        let rated = item.rating.map_or("-", Rating::slug);
        rows.add_row([
            item.skill.name().into(),
            word(Some(item.required)),
            rated.into(),
            item.kind().to_string().into(),
        ]);
    }
    let _ = writeln!(text, "\n\n{rows}\n");
    let met = if gap.is_met() { "met" } else { "not met" };
    let (below, unassessed) = (gap.steps_below(), gap.steps_not_assessed());
    let _ = writeln!(text, "{met}: {below} steps below, {unassessed} steps of skills not assessed");
    // What is furthest first; the order is that of the framework where two are as far.
    let mut next: Vec<GapItem> = gap.below().collect();
    next.sort_by_key(|item| item.steps());
    let next = next.iter().map(|item| (item.skill, item.required));
    if !quote(&mut text, next, format) {
        let _ = writeln!(text, "\nSentences not quoted here: {}", level.url());
    }
    print(format, &text);
}

/// Adds what each skill means at a proficiency, and says whether all of it is known.
fn quote(
    text: &mut String,
    skills: impl Iterator<Item = (Skill, Proficiency)>,
    format: Format,
) -> bool {
    let mut is_whole = true;
    for (skill, proficiency) in skills {
        let statements = skill.statements(proficiency);
        if statements.is_empty() {
            is_whole = false;
            continue;
        }
        let before = if format == Format::Markdown { "## " } else { "" };
        let _ = writeln!(text, "\n{before}{skill}, {}\n", proficiency.slug());
        let newest = statements.first().map(|statement| statement.edition());
        for statement in statements.iter().filter(|s| Some(s.edition()) == newest) {
            let _ = writeln!(text, "- {}", statement.text);
        }
    }
    is_whole
}

/// The whole job: essential and desirable, official and own skills.
fn show_job_gap(stored: &StoredProfile, job: &Job, format: Format) {
    let gap = stored.gap_to_job(job);
    if format == Format::Json {
        return print_json(job_gap_json(&gap));
    }
    let mut text = heading(format, "Towards the job");
    let mut rows = table(format, ["Skill", "Needed", "Rated", "Is"]);
    for item in gap.items() {
        let mark = if matches!(item.skill, JobSkill::Own(_)) { " (own)" } else { "" };
        let need = item.need.to_string().to_lowercase();
        rows.add_row([
            format!("{}{mark}", item.skill).into(),
            Cell { text: need, ..cell(item.need.proficiency(), "") },
            item.rating.map_or("-", Rating::slug).into(),
            item.kind().to_string().into(),
        ]);
    }
    let _ = writeln!(text, "\n\n{rows}\n");
    let count = |is_essential: bool, kind| {
        let items = gap.items().iter();
        let items = items.filter(|item| item.need.is_essential() == is_essential);
        items.filter(|item| item.kind() == kind).count()
    };
    let met = if gap.is_met() { "met" } else { "not met" };
    let parts = [("essential", true), ("desirable", false)].map(|(name, is_essential)| {
        let below = count(is_essential, GapKind::Below);
        let unassessed = count(is_essential, GapKind::NotAssessed);
        format!("{name}: {below} below, {unassessed} not assessed")
    });
    let _ = writeln!(text, "{met}; {}", parts.join("; "));
    let below = gap.items().iter().filter(|item| item.kind() == GapKind::Below);
    let below = below.filter_map(|item| match (item.skill, item.need.proficiency()) {
        (JobSkill::Official(skill), Some(proficiency)) => Some((skill, proficiency)),
        _ => None,
    });
    quote(&mut text, below, format);
    print(format, &text);
}

fn job_gap_json(gap: &JobGap<'_>) -> serde_json::Value {
    let items = gap.items().iter().map(|item| {
        let (skill, is_own) = match item.skill {
            JobSkill::Official(skill) => (skill.slug(), false),
            JobSkill::Own(skill) => (skill.name(), true),
        };
        json!({
            "skill": skill,
            "is_own": is_own,
            "need": item.need.slug(),
            "rating": item.rating,
            "kind": item.kind(),
        })
    });
    json!({ "is_met": gap.is_met(), "items": items.collect::<Vec<_>>() })
}

fn show_nearest(profile: &Profile, count: usize, format: Format) {
    let nearest = profile.nearest_levels(Edition::LATEST);
    let nearest = nearest.iter().take(count);
    if format == Format::Json {
        return print_json(json!({ "nearest": nearest.collect::<Vec<_>>() }));
    }
    let mut rows = table(format, ["Role level", "Role", "In common", "Steps", "Skills missing"]);
    for near in nearest {
        let (level, role) = (near.level().name(), near.level().role().name());
        let common = format!("{:.0} %", 100.0 * near.overlap());
        let (steps, missing) = (near.steps().to_string(), near.missing().to_string());
        rows.add_row([level, role, &common, &steps, &missing]);
    }
    print(format, &format!("{}\n\n{rows}", heading(format, "Nearest role levels")));
}
