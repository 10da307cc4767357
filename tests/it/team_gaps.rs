//! The example `team_gaps`: its tables of people, and the people that it makes up.

#[path = "../../examples/shared/department.rs"]
pub mod department;
#[path = "../../examples/team_gaps/people.rs"]
pub mod people;
mod pictures;
mod quotes;
#[path = "../../examples/shared/scale.rs"]
pub mod scale;

use std::fs;
use std::process::Output;

use capability_framework::{Grade, RoleLevel, Skill};
use department::Department;
use people::{Fault, Meaning, Part, Person};

use crate::workplace::{example, output};

/// What a table gives: its people and its faults.
fn read(table: &[u8]) -> (Vec<Person>, Vec<Fault>) {
    let (mut people, mut faults) = (Vec::new(), Vec::new());
    people::read(
        table,
        Meaning::default(),
        |person| people.push(person),
        |fault| faults.push(fault),
        |_| (),
    )
    .unwrap();
    (people, faults)
}

/// The message with which a table is refused.
fn refusal(table: &str) -> String {
    people::read(table.as_bytes(), Meaning::default(), |_| (), |_| (), |_| ())
        .unwrap_err()
        .to_string()
}

#[test]
fn bad_rows_are_told_with_line_and_field_and_good_ones_are_used() {
    let table = b"\xef\xbb\xbfPosition, level ,Testing,Ownership and topic,User focus (content design),testing,Jugling\n\
        1,Developer,working,Expert,,,\n\
        2,Developr,working,,,,\n\
        3,Developer,wroking,,,,\n\
        4,Developer,working\n\
        ,Developer,working,,,,\n\
        1,Developer,working,,,,\n\
        \"5\n5\",Developer,not yet aware,,,,\n\
        6,Developer,\xff,,,,\n\
        7,senior-developer,,,,,\n";
    let (people, faults) = read(table);
    assert_eq!(faults.iter().filter(|fault| fault.part == Part::Column).count(), 3);
    let faults: Vec<String> = faults.iter().map(Fault::to_string).collect();
    assert_eq!(
        faults,
        [
            "line 1, field `User focus (content design)`: User focus (content design) is retired, left out",
            "line 1, field `testing`: `Testing` is the same skill, left out",
            "line 1, field `Jugling`: unknown skill `Jugling`, expected a name or slug such as `accessibility`, left out",
            "line 3, field ` level `: unknown role level `Developr`, did you mean `developer`?",
            "line 4, position `3`, field `Testing`: unknown rating `wroking`, did you mean `working`?",
            "line 5: 3 fields, expected 7",
            "line 6, field `Position`: empty",
            "line 7, field `Position`: `1` is also in line 2",
            "line 10, position `6`, field `Testing`: `\u{fffd}` is not UTF-8",
        ]
    );
    let positions: Vec<&str> = people.iter().map(|person| person.position.as_str()).collect();
    assert_eq!(positions, ["1", "3", "5\n5", "6", "7"]);
    assert!(people[1].profile.is_empty(), "a bad cell costs the cell");
    assert_eq!(people[4].level, Some(RoleLevel::SeniorDeveloper));
    let ratings: Vec<String> = people[0].profile.iter().map(|(s, r)| format!("{s} {r}")).collect();
    assert_eq!(ratings, ["Ownership and initiative Expert", "Testing Working"]);
}

/// As spreadsheets write them, and with empty lines.
#[test]
fn lines_are_those_of_the_file_whatever_ends_them() {
    for (table, wanted) in [
        ("position,level\r\n1,Developer\r\n2,Developr\r\n\r\n3,Developr\r\n", [3, 5]),
        ("position,level\n1,Developer\n2,Developr\n\n3,Developr\n", [3, 5]),
        ("position,level\r1,Developer\r2,Developr\r\r3,Developr\r", [3, 5]),
        ("\n\nposition,level,juggling\n\n\"4\n4\",Developr,\n", [3, 5]),
    ] {
        let (_, faults) = read(table.as_bytes());
        let lines = faults.iter().map(|fault| fault.to_string());
        let wanted = wanted.map(|line| format!("line {line}, field "));
        assert!(lines.zip(wanted).all(|(fault, line)| fault.starts_with(&line)), "{table:?}");
        assert_eq!(faults.len(), 2);
    }
}

