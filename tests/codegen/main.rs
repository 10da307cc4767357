//! The generator of `src/generated`, and the test that keeps it current.
//!
//! ```text
//! cargo test --test codegen
//! ```
//!
//! reads `src/data` and rewrites whatever in `src/generated` no longer follows from it, then
//! fails, so that the change is seen and the next run passes. Where `CI` is set it writes
//! nothing and only fails. It uses std alone and nothing of the crate, so that when the generated
//! code does not compile, the generator still does:
//!
//! ```text
//! rustc --edition 2024 --test tests/codegen/main.rs -o target/codegen && target/codegen
//! ```

mod catalogue;
mod decisions;
mod documents;
mod emit;
mod emit_history;
mod history;
mod history_page;
mod markdown;
mod naming;
mod page_tests;
mod pages;
mod refusals;
mod refused_editions;
mod refused_names;
mod role_page;
mod rust_file;
mod skill_page;
mod step;
mod tables;
mod variant_docs;
mod wording;
mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const COMMAND: &str = "cargo test --test codegen";

#[test]
fn generated_code_follows_from_the_data() {
    let root = root();
    let world = match world::World::read(&read_tree(&root.join("src/data")).unwrap()) {
        Ok(world) => world,
        Err(fault) => panic!("{fault}"),
    };
    let folder = root.join("src/generated");
    let on_disk = read_tree(&folder).unwrap();
    let wanted: BTreeMap<String, String> = emit::files(&world);

    let stale: BTreeSet<&String> = wanted
        .keys()
        .chain(on_disk.keys())
        .filter(|name| wanted.get(*name) != on_disk.get(*name))
        .collect();
    if stale.is_empty() {
        return;
    }
    if env::var_os("CI").is_some() {
        panic!("src/generated is stale ({stale:?}): run `{COMMAND}` and commit what it writes");
    }
    for name in &stale {
        match wanted.get(*name) {
            Some(text) => {
                let file = folder.join(name);
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, text).unwrap();
            }
            None => fs::remove_file(folder.join(name)).unwrap(),
        }
    }
    panic!("src/generated was stale and has been rewritten ({stale:?}): run the tests again");
}

/// The root of the repository, where the stand-alone generator is run.
fn root() -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR").map_or(".".into(), |tests| Path::new(&tests).join(".."))
}

/// Every file below `folder` as text, by its path relative to it with `/` between the parts.
fn read_tree(folder: &Path) -> io::Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    if !folder.exists() {
        return Ok(files);
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            for (below, text) in read_tree(&path)? {
                files.insert(format!("{name}/{below}"), text);
            }
        } else {
            files.insert(name, fs::read_to_string(&path)?);
        }
    }
    Ok(files)
}
