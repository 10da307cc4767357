//! What a role level, a role or a skill requires.
//!
//! ```text
//! $ cargo run -q --example requirements -- level "Lead technical writer"
//! Lead technical writer
//!
//! Level 2 of 2 of Technical writer, User-centred design; most often at G7, G6
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
//! # Technical writer
//!
//! User-centred design
//!
//! 1. Technical writer SEO/G7
//! 2. Lead technical writer G7/G6
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
//! https://understand-digital-data-roles-skills.service.gov.uk/skills/#test-analysis
//!
//! $ cargo run -q --example requirements -- level "senior developper"
//! error: invalid value 'senior developper' for '<LEVEL>': unknown role level `senior developper`, did you mean `senior-developer`?
//!
//! For more information, try '--help'.
//! ```

#[path = "shared/cells.rs"]
mod cells;
#[path = "shared/files.rs"]
mod files;
#[path = "shared/pictures/frame.rs"]
mod frame;
#[path = "shared/pictures/ladder.rs"]
mod ladder;
#[path = "shared/output.rs"]
mod output;
#[path = "shared/table.rs"]
mod table;

use std::fmt::Write;
use std::path::PathBuf;

use capability_framework::{Edition, Grade, Proficiency, Role, RoleLevel, Skill};
use cells::{cell, word};
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand};
use output::{Format, heading, print, print_json};
use serde_json::json;
use table::table;

/// What a role level, a role or a skill requires.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    subject: Subject,
    #[arg(long, value_enum, default_value_t = Format::Text, global = true)]
    format: Format,
    /// Draw the ladder of the role into this file, as SVG, such as ladder.svg
    #[arg(long, value_name = "FILE", global = true)]
    svg: Option<PathBuf>,
}

/// Names are understood however they are written, slugs and former names too.
#[derive(Subcommand)]
enum Subject {
    /// The skills that a role level requires, and how well
    Level { level: RoleLevel },
    /// The skills of a role against its levels
    Role { role: Role },
    /// The role levels that require a skill
    Skill {
        skill: Skill,
        /// Only levels that require this proficiency or a better one
        #[arg(long, default_value = "awareness")]
        at_least: Proficiency,
    },
}

fn main() {
    let Arguments { subject, format, svg } = Arguments::parse();
    if let Some(path) = svg {
        let role = match subject {
            Subject::Level { level } => level.role(),
            Subject::Role { role } => role,
            Subject::Skill { .. } => {
                let message = "--svg draws the ladder of a role; a skill has none\n";
                Arguments::command().error(ErrorKind::ArgumentConflict, message).exit();
            }
        };
        files::write_or_exit(&path, &ladder::ladder(role, Edition::LATEST));
    }
    match subject {
        Subject::Level { level } => show_level(level, format),
        Subject::Role { role } => show_role(role, format),
        Subject::Skill { skill, at_least } => show_skill(skill, at_least, format),
    }
}

fn show_level(level: RoleLevel, format: Format) {
    if format == Format::Json {
        return print_json(json!({
            "role_level": level,
            "role": level.role(),
            "family": level.role().family(),
            "number": level.number(),
            "rank": level.rank(),
            "track": level.track(),
            "grades": level.grades(),
            "requirements": level.requirements(),
            "url": level.url(),
        }));
    }
    let role = level.role();
    let mut text = format!(
        "{}\n\nLevel {} of {} of {role}, {}{}\n\n",
        heading(format, level.name()),
        level.number(),
        role.levels().len(),
        role.family(),
        match level.grades() {
            [] => String::new(),
            stated => format!("; most often at {}", grades(stated, ", ")),
        },
    );
    let mut rows = table(format, ["Skill", "Proficiency"]);
    for requirement in level.requirements() {
        rows.add_row([requirement.skill.name().into(), word(Some(requirement.proficiency))]);
    }
    let _ = writeln!(text, "{rows}\n\n{}", level.url());
    print(format, &text);
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
    let mut text = format!("{}\n\n{}\n\n", heading(format, role.name()), role.family());
    for level in role.levels() {
        let _ = writeln!(text, "{}. {level} {}", level.number(), grades(level.grades(), "/"));
    }
    if role.levels().is_empty() {
        text.push_str("Senior Civil Service: no levels, no stated proficiencies\n");
    }
    let numbers = role.levels().iter().map(|level| level.number().to_string());
    let mut rows = table(format, ["Skill".to_owned()].into_iter().chain(numbers));
    for row in role.matrix().rows() {
        let letters = row.cells().map(|level| {
            cell(
                level,
                &level.map_or(String::new(), |proficiency| proficiency.name()[..1].to_owned()),
            )
        });
        rows.add_row([row.skill().name().into()].into_iter().chain(letters));
    }
    let _ = writeln!(text, "\n{rows}\n");
    if !role.levels().is_empty() {
        text.push_str("A awareness, W working, P practitioner, E expert\n\n");
    }
    let _ = writeln!(text, "{}", role.url());
    print(format, &text);
}

fn show_skill(skill: Skill, at_least: Proficiency, format: Format) {
    let levels: Vec<_> = skill.required_at_least(at_least).collect();
    let without_level = skill.roles().iter().filter(|role| role.is_senior_civil_service());
    let without_level: Vec<Role> = without_level.copied().collect();
    if format == Format::Json {
        let levels = levels
            .iter()
            .map(|row| json!({ "role_level": row.level, "proficiency": row.proficiency }));
        return print_json(json!({
            "skill": skill,
            "at_least": at_least,
            "required_by": levels.collect::<Vec<_>>(),
            "without_stated_proficiency": without_level,
            "url": skill.url(),
        }));
    }
    let mut text = heading(format, skill.name());
    if at_least > Proficiency::Awareness {
        let _ = write!(text, " at {} or better", at_least.slug());
    }
    let mut rows = table(format, ["Role level", "Role", "Proficiency"]);
    for row in &levels {
        let (name, role) = (row.level.name(), row.level.role().name());
        rows.add_row([name.into(), role.into(), word(Some(row.proficiency))]);
    }
    let _ = write!(text, "\n\n{rows}\n\n{} of {} role levels\n", levels.len(), RoleLevel::COUNT);
    if !without_level.is_empty() {
        let names: Vec<&str> = without_level.iter().map(|role| role.name()).collect();
        let _ = writeln!(text, "With no proficiency stated: {}", names.join(", "));
    }
    let _ = writeln!(text, "{}", skill.url());
    print(format, &text);
}

fn grades(grades: &[Grade], separator: &str) -> String {
    grades.iter().map(|grade| grade.name()).collect::<Vec<_>>().join(separator)
}
