//! What every example does at a terminal: its help, its exit status, its colours, and the faults of the
//! world around it. The commands are those of the headers, so that no example is left out.

#[path = "../../examples/shared/colours.rs"]
mod colours;

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Output, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use std::{iter, thread};

use anstyle::Ansi256Color;
#[cfg(feature = "publication")]
use capability_framework::publication::Release;
use capability_framework::{ChangeKind, Proficiency, Role, RoleLevel, Skill};

use crate::transcripts::{examples, shown_arguments};
use crate::workplace::program;

/// Arguments with the options for paths that no header has.
const MORE: &[(&str, &[&str])] = &[
    ("level_delta", &["Developer", "Senior developer", "--texts", "examples/download"]),
    ("job_advert", &["Developer", "--texts", "examples/download"]),
    ("skill_gap", &["examples/profiles/analyst.json", "Developer", "--texts", "examples/download"]),
    ("team_gaps", &["--synthetic", "3", "--save", "target/saved.csv"]),
    (
        "refresh",
        &[
            "examples/download/roles.csv",
            "examples/download/skills.csv",
            "--reference",
            "2020-01",
            "--decisions",
            "examples/download/decisions.tsv",
            "--grades",
            "examples/download/grades.tsv",
            "--out",
            "target/refreshed",
        ],
    ),
];

/// Every example with arguments that it understands.
fn commands() -> Vec<(String, Vec<String>)> {
    let shown = examples().into_iter().flat_map(|example| {
        let arguments = shown_arguments(&example);
        assert!(!arguments.is_empty(), "{example}");
        arguments.into_iter().map(move |arguments| (example.clone(), arguments))
    });
    let more = MORE.iter().map(|(example, arguments)| {
        (example.to_string(), arguments.iter().map(|argument| argument.to_string()).collect())
    });
    shown.chain(more).collect()
}

/// What is written has one writer: a test that runs all commands runs alone.
fn alone() -> MutexGuard<'static, ()> {
    static RUNNING: Mutex<()> = Mutex::new(());
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

