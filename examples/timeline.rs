//! How a role's ladder or a skill changed through the editions.
//!
//! ```text
//! $ cargo run -q --example timeline -- "Strategic design and business change"
//! Strategic design and business change
//!
//!  Role level                       2022-09        2023-10        2025-10        2026-10
//! ────────────────────────────────────────────────────────────────────────────────────────────
//!  Business architect                                             practitioner   practitioner
//!  Lead business architect                                        expert         expert
//!  Lead enterprise architect        practitioner   practitioner   -              -
//!  Principal enterprise architect   expert         expert         -              -
//!
//! `-` is not required; a gap is an edition without the level
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
//! A letter for each level, in the order of the edition:
//! A awareness, W working, P practitioner, E expert, . not required
//! ```

#[path = "shared/arguments.rs"]
mod arguments;
#[path = "shared/cells.rs"]
mod cells;
#[path = "shared/files.rs"]
mod files;
#[path = "shared/pictures/frame.rs"]
mod frame;
#[path = "shared/names.rs"]
mod names;
#[path = "shared/output.rs"]
mod output;
#[path = "shared/page.rs"]
mod page;
#[path = "shared/pictures/timeline.rs"]
mod picture;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::str::FromStr;

use capability_framework::history::{Event, EventKind};
use capability_framework::{Edition, Proficiency, Role, RoleLevel, Skill};
use cells::word;
use clap::{Parser, Subcommand};
use output::{Format, count, fail, print_json};
use page::{Cell, Page, table};
use picture::{Row, Timeline};
use serde_json::{Value, json};

/// Shows how the ladder of a role, or a skill, changed through the editions.
///
/// Names may be written in any way: as slugs, in any case, by a former name.
#[derive(Parser)]
#[command(subcommand_negates_reqs = true, arg_required_else_help = true)]
#[command(override_usage = "timeline <NAME> [OPTIONS]\n       \
    timeline <role|skill> <NAME> [OPTIONS]")]
struct Arguments {
    /// A role or a skill, such as "Data engineer"
    #[arg(value_name = "NAME", required = true)]
    subject: Option<Subject>,
    #[command(subcommand)]
    of_kind: Option<Subject>,
    /// Show what is the same in every edition too
    #[arg(long, global = true)]
    all: bool,
    /// Draw the same into this file, as SVG, such as timeline.svg
    #[arg(long, value_name = "FILE", global = true)]
    svg: Option<PathBuf>,
    /// How to print the answer, such as markdown for a document
    #[arg(long, value_enum, default_value_t = Format::Text, global = true)]
    format: Format,
}

#[derive(Clone, Subcommand)]
enum Subject {
    /// Shows the levels of a role and what they require
    #[command(override_usage = "timeline role <ROLE> [OPTIONS]")]
    Role {
        /// The role, such as "Data engineer"
        role: Role,
    },
    /// Shows the role levels that require a skill
    #[command(override_usage = "timeline skill <SKILL> [OPTIONS]")]
    Skill {
        /// The skill, such as "Data modelling"
        skill: Skill,
    },
}

impl FromStr for Subject {
    type Err = String;

    fn from_str(name: &str) -> Result<Subject, String> {
        let readings = [
            name.parse().map(|role| Subject::Role { role }),
            name.parse().map(|skill| Subject::Skill { skill }),
        ];
        names::first(name, "role or skill", readings)
    }
}

fn main() {
    let Arguments { subject, of_kind, all, svg, format } = arguments::parse();
    let subject = match (subject, of_kind) {
        (Some(subject), None) | (None, Some(subject)) => subject,
        _ => fail("expected one name"),
    };
    let (picture, page, json) = match subject {
        Subject::Role { role } => role_timeline(role, all, format),
        Subject::Skill { skill } => skill_timeline(skill, all, format),
    };
    if let Some(path) = svg {
        files::write_text(&path, picture.draw()).unwrap_or_else(|error| fail(error));
    }
    match format {
        Format::Json => print_json(json),
        _ => page.print(),
    }
}

