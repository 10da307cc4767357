//! What changes between two role levels or two editions, and the sentences that come into force.
//!
//! ```text
//! $ cargo run -q --example level_delta -- "Infrastructure operations engineer" "Senior infrastructure operations engineer"
//! Infrastructure operations engineer to Senior infrastructure operations engineer
//!
//!  Skill                                    From        To          Change
//! ────────────────────────────────────────────────────────────────────────────
//!  Asset and configuration management       working     working     unchanged
//!  Availability and capacity management     working     working     unchanged
//!  Change management                        awareness   working     raised
//!  Coding and scripting                     awareness   awareness   unchanged
//!  Continual service improvement            awareness   working     raised
//!  Incident management                      awareness   working     raised
//!  Ownership and initiative                 working     working     unchanged
//!  Problem management                       awareness   working     raised
//!  Service focus                            working     working     unchanged
//!  Service management framework knowledge   awareness   awareness   unchanged
//!  Technical specialism                     awareness   working     raised
//!  Technical understanding                  awareness   working     raised
//!  Testing                                  awareness   working     raised
//!  User focus                               working     working     unchanged
//!
//! 7 raised, 0 added, 7 unchanged, 0 lowered, 0 dropped
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
//! - You can identify process optimisation opportunities with guidance and contribute to the implementation of proposed solutions. (line 206 and 246)
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
//! - You can initiate and monitor actions to investigate patterns and trends to resolve problems, including consulting specialists where required. You can determine the appropriate remedy and assist with implementation of it as well as preventative measures. (line 212 and 252)
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
//! - You understand core technical concepts related to the role and can apply them with guidance. (line 220 and 260)
//!
//! Testing, working
//!
//! Application operations engineer page, January 2020:
//!
//! - You can review requirements, specifications and define test conditions. You can identify issues and risks associated with work while being able to analyse and report test activities and results. (line 222)
//!
//! $ cargo run -q --example level_delta -- "Content designer" --edition 2025-10
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
//! 0 raised, 8 added, 0 unchanged, 0 lowered, 6 dropped
//!
//! Sentences not quoted here: https://understand-digital-data-roles-skills.service.gov.uk/role/content-designer/#content-designer
//!
//! $ cargo run -q --example level_delta -- "Lead agile coach" --edition 2025-10
//! error: the edition of October 2025 does not hold Lead agile coach, first published on 28 August 2026, nor the role Agile coach
//!
//!
//! Usage: capability-framework [OPTIONS] <FROM> [TO]
//!
//! For more information, try '--help'.
//!
//! $ cargo run -q --example level_delta -- "Technical writer" "Lead technical writer" --format markdown
//! # Technical writer to Lead technical writer
//!
//! | Skill                                         | From         | To           | Change    |
//! |-----------------------------------------------|--------------|--------------|-----------|
//! | Agile working                                 | practitioner | practitioner | unchanged |
//! | Prototyping                                   | working      | working      | unchanged |
//! | Stakeholder relationship management           | practitioner | expert       | raised    |
//! | Strategic thinking                            | expert       | expert       | unchanged |
//! | Technical understanding (user-centred design) | practitioner | practitioner | unchanged |
//! | User focus                                    | expert       | expert       | unchanged |
//! | User-centred content design                   | practitioner | expert       | raised    |
//!
//! 2 raised, 0 added, 5 unchanged, 0 lowered, 0 dropped
//!
//! Sentences not quoted here: https://understand-digital-data-roles-skills.service.gov.uk/role/technical-writer/#lead-technical-writer
//!
//! *Contains public sector information licensed under the Open Government Licence v3.0.*
//! ```

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
#[path = "shared/table.rs"]
mod table;

use std::fmt::Write;
use std::path::PathBuf;

use anstyle::AnsiColor;
use capability_framework::history::{Event, EventKind};
use capability_framework::{
    Change, ChangeKind, Document, Edition, Proficiency, RoleLevel, Skill, Statement,
};
use cells::{coloured, word};
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};
use output::{Format, heading, print, print_json};
use serde_json::json;
use table::{Cell, table};

/// What changes between two role levels, and the sentences that come into force.
///
/// Names are understood however they are written, slugs and former names too.
#[derive(Parser)]
struct Arguments {
    /// The level to start from
    from: RoleLevel,
    /// The level to reach, of the same role or of another; without it the same level
    #[arg(required_unless_present = "edition")]
    to: Option<RoleLevel>,
    /// The edition to take the first level from, such as 2025-10; the second is of the latest
    #[arg(long, default_value = Edition::LATEST.slug(), hide_default_value = true)]
    edition: Edition,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Draw the changes into this file, as SVG, such as delta.svg
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
}

