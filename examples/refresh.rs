//! The data of an edition from the official download.
//!
//! ```text
//! $ cargo run -q --features publication --example refresh -- tests/it/download/roles.csv tests/it/download/skills.csv --out target/refresh
//! note: roles.csv, line 2: unknown role level `Chief application operations engineer`, expected a name or slug such as `trainee-business-architect`
//!
//! decisions needed; write those that are right to the file of decisions:
//!
//! # `Chief application operations engineer` is not known: it is new, misspelt, or a rename that history.tsv should have
//! level	Chief application operations engineer	new	-
//! level	Chief application operations engineer	name	<the name that it should have>
//! # October 2026 has no place for `Chief application operations engineer` on the ladder of `Application operations engineer`
//! level	Chief application operations engineer	number	<its number on the ladder>
//! # `Ownership and topic` is a known misspelling
//! skill	Ownership and topic	name	Ownership and initiative
//!
//! $ cargo run -q --features publication --example refresh -- tests/it/download/roles.csv tests/it/download/skills.csv --decisions tests/it/download/decisions.tsv --reference 2020-01 --out target/refresh
//! 16 differences to January 2020:
//! - Associate application operations engineer: added
//! - Senior application operations engineer: added
//! - Lead application operations engineer: added
//! - Principal application operations engineer: added
//! - Application operations engineer: Asset and configuration management: added at Working
//! - Application operations engineer: Availability and capacity management: added at Working
//! - Application operations engineer: Change management: added at Awareness
//! - Application operations engineer: Continual service improvement: added at Awareness
//! - Application operations engineer: Incident management: added at Awareness
//! - Application operations engineer: Problem management: added at Awareness
//! - Application operations engineer: Service focus: added at Working
//! - Application operations engineer: Service management framework knowledge: added at Awareness
//! - Application operations engineer: Technical specialism: added at Awareness
//! - Application operations engineer: Technical understanding: added at Awareness
//! - Application operations engineer: Testing: lowered from Working to Awareness
//! - Application operations engineer: User focus: added at Working
//! note: roles.csv, line 2: unknown role level `Chief application operations engineer`, expected a name or slug such as `trainee-business-architect`
//! ```
#![allow(clippy::tabs_in_doc_comments, reason = "the transcript has a table with tabs")]

#[path = "refresh/decisions.rs"]
mod decisions;
#[path = "refresh/tables.rs"]
mod tables;

use std::error::Error;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::ExitCode;

use capability_framework::Edition;
use capability_framework::publication::Release;
use clap::Parser;
use decisions::Decisions;

/// Writes `src/data/<edition>/` from the two files of the download.
///
/// What the download lacks or leaves open is never guessed: the order of levels is that of the
/// reference edition, and what that does not settle is a decision for a person. Decisions that are
/// missing are printed as lines for the file of decisions, and nothing is written.
#[derive(Parser)]
struct Arguments {
    /// The official roles.csv
    roles: PathBuf,
    /// The official skills.csv
    skills: PathBuf,
    /// The embedded edition that has the order of levels, and that differences are told against
    #[arg(long, default_value = Edition::LATEST.slug())]
    reference: Edition,
    /// A table of decisions made by a person: type, name, decision, value
    #[arg(long)]
    decisions: Option<PathBuf>,
    /// A table of grades: role level, grades
    #[arg(long)]
    grades: Option<PathBuf>,
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
    let open = |path: &PathBuf| File::open(path).map_err(|e| format!("{}: {e}", path.display()));
    let release = Release::read(open(&arguments.roles)?, open(&arguments.skills)?)?;
    let mut decisions = Decisions::read(arguments.decisions.as_deref())?;
    let grades = tables::read_grades(arguments.grades.as_deref())?;
    let files = tables::files(&release, arguments.reference, &mut decisions, &grades);

    for note in release.notes() {
        eprintln!("note: {note}");
    }
    if !decisions.missing.is_empty() {
        eprintln!("\ndecisions needed; write those that are right to the file of decisions:\n");
        for missing in &decisions.missing {
            eprintln!("{missing}");
        }
        return Ok(ExitCode::FAILURE);
    }
    fs::create_dir_all(&arguments.out)?;
    for (name, text) in files {
        fs::write(arguments.out.join(name), text)?;
    }
    let differences = release.compare(arguments.reference);
    println!("{} differences to {}:", differences.len(), arguments.reference);
    for difference in differences {
        println!("- {difference}");
    }
    Ok(ExitCode::SUCCESS)
}
