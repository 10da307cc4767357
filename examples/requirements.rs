//! What a role level, a role or a skill requires.
//!
//! ```text
//! $ cargo run -q --example requirements -- "Lead technical writer" --svg target/technical-writer.svg
//! Lead technical writer (G7/G6)
//!
//! Level 2 of 2 of Technical writer, User-centred design
//!
//!  Skill                                           Proficiency
//! ──────────────────────────────────────────────────────────────
//!  Agile working                                   practitioner
//!  Prototyping                                     working
//!  Stakeholder relationship management             expert
//!  Strategic thinking                              expert
//!  Technical understanding (user-centred design)   practitioner
//!  User focus                                      expert
//!  User-centred content design                     expert
//!
//! https://understand-digital-data-roles-skills.service.gov.uk/role/technical-writer/#lead-technical-writer
//!
//! $ cargo run -q --example requirements -- role "Technical writer" --format markdown
//! # Technical writer (SEO/G7/G6)
//!
//! User-centred design
//!
//! 1. Technical writer (SEO/G7)
//! 2. Lead technical writer (G7/G6)
//!
//! | Skill                                         | 1 | 2 |
//! |-----------------------------------------------|---|---|
//! | Agile working                                 | P | P |
//! | Prototyping                                   | W | W |
//! | Stakeholder relationship management           | P | E |
//! | Strategic thinking                            | E | E |
//! | Technical understanding (user-centred design) | P | P |
//! | User focus                                    | E | E |
//! | User-centred content design                   | P | E |
//!
//! A awareness, W working, P practitioner, E expert
//!
//! https://understand-digital-data-roles-skills.service.gov.uk/role/technical-writer/
//!
//! *Contains public sector information licensed under the Open Government Licence v3.0.*
//!
//! $ cargo run -q --example requirements -- skill "Test analysis" --at-least expert
//! Test analysis at expert or better
//!
//!  Role level                            Role                             Proficiency
//! ────────────────────────────────────────────────────────────────────────────────────
//!  Lead quality assurance test analyst   Quality assurance test analyst   expert
//!  Lead test engineer                    Test engineer                    expert
//!  Head of test                          Test manager                     expert
//!
//! 3 of 206 role levels
//!
//! https://understand-digital-data-roles-skills.service.gov.uk/skills/#test-analysis
//!
//! $ cargo run -q --example requirements -- level "senior developper"
//! error: invalid value 'senior developper' for '<LEVEL>': unknown role level `senior developper`, did you mean `senior-developer`?
//!
//! For more information, try '--help'.
//! ```

#[path = "shared/arguments.rs"]
mod arguments;
#[path = "shared/cells.rs"]
mod cells;
#[path = "shared/files.rs"]
mod files;
#[path = "shared/pictures/frame.rs"]
mod frame;
#[path = "shared/pictures/ladder.rs"]
mod ladder;
#[path = "shared/names.rs"]
mod names;
#[path = "shared/output.rs"]
mod output;
#[path = "shared/page.rs"]
mod page;

use std::path::PathBuf;
use std::process::ExitCode;
use std::str::FromStr;

use capability_framework::{Edition, Grade, Proficiency, Role, RoleLevel, Skill};
use cells::{cell, word};
use clap::{Parser, Subcommand};
use output::{Format, fail, note, print_json};
use page::{Page, table};
use serde_json::json;

/// Shows what a role level, a role or a skill requires.
///
/// Names may be written in any way: as slugs, in any case, by a former name.
#[derive(Parser)]
#[command(subcommand_negates_reqs = true, arg_required_else_help = true)]
#[command(override_usage = "requirements <NAME> [OPTIONS]\n       \
    requirements <level|role|skill> <NAME> [OPTIONS]")]
struct Arguments {
    /// A role level, a role or a skill, such as "Senior data engineer"; the level if a role has the
    /// same name
    #[arg(value_name = "NAME", required = true)]
    subject: Option<Subject>,
    #[command(subcommand)]
    of_kind: Option<Subject>,
    /// Draw the ladder of the role into this file, as SVG, such as ladder.svg
    #[arg(long, value_name = "FILE", global = true)]
    svg: Option<PathBuf>,
    /// How to print the answer, such as json for another program
    #[arg(long, value_enum, default_value_t = Format::Text, global = true)]
    format: Format,
}

#[derive(Clone, Subcommand)]
enum Subject {
    /// Shows the skills that a role level requires, and how well
    #[command(override_usage = "requirements level <LEVEL> [OPTIONS]")]
    Level {
        /// The level, such as "Senior data engineer"
        level: RoleLevel,
    },
    /// Shows the skills of a role for each of its levels
    #[command(override_usage = "requirements role <ROLE> [OPTIONS]")]
    Role {
        /// The role, such as "Data engineer"
        role: Role,
    },
    /// Shows the role levels that require a skill
    #[command(override_usage = "requirements skill <SKILL> [OPTIONS]")]
    Skill {
        /// The skill, such as "Data modelling"
        skill: Skill,
        /// The lowest proficiency to show, such as expert
        #[arg(long, value_name = "PROFICIENCY", default_value = "awareness")]
        at_least: Proficiency,
    },
}

impl FromStr for Subject {
    type Err = String;

    fn from_str(name: &str) -> Result<Subject, String> {
        let at_least = Proficiency::Awareness;
        let readings = [
            name.parse().map(|level| Subject::Level { level }),
            name.parse().map(|role| Subject::Role { role }),
            name.parse().map(|skill| Subject::Skill { skill, at_least }),
        ];
        names::first(name, "role level, role or skill", readings)
    }
}