fn main() {
    let Arguments { from, to, edition, format, svg } = Arguments::parse();
    let to = to.unwrap_or(from);
    let Some(requirements) = edition.requirements(from) else {
        let message = held_instead(edition, from) + "\n";
        Arguments::command().error(ErrorKind::InvalidValue, message).exit();
    };
    let picture = delta::delta_between((from, edition), (to, Edition::LATEST));
    if let (Some(path), Some(picture)) = (svg, picture) {
        files::write_or_exit(&path, &picture);
    }
    let delta = requirements.delta_to(to);
    if format == Format::Json {
        let in_force = delta.changes().filter(|change| comes_into_force(*change)).map(|change| {
            let statements = change.to.map_or(&[][..], |to| newest(change.skill, to));
            json!({ "skill": change.skill, "proficiency": change.to, "statements": statements })
        });
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
    let title = format!("{} to {}", described(from, edition), described(to, Edition::LATEST));
    let mut text = heading(format, &title);
    let mut rows = table(format, ["Skill", "From", "To", "Change"]);
    for change in delta.changes() {
        rows.add_row([
            change.skill.name().into(),
            word(change.from),
            word(change.to),
            kind(change),
        ]);
    }
    let counts = delta.counts();
    let _ = writeln!(
        text,
        "\n\n{rows}\n\n{} raised, {} added, {} unchanged, {} lowered, {} dropped",
        counts.raised, counts.added, counts.unchanged, counts.lowered, counts.dropped,
    );
    let mut is_whole = true;
    for change in delta.changes().filter(|change| comes_into_force(*change)) {
        let Some(proficiency) = change.to else {
            continue;
        };
        let statements = newest(change.skill, proficiency);
        if statements.is_empty() {
            is_whole = false;
            continue;
        }
        let before = if format == Format::Markdown { "## " } else { "" };
        let _ = writeln!(text, "\n{before}{}, {}\n", change.skill, proficiency.slug());
        for group in statements.chunk_by(|a, b| documents(a).eq(documents(b))) {
            let names: Vec<&str> = documents(&group[0]).map(|document| document.name()).collect();
            let _ = writeln!(text, "{}, {}:\n", names.join(" and "), group[0].edition());
            for statement in group {
                let lines: Vec<String> =
                    statement.sources().map(|source| source.line.to_string()).collect();
                let _ = writeln!(text, "- {} (line {})", statement.text, lines.join(" and "));
            }
        }
    }
    if !is_whole {
        let _ = writeln!(text, "\nSentences not quoted here: {}", to.url());
    }
    print(format, &text);
}

/// Since when there is a level that an edition does not hold, and what the edition holds of its role.
fn held_instead(edition: Edition, level: RoleLevel) -> String {
    let role = level.role();
    let is_added = |event: &&Event| event.kind == EventKind::Added;
    let added = level.history().chain(role.history()).find(is_added).and_then(|event| event.date);
    let first = Edition::iter().find(|edition| edition.holds(level));
    let since = match (added, first) {
        (Some(date), _) => format!(", first published on {date}"),
        (None, Some(first)) => format!(", first in the edition of {first}"),
        (None, None) => String::new(),
    };
    let ladder: Vec<&str> = edition.ladder(role).iter().map(|level| level.name()).collect();
    let instead = match ladder[..] {
        [] => format!("nor the role {role}"),
        _ => format!("but of the role {role}: {}", ladder.join(", ")),
    };
    format!("the edition of {edition} does not hold {level}{since}, {instead}")
}

/// Whether the second level is held to other sentences than the first.
fn comes_into_force(change: Change) -> bool {
    matches!(change.kind(), ChangeKind::Added | ChangeKind::Raised | ChangeKind::Lowered)
}

/// The statements of the newest edition that says something.
fn newest(skill: Skill, proficiency: Proficiency) -> &'static [Statement] {
    let mut editions =
        skill.statements(proficiency).chunk_by(|newer, older| newer.edition() == older.edition());
    editions.next().unwrap_or_default()
}

/// The documents that a statement stands in, each once.
fn documents(statement: &Statement) -> impl Iterator<Item = Document> {
    let mut documents: Vec<Document> = statement.sources().map(|source| source.document).collect();
    documents.dedup();
    documents.into_iter()
}

fn kind(change: Change) -> Cell {
    let colour = match change.kind() {
        ChangeKind::Added | ChangeKind::Raised => AnsiColor::BrightGreen,
        ChangeKind::Unchanged => AnsiColor::BrightBlack,
        ChangeKind::Lowered | ChangeKind::Dropped => AnsiColor::BrightYellow,
    };
    coloured(change.kind().slug(), colour)
}