fn run(example: &str, arguments: &[impl AsRef<OsStr>]) -> Output {
    program(example).args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A file on a full disk.
fn full() -> Stdio {
    File::options().write(true).open("/dev/full").unwrap().into()
}

/// The end of a pipe whose reader is gone.
fn closed_pipe() -> Stdio {
    let (reader, writer) = UnixStream::pair().unwrap();
    drop(reader);
    OwnedFd::from(writer).into()
}

const FULL: &str = "error: standard output: No space left on device (os error 28)\n";

#[test]
fn output_that_nobody_reads_is_no_fault_and_a_full_disk_is_one() {
    let _alone = alone();
    let helps = examples().into_iter().map(|example| (example, vec!["--help".to_owned()]));
    for (example, arguments) in commands().into_iter().chain(helps) {
        let about = format!("{example} {arguments:?}");
        let run = |out: Stdio, error: Stdio| {
            program(&example).args(&arguments).stdout(out).stderr(error).output().unwrap()
        };
        let wanted = run(Stdio::piped(), Stdio::piped());
        assert!(matches!(wanted.status.code(), Some(0..=2)), "{about}");

        let closed = run(closed_pipe(), Stdio::piped());
        assert_eq!(closed.status, wanted.status, "{about}");
        assert_eq!(text(&closed.stderr), text(&wanted.stderr), "{about}");

        let to_full = run(full(), Stdio::piped());
        if wanted.stdout.is_empty() {
            assert_eq!(to_full.status, wanted.status, "{about}");
        } else {
            assert_eq!(to_full.status.code(), Some(2), "{about}");
            assert_eq!(text(&to_full.stderr), text(&wanted.stderr) + FULL, "{about}");
        }

        for error in [full(), closed_pipe()] {
            let quiet = run(Stdio::piped(), error);
            assert_eq!(quiet.status, wanted.status, "{about}");
            assert_eq!(text(&quiet.stdout), text(&wanted.stdout), "{about}");
        }
    }
}

#[test]
fn arguments_that_are_wrong_or_not_utf_8_are_explained() {
    let _alone = alone();
    let not_utf_8 = OsStr::from_bytes(b"\xff\xfe");
    for (example, arguments) in commands() {
        let arguments: Vec<&OsStr> = arguments.iter().map(OsStr::new).collect();
        for wrong in [OsStr::new("--nonsense"), not_utf_8] {
            let output = run(&example, &[&arguments[..], &[wrong]].concat());
            let error = text(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{example} {arguments:?}: {error}");
            assert!(output.stdout.is_empty() && error.starts_with("error: "), "{error}");
        }
        for index in 0..arguments.len() {
            let mut arguments = arguments.clone();
            arguments[index] = not_utf_8;
            let output = run(&example, &arguments);
            let error = text(&output.stderr);
            let about = format!("{example} {arguments:?}: {error}");
            assert!(matches!(output.status.code(), Some(0..=2)), "{about}");
            assert_eq!(output.status.code() == Some(2), error.contains("error: "), "{about}");
            assert!(!error.contains("panicked"), "{about}");
        }
    }
}

/// Every option for a path is tried with one that cannot be, and with a folder for a file.
#[test]
fn paths_that_cannot_be_read_or_written_are_named() {
    let _alone = alone();
    let mut tried = BTreeSet::new();
    for (example, arguments) in commands() {
        for (index, path) in arguments.iter().enumerate().filter(|(_, path)| path.contains('/')) {
            let option = index.checked_sub(1).map_or("", |index| &arguments[index]);
            let is_folder = ["--out", "--texts"].contains(&option);
            // What is not finished is not written.
            if option == "--out" && !run(&example, &arguments).status.success() {
                continue;
            }
            if option.starts_with("--") {
                tried.insert((example.clone(), option.to_owned()));
            }
            let extension = Path::new(path).extension().unwrap_or_default().to_str().unwrap();
            let folder = format!("target/folder.{extension}");
            let _ = fs::create_dir(program(&example).get_current_dir().unwrap().join(&folder));
            let nowhere = format!("/dev/null/nowhere.{extension}");
            for wrong in [nowhere, folder].iter().take(if is_folder { 1 } else { 2 }) {
                let mut arguments = arguments.clone();
                arguments[index].clone_from(wrong);
                let output = run(&example, &arguments);
                let error = text(&output.stderr);
                assert_eq!(output.status.code(), Some(2), "{example} {arguments:?}: {error}");
                let fault = error.lines().last().unwrap_or_default();
                assert!(fault.starts_with(&format!("error: {wrong}")), "{arguments:?}: {error}");
                assert!(output.stdout.is_empty(), "{example} {arguments:?}");
            }
        }
    }
    for example in examples() {
        let (_, help) = &helps(&example)[0];
        for entry in entries(help) {
            let option = entry.split_whitespace().next().unwrap();
            if entry.contains("<FILE>") || entry.contains("<FOLDER>") {
                assert!(
                    tried.contains(&(example.clone(), option.to_owned())),
                    "{example} {option}"
                );
            }
        }
    }
}

/// The help of an example and of its subcommands, with what is behind its name.
fn helps(example: &str) -> Vec<(String, String)> {
    let help = |arguments: &[&str]| {
        let output = run(example, arguments);
        assert!(output.status.success() && output.stderr.is_empty(), "{example} {arguments:?}");
        text(&output.stdout)
    };
    let whole = help(&["--help"]);
    let commands = whole.split_once("Commands:\n").map_or("", |(_, commands)| commands);
    let commands = commands.lines().take_while(|line| !line.is_empty());
    let names = commands.map(|line| line.split_whitespace().next().unwrap());
    let names: Vec<&str> = names.filter(|name| *name != "help").collect();
    let of_commands = names.iter().map(|name| (format!(" {name}"), help(&[*name, "--help"])));
    iter::once((String::new(), whole.clone())).chain(of_commands).collect()
}

/// The arguments and options of a help, each with what is said of it in one line.
fn entries(help: &str) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    for line in help.lines().filter(|line| line.starts_with("  ")) {
        let words = line.trim_start();
        let depth = line.len() - words.len();
        if depth < 8 && words.starts_with(['-', '<', '[']) {
            entries.push(words.to_owned());
        } else if let Some(entry) = entries.last_mut().filter(|_| depth >= 8) {
            *entry += &format!(" {words}");
        }
    }
    entries.retain(|entry| !entry.starts_with("-h, --help"));
    entries
}

#[test]
fn the_help_has_an_example_for_each_argument_and_the_rule_of_the_exit_status() {
    for example in examples() {
        for (command, help) in helps(&example) {
            let usage = help.split_once("Usage: ").unwrap().1;
            // What is typed first comes first: names, then options.
            assert!(
                usage.starts_with(&format!("{example}{command} <"))
                    || usage.starts_with(&format!("{example} [EDITION] "))
                    || usage.starts_with("export --out "),
                "{usage}"
            );
            let first = usage.lines().next().unwrap();
            assert!(first.ends_with(" [OPTIONS]"), "{first}");
            assert!(help.contains("Exit status:\n  0  success\n  1  "), "{help}");
            assert!(!help.contains("capability-framework "), "{help}");
            let entries = entries(&help);
            assert!(!entries.is_empty(), "{help}");
            for entry in entries {
                // A flag has no value of which to give an example.
                let has_value = entry.contains(['<', '[']);
                assert!(!has_value || entry.contains("such as "), "{example}{command}: {entry}");
                assert!(entry.split_whitespace().count() > 4, "{example}{command}: {entry}");
            }
        }
    }
}

/// Names first, then options in the order of the help.
#[test]
fn the_headers_type_arguments_in_the_order_of_the_help() {
    for example in examples() {
        let helps = helps(&example);
        for arguments in shown_arguments(&example) {
            let is_help = |(command, _): &&(String, String)| {
                !command.is_empty() && arguments[0] == command.trim_start()
            };
            let (_, help) = helps.iter().find(is_help).unwrap_or(&helps[0]);
            let entries = entries(help);
            let places = arguments.iter().filter(|argument| argument.starts_with("--"));
            let places = places.map(|option| {
                let is_option = |entry: &&String| entry.split(' ').next() == Some(option);
                let place = entries.iter().position(|entry| is_option(&entry));
                place.unwrap_or_else(|| panic!("{example}: {option}"))
            });
            assert!(places.is_sorted(), "{example} {arguments:?}");
        }
    }
}

#[test]
fn what_finds_nothing_says_so_and_exits_with_status_1() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = |name: &str, text: &str| {
        fs::write(folder.join(name), text).unwrap();
        folder.join(name).to_str().unwrap().to_owned()
    };
    let table = file("nobody.csv", "position,level\n");
    let profile = file("nothing.json", r#"{ "edition": "2026-10", "ratings": {} }"#);
    let is_rare = |skill: &Skill| {
        let is_chief = |role: &Role| role.is_senior_civil_service();
        skill.required_at_least(Proficiency::Expert).next().is_none()
            && !skill.roles().iter().any(is_chief)
    };
    let skill = Skill::iter().find(is_rare).unwrap().slug();
    for (example, arguments) in [
        ("search", &["zyxwvut"][..]),
        ("team_gaps", &[&table]),
        ("skill_gap", &[&profile, "--nearest"]),
        ("requirements", &["skill", skill, "--at-least", "expert"]),
    ] {
        let output = run(example, arguments);
        let page = text(&output.stdout);
        assert_eq!(output.status.code(), Some(1), "{example}: {page}{}", text(&output.stderr));
        assert!(page.contains("Nothing found"), "{page}");
        assert!(!page.contains('─'), "no empty table: {page}");
        let json = run(example, &[arguments, &["--format", "json"]].concat());
        assert_eq!(json.status.code(), Some(1), "{example}");
    }
}

/// The lines that an example prints.
fn lines(example: &str, arguments: &[&str]) -> Vec<String> {
    let output = run(example, arguments);
    assert!(output.status.success(), "{example} {arguments:?}: {}", text(&output.stderr));
    text(&output.stdout).lines().map(str::to_owned).collect()
}

#[test]
fn requirements_takes_a_level_a_role_or_a_skill_by_its_name() {
    for level in RoleLevel::iter() {
        let named = lines("requirements", &[level.name()]);
        assert_eq!(named, lines("requirements", &["level", level.slug()]));
        let grades: Vec<&str> = level.grades().iter().map(|grade| grade.name()).collect();
        let wanted = match grades[..] {
            [] => level.to_string(),
            _ => format!("{level} ({})", grades.join("/")),
        };
        assert_eq!(named[0], wanted);
    }
    for role in Role::iter() {
        if role.name().parse::<RoleLevel>().is_err() {
            let named = lines("requirements", &[role.name()]);
            assert_eq!(named, lines("requirements", &["role", role.slug()]));
        } else {
            let error = text(&run("requirements", &[role.name()]).stderr);
            let wanted = format!("note: `{role}` is a role too: requirements role \"{role}\"\n");
            assert_eq!(error, wanted);
        }
    }
    for skill in [Skill::Testing, Skill::DataModelling] {
        let named = lines("requirements", &[skill.name()]);
        assert_eq!(named, lines("requirements", &["skill", skill.slug()]));
    }
    for (name, message) in [
        ("bananas", "unknown role level, role or skill `bananas`"),
        ("user focsu", "unknown skill `user focsu`, did you mean `user-focus`?"),
        (
            "senior developper",
            "unknown role level `senior developper`, did you mean `senior-developer`?",
        ),
    ] {
        let error = text(&run("requirements", &[name]).stderr);
        assert!(
            error.starts_with(&format!("error: invalid value '{name}' for '<NAME>': {message}\n")),
            "{error}"
        );
    }
}

#[test]
fn options_that_would_be_ignored_are_refused() {
    for (example, arguments) in [
        ("job_advert", &["Developer", "--json"][..]),
        ("job_advert", &["Developer", "--edition", "2025-10"]),
        ("job_advert", &["--check", "examples/adverts/pasted.md", "--texts", "examples/download"]),
        ("skill_gap", &["examples/profiles/analyst.json", "Developer", "--nearest", "3"]),
        ("team_gaps", &["examples/profiles/team.csv", "--synthetic", "3"]),
        ("team_gaps", &["examples/profiles/team.csv", "--save", "target/people.csv"]),
        ("requirements", &["Developer", "role", "Data engineer"]),
        ("timeline", &["Testing", "role", "Data engineer"]),
    ] {
        let output = run(example, arguments);
        assert_eq!(output.status.code(), Some(2), "{example} {arguments:?}");
        assert!(text(&output.stderr).starts_with("error: "), "{example} {arguments:?}");
    }
}

#[test]
fn what_changes_is_listed_and_the_rest_is_counted() {
    let (from, to) = (RoleLevel::SeniorDataEngineer, RoleLevel::LeadDataEngineer);
    let counts = from.delta_to(to).counts();
    let changed = counts.raised + counts.added + counts.lowered + counts.dropped;
    assert!(changed > 0 && counts.unchanged > 0);
    let rows = |lines: &[String]| lines.iter().skip(4).take_while(|line| !line.is_empty()).count();
    let short = lines("level_delta", &[from.slug(), to.slug()]);
    let whole = lines("level_delta", &[from.slug(), to.slug(), "--all"]);
    assert_eq!((rows(&short), rows(&whole)), (changed, changed + counts.unchanged));
    // The changes come first; the columns may be narrower without the rest.
    let words = |lines: &[String]| -> Vec<String> {
        lines[4..4 + changed]
            .iter()
            .map(|l| l.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    };
    assert_eq!(words(&short), words(&whole));
    let hint = format!("{} unchanged (--all shows them)", counts.unchanged);
    assert!(short[5 + changed].ends_with(&hint), "{short:?}");
    // One line for all that is not quoted, with the address of the level.
    let addresses: Vec<&String> = short.iter().filter(|line| line.contains("https://")).collect();
    assert_eq!(addresses, [short.last().unwrap()]);
    assert!(addresses[0].ends_with(to.url()), "{short:?}");

    let same = lines("level_delta", &[from.slug(), from.slug()]);
    assert_eq!(same.len(), 3, "no empty table: {same:?}");
}

#[test]
#[cfg(feature = "publication")]
#[ignore = "needs CAPABILITY_FRAMEWORK_DOWNLOAD"]
fn official_texts_are_quoted_for_every_change_that_they_have() {
    let folder = crate::folder("CAPABILITY_FRAMEWORK_DOWNLOAD");
    let open = |name: &str| File::open(folder.join(name)).unwrap();
    let release = Release::read(open("roles.csv"), open("skills.csv")).unwrap();
    let folder = folder.to_str().unwrap();
    for level in RoleLevel::iter() {
        let Some(to) = level.next_levels().first() else { continue };
        let page = lines("level_delta", &[level.slug(), to.slug(), "--texts", folder]);
        let raised = level
            .delta_to(*to)
            .changes()
            .filter(|change| !matches!(change.kind(), ChangeKind::Unchanged | ChangeKind::Dropped));
        for change in raised {
            let proficiency = change.to.unwrap();
            let heading = format!("{}, {}", change.skill, proficiency.slug());
            let Some(text) = release.text(change.skill, proficiency) else { continue };
            let start = page.iter().position(|line| *line == heading).expect(&heading);
            let quoted: Vec<&str> = text.lines().map(str::trim_end).collect();
            assert_eq!(page[start + 2..][..quoted.len()], quoted);
        }
    }
}

/// An interrupt leaves the file that another program wrote.
#[test]
fn a_file_is_whole_whenever_the_program_is_stopped() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("interrupted");
    fs::create_dir_all(&folder).unwrap();
    let place = folder.join("people.csv");
    let mut command = program("team_gaps");
    let mut child = command.args(["--synthetic", "1000000", "--save"]).arg(&place).spawn().unwrap();
    let beside = folder.join(format!(".people.csv.{}.new", child.id()));
    while fs::metadata(&beside).map_or(0, |beside| beside.len()) < 100_000 {
        assert_eq!(child.try_wait().unwrap(), None, "it writes beside the place first");
        thread::sleep(Duration::from_millis(5));
    }
    // Another one writes the same file meanwhile.
    let other = program("team_gaps").args(["--synthetic", "2", "--save"]).arg(&place).output();
    assert!(other.unwrap().status.success());
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(fs::read_to_string(&place).unwrap().lines().count(), 3);
}

/// The relative luminance of one of the 256 colours, as WCAG 2 defines it.
fn luminance(colour: Ansi256Color) -> f64 {
    let index = usize::from(colour.0);
    let channels = match index {
        16..232 => [36, 6, 1].map(|step| [0, 95, 135, 175, 215, 255][(index - 16) / step % 6]),
        232.. => [8 + 10 * (index - 232); 3],
        // Terminals choose these themselves.
        _ => panic!("{index} is a different colour in every terminal"),
    };
    let linear = channels.map(|channel| match channel as f64 / 255.0 {
        value if value <= 0.04045 => value / 12.92,
        value => ((value + 0.055) / 1.055).powf(2.4),
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

#[test]
fn every_colour_is_legible_on_white_and_on_black_and_has_one_meaning() {
    let _alone = alone();
    let proficiencies = Proficiency::iter().map(colours::proficiency);
    let changes = ChangeKind::ALL.iter().filter_map(|kind| colours::change(*kind));
    let mut all = BTreeSet::new();
    for colour in proficiencies.chain(changes.clone()) {
        let light = luminance(colour) + 0.05;
        assert!(1.05 / light >= 4.5, "{colour:?} on white: {}", 1.05 / light);
        assert!(light / 0.05 >= 4.5, "{colour:?} on black: {}", light / 0.05);
        all.insert(colour);
    }
    // More than before has one, and less.
    assert_eq!(changes.collect::<BTreeSet<_>>().len(), 2);
    assert_eq!(all.len(), Proficiency::COUNT + 2);

    // Nothing else is in colour, whatever is printed.
    let allowed: BTreeSet<String> = all
        .iter()
        .map(|colour| format!("38;5;{}", colour.0))
        .chain(["0".to_owned(), "1".to_owned()])
        .collect();
    let mut used = BTreeSet::new();
    let helps = examples().into_iter().map(|example| (example, vec!["--help".to_owned()]));
    let errors = examples().into_iter().map(|example| (example, vec!["--nonsense".to_owned()]));
    for (example, arguments) in commands().into_iter().chain(helps).chain(errors) {
        let mut command = program(&example);
        let output = command.args(&arguments).env("CLICOLOR_FORCE", "1").output().unwrap();
        for page in [text(&output.stdout), text(&output.stderr)] {
            let codes = page.split("\u{1b}[").skip(1).map(|code| code.split('m').next().unwrap());
            used.extend(codes.map(str::to_owned));
        }
    }
    assert_eq!(used, allowed);
}
