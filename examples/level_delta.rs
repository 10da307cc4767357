//! What changes between two role levels or two editions, with the official wording for each change.
//!
//! ```text
//! $ cargo run -q --example level_delta -- "Infrastructure operations engineer" "Senior infrastructure operations engineer"
//! Infrastructure operations engineer to Senior infrastructure operations engineer
//!
//!  Skill                           From        To        Change
//! ──────────────────────────────────────────────────────────────
//!  Change management               awareness   working   raised
//!  Continual service improvement   awareness   working   raised
//!  Incident management             awareness   working   raised
//!  Problem management              awareness   working   raised
//!  Technical specialism            awareness   working   raised
//!  Technical understanding         awareness   working   raised
//!  Testing                         awareness   working   raised
//!
//! 7 raised, 0 added, 0 lowered, 0 dropped, 7 unchanged (--all shows them)
//!
//! Change management, working
//!
//! Application operations engineer page, January 2020:
//!
//! - You can analyse and assess impact, and develop and document change requests. You can implement changes based on requests for change. (line 204)
//!
//! Continual service improvement, working
//!
//! Application operations engineer page, January 2020:
//!
//! - You can identify process optimisation opportunities with guidance and contribute to the implementation of proposed solutions. (lines 206 and 246)
//!
//! Incident management, working
//!
//! Application operations engineer page, January 2020:
//!
//! - You can diagnose and prioritise incidents, investigating their causes and finding resolutions. (line 208)
//!
//! Problem management, working
//!
//! Application operations engineer page, January 2020:
//!
//! - You can initiate and monitor actions to investigate patterns and trends to resolve problems, including consulting specialists where required. You can determine the appropriate remedy and assist with implementation of it as well as preventative measures. (lines 212 and 252)
//!
//! Technical specialism, working
//!
//! Application operations engineer page, January 2020:
//!
//! - You can use management system software and tools. You have knowledge of logical schemata to investigate problems, collect performance statistics and create reports. You can carry out routine configuration, installation and reconfiguration of database and related products. You are able to optimise performance and forecast resource needs. (line 218)
//!
//! Technical understanding, working
//!
//! Application operations engineer page, January 2020:
//!
//! - You understand core technical concepts related to the role and can apply them with guidance. (lines 220 and 260)
//!
//! Testing, working
//!
//! Application operations engineer page, January 2020:
//!
//! - You can review requirements, specifications and define test conditions. You can identify issues and risks associated with work while being able to analyse and report test activities and results. (line 222)
//!
//! $ cargo run -q --example level_delta -- "Content designer" --edition 2025-10 --svg target/content-designer.svg
//! Content designer (October 2025) to Content designer (October 2026)
//!
//!  Skill                                                  From           To        Change
//! ─────────────────────────────────────────────────────────────────────────────────────────
//!  Content management and architecture                    -              working   added
//!  Design communication                                   -              working   added
//!  Designing for everyone                                 -              working   added
//!  Designing strategically                                -              working   added
//!  Designing together                                     -              working   added
//!  Evidence-based design                                  -              working   added
//!  Iterative design                                       -              working   added
//!  Leading design                                         -              working   added
//!  User-centred content design                            working        -         dropped
//!  Agile working (content design)                         practitioner   -         dropped
//!  Content concepts and prototyping                       working        -         dropped
//!  Stakeholder relationship management (content design)   working        -         dropped
//!  Strategic thinking (content design)                    practitioner   -         dropped
//!  User focus (content design)                            working        -         dropped
//!
//! 0 raised, 8 added, 0 lowered, 6 dropped, 0 unchanged
//!
//! The wording of 8 skills is not quoted here: https://understand-digital-data-roles-skills.service.gov.uk/role/content-designer/#content-designer
//!
//! $ cargo run -q --example level_delta -- "Lead agile coach" --edition 2025-10
//! error: Lead agile coach is not in the edition of October 2025, nor is the role Agile coach; it was first published on 28 August 2026
//!
//! $ cargo run -q --example level_delta -- "Technical writer" "Lead technical writer" --format markdown
//! # Technical writer to Lead technical writer
//!
//! | Skill                               | From         | To     | Change |
//! |-------------------------------------|--------------|--------|--------|
//! | Stakeholder relationship management | practitioner | expert | raised |
//! | User-centred content design         | practitioner | expert | raised |
//!
//! 2 raised, 0 added, 0 lowered, 0 dropped, 5 unchanged
//!
//! The wording of 2 skills is not quoted here: https://understand-digital-data-roles-skills.service.gov.uk/role/technical-writer/#lead-technical-writer
//!
//! *Contains public sector information licensed under the Open Government Licence v3.0.*
//! ```

#[path = "shared/arguments.rs"]
mod arguments;
#[path = "shared/cells.rs"]
mod cells;
#[path = "shared/pictures/delta.rs"]
mod delta;
#[path = "shared/files.rs"]
mod files;
#[path = "shared/pictures/frame.rs"]
mod frame;
#[path = "shared/output.rs"]
mod output;
#[path = "shared/page.rs"]
mod page;
#[path = "shared/quotes.rs"]
mod quotes;
#[path = "shared/texts.rs"]
mod texts;

use std::path::PathBuf;

use capability_framework::history::{Event, EventKind};
use capability_framework::{Change, ChangeKind, Delta, Edition, Proficiency, RoleLevel, Skill};
use cells::{change, word};
use clap::Parser;
use output::{Format, fail, print_json};
use page::{Page, table};
use serde_json::{Value, json};
use texts::Texts;

