//! The data of a new edition, from the official download.
//!
//! ```text
//! $ cargo run -q --features publication --example refresh -- examples/download/roles.csv examples/download/skills.csv --out target/refresh --reference 2020-01
//! note: roles.csv, line 18: unknown role level `Chief application operations engineer`, expected a name or slug such as `trainee-business-architect`
//! note: the download has 1 role, 6 role levels, 13 skills and 57 requirements, where October 2026 has 53, 206, 186 and 1861; part of it may be missing
//!
//! Decisions are missing. Add the right line of each to the file of decisions:
//!
//! # `Chief application operations engineer` is not known: it is new, misspelt, or a rename that history.tsv should have
//! role-level	Chief application operations engineer	new	-
//! role-level	Chief application operations engineer	name	<the name that it should have>
//! # January 2020 does not have `Chief application operations engineer` on the ladder of `Application operations engineer`
//! role-level	Chief application operations engineer	number	<its number on the ladder>
//! # `Ownership and topic` is a known misspelling
//! skill	Ownership and topic	name	Ownership and initiative
//!
//! $ cargo run -q --features publication --example refresh -- examples/download/roles.csv examples/download/skills.csv --out target/refresh --reference 2020-01 --decisions examples/download/decisions.tsv
//! 2 changes from January 2020
//! - Application operations engineer: Technical specialism: dropped, was Awareness
//! - Application operations engineer: Testing: raised from Awareness to Working
//! note: roles.csv, line 18: unknown role level `Chief application operations engineer`, expected a name or slug such as `trainee-business-architect`
//! note: the download has 1 role, 6 role levels, 13 skills and 57 requirements, where October 2026 has 53, 206, 186 and 1861; part of it may be missing
//! ```
//!
//! A download that lacks much of its reference edition does not replace the data:
//!
//! ```text
//! $ cargo run -q --features publication --example refresh -- examples/download/roles.csv examples/download/skills.csv --out target/refresh
//! note: roles.csv, line 18: unknown role level `Chief application operations engineer`, expected a name or slug such as `trainee-business-architect`
//! note: the download has 1 role, 6 role levels, 13 skills and 57 requirements, where October 2026 has 53, 206, 186 and 1861; part of it may be missing
//! error: the download lacks 201 of the 206 role levels and 1806 of the 1861 requirements of October 2026; if that is right, choose a nearer --reference or add --allow-missing
//! ```
#![allow(clippy::tabs_in_doc_comments, reason = "the transcript has a table with tabs")]

#[path = "shared/arguments.rs"]
mod arguments;
#[path = "refresh/decisions.rs"]
mod decisions;
#[path = "refresh/distance.rs"]
mod distance;
#[path = "shared/files.rs"]
mod files;
#[path = "shared/output.rs"]
mod output;
#[path = "refresh/tables.rs"]
mod tables;

use std::error::Error;
use std::fs::File;
use std::path::PathBuf;
use std::process::ExitCode;

use capability_framework::Edition;
use capability_framework::publication::Release;
use clap::Parser;
use decisions::Decisions;
use distance::Distance;
use output::{count, fail, print, tell, tell_as_is};

/// Writes the tables of a new edition, `src/data/<edition>/`, from the two files of the official
/// download.
///
/// Nothing is guessed. Levels keep the order that they have in the reference edition; what that does
/// not settle is a decision for a person. Where a decision is missing, the command prints the lines to
/// choose from and writes no file. Nor does it write a file if the download lacks more than a tenth of
/// the role levels or requirements of the reference edition: it may have been cut.
#[derive(Parser)]
#[command(override_usage = "refresh <ROLES> <SKILLS> --out <FOLDER> [OPTIONS]")]
struct Arguments {
    /// The official table of roles, such as examples/download/roles.csv
    roles: PathBuf,
    /// The official table of skills, such as examples/download/skills.csv
    skills: PathBuf,
    /// The folder to write to, such as src/data/2026-10; it is made if it does not exist
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
    /// The edition that gives the order of levels and is compared with the download, such as 2025-10
    #[arg(long, value_name = "EDITION", default_value = Edition::LATEST.slug())]
    reference: Edition,
    /// A table of decisions that a person made, such as examples/download/decisions.tsv
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
    /// A table of role levels and their grades, such as examples/download/grades.tsv
    #[arg(long, value_name = "FILE")]
    grades: Option<PathBuf>,
    /// Accept a download that lacks much of the reference edition
    #[arg(long)]
    allow_missing: bool,
}

fn main() -> ExitCode {
    run(&arguments::parse()).unwrap_or_else(|error| fail(error))
}

fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let release = read(arguments)?;
    for note in release.notes() {
        output::note(note);
    }
    let objection = Distance::new(&release, arguments.reference).objection();
    if let Some(objection) = objection.filter(|_| !arguments.allow_missing) {
        return Err(objection.into());
    }

    let mut decisions = Decisions::read(arguments.decisions.as_deref())?;
    let grades = tables::read_grades(arguments.grades.as_deref())?;
    let tables = tables::files(&release, arguments.reference, &mut decisions, &grades);
    if !decisions.missing.is_empty() {
        tell("\nDecisions are missing. Add the right line of each to the file of decisions:\n\n");
        tell_as_is(decisions.missing.join("\n"));
        return Ok(ExitCode::FAILURE);
    }
    files::write_all(&arguments.out, &tables)?;
    let differences = release.compare(arguments.reference);
    let mut text = format!("{} from {}\n", count(differences.len(), "change"), arguments.reference);
    text.extend(differences.iter().map(|difference| format!("- {}\n", difference.inverse())));
    print(&text);
    Ok(ExitCode::SUCCESS)
}

fn read(arguments: &Arguments) -> Result<Release, String> {
    let Arguments { roles, skills, .. } = arguments;
    let open = |path: &PathBuf| File::open(path).map_err(|e| format!("{}: {e}", path.display()));
    Release::read(open(roles)?, open(skills)?).map_err(|error| {
        let path = if error.file() == "roles.csv" { roles } else { skills };
        format!("{}: {error}", path.display())
    })
}
