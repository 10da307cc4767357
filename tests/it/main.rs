//! The crate through its public API, one module per subject.

#[cfg(feature = "alloc")]
mod audit;
mod closed_world;
mod data;
mod deltas;
mod editions;
#[cfg(all(feature = "serde", feature = "std"))]
mod export;
mod facts;
mod hints;
mod history;
mod ladders;
mod layers;
mod names;
mod profiles;
#[cfg(feature = "publication")]
mod publication;
#[cfg(feature = "publication")]
mod refresh;
#[cfg(feature = "search")]
mod search;
#[cfg(feature = "serde")]
mod serde;
mod spelling;
#[cfg(all(feature = "serde", feature = "alloc"))]
mod stored_profiles;
#[cfg(feature = "strum")]
mod strum;
#[cfg(feature = "publication")]
mod summary;
#[cfg(all(feature = "serde", feature = "std"))]
mod team_gaps;
mod texts;
#[cfg(all(feature = "serde", feature = "std"))]
mod transcripts;
mod wild;
mod words;
#[cfg(feature = "alloc")]
mod workforce;

use std::fs;
use std::path::Path;

/// The rows of a tab-separated file below its header.
fn rows(path: impl AsRef<Path>) -> Vec<Vec<String>> {
    let path = path.as_ref();
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// The folder of the crate.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The rows of an embedded data file.
fn data(file: &str) -> Vec<Vec<String>> {
    rows(root().join("src/data").join(file))
}
