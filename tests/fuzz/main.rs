//! Looks for inputs that break a law. The environment names the law, as `LAW=names`; with
//! `SEEDS=folder` the program writes the seeds of that law there, and ends.

#![no_main]

mod laws;
mod team_gaps;

use std::path::{Path, PathBuf};
use std::process::exit;
use std::sync::OnceLock;
use std::{env, fs};

use laws::{LAWS, Law};
use libfuzzer_sys::fuzz_target;

static LAW: OnceLock<&Law> = OnceLock::new();

/// The root of the repository.
fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn law() -> &'static Law {
    LAW.get_or_init(|| {
        let name = env::var("LAW").unwrap_or_default();
        LAWS.iter().find(|law| law.name == name).unwrap_or_else(|| {
            let names: Vec<&str> = LAWS.iter().map(|law| law.name).collect();
            eprintln!("LAW should be one of {}", names.join(", "));
            exit(2)
        })
    })
}

fn write_seeds() {
    let Some(folder) = env::var_os("SEEDS").map(PathBuf::from) else { return };
    fs::create_dir_all(&folder).expect("the folder should be writable");
    for (number, seed) in (law().seeds)().iter().enumerate() {
        fs::write(folder.join(format!("seed-{number}")), seed).expect("it should be writable");
    }
    exit(0)
}

fuzz_target!(
    init: write_seeds(),
    |input: &[u8]| (law().check)(input)
);