#[test]
fn a_table_that_cannot_be_used_is_refused() {
    let error = |table: &[u8]| {
        let result =
            people::read(table, Meaning::default(), |_| panic!("a person"), |_| (), |_| ());
        result.unwrap_err().to_string()
    };
    assert_eq!(
        error(b"level,Testing\n"),
        "line 1: no column `position`, the first ones are `level`, `Testing`"
    );
    assert_eq!(
        error(b"position|level|Testing\n"),
        "line 1: no column `position`, the first ones are `position|level|Testing`"
    );
    for (table, kind) in [
        (&b"PK\x03\x04..."[..], "a workbook, expected CSV"),
        (b"\xd0\xcf\x11\xe0...", "a workbook, expected CSV"),
        (b"\n<!DOCTYPE html>", "HTML or XML, expected CSV"),
    ] {
        assert_eq!(error(table), format!("{kind}: save the table as `CSV UTF-8`"));
    }
    assert_eq!(error(b"position,level,level\n"), "line 1: two columns `level`");
    assert_eq!(error(b""), "empty, expected a line with the names of the columns");
    assert_eq!(error(b"\xff\xfep\0o\0"), "UTF-16, expected UTF-8: save the table as `CSV UTF-8`");
    assert_eq!(
        error(b"position,level,\xff\n"),
        "line 1: invalid utf-8 sequence of 1 bytes from index 0"
    );
}

/// What people write into a cell that has no rating.
#[test]
fn cells_without_a_rating_are_empty() {
    for cell in [
        "",
        " ",
        "-",
        "--",
        "–",
        "—",
        "?",
        ".",
        "n/a",
        "N/A",
        "#N/A",
        "NA",
        "n.a.",
        "Not applicable",
        "not assessed",
        "Not yet assessed",
        "NOT-ASSESSED",
        "unassessed",
        "none",
        "None.",
        "nil",
        "null",
        "NaN",
        "TBC",
        "tbd",
        "(blank)",
        "not rated",
        "unknown",
        "To be confirmed",
    ] {
        let (people, faults) =
            read(format!("position,level,Testing\n1,Developer,{cell}\n").as_bytes());
        assert!(people[0].profile.is_empty() && faults.is_empty(), "{cell}");
    }
    // These say something, which is not known.
    for cell in ["0", "3", "x", "no", "yes", "✓", "*", "N", "not yet", "wroking", "expert?!x"] {
        let (people, faults) =
            read(format!("position,level,Testing\n1,Developer,{cell}\n").as_bytes());
        assert!(people[0].profile.is_empty(), "{cell}");
        let fault = faults[0].to_string();
        let wanted = format!("line 2, position `1`, field `Testing`: unknown rating `{cell}`");
        assert!(faults[0].part == Part::Cell && fault.starts_with(&wanted), "{fault}");
    }
}

#[test]
fn blank_rows_and_columns_are_silent() {
    let (people, faults) = read(
        b"position,level,,Testing, ,,\n,,,,,,\n1,Developer,,working,-,n/a,\n , ,,\n\n,,,\n\
        2,Developer,,working,,,,,,\n3,Developer,,,loud,,\n4,Developer,,,loud,,\n",
    );
    assert_eq!(people.len(), 4);
    let faults: Vec<String> = faults.iter().map(Fault::to_string).collect();
    assert_eq!(faults, ["line 8: column 5 has no name, left out"]);
}

#[test]
fn semicolons_and_tabs_are_read_and_told() {
    for (separator, name) in [(";", "semicolons"), ("\t", "tabs")] {
        let table = "\u{feff}Position,Level,Testing,Notes\r\n1,Developer,working,\"a; b\tc\"\r\n";
        let (people, faults) = read(table.replace(',', separator).as_bytes());
        assert_eq!((people.len(), people[0].profile.len()), (1, 1));
        let told = format!("line 1: read with {name} between the cells");
        assert_eq!(faults[0].to_string(), told);
        assert!(faults[0].part == Part::Nothing);
        // The quotes of such a table are looked after too.
        let stray = table.replace("\"a; b\tc\"", "\"a\n2,Developer,,\"").replace(',', separator);
        assert_eq!(
            refusal(&stray),
            "line 2, field `Notes`: a quoted field that holds rows of the table; one of its quotes is stray"
        );
    }
    let (_, faults) = read(b"position,level,Notes\n1,Developer,a;b\n");
    assert!(faults.iter().all(|fault| fault.part != Part::Nothing));
}

