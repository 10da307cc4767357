//! Job files and profiles as people write them: what the examples `job` and `skill_gap` say about each
//! fault, with its line.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::workplace::{example, output};

fn file(name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("job_files");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path
}

/// What an example prints, what it says of the file, and its status.
fn run(name: &str, arguments: &[&str], file: &Path) -> (String, Vec<String>, Option<i32>) {
    let output = output(example(name).args(arguments));
    let error = String::from_utf8(output.stderr).unwrap();
    let path = format!("{}: ", file.display());
    let lines = error.lines().map(|line| line.replacen(&path, "", 1)).collect();
    (String::from_utf8(output.stdout).unwrap(), lines, output.status.code())
}

fn job(name: &str, text: impl AsRef<[u8]>) -> (String, Vec<String>, Option<i32>) {
    let path = file(name, text);
    run("job", &["--file", path.to_str().unwrap(), "--format", "json"], &path)
}

const TOML: &str = r#"# A job with every fault.
edition = "2026-10" # testing = "working"
title = "testing"

[skills]
"Change managment" = "working"
testing = "working"
 "Testing " = "working"
'juggling' = "working"
prototyping = 3
user-focus = "very good"
"Agile working" = "n/a"

[own]
"Systems analysis" = "working" # a former name, a removed one below
"Kubernetes" = "working"
"Digital perspective" = "expert"
"kubernetes" = "desirable"
Helm = "excellent"
"#;

#[test]
fn every_fault_of_a_job_file_is_told_with_its_line() {
    let proficiencies = "expected awareness, working, practitioner or expert";
    let (output, told, status) = job("faults.toml", TOML);
    assert_eq!((output.as_str(), status), ("", Some(2)));
    let wanted = [
        "error: line 6: `Change managment` (working): unknown skill `Change managment`, did you mean `change-management`?",
        "error: line 8: `Testing ` is already in line 7",
        "error: line 9: `juggling` (working): unknown skill `juggling`",
        "error: line 10: `prototyping` (3): should be text, such as `working`; numbers are read only with --numbers 0-4 or --numbers 1-4, which say what they mean",
        &format!(
            "error: line 11: `user-focus` (very good): unknown proficiency `very good`, {proficiencies}"
        ),
        "error: line 15: `Systems analysis` (working): that is the official skill `digital-and-data-systems-analysis`; move it if it is meant",
        "error: line 17: `Digital perspective` (expert): that is the official skill `digital-perspective`; move it if it is meant",
        "error: line 18: `kubernetes` is already in line 16",
        &format!(
            "error: line 19: `Helm` (excellent): unknown proficiency `excellent`, {proficiencies}"
        ),
    ];
    assert_eq!(told.len(), wanted.len(), "{told:#?}");
    for (told, wanted) in told.iter().zip(wanted) {
        assert!(told.starts_with(wanted), "{told}\n{wanted}");
    }
}

#[test]
fn a_json_file_has_the_same_lines() {
    let json = "\u{feff}{ \"edition\": \"2026-10\",\r\n\"skills\": {\r\n\
        \"testing\": \"working\", \"user-focus\":\r\n\"wroking\",\r\n\
        \"testing\": \"expert\"\r\n},\r\n\"own\": { \"Testing\": \"working\",\r\n\
        \"Syst\\u0065ms analysis\"\r\n: \"working\" } }";
    let (_, told, status) = job("faults.JSON", json);
    assert_eq!(status, Some(2));
    assert_eq!(
        told,
        [
            "error: line 3: `user-focus` (wroking): unknown proficiency `wroking`, did you mean `working`?",
            "error: line 5: `testing` is already in line 3",
            "error: line 7: `Testing` (working): that is the official skill `testing`; move it if it is meant",
            "error: line 8: `Systems analysis` (working): that is the official skill `digital-and-data-systems-analysis`; move it if it is meant",
        ]
    );
}

