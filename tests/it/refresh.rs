//! The data of an edition from a download, with what a person decided.

use std::fs;
use std::path::{Path, PathBuf};

use super::workplace::cargo;
use super::{folder, root};

const TABLES: [&str; 5] = ["families", "roles", "role-levels", "skills", "requirements"];

/// Runs the command into a new folder: standard output, standard error, status and folder.
fn refresh(name: &str, arguments: &[&Path]) -> (String, String, Option<i32>, PathBuf) {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("refresh").join(name);
    let _ = fs::remove_dir_all(&out);
    let output = cargo("run")
        .args(["-q", "--features", "publication", "--example", "refresh", "--"])
        .args(arguments)
        .arg("--out")
        .arg(&out)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code(), out)
}

fn table(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name).with_extension("tsv")).unwrap()
}

#[test]
#[ignore = "needs CAPABILITY_FRAMEWORK_DOWNLOAD"]
fn the_download_of_2025_gives_its_embedded_folder() {
    let folder = folder("CAPABILITY_FRAMEWORK_DOWNLOAD");
    let own = root().join("src/data/2025-10");
    let decisions = own.join("decisions.tsv");
    let (roles, skills) = (folder.join("roles.csv"), folder.join("skills.csv"));
    let arguments = [&roles, &skills, Path::new("--decisions"), &decisions];
    let (_, error, status, out) = refresh("2025-10", &arguments);
    assert_eq!(status, Some(0), "{error}");
    for name in TABLES {
        assert_eq!(table(&out, name), table(&own, name), "{name}");
    }
}

#[test]
fn what_a_person_must_decide_is_asked_and_nothing_is_written() {
    let sample = root().join("examples/download");
    let (roles, skills) = (sample.join("roles.csv"), sample.join("skills.csv"));
    let (output, error, status, out) = refresh("asked", &[&roles, &skills]);
    assert_eq!((output.as_str(), status), ("", Some(1)));
    for line in [
        "skill\tOwnership and topic\tname\tOwnership and initiative",
        "level\tChief application operations engineer\tnew\t-",
        "level\tChief application operations engineer\tnumber\t<its number on the ladder>",
    ] {
        assert!(error.lines().any(|own| own == line), "{error}");
    }
    assert!(!out.exists());
}

#[test]
fn decisions_and_grades_are_followed() {
    let sample = root().join("examples/download");
    let path = |name: &str| sample.join(name);
    let (roles, skills) = (path("roles.csv"), path("skills.csv"));
    let (decisions, grades) = (path("decisions.tsv"), path("grades.tsv"));
    let arguments =
        [&roles, &skills, Path::new("--decisions"), &decisions, Path::new("--grades"), &grades];
    let (output, error, status, out) = refresh("decided", &arguments);
    assert_eq!(status, Some(0), "{error}");
    assert!(output.contains(
        "\n- Application operations engineer: Testing: lowered from Working to Awareness\n"
    ));
    assert_eq!(
        table(&out, "role-levels"),
        "role\tnumber\trole_level\tname\tgrades\n\
         application-operations-engineer\t1\tapplication-operations-engineer\tApplication operations engineer\tHEO\n\
         application-operations-engineer\t2\tchief-application-operations-engineer\tChief application operations engineer\tG7/G6\n"
    );
    assert_eq!(
        table(&out, "requirements"),
        "role\tskill\tladder\n\
         application-operations-engineer\townership-and-initiative\tW.\n\
         application-operations-engineer\ttesting\tWE\n"
    );
}

#[test]
fn faults_of_its_own_files_are_named() {
    let sample = root().join("examples/download");
    let (roles, skills) = (sample.join("roles.csv"), sample.join("skills.csv"));
    let (_, error, status, _) = refresh("swapped", &[&skills, &roles]);
    let message = "error: roles.csv, line 1: no column `Role Family`; are the two files swapped?\n";
    assert_eq!((error.as_str(), status), (message, Some(2)));
    let (_, error, status, _) =
        refresh("bad", &[&roles, &skills, Path::new("--decisions"), &skills]);
    let message = "skills.csv:1: the header should be `type\tname\tdecision\tvalue`\n";
    assert!(error.ends_with(message), "{error}");
    assert_eq!(status, Some(2));
}