#[test]
fn numbers_are_ratings_only_when_asked_for() {
    let table = b"position,level,Testing\n0,Developer,0\n1,Developer,1.0\n2,Developer, 4 \n\
        3,Developer,5\n4,Developer,2.5\n5,Developer,working\n6,Developer,-1\n";
    let read = |numbers| {
        let (mut people, mut faults) = (Vec::new(), Vec::new());
        let meaning = Meaning { numbers, ..Meaning::default() };
        let fault = |fault: Fault| faults.push(fault.to_string());
        people::read(table, meaning, |person| people.push(person), fault, |_| ()).unwrap();
        let points = people.iter().map(|person| person.profile.get(Skill::Testing));
        (points.map(|rating| rating.map(|it| it.point())).collect::<Vec<_>>(), faults)
    };
    let (points, faults) = read(None);
    assert_eq!(points, [None, None, None, None, None, Some(2), None]);
    assert_eq!(
        faults[2],
        "line 4, position `2`, field `Testing`: unknown rating `4`, expected not-yet-aware, awareness, \
         working, practitioner or expert; numbers are read only with --numbers 0-4 or --numbers 1-4, \
         which say what they mean"
    );
    let (points, faults) = read(Some("0-4".parse().unwrap()));
    assert_eq!(points, [Some(0), Some(1), Some(4), None, None, Some(2), None]);
    assert_eq!(faults.len(), 3);
    assert!(faults[1].ends_with("; with --numbers 0-4 a rating is 0, 1, 2, 3 or 4"), "{faults:?}");
    let (points, faults) = read(Some("1-4".parse().unwrap()));
    assert_eq!(points, [None, Some(1), Some(4), None, None, Some(2), None]);
    assert!(faults[0].ends_with("; with --numbers 1-4 a rating is 1, 2, 3 or 4"), "{faults:?}");
}

/// Everybody against one post, whatever their level, which the table may lack.
#[test]
fn a_team_is_measured_against_a_job() {
    let job = file(
        "post.toml",
        "edition = '2026-10'\n[skills]\ntesting = 'working'\nprototyping = 'desirable'\n[own]\nWelsh = 'expert'\n",
    );
    let table = file("post.csv", "position,Testing\n1,working\n2,awareness\n3,\n");
    let svg = file("post.svg", "");
    let output = run(&[&table, "--job", &job, "--svg", &svg]);
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let not_counted = "Not counted: 2 skills that are desirable or not in the framework";
    assert!(text.starts_with(&format!("3 people, 1 meeting the job\n\n{not_counted}\n")), "{text}");
    assert!(text.contains(" post   3        1\n"), "{text}");
    assert!(fs::read_to_string(svg).unwrap().contains("\npost\n"));
    let json = run(&[&table, "--job", &job, "--format", "json"]).stdout;
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let wanted = serde_json::json!([{ "job": "post", "people": 3, "met": 1 }]);
    assert_eq!(json["role_levels"], wanted);
    // A slip of the finger fills no memory.
    let output = run(&["--synthetic", "99999999999"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains(" is not in 0..=10000000\n"));
    let output = run(&[&table]);
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        error,
        format!(
            "error: {table}: line 1: no column `level`, the first ones are `position`, `Testing`\n"
        )
    );
}

#[test]
fn files_are_whole_or_as_they_were_and_errors_name_them() {
    let folder = concat!(env!("CARGO_TARGET_TMPDIR"), "/team_gaps/nowhere");
    for option in ["--svg", "--save"] {
        let path = format!("{folder}/people");
        let output = run(&["--synthetic", "2", option, &path]);
        assert_eq!(output.status.code(), Some(2));
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(error, format!("error: {path}: No such file or directory (os error 2)\n"));
    }
    let folder = concat!(env!("CARGO_TARGET_TMPDIR"), "/team_gaps");
    let output = run(&["--synthetic", "2", "--svg", folder]);
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(error, format!("error: {folder}: is a directory\n"));
}

#[test]
fn a_table_that_is_written_is_read_back() {
    let people = || {
        Department::new(3).take(300).zip(0..).map(|((level, profile), number)| Person {
            position: number.to_string(),
            level: Some(level),
            profile,
        })
    };
    let mut table = Vec::new();
    people::write(&mut table, people()).unwrap();
    let (read, faults) = read(&table);
    assert!(faults.is_empty());
    assert_eq!(read.len(), 300);
    for (read, written) in read.iter().zip(people()) {
        assert_eq!(read.position, written.position);
        assert_eq!(read.level, written.level);
        assert_eq!(read.profile, written.profile);
    }
}

