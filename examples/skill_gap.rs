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
//! note: `user-focus-content-design` (practitioner): User focus (content design) is retired; the entry is kept
//! ```

#[path = "shared/cells.rs"]
mod cells;
#[path = "shared/output.rs"]
mod output;
#[path = "shared/table.rs"]
mod table;

use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::exit;

use capability_framework::stored::StoredProfile;
use capability_framework::{Edition, GapItem, Profile, Rating, RoleLevel};
use cells::word;
use clap::{ArgGroup, Parser};
use output::{Format, heading, print, print_json};
use serde_json::json;
use table::table;

/// What a person should develop next for a role level.
#[derive(Parser)]
#[command(group(ArgGroup::new("what").required(true).args(["level", "nearest"])))]
struct Arguments {
    /// A stored profile, as JSON or TOML by the extension; of any edition
    profile: PathBuf,
    /// The level to reach
    level: Option<RoleLevel>,
    /// The closest levels instead, this many
    #[arg(long, num_args = 0..=1, default_missing_value = "5")]
    nearest: Option<usize>,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

fn main() {
    let arguments = Arguments::parse();
    let stored = read(&arguments.profile).unwrap_or_else(|error| {
        eprintln!("error: {}: {error}", arguments.profile.display());
        exit(2);
    });
    if let Err(error) = stored.edition() {
        eprintln!("note: {error}");
    }
    let migration = stored.migrate();
    for note in &migration.notes {
        eprintln!("note: {note}");
    }
    match (arguments.level, arguments.nearest) {
        (Some(level), _) => show_gap(&migration.value, level, arguments.format),
        (None, count) => show_nearest(&migration.value, count.unwrap_or(5), arguments.format),
    }
}

fn read(path: &Path) -> Result<StoredProfile, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("json") => Ok(serde_json::from_str(&text)?),
        Some("toml") => Ok(basic_toml::from_str(&text)?),
        _ => Err("expected a file that ends in .json or .toml".into()),
    }
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
    let mut is_whole = true;
    for item in next {
        let statements = item.skill.statements(item.required);
        if statements.is_empty() {
            is_whole = false;
            continue;
        }
        let before = if format == Format::Markdown { "## " } else { "" };
        let _ = writeln!(text, "\n{before}{}, {}\n", item.skill, item.required.slug());
        let newest = statements.first().map(|statement| statement.edition());
        for statement in statements.iter().filter(|s| Some(s.edition()) == newest) {
            let _ = writeln!(text, "- {}", statement.text);
        }
    }
    if !is_whole {
        let _ = writeln!(text, "\nSentences not quoted here: {}", level.url());
    }
    print(format, &text);
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
