//! A copy of the tree, in which cargo runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

pub struct Copy(PathBuf);

impl Copy {
    /// A fresh copy of the tree.
    pub fn new(name: &str) -> Copy {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rehearsal").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for entry in fs::read_dir(root()).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if path.is_file() {
                fs::copy(&path, folder.join(name)).unwrap();
            } else if ["src", "examples", "tests", "benches"].contains(&name) {
                copy_all(&path, &folder.join(name));
            }
        }
        // Another version, so that cargo does not take what it built of one for the other.
        for manifest in ["Cargo.toml", "tests/Cargo.toml", "benches/Cargo.toml"] {
            let text = fs::read_to_string(folder.join(manifest)).unwrap();
            let (before, after) = text.split_once("\nversion = \"").unwrap();
            let (version, after) = after.split_once('"').unwrap();
            let text = format!("{before}\nversion = \"{version}-{name}\"{after}");
            fs::write(folder.join(manifest), text).unwrap();
        }
        Copy(folder)
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn append(&self, path: &str, text: &str) {
        self.write(path, &(self.read(path) + text));
    }

    /// Cargo in the copy. What others need is taken from the folder that these tests are built in.
    pub fn cargo(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO"));
        command.args(arguments).current_dir(&self.0).env_remove("CI");
        // The folder of the crate that runs this test, which the generator would read.
        command.env_remove("CARGO_MANIFEST_DIR");
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
        command.env("CARGO_TARGET_DIR", target).output().unwrap()
    }

    /// As [`cargo`](Self::cargo), and it must succeed.
    #[track_caller]
    pub fn succeeds(&self, arguments: &[&str]) -> String {
        let output = self.cargo(arguments);
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8_lossy(&text).into_owned();
        assert!(output.status.success(), "cargo {}:\n{text}", arguments.join(" "));
        text
    }

    /// Runs the generator until nothing is stale, as a person would: at most twice.
    #[track_caller]
    pub fn generate(&self) {
        let generator = ["test", "-q", "--test", "codegen", "generated_code"];
        if !self.cargo(&generator).status.success() {
            self.succeeds(&generator);
        }
    }
}

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_all(&path, &to);
        } else {
            fs::copy(&path, to).unwrap();
        }
    }
}
