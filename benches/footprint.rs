//! What depending on the crate costs: compile time beside chrono-tz 0.10.4, the growth of a program that
//! asks one question, and the pages of the documentation. `cargo bench -p benches --bench footprint`, with
//! `-- pages` for the pages alone; it fetches chrono-tz, and needs a nightly of Rust for the documentation.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

const ROUNDS: usize = 3;

const QUESTION: &str = r#"
use std::hint::black_box;
use capability_framework::{RoleLevel, Skill};

fn main() {
    let level = RoleLevel::ALL[black_box(7)];
    println!("{:?}", level.required(Skill::ALL[black_box(11)]).map(|p| p as u8));
}
"#;

const NO_QUESTION: &str = r#"
use std::hint::black_box;

fn main() {
    println!("{:?}", black_box(Some(7_u8)));
}
"#;

/// A program of its own that depends on `dependency`.
struct Program {
    folder: PathBuf,
}

impl Program {
    fn new(name: &str, dependency: &str, main: &str) -> Result<Program, Box<dyn Error>> {
        let folder = env::temp_dir().join("capability-framework-footprint").join(name);
        fs::create_dir_all(folder.join("src"))?;
        let manifest = format!(
            "[package]\nname = \"{name}\"\nedition = \"2024\"\n[dependencies]\n{dependency}\n[workspace]\n"
        );
        fs::write(folder.join("Cargo.toml"), manifest)?;
        fs::write(folder.join("src/main.rs"), main)?;
        let program = Program { folder };
        program.cargo(&["fetch"])?;
        Ok(program)
    }

    fn cargo(&self, arguments: &[&str]) -> Result<Duration, Box<dyn Error>> {
        let start = Instant::now();
        let status = Command::new(env!("CARGO"))
            .args(arguments)
            .arg("--quiet")
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            // As what comes from a registry is built: a path alone makes cargo build it incrementally.
            .env("CARGO_INCREMENTAL", "0")
            .current_dir(&self.folder)
            .status()?;
        if !status.success() {
            return Err(format!("cargo {arguments:?} failed in {}", self.folder.display()).into());
        }
        Ok(start.elapsed())
    }

    /// Everything, from nothing.
    fn cold(&self, flags: &[&str]) -> Result<Duration, Box<dyn Error>> {
        if self.folder.join("target").exists() {
            fs::remove_dir_all(self.folder.join("target"))?;
        }
        self.cargo(&[&["build", "--offline"], flags].concat())
    }

    /// The one dependency alone, whatever it depends on being there.
    fn alone(&self, package: &str, flags: &[&str]) -> Result<Duration, Box<dyn Error>> {
        let flags = [&["build", "--offline", "-p", package], flags].concat();
        self.cargo(&flags)?;
        self.cargo(&[&["clean", "--offline", "-p", package], &flags[4..]].concat())?;
        self.cargo(&flags)
    }

    fn size(&self, name: &str) -> Result<u64, Box<dyn Error>> {
        self.cargo(&["build", "--offline", "--release"])?;
        let binary = self.folder.join("target/release").join(name);
        Command::new("strip").arg(&binary).status()?;
        Ok(fs::metadata(binary)?.len())
    }
}

/// The documentation as docs.rs builds it, in a folder of its own: each page with its size, the largest
/// first.
fn pages(root: &Path) -> Result<Vec<(u64, PathBuf)>, Box<dyn Error>> {
    let target = env::temp_dir().join("capability-framework-footprint/documentation");
    let flags = "--cfg docsrs --generate-link-to-definition -Zunstable-options";
    let status = Command::new("cargo")
        .args(["+nightly", "doc", "-p", "capability-framework", "--no-deps", "--all-features"])
        .args(["-Zunstable-options", "-Zrustdoc-scrape-examples", "--quiet", "--target-dir"])
        .arg(&target)
        .env("RUSTDOCFLAGS", flags)
        .current_dir(root)
        .status()?;
    if !status.success() {
        return Err("cargo doc failed".into());
    }
    let documentation = target.join("doc/capability_framework");
    let (mut pages, mut folders) = (Vec::new(), vec![documentation.clone()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "html") {
                let size = fs::metadata(&path)?.len();
                pages.push((size, path.strip_prefix(&documentation)?.to_owned()));
            }
        }
    }
    pages.sort_by(|a, b| b.cmp(a));
    Ok(pages)
}

/// How many pages there are below a folder, and the largest.
fn show_pages(what: &str, pages: &[(u64, PathBuf)], folder: &str) {
    let mut below = pages.iter().filter(|(_, path)| path.starts_with(folder)).peekable();
    let Some((size, path)) = below.peek().copied() else { return };
    let size = *size as f64 / 1024.0;
    println!("| {what} | {} | {size:.0} KB | `{}` |", below.count(), path.display());
}

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    if !env::args().any(|argument| argument == "pages") {
        builds(&root)?;
    }
    let pages = pages(&root)?;
    println!("\n| pages | how many | largest | which |\n|---|--:|--:|---|");
    show_pages("all", &pages, "");
    show_pages("roles", &pages, "roles");
    show_pages("skills", &pages, "skills");
    Ok(())
}

fn builds(root: &Path) -> Result<(), Box<dyn Error>> {
    let dependency = format!("capability-framework = {{ path = {root:?} }}");
    let this_crate = Program::new("this-crate", &dependency, QUESTION)?;
    let peer = Program::new("peer", "chrono-tz = \"=0.10.4\"", "fn main() {}")?;
    let bare = Program::new("bare", "", NO_QUESTION)?;

    println!("| what | this crate | chrono-tz 0.10.4 | ratio |\n|---|--:|--:|--:|");
    let show = |what: &str, [this_crate, peer]: [Duration; 2]| {
        let ratio = this_crate.as_secs_f64() / peer.as_secs_f64();
        println!(
            "| {what} | {:.2} s | {:.2} s | {ratio:.2} |",
            this_crate.as_secs_f64(),
            peer.as_secs_f64()
        );
    };
    for (profile, flags) in [("debug", &[][..]), ("release", &["--release"][..])] {
        let mut cold = [Duration::MAX; 2];
        let mut alone = [Duration::MAX; 2];
        for _ in 0..ROUNDS {
            cold[0] = cold[0].min(this_crate.cold(flags)?);
            cold[1] = cold[1].min(peer.cold(flags)?);
            alone[0] = alone[0].min(this_crate.alone("capability-framework", flags)?);
            alone[1] = alone[1].min(peer.alone("chrono-tz", flags)?);
        }
        show(&format!("cold build, {profile}"), cold);
        show(&format!("the crate alone, {profile}"), alone);
    }
    let growth = this_crate.size("this-crate")?.saturating_sub(bare.size("bare")?);
    println!("\nA program that asks one question grows by {:.1} KiB.", growth as f64 / 1024.0);
    Ok(())
}
