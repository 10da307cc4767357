//! What a team lacks of what its role levels require, as a table and as a heat map.
//!
//! ```text
//! $ cargo run -q --example team_gaps -- examples/profiles/team.csv --rows 4 --svg target/team.svg
//! 7 people, 2 meet their level
//!
//! left out of the table: rows 4, columns 1
//!
//!  Role level                                     People   Meet it
//! ─────────────────────────────────────────────────────────────────
//!  Infrastructure operations engineer             3        1
//!  Senior infrastructure operations engineer      2        0
//!  Principal infrastructure operations engineer   1        0
//!  Lead infrastructure operations engineer        1        1
//!
//!  Skill                                Required of   Held by   Below   Steps   Not assessed
//! ───────────────────────────────────────────────────────────────────────────────────────────
//!  Continual service improvement        7             5         2       2       0
//!  Problem management                   7             5         2       2       0
//!  Testing                              7             5         1       1       1
//!  Asset and configuration management   7             6         1       1       0
//!
//! 10 more, see --rows
//! examples/profiles/team.csv: line 1, field `Juggling`: unknown skill `Juggling`, expected a name or slug such as `accessibility`, left out
//! examples/profiles/team.csv: line 6, field `Incident management`: unknown rating `Wroking`, did you mean `working`?
//! examples/profiles/team.csv: line 9, field `level`: unknown role level `Lead infrastructure operation engineer`, did you mean `lead-infrastructure-operations-engineer`?
//! examples/profiles/team.csv: line 10, field `position`: `6` stands in line 7 too
//! examples/profiles/team.csv: line 12: 5 fields, expected 17
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
#[path = "team_gaps/heat_map.rs"]
mod heat_map;
#[path = "shared/output.rs"]
mod output;
#[path = "team_gaps/people.rs"]
mod people;
#[path = "team_gaps/progress.rs"]
mod progress;
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
use people::{Fault, Part, Person};
use progress::Progress;
use serde_json::json;
use table::table;
use team::Team;

/// What a team lacks of what its role levels require.
#[derive(Parser)]
#[command(group(ArgGroup::new("people").required(true).args(["table", "synthetic"])))]
struct Arguments {
    /// A table of people: `position`, `level`, and a column for each skill, with a rating in each
    /// cell or nothing
    table: Option<PathBuf>,
    /// People that the example makes up, this many, instead
    #[arg(long)]
    synthetic: Option<usize>,
    /// What decides who is made up
    #[arg(long, default_value_t = 1, conflicts_with = "table")]
    seed: u64,
    /// Where to write the table of the people who are made up
    #[arg(long, conflicts_with = "table")]
    save: Option<PathBuf>,
    /// Where to draw the heat map
    #[arg(long)]
    svg: Option<PathBuf>,
    /// How many bad rows to tell one by one; all are counted
    #[arg(long, default_value_t = 20)]
    faults: usize,
    /// How many rows of each table to show
    #[arg(long, default_value_t = 10)]
    rows: usize,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// What of a table is left out.
#[derive(Default)]
struct LeftOut {
    rows: usize,
    columns: usize,
}

fn main() {
    if let Err(error) = run(&Arguments::parse()) {
        eprintln!("error: {error}");
        exit(2);
    }
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let (team, left_out) = match (&arguments.table, arguments.synthetic) {
        (Some(path), _) => read(path, arguments.faults).map_err(|error| at(path, error))?,
        (None, size) => {
            let people = || made_up(size.unwrap_or_default(), arguments.seed);
            if let Some(path) = &arguments.save {
                files::write(path, |file| Ok(people::write(file, people())?))?;
            }
            let mut team = Team::default();
            people().for_each(|person| team.push(person));
            (team, LeftOut::default())
        }
    };
    if let Some(path) = &arguments.svg {
        let map = heat_map::draw(&team);
        files::write(path, |file| file.write_all(map.as_bytes()))?;
    }
    show(&team, &left_out, arguments);
    Ok(())
}

fn at(path: &Path, error: Box<dyn Error>) -> String {
    format!("{}: {error}", path.display())
}

fn read(path: &Path, most: usize) -> Result<(Team, LeftOut), Box<dyn Error>> {
    let table = fs::read(path)?;
    let progress = Progress::new(table.len() as u64);
    let (mut team, mut left_out) = (Team::default(), LeftOut::default());
    let tell = |fault: Fault| {
        let count = match fault.of {
            Part::Row => &mut left_out.rows,
            Part::Column => &mut left_out.columns,
        };
        *count += 1;
        if fault.of == Part::Column || left_out.rows <= most {
            progress.clear();
            eprintln!("{}: {fault}", path.display());
        }
    };
    people::read(&table, |person| team.push(person), tell, |bytes| progress.set(bytes))?;
    drop(progress);
    if left_out.rows > most {
        let more = left_out.rows - most;
        eprintln!("{}: {more} bad rows more, see --faults", path.display());
    }
    match (team.len(), left_out.rows) {
        (0, 1..) => Err("no row can be used".into()),
        _ => Ok((team, left_out)),
    }
}

fn made_up(size: usize, seed: u64) -> impl Iterator<Item = Person> {
    let progress = Progress::new(size as u64);
    Department::new(seed).take(size).zip(1..).map(move |((level, profile), number)| {
        progress.set(number);
        Person { position: number.to_string(), level, profile }
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
        let levels = levels.iter().map(
            |(level, people, met)| json!({ "role_level": level, "people": people, "met": met }),
        );
        let skills = skills.iter().map(|(skill, of)| {
            json!({
                "skill": skill,
                "required": of.required,
                "held": of.held,
                "below": of.below,
                "not_assessed": of.not_assessed,
                "steps_below": of.steps,
            })
        });
        return print_json(json!({
            "people": team.len(),
            "met": met,
            "left_out": { "rows": left_out.rows, "columns": left_out.columns },
            "role_levels": levels.collect::<Vec<_>>(),
            "skills": skills.collect::<Vec<_>>(),
        }));
    }

    let mut text = heading(format, &format!("{} people, {met} meet their level", team.len()));
    if left_out.rows + left_out.columns > 0 {
        let LeftOut { rows, columns } = left_out;
        let _ = write!(text, "\n\nleft out of the table: rows {rows}, columns {columns}");
    }
    let mut rows = table(format, ["Role level", "People", "Meet it"]);
    for (level, people, met) in levels.iter().take(arguments.rows) {
        rows.add_row([level.name(), &people.to_string(), &met.to_string()]);
    }
    let _ = writeln!(text, "\n\n{rows}");
    more(&mut text, levels.len(), arguments.rows);
    let heads = ["Skill", "Required of", "Held by", "Below", "Steps", "Not assessed"];
    let mut rows = table(format, heads);
    for (skill, of) in skills.iter().take(arguments.rows) {
        let counts = [of.required, of.held, of.below, of.steps, of.not_assessed];
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
