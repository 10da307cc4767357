//! How a role's ladder or a skill changed through the editions.
//!
//! ```text
//! $ cargo run -q --example timeline -- skill "Strategic design and business change"
//! Strategic design and business change
//!
//!  Role level                       2022-09        2023-10        2025-10        2026-10
//! ────────────────────────────────────────────────────────────────────────────────────────────
//!  Business architect                                             practitioner   practitioner
//!  Lead business architect                                        expert         expert
//!  Lead enterprise architect        practitioner   practitioner   -              -
//!  Principal enterprise architect   expert         expert         -              -
//!
//! - not required, empty where the edition has no such level
//!
//! $ cargo run -q --example timeline -- role "Data ethicist" --svg target/data-ethicist.svg
//! Data and artificial intelligence (AI) ethicist
//!
//! - 30 August 2022: added
//! - 28 August 2026: Data ethicist renamed Data and artificial intelligence (AI) ethicist
//!
//!  Role level                    2022-09   2023-10   2025-10   2026-10
//! ─────────────────────────────────────────────────────────────────────
//!  Data and AI ethicist          -         -         -         1
//!  Senior data and AI ethicist   -         -         -         2
//!  Lead data and AI ethicist     1         1         1         3
//!  Head of data and AI ethics    2         2         2         4
//!
//!  Skill                                                   2022-09   2023-10   2025-10   2026-10
//! ───────────────────────────────────────────────────────────────────────────────────────────────
//!  Analysis and synthesis for data and AI ethics           PE        PE        PE        WWPE
//!  Applied empathy and inclusivity                         EE        EE        EE        PPEE
//!  Applied social sciences                                 PE        PE        PE        AWPE
//!  Communicating between the technical and non-technical   PE        PE        PE        WPPE
//!  Data and AI ethics communication                        EE        EE        EE        WPEE
//!  Data and AI ethics product management                   PE        PE        PE        AWPE
//!  Data ethics and privacy                                 -         -         PE        WPPE
//!  Managing decisions and risks                            PP        PP        PP        WWPP
//!  Problem management                                      PE        PP        PP        AWPP
//!  Stakeholder relationship management                     PE        PE        PE        AWPE
//!  Ethics and privacy                                      PE        PE        -         -
//!
//! A letter for each level, in the order of the edition: A awareness, W working, P practitioner, E expert, . not required
//! ```

#[path = "shared/cells.rs"]
mod cells;
#[path = "shared/files.rs"]
mod files;
#[path = "shared/pictures/frame.rs"]
mod frame;
#[path = "shared/output.rs"]
mod output;
#[path = "shared/pictures/timeline.rs"]
mod picture;
#[path = "shared/table.rs"]
mod table;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;

use capability_framework::history::{Event, EventKind};
use capability_framework::{Edition, Proficiency, Role, RoleLevel, Skill};
use cells::word;
use clap::{Parser, Subcommand};
use output::{Format, heading, print, print_json};
use picture::{Row, Timeline};
use serde_json::{Value, json};
use table::{Cell, table};

/// How a role's ladder or a skill changed through the editions.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    subject: Subject,
    #[arg(long, value_enum, default_value_t = Format::Text, global = true)]
    format: Format,
    /// Draw the same into this file, as SVG, such as timeline.svg
    #[arg(long, value_name = "FILE", global = true)]
    svg: Option<PathBuf>,
}

/// Names are understood however they are written, slugs and former names too.
#[derive(Subcommand)]
enum Subject {
    /// The levels of a role and what they require
    Role { role: Role },
    /// The role levels that require a skill
    Skill { skill: Skill },
}

fn main() {
    let Arguments { subject, format, svg } = Arguments::parse();
    let (picture, text, json) = match subject {
        Subject::Role { role } => of_role(role, format),
        Subject::Skill { skill } => of_skill(skill, format),
    };
    if let Some(path) = svg {
        files::write_or_exit(&path, &picture.draw());
    }
    match format {
        Format::Json => print_json(json),
        _ => print(format, &text),
    }
}

fn of_role(role: Role, format: Format) -> (Timeline, String, Value) {
    let editions: Vec<Edition> = Edition::iter().filter(|edition| edition.holds(role)).collect();
    let levels: BTreeSet<RoleLevel> =
        editions.iter().flat_map(|e| e.ladder(role)).copied().collect();
    let skills: BTreeSet<Skill> =
        editions.iter().flat_map(|e| e.skills_of(role)).copied().collect();

    let mut text = title(format, role.name(), role.history());
    let mut numbers = table(format, heads("Role level", &editions));
    for level in &levels {
        let number = |edition: &Edition| {
            let number = edition.ladder(role).iter().position(|other| other == level);
            number.map_or_else(|| "-".to_owned(), |number| (number + 1).to_string())
        };
        numbers.add_row(row(level.name(), editions.iter().map(number)));
    }
    let mut required = table(format, heads("Skill", &editions));
    for skill in &skills {
        let cell = |edition: &Edition| {
            let required = edition.skills_of(role).contains(skill);
            match ladder(*edition, role, *skill) {
                cells if !cells.is_empty() => cells.into_iter().map(letter).collect(),
                _ => if required { "required" } else { "-" }.to_owned(),
            }
        };
        required.add_row(row(skill.name(), editions.iter().map(cell)));
    }
    if !levels.is_empty() {
        let _ = writeln!(text, "\n{numbers}");
    }
    let _ = writeln!(text, "\n{required}\n\n{}", legend(&levels));

    let rows = skills.iter().map(|skill| Row {
        label: skill.name(),
        cells: editions.iter().map(|edition| required_ladder(*edition, role, *skill)).collect(),
    });
    let picture = Timeline { title: role.name(), editions: editions.clone(), rows: rows.collect() };
    let json = json!({
        "role": role,
        "events": events(role.history()),
        "editions": editions.iter().map(|edition| role_json(*edition, role)).collect::<Vec<_>>(),
    });
    (picture, text, json)
}