#[test]
fn what_is_no_fault_is_a_note() {
    let (output, told, status) = job(
        "notes.TOML",
        "edition = \"2031-04\"\nskills.testing = \"working\"\nskills.\"user-focus-content-design\" = \"desirable\"\n\
         own.Welsh = \"working\"\nown.\"Change managment\" = \"working\"\n",
    );
    assert_eq!(status, Some(0), "{told:?}");
    let wanted = [
        "note: line 1: unknown edition `2031-04`",
        "note: line 3: `user-focus-content-design` (desirable): User focus (content design) is retired; the entry is kept",
        "note: line 5: unknown skill `Change managment`, did you mean `change-management`?; kept as a skill of your own",
    ];
    assert_eq!(told.len(), wanted.len(), "{told:#?}");
    for (told, wanted) in told.iter().zip(wanted) {
        assert!(told.starts_with(wanted), "{told}\n{wanted}");
    }
    let json: Value = serde_json::from_str(&output).unwrap();
    assert_eq!(json["job"]["edition"], "2031-04", "it is not this version's to change");
    assert_eq!(json["job"]["own"].as_object().unwrap().len(), 2);
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    for (name, text, wanted) in [
        ("form.yaml", &b"skills: {}"[..], "error: expected a file that ends in .json or .toml"),
        ("utf16.toml", b"\xff\xfes\0", "error: UTF-16, expected UTF-8"),
        ("latin.toml", b"[skills]\n'caf\xe9' = 'working'\n", "error: line 2: not UTF-8"),
        (
            "twice.toml",
            b"[skills]\na = 'b'\na = 'c'\n",
            "error: duplicate key: `a` for key `skills` at line 3 column 1",
        ),
        ("open.toml", b"[skills]\na = 'b\n", "error: newline in string found at line 2 column 7"),
        ("bare.json", b"{\"skills\": {}", "error: EOF while parsing an object at line 1 column 13"),
        ("none.toml", b"edition = '2026-10'\n", "error: missing field `skills` at line 1 column 1"),
    ] {
        let (output, told, status) = job(name, text);
        assert_eq!((output.as_str(), status), ("", Some(2)), "{name}");
        assert_eq!(told, [wanted], "{name}");
    }
    // That there is no file is said before what it should be called.
    for absent in ["absent.toml", "absent"] {
        let (_, told, status) = run("job", &["--file", absent], Path::new(absent));
        assert_eq!(
            (told, status),
            (vec!["error: No such file or directory (os error 2)".to_owned()], Some(2))
        );
    }
}

#[test]
fn ten_thousand_own_skills_are_read() {
    let skills: String =
        (0..10_000).map(|number| format!("\"Skill {number}\" = \"working\"\n")).collect();
    let (output, told, status) = job("many.toml", format!("[skills]\n[own]\n{skills}"));
    assert_eq!(status, Some(0), "{told:?}");
    let json: Value = serde_json::from_str(&output).unwrap();
    assert_eq!(json["job"]["own"].as_object().unwrap().len(), 10_000);
    assert_eq!(told, ["note: line 1: no edition is named; read as the latest edition"]);

    let bad: String =
        (0..10_000).map(|number| format!("\"Skill {number}\" = \"wroking\"\n")).collect();
    let (_, told, status) = job("bad.toml", format!("edition = '2026-10'\n[skills]\n[own]\n{bad}"));
    assert_eq!((told.len(), status), (21, Some(2)));
    assert_eq!(told[20], "error: 9980 more");
}

#[test]
fn numbers_are_ratings_only_when_asked_for() {
    let profile = file(
        "numbers.toml",
        "edition = '2026-10'\n[ratings]\nTesting = 2\nuser-focus = '3.0'\nprototyping = 0\n\
         agile-working = 5\nchange-management = ' not assessed '\n[own]\nWelsh = 4\n",
    );
    let path = profile.to_str().unwrap();
    let gap = |more: &[&str]| {
        let job = file(
            "small.toml",
            "edition = '2026-10'\n[skills]\ntesting = 'working'\n[own]\nWelsh = 'expert'\n",
        );
        let job = ["--job", job.to_str().unwrap(), "--format", "json"].map(str::to_owned);
        let arguments = [path].into_iter().chain(job.iter().map(String::as_str));
        let arguments: Vec<&str> = arguments.chain(more.iter().copied()).collect();
        let (output, told, status) = run("skill_gap", &arguments, &profile);
        assert_eq!(status, Some(0));
        let json: Value = serde_json::from_str(&output).unwrap();
        (json["is_met"].as_bool().unwrap(), told)
    };
    let unasked =
        "numbers are read only with --numbers 0-4 or --numbers 1-4, which say what they mean";
    let (is_met, told) = gap(&[]);
    assert!(!is_met);
    assert_eq!(
        told,
        [
            format!("note: line 3: `Testing` (2): should be text, such as `working`; {unasked}"),
            format!(
                "note: line 4: `user-focus` (3.0): unknown rating `3.0`, expected not-yet-aware, awareness, working, practitioner or expert; {unasked}"
            ),
            format!(
                "note: line 5: `prototyping` (0): should be text, such as `working`; {unasked}"
            ),
            "note: line 6: `agile-working` (5): should be text, such as `working`".to_owned(),
            format!("note: line 9: `Welsh` (4): should be text, such as `working`; {unasked}"),
        ]
    );
    let (is_met, told) = gap(&["--numbers", "0-4"]);
    assert!(is_met);
    assert_eq!(
        told,
        [
            "note: line 6: `agile-working` (5): should be text, such as `working`; with --numbers 0-4 a rating is 0, 1, 2, 3 or 4"
        ]
    );
    let (is_met, told) = gap(&["--numbers", "1-4"]);
    assert!(is_met);
    assert_eq!(told.len(), 2, "nothing is at 0: {told:?}");
    assert_eq!(
        told[0],
        "note: line 5: `prototyping` (0): should be text, such as `working`; with --numbers 1-4 a rating is 1, 2, 3 or 4"
    );
}

