//! What a team lacks of what its role levels require, as a table and as a heat map.
//!
//! ```text
//! $ cargo run -q --example team_gaps -- examples/profiles/team.csv --svg target/team.svg --rows 4
//! 8 people, 2 meeting their level
//!
//! Left out of the table: 3 rows, 1 column, 1 cell
//!
//!  Role level                                     People   Meet it
//! ─────────────────────────────────────────────────────────────────
//!  Senior infrastructure operations engineer      3        0
//!  Infrastructure operations engineer             3        1
//!  Principal infrastructure operations engineer   1        0
//!  Lead infrastructure operations engineer        1        1
//!
//!  Skill                                Required of   Held by   Below   Steps   Not assessed
//! ───────────────────────────────────────────────────────────────────────────────────────────
//!  Continual service improvement        8             6         2       2       0
//!  Problem management                   8             6         2       2       0
//!  Testing                              8             6         1       1       1
//!  Asset and configuration management   8             7         1       1       0
//!
//! 10 more (--rows shows them)
//! note: examples/profiles/team.csv: line 1, field `Juggling`: unknown skill `Juggling`, expected a name or slug such as `accessibility`, left out
//! note: examples/profiles/team.csv: line 6, position `5`, field `Incident management`: unknown rating `Wroking`, did you mean `working`?
//! note: examples/profiles/team.csv: line 9, field `level`: unknown role level `Lead infrastructure operation engineer`, did you mean `lead-infrastructure-operations-engineer`?
//! note: examples/profiles/team.csv: line 10, field `position`: `6` is also in line 7
//! note: examples/profiles/team.csv: line 12: 5 fields, expected 17
//!
//! $ cargo run -q --example team_gaps -- --synthetic 50 --job examples/jobs/data-product-lead.toml
//! 50 people, 0 meeting the job
//!
//! Not counted: 4 skills that are desirable or not in the framework
//!
//!  Job                 People   Meet it
//! ──────────────────────────────────────
//!  data-product-lead   50       0
//!
//!  Skill                         Required of   Held by   Below   Steps   Not assessed
//! ────────────────────────────────────────────────────────────────────────────────────
//!  User focus                    50            3         8       14      39
//!  Agile working                 50            0         3       5       47
//!  Data analysis and synthesis   50            0         2       4       48
//!
//! $ cargo run -q --example team_gaps -- --synthetic 50 --rows 3 --format markdown
//! # 50 people, 1 meeting their level
//!
//! | Role level                            | People | Meet it |
//! |---------------------------------------|--------|---------|
//! | Senior quality assurance test analyst | 3      | 0       |
//! | Apprentice developer                  | 3      | 0       |
//! | Junior developer                      | 3      | 0       |
//!
//! 34 more
//!
//! | Skill                                     | Required of | Held by | Below | Steps | Not assessed |
//! |-------------------------------------------|-------------|---------|-------|-------|--------------|
//! | Test analysis                             | 7           | 2       | 4     | 6     | 1            |
//! | Managing, reporting and resolving defects | 7           | 3       | 4     | 6     | 0            |
//! | Problem management                        | 8           | 4       | 4     | 5     | 0            |
//!
//! 120 more
//!
//! *Contains public sector information licensed under the Open Government Licence v3.0.*
//! ```

#[path = "shared/arguments.rs"]
mod arguments;
#[path = "shared/department.rs"]
mod department;
#[path = "shared/files.rs"]
mod files;
#[path = "shared/pictures/frame.rs"]
mod frame;
#[path = "shared/pictures/heat_map.rs"]
mod heat_map;
#[path = "shared/job_file.rs"]
mod job_file;
#[path = "shared/output.rs"]
mod output;
#[path = "shared/page.rs"]
mod page;
#[path = "team_gaps/people.rs"]
mod people;
#[path = "team_gaps/progress.rs"]
mod progress;
#[path = "shared/pictures/ranking.rs"]
mod ranking;
#[path = "shared/scale.rs"]
mod scale;
#[path = "shared/stored_file.rs"]
mod stored_file;
#[path = "team_gaps/team.rs"]
mod team;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{ArgGroup, Parser, value_parser};
use department::Department;
use output::{Format, count, fail, note, print_json};
use page::{Page, table};
use people::{Fault, Meaning, Part, Person};
use progress::Progress;
use ranking::Lack;
use scale::Numbers;
use serde_json::json;
use svg::Document;
use team::Team;

