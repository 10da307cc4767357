//! The data of an edition from a download, with what a person decided.

use std::fs;
use std::path::{Path, PathBuf};

use super::workplace::{cargo, output};
use super::{folder, root};

const TABLES: [&str; 5] = ["role-families", "roles", "role-levels", "skills", "requirements"];

/// A path for what a test writes.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("refresh");
    fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

/// Runs the command into a new folder: standard output, standard error, status and folder.
fn refresh(name: &str, arguments: &[&Path]) -> (String, String, Option<i32>, PathBuf) {
    let out = scratch(name);
    let _ = fs::remove_dir_all(&out);
    run(arguments, &out)
}

fn run(arguments: &[&Path], out: &Path) -> (String, String, Option<i32>, PathBuf) {
    let refresh = ["-q", "--features", "publication", "--example", "refresh", "--"];
    let output = output(cargo("run").args(refresh).args(arguments).arg("--out").arg(out));
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code(), out.to_owned())
}

fn table(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name).with_extension("tsv")).unwrap()
}

fn sample(name: &str) -> PathBuf {
    root().join("examples/download").join(name)
}

/// Runs the command on the sample, whose reference is the edition of January 2020.
fn refresh_sample(name: &str, arguments: &[&Path]) -> (String, String, Option<i32>, PathBuf) {
    let (roles, skills) = (sample("roles.csv"), sample("skills.csv"));
    let reference = [Path::new("--reference"), Path::new("2020-01")];
    refresh(name, &[&[roles.as_path(), &skills], &reference[..], arguments].concat())
}

#[test]
#[ignore = "needs CAPABILITY_FRAMEWORK_DOWNLOAD"]
fn the_download_of_2025_gives_its_embedded_folder() {
    let folder = folder("CAPABILITY_FRAMEWORK_DOWNLOAD");
    let embedded = root().join("src/data/2025-10");
    let decisions = embedded.join("decisions.tsv");
    let (roles, skills) = (folder.join("roles.csv"), folder.join("skills.csv"));
    let arguments = [&roles, &skills, Path::new("--decisions"), &decisions];
    let (_, error, status, out) = refresh("2025-10", &arguments);
    assert_eq!(status, Some(0), "{error}");
    for name in TABLES {
        assert_eq!(table(&out, name), table(&embedded, name), "{name}");
    }
    let count = fs::read_dir(&out).unwrap().count();
    assert_eq!(count, TABLES.len(), "no other files are left");
}

#[test]
fn what_a_person_must_decide_is_asked_and_nothing_is_written() {
    let (output, error, status, out) = refresh_sample("asked", &[]);
    assert_eq!((output.as_str(), status), ("", Some(1)));
    for line in [
        "skill\tOwnership and topic\tname\tOwnership and initiative",
        "role-level\tChief application operations engineer\tnew\t-",
        "role-level\tChief application operations engineer\tnumber\t<its number on the ladder>",
    ] {
        assert!(error.lines().any(|other| other == line), "{error}");
    }
    assert!(!out.exists());
}

/// The sample lacks one of the 56 requirements of its reference; a tenth of them may be missing.
#[test]
fn a_download_far_from_its_reference_is_refused_unless_allowed() {
    let (decisions, skills) = (sample("decisions.tsv"), sample("skills.csv"));
    let roles = fs::read_to_string(sample("roles.csv")).unwrap();
    let lines: Vec<&str> = roles.lines().collect();
    let run = |name: &str, cut: usize, more: &[&str]| {
        let roles = scratch(&format!("{name}.csv"));
        fs::write(&roles, lines[..lines.len() - cut].join("\n")).unwrap();
        let reference = ["--reference", "2020-01", "--decisions"].map(Path::new);
        let more: Vec<&Path> = more.iter().map(Path::new).collect();
        let files = [roles.as_path(), &skills];
        refresh(name, &[&files, &reference[..], &[decisions.as_path()], &more].concat())
    };
    let (_, error, status, _) = run("near", 4, &[]);
    assert_eq!(status, Some(0), "{error}");
    let (output, error, status, out) = run("far", 5, &[]);
    assert_eq!((output.as_str(), status), ("", Some(2)));
    assert!(
        error.ends_with(
            "\nerror: the download lacks 0 of the 5 role levels and 6 of the 56 requirements of \
             January 2020; if that is right, choose a nearer --reference or add --allow-missing\n"
        ),
        "{error}"
    );
    assert!(!out.exists());
    let (_, error, status, out) = run("allowed", 5, &["--allow-missing"]);
    assert_eq!(status, Some(0), "{error}");
    assert!(out.join("requirements.tsv").exists());
}

