//! The transcripts at the heads of the examples and in the README are what the commands print.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::workplace::{cargo, output};
use super::{may_update, root};

/// Runs what follows `$ ` and gives standard output followed by standard error.
fn run(command: &str) -> String {
    let words = shell_words::split(command).unwrap();
    assert_eq!(words[0], "cargo", "{command}");
    let output = output(cargo(&words[1]).args(&words[2..]));
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

/// The commands of a text with what they print: lines from `$ ` to the next one or the end of the
/// block.
fn transcripts(text: &str) -> Vec<(String, String)> {
    let mut transcripts: Vec<(String, String)> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with("```") {
            inside = line == "```text";
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| inside) {
            transcripts.push((command.to_owned(), String::new()));
        } else if let Some((_, output)) = transcripts.last_mut().filter(|_| inside) {
            output.push_str(line);
            output.push('\n');
        }
    }
    transcripts
}

/// `prefix` is what each line of `text` has before it in the file. Where `UPDATE` is set, the file gets
/// what the commands print.
#[track_caller]
fn check(file: &Path, prefix: &str, text: &str, least: usize) {
    let transcripts = transcripts(text);
    assert!(transcripts.len() >= least, "{} shows its use", file.display());
    for (command, wanted) in transcripts {
        let output = run(&command);
        if may_update() && output.trim_end() != wanted.trim_end() {
            let lines = |text: &str| {
                let lines = text.trim_end().lines().map(|line| format!("{prefix}{line}"));
                lines.map(|line| line.trim_end().to_owned() + "\n").collect::<String>()
            };
            let text = fs::read_to_string(file).unwrap();
            let head = lines(&format!("$ {command}"));
            let [old, new] = [&wanted, &output].map(|output| head.clone() + &lines(output));
            assert_eq!(text.matches(&old).count(), 1, "{}: {command}", file.display());
            fs::write(file, text.replace(&old, &new)).unwrap();
            continue;
        }
        assert_eq!(output.trim_end(), wanted.trim_end(), "{}: {command}", file.display());
    }
}

/// The names of the examples.
pub fn examples() -> BTreeSet<String> {
    let files = fs::read_dir(root().join("examples")).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.is_file());
    files.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect()
}

fn path(example: &str) -> PathBuf {
    root().join("examples").join(example).with_extension("rs")
}

fn header(example: &str) -> String {
    let text = fs::read_to_string(path(example)).unwrap();
    let header = text.lines().map_while(|line| line.strip_prefix("//!"));
    header.map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned() + "\n").collect()
}

/// The arguments of the commands that the header of an example shows.
#[cfg(target_os = "linux")]
pub fn shown_arguments(example: &str) -> Vec<Vec<String>> {
    let commands = transcripts(&header(example)).into_iter();
    let words = commands.map(|(command, _)| shell_words::split(&command).unwrap());
    words.map(|words| words.into_iter().skip_while(|word| word != "--").skip(1).collect()).collect()
}

#[test]
fn every_example_does_what_its_header_shows() {
    let examples = examples();
    assert_eq!(examples.len(), 11);
    for example in examples {
        check(&path(&example), "//! ", &header(&example), 1);
    }
}

#[test]
fn the_readme_shows_what_its_commands_print() {
    let path = root().join("README.md");
    check(&path, "", &fs::read_to_string(&path).unwrap(), 2);
}

/// Every example has its row, and prints in the formats that the row names.
#[test]
fn the_readme_lists_the_examples() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let table = readme.split_once("| example |").unwrap().1.lines().skip(2);
    let rows = table.map_while(|line| line.strip_prefix("| `")).map(|row| {
        let (name, rest) = row.split_once('`').unwrap();
        (name.to_owned(), rest.contains("| text, JSON, Markdown |"))
    });
    let rows: BTreeMap<String, bool> = rows.collect();
    assert!(examples().iter().eq(rows.keys()));
    for (name, has_formats) in rows {
        let arguments = ["-q", "--all-features", "--example", &name, "--", "--help"];
        let help = output(cargo("run").args(arguments));
        let help = String::from_utf8(help.stdout).unwrap();
        assert!(help.contains("Usage:"), "{name}");
        assert_eq!(help.contains("--format <FORMAT>"), has_formats, "{name}");
    }
}

#[test]
fn unknown_names_exit_with_status_2_and_a_suggestion_on_standard_error() {
    for (command, suggestion) in [
        ("requirements -- level \"senior developper\"", "did you mean `senior-developer`?"),
        ("requirements -- role \"data scientists\"", "did you mean `data-scientist`?"),
        ("requirements -- skill \"user focsu\"", "did you mean `user-focus`?"),
        ("requirements -- skill testing --at-least expurt", "did you mean `expert`?"),
        ("level_delta -- developer \"senior developper\"", "did you mean `senior-developer`?"),
    ] {
        let words = shell_words::split(&format!("-q --example {command}")).unwrap();
        let output = output(cargo("run").args(words));
        assert_eq!(output.status.code(), Some(2), "{command}");
        assert!(output.stdout.is_empty(), "{command}");
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains(suggestion), "{command}: {error}");
    }
}