#[test]
fn what_is_no_rating_is_silent() {
    let json = r#"{"edition": "2026-10", "ratings": {"testing": null, "user-focus": "-",
        "prototyping": "N/A", "agile-working": "Not assessed", "strategic-thinking": "none",
        "change-management": "wroking"}}"#;
    let path = file("blank.JSON", format!("\u{feff}{json}"));
    let arguments = [path.to_str().unwrap(), "Developer", "--format", "json"];
    let (_, told, status) = run("skill_gap", &arguments, &path);
    assert_eq!(status, Some(0));
    let wanted = "note: line 3: `change-management` (wroking): unknown rating `wroking`, did you mean `working`?";
    assert_eq!(told, [wanted]);
}

/// Read, changed, written back over itself, with what else the file holds.
#[test]
fn a_job_is_changed_in_its_file() {
    let path = file(
        "mine.toml",
        "edition = '2025-10'\ngrade = 'G7'\n[skills]\n'Systems analysis' = 'working'\n[own]\nWelsh = 'desirable'\n[contact]\nteam = 'data'\n",
    );
    let text = path.to_str().unwrap();
    let arguments = ["--file", text, "--need", "Testing=expert", "--write", text];
    let (_, told, status) = run("job", &arguments, &path);
    assert_eq!((told, status), (Vec::new(), Some(0)));
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        "edition = \"2026-10\"\ngrade = \"G7\"\n\n[skills]\n\
         digital-and-data-systems-analysis = \"working\"\ntesting = \"expert\"\n\n\
         [own]\nWelsh = \"desirable\"\n\n[contact]\nteam = \"data\"\n"
    );
    // Whole or as it was, and the error names the path.
    let absent = path.with_file_name("absent").join("mine.json");
    let arguments = ["--file", text, "--write", absent.to_str().unwrap()];
    let (_, told, status) = run("job", &arguments, &absent);
    assert_eq!(
        (told, status),
        (vec!["error: No such file or directory (os error 2)".to_owned()], Some(2))
    );
    let official = ["--file", text, "--own", "Systems analysis=working"];
    let (_, told, status) = run("job", &official, &path);
    assert_eq!(status, Some(2));
    assert_eq!(
        told[0],
        "error: invalid value 'Systems analysis=working' for '--own <NAME=NEED>': that is the official skill `digital-and-data-systems-analysis`; set it as such"
    );
}

/// Should each entry look at all others, or each number move all that is behind it, this takes many
/// minutes.
#[test]
fn a_file_of_many_entries() {
    // Names so long that no time goes into finding what they might mean.
    let name = "Juggling ".repeat(13);
    let entries = |count: usize, entry: &dyn Fn(usize) -> String| {
        (0..count).map(entry).collect::<Vec<_>>().join(",\n")
    };
    let unknown = entries(100_000, &|number| format!("\"{name}{number}\": 3"));
    let path = file("many.json", format!("{{\"ratings\": {{\n{unknown}}}}}"));
    let arguments = [path.to_str().unwrap(), "Developer", "--numbers", "0-4"];
    let (_, told, _) = run("skill_gap", &arguments, &path);
    assert_eq!(told.len(), 100_001);
    let last = "note: line 100001: `Juggling Juggling ";
    assert!(told[100_000].starts_with(last), "{}", told[100_000]);
    assert!(told[100_000].contains("99999` (practitioner): unknown skill "), "{}", told[100_000]);

    let repeated = |number| format!("\"testing\": \"{}\"", ["working", "expert"][number % 2]);
    let repeated = entries(20_000, &repeated);
    let (_, told, status) = job("repeated.json", format!("{{\"skills\": {{\n{repeated}}}}}"));
    assert_eq!(status, Some(2));
    assert_eq!(told[1], "error: line 3: `testing` is already in line 2");
    assert!(told[21].ends_with(": 19979 more"), "{}", told[21]);
}
