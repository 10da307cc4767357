//! What the examples share: files that are written whole or not at all.
#![allow(dead_code, reason = "not every example uses all of it")]

use std::fmt::Display;
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process;

/// Writes one file; an error leaves the one that was there before, and names the path.
pub fn write(
    path: &Path,
    contents: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), String> {
    // A link stays a link, and a terminal or a pipe is not replaced by a file.
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::metadata(&place).is_ok_and(|place| !place.is_file() && !place.is_dir()) {
        let written = File::create(&place).and_then(|mut file| contents(&mut file));
        return written.map_err(|error| with_path(path, &error));
    }
    Draft::new(place, contents).and_then(Draft::finish).map_err(|error| with_path(path, &error))
}

/// Writes one file of text, as [`write`] does.
pub fn write_text(path: &Path, text: impl Display) -> Result<(), String> {
    write(path, |file| write!(file, "{text}"))
}

/// Writes all files into a folder. They take their places only when all are complete.
pub fn write_all<N: AsRef<Path>, T: AsRef<[u8]>>(
    folder: &Path,
    files: &[(N, T)],
) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| with_path(folder, &error))?;
    let mut drafts = Vec::new();
    for (name, text) in files {
        let place = folder.join(name);
        let draft = Draft::new(place.clone(), |file| file.write_all(text.as_ref()));
        drafts.push((draft.map_err(|error| with_path(&place, &error))?, place));
    }
    for (draft, place) in drafts {
        draft.finish().map_err(|error| with_path(&place, &error))?;
    }
    Ok(())
}

/// A complete file beside the place that it will take.
struct Draft {
    place: PathBuf,
    beside: PathBuf,
    is_finished: bool,
}

impl Draft {
    fn new(
        place: PathBuf,
        contents: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<Draft> {
        // No file can take the place of a folder, and another should not before that is known.
        if place.is_dir() {
            return Err(ErrorKind::IsADirectory.into());
        }
        // Another process may write the same file, or have left one behind when it was stopped.
        let name = place.file_name().unwrap_or_default().to_string_lossy();
        let beside = place.with_file_name(format!(".{name}.{}.new", process::id()));
        let mut file = BufWriter::new(File::create(&beside)?);
        let draft = Draft { place, beside, is_finished: false };
        contents(&mut file)?;
        file.into_inner()?.sync_all()?;
        Ok(draft)
    }

    fn finish(mut self) -> io::Result<()> {
        fs::rename(&self.beside, &self.place)?;
        self.is_finished = true;
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.is_finished {
            let _ = fs::remove_file(&self.beside);
        }
    }
}

fn with_path(path: &Path, error: &io::Error) -> String {
    format!("{}: {error}", path.display())
}
