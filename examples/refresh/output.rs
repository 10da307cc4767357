//! Files that are written whole or not at all.

use std::error::Error;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Writes all files into a folder. Each is written beside its place first, and takes it only when
/// all are complete; an error leaves the files that were there before.
pub fn write(folder: &Path, files: &[(&str, String)]) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder).map_err(|error| at(folder, &error))?;
    let places: Vec<(PathBuf, PathBuf)> = files
        .iter()
        .map(|(name, _)| (folder.join(format!(".{name}.new")), folder.join(name)))
        .collect();
    let written = write_all(files, &places);
    if written.is_err() {
        for (beside, _) in &places {
            let _ = fs::remove_file(beside); // it may not be there
        }
    }
    written
}

fn write_all(
    files: &[(&str, String)],
    places: &[(PathBuf, PathBuf)],
) -> Result<(), Box<dyn Error>> {
    for ((_, text), (beside, _)) in files.iter().zip(places) {
        let write = || {
            let mut file = File::create(beside)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()
        };
        write().map_err(|error| at(beside, &error))?;
    }
    for (beside, place) in places {
        fs::rename(beside, place).map_err(|error| at(place, &error))?;
    }
    Ok(())
}

fn at(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}