/// Shows what a team lacks of what each person's role level requires, or of what a job requires.
#[derive(Parser)]
#[command(group(ArgGroup::new("people").required(true).args(["table", "synthetic"])))]
#[command(override_usage = "team_gaps <TABLE> [OPTIONS]\n       \
    team_gaps --synthetic <COUNT> [OPTIONS]")]
struct Arguments {
    /// A table of people, such as examples/profiles/team.csv: `position`, `level`, and a column of
    /// ratings for each skill
    table: Option<PathBuf>,
    /// Make up the people instead, and how many, such as 50; ten million at most
    #[arg(long, value_name = "COUNT", value_parser = value_parser!(u32).range(..=10_000_000))]
    synthetic: Option<u32>,
    /// What decides who is made up, such as 7
    #[arg(long, value_name = "NUMBER", default_value_t = 1, conflicts_with = "table")]
    seed: u64,
    /// The file to write the people who are made up to, such as people.csv
    #[arg(long, conflicts_with = "table", value_name = "FILE")]
    save: Option<PathBuf>,
    /// A job that everybody is measured against instead of their level, such as
    /// examples/jobs/data-product-lead.toml
    #[arg(long, value_name = "FILE")]
    job: Option<PathBuf>,
    /// Read numbers as ratings in the table and the job, such as 1-4 for awareness to expert; 0-4 has 0
    /// for not yet aware as well
    #[arg(long, value_name = "0-4|1-4")]
    numbers: Option<Numbers>,
    /// Draw the team into this file, as SVG, such as team.svg: a heat map, or for more than 60 people
    /// what most of them lack
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// How many bad rows and cells to name one by one, such as 100; all are counted
    #[arg(long, value_name = "COUNT", default_value_t = 20)]
    faults: usize,
    /// How many rows of each table to show, such as 50
    #[arg(long, value_name = "COUNT", default_value_t = 10)]
    rows: usize,
    /// How to print the answer, such as markdown for a document
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// What of a table is left out.
#[derive(Default)]
struct LeftOut {
    rows: usize,
    columns: usize,
    cells: usize,
}

fn main() -> ExitCode {
    run(&arguments::parse()).unwrap_or_else(|error| fail(error))
}

fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let job = arguments.job.as_ref().map(|path| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        (name, job_file::read_or_exit(path, arguments.numbers).value)
    });
    let mut team = Team::new(job);
    let left_out = match (&arguments.table, arguments.synthetic) {
        (Some(path), _) => {
            read(&mut team, path, arguments).map_err(|e| format!("{}: {e}", path.display()))?
        }
        (None, size) => {
            let people = || made_up(size.unwrap_or_default() as usize, arguments.seed);
            if let Some(path) = &arguments.save {
                files::write(path, |file| Ok(people::write(file, people())?))?;
            }
            people().for_each(|person| team.push(person));
            LeftOut::default()
        }
    };
    if let Some(path) = &arguments.svg {
        files::write_text(path, picture(&team))?;
    }
    show(&team, &left_out, arguments);
    Ok(if team.len() == 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Up to how many people have a column each.
const COLUMNS: usize = 60;

fn picture(team: &Team) -> Document {
    if team.len() <= COLUMNS {
        return heat_map::heat_map(&team.people().collect::<Vec<_>>());
    }
    let lacks = team.skills().into_iter().map(|(skill, standing)| Lack {
        skill,
        required: standing.required,
        below: standing.below,
        not_assessed: standing.not_assessed,
    });
    ranking::ranking(team.len(), &lacks.collect::<Vec<_>>())
}

fn read(team: &mut Team, path: &Path, arguments: &Arguments) -> Result<LeftOut, Box<dyn Error>> {
    let table = fs::read(path)?;
    let progress = Progress::new(table.len() as u64);
    let mut left_out = LeftOut::default();
    let meaning = Meaning { numbers: arguments.numbers, without_levels: team.job_name.is_some() };
    let tell = |fault: Fault| {
        match fault.part {
            Part::Row => left_out.rows += 1,
            Part::Column => left_out.columns += 1,
            Part::Cell => left_out.cells += 1,
            Part::Nothing => {}
        }
        let is_one_of_many = matches!(fault.part, Part::Row | Part::Cell);
        if !is_one_of_many || left_out.rows + left_out.cells <= arguments.faults {
            progress.clear();
            note(format_args!("{}: {fault}", path.display()));
        }
    };
    people::read(&table, meaning, |person| team.push(person), tell, |bytes| progress.set(bytes))?;
    drop(progress);
    let more = (left_out.rows + left_out.cells).saturating_sub(arguments.faults);
    if more > 0 {
        let path = path.display();
        note(format_args!("{path}: {more} more bad rows and cells (--faults shows them)"));
    }
    match (team.len(), left_out.rows) {
        (0, 1..) => Err("no row can be used".into()),
        _ => Ok(left_out),
    }
}

fn made_up(size: usize, seed: u64) -> impl Iterator<Item = Person> {
    let progress = Progress::new(size as u64);
    Department::new(seed).take(size).zip(1..).map(move |((level, profile), number)| {
        progress.set(number);
        Person { position: number.to_string(), level: Some(level), profile }
    })
}

fn show(team: &Team, left_out: &LeftOut, arguments: &Arguments) {
    let format = arguments.format;
    let mut levels: Vec<_> = team.met().collect();
    // Where the most people fall short first.
    levels.sort_by_key(|(_, people, met)| usize::MAX - (people - met));
    let met: usize = levels.iter().map(|(_, _, met)| met).sum();
    let skills = team.skills();
    if format == Format::Json {
        let levels = levels.iter().map(|(level, people, met)| match level {
            Some(level) => json!({ "role_level": level, "people": people, "met": met }),
            None => json!({ "job": team.job_name, "people": people, "met": met }),
        });
        let skills = skills.iter().map(|(skill, standing)| {
            json!({
                "skill": skill,
                "required": standing.required,
                "held": standing.held,
                "below": standing.below,
                "not_assessed": standing.not_assessed,
                "steps_below": standing.steps,
            })
        });
        return print_json(json!({
            "people": team.len(),
            "met": met,
            "left_out": {
                "rows": left_out.rows,
                "columns": left_out.columns,
                "cells": left_out.cells,
            },
            "role_levels": levels.collect::<Vec<_>>(),
            "skills": skills.collect::<Vec<_>>(),
        }));
    }

    let whose = if team.job_name.is_some() { "the job" } else { "their level" };
    let people =
        if team.len() == 1 { "1 person".to_owned() } else { format!("{} people", team.len()) };
    let mut page = match team.len() {
        0 => Page::new(format, "Nothing found: there are no people"),
        _ => Page::new(format, format_args!("{people}, {met} meeting {whose}")),
    };
    let LeftOut { rows, columns, cells } = left_out;
    let left_out = [(rows, "row"), (columns, "column"), (cells, "cell")];
    let left_out = left_out.iter().filter(|(number, _)| **number > 0);
    let left_out: Vec<String> = left_out.map(|(number, thing)| count(**number, thing)).collect();
    if !left_out.is_empty() {
        page.text(format_args!("Left out of the table: {}", left_out.join(", ")));
    }
    let other = team.job.len() - team.job.requirements().len();
    if other > 0 {
        let skills = count(other, "skill");
        page.text(format_args!("Not counted: {skills} that are desirable or not in the framework"));
    }
    let head = if team.job_name.is_some() { "Job" } else { "Role level" };
    let mut rows = table(format, [head, "People", "Meet it"]);
    for (level, people, met) in levels.iter().take(arguments.rows) {
        rows.add_row([team.name(*level), &people.to_string(), &met.to_string()]);
    }
    page.table(&rows);
    page.text(more(levels.len(), arguments));
    let heads = ["Skill", "Required of", "Held by", "Below", "Steps", "Not assessed"];
    let mut rows = table(format, heads);
    for (skill, standing) in skills.iter().take(arguments.rows) {
        let counts = [
            standing.required,
            standing.held,
            standing.below,
            standing.steps,
            standing.not_assessed,
        ];
        let counts = counts.into_iter().map(|count| count.to_string());
        rows.add_row([skill.name().to_owned()].into_iter().chain(counts));
    }
    page.table(&rows);
    page.text(more(skills.len(), arguments));
    page.print();
}

/// That there are more rows than are shown.
fn more(rows: usize, arguments: &Arguments) -> String {
    match rows.saturating_sub(arguments.rows) {
        0 => String::new(),
        more => format!("{more} more{}", arguments.format.hint("--rows")),
    }
}
