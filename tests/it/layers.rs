//! Data flows one way: each layer imports from those before it, and names the one it imports from.

use std::fs;
use std::path::Path;

use super::root;

/// Each layer with those that it may import from, itself included.
const LAYERS: [(&str, &[&str]); 5] = [
    // Tables name row types, which are the framework's.
    ("generated", &["framework"]),
    ("framework", &["generated", "framework"]),
    ("names", &["generated", "framework", "names"]),
    ("analysis", &["generated", "framework", "names", "analysis"]),
    ("publication", &["framework", "names", "analysis", "publication"]),
];

#[test]
fn every_file_imports_from_the_layers_before_it() {
    let mut imports = 0;
    for (layer, allowed) in LAYERS {
        for (file, text) in files(&root().join("src").join(layer)) {
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            // A comment at the end of a line, or an attribute with docs, may name anything.
            let code = code.filter(|line| !line.trim_start().starts_with("#["));
            for path in code.flat_map(|line| line.split("crate::").skip(1)) {
                let layer =
                    path.split(|c: char| !c.is_ascii_lowercase()).next().unwrap_or_default();
                assert!(allowed.contains(&layer), "{file} imports crate::{path}");
                imports += 1;
            }
        }
    }
    assert!(imports > 100, "{imports}");
}

/// The Rust files below a folder, each with its text.
fn files(folder: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
    files
}