/// Shows what changes between two role levels, or in one since an earlier edition, with the official
/// wording of each skill that changes.
///
/// Names may be written in any way: as slugs, in any case, by a former name.
#[derive(Parser)]
#[command(override_usage = "level_delta <FROM> <TO> [OPTIONS]\n       \
    level_delta <FROM> --edition <EDITION> [OPTIONS]")]
struct Arguments {
    /// The level to start from, such as "Data engineer"
    from: RoleLevel,
    /// The level to reach, such as "Senior data engineer"; with --edition, the same level if it is
    /// left out
    #[arg(required_unless_present = "edition")]
    to: Option<RoleLevel>,
    /// The edition of the first level, such as 2025-10; the second is always of the latest
    #[arg(long, default_value = Edition::LATEST.slug(), hide_default_value = true)]
    edition: Edition,
    /// Show the skills that do not change too
    #[arg(long)]
    all: bool,
    /// A folder with roles.csv and skills.csv of the official download, such as ~/Downloads, for the
    /// wording that the crate does not have; needs `--features publication`
    #[arg(long, value_name = "FOLDER")]
    texts: Option<PathBuf>,
    /// Draw the changes into this file, as SVG, such as delta.svg
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// How to print the answer, such as markdown for a document
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

fn main() {
    let Arguments { from, to, edition, all, texts, svg, format } = arguments::parse();
    let to = to.unwrap_or(from);
    let texts = Texts::read(texts.as_deref()).unwrap_or_else(|error| fail(error));
    let Some(requirements) = edition.requirements(from) else { fail(held_instead(edition, from)) };
    let picture = delta::delta_between((from, edition), (to, Edition::LATEST));
    if let Some((path, picture)) = svg.zip(picture) {
        files::write_text(&path, &picture).unwrap_or_else(|error| fail(error));
    }
    let delta = requirements.delta_to(to);
    let new_wording = delta.changes().filter_map(new_wording);
    if format == Format::Json {
        let in_force = new_wording.map(|(skill, to)| statements(&texts, skill, to));
        return print_json(json!({
            "from": from,
            "from_edition": edition,
            "to": to,
            "to_edition": Edition::LATEST,
            "delta": delta,
            "comes_into_force": in_force.collect::<Vec<_>>(),
        }));
    }
    let described = |level: RoleLevel, level_edition: Edition| match edition {
        Edition::LATEST => level.to_string(),
        _ => format!("{level} ({level_edition})"),
    };
    let (first, second) = (described(from, edition), described(to, Edition::LATEST));
    let mut page = Page::new(format, format_args!("{first} to {second}"));
    let mut rows = table(format, ["Skill", "From", "To", "Change"]);
    let unchanged = delta.unchanged().filter(|_| all);
    let is_change = |row: &Change| row.kind() != ChangeKind::Unchanged;
    for row in delta.changes().filter(is_change).chain(unchanged) {
        rows.add_row([row.skill.name().into(), word(row.from), word(row.to), change(row.kind())]);
    }
    page.table(&rows);
    let is_hidden = !all && delta.counts().unchanged > 0;
    let hint = if is_hidden { format.hint("--all") } else { String::new() };
    page.text(counts(&delta) + &hint);
    quotes::quote(&mut page, &texts, new_wording, to.url());
    page.print();
}

/// How many changes there are of each kind.
fn counts(delta: &Delta<'_>) -> String {
    let counts = delta.counts();
    format!(
        "{} raised, {} added, {} lowered, {} dropped, {} unchanged",
        counts.raised, counts.added, counts.lowered, counts.dropped, counts.unchanged,
    )
}

/// The skill, and the proficiency whose wording does not apply to the first level.
fn new_wording(change: Change) -> Option<(Skill, Proficiency)> {
    let is_new =
        matches!(change.kind(), ChangeKind::Added | ChangeKind::Raised | ChangeKind::Lowered);
    Some((change.skill, change.to.filter(|_| is_new)?))
}

fn statements(texts: &Texts, skill: Skill, proficiency: Proficiency) -> Value {
    let mut value = json!({
        "skill": skill,
        "proficiency": proficiency,
        "statements": quotes::newest(skill, proficiency),
    });
    if let Some(text) = texts.skill(skill, proficiency) {
        value["downloaded"] = text.into();
    }
    value
}

/// Since when there is a level that an edition does not have, and what the edition has of its role.
fn held_instead(edition: Edition, level: RoleLevel) -> String {
    let role = level.role();
    let is_added = |event: &&Event| event.kind == EventKind::Added;
    let added = level.history().chain(role.history()).find(is_added).and_then(|event| event.date);
    let first = Edition::iter().find(|edition| edition.holds(level));
    let since = match (added, first) {
        (Some(date), _) => format!("; it was first published on {date}"),
        (None, Some(first)) => format!("; it is first in that of {first}"),
        (None, None) => String::new(),
    };
    let ladder: Vec<&str> = edition.ladder(role).iter().map(|level| level.name()).collect();
    let instead = match ladder[..] {
        [] => format!("nor is the role {role}"),
        _ => format!("which has these levels of {role}: {}", ladder.join(", ")),
    };
    format!("{level} is not in the edition of {edition}, {instead}{since}")
}
