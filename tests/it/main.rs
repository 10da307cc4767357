//! The crate through its public API, one module per subject.

#[cfg(feature = "alloc")]
mod audit;
#[cfg(feature = "alloc")]
mod between_editions;
mod closed_world;
mod conversions;
#[cfg(all(feature = "serde", feature = "alloc"))]
mod corpus;
mod data;
mod deltas;
#[cfg(feature = "alloc")]
mod digests;
mod editions;
#[cfg(all(feature = "serde", feature = "std"))]
mod engines;
#[cfg(all(feature = "serde", feature = "std"))]
mod export;
mod facts;
mod hints;
mod history;
mod iterators;
#[cfg(all(feature = "serde", feature = "std"))]
mod job_files;
#[cfg(all(feature = "serde", feature = "alloc"))]
mod jobs;
#[cfg(all(feature = "serde", feature = "alloc"))]
mod json_forms;
#[cfg(all(feature = "serde", feature = "alloc"))]
mod known;
mod ladders;
#[cfg(all(feature = "publication", feature = "search", feature = "serde"))]
mod laws;
mod layers;
mod names;
#[cfg(feature = "alloc")]
mod nearest;
#[cfg(all(feature = "serde", feature = "std"))]
mod pictures;
mod profiles;
#[cfg(feature = "publication")]
mod publication;
#[cfg(feature = "alloc")]
mod random;
#[cfg(feature = "publication")]
mod refresh;
#[cfg(feature = "search")]
mod search;
#[cfg(feature = "serde")]
mod serde;
mod spelling;
#[cfg(all(feature = "serde", feature = "alloc"))]
mod stored_profiles;
#[cfg(feature = "strum028")]
mod strum;
#[cfg(feature = "publication")]
mod summary;
mod tables;
#[cfg(all(feature = "serde", feature = "std"))]
mod team_gaps;
#[cfg(all(feature = "serde", feature = "std", target_os = "linux"))]
mod terminal;
mod texts;
#[cfg(all(feature = "serde", feature = "std"))]
mod timeline;
#[cfg(all(feature = "serde", feature = "std"))]
mod transcripts;
mod wild;
mod words;
#[cfg(feature = "alloc")]
mod workforce;
mod workplace;
mod workspace;

use std::path::{Path, PathBuf};
use std::{env, fs};

/// Whether the tests may write what they find, because it was asked for: transcripts, and the digests of
/// a new edition. What they wrote is to be reviewed as a difference.
#[cfg(feature = "alloc")]
fn may_update() -> bool {
    env::var_os("UPDATE").is_some()
}

/// The root of the repository: the crate that is tested.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// The folder that an environment variable names, as seen from the root.
fn folder(variable: &str) -> PathBuf {
    root().join(env::var_os(variable).unwrap_or_else(|| panic!("{variable} names no folder")))
}

/// The rows of a tab-separated file below its header.
fn rows(path: impl AsRef<Path>) -> Vec<Vec<String>> {
    let path = path.as_ref();
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// The rows of an embedded data file.
fn data(file: &str) -> Vec<Vec<String>> {
    rows(root().join("src/data").join(file))
}