fn role_json(edition: Edition, role: Role) -> Value {
    let skills = edition.skills_of(role).iter();
    let skills =
        skills.map(|skill| json!({ "skill": skill, "ladder": ladder(edition, role, *skill) }));
    json!({
        "edition": edition,
        "levels": edition.ladder(role),
        "skills": skills.collect::<Vec<_>>(),
    })
}

/// How well each level of a role requires a skill in an edition.
fn ladder(edition: Edition, role: Role, skill: Skill) -> Vec<Option<Proficiency>> {
    let rows = edition.matrix(role).into_iter().flatten();
    rows.filter(|row| row.skill() == skill).flat_map(|row| row.cells()).collect()
}

/// The same, where the role requires the skill at all.
fn required_ladder(edition: Edition, role: Role, skill: Skill) -> Option<Vec<Option<Proficiency>>> {
    edition.skills_of(role).contains(&skill).then(|| ladder(edition, role, skill))
}

fn of_skill(skill: Skill, format: Format) -> (Timeline, String, Value) {
    let editions: Vec<Edition> = Edition::iter().filter(|edition| edition.holds(skill)).collect();
    let required = editions.iter().flat_map(|edition| edition.required_by(skill));
    let levels: BTreeSet<RoleLevel> = required.map(|row| row.level).collect();
    let proficiency = |edition: &Edition, level: RoleLevel| edition.requirements(level)?.get(skill);

    let mut text = title(format, skill.name(), skill.history());
    let mut rows = table(format, heads("Role level", &editions));
    for level in &levels {
        let cells = editions.iter().map(|edition| match edition.holds(*level) {
            true => word(proficiency(edition, *level)),
            false => Cell::from(""),
        });
        rows.add_row([Cell::from(level.name())].into_iter().chain(cells));
    }
    let _ = writeln!(text, "\n{rows}\n\n- not required, empty where the edition has no such level");

    let rows = levels.iter().map(|level| Row {
        label: level.name(),
        cells: editions
            .iter()
            .map(|edition| edition.holds(*level).then(|| vec![proficiency(edition, *level)]))
            .collect(),
    });
    let picture =
        Timeline { title: skill.name(), editions: editions.clone(), rows: rows.collect() };
    let editions = editions.iter().map(|edition| {
        let rows = edition.required_by(skill);
        let rows =
            rows.map(|row| json!({ "role_level": row.level, "proficiency": row.proficiency }));
        json!({ "edition": edition, "required_by": rows.collect::<Vec<_>>() })
    });
    let editions: Vec<Value> = editions.collect();
    (
        picture,
        text,
        json!({ "skill": skill, "events": events(skill.history()), "editions": editions }),
    )
}

/// The name, and what happened to it, oldest first.
fn title<'a>(
    format: Format,
    name: &str,
    history: impl DoubleEndedIterator<Item = &'a Event>,
) -> String {
    let mut text = heading(format, name) + "\n";
    let told: Vec<String> = history.rev().filter_map(told).collect();
    if !told.is_empty() {
        let _ = writeln!(text, "\n- {}", told.join("\n- "));
    }
    text
}

/// An event in words; a misspelling is none.
fn told(event: &Event) -> Option<String> {
    let date = event.date?;
    let (old, new) = (event.old_name.unwrap_or_default(), event.new_name.unwrap_or_default());
    Some(match event.kind {
        EventKind::Added => format!("{date}: added"),
        EventKind::Renamed => format!("{date}: {old} renamed {new}"),
        EventKind::Merged => format!("{date}: {old} merged into {new}"),
        EventKind::Removed => format!("{date}: removed"),
        _ => return None,
    })
}

fn events<'a>(history: impl Iterator<Item = &'a Event>) -> Vec<Value> {
    let events = history.map(|event| {
        json!({
            "date": event.date.map(|date| format!("{date:?}")),
            "event": event.kind.slug(),
            "old_name": event.old_name,
            "new_name": event.new_name,
        })
    });
    events.collect()
}

fn heads<'a>(first: &'a str, editions: &'a [Edition]) -> impl Iterator<Item = &'a str> {
    [first].into_iter().chain(editions.iter().map(|edition| edition.slug()))
}

fn row(name: &str, cells: impl Iterator<Item = String>) -> impl Iterator<Item = String> {
    [name.to_owned()].into_iter().chain(cells)
}

/// The first letter of a proficiency, `.` for what is not required.
fn letter(proficiency: Option<Proficiency>) -> char {
    proficiency.and_then(|proficiency| proficiency.name().chars().next()).unwrap_or('.')
}

fn legend(levels: &BTreeSet<RoleLevel>) -> String {
    if levels.is_empty() {
        return "The role has no levels, and states no proficiencies.".to_owned();
    }
    let letters: Vec<String> =
        Proficiency::iter().map(|p| format!("{} {}", letter(Some(p)), p.slug())).collect();
    format!(
        "A letter for each level, in the order of the edition: {}, . not required",
        letters.join(", ")
    )
}