#[test]
fn the_department_is_a_pyramid_whose_ratings_lie_around_the_requirements() {
    let people: Vec<_> = Department::new(1).take(100_000).collect();
    assert!(people.iter().zip(Department::new(1)).all(|(one, same)| *one == same));
    assert!(people.iter().zip(Department::new(2)).any(|(one, other)| *one != other));
    assert!(RoleLevel::iter().all(|level| people.iter().any(|(known, _)| *known == level)));
    let count = |grade: Grade| people.iter().filter(|(l, _)| l.grades().contains(&grade)).count();
    assert!(count(Grade::Heo) > count(Grade::G7) && count(Grade::G7) > count(Grade::G6));
    // Kind by kind, of all that is required of anybody.
    let (mut below, mut level, mut above, mut not_assessed) = (0, 0, 0, 0);
    for (target, profile) in &people {
        for item in profile.gap_to(*target).items() {
            match item.steps() {
                None => not_assessed += 1,
                Some(..0) => below += 1,
                Some(0) => level += 1,
                Some(_) => above += 1,
            }
        }
    }
    let all = below + level + above + not_assessed;
    assert!(level * 10 > all * 4 && level * 10 < all * 6);
    assert!([below, above, not_assessed].iter().all(|count| count * 20 > all));
    assert!(people.iter().all(|(_, profile)| profile.len() < Skill::COUNT / 4));
}

fn run(arguments: &[&str]) -> Output {
    output(example("team_gaps").args(arguments))
}

/// Writes a file to a folder of these tests, and gives its path.
fn file(name: &str, text: &str) -> String {
    let folder = concat!(env!("CARGO_TARGET_TMPDIR"), "/team_gaps");
    fs::create_dir_all(folder).unwrap();
    let path = format!("{folder}/{name}");
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn bad_rows_are_counted_and_the_first_are_told() {
    let mut table = "position,level\n0,Developer\n".to_owned();
    table.extend((1..=30).map(|position| format!("{position},Developr\n")));
    let output = run(&[&file("faults.csv", &table), "--faults", "3"]);
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(error.matches("unknown role level `Developr`").count(), 3);
    assert!(error.ends_with("27 more bad rows and cells (--faults shows them)\n"), "{error}");
    assert!(String::from_utf8(output.stdout).unwrap().contains("Left out of the table: 30 rows\n"));

    let output = run(&[&file("none.csv", "position,level\n1,Developr\n")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().ends_with("no row can be used\n"));
}

/// A table is read and never written.
#[test]
fn a_table_is_not_saved_over() {
    let table = "position,level\n1,Developer\n";
    let path = file("mine.csv", table);
    let output = run(&[&path, "--save", &path]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(&path).unwrap(), table);
    let output = run(&["--synthetic", "2", "--save", &path]);
    assert!(output.status.success());
    assert_eq!(read(&fs::read(&path).unwrap()).0.len(), 2);
}

/// Should each row look at every column, or each message have the whole of a name, this takes hours.
#[test]
fn many_columns_and_long_names_cost_nothing_again_for_each_row() {
    let table =
        format!("position,level{}\n{}", ",".repeat(200_000), "1,developer\n".repeat(100_000));
    let (people, faults) = read(table.as_bytes());
    assert_eq!((people.len(), faults.len()), (0, 100_000));

    let name = format!("Testing{}", ".".repeat(1_000_000));
    let rows: String = (0..10_000).map(|row| format!("{row},developer,wroking\n")).collect();
    let (people, faults) = read(format!("position,level,{name}\n{rows}").as_bytes());
    assert_eq!((people.len(), faults.len()), (10_000, 10_000));
    let wanted = "unknown rating `wroking`, did you mean `working`?";
    let field = format!("Testing{}...", ".".repeat(193));
    assert_eq!(faults[7].to_string(), format!("line 9, position `7`, field `{field}`: {wanted}"));

    let again = ",Testing".repeat(10_000);
    let (_, faults) = read(format!("position,level,{name}{again}\n1,developer\n").as_bytes());
    assert_eq!(faults.len(), 10_001);
    let message = format!("line 1, field `Testing`: `{field}` is the same skill, left out");
    assert_eq!(faults[0].to_string(), message);
}