fn main() -> ExitCode {
    let Arguments { subject, of_kind, svg, format } = arguments::parse();
    if let Some(Subject::Level { level }) = subject {
        if let Ok(role) = level.name().parse::<Role>() {
            note(format_args!("`{role}` is a role too: requirements role \"{role}\""));
        }
    }
    let subject = match (subject, of_kind) {
        (Some(subject), None) | (None, Some(subject)) => subject,
        _ => fail("expected one name"),
    };
    if let Some(path) = svg {
        let role = match subject {
            Subject::Level { level } => level.role(),
            Subject::Role { role } => role,
            Subject::Skill { .. } => fail("--svg draws the ladder of a role; a skill has none"),
        };
        let picture = ladder::ladder(role, Edition::LATEST);
        files::write_text(&path, &picture).unwrap_or_else(|error| fail(error));
    }
    match subject {
        Subject::Level { level } => show_level(level, format),
        Subject::Role { role } => show_role(role, format),
        Subject::Skill { skill, at_least } => return show_skill(skill, at_least, format),
    }
    ExitCode::SUCCESS
}

fn show_level(level: RoleLevel, format: Format) {
    let role = level.role();
    if format == Format::Json {
        return print_json(json!({
            "role_level": level,
            "role": role,
            "family": role.family(),
            "number": level.number(),
            "rank": level.rank(),
            "track": level.track(),
            "grades": level.grades(),
            "requirements": level.requirements(),
            "url": level.url(),
        }));
    }
    let mut page = Page::new(format, with_grades(level.name(), level.grades()));
    let (number, count) = (level.number(), role.levels().len());
    page.text(format_args!("Level {number} of {count} of {role}, {}", role.family()));
    let mut rows = table(format, ["Skill", "Proficiency"]);
    for requirement in level.requirements() {
        rows.add_row([requirement.skill.name().into(), word(Some(requirement.proficiency))]);
    }
    page.table(&rows);
    page.text(level.url());
    page.print();
}

fn show_role(role: Role, format: Format) {
    if format == Format::Json {
        return print_json(json!({
            "role": role,
            "family": role.family(),
            "grades": role.grades(),
            "levels": role.levels(),
            "requirements": role.requirements().collect::<Vec<_>>(),
            "url": role.url(),
        }));
    }
    let mut page = Page::new(format, with_grades(role.name(), role.grades()));
    page.text(role.family());
    let levels = role
        .levels()
        .iter()
        .map(|level| format!("{}. {}", level.number(), with_grades(level.name(), level.grades())));
    page.text(match role.levels() {
        [] => "Senior Civil Service: no levels and no stated proficiencies".to_owned(),
        _ => levels.collect::<Vec<_>>().join("\n"),
    });
    let numbers = role.levels().iter().map(|level| level.number().to_string());
    let mut rows = table(format, ["Skill".to_owned()].into_iter().chain(numbers));
    for row in role.matrix().rows() {
        let letters = row.cells().map(|proficiency| {
            cell(proficiency, proficiency.map_or("", |proficiency| &proficiency.name()[..1]))
        });
        rows.add_row([row.skill().name().into()].into_iter().chain(letters));
    }
    page.table(&rows);
    if !role.levels().is_empty() {
        page.text("A awareness, W working, P practitioner, E expert");
    }
    page.text(role.url());
    page.print();
}

fn show_skill(skill: Skill, at_least: Proficiency, format: Format) -> ExitCode {
    let levels: Vec<_> = skill.required_at_least(at_least).collect();
    let without_level = skill.roles().iter().filter(|role| role.is_senior_civil_service());
    let without_level: Vec<Role> = without_level.copied().collect();
    let is_found = !levels.is_empty() || !without_level.is_empty();
    let status = if is_found { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    if format == Format::Json {
        let levels = levels
            .iter()
            .map(|row| json!({ "role_level": row.level, "proficiency": row.proficiency }));
        print_json(json!({
            "skill": skill,
            "at_least": at_least,
            "required_by": levels.collect::<Vec<_>>(),
            "without_stated_proficiency": without_level,
            "url": skill.url(),
        }));
        return status;
    }
    let mut page = match at_least {
        Proficiency::Awareness => Page::new(format, skill),
        _ => Page::new(format, format_args!("{skill} at {} or better", at_least.slug())),
    };
    let mut rows = table(format, ["Role level", "Role", "Proficiency"]);
    for row in &levels {
        let (name, role) = (row.level.name(), row.level.role().name());
        rows.add_row([name.into(), role.into(), word(Some(row.proficiency))]);
    }
    page.table(&rows);
    page.text(match levels.len() {
        0 => "Nothing found: no role level requires it".to_owned(),
        count => format!("{count} of {} role levels", RoleLevel::COUNT),
    });
    if !without_level.is_empty() {
        let names: Vec<&str> = without_level.iter().map(|role| role.name()).collect();
        page.text(format_args!("With no stated proficiency: {}", names.join(", ")));
    }
    page.text(skill.url());
    page.print();
    status
}

/// A name, and the grades in brackets.
fn with_grades(name: &str, grades: &[Grade]) -> String {
    let grades: Vec<&str> = grades.iter().map(|grade| grade.name()).collect();
    if grades.is_empty() { name.to_owned() } else { format!("{name} ({})", grades.join("/")) }
}