fn role_timeline(role: Role, all: bool, format: Format) -> (Timeline, Page, Value) {
    let editions: Vec<Edition> = Edition::iter().filter(|edition| edition.holds(role)).collect();
    let levels: BTreeSet<RoleLevel> =
        editions.iter().flat_map(|e| e.ladder(role)).copied().collect();
    let skills: BTreeSet<Skill> =
        editions.iter().flat_map(|e| e.skills_of(role)).copied().collect();

    let mut page = Page::new(format, role);
    page.points(role.history().rev().filter_map(in_words));
    let mut numbers = table(format, heads("Role level", &editions));
    for level in &levels {
        let number = |edition: &Edition| {
            let number = edition.ladder(role).iter().position(|other| other == level);
            number.map_or_else(|| "-".to_owned(), |number| (number + 1).to_string())
        };
        numbers.add_row(row(level.name(), editions.iter().map(number)));
    }
    page.table(&numbers);
    let mut required = table(format, heads("Skill", &editions));
    let mut unchanged = 0;
    for skill in &skills {
        let cell = |edition: &Edition| {
            let required = edition.skills_of(role).contains(skill);
            match ladder(*edition, role, *skill) {
                cells if !cells.is_empty() => cells.into_iter().map(letter).collect(),
                _ => if required { "required" } else { "-" }.to_owned(),
            }
        };
        let cells: Vec<String> = editions.iter().map(cell).collect();
        if !all && cells.windows(2).all(|pair| pair[0] == pair[1]) {
            unchanged += 1;
            continue;
        }
        required.add_row(row(skill.name(), cells.into_iter()));
    }
    page.table(&required);
    page.text(not_shown(unchanged, "skill", format));
    page.text(legend(&levels));

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
    (picture, page, json)
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

fn skill_timeline(skill: Skill, all: bool, format: Format) -> (Timeline, Page, Value) {
    let editions: Vec<Edition> = Edition::iter().filter(|edition| edition.holds(skill)).collect();
    let required = editions.iter().flat_map(|edition| edition.required_by(skill));
    let levels: BTreeSet<RoleLevel> = required.map(|row| row.level).collect();

    let page = skill_page(skill, &editions, &levels, all, format);
    let rows = levels.iter().map(|level| Row {
        label: level.name(),
        cells: editions
            .iter()
            .map(|e| e.holds(*level).then(|| vec![proficiency(*e, *level, skill)]))
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
    let json = json!({ "skill": skill, "events": events(skill.history()), "editions": editions });
    (picture, page, json)
}

fn proficiency(edition: Edition, level: RoleLevel, skill: Skill) -> Option<Proficiency> {
    edition.requirements(level)?.get(skill)
}

fn skill_page(
    skill: Skill,
    editions: &[Edition],
    levels: &BTreeSet<RoleLevel>,
    all: bool,
    format: Format,
) -> Page {
    let mut page = Page::new(format, skill);
    page.points(skill.history().rev().filter_map(in_words));
    let mut rows = table(format, heads("Role level", editions));
    let mut unchanged = 0;
    for level in levels {
        let cell =
            |edition: &Edition| edition.holds(*level).then(|| proficiency(*edition, *level, skill));
        let cells: Vec<Option<Option<Proficiency>>> = editions.iter().map(cell).collect();
        // The edition of January 2020 has one role: that the others are missing is no change.
        let has_one_role = editions.first().is_some_and(|edition| edition.roles().len() == 1);
        let first = usize::from(has_one_role && cells[0].is_none());
        if !all && cells[first..].windows(2).all(|pair| pair[0] == pair[1]) {
            unchanged += 1;
            continue;
        }
        let cells = cells.into_iter().map(|cell| cell.map_or("".into(), word));
        rows.add_row([Cell::from(level.name())].into_iter().chain(cells));
    }
    page.table(&rows);
    page.text(not_shown(unchanged, "role level", format));
    if !rows.is_empty() {
        page.text("`-` is not required; a gap is an edition without the level");
    }
    let of_edition = |edition: &Edition| {
        let roles = edition.roles().iter().filter(|role| edition.ladder(**role).is_empty());
        let roles = roles.filter(|role| edition.skills_of(**role).contains(&skill));
        roles.map(|role| role.name()).collect::<Vec<_>>()
    };
    let without_levels: BTreeSet<&str> = editions.iter().flat_map(of_edition).collect();
    if !without_levels.is_empty() {
        let names: Vec<&str> = without_levels.into_iter().collect();
        page.text(format_args!("With no stated proficiency: {}", names.join(", ")));
    }
    page
}

fn not_shown(number: usize, thing: &str, format: Format) -> String {
    match number {
        0 => String::new(),
        _ => format!("{} unchanged{}", count(number, thing), format.hint("--all")),
    }
}

/// An event in words; a misspelling is none.
fn in_words(event: &Event) -> Option<String> {
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

/// The first letter of a proficiency, or `.` if the skill is not required.
fn letter(proficiency: Option<Proficiency>) -> char {
    proficiency.and_then(|proficiency| proficiency.name().chars().next()).unwrap_or('.')
}

fn legend(levels: &BTreeSet<RoleLevel>) -> String {
    if levels.is_empty() {
        return "Senior Civil Service: no levels and no stated proficiencies".to_owned();
    }
    let letters: Vec<String> =
        Proficiency::iter().map(|p| format!("{} {}", letter(Some(p)), p.slug())).collect();
    format!(
        "A letter for each level, in the order of the edition:\n{}, . not required",
        letters.join(", ")
    )
}
