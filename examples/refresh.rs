//! The data of an edition from the official download.
//!
//! ```text
//! $ cargo run -q --features publication --example refresh -- examples/download/roles.csv examples/download/skills.csv --reference 2020-01 --out target/refresh
//! note: roles.csv, line 18: unknown role level `Chief application operations engineer`, expected a name or slug such as `trainee-business-architect`
//! note: the download has 1 role, 6 role levels, 13 skills and 57 requirements, where October 2026 has 53, 206, 186 and 1861; part of it may be missing
//!
//! Decisions are missing. Add the right line of each to the file of decisions:
//!
//! # `Chief application operations engineer` is not known: it is new, misspelt, or a rename that history.tsv should have
//! role-level	Chief application operations engineer	new	-
//! role-level	Chief application operations engineer	name	<the name that it should have>
//! # January 2020 has no place for `Chief application operations engineer` on the ladder of `Application operations engineer`
//! role-level	Chief application operations engineer	number	<its number on the ladder>
//! # `Ownership and topic` is a known misspelling
//! skill	Ownership and topic	name	Ownership and initiative
//!
//! $ cargo run -q --features publication --example refresh -- examples/download/roles.csv examples/download/skills.csv --reference 2020-01 --decisions examples/download/decisions.tsv --out target/refresh
//! 2 changes from January 2020:
//! - Application operations engineer: Technical specialism: dropped, was Awareness
//! - Application operations engineer: Testing: raised from Awareness to Working
//! note: roles.csv, line 18: unknown role level `Chief application operations engineer`, expected a name or slug such as `trainee-business-architect`
//! note: the download has 1 role, 6 role levels, 13 skills and 57 requirements, where October 2026 has 53, 206, 186 and 1861; part of it may be missing
//! ```
//!
//! A download that lacks much of its reference is not written over the data:
//!
//! ```text
//! $ cargo run -q --features publication --example refresh -- examples/download/roles.csv examples/download/skills.csv --out target/refresh
//! note: roles.csv, line 18: unknown role level `Chief application operations engineer`, expected a name or slug such as `trainee-business-architect`
//! note: the download has 1 role, 6 role levels, 13 skills and 57 requirements, where October 2026 has 53, 206, 186 and 1861; part of it may be missing
//! error: the download lacks 201 of the 206 role levels and 1806 of the 1861 requirements of October 2026; if that is right, choose a nearer --reference or add --allow-missing
//! ```
#![allow(clippy::tabs_in_doc_comments, reason = "the transcript has a table with tabs")]

#[path = "refresh/decisions.rs"]
mod decisions;
#[path = "refresh/distance.rs"]
mod distance;
#[path = "refresh/output.rs"]
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

/// Writes `src/data/<edition>/` from the two files of the download.
///
/// What the download lacks or leaves open is never guessed: the order of levels is that of the
/// reference edition, and what that does not settle is a decision for a person. Decisions that are
/// missing are printed as lines for the file of decisions, and nothing is written. Nothing is
/// written either if the download lacks more than a tenth of the role levels or requirements of the
/// reference edition, because it may have been cut.
#[derive(Parser)]
struct Arguments {
    /// The official roles.csv
    roles: PathBuf,
    /// The official skills.csv
    skills: PathBuf,
    /// The embedded edition that gives the order of levels, and with which the download is compared
    #[arg(long, default_value = Edition::LATEST.slug())]
    reference: Edition,
    /// A table of decisions made by a person: kind, name, decision, value
    #[arg(long)]
    decisions: Option<PathBuf>,
    /// A table of grades: role level, grades
    #[arg(long)]
    grades: Option<PathBuf>,
    /// Accept a download that lacks much of the reference edition
    #[arg(long)]
    allow_missing: bool,
    /// The folder to write, such as src/data/2026-10
    #[arg(long)]
    out: PathBuf,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let release = read(arguments)?;
    for note in release.notes() {
        eprintln!("note: {note}");
    }
    let objection = Distance::new(&release, arguments.reference).objection();
    if let Some(objection) = objection.filter(|_| !arguments.allow_missing) {
        return Err(objection.into());
    }

    let mut decisions = Decisions::read(arguments.decisions.as_deref())?;
    let grades = tables::read_grades(arguments.grades.as_deref())?;
    let files = tables::files(&release, arguments.reference, &mut decisions, &grades);
    if !decisions.missing.is_empty() {
        eprintln!(
            "\nDecisions are missing. Add the right line of each to the file of decisions:\n"
        );
        for missing in &decisions.missing {
            eprintln!("{missing}");
        }
        return Ok(ExitCode::FAILURE);
    }
    output::write(&arguments.out, &files)?;
    let differences = release.compare(arguments.reference);
    println!("{} changes from {}:", differences.len(), arguments.reference);
    for difference in differences {
        println!("- {}", difference.inverse());
    }
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
