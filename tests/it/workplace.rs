//! A folder beside the source in which the tests run cargo, so that the source stays as it is.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Mutex, OnceLock, PoisonError};

use super::root;

/// A command of cargo on the crate, in a folder that has the files of the examples and may be
/// written to. It builds into the folder of these tests.
pub fn cargo(subcommand: &str) -> Command {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let mut command = Command::new(env!("CARGO"));
    command.arg(subcommand).arg("--manifest-path").arg(root().join("Cargo.toml"));
    command.env("CARGO_TARGET_DIR", temporary.parent().unwrap());
    command.current_dir(FOLDER.get_or_init(|| folder("workplace")));
    command
}

/// A new folder with the files of the examples.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    for files in ["adverts", "profiles", "jobs", "download"] {
        copy(&root().join("examples").join(files), &folder.join("examples").join(files));
    }
    fs::create_dir(folder.join("target")).unwrap();
    folder
}

/// Only one command of cargo runs at a time: a build of an example with other features takes the place
/// of the one that is to run.
static RUNNING: Mutex<()> = Mutex::new(());

/// Runs a command of cargo.
pub fn output(command: &mut Command) -> Output {
    let _running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    command.output().unwrap()
}

/// An example with all features, without cargo, in a folder like that of the others.
#[cfg(all(feature = "serde", feature = "std", target_os = "linux"))]
pub fn program(name: &str) -> Command {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let _running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        let mut build = cargo("build");
        assert!(build.args(["-q", "--all-features", "--examples"]).status().unwrap().success());
        let folder = folder("programs");
        let built = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("debug/examples");
        for name in super::transcripts::examples() {
            // The build may be a hard link, which the next one would change.
            fs::copy(built.join(&name), folder.join(&name)).unwrap();
        }
        folder
    });
    let mut command = Command::new(folder.join(name));
    command.current_dir(folder);
    command
}

/// An example, to be run there.
#[cfg(all(feature = "serde", feature = "std"))]
pub fn example(name: &str) -> Command {
    let mut command = cargo("run");
    command.args(["-q", "--example", name, "--"]);
    command
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}