/// Files are written beside their places, and take them only when all are complete.
#[test]
fn files_are_whole_or_as_they_were() {
    let decisions = sample("decisions.tsv");
    let arguments = [Path::new("--decisions"), &decisions];
    let (_, _, status, out) = refresh_sample("kept", &arguments);
    assert_eq!(status, Some(0));
    // A folder where the last file should be: nothing changes.
    let before = table(&out, "roles");
    let path = out.join("skills.tsv");
    fs::write(out.join("role-families.tsv"), "before").unwrap();
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    let (_, error, status, _) = refresh_into(&out, &arguments);
    assert_eq!(status, Some(2));
    assert!(error.ends_with(&format!("error: {}: is a directory\n", path.display())), "{error}");
    assert_eq!((table(&out, "role-families").as_str(), table(&out, "roles")), ("before", before));
    assert_eq!(fs::read_dir(&out).unwrap().count(), TABLES.len(), "nothing is left beside");
    // A file where the folder should be.
    let file = out.join("role-families.tsv");
    let (_, error, status, _) = refresh_into(&file, &arguments);
    assert_eq!(status, Some(2));
    assert!(error.contains(&format!("error: {}: ", file.display())), "{error}");
}

fn refresh_into(out: &Path, arguments: &[&Path]) -> (String, String, Option<i32>, PathBuf) {
    let (roles, skills) = (sample("roles.csv"), sample("skills.csv"));
    let reference = [Path::new("--reference"), Path::new("2020-01")];
    run(&[&[roles.as_path(), &skills], &reference[..], arguments].concat(), out)
}

#[test]
fn decisions_and_grades_are_followed() {
    let (decisions, grades) = (sample("decisions.tsv"), sample("grades.tsv"));
    let arguments = [Path::new("--decisions"), &decisions, Path::new("--grades"), &grades];
    let (output, error, status, out) = refresh_sample("decided", &arguments);
    assert_eq!(status, Some(0), "{error}");
    assert!(output.contains(
        "\n- Application operations engineer: Testing: raised from Awareness to Working\n"
    ));
    let levels = table(&out, "role-levels");
    assert!(levels.starts_with("role\tnumber\trole_level\tname\tgrades\n"), "{levels}");
    let row = |number, slug, name, grades| {
        format!("application-operations-engineer\t{number}\t{slug}\t{name}\t{grades}\n")
    };
    for row in [
        row(2, "application-operations-engineer", "Application operations engineer", "HEO"),
        row(
            6,
            "chief-application-operations-engineer",
            "Chief application operations engineer",
            "G7/G6",
        ),
    ] {
        assert!(levels.contains(&row), "{levels}");
    }
    let requirements = table(&out, "requirements");
    for row in ["ownership-and-initiative\tAWWPPE\n", "testing\t.WWPEE\n"] {
        assert!(requirements.contains(row), "{requirements}");
    }
}

/// A level that is inserted has the number that was decided, and the others keep their order around it.
#[test]
fn an_inserted_level_needs_one_number() {
    let decisions = fs::read_to_string(sample("decisions.tsv")).unwrap();
    let decided = |name: &str, number: &str| {
        let path = scratch(&format!("{name}.tsv"));
        fs::write(&path, decisions.replace("\tnumber\t6\n", &format!("\tnumber\t{number}\n")))
            .unwrap();
        refresh_sample(name, &[Path::new("--decisions"), &path])
    };
    let (_, error, status, out) = decided("inserted", "2");
    assert_eq!(status, Some(0), "{error}");
    let levels = table(&out, "role-levels");
    let names = levels.lines().skip(1).map(|row| row.split('\t').nth(3).unwrap().to_owned());
    let grown = " application operations engineer";
    let wanted = ["Associate", "Chief", "", "Senior", "Lead", "Principal"].map(|word| match word {
        "" => "Application operations engineer".to_owned(),
        word => format!("{word}{grown}"),
    });
    assert_eq!(names.collect::<Vec<_>>(), wanted);
    for (name, number) in [("beyond", "7"), ("none", "0"), ("word", "six")] {
        let (_, error, status, _) = decided(name, number);
        assert_eq!(status, Some(1), "{error}");
        let asked = "# these levels of `Application operations engineer` need a number each, from 1 to 6, none of them twice\n\
                     role-level\tChief application operations engineer\tnumber\t<its number on the ladder>";
        assert!(error.contains(asked), "{error}");
    }
}

#[test]
fn errors_name_the_path() {
    let (roles, skills) = (sample("roles.csv"), sample("skills.csv"));
    let (_, error, status, _) = refresh("swapped", &[&skills, &roles]);
    let message = format!(
        "error: {}: roles.csv, line 1: the header of skills.csv; are the two files swapped?\n",
        skills.display()
    );
    assert_eq!((error, status), (message, Some(2)));
    let absent = sample("absent.csv");
    let (_, error, status, _) = refresh("absent", &[&roles, &absent]);
    assert!(error.starts_with(&format!("error: {}: ", absent.display())), "{error}");
    assert_eq!(status, Some(2));
    let folder = root().join("examples");
    let (_, error, status, _) = refresh("folder", &[&roles, &folder]);
    assert!(error.starts_with(&format!("error: {}: skills.csv: ", folder.display())), "{error}");
    assert_eq!(status, Some(2));

    let (_, error, status, _) = refresh_sample("bad", &[Path::new("--decisions"), &skills]);
    let message =
        format!("{}:1: expected the header `kind\tname\tdecision\tvalue`\n", skills.display());
    assert!(error.ends_with(&message), "{error}");
    assert_eq!(status, Some(2));
}
