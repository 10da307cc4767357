//! What a team lacks of what its role levels require, as a table and as a heat map.
//!
//! ```text
//! $ cargo run -q --example team_gaps -- examples/profiles/team.csv --rows 4 --svg target/team.svg
//! 8 people, 2 meet their level
//!
//! left out of the table: rows 3, columns 1, cells 1
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
//! 10 more, see --rows
//! examples/profiles/team.csv: line 1, field `Juggling`: unknown skill `Juggling`, expected a name or slug such as `accessibility`, left out
//! examples/profiles/team.csv: line 6, position `5`, field `Incident management`: unknown rating `Wroking`, did you mean `working`?
//! examples/profiles/team.csv: line 9, field `level`: unknown role level `Lead infrastructure operation engineer`, did you mean `lead-infrastructure-operations-engineer`?
//! examples/profiles/team.csv: line 10, field `position`: `6` is in line 7 too
//! examples/profiles/team.csv: line 12: 5 fields, expected 17
//!
//! $ cargo run -q --example team_gaps -- --synthetic 50 --job examples/jobs/data-product-lead.toml
//! 50 people, 0 meet the job
//!
//! without the 4 skills of the job that are desirable or its own
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
//! # 50 people, 1 meet their level
//!
//! | Role level                            | People | Meet it |
//! |---------------------------------------|--------|---------|
//! | Senior quality assurance test analyst | 3      | 0       |
//! | Apprentice developer                  | 3      | 0       |
//! | Junior developer                      | 3      | 0       |
//!
//! 34 more, see --rows
//!
//! | Skill                                     | Required of | Held by | Below | Steps | Not assessed |
//! |-------------------------------------------|-------------|---------|-------|-------|--------------|
//! | Test analysis                             | 7           | 2       | 4     | 6     | 1            |
//! | Managing, reporting and resolving defects | 7           | 3       | 4     | 6     | 0            |
//! | Problem management                        | 8           | 4       | 4     | 5     | 0            |
//!
//! 120 more, see --rows
//!
//! *Contains public sector information licensed under the Open Government Licence v3.0.*
//! ```

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
#[path = "shared/table.rs"]
mod table;
#[path = "team_gaps/team.rs"]
mod team;

use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::exit;

use clap::{ArgGroup, Parser};
use department::Department;
use output::{Format, heading, print, print_json};
use people::{Fault, Meaning, Part, Person};
use progress::Progress;
use ranking::Lack;
use scale::Numbers;
use serde_json::json;
use svg::Document;
use table::table;
use team::Team;

/// What a team lacks of what its role levels require, or of what a job requires.
#[derive(Parser)]
#[command(group(ArgGroup::new("people").required(true).args(["table", "synthetic"])))]
struct Arguments {
    /// A table of people, such as examples/profiles/team.csv: `position`, `level`, and a column for
    /// each skill, with a rating in each cell or nothing
    table: Option<PathBuf>,
    /// A job file, such as examples/jobs/data-product-lead.toml: everybody is measured against it
    /// instead of their level
    #[arg(long, value_name = "FILE")]
    job: Option<PathBuf>,
    /// Read numbers as ratings in the table and in the job: 0-4, where 0 is not yet aware, 1 awareness, 2
    /// working, 3 practitioner and 4 expert; or 1-4, the same without 0
    #[arg(long, value_name = "0-4|1-4")]
    numbers: Option<Numbers>,
    /// People that the example makes up, this many, instead, such as 50
    #[arg(long)]
    synthetic: Option<usize>,
    /// What decides who is made up, such as 7
    #[arg(long, default_value_t = 1, conflicts_with = "table")]
    seed: u64,
    /// Where to write the table of the people who are made up, such as people.csv
    #[arg(long, conflicts_with = "table", value_name = "FILE")]
    save: Option<PathBuf>,
    /// Draw the team into this file, as SVG, such as team.svg: a heat map, or for more than 60 people what
    /// most of them lack
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// How many bad rows and cells to tell one by one; all are counted
    #[arg(long, default_value_t = 20)]
    faults: usize,
    /// How many rows of each table to show
    #[arg(long, default_value_t = 10)]
    rows: usize,
    /// How to print: text for a terminal, json for programs, markdown for documents
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

fn main() {
    if let Err(error) = run(&Arguments::parse()) {
        eprintln!("error: {error}");
        exit(2);
    }
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
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
            let people = || made_up(size.unwrap_or_default(), arguments.seed);
            if let Some(path) = &arguments.save {
                files::write(path, |file| Ok(people::write(file, people())?))?;
            }
            people().for_each(|person| team.push(person));
            LeftOut::default()
        }
    };
    if let Some(path) = &arguments.svg {
        files::write_or_exit(path, &picture(&team));
    }
    show(&team, &left_out, arguments);
    Ok(())
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
            eprintln!("{}: {fault}", path.display());
        }
    };
    people::read(&table, meaning, |person| team.push(person), tell, |bytes| progress.set(bytes))?;
    drop(progress);
    let more = (left_out.rows + left_out.cells).saturating_sub(arguments.faults);
    if more > 0 {
        eprintln!("{}: {more} bad rows and cells more, see --faults", path.display());
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
    let mut text = heading(format, &format!("{} people, {met} meet {whose}", team.len()));
    let LeftOut { rows, columns, cells } = left_out;
    if rows + columns + cells > 0 {
        let _ = write!(
            text,
            "\n\nleft out of the table: rows {rows}, columns {columns}, cells {cells}"
        );
    }
    let other = team.job.len() - team.job.requirements().len();
    if other > 0 {
        let _ =
            write!(text, "\n\nwithout the {other} skills of the job that are desirable or its own");
    }
    let head = if team.job_name.is_some() { "Job" } else { "Role level" };
    let mut rows = table(format, [head, "People", "Meet it"]);
    for (level, people, met) in levels.iter().take(arguments.rows) {
        rows.add_row([team.name(*level), &people.to_string(), &met.to_string()]);
    }
    let _ = writeln!(text, "\n\n{rows}");
    more(&mut text, levels.len(), arguments.rows);
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
    let _ = writeln!(text, "\n{rows}");
    more(&mut text, skills.len(), arguments.rows);
    print(format, &text);
}

/// That there are more rows than are shown.
fn more(text: &mut String, rows: usize, shown: usize) {
    if rows > shown {
        let _ = writeln!(text, "\n{} more, see --rows", rows - shown);
    }
}
